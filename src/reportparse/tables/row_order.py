# SPDX-License-Identifier: MIT
"""Rows that are missing, out of order, or not certain among others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, zip_longest

from ..diagnostics.collecting import Collector
from ..forms.form import Form, Row
from ..forms.vocabulary import GROUP
from .row_match import MatchedRow
from .token_table import Segment

#: Up to this many missing rows in a row are reported one by one; more are one finding.
_MOST_NAMED = 3


def ambiguous(found: Sequence[MatchedRow]) -> set[str]:
    """The paths of those rows among *found* that another row with their label may be.

    That is so where the page does not have all rows with this label, or not in order; but for
    rows that follow, one by one, a row with a label of its own that the form has above them and
    that is in its place, unless the page lacks as well what is between them and the next with
    their label.
    """
    shared = {
        matched.row.path
        for matched in found
        if len(matched.form.rows_of.get(matched.row.name or "", ())) > 1
    }
    if not shared:
        return set()
    present = {matched.row.path for matched in found}
    places = [matched.form.place_of[matched.row.path] for matched in found]
    in_order = places == sorted(places)
    misplaced = _misplaced(found)
    above, names = -1, []
    for index, matched in enumerate(found):
        above = above if matched.row.path in shared else index
        names.append((above, matched.row.name))
    times = Counter(names)
    open_: set[str] = set()
    for before, matched, name in zip([None, *found], found, names, strict=False):
        path, rows = matched.row.path, matched.form.rows_of.get(matched.row.name or "", ())
        follows = (
            before is not None
            and id(before) not in misplaced
            and before.row.path not in open_
            and _is_next(before, matched)
        )
        is_told = follows and times[name] == 1 and not _may_be_next(matched, present)
        is_told = is_told or (in_order and all(row.path in present for row in rows))
        if path in shared and not is_told:
            open_.add(path)
    return open_


def _may_be_next(matched: MatchedRow, present: Container[str]) -> bool:
    """True if one loss within the table may make a row of the next with its label.

    Neither that one is there nor a row with a label of its own between the two.
    """
    form, rows = matched.form, matched.form.rows_of.get(matched.row.name or "", ())
    place = form.place_of[matched.row.path]
    places = (form.place_of[row.path] for row in rows)
    after = next((other for other in places if other > place), len(form.rows))
    own = (
        row
        for row in form.rows[place + 1 : after]
        if len(form.rows_of.get(row.name or "", ())) == 1
    )
    is_lost = not any(row.path in present for row in (*own, *form.rows[after : after + 1]))
    return is_lost and any(row.path in present for row in form.rows[after + 1 :])


def check_rows(
    forms: Mapping[str, Form], found: Sequence[MatchedRow], collector: Collector
) -> None:
    """Report rows that are missing from the page's tables, and rows out of the form's order.

    Args:
        forms: The form of each table, by the table's name.
        found: All rows of the page, in its order.
        collector: Where the findings go.
    """
    places = {matched.row.path: matched.entry for matched in reversed(found)}
    for name, form in forms.items():
        _report_missing(form, name, places, collector)
    for row in _misplaced(found).values():
        collector.add("row-out-of-order", row.entry.span, row.row.path, label=row.label)
    for doubtful in _before_gaps(found):
        collector.add("row-doubtful", doubtful.entry.span, doubtful.row.path, label=doubtful.label)


def _misplaced(found: Sequence[MatchedRow]) -> dict[int, MatchedRow]:
    """Rows above or below one that the form has further down, or up, by their identities.

    Nothing shows which of the two is in the wrong place.
    """
    other_half = _other_half(found)
    last = {matched.row.path: index for index, matched in enumerate(found)}
    odd: dict[int, MatchedRow] = {}
    for index, (before, matched) in enumerate(pairwise(found), 1):
        if matched.form is not before.form or id(matched) in other_half:
            continue
        first, own = (matched.form.place_of[row.row.path] for row in (before, matched))
        skipped = matched.form.rows[first + 1 : own]
        if own < first:
            odd |= {id(row): row for row in (before, matched)}
        elif any(last.get(row.path, 0) > index for row in skipped):
            odd[id(matched)] = matched
    return odd


def _other_half(found: Iterable[MatchedRow]) -> set[int]:
    """The identities of rows that come again under other columns: of a table in halves."""
    columns: defaultdict[str, set[int | None]] = defaultdict(set)
    halves = set()
    for matched in found:
        own, above = {*matched.order} - {None}, columns[matched.row.path]
        if above and own and above.isdisjoint(own):
            halves.add(id(matched))
        above |= own
    return halves


def _before_gaps(found: Sequence[MatchedRow]) -> Iterator[MatchedRow]:
    """Rows after which others are missing or out of order, unless they have their own line.

    A loss may begin in the middle of such a row and end in the middle of another, whose
    last figures then follow the first one's label.
    """
    without_group = _without_group(found)
    for matched, following in zip_longest(found, found[1:]):
        is_next = _is_next(matched, following) and id(following) not in without_group
        if not is_next and not matched.entry.has_own_line:
            yield matched


def _without_group(found: Iterable[MatchedRow]) -> set[int]:
    """The identities of first rows of groups before which the group's label is missing."""
    parts = {id(matched.part): matched.part for matched in found}
    below_group = {
        id(entry)
        for part in parts.values()
        for group, entry in pairwise(part.rows)
        if group.type == GROUP
    }
    return {
        id(matched)
        for matched in found
        if sum(map(bool, matched.row.labels)) > 1 and id(matched.entry) not in below_group
    }


def _is_next(matched: MatchedRow, following: MatchedRow | None) -> bool:
    """True if *following* continues *matched*: the form's next row, or another table's first."""
    rows = matched.form.table_of[matched.row.table].rows
    if matched.row is rows[-1] and (following is None or following.row.table != matched.row.table):
        return following is None or _first_row(following) is following.row
    after = matched.form.place_of[matched.row.path] + 1
    same = following is not None and following.form is matched.form
    return same and following is not None and matched.form.place_of[following.row.path] == after


def _first_row(matched: MatchedRow) -> Row:
    return matched.form.table_of[matched.row.table].rows[0]


def _report_missing(
    form: Form, name: str, places: Mapping[str, Segment], collector: Collector
) -> None:
    """Report missing rows at the row before them or, failing that, at the first of their table.

    Many in a row are one loss: the page was cut, or lacks a part of the table.
    """
    table = form.table_of[name]
    present = [places[row.path] for row in table.rows if row.path in places]
    if len(present) in (0, len(table.rows)):
        return
    nearest = present[0]
    for is_missing, run in groupby(table.rows, key=lambda row: row.path not in places):
        rows = list(run)
        if not is_missing:
            nearest = places[rows[-1].path]
        elif len(rows) > _MOST_NAMED:
            arguments = {"first": rows[0].label, "last": rows[-1].label, "count": len(rows)}
            collector.add("rows-missing", nearest.span, name, table=table.title, **arguments)
        else:
            for row in rows:
                arguments = {"table": table.title, "label": row.label}
                collector.add("row-missing", nearest.span, row.path, **arguments)
