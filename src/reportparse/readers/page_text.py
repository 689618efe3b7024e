# SPDX-License-Identifier: MIT
"""Blocks -> the text with headings and pipes that reports are parsed from, its places and grids.

In tables of a form only the cells that are there become cells of the text, so that each blank
in it is one that the file prints, and none represents a part of a merged cell. Other tables are
laid out by their columns, blanks where a merged cell reaches.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import define, field

from ..text.grids import Grid, GridCell
from ..text.numerals import shows_figure
from ..text.places import AnyPlace, FilePlace, Places
from ..text.source import BLANKS, PICTURED, SourceText, Unread
from ..text.spans import Span
from .blocks import Block, BlockCell, BlockTable
from .form_tables import is_form, is_head, is_unit
from .limits import Limits
from .marked_text import literal

#: A pipe separates cells; inside a cell another character replaces it.
_PIPE_IN_CELL: Final = "｜"
#: This many column headers make a row of headers, in which a blank cell belongs to no column.
_HEADS = 2


class Slot(NamedTuple):
    """A cell in a row that it covers, and how many rows follow.

    A merged figure is of none of its rows, a unit *of all*.
    """

    cell: BlockCell
    rows: int = 1
    merged: bool = False
    of_all: bool = False

    @property
    def printed(self) -> str:
        """The words of the cell, a merged figure so that none is read."""
        text = literal(self.cell.text).replace("|", _PIPE_IN_CELL)
        text = text.replace("\n", " ").replace("\r", " ")
        return f"〔{text}〕" if self.merged else text

    def grid_cell(self, row: int, column: int, span: Span, limits: Limits) -> GridCell:
        """The cell in a grid."""
        doubt = self.cell.doubt or ("merged" if self.merged else None)
        across = min(self.cell.across, limits.span)
        return GridCell(row, column, span, self.rows, across, doubt)


@define
class _Writer:
    """The text so far."""

    parts: list[str] = field(factory=list)
    starts: array[int] = field(factory=lambda: array("q"))
    places: list[AnyPlace | None] = field(factory=list)
    grids: list[Grid] = field(factory=list)
    length: int = 0

    def add(self, text: str, place: AnyPlace | None) -> None:
        """Add *text*, which was read at *place*."""
        if not self.places or self.places[-1] != place:
            self.starts.append(self.length)
            self.places.append(place)
        self.parts.append(text)
        self.length += len(text)

    def add_table(self, table: BlockTable, limits: Limits) -> None:
        """Add a line for each row of *table*, and its grid."""
        start, cells = self.length, list[GridCell]()
        for number, row in rows_of(table, limits):
            before = len(self.parts)
            self.add("|", next((slot.cell.place for slot in row.values() if slot), None))
            for column, slot in row.items():
                if slot is None:
                    self.add("  |", None)
                    continue
                begin = self.length
                self.add(f" {slot.printed} |", slot.cell.place)
                span = Span(begin, self.length - 1)
                cells.append(slot.grid_cell(number, column, span, limits))
            self.add("\n", None)
            self.parts[before:] = ["".join(self.parts[before:])]
        if cells and table.is_placed:
            self.grids.append(Grid(Span(start, self.length - 1), tuple(cells)))


def laid_out(
    blocks: Iterable[Block],
    limits: Limits,
    of_elements: Callable[[int], FilePlace] | None = None,
) -> SourceText:
    """The text of *blocks*: a line for each line of words, a row of pipes for each row of a table.

    The places of the elements of a web page are found by their numbers. A line without words is a
    note on what is not read; a picture has a blank line, so that the finding has its place.
    """
    writer = _Writer()
    unread = list[Unread]()
    for block in blocks:
        if isinstance(block, BlockTable):
            writer.add_table(block, limits)
        elif not block.text:
            unread.append(Unread(writer.length, block.doubt or ""))
            if block.doubt == PICTURED:
                writer.add("\n", block.place)
        else:
            writer.add(f"{literal(block.text)}\n", block.place)
    places = Places(writer.starts, writer.places, of_elements)
    text, grids = "".join(writer.parts), tuple(writer.grids)
    return SourceText(text, places=places, grids=grids, unread=tuple(unread))


def rows_of(table: BlockTable, limits: Limits) -> Iterator[tuple[int, dict[int, Slot | None]]]:
    """The number of each row that has cells, and its cells by column."""
    is_forms = is_form(table)
    rows = list(_placed(table, limits, figures=is_forms))
    columns = _columns(rows)
    for number, row in enumerate(rows):
        shown = [at for at in columns if at in row]
        # A row of one blank cell is a space between rows.
        if len(shown) > 1 or any(row[at].cell.text.strip(BLANKS) for at in shown):
            yield number, {at: row.get(at) for at in (shown if is_forms else columns)}


def _placed(table: BlockTable, limits: Limits, *, figures: bool) -> Iterator[dict[int, Slot]]:
    """For each row of *table* its cells by the column in which they begin.

    A figure or unit that covers several rows comes in each of them, if the table has *figures*.
    """
    covered: dict[int, int] = {}  # columns that cells above cover, and for how many rows
    merged: dict[int, Slot] = {}  # figures above that cover further rows
    slots = 0
    for number, cells in enumerate(table.rows):
        row = dict(merged)
        column = 0
        taken = set(covered)
        covered = {at: rows - 1 for at, rows in covered.items() if rows > 1}
        slots += len(taken) + 1
        limits.check("slots", slots)
        for cell in cells:
            if cell.before:
                column += min(cell.before, limits.span)
            while column in taken:
                column += 1
            across = min(cell.across, limits.span)
            if cell.down > 1:
                rows = min(cell.down, len(table.rows) - number)
                text = cell.text if figures and rows > 1 and column > 0 else ""
                is_merged = any(map(str.isdigit, text)) and shows_figure(text)
                row[column] = Slot(cell, rows, is_merged, bool(text) and is_unit(text))
                covered |= dict.fromkeys(range(column, column + across), cell.down - 1)
            else:
                row[column] = Slot(cell)
            column += across
            slots += across
            limits.check("slots", slots)
        yield dict(sorted(row.items())) if merged else row
        merged = {
            column: slot._replace(rows=slot.rows - 1)
            for column, slot in row.items()
            if slot.rows > 1 and (slot.merged or slot.of_all)
        }


def _columns(rows: Sequence[Mapping[int, Slot]]) -> list[int]:
    """The columns of rows without those that are blank from top to bottom, heads included.

    Without heads a blank column may be one of figures.
    """
    columns, filled, headed = set[int](), set[int](), set[int]()
    for row in rows:
        columns |= row.keys()
        cells = ((at, row[at].cell) for at in row.keys() - filled)
        filled |= {at for at, cell in cells if cell.across > 1 or cell.text.strip(BLANKS)}
    for row in rows if columns != filled else ():
        if sum(is_head(slot.cell.text.strip(BLANKS)) for slot in row.values()) >= _HEADS:
            headed |= row.keys()
    return sorted(columns - (headed - filled))
