# SPDX-License-Identifier: MIT
"""Colours of words and of what is behind them, and fonts that show other characters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from ..text.patterns import late

Color = tuple[int, int, int]

WHITE: Final = (255, 255, 255)
OTHER: Final = (128, 0, 0)
CLEAR: Final = (-1, -1, -1)
#: The colour of a picture is any.
PICTURE: Final = (-2, -2, -2)
#: Colours that differ by less in each part look the same.
_SAME = 16
#: Colours of less weight are not seen.
_FAINTEST = 0.1
_HEX = late(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")
_SYMBOLS = late(r"wingdings|webdings|zapf ?dingbats|symbol\b|marlett", re.IGNORECASE)
#: Colour spaces of PDF whose numbers are parts of red, green and blue, of grey, or of inks.
_PLAIN_SPACES = frozenset(
    {"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"}
)
#: The first value of several.
_FIRST = late(r"[\w#-]+\([^()]*\)|\S+")


def are_alike(ink: Color, ground: Color) -> bool:
    """True if words in the colour *ink* are not seen on a *ground*."""
    return all(abs(level - other) < _SAME for level, other in zip(ink, ground, strict=True))


def shows_symbols(font: str) -> bool:
    """True if the *font* of that name shows other characters than those that are written."""
    return bool(_SYMBOLS.match(font))


def painted_color(value: Any, space: Any) -> Color | None:
    """The colour *value* of a PDF file in a colour *space*; None for one that is not known."""
    if space is not None and space.name not in _PLAIN_SPACES:
        return None
    given = value if isinstance(value, (tuple, list)) else (value,)
    parts = [float(part) for part in given if isinstance(part, (int, float))]
    if len(parts) == len("K"):
        parts *= 3
    if len(parts) == len("CMYK"):
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    if len(parts) != len("RGB"):
        return None
    red, green, blue = (round(255 * min(max(part, 0.0), 1.0)) for part in parts)
    return red, green, blue


@lru_cache(maxsize=1 << 10)
def color_of(text: str) -> Color | None:
    """The colour that *text* in CSS begins with; None for one that is not known."""
    first = _FIRST.match(text)
    plain = _HEX.fullmatch(first[0]) if first else None
    if plain:
        red, green, blue = (int(level, 16) for level in plain.groups())
        return red, green, blue
    from tinycss2 import color4, parse_one_component_value

    parsed = color4.parse_color(parse_one_component_value(first[0] if first else ""))
    if parsed is None or isinstance(parsed, str):
        return None
    if parsed.alpha < _FAINTEST:
        return CLEAR
    try:
        red, green, blue = (round(255 * level) for level in parsed.to("srgb").coordinates)
    except NotImplementedError:
        return None
    return red, green, blue
