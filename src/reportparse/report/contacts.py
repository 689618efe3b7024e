# SPDX-License-Identifier: MIT
"""How to reach the agency: address, telephone and the like, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..text.characters import narrow, simplified_in_place
from ..text.patterns import late
from ..text.spans import Span
from .metadata_lines import MetadataLine
from .model import Contact

_COLON = r"\s{0,8}[：:]?\s{0,8}"
_PHONE = (
    r"(?P<value>(?:[（(]?0[0-9]{2,3}[）)]?[-—－ ]?)?[0-9]{7,8}(?:[-—－转][0-9]{1,5})?"
    r"|1[0-9]{10})(?![0-9])"
)
_PATTERNS = {
    "address": late(
        r"(?:联系|办公|通讯|通信)?地\s*址\s*[：:]\s*"
        r"(?P<value>(?:[^，,；;。（）()\s]|[（(](?!邮)[^（）()\s]{1,20}[）)]){3,60})"
    ),
    "postcode": late(r"邮\s*(?:政)?编(?:码)?" + _COLON + r"(?P<value>[0-9]{6})(?![0-9])"),
    "phone": late(
        r"(?<!监督)(?<!举报)(?<!投诉)(?<!传真)(?:电\s*话|联系方式|(?<![A-Za-z])(?:Tel|TEL)\.?)(?:号码)?(?:[（(/／、]传真[）)]?)?"
        + _COLON
        + r"(?:电话\s*[：:]\s*)?"
        + _PHONE
    ),
    "fax": late(
        r"(?:传\s*真(?:电话)?(?:号码)?|(?<![A-Za-z])(?:Fax|FAX)\.?)" + _COLON + _PHONE, has="传F"
    ),
    "email": late(
        r"(?P<value>[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,4})"
    ),
    "website": late(
        r"(?P<value>https?://[A-Za-z0-9./_~?=&%:#-]{3,200}|www(?:\.[A-Za-z0-9-]{1,64}){2,5})"
    ),
}
_REACHES = (
    r"[电電]\s*[话話]|地\s*址|[邮郵]\s*(?:政\s*)?[编編箱]|信箱|[网網]\s*址|[传傳]\s*真|[联聯][系繫]方式"
    "|[Ee]-?mail|Tel|TEL|Fax|FAX"
)
_MAY_REACH = late(_REACHES)
#: A word after a number that is not the label of the next fact: 电话1234567起.
_NOUN = late(rf"\s*(?!{_REACHES})[一-鿿]")
#: Longer lines are prose, in which a number without a colon may be anybody's, unless it is one of
#: several contact facts, each between marks.
_LONGEST = 60
_BETWEEN_MARKS = late(r"[（(，,；;、](?:联系|办公室?|咨询)?$"), late(r"\s*(?:[）)，,；;]|。?$)")
_SEVERAL = late(r"联系[^人方电]|联系人|地址|邮编|传真")


def _is_stated(match: re.Match[str]) -> bool:
    """Return whether a colon is before the value, or the line is no sentence, nor counts it."""
    label = match.string[match.start() : match.start("value")]
    is_prose = len(match.string) > _LONGEST or "。" in match.string
    if not label or "：" in label or ":" in label:
        return True
    is_counted = _NOUN.match(match.string, match.end()) is not None
    return not is_counted and (not is_prose or _is_listed(match))


def _is_listed(match: re.Match[str]) -> bool:
    """Return whether a fact between marks is one of several of its line."""
    before, after = _BETWEEN_MARKS
    start = match.start()
    return bool(
        before.search(match.string, max(0, start - _LONGEST), start)
        and after.match(match.string, match.end())
        and _SEVERAL.search(match.string)
    )


def find_contact(lines: Iterable[MetadataLine]) -> tuple[Contact, dict[str, Span]]:
    """The first of each contact fact in *lines*, and their places by path."""
    found: dict[str, str] = {}
    places: dict[str, Span] = {}
    for line in lines:
        for piece in line.pieces:
            if not _MAY_REACH.search(piece.text):
                continue
            plain = narrow(simplified_in_place(piece.text))
            for name, pattern in _PATTERNS.items():
                matches = () if name in found else pattern.finditer(plain)
                match = next(filter(_is_stated, matches), None)
                if match:
                    start, end = match.span("value")
                    found[name] = piece.text[start:end]
                    span = piece.span(start, end)
                    if span is not None:
                        places[f"contact.{name}"] = span
    return Contact(**found), places
