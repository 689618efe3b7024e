# SPDX-License-Identifier: MIT
"""How the elements of a page look, as far as it decides which of their words are seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from ...text.patterns import late
from ..colors import CLEAR, OTHER, PICTURE, WHITE, Color, are_alike, color_of, shows_symbols
from .boxes import (
    BLOCKS,
    CELLS,
    FAR,
    INNER_DISPLAYS,
    PIXELS,
    SMALLEST,
    Attributes,
    Style,
    is_block,
    is_box,
    pixels,
)

#: The attributes that decide how an element looks, each with the characters that do; None is all.
TELLING: Final[Mapping[str, int | None]] = {
    **dict.fromkeys(("class", "style", "dir", "hidden", "open", "popover")),
    **dict.fromkeys(("color", "bgcolor", "background", "size")),
    "id": 1,
    "href": 2,
}

#: Why words are not part of a figure beside them, or are shown in another way than they are
#: written: by a declaration, its value, and the reason.
_ASIDE_BY_STYLE: Final = (
    ("text-decoration-line", late(r".*line-through.*"), "struck"),
    ("vertical-align", late(r"super|sub|text-top|text-bottom"), "raised"),
    ("mso-text-raise", late(r"(?!(?:0|0pt)$).*"), "raised"),
    ("unicode-bidi", late(r"bidi-override|isolate-override"), "reversed"),
    ("rotate", late(r"(?!(?:none|0|0deg)$).*"), "reversed"),
    ("scale", late(r".*-.*"), "reversed"),
    # Movements and sizes leave words as they are read.
    (
        "transform",
        late(
            r"(?!(?:none|translate(?:[xyz]|3d)?\([^)]*\)|rotate\(0(?:deg)?\)|\s"
            r"|scale(?:[xyz]|3d)?\((?!0\b(?!\.[1-9]))[0-9., ]+\))*$).*"
        ),
        "reversed",
    ),
    *((name, late(r"(?!none$).*"), "hidden") for name in ("text-security", "mask", "mask-image")),
    (
        "filter",
        late(
            r"(?!(?:none|(?:grayscale|saturate|sepia|hue-rotate|drop-shadow)"
            r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\s)*$).*"
        ),
        "hidden",
    ),
    ("animation-name", late(r"(?!none$).*"), "hidden"),
    ("content", late(r".*url\(.*"), "hidden"),
)
_FONT_SIZE = late(r"(?:^|\s)(\.?[0-9][0-9.]*(?:px|pt|em|rem|ex|%)?)(?:\s*/|\s)")
#: The height of characters in pixels where nothing says, by the sizes of `<font>`, and by name.
_USUAL_SIZE = 16
_STEPS = (10, 13, _USUAL_SIZE, 18, 24, 32, 48)
_FONT_STEP = late(r"([+-]?)([0-9]{1,2})")
_NAMED_SIZES = {"xx-small": 9, "x-small": 10, "small": 13, "medium": _USUAL_SIZE, "large": 18}
#: Styles that paint characters otherwise than in their colour.
_PAINTS = ("text-shadow", "text-stroke", "mix-blend-mode")
#: Raised, lowered or struck words are not part of the figure next to them.
_ASIDE = {
    **dict.fromkeys(("sup", "sub", "small"), "raised"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
}
#: The elements that by their name change the look of what is in them.
_NAMED_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    **{tag: {"furniture": True} for tag in ("nav", "footer", "aside")},
    **{tag: {"heading": True} for tag in ("h1", "h2", "h3")},
    **{tag: {"cell": True} for tag in CELLS},
    "pre": {"preformatted": True},
}
_BOXES = ("inline-", "table-cell")
_NO_GROUND = frozenset({"none", "inherit", "initial", "unset"})
_AS_AROUND = frozenset({"inherit", "currentcolor", "unset"})


@frozen(eq=False)
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
        size: Their height in pixels, as far as the page says it.
        ink: Their colour, if it is known.
        ground: The colour behind them, if it is known.
        classed: A style sheet of another file may colour what is behind them.
        box: Their separation from words next to them: classes, and boxes of their own.
        apart: They are in a box of their own, from one that looks the same, too.
        boxed: They are in one of the boxes side by side in a line, as cells are in a row.
        parted: Each element directly within is a box of its own.
        fixed: They are in a table whose columns do not grow with their content.
        painted: They may be painted in another way than in their colour.
        is_hidden: They are not seen.
        doubt: Why they are not safely part of a figure.
    """

    heading: bool = False
    linked: bool = False
    furniture: bool = False
    preformatted: bool = False
    cell: bool = False
    aside: str | None = None
    unseen: bool = False
    size: float = _USUAL_SIZE
    ink: Color | None = None
    ground: Color | None = None
    classed: bool = False
    box: tuple[str, ...] = ()
    apart: bool = False
    boxed: bool = False
    parted: bool = False
    fixed: bool = False
    painted: bool = False
    # Asked for each text, so that they are no properties.
    is_hidden: bool = field(init=False)
    doubt: str | None = field(init=False)

    @is_hidden.default
    def _is_hidden(self) -> bool:
        pale = self._is_pale and not self._may_be_seen
        return self.unseen or self.size < SMALLEST or pale

    @doubt.default
    def _doubt(self) -> str | None:
        return self.aside or ("hidden" if self._is_pale and self._may_be_seen else None)

    def shows_as(self, other: Look) -> bool:
        """True if words of *other* look are seen where these are, and in the same order."""
        return (self.is_hidden, self.doubt, self.parted) == (
            other.is_hidden,
            other.doubt,
            other.parted,
        )

    @property
    def _is_pale(self) -> bool:
        if self.ink is None or self.ink == CLEAR:
            return self.ink is not None
        ground = self.ground if self.ground not in (None, PICTURE) else WHITE
        return are_alike(self.ink, ground)

    @property
    def _may_be_seen(self) -> bool:
        """Something else may be behind them, or they may be painted in another way."""
        is_shaded = self.classed and self.ground is None and self.ink != CLEAR
        return is_shaded or self.painted or self.ground == PICTURE

    def inside(self, tag: str, attributes: Attributes, style: Style) -> Look:
        """The look of what is in an element."""
        changes: dict[str, Any] = {"apart": False} if self.apart else {}
        changes |= _NAMED_LOOKS.get(tag, {})
        if tag == "a" and attributes.get("href"):
            changes["linked"] = True
        aside = self._aside(tag, attributes)
        if aside:
            changes["aside"] = aside
        self._note_place(tag, attributes, style, changes)
        size = _size(attributes if tag == "font" else {}, style, self.size)
        if size is not None:
            changes["size"] = size
        if style:
            changes |= _changes(style)
        _note_colors(attributes, style, changes)
        return evolve(self, **changes) if changes else self

    def _aside(self, tag: str, attributes: Attributes) -> str | None:
        """Why words in an element do not belong to a figure, by its name."""
        target = attributes.get("href") or ""
        if tag == "a" and target.startswith("#") and len(target) > 1:  # to a note within the page
            return "raised"
        if tag == "bdo" and (attributes.get("dir") or "").strip().lower() == "rtl":
            return "reversed"
        if tag == "details" and self.cell and "open" not in attributes:
            return "hidden"
        return _ASIDE.get(tag)

    def _note_place(
        self, tag: str, attributes: Attributes, style: Style, changes: dict[str, Any]
    ) -> None:
        named = attributes.get("class") or ""
        if named or attributes.get("id"):
            changes["classed"] = True
        if tag == "table":
            changes["fixed"] = style.get("table-layout") == "fixed"
        if style.get("display") in INNER_DISPLAYS or self.parted:
            changes["parted"] = style.get("display") in INNER_DISPLAYS
        if tag in BLOCKS or is_block(style):
            if self.box or self.boxed:
                changes |= {"box": (), "boxed": False}
            return
        if self.parted or tag == "bdi" or is_box(style):
            changes["apart"] = True
        if self.parted or style.get("display", "").startswith(_BOXES):
            changes["boxed"] = not self.cell
        if named:
            changes["box"] = (*self.box, named)


def _size(attributes: Attributes, style: Style, around: float) -> float | None:
    """The height of characters in pixels, within those of a height *around*; None if not said."""
    short = _FONT_SIZE.search(style.get("font", ""))
    text = style.get("font-size") or (short[1] if short else "")
    if not text:
        steps = _FONT_STEP.fullmatch((attributes.get("size") or "").strip())
        step = int(steps[2]) if steps else 0
        step = {"+": 3 + step, "-": 3 - step}.get(steps[1], step) if steps else 0
        return _STEPS[min(max(step, 1), len(_STEPS)) - 1] if steps else None
    size = _NAMED_SIZES.get(text) or pixels(text)
    if size is None or text.endswith("rem"):
        return size
    if text.endswith("%"):
        return around * size / PIXELS["%"] / 100
    return around * size / _USUAL_SIZE if text.endswith(("em", "ex", "ch")) else size


def _changes(style: Style) -> dict[str, Any]:
    """The changes that *style* makes to a look, colours aside."""
    changes: dict[str, Any] = {}
    if "visibility" in style:
        changes["unseen"] = style["visibility"] in ("hidden", "collapse")
    if "white-space" in style and style["white-space"] not in _AS_AROUND:
        changes["preformatted"] = style["white-space"].startswith(("pre", "break"))
    indent = pixels(style.get("text-indent", "")) or 0
    if indent < -FAR:
        changes["unseen"] = True
    is_painted = any(style.get(name, "none") not in ("none", "normal") for name in _PAINTS)
    if is_painted or "text" in style.get("background-clip", ""):
        changes["painted"] = True
    aside = _aside(style) or ("hidden" if indent > FAR else None)
    if aside:
        changes["aside"] = aside
    return changes


def _aside(style: Style) -> str | None:
    """Why words of *style* are not part of a figure, or other words than those in the page."""
    for name, value, reason in _ASIDE_BY_STYLE:
        if name in style and value.fullmatch(style[name]):
            return reason
    if abs(pixels(style.get("vertical-align", "")) or 0) > SMALLEST:
        return "raised"
    fonts = style.get("font-family", "") + style.get("font", "")
    is_close = (pixels(style.get("letter-spacing", "")) or 0) < -SMALLEST
    return "hidden" if is_close or shows_symbols(fonts.lstrip("\"' ")) else None


def _note_colors(attributes: Attributes, style: Style, changes: dict[str, Any]) -> None:
    ink = style.get("text-fill-color") or style.get("color")
    ink = ink or (attributes.get("color") or "").lower()
    if ink and ink not in _AS_AROUND:
        changes["ink"] = color_of(ink)
    ground = style.get("background-color") or attributes.get("bgcolor")
    image = style.get("background-image", "none")
    if attributes.get("background") or "url(" in image or "gradient(" in image:
        changes["ground"] = PICTURE
    elif ground and ground.lower() not in _NO_GROUND:
        color = color_of(ground.lower())
        if color != CLEAR:
            changes["ground"] = color or OTHER
