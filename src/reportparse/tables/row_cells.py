# SPDX-License-Identifier: MIT
"""The cells of a row under the headers of its columns, where the page's columns are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ..forms.vocabulary import FIGURE
from ..text.numerals import has_no_value
from .header_words import HeaderMatch
from .token_table import Segment
from .tokens import Token

_GRID_CELL = attrgetter("cell")


class RowCells(NamedTuple):
    """The cells of a row by the columns of their headers.

    Attributes:
        below: The cell under each header, in their order, None where a header that the form does
            not have has none; empty where one of the form's has none or several.
        others: The filled cells under no header.
    """

    below: tuple[Token | None, ...]
    others: tuple[Token, ...]


def cells_below(match: HeaderMatch, row: Segment) -> RowCells | None:
    """The cells of *row*; None where its columns are not known or its label is under a header."""
    places = _places(match, row)
    if not places:
        return None
    below = [[token for columns, token in places if _meet(columns, own)] for own in match.columns]
    others = (token for _, token in _beside(match, places))
    found = [cells[0] if len(cells) == 1 else None for cells in below]
    own = [cell for index, cell in zip(match.orders[0], found, strict=True) if index is not None]
    merged = [cell for cell, count in Counter(filter(None, own)).items() if count > 1]
    if None in own or not all(cell.cell and cell.kind == FIGURE for cell in merged):
        return RowCells((), tuple(others))
    return RowCells(tuple(_open(cell) if cell in merged else cell for cell in found), tuple(others))


def _open(merged: Token | None) -> Token | None:
    """A figure that spans the columns of several headers: it is of none."""
    cell = merged and merged.cell
    return merged and merged._replace(cell=cell and cell._replace(doubt="merged"))


def has_unnamed_column(match: HeaderMatch, rows: Iterable[Segment]) -> bool:
    """True if figures of *rows* are below a blank cell between two headers.

    Theirs is a column without a name, or the header before it is over two columns.
    """
    between = range(match.columns[0].stop, match.columns[-1].start) if match.columns else range(0)
    beside = (columns for row in rows for columns, _ in _beside(match, _places(match, row)))
    return any(columns.start in between for columns in beside)


def _places(match: HeaderMatch, row: Segment) -> list[tuple[range, Token]]:
    """The cells of *row* with their columns; none if its label is under a header."""
    if not match.columns or not row.cells:
        return []
    places = list(_on_line(match, row) if match.width else _in_grid(row))
    return places if label_end(row) <= match.columns[0].start else []


def _beside(
    match: HeaderMatch, places: Iterable[tuple[range, Token]]
) -> Iterator[tuple[range, Token]]:
    """The filled cells at *places* that are below no header."""
    known = {column for own in match.columns for column in own}
    for columns, token in places:
        if not known & set(columns) and not has_no_value(token.text):
            yield columns, token


def label_end(row: Segment) -> int:
    """The first column of the page right of the label of *row*."""
    label = row.labels[-1]
    if label.cell < 0:
        return 0
    columns = row.table.tokens[label.cell].columns
    return label.cell - label.line + 1 if columns is None else columns.stop


def _meet(some: range, other: range) -> bool:
    return some.start < other.stop and other.start < some.stop


def _on_line(match: HeaderMatch, row: Segment) -> Iterator[tuple[range, Token]]:
    """The cells of a row on a line as wide as the header's, each with its column."""
    table = row.table
    first, end = table.bounds[row.cells[0].line]
    label = row.labels[-1].cell
    if end - first != match.width or row.cells[-1].line != row.cells[0].line:
        return
    if label < 0 or first <= label:
        for index in range(row.start, row.end):
            yield range(index - first, index - first + 1), table.tokens[index]


def _in_grid(row: Segment) -> Iterator[tuple[range, Token]]:
    """The cells of a row in the grid of a file, each with its columns."""
    for token in row.cells:
        if token.columns is not None:
            yield token.columns, token


def mostly_fit(match: HeaderMatch, rows: Iterable[Segment]) -> bool:
    """True if most rows have a cell under each header, and no other figures."""
    return fit(cells_below(match, row) for row in rows)


def fit(rows: Iterable[RowCells | None]) -> bool:
    """True if most rows, of those whose columns are known, fit; see `mostly_fit`."""
    found = [cells for cells in rows if cells]
    fitting = sum(bool(cells.below) and not cells.others for cells in found)
    return 2 * fitting > len(found) or not found


def lacks_cell(match: HeaderMatch, row: Segment) -> bool:
    """True if a row has fewer cells than a line of headers with a blank one between others."""
    has_gap = any(after.start > before.stop for before, after in pairwise(match.columns))
    if not match.width or not has_gap or not row.cells:
        return False
    return not any(_on_line(match, row)) and row.table.width_at(row.start) < match.width


def has_merged_figures(match: HeaderMatch, row: Segment) -> bool:
    """True if a figure of a row spans page columns of which each has a header of its own."""
    if not any(map(_GRID_CELL, row.cells)):
        return False
    known = set(match.columns)
    columns = (cell.columns for cell in row.cells if cell.kind == FIGURE)
    return any(
        own is not None
        and own not in known
        and sum(header.start in own for header in match.columns) > 1
        for own in columns
    )
