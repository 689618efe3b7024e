# SPDX-License-Identifier: MIT
"""The halves of a long table side by side, as some pages print them to fit on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ..forms.vocabulary import CORNER, FIGURE
from .cell_kinds import lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in


def halves_below_each_other(tokens: list[Token], context: TableContext) -> list[Token]:
    """Put the right half of a table below the left one, where its header is printed twice."""
    lines = [tokens[first:end] for first, end in lines_of(tokens)]
    widths = (_half(kinds_in(line), context) for line in lines)
    at, width = next(((at, width) for at, width in enumerate(widths) if width), (0, 0))
    if not width or any(len(line) not in (width, len(lines[at])) for line in lines[at:]):
        return tokens
    last = tokens[-1].line + 1
    left = (line[:width] for line in lines[at:])
    right = (
        token._replace(line=last + token.line) for line in lines[at:] for token in line[width:]
    )
    return [*chain.from_iterable((*lines[:at], *left)), *right]


def _half(kinds: Sequence[str], context: TableContext) -> int:
    """Number of cells of a header that a line of *kinds* prints twice; 0 for other lines.

    One of them is over the labels.
    """
    width = kinds.index(kinds[0], 1) if kinds[0] in kinds[1:] else 0
    half = set(kinds[:width])
    corners = (part.corner for table in context.form.tables for part in table.parts)
    is_header = FIGURE not in half and not half.isdisjoint((CORNER, *corners))
    return width if is_header and kinds[:width] == kinds[width : 2 * width] else 0
