# SPDX-License-Identifier: MIT
"""Cells that the page broke in two, ran together or lost, mended before they are read.

Each is done only where one reading is possible: pieces are joined if together they are a
label of the form, digits without blanks are parted if they are as many as the row has figures,
blank cells are put in where padding or blank lines tell just how many are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..document.lines import Line, LineKind
from ..forms.folding import fold
from ..forms.model import RowShape
from ..forms.vocabulary import BLANK, FIGURE, GROUP, TEXT, Vocabulary
from ..text.source import BLANKS
from .cells import Cells, Edit

#: Kind of a blank cell that only fills its line up to the table's width.
PADDING: Final = "PADDING"


#: Into how many cells a label is broken at most.
_MOST_PIECES = 4


def join_broken_labels(cells: Cells, kinds: list[str], vocabulary: Vocabulary) -> None:
    """Join cells that only together print a label: `商业` and `企业`."""
    found: list[tuple[int, int, str]] = []
    index = 0
    while index < len(kinds) - 1:
        end, kind = 0, ""
        if _may_be_broken(cells, kinds, vocabulary, index):
            end, kind = _joined(cells, kinds, vocabulary, index)
        if end:
            found.append((index, end, kind))
        index = end or index + 1
    cells.edit(
        Edit(first, end, [(cells.starts[first], "".join(cells.texts[first:end]))])
        for first, end, _ in found
    )
    for first, end, kind in reversed(found):
        kinds[first:end] = [kind]


def _may_be_broken(cells: Cells, kinds: Sequence[str], vocabulary: Vocabulary, index: int) -> bool:
    """Whether a cell is part of a label, and the next is no label, figure or blank."""
    if kinds[index + 1] in (FIGURE, BLANK):
        return False
    if kinds[index] == TEXT:
        return vocabulary.is_part(fold(cells.texts[index]))
    return kinds[index + 1] == TEXT and kinds[index] not in (FIGURE, BLANK)


def _joined(
    cells: Cells, kinds: Sequence[str], vocabulary: Vocabulary, first: int
) -> tuple[int, str]:
    """After which cell the label ends that begins with the cell *first*, and its kind."""
    text = fold(cells.texts[first])
    for end in range(first + 2, min(first + 1 + _MOST_PIECES, len(kinds) + 1)):
        if kinds[end - 1] in (FIGURE, BLANK):
            break
        text += fold(cells.texts[end - 1])
        kind = vocabulary.exactly(text)
        if kind is not None:
            return end, kind
    return 0, ""


def part_glued_figures(cells: Cells, kinds: list[str], shapes: Mapping[str, RowShape]) -> None:
    """Part the figures of rows that are printed with nothing between: `规章692`.

    They may be fewer and longer, with blank cells that left no trace: the row is remarked on.
    """
    glued = []
    for index in range(1, len(kinds)):
        text = cells.texts[index].strip(BLANKS + "\r\n")
        shape = shapes.get(kinds[index - 1])
        if (
            shape is not None
            and kinds[index] == FIGURE
            and len(text) == shape.figures > 1
            and text.isdecimal()
            and _touches(cells, index)
            and kinds[index + 1 : index + 2] != [FIGURE]
        ):
            glued.append((index, text))
            cells.remarks[cells.starts[index - 1]] = "digits-parted"
    cells.edit(
        Edit(index, index + 1, list(enumerate(text, cells.starts[index]))) for index, text in glued
    )
    for index, text in reversed(glued):
        kinds[index : index + 1] = [FIGURE] * len(text)


def _touches(cells: Cells, index: int) -> bool:
    """Whether nothing at all stands between a cell and the one before it."""
    before = cells.texts[index - 1]
    ends = cells.starts[index - 1] + len(before)
    return ends == cells.starts[index] and before == before.rstrip(BLANKS + "\r\n")


def drop_row_numbers(cells: Cells, kinds: list[str], role_of: Mapping[str, str]) -> None:
    """Take the numbers before labels for blank cells, where the head says 序号."""
    if not any(kinds[i] == BLANK and text.strip(BLANKS) for i, text in enumerate(cells.texts)):
        return
    for first, end in cells.line_ends():
        number = next((index for index in range(first, end) if kinds[index] != BLANK), end)
        if kinds[number : number + 1] == [FIGURE] and number + 1 < end:
            following = role_of.get(kinds[number + 1])
            if following and cells.texts[number].strip(BLANKS).isdecimal():
                kinds[number] = BLANK


def spread_by_padding(
    cells: Cells, kinds: list[str], shapes: Mapping[str, RowShape], role_of: Mapping[str, str]
) -> None:
    """Put back blank figures that the page merged into one cell, where padding tells how many.

    A row is as wide as its table: with one blank cell, one figure and so much padding that it
    comes to the form's width, the blank cell spans all figures but that one.
    """
    found: dict[int, int] = {}
    for index in _labels_of_rows(kinds, shapes):
        after = kinds[index + 1 : index + 3]
        if BLANK not in after or FIGURE not in after:
            continue
        shape = shapes[kinds[index]]
        lost = shape.figures - len(after)
        padding = _run(kinds, index + 3, PADDING)
        labels = 2 if index and role_of.get(kinds[index - 1]) == GROUP else 1
        if 0 < lost <= padding and labels + len(after) + padding == shape.width:
            found[index + 1 + after.index(BLANK)] = lost
            cells.remarks[cells.starts[index]] = "blanks-inferred"
            # As many as come before the figure go from the padding after it.
            found[index + 3] = -lost
    _insert_blanks(cells, kinds, found)


def spread_by_blank_lines(
    lines: Sequence[Line], cells: Cells, kinds: list[str], shapes: Mapping[str, RowShape]
) -> None:
    """Put back blank figures that left only a blank line, where the lines are just as many.

    On a page with each cell in a paragraph of its own one blank line parts two cells; what is
    more than that are cells that print nothing.
    """
    extra = _extra_blank_lines(lines)
    if not extra:
        return
    extra[-1] = max(0, extra[-1])
    found: dict[int, int] = {}
    for index in _labels_of_rows(kinds, shapes):
        expected = shapes[kinds[index]].figures
        figures = _run(kinds, index + 1, FIGURE)
        lost = [extra[cells.line_of(index + place)] for place in range(figures + 1)]
        if 0 < figures < expected == figures + sum(lost) and min(lost) >= 0:
            found |= {index + place: count for place, count in enumerate(lost, 1) if count}
            cells.remarks[cells.starts[index]] = "blanks-inferred"
        elif figures == expected and len(set(lost[:-1])) > 1:
            cells.remarks[cells.starts[index]] = "blank-lines-uneven"
    _insert_blanks(cells, kinds, found)


def _extra_blank_lines(lines: Iterable[Line]) -> list[int]:
    """For each line with one cell the blank lines after it, but for the first; else nothing."""
    extra: list[int] = []
    for line in lines:
        if line.kind is LineKind.BLANK:
            extra[-1:] = [count + 1 for count in extra[-1:]]
        elif len(line.pieces) == 1:
            extra.append(-1)
        else:
            return []
    return extra


def _labels_of_rows(kinds: Sequence[str], shapes: Mapping[str, RowShape]) -> list[int]:
    return [index for index, kind in enumerate(kinds) if kind in shapes]


def _run(kinds: Sequence[str], start: int, kind: str) -> int:
    end = start
    while end < len(kinds) and kinds[end] == kind:
        end += 1
    return end - start


def _insert_blanks(cells: Cells, kinds: list[str], counts: Mapping[int, int]) -> None:
    """Put so many blank cells before the cells with these indices, or remove so many there."""
    edits = []
    for index, count in sorted(counts.items()):
        place = cells.starts[index - 1] + len(cells.texts[index - 1])
        edits.append(Edit(index, index + max(0, -count), [(place, "")] * count))
    cells.edit(edits)
    for edit in reversed(edits):
        kinds[edit.first : edit.end] = [BLANK] * len(edit.cells)
