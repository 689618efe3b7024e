# SPDX-License-Identifier: MIT
"""Rows without a label: those of the form, which a page may give one, and lines that lost one."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import chain
from typing import Final

from ..forms.folding import fold
from ..forms.vocabulary import BLANK, CORNER, FIGURE, TEXT
from ..text.patterns import late
from .cell_kinds import PADDING, lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in

#: Words before the figures of a row without a label, that only say that they count.
_COUNTING: Final = late(
    "(本年度?)?(案?件数|数量|数值|数据|统计数|数|件)(（单位：件）|（件）)?|本年度?"
)

#: So many numbers on end are not all torn over two lines.
_SEVERAL = 3


def without_label_of_row(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take away the column of a word before the figures of a row that the form prints without one.

    It is the only such row, right below the header; that may begin with a word over the column.
    """
    lines = [tokens[first:end] for first, end in lines_of(tokens)]
    for row, heads in context.form.unlabelled:
        width = len(row.columns) + 1
        found = [
            at
            for at, line in enumerate(lines)
            if len(line) == width and _COUNTING.fullmatch(fold(line[0].text))
        ]
        if len(found) == 1:
            first = last = found[0]
            while first and not heads.isdisjoint(kinds_in(lines[first - 1])):
                first -= 1
            own = [_without_corner(line, heads, width) for line in lines[first:last]]
            if own:
                return list(chain(*lines[:first], *own, lines[last][1:], *lines[last + 1 :]))
    return tokens


def _without_corner(line: list[Token], heads: Container[str], width: int) -> list[Token]:
    """A *line* of a header without the cell over the labels of rows, if it has one."""
    has_corner = line[0].kind in (CORNER, TEXT) or (line[0].kind == BLANK and len(line) == width)
    return line[1:] if has_corner and line[0].kind not in heads else line


def part_unlabelled_rows(tokens: list[Token], context: TableContext) -> list[Token]:
    """Make a row without a label of figures alone between pipes, after a row that is whole.

    The row above has all its figures on the line of its label: it does not go on. All of one
    length above shorter ones may be numbers that narrow cells break.
    """
    found: list[Token] = []
    whole: Sequence[Token] = ()
    for first, end in lines_of(tokens):
        line = tokens[first:end]
        kinds = kinds_in(line)
        label = next((at for at, kind in enumerate(kinds) if kind in context.form.shapes), None)
        if label is not None:
            shape, row = context.form.shapes[kinds[label]], kinds[label + 1 :]
            while row and row[-1] in (BLANK, PADDING):
                row.pop()
            is_whole = line[label].piped and row == [FIGURE] * shape.figures
            is_whole = is_whole and shape.figures >= _SEVERAL
            whole = line[label + 1 : label + 1 + len(row)] if is_whole else ()
        else:
            blank = kinds.count(BLANK)
            is_row = whole and kinds == [BLANK] * blank + [FIGURE] * len(whole)
            if is_row and not _may_go_on(whole, line[blank:]):
                found.append(Token(TEXT, "", line[blank].start, line[0].line, piped=True))
                line = line[blank:]
            else:
                whole = ()
        found += line
    return found


def _may_go_on(row: Sequence[Token], below: Sequence[Token]) -> bool:
    """True if figures *below* a *row* may be the last digits of its own."""
    lengths = {len(cell.printed) for cell in row}
    return len(lengths) == 1 and all(len(cell.printed) < max(lengths) for cell in below)
