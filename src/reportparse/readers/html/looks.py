# SPDX-License-Identifier: MIT
"""How the elements of a page look, as far as it decides which of their words are seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve, frozen

from .marking import PLACE

Style = Mapping[str, str]
Attributes = Mapping[str, str | None]
_Color = tuple[int, int, int]

_NOT_STYLE = re.compile(r"/\*.*?\*/|\s+|!important", re.DOTALL)
_NOTHING = re.compile(r"0*\.?0+(?:px|pt|em|rem|ex|%)?")
_LENGTH = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(px|pt|em|rem|ex|%|vw|vh)?")
#: Lengths in characters and in parts of the screen, in pixels.
_PIXELS = {"em": 16, "rem": 16, "ex": 8, "%": 10, "vw": 10, "vh": 10}
#: Characters that are smaller, in pixels, are not seen.
_SMALLEST = 3
#: Words moved further than this, in pixels, are off the screen.
_FAR = 500
_CLIPPED = re.compile(r"rect\((?:0(?:px)?,?){4}\)|inset\((?:50|100)%.*")
#: Raised, lowered or struck words are not part of the figure next to them.
_ASIDE = {
    **dict.fromkeys(("sup", "sub", "small"), "raised"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
}
#: Page furniture by its element, whatever it says.
_FURNITURE = frozenset({"nav", "footer", "aside"})
_BLOCK_DISPLAYS = frozenset({"block", "flex", "grid", "table", "table-row", "list-item"})
#: Styles that part the words of an element from those beside it.
_BOX = re.compile(r"(?:padding|margin|border|float|position|width|left|right)")
_COLOR_NAMES: Final[Mapping[str, _Color]] = {
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "black": (0, 0, 0),
}
_WHITE: Final = _COLOR_NAMES["white"]
_OTHER_COLOR: Final = (128, 0, 0)
_CLEAR: Final = (-1, -1, -1)
_NO_GROUND = frozenset({"none", "inherit", "initial", "unset"})
#: Colours that differ by less in each part look the same.
_SAME_COLOR = 16
_HEX = re.compile(r"#([0-9a-f]{3,8})")
_RGB = re.compile(r"rgba?\(([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3})(?:,([0-9.]{1,9}))?\)")


@frozen
class Look:
    """The look of words, from the elements around them.

    Attributes:
        heading: They are marked up as a heading of the page.
        linked: They are those of a link.
        furniture: They are navigation or footer.
        preformatted: Their line ends are shown.
        cell: They are in a cell of a table.
        aside: Why they do not belong to a figure next to them: `raised`, `struck`, `reversed`.
        unseen: They take their place but are not painted.
        tiny: They are too small to be seen.
        ink: Their colour, if it is known.
        ground: The colour behind them, if it is known.
        classed: A style sheet of another file may colour what is behind them.
        box: Their separation from words next to them: classes, and boxes of their own.
    """

    heading: bool = False
    linked: bool = False
    furniture: bool = False
    preformatted: bool = False
    cell: bool = False
    aside: str | None = None
    unseen: bool = False
    tiny: bool = False
    ink: _Color | None = None
    ground: _Color | None = None
    classed: bool = False
    box: tuple[str, ...] = ()

    @property
    def is_hidden(self) -> bool:
        """They are not seen."""
        pale = self._is_pale and not self._may_be_shaded
        return self.unseen or self.tiny or pale

    @property
    def doubt(self) -> str | None:
        """Why they are not safely part of a figure."""
        return self.aside or ("hidden" if self._is_pale and self._may_be_shaded else None)

    @property
    def _is_pale(self) -> bool:
        if self.ink is None or self.ink == _CLEAR:
            return self.ink is not None
        return _are_alike(self.ink, self.ground or _WHITE)

    @property
    def _may_be_shaded(self) -> bool:
        return self.classed and self.ground is None and self.ink != _CLEAR

    def inside(self, tag: str, attributes: Attributes, style: Style) -> Look:
        """The look of what is in an element."""
        changes: dict[str, Any] = {}
        if tag in _ASIDE:
            changes["aside"] = _ASIDE[tag]
        elif tag in _FURNITURE:
            changes["furniture"] = True
        elif tag in ("h1", "h2", "h3"):
            changes["heading"] = True
        elif tag == "pre":
            changes["preformatted"] = True
        target = attributes.get("href") or "" if tag == "a" else ""
        if target:
            changes["linked"] = True
            if target.startswith("#") and len(target) > 1:  # to a note within the page
                changes["aside"] = "raised"
        self._note_place(tag, attributes, style, changes)
        if style:
            changes |= _changes(style)
        _note_colors(attributes, style, changes)
        return evolve(self, **changes) if changes else self

    def _note_place(
        self, tag: str, attributes: Attributes, style: Style, changes: dict[str, Any]
    ) -> None:
        named = attributes.get("class") or ""
        if named or attributes.get("id"):
            changes["classed"] = True
        if tag in ("td", "th"):
            changes |= {"cell": True, "box": ()}
        elif self.cell:
            # An element in a box of its own is parted also from one that looks the same.
            own = attributes.get(PLACE) or "" if is_box(style) else ""
            if named or own:
                changes["box"] = (*self.box, f"{named} {own}")


def _are_alike(ink: _Color, ground: _Color) -> bool:
    return all(abs(level - other) < _SAME_COLOR for level, other in zip(ink, ground, strict=True))


def _changes(style: Style) -> dict[str, Any]:
    """The changes that *style* makes to a look, colours aside."""
    changes: dict[str, Any] = {}
    if "font-size" in style:
        size = _pixels(style["font-size"])
        changes["tiny"] = size is not None and size < _SMALLEST
    if "visibility" in style:
        changes["unseen"] = style["visibility"] in ("hidden", "collapse")
    if (_pixels(style.get("text-indent", "")) or 0) < -_FAR:
        changes["unseen"] = True
    decoration = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    if "line-through" in decoration:
        changes["aside"] = "struck"
    elif style.get("vertical-align", "") in ("super", "sub", "text-top", "text-bottom") or (
        style.get("mso-text-raise", "0") not in ("0", "0pt")
    ):
        changes["aside"] = "raised"
    elif style.get("unicode-bidi", "") in ("bidi-override", "isolate-override"):
        changes["aside"] = "reversed"
    return changes


def _note_colors(attributes: Attributes, style: Style, changes: dict[str, Any]) -> None:
    ink = style.get("color") or (attributes.get("color") or "").lower()
    if ink:
        changes["ink"] = _CLEAR if _is_clear(ink) else _color(ink)
    ground = style.get("background-color") or style.get("background") or attributes.get("bgcolor")
    if ground and not _is_clear(ground := ground.lower()) and ground not in _NO_GROUND:
        changes["ground"] = _color(ground) or _OTHER_COLOR


def _color(text: str) -> _Color | None:
    """The colour that *text* names; None for one that is not known."""
    match = _HEX.search(text)
    if match:
        digits = match[1] if len(match[1]) >= len("rrggbb") else "".join(2 * x for x in match[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    match = _RGB.search(text)
    if match:
        return int(match[1]), int(match[2]), int(match[3])
    return _COLOR_NAMES.get(text)


def _is_clear(text: str) -> bool:
    match = _RGB.search(text)
    alpha = match[4] if match else None
    return text == "transparent" or bool(alpha and _NOTHING.fullmatch(alpha))


def style_of(attributes: Attributes) -> Style:
    """The declarations of an element's own style; of two of one name the last counts."""
    return declarations(attributes.get("style") or "")


def declarations(text: str) -> dict[str, str]:
    """The declarations in *text*."""
    pairs = (pair.partition(":") for pair in _NOT_STYLE.sub("", text).lower().split(";"))
    return {name: value for name, _, value in pairs if value}


def is_gone(attributes: Attributes, style: Style) -> bool:
    """True if an element takes no place on the page, or is not seen whatever is in it."""
    if "hidden" in attributes:
        return True
    if not style:
        return False
    return (
        style.get("display") == "none"
        or bool(_NOTHING.fullmatch(style.get("opacity", "1")))
        or bool(_CLIPPED.match(style.get("clip", "") + style.get("clip-path", "")))
        or style.get("transform", "").startswith("scale(0)")
        or _is_squeezed(style)
        or _is_far(style)
    )


def _is_squeezed(style: Style) -> bool:
    sizes = (style.get(name, "") for name in ("width", "height", "max-width", "max-height"))
    return style.get("overflow") in ("hidden", "clip") and any(map(_NOTHING.fullmatch, sizes))


def _is_far(style: Style) -> bool:
    moved = ["margin-left", "margin-top"]
    if style.get("position") in ("absolute", "fixed", "relative"):
        moved += ["left", "top", "right", "bottom"]
    return any((_pixels(style.get(name, "")) or 0) < -_FAR for name in moved)


def is_block(style: Style) -> bool:
    """True if an element begins and ends lines, whatever its name."""
    return style.get("display") in _BLOCK_DISPLAYS


def is_box(style: Style) -> bool:
    """True if an element in a line is apart from what is beside it."""
    display = style.get("display", "inline")
    return display not in ("inline", "contents") or any(map(_BOX.match, style))


def _pixels(length: str) -> float | None:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PIXELS.get(match[2] or "px", 1) if match else None
