# SPDX-License-Identifier: MIT
"""The boxes of the elements of a page, by their styles: where they are, if at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from ...text.patterns import late

Style = Mapping[str, str]
_NO_STYLE: Final[Style] = {}
Attributes = Mapping[str, str | None]
_COMMENT = late(r"/\*.*?\*/", re.DOTALL)
_IMPORTANT = late(r"\s*!\s*important")
_NOTHING = late(r"0*\.?0+(?:px|pt|em|rem|ex|%)?")
_LENGTH = late(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(px|pt|em|rem|ex|%|vw|vh)?")
#: Lengths in characters and in parts of the screen, in pixels.
PIXELS = {"em": 16, "rem": 16, "ex": 8, "%": 10, "vw": 10, "vh": 10}
#: Words moved further than this, in pixels, are off the screen.
FAR = 500
_CLIPPED = late(
    r"rect\((?:0(?:px)?[,\s]*){4}\)|inset\((?:50|100)%.*|circle\(0.*"
    r"|polygon\((?:0(?:px|%)?[,\s]*)+\)"
)
_SCALED = late(r"scale[xy]?\(0*(?:\.0[0-9]*)?[),]")
_MOVED = late(r"translate(?:x|y|3d)?\(([^()]*)\)")
#: Less than a tenth: of what is opaque, or large enough, that is not seen.
_LITTLE = late(r"0*\.0[0-9]*|0+\.?|0*[0-9](?:\.[0-9]*)?%")
_FAINT = late(r"opacity\(([^()]*)\)")
INNER_DISPLAYS = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_BLOCK_DISPLAYS = frozenset({"block", "flex", "grid", "table", "table-row", "list-item"})
#: Styles that part the words of an element from those beside it.
_BOX = late(r"(?:padding|margin|border|float|position|width|left|right)")
_NO_BOX = late(r"(?:0(?:px|pt|em|rem|%)?|none|auto|static|inherit|initial|unset|transparent|\s)+")
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
    own = _declarations(text) if text else _NO_STYLE
    if not sheet and not important:
        return own
    over = {**sheet, **own, **important}
    if important and text and "important" in text.lower():
        over |= _declarations(";".join(filter(_IMPORTANT.search, text.lower().split(";"))))
    return over


@lru_cache(maxsize=1 << 12)
def _declarations(text: str) -> Style:
    plain = _IMPORTANT.sub("", _COMMENT.sub("", text).lower())
    pairs = (pair.partition(":") for pair in plain.split(";"))
    found = ((name.strip(), " ".join(value.split())) for name, _, value in pairs)
    return {name: value for name, value in found if value}


def is_gone(attributes: Attributes, style: Style) -> bool:
    """True if an element takes no place on the page, or is not seen whatever is in it."""
    return takes_no_place(attributes, style) or bool(style and _is_unseen(style))


def takes_no_place(attributes: Attributes, style: Style) -> bool:
    """True if what follows an element takes its place."""
    display = style.get("display")
    if display is None:
        return "hidden" in attributes or "popover" in attributes
    return display == "none"


def _is_unseen(style: Style) -> bool:
    return (
        style.get("content-visibility") == "hidden"
        or any(
            _LITTLE.fullmatch(share)
            for share in _FAINT.findall(style.get("filter", "") + style.get("-webkit-filter", ""))
        )
        or any(_LITTLE.fullmatch(style.get(name, "1")) for name in ("zoom", "scale", "opacity"))
        or bool(_CLIPPED.match(style.get("clip", "") + style.get("clip-path", "")))
        or bool(_SCALED.search(style.get("transform", "")))
        or _is_squeezed(style)
        or _is_far(style)
    )


def _is_squeezed(style: Style) -> bool:
    if style.get("overflow") not in ("hidden", "clip"):
        return False
    sizes = (style.get(name, "") for name in ("width", "height", "max-width", "max-height"))
    lengths = [length for length in map(pixels, sizes) if length is not None]
    is_flat = _NOTHING.fullmatch(style.get("line-height", "")) is not None
    return is_flat or min(lengths, default=SMALLEST) < SMALLEST


def _is_far(style: Style) -> bool:
    moved = ["margin-left", "margin-top"]
    if style.get("position") in ("absolute", "fixed", "relative"):
        moved += ["left", "top", "right", "bottom"]
    lengths = [style.get(name, "") for name in moved]
    for steps in _MOVED.findall(style.get("transform", "")):
        lengths += [step.strip() for step in steps.split(",") if not step.endswith("%")]
    return any((pixels(length) or 0) < -FAR for length in lengths)


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
