# SPDX-License-Identifier: MIT
"""The lossless tree of a report made of numbered headings, paragraphs and pipe tables.

This layer knows no form. Every line of the text stands in exactly one block or heading of
the tree, in order, with its raw characters: joined they are the text again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from ..diagnostics.model import Collector, Diagnostic
from ..grammar import loading as grammar
from ..text.source import SourceText
from ..text.spans import Span
from .lines import TABLE_KINDS, HeadingParts, Line, LineKind, Split, scan
from .sections import Section, nest

if TYPE_CHECKING:
    from .transformer import TreeBuilder


class _BlockFields(NamedTuple):
    type: str
    lines: tuple[Line, ...]


class Block(_BlockFields, grammar.Item):
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
    def span(self) -> Span:
        """From its first character that is no blank to its last."""
        last = self.lines[-1]
        return Span(self.lines[0].body_start, last.body_start + len(last.body))

    @property
    def heading(self) -> HeadingParts | None:
        """The parts of the heading, for a heading's line."""
        return self.lines[0].heading


Node = Block | Section[Block]


@frozen
class Document:
    """A text as a tree.

    Attributes:
        source: The text.
        opening: The blocks before the first heading.
        sections: The sections of the highest level, with theirs inside.
        diagnostics: What is wrong with the numbering of the headings.
    """

    source: SourceText
    opening: tuple[Block, ...]
    sections: tuple[Section[Block], ...]
    diagnostics: tuple[Diagnostic, ...]

    def blocks(self) -> Iterator[Block]:
        """All headings and blocks in the order of the text."""
        return chain(self.opening, *(_walk(section) for section in self.sections))

    def raw(self) -> str:
        """The raw texts of all lines, joined: the text that was read, to the character."""
        return "".join(line.raw for block in self.blocks() for line in block.lines)


def _walk(section: Section[Block]) -> Iterator[Block]:
    yield section.head
    for child in section.children:
        if isinstance(child, Section):
            yield from _walk(child)
        else:
            yield child


def parse_document(
    source: SourceText,
    split: Split | None = None,
    collector: Collector | None = None,
) -> Document:
    """The tree of *source*; every text has one.

    Args:
        source: The text.
        split: Finds the cells of lines of known tables that lost their pipes.
        collector: Where the findings go; a new one if not given.
    """
    collector = collector or Collector(source)
    opening, flat = _document_grammar().read(_blocks(scan(source, split)))
    sections = nest(flat, collector)
    return Document(source, opening, sections, collector.in_order())


def _blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Lines -> blocks; table lines with only blank ones between them are one table."""
    table: list[Line] = []
    blanks: list[Line] = []
    for line in lines:
        if line.kind in TABLE_KINDS:
            table += [*blanks, line]
            blanks = []
        elif table and line.kind is LineKind.BLANK:
            blanks.append(line)
        else:
            yield from _closed(table, blanks)
            table, blanks = [], []
            yield Block(line.kind, (line,))
    yield from _closed(table, blanks)


def _closed(table: list[Line], blanks: list[Line]) -> Iterator[Block]:
    if table:
        yield Block("TABLE", tuple(table))
    for line in blanks:
        yield Block("BLANK", (line,))


def _tree_builder() -> type[TreeBuilder]:
    from .transformer import TreeBuilder

    return TreeBuilder


#: Where the grammar of documents is, and what it is.
GRAMMAR: Final = grammar.packaged("document"), grammar.Kind(_tree_builder)


@cache
def _document_grammar() -> grammar.Grammar:
    return grammar.build(*GRAMMAR)
