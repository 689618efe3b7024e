# SPDX-License-Identifier: MIT
"""The page's rows against the form's: found, strange, missing, out of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from ..diagnostics import Collector
from ..source import Span
from .base import Form, ReadPart, Row
from .entries import Entry
from .labels import FIGURE, GROUP, ROW, TEXT


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


def in_print_order(form: Form, extra: Iterable[ExtraRow]) -> list[ExtraRow]:
    """*extra* in the order in which the form, read from top to bottom, comes by them."""
    tables = {table.name: index for index, table in enumerate(form.tables)}
    return sorted(
        extra, key=lambda row: (tables[row.table], form.place_of.get(row.after or "", -1))
    )


class Occurrence(NamedTuple):
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


def occurrences(form: Form, part: ReadPart) -> Iterator[Occurrence]:
    """The form's rows in *part*, in the order of the page."""
    for entry in part.rows:
        row = form.row_of.get(entry.name) if entry.name else _row_below_heads(form, part)
        if row is not None:
            yield Occurrence(row, entry, part)


def _row_below_heads(form: Form, part: ReadPart) -> Row | None:
    """The row without a label whose figures follow the heads of *part*, if it has such heads."""
    seen = {label.name for entry in part.heads for label in entry.labels}
    for row, heads in form.unlabelled:
        if 2 * len(seen & heads) > len(seen):
            return row
    return None


def report_misplaced(
    form: Form, part: ReadPart, found: Sequence[Occurrence], collector: Collector
) -> None:
    """Report figures after captions and group labels of *part*, where the form has none.

    Args:
        form: The form.
        part: What stands under one head.
        found: The rows in it.
        collector: Where the findings go.
    """
    below_heads = any(not one.entry.name for one in found)
    captions = [part.caption] if part.caption else []
    unlabelled = (
        [] if below_heads else [one for one in part.rows if one.type == ROW and not one.name]
    )
    groups = [entry for entry in part.rows if entry.type == GROUP]
    for entry in (*captions, *groups, *unlabelled):
        if entry.end > entry.start:
            figures = _figures(form, entry)
            if figures:
                span = Span(entry.table.span(figures[0]).start, entry.table.span(figures[-1]).end)
                text = "、".join(map(entry.table.printed, figures))
                label = entry.label or (part.heads[-1].label if part.heads else "")
                collector.add("figure-misplaced", span, label=label, text=text)


def _figures(form: Form, entry: Entry) -> list[int]:
    kinds = form.vocabulary.kinds(entry.texts)
    return [entry.start + index for index, kind in enumerate(kinds) if kind in (FIGURE, TEXT)]


def extra_rows(form: Form, parts: Sequence[ReadPart], collector: Collector) -> list[ExtraRow]:
    """The rows of one of the page's tables that *form* does not have; each is reported."""
    if not any(entry.type == TEXT for part in parts for entry in part.rows):
        return []
    extra = []
    before: Row | None = None
    table = _first_table(form, parts)
    for part in parts:
        rows = {id(one.entry): one.row for one in occurrences(form, part)}
        for entry in part.rows:
            before = rows.get(id(entry), before)
            table = before.table if before else table
            if entry.type == TEXT:
                extra.append(_extra_row(entry, table, before))
                collector.add("row-unknown", entry.span, table, label=entry.label)
    return extra


def _first_table(form: Form, parts: Iterable[ReadPart]) -> str:
    found = (one.row.table for part in parts for one in occurrences(form, part))
    return next(found, form.tables[0].name)


def _extra_row(entry: Entry, table: str, before: Row | None) -> ExtraRow:
    cells = [entry.table.printed(index) for index in range(entry.start, entry.end)]
    while cells and not cells[-1]:
        cells.pop()
    while cells and not cells[0] and not entry.label:
        del cells[0]
    return ExtraRow(table, before.path if before else None, entry.label, tuple(cells))


def check_rows(form: Form, found: Sequence[Occurrence], collector: Collector) -> None:
    """Report tables and rows that are missing and rows out of the form's order."""
    places = {one.row.path: one.entry for one in reversed(found)}
    if len(places) < len(form.rows):
        _report_missing(form, places, collector)
    for before, one in pairwise(found):
        if form.place_of[one.row.path] < form.place_of[before.row.path]:
            # Which of the two stands wrong cannot be told.
            for row in (before, one):
                collector.add("row-out-of-order", row.entry.span, row.row.path, label=row.label)


def _report_missing(form: Form, places: dict[str, Entry], collector: Collector) -> None:
    """Each at the row before it or, failing that, at the first row of its table."""
    end = len(collector.source.text)
    for table in form.tables:
        present = [places[row.path] for row in table.rows if row.path in places]
        if not present:
            collector.add("table-missing", Span(end, end), table.name, table=table.title)
            continue
        nearest = present[0]
        for row in table.rows:
            nearest = places.get(row.path, nearest)
            if row.path not in places:
                arguments = {"table": table.title, "label": row.label}
                collector.add("row-missing", nearest.span, row.path, **arguments)
