# SPDX-License-Identifier: MIT
"""What styles and properties of runs do to their text: hide it, raise it, strike it through."""

from __future__ import annotations

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
    """

    hidden: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> Styles:
        """Those of *document*."""
        every = {one.get(w("styleId"), ""): one for one in document.styles.element.iter(w("style"))}
        return cls(frozenset(name for name in every if _hides(name, every)))

    def is_hidden(self, properties: Any) -> bool:
        """Whether the text of a run with *properties* is hidden."""
        if properties is None:
            return False
        if is_on(child(properties, "specVanish")):
            return True
        own = child(properties, "vanish")
        return is_on(own) if own is not None else value(child(properties, "rStyle")) in self.hidden


def _hides(name: str, styles: dict[str, Any]) -> bool:
    current: str | None = name
    for _ in range(_MOST_STYLES):
        style = styles.get(current or "")
        if style is None:
            return False
        own = child(child(style, "rPr"), "vanish")
        if own is not None:
            return is_on(own)
        current = value(child(style, "basedOn"))
    return False


def is_aside(properties: Any) -> bool:
    """Whether text with *properties* is raised, lowered or struck through: no part of a figure."""
    if properties is None:
        return False
    raised = value(child(properties, "vertAlign")) in ("superscript", "subscript")
    return raised or is_on(child(properties, "strike")) or is_on(child(properties, "dstrike"))
