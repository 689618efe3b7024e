# SPDX-License-Identifier: MIT
"""Tables that a page prints as one -> a table each, where a row between says whose the next is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from attrs import evolve

from ..document.lines import Block, Line
from ..document.sections import OutlineSection
from ..document.tree import Document
from ..text.numerals import shows_figure
from .owners import AROUND_CELL, names_owner, texts_of

#: Rows that begin with so many characters alike may begin with the same label.
_BEGINNING = 5


def with_parted_tables(document: Document, agency: str | None, year: int | None) -> Document:
    """*document*, its tables cut before each row that names an agency or a year.

    Such a row is below figures, and labels above it are below it again.
    """
    cuts: dict[int, Sequence[int]] = {}
    for block in document.blocks():
        if block.type == "TABLE" and _may_be_several(block, agency, year):
            rows = [texts_of(line) for line in block.lines]
            cuts[id(block)] = [
                at for at in _ends(rows) if names_owner(next(iter(rows[at])), agency, year)
            ]
    if not any(cuts.values()):
        return document
    opening = chain.from_iterable(_parts(block, cuts) for block in document.opening)
    sections = (_with_parts(section, cuts) for section in document.sections)
    return evolve(document, opening=tuple(opening), sections=tuple(sections))


def _may_be_several(table: Block, agency: str | None, year: int | None) -> bool:
    """True if rows of a *table* begin alike, and one begins with an agency or a year, or two."""
    begin = {line.raw[:_BEGINNING] for line in table.lines}
    return len(begin) < len(table.lines) and any(
        names_owner(text, agency, year) for text in _texts_alone(table.lines[1:])
    )


def _texts_alone(lines: Iterable[Line]) -> Iterator[str]:
    """The first text of each line that prints no other, or this again, next to it."""
    for line in lines:
        texts = filter(None, (cell.strip(AROUND_CELL) for cell in line.cells))
        first = next(texts, "")
        if first and next(texts, first) == first:
            yield first


def _ends(rows: Sequence[Iterable[str]]) -> Iterator[int]:
    """The rows of one text that may begin another table."""
    last = {text: at for at, row in enumerate(rows) for text in row if not shows_figure(text)}
    reach = 0  # the last row that has a label of the rows so far
    has_figures = False
    before: Sequence[str] = ()
    for at, row in enumerate(rows):
        texts = list(row)
        is_caption = len(texts) == 1 and not shows_figure(texts[0])
        if is_caption and len(before) > 1 and has_figures and reach > at:
            yield at
        reach = max([reach, *(last.get(text, 0) for text in texts)])
        has_figures = has_figures or any(map(shows_figure, texts))
        before = texts or before


def _parts(block: Block, cuts: Mapping[int, Sequence[int]]) -> Iterator[Block]:
    ends = [0, *cuts.get(id(block), ()), len(block.lines)]
    if len(ends) == len(("begin", "end")):
        yield block
    else:
        yield from (Block(block.type, block.lines[at:end]) for at, end in pairwise(ends))


def _with_parts(section: OutlineSection, cuts: Mapping[int, Sequence[int]]) -> OutlineSection:
    children: list[Block | OutlineSection] = []
    for child in section.children:
        if isinstance(child, OutlineSection):
            children.append(_with_parts(child, cuts))
        else:
            children += _parts(child, cuts)
    return evolve(section, children=tuple(children))
