# SPDX-License-Identifier: MIT
"""The blocks of a page -> those without copies of tables that a style sheet hides.

Pages have them for telephones. Other elements that a style sheet hides a script may show, and of
two tables that differ it is open which is seen.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from ..blocks import Block, Words
from .page_blocks import PageBlock


def without_copies(found: Sequence[PageBlock], hidden: Container[int]) -> list[PageBlock]:
    """Those of *found* that are not in a hidden element all whose tables are seen elsewhere.

    The same holds for its lines with digits: a caption may name another year.

    Args:
        found: The blocks, those in hidden elements included.
        hidden: The numbers of these elements.
    """
    holders = [[number for number in block.within if number in hidden] for block in found]
    printed = [_printed(block.block) for block in found]
    seen = {words for words, around in zip(printed, holders, strict=True) if not around}
    with_tables: set[int] = set()
    own: set[int] = set()
    for block, words, around in zip(found, printed, holders, strict=True):
        if not isinstance(block.block, Words):
            with_tables.update(around)
        if words and words not in seen:
            own.update(around)
    copies = with_tables - own
    return [
        block for block, around in zip(found, holders, strict=True) if copies.isdisjoint(around)
    ]


def _printed(block: Block) -> tuple[str, ...]:
    """The words and figures of *block* without blanks; none for a line without figures."""
    if isinstance(block, Words):
        has_digit = any(map(str.isdecimal, block.text))
        return ("".join(block.text.split()),) if has_digit else ()
    return tuple("".join(cell.text.split()) for cell in block.cells())
