# SPDX-License-Identifier: MIT
"""The rows of each table of a page -> the places of their figures: `placing`, table by table.

The row with which a text ends is set apart: it may be cut off and is not evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from ..forms.vocabulary import FIGURE
from ..text.numerals import has_no_value
from ..text.source import BLANKS, SourceText
from .cell_kinds import OPENER
from .columns import HeadColumn, Window, style_of, windows
from .row_match import MatchedRow
from .row_sums import counts_of, sums_in, totals_hold
from .token_table import Segment
from .tokens import Token
from .uneven_rows import has_no_cells


def placed(found: Iterable[MatchedRow], source: SourceText) -> Iterator[tuple[MatchedRow, Window]]:
    """Each row with the window of its figures, found among the rows of its table."""
    tables: defaultdict[str, list[MatchedRow]] = defaultdict(list)
    for matched in found:
        tables[matched.row.table].append(matched)
    for rows in tables.values():
        last = rows.pop() if not source.is_whole and _may_be_cut(rows, source.text) else None
        placed = _held_together(rows)
        counts = _counts_without_merged(rows)
        # Where rows have more figures than columns, totals may add up one that is of none.
        by_totals = not any(window.surplus for window in placed)
        for row, window in zip(rows, placed, strict=True):
            yield row, _by_headers(row, window, counts, by_totals=by_totals)
        if last is not None:
            yield last, _last_window(last, rows, placed)


def _by_headers(
    row: MatchedRow, window: Window, counts: Container[int] | None, *, by_totals: bool
) -> Window:
    """*window* or, where the columns of the page are known, the cells below their headers.

    Args:
        row: The row.
        window: Its window.
        counts: How many cells the rows have after whose labels the form merges no cells; None
            if the page does not print those that it merges.
        by_totals: The totals of a row may show its figures.
    """
    if row.cells is not None and row.cells.below:
        return window._replace(below=row.cells.below)
    if window.offset is not None:
        return Window(None) if _lacks_cell_of_header(row) else window
    below = () if counts is None else _after_merged_labels(row, counts)
    below = below or (_shown_by_totals(row) if by_totals else ())
    return window._replace(below=below)


def _lacks_cell_of_header(row: MatchedRow) -> bool:
    """True if a row has fewer cells than a header of one line, and both are blank at their end.

    The header is filled up to the width of its table, so the row has lost a cell.
    """
    entry = row.entry
    if len(row.part.heads) != 1 or len(entry.cells) != row.columns:
        return False
    (head,) = row.part.heads
    first, last = head.labels[0].cell, head.labels[-1].cell
    end = next((at for at in range(last, head.end) if head.table.kinds[at] == OPENER), head.end)
    if end - first != row.form.table_of[row.row.table].width:
        # Further blanks on lines of their own may open the next row.
        end = min(end, head.table.line_end(last))
    is_filled_up = last - first + 1 == len(head.labels) < end - first
    return is_filled_up and entry.width < end - first and has_no_value(entry.texts[-1])


def _counts_without_merged(rows: Sequence[MatchedRow]) -> set[int] | None:
    """How many cells the rows have after whose labels the form merges none.

    None if a row has just its figures where the form merges cells: the page does not print these.
    """
    if any(_merged_after_label(row) and len(row.entry.cells) == row.columns for row in rows):
        return None
    return {len(row.entry.cells) for row in rows if not _merged_after_label(row)}


def _merged_after_label(row: MatchedRow) -> int:
    """How many cells the form merges into the label of a row, to its right."""
    labels = row.row.labels
    last = max((index for index, label in enumerate(labels) if label), default=-1)
    return len(labels) - 1 - last if labels else 0


def _after_merged_labels(row: MatchedRow, counts: Container[int]) -> tuple[Token, ...]:
    """The figures after just as many blank cells as the form merges into the label.

    All figures are filled; no row has as many cells without any merged ones.
    """
    merged = _merged_after_label(row)
    cells = row.entry.cells
    if not merged or len(cells) != merged + row.columns or len(cells) in counts:
        return ()
    are_blank = all(has_no_value(cell.text) for cell in cells[:merged])
    are_figures = all(cell.kind == FIGURE for cell in cells[merged:])
    return tuple(cells[merged:]) if are_blank and are_figures else ()


def _shown_by_totals(row: MatchedRow) -> tuple[Token, ...]:
    """The filled cells of a row, if they are as many as its figures and its totals hold in them."""
    sums = sums_in(row.form, row.row.path)
    filled = [index for index, cell in enumerate(row.entry.cells) if not has_no_value(cell.text)]
    if not sums or not row.order or len(filled) != len(row.order):
        return ()
    cells = tuple(row.entry.cells[filled[0] : filled[-1] + 1])
    if len(cells) != len(filled):
        return ()
    at = dict(zip(row.order, cells, strict=True))
    counts = counts_of(row, [at.get(column) for column in range(len(row.row.columns))])
    return cells if totals_hold(sums, counts) else ()


def _may_be_cut(rows: Sequence[MatchedRow], text: str) -> bool:
    """True if the text ends with the last of *rows* and nothing shows that the row is whole."""
    *others, last = rows
    if not _ends_at(last, text):
        return False
    if not others:
        return _is_doubted_by_head(last) or _is_short(last)
    return last.entry.width != style_of(_with_counts(others)).width


def _held_together(rows: Sequence[MatchedRow]) -> Sequence[Window]:
    """The windows of the rows of one table, compared with each other."""
    alike: defaultdict[int, list[MatchedRow]] = defaultdict(list)
    for matched in rows:
        alike[matched.columns].append(matched)
    common = {count: _head(group) for count, group in alike.items()}
    heads = [common[matched.columns] or _head([matched]) for matched in rows]
    return windows(_with_counts(rows), heads) if rows else ()


def _with_counts(rows: Iterable[MatchedRow]) -> list[tuple[Segment, int]]:
    return [(matched.entry, matched.columns) for matched in rows]


def _last_window(last: MatchedRow, rows: Sequence[MatchedRow], placed: Sequence[Window]) -> Window:
    """The window of a row with which the text ends, perhaps in the middle of it.

    It is not evidence of how the table is printed: its figures are read only if the other rows
    have theirs right after their labels, and no more of them than the form has; those of a short
    one only if no other row is short, and nothing but the end can have taken its cells.
    """
    packed = {window.offset for window in placed if window.offset is not None} == {0}
    if _is_short(last):
        pairs = zip(rows, placed, strict=True)
        are_short = any(window.offset is None and _is_short(row) for row, window in pairs)
        if are_short or (has_no_cells(last) and not _leaves_out_no_cell(last, rows)):
            return Window(None)
    if not rows:
        return Window(None if _is_doubted_by_head(last) else 0)
    if not packed or _is_short(last):
        return Window(0 if packed else None)
    (window,) = windows(_with_counts([last]), style=style_of(_with_counts(rows)))
    return window


def _leaves_out_no_cell(last: MatchedRow, rows: Iterable[MatchedRow]) -> bool:
    """True if a row has a cell a line, below one of the part that has all cells so."""
    lines = {cell.line for cell in last.entry.cells}
    is_one_each = len(lines) == len(last.entry.cells)
    return is_one_each and any(row.part is last.part and not _is_short(row) for row in rows)


def _is_short(matched: MatchedRow) -> bool:
    """True if the row has fewer cells than figures."""
    return matched.entry.end - matched.entry.start < matched.columns


def _ends_at(matched: MatchedRow, text: str) -> bool:
    """True if nothing but blanks and pipes comes after the row."""
    entry = matched.entry
    if entry.end + entry.padding < len(entry.table.tokens):
        return False
    return not text[entry.table.end :].strip(BLANKS + "|")


def _is_doubted_by_head(matched: MatchedRow) -> bool:
    """True if the head shows merged cells between the label and the figures of an only row."""
    head, label = _head([matched]), matched.entry.labels[-1]
    return head is not None and head.column > label.column + 1


def _head(rows: Sequence[MatchedRow]) -> HeadColumn | None:
    """Place of the first figure's header above all *rows*, if it is one place."""
    columns = {
        HeadColumn(label.column, entry.table.width_at(label.cell))
        for matched in {id(matched.part): matched for matched in rows}.values()
        for entry in matched.part.heads
        for label in entry.labels
        if label.name == matched.form.part_of[matched.row.path].figure_heads[0]
    }
    return columns.pop() if len(columns) == 1 else None
