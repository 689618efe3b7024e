# SPDX-License-Identifier: MIT
"""Media queries: whether a style holds on the screen of a desk."""

from __future__ import annotations

import re

from ...text.patterns import late

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
