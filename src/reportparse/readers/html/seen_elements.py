# SPDX-License-Identifier: MIT
"""An element of a page as it is seen, by its own style and those of the page's style sheets.

Which declarations hide it depends on its box: cells, rows and tables grow with their content, and
words in a line have neither width nor height of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import evolve

from ...text.patterns import late
from .boxes import (
    BLOCKS,
    CELLS,
    FAR,
    OF_TABLES,
    SMALLEST,
    Attributes,
    Style,
    draws,
    is_block,
    pixels,
    spans_rows,
    style_of,
)
from .looks import Look
from .marking import names
from .page_fields import WITHOUT_WORDS
from .sheet_matching import GENERATED, ElementStyles

#: The attributes of an element that decide how it looks, with their values.
Told = tuple[tuple[str, str | None], ...]
NO_SHEET = ElementStyles()
#: Elements that do more than hold words.
_ACTING = WITHOUT_WORDS | names("br table details li")
#: A cell that may not be there: those after it may be in other columns.
DISPLACED = "displaced"
_CLIPPED = late(
    r"rect\((?:[01](?:px)?[,\s]*){4}\)|inset\((?:[5-9][0-9]%\)|.*\b100%.*)|(?:circle|ellipse)\(0.*"
    r"|polygon\((?:0(?:px|%)?[,\s]*)+\)"
)
_SCALED = late(r"scale[xy]?\(0*(?:\.0[0-9]*)?[),]")
_MOVED = late(r"translate(?:x|y|3d)?\(([^()]*)\)")
#: Less than a tenth: of what is opaque, or large enough, that is not seen.
_LITTLE = late(r"-.*|0*\.0[0-9]*|0+\.?|0*[0-9](?:\.[0-9]*)?%")
_FAINT = late(r"opacity\(([^()]*)\)")
_NOTHING = late(r"0*\.?0+(?:px|pt|em|rem|ex|%)?")
_CUTTING = names("hidden clip auto scroll")
#: A box with less room, in pixels, shows only parts of digits.
_LEAST_ROOM = 10
#: The declarations that add room to a box of a size.
_PADDINGS: Final = {
    "width": names("padding-left padding-right"),
    "height": names("padding-top padding-bottom"),
}
#: The kinds of boxes by `display`, and without it by element; others are boxes of their own.
_DISPLAYS: Final[Mapping[str, str]] = {
    **{kind: kind for kind in ("inline", "contents", "table")},
    "inline-table": "table",
    "table-cell": "cell",
    **dict.fromkeys(
        ("table-row", "table-row-group", "table-header-group", "table-footer-group"), "row"
    ),
}
_ELEMENTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(BLOCKS | WITHOUT_WORDS, "box"),
    **dict.fromkeys(CELLS, "cell"),
    **dict.fromkeys(("tr", "tbody", "thead", "tfoot"), "row"),
    "table": "table",
}
#: A screen is not wider than this many times what is far.
_SCREENS = 4
_HEIGHTS = names("height max-height min-height")
_SIZES = _HEIGHTS | names("width min-width")
_CUTS = names("max-width overflow-x overflow-y")
_MARGINS = names("margin-left margin-top")
_INLINE = (
    _SIZES
    | _CUTS
    | names("transform scale rotate translate margin-top text-indent content-visibility")
)
#: The declarations that do nothing in each kind.
_IDLE: Final[Mapping[str, frozenset[str]]] = {
    "inline": _INLINE,
    "contents": _INLINE | _MARGINS | names("opacity filter clip clip-path position"),
    "cell": _SIZES | _MARGINS | {"max-width"},
    "fixed cell": _HEIGHTS | _MARGINS,
    "row": _SIZES | _CUTS | _MARGINS | {"content-visibility"},
    "table": _SIZES | _CUTS,
}


class SeenAs(NamedTuple):
    """An element that is seen: its style, and the look it gives to what is in it.

    Attributes:
        style: The style.
        look: The look.
        is_block: It begins and ends a line.
        generates: A style sheet inserts words in it.
        draws: It shows something even without words.
        is_blank: It takes its place, but nothing in it is seen.
        is_certain: All elements with its tag are seen so, whatever is in them.
        is_plain: They only hold what is in them, on lines of its own or not.
    """

    style: Style
    look: Look
    is_block: bool
    generates: bool
    draws: bool
    is_blank: bool
    is_certain: bool = False
    is_plain: bool = False

    def with_aside(self, aside: str) -> SeenAs:
        """This element with words that for the reason *aside* are not safely part of a figure."""
        return self._replace(look=evolve(self.look, aside=aside))


@lru_cache(maxsize=1 << 12)
def seen_as(tag: str, look: Look, sheet: ElementStyles, told: Told) -> SeenAs | None:
    """An element as it is seen within a *look*; None if it is not.

    What rules that may hold would change is in doubt.
    """
    shown = _seen(tag, dict(told), look, sheet)
    if shown is None or shown.is_blank or is_changed(tag, look, sheet, shown):
        return shown
    is_apart = shown.look.apart and not shown.is_block
    is_certain = not is_apart and not spans_rows(shown.style)
    is_inner = (shown.look.boxed and not look.boxed) or "table" in shown.style.get("display", "")
    does_more = shown.generates or shown.draws or is_inner or tag in _ACTING
    return shown._replace(is_certain=is_certain, is_plain=is_certain and not does_more)


def is_changed(tag: str, look: Look, sheet: ElementStyles, shown: SeenAs | None) -> bool:
    """True if an element outside of tables is hidden or in doubt by a *sheet*."""
    if sheet is NO_SHEET or look.cell or tag in OF_TABLES:
        return False
    seen = (look.doubt, look.is_hidden)
    return shown is None or (shown.look.doubt, shown.look.is_hidden) != seen


def _seen(tag: str, attributes: Attributes, look: Look, sheet: ElementStyles) -> SeenAs | None:
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
    if gone and (tag not in CELLS or _takes_no_place(attributes, style)):
        return None
    is_drawn = draws(style) or "background" in attributes or "-" in tag
    return SeenAs(style, own, is_line, bool(_generated(style)), is_drawn, bool(gone))


def _style(
    tag: str, attributes: Attributes, look: Look, sheet: ElementStyles, possible: Style
) -> Style:
    """The declarations of an element that do something, with those of a *possible* rule."""
    style = style_of(attributes, {**sheet.normal, **possible}, sheet.important)
    return _effective(tag, style, parted=look.parted, fixed=look.fixed)


def _generated(style: Style) -> list[str]:
    """The words that a style sheet inserts."""
    return [style[name] for name in GENERATED if style.get(name)]


def _effective(tag: str, style: Style, *, parted: bool, fixed: bool) -> Style:
    """The declarations of *style* that do something in the box of an element.

    Flexible boxes and grids are *parted*: the elements directly in them are boxes. Columns of a
    *fixed* table do not grow with their content.
    """
    display = style.get("display")
    kind = _DISPLAYS.get(display, "box") if display else _ELEMENTS.get(tag, "inline")
    is_taken_out = style.get("float", "none") != "none" or _is_out_of_flow(style)
    if kind in ("inline", "cell", "row") and (parted or is_taken_out):
        kind = "box"
    elif kind == "cell" and fixed:
        kind = "fixed cell"
    idle = _IDLE.get(kind)
    return {name: style[name] for name in style if name not in idle} if idle else style


def is_gone(attributes: Attributes, style: Style) -> bool | None:
    """True if an element takes no place or is not seen, whatever is in it; None in doubt."""
    if not style:
        return _takes_no_place(attributes, style)
    found = {_takes_no_place(attributes, style), *_reasons(style)}
    return True if True in found else None if None in found else False


def _takes_no_place(attributes: Attributes, style: Style) -> bool:
    """True if what follows an element takes its place."""
    display = style.get("display")
    if display is None:
        return "hidden" in attributes or "popover" in attributes
    return display == "none"


def _reasons(style: Style) -> Iterator[bool | None]:
    """For what may hide an element: True if it does, None in doubt."""
    yield style.get("content-visibility") == "hidden"
    faint = _FAINT.findall(style.get("filter", ""))
    for share in (*faint, *(style.get(name, "1") for name in ("zoom", "scale", "opacity"))):
        yield None if "(" in share else _LITTLE.fullmatch(share) is not None
    clips = [style.get("clip-path", "none")]
    if _is_out_of_flow(style):
        clips.append(style.get("clip", "none"))
    for clip in clips:
        yield bool(_CLIPPED.fullmatch(clip)) or (None if "(" in clip else False)
    yield bool(_SCALED.search(style.get("transform", "")))
    yield any(moved < -FAR for moved in _moved(style))
    yield from _squeezes(style)


def _squeezes(style: Style) -> Iterator[bool | None]:
    """As `_reasons`, for what cuts off the words that have no room in a box."""
    overflows = f"{style.get('overflow-x')} {style.get('overflow-y')}"
    if _CUTTING.isdisjoint(overflows.split()):
        return
    for size, paddings in _PADDINGS.items():
        given = [style.get(name, "") for name in (size, f"max-{size}")]
        # A share of a height that follows from the content is none.
        lengths = _known(*(length for length in given if size == "width" or "%" not in length))
        if lengths:
            room = max([min(lengths), *_known(style.get(f"min-{size}", ""))])
            is_padded = not paddings.isdisjoint(style)
            yield (room < SMALLEST and not is_padded) or (None if room < _LEAST_ROOM else False)
        else:
            yield None if "(" in "".join(given) else False
    if _NOTHING.fullmatch(style.get("line-height", "")):
        # What is in it may be higher than its lines.
        heightening = _HEIGHTS | _PADDINGS["height"]
        is_line = style.get("display", "").startswith("inline")
        yield True if is_line and heightening.isdisjoint(style) else None


def _known(*lengths: str) -> list[float]:
    return [length for length in map(pixels, lengths) if length is not None]


def _is_out_of_flow(style: Style) -> bool:
    return style.get("position") in ("absolute", "fixed")


def _moved(style: Style) -> Iterator[float]:
    """How far to the right or down an element is moved, in pixels."""
    moved = [style.get(name, "") for name in _MARGINS]
    if _is_out_of_flow(style) or style.get("position") == "relative":
        moved += [style.get(name, "") for name in ("left", "top", "right", "bottom")]
        # Far from the right edge is beyond the left one.
        yield from (-length / _SCREENS for length in _known(style.get("right", "")))
    for steps in (
        *_MOVED.findall(style.get("transform", "")),
        style.get("translate", "").replace(" ", ","),
    ):
        moved += [step for step in steps.replace(",", " ").split() if not step.endswith("%")]
    yield from _known(*moved)
