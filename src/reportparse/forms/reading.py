# SPDX-License-Identifier: MIT
"""Tables of a page -> figures of a form, each with the cell it was read from.

Every figure ends in one of three ways: read from the one cell that prints it; None because
that cell is blank; or None with a diagnostic that names its path or its row's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from attrs import field, frozen

from ..diagnostics import Collector
from ..lines import Line
from ..numerals import UNREADABLE, Unreadable, read_amount, read_count
from ..source import BLANKS, Span
from .base import Figure, Form, ReadPart
from .cells import Cells
from .entries import Entry, entries
from .heads import HeadFinding, check_head
from .labels import fold
from .placing import HeadColumn, Window, style_of, windows
from .rows import (
    ExtraRow,
    Occurrence,
    check_rows,
    extra_rows,
    in_print_order,
    occurrences,
    report_misplaced,
)

#: The unit that the head of an amount states.
_UNIT = re.compile(r"单位：([万亿]?元)")

#: A label at least this long is no common word (总计, 行政许可) that any table may hold.
_TELLING = 7


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
        form: The form by which they were read.
        values: The published figures by path; rows that are not there have none.
        rows: Where they were read, by the row's path.
        extra: Rows that the form does not have.
        tables: For each of the page's tables the names of the form's tables in it; none where
            it has heads of the form and no row: such a table is kept like any other.
    """

    form: Form
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


def is_form_table(lines: Iterable[Line], form: Form) -> bool:
    """Whether a table of the page shows words that *form* has and other tables do not."""
    return any(
        len(cell) >= _TELLING and form.vocabulary.has(cell) and len(fold(cell)) >= _TELLING
        for line in lines
        for cell in line.raw.split("|")
    )


def read_tables(form: Form, tables: Iterable[Sequence[Line]], collector: Collector) -> Figures:
    """The figures of *tables*: the lines of each of the page's tables that are on *form*.

    Findings go to *collector*.
    """
    figures = Figures(form)
    found: list[Occurrence] = []
    for lines in tables:
        parts: list[ReadPart] = form.grammar.read(entries(lines, form.vocabulary))
        rows = [list(occurrences(form, part)) for part in parts]
        names = dict.fromkeys(one.row.table for group in rows for one in group)
        figures.tables.append(tuple(names))
        if names:
            found += chain.from_iterable(rows)
            figures.extra.extend(extra_rows(form, parts, collector))
            for part, group in zip(parts, rows, strict=True):
                report_misplaced(form, part, group, collector)
    heads = _Heads(form, collector)
    for one, window in _placed(form, found, collector.source.text):
        certain = heads.allow(one) and _report_window(one, window, collector)
        _enter(one, window.offset if certain else None, figures, collector)
    figures.extra[:] = in_print_order(form, figures.extra)
    if found:
        check_rows(form, found, collector)
    return figures


def _placed(
    form: Form, found: Iterable[Occurrence], text: str
) -> Iterator[tuple[Occurrence, Window]]:
    """Each row with the window of its figures, found among the rows of its table."""
    tables: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for one in found:
        tables[one.row.table].append(one)
    for rows in tables.values():
        last = rows.pop() if _may_be_cut(form, rows, text) else None
        placed = _held_together(form, rows)
        yield from zip(rows, placed, strict=True)
        if last is not None:
            yield last, _last_window(last, rows, placed)


def _may_be_cut(form: Form, rows: Sequence[Occurrence], text: str) -> bool:
    """Whether the text ends with the last of *rows* and nothing shows that the row is whole."""
    *others, last = rows
    if not _ends_at(last, text):
        return False
    if not others:
        return _is_doubted_by_head(form, last)
    return last.entry.width != style_of(_with_counts(others)).width


def _held_together(form: Form, rows: Sequence[Occurrence]) -> Sequence[Window]:
    """The windows of the rows of one table, held against each other."""
    alike: defaultdict[int, list[Occurrence]] = defaultdict(list)
    for one in rows:
        alike[len(one.row.columns)].append(one)
    heads = {count: head for count, group in alike.items() if (head := _head(form, group))}
    return windows(_with_counts(rows), heads) if rows else ()


def _with_counts(rows: Iterable[Occurrence]) -> list[tuple[Entry, int]]:
    return [(one.entry, len(one.row.columns)) for one in rows]


def _last_window(last: Occurrence, rows: Sequence[Occurrence], placed: Sequence[Window]) -> Window:
    """The window of a row with which the text ends, perhaps in the middle of it.

    It is no evidence of how the table is printed: its figures are read only if the other rows
    have theirs right after their labels, and no more of them than the form has.
    """
    packed = {window.offset for window in placed if window.offset is not None} == {0}
    if not packed:
        return Window(None)
    (window,) = windows(_with_counts([last]), style=style_of(_with_counts(rows)))
    is_short = last.entry.end - last.entry.start < len(last.row.columns)
    return Window(0) if is_short else window


def _ends_at(one: Occurrence, text: str) -> bool:
    """Whether nothing but blanks and pipes comes after the row."""
    entry = one.entry
    if entry.end + entry.padding < len(entry.table.texts):
        return False
    return not text[entry.table.end :].strip(BLANKS + "|\r\n")


def _is_doubted_by_head(form: Form, one: Occurrence) -> bool:
    """Whether the head shows merged cells between the label and the figures of an only row."""
    head, label = _head(form, [one]), one.entry.labels[-1]
    return head is not None and head.column > label.column + 1


def _head(form: Form, rows: Iterable[Occurrence]) -> HeadColumn | None:
    """Where the head of the first figure stands over all *rows*, if it is one place."""
    columns = {
        HeadColumn(label.column, entry.table.width_at(label.cell))
        for one in {id(one.part): one for one in rows}.values()
        for entry in one.part.heads
        for label in entry.labels
        if label.name == form.part_of[one.row.path].first_figure
    }
    return columns.pop() if len(columns) == 1 else None


@frozen
class _Heads:
    """Checks each head once for each part of the form whose rows stand under it."""

    form: Form
    collector: Collector
    _findings: dict[tuple[int, int], HeadFinding | None] = field(factory=dict)

    def allow(self, one: Occurrence) -> bool:
        """Whether the head over *one* lets its figures be read; what is wrong is reported."""
        part = self.form.part_of[one.row.path]
        key = id(part), id(one.part)
        if key not in self._findings:
            finding = self._findings[key] = check_head(self.form, part, one.part)
            if finding is not None and finding.code == "head-missing":
                self._report(one, one.row.table, finding)
        finding = self._findings[key]
        if finding is None or finding.code == "head-missing":
            return True
        self._report(one, one.row.path, finding)
        return False

    def _report(self, one: Occurrence, path: str, finding: HeadFinding) -> None:
        place = one.part.heads[0].span if one.part.heads else one.entry.span
        self.collector.add(finding.code, place, path, labels="、".join(finding.labels))


def _report_window(one: Occurrence, window: Window, collector: Collector) -> bool:
    """Whether the place of the row's figures is certain; if not, it is reported why."""
    entry = one.entry
    count, found = len(one.row.columns), entry.end - entry.start
    if window.offset is not None and found >= count:
        return True
    arguments: dict[str, object] = {"label": one.label, "expected": count, "found": found}
    if window.surplus:
        code = "cell-surplus"
        beyond = map(entry.table.printed, range(entry.start + count, entry.end))
        arguments["surplus"] = "、".join(filter(None, beyond))
    elif window.offset is not None:
        code = "row-cut"
    else:
        code = "cell-missing" if found < count else "cells-ambiguous"
    collector.add(code, entry.span, one.row.path, **arguments)
    return window.offset is not None


def _enter(one: Occurrence, offset: int | None, figures: Figures, collector: Collector) -> None:
    """Read the row's figures into *figures*; of a row that stands twice, what both print."""
    row, entry = one.row, one.entry
    first = entry.start + (offset or 0)
    length = 0 if offset is None else min(len(row.columns), entry.end - first)
    read = ReadRow(row.columns, entry.table, first, length)
    values = (_read_amount if row.unit else _read_counts)(one, read, collector)
    if row.path not in figures.rows:
        figures.rows[row.path] = read
        figures.values.update(values)
        return
    collector.add("row-repeated", entry.span, row.path, label=one.label)
    again = dict(values)
    for path in row.figures:
        if again.get(path) != figures.values.get(path):
            figures.values[path] = None


def _read_counts(
    _: Occurrence, read: ReadRow, collector: Collector
) -> Iterable[tuple[str, Figure]]:
    texts = read.table.texts[read.first : read.first + read.length]
    counts = list(map(read_count, texts))
    paths = read.columns[: read.length]
    last = read.first + read.length - 1
    if UNREADABLE in set(counts) or _ends_text(read.table, last, collector):
        return [
            (path, _certain(path, count, read.table, index, collector))
            for index, (path, count) in enumerate(zip(paths, counts, strict=True), read.first)
        ]
    return zip(paths, counts, strict=True)  # type: ignore[arg-type]  # readable


def _read_amount(
    one: Occurrence, read: ReadRow, collector: Collector
) -> Iterable[tuple[str, Figure]]:
    assert one.row.unit is not None, "only amounts are read here"
    (path,) = read.columns
    unit = _unit_of_head(one.part)
    if not read.length:
        return [(path, None), (one.row.unit, unit)]
    value, own_unit = read_amount(read.table.texts[read.first])
    # With the number the unit after it is in doubt: what is reported is the row.
    amount = _certain(one.row.path, value, read.table, read.first, collector)
    return [(path, amount), (one.row.unit, own_unit or unit)]


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


def _unit_of_head(part: ReadPart) -> str | None:
    labels = (entry.table.texts[label.cell] for entry in part.heads for label in entry.labels)
    found = (_UNIT.search(fold(label)) for label in labels)
    return next((match[1] for match in found if match), None)
