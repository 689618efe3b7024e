# SPDX-License-Identifier: MIT
"""The lines of a table -> its cells, each told by what it prints and what stands around it.

A label tells itself; whether a blank is a figure that is not there, padding or the pipe that
opens a row, and whether words are a strange label, a strange head or a bad number, is told by
their neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ..document.lines import Line
from ..forms.folding import fold
from ..forms.model import RowShape
from ..forms.vocabulary import BLANK, FIGURE, HEAD, ROW, TEXT, Vocabulary
from ..text.source import BLANKS
from .cells import Cells, read_cells, without_rules
from .merged_cells import drop_repeats
from .repair import (
    PADDING,
    drop_row_numbers,
    join_broken_labels,
    part_glued_figures,
    spread_by_blank_lines,
    spread_by_padding,
)

#: Kind of a word among the heads that no form has.
FOREIGN: Final = "FOREIGN"
#: Kind of a pipe on a line of its own that only opens the row on the lines after it.
OPENER: Final = "OPENER"

#: Kinds of cells that print nothing.
GAPS: Final = frozenset({BLANK, PADDING, OPENER})
_NO_LABEL = GAPS | {FIGURE, FOREIGN}
_LONGEST_BAD_NUMBER = 12


def told(
    lines: Sequence[Line], vocabulary: Vocabulary, shapes: Mapping[str, RowShape]
) -> tuple[Cells, list[str]]:
    """The cells on *lines*, mended, and the kind of each: a terminal, or what is no label.

    Args:
        lines: The lines of the table.
        vocabulary: The labels of the form that it is on.
        shapes: What the form prints in a row, by the terminal of its label.
    """
    lines = without_rules(lines)
    cells = read_cells(lines)
    kinds = vocabulary.kinds(cells.texts)
    if not kinds:
        return cells, kinds
    if TEXT in kinds or any(map(vocabulary.meant, cells.texts)):
        join_broken_labels(cells, kinds, vocabulary)
    drop_repeats(cells, kinds, vocabulary.role_of)
    drop_row_numbers(cells, kinds, vocabulary.role_of)
    if any(line.pieces for line in lines):
        part_glued_figures(cells, kinds, shapes)
        spread_by_blank_lines(lines, cells, kinds, shapes)
    _mark_padding(cells, kinds)
    if TEXT in kinds:
        _settle_texts(cells, kinds, vocabulary)
    if _is_lone_pipe(cells, kinds, 0):
        _mark_openers(cells, kinds, vocabulary.role_of)
    if PADDING in kinds:
        spread_by_padding(cells, kinds, shapes, vocabulary.role_of)
    return cells, kinds


def _is_lone_pipe(cells: Cells, kinds: Sequence[str], line: int) -> bool:
    first = cells.firsts[line]
    end = cells.firsts[line + 1] if line + 1 < len(cells.firsts) else len(cells.texts)
    return end == first + 1 and kinds[first] == BLANK and not cells.texts[first].strip("\t ")


def _mark_openers(cells: Cells, kinds: list[str], role_of: Mapping[str, str]) -> None:
    """Where a table begins with a line of one pipe, such lines open its rows.

    They stand before labels, and after the heads before figures that have no label.
    """
    below_head = True
    for line in range(len(cells.firsts)):
        first = cells.firsts[line]
        if _is_lone_pipe(cells, kinds, line):
            following = kinds[first + 1] if first + 1 < len(kinds) else ""
            if below_head or following in role_of:
                kinds[first] = OPENER
            below_head = False
        elif first < len(kinds) and kinds[first] in role_of:
            below_head = role_of[kinds[first]] == HEAD


def _mark_padding(cells: Cells, kinds: list[str]) -> None:
    if not any(cells.padding):
        return
    for (first, end), counted in zip(cells.line_ends(), cells.padding, strict=True):
        # Mending may have taken cells of the line away.
        padding = min(counted, end - first)
        if padding:
            kinds[end - padding : end] = [PADDING] * padding


def _settle_texts(cells: Cells, kinds: list[str], vocabulary: Vocabulary) -> None:
    """Decide for each cell of kind `TEXT` whether it is a strange label or a value.

    After a row's label it is a value that cannot be read (`12O`), and so is what looks like a
    number after any label or with no values of its own. After a head it is a head that no form
    has; else it is the label of a row that no form has.
    """
    _mark_foreign_heads(cells, kinds, vocabulary)
    for first, end in cells.line_ends():
        role = ""
        printed = [kind for kind in kinds[first:end] if kind not in GAPS]
        is_value = printed[1:2] not in ([FIGURE], [TEXT])
        for index in range(first, end):
            kind = kinds[index]
            if kind == TEXT and is_value and is_bad_number(cells.texts[index]):
                kinds[index] = FIGURE
            elif kind == TEXT and role in (ROW, TEXT, HEAD):
                kinds[index] = FOREIGN if role == HEAD else FIGURE
            elif kind not in _NO_LABEL:
                is_value = True
                role = vocabulary.role_of[kind]


def _mark_foreign_heads(cells: Cells, kinds: list[str], vocabulary: Vocabulary) -> None:
    """Texts with heads before and after them, and no figure between, are heads themselves.

    So are parts of labels right after heads.
    """
    strange: list[int] = []
    role = ""
    for index, kind in enumerate(kinds):
        if kind == TEXT and role == HEAD:
            strange.append(index)
        elif kind not in GAPS:
            role = vocabulary.role_of.get(kind, "")
            for one in strange:
                if role == HEAD or vocabulary.is_part(fold(cells.texts[one])):
                    kinds[one] = FOREIGN
            strange = []


def is_bad_number(text: str) -> bool:
    """Whether *text* looks like a number that cannot be read: `12O`."""
    body = text.strip(BLANKS)
    digits = sum(sign.isdigit() for sign in body)
    short = digits > 0 and len(body) <= _LONGEST_BAD_NUMBER
    return short and (2 * digits >= len(body) or body.isascii())
