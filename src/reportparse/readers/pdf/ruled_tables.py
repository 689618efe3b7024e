# SPDX-License-Identifier: MIT
"""Ruled lines and characters on a page -> its tables: the cells between the lines, filled.

Heights are from the top of the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..blocks import BlockCell, BlockTable
from .cell_contents import Drawn, FilledCell, filled
from .nearby import Box, Nearby
from .page_objects import Glyph, Ruled, place_of

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Areas that are thinner, in points, are rules.
_THIN = 3.0
#: A table has more rules than this.
_FEWEST_RULES = 3
#: The heights that characters have, in points, and how wide they are at most in parts of it.
_CHARACTER = (4.0, 30.0)
_WIDEST = 1.5
#: Lines nearer to each other than this are one: rules are drawn as thin boxes.
_NEAR = 3.0
#: A table cut by the end of a page has no rule below; its columns end further down than this.
_OPEN = 4.0
#: Shorter lines, drawn and joined, are no rules.
_SHORTEST_LINE, _SHORTEST_RULE = 1.0, 3.0

Point = tuple[float, float]
_Placed = TypeVar("_Placed", bound=tuple[float, ...])


class _Line(NamedTuple):
    """A straight line: its height and where it begins and ends, or how far to the right it is."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


def ruled_tables(
    page: Page, number: int, glyphs: list[Glyph], unseen: Sequence[Glyph]
) -> list[Ruled]:
    """The tables on *page*, from top to bottom; their characters are removed from *glyphs*.

    A blank cell with *unseen* digits is in doubt.
    """
    page = _without_grounds(page)
    # Pictures, and curves that may be characters.
    shapes = [*page.images, *filter(_is_character, [*page.curves, *page.lines])]
    drawn: list[Drawn] = [(_box(shape), "picture") for shape in shapes]
    drawn += [(digit[1:5], "hidden") for digit in unseen]
    levels, uprights = list[_Line](), list[_Line]()
    for edge in page.edges:
        if edge["orientation"] == "h":
            levels.append(_Line(edge["top"], edge["x0"], edge["x1"]))
        elif edge["orientation"] == "v":  # others slant
            uprights.append(_Line(edge["x0"], edge["top"], edge["bottom"]))
    for left, top, right, bottom in map(_box, filter(_is_rounded, page.curves)):
        levels += (_Line(top, left, right), _Line(bottom, left, right))
        uprights += (_Line(left, top, bottom), _Line(right, top, bottom))
    tables = []
    for cells in filled(_ruled_cells(levels, uprights), glyphs, drawn):
        top, bottom = min(cell.box[1] for cell in cells), max(cell.box[3] for cell in cells)
        tables.append(Ruled(_grid(cells, number), top, bottom))
    return tables


def _without_grounds(page: Page) -> Page:
    """*page* without areas of colour, if something else on it rules its tables."""
    areas = sum(map(_is_ground, page.rects))
    if not areas or len(page.lines) + len(page.rects) - areas <= _FEWEST_RULES:
        return page
    return page.filter(lambda shape: shape["object_type"] != "rect" or not _is_ground(shape))


def _is_ground(rect: dict[str, Any]) -> bool:
    """True if *rect* is an area of colour without a border, and not a thin rule."""
    is_thick = min(rect["width"], rect["height"]) > _THIN
    return bool(is_thick and rect["fill"] and not rect["stroke"])


def _grid(cells: Sequence[FilledCell], page: int) -> BlockTable:
    """The table of *cells*, whose edges are the same number where they are the same rule.

    Rows leave out cells that begin above, and places that are in none.
    """
    tops = _row_tops(cells)
    rows = {top: at for at, top in enumerate(tops)}
    columns = {edge: at for at, edge in enumerate(sorted({e for c in cells for e in c.box[::2]}))}
    placed: dict[float, list[BlockCell]] = defaultdict(list)
    ends: dict[float, int] = defaultdict(int)
    for cell in sorted(cells, key=lambda cell: (cell.box[1], cell.box[0])):
        left, top, right, bottom = cell.box
        if top not in rows:
            continue
        place = place_of(page, cell.box)
        down = bisect_left(tops, bottom) - rows[top]
        across = columns[right] - columns[left]
        before = columns[left] - ends[top]
        placed[top].append(BlockCell(cell.words(page, place), place, across, down, before))
        ends[top] = columns[right]
    return BlockTable(list(placed.values()))


def _row_tops(cells: Sequence[FilledCell]) -> list[float]:
    """The heights at which rows begin: those of cells with words, and of most of a row's width.

    A browser may end a cell over several rows before the last of these ends on the page. What is
    left below it is a blank cell, at the height of none beside it.
    """
    width = max(cell.box[2] for cell in cells) - min(cell.box[0] for cell in cells)
    covered: dict[float, float] = defaultdict(float)
    for cell in cells:
        is_blank = not (cell.glyphs or cell.torn or cell.blank)
        covered[cell.box[1]] += cell.box[2] - cell.box[0] if is_blank else width
    return sorted(top for top, across in covered.items() if across > width / 2)


def _box(shape: dict[str, Any]) -> Box:
    return shape["x0"], shape["top"], shape["x1"], shape["bottom"]


def _is_rounded(curve: dict[str, Any]) -> bool:
    """True if *curve* is the border of a box with round corners: it is straight on each side."""
    left, top, right, bottom = _box(curve)
    sides = {
        (at, one[at])
        for one, other in pairwise(curve["pts"] if curve["stroke"] else ())
        for at in (0, 1)
        if one[at] == other[at]
    }
    return sides >= {(0, left), (0, right), (1, top), (1, bottom)}


def _is_character(shape: dict[str, Any]) -> bool:
    """True if *shape* is as high and wide as a character: an upright line may be the digit 1."""
    low, high = _CHARACTER
    is_high = low < shape["height"] < high and shape["width"] < _WIDEST * shape["height"]
    is_curve = shape["object_type"] == "curve"
    return bool(is_high and (not _is_rounded(shape) if is_curve else shape["width"] < 1))


def _ruled_cells(levels: Iterable[_Line], uprights: Iterable[_Line]) -> list[list[Box]]:
    """The cells of each table of several that *levels* and *uprights* rule, from top to bottom."""
    rules, columns = _joined(levels), _joined(uprights)
    rules = _joined([*rules, *_closing(rules, columns)])
    crossings = _Crossings(
        [rule for rule in rules if rule.length >= _SHORTEST_RULE],
        [column for column in columns if column.length >= _SHORTEST_RULE],
    )
    cells = [cell for cell in map(crossings.cell, crossings.points) if cell]
    return _tables(_without_frames(cells))


def _joined(lines: Iterable[_Line]) -> list[_Line]:
    """*lines* as rules: those that are near are one, and so are those that follow each other."""
    rules: list[_Line] = []
    for group in _near(line for line in lines if line.length >= _SHORTEST_LINE):
        at = sum(line.at for line in group) / len(group)
        rules.append(_Line(at, *min(group, key=lambda line: line.start)[1:]))
        for line in sorted(group, key=lambda line: line.start):
            if line.start <= rules[-1].end + _NEAR:
                rules[-1] = rules[-1]._replace(end=max(rules[-1].end, line.end))
            else:
                rules.append(line._replace(at=at))
    return rules


def _near(places: Iterable[_Placed]) -> list[list[_Placed]]:
    """*places* in groups: the first number of each is near to that of the one before it."""
    groups: list[list[_Placed]] = []
    for place in sorted(places):
        if groups and place[0] <= groups[-1][-1][0] + _NEAR:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _closing(rules: Sequence[_Line], columns: Sequence[_Line]) -> Iterator[_Line]:
    """Rules where columns end without one: above and below a table that the page cuts."""
    heights = [rule.at for rule in rules]
    places: Nearby[_Line] = Nearby()
    columns = [column for column in columns if column.length > _OPEN]
    for column in columns:
        places.add((column.at, column.start, column.at, column.end), column)
    upper = _near((column.start, column.at) for column in columns)
    lower = _near((column.end, column.at) for column in columns)
    for group in (*upper, *lower):
        at = sum(end for end, _ in group) / len(group)
        near = rules[bisect_left(heights, at - _OPEN) : bisect_right(heights, at + _OPEN)]
        for left, right in pairwise(sorted(x for _, x in group)):
            goes_on = any(
                left < column.at < right and column.start + _OPEN < at < column.end - _OPEN
                for column in places.near((left, at, right, at))
            )
            if right - left > _OPEN and not goes_on and not _is_closed(near, left, right):
                yield _Line(at, left, right)


def _is_closed(rules: Iterable[_Line], left: float, right: float) -> bool:
    """True if *rules* go along most of the way from *left* to *right*."""
    covered = sum(
        max(0.0, min(rule.end, right) - max(rule.start, left))
        for rule in rules
        if rule.length > _OPEN
    )
    return covered > (right - left) / 2


class _Crossings:
    """The points where rules cross columns; for each the rules and the columns that meet there."""

    def __init__(self, rules: Sequence[_Line], columns: Sequence[_Line]) -> None:
        places: Nearby[int] = Nearby()
        for at, rule in enumerate(rules):
            places.add((rule.start, rule.at, rule.end, rule.at), at)
        self.rules: Mapping[Point, list[int]] = defaultdict(list)
        self.columns: Mapping[Point, list[int]] = defaultdict(list)
        for at, (x, start, end) in enumerate(columns):
            for number in places.near((x - _NEAR, start - _NEAR, x + _NEAR, end + _NEAR)):
                rule = rules[number]
                if (
                    start <= rule.at + _NEAR
                    and end >= rule.at - _NEAR
                    and rule.start - _NEAR <= x <= rule.end + _NEAR
                ):
                    self.rules[x, rule.at].append(number)
                    self.columns[x, rule.at].append(at)
        self.points = sorted(self.rules)
        self.along: dict[int, list[Point]] = defaultdict(list)
        self.down: dict[int, list[Point]] = defaultdict(list)
        for point in self.points:
            for number in set(self.rules[point]):
                self.along[number].append(point)
            for number in set(self.columns[point]):
                self.down[number].append(point)

    def cell(self, point: Point) -> Box | None:
        """The smallest cell whose upper left corner *point* is."""
        for below in self._after(point, self.columns[point], self.down):
            if all(self.along[rule][-1] <= below for rule in self.rules[below]):
                continue  # none of them leads on
            for right in self._after(point, self.rules[point], self.along):
                corner = right[0], below[1]
                if (
                    corner in self.rules
                    and not set(self.rules[corner]).isdisjoint(self.rules[below])
                    and not set(self.columns[corner]).isdisjoint(self.columns[right])
                ):
                    return *point, *corner
        return None

    @staticmethod
    def _after(
        point: Point, numbers: Iterable[int], lines: Mapping[int, Sequence[Point]]
    ) -> Iterator[Point]:
        """The points behind *point* on the lines with these *numbers*."""
        for number in numbers:
            points = lines[number]
            for at in range(bisect_right(points, point), len(points)):
                yield points[at]


def _without_frames(cells: Sequence[Box]) -> list[Box]:
    """*cells* without those around others: they only lay out the page."""
    places: Nearby[Box] = Nearby()
    for cell in cells:
        middle = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
        places.add((*middle, *middle), cell)
    return [cell for cell in cells if not any(_is_in(other, cell) for other in places.near(cell))]


def _is_in(cell: Box, other: Box) -> bool:
    """True if a cell is within another."""
    left, top, right, bottom = other
    is_within = left <= cell[0] and top <= cell[1] and cell[2] <= right and cell[3] <= bottom
    return is_within and cell != other


def _tables(cells: Sequence[Box]) -> list[list[Box]]:
    """*cells* that share corners, directly or by others between them, if there are several."""
    at_corner: dict[Point, list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for corner in _corners(cell):
            at_corner[corner].append(number)
    tables = []
    seen: set[int] = set()
    for first in range(len(cells)):
        if first in seen:
            continue
        table = [first]
        seen.add(first)
        for number in table:
            near = (other for corner in _corners(cells[number]) for other in at_corner[corner])
            new = set(near) - seen
            seen |= new
            table += new
        if len(table) > 1:
            tables.append([cells[number] for number in sorted(table)])
    return sorted(tables, key=lambda table: min(cell[1] for cell in table))


def _corners(cell: Box) -> Iterator[Point]:
    left, top, right, bottom = cell
    yield from ((left, top), (left, bottom), (right, top), (right, bottom))
