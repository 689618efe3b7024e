# SPDX-License-Identifier: MIT
"""The lines of a text, each with its kind, and the blocks that they form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ..text.numerals import chinese_number
from ..text.patterns import late
from ..text.source import BLANKS
from ..text.spans import Span


class LineKind(StrEnum):
    """The kinds of lines."""

    HEADING = "HEADING"
    BREADCRUMB = "BREADCRUMB"
    #: Cells separated by pipes.
    ROW = "ROW"
    #: Cells of a table without a pipe on their line.
    CELL = "CELL"
    TEXT = "TEXT"
    BLANK = "BLANK"


TABLE_KINDS = frozenset({LineKind.ROW, LineKind.CELL})


class HeadingParts(NamedTuple):
    """A heading, taken apart.

    Attributes:
        level: 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `（1）`, 5 for `①`.
        number: Its number, from 1.
        title: The words of the heading, outer blanks removed; may be empty.
        separator: The mark or the blanks between it and prose on the same line (`。`; empty where
            nothing is between them); None where no prose follows.
        prose: That prose, outer blanks removed.
        is_numbered: True if the number is printed; else it is the one that comes next.
    """

    level: int
    number: int
    title: str
    separator: str | None = None
    prose: str = ""
    is_numbered: bool = True

    @classmethod
    def of(cls, match: re.Match[str]) -> HeadingParts:
        """The parts of a line without outer blanks that *match* found to be a HEADING."""
        printed = enumerate(match.group(*_LEVELS), 1)
        level, number = next((level, _number(marker)) for level, marker in printed if marker)
        body, start = match.string, match.end("title")
        if match["paragraph"]:
            return cls(level, number, "", "", body[start:])
        if match["separator"]:
            title = _unmarked(body[start : match.start("separator")], match["bold"])
            return cls(level, number, title, match["separator"], body[match.end("prose") :])
        return cls(level, number, _unmarked(body[start:], match["bold"]))


_LEVELS = [f"level_{level}" for level in range(1, 6)]
_TAGS = late(rf"(?:</[A-Za-z0-9]{{1,10}}>[{BLANKS}]*)+$")
_AROUND_NUMBER = BLANKS + "()、."


@lru_cache(maxsize=1 << 10)
def _number(marker: str) -> int:
    """The number in the *marker* of a heading: `（一）`, `１．`, `⑴`."""
    digits = unicodedata.normalize("NFKC", marker).strip(_AROUND_NUMBER)
    number = int(digits) if digits.isdecimal() else chinese_number(digits)
    assert number, "the grammar accepts only numbers from 1"
    return number


def _unmarked(title: str, bold: str | None) -> str:
    """*title* without the mark of Markdown, or the tags, that close what *bold* opened."""
    if bold and bold.startswith("<"):
        return _TAGS.sub("", title).rstrip(BLANKS)
    return title.rstrip(BLANKS).removesuffix(bold or "").rstrip(BLANKS)


class Pieces(NamedTuple):
    """The cells of a line without pipes.

    Attributes:
        cells: Their raw texts; joined they are the line's.
        forms: The keys of the forms whose labels they are; none for figures alone.
        is_whole: True if they are labels and figures, and not only parts of labels.
        is_near: True for a single cell that only comes near a label.
        is_head: True for a single cell that is a column header.
    """

    cells: tuple[str, ...]
    forms: frozenset[str]
    is_whole: bool
    is_near: bool = False
    is_head: bool = False


#: Finds the cells of a line without pipes that may belong to a table of a known form.
Split = Callable[[str], Pieces | None]


class SectionWords(NamedTuple):
    """Words, where the form's heading that they begin with ends (0 without one), and their kind."""

    words: str
    end: int
    kind_of: Callable[[str], str | None]

    @property
    def kind(self) -> str | None:
        """Kind of the section that the words speak of; None if of none that a form has."""
        return self.kind_of(self.words)


#: Finds the words of a form's heading at the beginning of a text.
FindSection = Callable[[str], SectionWords]


class Line(NamedTuple):
    """One line with its end and its offset.

    Attributes:
        kind: Its kind.
        start: Its offset in the text.
        raw: Its characters.
        heading: The parts of a heading.
        pieces: Of a `CELL` the raw texts of its cells, joined its characters; of a row that markup
            makes the words of the cells as they are shown.
        starts: The offset of each of the cells of a row that markup makes; empty for other lines.
    """

    kind: LineKind
    start: int
    raw: str
    heading: HeadingParts | None = None
    pieces: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()

    @property
    def cells(self) -> Sequence[str]:
        """The raw texts of its cells."""
        return self.pieces or self.raw.split("|")

    @property
    def body(self) -> str:
        """The line without blanks and line end around it."""
        return self.raw.strip(BLANKS)

    @property
    def body_start(self) -> int:
        """Offset of the first character of `body`."""
        return self.start + len(self.raw) - len(self.raw.lstrip(BLANKS))


class _Token:
    """A token of the grammar: Lark's parser asks for no more, and makes no other for it."""

    __slots__ = ()

    #: Name of the terminal.
    type: str
    start_pos = end_pos = line = column = end_line = end_column = None


class _BlockFields(NamedTuple):
    type: str
    lines: tuple[Line, ...]


class Block(_BlockFields, _Token):
    """A run of lines that belong together: one line of prose, or all lines of a table.

    Attributes:
        type: `TEXT`, `TABLE`, `BREADCRUMB`, `BLANK` or, for a heading's line, `HEADING`.
        lines: Its lines; a table's include the blank lines inside it.
    """

    __slots__ = ()

    @property
    def text(self) -> str:
        """Its first line without the blanks around it."""
        return self.lines[0].body

    @property
    def start(self) -> int:
        """The offset of its first visible character."""
        return self.lines[0].body_start

    @property
    def span(self) -> Span:
        """From its first visible character to its last."""
        last = self.lines[-1]
        return Span(self.start, last.body_start + len(last.body))

    @property
    def heading(self) -> HeadingParts | None:
        """The parts of the heading, for a heading's line."""
        return self.lines[0].heading
