# SPDX-License-Identifier: MIT
"""Fields, pictures and counters on a page: what they show, and whether it can be read."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...text.patterns import late
from .boxes import Attributes
from .marking import names

#: Elements that show something other than text: in a cell it may be a figure.
#: Codes of the findings of a field that is not read, and of what is seen only after a click.
FIELD: Final = "field-unread"
COLLAPSED: Final = "content-collapsed"
UNREAD = names("script iframe embed button audio video progress meter")
#: Elements whose words are not the page's text, such as fields of a form.
_FIELDS = frozenset({"input", "textarea", "select"})
_PICTURES = frozenset({"img", "svg", "math", "object", "canvas"})
WITHOUT_WORDS = _FIELDS | UNREAD | _PICTURES
#: Pictures that only keep cells open.
_SPACER = late(
    r"(?:.*[/_-])?(?:spacer|blank|transparent|space|pixel|clear|1x1)[-_0-9]*\.\w{3,4}(?:\?.*)?",
    re.IGNORECASE,
)
_SMALLEST = 4
#: Pictures that are lower or narrower, in pixels, are icons.
_ICON = 64
#: Scripts that put words where they are, and buttons with digits on them.
_MAKES_FIGURES = late(r"script:.*(?:\bwrite|\.inner|\.text)|button:.*[0-9]", re.DOTALL)
#: Fields that show something other than their value.
_WITHOUT_VALUE = names(
    "checkbox radio file password image range color date datetime-local month week time hidden"
)
_NUMBER = late(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:e[-+]?[0-9]+)?", re.IGNORECASE)
_DIGITS = late(r"\s*\+?([0-9]{1,9})")
#: The attributes from which scripts count up to a number, and the number that they end at.
_COUNTED = late(
    r"""\s(data-(?:[\w-]*-)?(?:count(?:er|to|up)?|num(?:ber|s)?|(?:end|to|max)?val(?:ue)?
    |end|to|final|target|stop|max|total))\s*=\s*["']?[+-]?[0-9]""",
    re.IGNORECASE | re.VERBOSE,
)
_BEGINNINGS = ("data-from", "data-start", "data-begin")


def shown_in(node: LexborNode, tag: str) -> tuple[str | None, str | None]:
    """The words that an element shows, if it is known; why it shows something else, if so."""
    if tag in _FIELDS:
        words = _filled_in(node)
        return words, None if words is not None else "field"
    if tag in UNREAD:
        return None, "unread" if _MAKES_FIGURES.search(f"{tag}:{node.text()}") else None
    return None, None if tag == "img" and _is_spacer(node.attributes) else "picture"


def _is_spacer(attributes: Attributes) -> bool:
    sizes = [number_in(attributes.get(name)) for name in ("width", "height")]
    is_small = any(size is not None and size < _SMALLEST for size in sizes)
    return is_small or bool(_SPACER.fullmatch(attributes.get("src") or ""))


def is_large(attributes: Attributes) -> bool:
    """True if a picture of these *attributes* may show words: it is no icon."""
    sizes = [number_in(attributes.get(name)) for name in ("width", "height")]
    return all(size is None or size >= _ICON for size in sizes)


def _filled_in(node: LexborNode) -> str | None:
    """The words that a field of a form shows; None for what it shows otherwise."""
    attributes = node.attributes
    if node.tag == "select":
        return _chosen(node)
    kind = (attributes.get("type") or "text").lower()
    words = node.text() if node.tag == "textarea" else attributes.get("value") or ""
    if node.tag == "input" and kind in _WITHOUT_VALUE:
        return "" if kind == "hidden" else None
    is_ignored = kind == "number" and words and not _NUMBER.fullmatch(words)
    return None if is_ignored or (not words and attributes.get("placeholder")) else words


def _chosen(field: LexborNode) -> str | None:
    """The choice that a *field* shows."""
    if "multiple" in field.attributes or (number_in(field.attributes.get("size")) or 1) > 1:
        return None
    options = field.css("option[selected]")[-1:] or field.css("option")[:1]
    if not options:
        return ""
    attributes = options[0].attributes
    if "disabled" in attributes and "selected" not in attributes:
        return None  # the first of the others is shown
    return attributes.get("label") or options[0].text()


def number_in(value: str | None) -> int | None:
    """The number that *value* of an attribute begins with."""
    match = _DIGITS.match(value) if value else None
    return int(match[1]) if match else None


def counters(tree: LexborHTMLParser, page: str) -> frozenset[int]:
    """The elements, by `mem_id`, in which a script counts up to a number that *page* tells."""
    attributes = set(map(str.lower, _COUNTED.findall(page))) if "data-" in page else set()
    found = tree.css(",".join(f"[{name}]" for name in attributes)) if attributes else []
    return frozenset(node.mem_id for node in found if _counts_up(node, attributes))


def _counts_up(node: LexborNode, attributes: set[str]) -> bool:
    """True if *node* prints the beginning, or nothing, and its *attributes* another number."""
    words = node.text().strip()
    told = {name: (value or "").strip() for name, value in node.attributes.items()}
    # +0.00 is 0, too.
    ends = {
        value if value.strip("+-0.,") else "0" for name, value in told.items() if name in attributes
    }
    begins = {"", "0", *(told[name] for name in _BEGINNINGS if name in told)}
    is_plain = node.child is None or node.child.next is None
    return is_plain and words in begins and not ends <= {words or "0"}
