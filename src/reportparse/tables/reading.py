# SPDX-License-Identifier: MIT
"""Tables of a page -> figures of a form, each with the cell it was read from.

Every figure ends in one of three ways: read from the one cell that prints it; None because
that cell is blank; or None with a diagnostic that names its path or its row's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from attrs import field, frozen

from ..diagnostics.model import Collector
from ..document.lines import Line
from ..forms.model import Form
from ..forms.vocabulary import FIGURE
from ..text.numerals import is_blank
from .cell_kinds import is_bad_number
from .column_alignment import placed
from .columns import Window
from .header_match import HeadFinding, check_head
from .row_match import (
    MatchedRow,
    ReadTable,
    ambiguous,
    check_rows,
    extra_rows,
    in_print_order,
    occurrences,
    report_misplaced,
)
from .segments import entries, parts
from .values import Figures, enter


def read_tables(
    preferred: Sequence[Form],
    tables: Sequence[tuple[Form, Sequence[Line]]],
    collector: Collector,
) -> Figures:
    """The figures of *tables*.

    Args:
        preferred: The forms that the page as a whole may be on, by preference.
        tables: The lines of each of the page's tables, with the form that it is on.
        collector: Where the findings go.
    """
    figures, read = _one_form_each(preferred, _read(tables), collector)
    found = _without_empty_repeats(
        [one for table in read for one in chain.from_iterable(table.rows)]
    )
    for table in read:
        names = table.names
        figures.tables.append(names)
        if names:
            figures.extra.extend(extra_rows(table, collector))
            report_misplaced(table, collector)
            _report_labels(table, collector)
    heads = _Heads(found, collector)
    doubtful = ambiguous(found)
    placing = list(placed(found, collector.source.text))
    uneven = _uneven_tables(placing)
    shifted = _shifted_rows(found)
    for one, window in placing:
        certain = heads.allow(one) and _report_window(one, window, collector)
        if one.row.path in doubtful:
            collector.add("label-ambiguous", one.entry.span, one.row.path, label=one.label)
            certain = False
        certain = certain and one.entry.remark not in _UNPLACED
        doubted = one.row.table in uneven and any(map(is_blank, one.entry.texts))
        if certain and (doubted or id(one) in shifted):
            collector.add("blanks-doubtful", one.entry.span, one.row.path, label=one.label)
        enter(one, window.offset if certain else None, figures, collector)
    figures.extra[:] = in_print_order(figures.forms, figures.extra, figures.tables)
    if found:
        check_rows(figures.forms, found, collector)
    return figures


def _without_empty_repeats(found: Sequence[MatchedRow]) -> list[MatchedRow]:
    """*found* without labels in lines without figures, of rows that stand elsewhere.

    Menus and lists of links print such lines.
    """
    times = Counter(one.row.path for one in found)
    if max(times.values(), default=0) < 2:
        return list(found)
    empty = {id(one) for one in found if times[one.row.path] > 1 and not _has_figures(one)}
    filled = {one.row.path for one in found if id(one) not in empty}
    return [one for one in found if id(one) not in empty or one.row.path not in filled]


def _has_figures(one: MatchedRow) -> bool:
    """Whether there are figures after the label of a row, or on its line, readable or not."""
    table, label = one.entry.table, one.entry.labels[-1]
    texts = [*one.entry.texts, *table.texts[label.line : label.line + table.width_at(label.line)]]
    return FIGURE in one.form.vocabulary.kinds(texts) or any(map(is_bad_number, texts))


def _read(tables: Iterable[tuple[Form, Sequence[Line]]]) -> Iterator[ReadTable]:
    place: dict[str, int] = {}
    for form, lines in tables:
        found = parts(entries(lines, form.vocabulary, form.shapes))
        rows = occurrences(form, found, place.get(form.key, -1))
        last = next((group[-1] for group in reversed(rows) if group), None)
        if last is not None:
            place[form.key] = form.place_of[last.row.path]
        yield ReadTable(form, found, rows)


def _one_form_each(
    preferred: Sequence[Form], tables: Iterable[ReadTable], collector: Collector
) -> tuple[Figures, list[ReadTable]]:
    """*tables* with each table of the report on one form: that of most rows of it.

    A row counts once, however often the page prints it: what is kept as a plain table comes again
    on the next reading. The page is on the form that has most of the tables that were read, be it
    with others; a table that it does not have is reported.
    """
    tables = list(tables)
    rows: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    forms = {table.form.key: table.form for table in tables}
    for one in (one for table in tables for group in table.rows for one in group):
        rows[one.row.table][one.form.key].add(one.row.path)
    order = [form.key for form in preferred]
    found = {
        name: forms[max(votes, key=lambda key: (len(votes[key]), -order.index(key)))]
        for name, votes in rows.items()
    }
    form = max(preferred, key=lambda one: sum(_has(one, name, own) for name, own in found.items()))
    names = dict.fromkeys([*form.table_of, *found])
    figures = Figures(form, {name: found.get(name, form) for name in names})
    settled = []
    for table in tables:
        foreign = [name for name in table.names if figures.forms[name] is not table.form]
        mixed = [name for name in table.names if not _has(form, name, table.form)]
        for name in dict.fromkeys((*foreign, *mixed)):
            place = next(one for group in table.rows for one in group if one.row.table == name)
            title = table.form.table_of[name].title
            arguments = {"table": title, "form": table.form.key, "page": form.key}
            collector.add("form-mixed", place.entry.span, name, **arguments)
        settled.append(table.without(foreign) if foreign else table)
    return figures, settled


def _has(form: Form, name: str, other: Form) -> bool:
    """Whether two forms print the table *name* alike."""
    return form.table_of.get(name) is other.table_of[name]


def _report_labels(table: ReadTable, collector: Collector) -> None:
    """Report labels that are not just what the form prints, and rows with blanks put in."""
    vocabulary = table.form.vocabulary
    entry = next(one for group in table.rows for one in group).entry
    if not entry.table.remarks and not any(map(vocabulary.meant, entry.table.texts)):
        return
    rows = {id(one.entry): one for group in table.rows for one in group}
    name = table.names[0]
    for part in table.parts:
        captions = [part.caption] if part.caption else []
        for entry in (*captions, *part.heads, *part.rows):
            one = rows.get(id(entry))
            path = one.row.path if one else name
            if one and entry.remark:
                collector.add(entry.remark, entry.span, path, label=one.label)
            for label in entry.labels:
                meant = vocabulary.meant(entry.table.texts[label.cell]) if label.cell >= 0 else None
                if meant is not None:
                    printed = entry.table.printed(label.cell)
                    span = entry.table.span(label.cell)
                    collector.add("label-inexact", span, path, text=printed, label=meant)


def _uneven_tables(placing: Iterable[tuple[MatchedRow, Window]]) -> set[str]:
    """The tables in which several rows have too few or too many cells."""
    lost = Counter(one.row.table for one, window in placing if window.offset is None)
    return {table for table, rows in lost.items() if rows > 1}


def _shifted_rows(found: Iterable[MatchedRow]) -> set[int]:
    """The identities of rows with one label cell that stand further right than others of theirs."""
    rows = [one for one in found if len(one.row.labels) == 1]
    first: dict[str, int] = {}
    for one in rows:
        column = one.entry.labels[-1].column
        first[one.row.table] = min(column, first.get(one.row.table, column))
    return {id(one) for one in rows if one.entry.labels[-1].column > first[one.row.table]}


#: Remarks on rows whose figures cannot be placed.
_UNPLACED = frozenset(
    {
        "padding-inside",
        "cells-mixed",
        "figures-before-label",
        "width-differs",
        "merged-cells-differ",
    }
)


@frozen
class _Heads:
    """Checks each head once for each part of the form whose rows stand under it."""

    found: Sequence[MatchedRow]
    collector: Collector
    _findings: dict[tuple[int, int], HeadFinding | None] = field(factory=dict)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(one): place for place, one in enumerate(self.found)}

    def allow(self, one: MatchedRow) -> bool:
        """Whether the head over *one* lets its figures be read; what is wrong is reported."""
        part = one.form.part_of[one.row.path]
        key = id(part), id(one.part)
        if key not in self._findings:
            finding = self._findings[key] = check_head(one.form, part, one.part)
            if finding is not None and finding.lets_read:
                self._report(one, one.row.table, finding)
            if finding is not None:
                self._doubt_row_above(one)
        finding = self._findings[key]
        if finding is None or finding.lets_read:
            return True
        self._report(one, one.row.path, finding)
        return False

    def _doubt_row_above(self, one: MatchedRow) -> None:
        """What was lost with the head may begin in the row above it."""
        above = self.found[max(0, self._places[id(one)] - 1)]
        if above is not one and not above.entry.has_own_line:
            self.collector.add("row-doubtful", above.entry.span, above.row.path, label=above.label)

    def _report(self, one: MatchedRow, path: str, finding: HeadFinding) -> None:
        place = one.part.heads[0].span if one.part.heads else one.entry.span
        self.collector.add(finding.code, place, path, labels="、".join(finding.labels))


def _report_window(one: MatchedRow, window: Window, collector: Collector) -> bool:
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
