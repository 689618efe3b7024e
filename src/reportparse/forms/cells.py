# SPDX-License-Identifier: MIT
"""The tables of a page -> a stream of entries: a label and the cells after it.

Extractors lose merged cells, break rows and pad them; the order of the cells survives. So
a table is read as one stream of cells, whatever lines they stand on: each pipe closes a
cell, and so does the end of a line, unless the next line opens with the pipe that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from attrs import field, frozen

from ..lines import Line, LineKind
from ..numerals import is_blank
from ..source import BLANKS, Span
from .labels import BLANK, CAPTION, FIGURE, GROUP, HEAD, TEXT, Vocabulary

#: A cell: its raw text, blanks included, and the offset of its first character.
Cell = tuple[str, int]

_LONGEST_BAD_NUMBER = 12


def cell_span(cell: Cell) -> Span:
    """Where the printed characters of *cell* stand; an empty span inside a blank cell."""
    text, start = cell
    body = text.strip(BLANKS)
    if not body:
        middle = start + (len(text.rstrip("\r\n")) + 1) // 2
        return Span(middle, middle)
    first = start + text.index(body)
    return Span(first, first + len(body))


@frozen
class Label:
    """A label where it stands.

    Attributes:
        terminal: The grammar's name for it.
        cell: The printed cell.
        column: How many cells stand before it in its row, blank ones counted.
    """

    terminal: str
    cell: Cell
    column: int


@frozen
class Entry:
    """A label and the cells after it, up to the next label.

    Attributes:
        terminal: That of its first label.
        labels: One label; for head cells that follow each other, all of them.
        cells: The cells after the last label.
        padding: Blank cells after these that only fill the row up to the table's width.
    """

    terminal: str
    labels: list[Label]
    cells: list[Cell] = field(factory=list)
    padding: list[Cell] = field(factory=list)

    @property
    def is_filled(self) -> bool:
        """Whether any cell after the label is not blank."""
        return not all_blank(self.cells)

    @property
    def span(self) -> Span:
        """From the first label to the last cell that is not blank."""
        start = cell_span(self.labels[0].cell).start
        filled = [cell for cell in self.cells if not is_blank(cell[0])]
        return Span(start, cell_span(filled[-1] if filled else self.labels[-1].cell).end)


def all_blank(cells: Iterable[Cell]) -> bool:
    """Whether none of *cells* shows a sign."""
    return all(is_blank(text) for text, _ in cells)


def entries(lines: Iterable[Line], vocabulary: Vocabulary) -> list[Entry]:
    """The entries of one of the page's tables, in order.

    Figures before the first label make an entry `TEXT` whose label is empty.
    """
    stream = _Stream(vocabulary)
    for cells, padding in _rows(lines):
        stream.feed(cells, padding)
    for entry in stream.entries:
        if entry.padding and not entry.is_filled:
            # Blank cells and padding after them run together; in an empty row it is all one.
            entry.cells.extend(entry.padding)
            entry.padding.clear()
    return stream.entries


def rows(lines: Iterable[Line]) -> list[tuple[str, ...]]:
    """The cells of each table line that has any, outer blanks removed; for tables of no form."""
    return [
        tuple(text.strip(BLANKS) for text, _ in (*cells, *padding))
        for cells, padding in _rows(lines)
        if cells or padding
    ]


def is_closed(line: Line) -> bool:
    """Whether a pipe closes the last cell of *line*."""
    return line.body.endswith("|")


#: Pipes side by side at the end of a line: extractors fill up rows with them, while a blank
#: cell has a pipe of its own. The sign before them tells whether the first closes a cell.
_PADDING = re.compile(r"(?<![^\s|])(?<!\|)\|{2,}\s*$")


def _rows(lines: Iterable[Line]) -> Iterator[tuple[list[Cell], list[Cell]]]:
    """The cells of each line, and the padding after them."""
    lines = [line for line in lines if line.kind is not LineKind.BLANK]
    opened = all(line.body.startswith("|") for line in lines if line.kind is LineKind.ROW)
    closed = True
    for line in lines:
        cells = _split(line)
        padding = 0
        if "||" in line.raw:
            run = _PADDING.search(line.raw)
            padding = line.raw.count("|", run.start()) if run else 0
        if (opened or not closed) and line.body.startswith("|"):
            del cells[0]
            padding = min(padding, len(cells))
        closed = is_closed(line)
        yield cells[: len(cells) - padding], cells[len(cells) - padding :]


def _split(line: Line) -> list[Cell]:
    """The cells of *line*: a pipe closes each, the line's end the last if any signs are left."""
    texts = line.raw.split("|")
    starts = accumulate([line.start, *[len(text) + 1 for text in texts]])
    cells = list(zip(texts, starts, strict=False))
    if is_blank(texts[-1]):
        cells.pop()
    return cells


@frozen
class _Stream:
    """Groups the cells of one table into entries as they come."""

    vocabulary: Vocabulary
    entries: list[Entry] = field(factory=list)

    def feed(self, cells: list[Cell], padding: list[Cell]) -> None:
        """Take the cells of one line, and the padding after them."""
        kinds = [self.vocabulary.kind(text) for text, _ in cells]
        if TEXT in kinds:
            _settle_texts(cells, kinds)
        labels = [i for i, kind in enumerate(kinds) if kind is not FIGURE and kind is not BLANK]
        first = labels[0] if labels else len(cells)
        if not labels or FIGURE in kinds[:first]:
            self._values(cells[:first])
        row_start = 0
        for index, following in pairwise([*labels, len(cells)]):
            if FIGURE in kinds[row_start:index]:
                row_start = index
            self._label(Label(kinds[index], cells[index], index - row_start))
            self._values(cells[index + 1 : following])
        if padding and self.entries:
            self.entries[-1].padding.extend(padding)

    def _label(self, label: Label) -> None:
        last = self.entries[-1] if self.entries else None
        if last and _is_head(last.terminal) and _is_head(label.terminal) and not last.is_filled:
            last.labels.append(label)
            last.cells.clear()
            last.padding.clear()
            return
        if last and last.terminal.startswith(GROUP) and not last.cells and not label.column:
            label = Label(label.terminal, label.cell, last.labels[0].column + 1)
        self.entries.append(Entry(label.terminal, [label]))

    def _values(self, cells: list[Cell]) -> None:
        if not cells:
            return
        if not self.entries:
            self.entries.append(Entry(TEXT, [Label(TEXT, ("", cells[0][1]), -1)]))
        last = self.entries[-1]
        # A row opener after the padding is no figure.
        (last.padding if last.padding and all_blank(cells) else last.cells).extend(cells)


def _is_head(terminal: str) -> bool:
    return terminal.startswith(HEAD)


def _settle_texts(cells: list[Cell], kinds: list[str]) -> None:
    """Decide for each cell of kind `TEXT` whether it is a label that no form has or a value.

    After a label that takes figures it is a value that cannot be read (`12O`), and so is
    what looks like a number alone on its line; else it is a label.
    """
    takes_figures = False
    alone = len(kinds) - kinds.count(BLANK) == 1
    for index, kind in enumerate(kinds):
        if kind == TEXT and (takes_figures or (alone and _is_bad_number(cells[index][0]))):
            kinds[index] = FIGURE
        elif kind not in (FIGURE, BLANK):
            takes_figures = not kind.startswith((GROUP, CAPTION))


def _is_bad_number(text: str) -> bool:
    body = text.strip(BLANKS)
    digits = sum(sign.isdigit() for sign in body)
    return (
        digits > 0
        and len(body) <= _LONGEST_BAD_NUMBER
        and (2 * digits >= len(body) or body.isascii())
    )
