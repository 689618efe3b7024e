# SPDX-License-Identifier: MIT
"""A share or a change that the text states, compared with the numbers computed for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from ..diagnostics.catalogue import Language
from ..narrative.comparisons import agrees, rounded
from ..narrative.passages import Passage
from ..narrative.quantities import Statement
from ..text.patterns import late
from .prose_against_tables import place_of
from .rules import Finding, failure, undecided
from .subject import Subject
from .written_changes import CHANGE, Number

#: The word for a change right before its number.
_CHANGE: Final = late(rf"{CHANGE}(?:[约近为是]|达到?)?$")
_LONGEST_CHANGE: Final = 6
#: A number that is not exact is wrong if it is off by more than this part of it.
_FAR: Final = 3
#: And a change in parts of ten by more than one of them.
_TENTH: Final = Decimal(10)
_CHANGES: Final[Mapping[Language, tuple[str, str]]] = {"zh": ("增加", "减少"), "en": ("up", "down")}
_PARTS_CHANGE: Final[Mapping[Language, tuple[str, str]]] = {
    "zh": ("增长", "下降"),
    "en": ("up", "down"),
}
_NO_CHANGE: Final[Mapping[Language, str]] = {"zh": "持平", "en": "unchanged"}
#: Units of what is computed; others are printed as they are in Chinese, and not in English.
_UNITS: Final[Mapping[Language, Mapping[str, str]]] = {
    "zh": {"百分点": "个百分点"},
    "en": {"%": "%", "倍": " times", "百分点": " percentage points", "元": " yuan"},
}


def judged(
    statement: Statement, found: Sequence[Number], passage: Passage, subject: Subject, path: str
) -> Iterator[Finding]:
    """Compare the stated number with those that were *found*, to the digits that are stated."""
    quantity = statement.quantity
    if not found:
        return
    if any(agrees(quantity, number) for number in found):
        yield Finding(path, "pass", quantity.value, quantity.value)
    elif quantity.approximate and not _is_far(statement, found):
        yield undecided(path, quantity.value)
    else:
        text = passage.paragraph.text
        start = quantity.start
        if statement.relation == "growth":
            change = _CHANGE.search(text, max(0, start - _LONGEST_CHANGE), start)
            start = change.start() if change else start
        first = Decimal(found[0])
        yield failure(
            path,
            place_of(subject, passage, quantity),
            published=quantity.value,
            computed=rounded(first),
            text=text[start : quantity.end],
            result=_shown(statement, first, subject.language),
        )


def _is_far(statement: Statement, found: Sequence[Number]) -> bool:
    """True if none of the numbers *found* can be meant by one that is not exact."""
    value = Decimal(statement.quantity.value)
    if statement.quantity.is_least:
        return max(found) < value
    if statement.quantity.unit != "%":
        return False
    far = value / _FAR if statement.relation == "share" else max(value / _FAR, _TENTH)
    return all(abs(number - value) > far for number in found)


def _shown(statement: Statement, number: Decimal, language: Language) -> str:
    """A computed number for a person: of a change whether it is a rise or a fall."""
    unit = statement.quantity.unit
    printed = _UNITS[language].get(unit, unit if language == "zh" else "")
    if statement.relation in ("share", "ratio"):
        return f"{rounded(number):f}{printed}"
    change = rounded(-number if statement.falls else number)
    if not change:
        return _NO_CHANGE[language]
    rise, fall = (_PARTS_CHANGE if unit in ("%", "倍") else _CHANGES)[language]
    return f"{fall if change < 0 else rise} {abs(change):f}{printed}"
