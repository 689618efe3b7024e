# SPDX-License-Identifier: MIT
"""Tables of a page -> figures of a form, each with the cell it was read from.

Every figure ends in one of three ways: read from the one cell that prints it; None because
that cell is blank; or None with a diagnostic that names its path or its row's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from ..diagnostics.collecting import Collector
from ..forms.form import Form
from ..forms.vocabulary import FIGURE, TEXT
from ..text.numerals import has_no_value
from ..text.spans import Span
from .cell_kinds import is_bad_number
from .column_alignment import placed
from .columns import Window
from .extra_rows import extra_rows, in_print_order, report_misplaced
from .header_words import HeaderMatch
from .headers import Headers, report_header, with_orders
from .passes import repaired
from .row_cells import has_merged_figures, lacks_cell
from .row_doubts import doubts_of
from .row_match import MatchedRow, ReadTable, occurrences
from .row_order import check_rows
from .row_sums import with_whole_figure
from .segments import parts, segments
from .table_context import TableContext
from .token_table import Segment
from .tokens import Token
from .values import Figures, enter, settle_nulls


class OnForm(NamedTuple):
    """One of the page's tables, on a form.

    Attributes:
        form: The form.
        context: The facts about the table.
        tokens: Its cells, classified.
    """

    form: Form
    context: TableContext
    tokens: list[Token]


class Owner(Protocol):
    """The line that gives a table to another agency or year, or another unit to its figures."""

    @property
    def span(self) -> Span:
        """Its place."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def code(self) -> str:
        """The code of the finding."""


def report_other_owner(table: OnForm, owner: Owner, collector: Collector) -> None:
    """Report the tables of the form in *table*, whose figures are not the report's."""
    (read,) = _read([table])
    for name in read.names:
        title = table.form.table_of[name].title
        collector.add(owner.code, owner.span, name, table=title, text=owner.text)


def read_tables(
    preferred: Sequence[Form],
    tables: Sequence[OnForm],
    collector: Collector,
) -> Figures:
    """The figures of *tables*.

    Args:
        preferred: The forms that the page as a whole may be on, by preference.
        tables: The page's tables that are the report's.
        collector: Receives the findings.
    """
    figures, read = _one_form_each(preferred, _read(tables), collector)
    found = _without_empty_repeats(
        [row for table in read for row in chain.from_iterable(table.rows)]
    )
    for table in read:
        names = table.names
        figures.tables.append(names)
        if names:
            figures.extra.extend(extra_rows(table, collector))
            report_misplaced(table, collector)
            _report_labels(table, collector)
    found = _with_columns(found, collector)
    _enter_rows(found, figures, collector)
    settle_nulls(figures, found)
    figures.extra[:] = in_print_order(figures.forms, figures.extra, figures.tables)
    if found:
        check_rows(figures.forms, found, collector)
    return figures


def _with_columns(found: Sequence[MatchedRow], collector: Collector) -> list[MatchedRow]:
    """*found*, each with the order of its columns; headers that differ are reported."""
    headers = Headers(collector.source.text)
    matches = {id(row.entry): headers.match(row) for row in found}
    ordered = with_orders(found, matches)
    whole = _whole_headers(ordered, matches)
    read = {row.row.table for row in found if not matches[id(row.entry)].is_open}
    seen: set[int] = set()
    reported: set[object] = set()
    for index, row in enumerate(ordered):
        match = matches[id(row.entry)]
        below, others = row.cells or ((), ())
        is_in_grid = not below and not _is_below_page(row)
        is_merged = is_in_grid and has_merged_figures(match, row.entry)
        if others or is_merged or lacks_cell(match, row.entry):
            arguments: dict[str, object] = {"expected": row.columns, "label": row.label}
            arguments["found"] = row.entry.end - row.entry.start
            arguments["surplus"] = "、".join(token.printed for token in others)
            code = "cell-surplus" if others else "cells-ambiguous"
            collector.add(code, row.entry.span, row.row.path, **arguments)
            ordered[index] = row._replace(order=())
        # Headers that differ in the same way are one fault of their table.
        path = row.row.path if match.is_open and row.row.table in read else row.row.table
        fault = path, match.code, match.labels
        if fault not in reported and id(match) not in whole:
            report_header(match, row, path, collector)
            reported.add(fault)
        if match.code and id(match) not in seen:
            _doubt_row_above(ordered[max(0, index - 1)], row, collector)
        seen.add(id(match))
    return ordered


def _is_below_page(row: MatchedRow) -> bool:
    """True if a row is in another grid of a file than its header, one with columns of its own."""
    heads = (head.table.tokens[head.labels[-1].cell].cell for head in row.part.heads)
    above = [cell.row for cell in heads if cell is not None]
    own = next((token.cell.row for token in row.entry.cells if token.cell is not None), None)
    return own is not None and bool(above) and own <= max(above)


def _whole_headers(found: Iterable[MatchedRow], matches: Mapping[int, HeaderMatch]) -> set[int]:
    """The headers whose missing columns are all under other headers, as those of a half table."""
    columns: defaultdict[str, set[int | None]] = defaultdict(set)
    for row in found:
        columns[row.row.path].update(row.order)
    halves = {id(match) for match in matches.values() if match.code == "column-missing"}
    return halves - {
        id(matches[id(row.entry)])
        for row in found
        if not columns[row.row.path].issuperset(range(len(row.row.columns)))
    }


def _doubt_row_above(above: MatchedRow, row: MatchedRow, collector: Collector) -> None:
    """Report that what was lost with the header may begin in the row above it."""
    if above is not row and not above.entry.has_own_line:
        collector.add("row-doubtful", above.entry.span, above.row.path, label=above.label)


def _enter_rows(found: Sequence[MatchedRow], figures: Figures, collector: Collector) -> None:
    """Read the figures of *found* into *figures*."""
    placing = list(placed(found, collector.source))
    cells_of = {id(row.entry): _cells(row, window) for row, window in placing}
    doubts = doubts_of(found, placing, cells_of)
    for row, window in placing:
        certain = bool(row.order) and _report_window(row, window, collector)
        for code in doubts[id(row.entry)]:
            if certain or code == "label-ambiguous":
                collector.add(code, row.entry.span, row.row.path, label=row.label)
                certain = False
        certain = certain and row.entry.remark not in _UNPLACED
        cells = cells_of[id(row.entry)] if certain else _cells(row, None)
        enter(row, with_whole_figure(row, cells), figures, collector)


def _cells(row: MatchedRow, window: Window | None) -> list[Token | None]:
    """The cell of each column of the form; None where the page has none that is certain."""
    cells: list[Token | None] = [None] * len(row.row.columns)
    if window is not None:
        for column, cell in zip(row.order, window.cells(row.entry, row.columns), strict=False):
            if column is not None:
                cells[column] = cell
    return cells


def _without_empty_repeats(found: Sequence[MatchedRow]) -> list[MatchedRow]:
    """*found* without labels in lines without cells, of rows that are elsewhere.

    Menus and lists of links print such lines; a row with cells, blank ones, is a row.
    """
    times = Counter(row.row.path for row in found)
    if max(times.values(), default=0) < 2:
        return list(found)
    empty = {id(row.entry) for row in found if times[row.row.path] > 1 and not _has_cells(row)}
    filled = {row.row.path for row in found if id(row.entry) not in empty}
    return [row for row in found if id(row.entry) not in empty or row.row.path not in filled]


def _has_cells(row: MatchedRow) -> bool:
    """True if there are cells after the label of a row, or figures on its line."""
    if row.entry.end > row.entry.start:
        return True
    table, label = row.entry.table, row.entry.labels[-1]
    line = [token.text for token in table.tokens[label.line : table.line_end(label.line)]]
    return FIGURE in row.form.vocabulary.kinds(line) or any(map(is_bad_number, line))


def _read(
    tables: Iterable[OnForm],
) -> Iterator[ReadTable]:
    place: dict[str, int] = {}
    heads: tuple[Segment, ...] = ()
    for form, context, tokens in tables:
        found = parts(segments(repaired(tokens, context), context.role_of))
        if heads and found and not found[0].heads:
            # The line of a page may part a header and its rows.
            found[0] = found[0]._replace(heads=heads)
        if found:
            heads = () if found[-1].rows else found[-1].heads
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
    for matched in (matched for table in tables for group in table.rows for matched in group):
        rows[matched.row.table][matched.form.key].add(matched.row.path)
    order = [form.key for form in preferred]
    found = {
        name: forms[max(votes, key=lambda key: (len(votes[key]), -order.index(key)))]
        for name, votes in rows.items()
    }
    form = max(
        preferred,
        key=lambda other_form: sum(_has(other_form, name, own) for name, own in found.items()),
    )
    names = dict.fromkeys([*form.table_of, *found])
    figures = Figures(form, {name: found.get(name, form) for name in names})
    settled = []
    for table in tables:
        foreign = [name for name in table.names if figures.forms[name] is not table.form]
        mixed = [name for name in table.names if not _has(form, name, table.form)]
        for name in dict.fromkeys((*foreign, *mixed)):
            place = next(
                matched for group in table.rows for matched in group if matched.row.table == name
            )
            title = table.form.table_of[name].title
            arguments = {"table": title, "form": table.form.key, "page": form.key}
            collector.add("form-mixed", place.entry.span, name, **arguments)
        settled.append(table.without(foreign) if foreign else table)
    return figures, settled


def _has(form: Form, name: str, other: Form) -> bool:
    """True if two forms print the table *name* alike."""
    return form.table_of.get(name) is other.table_of[name]


def _report_labels(table: ReadTable, collector: Collector) -> None:
    """Report labels that are not just what the form prints, and rows with blanks put in."""
    vocabulary = table.form.vocabulary
    rows = {id(matched.entry): matched for group in table.rows for matched in group}
    name = table.names[0]
    for part in table.parts:
        captions = [part.caption] if part.caption else []
        for entry in (*captions, *part.heads, *part.rows):
            matched = rows.get(id(entry))
            path = matched.row.path if matched else name
            if matched and entry.type == TEXT and entry.label:
                collector.add(
                    "label-inexact", entry.span, path, text=entry.label, label=matched.row.label
                )
            if matched and entry.remark:
                collector.add(entry.remark, entry.span, path, label=matched.label)
            for label in entry.labels:
                meant = (
                    vocabulary.meant(entry.table.tokens[label.cell].text)
                    if label.cell >= 0
                    else None
                )
                if meant is not None:
                    cell = entry.table.tokens[label.cell]
                    collector.add("label-inexact", cell.span, path, text=cell.printed, label=meant)


#: Remarks on rows whose figures cannot be placed.
_UNPLACED = frozenset(
    {
        "page-number-doubtful",
        "padding-inside",
        "cells-mixed",
        "figures-before-label",
        "width-differs",
        "merged-cells-differ",
        "blank-lines-uneven",
        "row-doubtful",
    }
)


def _report_window(matched: MatchedRow, window: Window, collector: Collector) -> bool:
    """True if the place of the row's figures is certain; if not, it is reported why."""
    entry = matched.entry
    count, found = matched.columns, entry.end - entry.start
    if window.below or (window.offset is not None and found >= count):
        return True
    is_row = entry.name and found >= count and not window.narrow
    columns = (matched.row.columns[column] for column in matched.order if column is not None)
    lacks_word = any(column.printed for column in columns)
    if is_row and not lacks_word and all(map(has_no_value, entry.texts)):
        return True
    arguments: dict[str, object] = {"label": matched.label, "expected": count, "found": found}
    if window.surplus:
        code = "cell-surplus"
        beyond = (token.printed for token in entry.cells[count:])
        arguments["surplus"] = "、".join(filter(None, beyond))
    elif window.offset is not None and found:
        code = "row-cut"
    else:
        code = "cell-missing" if found < count else "cells-ambiguous"
    collector.add(code, entry.span, matched.row.path, **arguments)
    return window.offset is not None
