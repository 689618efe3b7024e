# SPDX-License-Identifier: MIT
"""The tables of a page -> entries: a label and the cells after it.

Extractors lose merged cells, break rows and pad them; the order of the cells survives. So
a table is read as one stream of cells, whatever lines they stand on: each pipe closes a
cell, and so does the end of a line, unless the next line opens with the pipe that does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from attrs import field, frozen

from ..grammar import Item
from ..lines import Line, LineKind
from ..numerals import is_blank
from ..source import BLANKS, Span
from .labels import BLANK, FIGURE, GROUP, HEAD, ROW, TEXT, Vocabulary

#: Kind of a blank cell that only fills its line up to the table's width.
PADDING: Final = "PADDING"
#: Kind of a word among the heads that no form has.
FOREIGN: Final = "FOREIGN"
#: Kind of a pipe on a line of its own that only opens the row on the lines after it.
OPENER: Final = "OPENER"

_GAPS = frozenset({BLANK, PADDING, OPENER})
_NO_LABEL = _GAPS | {FIGURE, FOREIGN}
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

    @cached_property
    def starts(self) -> list[int]:
        """The offset in the text of each cell's first character."""
        starts: list[int] = []
        for (first, end), offset in zip(self.line_ends(), self.offsets, strict=True):
            lengths = [len(text) + 1 for text in self.texts[first:end]]
            starts += list(accumulate([offset, *lengths]))[: end - first]
        return starts

    @property
    def end(self) -> int:
        """The offset in the text after the last cell."""
        last = self.texts[self.firsts[-1] :]
        return self.offsets[-1] + sum(map(len, last)) + len(last) - 1

    def printed(self, index: int) -> str:
        """The signs of a cell, blanks around them left out."""
        return self.texts[index].strip(BLANKS)

    def span(self, index: int) -> Span:
        """Where the printed characters of a cell stand; an empty span inside a blank cell."""
        start, text = self.starts[index], self.texts[index]
        body = text.strip(BLANKS)
        if not body:
            middle = start + (len(text.rstrip("\r\n")) + 1) // 2
            return Span(middle, middle)
        first = start + text.index(body)
        return Span(first, first + len(body))

    def line_ends(self) -> Iterator[tuple[int, int]]:
        """For each line the indices of its first cell and after its last."""
        return pairwise([*self.firsts, len(self.texts)])

    def width_at(self, index: int) -> int:
        """How many cells the line of a cell has."""
        line = self.line_of(index)
        end = self.firsts[line + 1] if line + 1 < len(self.firsts) else len(self.texts)
        return end - self.firsts[line]

    def line_of(self, index: int) -> int:
        """Which line of the table a cell is on."""
        return bisect_right(self.firsts, index) - 1


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
    def width(self) -> int:
        """Cells of the whole row: those before the label, it, those after it, padding."""
        return self.labels[-1].column + 1 + self.end - self.start + self.padding

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

    Figures that follow heads make an entry `ROW` without a label, those that nothing stands
    before an entry `TEXT` without one.
    """
    cells = read_cells(lines)
    if not cells.texts:
        return []
    kinds = vocabulary.kinds(cells.texts)
    _mark_padding(cells, kinds)
    if TEXT in kinds:
        _settle_texts(cells, kinds, vocabulary.role_of)
    if _is_lone_pipe(cells, kinds, 0):
        _mark_openers(cells, kinds, vocabulary.role_of)
    labels = _labels(cells, kinds, vocabulary.role_of)
    return list(_entries(cells, kinds, labels, vocabulary.role_of))


def _is_lone_pipe(cells: Cells, kinds: Sequence[str], line: int) -> bool:
    first = cells.firsts[line]
    end = cells.firsts[line + 1] if line + 1 < len(cells.firsts) else len(cells.texts)
    return end == first + 1 and kinds[first] is BLANK and not cells.texts[first].strip("\t ")


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
    for (_, end), padding in zip(cells.line_ends(), cells.padding, strict=True):
        if padding:
            kinds[end - padding : end] = [PADDING] * padding


def _settle_texts(cells: Cells, kinds: list[str], role_of: Mapping[str, str]) -> None:
    """Decide for each cell of kind `TEXT` whether it is a strange label or a value.

    After a row's label it is a value that cannot be read (`12O`), and so is what looks like a
    number alone on its line or after any label. After a head it is a head that no form has;
    else it is the label of a row that no form has.
    """
    for first, end in cells.line_ends():
        role = ""
        after_label = sum(kind not in _GAPS for kind in kinds[first:end]) == 1
        for index in range(first, end):
            kind = kinds[index]
            if kind == TEXT and after_label and _is_bad_number(cells.texts[index]):
                kinds[index] = FIGURE
            elif kind == TEXT and role in (ROW, TEXT, HEAD):
                kinds[index] = FOREIGN if role == HEAD else FIGURE
            elif kind not in _NO_LABEL:
                after_label = True
                role = role_of[kind]


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


_NO_LABEL_BEFORE = Label("", -1, -1, 0)


def _entries(
    cells: Cells, kinds: Sequence[str], labels: Sequence[Label], role_of: Mapping[str, str]
) -> Iterator[Entry]:
    limits = _limits(kinds, labels)
    if FIGURE in kinds[: limits[0]]:
        yield Entry(TEXT, cells, (_NO_LABEL_BEFORE,), 0, limits[0], 0)
    roles = [role_of[label.name] for label in labels]
    roles.append("")
    run: list[Label] = []
    for number, label in enumerate(labels):
        run.append(label)
        start, limit = label.cell + 1, limits[number + 1]
        row = kinds[start:limit]
        head = roles[number] == HEAD
        if head and roles[number + 1] == HEAD and FIGURE not in row and FOREIGN not in row:
            continue
        if head:
            figures = _below_head(cells, kinds, start, limit, roles[number + 1])
            yield Entry(HEAD, cells, tuple(run), start, figures, 0)
            if figures < limit:
                end = figures + _without_padding(kinds[figures:limit])
                yield Entry(
                    ROW, cells, (_NO_LABEL_BEFORE,), figures, end, kinds[end:limit].count(PADDING)
                )
        else:
            end = start + _without_padding(row) if PADDING in row or OPENER in row else limit
            yield Entry(
                roles[number], cells, tuple(run), start, end, kinds[end:limit].count(PADDING)
            )
        run = []


def _limits(kinds: Sequence[str], labels: Iterable[Label]) -> list[int]:
    """Where the row of each label begins, merged cells standing as blanks before it; the end."""
    limits = []
    before = -1
    for label in labels:
        start = label.cell
        if before < label.line < start and all(kind in _GAPS for kind in kinds[label.line : start]):
            start = label.line
        limits.append(start)
        before = label.cell
    return [*limits, len(kinds)]


def _below_head(cells: Cells, kinds: Sequence[str], start: int, end: int, following: str) -> int:
    """Where the figures below a head begin, blank or not; *end* if there are none.

    They are on the lines after it or, if no other head follows, on its own line; a figure
    between heads is not below them.
    """
    line = cells.line_of(start - 1) + 1
    first = min(cells.firsts[line], end) if line < len(cells.firsts) else end
    if FIGURE in kinds[start:first] and following != HEAD:
        return start
    while first < end and (kinds[first] is PADDING or kinds[first] is OPENER):
        first += 1
    return first


def _without_padding(row: Sequence[str]) -> int:
    """How many cells of a row come before its padding; openers after that are padding too.

    In an empty row blank cells and padding run together, and all of it is cells.
    """
    last = len(row)
    while last and row[last - 1] in _GAPS:
        last -= 1
    if not last:
        return row.index(OPENER) if OPENER in row else len(row)
    filling = (i for i in range(last, len(row)) if row[i] is not BLANK)
    return next(filling, len(row))
