# SPDX-License-Identifier: MIT
"""Colours of words and of what is behind them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

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
#: The first value of several.
_FIRST = late(r"[\w#-]+\([^()]*\)|\S+")


def are_alike(ink: Color, ground: Color) -> bool:
    """True if words in the colour *ink* are not seen on a *ground*."""
    return all(abs(level - other) < _SAME for level, other in zip(ink, ground, strict=True))


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
