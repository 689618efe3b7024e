# SPDX-License-Identifier: MIT
"""The lines above the first heading: the breadcrumb, the title, and the blocks that are neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from ..document.headings import breadcrumb_steps
from ..document.lines import Block, Split
from ..tables.tokens import rows
from ..text.source import PageFacts
from .metadata_lines import MetadataLine, lines_of_blocks
from .metadata_opening import Opening, read_opening


class TopOfPage(NamedTuple):
    """The lines above the first heading.

    Attributes:
        breadcrumb: The steps of the breadcrumb.
        opening: The title and the stated facts.
        rest: The blocks that are neither.
    """

    breadcrumb: tuple[str, ...]
    opening: Opening
    rest: list[Block]


def top_of_page(blocks: Sequence[Block], page: PageFacts | None, split: Split) -> TopOfPage:
    """The opening of a report from *blocks*, those above the first heading.

    A line whose removal would join a line of text to the table below it, as one of its cells, is
    read and stays.
    """
    crumb = _breadcrumb(blocks)
    # Entries of a menu above the breadcrumb are not beside what is below it.
    lines = [
        (block, MetadataLine((), is_row=True) if block is crumb else line)
        for block, line in lines_of_blocks(blocks)
    ]
    if lines and lines[0][0] is crumb:
        del lines[0]
    opening = read_opening([line for _, line in lines], page)
    taken = [lines[index][0] for index in opening.taken]
    if _join_cell_to_table(taken, blocks, split):
        opening, taken = opening._replace(taken=()), []
    gone = {id(block) for block in (*taken, crumb)}
    rest = [block for block in blocks if id(block) not in gone]
    return TopOfPage(breadcrumb_steps(crumb.text) if crumb else (), opening, rest)


def _breadcrumb(blocks: Sequence[Block]) -> Block | None:
    """The breadcrumb, which is above the first table."""
    top = takewhile(lambda block: block.type != "TABLE" or not rows(block.lines), blocks)
    crumb = next((block for block in top if block.type == "BREADCRUMB"), None)
    return None if crumb and _parted_from_table([crumb], blocks) else crumb


def _join_cell_to_table(taken: Sequence[Block], blocks: Iterable[Block], split: Split) -> bool:
    parted = _parted_from_table(taken, blocks)
    return parted is not None and split(parted.lines[0].raw) is not None


def _parted_from_table(taken: Sequence[Block], blocks: Iterable[Block]) -> Block | None:
    """The line of text that *taken*, which follow each other, part from a table below."""
    ids = {id(block) for block in taken}
    above: Block | None = None
    inside = False
    for block in blocks:
        if block.type == "BLANK":
            continue
        if id(block) in ids:
            inside = True
        elif inside:
            return above if above and above.type == "TEXT" and block.type == "TABLE" else None
        else:
            above = block
    return None
