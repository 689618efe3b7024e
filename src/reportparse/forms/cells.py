# SPDX-License-Identifier: MIT
"""The tables of a page -> entries: a label and the cells after it.

Extractors lose merged cells, break rows and pad them; the order of the cells survives. So
a table is read as one stream of cells, whatever lines they stand on: each pipe closes a
cell, and so does the end of a line, unless the next line opens with the pipe that does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import field, frozen

from ..grammar import Item
from ..lines import Line, LineKind
from ..numerals import is_blank
from ..source import BLANKS, Span
from .labels import BLANK, CAPTION, FIGURE, GROUP, HEAD, TEXT, Vocabulary

#: Kind of a blank cell that only fills its line up to the table's width.
PADDING: Final = "PADDING"

_GAPS = frozenset({BLANK, PADDING})
_NO_LABEL = frozenset({FIGURE, BLANK, PADDING})
_LONGEST_BAD_NUMBER = 12


@frozen(eq=False)
class Cells:
    """The cells of one of the page's tables in the order in which they are printed.

    Attributes:
        texts: Their raw texts, blanks included.
        firsts: For each line of the table the index of its first cell.
        offsets: For each line the offset of that cell in the text.
        padding: For each line how many cells at its end are padding.
    """

    texts: list[str] = field(factory=list)
    firsts: list[int] = field(factory=list)
    offsets: list[int] = field(factory=list)
    padding: list[int] = field(factory=list)

    def printed(self, index: int) -> str:
        """The signs of a cell, blanks around them left out."""
        return self.texts[index].strip(BLANKS)

    def span(self, index: int) -> Span:
        """Where the printed characters of a cell stand; an empty span inside a blank cell."""
        line = bisect_right(self.firsts, index) - 1
        before = self.texts[self.firsts[line] : index]
        start = self.offsets[line] + sum(map(len, before)) + len(before)
        text = self.texts[index]
        body = text.strip(BLANKS)
        if not body:
            middle = start + (len(text.rstrip("\r\n")) + 1) // 2
            return Span(middle, middle)
        first = start + text.index(body)
        return Span(first, first + len(body))

    def line_ends(self) -> Iterator[tuple[int, int]]:
        """For each line the indices of its first cell and after its last."""
        return pairwise([*self.firsts, len(self.texts)])


class Label(NamedTuple):
    """A label where it stands.

    Attributes:
        name: The grammar's name for it.
        cell: Index of its cell; -1 for figures that no label stands before.
        column: How many cells stand before it in its row, blank ones counted.
    """

    name: str
    cell: int
    column: int


class _EntryFields(NamedTuple):
    type: str
    table: Cells
    labels: tuple[Label, ...]
    start: int
    end: int
    padding: int


class Entry(_EntryFields, Item):
    """A label and the cells after it, up to the next label.

    Attributes:
        type: The role that the label plays in the grammar.
        table: The cells of the table it stands in.
        labels: One label; for head cells that follow each other, all of them.
        start: Index of the first cell after the last label.
        end: Index after the last cell that is not padding.
        padding: How many cells of padding come then.
    """

    __slots__ = ()

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
    def texts(self) -> list[str]:
        """The raw texts of the cells after the label."""
        return self.table.texts[self.start : self.end]

    @property
    def span(self) -> Span:
        """From the first label to the last cell that is not blank."""
        filled = (i for i in range(self.end - 1, self.start - 1, -1) if self.table.printed(i))
        first = max(self.labels[0].cell, 0)
        last = next(filled, max(self.labels[-1].cell, 0))
        return Span(self.table.span(first).start, self.table.span(last).end)


def read_cells(lines: Iterable[Line]) -> Cells:
    """The cells on *lines*, those of one of the page's tables."""
    split = [(line.start, line.raw.split("|")) for line in lines if line.kind is not LineKind.BLANK]
    rows = [texts for _, texts in split if len(texts) > 1]
    opened = all(is_blank(texts[0]) for texts in rows)
    cells = Cells()
    closed = True
    for start, texts in split:
        # A pipe that opens the line opens the row, or closes the cell before it.
        skipped = len(texts) > 1 and (opened or not closed) and is_blank(texts[0])
        closed = is_blank(texts[-1])
        if closed:
            texts.pop()
        padding = _padding(texts)
        if skipped:
            start += len(texts[0]) + 1  # noqa: PLW2901
            del texts[0]
        cells.firsts.append(len(cells.texts))
        cells.offsets.append(start)
        cells.padding.append(min(padding, len(texts)))
        cells.texts.extend(texts)
    return cells


def _padding(texts: Sequence[str]) -> int:
    """How many cells at the end of a line are padding: pipes side by side.

    A blank cell has a pipe of its own, with a blank before it. Pipes right after a sign are
    blank cells of a page that prints none: `5|||`.
    """
    run = 0
    while run < len(texts) and not texts[-1 - run]:
        run += 1
    if not run:
        return 0
    if run == len(texts):
        return run if run > 1 else 0
    return run + 1 if is_blank(texts[-1 - run]) else 0


def rows(lines: Iterable[Line]) -> list[tuple[str, ...]]:
    """The cells of each table line that has any, outer blanks removed; for tables of no form."""
    cells = read_cells(lines)
    printed = [text.strip(BLANKS) for text in cells.texts]
    return [tuple(printed[first:end]) for first, end in cells.line_ends() if end > first]


def entries(lines: Iterable[Line], vocabulary: Vocabulary) -> list[Entry]:
    """The entries of one of the page's tables, in order.

    Figures before the first label make an entry `TEXT` whose label is empty.
    """
    cells = read_cells(lines)
    kinds = vocabulary.kinds(cells.texts)
    _mark_padding(cells, kinds)
    if TEXT in kinds:
        _settle_texts(cells, kinds, vocabulary.role_of)
    labels = _labels(cells, kinds, vocabulary.role_of)
    return list(_entries(cells, kinds, labels, vocabulary.role_of))


def _mark_padding(cells: Cells, kinds: list[str]) -> None:
    if not any(cells.padding):
        return
    for (_, end), padding in zip(cells.line_ends(), cells.padding, strict=True):
        if padding:
            kinds[end - padding : end] = [PADDING] * padding


def _settle_texts(cells: Cells, kinds: list[str], role_of: Mapping[str, str]) -> None:
    """Decide for each cell of kind `TEXT` whether it is a strange label or a value.

    After a label that takes figures it is a value that cannot be read (`12O`), and so is
    what looks like a number alone on its line; else it is a label that no form has.
    """
    for first, end in cells.line_ends():
        takes_figures = False
        alone = sum(kind not in _GAPS for kind in kinds[first:end]) == 1
        for index in range(first, end):
            kind = kinds[index]
            if kind == TEXT and (takes_figures or (alone and _is_bad_number(cells.texts[index]))):
                kinds[index] = FIGURE
            elif kind not in _NO_LABEL:
                takes_figures = role_of[kind] not in (GROUP, CAPTION)


def _is_bad_number(text: str) -> bool:
    body = text.strip(BLANKS)
    digits = sum(sign.isdigit() for sign in body)
    short = digits > 0 and len(body) <= _LONGEST_BAD_NUMBER
    return short and (2 * digits >= len(body) or body.isascii())


def _labels(cells: Cells, kinds: Sequence[str], role_of: Mapping[str, str]) -> list[Label]:
    """The labels with their columns.

    A row begins with its line or, where rows share a line, with the first label after
    figures. A group's label on the line before belongs to the row.
    """
    labels: list[Label] = []
    line_of = _line_finder(cells)
    row = before = -1
    for index in [i for i, kind in enumerate(kinds) if kind in role_of]:
        first = line_of(index)
        if before < first:
            row = first
        if FIGURE in kinds[row:index]:
            row = index
        column = index - row
        if column == 0 and before == index - 1 >= 0 and role_of[kinds[before]] == GROUP:
            column = labels[-1].column + 1
        labels.append(Label(kinds[index], index, column))
        before = index
    return labels


def _line_finder(cells: Cells) -> Callable[[int], int]:
    """A function from the index of a cell to that of the first one on its line."""
    firsts = cells.firsts
    return lambda index: firsts[bisect_right(firsts, index) - 1]


def _entries(
    cells: Cells, kinds: Sequence[str], labels: Sequence[Label], role_of: Mapping[str, str]
) -> Iterator[Entry]:
    line_of = _line_finder(cells)
    limits = [_row_start(kinds, line_of, label.cell) for label in labels]
    limits.append(len(kinds))
    if FIGURE in kinds[: limits[0]]:
        yield Entry(TEXT, cells, (Label(TEXT, -1, -1),), 0, limits[0], 0)
    roles = [role_of[label.name] for label in labels]
    roles.append("")
    run: tuple[Label, ...] = ()
    for number, label in enumerate(labels):
        run += (label,)
        start, limit = label.cell + 1, limits[number + 1]
        row = kinds[start:limit]
        if roles[number] == HEAD == roles[number + 1] and FIGURE not in row:
            continue
        end = start + _without_padding(row) if PADDING in row else limit
        yield Entry(roles[number], cells, run, start, end, limit - end)
        run = ()


def _row_start(kinds: Sequence[str], line_of: Callable[[int], int], label: int) -> int:
    """Where the row of a label begins: merged cells stand as blanks before it."""
    if not label or kinds[label - 1] is not BLANK:
        return label
    first = line_of(label)
    return first if all(kind is BLANK for kind in kinds[first:label]) else label


def _without_padding(row: Sequence[str]) -> int:
    """How many cells of a row come before its padding; openers after that are padding too.

    In an empty row blank cells and padding run together, and all of it is cells.
    """
    last = len(row)
    while last and row[last - 1] in _GAPS:
        last -= 1
    return row.index(PADDING, last) if last and PADDING in row[last:] else len(row)
