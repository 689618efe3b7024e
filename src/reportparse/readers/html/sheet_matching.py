# SPDX-License-Identifier: MIT
"""The rules of the style sheets in a page -> the styles of its elements.

The HTML parser finds the elements of a selector. A rule that holds only on some screens, or has a
selector that is not known here, is kept apart as one that may hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import cssselect2
from attrs import define, evolve, field, frozen
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...text.patterns import late
from ..limits import Limits
from .boxes import Style, draws, style_of
from .element_index import ElementIndex
from .style_sheets import SheetRule, rules_of_all

#: The declarations that mark words inserted by a style sheet.
GENERATED: Final = ("-before", "-after")
_NO_WORDS = late(r"(?P<mark>[\"'])(?:\s|\\(?:a|20|a0|200b)\s?)*(?P=mark)", re.IGNORECASE)
_NO_CONTENT = frozenset({"none", "normal", "initial", "unset", "revert", "inherit"})
_UNSEEN_PSEUDO = {("display", "none"), ("visibility", "hidden"), ("font-size", "0")}
_PSEUDO_ELEMENT = late(
    r"::?(?P<words>before|after)$|::?(?P<part>first-letter|first-line)$|::(?P<other>[\w-]+).*$"
)
#: This many selectors are looked for in the page before its elements are indexed.
_FEW_SELECTORS = 16
#: Giving an element a style is as much work as looking at this many tags.
_MATCH_STEPS = 16
#: A class of elements that depends on more than the tree, with its argument.
_PSEUDO_CLASS = late(r":[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?")
#: The HTML parser finds nothing below a list of selectors, unless it is one of any element.
_BARE_LIST = late(r"(?:^|(?<=[\s>+~,(]))(?=:(?:is|where)\()")
_COMBINED = late(r"(?:^|(?<=[\s>+~]))(?=\s*(?:$|[>+~]))")
_VARIABLE = late(r"var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)")


_Items = tuple[tuple[str, str], ...]


class _Given(NamedTuple):
    """A rule that an element has by one of its selectors, or may have if it is not certain."""

    rule: SheetRule
    selector: str
    is_certain: bool


@frozen(eq=False)
class ElementStyles:
    """The styles of one element by the sheets.

    Attributes:
        normal: The declarations that its own style overrides.
        important: Those that it does not.
        possible: The declarations of rules that may hold as well.
    """

    normal: Style = field(factory=dict)
    important: Style = field(factory=dict)
    possible: tuple[Style, ...] = ()


class SheetStyles(NamedTuple):
    """The effect of the sheets in a page.

    Attributes:
        styles: The styles they give to its elements, by `mem_id`.
        hidden: Those of the elements around tables for which they leave no place.
    """

    styles: Mapping[int, ElementStyles] = {}
    hidden: frozenset[int] = frozenset()


def sheet_styles(tree: LexborHTMLParser, page: str, limits: Limits) -> SheetStyles:
    """The effect of the sheets in *page*.

    Raises:
        LimitError: If there are too many rules for a page of this size.
    """
    sheets = [node for node in tree.css("style") if _is_in_force(node)]
    if not sheets:
        return SheetStyles()
    tables = tree.css("table")
    tabled = {table.mem_id for table in tables}
    around: dict[int, LexborNode] = {}
    for table in tables:
        holder = table.parent
        while holder is not None and holder.mem_id not in tabled and holder.mem_id not in around:
            around[holder.mem_id] = holder
            holder = holder.parent
    matched = _Matcher(tree, limits, page.count("<"))
    texts = [(sheet.text(), sheet.attributes.get("media") or "all") for sheet in sheets]
    for rule in rules_of_all(texts):
        matched.add(rule)
    styles = matched.styles()
    hidden = (place for place, node in around.items() if _is_hidden(node, styles.get(place)))
    return SheetStyles(styles, frozenset(hidden))


def _is_hidden(element: LexborNode, found: ElementStyles | None) -> bool:
    """True if an element takes no place by the styles *found* for it."""
    if found is None or found.possible:
        return False
    return style_of(element.attributes, found.normal, found.important).get("display") == "none"


def _is_in_force(sheet: LexborNode) -> bool:
    kind = sheet.attributes.get("type") or "text/css"
    parent = sheet.parent
    inert = parent is not None and parent.tag in ("noscript", "template")
    return kind.strip().lower() == "text/css" and not inert


@define
class _Matcher:
    """Finds the elements of rules.

    Attributes:
        tree: The page, parsed.
        limits: How much work it may be.
        size: The number of tags.
    """

    tree: LexborHTMLParser
    limits: Limits
    size: int
    # The rules so far of each element, as a state; of each state its last rule, and the one before.
    _states: dict[int, int] = field(factory=dict)
    _given: list[tuple[_Given | None, int]] = field(factory=lambda: [(None, 0)])
    _variables: dict[str, set[str]] = field(factory=lambda: defaultdict(set))
    _index: ElementIndex | None = None
    _steps: int = 0

    def add(self, rule: SheetRule) -> None:
        """Note the elements that *rule* gives a style, or may give one."""
        if not rule.style and not rule.important:
            return
        both = {**rule.style, **rule.important}
        parts = [_PSEUDO_ELEMENT.search(selector) for selector in rule.selectors]
        places: list[tuple[str, SheetRule, Sequence[int]]] = []
        certain = rule.certain
        for selector, part in zip(rule.selectors, parts, strict=True):
            element = (selector[: part.start()] if part else selector).strip() or "*"
            if part and part["other"]:
                certain &= part["other"].startswith("-webkit-")
                continue
            if part and part["words"]:
                style = {f"-{part['words']}": _words(both)} if "content" in both else {}
                own = evolve(rule, style=style, important={})
            else:
                own = evolve(rule, certain=rule.certain and part is None)
            known = self._selected(element)
            certain &= known is not None
            known = self._selected(_widened(element)) if known is None else known
            places.append((element, own, known or ()))
        for element, own, selected in places:
            self._count(_MATCH_STEPS * len(selected))
            is_certain = certain and own.certain
            if is_certain and selected:
                for name, value in {**own.style, **own.important}.items():
                    if name.startswith("--"):
                        self._variables[name].add(value)
            self._give(selected, _Given(own, element, is_certain))

    def _selected(self, selector: str) -> Sequence[int] | None:
        """The elements of *selector*; None if it is not known here."""
        if self._steps > _FEW_SELECTORS * self.size:
            self._index = self._index or ElementIndex(self.tree, self._count)
            places = self._index.find(selector)
            if places is not None:
                return places
            if self._index.find(_widened(selector)) == []:
                return ()
        self._count(self.size)
        try:
            nodes = self.tree.css(_BARE_LIST.sub("*", selector))
        except Exception:  # noqa: BLE001  # the parser has an exception of its own
            return None
        return [node.mem_id for node in nodes]

    def _count(self, steps: int) -> None:
        self._steps += steps
        self.limits.check("rules", self._steps)

    def _give(self, selected: Sequence[int], given: _Given) -> None:
        """Add a rule to those of the elements *selected*: all that had the same still have."""
        after: dict[int, int] = {}
        for place in selected:
            state = self._states.get(place, 0)
            if state not in after:
                after[state] = len(self._given)
                self._given.append((given, state))
            self._states[place] = after[state]

    def styles(self) -> Mapping[int, ElementStyles]:
        """The styles of all elements that have any."""
        known = {name: min(values) for name, values in self._variables.items() if len(values) == 1}
        made = {state: _combined(self._rules(state), known) for state in {*self._states.values()}}
        return {place: made[state] for place, state in self._states.items()}

    def _rules(self, state: int) -> list[_Given]:
        """The rules of a *state*, in order."""
        rules: list[_Given] = []
        given, state = self._given[state]
        while given:
            rules.append(given)
            given, state = self._given[state]
        return rules[::-1]


def _combined(rules: Sequence[_Given], variables: Mapping[str, str]) -> ElementStyles:
    """The styles of an element by its *rules*."""
    certain = [(rule, selector) for rule, selector, is_certain in rules if is_certain]
    if len(certain) > 1:
        certain.sort(key=lambda found: (found[0].layer, _weight(found[1])))
    normal = {key: value for rule, _ in certain for key, value in rule.style.items()}
    # Of important declarations those of the first layer count.
    certain.sort(key=lambda found: [-level for level in found[0].layer])
    important = {key: value for rule, _ in certain for key, value in rule.important.items()}
    possible = ({**rule.style, **rule.important} for rule, _, is_certain in rules if not is_certain)
    return _kept(*(_resolved(style, variables) for style in (normal, important, *possible)))


@lru_cache(maxsize=1 << 10)
def _kept(normal: _Items, important: _Items, *possible: _Items) -> ElementStyles:
    """The styles of elements: the same for all pages, so that they look alike on all."""
    return ElementStyles(dict(normal), dict(important), tuple(map(dict, possible)))


def _words(style: Style) -> str:
    """The words that a rule inserts, or its mark where it draws; blank if nothing is seen."""
    content = style["content"]
    if content in _NO_CONTENT or _UNSEEN_PSEUDO & set(style.items()):
        return ""
    return "" if _NO_WORDS.fullmatch(content) and not draws(style) else content


def _resolved(style: Style, variables: Mapping[str, str]) -> _Items:
    """The declarations of *style* with the values of variables in them."""
    return tuple(
        (name, _VARIABLE.sub(lambda match: variables.get(match[1], match[0]), value))
        for name, value in style.items()
    )


def _widened(selector: str) -> str:
    """A selector of at least the elements that *selector* may mean."""
    return _COMBINED.sub("*", _PSEUDO_CLASS.sub("", selector)).strip()


@lru_cache(maxsize=1 << 12)
def _weight(selector: str) -> tuple[int, int, int]:
    """How specific a selector is: of two the more specific holds."""
    try:
        weight: tuple[int, int, int] = cssselect2.compile_selector_list(selector)[0].specificity
    except cssselect2.SelectorError:
        return 0, 0, 0
    return weight
