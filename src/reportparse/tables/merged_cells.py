# SPDX-License-Identifier: MIT
"""Cells that repeat a merged cell, as table readers print them, dropped.

A cell that spans three columns is printed three times in a row, one that spans two rows
twice on top of each other. Labels show it by themselves; that a figure is repeated follows from
the column header above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..forms.folding import fold
from ..forms.vocabulary import FIGURE, GROUP, HEAD, ROW, TEXT
from .cell_kinds import lines_of
from .table_context import TableContext
from .tokens import Token, places_of

#: Roles of labels that span rows.
_SPANNING = frozenset({HEAD, GROUP})


def drop_repeated_cells(tokens: list[Token], context: TableContext) -> list[Token]:
    """Drop the cells that repeat the merged cell to their left or above them.

    In a table that does so all lines are equally wide; a row that is not, or that has two figures
    under one merged header, is remarked on. Where most rows are not, a header is printed in more
    cells than one, over columns that the grid of a file shows.
    """
    role_of = context.role_of
    labels = _repeated_labels(tokens, context)
    if not labels:
        return tokens
    lines = [range(first, end) for first, end in lines_of(tokens)]
    if not _are_as_wide_as_header(lines, tokens, context):
        return [
            token
            for index, token in enumerate(tokens)
            if index not in labels or (token.cell and role_of[token.kind] == HEAD)
        ]
    gone, remarks = set(labels), dict[int, str]()
    head: Sequence[int] = ()
    spanned: list[int] = []
    for above, line in pairwise([range(0), *lines]):
        roles = {role_of.get(tokens[index].kind) for index in line}
        if HEAD in roles:
            head, spanned = line, [place for place, index in enumerate(line) if index in labels]
        elif ROW in roles and len(line) == len(head):
            figures = [line[place] for place in spanned]
            gone |= {index for index in figures if _is_same(tokens[index], tokens[index - 1])}
            if any(_are_two(tokens[index - 1], tokens[index]) for index in figures):
                remarks |= _rows_on(line, tokens, context, "merged-cells-differ")
        elif ROW in roles and head:
            remarks |= _rows_on(line, tokens, context, "width-differs")
        if len(line) == len(above):
            gone |= {
                index
                for index, over in zip(line, above, strict=True)
                if role_of.get(tokens[index].kind) in _SPANNING
                and _is_same(tokens[index], tokens[over])
            }
    return [
        token._replace(remark=remarks[index]) if index in remarks else token
        for index, token in enumerate(tokens)
        if index not in gone
    ]


def _are_as_wide_as_header(
    lines: Sequence[range], tokens: Sequence[Token], context: TableContext
) -> bool:
    """True if most rows below headers have as many cells as these."""
    width = 0
    found: Counter[bool] = Counter()
    for line in lines:
        roles = {context.role_of.get(tokens[index].kind) for index in line}
        width = len(line) if HEAD in roles else width
        if ROW in roles and HEAD not in roles and width:
            found[len(line) == width] += 1
    return found[True] >= found[False]


def _repeated_labels(tokens: Sequence[Token], context: TableContext) -> set[int]:
    """The indices of labels that repeat the one to their left."""
    labels = {
        index
        for index in places_of(context.role_of, tokens)
        if index
        and tokens[index].kind == tokens[index - 1].kind != TEXT
        and tokens[index].line == tokens[index - 1].line
        and fold(tokens[index].printed) == fold(tokens[index - 1].printed)
    }
    if not labels or not context.has_pieces:
        return labels
    # Two equal headers on a line that is as wide as no row are pieces of a broken header.
    lines = [range(first, end) for first, end in lines_of(tokens)]
    rows = [line for line in lines if any(tokens[index].kind == FIGURE for index in line)]
    widths = set(map(len, rows))
    return labels & {index for line in lines if len(line) in widths for index in line}


def _rows_on(
    line: Sequence[int], tokens: Sequence[Token], context: TableContext, code: str
) -> dict[int, str]:
    """*code* for each label of a row on *line*."""
    return {index: code for index in line if context.role_of.get(tokens[index].kind) == ROW}


def _is_same(token: Token, other: Token) -> bool:
    """True if two cells print the same."""
    return token.kind == other.kind and token.printed == other.printed


def _are_two(token: Token, other: Token) -> bool:
    """True if two cells that should print one merged cell print two figures."""
    return token.kind == other.kind == FIGURE and not _is_same(token, other)
