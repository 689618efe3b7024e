# SPDX-License-Identifier: MIT
"""Tables printed just as the form declares them -> their figures, read straight from there.

Most pages print the labels of the form in its order, in its words but for few, and after each
row's just its figures. A page with anything else in a table, or with a table that is missing, is
read by `reading`, which finds the same in such tables by many more steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from ..diagnostics.collecting import Collector
from ..document.lines import Line
from ..forms.flattening import Figure
from ..forms.form import AMOUNT, COUNT, TEXT_COLUMN, Form, Row
from ..forms.noted_figures import read_amount, read_count
from ..text.numerals import UNREADABLE, Unreadable, read_text
from ..text.patterns import late
from ..text.source import BLANKS, SourceText
from .declared_cells import DeclaredCells
from .declared_grids import are_below_heads, certain_cells
from .declared_labels import in_other_words, report_labels
from .declared_ways import LINE_MARK, TABLE_END, RowPlace, declared
from .form_detection import choose_forms
from .row_sums import lacks_total, sums_in
from .stated_units import units_beside, units_in
from .tokens import page_tokens
from .values import Figures, ReadRow

#: A character after a table; with none the text may be cut off in its last row.
_AFTER = late(f"[^{re.escape(BLANKS)}|\r\n]")


@frozen
class _DeclaredRows:
    """Where the figures of a page are: worked out when it is asked for, for one row or for all."""

    _cells: DeclaredCells
    _rows: Mapping[str, RowPlace]

    def bounds(self) -> dict[str, tuple[int, int]]:
        """Where the printed characters of each figure's cell begin and end, by path."""
        found: dict[str, tuple[int, int]] = {}
        for row, start, end, *_ in self._rows.values():
            found.update(zip(row.paths, self._cells.bounds(start, end), strict=True))
        return found

    def find(self, path: str) -> ReadRow:
        """The cells of the row at *path*."""
        place = self._rows[path]
        return ReadRow(place.row.paths, self._cells.tokens(place.start, place.end))


def declared_figures(
    known: Sequence[Form],
    tables: Sequence[Sequence[Line]],
    cells: DeclaredCells,
    collector: Collector,
) -> Figures | None:
    """The figures in *tables* if they are those of a form, printed just so; else None.

    Labels in other words are reported, if it is certain that the page is on that form.

    Args:
        known: The forms that the page may be on; the first is tried.
        tables: The lines of each of the page's tables.
        cells: Their cells.
        collector: Receives the findings.
    """
    form, source = known[0], collector.source
    if not tables or not _AFTER.search(source.text, _end(tables[-1])):
        return None
    found = "".join(map(declared(form).character, cells.texts))
    characters = declared(form).as_printed(found)
    places = declared(form).places(characters, is_piped=cells.is_piped)
    if places is None or _units_beside(tables, places, characters, source.text):
        return None
    values = _values(form, places, cells.texts)
    if values is None:
        return None
    if source.grids:
        placed = certain_cells(source.grids, list(cells.starts()))
        if placed is None or not are_below_heads(places, characters, placed, declared(form).heads):
            return None
    rows = {place.row.path: place for place in places}
    forms = dict.fromkeys(form.table_of, form)
    names = _names(places, characters)
    if found != characters:
        labels = in_other_words(form, found, characters)
        if labels is None or not _is_chosen(known, tables, source):
            return None
        report_labels(form, labels, places, cells, collector)
    return Figures(form, forms, values, tables=names, found=_DeclaredRows(cells, rows))


def _units_beside(
    tables: Sequence[Sequence[Line]], places: Iterable[RowPlace], characters: str, text: str
) -> bool:
    """True if a line beside a table that has amounts states a unit."""
    amounts = (place.start for place in places if not place.row.only_counts)
    numbers = {characters.count(TABLE_END, 0, start) for start in amounts}
    own = (tables[number] for number in numbers)
    return any(units_beside(text, table[0].start, _end(table)) for table in own)


def _is_chosen(known: Sequence[Form], tables: Sequence[Sequence[Line]], source: SourceText) -> bool:
    """True if all *tables* fit the first of the forms *known* best."""
    chosen = choose_forms(page_tokens(tables, source), known, None)
    return set(chosen.forms) == {known[0]}


def _end(table: Sequence[Line]) -> int:
    """The offset after *table*."""
    return table[-1].start + len(table[-1].raw)


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
