# SPDX-License-Identifier: MIT
"""An element of a page as it is seen, by its own style and those of the page's style sheets."""

from __future__ import annotations

from typing import NamedTuple

from attrs import evolve

from .boxes import Attributes, Style, draws, is_block, is_gone, style_of, takes_no_place
from .looks import Look
from .marking import names
from .sheet_matching import GENERATED, ElementStyles

#: Elements that end a line of words.
_BLOCKS = names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre "
    "section summary ul caption tbody thead tfoot tr td th"
)
CELLS = names("td th")
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


def seen_as(tag: str, attributes: Attributes, look: Look, sheet: ElementStyles) -> SeenAs | None:
    """An element as it is seen within a *look*; None if it is not.

    What rules that may hold would change is in doubt.
    """
    style = style_of(attributes, sheet.normal, sheet.important)
    gone = is_gone(attributes, style)
    own = look.inside(tag, attributes, style)
    for possible in sheet.possible:
        other = style_of(attributes, {**sheet.normal, **possible}, sheet.important)
        if is_gone(attributes, other) != gone:
            gone, own = False, evolve(own, aside=DISPLACED)
            break
        shown = look.inside(tag, attributes, other)
        if not shown.shows_as(own) or _generated(other) != _generated(style):
            own = evolve(own, aside="hidden")
    is_line = tag in _BLOCKS or is_block(style)
    if gone and (tag not in CELLS or takes_no_place(attributes, style)):
        return None
    is_drawn = draws(style) or "background" in attributes
    return SeenAs(style, own, is_line, bool(_generated(style)), is_drawn, gone)


def _generated(style: Style) -> list[str]:
    """The words that a style sheet inserts."""
    return [style[name] for name in GENERATED if style.get(name)]
