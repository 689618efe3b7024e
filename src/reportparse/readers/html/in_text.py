# SPDX-License-Identifier: MIT
"""Text with HTML or tables of MediaWiki in it -> the same text, with its tables and what it hides.

The elements are those of a page and are read as such; the cells keep their places in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from attrs import define, evolve, field

from ...errors import FileFormatError, LimitError
from ...text.characters import without_radicals
from ...text.grids import Grid, GridCell
from ...text.patterns import late
from ...text.source import BLANKS, MarkedPart, SourceText, Unread
from ...text.spans import Span
from ..blocks import BlockCell, BlockTable, Words
from ..limits import Limits
from ..marked_text import marked, outermost
from ..page_text import Slot, rows_of
from . import parsed, walked
from .elements_in_text import Element, TextElements
from .marking import check_tags, without_choices
from .page_blocks import PageWalker

_AROUND = BLANKS + "\r\n"
#: What a cell holds beside its words.
_MARKUP = late(r"<!--.*?(?:-->|\Z)|<[^>]*>|'{2,5}", re.DOTALL)


def with_elements(source: SourceText, limits: Limits) -> SourceText:
    """*source* with the rows of the tables that markup makes in it, and what markup hides."""
    text = without_radicals(source.text)
    elements = TextElements.of(text)
    shown = _Shown(text, elements, limits)
    hidden, unread = list(elements.unseen), list[Unread]()
    if elements.by_place:
        try:
            check_tags(elements.page, limits)
            tree = parsed(without_choices(elements.page))
            walker = walked(tree, elements.page, limits, is_marked=True)
            shown.add(walker)
        except (LimitError, FileFormatError) as error:  # of too many elements none is read
            part = MarkedPart(Span(min(elements.by_place), len(text)))
            reasons = str(error), error.text("zh")
            unread.append(Unread(part.span.start, "markup-unread", reasons))
            return evolve(source, marked=(part,), unread=tuple(unread))
        places = walker.unseen.intersection(elements.by_place)
        hidden += [elements.by_place[start].span for start in places]
        unread += [
            Unread(_place(note, walker.offsets), note.doubt or "")
            for notes in walker.notes.values()
            for note in notes
        ]
    lines = sorted(shown.parts, key=attrgetter("span.start"))
    parts = tuple(marked(text, hidden, shown.tables, lines))
    return evolve(source, grids=tuple(shown.grids), marked=parts, unread=tuple(unread))


@define
class _Shown:
    """The tables of a text and what they show.

    Attributes:
        text: The text.
        elements: Its elements.
        limits: How much they may hold.
        tables: The places of the tables.
        parts: The rows of the tables, and the lines of words in them, which have no cells.
        grids: The grids of the tables.
    """

    text: str
    elements: TextElements
    limits: Limits
    tables: list[Span] = field(factory=list)
    parts: list[MarkedPart] = field(factory=list)
    grids: list[Grid] = field(factory=list)
    _ends: dict[int, int] = field(factory=dict)

    def add(self, walker: PageWalker) -> None:
        """Add what a page shows that has the elements of the text."""
        places = self.elements.by_place
        named = (one.span for one in places.values() if one.name == "table")
        made = (
            places[walker.offsets[block.within[-1]]].span
            for block in walker.found
            if isinstance(block.block, BlockTable)
        )
        self.tables += outermost([*named, *made])
        for block, within, *_ in walker.found:
            if isinstance(block, BlockTable):
                self._add_table(block, walker.offsets)
            elif within and (element := places.get(_place(block, walker.offsets))):
                self._add_words(block.text, element)

    def _add_words(self, words: str, element: Element) -> None:
        """Add a line of words where *element* prints them, or all of it if it does not so."""
        start, end = self._ends.get(element.span.start, element.inner.start), element.inner.end
        at = self.text.find(words, start, end)
        span = Span(at, at + len(words)) if at >= 0 else Span(start, end)
        self._ends[element.span.start] = span.end
        self.parts.append(MarkedPart(span))

    def _add_table(self, table: BlockTable, offsets: Sequence[int]) -> None:
        cells: dict[int, GridCell] = {}
        end = -1
        for number, row in rows_of(table, self.limits):
            starts, own = list[int](), list[Span]()
            for column, slot in row.items():
                span = self._place(slot, offsets) if slot else Span(end, end)
                starts.append(span.start)
                if slot and span.start not in cells:  # it begins in this row
                    own.append(span)
                    cells[span.start] = slot.grid_cell(number, column, span, self.limits)
                    end = span.end
            if own:
                whole = Span(min(span.start for span in own), max(span.end for span in own))
                words = tuple(slot.printed if slot else "" for slot in row.values())
                self.parts.append(MarkedPart(whole, words, tuple(starts)))
        if cells:
            whole = Span(min(cells), max(cell.span.end for cell in cells.values()))
            self.grids.append(Grid(whole, tuple(cells.values())))

    def _place(self, slot: Slot, offsets: Sequence[int]) -> Span:
        """The place of the words of a cell, or of all that it holds if they are not printed so."""
        inner, words = self.elements.by_place[_place(slot.cell, offsets)].inner, slot.cell.text
        raw = self.text[inner.start : inner.end]
        if "<" in raw or "'" in raw:
            raw = _MARKUP.sub(lambda markup: " " * len(markup[0]), raw)
        body = words if words and raw.count(words) == 1 else raw.strip(_AROUND)
        start = inner.start + (raw.index(body) if body else 0)
        return Span(start, start + len(body))


def _place(block: Words | BlockCell, offsets: Sequence[int]) -> int:
    """The offset of the element in which a line or a cell of a page is."""
    assert isinstance(block.place, int), "those of pages have the numbers of elements"
    return offsets[block.place]
