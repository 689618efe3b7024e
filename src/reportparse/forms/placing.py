# SPDX-License-Identifier: MIT
"""Which of the cells after a label are its figures.

Rows carry more cells than the form has figures: merged label cells stand as blanks before
them, rows are padded behind them, and a blank figure looks like either. A table is printed
in one way throughout, so each way is tried on all rows at once:

- packed: the figures follow the label at once, whatever comes after is padding;
- grid: the figures of all rows stand in the same columns of the page's table.

A way that would leave a printed cell outside the figures is out. What the remaining ways
agree on is read; where they differ, or none is left, the row has no window.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..numerals import is_blank
from .cells import Entry


class Window(NamedTuple):
    """Where the figures of a row stand among the cells after its label.

    Attributes:
        offset: Index of the first; None where it is not certain.
        surplus: Whether more cells are filled than the form has figures.
    """

    offset: int | None
    surplus: bool = False


def windows(rows: Sequence[Entry], count: int, column: int | None = None) -> list[Window]:
    """The window of each of *rows*, which belong to one table and have *count* figures.

    Args:
        rows: The rows of a table.
        count: How many figures the form has in each.
        column: The column in which the head of the first figure stands, if known;
            decides between ways where the rows leave more than one.
    """
    shapes = [_shape(row) for row in rows]
    if all(shape.cells == count and not shape.padding for shape in shapes):
        return [Window(0)] * len(rows)
    packed = all(shape.cells >= count > shape.last for shape in shapes)
    grid = _grid_columns(shapes, count)
    width = _padded_width(shapes, count)
    if not packed and grid is None:
        return [_alone(row, shape, count, width) for row, shape in zip(rows, shapes, strict=True)]
    rectangular = len({shape.width for shape in shapes}) == 1
    if grid and rectangular and column is not None and grid[0] <= column <= grid[1]:
        packed, grid = False, (column, column)
    return [_agreed(shape, packed, grid or (), count, width) for shape in shapes]


class _Shape(NamedTuple):
    """What of a row decides where its figures stand."""

    #: Column of the label.
    column: int
    #: How many cells come after the label, padding left out.
    cells: int
    #: How many cells of padding.
    padding: int
    #: Indices of the first and the last filled one; past the end and -1 if none is.
    first: int
    last: int
    #: Cells of the whole row.
    width: int

    @property
    def is_empty(self) -> bool:
        """Whether no cell is filled."""
        return self.last < 0


def _shape(row: Entry) -> _Shape:
    texts = row.texts
    first, last = 0, len(texts) - 1
    while first <= last and is_blank(texts[first]):
        first += 1
    while last >= first and is_blank(texts[last]):
        last -= 1
    if last < first:
        first, last = len(texts), -1
    column = row.labels[-1].column
    width = column + 1 + len(texts) + row.padding
    return _Shape(column, len(texts), row.padding, first, last, width)


def _grid_columns(shapes: Sequence[_Shape], count: int) -> tuple[int, int] | None:
    """The leftmost and the rightmost column in which the figures of all rows can begin."""
    leftmost = max(max(0, shape.last - count + 1) + shape.column + 1 for shape in shapes)
    rightmost = min(min(shape.first, shape.cells - count) + shape.column + 1 for shape in shapes)
    return (leftmost, rightmost) if leftmost <= rightmost else None


def _padded_width(shapes: Sequence[_Shape], count: int) -> int | None:
    """The width to which rows are padded, if they are: that of most padded rows."""
    padded = [shape.width for shape in shapes if shape.cells + shape.padding > count]
    return max(set(padded), key=lambda width: (padded.count(width), width), default=None)


def _agreed(
    shape: _Shape, packed: bool, grid: Sequence[int], count: int, width: int | None
) -> Window:
    """The window of a row if all ways show the same figures in it."""
    offset, *others = [0] * packed + [column - shape.column - 1 for column in grid]
    if shape.is_empty:
        return Window(min([offset, *others]))
    doubtful = any(other != offset for other in others)
    doubtful = doubtful or _lost_its_width(shape, offset, count, width)
    return Window(None if doubtful else offset)


def _alone(row: Entry, shape: _Shape, count: int, width: int | None) -> Window:
    """The only place for the figures of a row, whatever the other rows look like."""
    if shape.is_empty and shape.cells >= count:
        return Window(0)
    leftmost = max(0, shape.last - count + 1)
    rightmost = min(shape.first, shape.cells - count)
    filled = sum(not is_blank(text) for text in row.texts)
    certain = leftmost == rightmost and not _lost_its_width(shape, leftmost, count, width)
    return Window(leftmost if certain else None, surplus=filled > count)


def _lost_its_width(shape: _Shape, offset: int, count: int, width: int | None) -> bool:
    """Whether a row may have lost or gained a cell.

    It has another width than its padded neighbours; only figures at both ends of the window
    show that it is whole all the same, as a last row without padding is.
    """
    if width is None or shape.width == width:
        return False
    return shape.first != offset or shape.last != offset + count - 1
