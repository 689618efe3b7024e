# SPDX-License-Identifier: MIT
"""What web pages, DOCX and PDF files have in common: paragraphs and tables, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from ..text.places import FilePlace

#: Stands for a picture in a cell without words; it is no blank, and no figure.
PICTURE: Final = "［图］"


#: Stands for a picture in a line, until the whole line is known.
OBJECT: Final = "\ufffc"
_FIGURE = re.compile(rf"[0-9０-９.,，{OBJECT}\s-]*[0-9０-９][0-9０-９.,，{OBJECT}\s-]*")


def with_pictures(text: str) -> str:
    """*text* without its pictures, unless they may be digits of a figure."""
    if OBJECT not in text:
        return text
    return text.replace(OBJECT, PICTURE if _FIGURE.fullmatch(text) else "")


@frozen
class Words:
    """One line of text.

    Attributes:
        text: Its words; no line end.
        place: Where in the file it stands.
        doubt: Why its characters cannot be trusted; see `reportparse.text.grids.GridCell`.
    """

    text: str
    place: FilePlace | None = None
    doubt: str | None = None


@frozen
class BlockCell:
    """A cell of a table.

    Attributes:
        blocks: What it holds.
        place: Where in the file it stands.
        across: How many columns it covers, from 1.
        down: How many rows it covers, from 1.
    """

    blocks: Sequence[Block]
    place: FilePlace | None = None
    across: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        """All its words, a blank between lines: figures on two lines are not one figure."""
        return " ".join(one.text for one in words(self.blocks) if one.text)

    @property
    def doubt(self) -> str | None:
        """Why its characters cannot be trusted; None if they can."""
        return next((line.doubt for line in words(self.blocks) if line.doubt), None)


@frozen
class BlockTable:
    """A table.

    Attributes:
        rows: The cells that begin in each row, from left to right.
    """

    rows: Sequence[Sequence[BlockCell]]

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
