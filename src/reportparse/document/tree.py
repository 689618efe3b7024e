# SPDX-License-Identifier: MIT
"""The lossless tree of a report made of numbered headings, paragraphs and pipe tables.

This layer knows no form. Every line of the text is in exactly one block of the tree, in order,
with its raw characters: joined they are the text again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from attrs import frozen

from ..diagnostics.collecting import Collector, Diagnostic
from ..text.source import SourceText
from .lines import Block, FindSection, Line, Split
from .parser import parse
from .sections import OutlineSection, check_numbers


@frozen
class Document:
    """A text as a tree.

    Attributes:
        source: The text.
        opening: The blocks before the first heading.
        sections: The sections of the highest level, with theirs inside.
        diagnostics: Problems of the numbering of the headings.
    """

    source: SourceText
    opening: tuple[Block, ...]
    sections: tuple[OutlineSection, ...]
    diagnostics: tuple[Diagnostic, ...]

    def blocks(self) -> Iterator[Block]:
        """All headings and blocks in the order of the text."""
        return (block for block, _ in self.blocks_with_headings)

    @cached_property
    def blocks_with_headings(self) -> Sequence[tuple[Block, tuple[Block, ...]]]:
        """All blocks in order, each with the headings of the sections that it is in."""
        found: list[tuple[Block, tuple[Block, ...]]] = []
        _walk((*self.opening, *self.sections), (), found)
        return found

    def lines(self) -> Iterator[Line]:
        """All lines in the order of the text."""
        return chain.from_iterable(block.lines for block in self.blocks())

    def raw(self) -> str:
        """The raw texts of all lines, joined: the text that was read, to the character."""
        return "".join(line.raw for line in self.lines())


def _walk(
    children: Iterable[Block | OutlineSection],
    headings: tuple[Block, ...],
    found: list[tuple[Block, tuple[Block, ...]]],
) -> None:
    for child in children:
        if isinstance(child, OutlineSection):
            own = (*headings, child.head)
            found.append((child.head, own))
            _walk(child.children, own, found)
        else:
            found.append((child, headings))


def parse_document(
    source: SourceText,
    split: Split | None = None,
    collector: Collector | None = None,
    find_section: FindSection | None = None,
) -> Document:
    """The tree of *source*; every text has one.

    Args:
        source: The text.
        split: Finds the cells of lines of known tables that lost their pipes.
        collector: Where the findings go; a new one if not given.
        find_section: Finds the words of a known form's heading at the beginning of a text.
    """
    collector = collector or Collector(source)
    opening, sections = parse(source, split, find_section)
    check_numbers(sections, collector)
    return Document(source, opening, sections, collector.in_order())
