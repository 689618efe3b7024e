# SPDX-License-Identifier: MIT
"""The styles of the elements of a page, and the boxes that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from ...errors import MissingExtraError
from ...text.patterns import late
from .marking import names

Style = Mapping[str, str]
_NO_STYLE: Final[Style] = {}
Attributes = Mapping[str, str | None]
_LENGTH = late(r"(-?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9}))([a-z]{1,4}|%)?")
#: Lengths in pixels; those in characters and in parts of the screen as they mostly are.
PIXELS: Final = {
    **dict.fromkeys(("px", "q"), 1),
    "pt": 4 / 3,
    "mm": 3.8,
    "cm": 38,
    "in": 96,
    "pc": 16,
    **dict.fromkeys(("em", "rem", "ic", "lh", "rlh"), 16),
    **dict.fromkeys(("ex", "ch", "cap"), 8),
    **dict.fromkeys(("%", "vw", "vh", "vmin", "vmax"), 10),
}
#: Words moved further than this, in pixels, are off the screen.
FAR = 500
#: Elements that end a line of words.
BLOCKS = names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre "
    "section summary ul caption tbody thead tfoot tr td th"
)
CELLS = names("td th")
INNER_DISPLAYS = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_BLOCK_DISPLAYS = frozenset({"block", "flex", "grid", "table", "table-row", "list-item"})
#: Styles that part the words of an element from those beside it.
_BOX = late(r"(?:padding|margin|border|float|position|width|left|right)")
_NO_BOX = late(r"(?:0(?:px|pt|em|rem|%)?|none|auto|static|inherit|initial|unset|transparent|\s)+")
_SIZES = names(
    "width height max-width max-height min-width min-height font-size line-height padding "
    "padding-left padding-right padding-top padding-bottom zoom"
)
_PAINTED = ("border", "border-top", "border-bottom", "background", "background-color")
#: Characters that are smaller, in pixels, are not seen.
SMALLEST = 3


def style_of(
    attributes: Attributes, sheet: Style = _NO_STYLE, important: Style = _NO_STYLE
) -> Style:
    """The declarations of an element: its own over those of a *sheet*.

    Of two of one name the last counts, but for those that the sheet calls *important*.
    """
    text = attributes.get("style")
    own, urgent = _declarations(text) if text else (_NO_STYLE, _NO_STYLE)
    if not sheet and not important and not urgent:
        return own
    return {**sheet, **own, **important, **urgent}


@lru_cache(maxsize=1 << 12)
def _declarations(text: str) -> tuple[Style, Style]:
    try:
        import tinycss2
    except ImportError:
        raise MissingExtraError("tinycss2", "html") from None
    return declared(tinycss2.parse_blocks_contents(text))


def declared(nodes: Iterable[Any]) -> tuple[Style, Style]:
    """The declarations among parsed *nodes* that browsers heed; those called important apart."""
    import tinycss2

    styles: tuple[dict[str, str], dict[str, str]] = {}, {}
    for node in nodes:
        if node.type == "declaration":
            pieces = [piece for piece in node.value if piece.type != "comment"]
            value = " ".join(tinycss2.serialize(pieces).lower().split())
            if value and is_valid(node.lower_name, value):
                styles[node.important][node.lower_name] = value
    return styles


def is_block(style: Style) -> bool:
    """True if an element begins and ends lines, whatever its name."""
    return style.get("display") in _BLOCK_DISPLAYS


def is_turned(style: Style) -> bool:
    """True if the elements in one of *style* are shown in another order than they come in."""
    flow = style.get("flex-direction", "") + style.get("flex-flow", "")
    is_turned = "reverse" in flow or style.get("direction") == "rtl"
    return is_turned and style.get("display") in INNER_DISPLAYS


def is_box(style: Style) -> bool:
    """True if an element in a line is apart from what is beside it."""
    display = style.get("display", "inline")
    if style.get("unicode-bidi", "normal") not in ("normal", "plaintext"):
        return True
    return display not in ("inline", "contents") or any(
        _BOX.match(name) and not _NO_BOX.fullmatch(value) for name, value in style.items()
    )


def draws(style: Style) -> bool:
    """True if an element of *style* shows a picture, or a box over others, without words."""
    image = style.get("background-image", "") + style.get("background", "")
    is_over = style.get("position") in ("absolute", "fixed")
    return "url(" in image or (
        is_over and any(not _NO_BOX.fullmatch(style.get(name, "none")) for name in _PAINTED)
    )


def pixels(length: str) -> float | None:
    """A *length* in pixels; None for what is no length."""
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * PIXELS.get(match[2] or "px", 1) if match else None


def is_valid(name: str, value: str) -> bool:
    """True if browsers do not ignore a declaration: no size is less than nothing."""
    return not (value.startswith("-") and name in _SIZES)
