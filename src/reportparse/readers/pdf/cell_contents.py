# SPDX-License-Identifier: MIT
"""Characters on a page -> the cells of a table that they belong to.

A character belongs where its middle is. The digits of one number stay together: a number that runs
over a rule belongs to the one cell that it is aligned in, or else nobody can say to which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from ...text.numerals import shows_figure
from ...text.places import PdfPlace
from ..blocks import PICTURE, Words
from .nearby import Box, Nearby
from .page_objects import Glyph, PageLine, are_apart, box, in_doubt, lines_of, runs

#: A drawing, or a digit that is not seen, and the doubt that comes of it.
Drawn = tuple[Box, str]

#: Digits of one number are no further apart, and overlap no more, than this share of their height.
_TOUCH = 0.25
_DIGITS = frozenset("0123456789.,-+%０１２３４５６７８９．，－＋％零〇一二三四五六七八九十百千万")
#: Numbers begin or end no further from the rules of their cells, in points.
_INSET = 8.0
#: Numbers in the middle of their cells are as far from both rules, but for this.
_CENTRE = 2.0
#: The two sides of a rule.
_ON_A_RULE = ("before", "behind")
#: Digits of two numbers are this much further apart than those of one, in points.
_WIDER = 0.75
#: Cells keep this free on both sides together.
_PADDING = 6.0
#: Only a cell of fewer characters side by side than this runs over with a single line.
_NARROW = 8
#: A drawing whose middle is no further from the side of a cell, in points, is its border.
_BORDER = 1.0
#: Text that overflows a cell cut by the page is at most this share of its height below.
_BELOW = 1.5


@define
class FilledCell:
    """A cell.

    Attributes:
        box: Its edges.
        glyphs: Its characters.
        torn: The numbers that may be its own or those of a cell beside it.
        beside: Drawings in it, each of which may be a digit.
        blank: Why it is in doubt if it has no words.
    """

    box: Box
    glyphs: dict[int, Glyph] = field(factory=dict)
    torn: list[str] = field(factory=list)
    beside: Nearby[Box] = field(factory=Nearby)
    blank: str | None = None

    def add(self, glyphs: Iterable[Glyph]) -> None:
        """Add characters."""
        self.glyphs |= {id(glyph): glyph for glyph in glyphs}

    def words(self, page: int, place: PdfPlace) -> list[Words]:
        """Its lines; those of figures in doubt where a drawing may be a digit of them."""
        lines = list(map(self._with_drawn, lines_of(self.glyphs.values())))
        if len(lines) > 1 and self._is_wrapped(lines):
            return [Words("".join(line.text for line in lines), box(page, *lines))]
        words = [
            *(Words(line.text, box(page, line), line.doubt) for line in lines),
            *(Words(text, place, "over-rule") for text in self.torn),
        ]
        return words or ([Words(PICTURE, place, self.blank)] if self.blank else [])

    def _with_drawn(self, line: PageLine) -> PageLine:
        """*line*; if it is a figure and a drawing is beside it, in doubt."""
        size = line.size
        around = line.left - size, line.top, line.right + size, line.bottom
        is_doubted = any(_is_beside(drawn, line) for drawn in self.beside.near(around))
        return in_doubt(line, "picture") if is_doubted and shows_figure(line.text) else line

    def _is_wrapped(self, lines: Sequence[PageLine]) -> bool:
        """True if *lines* are one number, for whose digits the cell is too narrow."""
        width = self.box[2] - self.box[0]
        return not self.torn and all(
            line.text.isdigit()
            and (
                line is lines[-1] or width - _width(line) < _width(line) / len(line.text) + _PADDING
            )
            for line in lines
        )

    def is_bordered_by(self, drawn: Box) -> bool:
        """True if *drawn* is on a side of it, or a line from its top to its foot."""
        left, top, right, bottom = self.box
        is_inside = left + _BORDER < (drawn[0] + drawn[2]) / 2 < right - _BORDER
        reaches = drawn[1] < top + _BORDER or drawn[3] > bottom - _BORDER
        return not is_inside or (drawn[2] - drawn[0] < _BORDER and reaches)

    def holds(self, x: float, y: float) -> bool:
        """True if a point is in it."""
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom

    def aligns(self, line: PageLine) -> bool:
        """True if *line* begins, ends or has its middle where numbers of the cell do."""
        before, after = line.left - self.box[0], self.box[2] - line.right
        return -1 < before < _INSET or -1 < after < _INSET or abs(before - after) < 2 * _CENTRE


def _is_beside(drawn: Box, line: PageLine) -> bool:
    """True if *drawn* is next to *line* as its next character would be."""
    left, top, right, bottom = drawn
    gap = max(line.left - right, left - line.right)
    is_level = top < (line.top + line.bottom) / 2 < bottom
    return is_level and -_TOUCH * line.size < gap < line.size


def _width(line: PageLine) -> float:
    return line.right - line.left


def filled(
    tables: Iterable[Iterable[Box]], glyphs: list[Glyph], drawings: Iterable[Drawn]
) -> list[list[FilledCell]]:
    """The cells of tables; their characters are taken out of *glyphs*."""
    filled_tables = [[FilledCell(edges) for edges in boxes] for boxes in tables]
    cells = [cell for table in filled_tables for cell in table]
    places: Nearby[FilledCell] = Nearby()
    for cell in cells:
        places.add(cell.box, cell)
    homes: dict[int, FilledCell] = {}
    home: FilledCell | None = None
    for glyph in glyphs:
        home = _home(places, *glyph.middle, home)
        if home is not None:
            homes[id(glyph)] = home
            home.add([glyph])
    for number in _numbers(glyphs):
        _keep_together(number, homes)
    if cells:
        _take_overflow(cells, [glyph for glyph in glyphs if id(glyph) not in homes], homes)
    glyphs[:] = [glyph for glyph in glyphs if id(glyph) not in homes]
    for drawn, doubt in drawings:
        home = _home(places, (drawn[0] + drawn[2]) / 2, (drawn[1] + drawn[3]) / 2)
        if home and not home.is_bordered_by(drawn):
            home.blank = home.blank or doubt
            if doubt == "picture":
                home.beside.add(drawn, drawn)
    return filled_tables


def _home(
    places: Nearby[FilledCell], x: float, y: float, last: FilledCell | None = None
) -> FilledCell | None:
    """The cell that a point is in, which may be the *last* one."""
    if last is not None and last.holds(x, y):
        return last
    near = (cell for cell in places.near((x, y, x, y)) if cell.holds(x, y))
    return min(near, key=lambda cell: cell.box[1], default=None)


def _numbers(glyphs: Sequence[Glyph]) -> Iterator[PageLine]:
    """The numbers among *glyphs*, each as digits that touch."""
    for line in lines_of(glyphs):
        yield from (run for run in runs(line.glyphs, _are_parted) if run.glyphs[0].text in _DIGITS)


def _are_parted(glyph: Glyph, other: Glyph) -> bool:
    """True unless both are of a number, and touch."""
    touches = other.left - glyph.right < _TOUCH * (other.bottom - other.top)
    return not touches or glyph.text not in _DIGITS or other.text not in _DIGITS


def _keep_together(number: PageLine, homes: dict[int, FilledCell]) -> None:
    """Put the digits of a number over a rule into one cell, or mark all that it touches."""
    found = [homes.get(id(glyph)) for glyph in number.glyphs]
    touched = {id(home): home for home in found if home is not None}
    if not touched or len({id(home) for home in found}) == 1:
        return
    inside = sum(home is not None for home in found)
    is_alone = sum(len(home.glyphs) for home in touched.values()) == inside
    overlaps = any(are_apart(*pair) for pair in pairwise(number.glyphs))
    if not overlaps and _is_parted(number, found):
        return
    # A number over one rule can be that of one cell; over two it may also be two numbers.
    is_one = is_alone and not overlaps and len({id(home) for home in found}) == len(_ON_A_RULE)
    aligned = [home for home in touched.values() if home.aligns(number)]
    for glyph, home in zip(number.glyphs, found, strict=True):
        if home is not None:
            del home.glyphs[id(glyph)]
    if is_one and len(aligned) == 1:
        aligned[0].add(number.glyphs)
        homes.update((id(glyph), aligned[0]) for glyph in number.glyphs)
        return
    for at, home in enumerate(touched.values()):
        home.torn.append(PICTURE if at else in_doubt(number, "over-rule").text)
        homes.update((id(glyph), home) for glyph in number.glyphs)


def _is_parted(number: PageLine, homes: Sequence[FilledCell | None]) -> bool:
    """True if its digits are wider apart at each rule than anywhere else."""
    gaps = [other.left - character.right for character, other in pairwise(number.glyphs)]
    at_rules = [here is not there for here, there in pairwise(homes)]
    widest = max(
        (gap for gap, at_rule in zip(gaps, at_rules, strict=True) if not at_rule), default=0
    )
    return (
        min(gap for gap, at_rule in zip(gaps, at_rules, strict=True) if at_rule) > widest + _WIDER
    )


def _take_overflow(
    cells: Sequence[FilledCell], others: Sequence[Glyph], homes: dict[int, FilledCell]
) -> None:
    """Put the last line of a page into the last cell above it, if it runs out of that alone."""
    bottom = max(cell.box[3] for cell in cells)
    below = [glyph for glyph in others if glyph.middle[1] > bottom and glyph.text.strip()]
    if not below or any(
        glyph.bottom - bottom > 2 * _BELOW * (glyph.bottom - glyph.top) for glyph in below
    ):
        return
    widest = max(glyph.right - glyph.left for glyph in below)
    ends = [cell for cell in cells if cell.box[3] > bottom - 1 and cell.glyphs]
    owners = [
        cell
        for cell in ends
        if all(cell.box[0] < glyph.middle[0] < cell.box[2] for glyph in below)
        and cell.box[2] - cell.box[0] < _NARROW * widest
    ]
    if len(owners) == 1:
        owners[0].add(below)
        homes.update((id(glyph), owners[0]) for glyph in below)
