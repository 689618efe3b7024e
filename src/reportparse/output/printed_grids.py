# SPDX-License-Identifier: MIT
"""A table of a form -> its cells as the form prints them, merged ones as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, frozen

from ..forms.form import Part, PrintedTable, Row
from ..tables.extra_rows import ExtraRow
from .printing import Figures, head_rows


@define
class Cell:
    """A cell with words, or the path of its figure, and how many columns and rows it covers."""

    text: str = ""
    path: str | None = None
    is_head: bool = False
    columns: int = 1
    rows: int = 1


@frozen
class ShownGrid:
    """A table with its title: of each row the cells that begin in it."""

    name: str
    title: str
    rows: tuple[tuple[Cell, ...], ...]

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """The cells, each with its row and its first column."""
        occupied: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in occupied:
                    column += 1
                occupied |= {
                    (row + down, column + across)
                    for down in range(cell.rows)
                    for across in range(cell.columns)
                }
                yield row, column, cell


#: A row's content by column: words, empty where a merged cell goes on, or a figure.
_Printed = Sequence[str | Cell]


def grid(table: PrintedTable, figures: Figures, extra: Sequence[ExtraRow] = ()) -> ShownGrid:
    """*table* as its form prints it, with the units in its heads that *figures* have.

    *extra* rows, which the form does not have, follow those after which they were read.
    """
    labels = {row.path: max(1, len(row.labels)) for row in table.rows}
    most = (labels.get(row.after or "", 1) + len(row.cells) for row in extra)
    width = max(table.width, *most, 0)
    above = [(_extra(row, None, width), False) for row in extra if row.after is None]
    # No cell goes on from one part of the table into the next.
    parts = (above, *(list(_rows(part, width, figures, extra)) for part in table.parts))
    rows = tuple(row for part in parts for row in _merged(part))
    return ShownGrid(table.name, table.title, rows)


def _rows(
    part: Part, width: int, figures: Figures, extra: Sequence[ExtraRow]
) -> Iterator[tuple[_Printed, bool]]:
    """The cells that the rows of *part* print, and whether each row belongs to its header."""
    for head in head_rows(figures, part):
        yield (*head, *[""] * (width - len(head))), True
    for row in part.rows:
        yield _body(row, width), False
        here = (added for added in extra if added.after == row.path)
        yield from ((_extra(added, row, width), False) for added in here)


def _extra(extra: ExtraRow, before: Row | None, width: int) -> _Printed:
    """The cells of an *extra* row, its label below that of the row *before*."""
    labels = list(before.labels) if before else []
    own = max((place for place, label in enumerate(labels) if label), default=0)
    rest = max(1, len(labels)) - own - 1
    cells = [Cell(text) for text in (*extra.cells, "")[: max(1, len(extra.cells))]]
    printed: list[str | Cell] = [*[""] * own, Cell(extra.label), *[""] * rest, *cells]
    return (*printed, *[""] * (width - len(printed)))


def _body(row: Row, width: int) -> _Printed:
    """The labels and figures of *row*; the last figure covers what is left of the width."""
    figures = [Cell(path=path) for path in row.paths]
    rest = width - len(row.labels) - len(figures)
    return (*row.labels, *figures, *[""] * rest)


def _merged(rows: Sequence[tuple[_Printed, bool]]) -> Iterator[tuple[Cell, ...]]:
    """The cells that begin in each row.

    A blank goes on with the cell to its left or with the one above. In a head the one above comes
    first, if the row is blank below all of it; in a body the one to the left, if it begins there.
    """
    above: list[Cell] = []
    for printed, is_head in rows:
        own: list[Cell] = []
        begun: list[Cell] = []
        for column, label in enumerate(printed):
            goes_on = label == ""
            left = begun[-1] if goes_on and begun and own[-1] is begun[-1] else None
            over = goes_on and above and _is_blank_below(above, column, printed)
            if over and (is_head or left is None):
                own.append(above[column])
            elif left is not None:
                left.columns += 1
                own.append(left)
            else:
                cell = label if isinstance(label, Cell) else Cell(label, is_head=is_head)
                own.append(cell)
                begun.append(cell)
        _lengthen(own, begun)
        above = own
        yield tuple(begun)


def _lengthen(own: Sequence[Cell], begun: Sequence[Cell]) -> None:
    """Let the cells of a row that did not begin in it cover one row more, each once."""
    new = set(map(id, begun))
    for cell in {id(cell): cell for cell in own if id(cell) not in new}.values():
        cell.rows += 1


def _is_blank_below(above: Sequence[Cell], column: int, printed: _Printed) -> bool:
    """True if the row prints nothing below all of the cell over *column*, which has words."""
    over = above[column]
    covered = [place for place, cell in enumerate(above) if cell is over]
    return bool(over.text) and all(printed[place] == "" for place in covered)
