# SPDX-License-Identifier: MIT
"""The cells of a table -> entries: a label and the cells after it, up to the next label.

From here on nothing knows on which lines the cells stood, or how the page padded them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..document.lines import Line
from ..forms.model import RowShape
from ..forms.vocabulary import BLANK, CAPTION, FIGURE, GROUP, HEAD, ROW, TEXT, Vocabulary
from ..text.numerals import is_blank
from ..text.spans import Span
from .cell_kinds import FOREIGN, GAPS, OPENER, told
from .cells import Cells
from .repair import PADDING


class Label(NamedTuple):
    """A label where it stands.

    Attributes:
        name: The grammar's name for it.
        cell: Index of its cell; -1 for a row that prints none.
        column: How many cells stand before it in its row, blank ones counted; -1 likewise.
        line: Index of the first cell on its line.
    """

    name: str
    cell: int
    column: int
    line: int


class Segment(NamedTuple):
    """A label and the cells after it, up to the next label.

    Attributes:
        type: The role that the label plays in the grammar.
        table: The cells of the table it stands in.
        labels: One label; for head cells that follow each other, all of them.
        start: Index of the first cell after the last label.
        end: Index after the last cell that is not padding.
        padding: How many cells of padding come then.
    """

    type: str
    table: Cells
    labels: tuple[Label, ...]
    start: int
    end: int
    padding: int

    @property
    def name(self) -> str:
        """The grammar's name for its first label."""
        return self.labels[0].name

    @property
    def label(self) -> str:
        """Its last label as printed."""
        cell = self.labels[-1].cell
        return self.table.printed(cell) if cell >= 0 else ""

    @property
    def width(self) -> int:
        """Cells of the whole row: those before the label, it, those after it, padding."""
        return self.labels[-1].column + 1 + self.end - self.start + self.padding

    @property
    def has_own_line(self) -> bool:
        """Whether its label and its cells, and no others, stand on one line."""
        first, last = self.labels[0].cell, max(self.end - 1, self.labels[-1].cell)
        if first < 0:
            return False
        table = self.table
        line = table.line_of(first)
        ends = table.firsts[line + 1] if line + 1 < len(table.firsts) else len(table.texts)
        return table.line_of(last) == line and last + self.padding >= ends - 1

    @property
    def remark(self) -> str | None:
        """What is odd about its cells, as a code of the diagnostics."""
        label = self.labels[-1].cell
        remarks = self.table.remarks
        return remarks.get(self.table.starts[label]) if remarks and label >= 0 else None

    @property
    def texts(self) -> list[str]:
        """The raw texts of the cells after the label."""
        return self.table.texts[self.start : self.end]

    @property
    def span(self) -> Span:
        """From the first label to the last cell that is not blank."""
        filled = [i for i in range(self.start, self.end) if not is_blank(self.table.texts[i])]
        labels = [label.cell for label in self.labels if label.cell >= 0]
        places = [*labels, *filled] or [self.start]
        return Span(self.table.span(places[0]).start, self.table.span(places[-1]).end)


def entries(
    lines: Sequence[Line], vocabulary: Vocabulary, shapes: Mapping[str, RowShape]
) -> list[Segment]:
    """The entries of one of the page's tables, in order.

    Figures that follow heads make an entry `ROW` without a label, those that nothing stands
    before an entry `TEXT` without one.

    Args:
        lines: The lines of the table.
        vocabulary: The labels of the form that it is on.
        shapes: What the form prints in a row, by the terminal of its label.
    """
    cells, kinds = told(lines, vocabulary, shapes)
    if not cells.texts:
        return []
    labels = _labels(cells, kinds, vocabulary.role_of)
    _remark_figures_before_labels(cells, kinds, labels, vocabulary.role_of)
    return list(_entries(cells, kinds, labels, vocabulary.role_of))


def _labels(cells: Cells, kinds: Sequence[str], role_of: Mapping[str, str]) -> list[Label]:
    """The labels with their columns.

    A row begins with its line or, where rows share a line, with the first label after
    figures. A group's label on the line before belongs to the row.
    """
    labels: list[Label] = []
    row = before = -1
    first, *later = cells.firsts
    later.reverse()
    for index in [i for i, kind in enumerate(kinds) if kind in role_of]:
        while later and later[-1] <= index:
            first = later.pop()
        if before < first:
            row = first
        if FIGURE in kinds[max(row, before + 1) : index]:
            row = index
        column = index - row
        if column == 0 and before == index - 1 >= 0 and role_of[kinds[before]] == GROUP:
            column = labels[-1].column + 1
        labels.append(Label(kinds[index], index, column, first))
        before = index
    return labels


def _remark_figures_before_labels(
    cells: Cells, kinds: Sequence[str], labels: Sequence[Label], role_of: Mapping[str, str]
) -> None:
    """Remark on rows whose line begins with figures, and on the rows before them.

    The figures may be the rest of the row before or belong to the label after them.
    """
    before: Label | None = None
    for label in labels:
        begins = (before is None or before.cell < label.line) and label.line < label.cell
        if begins and role_of[label.name] == ROW and FIGURE in kinds[label.line : label.cell]:
            for one in filter(None, (before, label)):
                cells.remarks[cells.starts[one.cell]] = "figures-before-label"
        before = label


_NO_LABEL_BEFORE = Label("", -1, -1, 0)


def _entries(
    cells: Cells, kinds: Sequence[str], labels: Sequence[Label], role_of: Mapping[str, str]
) -> Iterator[Segment]:
    limits = _limits(kinds, labels)
    for first, end in cells.line_ends():
        # A line before all labels is a row of its own.
        if first < limits[0] and FIGURE in kinds[first : min(end, limits[0])]:
            yield Segment(TEXT, cells, (_NO_LABEL_BEFORE,), first, min(end, limits[0]), 0)
    roles = [role_of[label.name] for label in labels]
    roles.append("")
    run: list[Label] = []
    mixed = not all(cells.gaps)
    for number, label in enumerate(labels):
        run.append(label)
        start, limit = label.cell + 1, limits[number + 1]
        row = kinds[start:limit]
        head = roles[number] == HEAD
        if head and roles[number + 1] == HEAD and FIGURE not in row and FOREIGN not in row:
            continue
        if head:
            figures = _below_head(cells, kinds, start, limit, roles[number + 1])
            yield Segment(HEAD, cells, tuple(run), start, figures, 0)
            if figures < limit:
                end = figures + _without_padding(kinds[figures:limit])
                yield Segment(
                    ROW, cells, (_NO_LABEL_BEFORE,), figures, end, kinds[end:limit].count(PADDING)
                )
        else:
            end = start + _without_padding(row) if PADDING in row or OPENER in row else limit
            if PADDING in kinds[start:end]:
                cells.remarks[cells.starts[label.cell]] = "padding-inside"
            elif mixed and _is_mixed(cells, kinds, label.cell, end):
                cells.remarks[cells.starts[label.cell]] = "cells-mixed"
            yield Segment(
                roles[number], cells, tuple(run), start, end, kinds[end:limit].count(PADDING)
            )
        run = []


def _is_mixed(cells: Cells, kinds: Sequence[str], label: int, end: int) -> bool:
    """Whether the figures of a row are printed in two ways.

    Some between pipes and others on lines without any, or some beside their label on such a
    line and others on lines of their own, as the number of a page is. The last cell of all does
    not count: the end of the text may have cut its pipe off.
    """
    last = min(end, len(kinds) - 1)
    lines = {cells.line_of(index) for index in range(label + 1, last) if kinds[index] == FIGURE}
    if len({cells.gaps[line] for line in lines}) > 1:
        return True
    own = cells.line_of(label)
    return own in lines and len(lines) > 1 and not cells.gaps[own]


def _limits(kinds: Sequence[str], labels: Iterable[Label]) -> list[int]:
    """Where the row of each label begins, merged cells standing as blanks before it; the end."""
    limits = []
    before = -1
    for label in labels:
        start = label.cell
        if before < label.line < start and all(kind in GAPS for kind in kinds[label.line : start]):
            start = label.line
        limits.append(start)
        before = label.cell
    return [*limits, len(kinds)]


def _below_head(cells: Cells, kinds: Sequence[str], start: int, end: int, following: str) -> int:
    """Where the figures below a head begin, blank or not; *end* if there are none.

    They are on the lines after it or, if no other head follows, on its own line; a figure
    between heads is not below them, nor is what is left of a head that the page broke.
    """
    start = max(
        (index + 1 for index in range(start, end) if kinds[index] == FOREIGN), default=start
    )
    line = cells.line_of(start - 1) + 1
    first = min(cells.firsts[line], end) if line < len(cells.firsts) else end
    if FIGURE in kinds[start:first] and following != HEAD:
        return start
    while first < end and (kinds[first] == PADDING or kinds[first] == OPENER):
        first += 1
    return first


def _without_padding(row: Sequence[str]) -> int:
    """How many cells of a row come before its padding; openers after that are padding too.

    In an empty row blank cells and padding run together, and all of it is cells.
    """
    last = len(row)
    while last and row[last - 1] in GAPS:
        last -= 1
    if not last:
        return row.index(OPENER) if OPENER in row else len(row)
    filling = (i for i in range(last, len(row)) if row[i] != BLANK)
    return next(filling, len(row))


class PartOnPage(NamedTuple):
    """The segments under one header.

    Attributes:
        caption: The segment of the caption, if there is one.
        heads: The segments of the header.
        rows: The segments after them: rows, group labels and labels that no form has.
    """

    caption: Segment | None
    heads: tuple[Segment, ...]
    rows: tuple[Segment, ...]


def parts(segments: Iterable[Segment]) -> list[PartOnPage]:
    """The parts that *segments* make up: a caption, or a header after rows, opens the next."""
    found: list[tuple[list[Segment], list[Segment], list[Segment]]] = []
    for segment in segments:
        opens = segment.type == CAPTION or (segment.type == HEAD and found and found[-1][2])
        if opens or not found:
            found.append(([], [], []))
        place = {CAPTION: 0, HEAD: 1}.get(segment.type, 2)
        found[-1][place].append(segment)
    return [
        PartOnPage(next(iter(captions), None), tuple(heads), tuple(rows))
        for captions, heads, rows in found
    ]
