# SPDX-License-Identifier: MIT
"""A table's repaired tokens, and segments of them: a label and the cells up to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from attrs import field, frozen

from ..text.numerals import is_blank
from ..text.patterns import late
from ..text.spans import Span
from .cell_kinds import lines_of
from .tokens import Token, kinds_in

_MISREAD = late("。[0-9]*|[0-9]*[A-Za-zＯ口丨&!了][0-9]*")
_PIPED, _TEXT = attrgetter("piped"), attrgetter("text")


class FoundLabel(NamedTuple):
    """A label on the page.

    Attributes:
        name: Its name in the vocabulary; empty for a row that prints none.
        cell: Index of its token; -1 for a row that prints none.
        column: Number of cells before it in its row, blank ones included; -1 as above.
        line: Index of the first token on its line.
    """

    name: str
    cell: int
    column: int
    line: int


@frozen(eq=False)
class TokenTable:
    """The tokens of one of the page's tables.

    Attributes:
        tokens: The tokens, repaired.
        remarks: Oddities of rows, as codes of the diagnostics, by the index of the label.
    """

    tokens: Sequence[Token]
    remarks: dict[int, str] = field(factory=dict)

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of each token."""
        return kinds_in(self.tokens)

    @cached_property
    def is_piped(self) -> bool:
        """True if pipes or the like separate all tokens."""
        return all(map(_PIPED, self.tokens))

    @cached_property
    def bounds(self) -> dict[int, tuple[int, int]]:
        """The index of the first token of each line and after its last, by the line's number."""
        return {self.tokens[first].line: (first, end) for first, end in lines_of(self.tokens)}

    @cached_property
    def has_misread_digits(self) -> bool:
        """True if a cell prints another character where a digit should be: `4O`, `。`."""
        return any(_MISREAD.fullmatch(token.printed) for token in self.tokens)

    @property
    def end(self) -> int:
        """The offset in the text after the last cell."""
        return self.tokens[-1].end

    def first_on_line(self, index: int) -> int:
        """The index of the first token on the line of a token."""
        return self.bounds[self.tokens[index].line][0]

    def line_end(self, index: int) -> int:
        """The index after the last token on the line of a token."""
        return self.bounds[self.tokens[index].line][1]

    def width_at(self, index: int) -> int:
        """Number of cells on the line of a token."""
        return self.line_end(index) - self.first_on_line(index)

    def remark(self, index: int, code: str) -> None:
        """Note that the row of the label at *index* is odd."""
        self.remarks[index] = code


class Segment(NamedTuple):
    """A label and the cells after it, up to the next label.

    Attributes:
        type: The role of the label.
        table: The table it is in.
        labels: One label; for column headers that follow each other, all of them.
        start: Index of the first token after the last label.
        end: Index after the last token that is not padding.
        padding: Number of cells of padding after that.
    """

    type: str
    table: TokenTable
    labels: tuple[FoundLabel, ...]
    start: int
    end: int
    padding: int

    @property
    def name(self) -> str:
        """The name of its first label in the vocabulary."""
        return self.labels[0].name

    @property
    def label(self) -> str:
        """Its last label as printed."""
        cell = self.labels[-1].cell
        return self.table.tokens[cell].printed if cell >= 0 else ""

    @property
    def width(self) -> int:
        """Cells of the whole row: those before the label, it, those after it, padding."""
        return self.labels[-1].column + 1 + self.end - self.start + self.padding

    @property
    def has_own_line(self) -> bool:
        """True if its label and its cells, and no others, are on one line."""
        first, last = self.labels[0].cell, max(self.end - 1, self.labels[-1].cell)
        if first < 0:
            return False
        tokens = self.table.tokens
        same = tokens[first].line == tokens[last].line
        return same and last + self.padding >= self.table.line_end(first) - 1

    @property
    def remark(self) -> str | None:
        """The oddity of its cells, as a code of the diagnostics."""
        place = self.labels[-1].cell
        if place < 0:
            # That of a row without a label is at its first cell.
            place = self.start
        return self.table.remarks.get(place) or self.table.tokens[place].remark

    @property
    def cells(self) -> Sequence[Token]:
        """The cells after the label."""
        return self.table.tokens[self.start : self.end]

    @property
    def texts(self) -> list[str]:
        """The raw texts of the cells after the label."""
        return list(map(_TEXT, self.cells))

    @property
    def span(self) -> Span:
        """From the first label to the last cell that is not blank."""
        tokens = self.table.tokens
        filled = [i for i in range(self.start, self.end) if not is_blank(tokens[i].text)]
        labels = [label.cell for label in self.labels if label.cell >= 0]
        spans = [tokens[place].span for place in [*labels, *filled] or [self.start]]
        return Span(min(span.start for span in spans), max(span.end for span in spans))
