# SPDX-License-Identifier: MIT
"""How runs of text look: hidden, white, raised, struck through, by their own or by a style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from .element_names import child, is_on, number, value, w

if TYPE_CHECKING:
    from docx.document import Document

#: A style may be based on another, and that one on the first: a file can say anything.
_MOST_STYLES = 50
#: Characters that are smaller, in half points, are not seen.
_SMALLEST = 5
#: Colours whose parts are all as bright look white.
_BRIGHT = 0xF0
_RGB = re.compile(r"[0-9A-Fa-f]{6}")
_WHITE_FILLS = frozenset({None, "auto", "FFFFFF", "ffffff", ""})


@frozen
class RunLook:
    """How some text looks; None where nothing says.

    Attributes:
        vanished: It is not shown.
        struck: It is struck through.
        raised: It is raised or lowered.
        white: It is white.
        tiny: It is too small to be seen.
        shaded: The ground behind it is not white; None if only a style of the table may say.
    """

    vanished: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    shaded: bool | None = False

    @property
    def is_hidden(self) -> bool:
        """It is not seen."""
        return bool(self.vanished or self.tiny or (self.white and self.shaded is False))

    @property
    def doubt(self) -> str | None:
        """Why it is not safely part of a figure; see `reportparse.text.grids.GridCell`."""
        if self.struck or self.raised:
            return "struck" if self.struck else "raised"
        return "hidden" if self.white and self.shaded is None else None

    @classmethod
    def of(cls, properties: Any) -> RunLook:
        """The look that *properties* of a run or style give."""
        vanish = child(properties, "vanish")
        struck = [child(properties, name) for name in ("strike", "dstrike")]
        color = value(child(properties, "color"))
        size = child(properties, "sz")
        return cls(
            vanished=None if vanish is None else is_on(vanish),
            struck=any(map(is_on, struck)) if any(mark is not None for mark in struck) else None,
            raised=_is_raised(properties),
            white=None if color is None else _is_white(color),
            tiny=None if size is None else number(size, _SMALLEST) < _SMALLEST,
            shaded=is_shaded(properties) or child(properties, "highlight") is not None,
        )

    def over(self, base: RunLook) -> RunLook:
        """This look, where it does not say that of *base*."""
        names = ("vanished", "struck", "raised", "white", "tiny")
        own = {name: getattr(self, name) for name in names}
        changes = {name: says for name, says in own.items() if says is not None}
        return evolve(base, **changes, shaded=self.shaded or base.shaded)


def is_shaded(properties: Any) -> bool:
    """True if *properties* of a run, paragraph or cell give it a ground that is not white."""
    shading = child(properties, "shd")
    return shading is not None and shading.get(w("fill")) not in _WHITE_FILLS


def _is_raised(properties: Any) -> bool | None:
    raised = value(child(properties, "vertAlign"))
    if raised is not None:
        return raised in ("superscript", "subscript")
    return True if value(child(properties, "position")) not in (None, "0") else None


def _is_white(color: str) -> bool:
    return _RGB.fullmatch(color) is not None and min(bytes.fromhex(color)) >= _BRIGHT


@frozen
class Styles:
    """The styles of runs and paragraphs.

    Attributes:
        looks: The look that each gives its text, by name.
        default: The name of the style of paragraphs that name none.
    """

    looks: dict[str, RunLook]
    default: str | None

    @classmethod
    def of(cls, document: Document) -> Styles:
        """Those of *document*."""
        every = {
            style.get(w("styleId"), ""): style for style in document.styles.element.iter(w("style"))
        }
        default = next(
            (
                name
                for name, style in every.items()
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")
            ),
            None,
        )
        return cls({name: _look(name, every) for name in every}, default)

    def base(self, paragraph: Any, around: RunLook) -> RunLook:
        """The look of runs in a paragraph that say nothing of their own, as it is *around* it."""
        name = value(child(paragraph, "pStyle")) or self.default or ""
        look = self.looks.get(name, RunLook()).over(around)
        return evolve(look, shaded=True) if is_shaded(paragraph) else look

    def look(self, properties: Any, base: RunLook) -> RunLook:
        """The look of a run with *properties*."""
        if properties is None:
            return base
        named = self.looks.get(value(child(properties, "rStyle")) or "", RunLook())
        look = RunLook.of(properties).over(named.over(base))
        return evolve(look, vanished=True) if is_on(child(properties, "specVanish")) else look


def _look(name: str, styles: dict[str, Any]) -> RunLook:
    """The look of a style, inherited from those it is based on."""
    look = RunLook()
    current: str | None = name
    for _ in range(_MOST_STYLES):
        style = styles.get(current or "")
        if style is None:
            break
        look = look.over(RunLook.of(child(style, "rPr")))
        current = value(child(style, "basedOn"))
    return look
