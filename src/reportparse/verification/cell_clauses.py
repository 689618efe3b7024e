# SPDX-License-Identifier: MIT
"""A line of a table in a text -> a clause for each of its numbers: 青石县林业局新收申请550件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .owner_mentions import GONE

_CELL: Final = re.compile(r"[^|\t]+")
_RULE: Final = re.compile(r"[\s|:+-]+")
_UNIT: Final = r"[件条宗起]|[万亿]?元"
_NUMBER: Final = re.compile(
    rf"[\s*]*[-+]?(约?[0-9０-９]+(?:[,，.．][0-9０-９]+)*(?:\s?(?P<unit>{_UNIT}|[%％]))?)[\s*]*"
)
_IN_UNIT: Final = re.compile(rf"[（(](?:单位[：:])?(?P<unit>{_UNIT})[）)]")
_YEAR: Final = re.compile(r"^\s*((?:19|20)[0-9]{2})\s*$")
#: Words over a column of numbers that say nothing more.
_PLAIN: Final = re.compile(r"(?:统计)?数[值量据字]?|件数")
#: Numbers that are computed of others, or of several rows.
_COMPUTED: Final = re.compile(r"[率比占增减变差均%％+-]|[合小总]计$")


class CellClauses:
    """Makes clauses of lines, which are read in their order: a table begins with its heads."""

    def __init__(self) -> None:
        self._heads: list[str] = []
        self._group = ""

    def of(self, line: str) -> list[tuple[str, Sequence[int]]]:
        """The clauses of *line* with the place of each character; itself outside of tables."""
        if "|" not in line and "\t" not in line:
            self._heads, self._group = [], ""
            return [(line, range(len(line)))]
        cells = list(_CELL.finditer(line))
        words = [_YEAR.sub(r"\1年", cell[0]).strip() for cell in cells]
        spans = [(0, 0) if _YEAR.match(cell[0]) else cell.span() for cell in cells]
        numbers = [_NUMBER.fullmatch(line, *span) for span in spans]
        if not any(numbers) and not self._heads:
            self._heads = words
        elif not any(numbers) and not _RULE.fullmatch(line):
            self._group = "".join(words)
        labels = ["" if number else word for number, word in zip(numbers, words, strict=True)]
        heads = self._heads if len(self._heads) == len(words) else [""] * len(words)
        return [
            self._clause(number, "".join(labels[:place]), heads[place])
            for place, number in enumerate(numbers)
            if number
        ]

    def _clause(self, number: re.Match[str], labels: str, head: str) -> tuple[str, Sequence[int]]:
        """The clause of a *number*; without words where it may be computed of others."""
        named = _IN_UNIT.search(f"{labels}{head}")
        words = _IN_UNIT.sub(
            "", f"{self._group}{labels}{GONE}{'' if _PLAIN.fullmatch(head) else head}"
        )
        if any(_COMPUTED.search(part) for part in (labels, head, number[0])):
            words = ""
        unit = "" if number["unit"] or not words else named["unit"] if named else "件"
        start, end = number.span(1)
        places = [*[start] * len(words), *range(start, end), *[end - 1] * len(unit)]
        return f"{words}{number[1]}{unit}", places
