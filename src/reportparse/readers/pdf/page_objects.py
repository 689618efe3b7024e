# SPDX-License-Identifier: MIT
"""The characters and ruled lines on a page of a PDF file, with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from math import ceil, floor
from typing import Final, NamedTuple

from attrs import frozen

from ...text.places import PdfPlace
from ..blocks import BlockTable
from .nearby import Box

#: Doubts of characters that a page does not show: nothing is in their place, or something else.
UNSEEN: Final = "unseen"
BLOTTED: Final = "blotted"
#: Is read where something else is in place of a digit.
BLOT: Final = "■"


class Glyph(NamedTuple):
    """A character on a page, in points from its top left corner; a doubted one is of no figure."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    doubt: str | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@frozen
class PageLine:
    """Characters side by side, from left to right; at least one, and no blanks around them."""

    glyphs: Sequence[Glyph]

    @cached_property
    def text(self) -> str:
        """Its words, a blank where characters are wide apart; in 〔 〕 what is in doubt."""
        return "".join(_spaced(self.glyphs)).strip()

    @property
    def doubt(self) -> str | None:
        """Why its digits are in doubt; None if none is."""
        return next((glyph.doubt for glyph in self.glyphs if glyph.doubt), None)

    @property
    def left(self) -> float:
        """Left edge."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Right edge."""
        return self.glyphs[-1].right

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(character.top for character in self.glyphs)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(character.bottom for character in self.glyphs)

    @property
    def size(self) -> float:
        """Height of its characters."""
        return max(character.bottom - character.top for character in self.glyphs)


#: Characters further apart than this share of their height are two words.
_APART = 0.6
#: Digits this far apart are those of two figures; those of one are as close as their font has it.
_APART_DIGITS = 0.25
#: Digits whose height or foot differs by more than this share are a figure and a note on it.
_RAISED = 0.15
#: A character printed again this near to itself is bold type, made by hand.
_SAME = 0.3
#: Characters whose middles differ by less than this share of their height are on one line.
_LEVEL = 0.5


def lines_of(marks: Iterable[Glyph]) -> list[PageLine]:
    """Characters as lines, from top to bottom."""
    rows: list[list[Glyph]] = []
    level = 0.0
    for glyph in sorted(marks, key=lambda mark: (mark.top + mark.bottom, mark.left)):
        height = glyph.bottom - glyph.top
        if rows and glyph.middle[1] - level <= _LEVEL * height:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            level = glyph.middle[1]
    lines = []
    for row in rows:
        glyphs = _once(sorted(row, key=lambda character: character.left))
        words = [at for at, glyph in enumerate(glyphs) if glyph.text.strip()]
        if words:
            lines.append(PageLine(glyphs[words[0] : words[-1] + 1]))
    return lines


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """*glyphs* without those printed twice at the same place."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = _SAME * (glyph.right - glyph.left)
        if not any(
            character.text == glyph.text and abs(character.left - glyph.left) < near
            for character in kept[-_NEARBY:]
        ):
            kept.append(glyph)
    return kept


#: Up to this many characters may be between a character and its double.
_NEARBY = 4


def runs(glyphs: Iterable[Glyph], parts: Callable[[Glyph, Glyph], bool]) -> Iterator[PageLine]:
    """*glyphs* side by side that nothing *parts* from the one before them."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and parts(run[-1], glyph):
            yield PageLine(run)
            run = []
        run.append(glyph)
    if run:
        yield PageLine(run)


def in_doubt(line: PageLine, why: str) -> PageLine:
    """*line* with all that it prints in doubt."""
    return PageLine([glyph._replace(doubt=glyph.doubt or why) for glyph in line.glyphs])


def _spaced(glyphs: Sequence[Glyph]) -> Iterator[str]:
    before: Glyph | None = None
    for glyph in glyphs:
        was_doubted = before is not None and before.doubt is not None
        if was_doubted and not glyph.doubt:
            yield "〕"
        if before and are_apart(before, glyph):
            yield " "
        if glyph.doubt and not was_doubted:
            yield "〔"
        yield glyph.text
        before = glyph
    if before and before.doubt:
        yield "〕"


def are_apart(character: Glyph, other: Glyph) -> bool:
    """True if two adjacent characters belong to two words or two figures."""
    height = character.bottom - character.top
    gap = other.left - character.right
    if not (character.text.isdigit() and other.text.isdigit()):
        return gap > _APART * height
    raised = max(abs(other.bottom - character.bottom), abs(other.bottom - other.top - height))
    overlaps = gap < -_APART_DIGITS * (other.right - other.left)
    return gap > _APART_DIGITS * height or overlaps or raised > _RAISED * height


def box(page: int, *marks: PageLine) -> PdfPlace:
    """The box around lines on a page."""
    left, top = min(line.left for line in marks), min(line.top for line in marks)
    return place_of(
        page, (left, top, max(line.right for line in marks), max(line.bottom for line in marks))
    )


def place_of(page: int, edges: Box) -> PdfPlace:
    """The place of a box on a page."""
    left, top, right, bottom = edges
    return PdfPlace(page, floor(left), floor(top), ceil(right), ceil(bottom))


class Ruled(NamedTuple):
    """A table on a page, and its upper and lower edges."""

    grid: BlockTable
    top: float
    bottom: float


@frozen
class PageMarks:
    """The lines outside tables and the tables of a page, from top to bottom."""

    number: int
    lines: Sequence[PageLine]
    tables: Sequence[Ruled]
    height: float = 0.0

    @property
    def marks(self) -> list[PageLine | Ruled]:
        """Its lines and tables, from top to bottom."""
        return sorted([*self.lines, *self.tables], key=lambda mark: mark.top)
