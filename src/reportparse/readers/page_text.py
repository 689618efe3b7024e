# SPDX-License-Identifier: MIT
"""Blocks -> the text with headings and pipes that reports are parsed from, and its places.

In tables of a form only the cells that are there become cells of the text, so that each blank
in it is one that the file prints, and none stands for a part of a merged cell. Other tables are
laid out by their columns, blanks where a merged cell reaches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from ..errors import LimitError
from ..text.places import FilePlace, Places
from ..text.source import BLANKS
from .blocks import Block, Cell, Grid
from .form_tables import is_form, is_head
from .limits import Limits

#: A pipe parts cells; within one another sign must stand for it.
_PIPE_IN_CELL = str.maketrans({"|": "｜", "\n": " ", "\r": " "})
#: So many heads of columns make a row one of heads, and a blank cell in it one of no column.
_HEADS = 2


@define
class _Text:
    """The text so far."""

    parts: list[str] = field(factory=list)
    starts: list[int] = field(factory=list)
    places: list[FilePlace | None] = field(factory=list)
    length: int = 0

    def add(self, text: str, place: FilePlace | None) -> None:
        if not self.places or self.places[-1] != place:
            self.starts.append(self.length)
            self.places.append(place)
        self.parts.append(text)
        self.length += len(text)


def laid_out(blocks: Sequence[Block], limits: Limits) -> tuple[str, Places]:
    """The text of *blocks*: a line for each line of words, a row of pipes for each row of a table.

    Raises:
        LimitError: If a table has too many places.
    """
    text = _Text()
    for block in blocks:
        if isinstance(block, Grid):
            for row in _rows(block, limits):
                _add_row(row, text)
        else:
            text.add(f"{block.text}\n", block.place)
    return "".join(text.parts), Places(text.starts, text.places)


def _add_row(row: Sequence[Cell | None], text: _Text) -> None:
    text.add("|", next((cell.place for cell in row if cell), None))
    for cell in row:
        if cell is None:
            text.add("  |", None)
        else:
            text.add(f" {cell.text.translate(_PIPE_IN_CELL)} |", cell.place)
    text.add("\n", None)


def _rows(grid: Grid, limits: Limits) -> Iterator[Sequence[Cell | None]]:
    placed = list(_placed(grid, limits))
    columns = sorted({column for row in placed for column in row} - _spare(placed))
    merged = not is_form(grid)
    for row in placed:
        cells = [row.get(column) for column in columns if merged or column in row]
        if any(cells):
            yield cells


def _placed(grid: Grid, limits: Limits) -> Iterator[dict[int, Cell]]:
    """For each row of *grid* its cells by the column in which they begin."""
    covered: dict[int, int] = {}  # columns that cells above cover, and for how many rows
    slots = 0
    for cells in grid.rows:
        row: dict[int, Cell] = {}
        column = 0
        taken = set(covered)
        covered = {one: rows - 1 for one, rows in covered.items() if rows > 1}
        slots += len(taken) + 1
        if slots > limits.slots:
            raise LimitError("slots", limits.slots)
        for cell in cells:
            while column in taken:
                column += 1
            row[column] = cell
            across = min(cell.across, limits.span)
            if cell.down > 1:
                covered |= dict.fromkeys(range(column, column + across), cell.down - 1)
            column += across
            slots += across
            if slots > limits.slots:
                raise LimitError("slots", limits.slots)
        yield row


def _spare(placed: Sequence[dict[int, Cell]]) -> set[int]:
    """The columns that are blank from top to bottom, heads included.

    Without heads a blank column may be one of figures.
    """
    filled = {column for row in placed for column, cell in row.items() if _is_filled(cell)}
    heads = [row for row in placed if _is_head(row)]
    return {column for row in heads for column in row} - filled


def _is_filled(cell: Cell) -> bool:
    return bool(cell.text.strip(BLANKS)) or cell.across > 1


def _is_head(row: dict[int, Cell]) -> bool:
    texts = [cell.text.strip(BLANKS) for cell in row.values()]
    return sum(map(is_head, texts)) >= _HEADS
