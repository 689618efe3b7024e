# SPDX-License-Identifier: MIT
"""Tables that only arrange a page, rows of headings or prose -> their content, in order.

The other rows of such a table stay tables of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve

from ..document.headings import heading_parts
from ..forms.section_kinds import kind_of_heading
from ..report.titles import is_title
from ..text.numerals import shows_figure
from ..text.source import BLANKS
from .blocks import Block, BlockCell, BlockTable, Words, words
from .form_tables import is_form, is_label

#: A row of one cell with more characters than this, or a full stop, is prose.
_LONGEST_LABEL = 60
_FEWEST_SECTIONS = 2


def lays_out(grid: BlockTable) -> bool:
    """True if *grid* only arranges the page: it has tables or sections in it, or one cell.

    A table of the form may have another in a cell of a row: all its words are that cell's.
    """
    cells = list(grid.cells())
    inner = [block for cell in cells for block in cell.blocks if isinstance(block, BlockTable)]
    return (
        len(cells) == 1
        or (bool(inner) and (any(map(is_form, inner)) or not is_form(grid)))
        or any("。" in cell.text and _is_text(cell) for cell in cells)
    )


def _is_text(cell: BlockCell) -> bool:
    """True if *cell* holds headings of sections of two kinds."""
    lines = [line.text.strip(BLANKS) for line in words(cell.blocks)]
    headings = filter(None, map(heading_parts, lines))
    kinds = {kind_of_heading(heading.title) for heading in headings if heading.level == 1}
    return len(kinds - {None}) >= _FEWEST_SECTIONS


def without_layout(blocks: Iterable[Block]) -> Iterator[Block]:
    """The *blocks*, with headings and prose in rows of tables as lines of words; see `untabled`."""
    for block in blocks:
        yield from untabled(block) if isinstance(block, BlockTable) else (block,)


def untabled(grid: BlockTable) -> Iterator[Block]:
    """The blocks of *grid*: headings, prose and notes at its end as lines, other rows as tables.

    Where all rows between two of headings or prose have one cell, they are lines, too.
    """
    for lines, run in groupby(_with_prose(grid), key=lambda row: row[1] is not None):
        rows = [(row, prose) for row, prose in run]
        if lines:
            yield from (line for _, prose in rows for line in prose or ())
        elif all(_is_line(row) for row, _ in rows):
            yield from (line for row, _ in rows for line in _lines(row))
        else:
            yield evolve(grid, rows=[row for row, _ in rows])


def _with_prose(grid: BlockTable) -> Iterator[tuple[Sequence[BlockCell], list[Words] | None]]:
    """Each row of *grid*, with its lines if it is a heading, prose or a note at the end."""
    spanned = 0  # rows that cells above still reach into
    # A note is one wide cell, and neither a label nor a figure.
    notes = [
        _is_line(row) and row[0].across > 1 and not shows_figure(row[0].text) for row in grid.rows
    ]
    last = max((at for at, is_note in enumerate(notes) if not is_note), default=0)
    for number, row in enumerate(grid.rows):
        prose = _lines(row) if number > last else _prose(row)
        yield row, prose if not spanned else None
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
