# SPDX-License-Identifier: MIT
"""Paragraphs and tables, in order: the common form of web pages, DOCX and PDF files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from attrs import define, field, frozen

from ..text.numerals import shows_figure
from ..text.patterns import late
from ..text.places import AnyPlace

#: Replaces what is seen in a cell and cannot be read: not a blank, and not a figure.
PICTURE: Final = "［图］"
#: Replaces it in a line until the whole line is known.
_OBJECT: Final = "\ufffc"
_FIGURE = late(rf"[0-9０-９.,，{_OBJECT}\s-]*[0-9０-９][0-9０-９.,，{_OBJECT}\s-]*")
_CHINESE_NUMERAL = late(r"\s*[零〇一二两三四五六七八九十百千万亿]+\s*")
#: Signs and words of a change.
_CHANGE = late(r"\s*[-+−－±↑↓减少增加长上升下降低]+\s*")
#: The years, months and days of a date, which are no figures.
_DATE = late(r"(?<![0-9])(?:(?:19|20)?[0-9]{2}年|[0-9]{1,2}[月日])")
_UNSURE = ("joined", "hidden")
_UNREAD = [_OBJECT]
_WITH_OBJECT = late(rf"(?P<in_row>(?<=\|)|(?<=\| ))?[^ |]*{_OBJECT}[^ |]*", has=_OBJECT)
_BLANKS: Final = " \t\r\n\f\xa0"
_SPACES = late(rf"[{_BLANKS}]+")
#: Numbers that read as one number whose thousands are grouped.
_THOUSANDS = late(r"[0-9]{1,3}(?: [0-9]{3})+")
#: Where the ends of two pieces that read as one number meet.
_SEAM = late(
    r"(?:[0-9０-９][.,，．]?|^[.,，．]|[-+－−])\n(?:[.,，．+－−-]?[0-9０-９]|[.,，．+－−-]+$)"
)


class Words(NamedTuple):
    """One line of text, without its end; for *doubt* see `reportparse.text.grids.GridCell`."""

    text: str
    place: AnyPlace | None = None
    doubt: str | None = None

    def doubted(self, why: str) -> Words:
        """These words, of which for the reason *why* none is read as a figure."""
        return Words(f"〔{self.text}〕", self.place, why)


@define
class SizeSteps:
    """A count of the changes of size: small digits are not part of a number of large ones."""

    count: int = 0
    _last: float | None = None

    def at(self, size: float) -> int:
        """The count at characters of a *size*, which come after the others."""
        if size != self._last:
            small, large = sorted((size, self._last or size))
            self.count += 4 * small < 3 * large
            self._last = size
        return self.count


@define
class LineParts:
    """The pieces of a line so far: for each the parts of its text, its doubt and its box.

    Something unread *beside* them is part of a figure only if there are no words.
    """

    pieces: list[tuple[list[str], str | None, object]] = field(factory=list)
    beside: bool = False

    def add(self, text: str, doubt: str | None = None, box: object = None) -> None:
        """Add words; *doubt* says why they are not safely part of a figure beside them."""
        if not self.pieces:
            if not text.strip(_BLANKS):
                return  # a line does not begin with blanks
        else:
            parts, last_doubt, last_box = self.pieces[-1]
            if (last_doubt, last_box) == (doubt, box) and parts != _UNREAD:
                parts.append(text)
                return
        self.pieces.append(([text], doubt, box))

    def add_unread(self, doubt: str) -> None:
        """Note that something is seen here that cannot be read."""
        self.pieces.append(([_OBJECT], doubt, None))

    def words(self, place: AnyPlace | None, *, in_cell: bool) -> Words | None:
        """The line; None if it shows nothing."""
        text, doubt = self._shown(_BLANKS if in_cell else "")
        text = _SPACES.sub(" ", text).strip(" ")
        if not in_cell:
            if _OBJECT in text:
                text = _WITH_OBJECT.sub(_pictured_word, text)
            return Words(text, place) if text else None
        if _OBJECT in text:
            words = text.replace(_OBJECT, "")
            is_open = not words.strip() or _FIGURE.fullmatch(text) or shows_figure(words)
            text = text.replace(_OBJECT, PICTURE) if is_open else words
        elif not text and self.beside:
            return Words(PICTURE, place, "unread")
        return Words(text, place, doubt) if text else None

    def _shown(self, blanks: str) -> tuple[str, str | None]:
        """The text of all pieces, and why it is doubted; *blanks* do not part digits."""
        if len(self.pieces) == 1 and self.pieces[0][1] is None:
            return "".join(self.pieces[0][0]), None
        shown, doubts = list[str](), list[str]()
        last, last_box = "", object()  # of the last one that is more than blanks
        for text, reason, box in self._valid():
            seam = f"{last.rstrip(blanks)[-2:]}\n{text.lstrip(blanks)[:2]}"
            is_joined = not reason and box != last_box and _SEAM.search(seam)
            doubt = reason or ("joined" if is_joined else None)
            counts = doubt and _counts(text, last if is_joined else "", doubt)
            last, last_box = (text, box) if text.strip(blanks) else (last, last_box)
            shown.append(f"〔{text}〕" if counts else text)
            if doubt and (counts or _OBJECT in text):
                doubts.append(doubt)
        return "".join(shown), next(iter(doubts), None)

    def _valid(self) -> list[tuple[str, str | None, object]]:
        """The pieces, without struck words and signs beside a figure."""
        pieces = [("".join(parts), doubt, box) for parts, doubt, box in self.pieces]
        valid = [piece for piece in pieces if piece[1] != "struck" or _is_numeral(piece[0])]
        text = "" if len(valid) == len(pieces) else "".join(text for text, _, _ in valid)
        return valid if _has_digit(text) and shows_figure(text.strip(_BLANKS)) else pieces


def _pictured_word(found: re.Match[str]) -> str:
    """A word of a line with what is unread in it, if it is a figure or a cell between pipes."""
    words = found[0].replace(_OBJECT, "")
    is_open = shows_figure(words) if words else found["in_row"] is not None
    return found[0].replace(_OBJECT, PICTURE if is_open else "")


def _counts(text: str, before: str, doubt: str) -> bool:
    """True if *text* changes a figure; the digits of a date, also of one from *before*, do not."""
    if _CHANGE.fullmatch(text):
        return True
    if doubt in _UNSURE and _has_digit(text):
        return _has_digit(_DATE.sub("", f"{before[-4:]}{text}"))
    return _is_numeral(text)


def _is_numeral(text: str) -> bool:
    """True if *text* prints a number, be it in words."""
    return _has_digit(text) or bool(_CHINESE_NUMERAL.fullmatch(text))


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))


def without_pictures(lines: Sequence[Block]) -> Sequence[Block]:
    """The *lines* of a cell without its pictures, unless these are all or may be of a figure."""
    words = tuple(line for line in lines if not (isinstance(line, Words) and line.text == PICTURE))
    if not words:
        return lines[:1]
    if any(isinstance(line, Words) and _FIGURE.fullmatch(line.text) for line in words):
        return tuple(
            line for line in lines if not isinstance(line, Words) or line.doubt != "unread"
        )
    return words


class BlockCell(NamedTuple):
    """A cell and the columns and rows that it covers; columns *before* it may be left out."""

    blocks: Sequence[Block]
    place: AnyPlace | None = None
    across: int = 1
    down: int = 1
    before: int = 0

    @property
    def text(self) -> str:
        """All its words, a blank between lines: figures on two lines are not one figure."""
        if len(self.blocks) == 1 and isinstance(self.blocks[0], Words):
            return self.blocks[0].text
        text = " ".join(line.text for line in words(self.blocks) if line.text)
        return f"〔{text}〕" if self._reads_as_one(text) else text

    @property
    def doubt(self) -> str | None:
        """Why its characters cannot be trusted; None if they can."""
        if len(self.blocks) == 1 and isinstance(self.blocks[0], Words):
            return self.blocks[0].doubt
        found = next((line.doubt for line in words(self.blocks) if line.doubt), None)
        return found or ("joined" if self._reads_as_one(self.text.strip("〔〕")) else None)

    def _reads_as_one(self, text: str) -> bool:
        """True if figures on several lines would read as one."""
        return len(self.blocks) > 1 and _THOUSANDS.fullmatch(text) is not None


@frozen
class BlockTable:
    """A table: the cells that begin in each row; it is placed if their columns are known."""

    rows: Sequence[Sequence[BlockCell]]
    is_placed: bool = True

    def cells(self) -> Iterator[BlockCell]:
        """All its cells, row by row."""
        for row in self.rows:
            yield from row


Block = Words | BlockTable


def words(blocks: Sequence[Block]) -> Iterator[Words]:
    """All lines of text in *blocks*, those in tables included, in order."""
    for block in blocks:
        if isinstance(block, Words):
            yield block
        else:
            for cell in block.cells():
                yield from words(cell.blocks)
