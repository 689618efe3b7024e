# SPDX-License-Identifier: MIT
"""The page's rows against the form's: found, strange, missing, out of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, zip_longest
from typing import NamedTuple

from attrs import evolve, frozen

from ..diagnostics.model import Collector
from ..forms.folding import NUMBER, fold
from ..forms.model import Form, Row
from ..forms.vocabulary import FIGURE, GROUP, ROW, TEXT
from ..text.spans import Span
from .cell_kinds import is_bad_number
from .segments import PartOnPage, Segment

#: One head alone (总计) does not tell whose figures stand below it.
_FEWEST_HEADS = 2


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


def in_print_order(
    forms: Mapping[str, Form],
    extra: Iterable[ExtraRow],
    printed: Iterable[Sequence[str]] = (),
) -> list[ExtraRow]:
    """*extra* in the order in which the tables, read from top to bottom, come by them.

    Rows above a table that follows another at once are that one's: its last or, without a label
    of their own, its first.

    Args:
        forms: The form of each table, by the table's name, in the order of the tables.
        extra: The rows.
        printed: The names of the tables that stand together, where any do.
    """
    tables = {name: index for index, name in enumerate(forms)}
    above: dict[str, tuple[str, str]] = {}
    seen: set[str] = set()
    for names in printed:
        new = [name for name in names if name not in seen]
        seen.update(new)
        above |= {name: (before, new[0]) for before, name in pairwise(new)}

    def settled(row: ExtraRow) -> ExtraRow:
        if row.after is not None or row.table not in above:
            return row
        before, first = above[row.table]
        if not row.label:
            return evolve(row, table=first)
        return evolve(row, table=before, after=forms[before].table_of[before].rows[-1].path)

    return sorted(
        map(settled, extra),
        key=lambda row: (
            tables[row.table],
            forms[row.table].place_of.get(row.after or "", -1),
            bool(row.label),
        ),
    )


class MatchedRow(NamedTuple):
    """A row of the form where it stands on the page.

    Attributes:
        form: The form.
        row: The form's row.
        entry: The page's label and the cells after it.
        part: The segments under the same header.
        order: The column of the form for each column on the page, None for a column of the
            page's own; empty where it is open.
        positions: The indices of the figures among the cells after the label, where the positions
            of the column headers give them.
    """

    form: Form
    row: Row
    entry: Segment
    part: PartOnPage
    order: tuple[int | None, ...] = ()
    positions: tuple[int, ...] = ()

    @property
    def columns(self) -> int:
        """Number of its columns on the page."""
        return len(self.order or self.row.columns)

    @property
    def label(self) -> str:
        """The row's name for a person: its label, or its path where the form prints none."""
        return self.row.label or self.row.path


def by_gap(form: Form, parts: Sequence[PartOnPage]) -> dict[int, Row]:
    """The rows of unknown labels that lack characters, by the identity of the segment.

    The label is between those of the rows before and after the one meant, has its number and
    no character that the form's label does not have in that order.
    """
    segments = [segment for part in parts for segment in part.rows if segment.type in (ROW, TEXT)]
    found: dict[int, Row] = {}
    for before, segment, after in zip(segments, segments[1:], segments[2:], strict=False):
        if segment.type != TEXT or not segment.label or ROW != before.type or ROW != after.type:
            continue
        first, last = (form.rows_of.get(other.name, ()) for other in (before, after))
        if len(first) != 1 or len(last) != 1:
            continue
        place = form.place_of[first[0].path] + 1
        row = form.rows[place] if form.place_of[last[0].path] == place + 1 else None
        if row is not None and row.name and _lacks_only(fold(segment.label), fold(row.name)):
            found[id(segment)] = row
    return found


def _lacks_only(printed: str, label: str) -> bool:
    """Whether *printed* is a numbered *label* without a few of its characters."""
    number = NUMBER.match(label)
    if number is None or not printed.startswith(number[0]) or len(printed) >= len(label):
        return False
    rest = iter(label)
    return 4 * len(printed) >= 3 * len(label) and all(
        any(character == other for other in rest) for character in printed
    )


class ReadTable(NamedTuple):
    """One of the page's tables, read by a form.

    Attributes:
        form: The form.
        parts: What the form's grammar made of it.
        rows: For each part the form's rows in it, in the order of the page.
    """

    form: Form
    parts: Sequence[PartOnPage]
    rows: Sequence[Sequence[MatchedRow]]

    @property
    def names(self) -> tuple[str, ...]:
        """The form's tables of which rows stand in it."""
        return tuple(dict.fromkeys(one.row.table for one in chain.from_iterable(self.rows)))

    def without(self, names: Iterable[str]) -> ReadTable:
        """The same without the rows of the tables *names*."""
        gone = frozenset(names)
        rows = [[one for one in group if one.row.table not in gone] for group in self.rows]
        return self._replace(rows=rows)


def occurrences(form: Form, parts: Iterable[PartOnPage], place: int = -1) -> list[list[MatchedRow]]:
    """For each of *parts* the form's rows in it, in the order of the page.

    Where several rows print one label, the next after the row before is meant.

    Args:
        form: The form.
        parts: What its grammar made of one of the page's tables.
        place: That of the last row of the tables before it.
    """
    found = []
    parts = list(parts)
    gaps = by_gap(form, parts)
    for part in parts:
        rows = []
        for entry in part.rows:
            row = gaps.get(id(entry)) or _row(form, entry, part, place)
            if row is None and not entry.name and not part.heads:
                row = _continued(form, entry, place)
            if row is not None:
                place = form.place_of[row.path]
                rows.append(MatchedRow(form, row, entry, part))
        found.append(rows)
    return found


def _row(form: Form, entry: Segment, part: PartOnPage, place: int) -> Row | None:
    if not entry.name:
        return _row_below_heads(form, part)
    rows = form.rows_of.get(entry.name)
    if rows is None or len(rows) == 1:
        return rows[0] if rows else None
    return next((row for row in rows if form.place_of[row.path] > place), rows[0])


def _continued(form: Form, entry: Segment, place: int) -> Row | None:
    """The row without a label that figures alone continue: the last one, if they are as many."""
    last = form.rows[place] if place >= 0 else None
    is_last = last is not None and last.name is None
    return last if is_last and last and len(entry.cells) == len(last.columns) else None


def _row_below_heads(form: Form, part: PartOnPage) -> Row | None:
    """The row without a label whose figures follow the heads of *part*, if it has such heads."""
    seen = {label.name for entry in part.heads for label in entry.labels}
    for row, heads in form.unlabelled:
        if len(seen & heads) >= _FEWEST_HEADS and 2 * len(seen & heads) > len(seen):
            return row
    return None


def report_misplaced(table: ReadTable, collector: Collector) -> None:
    """Report figures after captions and group labels of *table*, where the form has none."""
    name = next(iter(table.names), None)
    for part, found in zip(table.parts, table.rows, strict=True):
        below_heads = any(not one.entry.name for one in found)
        captions = [part.caption] if part.caption else []
        unlabelled = (
            [] if below_heads else [one for one in part.rows if one.type == ROW and not one.name]
        )
        groups = [entry for entry in part.rows if entry.type == GROUP]
        for entry in (*captions, *groups, *unlabelled):
            figures = _figures(table.form, entry) if entry.end > entry.start else []
            if figures:
                label = entry.label or (part.heads[-1].label if part.heads else "")
                _report_figures(figures, entry, label, name, collector)


def _figures(form: Form, entry: Segment) -> list[int]:
    """The cells of *entry* that print something."""
    kinds = form.vocabulary.kinds(entry.texts)
    return [entry.start + index for index, kind in enumerate(kinds) if kind in (FIGURE, TEXT)]


def _report_figures(
    figures: Sequence[int], entry: Segment, label: str, name: str | None, collector: Collector
) -> None:
    tokens = entry.table.tokens
    span = Span(tokens[figures[0]].span.start, tokens[figures[-1]].span.end)
    text = "、".join(tokens[index].printed for index in figures)
    collector.add("figure-misplaced", span, name, label=label, text=text)


def extra_rows(table: ReadTable, collector: Collector) -> Iterator[ExtraRow]:
    """The rows of *table* that its form does not have; each is reported."""
    names = table.names
    if not names or not any(entry.type == TEXT for part in table.parts for entry in part.rows):
        return
    name = names[0]
    before: Row | None = None
    for part, found in zip(table.parts, table.rows, strict=True):
        rows = {id(one.entry): one.row for one in found}
        for entry in part.rows:
            before = rows.get(id(entry), before)
            name = before.table if before else name
            if entry.type == TEXT and id(entry) not in rows:
                yield _extra_row(entry, name, before)
                collector.add("row-unknown", entry.span, name, label=entry.label)


def _extra_row(entry: Segment, table: str, before: Row | None) -> ExtraRow:
    cells = [token.printed for token in entry.cells]
    while cells and not cells[-1]:
        cells.pop()
    label = entry.label
    if not cells and is_bad_number(label):
        # Alone on its line it is a figure, wherever it stood here.
        label, cells = "", [label]
    while cells and not cells[0] and not label:
        del cells[0]
    return ExtraRow(table, before.path if before else None, label, tuple(cells))


def ambiguous(found: Sequence[MatchedRow]) -> set[str]:
    """The paths of those rows among *found* that cannot be told from another with their label.

    That is so where the page does not have all rows with this label, or not in order.
    """
    shared = [one for one in found if len(one.form.rows_of.get(one.row.name or "", ())) > 1]
    if not shared:
        return set()
    present = {one.row.path for one in found}
    places = [one.form.place_of[one.row.path] for one in found]
    in_order = places == sorted(places)
    return {
        one.row.path
        for one in shared
        if not in_order
        or any(row.path not in present for row in one.form.rows_of[one.row.name or ""])
    }


def check_rows(
    forms: Mapping[str, Form], found: Sequence[MatchedRow], collector: Collector
) -> None:
    """Report tables and rows that are missing and rows out of the form's order.

    Args:
        forms: The form of each table, by the table's name.
        found: All rows of the page, in its order.
        collector: Where the findings go.
    """
    places = {one.row.path: one.entry for one in reversed(found)}
    for name, form in forms.items():
        _report_missing(form, name, places, collector)
    for before, one in pairwise(found):
        if one.form is not before.form:
            continue
        step = one.form.place_of[one.row.path] - one.form.place_of[before.row.path]
        if step < 0:
            # Which of the two stands wrong cannot be told.
            for row in (before, one):
                collector.add("row-out-of-order", row.entry.span, row.row.path, label=row.label)
    for doubtful in _before_gaps(found):
        collector.add("row-doubtful", doubtful.entry.span, doubtful.row.path, label=doubtful.label)


def _before_gaps(found: Sequence[MatchedRow]) -> Iterator[MatchedRow]:
    """Rows after which others are missing or out of order, unless they have their own line.

    What was lost may begin in the middle of such a row and end in the middle of another, whose
    last figures then stand after the first one's label.
    """
    without_group = _without_group(found)
    for one, following in zip_longest(found, found[1:]):
        is_next = _is_next(one, following) and id(following) not in without_group
        if not is_next and not one.entry.has_own_line:
            yield one


def _without_group(found: Iterable[MatchedRow]) -> set[int]:
    """The identities of first rows of groups before which the group's label is missing."""
    parts = {id(one.part): one.part for one in found}
    below_group = {
        id(entry)
        for part in parts.values()
        for group, entry in pairwise(part.rows)
        if group.type == GROUP
    }
    return {
        id(one)
        for one in found
        if sum(map(bool, one.row.labels)) > 1 and id(one.entry) not in below_group
    }


def _is_next(one: MatchedRow, following: MatchedRow | None) -> bool:
    """Whether the form, or with another table another form, has *following* right after *one*."""
    rows = one.form.table_of[one.row.table].rows
    if one.row is rows[-1] and (following is None or following.row.table != one.row.table):
        return following is None or _first_row(following) is following.row
    after = one.form.place_of[one.row.path] + 1
    same = following is not None and following.form is one.form
    return same and following is not None and one.form.place_of[following.row.path] == after


def _first_row(one: MatchedRow) -> Row:
    return one.form.table_of[one.row.table].rows[0]


def _report_missing(
    form: Form, name: str, places: Mapping[str, Segment], collector: Collector
) -> None:
    """Each at the row before it or, failing that, at the first row of its table."""
    table = form.table_of[name]
    present = [places[row.path] for row in table.rows if row.path in places]
    if not present:
        end = len(collector.source.text)
        collector.add("table-missing", Span(end, end), name, table=table.title)
        return
    if len(present) == len(table.rows):
        return
    nearest = present[0]
    for row in table.rows:
        nearest = places.get(row.path, nearest)
        if row.path not in places:
            arguments = {"table": table.title, "label": row.label}
            collector.add("row-missing", nearest.span, row.path, **arguments)
