# SPDX-License-Identifier: MIT
"""The names of WordprocessingML (ISO/IEC 29500) elements, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ...text.patterns import late

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: The additions to the format whose content is read like the rest; of others Word has a fallback.
_UNDERSTOOD = frozenset(
    {"wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "w16du"}
    | {"w16sdtdh", "wpsCustomData", "a14", "v", "m"}
)
_NUMBER = late(r"[0-9]{1,6}")


def w(name: str) -> str:
    """The full name of an element or attribute."""
    return _W + name


def named(names: str, of: str = _W) -> frozenset[str]:
    """The full names of the elements in a list of *names*."""
    return frozenset(of + name for name in names.split())


def child(element: Any, name: str) -> _Element | None:
    """The first child *name* of *element*; None without one, or without *element*."""
    if element is None:
        return None
    return next(element.iterchildren(_W + name), None)


def value(element: Any) -> str | None:
    """The `val` of *element*; None without it."""
    return None if element is None else element.get(_W + "val")


def number(element: Any, default: int) -> int:
    """The `val` of *element* as a whole number; *default* if it is none."""
    digits = value(element) or ""
    return int(digits) if _NUMBER.fullmatch(digits) else default


def is_on(element: Any) -> bool:
    """True if *element* is there and turns on what it is named after."""
    return element is not None and value(element) not in ("0", "false", "off")


def children(element: Any) -> Iterator[Any]:
    """The children of *element*, of alternatives those that a reader of today shows."""
    for inner in element:
        if inner.tag == _MC + "AlternateContent":
            yield from children(_alternative(inner))
        else:
            yield inner


def _alternative(element: Any) -> Any:
    for choice in element.iterchildren(_MC + "Choice"):
        if _UNDERSTOOD.issuperset((choice.get("Requires") or "?").split()):
            return choice
    fallback = element.find(_MC + "Fallback")
    if fallback is not None:
        return fallback
    # Better what this reader does not know than nothing.
    return next(element.iterchildren(_MC + "Choice"), ())
