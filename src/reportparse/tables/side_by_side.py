# SPDX-License-Identifier: MIT
"""The halves of a long table side by side, as some pages print them to fit on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from ..forms.form import Form
from ..forms.vocabulary import CORNER, FIGURE
from .cell_kinds import lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in, places_of


def halves_below_each_other(tokens: list[Token], context: TableContext) -> list[Token]:
    """Put the right half of a table below the left one, where its header is printed twice."""
    corners = _corners(context.form)
    if len(list(places_of(corners, tokens))) < 2:  # one for each half
        return tokens
    lines = [tokens[first:end] for first, end in lines_of(tokens)]
    widths = (_half(kinds_in(line), corners) for line in lines)
    at, width = next(((at, width) for at, width in enumerate(widths) if width), (0, 0))
    if not width or any(len(line) not in (width, len(lines[at])) for line in lines[at:]):
        return tokens
    last = tokens[-1].line + 1
    left = (line[:width] for line in lines[at:])
    right = (
        token._replace(line=last + token.line) for line in lines[at:] for token in line[width:]
    )
    return [*chain.from_iterable((*lines[:at], *left)), *right]


@cache
def _corners(form: Form) -> frozenset[str]:
    """The headers over the labels of rows."""
    corners = (part.corner for table in form.tables for part in table.parts)
    return frozenset(filter(None, (CORNER, *corners)))


def _half(kinds: Sequence[str], corners: frozenset[str]) -> int:
    """Number of cells of a header that a line of *kinds* prints twice; 0 for other lines."""
    width = kinds.index(kinds[0], 1) if kinds[0] in kinds[1:] else 0
    half = set(kinds[:width])
    is_header = FIGURE not in half and not half.isdisjoint(corners)
    return width if is_header and kinds[:width] == kinds[width : 2 * width] else 0
