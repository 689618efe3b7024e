# SPDX-License-Identifier: MIT
"""What styles and properties of runs do to their text: hide it, raise it, strike it through."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import frozen

from .names import child, is_on, value, w

if TYPE_CHECKING:
    from docx.document import Document

#: A style may be based on another, and that one on the first: a file can say anything.
_MOST_STYLES = 50


@frozen
class Styles:
    """The styles of runs.

    Attributes:
        hidden: The names of those that hide their text.
        aside: The names of those that raise their text or strike it through.
    """

    hidden: frozenset[str]
    aside: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> Styles:
        """Those of *document*."""
        every = {one.get(w("styleId"), ""): one for one in document.styles.element.iter(w("style"))}
        return cls(
            frozenset(name for name in every if _says(name, every, _hides)),
            frozenset(name for name in every if _says(name, every, _sets_aside)),
        )

    def is_hidden(self, properties: Any) -> bool:
        """Whether the text of a run with *properties* is hidden."""
        if properties is None:
            return False
        if is_on(child(properties, "specVanish")):
            return True
        own = _hides(properties)
        return value(child(properties, "rStyle")) in self.hidden if own is None else own

    def is_aside(self, properties: Any) -> bool:
        """Whether a run with *properties* is no part of the figure beside it."""
        own = _sets_aside(properties)
        return value(child(properties, "rStyle")) in self.aside if own is None else own


def _says(name: str, styles: dict[str, Any], says: Callable[[Any], bool | None]) -> bool:
    """What a style says or, failing that, those that it is based on."""
    current: str | None = name
    for _ in range(_MOST_STYLES):
        style = styles.get(current or "")
        if style is None:
            return False
        own = says(child(style, "rPr"))
        if own is not None:
            return own
        current = value(child(style, "basedOn"))
    return False


def _hides(properties: Any) -> bool | None:
    own = child(properties, "vanish")
    return None if own is None else is_on(own)


def _sets_aside(properties: Any) -> bool | None:
    """Whether text is raised, lowered or struck through; None if *properties* do not say."""
    raised = value(child(properties, "vertAlign"))
    if raised is not None:
        return raised in ("superscript", "subscript")
    if value(child(properties, "position")) not in (None, "0"):
        return True
    struck = [child(properties, name) for name in ("strike", "dstrike")]
    found = [is_on(one) for one in struck if one is not None]
    return any(found) if found else None
