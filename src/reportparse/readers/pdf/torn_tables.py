# SPDX-License-Identifier: MIT
"""Tables that the end of a page tears apart -> one table: a header, or a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile
from math import inf

from attrs import evolve

from ...document.headings import heading_parts
from ...text.places import PdfPlace
from ..blocks import Block, BlockCell, BlockTable
from ..form_tables import is_label

#: Columns of a table are at the same place on both pages, within this many points.
_COLUMN = 6.0

_Row = Sequence[BlockCell]


def add_table(blocks: list[Block], grid: BlockTable) -> None:
    """Add a table; what the page tore apart at its beginning is joined with its other half."""
    before = blocks[-1] if blocks else None
    rows = list(grid.rows)
    if isinstance(before, BlockTable) and before.rows:
        torn = _rest_of_header(before.rows, rows)
        whole = _on_one_grid([*before.rows, *torn]) if torn else None
        if whole is not None:
            before = evolve(before, rows=whole)
            blocks[-1], rows = before, rows[len(torn) :]
        at = next((index for index, row in enumerate(rows) if not _is_head(row)), None)
        if at is not None:
            row = _joined_rows(before.rows[-1], rows[at])
            if row:
                blocks[-1] = evolve(before, rows=[*before.rows[:-1], row])
                del rows[at]
    if rows:
        blocks.append(evolve(grid, rows=rows))


def _rest_of_header(above: Sequence[_Row], below: Sequence[_Row]) -> Sequence[_Row]:
    """The first rows of a page that go on with the header in the last rows of the page before.

    A header that is printed again on each page says what is above again.
    """
    if not _is_head(above[-1]):
        return ()
    header = takewhile(_is_head, reversed(above))
    printed = {cell.text for row in header for cell in row}
    rest = list(takewhile(_is_head, below))
    is_again = any(cell.text in printed for row in rest for cell in row if cell.text)
    return () if is_again else rest


def _on_one_grid(rows: Sequence[_Row]) -> list[list[BlockCell]] | None:
    """*rows* of two pages with the columns of both, which the edges of their cells show.

    None where a cell is too narrow or in no place, so that it would be in no column.
    """
    edges = sorted(edge for row in rows for cell in row for edge in _sides(cell))
    starts = [edge for last, edge in pairwise([-inf, *edges]) if edge - last > _COLUMN / 2]
    placed = []
    for row in rows:
        end = 0
        cells = []
        for cell in row:
            left, right = (bisect_right(starts, edge) - 1 for edge in _sides(cell))
            if not end <= left < right:
                return None
            cells.append(cell._replace(before=left - end, across=right - left))
            end = right
        placed.append(cells)
    return placed


def _sides(cell: BlockCell) -> tuple[float, float]:
    place = cell.place
    return (place.left, place.right) if isinstance(place, PdfPlace) else (0.0, 0.0)


def _is_head(row: _Row) -> bool:
    """True if *row* prints nothing but labels of heads: tables print these again on each page."""
    texts = [cell.text for cell in row if cell.text]
    return bool(texts) and all(is_label(text) and not heading_parts(text) for text in texts)


def _joined_rows(above: _Row, below: _Row) -> list[BlockCell] | None:
    """The last row of a page and the first of the next as one, if the page tore it apart.

    They are one if only together they print a label, and in no other column both print
    something: a figure on each page stays a figure of its own.
    """
    upper = {round(_sides(cell)[0] / _COLUMN): cell for cell in above}
    lower = {round(_sides(cell)[0] / _COLUMN): cell for cell in below}
    if len(upper) < len(above) or len(lower) < len(below):
        return None  # columns too narrow to distinguish: no cell may be lost
    both = [at for at in upper.keys() & lower.keys() if upper[at].text and lower[at].text]
    texts = [(upper[at].text, lower[at].text) for at in both]
    # Each pair is the halves of one label.
    if not both or any(not is_label("".join(pair)) or all(map(is_label, pair)) for pair in texts):
        return None
    starts, end = dict[int, int](), 0
    for at, cell in upper.items():
        starts[at] = end + cell.before
        end = starts[at] + cell.across
    whole, end = list[BlockCell](), 0
    # A blank half of a cell that the upper row leaves out is of one that begins above it.
    filled_below = {at for at, cell in lower.items() if cell.text}
    for at in sorted(upper.keys() | filled_below):
        halves = [half[at] for half in (upper, lower) if at in half]
        # Cells that only the lower half has are in columns that the upper leaves out.
        before = max(0, starts.get(at, end) - end)
        blocks = [block for half in halves if half.text for block in half.blocks]
        whole.append(halves[0]._replace(blocks=blocks or halves[0].blocks, before=before))
        end += before + halves[0].across
    return whole
