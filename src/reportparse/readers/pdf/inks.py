# SPDX-License-Identifier: MIT
"""The colours of what a page of a PDF file paints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

#: Red, green and blue from 0 to 1.
Ink = tuple[float, ...]

#: Colours whose parts differ by less look the same.
_SAME_COLOR = 0.06
WHITE: Final = (1.0, 1.0, 1.0)
#: Colour spaces whose numbers are parts of red, green and blue, of grey, or of inks.
_PLAIN_SPACES = frozenset(
    {"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"}
)


def are_alike(one: Ink, other: Ink) -> bool:
    """True if two inks look the same."""
    return all(abs(mine - its) < _SAME_COLOR for mine, its in zip(one, other, strict=True))


def ink_in(value: Any, space: Any) -> Ink | None:
    """Red, green and blue from 0 to 1; None for what is not known."""
    if space is not None and space.name not in _PLAIN_SPACES:
        return None
    parts = tuple(_numbers(value))
    if len(parts) == len("K"):
        return parts * 3
    if len(parts) == len("CMYK"):
        return tuple((1 - part) * (1 - parts[3]) for part in parts[:3])
    return parts if len(parts) == len("RGB") else None


def _numbers(value: Any) -> Iterator[float]:
    for part in value if isinstance(value, (tuple, list)) else (value,):
        if isinstance(part, (int, float)):
            yield float(part)
