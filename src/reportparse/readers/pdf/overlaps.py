# SPDX-License-Identifier: MIT
"""Boxes and strokes on a page, and how much of a character they leave to be seen.

The box that a font gives its characters reaches below them and above; here that of their ink
counts. Heights are from the foot of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import inf
from typing import NamedTuple

from attrs import define
from pdfminer.layout import LTChar

from ..colors import Color
from .nearby import Box, Nearby

#: Digits are this high, in parts of their size, and begin on their base line.
_HEIGHT = 0.7
#: Base lines are no higher than this share of the box of a character.
_HIGHEST_BASE = 0.45
#: A stroke through digits is between these shares of their height, unlike one under or over them.
_CORE = (0.25, 0.8)
#: It runs along this share of their width, or this share of their height.
_ALONG, _ACROSS = 0.5, 0.9
#: Upright strokes are rules between columns.
_UPRIGHT = 1.0
#: The shares of a stroke between two lines along it, which it is not between, or is.
_ENDLESS = (inf, inf), (-inf, inf)
#: The parts of a slanting stroke, in points, and how many these are at most.
_PART, _MOST_PARTS = 64.0, 31


@define(eq=False)
class Painted:
    """A character.

    Attributes:
        char: The character, its box from the lower left corner of the page.
        ink: The box of its ink.
        ground: The colour that it is painted on.
        doubt: Why it is in doubt or not seen; None if it is neither.
        is_pale: Its colour is that of a watermark.
        hidden: How much of it areas hid, in parts of it, those of which others hid a part twice.
    """

    char: LTChar
    ink: Box
    ground: Color | None
    doubt: str | None
    is_pale: bool
    hidden: float = 0.0


class Stroke(NamedTuple):
    """A straight stroke: where it begins, and how far it goes to the right and up."""

    x: float
    y: float
    across: float
    up: float

    @classmethod
    def between(cls, start: Sequence[float], end: Sequence[float]) -> Stroke:
        """The stroke from one point to another."""
        return cls(start[0], start[1], end[0] - start[0], end[1] - start[1])

    def parts(self) -> Iterator[Box]:
        """The boxes of its parts: of a slanting one the box of the whole is mostly beside it."""
        slanting = min(abs(self.across), abs(self.up))
        count = int(min(slanting // _PART, _MOST_PARTS)) + 1
        for at in range(count):
            xs = sorted((self.x + self.across * step / count) for step in (at, at + 1))
            ys = sorted((self.y + self.up * step / count) for step in (at, at + 1))
            yield xs[0], ys[0], xs[1], ys[1]

    def length_in(self, box: Box) -> float:
        """The share of it that is in *box*."""
        first, last = 0.0, 1.0
        for at, step, low, high in (
            (self.x, self.across, box[0], box[2]),
            (self.y, self.up, box[1], box[3]),
        ):
            ends = ((low - at) / step, (high - at) / step) if step else _ENDLESS[low <= at <= high]
            first, last = max(first, min(ends)), min(last, max(ends))
        return max(0.0, last - first)

    def crosses(self, ink: Box) -> bool:
        """True if it runs through the middle of a digit with this *ink*."""
        left, low, right, high = ink
        height = high - low
        core = (left, low + _CORE[0] * height, right, low + _CORE[1] * height)
        share = self.length_in(core)
        runs_along = share * abs(self.across) >= _ALONG * (right - left)
        return share > 0 and (
            runs_along or share * abs(self.up) >= _ACROSS * (_CORE[1] - _CORE[0]) * height
        )


def ink_of(char: LTChar) -> Box:
    """The box of the ink of a digit."""
    left, low, right, high = char.bbox
    base, size = char.matrix[5], high - low
    if not char.upright or not low <= base <= low + _HIGHEST_BASE * size:
        return char.bbox
    return left, base, right, base + _HEIGHT * size


def share_within(ink: Box, box: Box) -> float:
    """The share of *ink* that is in *box*."""
    left, low, right, high = ink
    across = min(right, box[2]) - max(left, box[0])
    up = min(high, box[3]) - max(low, box[1])
    if across < 0 or up < 0:
        return 0.0
    area = (right - left) * (high - low)
    return across * up / area if area else 1.0


def struck(chars: Iterable[Painted], strokes: Iterable[Stroke]) -> list[Painted]:
    """The digits among *chars* that a stroke runs through."""
    digits: Nearby[Painted] = Nearby()
    for painted in chars:
        if painted.char.get_text().isdigit():
            digits.add(painted.ink, painted)
    found: list[Painted] = []
    for stroke in dict.fromkeys(strokes):
        if abs(stroke.across) >= _UPRIGHT:
            for part in stroke.parts():
                digits.sift(part, partial(_is_whole, stroke, found))
    return found


def _is_whole(stroke: Stroke, found: list[Painted], digit: Painted) -> bool:
    if not stroke.crosses(digit.ink):
        return True
    found.append(digit)
    return False
