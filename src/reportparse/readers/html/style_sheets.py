# SPDX-License-Identifier: MIT
"""The style sheets in a page -> the styles of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from .looks import Style, declarations
from .marking import PLACE, names

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

#: The declaration that marks words inserted by a style sheet.
GENERATED: Final = "-generated"
#: The declarations that decide what is seen.
_DECIDING = names(
    "display visibility opacity font-size color background background-color position left top "
    "right bottom text-indent margin-left margin-top clip clip-path transform overflow width "
    "height max-width max-height vertical-align text-decoration text-decoration-line "
    "unicode-bidi padding padding-left padding-right margin margin-right float"
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GENERATED = re.compile(r"::?(?:before|after)$")
_NO_WORDS = frozenset({'""', "''", "none", "normal", '"\\a"', '"\\200b"'})
#: Names in a selector: what must be on the page for it to apply.
_NAMES = re.compile(r"[.#]([\w-]+)")
_PARTS = re.compile(r"(#)|([.\[:])|(?:^|[\s>+~])(?=[a-z])", re.IGNORECASE)
#: Each selector is looked for in the whole page: elements times selectors are bounded.
_MOST_STEPS = 4_000_000
_LONGEST = 400_000


def sheet_styles(tree: LexborHTMLParser, page: str) -> Mapping[int, Style]:
    """The styles that the sheets in *page* give to its elements, by the offset of their tag.

    Styles for some media only are left out, and so is what comes after as much as a page needs.
    """
    found: dict[int, list[tuple[tuple[int, int, int], int, Style]]] = {}
    left = _MOST_STEPS // (page.count("<") + 1)
    rules = (rule for sheet in tree.css("style") for rule in _rules(sheet.text()[:_LONGEST]))
    for order, (selector, style) in enumerate(rules):
        if any(name not in page for name in _NAMES.findall(selector)):
            continue
        left -= 1
        if left < 0:
            break
        for place in _selected(tree, selector):
            found.setdefault(place, []).append((_weight(selector), order, style))
    styles: dict[int, Style] = {}
    for place, rated in found.items():
        rated.sort(key=lambda rule: rule[:2])
        styles[place] = {name: value for *_, style in rated for name, value in style.items()}
    return styles


def _rules(sheet: str) -> Iterator[tuple[str, Style]]:
    """The selectors of *sheet* with the declarations that decide what is seen."""
    sheet = _COMMENT.sub("", sheet)
    depth, start, selectors = 0, 0, ""
    for brace in re.finditer(r"[{}]", sheet):
        text, start = sheet[start : brace.start()], brace.end()
        if brace[0] == "{":
            if depth == 0:
                selectors = text.rpartition(";")[2].strip()
            depth += 1
            continue
        if depth == 1 and not selectors.startswith("@"):
            yield from _rule(selectors, declarations(text))
        depth = max(0, depth - 1)


def _rule(selectors: str, declared: Style) -> Iterator[tuple[str, Style]]:
    style = {name: value for name, value in declared.items() if name in _DECIDING}
    generated = declared.get("content", "none") not in _NO_WORDS
    for selector in map(str.strip, selectors.split(",")):
        element = _GENERATED.sub("", selector)
        if ":" in element or not element:
            continue  # only under some condition
        if element != selector:
            if generated:
                yield element, {GENERATED: "yes"}
        elif style:
            yield element, style


def _selected(tree: LexborHTMLParser, selector: str) -> Iterator[int]:
    try:
        nodes = tree.css(selector)
    except Exception:  # noqa: BLE001  # an invalid selector selects nothing
        return
    for node in nodes:
        place = node.attributes.get(PLACE)
        if place is not None:
            yield int(place)


def _weight(selector: str) -> tuple[int, int, int]:
    """How specific a selector is: of two the more specific holds."""
    kinds = [match.lastindex or 0 for match in _PARTS.finditer(selector)]
    return kinds.count(1), kinds.count(2), kinds.count(0)
