# SPDX-License-Identifier: MIT
"""The text of a report and the places in it."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from attrs import frozen

from .grids import Grid
from .patterns import late
from .places import FilePlace, Places
from .spans import Place, Position, Span

#: One line with its end. Only LF, CRLF and CR end a line: a form feed (left by PDF
#: text) or U+2028 inside a paragraph must not move the line numbers that an editor
#: shows, which is what `str.splitlines` would do.
_LINE = late(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")

#: Characters that print nothing: they part nothing and join nothing. The one that turns the order
#: of others round (U+202E) is not among them.
NO_WIDTH = "\u00ad\u034f\u061c\u180e\ufe0e\ufe0f\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202E), *range(0x2060, 0x2070)))
)
#: Blanks between cells: every one that Python knows, and NUL.
SPACES = (
    "".join(map(chr, (*range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680)))
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000\x00"
)
#: Characters around a cell, a heading or a paragraph that are not part of it.
BLANKS = SPACES + NO_WIDTH


#: The kinds of files that a text can be read from, text itself aside.
FileFormat = Literal["html", "docx", "pdf", "xlsx"]


def lines_of(text: str) -> list[str]:
    """The lines of *text* with their ends; joined they are the text."""
    if "\r" in text:
        return _LINE.findall(text)
    *lines, last = text.split("\n")
    return [*[line + "\n" for line in lines], *([last] if last else [])]


@frozen
class PageFacts:
    """Statements of a file about itself outside the report, in its own words.

    Attributes:
        title: Its title.
        published: The day of publication (发布日期) that a web page states.
        index_number: The number (索引号) under which the agency lists it.
        document_number: The number of the document (文号).
        publisher: The publishing body (发布机构) that it names.
        source: The body that it names as its source (来源).
    """

    title: str | None = None
    published: datetime.date | None = None
    index_number: str | None = None
    document_number: str | None = None
    publisher: str | None = None
    source: str | None = None


class MarkedPart(NamedTuple):
    """A part of a text that its markup makes a row of a table, or that is not shown.

    Attributes:
        span: Its characters.
        cells: The words of the row's cells as they are shown; none for a part that is not shown.
        starts: The offset in the text at which each of these begins.
    """

    span: Span
    cells: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()


#: Code of the finding of a picture.
PICTURED: Final = "picture-unread"


class Unread(NamedTuple):
    """Something that is not read, or that readers may not see.

    Attributes:
        start: The offset in the text before which it is.
        code: The code of the finding.
        reason: Why, in English and Chinese, if the code does not say it.
    """

    start: int
    code: str
    reason: tuple[str, str] = ("", "")


@frozen
class SourceText:
    """The text that was read, decoded once.

    Attributes:
        text: The whole text as given; any `str`.
        name: Its name in messages, for instance the file's name.
        encoding: That of the file it was decoded from, if any.
        format: Kind of the file, if it was not text.
        page: Statements of the file about itself outside the report; None for text.
        places: Where in the file each part of the text was read; None for text.
        grids: The tables of the file that the text holds, in order; of text those in HTML.
        marked: The rows of the HTML tables in a text, and all else of it that tags are around or
            that is not shown, in order; what is between is as it is printed.
        unread: What of the file is not in the text, or may not be seen.
    """

    text: str
    name: str | None = None
    encoding: str | None = None
    format: FileFormat | None = None
    page: PageFacts | None = None
    places: Places | None = None
    grids: tuple[Grid, ...] = ()
    marked: tuple[MarkedPart, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def is_whole(self) -> bool:
        """True if the text cannot have lost its end: a packed file that did is not opened."""
        return self.format in ("docx", "xlsx")

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends; joined they are `text`."""
        return lines_of(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins, an empty last one included."""
        starts = list(accumulate(map(len, self.lines), initial=0))
        if self.lines and self.lines[-1][-1] not in "\r\n":
            starts.pop()  # the end of the text, and no line
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of the character at *offset* (0 to the text's length)."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from the offset *start* to *end*."""
        return Place(*next(self.places_of(((start, end),))))

    def places_of(
        self, bounds: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int, int, int, FilePlace | None]]:
        """The fields of the place of each part of the text with these *bounds*."""
        starts, in_file = self.line_starts, self.in_file if self.places else None
        for start, end in bounds:
            line = bisect_right(starts, start)
            first = starts[line - 1]
            is_one_line = line == len(starts) or end < starts[line]
            last, column = (line, end - first + 1) if is_one_line else self.position(end)
            yield line, start - first + 1, last, column, in_file(start) if in_file else None

    def line_at(self, number: int) -> str:
        """Line *number* (from 1) without its end; empty after the last line."""
        return self.lines[number - 1].rstrip("\r\n") if number <= len(self.lines) else ""

    def in_file(self, offset: int) -> FilePlace | None:
        """Where in the file the character at *offset* was read; None for text."""
        return self.places.at(offset) if self.places else None
