# SPDX-License-Identifier: MIT
"""Tables drawn with characters: `+---+` around cells that may span columns and rows.

A rule that runs below some columns only leaves the other cells open: they go on below it. The
places of corners and bars show which cell is which, wide characters counted as two or all as one.
Where these are not below each other, each line has as many; or such rules leave each figure in
doubt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from ..document.lines import Line
from ..text.grids import GridCell
from ..text.numerals import is_blank, shows_figure
from ..text.patterns import late
from ..text.source import BLANKS
from ..text.spans import Span
from .separators import BARS, RawCell, is_grid_rule, is_rule

_CORNERS: Final = "┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛"
_DRAWN: Final = BARS | str.maketrans(dict.fromkeys(_CORNERS, "+") | dict.fromkeys("─═━=:", "-"))
#: The widths of characters that a drawing may count as two; empty where only bars are counted.
_WIDE: Final = ("WF", "WFA", "-", "")
_FAR: Final = 1 << 24
#: Under so many rules there is one below each row, and not only below the headers.
_SEVERAL_RULES: Final = 3
_CORNER = late(r"\+(?=-)|(?<=-)\+")
_BAR = late(r"\||\+(?=-)|(?<=-)\+")


#: The rows and the columns of a drawing that a cell covers.
_Area = tuple[range, range]


class _Drawn(NamedTuple):
    """A line of a drawing.

    Attributes:
        start: Its offset in the text.
        raw: Its characters.
        drawn: The same, whatever draws a rule, a bar or a corner as `-`, `|` and `+`.
        places: The place of each character on the line.
    """

    start: int
    raw: str
    drawn: str
    places: list[int]

    @classmethod
    def of(cls, line: Line, wide: str) -> _Drawn:
        """*line*, characters of the widths *wide* counted as two."""
        drawn = line.raw.translate(_DRAWN)
        widths = (1 + (east_asian_width(character) in wide) for character in line.raw)
        places = list(accumulate(widths, initial=0))[:-1]
        return cls(line.start, line.raw, drawn, places if wide else list(_counted(drawn)))

    @property
    def bars(self) -> set[int]:
        """The places of its bars and corners."""
        return {self.places[match.start()] for match in _BAR.finditer(self.drawn)}

    @property
    def corners(self) -> set[int]:
        """The places of its corners."""
        return {self.places[match.start()] for match in _CORNER.finditer(self.drawn)}

    def between(self, first: int, end: int) -> RawCell:
        """The cell between two borders."""
        low, high = bisect_right(self.places, first), bisect_left(self.places, end)
        return RawCell(self.start + low, self.raw[low:high])

    def has_rule(self, first: int, end: int) -> bool:
        """True if a rule runs between two borders that are next to each other."""
        low, high = bisect_right(self.places, first), bisect_left(self.places, end)
        return low < high and not self.drawn[low:high].strip("-")


def _counted(drawn: str) -> Iterator[int]:
    """The place of each character of a line by the number of bars before it."""
    bars = {match.start() for match in _BAR.finditer(drawn)}
    place = 0
    for index in range(len(drawn)):
        place = (place // _FAR + 1) * _FAR if index in bars else place + 1
        yield place


class _Band(NamedTuple):
    """A row of the drawing.

    Attributes:
        lines: Its lines.
        below: For each column whether a rule is below it.
        last: The line of that rule, beside which there may be words of a cell that goes on.
    """

    lines: list[_Drawn]
    below: list[bool]
    last: _Drawn


def drawn_rows(lines: Sequence[Line]) -> list[list[tuple[RawCell, GridCell]]] | None:
    """The cells of drawn tables in their rows and columns; None for any other table.

    A figure that covers several rows comes in each of them, and is a figure of none.
    """
    if not any(is_grid_rule(line.raw) for line in lines):
        return None
    drawings = list(map(_drawing_rows, _drawings(lines)))
    if any(rows is None for rows in drawings):
        drawings = [_drawing_rows(lines)]
    return None if None in drawings else [row for rows in drawings for row in rows or ()]


def _drawings(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of each drawing: between two of them are two rules, one below the other."""
    first = 0
    rules = [is_grid_rule(line.raw) and is_rule(line.raw) for line in lines]
    for index, both in enumerate(map(all, pairwise(rules)), 1):
        if both:
            yield lines[first:index]
            first = index
    yield lines[first:]


def _drawing_rows(lines: Sequence[Line]) -> list[list[tuple[RawCell, GridCell]]] | None:
    """The cells of one drawing in their rows and columns; None where it is none."""
    for wide in _WIDE:
        drawn = [_Drawn.of(line, wide) for line in lines]
        borders = sorted(set().union(*(line.corners for line in drawn)))
        if len(borders) > 1 and all(_is_within(line, borders) for line in drawn):
            bands = list(_bands(drawn, borders))
            areas = _areas(bands, borders)
            if areas is not None:
                return _rows(bands, areas, borders)
    is_partial = any(line.corners and line.drawn.strip(BLANKS)[:1] == "|" for line in drawn)
    return list(_in_doubt(drawn)) if is_partial else None


def _in_doubt(lines: Iterable[_Drawn]) -> Iterator[list[tuple[RawCell, GridCell]]]:
    """The cells between the bars of each line that has no rule, all figures in doubt."""
    for number, line in enumerate(line for line in lines if not line.corners):
        bars = [*sorted(line.bars), len(line.raw) * 2]
        cells = [line.between(*pair) for pair in pairwise(bars)]
        spans = (Span(cell.start, cell.start + len(cell.text)) for cell in cells)
        places = (GridCell(number, at, span, doubt="merged") for at, span in enumerate(spans))
        yield list(zip(cells, places, strict=True))


def _is_within(line: _Drawn, borders: Sequence[int]) -> bool:
    """True if all bars of a line are at borders, the outermost included."""
    bars = line.bars
    return bars <= set(borders) and {borders[0], borders[-1]} <= bars


def _bands(lines: Sequence[_Drawn], borders: Sequence[int]) -> Iterator[_Band]:
    """The rows of the drawing; lines between two rules with figures in one column are rows."""
    columns = list(pairwise(borders))
    whole = [True] * len(columns)
    is_ruled = sum(len(line.corners) == len(borders) for line in lines) >= _SEVERAL_RULES
    own: list[_Drawn] = []
    is_open = False
    for line in (*lines, None):
        rules = [line.has_rule(*column) for column in columns] if line else whole
        if line and not any(rules):
            own.append(line)
        elif own:
            last = line or own[-1]
            if rules == whole and not is_open and _are_rows(own, columns, is_ruled=is_ruled):
                yield from (_Band([row], rules, last) for row in own)
            else:
                yield _Band(own, rules, last)
            own, is_open = [], rules != whole


def _are_rows(
    lines: Sequence[_Drawn], columns: Sequence[tuple[int, int]], *, is_ruled: bool
) -> bool:
    """True if several lines have a figure in one column.

    Where rules part rows a line that fills few cells goes on with those above it if it has no
    label, or if that above fills its cell.
    """
    texts = [[line.between(*column).text for column in columns] for line in lines]
    filled = [sum(not is_blank(text) for text in row) for row in texts]
    rows = [
        row
        for above, row, count in zip([texts[0], *texts], texts, filled, strict=False)
        if not (is_ruled and 2 * count < max(filled) and (is_blank(row[0]) or _fills(above[0])))
    ]
    cells = zip(*(row[1:] for row in rows), strict=True)
    return any(sum(any(map(str.isdigit, text)) for text in own) > 1 for own in cells)


def _fills(text: str) -> bool:
    """True if no other wide character has room in a cell beside a blank at each side."""
    return len(text) - len(text.rstrip()) <= len("  ")


def _areas(bands: Sequence[_Band], borders: Sequence[int]) -> list[_Area] | None:
    """The rows and the columns that each cell covers; None where one is no rectangle."""
    bars = [set().union(*(line.bars for line in band.lines)) for band in bands]
    left = {(row, column) for row in range(len(bands)) for column in range(len(borders) - 1)}
    found = []
    for first in sorted(left):
        if first not in left:
            continue
        area = [first]
        left.remove(first)
        for row, column in area:
            near = {
                (row, column + 1): borders[column + 1] not in bars[row],
                (row, column - 1): borders[column] not in bars[row],
                (row + 1, column): not bands[row].below[column],
                (row - 1, column): row > 0 and not bands[row - 1].below[column],
            }
            new = [place for place, is_open in near.items() if is_open and place in left]
            left.difference_update(new)
            area += new
        down = range(first[0], max(row for row, _ in area) + 1)
        across = range(min(column for _, column in area), max(column for _, column in area) + 1)
        if len(area) != len(down) * len(across):
            return None
        found.append((down, across))
    return found


def _rows(
    bands: Sequence[_Band], areas: Iterable[_Area], borders: Sequence[int]
) -> list[list[tuple[RawCell, GridCell]]]:
    """The cells of each row, from left to right."""
    rows: list[list[tuple[RawCell, GridCell]]] = [[] for _ in bands]
    for down, across in areas:
        cell, place = _cell(bands, down, across, (borders[across.start], borders[across.stop]))
        for row in down if place.doubt else down[:1]:
            rows[row].append((cell, place))
    return [sorted(row, key=lambda pair: pair[1].column) for row in rows]


def _cell(
    bands: Sequence[_Band], down: range, across: range, borders: tuple[int, int]
) -> tuple[RawCell, GridCell]:
    """A cell, the pieces of its text joined; one that prints figures over several is in doubt."""
    lines = [line for row in down[:-1] for line in (*bands[row].lines, bands[row].last)]
    pieces = [line.between(*borders) for line in (*lines, *bands[down[-1]].lines)]
    printed = [piece for piece in pieces if not is_blank(piece.text)] or pieces[:1]
    bodies = [piece.text.strip(BLANKS) for piece in printed]
    is_whole = len(down) == len(printed) == 1
    doubt = None if is_whole or not any(map(shows_figure, filter(None, bodies))) else "merged"
    cell, end = printed[0], printed[-1].start + len(printed[-1].text)
    if len(printed) > 1:
        start = cell.start + len(cell.text) - len(cell.text.lstrip(BLANKS))
        end -= len(printed[-1].text) - len(printed[-1].text.rstrip(BLANKS))
        cell = RawCell(start, "".join(bodies))
    span = Span(cell.start, end)
    return cell, GridCell(down.start, across.start, span, len(down), len(across), doubt)
