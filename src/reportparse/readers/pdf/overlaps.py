# SPDX-License-Identifier: MIT
"""Boxes and strokes on a page, and how much of a character they leave to be seen.

The box that a font gives its characters reaches below them and above; here that of their ink
counts. Heights are from the foot of the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from pdfminer.layout import LTChar

#: Left, lower, right and upper edge.
Box = tuple[float, float, float, float]

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

    def length_in(self, box: Box) -> float:
        """The share of it that is in *box*."""
        first, last = 0.0, 1.0
        for at, step, low, high in (
            (self.x, self.across, box[0], box[2]),
            (self.y, self.up, box[1], box[3]),
        ):
            ends = ((low - at) / step, (high - at) / step) if step else _endless(low, at, high)
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


def _endless(low: float, at: float, high: float) -> tuple[float, float]:
    return (-inf, inf) if low <= at <= high else (inf, inf)


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


def struck(chars: Sequence[LTChar], strokes: Sequence[Stroke]) -> list[LTChar]:
    """The digits among *chars* that a stroke runs through."""
    digits = sorted(
        ((char.y0, ink_of(char), char) for char in chars if char.get_text().isdigit()),
        key=lambda digit: digit[0],
    )
    feet = [foot for foot, _, _ in digits]
    tallest = max((char.height for _, _, char in digits), default=0.0)
    found: dict[int, LTChar] = {}
    for stroke in strokes:
        if abs(stroke.across) < _UPRIGHT:
            continue
        low, high = sorted((stroke.y, stroke.y + stroke.up))
        for at in range(bisect_left(feet, low - tallest), bisect_right(feet, high)):
            _, ink, char = digits[at]
            if stroke.crosses(ink):
                found[id(char)] = char
    return list(found.values())
