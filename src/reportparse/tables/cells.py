# SPDX-License-Identifier: MIT
"""The lines of one of the page's tables -> its cells, one flat list.

Extractors lose merged cells, break rows and pad them; the order of the cells survives. Each
pipe closes a cell, and so does the end of a line, unless the next line opens with the pipe
that does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from attrs import field, frozen

from ..document.lines import Line, LineKind
from ..text.numerals import is_blank
from ..text.source import BLANKS
from ..text.spans import Span


class Edit(NamedTuple):
    """Cells to put in place of others.

    Attributes:
        first: Index of the first cell that goes.
        end: Index after the last that goes; *first* to put cells in only.
        cells: Offset and raw text of each cell that comes.
    """

    first: int
    end: int
    cells: Sequence[tuple[int, str]]


_RULE = re.compile(r"\s*:?-{3,}:?\s*")


@frozen(eq=False)
class Cells:
    """The cells of one of the page's tables in the order in which they are printed.

    Attributes:
        texts: Their raw texts, blanks included.
        firsts: For each line of the table the index of its first cell.
        offsets: For each line the offset of that cell in the text.
        gaps: For each line how many characters part its cells: a pipe, or nothing.
        padding: For each line how many cells at its end are padding.
        remarks: What is odd about rows, as a code of the diagnostics: by the offset of the label.
        edited: The offset of each cell once cells were edited; empty before that.
    """

    texts: list[str] = field(factory=list)
    firsts: list[int] = field(factory=list)
    offsets: list[int] = field(factory=list)
    gaps: list[int] = field(factory=list)
    padding: list[int] = field(factory=list)
    remarks: dict[int, str] = field(factory=dict)
    edited: list[int] = field(factory=list)

    @cached_property
    def starts(self) -> list[int]:
        """The offset in the text of each cell's first character."""
        if self.edited:
            return self.edited
        starts: list[int] = []
        places = zip(self.line_ends(), self.offsets, self.gaps, strict=True)
        for (first, end), offset, gap in places:
            lengths = [len(text) + gap for text in self.texts[first:end]]
            starts += list(accumulate([offset, *lengths]))[: end - first]
        return starts

    @property
    def end(self) -> int:
        """The offset in the text after the last cell."""
        return self.starts[-1] + len(self.texts[-1])

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

    def edit(self, edits: Iterable[Edit]) -> None:
        """Put other cells in place of some; *edits* in order, none overlapping another."""
        starts, texts, firsts = self.starts, self.texts, self.firsts
        new_starts: list[int] = []
        new_texts: list[str] = []
        new_firsts: list[int] = []
        old = line = 0

        def keep_to(end: int) -> None:
            nonlocal old, line
            while line < len(firsts) and firsts[line] <= end:
                # A line that began among cells that are gone begins after them now.
                new_firsts.append(len(new_texts) + max(0, firsts[line] - old))
                line += 1
            new_starts.extend(starts[old:end])
            new_texts.extend(texts[old:end])
            old = end

        for edit in edits:
            keep_to(edit.first)
            new_starts.extend(start for start, _ in edit.cells)
            new_texts.extend(text for _, text in edit.cells)
            old = edit.end
        keep_to(len(texts))
        texts[:], firsts[:], starts[:] = new_texts, new_firsts, new_starts
        self.edited[:] = new_starts


def read_cells(lines: Iterable[Line]) -> Cells:
    """The cells on *lines*, those of one of the page's tables."""
    blank = LineKind.BLANK
    split = [
        (line.start, list(line.cells), bool(line.pieces))
        for line in lines
        if line.kind is not blank
    ]
    opened = _opens_rows([texts for _, texts, pieces in split if not pieces], len(split))
    cells = Cells()
    closed = True
    for start, texts, pieces in split:
        # Pipes part cells; pieces of a line without any lie side by side.
        gap = 0 if pieces else 1
        # A pipe that opens the line opens the row, or closes the cell before it.
        skipped = not pieces and len(texts) > 1 and (opened or not closed) and is_blank(texts[0])
        closed = not pieces and is_blank(texts[-1])
        if closed:
            texts.pop()
        padding = 0 if pieces else _padding(texts)
        if skipped:
            start += len(texts[0]) + 1  # noqa: PLW2901
            del texts[0]
        cells.firsts.append(len(cells.texts))
        cells.padding.append(min(padding, len(texts)))
        cells.offsets.append(start)
        cells.gaps.append(gap)
        cells.texts.extend(texts)
    return cells


def _opens_rows(lines: Sequence[Sequence[str]], count: int) -> bool:
    """Whether a pipe at the beginning of a line opens its row, on all *lines* with pipes.

    Lines of one pipe alone say nothing where other lines print cells without any, and so do
    few others among many of those.
    """
    rows = [texts for texts in lines if len(texts) > 2 or not all(map(is_blank, texts))]
    if rows and len(rows) >= count - len(lines):
        return all(is_blank(texts[0]) for texts in rows if len(texts) > 1)
    return len(lines) == count


def without_rules(lines: Sequence[Line]) -> Sequence[Line]:
    """*lines* without those that Markdown draws below a table's head: `|---|:--:|`."""
    if not any("---" in line.raw for line in lines):
        return lines
    return [line for line in lines if not _is_rule(line.raw)]


def _is_rule(raw: str) -> bool:
    cells = raw.strip(BLANKS + "|\r\n").split("|")
    return len(cells) > 1 and all(map(_RULE.fullmatch, cells))


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
