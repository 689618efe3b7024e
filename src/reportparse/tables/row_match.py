# SPDX-License-Identifier: MIT
"""The page's rows against the form's: found, unknown, missing, out of order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from ..forms.folding import NUMBER, fold
from ..forms.form import Form, Row
from ..forms.slips import is_garbled, keeps_meaning
from ..forms.vocabulary import ROW, TEXT
from .row_cells import RowCells
from .segments import PartOnPage
from .token_table import Segment

#: One head alone (总计) does not show whose figures are below it.
_FEWEST_HEADS = 2

_TABLE = attrgetter("row.table")


class MatchedRow(NamedTuple):
    """A row of the form with its place on the page.

    Attributes:
        form: The form.
        row: The form's row.
        entry: The page's label and the cells after it.
        part: The segments under the same header.
        order: The column of the form for each column on the page, None for a column of the
            page's own; empty where it is open.
        cells: Its cells by the columns of their headers, where the page's columns are known.
    """

    form: Form
    row: Row
    entry: Segment
    part: PartOnPage
    order: tuple[int | None, ...] = ()
    cells: RowCells | None = None

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

    The label is between those of the rows before and after the one meant, has its number, a part
    of each word that turns its meaning, and no character that the form's label does not have in
    that order; or one slip, in such a word.
    """
    segments = [segment for part in parts for segment in part.rows if segment.type in (ROW, TEXT)]
    found: dict[int, Row] = {}
    for before, segment, after in zip(segments, segments[1:], segments[2:], strict=False):
        if segment.type != TEXT or not segment.label or before.type != ROW or after.type != ROW:
            continue
        first, last = (form.rows_of.get(other.name, ()) for other in (before, after))
        if len(first) != 1 or len(last) != 1:
            continue
        place = form.place_of[first[0].path] + 1
        row = form.rows[place] if form.place_of[last[0].path] == place + 1 else None
        if row is None or row.name is None:
            continue
        printed, label = fold(segment.label), fold(row.name)
        if _lacks_only(printed, label) or is_garbled(label, printed):
            found[id(segment)] = row
    return found


def _lacks_only(printed: str, label: str) -> bool:
    """True if *printed* is a numbered *label* without a few of its characters."""
    number = NUMBER.match(label)
    if number is None or not printed.startswith(number[0]) or len(printed) >= len(label):
        return False
    return 4 * len(printed) >= 3 * len(label) and keeps_meaning(label, printed)


class ReadTable(NamedTuple):
    """One of the page's tables, read by a form.

    Attributes:
        form: The form.
        parts: Its parts by the form.
        rows: For each part the form's rows in it, in the order of the page.
    """

    form: Form
    parts: Sequence[PartOnPage]
    rows: Sequence[Sequence[MatchedRow]]

    @property
    def names(self) -> tuple[str, ...]:
        """The form's tables with rows in it."""
        return tuple(dict.fromkeys(map(_TABLE, chain.from_iterable(self.rows))))

    def without(self, names: Iterable[str]) -> ReadTable:
        """The same without the rows of the tables *names*."""
        gone = frozenset(names)
        rows = [
            [matched for matched in group if matched.row.table not in gone] for group in self.rows
        ]
        return self._replace(rows=rows)


def occurrences(form: Form, parts: Iterable[PartOnPage], place: int = -1) -> list[list[MatchedRow]]:
    """For each of *parts* the form's rows in it, in the order of the page.

    Where several rows print one label, the next after the row before is meant.

    Args:
        form: The form.
        parts: The parts of one of the page's tables.
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
