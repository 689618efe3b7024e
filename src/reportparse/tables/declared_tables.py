# SPDX-License-Identifier: MIT
"""Tables printed just as the form declares them -> their figures, read straight from there.

Most pages print the labels of the form, exact and in its order, and after each row's just its
figures. A page with anything else in a table, or with a table that is missing, is read by
`reading`, which finds the same in such tables by many more steps.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from attrs import frozen

from ..document.lines import Line, LineKind
from ..forms.flattening import Figure
from ..forms.form import AMOUNT, COUNT, TEXT_COLUMN, Form, Row
from ..forms.noted_figures import read_amount, read_count
from ..forms.vocabulary import plain_kind
from ..text.numerals import (
    UNREADABLE,
    Unreadable,
    is_blank,
    read_text,
)
from ..text.patterns import late
from ..text.source import BLANKS, SourceText
from .declared_grids import NO_CELL, are_below_heads, certain_cells
from .declared_ways import LINE_MARK, PADDING_CELL, TABLE_END, TABLE_MARK, RowPlace, declared
from .row_sums import lacks_total, sums_in
from .separators import draws_rule, is_grid_rule
from .tokens import Token, padding_in
from .values import Figures, ReadRow, units_beside, units_in

_ROW, _BLANK = LineKind.ROW, LineKind.BLANK
#: A character after a table; with none the text may be cut off in its last row.
_AFTER = late(f"[^{re.escape(BLANKS)}|\r\n]")


class _PageCells(NamedTuple):
    """The cells of a page.

    Attributes:
        texts: Their texts, with marks for padding and for the ends of lines and tables.
        lines: The lines that they are on.
    """

    texts: list[str]
    lines: list[Line]


@frozen
class _DeclaredRows:
    """Where the figures of a page are: worked out for the rows that are asked for."""

    _cells: _PageCells
    _rows: Mapping[str, RowPlace]

    @cached_property
    def _ends(self) -> list[int]:
        """The indices of the marks at the ends of lines."""
        return [index for index, text in enumerate(self._cells.texts) if text == LINE_MARK]

    def find(self, path: str) -> ReadRow:
        """The cells of the row at *path*."""
        row, index, end, *_ = self._rows[path]
        tokens: list[Token] = []
        number = bisect_left(self._ends, index)
        while index < end:
            line, line_end = self._cells.lines[number], self._ends[number]
            texts = line.raw.split("|")
            # Characters after the last pipe are not a cell.
            first = len(texts) - 1 - (line_end - index)
            start = line.start + sum(map(len, texts[:first])) + first
            for text in texts[first : first + min(end, line_end) - index]:
                tokens.append(Token(plain_kind(text), text, start, number, piped=True))
                start += len(text) + 1
            index, number = line_end + 1, number + 1
        return ReadRow(row.paths, tuple(tokens))


def declared_figures(
    form: Form, tables: Sequence[Sequence[Line]], source: SourceText
) -> Figures | None:
    """The figures in *tables* if they are the tables of *form*, printed just so; else None.

    Args:
        form: The form that is tried first on the page.
        tables: The lines of each of the page's tables.
        source: The text.
    """
    if not tables or not _AFTER.search(source.text, _end(tables[-1])):
        return None
    if any(units_beside(source.text, table[0].start, _end(table)) for table in tables):
        return None
    cells = _cells_of(tables)
    characters = "".join(map(declared(form).character, cells.texts)) if cells else ""
    places = declared(form).places(characters)
    values = _values(form, places, cells.texts) if cells and places else None
    if cells is None or places is None or values is None:
        return None
    if source.grids:
        placed = certain_cells(source.grids, list(_starts(cells)))
        if placed is None or not are_below_heads(places, characters, placed, declared(form).heads):
            return None
    rows = {place.row.path: place for place in places}
    forms = dict.fromkeys(form.table_of, form)
    names = _names(places, characters)
    return Figures(form, forms, values, tables=names, find=_DeclaredRows(cells, rows).find)


def _end(table: Sequence[Line]) -> int:
    """The offset after *table*."""
    return table[-1].start + len(table[-1].raw)


def _cells_of(tables: Iterable[Sequence[Line]]) -> _PageCells | None:
    """The cells of *tables*; None where no pipe closes the last cell of a line."""
    texts: list[str] = []
    lines: list[Line] = []
    for table in tables:
        rows: list[list[str]] = []
        for line in table:
            if line.kind is _ROW and not draws_rule(line.raw):
                cells = line.raw.split("|")
                if line.starts or not is_blank(cells.pop()):
                    return None
                rows.append(cells)
                lines.append(line)
            elif line.kind is not _BLANK and (line.kind is not _ROW or is_grid_rule(line.raw)):
                return None
        first = int(all(is_blank(row[0]) for row in rows if len(row) > 1 or row[0]))
        for cells in rows:
            padding = 0 if cells[-1] else min(padding_in(cells), len(cells) - first)
            texts += cells[first : len(cells) - padding] if first or padding else cells
            texts += [*[PADDING_CELL] * padding, LINE_MARK]
        texts.append(TABLE_MARK)
    return _PageCells(texts, lines)


def _starts(cells: _PageCells) -> Iterator[int]:
    """The offset of each text of *cells* in the page; `NO_CELL` for a mark."""
    lines = iter(cells.lines)
    count = 0
    for text in cells.texts:
        if text == LINE_MARK:
            line = next(lines)
            ends = accumulate(len(cell) + 1 for cell in line.raw.split("|")[:-1])
            starts = [line.start, *(line.start + end for end in ends)]
            yield from starts[-1 - count : -1]
            count = -1
        elif text == TABLE_MARK:
            count = -1
        if count < 0:
            yield NO_CELL
        count += 1


def _values(
    form: Form, places: Sequence[RowPlace], texts: Sequence[str]
) -> dict[str, Figure] | None:
    """The figures at *places* among *texts*, by path; None if one is not certain."""
    values: dict[str, Figure] = {}
    paths: list[str] = []
    counts: list[Any] = []
    for row, start, end, head, below_head in places:
        if row.only_counts:
            paths += row.paths
            counts += texts[start:end]
        else:
            cells = [text for text in texts[start:end] if text is not LINE_MARK]
            label = texts[start - 1 - (texts[start - 1] is LINE_MARK)]
            read = _read_columns(row, cells, units_in([label, *texts[head:below_head]]))
            if read is None:
                return None
            values |= read
    if LINE_MARK in counts:
        counts = [text for text in counts if text is not LINE_MARK]
    counts = list(map(read_count, counts))
    values.update(zip(paths, counts, strict=True))
    if UNREADABLE in counts or (
        None in counts
        and any(lacks_total(sums_in(form, place.row.path), values) for place in places)
    ):
        return None
    return values


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


def _names(places: Iterable[RowPlace], characters: str) -> list[tuple[str, ...]]:
    """For each of the page's tables the names of the form's tables in it."""
    found: list[dict[str, None]] = [{} for _ in range(characters.count(TABLE_END))]
    for place in places:
        found[characters.count(TABLE_END, 0, place.start)][place.row.table] = None
    return list(map(tuple, found))
