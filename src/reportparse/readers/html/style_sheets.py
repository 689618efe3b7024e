# SPDX-License-Identifier: MIT
"""Style sheets, parsed by tinycss2 -> their rules: selectors and the declarations that decide.

Media queries say whether a style holds on the screen of a desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import tinycss2
from attrs import field, frozen

from ...text.patterns import late
from .boxes import Style, declared

#: The narrowest and the widest window, in pixels.
_WIDTHS = (1280, 1920)
_PIXELS = {"px": 1, "em": 16, "rem": 16}
_WIDTH = late(
    r"(?:(?:(?P<least>min)|max)-(?:device-)?width:|width\s*(?:(?P<above>>)|<)=?)"
    r"\s*(?P<size>[0-9.]{1,9})(?P<unit>px|r?em)"
)
#: Features of which every desk has the same.
_KNOWN = {
    "orientation: landscape": True,
    "orientation: portrait": False,
    "prefers-color-scheme: light": True,
    "prefers-color-scheme: dark": False,
    "hover: hover": True,
    "hover: none": False,
    "pointer: fine": True,
    "pointer: coarse": False,
    "color": True,
}


@frozen
class SheetRule:
    """The selectors of a rule and its declarations.

    Attributes:
        selectors: The selectors.
        style: The declarations.
        important: Those that other rules do not override.
        layer: The place of its cascade layer; what is in none comes after all.
        certain: It holds on every screen.
    """

    selectors: Sequence[str]
    style: Style
    important: Style
    layer: tuple[float, ...]
    certain: bool


#: The sheets of so many sites are kept, which come again on each of their pages; longer ones are
#: those of few.
_KEPT, _LONGEST_KEPT = 16, 50_000


def rules_of_all(sheets: Sequence[tuple[str, str]]) -> Sequence[SheetRule]:
    """The rules of *sheets*, each with the media that it is for, in order."""
    is_kept = sum(len(sheet) for sheet, _ in sheets) <= _LONGEST_KEPT
    return (_kept_rules if is_kept else _kept_rules.__wrapped__)(tuple(sheets))


@lru_cache(maxsize=_KEPT)
def _kept_rules(sheets: tuple[tuple[str, str], ...]) -> Sequence[SheetRule]:
    reader = SheetReader()
    return tuple(rule for sheet, media in sheets for rule in reader.rules_of(sheet, media))


@frozen
class SheetReader:
    """Reads the rules of sheets, those within others too, in order.

    Attributes:
        layers: The cascade layers in the order in which they are first named.
    """

    layers: dict[tuple[str, ...], int] = field(factory=dict)

    def rules_of(self, sheet: str, media: str) -> Iterator[SheetRule]:
        """The rules of a *sheet* for some *media*, as far as they may hold."""
        applies = media_applies(media)
        nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
        return self._rules(nodes if applies is not False else (), (), (), certain=bool(applies))

    def _rules(
        self, nodes: Sequence[Any], parents: Sequence[str], layer: tuple[str, ...], *, certain: bool
    ) -> Iterator[SheetRule]:
        """The rules of parsed *nodes* inside *layer* and rules with the selectors *parents*."""
        own: list[Any] = []
        for node in nodes:
            if node.type == "declaration":
                own.append(node)
            elif node.type == "qualified-rule":
                selectors = _nested(_selectors(node.prelude), parents)
                inner = tinycss2.parse_blocks_contents(node.content)
                yield from self._rules(inner, selectors, layer, certain=certain)
            elif node.type == "at-rule":
                yield from self._at_rule(node, parents, layer, certain=certain)
        if own and parents:
            # What is in no layer comes after all.
            level = (*map(self._number, _prefixes(layer)), float("inf"))
            yield SheetRule(parents, *declared(own), level, certain=certain)

    def _at_rule(
        self, node: Any, parents: Sequence[str], layer: tuple[str, ...], *, certain: bool
    ) -> Iterator[SheetRule]:
        keyword, prelude = node.lower_at_keyword, tinycss2.serialize(node.prelude).strip()
        if keyword == "layer":
            named = [(*layer, *name.strip().split(".")) for name in prelude.split(",")]
            named = named if prelude else [(*layer, f" {len(self.layers)}")]
            for path in named:
                list(map(self._number, _prefixes(path)))
            layer = named[-1]
        elif keyword == "media":
            applies = media_applies(prelude)
            if applies is False:
                return
            certain &= applies is not None
        elif keyword in ("supports", "container", "scope"):
            certain = False
        else:
            return
        if node.content is not None:
            inner = tinycss2.parse_blocks_contents(node.content)
            yield from self._rules(inner, parents, layer, certain=certain)

    def _number(self, path: tuple[str, ...]) -> int:
        return self.layers.setdefault(path, len(self.layers))


def _prefixes(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (path[:length] for length in range(1, len(path) + 1))


def _selectors(prelude: Sequence[Any]) -> list[str]:
    """The selectors of a list, parted at its commas."""
    parts: list[list[Any]] = [[]]
    for piece in prelude:
        if piece == ",":
            parts.append([])
        elif piece.type != "comment":
            parts[-1].append(piece)
    return [tinycss2.serialize(part).strip() for part in parts]


def _nested(selectors: Sequence[str], parents: Sequence[str]) -> list[str]:
    """Selectors of a rule within another, with those of the outer one in them."""
    if not parents:
        return list(selectors)
    outer = f":is({', '.join(parents)})"
    return [
        selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"
        for selector in selectors
    ]


def media_applies(queries: str) -> bool | None:
    """True if one of *queries* holds on every screen of a desk, False if none does on any."""
    found = [_query(query) for query in queries.lower().split(",")]
    return True if True in found else None if None in found else False


def _query(query: str) -> bool | None:
    query = " ".join(query.split())
    negated = query.startswith("not ")
    parts = query.removeprefix("not ").removeprefix("only ").split(" and ")
    if " or " in query or "((" in query:
        return None
    found = [_part(part.strip()) for part in parts]
    holds = False if False in found else None if None in found else True
    return not holds if negated and holds is not None else holds


def _part(part: str) -> bool | None:
    if not part.startswith("("):
        return part in ("screen", "all", "")
    feature = re.sub(r"\s*:\s*", ": ", part.strip("() "))
    match = _WIDTH.fullmatch(feature)
    if match is None:
        return _KNOWN.get(feature)
    size = float(match["size"].strip(".") or 0) * _PIXELS[match["unit"]]
    is_least = bool(match["least"] or match["above"])
    found = {(width >= size) is is_least for width in _WIDTHS}
    return found.pop() if len(found) == 1 else None
