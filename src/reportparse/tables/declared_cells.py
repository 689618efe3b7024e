# SPDX-License-Identifier: MIT
"""The cells of a page as texts in one row, with marks where lines and tables end.

Cells closed by pipes are read off their lines; others are the tokens of their tables.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import accumulate
from typing import Final

from attrs import frozen

from ..document.lines import Line, LineKind
from ..forms.vocabulary import plain_kind
from ..text.numerals import is_blank
from .declared_ways import LINE_MARK, PADDING_CELL, TABLE_MARK
from .separators import draws_rule, is_grid_rule
from .table_context import blank_lines
from .tokens import Token, padding_in, printed_bounds

_ROW, _BLANK = LineKind.ROW, LineKind.BLANK
#: The start of a mark, which is no cell.
NO_CELL: Final = -1
#: The printed part of a cell's text: cells of figures are the same on page after page.
_part: Final = lru_cache(1 << 12)(partial(printed_bounds, start=0))


@frozen
class LineCells:
    """The cells of a page on whose lines pipes close all cells.

    Attributes:
        texts: Their texts and the marks.
        is_piped: True: pipes or the like separate all cells.
    """

    texts: Sequence[str]
    _lines: Sequence[Line]
    is_piped: bool = True

    @classmethod
    def of(cls, tables: Iterable[Sequence[Line]]) -> LineCells | None:
        """The cells of *tables*; None where no pipe closes the last cell of a line."""
        texts: list[str] = []
        lines: list[Line] = []
        for table in tables:
            rows: list[list[str]] = []
            for line in table:
                if line.kind is _ROW and not draws_rule(line.raw):
                    cells = line.raw.split("|")
                    if line.starts or not is_blank(cells.pop()):
                        return None
                    rows.append(cells)
                    lines.append(line)
                elif line.kind is not _BLANK and (line.kind is not _ROW or is_grid_rule(line.raw)):
                    return None
            first = int(all(is_blank(row[0]) for row in rows if len(row) > 1 or row[0]))
            for cells in rows:
                padding = 0 if cells[-1] else min(padding_in(cells), len(cells) - first)
                texts += cells[first : len(cells) - padding] if first or padding else cells
                texts += [*[PADDING_CELL] * padding, LINE_MARK]
            texts.append(TABLE_MARK)
        return cls(texts, lines)

    @cached_property
    def _ends(self) -> list[int]:
        """The indices of the marks at the ends of lines."""
        return [index for index, text in enumerate(self.texts) if text == LINE_MARK]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The cells from one index to another: worked out for the rows that are asked for."""
        return tuple(
            Token(plain_kind(text), text, place, number, piped=True)
            for text, place, number in self._placed(start, end)
        )

    def bounds(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the printed characters of the cells from one index to another begin and end."""
        places = ((place, _part(text)) for text, place, _ in self._placed(start, end))
        return [(place + first, place + last) for place, (first, last) in places]

    def _placed(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """The cells from one index to another, with their offsets and the numbers of lines."""
        number = bisect_left(self._ends, start)
        while start < end:
            line, line_end = self._lines[number], self._ends[number]
            texts = line.raw.split("|")
            # Characters after the last pipe are not a cell.
            first = len(texts) - 1 - (line_end - start)
            place = line.start + sum(map(len, texts[:first])) + first
            for text in texts[first : first + min(end, line_end) - start]:
                yield text, place, number
                place += len(text) + 1
            start, number = line_end + 1, number + 1

    def starts(self) -> Iterator[int]:
        """The offset of each text in the page; `NO_CELL` for a mark."""
        lines = iter(self._lines)
        count = 0
        for text in self.texts:
            if text == LINE_MARK:
                line = next(lines)
                ends = accumulate(len(cell) + 1 for cell in line.raw.split("|")[:-1])
                starts = [line.start, *(line.start + end for end in ends)]
                yield from starts[-1 - count : -1]
                count = -1
            elif text == TABLE_MARK:
                count = -1
            if count < 0:
                yield NO_CELL
            count += 1


@frozen
class TokenCells:
    """The cells of a page as the tokens of its tables.

    Attributes:
        texts: Their texts and the marks.
        is_piped: True if pipes or the like separate all of them, False if none.
    """

    texts: Sequence[str]
    is_piped: bool
    _tokens: Sequence[Token | None]

    @classmethod
    def of(
        cls, tables: Sequence[Sequence[Line]], tokens: Sequence[Sequence[Token]]
    ) -> TokenCells | None:
        """The cells of *tables*, whose *tokens* are known.

        None where markup or drawn lines show the cells, some cells only are piped, or the blank
        lines between cells are not everywhere as many, so that some may be blank cells.
        """
        piped = {token.piped for table in tokens for token in table}
        counts = {count for table in tables for count in blank_lines(table)[:-1]}
        if len(piped) != 1 or len(counts) > 1 or any(token.cell for own in tokens for token in own):
            return None
        texts: list[str] = []
        places: list[Token | None] = []
        for table in tokens:
            for before, token in zip([None, *table], [*table, None], strict=True):
                if before and (token is None or token.line != before.line):
                    texts.append(LINE_MARK)
                    places.append(None)
                if token:
                    texts.append(PADDING_CELL if token.is_padding else token.text)
                    places.append(token)
            texts.append(TABLE_MARK)
            places.append(None)
        return cls(texts, piped.pop(), places)

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The cells from one index to another."""
        return tuple(filter(None, self._tokens[start:end]))

    def bounds(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the printed characters of the cells from one index to another begin and end."""
        return [token.bounds for token in self.tokens(start, end)]

    def starts(self) -> Iterator[int]:
        """The offset of each text in the page; `NO_CELL` for a mark."""
        return (token.start if token else NO_CELL for token in self._tokens)


DeclaredCells = LineCells | TokenCells
