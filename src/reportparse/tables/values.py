# SPDX-License-Identifier: MIT
"""The cells of a row -> its figures, each with the cell it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from attrs import field, frozen

from ..diagnostics.model import Collector
from ..forms.flattening import Figure
from ..forms.folding import fold
from ..forms.model import AMOUNT, COUNT, Column, Form
from ..text.numerals import UNREADABLE, Unreadable, read_amount, read_count, read_text
from ..text.source import BLANKS
from ..text.spans import Span
from .cells import Cells
from .row_match import ExtraRow, MatchedRow
from .segments import PartOnPage

#: The unit that the head of an amount states.
_UNIT = re.compile(r"[千百十万亿]*元(?=）|，|；|$)")


class ReadRow(NamedTuple):
    """A row of the form and the cells that its figures were read from.

    Attributes:
        columns: The paths of the figures.
        table: The cells of the page's table.
        first: Index of the first figure's cell.
        length: How many of the figures have a cell.
    """

    columns: tuple[str, ...]
    table: Cells
    first: int
    length: int


@frozen
class Figures:
    """What was read from the tables.

    Attributes:
        form: The form that the page as a whole is on.
        forms: The form by which each table of the report was read, by its name.
        values: The published figures by path; rows that are not there have none.
        rows: Where they were read, by the row's path.
        extra: Rows that the form does not have.
        tables: For each of the page's tables the names of the form's tables in it; none where
            it has heads of the form and no row: such a table is kept like any other.
    """

    form: Form
    forms: dict[str, Form] = field(factory=dict)
    values: dict[str, Figure] = field(factory=dict)
    rows: dict[str, ReadRow] = field(factory=dict)
    extra: list[ExtraRow] = field(factory=list)
    tables: list[tuple[str, ...]] = field(factory=list)

    def spans(self) -> Mapping[str, Span]:
        """Where each figure was read: the signs of its cell, by path."""
        return {
            path: row.table.span(row.first + index)
            for row in self.rows.values()
            for index, path in enumerate(row.columns[: row.length])
        }

    def span(self, path: str) -> Span | None:
        """Where the figure at *path* was read; None if no cell was read for it."""
        named = self.rows.get(path.rpartition(".")[0])
        for row in (named,) if named else self.rows.values():
            if path in row.columns:
                index = row.columns.index(path)
                return row.table.span(row.first + index) if index < row.length else None
        return None

    def models(self) -> dict[str, Any]:
        """What the report holds of each table, by its name."""
        return {
            name: form.table_of[name].assemble(self.values) for name, form in self.forms.items()
        }


def enter(one: MatchedRow, offset: int | None, figures: Figures, collector: Collector) -> None:
    """Read the row's figures into *figures*; of a row that stands twice, what both print."""
    row, entry = one.row, one.entry
    first = entry.start + (offset or 0)
    length = 0 if offset is None else min(len(row.columns), entry.end - first)
    read = ReadRow(row.paths, entry.table, first, length)
    values = dict((_read_counts if row.only_counts else _read_columns)(one, read, collector))
    if row.path not in figures.rows:
        figures.rows[row.path] = read
        figures.values.update(values)
        return
    collector.add("row-repeated", entry.span, row.path, label=one.label)
    for path in row.figures:
        if values.get(path) != figures.values.get(path):
            figures.values[path] = None


def _read_counts(one: MatchedRow, read: ReadRow, collector: Collector) -> Mapping[str, Figure]:
    texts = read.table.texts[read.first : read.first + read.length]
    counts = list(map(read_count, texts))
    last = read.first + read.length - 1
    if UNREADABLE in set(counts) or _ends_text(read.table, last, collector):
        return _read_columns(one, read, collector)
    return dict(zip(read.columns[: read.length], counts, strict=True))  # type: ignore[arg-type]  # readable


def _read_columns(one: MatchedRow, read: ReadRow, collector: Collector) -> dict[str, Figure]:
    """The figures of a row, each read as its column says."""
    values: dict[str, Figure] = {}
    for index, column in enumerate(one.row.columns, read.first):
        text = read.table.texts[index] if index < read.first + read.length else ""
        unit = None
        if column.kind == AMOUNT:
            # With an amount the unit after it is in doubt: what is reported is the row.
            value, unit = read_amount(text)
            values[column.path] = _certain(one.row.path, value, read.table, index, collector)
        elif column.kind == COUNT:
            count = read_count(text)
            values[column.path] = _certain(column.path, count, read.table, index, collector)
        else:
            values[column.path] = word = read_text(text)
            if index < read.first + read.length and word != column.printed:
                _report_unit(one, column, word, read.table.span(index), collector)
        if column.unit is not None:
            # That of the cell; or the one that the row prints in a cell of its own; or the head's.
            values[column.unit] = unit or values.get(column.unit) or _unit_of_head(one.part)
    return values


def _report_unit(
    one: MatchedRow, column: Column, word: str | None, span: Span, collector: Collector
) -> None:
    """Report the row: what stands there may be its figure."""
    found, expected = word or "—", column.printed or "—"
    arguments = {"label": one.label, "found": found, "expected": expected}
    collector.add("unit-differs", span, one.row.path, **arguments)


def _certain(
    path: str, value: Figure | Unreadable, table: Cells, index: int, collector: Collector
) -> Figure:
    """*value* unless it could not be read or may be cut off, which is reported."""
    if isinstance(value, Unreadable):
        code = "number-unreadable"
    elif value is not None and _ends_text(table, index, collector):
        code = "text-cut"
    else:
        return value
    collector.add(code, table.span(index), path, text=table.printed(index))
    return None


def _ends_text(table: Cells, index: int, collector: Collector) -> bool:
    """Whether the text ends with this cell, no pipe and no line end after it."""
    if index < len(table.texts) - 1 or table.end < len(collector.source.text):
        return False
    return table.texts[index].rstrip(BLANKS + "\r\n") == table.texts[index]


def _unit_of_head(part: PartOnPage) -> str | None:
    labels = (entry.table.texts[label.cell] for entry in part.heads for label in entry.labels)
    found = {unit for label in labels for unit in _UNIT.findall(fold(label))}
    return found.pop() if len(found) == 1 else None
