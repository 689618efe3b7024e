# SPDX-License-Identifier: MIT
"""The sections of the forms, recognised by the words of their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from ..document.lines import FindSection, SectionWords
from ..text.characters import TRADITIONAL, simplified, traditional
from ..text.patterns import late
from ..text.source import BLANKS
from . import registry
from .form import Form

#: Words that show the kind of a section, the clearest first: 申请 is also in the heading of
#: section four, 公开 in nearly all.
_KINDS = (
    ("reviews", late(r"复议|诉讼")),
    ("problems", late(r"问题|不足|改进|困难")),
    ("applications", late(r"申请")),
    ("proactive", late(r"主动公开")),
    (
        "other_matters",
        late(
            r"其[他它].*(?:事项|报告|说明)|需要?(?:报告|说明)的|^其[他它](?:.{0,2}的?情况)?$|^其[他它]工作"
        ),
    ),
    ("overview", late(r"总体|概述|概况|基本情况|工作情况|开展情况|主要工作")),
)

#: No form has a section on fees; a heading on fees and something else is about the latter.
_FEES = late(r"收费|费用|减免")
_AND = late(r"[、，及和与]")

#: No heading is longer.
_LONGEST = 80

_NO_BLANKS = str.maketrans(dict.fromkeys(BLANKS, ""))


@lru_cache(maxsize=1 << 10)
def kind_of_heading(heading: str) -> str | None:
    """The kind of section that the words of a *heading* show."""
    words = simplified(heading).translate(_NO_BLANKS).rstrip("。：:")
    if _FEES.search(words):
        words = "".join(part for part in _AND.split(words) if not _FEES.search(part))
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)


def is_heading(words: str) -> bool:
    """True if *words* are all of a heading of a known form."""
    return bool(words) and known_sections()(words).end == len(words)


@cache
def known_sections() -> FindSection:
    """A finder of the headings of all known forms at the beginning of a text."""
    return section_finder(registry.forms().values())


def section_finder(forms: Iterable[Form]) -> FindSection:
    """A finder of the headings of *forms* at the beginning of a text."""
    known = {
        words
        for form in forms
        for heading in form.headings
        for words in (heading.label, *heading.others)
    }
    plain = {ord(char.translate(TRADITIONAL)): char for words in known for char in words}
    plain |= _NO_BLANKS
    beginnings = frozenset(form for words in known for form in (words[0], traditional(words[0])))
    longest_first = sorted(known, key=lambda words: (-len(words), words))
    match = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)").match

    def find(text: str) -> SectionWords:
        end = 0
        if text[:1] in beginnings:
            folded = text.translate(plain)
            found = match(folded)
            end = found.end() if found else 0
            if end and len(folded) < len(text):  # without blanks
                end = _after(text, end)
        return SectionWords(text[:_LONGEST], end, kind_of_heading)

    return find


def _after(text: str, count: int) -> int:
    """The offset after the first *count* characters of *text* that are not blanks."""
    printed = (place for place, char in enumerate(text, 1) if char not in BLANKS)
    return next(islice(printed, count - 1, None))
