# SPDX-License-Identifier: MIT
"""The elements of a page by tag, class and id, so that many rules are found in linear time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...text.patterns import late

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

#: A tag with names of classes and ids, and nothing else.
_SIMPLE = late(r"(?:\*|[a-z][a-z0-9]*)?(?:[.#][a-z_][a-z0-9_-]*)*", re.IGNORECASE | re.ASCII)
_PART = late(r"[.#]?[^.#*]+")
_BLANKS = late(r"[ \t\n\f\r]+")
_LOWER: Final = {code: code + 32 for code in range(0x41, 0x5B)}


class ElementIndex:
    """The elements of a page by the parts of simple selectors (`td.xl65`).

    Args:
        tree: The page, parsed.
    """

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._elements: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for node in tree.css("*"):
            for part in ("*", *_parts(node)):
                self._elements[part][node.mem_id] = None
        # Without a document type, names are the same in capitals.
        self._is_folded = self._folds(tree)
        if self._is_folded:
            for part in [*self._elements]:
                self._elements[part.translate(_LOWER)] |= self._elements[part]

    def _folds(self, tree: LexborHTMLParser) -> bool:
        """True if the parser takes names in capitals for those in small letters."""
        for part, elements in self._elements.items():
            other = part.swapcase()
            if part[:1] in (".", "#") and part != other and _SIMPLE.fullmatch(other):
                return any(node.mem_id in elements for node in tree.css(other))
        return False

    def find(self, selector: str) -> list[int] | None:
        """The elements of *selector*; None if it has more than simple parts."""
        if not selector or _SIMPLE.fullmatch(selector) is None:
            return None
        parts = _PART.findall(selector) or ["*"]
        keys = (
            part.translate(_LOWER) if self._is_folded or part[0] not in ".#" else part
            for part in parts
        )
        first, *others = sorted((self._elements.get(key, {}) for key in keys), key=len)
        return [place for place in first if all(place in other for other in others)]


def _parts(node: LexborNode) -> Iterator[str]:
    """The parts of simple selectors that an element answers to."""
    yield (node.tag or "").translate(_LOWER)
    attributes = node.attributes
    for name in _BLANKS.split(attributes.get("class") or ""):
        if name:
            yield f".{name}"
    if attributes.get("id"):
        yield f"#{attributes['id']}"
