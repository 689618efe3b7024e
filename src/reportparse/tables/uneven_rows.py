# SPDX-License-Identifier: MIT
"""Rows whose figures may be misplaced because of what other rows of their table lack."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from ..forms.folding import fold
from ..text.numerals import has_no_value, is_plain
from ..text.patterns import late
from ..text.source import BLANKS
from .columns import Window
from .row_match import MatchedRow
from .token_table import Segment
from .tokens import Token

#: So many digits are a group of a number.
_GROUP = 3
_NOTE = late(r"(?<=.)[（(][^（()）]*[0-9][^（()）]*", has="0123456789")
_WIDE = "\u3000"
_MINUS_SIGNS = frozenset("-−－﹣–")
#: One row in so many is evidence for others.
_MANY = 4
#: So many rows without cells, one right below the other, are labels before all figures.
_SEVERAL = 2


def uneven_tables(placing: Iterable[tuple[MatchedRow, Window]]) -> set[str]:
    """The tables in which several rows have too few or too many cells."""
    lost = Counter(
        row.row.table for row, window in placing if window.offset is None and not window.below
    )
    return {table for table, rows in lost.items() if rows > 1}


def short_rows(placing: Iterable[tuple[MatchedRow, Window]]) -> set[int]:
    """The identities of rows with as many figures as columns, where others have more.

    Nothing but blanks or line ends part the figures. If many rows below a header have one more, the
    page has another column, and a row that has not lacks a figure that nobody can see. One alone on
    its line may be the number of a page: one row with such a figure shows nothing.
    """
    found: set[int] = set()
    for _, group in groupby(placing, key=lambda pair: id(pair[0].part)):
        rows = [pair for pair in group if has_no_cells(pair[0])]
        others = {id(row.entry) for row, window in rows if window.offset is not None}
        surplus = [row.entry for row, window in rows if window.surplus and not row.entry.remark]
        is_alone = len(surplus) == 1 and not surplus[0].has_own_line
        if surplus and not is_alone and _MANY * len(surplus) >= len(others):
            found |= others
    return found


def has_no_cells(row: MatchedRow) -> bool:
    """True if neither pipes nor tabs part the figures of a row."""
    return not any(cell.piped or "\t" in cell.text for cell in row.entry.cells)


def displaced_rows(placing: Sequence[tuple[MatchedRow, Window]]) -> set[int]:
    """The identities of rows between one with surplus cells and one without any.

    Where figures are not on the line of their label, theirs may be those of the row next to them.
    If the surplus is below several rows without cells, labels are printed before all figures, and
    so they may be in any row below one without cells.
    """
    found: set[int] = set()
    are_labels_first = False
    for _, group in groupby(placing, key=lambda pair: pair[0].row.table):
        rows = list(group)
        odd = [
            index for index, (row, window) in enumerate(rows) if window.surplus or _is_empty(row)
        ]
        for first, last in pairwise(odd):
            if rows[first][1].surplus != rows[last][1].surplus:
                between = rows[first : last + 1]
                found |= {id(row.entry) for row, _ in between if not row.entry.has_own_line}
                above = [_is_empty(row) for row, _ in rows[max(0, last - _SEVERAL) : last]]
                are_labels_first |= len(above) == _SEVERAL and all(above)
    if are_labels_first:
        below = (row for (above, _), (row, _) in pairwise(placing) if _is_empty(above))
        found |= {id(row.entry) for row in below if not row.entry.has_own_line}
    return found


def _is_empty(row: MatchedRow) -> bool:
    """True if no cell follows the label of a row."""
    return row.entry.end == row.entry.start


def shifted_rows(found: Iterable[MatchedRow]) -> set[int]:
    """The identities of rows that begin further right than most below as many group labels.

    Rows of groups are compared where they have a cell under each header: a part of the table on
    another page of a file may have columns of its own.
    """
    rows = [
        row
        for row in found
        if row.entry.name and (not row.row.groups or (row.cells and row.cells.below))
    ]
    begun: defaultdict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for row in rows:
        begun[row.row.table, len(row.row.groups)][_column(row)] += 1
    usual = {
        kind: min((-times, column) for column, times in columns.items())[1]
        for kind, columns in begun.items()
    }
    return {
        id(row.entry) for row in rows if _column(row) > usual[row.row.table, len(row.row.groups)]
    }


def lone_figures(rows: Sequence[MatchedRow]) -> set[int]:
    """The identities of rows with a figure alone on its line, as a page number is.

    The rest of the row is on other lines, and most rows of the table are on one line.
    """
    found: set[int] = set()
    for _, group in groupby(rows, key=attrgetter("row.table")):
        entries = [row.entry for row in group]
        broken = [entry for entry in entries if len({cell.line for cell in entry.cells}) > 1]
        if len(entries) == 1 or 2 * len(broken) < len(entries):
            found |= {id(entry) for entry in broken if _has_lone_figure(entry)}
    return found


def shares_some_lines(entry: Segment) -> bool:
    """True if figures without pipes between are on lines with others, and others alone.

    So are those of a text that has lost the order of its cells.
    """
    filled = (cell for cell in entry.cells if not (cell.piped or has_no_value(cell.text)))
    counts = Counter(cell.line for cell in filled).values()
    return bool(counts) and min(counts) == 1 < max(counts)


def is_listed(entry: Segment) -> bool:
    """True if each of several cells of a row is on a line of its own."""
    return len({cell.line for cell in entry.cells}) == len(entry.cells) > 1


def prints_share(row: MatchedRow) -> bool:
    """True if a share is among figures that blanks part: it takes the place of none of them."""
    entry = row.entry
    is_share = any(cell.printed.endswith(("%", "％")) for cell in entry.cells)
    return is_share and None not in row.order and has_no_cells(row) and not is_listed(entry)


def parts_thousands(row: MatchedRow) -> bool:
    """True if one blank is before three digits, and wider or other blanks between other figures.

    Those before it and they may be one number. So it is where a cell may be between wide blanks.
    """
    if not has_no_cells(row):
        return False
    gaps = {
        (_gap(cell), len(after.printed) == _GROUP and after.printed.isdecimal())
        for cell, after in pairwise(row.entry.cells)
        if cell.line == after.line
    }
    others = {gap for gap, _ in gaps} - {" "}
    is_wide = len(others) > 1 and not any(gap.strip(_WIDE) for gap in others)
    return is_wide or ((" ", True) in gaps and bool(others))


def _gap(cell: Token) -> str:
    """The blanks behind what a cell prints."""
    return cell.text[len(cell.text.rstrip(BLANKS)) :]


def lone_signs(rows: Iterable[MatchedRow]) -> set[int]:
    """The identity of a row of a change with a minus sign alone between figures that blanks part.

    It may be that of the number after it, if no other row prints the same for a blank figure.
    """
    signs = [
        (cell.printed, row)
        for row in rows
        for cell in row.entry.cells[:-1]
        if cell.printed in _MINUS_SIGNS and has_no_cells(row)
    ]
    times = Counter(sign for sign, _ in signs)
    return {
        id(row.entry)
        for sign, row in signs
        if times[sign] == 1 and any(column.signed for column in row.row.columns)
    }


def _has_lone_figure(entry: Segment) -> bool:
    """True if one figure of a row is alone on its line, and the others are not."""
    table = entry.table
    alone = [
        cell for place, cell in enumerate(entry.cells, entry.start) if table.width_at(place) == 1
    ]
    lines = {cell.line for cell in entry.cells} - {cell.line for cell in alone}
    return len(alone) == 1 and is_plain(alone[0].printed) and bool(lines)


def states_figures(row: MatchedRow) -> bool:
    """True if a note on the label of a row states its figures, with their headers."""
    note = _NOTE.search(row.entry.label)
    heads = row.form.part_of[row.row.path].figure_heads
    return note is not None and any(head in fold(note[0]) for head in heads)


def moved_rows(rows: Sequence[MatchedRow]) -> set[int]:
    """The identities of the few rows of a table with a blank cell just before their label."""
    found: set[int] = set()
    for _, group in groupby(rows, key=attrgetter("row.table")):
        entries = [row.entry for row in group]
        led = {id(entry) for entry in entries if _is_led_by_blank(entry)}
        found |= led if _MANY * len(led) <= len(entries) else set()
    return found


def _is_led_by_blank(entry: Segment) -> bool:
    label = entry.labels[-1]
    return label.column > 0 and has_no_value(entry.table.tokens[label.cell - 1].text)


def _column(row: MatchedRow) -> int:
    """The column in which the label of a row begins."""
    label = row.entry.labels[-1]
    columns = row.entry.table.tokens[label.cell].columns
    return label.column if columns is None else columns.start
