# SPDX-License-Identifier: MIT
"""Tables of a page -> figures of a form, each with the cell it was read from.

Every figure ends in one of three ways: read from the one cell that prints it; None because
that cell is blank; or None with a diagnostic that names its path or its row's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from ..diagnostics import Collector
from ..lines import Line
from ..numerals import UNREADABLE, Unreadable, read_amount, read_count
from ..source import BLANKS
from .base import Figure, Form, ReadPart
from .cells import Cell, cell_span, entries
from .heads import HeadFinding, check_head
from .labels import fold
from .placing import Window, windows
from .rows import (
    ExtraRow,
    Occurrence,
    check_rows,
    extra_rows,
    occurrences,
    printed,
    report_misplaced,
)

#: The unit that the head of an amount states.
_UNIT = re.compile(r"单位：([万亿]?元)")

#: A label at least this long is no common word (总计, 行政许可) that any table may hold.
_TELLING = 7


@frozen
class Figures:
    """What was read from the tables.

    Attributes:
        form: The form by which they were read.
        values: The published figures by path; rows that are not there have none.
        cells: The cell that each figure was read from, where there is one.
        extra: Rows that the form does not have.
        tables: For each of the page's tables the names of the form's tables in it.
    """

    form: Form
    values: dict[str, Figure] = field(factory=dict)
    cells: dict[str, Cell] = field(factory=dict)
    extra: list[ExtraRow] = field(factory=list)
    tables: list[tuple[str, ...]] = field(factory=list)
    #: Paths of the rows that were read.
    read: set[str] = field(factory=set)


def is_form_table(lines: Iterable[Line], form: Form) -> bool:
    """Whether a table of the page shows words that *form* has and other tables do not."""
    return any(
        len(cell) >= _TELLING and form.vocabulary.has(cell)
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
        parts = form.grammar.read(entries(lines, form.vocabulary))
        rows = list(occurrences(form, parts))
        found += rows
        figures.tables.append(
            tuple(dict.fromkeys(form.table_of[one.row.path].name for one in rows))
        )
        figures.extra.extend(extra_rows(form, parts, collector))
        report_misplaced(form, parts, collector)
    heads = _Heads(form, collector)
    for one, window in _placed(form, found, collector.source.text):
        certain = heads.allow(one) and _report_window(one, window, collector)
        _enter(one, window.offset if certain else None, figures, collector)
    check_rows(form, found, collector)
    return figures


def _placed(
    form: Form, found: Iterable[Occurrence], text: str
) -> Iterator[tuple[Occurrence, Window]]:
    """Each row with the window of its figures, found among rows of its table of like length."""
    alike: defaultdict[tuple[str, int], list[Occurrence]] = defaultdict(list)
    for one in found:
        alike[form.table_of[one.row.path].name, len(one.row.columns)].append(one)
    for (_, count), group in alike.items():
        cut = group.pop() if _is_cut(group[-1], count, text) else None
        column = _head_column(form, group)
        placed = windows([one.entry for one in group], count, column) if group else []
        yield from zip(group, placed, strict=True)
        if cut is not None:
            packed = all(window.offset == 0 for window in placed)
            yield cut, Window(0 if packed else None)


def _is_cut(one: Occurrence, count: int, text: str) -> bool:
    """Whether the text ends in the middle of the row."""
    cells = one.entry.cells
    last, start = cells[-1] if cells else one.entry.labels[-1].cell
    return len(cells) < count and not text[start + len(last) :].strip(BLANKS + "|\r\n")


def _head_column(form: Form, rows: Iterable[Occurrence]) -> int | None:
    """The one column in which the head of the first figure stands over all *rows*, if any."""
    columns = {
        label.column
        for one in {id(one.part): one for one in rows}.values()
        for entry in one.part.heads
        for label in entry.labels
        if label.terminal == form.part_of[one.row.path].first_figure
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
                self._report(one, self.form.table_of[one.row.path].name, finding)
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
    count, found = len(one.row.columns), len(one.entry.cells)
    if window.offset is not None and found >= count:
        return True
    arguments: dict[str, object] = {"label": one.label, "expected": count, "found": found}
    if window.surplus:
        code = "cell-surplus"
        arguments["surplus"] = "、".join(filter(None, map(printed, one.entry.cells[count:])))
    elif window.offset is not None:
        code = "row-cut"
    else:
        code = "cell-missing" if found < count else "cells-ambiguous"
    collector.add(code, one.entry.span, one.row.path, **arguments)
    return window.offset is not None


def _enter(one: Occurrence, offset: int | None, figures: Figures, collector: Collector) -> None:
    """Read the row's figures into *figures*; of a row that stands twice, what both print."""
    columns = one.row.columns
    cells = one.entry.cells[offset : offset + len(columns)] if offset is not None else []
    read = _read_amount if one.row.unit else _read_counts
    values = read(one, cells, collector)
    if one.row.path in figures.read:
        collector.add("row-repeated", one.entry.span, one.row.path, label=one.label)
        for path in one.row.figures:
            if values.get(path) != figures.values.get(path):
                figures.values[path] = None
        return
    figures.read.add(one.row.path)
    figures.values.update(values)
    figures.cells.update(zip(columns, cells, strict=False))


def _read_counts(one: Occurrence, cells: Sequence[Cell], collector: Collector) -> dict[str, Figure]:
    counts = [read_count(text) for text, _ in cells]
    values = dict(zip(one.row.columns, counts, strict=False))
    if UNREADABLE in counts or _ends_text(cells, collector):
        return {
            path: _certain(path, value, cell, collector)
            for (path, value), cell in zip(values.items(), cells, strict=True)
        }
    return values  # type: ignore[return-value]  # the unreadable ones are gone


def _read_amount(one: Occurrence, cells: Sequence[Cell], collector: Collector) -> dict[str, Figure]:
    assert one.row.unit is not None
    (path,) = one.row.columns
    unit = _unit_of_head(one.part)
    if not cells:
        return {path: None, one.row.unit: unit}
    value, own_unit = read_amount(cells[0][0])
    return {path: _certain(path, value, cells[0], collector), one.row.unit: own_unit or unit}


def _certain(path: str, value: Figure | Unreadable, cell: Cell, collector: Collector) -> Figure:
    """*value* unless it could not be read or may be cut off, which is reported."""
    if isinstance(value, Unreadable):
        collector.add("number-unreadable", cell_span(cell), path, text=printed(cell))
        return None
    if value is not None and _ends_text([cell], collector):
        collector.add("text-cut", cell_span(cell), path, text=printed(cell))
        return None
    return value


def _ends_text(cells: Sequence[Cell], collector: Collector) -> bool:
    """Whether the text ends with the last of *cells*, no pipe and no line end after it."""
    return bool(cells) and cells[-1][1] + len(cells[-1][0]) == len(collector.source.text)


def _unit_of_head(part: ReadPart) -> str | None:
    labels = (label.cell[0] for entry in part.heads for label in entry.labels)
    found = (_UNIT.search(fold(label)) for label in labels)
    return next((match[1] for match in found if match), None)
