# SPDX-License-Identifier: MIT
"""Canonical text as a page: headings, paragraphs, and tables with the cells of the printed form.

Canonical tables are rectangular: a cell that spans others is followed by blank ones. Which blank
ones are covered, and which are figures that were left blank, the labels and headers show, as
on the State Council's form. Nothing of the package is used, so that its faults stay its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

#: Kinds of tables.
PROACTIVE, APPLICATIONS, REVIEWS = "proactive", "applications", "reviews"

#: Marks of headings by level.
_MARKS = (
    re.compile(r"(?P<number>[一二三四五六七八九十]+)、"),
    re.compile(r"（(?P<number>[一二三四五六七八九十]+)）"),
    re.compile(r"(?P<number>\d+)\."),
)

#: Headings of their own line are no longer, and do not end like sentences.
_LONGEST_HEADING = 45
_SENTENCE_END = "。；：，！？"

_DATE_LINE = re.compile(r"(?:公开|发布)(?:日期|时间)[:：]\s*(?P<date>.+)")
_CRUMBS = "当前位置:"
_FIGURE = re.compile(r"-?\d+")


@dataclass(frozen=True)
class Cell:
    """A cell, as it is merged; `figure` for those of numbers, blank ones, too."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    figure: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; a merged cell is in the first of its rows only. `heads` rows come first."""

    kind: str
    width: int
    heads: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Heading:
    """A heading: the level is 1 for 一、, 2 for （一）, 3 for `1.`; the text has its number."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A line of prose."""

    text: str


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Page:
    """A report: its title, what is said about it, and what it consists of."""

    title: str
    agency: str
    year: int
    date: str
    date_printed: bool
    crumbs: tuple[str, ...]
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def model(canonical: str) -> Page:
    """The page of a canonical text."""
    lines = canonical.splitlines()
    crumbs: tuple[str, ...] = ()
    if lines[0].startswith(_CRUMBS):
        crumbs = tuple(step.strip() for step in lines[0][len(_CRUMBS) :].split(">"))
        lines = lines[1:]
    title, rest = lines[0], lines[1:]
    year = int(re.findall(r"\d{4}", title)[0])
    date, printed = f"{year + 1}-01-19", False
    if found := _DATE_LINE.fullmatch(rest[0]):
        date, printed, rest = _iso(found["date"]), True, rest[1:]
    agency = re.sub(r"\d{4}年.*", "", title)
    return Page(title, agency, year, date, printed, crumbs, tuple(_blocks(rest)))


def marked(text: str) -> tuple[int, str, str] | None:
    """Level, number and rest of a line that begins like a heading (`（一）`)."""
    for level, mark in enumerate(_MARKS, 1):
        if found := mark.match(text):
            return level, found["number"], text[found.end() :]
    return None


def placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Row, column and cell of all of *table*."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            for down in range(cell.rowspan):
                taken.update((row + down, column + right) for right in range(cell.colspan))


def parts(table: Table) -> list[Table]:
    """The table of section two as one table for each item of article twenty."""
    starts = [at for at, row in enumerate(table.rows) if row[0].text.startswith("第二十条")]
    ends = [*starts[1:], len(table.rows)]
    rows = [table.rows[start:end] for start, end in zip(starts, ends, strict=True)]
    return [replace(table, heads=2, rows=printed_row) for printed_row in rows]


def split(table: Table, at: int, *, repeat_heads: bool, repeat_labels: bool) -> tuple[Table, Table]:
    """*table* parted before row *at*; cells that reach across are cut.

    Args:
        table: The table.
        at: The first row of the second.
        repeat_heads: Whether the second has the heads again.
        repeat_labels: Whether the second parts of cells have the words again, or are blank.
    """
    first = [[_cut(cell, at - row) for cell in table.rows[row]] for row in range(at)]
    second = [list(row) for row in table.rows[at:]]
    carried: list[Cell] = []
    for row, _, cell in placed(table):
        if row < at < row + cell.rowspan:
            text = cell.text if repeat_labels else ""
            carried.append(replace(cell, text=text, rowspan=row + cell.rowspan - at))
    second[0] = [*carried, *second[0]]
    if repeat_heads:
        second = [*map(list, table.rows[: table.heads]), *second]
    return (
        replace(table, rows=tuple(map(tuple, first))),
        replace(table, heads=table.heads if repeat_heads else 0, rows=tuple(map(tuple, second))),
    )


def row_of(table: Table, label: str) -> int:
    """The row in which a cell has *label* in it."""
    return next(at for at, row in enumerate(table.rows) if any(label in c.text for c in row))


def low_heads(table: Table) -> Table:
    """The table of section four as many offices draw it: 行政复议 over two rows, its heads below.

    The form has the five heads of 行政复议 over two rows instead.
    """
    reconsideration, litigation = table.rows[0]
    five, two, ten = table.rows[1][:5], table.rows[1][5:], table.rows[2]
    heads = (
        (replace(reconsideration, rowspan=2), litigation),
        two,
        (*(replace(cell, rowspan=1) for cell in five), *ten),
    )
    return replace(table, rows=(*heads, *table.rows[3:]))


def thousands(text: str) -> str:
    """A figure as some offices print it: 1,234; other text as it is."""
    return f"{int(text):,}" if _FIGURE.fullmatch(text) else text


def _iso(date: str) -> str:
    year, month, day = map(int, re.findall(r"\d+", date))
    return f"{year}-{month:02}-{day:02}"


def _cut(cell: Cell, rows: int) -> Cell:
    return replace(cell, rowspan=min(cell.rowspan, rows))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            yield _table(rows)
            rows = []
        yield _line(line)
    if rows:
        yield _table(rows)


def _line(line: str) -> Heading | Paragraph:
    mark = marked(line)
    if mark and len(line) <= _LONGEST_HEADING and not any(c in line for c in _SENTENCE_END):
        return Heading(mark[0], line)
    return Paragraph(line)


def _table(rows: list[list[str]]) -> Table:
    width = len(rows[0])
    if width == 4:
        return Table(PROACTIVE, width, 0, tuple(_proactive(rows)))
    if width == 10:
        return Table(APPLICATIONS, width, 3, (*_applicant_heads(rows), *_outcomes(rows[3:])))
    return Table(REVIEWS, width, 3, tuple(_reviews(rows)))


def _proactive(rows: list[list[str]]) -> Iterator[tuple[Cell, ...]]:
    """Captions over the width; the last head, and figure, over what its part has too few."""
    columns = 4
    for row in rows:
        if row[0].startswith("第二十条"):
            yield (Cell(row[0], colspan=4),)
            continue
        if row[0] == "信息内容":
            columns = sum(1 for text in row if text)
        figure = row[0] != "信息内容"
        cells = [Cell(text, figure=figure and at > 0) for at, text in enumerate(row[:columns])]
        cells[-1] = replace(cells[-1], colspan=4 - columns + 1)
        yield tuple(cells)


def _applicant_heads(rows: list[list[str]]) -> Iterator[tuple[Cell, ...]]:
    note, applicants = rows[0][0], rows[0][3]
    yield Cell(note, rowspan=3, colspan=3), Cell(applicants, colspan=7)
    persons, organisations, total = rows[1][3], rows[1][4], rows[1][9]
    yield Cell(persons, rowspan=2), Cell(organisations, colspan=5), Cell(total, rowspan=2)
    yield tuple(Cell(text) for text in rows[2][4:9])


def _outcomes(rows: list[list[str]]) -> Iterator[tuple[Cell, ...]]:
    for at, row in enumerate(rows):
        cells = []
        for column in range(3):
            if not row[column]:
                continue
            # A label reaches right to the next label, down to the next of its column.
            right = next((n for n in range(column + 1, 3) if row[n]), 3)
            below = rows[at + 1 :]
            down = 1
            if right < 3:
                down += next(
                    (n for n, later in enumerate(below) if any(later[: column + 1])), len(below)
                )
            cells.append(Cell(row[column], rowspan=down, colspan=right - column))
        yield (*cells, *(Cell(text, figure=True) for text in row[3:]))


def _reviews(rows: list[list[str]]) -> Iterator[tuple[Cell, ...]]:
    yield Cell(rows[0][0], colspan=5), Cell(rows[0][5], colspan=10)
    two = (Cell(rows[1][5], colspan=5), Cell(rows[1][10], colspan=5))
    yield (*(Cell(text, rowspan=2) for text in rows[1][:5]), *two)
    yield tuple(Cell(text) for text in rows[2][5:])
    for row in rows[3:]:
        yield tuple(Cell(text, figure=True) for text in row)
