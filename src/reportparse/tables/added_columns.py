# SPDX-License-Identifier: MIT
"""A column of the page's own before the labels, or that of the labels behind the figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ..forms.vocabulary import BLANK, FIGURE, GROUP, ROW, TEXT
from ..text.numerals import is_blank
from .cell_kinds import lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in

#: Kinds of cells that are not labels.
_ADDED = frozenset({BLANK, FIGURE, TEXT})

#: Under so few rows the first column may be one of figures before their labels.
_FEWEST_ROWS = 4


def blank_column_before_labels(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take the cells of a first column without labels, under one header, for blank ones.

    All lines are equally wide, or the file says which cells are in the first column.
    """
    lines = list(lines_of(tokens))
    firsts = [first for first, _ in lines if _is_first(tokens[first])]
    cells = [tokens[first] for first in firsts]
    is_added = all(cell.kind in _ADDED for cell in cells)
    if not is_added or not _are_in_grid(tokens, lines):
        return tokens
    figures = [cell for cell in cells if cell.kind == FIGURE]
    words = {cell.printed for cell in cells if cell.kind != FIGURE and not is_blank(cell.text)}
    if len(figures) < _FEWEST_ROWS or len(words) != 1 or is_blank(cells[0].text):
        return tokens
    labelled = (
        any(context.role_of.get(token.kind) in (GROUP, ROW) for token in tokens[first:end])
        for first, end in lines
        if tokens[first].kind == FIGURE
    )
    if not all(labelled):
        return tokens
    found = list(tokens)
    for first in firsts:
        found[first] = tokens[first]._replace(kind=BLANK, text="")
    return found


def labels_to_front(tokens: list[Token], context: TableContext) -> list[Token]:
    """Put the labels of rows first, where each row has its label last on its line.

    The header over the labels is the last of its line, after others, right above the first row.
    """
    lines = [tokens[first:end] for first, end in lines_of(tokens)]
    begin = next((at for at, line in enumerate(lines) if FIGURE in kinds_in(line)), 0)
    if not begin or any(token.cell for token in tokens):
        return tokens
    above, rows = lines[begin - 1], lines[begin:]
    parts = context.form.part_of.values()
    columns = {head for part in parts for head in part.figure_heads}
    over_labels = {head for part in parts for head in part.heads} - columns
    is_header = above[-1].kind in over_labels and not columns.isdisjoint(kinds_in(above))
    if not is_header or not all(_ends_in_label(line, context) for line in rows):
        return tokens
    moved = ([line[-1], *line[:-1]] for line in (above, *rows))
    return [*chain.from_iterable(lines[: begin - 1]), *chain.from_iterable(moved)]


def _ends_in_label(line: Sequence[Token], context: TableContext) -> bool:
    """True if the last cell of a line is the label of a row, and no other is one."""
    *others, last = line
    return (
        bool(others)
        and last.kind in context.shapes
        and {token.kind for token in others}
        <= {
            FIGURE,
            BLANK,
        }
    )


def _is_first(token: Token) -> bool:
    """True if the first cell of a line is in the first column."""
    return token.columns is None or token.columns.start == 0


def _are_in_grid(tokens: Sequence[Token], lines: Sequence[tuple[int, int]]) -> bool:
    """True if the columns of all lines are known: from the file, or as all are equally wide."""
    if all(tokens[first].cell for first, _ in lines):
        return True
    widths = {end - first for first, end in lines}
    parted = (
        token.piped or token.text.endswith("\t")
        for first, end in lines
        for token in tokens[first : end - 1]
    )
    return len(widths) == 1 and max(widths) > 1 and all(parted)
