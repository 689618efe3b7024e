# SPDX-License-Identifier: MIT
"""The ways to print the tables of a form, as patterns.

Each cell of a page becomes one character: its label, a figure, a blank. What the form declares
gives the patterns of the characters of each of its tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import count
from typing import Final, NamedTuple

from ..forms.folding import fold
from ..forms.form import TEXT_COLUMN, Form, PrintedTable, Row
from ..forms.vocabulary import FIGURE, NOT_LABELS
from ..text.numerals import is_marked, is_not_applicable, is_plain, read_text
from ..text.source import BLANKS
from .cell_kinds import LABEL_YEAR

#: The characters of cells that are not labels: digits alone, another figure, a mark for none, a
#: blank, the unit of a row, padding; the end of a line and of one of the page's tables.
_DIGITS, _NUMBER, _NONE, _EMPTY, _UNIT, _PADDING, _LINE_END, TABLE_END = "dnxeupl;"
_FIRST_LABEL: Final = 0x100
#: Labels in other words than the form's have characters of their own, this much higher.
_IN_OTHER_WORDS: Final = 0x1000
_UNKNOWN: Final = "?"
_FILLED: Final = f"[{_DIGITS}{_NUMBER}{_NONE}]"
_CELL: Final = f"[{_DIGITS}{_NUMBER}{_NONE}{_EMPTY}]"

#: Cells that no page prints, since no cell has a pipe: padding, the end of a line and of a table.
PADDING_CELL, LINE_MARK, TABLE_MARK = "|p", "|l", "|t"
_MARKS: Final = {PADDING_CELL: _PADDING, LINE_MARK: _LINE_END, TABLE_MARK: TABLE_END}


def is_label(character: str) -> bool:
    """True if *character* is one for a label."""
    return ord(character) >= _FIRST_LABEL


class Pattern(NamedTuple):
    """The pattern of a table printed in one way.

    Attributes:
        match: Matches its characters; one group for the header of each part, one for the figures
            of each row.
        heads: The numbers of the groups of headers, by row.
        rows: The numbers of the groups of figures, by row.
    """

    match: Callable[[str, int], re.Match[str] | None]
    heads: tuple[int, ...]
    rows: tuple[int, ...]


class RowPlace(NamedTuple):
    """The figures of a row.

    Attributes:
        row: The row.
        start: Index of the first among all cells of the page.
        end: Index after the last.
        head: Index of the first cell of the header above it.
        below_head: Index after the last.
    """

    row: Row
    start: int
    end: int
    head: int
    below_head: int


#: What may be after each cell that others of its row follow: nothing, the end of the line, or
#: that before a blank cell, which then begins a line; a figure there might be a page's number.
_ON_LINE, _CELL_A_LINE, _BROKEN = "", _LINE_END, f"(?:{_LINE_END}(?={_EMPTY}))?"


class _Way(NamedTuple):
    """A way to print the rows of a table.

    Attributes:
        after_cell: The pattern of what is after each cell that others of its row follow.
        is_padded: True if rows are filled up to the width of the table. The first and the last
            figure are then not blank, or it would be open which cells are padding.
        is_grid: True if merged cells are blank ones.
    """

    after_cell: str = _ON_LINE
    is_padded: bool = False
    is_grid: bool = False

    def line(self, cells: Iterable[str]) -> str:
        """The pattern of *cells* that others follow in their row."""
        return "".join(cell + self.after_cell for cell in cells)

    def end(self, missing: int) -> str:
        """The pattern of the end of a row, after which *missing* cells of the table are left."""
        if not self.is_padded or not missing:
            return _LINE_END
        # One cell alone is a blank one.
        padding = _PADDING * missing if missing > 1 else _EMPTY
        return f"{_LINE_END}?{padding}{_LINE_END}" if self.after_cell else padding + _LINE_END


#: All ways, those first that most pages print.
WAYS: Final = (
    _Way(),
    _Way(is_padded=True),
    _Way(is_grid=True),
    _Way(_CELL_A_LINE),
    _Way(_CELL_A_LINE, is_padded=True),
    _Way(_BROKEN),
)
#: Those in which cells without pipes are printed: there more lines show less.
_PIPELESS: Final = (_Way(), _Way(_CELL_A_LINE))


class DeclaredForm:
    """The characters of the cells of a form's tables, and their patterns.

    Attributes:
        character: The character for a cell.
        pattern: The pattern of a table of the form, by its name, printed in one way.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        names = dict.fromkeys(label.name for label in form.vocabulary.labels)
        self._labels = {name: chr(_FIRST_LABEL + place) for place, name in enumerate(names)}
        self._names = {character: name for name, character in self._labels.items()}
        own = map(ord, self._labels.values())
        self._as_printed = {_IN_OTHER_WORDS + character: character for character in own}
        self.character = lru_cache(maxsize=1 << 12)(self._character)
        self.pattern = cache(self._pattern)

    def places(self, characters: str, *, is_piped: bool) -> list[RowPlace] | None:
        """The places of all rows, if *characters* are those of the form's tables and no others."""
        found: list[RowPlace] = []
        end = 0
        ways = WAYS if is_piped else _PIPELESS
        for table in self._form.tables:
            patterns = (self.pattern(table.name, way) for way in ways)
            matches = ((pattern, pattern.match(characters, end)) for pattern in patterns)
            pattern, match = next((pair for pair in matches if pair[1]), (None, None))
            if pattern is None or match is None:
                return None
            spans, end = match.regs, match.end()
            groups = zip(table.rows, pattern.heads, pattern.rows, strict=True)
            found += [RowPlace(row, *spans[group], *spans[head]) for row, head, group in groups]
        return found if end == len(characters) else None

    def name(self, character: str) -> str:
        """The name of the label that *character* is for."""
        return self._names[character]

    def as_printed(self, characters: str) -> str:
        """*characters* with those of the form's own words for labels in others."""
        return characters.translate(self._as_printed)

    def heads(self, row: Row) -> str:
        """The characters of the lowest header over each figure of *row*."""
        names = self._form.part_of[row.path].figure_heads
        return "".join(self._labels[name] for name in names)

    def _character(self, cell: str) -> str:
        """The character for *cell*."""
        if cell in _MARKS:
            return _MARKS[cell]
        body = cell.strip(BLANKS)
        if "\f" not in cell:  # which opens a page
            if not body or is_plain(body):
                return _DIGITS if body else _EMPTY
            if body in self._form.units:
                return _UNIT
            kind = self._form.vocabulary.kind(cell)
            if kind not in NOT_LABELS and not LABEL_YEAR.search(cell):
                own = self._labels[kind]
                return own if self._exactly(cell) else chr(_IN_OTHER_WORDS + ord(own))
            if kind == FIGURE and not is_marked(cell) and not is_not_applicable(cell):
                return _NONE if read_text(cell) is None else _NUMBER
        return _UNKNOWN

    def _exactly(self, cell: str) -> str | None:
        return self._form.vocabulary.exactly(fold(cell))

    def _pattern(self, name: str, way: _Way) -> Pattern:
        """The pattern of the table *name* printed in one *way*."""
        table = self._form.table_of[name]
        pieces: list[str] = []
        heads, rows = [], []
        groups = count(1)
        for part in table.parts:
            lines = [self._head(head, table.width, way) for head in part.head]
            lines[0] += "?" if part.caption else ""
            pieces.append(f"({''.join(lines)})")
            group = next(groups)
            for row in part.rows:
                pieces.append(self._row(row, table, way))
                heads.append(group)
                rows.append(next(groups))
            pieces.append(f"{TABLE_END}?")
        return Pattern(re.compile("".join(pieces)).match, tuple(heads), tuple(rows))

    def _head(self, labels: Sequence[str], width: int, way: _Way) -> str:
        """The pattern of a line of a header; a table is *width* cells wide."""
        cells = self._printed(labels, _EMPTY * way.is_grid)
        return f"(?:{way.line(cells[:-1])}{cells[-1]}{way.end(width - len(cells))})"

    def _row(self, row: Row, table: PrintedTable, way: _Way) -> str:
        """The pattern of a row, its figures in a group."""
        merged = next((place for place, label in enumerate(row.labels) if label), 0)
        carried = "".join(f"[{_EMPTY}{label}]" for label in self._printed(row.groups[:merged]))
        labels = self._printed(row.labels[merged:], _EMPTY * way.is_grid)
        *cells, last = _figures(row, whole=way.is_padded)
        missing = table.width - len(labels) - len(row.columns)
        if way.is_grid:
            end = _EMPTY * (missing - merged) + _LINE_END
        else:
            carried = f"(?:{carried})?" if carried and way == _Way() else ""
            end = way.end(missing)
            if row is table.rows[-1]:
                end = f"(?:{end}|{_LINE_END})" if end != _LINE_END else end
        return f"{carried}{way.line(labels)}({way.line(cells)}{last}){end}"

    def _printed(self, labels: Iterable[str], merged: str = "") -> str:
        """The characters of *labels*, those of *merged* cells that go on as such."""
        names = [self._exactly(label) if label else None for label in labels]
        return "".join(self._labels[name] if name else merged for name in names)


def _figures(row: Row, *, whole: bool) -> Iterator[str]:
    """The pattern of each figure of *row*; if it is *whole* the first and the last are filled."""
    for place, column in enumerate(row.columns):
        if column.kind == TEXT_COLUMN:
            yield _UNIT if column.printed else f"[{_NONE}{_EMPTY}]"
        else:
            yield _FILLED if whole and place in (0, len(row.columns) - 1) else _CELL


#: The patterns of a form, made once.
declared = cache(DeclaredForm)
