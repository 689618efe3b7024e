# SPDX-License-Identifier: MIT
"""The styles of the elements of a page, and the boxes that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

import tinycss2

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
PARTS = names("caption thead tbody tfoot tr")
COLUMNS = names("colgroup col")
OF_TABLES = PARTS | COLUMNS | CELLS | {"table"}
INNER_DISPLAYS = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_BLOCK_DISPLAYS = frozenset({"block", "flex", "grid", "table", "table-row", "list-item"})
#: Styles that part the words of an element from those beside it.
_BOX = late(r"(?:padding|margin|border|float|position|width|left|right)")
_NO_BOX = late(r"(?:0(?:px|pt|em|rem|%)?|none|auto|static|inherit|initial|unset|transparent|\s)+")
_SIZES = names(
    "width height max-width max-height min-width min-height font-size line-height "
    "padding-left padding-right padding-top padding-bottom zoom"
)
_SIDES = 4
_PAINTED = ("border", "border-top", "border-bottom", "background-color", "background-image")
#: Properties that set several others: those of four sides to a value each, all others to the whole.
_SHORTHANDS: Final = {
    "animation": ("animation-name",),
    "background": ("background-color", "background-image"),
    "inset": ("top", "right", "bottom", "left"),
    "margin": ("margin-top", "margin-right", "margin-bottom", "margin-left"),
    "overflow": ("overflow-x", "overflow-y"),
    "padding": ("padding-top", "padding-right", "padding-bottom", "padding-left"),
    "text-decoration": ("text-decoration-line",),
}
#: The other properties that decide what is seen, and in which order.
_DECIDING = _SIZES.union(*_SHORTHANDS.values()) | names(
    "display visibility opacity filter font font-family color background-clip text-fill-color "
    "text-shadow text-stroke position text-indent clip clip-path mask mask-image transform rotate "
    "scale translate border border-top border-bottom border-left border-right table-layout "
    "vertical-align white-space mso-text-raise unicode-bidi direction float letter-spacing "
    "text-security flex-direction flex-flow grid-row order content content-visibility "
    "mix-blend-mode"
)
_LINES = late(r"\s*([0-9]{1,4})\s*/\s*([0-9]{1,4})\s*")
_SPAN = late(r"\bspan\s+(?!1\b)[0-9]")
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
    return declared(tinycss2.parse_blocks_contents(text))


def declared(nodes: Iterable[Any]) -> tuple[Style, Style]:
    """The declarations among parsed *nodes* that decide something; those called important apart.

    Names have no prefix of a browser, and shorthands are taken apart.
    """
    styles: tuple[dict[str, str], dict[str, str]] = {}, {}
    for node in nodes:
        if node.type == "declaration":
            name = node.lower_name.removeprefix("-webkit-")
            pieces = [piece for piece in node.value if piece.type != "comment"]
            value = " ".join(tinycss2.serialize(pieces).lower().split())
            styles[node.important].update(filter(_is_heeded, _taken_apart(name, value)))
    return styles


def _taken_apart(name: str, value: str) -> Iterable[tuple[str, str]]:
    """The declarations that one of *name* makes."""
    parts = _SHORTHANDS.get(name, (name,))
    if len(parts) < _SIDES:
        return ((part, value) for part in parts)
    values = value.split() or [""]
    # Of fewer values than four, opposite sides have the same; more are a calculation.
    values += values[1:2] if len(values) == _SIDES - 1 else _SIDES * values
    return zip(parts, values[:_SIDES], strict=True)


def _is_heeded(declaration: tuple[str, str]) -> bool:
    """True if a *declaration* decides something, and browsers do not ignore it."""
    name, value = declaration
    is_less_than_nothing = value.startswith("-") and name in _SIZES
    decides = name in _DECIDING or name.startswith("--")
    return bool(value) and decides and not is_less_than_nothing


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


def spans_rows(style: Style) -> bool:
    """True if an element of *style* covers several rows of a grid."""
    row = style.get("grid-row")
    if not row:
        return False
    lines = _LINES.fullmatch(row)
    return int(lines[2]) - int(lines[1]) > 1 if lines else bool(_SPAN.search(row))


def draws(style: Style) -> bool:
    """True if an element of *style* shows a picture, or a box over others, without words."""
    image = style.get("background-image", "")
    is_over = style.get("position") in ("absolute", "fixed")
    return "url(" in image or (
        is_over and any(not _NO_BOX.fullmatch(style.get(name, "none")) for name in _PAINTED)
    )


def pixels(length: str) -> float | None:
    """A *length* in pixels; None for what is no length."""
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * PIXELS.get(match[2] or "px", 1) if match else None
