# SPDX-License-Identifier: MIT
"""Words on a page without rules -> its tables, where the figures of many rows are in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from attrs import define, evolve

from ...document.headings import heading_parts
from ...forms.section_kinds import kind_of_heading
from ..blocks import BlockCell, BlockTable, Words
from ..form_tables import is_head, is_label
from .page_objects import Glyph, PageLine, PageMarks, Ruled, are_apart, box, in_doubt

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


@define
class _Text:
    """The lines of one cell."""

    lines: list[PageLine]

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

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
        text = self.lines[0].text.strip("〔〕")
        return len(self.lines) == 1 and text.replace(".", "", 1).isdigit()

    @property
    def words(self) -> str:
        return "".join(line.text for line in self.lines)

    def cell(self, page: int) -> BlockCell:
        place = box(page, self.lines)
        doubt = next((line.doubt for line in self.lines if line.doubt), None)
        return BlockCell([Words(self.words, place, doubt)], place)

    def torn(self, page: int) -> BlockCell:
        """A cell in which all its figures are seen and none is read."""
        place = box(page, self.lines)
        line = PageLine([glyph for line in self.lines for glyph in line.glyphs])
        return BlockCell([Words(in_doubt(line, "misplaced").text, place, "misplaced")], place)

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
    heads = [line.top for line in page.lines if _is_section(line)]
    tables, kept = list(page.tables), list(page.lines)
    for start, end in pairwise([-1.0, *heads, inf]):
        texts = _texts([line for line in page.lines if start < line.top < end])
        rows = _figure_rows(texts)
        if len(rows) < _FEWEST_ROWS and not any(len(row) > _TELLING for row in rows):
            continue
        foot = max(text.bottom for text in texts if text.top < rows[-1][0].bottom)
        inside = [text for text in texts if text.bottom <= foot]
        left, right = min(text.left for text in inside), max(text.right for text in inside)
        table = _table(page.number, inside, rows)
        tables.append(Ruled(table, inside[0].top, foot, left, right))
        kept = [line for line in kept if not start < line.top < min(end, foot)]
    return evolve(page, lines=kept, tables=sorted(tables, key=lambda table: table.top))


def _is_section(line: PageLine) -> bool:
    first = next(_words(line)).text
    heading = heading_parts(first)
    if heading is None or heading.level > 1 or is_label(first):
        return False
    return bool(kind_of_heading(heading.title))


def _texts(lines: Sequence[PageLine]) -> list[_Text]:
    texts: list[_Text] = []
    words = sorted((word for line in lines for word in _words(line)), key=lambda word: word.top)
    for word in words:
        is_figure = _Text([word]).is_figure
        above = [] if is_figure else [text for text in texts if text.goes_on(word)]
        if above:
            above[-1].lines.append(word)
        else:
            texts.append(_Text([word]))
    return texts


def _words(line: PageLine) -> Iterator[PageLine]:
    run: list[Glyph] = []
    for glyph in (glyph for glyph in line.glyphs if glyph.text.strip()):
        if run and _are_apart(run[-1], glyph):
            yield PageLine(run)
            run = []
        run.append(glyph)
    if run:
        yield PageLine(run)


def _are_apart(character: Glyph, other: Glyph) -> bool:
    are_digits = character.text.isdigit() and other.text.isdigit()
    return are_apart(character, other) or (
        not are_digits and other.left - character.right > _GAP * (character.bottom - character.top)
    )


def _figure_rows(texts: Sequence[_Text]) -> list[list[_Text]]:
    rows: list[list[_Text]] = []
    for text in sorted((text for text in texts if text.is_figure), key=lambda text: text.middle):
        if rows and abs(text.middle - rows[-1][0].middle) < _LEVEL * text.lines[0].size:
            rows[-1].append(text)
        else:
            rows.append([text])
    return [row for row in rows if len(row) >= _FEWEST_FIGURES]


def _table(page: int, texts: Sequence[_Text], rows: Sequence[Sequence[_Text]]) -> BlockTable:
    """The rows of a table: what is above its headers, these in one row, then the others."""
    figures = {id(text) for row in rows for text in row}
    words = [text for text in texts if id(text) not in figures]
    headers = [text for text in words if text.bottom < rows[0][0].top and is_head(text.words)]
    lowest = [text for text in headers if not any(map(text.is_over, headers))]
    levels = [list(row) for row in rows]
    # Those in the middle of a row come first: it has no other label then.
    for text in sorted(words, key=lambda text: not any(row[0].is_level_with(text) for row in rows)):
        if not any(text is header for header in lowest):
            _add(levels, text)
    levels.sort(key=lambda level: min(text.middle for text in level))
    first = next(
        at for at, level in enumerate(levels) if any(id(text) in figures for text in level)
    )
    levels[first:first] = [lowest] if lowest else []
    columns = _columns([text for row in rows for text in row])
    widest = max(map(len, rows))
    whole = columns if len(columns) == widest else None
    return BlockTable([_cells(page, level, whole, widest) for level in levels], is_placed=False)


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
    """The cells of a row; blank ones where it has no figures in columns that are known."""
    texts = sorted(level, key=lambda text: text.left)
    figures = [text for text in texts if text.is_figure]
    if not 0 < len(figures) < widest:
        return [text.cell(page) for text in texts]
    labels = [text.cell(page) for text in texts if not text.is_figure]
    placed = [
        [text for text in figures if text.left < right and text.right > left]
        for left, right in columns or ()
    ]
    if sum(map(len, placed)) != len(figures) or max(map(len, placed), default=0) > 1:
        # Whose figures they are is open: no cell has one.
        return [*labels, _Text([line for text in figures for line in text.lines]).torn(page)]
    return [*labels, *(found[0].cell(page) if found else BlockCell([]) for found in placed)]


def _add(levels: list[list[_Text]], text: _Text) -> None:
    """Put *text* into its row: that in its middle or, if it has no label yet, one beside it."""
    level = next((row for row in levels if row[0].is_level_with(text)), None)
    if level is None:
        bare = [row for row in levels if all(cell.is_figure for cell in row)]
        beside = [row for row in bare if text.top < row[0].middle < text.bottom]
        level = beside[0] if len(beside) == 1 else None
    if level is None:
        levels.append([text])
    else:
        level.append(text)
