# SPDX-License-Identifier: MIT
"""How runs of text look: hidden, white, raised, struck through, by their own or by a style."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict, define, evolve, field, frozen

from ...text.patterns import late
from ..colors import OTHER, WHITE, Color, are_alike, shows_symbols
from .element_names import child, is_on, number, value, w

if TYPE_CHECKING:
    from docx.document import Document

#: A style may be based on another, and that one on the first: a file can say anything.
_MOST_STYLES = 50
#: Characters that are smaller, in half points, are not seen.
_SMALLEST = 5
#: The size where nothing says.
_USUAL_SIZE = 20
#: Letters set closer than this, in twentieths of a point, cover each other.
_CLOSEST = -40
#: So do letters of less than this share of their width, in per cent.
_NARROWEST = 30
#: Lines and rows that are lower, in twentieths of a point, show nothing.
_LOWEST = 60
_RGB = late(r"[0-9A-Fa-f]{6}")
_BLACK: Final = (0, 0, 0)
#: A colour that differs from every ground.
_AUTOMATIC: Final = (-99, -99, -99)
_THEME = {"background1": WHITE, "light1": WHITE, "text1": _BLACK, "dark1": _BLACK}
#: The colours of highlighters.
_HIGHLIGHTS = {
    "black": "000000",
    "white": "FFFFFF",
    "lightGray": "C0C0C0",
    "darkGray": "808080",
    "red": "FF0000",
    "green": "00FF00",
    "blue": "0000FF",
    "darkRed": "800000",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "yellow": "FFFF00",
    "darkGreen": "008000",
    "darkBlue": "000080",
    "darkYellow": "808000",
    "darkCyan": "008080",
    "darkMagenta": "800080",
}


@frozen
class RunLook:
    """How some text looks; None where nothing says.

    Its *size* is in half points; it is *altered* if `reversed`, or `hidden` by itself. The *ground*
    is None if only a style of the table may say it.
    """

    vanished: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    ink: Color | None = None
    size: int | None = None
    altered: str | None = None
    ground: Color | None = WHITE

    @property
    def is_hidden(self) -> bool:
        """It is not seen."""
        is_tiny = self.size is not None and self.size < _SMALLEST
        return bool(self.vanished or is_tiny or self.is_pale)

    @property
    def is_pale(self) -> bool:
        """It has the colour of its ground."""
        return bool(self.ink and self.ground and are_alike(self.ink, self.ground))

    @property
    def doubt(self) -> str | None:
        """Why it is not safely part of a figure; see `reportparse.text.grids.GridCell`."""
        if self.struck or self.raised:
            return "struck" if self.struck else "raised"
        is_pale = self.ink is not None and self.ground is None and are_alike(self.ink, WHITE)
        return self.altered or ("hidden" if is_pale else None)

    @classmethod
    def of(cls, properties: Any) -> RunLook:
        """The look that *properties* of a run or style give."""
        color = child(properties, "color")
        size = child(properties, "sz")
        return cls(
            vanished=_said(properties, "vanish"),
            struck=_said(properties, "strike", "dstrike"),
            raised=_is_raised(properties),
            ink=None if color is None else _ink(color),
            size=None if size is None else number(size, _USUAL_SIZE),
            altered=_altered(properties),
            ground=_rgb(_HIGHLIGHTS.get(value(child(properties, "highlight")) or ""), None)
            or ground_of(properties),
        )

    def over(self, base: RunLook) -> RunLook:
        """This look, where it does not say that of *base*."""
        said = asdict(self, recurse=False, filter=lambda _, says: says is not None)
        return evolve(base, **said)


def _said(properties: Any, *names: str) -> bool | None:
    """True if *properties* turn one of *names* on; None if they do not say."""
    marks = [mark for name in names if (mark := child(properties, name)) is not None]
    return any(map(is_on, marks)) if marks else None


def ground_of(properties: Any) -> Color | None:
    """The colour that *properties* of a run, paragraph or cell put behind it, if any."""
    shading = child(properties, "shd")
    if shading is None:
        return None
    pattern = value(shading) or "clear"
    if pattern == "solid":
        return _rgb(shading.get(w("color")), shading.get(w("themeColor"))) or _BLACK
    fill = _rgb(shading.get(w("fill")), shading.get(w("themeFill")))
    return fill if pattern in ("clear", "nil") else fill and OTHER


def is_flat(measure: Any, height: str, rule: str) -> bool:
    """True if the *height* of a line or row is fixed by *measure*, and too low to show words."""
    if measure is None or measure.get(w(rule)) != "exact":
        return False
    given = measure.get(w(height), "")
    return given.isdigit() and int(given) < _LOWEST


def _ink(color: Any) -> Color:
    theme = color.get(w("themeColor"))
    if color.get(w("themeShade")) or color.get(w("themeTint")):
        theme = None  # the value beside it is the colour that comes out
    return _rgb(value(color), theme) or _AUTOMATIC


def _rgb(text: str | None, theme: str | None) -> Color | None:
    if theme in _THEME:
        return _THEME[theme]
    if text is None or not _RGB.fullmatch(text):
        return None
    red, green, blue = bytes.fromhex(text)
    return red, green, blue


def _altered(properties: Any) -> str | None:
    """Why text with *properties* shows other than its characters."""
    spacing = value(child(properties, "spacing")) or "0"
    is_close = spacing.startswith("-") and spacing[1:].isdigit() and -int(spacing[1:]) < _CLOSEST
    is_close = is_close or number(child(properties, "w"), _NARROWEST) < _NARROWEST
    fonts = child(properties, "rFonts")
    named = () if fonts is None else (fonts.get(w(part), "") for part in ("ascii", "hAnsi"))
    return "hidden" if is_close or any(map(shows_symbols, named)) else None


def _is_raised(properties: Any) -> bool | None:
    raised = value(child(properties, "vertAlign"))
    if raised is not None:
        return raised in ("superscript", "subscript")
    return True if value(child(properties, "position")) not in (None, "0") else None


_UNSAID: Final = RunLook(ground=None)


@define
class Styles:
    """The styles of runs, paragraphs and tables by name, and the size where nothing says one."""

    elements: Mapping[str, Any]
    default: str | None
    default_table: str | None
    size: int
    _known: dict[tuple[Any, ...], RunLook] = field(factory=dict)

    @classmethod
    def of(cls, document: Document) -> Styles:
        """Those of *document*."""
        every = {
            style.get(w("styleId"), ""): style for style in document.styles.element.iter(w("style"))
        }
        usual = document.styles.element.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        defaults = {
            style.get(w("type"), "paragraph"): name
            for name, style in reversed(every.items())
            if style.get(w("default")) in ("1", "true")
        }
        size = RunLook.of(usual).size or _USUAL_SIZE
        return cls(every, defaults.get("paragraph"), defaults.get("table"), size)

    def of_table(self, properties: Any) -> RunLook:
        """The look of words in a table; that of some of its cells by its style is in doubt."""
        named = value(child(properties, "tblStyle"))
        return self._once(("table", named), lambda: self._of_table(named))

    def _once(self, key: tuple[Any, ...], make: Callable[[], RunLook]) -> RunLook:
        """The look that *make* gives, which is worked out when it is first asked for."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def _of_table(self, named: str | None) -> RunLook:
        styles = list(self.lineage(named or self.default_table))
        shades = [ground_of(child(style, "tcPr")) for style in styles]
        ground = next(filter(None, shades), None)
        parts = [part for style in styles for part in style.iterchildren(w("tblStylePr"))]
        looks = [
            RunLook.of(child(part, "rPr")).over(
                RunLook(ground=ground_of(child(part, "tcPr")) or ground or WHITE)
            )
            for part in parts
        ]
        look = self._look(named or self.default_table or "")
        if any(ground_of(child(part, "tcPr")) for part in parts):
            ground = None
        elif named is None:
            ground = ground or WHITE
        if any(part.is_hidden or part.doubt for part in looks):
            look = evolve(look, altered="hidden")
        return evolve(look, ground=ground)

    def base(self, paragraph: Any, around: RunLook) -> RunLook:
        """The look of runs in a paragraph that say nothing of their own, as it is *around* it."""
        name = value(child(paragraph, "pStyle")) or self.default or ""
        ground = ground_of(paragraph)
        look = self._once((name, around), lambda: self._look(name).over(around))
        is_low = is_flat(child(paragraph, "spacing"), "line", "lineRule")
        if ground is None and not is_low:
            return look
        return evolve(look, ground=ground or look.ground, vanished=is_low or look.vanished)

    def look(self, properties: Any, base: RunLook) -> RunLook:
        """The look of a run with *properties*."""
        if properties is None:
            return base
        key = (base, *[(part.tag, *part.items()) for part in properties])
        return self._once(key, lambda: self._worked_out(properties, base))

    def _worked_out(self, properties: Any, base: RunLook) -> RunLook:
        named = self._look(value(child(properties, "rStyle")) or "")
        look = RunLook.of(properties).over(named.over(base))
        if look.is_pale and not evolve(look, ground=base.ground).is_pale:
            # A bar in the colour of the words is seen.
            look = evolve(look, ink=_AUTOMATIC, altered="hidden")
        return evolve(look, vanished=True) if is_on(child(properties, "specVanish")) else look

    def _look(self, name: str) -> RunLook:
        """The look of a style, inherited from those it is based on."""
        looks = (RunLook.of(child(style, "rPr")) for style in self.lineage(name))
        return self._once(("style", name), lambda: reduce(RunLook.over, looks, _UNSAID))

    def lineage(self, name: str | None) -> Iterator[Any]:
        """The style *name* and those that it is based on, one after the other."""
        for _ in range(_MOST_STYLES):
            style = self.elements.get(name or "")
            if style is None:
                return
            yield style
            name = value(child(style, "basedOn"))
