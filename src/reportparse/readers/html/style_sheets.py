# SPDX-License-Identifier: MIT
"""The style sheets in a page -> the styles of its elements.

tinycss2 parses the sheets, the HTML parser finds the elements of a selector. A rule that holds only
on some screens, or has a selector that is not known here, is kept apart as one that may hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field, frozen

from ...errors import LimitError, MissingExtraError
from ...text.patterns import late
from ..limits import Limits
from .looks import Style
from .marking import PLACE, names
from .media import media_applies

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

#: The declarations that mark words inserted by a style sheet.
GENERATED: Final = ("-before", "-after")
#: The declarations that decide what is seen, and in which order.
_DECIDING = names(
    "display visibility opacity filter -webkit-filter font font-size font-family color background "
    "background-color background-clip -webkit-background-clip background-image "
    "-webkit-text-fill-color text-shadow -webkit-text-stroke position left top right bottom inset "
    "text-indent margin-left margin-top clip clip-path -webkit-clip-path mask -webkit-mask "
    "mask-image -webkit-mask-image transform -webkit-transform rotate scale translate zoom "
    "overflow width height max-width max-height vertical-align text-decoration "
    "text-decoration-line unicode-bidi direction padding padding-left padding-right margin "
    "margin-right float letter-spacing -webkit-text-security flex-direction flex-flow order "
    "animation animation-name content content-visibility mix-blend-mode"
)
_NO_WORDS = late(
    r"none|normal|(?P<mark>[\"'])(?:\s|\\(?:a|20|a0|200b)\s?)*(?P=mark)", re.IGNORECASE
)
_UNSEEN_PSEUDO = {("display", "none"), ("visibility", "hidden"), ("font-size", "0")}
#: Names in a selector: what must be on the page for it to apply.
_NAMES = late(r"[.#]([\w-]+)")
_PSEUDO_ELEMENT = late(
    r"::?(?P<words>before|after)$|::?(?P<part>first-letter|first-line)$|::(?P<other>[\w-]+).*$"
)
#: A class of elements that depends on more than the tree, with its argument.
_PSEUDO_CLASS = late(r":[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?")
_COMBINED = late(r"(?:^|(?<=[\s>+~]))(?=\s*(?:$|[>+~]))")
_VARIABLE = late(r"var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)")


@frozen
class _Rule:
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


@frozen
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


def sheet_styles(tree: LexborHTMLParser, page: str, limits: Limits) -> Mapping[int, ElementStyles]:
    """The styles that the sheets in *page* give to its elements, by the offset of their tag.

    Raises:
        LimitError: If there are too many rules for a page of this size.
        MissingExtraError: If tinycss2 is not installed.
    """
    sheets = [node for node in tree.css("style") if _is_in_force(node)]
    if not sheets:
        return {}
    matched = _Matcher(tree, page, limits)
    reader = _SheetReader()
    for sheet in sheets:
        certain = media_applies(sheet.attributes.get("media") or "all")
        if certain is not False:
            for rule in reader.rules(_parsed(sheet.text()), (), (), certain=certain is not None):
                matched.add(rule)
    return matched.styles()


def _is_in_force(sheet: LexborNode) -> bool:
    kind = sheet.attributes.get("type") or "text/css"
    parent = sheet.parent
    inert = parent is not None and parent.tag in ("noscript", "template")
    return kind.strip().lower() == "text/css" and not inert


def _parsed(sheet: str) -> list[Any]:
    try:
        import tinycss2
    except ImportError:
        raise MissingExtraError("tinycss2", "html") from None
    parsed: list[Any] = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return parsed


@frozen
class _SheetReader:
    """Reads the rules of sheets, those within others too, in order.

    Attributes:
        layers: The cascade layers in the order in which they are first named.
    """

    layers: dict[tuple[str, ...], int] = field(factory=dict)

    def rules(
        self, nodes: Sequence[Any], parents: Sequence[str], layer: tuple[str, ...], *, certain: bool
    ) -> Iterator[_Rule]:
        """The rules of parsed *nodes* inside *layer* and rules with the selectors *parents*."""
        import tinycss2

        own: list[Any] = []
        for node in nodes:
            if node.type == "declaration":
                own.append(node)
            elif node.type == "qualified-rule":
                selectors = _nested(_selectors(node.prelude), parents)
                inner = tinycss2.parse_blocks_contents(node.content)
                yield from self.rules(inner, selectors, layer, certain=certain)
            elif node.type == "at-rule":
                yield from self._at_rule(node, parents, layer, certain=certain)
        if own and parents:
            yield _rule(parents, own, tuple(map(self._number, _prefixes(layer))), certain=certain)

    def _at_rule(
        self, node: Any, parents: Sequence[str], layer: tuple[str, ...], *, certain: bool
    ) -> Iterator[_Rule]:
        import tinycss2

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
            yield from self.rules(inner, parents, layer, certain=certain)

    def _number(self, path: tuple[str, ...]) -> int:
        return self.layers.setdefault(path, len(self.layers))


def _prefixes(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (path[:length] for length in range(1, len(path) + 1))


def _selectors(prelude: Sequence[Any]) -> list[str]:
    """The selectors of a list, parted at its commas."""
    import tinycss2

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


def _rule(
    selectors: Sequence[str], declared: Sequence[Any], layer: tuple[float, ...], *, certain: bool
) -> _Rule:
    import tinycss2

    styles: tuple[dict[str, str], dict[str, str]] = {}, {}
    for declaration in declared:
        name = declaration.lower_name
        if name in _DECIDING or name.startswith("--"):
            value = " ".join(tinycss2.serialize(declaration.value).lower().split())
            styles[declaration.important][name] = value
    return _Rule(selectors, *styles, (*layer, float("inf")), certain=certain)


@define
class _Matcher:
    """Finds the elements of rules.

    Attributes:
        tree: The page, parsed.
        page: Its source.
        limits: How much work it may be.
    """

    tree: LexborHTMLParser
    page: str
    limits: Limits
    _found: dict[int, list[tuple[_Rule, str]]] = field(factory=lambda: defaultdict(list))
    _possible: dict[int, list[Style]] = field(factory=lambda: defaultdict(list))
    _steps: int = 0

    def add(self, rule: _Rule) -> None:
        """Note the elements that *rule* gives a style, or may give one."""
        if not rule.style and not rule.important:
            return
        both = {**rule.style, **rule.important}
        parts = [_PSEUDO_ELEMENT.search(selector) for selector in rule.selectors]
        places: list[tuple[str, _Rule, list[int]]] = []
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
            places.append((element, own, known or []))
        for element, own, selected in places:
            for place in selected:
                if certain and own.certain:
                    self._found[place].append((own, element))
                else:
                    self._possible[place].append({**own.style, **own.important})

    def _selected(self, selector: str) -> list[int] | None:
        """The elements of *selector*; None if it is not known here."""
        if "(" not in selector and any(
            name not in self.page for name in _NAMES.findall(selector.replace("\\", ""))
        ):
            return []
        self._steps += self.page.count("<")
        if self._steps > self.limits.rules:
            raise LimitError("rules", self.limits.rules)
        try:
            nodes = self.tree.css(selector)
        except Exception:  # noqa: BLE001  # the parser has an exception of its own
            return None
        found = (node.attributes.get(PLACE) for node in nodes)
        return [int(place) for place in found if place is not None]

    def styles(self) -> Mapping[int, ElementStyles]:
        """The styles of all elements that have any."""
        variables: dict[str, set[str]] = defaultdict(set)
        for rules in self._found.values():
            for rule, _ in rules:
                for name, value in {**rule.style, **rule.important}.items():
                    if name.startswith("--"):
                        variables[name].add(value)
        known = {name: min(values) for name, values in variables.items() if len(values) == 1}
        styles = {}
        for place in {**self._found, **self._possible}:
            rules = self._found.get(place, [])
            if len(rules) > 1:
                rules = sorted(rules, key=lambda found: (found[0].layer, _weight(found[1])))
            normal = {key: value for rule, _ in rules for key, value in rule.style.items()}
            # Of important declarations those of the first layer count.
            rules = sorted(rules, key=lambda found: [-level for level in found[0].layer])
            important = {key: value for rule, _ in rules for key, value in rule.important.items()}
            possible = [_resolved(style, known) for style in self._possible.get(place, [])]
            styles[place] = ElementStyles(
                _resolved(normal, known), _resolved(important, known), tuple(possible)
            )
        return styles


def _words(style: Style) -> str:
    """The words that a rule inserts; blank if they are not seen."""
    content = style.get("content", "none")
    is_unseen = _NO_WORDS.fullmatch(content) or _UNSEEN_PSEUDO & set(style.items())
    return "" if is_unseen else content


def _resolved(style: Style, variables: Mapping[str, str]) -> Style:
    """*style* with the values of variables in it."""
    return {
        name: _VARIABLE.sub(lambda match: variables.get(match[1], match[0]), value)
        for name, value in style.items()
    }


def _widened(selector: str) -> str:
    """A selector of at least the elements that *selector* may mean."""
    return _COMBINED.sub("*", _PSEUDO_CLASS.sub("", selector)).strip()


@lru_cache(maxsize=1 << 12)
def _weight(selector: str) -> tuple[int, int, int]:
    """How specific a selector is: of two the more specific holds."""
    import cssselect2

    try:
        weight: tuple[int, int, int] = cssselect2.compile_selector_list(selector)[0].specificity
    except cssselect2.SelectorError:
        return 0, 0, 0
    return weight
