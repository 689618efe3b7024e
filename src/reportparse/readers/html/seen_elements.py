# SPDX-License-Identifier: MIT
"""An element of a page as it is seen, by its own style and those of the page's style sheets."""

from __future__ import annotations

from typing import NamedTuple

from attrs import evolve

from .boxes import BLOCKS, CELLS, Attributes, Style, draws, is_block, style_of
from .looks import Look
from .sheet_matching import GENERATED, ElementStyles
from .visibility import effective, is_gone, takes_no_place

NO_SHEET = ElementStyles()
#: A cell that may not be there: those after it may be in other columns.
DISPLACED = "displaced"


class SeenAs(NamedTuple):
    """An element that is seen: its style, and the look it gives to what is in it.

    Attributes:
        style: The style.
        look: The look.
        is_block: It begins and ends a line.
        generates: A style sheet inserts words in it.
        draws: It shows something even without words.
        is_blank: It takes its place, but nothing in it is seen.
    """

    style: Style
    look: Look
    is_block: bool
    generates: bool
    draws: bool
    is_blank: bool

    def with_aside(self, aside: str) -> SeenAs:
        """This element with words that for the reason *aside* are not safely part of a figure."""
        return self._replace(look=evolve(self.look, aside=aside))


def seen_as(tag: str, attributes: Attributes, look: Look, sheet: ElementStyles) -> SeenAs | None:
    """An element as it is seen within a *look*; None if it is not.

    What rules that may hold would change is in doubt.
    """
    style = _style(tag, attributes, look, sheet, {})
    gone = is_gone(attributes, style)
    own = look.inside(tag, attributes, style)
    if gone is None:
        own = evolve(own, aside="hidden")
    for possible in sheet.possible:
        other = _style(tag, attributes, look, sheet, possible)
        if is_gone(attributes, other) != gone:
            gone, own = False, evolve(own, aside=DISPLACED)
            break
        shown = look.inside(tag, attributes, other)
        if not shown.shows_as(own) or _generated(other) != _generated(style):
            own = evolve(own, aside="hidden")
    is_line = tag in BLOCKS or is_block(style)
    if gone and (tag not in CELLS or takes_no_place(attributes, style)):
        return None
    is_drawn = draws(style) or "background" in attributes
    return SeenAs(style, own, is_line, bool(_generated(style)), is_drawn, bool(gone))


def _style(
    tag: str, attributes: Attributes, look: Look, sheet: ElementStyles, possible: Style
) -> Style:
    """The declarations of an element that do something, with those of a *possible* rule."""
    style = style_of(attributes, {**sheet.normal, **possible}, sheet.important)
    return effective(tag, style, parted=look.parted, fixed=look.fixed)


def _generated(style: Style) -> list[str]:
    """The words that a style sheet inserts."""
    return [style[name] for name in GENERATED if style.get(name)]
