# SPDX-License-Identifier: MIT
"""Tables that are none, and rows that are none -> what they hold, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve

from ..document.headings import heading_parts
from ..report.titles import is_title
from ..text.source import BLANKS
from .blocks import Block, BlockCell, BlockTable, Words, words
from .form_tables import is_label

#: A row of one cell with more characters than this, or a full stop, is prose.
_LONGEST_LABEL = 60


def lays_out(grid: BlockTable) -> bool:
    """True if *grid* has tables in it, or one cell: it is there for the looks of the page."""
    cells = list(grid.cells())
    return len(cells) == 1 or any(
        isinstance(block, BlockTable) for cell in cells for block in cell.blocks
    )


def untabled(grid: BlockTable) -> Iterator[Block]:
    """The blocks of *grid*: headings and prose as lines of words, other rows as tables.

    Rows of one cell between such rows are lines, too.
    """
    for lines, run in groupby(_told(grid), key=lambda told: told[1] is not None):
        rows = [(row, prose) for row, prose in run]
        if lines:
            yield from (line for _, prose in rows for line in prose or ())
        elif all(_is_line(row) for row, _ in rows):
            yield from (line for row, _ in rows for line in _lines(row))
        else:
            yield evolve(grid, rows=[row for row, _ in rows])


def _told(grid: BlockTable) -> Iterator[tuple[Sequence[BlockCell], list[Words] | None]]:
    """Each row of *grid*, with its lines if it is a heading or prose."""
    spanned = 0  # rows that cells above still reach into
    for row in grid.rows:
        yield row, _prose(row) if not spanned else None
        spanned = max(spanned - 1, max((cell.down - 1 for cell in row), default=0))


def _prose(row: Sequence[BlockCell]) -> list[Words] | None:
    if len(row) != 1 or not (lines := _lines(row)):
        return None
    first = lines[0].text.strip(BLANKS)
    if is_label(row[0].text) or is_label(first):
        return None
    long = len(first) > _LONGEST_LABEL or "。" in first
    return lines if long or is_title(first) or heading_parts(first) else None


def _is_line(row: Sequence[BlockCell]) -> bool:
    return len(row) == 1 and not is_label(row[0].text)


def _lines(row: Iterable[BlockCell]) -> list[Words]:
    return [run for cell in row for run in words(cell.blocks) if run.text.strip(BLANKS)]
