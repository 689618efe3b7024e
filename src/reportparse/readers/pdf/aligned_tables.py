# SPDX-License-Identifier: MIT
"""Words on a page without rules -> its tables, where the figures of many rows are in columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from attrs import evolve

from ...document.headings import heading_parts
from ...forms.section_kinds import kind_of_heading
from ...text.numerals import shows_figure
from ..blocks import BlockCell, BlockTable, Words
from ..form_tables import is_head, is_label
from .nearby import Nearby
from .page_objects import BLOT, Glyph, PageLine, PageMarks, Ruled, are_apart, box, in_doubt, runs

#: Figures as if none of their digits were in doubt.
_PLAIN = str.maketrans({"〔": None, "〕": None, BLOT: "0"})
#: A row has this many figures, a table this many such rows.
_FEWEST_FIGURES = 5
_FEWEST_ROWS = 2
#: One row of more figures is a table.
_TELLING = 9
#: Lines of one cell are no further apart than this share of their height.
_SPREAD = 0.75
#: Columns are closer than words in a text: characters further apart than this are in two columns.
_GAP = 0.15
#: The middle of a label is no further from that of its figures, in shares of their height.
_LEVEL = 0.3


class _Text:
    """The lines of one cell, and the number of the cell."""

    def __init__(self, number: int, line: PageLine) -> None:
        self.number = number
        self.lines = [line]
        self.left, self.right = line.left, line.right

    def add(self, line: PageLine) -> None:
        """Go on with *line*."""
        self.lines.append(line)
        self.left, self.right = min(self.left, line.left), max(self.right, line.right)

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def is_figure(self) -> bool:
        return len(self.lines) == 1 and shows_figure(self.lines[0].text.translate(_PLAIN))

    @property
    def words(self) -> str:
        return "".join(line.text for line in self.lines)

    def cell(self, page: int) -> BlockCell:
        place = box(page, *self.lines)
        doubt = next((line.doubt for line in self.lines if line.doubt), None)
        return BlockCell([Words(self.words, place, doubt)], place)

    def is_over(self, other: _Text) -> bool:
        """True if *other* is below it in the same column."""
        aligned = min(self.right, other.right) > max(self.left, other.left)
        return aligned and other.middle > self.bottom

    def is_level_with(self, other: _Text) -> bool:
        """True if *other* is in the same row."""
        return abs(self.middle - other.middle) < _LEVEL * self.lines[0].size

    def goes_on(self, line: PageLine) -> bool:
        """True if *line* is the next line of the cell."""
        last = self.lines[-1]
        return (
            0 <= line.top - last.bottom + 2 < _SPREAD * last.size + 2
            and min(self.right, line.right) > max(self.left, line.left)
            and heading_parts(line.text) is None
            and not self.is_figure
        )


def with_tables(page: PageMarks) -> PageMarks:
    """*page* with tables in place of its lines whose figures are in columns.

    Their order is known and their columns are not, so that they make no grids.
    """
    heads = [-inf, *sorted(line.top for line in page.lines if _is_section(line))]
    sections: list[list[PageLine]] = [[] for _ in heads]
    for line in page.lines:
        sections[bisect_right(heads, line.top) - 1].append(line)
    tables, kept = list(page.tables), list[PageLine]()
    for head, lines in zip(heads, sections, strict=True):
        below = [line for line in lines if line.top > head]
        foot = _foot(below)
        own = [line for line in below if line.top < foot]
        if own:
            texts = _texts(own)
            grid = _table(page.number, texts, _figure_rows(texts))
            top, end = min(text.top for text in texts), max(text.bottom for text in texts)
            tables.append(Ruled(grid, top, end))
        kept += (line for line in lines if not head < line.top < foot)
    return evolve(page, lines=kept, tables=sorted(tables, key=lambda table: table.top))


def _foot(lines: Sequence[PageLine]) -> float:
    """Where the table that *lines* begin with ends, if they do."""
    texts = _texts(lines)
    rows = _figure_rows(texts)
    if len(rows) < _FEWEST_ROWS and not any(len(row) > _TELLING for row in rows):
        return -inf
    return max(text.bottom for text in texts if text.top < rows[-1][0].bottom)


def _is_section(line: PageLine) -> bool:
    first = next(_words(line)).text
    heading = heading_parts(first)
    if heading is None or heading.level > 1 or is_label(first):
        return False
    return bool(kind_of_heading(heading.title))


def _texts(lines: Sequence[PageLine]) -> list[_Text]:
    texts: list[_Text] = []
    last_lines: Nearby[_Text] = Nearby()
    words = sorted((word for line in lines for word in _words(line)), key=lambda word: word.top)
    tallest = max((word.size for word in words), default=0.0)
    for word in words:
        text = _Text(len(texts), word)
        if not text.is_figure:
            reach = word.left, word.top - _SPREAD * tallest, word.right, word.top + 2
            text = max(
                (other for other in last_lines.near(reach) if other.goes_on(word)),
                key=lambda other: other.number,
                default=text,
            )
        if text.number == len(texts):
            texts.append(text)
        else:
            text.add(word)
        last_lines.add((word.left, word.top, word.right, word.bottom), text)
    return texts


def _words(line: PageLine) -> Iterator[PageLine]:
    return runs((glyph for glyph in line.glyphs if glyph.text.strip()), _are_apart)


def _are_apart(character: Glyph, other: Glyph) -> bool:
    are_digits = character.text.isdigit() and other.text.isdigit()
    return are_apart(character, other) or (
        not are_digits and other.left - character.right > _GAP * (character.bottom - character.top)
    )


def _figure_rows(texts: Sequence[_Text]) -> list[list[_Text]]:
    rows: list[list[_Text]] = []
    for text in sorted((text for text in texts if text.is_figure), key=lambda text: text.middle):
        if rows and text.is_level_with(rows[-1][0]):
            rows[-1].append(text)
        else:
            rows.append([text])
    return [row for row in rows if len(row) >= _FEWEST_FIGURES]


def _table(page: int, texts: Sequence[_Text], rows: Sequence[Sequence[_Text]]) -> BlockTable:
    """The rows of a table: what is above its headers, these in one row, then the others."""
    figures = {text.number for row in rows for text in row}
    words = [text for text in texts if text.number not in figures]
    above = [text for text in words if text.bottom < rows[0][0].top]
    left = min((text.left for text in above if is_head(text.words)), default=inf)
    lowest = _lowest(text for text in above if text.left >= left)
    apart = {text.number for text in lowest}
    levels = _Levels(rows)
    # Those in the middle of a row come first: it has no other label then.
    for text in sorted(words, key=lambda text: levels.level_of(text) is None):
        if text.number not in apart:
            levels.add(text)
    printed = sorted(levels.rows, key=lambda level: min(text.middle for text in level))
    first = next(
        at for at, level in enumerate(printed) if any(text.number in figures for text in level)
    )
    if lowest:
        printed.insert(first, lowest)
    columns = _columns([text for row in rows for text in row])
    widest = max(map(len, rows))
    whole = columns if len(columns) == widest else None
    open_rows = _open_rows(printed, figures)
    cells = [
        _in_doubt(page, level) if at in open_rows else _cells(page, level, whole, widest)
        for at, level in enumerate(printed)
    ]
    return BlockTable(cells, is_placed=False)


def _open_rows(levels: Sequence[Sequence[_Text]], figures: set[int]) -> set[int]:
    """Rows whose labels may be those of others: beside one that has none, in it or right above."""
    rows = [at for at, level in enumerate(levels) if any(text.number in figures for text in level)]
    bare = [place for place, at in enumerate(rows) if all(text.is_figure for text in levels[at])]
    if len(bare) == len(rows):
        return set()
    return {
        at
        for place in bare
        if rows[place] - 1 in rows or len(levels[rows[place] - 1]) > 1
        for at in rows[max(0, place - 1) : place + 2]
    }


def _in_doubt(page: int, level: Iterable[_Text]) -> list[BlockCell]:
    """The cells of a row, its figures in doubt."""
    return [
        _misplaced(page, text.lines[0]) if text.is_figure else text.cell(page)
        for text in sorted(level, key=lambda text: text.left)
    ]


def _misplaced(page: int, figures: PageLine) -> BlockCell:
    """A cell of *figures* that may be those of others."""
    place = box(page, figures)
    return BlockCell([Words(in_doubt(figures, "misplaced").text, place, "misplaced")], place)


def _lowest(headers: Iterable[_Text]) -> list[_Text]:
    """Those of *headers* that are over no other."""
    below: Nearby[_Text] = Nearby()
    lowest = []
    for text in sorted(headers, key=lambda header: -header.middle):
        column = text.left, 0.0, text.right, 0.0
        if not any(map(text.is_over, below.near(column))):
            lowest.append(text)
        below.add(column, text)
    return lowest


class _Levels:
    """The rows of a table so far."""

    def __init__(self, rows: Iterable[Sequence[_Text]]) -> None:
        self.rows: list[list[_Text]] = []
        self._places: Nearby[int] = Nearby()
        self._bare: set[int] = set()
        self._tallest = 0.0
        for row in rows:
            self._begin(row)

    def _begin(self, row: Sequence[_Text]) -> None:
        middle, number = row[0].middle, len(self.rows)
        self._places.add((0.0, middle, 0.0, middle), number)
        self._tallest = max(self._tallest, row[0].lines[0].size)
        if all(text.is_figure for text in row):
            self._bare.add(number)
        self.rows.append(list(row))

    def _between(self, top: float, bottom: float) -> Iterator[int]:
        near = self._places.near((0.0, top, 0.0, bottom))
        return (number for number in near if top < self.rows[number][0].middle < bottom)

    def level_of(self, text: _Text) -> int | None:
        """The first row that *text* is level with."""
        reach = _LEVEL * self._tallest
        near = self._between(text.middle - reach, text.middle + reach)
        return min(
            (number for number in near if self.rows[number][0].is_level_with(text)), default=None
        )

    def add(self, text: _Text) -> None:
        """Put *text* into its row: that in its middle or, if it has no label yet, one beside it."""
        level = self.level_of(text)
        if level is None:
            beside = [at for at in self._between(text.top, text.bottom) if at in self._bare]
            level = beside[0] if len(beside) == 1 else None
        if level is None:
            self._begin([text])
            return
        self.rows[level].append(text)
        if not text.is_figure:
            self._bare.discard(level)


def _columns(figures: Sequence[_Text]) -> list[tuple[float, float]]:
    """The left and right edges of columns, as far as their figures reach."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((figure.left, figure.right) for figure in figures):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _cells(
    page: int,
    level: Sequence[_Text],
    columns: Sequence[tuple[float, float]] | None,
    widest: int,
) -> list[BlockCell]:
    """The cells of a row; blank ones where it has nothing in columns of figures that are known."""
    texts = sorted(level, key=lambda text: text.left)
    numbers = [at for at, text in enumerate(texts) if text.is_figure]
    if not 0 < len(numbers) < widest:
        return [text.cell(page) for text in texts]
    end = columns[-1][1] if columns else inf
    figures = [text for text in texts[numbers[0] :] if text.left < end]
    labels, others = texts[: numbers[0]], texts[numbers[0] + len(figures) :]
    placed: list[list[_Text]] = [[] for _ in columns or ()]
    for text in figures:
        at = bisect_right(columns or (), text.left, key=lambda column: column[1])
        while columns and at < len(columns) and columns[at][0] < text.right:
            placed[at].append(text)
            at += 1
    if sum(map(len, placed)) != len(figures) or max(map(len, placed), default=0) > 1:
        # Whose figures they are is open: no cell has one.
        glyphs = [glyph for text in figures for line in text.lines for glyph in line.glyphs]
        cells = [_misplaced(page, PageLine(glyphs))]
    else:
        cells = [found[0].cell(page) if found else BlockCell([]) for found in placed]
    return [*(text.cell(page) for text in labels), *cells, *(text.cell(page) for text in others)]
