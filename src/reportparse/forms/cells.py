# SPDX-License-Identifier: MIT
"""The lines of one of the page's tables -> its cells, one flat list.

Extractors lose merged cells, break rows and pad them; the order of the cells survives. Each
pipe closes a cell, and so does the end of a line, unless the next line opens with the pipe
that does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from attrs import field, frozen

from ..lines import Line, LineKind
from ..numerals import is_blank
from ..source import BLANKS, Span


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
