# SPDX-License-Identifier: MIT
"""Cells that repeat a merged cell, as table readers print them, dropped.

A cell that spans three columns comes out three times side by side, one that spans two rows
twice on top of each other. Labels tell by themselves; that a figure is repeated is told by the
head above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..forms.vocabulary import FIGURE, GROUP, HEAD, ROW, TEXT
from ..text.source import BLANKS
from .cells import Cells, Edit

#: Roles of labels that span rows.
_SPANNING = frozenset({HEAD, GROUP})


def drop_repeats(cells: Cells, kinds: list[str], role_of: Mapping[str, str]) -> None:
    """Drop the cells that repeat the merged cell to their left or above them.

    In a table that does so all lines are equally wide; a row that is not, or that has two figures
    under one merged head, is remarked on.
    """
    if not all(cells.gaps):
        return
    lines = [range(first, end) for first, end in cells.line_ends()]
    labels = {
        index
        for line in lines
        for index in line[1:]
        if kinds[index] in role_of
        and kinds[index] != TEXT
        and _is_same(cells, kinds, index, index - 1)
    }
    if not labels:
        return
    gone = set(labels)
    head: Sequence[int] = ()
    spanned: list[int] = []
    for above, line in pairwise([range(0), *lines]):
        roles = {role_of.get(kinds[index]) for index in line}
        if HEAD in roles:
            head, spanned = line, [place for place, index in enumerate(line) if index in labels]
        elif ROW in roles and len(line) == len(head):
            figures = [line[place] for place in spanned]
            gone |= {index for index in figures if _is_same(cells, kinds, index, index - 1)}
            if any(_are_two(cells, kinds, index - 1, index) for index in figures):
                _remark("merged-cells-differ", cells, kinds, line, role_of)
        elif ROW in roles and head:
            _remark("width-differs", cells, kinds, line, role_of)
        if len(line) == len(above):
            gone |= {
                index
                for index, over in zip(line, above, strict=True)
                if role_of.get(kinds[index]) in _SPANNING and _is_same(cells, kinds, index, over)
            }
    cells.edit(Edit(index, index + 1, ()) for index in sorted(gone))
    kinds[:] = [kind for index, kind in enumerate(kinds) if index not in gone]


def _remark(
    code: str,
    cells: Cells,
    kinds: Sequence[str],
    line: Sequence[int],
    role_of: Mapping[str, str],
) -> None:
    for index in line:
        if role_of.get(kinds[index]) == ROW:
            cells.remarks[cells.starts[index]] = code


def _is_same(cells: Cells, kinds: Sequence[str], index: int, other: int) -> bool:
    """Whether two cells print the same."""
    same = cells.texts[index].strip(BLANKS) == cells.texts[other].strip(BLANKS)
    return same and kinds[index] == kinds[other]


def _are_two(cells: Cells, kinds: Sequence[str], one: int, other: int) -> bool:
    """Whether two cells that should print one merged cell print two figures."""
    return kinds[one] == kinds[other] == FIGURE and not _is_same(cells, kinds, one, other)
