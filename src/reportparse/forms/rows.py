# SPDX-License-Identifier: MIT
"""The page's rows against the form's: found, strange, missing, repeated, out of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ..diagnostics import Collector
from ..source import BLANKS, Span
from .base import Form, ReadPart, Row
from .cells import Cell, Entry, cell_span
from .labels import FIGURE, GROUP, TEXT


@frozen
class ExtraRow:
    """A row that the form does not have, kept as it was read.

    Attributes:
        table: Name of the table it stands in (`proactive`).
        after: Path of the row before it; None if none comes before it.
        label: Its label.
        cells: The cells after the label, blank ones at the end left out.
    """

    table: str
    after: str | None
    label: str
    cells: tuple[str, ...]


@frozen(eq=False)
class Occurrence:
    """A row of the form where it stands on the page.

    Attributes:
        row: The form's row.
        entry: The page's label and the cells after it.
        part: What stands under the same head.
    """

    row: Row
    entry: Entry
    part: ReadPart

    @property
    def label(self) -> str:
        """The row's name for a person: its label, or its path where the form prints none."""
        return self.row.label or self.row.path


def occurrences(form: Form, parts: Iterable[ReadPart]) -> Iterator[Occurrence]:
    """The form's rows in *parts*, in the order of the page."""
    for part in parts:
        row = row_below_heads(form, part)
        if row is not None:
            yield Occurrence(row, part.heads[-1], part)
        for entry in part.rows:
            known = form.row_of.get(entry.terminal)
            if known is not None:
                yield Occurrence(known, entry, part)


def row_below_heads(form: Form, part: ReadPart) -> Row | None:
    """The row without a label whose figures follow the heads of *part*, if it has such heads."""
    if not part.heads:
        return None
    seen = {label.terminal for entry in part.heads for label in entry.labels}
    for table in form.tables:
        for expected in table.parts:
            first = expected.rows[0]
            if (
                first.terminal is None
                and len(seen.intersection(form.heads(expected))) > len(seen) // 2
            ):
                return first
    return None


def report_misplaced(form: Form, parts: Iterable[ReadPart], collector: Collector) -> None:
    """Report figures after captions, heads and group labels, where the form has none."""
    for part in parts:
        heads = [] if row_below_heads(form, part) else part.heads
        captions = [part.caption] if part.caption else []
        groups = [entry for entry in part.rows if entry.terminal.startswith(GROUP)]
        for entry in (*captions, *heads, *groups):
            figures = [cell for cell in entry.cells if form.vocabulary.kind(cell[0]) == FIGURE]
            if figures:
                _report_at(entry, figures, collector)


def _report_at(entry: Entry, figures: Sequence[Cell], collector: Collector) -> None:
    span = Span(cell_span(figures[0]).start, cell_span(figures[-1]).end)
    collector.add(
        "figure-misplaced",
        span,
        label=printed(entry.labels[-1].cell),
        text="、".join(map(printed, figures)),
    )


def extra_rows(form: Form, parts: Iterable[ReadPart], collector: Collector) -> list[ExtraRow]:
    """The rows of one of the page's tables that *form* does not have; each is reported."""
    extra = []
    before: Row | None = None
    table = _first_table(form, parts := list(parts))
    for part in parts:
        before = row_below_heads(form, part) or before
        for entry in part.rows:
            before = form.row_of.get(entry.terminal, before)
            table = form.table_of[before.path].name if before else table
            if entry.terminal == TEXT:
                extra.append(_extra_row(entry, table, before))
                collector.add("row-unknown", entry.span, table, label=extra[-1].label)
    return extra


def _first_table(form: Form, parts: Iterable[ReadPart]) -> str:
    first = next(occurrences(form, parts), None)
    return form.table_of[first.row.path].name if first else form.tables[0].name


def _extra_row(entry: Entry, table: str, before: Row | None) -> ExtraRow:
    cells = [printed(cell) for cell in entry.cells]
    while cells and not cells[-1]:
        cells.pop()
    return ExtraRow(
        table, before.path if before else None, printed(entry.labels[0].cell), tuple(cells)
    )


def check_rows(form: Form, found: Sequence[Occurrence], collector: Collector) -> None:
    """Report tables and rows that are missing and rows out of the form's order."""
    places = {one.row.path: one for one in reversed(found)}
    end = len(collector.source.text)
    for table in form.tables:
        present = [row for row in table.rows if row.path in places]
        if not present:
            collector.add("table-missing", Span(end, end), table.name, table=table.title)
            continue
        nearest = places[present[0].path].entry
        for row in table.rows:
            if row.path in places:
                nearest = places[row.path].entry
            else:
                arguments = {"table": table.title, "label": row.label}
                collector.add("row-missing", nearest.span, row.path, **arguments)
    _check_order(form, found, collector)


def _check_order(form: Form, found: Iterable[Occurrence], collector: Collector) -> None:
    order = {row.path: index for index, row in enumerate(form.rows)}
    previous = -1
    for one in found:
        index = order[one.row.path]
        if index < previous:
            collector.add("row-out-of-order", one.entry.span, one.row.path, label=one.label)
        previous = index


def printed(cell: Cell) -> str:
    """The signs of *cell*, blanks around them left out."""
    return cell[0].strip(BLANKS)
