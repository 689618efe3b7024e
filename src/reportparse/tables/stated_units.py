# SPDX-License-Identifier: MIT
"""The units of money that the labels of a table and the lines beside it state."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from ..forms.folding import fold
from ..text.patterns import late
from ..text.source import BLANKS

#: A unit of money in a label.
_UNIT = late(r"[千百十万亿]*[美欧日港澳]?元(?=[（）/、，；或]|$)", has="元")
#: A line that states one; how near to a table it is, and the heading before which all notes end.
_UNIT_LINE = late(
    r"单位[^：:为是]{0,8}(?:[：:]|均?[为是])[^。0-9]{0,12}?([千百十万亿]*元)|单位([千百十万亿]*元)"
    r"|[以按]([千百十万亿]*元)(?:为单位|计|统计|填)",
    has="元",
)
_NEAR, _LINES = 120, 3
_SECTION = late(r"\s*[一二三四五六七八九]、")


def units_beside(text: str, start: int, end: int) -> set[str]:
    """The units of money that lines right above and below a table state: 单位：元.

    Args:
        text: The page.
        start: The offset of the table.
        end: The offset after it.
    """
    before = text[max(0, start - _NEAR) : start].rstrip(BLANKS + "|")
    after = text[end : end + _NEAR].lstrip(BLANKS + "|")
    near = [
        *takewhile(lambda line: "|" not in line, reversed(before.splitlines()[-_LINES:])),
        *takewhile(lambda line: not _ends_notes(line), after.splitlines()[:_LINES]),
    ]
    return {unit for line in near for units in _UNIT_LINE.findall(line) for unit in units if unit}


def _ends_notes(line: str) -> bool:
    """True if notes on the table above end before *line*."""
    return "|" in line or bool(_SECTION.match(line))


def units_in(labels: Iterable[str]) -> set[str]:
    """The units that *labels* state."""
    return {unit for label in labels if "元" in label for unit in _UNIT.findall(fold(label))}
