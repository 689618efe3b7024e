# SPDX-License-Identifier: MIT
"""Tables printed just as the form declares them -> their figures, read straight from there.

Most pages print the labels of the form, exact and in its order, and after each row's just its
figures. A page with anything else in a table, or with a table that is missing, is read by
`reading`, which finds the same in such tables by many more steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Any, Final, NamedTuple

from attrs import frozen

from ..document.lines import Line, LineKind
from ..forms.flattening import Figure
from ..forms.form import AMOUNT, COUNT, TEXT_COLUMN, Form, Row
from ..text.numerals import (
    UNREADABLE,
    Unreadable,
    is_blank,
    read_amount,
    read_count,
    read_text,
)
from ..text.source import BLANKS, SourceText
from .declared_ways import LINE_MARK, OPEN_CELL, PADDING_CELL, TABLE_END, TABLE_MARK, WAYS, declared
from .separators import draws_rule, is_grid_rule
from .tokens import padding_in, tokens_of
from .values import Figures, ReadRow, units_in

_ROW, _BLANK = LineKind.ROW, LineKind.BLANK
_ENDS: Final = frozenset({LINE_MARK, TABLE_MARK})
#: A character after a table; with none the text may be cut off in its last row.
_AFTER = re.compile(f"[^{re.escape(BLANKS)}|\r\n]")


class _Place(NamedTuple):
    """The figures of a row on the page.

    Attributes:
        row: The row.
        start: Index of the first among all cells of the page.
        end: Index after the last.
    """

    row: Row
    start: int
    end: int


@frozen
class _DeclaredRows:
    """Where the figures of a page are: worked out when it is asked."""

    _tables: Sequence[Sequence[Line]]
    _cells: Sequence[str]
    _places: Sequence[_Place]

    def __call__(self) -> dict[str, ReadRow]:
        """The cells of each row, by its path."""
        tokens = list(chain.from_iterable(map(tokens_of, self._tables)))
        are_cells = [cell not in _ENDS for cell in self._cells]
        before = list(accumulate(are_cells, initial=0))
        return {
            row.path: ReadRow(row.paths, tuple(tokens[before[start] : before[end]]))
            for row, start, end in self._places
        }


def declared_figures(
    form: Form, tables: Sequence[Sequence[Line]], source: SourceText
) -> Figures | None:
    """The figures in *tables* if they are the tables of *form*, printed just so; else None.

    Args:
        form: The form that is tried first on the page.
        tables: The lines of each of the page's tables.
        source: The text.
    """
    if not tables or source.grids or not _AFTER.search(source.text, _end(tables[-1])):
        return None
    cells = _cells_of(tables)
    known = declared(form)
    characters = "".join(map(known.character, cells))
    values: dict[str, Figure] = {}
    places: list[_Place] = []
    end = 0
    for table in form.tables:
        patterns = (known.pattern(table.name, way) for way in WAYS)
        matches = ((pattern, pattern.match(characters, end)) for pattern in patterns)
        pattern, match = next((found for found in matches if found[1]), (None, None))
        if pattern is None or match is None:
            return None
        end = match.end()
        for row, head, group in zip(table.rows, pattern.heads, pattern.rows, strict=True):
            place = _Place(row, *match.span(group))
            read = _read(place, cells, match.span(head))
            if read is None:
                return None
            values |= read
            places.append(place)
    if end < len(characters):
        return None
    forms = dict.fromkeys(form.table_of, form)
    names = _names(places, characters)
    return Figures(
        form, forms, values, tables=names, find_rows=_DeclaredRows(tables, cells, places)
    )


def _end(table: Sequence[Line]) -> int:
    """The offset after *table*."""
    return table[-1].start + len(table[-1].raw)


def _cells_of(tables: Iterable[Sequence[Line]]) -> list[str]:
    """The cells of *tables* with the ends of lines and tables.

    It is `OPEN_CELL` alone where a line has a cell that no pipe closes.
    """
    found: list[str] = []
    for table in tables:
        rows: list[list[str]] = []
        for line in table:
            if line.kind is _ROW and not draws_rule(line.raw):
                *cells, last = line.raw.split("|")
                if not is_blank(last):
                    return [OPEN_CELL]
                rows.append(cells)
            elif line.kind is not _BLANK and (line.kind is not _ROW or is_grid_rule(line.raw)):
                return [OPEN_CELL]
        first = int(all(is_blank(row[0]) for row in rows if len(row) > 1 or row[0]))
        for cells in rows:
            padding = 0 if cells[-1] else min(padding_in(cells), len(cells) - first)
            end = len(cells) - padding
            found += cells[first:end] if first or padding else cells
            found += [PADDING_CELL] * padding
            found.append(LINE_MARK)
        found.append(TABLE_MARK)
    return found


def _read(place: _Place, cells: Sequence[str], head: tuple[int, int]) -> dict[str, Figure] | None:
    """The figures of a row; None if one is not certain.

    Args:
        place: The row.
        cells: All cells of the page.
        head: The place of the header over the row.
    """
    row, start, end = place
    own = cells[start:end]
    if LINE_MARK in own:
        own = [cell for cell in own if cell != LINE_MARK]
    if row.only_counts:
        counts: list[Any] = list(map(read_count, own))
        return None if UNREADABLE in counts else dict(zip(row.paths, counts, strict=True))
    label = cells[start - 1 - (cells[start - 1] == LINE_MARK)]
    return _read_columns(row, own, units_in([label, *cells[slice(*head)]]))


def _read_columns(row: Row, cells: Iterable[str], stated: set[str]) -> dict[str, Figure] | None:
    """The figures of *row*, each read as its column says; None if one is not certain.

    Args:
        row: The row.
        cells: The cell of each figure.
        stated: The units in the labels of the row and above it.
    """
    values: dict[str, Figure] = {}
    for column, cell in zip(row.columns, cells, strict=True):
        unit: Figure = None
        value: Figure | Unreadable
        if column.kind == AMOUNT:
            value, unit = read_amount(cell)
        elif column.kind == COUNT:
            value = read_count(cell, signed=column.signed)
        else:
            value = read_text(cell)
        if isinstance(value, Unreadable) or (
            column.kind == TEXT_COLUMN and value != column.printed
        ):
            return None
        values[column.path] = value
        if column.unit is not None:
            own = unit or values.get(column.unit)
            units = {*stated, own} - {None}
            if len(units) > 1 or (units and column.head_unit not in (None, *units)):
                return None
            values[column.unit] = next(iter(units), None)
    return values


def _names(places: Iterable[_Place], characters: str) -> list[tuple[str, ...]]:
    """For each of the page's tables the names of the form's tables in it."""
    found: list[dict[str, None]] = [{} for _ in range(characters.count(TABLE_END))]
    for row, start, _ in places:
        found[characters.count(TABLE_END, 0, start)][row.table] = None
    return list(map(tuple, found))
