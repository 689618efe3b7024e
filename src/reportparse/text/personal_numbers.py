# SPDX-License-Identifier: MIT
"""Numbers of persons in a text: identity numbers, which have a check digit, and mobile numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from .patterns import late

_NUMBER: Final = late(
    r"[1-9](?<![0-9A-Za-z./_=:-].)(?:(?P<identity>[0-9]{16}[0-9Xx])"
    r"|(?<=1)[3-9][0-9](?:[0-9]{8}|-[0-9]{4}-[0-9]{4}))(?![0-9A-Za-z_]|[.,][0-9])"
)
#: A number before one of these counts something.
_COUNTS: Final = late(r"\s?(?:[条件元人次个份项户篇]|[万亿])")
#: GB 11643: the weights of the first 17 digits, and the check digits by the remainder.
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS: Final = "10X98765432"
_MASK: Final = "*"
#: This many characters at both ends are shown.
_SHOWN: Final = {"identity": (3, 2), "mobile": (3, 2)}


class PersonalNumber(NamedTuple):
    """A number of a person between two offsets; *masked* hides all but its ends."""

    kind: Literal["identity", "mobile"]
    start: int
    end: int
    masked: str


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """The numbers of persons in *text*, in order."""
    for match in _NUMBER.finditer(text):
        if match["identity"]:
            if _is_identity(match[0]):
                yield PersonalNumber("identity", *match.span(), _masked(match[0], "identity"))
        elif not _COUNTS.match(text, match.end()):
            yield PersonalNumber("mobile", *match.span(), _masked(match[0], "mobile"))


def without_personal_numbers(text: str) -> str:
    """*text*, of the same length, with the numbers of persons masked."""
    for number in personal_numbers(text):
        text = text[: number.start] + number.masked + text[number.end :]
    return text


def _is_identity(number: str) -> bool:
    """True if the check digit and the day of birth are right."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    if _CHECK_DIGITS[total % len(_CHECK_DIGITS)] != number[-1].upper():
        return False
    try:
        born = datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return datetime.date(1900, 1, 1) <= born <= datetime.date.today()  # noqa: DTZ011  # any zone


def _masked(number: str, kind: str) -> str:
    first, last = _SHOWN[kind]
    return number[:first] + _MASK * (len(number) - first - last) + number[-last:]
