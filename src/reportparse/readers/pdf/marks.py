# SPDX-License-Identifier: MIT
"""What stands on a page of a PDF file: signs and ruled lines, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import NamedTuple

from ...places import PdfPlace


class Sign(NamedTuple):
    """A sign on a page, in points from the page's top left corner.

    Attributes:
        text: The sign.
        left: Its left edge.
        top: Its upper edge.
        right: Its right edge.
        bottom: Its lower edge.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Line(NamedTuple):
    """Signs side by side, from left to right.

    Attributes:
        signs: At least one.
    """

    signs: Sequence[Sign]

    @property
    def text(self) -> str:
        """Its words, a blank where signs stand wide apart."""
        return "".join(_spaced(self.signs)).strip()

    @property
    def left(self) -> float:
        """Left edge of its first sign that is no blank."""
        return next((one.left for one in self.signs if one.text.strip()), self.signs[0].left)

    @property
    def right(self) -> float:
        """Right edge of its last sign that is no blank."""
        last = (one.right for one in reversed(self.signs) if one.text.strip())
        return next(last, self.signs[-1].right)

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(one.top for one in self.signs)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(one.bottom for one in self.signs)

    @property
    def size(self) -> float:
        """Height of its signs."""
        return max(one.bottom - one.top for one in self.signs)


#: Signs further apart than this share of their height are two words.
_APART = 0.6
#: Signs whose middles differ by less than this share of their height stand on one line.
_LEVEL = 0.5


def lines_of(signs: Iterable[Sign]) -> list[Line]:
    """*signs* as lines, from top to bottom."""
    rows: list[list[Sign]] = []
    level = 0.0
    for sign in sorted(signs, key=lambda one: (one.top + one.bottom, one.left)):
        height = sign.bottom - sign.top
        if rows and sign.middle[1] - level <= _LEVEL * height:
            rows[-1].append(sign)
        else:
            rows.append([sign])
            level = sign.middle[1]
    lines = [Line(sorted(row, key=lambda one: one.left)) for row in rows]
    return [line for line in lines if line.text]


def _spaced(signs: Sequence[Sign]) -> Iterable[str]:
    before: Sign | None = None
    for sign in signs:
        if before and sign.left - before.right > _APART * (before.bottom - before.top):
            yield " "
        yield sign.text
        before = sign


def box(page: int, marks: Sequence[Line]) -> PdfPlace:
    """The box around lines on a page."""
    return PdfPlace(
        page,
        floor(min(one.left for one in marks)),
        floor(min(one.top for one in marks)),
        ceil(max(one.right for one in marks)),
        ceil(max(one.bottom for one in marks)),
    )
