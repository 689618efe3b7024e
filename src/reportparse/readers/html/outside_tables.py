# SPDX-License-Identifier: MIT
"""Lines and blocks of a page outside of tables; which elements are hidden, or print rows."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from attrs import define
from selectolax.lexbor import LexborNode

from ..blocks import Block, BlockCell, LineParts
from .seen_elements import SeenAs

#: More words than these are no single row of a table.
_LONGEST_ROW = 80


class PageBlock(NamedTuple):
    """A block of a page with its surroundings.

    Attributes:
        block: The block.
        within: The numbers of the elements around it, the outermost first.
        heading: True if it is marked up as a heading of the page.
        linked: True if all its words are those of links.
        furniture: True if it is in an element marked up as navigation or footer.
        row: Its cells if it is a line of boxes side by side outside of tables.
    """

    block: Block
    within: tuple[int, ...]
    heading: bool = False
    linked: bool = False
    furniture: bool = False
    row: tuple[BlockCell, ...] = ()


def unless_script_shows(
    element: LexborNode, own: SeenAs | None, sheeted: SeenAs | None
) -> SeenAs | None:
    """An element that style sheets hide: by its *own* style, or as *sheeted* if it is short.

    A script may show it: a line of its own is in doubt, and all that is longer is read. Words
    within a line are hidden for good.
    """
    if own is None or not is_short(element):
        return own
    is_unseen = sheeted is None or sheeted.look.is_hidden
    return own.with_aside("hidden") if is_unseen and own.is_block else sheeted


def is_short(element: LexborNode) -> bool:
    """True if *element* holds no table, no sentence, and not more words than a row."""
    room = _LONGEST_ROW
    for node in element.traverse(include_text=True):
        if node.tag == "table":
            return False
        if node.tag == "-text":
            words = (node.text_content or "").strip()
            room -= len(words)
            if room < 0 or "。" in words:
                return False
    return True


@define
class BoxedLine(LineParts):
    """The pieces of a line of a page.

    Attributes:
        at: The number of the element in which its words begin.
        linked: All its words are those of links.
        has_others: It has words outside of boxes side by side.
        boxes: The index of the first piece of each of these.
        picture: The elements around a picture in it.
        has_field: A field of a form in it shows something.
    """

    at: int | None = None
    linked: bool = True
    has_others: bool = False
    # Most lines have none, and pages many lines.
    boxes: list[int] | None = None
    picture: tuple[int, ...] = ()
    has_field: bool = False
    _unread: list[int] | None = None

    def open_box(self) -> None:
        """Begin a box side by side with others."""
        self.boxes = self.boxes or []
        self.boxes.append(len(self.pieces))
        self.pieces.append(([""], None, None))

    def note_beside(self, *, in_cell: bool) -> None:
        """Note something unread that is part of a figure only if there are no words."""
        self.beside |= in_cell
        self._unread = self._unread or []
        self._unread.append(len(self.pieces))

    def row(self, place: int) -> tuple[BlockCell, ...]:
        """Its boxes as cells; none if it has words outside of them."""
        if self.has_others or not self.boxes or self.boxes[0]:
            return ()
        cells = []
        for start, end in pairwise([*self.boxes, len(self.pieces)]):
            beside = any(start < at <= end for at in self._unread or ())
            words = LineParts(self.pieces[start:end], beside).words(place, in_cell=True)
            cells.append(BlockCell([words] if words else [], place))
        return tuple(cells)
