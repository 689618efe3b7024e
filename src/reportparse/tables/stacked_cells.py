# SPDX-License-Identifier: MIT
"""Rows of tables that print each cell of their grid on a line of its own.

Readers of Word files print a cell that spans three columns three times, and those below one that
spans rows again or blank. The lines do not show where a row ends. The width of the table does: its
first row of figures with the row's labels; all its cells, headers included, must then be whole
rows of that width, labels before figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..forms.vocabulary import BLANK, CAPTION, FIGURE, GROUP, HEAD, ROW
from .table_context import TableContext
from .tokens import Token, kinds_in

_OVER_FIGURES = frozenset({CAPTION, HEAD})


def place_stacked_cells(tokens: list[Token], context: TableContext) -> list[Token]:
    """Put the cells of each row on one line, where cells repeat the merged cell before them."""
    if not context.blank_lines or not _repeats(tokens):
        return tokens
    spacing = min(context.blank_lines[:-1])
    found: list[Token] = []
    for part in _parts(tokens, context):
        cells = list(_with_blank_cells(part, context.blank_lines, spacing))
        width = _width(cells, context)
        if width and _repeats(part) and _are_rows(cells, width):
            firsts = (cells[index - index % width] for index in range(len(cells)))
            found += [
                cell._replace(line=first.line) for cell, first in zip(cells, firsts, strict=True)
            ]
        else:
            found += part
    return found


def _repeats(tokens: Iterable[Token]) -> bool:
    """True if a label is printed twice in a row."""
    return any(
        token.kind == following.kind not in (FIGURE, BLANK) and token.printed == following.printed
        for token, following in pairwise(tokens)
    )


def _parts(tokens: Sequence[Token], context: TableContext) -> Iterator[Sequence[Token]]:
    """The tokens of each header with those of the rows below it."""
    first, has_rows = 0, False
    for index, token in enumerate(tokens):
        if has_rows and context.role_of.get(token.kind) in _OVER_FIGURES:
            yield tokens[first:index]
            first, has_rows = index, False
        has_rows = has_rows or token.kind == FIGURE
    yield tokens[first:]


def _with_blank_cells(
    part: Sequence[Token], blank_lines: Sequence[int], spacing: int
) -> Iterator[Token]:
    """The cells of *part*, with the blank ones that left only blank lines; none at its end."""
    for token in part[:-1]:
        yield token
        count, rest = divmod(blank_lines[token.line] - spacing, spacing + 1)
        blank = token._replace(kind=BLANK, text="", start=token.end, stop=-1, cell=None)
        # Lines that are not whole cells make the rows uneven.
        yield from [blank] * (count + bool(rest))
    yield part[-1]


def _width(cells: Sequence[Token], context: TableContext) -> int:
    """Number of cells in the first row that has figures; 0 without one."""
    kinds = kinds_in(cells)
    if FIGURE not in kinds:
        return 0
    begins = kinds.index(FIGURE)
    first = next(
        (place for place in range(begins) if context.role_of.get(kinds[place]) in (GROUP, ROW)),
        begins,
    )
    end = next(
        (place for place in range(begins, len(kinds)) if kinds[place] not in (FIGURE, BLANK)),
        len(kinds),
    )
    while kinds[end - 1] == BLANK:
        end -= 1
    return end - first


def _are_rows(cells: Sequence[Token], width: int) -> bool:
    """True if *cells* are rows of *width* cells, none with a label after a figure."""
    rows = (cells[first : first + width] for first in range(0, len(cells), width))
    return len(cells) % width == 0 and not any(
        before.kind == FIGURE and after.kind not in (FIGURE, BLANK)
        for row in rows
        for before, after in pairwise(row)
    )
