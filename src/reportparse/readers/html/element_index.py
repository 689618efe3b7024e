# SPDX-License-Identifier: MIT
"""The elements of a page by tag, class and id, so that many rules are found in linear time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Final

from attrs import define, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...text.patterns import late

_NAME = r"[.#][a-z_][a-z0-9_-]*"
_COMPOUND = rf"(?:(?:\*|[a-z][a-z0-9]*)(?:{_NAME})*|(?:{_NAME})+)"
#: Tags with names of classes and ids, the one in the other, and nothing else.
_SIMPLE = late(rf"{_COMPOUND}(?:(?:\s*>\s*|\s+){_COMPOUND})*", re.IGNORECASE | re.ASCII)
_PART = late(r"[.#]?[^.#*]+")
_BLANKS = late(r"[ \t\n\f\r]+")
_LOWER: Final = {code: code + 32 for code in range(0x41, 0x5B)}


_START = attrgetter("start")


@define
class _Path:
    """The elements at the end of the steps of a selector, and the paths that go on from there.

    What is *below* them has a *size*: they and all that is in them, each once.
    """

    elements: set[int]
    inner: dict[tuple[str, bool], _Path] = field(factory=dict)
    below: list[range] | None = None
    size: int = 0


class ElementIndex:
    """The elements of a page by the parts of simple selectors (`tr > td.xl65`).

    Args:
        tree: The page, parsed.
        count: Called with the number of elements that are looked at.
    """

    def __init__(self, tree: LexborHTMLParser, count: Callable[[int], None]) -> None:
        self._count = count
        # Elements by their number in the order of the page: those in one follow it.
        self._elements: defaultdict[str, set[int]] = defaultdict(set)
        self._places: list[int] = []
        self._parents: list[int] = []
        numbers: dict[int, int] = {}
        for number, node in enumerate(tree.css("*")):
            for part in ("*", *_parts(node)):
                self._elements[part].add(number)
            numbers[node.mem_id] = number
            self._places.append(node.mem_id)
            self._parents.append(numbers.get(node.parent.mem_id, -1) if node.parent else -1)
        self._last = [*range(len(self._parents))]
        for number, parent in reversed([*enumerate(self._parents)]):
            if parent >= 0:
                self._last[parent] = max(self._last[parent], self._last[number])
        self._page = _Path(set())
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
        path, is_child = self._page, False
        for step in selector.replace(">", " > ").split():
            if step != ">":
                if (step, is_child) not in path.inner:
                    found = self._within(path, self._sets(step), is_child=is_child)
                    path.inner[step, is_child] = _Path(found)
                path = path.inner[step, is_child]
            is_child = step == ">"
        return [self._places[number] for number in path.elements]

    def _sets(self, compound: str) -> list[set[int]]:
        """The elements of each part of a tag with names, the fewest first."""
        keys = (
            part.translate(_LOWER) if self._is_folded or part[0] not in ".#" else part
            for part in _PART.findall(compound) or ["*"]
        )
        return sorted((self._elements.get(key, set()) for key in keys), key=len)

    def _having(self, sets: Sequence[set[int]]) -> set[int]:
        self._count(1 + len(sets[0]) * len(sets))
        return set.intersection(*sets) if len(sets) > 1 else sets[0]

    def _within(self, path: _Path, sets: Sequence[set[int]], *, is_child: bool) -> set[int]:
        """The elements of all *sets* in those at the end of a *path*, directly if children."""
        if path is self._page:
            return self._having(sets)
        if path.below is None:
            self._count(len(path.elements))
            path.below = []
            for number in sorted(path.elements):  # those that are in no other of them
                if not path.below or number >= path.below[-1].stop:
                    path.below.append(range(number, self._last[number] + 1))
            path.size = sum(map(len, path.below)) - len(path.below)
        if path.size < len(sets[0]):
            sets = [{number for run in path.below for number in run[1:]}, *sets]
        found = self._having(sets)
        self._count(len(found))
        if is_child:
            return {number for number in found if self._parents[number] in path.elements}
        at = {number: bisect_left(path.below, number, key=_START) - 1 for number in found}
        return {number for number in found if at[number] >= 0 and number in path.below[at[number]]}


def _parts(node: LexborNode) -> Iterator[str]:
    """The parts of simple selectors that an element answers to."""
    yield (node.tag or "").translate(_LOWER)
    attributes = node.attributes
    for name in _BLANKS.split(attributes.get("class") or ""):
        if name:
            yield f".{name}"
    if attributes.get("id"):
        yield f"#{attributes['id']}"
