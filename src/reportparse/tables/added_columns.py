# SPDX-License-Identifier: MIT
"""Columns before the labels: those of figures, and one of the page's own, as `序号`, `累计`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..forms.form import Form
from ..forms.vocabulary import BLANK, CORNER, FIGURE, GROUP, ROW, TEXT
from ..text.numerals import is_blank
from .cell_kinds import common_width, first_on_line, lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in, places_of

#: Kinds of cells that are not labels.
_ADDED = frozenset({BLANK, FIGURE, TEXT})

#: Under so few rows the first column may be one of figures before their labels.
_FEWEST_ROWS = 4


def labels_to_front(tokens: list[Token], context: TableContext) -> list[Token]:
    """Put the label of each row before its figures, where the header names it after theirs.

    Each line with a label has it below its header, or as the last cell if that is the last.
    """
    headers = _headers(context.form)
    over_labels, over_figures = map(frozenset[str]().union, *headers)
    behind = (
        kinds_in(tokens[first_on_line(tokens, index) : index])
        for index in places_of(over_labels, tokens)
    )
    if all(map(over_figures.isdisjoint, behind)):
        return tokens
    found: list[Token] = []
    place = width = 0
    for first, end in lines_of(tokens):
        line = tokens[first:end]
        header = _header_after_figures(line, headers)
        place, width = (header, len(line)) if header else (place, width)
        label = _label_below(line, place, width)
        roles = [context.role_of.get(token.kind) for token in line]
        if place and any(
            role in (GROUP, ROW) and (index != label or not index)
            for index, role in enumerate(roles)
        ):
            return tokens
        found += [line[label], *line[:label], *line[label + 1 :]]
    return found


@lru_cache(maxsize=1 << 4)
def _headers(form: Form) -> set[tuple[frozenset[str], frozenset[str]]]:
    """For each part whose rows have labels, the headers over these and those over figures."""
    parts = [form.part_of[row.path] for row in form.rows if row.name]
    firsts = [part.heads.index(part.figure_heads[0]) for part in parts]
    return {
        (frozenset((*part.heads[:first], CORNER)), frozenset(part.figure_heads))
        for part, first in zip(parts, firsts, strict=True)
    }


def _header_after_figures(
    line: Sequence[Token], headers: Iterable[tuple[frozenset[str], frozenset[str]]]
) -> int:
    """The index in a header of one line of that over the labels, if it is after one of figures."""
    kinds = kinds_in(line)
    for over_labels, over_figures in headers:
        place = next((at for at, kind in enumerate(kinds) if kind in over_labels), 0)
        if not over_figures.isdisjoint(kinds[:place]):
            return place
    return 0


def _label_below(line: Sequence[Token], place: int, width: int) -> int:
    """The index of the cell of a line below the header at *place* of one of *width* cells."""
    is_last = place == width - 1
    return len(line) - 1 if is_last else place if len(line) == width else 0


def blank_column_before_labels(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take the cells of a first column without labels, under one header, for blank ones.

    All lines are equally wide, or the file says which cells are in the first column.
    """
    del context
    lines = list(lines_of(tokens))
    firsts = [first for first, _ in lines if (tokens[first].columns or range(1)).start == 0]
    cells = [tokens[first] for first in firsts]
    is_in_grid = all(tokens[first].cell for first, _ in lines)
    if not all(cell.kind in _ADDED for cell in cells) or not (
        is_in_grid or common_width(tokens[first:end] for first, end in lines)
    ):
        return tokens
    figures = [cell for cell in cells if cell.kind == FIGURE]
    words = {cell.printed for cell in cells if cell.kind != FIGURE and not is_blank(cell.text)}
    if len(figures) < _FEWEST_ROWS or len(words) != 1 or is_blank(cells[0].text):
        return tokens
    found = list(tokens)
    for first in firsts:
        found[first] = tokens[first]._replace(kind=BLANK, text="")
    return found
