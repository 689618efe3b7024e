# SPDX-License-Identifier: MIT
"""The lines of one of the page's tables -> its cells as one stream of tokens.

Extractors lose merged cells, break rows and pad them; the order of the cells survives. Each
pipe closes a cell, and so does the end of a line, unless the next line opens with the pipe
that does.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, compress, count, groupby, repeat, takewhile, zip_longest
from operator import attrgetter, not_
from typing import Final, NamedTuple

from ..document.lines import Line, LineKind
from ..forms.vocabulary import Vocabulary, plain_kind
from ..text.grids import GridCell
from ..text.numerals import is_blank
from ..text.source import BLANKS, SourceText
from ..text.spans import Span
from .drawn_grids import drawn_rows
from .frame_headers import header_levels, may_be_rounded
from .padded_lines import padded_cells
from .separators import (
    BARS,
    RawCell,
    csv_cells,
    draws_rule,
    has_bars,
    unquoted,
    without_plain_tags,
)

_AROUND = BLANKS + "\r\n"


class Token(NamedTuple):
    """A cell of a table.

    Attributes:
        kind: Name of the label that it shows, or a kind of cell that is not a label; empty for
            words until they are classified.
        text: Its raw text, blanks included.
        start: Offset of that text.
        line: Number of its line in the table, from 0.
        piped: True if pipes or the like separate it from its neighbours.
        is_padding: True if it may only fill its line up to the table's width.
        remark: The oddity of this label's row, as a code of the diagnostics.
        cell: Its place in the file's grid, where that is known.
        stop: Offset after a text that is joined from pieces; -1 for one in one piece.
    """

    kind: str
    text: str
    start: int
    line: int
    piped: bool
    is_padding: bool = False
    remark: str | None = None
    cell: GridCell | None = None
    stop: int = -1

    @property
    def end(self) -> int:
        """Offset after its raw text."""
        return self.stop if self.stop >= 0 else self.start + len(self.text)

    @property
    def columns(self) -> range | None:
        """The columns of the file's grid that it covers, where they are known."""
        cell = self.cell
        return None if cell is None else range(cell.column, cell.column + cell.column_span)

    @property
    def printed(self) -> str:
        """Its characters without the blanks around them."""
        return self.text.strip(_AROUND)

    @property
    def bounds(self) -> tuple[int, int]:
        """Where its printed characters begin and end; one place inside a blank cell."""
        first, end = printed_bounds(self.text, self.start)
        return first, self.stop if self.stop >= 0 and first < end else end

    @property
    def span(self) -> Span:
        """The place of its printed characters; an empty span inside a blank cell."""
        return Span(*self.bounds)


def printed_bounds(text: str, start: int) -> tuple[int, int]:
    """Where the printed characters of a cell begin and end; one place inside a blank cell.

    Args:
        text: Its raw text, blanks included.
        start: The offset of that.
    """
    body = text.strip(BLANKS)
    if not body:
        middle = start + (len(text.rstrip("\r\n")) + 1) // 2
        return middle, middle
    first = start + text.index(body)
    return first, first + len(body)


#: A token from all its fields: of the ways to make a tuple the fastest.
new_token: Final[Callable[[Iterable[object]], Token]] = partial(tuple.__new__, Token)
_KIND: Final[Callable[[Token], str]] = attrgetter("kind")


class _RawLine(NamedTuple):
    """A line of the table before its cells are tokens.

    Attributes:
        cells: The raw texts of its cells.
        starts: The offset of each in the text.
        piped: True if pipes or the like separate them.
        has_pipes: True if pipes close them.
    """

    cells: Sequence[str]
    starts: Sequence[int]
    piped: bool
    has_pipes: bool = False


def tokens_of(lines: Sequence[Line], grid: Mapping[int, GridCell] | None = None) -> list[Token]:
    """The cells on *lines*, not yet classified.

    Args:
        lines: The lines of one of the page's tables.
        grid: The cells of the file's tables, by the offset at which their text begins.
    """
    printed = [line for line in lines if line.kind is not LineKind.BLANK]
    if any(line.starts for line in printed):
        return list(map(_whole, _tokens(list(map(_raw_line, printed)), grid or {})))
    found = drawn_rows(printed)
    if found is not None:
        cells = {cell.start: place for row in found for cell, place in row}
        rows = [_placed(0, [cell for cell, _ in row], piped=True) for row in found]
        return list(map(_whole, _tokens(rows, cells)))
    drawn = [line for line in printed if not draws_rule(line.raw)]
    padded = padded_cells(drawn) if all(line.pieces for line in drawn) else None
    if padded is not None:
        starts = (line.start for line in drawn)
        return _tokens([_placed(*row, piped=True) for row in zip(starts, padded, strict=True)], {})
    raw_lines = list(map(_raw_line, drawn))
    if any("('" in line.raw for line in drawn):
        raw_lines = list(_with_levels(raw_lines))
    return _tokens(raw_lines, grid or {})


def _with_levels(lines: Sequence[_RawLine]) -> Iterator[_RawLine]:
    """*lines*, a header that a data frame prints on one as the lines that it has.

    But for one over figures that the frame may have rounded: it stays as it is, and is no header.
    """
    levels = [list(header_levels(line.cells, line.starts[: len(line.cells)])) for line in lines]
    for number, (line, own) in enumerate(zip(lines, levels, strict=True)):
        rows = takewhile(lambda row: not levels[row], range(number + 1, len(lines)))
        header = "".join(line.cells)
        figures = (cell for row in rows for cell in lines[row].cells)
        if not own or any(may_be_rounded(figure, header) for figure in figures):
            yield line
            continue
        for level in own:
            cells, starts = [cell.text for cell in level], [cell.start for cell in level]
            yield line._replace(cells=cells, starts=starts)


def page_tokens(tables: Iterable[Sequence[Line]], source: SourceText) -> list[list[Token]]:
    """The cells of each of *tables*."""
    cells = {cell.span.start: cell for grid in source.grids for cell in grid.cells}
    return [tokens_of(lines, cells) for lines in tables]


def _whole(token: Token) -> Token:
    """*token*, with the end of its last piece where its cell has several."""
    end = token.cell.span.end if token.cell else token.end
    return token if token.end == end else token._replace(stop=end)


def kinds_of(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[str]:
    """The kind of each of *tokens* by itself, in the words of a form."""
    kinds = kinds_in(tokens)
    for index in compress(count(), map(not_, kinds)):
        kinds[index] = vocabulary.kind_of_words(tokens[index].text)
    return kinds


def kinds_in(tokens: Iterable[Token]) -> list[str]:
    """The kinds of *tokens*."""
    return list(map(_KIND, tokens))


def places_of(kinds: Container[str], tokens: Iterable[Token]) -> Iterator[int]:
    """The indices of the tokens that are of one of *kinds*."""
    return compress(count(), map(kinds.__contains__, map(_KIND, tokens)))


def rows(lines: Iterable[Line]) -> list[tuple[str, ...]]:
    """The cells of each table line that has any, outer blanks removed; for tables of no form."""
    table = [line for line in lines if line.kind is not LineKind.BLANK]
    # Below its first line a table of pipes has a rule; any other is a row of dashes.
    raw_lines = [
        _raw_line(line) if line.pieces else _at_pipes(line.start, line.raw)
        for number, line in enumerate(table)
        if not ((line.pieces or number == 1) and draws_rule(line.raw))
    ]
    found = _tokens(raw_lines, {})
    return [
        tuple(token.printed for token in row) for _, row in groupby(found, key=attrgetter("line"))
    ]


def _raw_line(line: Line) -> _RawLine:
    raw = line.raw
    if not line.pieces:
        return _at_pipes(line.start, without_plain_tags(raw))
    if line.starts:
        return _RawLine(line.pieces, line.starts, piped=True)
    if has_bars(raw):
        return _at_pipes(line.start, raw.translate(BARS))
    if len(line.pieces) > 1 and all(piece.endswith((",", ";")) for piece in line.pieces[:-1]):
        return _placed(line.start, csv_cells(raw) or [], piped=True)
    starts = accumulate(map(len, line.pieces), initial=0)
    return _placed(line.start, list(map(unquoted, map(RawCell, starts, line.pieces))), piped=False)


def _at_pipes(start: int, raw: str) -> _RawLine:
    cells = raw.split("|")
    with_pipe = (1).__add__
    starts = list(accumulate(map(with_pipe, map(len, cells)), initial=start))
    return _RawLine(cells, starts, piped=True, has_pipes=True)


def _placed(start: int, cells: Sequence[RawCell], *, piped: bool) -> _RawLine:
    texts = [cell.text for cell in cells]
    return _RawLine(texts, [start + cell.start for cell in cells], piped)


def _tokens(lines: Sequence[_RawLine], grid: Mapping[int, GridCell]) -> list[Token]:
    opened = _opens_rows(lines)
    parted = not opened and _parts_cells(lines)
    closed = True
    found: list[Token] = []
    for number, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        cells, starts = line.cells, line.starts
        padding = 0
        if line.has_pipes and cells:
            # A pipe that opens the line opens the row, or closes the cell before it.
            opens = opened or not (closed or parted)
            first = int(len(cells) > 1 and opens and is_blank(cells[0]))
            closed = is_blank(cells[-1])
            cells = cells[:-1] if closed and not parted else cells
            padding = padding_in(cells)
            cells, starts = cells[first:], starts[first:]
        else:
            closed = False
        pipes = [line.piped] * len(cells)
        # A pipe on the next line closes the last cell of this one.
        if cells and not line.piped and _closes(following, opened=opened):
            pipes[-1] = True
        fills = [False] * (len(cells) - padding) + [True] * padding
        places = map(grid.get, starts)
        fields = zip(
            map(plain_kind, cells),
            cells,
            starts,
            repeat(number),
            pipes,
            fills,
            repeat(None),
            places,
            repeat(-1),
        )
        found += map(new_token, fields)
    return found


def _closes(line: _RawLine | None, *, opened: bool) -> bool:
    """True if a line is one pipe that closes the cell on the line before it."""
    if line is None or opened or not line.has_pipes or len(line.cells) != 2:
        return False
    return all(map(is_blank, line.cells))


def _opens_rows(lines: Sequence[_RawLine]) -> bool:
    """True if a pipe at the beginning of a line opens its row, on all *lines* with pipes.

    Lines of one pipe alone say nothing where other lines print cells without any, and so do
    few others among many of those; nor do few lines on which a cell goes on that no pipe has
    closed.
    """
    piped = [line.cells for line in lines if line.has_pipes]
    printed = [cells for cells in piped if len(cells) > 2 or not all(map(is_blank, cells))]
    count = len(lines)
    if printed and len(printed) >= count - len(piped):
        ends = [True, *(is_blank(cells[-1]) for cells in printed)]
        whole = [cells for cells, is_closed in zip(printed, ends, strict=False) if is_closed]
        opening = whole if 2 * len(whole) > len(printed) else printed
        return all(is_blank(cells[0]) for cells in opening if len(cells) > 1)
    return len(piped) == count


def _parts_cells(lines: Sequence[_RawLine]) -> bool:
    """True if pipes only part cells: *lines* end in a filled cell, most of them or one of as many.

    It is the last of its line if no pipe on the next one closes it.
    """
    pairs = [pair for pair in zip_longest(lines, lines[1:]) if len(pair[0].cells) > 1]
    ends = [
        not is_blank(line.cells[-1])
        and not (after and after.has_pipes and is_blank(after.cells[0]))
        for line, after in pairs
        if line.has_pipes
    ]
    widths = {len(line.cells) * line.has_pipes for line in lines}
    are_alike = len(widths) == 1 and min(widths) > 2
    return any(ends) if are_alike else 2 * sum(ends) > len(ends)


def padding_in(cells: Sequence[str]) -> int:
    """Number of cells at the end of a line that are padding: pipes next to each other.

    A blank cell has a pipe of its own, with a blank before it. Pipes right after a character are
    blank cells of a page that prints none: `5|||`; so may be those of a row of one figure.
    """
    run = 0
    while run < len(cells) and not cells[-1 - run]:
        run += 1
    if not run:
        return 0
    if run == len(cells):
        return run if run > 1 else 0
    last = cells[-1 - run]
    if is_blank(last):
        return run + 1
    return run if last[-1] in BLANKS and len(cells) > run + 2 else 0
