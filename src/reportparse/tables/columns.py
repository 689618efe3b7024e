# SPDX-License-Identifier: MIT
"""Which of the cells after a label are its figures.

Rows carry more cells than the form has figures: merged label cells are blanks before
them, rows are padded behind them, and a blank figure looks like either. A table is printed
in one way throughout, so its rows are compared with each other:

- exact: each row has just as many cells as figures;
- padded: all rows are equally wide, and the figures follow the label at once;
- grid: all rows are equally wide, and all figures are in the same columns.

All rows of a table vote between the first and the other two; padded and grid are each tried
on all rows of one kind that are as wide as most. A row that does not fit the way of its table
has lost or gained a cell: it has no window, and neither have rows that two ways read
differently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..text.numerals import has_no_value
from .token_table import Segment
from .tokens import Token

#: Up to this many rows, the width of every row counts as evidence.
_FEW = 2


class Window(NamedTuple):
    """The cells after a row's label that are its figures.

    Attributes:
        offset: Index of the first; None where it is not certain.
        surplus: True if more cells are filled than the row has figures.
        narrow: True if it has fewer cells than each equally wide row with as many figures.
        below: The cells below their headers, where these decide.
    """

    offset: int | None
    surplus: bool = False
    narrow: bool = False
    below: tuple[Token | None, ...] = ()

    def cells(self, row: Segment, count: int) -> Sequence[Token | None]:
        """The cells of *count* figures of a row, as far as it has them; none if not certain."""
        if self.below:
            return self.below
        return () if self.offset is None else row.cells[self.offset : self.offset + count]


class Style(NamedTuple):
    """How most rows of a table are printed.

    Attributes:
        exact: True if they have just as many cells as figures; None where as many rows speak
            for that as for equal width, and some speak against each.
        width: How many cells wide they are.
    """

    exact: bool | None
    width: int


class HeadColumn(NamedTuple):
    """Place of the first figure's header.

    Attributes:
        column: Its column.
        width: How many cells its line has: in a table of other width it says nothing.
    """

    column: int
    width: int


def style_of(rows: Sequence[tuple[Segment, int]]) -> Style:
    """The style of a table from its rows, each with the number of figures that the form has.

    A row without others to compare it with has to be exact.
    """
    return _style([_shape(row, count) for row, count in rows])


def windows(
    rows: Sequence[tuple[Segment, int]],
    heads: Sequence[HeadColumn | None] = (),
    style: Style | None = None,
) -> list[Window]:
    """The window of each of *rows*, which are those of one table.

    Args:
        rows: Rows, each with the number of figures that the form has in it.
        heads: Place of the header of each row's first figure, where known; decides between
            ways where the rows leave more than one.
        style: How the table's rows are printed, if it is to be known from others than *rows*.
    """
    shapes = [_shape(row, count) for row, count in rows]
    style = style or _style(shapes)
    filled_up = sum(shape.is_filled and not shape.is_exact for shape in shapes)
    if style.exact and filled_up > 1:
        # Blank cells after the last of all figures are padding; in one row they may be its figures.
        shapes = [shape._replace(is_whole=shape.is_filled) for shape in shapes]
    fewest: dict[int, int] = {}
    if style.exact is False:
        for (row, count), shape in zip(rows, shapes, strict=True):
            if shape.width == style.width:
                own = shape.cells + row.padding
                fewest[count] = min(own, fewest.get(count, own))
        offsets = _equally_wide(shapes, style.width, heads or [None] * len(rows))
    else:
        # Where it is undecided, rows that are the same either way are read.
        offsets = [
            0
            if shape.is_whole or (shape.is_exact and (style.exact or shape.width == style.width))
            else None
            for shape in shapes
        ]
    return [
        Window(
            offset,
            offset is None and sum(not has_no_value(text) for text in row.texts) > count,
            shape.cells + row.padding < fewest.get(count, 0) and not shape.is_exact,
        )
        for (row, count), shape, offset in zip(rows, shapes, offsets, strict=True)
    ]


def _style(shapes: Sequence[_Shape]) -> Style:
    widths = Counter([shape.width for shape in shapes])
    width, votes = max(widths.items(), key=lambda item: (item[1], item[0]))
    exact = sum([shape.is_exact for shape in shapes])
    alone = len(shapes) == 1
    # The last row of a table has no padding on many pages: it is not evidence for either.
    exact -= len(shapes) > _FEW and shapes[-1].is_exact and shapes[-1].width < width
    if exact == votes and not alone:
        agree = all(shape.is_exact == (shape.width == width) for shape in shapes)
        return Style(False if agree else None, width)
    return Style(alone or exact > votes, width)


class _Shape(NamedTuple):
    """The properties of a row that decide where its figures are."""

    #: How many figures the form has in it.
    figures: int
    #: Column of the label.
    column: int
    #: How many cells come after the label, padding left out.
    cells: int
    #: Indices of the first and the last filled one; past the end and -1 if none is.
    first: int
    last: int
    #: Cells of the whole row.
    width: int
    #: True if it has just as many cells as figures and no padding.
    is_exact: bool
    #: True if it has, padding aside, and the first and the last are filled.
    is_whole: bool

    @property
    def is_filled(self) -> bool:
        """True if the first and the last of its figures are filled, and no cell after them."""
        return self.first == 0 and self.last + 1 == self.figures

    @property
    def is_empty(self) -> bool:
        """True if no cell is filled."""
        return self.last < 0


def _shape(row: Segment, count: int) -> _Shape:
    texts = row.texts
    cells = len(texts)
    first, last = 0, cells - 1
    while first <= last and has_no_value(texts[first]):
        first += 1
    while last >= first and has_no_value(texts[last]):
        last -= 1
    if last < first:
        first, last = cells, -1
    column = row.labels[-1].column
    return _Shape(
        count,
        column,
        cells,
        first,
        last,
        row.width,
        cells == count and not row.padding,
        cells == count == last - first + 1,
    )


def _equally_wide(
    shapes: Sequence[_Shape], width: int, heads: Sequence[HeadColumn | None]
) -> list[int | None]:
    """The offsets in a table whose rows are *width* cells wide.

    A row of another width is read only if it is whole, as a last row without padding is.
    """
    columns = [head.column if head and head.width == width else None for head in heads]
    kinds = [(shape.figures, column) for shape, column in zip(shapes, columns, strict=True)]
    fitting: defaultdict[tuple[int, int | None], list[_Shape]] = defaultdict(list)
    for shape, kind in zip(shapes, kinds, strict=True):
        if shape.width == width:
            fitting[kind].append(shape)
    ways = {kind: _ways(own, *kind) for kind, own in fitting.items()}
    return [
        _agreed(shape, ways[kind]) if shape.width == width else (0 if shape.is_whole else None)
        for shape, kind in zip(shapes, kinds, strict=True)
    ]


#: The way in which the figures follow the label at once; the others are columns.
_PACKED = -1


def _ways(fitting: Sequence[_Shape], count: int, column: int | None) -> tuple[int, ...]:
    """The ways to read all rows of one kind: packed, or the columns the figures can begin in.

    Of the columns, the leftmost and the rightmost represent all between. There is no way where
    the header of the first figure is in *column*, right of where it can be.
    """
    leftmost = max([shape.column + 1 for shape in fitting])
    rightmost = min([shape.width for shape in fitting]) - count
    packed = True
    for shape in fitting:
        if not shape.is_empty:
            packed = packed and shape.last < count <= shape.cells
            leftmost = max(leftmost, shape.column + 2 + shape.last - count)
            room = min(shape.first, shape.cells - count)
            rightmost = min(rightmost, shape.column + 1 + room)
    if column is not None and leftmost <= column <= rightmost:
        return (column,)
    if column is not None and column > rightmost:
        return ()
    grid = (leftmost, rightmost) if leftmost <= rightmost else ()
    return (_PACKED, *grid) if packed else grid


def _agreed(shape: _Shape, ways: Iterable[int]) -> int | None:
    """The offset of a row if all ways show the same figures in it."""
    offsets = {0 if way == _PACKED else way - shape.column - 1 for way in ways}
    if not offsets:
        return 0 if shape.is_whole or shape.is_empty else None
    if shape.is_empty:
        return min(offsets) if shape.cells >= shape.figures else 0
    return offsets.pop() if len(offsets) == 1 else None
