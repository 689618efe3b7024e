# SPDX-License-Identifier: MIT
"""A row without labels that the page prints group by group, one below the other.

A header over several columns is then the label of a line, or the caption of a table of its own;
the headers below it are printed once, or again for each group. In a table that is turned they are
the labels of the lines, below the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, takewhile
from typing import Final, NamedTuple

from ..forms.form import Part
from ..forms.vocabulary import BLANK, CORNER, TEXT
from .cell_kinds import lines_of
from .table_context import TableContext
from .tokens import Token

_Line = Sequence[Token]

#: Of one row the page prints no more lines: of each group captions, the header and the cells.
_MOST_LINES: Final = 24


class _Group(NamedTuple):
    """A group's header, the headers below it and its cells."""

    name: Token
    heads: Sequence[Token]
    cells: Sequence[Token]


def groups_beside_each_other(tokens: list[Token], context: TableContext) -> list[Token]:
    """Put the groups of a row without labels beside each other, as the form prints them.

    All groups of the form must be there, each once and with all its columns.
    """
    kinds = {token.kind for token in tokens}
    for row, _ in context.form.unlabelled:
        part = context.form.part_of[row.path]
        if part.groups and kinds.issuperset({*part.groups, *part.figure_heads}):
            lines = [tokens[first:end] for first, end in lines_of(tokens)]
            for at in _headers(lines, part):
                own = lines[at : at + _MOST_LINES]
                for groups, end in (_one_a_line(own, part), _turned(own, part)):
                    if len(groups) == len(part.groups):
                        one = _as_one_row(groups, part, own[0][0].line)
                        return list(chain(*lines[:at], one, *lines[at + end :]))
    return tokens


def _headers(lines: Sequence[_Line], part: Part) -> Iterator[int]:
    """The numbers of the lines that begin headers."""
    before = False
    for number, line in enumerate(lines):
        is_header = any(token.kind in part.heads for token in line)
        if is_header and not before:
            yield number
        before = is_header


def _one_a_line(lines: Sequence[_Line], part: Part) -> tuple[list[_Group], int]:
    """The groups at the beginning of *lines*, each on a line, and the number of lines."""
    found: dict[str, _Group] = {}
    names: list[Token] = []
    heads: _Line = ()
    end = first = 0
    for number, line in enumerate(lines, 1):
        labels = [token for token in line if token.kind in part.heads]
        above = _names(line, part)
        if not above and (below := _heads(line, part)):
            heads, first = below, len(line) - len(below)
            continue
        names += above
        if labels and all(token in above or token.kind == BLANK for token in line):
            continue
        cells = _behind(line, line.index(above[-1]) + 1 if above else 0, first, len(heads))
        group = next((name for name in names if name.kind in part.groups), None)
        if group is None or group.kind in found or len(cells) != len(heads) or labels != above:
            break
        if not {name.kind for name in names} <= set(part.groups[group.kind][0].heads):
            break
        found[group.kind] = _Group(group, heads, cells)
        names, end = [], number
    return list(found.values()), end


def _turned(lines: Sequence[_Line], part: Part) -> tuple[list[_Group], int]:
    """The groups that are the columns at the beginning of *lines*, and the number of lines."""
    above = list(takewhile(bool, (_names(line, part) for line in lines)))
    names = list(chain.from_iterable(above))
    groups = [name for name in names if name.kind in part.groups]
    order = [name.kind for name in names]
    is_certain = groups in above or order == [head for head in part.heads if head in order]
    is_certain &= not any(_has_others(line, part) for line in lines[: len(above)])
    end = len(above) + len(set(part.figure_heads))
    cells = [_cells(line, part) for line in lines[len(above) : end]]
    heads = [head for head, *_ in filter(None, cells)]
    is_whole = {head.kind for head in heads} == set(part.figure_heads)
    if not is_certain or not is_whole or {len(line) for line in cells} != {len(groups) + 1}:
        return [], 0
    columns = zip(groups, zip(*(line[1:] for line in cells), strict=True), strict=True)
    return [_Group(name, heads, column) for name, column in columns], end


def _names(line: _Line, part: Part) -> list[Token]:
    """The headers over several columns on a *line*, if it has no others."""
    names = [token for token in line if token.kind in part.heads]
    return [] if any(name.kind in part.figure_heads for name in names) else names


def _behind(line: _Line, start: int, first: int, width: int) -> _Line:
    """The cells of a *line* from *start* on, but blank ones that are merged into its label.

    Below a header whose first cells are over labels, blanks of a narrower line may be either.
    """
    merged = line[start:first]
    if any(token.kind != BLANK for token in merged) or not merged:
        return line[start:]
    return line[first:] if len(line) == first + width else ()


def _has_others(line: _Line, part: Part) -> bool:
    """True if a *line* of headers has one of the page's own among those of the form."""
    labels = line[1:]
    return any(token.kind != BLANK and token.kind not in part.heads for token in labels)


def _heads(line: _Line, part: Part) -> _Line:
    """The headers of a group's columns on a *line* of nothing else but the one over labels."""
    kinds = set(part.figure_heads)
    at = next((at for at, token in enumerate(line) if token.kind in kinds), 0)
    are_corners = all(token.kind in (BLANK, CORNER, TEXT) for token in line[:at])
    heads = line[at:]
    is_whole = len(heads) == len(kinds) and {token.kind for token in heads} == kinds
    return heads if are_corners and is_whole else ()


def _cells(line: _Line, part: Part) -> _Line:
    """The header of a column that begins a *line*, and what is behind it."""
    at = next((at for at, token in enumerate(line) if token.kind != BLANK), 0)
    return line[at:] if line[at].kind in part.figure_heads else ()


def _as_one_row(groups: Iterable[_Group], part: Part, line: int) -> Iterator[Token]:
    """The tokens of *groups* in the form's order: their headers, those below them, the cells."""
    of_name = {group.name.kind: group for group in groups}
    ordered = [of_name[name] for name in part.groups]
    columns = [
        {head.kind: (head, cell) for head, cell in zip(group.heads, group.cells, strict=True)}
        for group in ordered
    ]
    pairs = [
        own[column.heads[-1]]
        for own, below in zip(columns, part.groups.values(), strict=True)
        for column in below
    ]
    heads, cells = zip(*pairs, strict=True)
    for number, row in zip(count(line), ([group.name for group in ordered], heads, cells)):
        for token in row:
            yield token._replace(line=number, cell=None)
