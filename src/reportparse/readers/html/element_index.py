# SPDX-License-Identifier: MIT
"""The elements of a page by tag, class and id, so that many rules are found in linear time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...text.patterns import late

_NAME = r"[.#][a-z_][a-z0-9_-]*"
_COMPOUND = rf"(?:(?:\*|[a-z][a-z0-9]*)(?:{_NAME})*|(?:{_NAME})+)"
#: Tags with names of classes and ids, the one in the other, and nothing else.
_SIMPLE = late(rf"{_COMPOUND}(?:(?:\s*>\s*|\s+){_COMPOUND})*", re.IGNORECASE | re.ASCII)
_PART = late(r"[.#]?[^.#*]+")
_BLANKS = late(r"[ \t\n\f\r]+")
_LOWER: Final = {code: code + 32 for code in range(0x41, 0x5B)}


class ElementIndex:
    """The elements of a page by the parts of simple selectors (`tr > td.xl65`).

    Args:
        tree: The page, parsed.
        count: Called with the number of elements that are looked at.
    """

    def __init__(self, tree: LexborHTMLParser, count: Callable[[int], None]) -> None:
        self._count = count
        # Elements by their number in the order of the page, and the number of the one around each.
        self._elements: defaultdict[str, set[int]] = defaultdict(set)
        self._places: list[int] = []
        self._around: list[int] = []
        #: What is found for the steps that selectors begin with.
        self._found: dict[tuple[str, ...], set[int]] = {}
        numbers: dict[int, int] = {}
        for number, node in enumerate(tree.css("*")):
            for part in ("*", *_parts(node)):
                self._elements[part].add(number)
            numbers[node.mem_id] = number
            self._places.append(node.mem_id)
            self._around.append(numbers.get(node.parent.mem_id, -1) if node.parent else -1)
        #: The last element in each.
        self._last = [*range(len(self._around))]
        for number, around in reversed([*enumerate(self._around)]):
            if around >= 0:
                self._last[around] = max(self._last[around], self._last[number])
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
                places = {self._places[number] for number in elements}
                return any(node.mem_id in places for node in tree.css(other))
        return False

    def find(self, selector: str) -> Sequence[int] | None:
        """The elements of *selector*; None if it has more than simple parts."""
        if _SIMPLE.fullmatch(selector) is None:
            return None
        path: tuple[str, ...] = ()
        for step in selector.replace(">", " > ").split():
            before, path = path, (*path, step)
            if step != ">" and path not in self._found:
                self._found[path] = self._within(before, step)
        return [self._places[number] for number in self._found[path]]

    def _within(self, before: tuple[str, ...], compound: str) -> set[int]:
        """The elements of a tag with names in those of the steps *before* it."""
        keys = (
            part.translate(_LOWER) if self._is_folded or part[0] not in ".#" else part
            for part in _PART.findall(compound) or ["*"]
        )
        sets = sorted((self._elements.get(key, set()) for key in keys), key=len)
        is_child = before[-1:] == (">",)
        outer = self._found[before[:-1] if is_child else before] if before else None
        if outer is not None and len(outer) < len(sets[0]):
            inside = [range(number + 1, self._last[number] + 1) for number in outer]
            if sum(map(len, inside)) < len(sets[0]):
                sets = [{number for numbers in inside for number in numbers}, *sets]
        self._count(1 + len(sets[0]) * len(sets))
        found = set.intersection(*sets) if len(sets) > 1 else sets[0]
        if outer is None:
            return found
        return {number for number in found if self._is_in(number, outer, is_child=is_child)}

    def _is_in(self, number: int, outer: set[int], *, is_child: bool) -> bool:
        """True if an element is in one of *outer*, or directly in one if it must be a child."""
        steps, at = 1, self._around[number]
        while at >= 0 and at not in outer and not is_child:
            steps, at = steps + 1, self._around[at]
        self._count(steps)
        return at in outer


def _parts(node: LexborNode) -> Iterator[str]:
    """The parts of simple selectors that an element answers to."""
    yield (node.tag or "").translate(_LOWER)
    attributes = node.attributes
    for name in _BLANKS.split(attributes.get("class") or ""):
        if name:
            yield f".{name}"
    if attributes.get("id"):
        yield f"#{attributes['id']}"
