# SPDX-License-Identifier: MIT
"""The grids of a file beside tables that it prints as the form declares them.

The grid shows the column of each cell. Where each figure is just below the header that the form
has over it, its order says the same and the table can be read by that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..forms.form import Row
from ..text.grids import Grid
from .declared_cells import NO_CELL
from .declared_ways import RowPlace, is_label


class PlacedCell(NamedTuple):
    """A cell of a page in one of its grids.

    Attributes:
        grid: Number of the grid, from 0.
        columns: The first of its columns, and their number.
        row: Its first row.
        rows: Their number.
    """

    grid: int
    columns: tuple[int, int]
    row: int
    rows: int


def certain_cells(grids: Iterable[Grid], starts: Sequence[int]) -> list[PlacedCell | None] | None:
    """The cells of which the texts begin at *starts*; None if one is in no grid, or in doubt."""
    by_start = {
        span[0]: PlacedCell(number, (column, across), row, down)
        for number, grid in enumerate(grids)
        for row, column, span, down, across, doubt in grid.cells
        if doubt is None
    }
    found = list(map(by_start.get, starts))
    return found if found.count(None) == starts.count(NO_CELL) else None


def are_below_heads(
    rows: Iterable[RowPlace],
    characters: str,
    placed: Sequence[PlacedCell | None],
    heads: Callable[[Row], str],
) -> bool:
    """True if each figure is alone below its own header.

    Args:
        rows: The places of the rows and their headers on the page.
        characters: Those of the cells; see `declared_ways`.
        placed: The cells.
        heads: Gives the characters of the headers over a row's figures.
    """
    lowest: dict[int, list[tuple[str, PlacedCell]]] = {}
    for row, start, end, head, below_head in rows:
        if head not in lowest:
            cells = zip(characters[head:below_head], placed[head:below_head], strict=True)
            lowest[head] = _lowest(
                [(character, cell) for character, cell in cells if cell and is_label(character)]
            )
        own = lowest[head][-len(row.columns) :]
        figures = [cell for cell in placed[start:end] if cell]
        if "".join(character for character, _ in own) != heads(row) or not all(
            map(_is_below, figures, (cell for _, cell in own))
        ):
            return False
    return True


def _lowest(heads: Sequence[tuple[str, PlacedCell]]) -> list[tuple[str, PlacedCell]]:
    """Those of *heads* that have no other below them, from left to right."""
    places = [(cell.columns[0], sum(cell.columns), cell.row) for _, cell in heads]
    found = [
        head
        for head, (first, end, row) in zip(heads, places, strict=True)
        if not any(row < below and first < last and other < end for other, last, below in places)
    ]
    return sorted(found, key=lambda head: head[1].columns)


def _is_below(figure: PlacedCell, head: PlacedCell) -> bool:
    """True if *figure* is in one row and just as wide as *head* above it."""
    return (
        figure.grid == head.grid
        and figure.columns == head.columns
        and figure.row > head.row
        and figure.rows == 1
    )
