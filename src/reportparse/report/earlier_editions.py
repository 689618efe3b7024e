# SPDX-License-Identifier: MIT
"""Tables that a line gives up for the table below it: 修订稿, 更正后."""

from __future__ import annotations

from ..document.lines import Block
from ..document.tree import Document
from ..forms.captions import is_of_later_edition
from ..forms.folding import fold
from ..forms.registry import plays
from ..forms.vocabulary import HEAD
from ..text.numerals import shows_figure


def earlier_editions(document: Document) -> dict[int, Block]:
    """The line below each table that another edition of it follows, by the identity of the table.

    Both are in one section, and rows of the first come again in the other.
    """
    found: dict[int, Block] = {}
    earlier: list[Block] = []
    tables: list[Block] = []
    line: Block | None = None
    for block, _ in document.blocks_with_headings:
        if block.type == "HEADING":
            tables, line = [], None
        elif block.type == "TABLE":
            if line is not None:
                found |= {id(table): line for table in earlier if _comes_again(table, block)}
            tables.append(block)
        elif tables and is_of_later_edition(block.text):
            line, earlier, tables = block, tables, []
    return found


def _comes_again(before: Block, table: Block) -> bool:
    """True if a *table* prints rows of the table *before*; headers, where it has no labels."""
    words, again = (
        {fold(cell) for line in block.lines for cell in line.cells if not shows_figure(cell)}
        for block in (before, table)
    )
    labels = {word for word in again if word and not plays(word, HEAD)} or again
    return not words.isdisjoint(labels)
