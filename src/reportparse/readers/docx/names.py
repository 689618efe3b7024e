# SPDX-License-Identifier: MIT
"""The names of WordprocessingML (ISO/IEC 29500) elements, and how to reach them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NUMBER = re.compile(r"[0-9]{1,6}")


def w(name: str) -> str:
    """The full name of an element or attribute."""
    return _W + name


def child(element: Any, name: str) -> _Element | None:
    """The first child *name* of *element*; None without one, or without *element*."""
    if element is None:
        return None
    found: _Element | None = element.find(_W + name)
    return found


def value(element: Any) -> str | None:
    """The `val` of *element*; None without it."""
    return None if element is None else element.get(_W + "val")


def number(element: Any, default: int) -> int:
    """The `val` of *element* as a whole number; *default* if it is none."""
    digits = value(element) or ""
    return int(digits) if _NUMBER.fullmatch(digits) else default
