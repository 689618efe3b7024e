# SPDX-License-Identifier: MIT
"""Headings and breadcrumbs taken apart with the terminals of the grammar."""

from __future__ import annotations

from ..text.patterns import late
from ..text.source import BLANKS
from .lines import HeadingParts
from .parser import terminal

#: A link of Markdown.
_LINK = late(r"\[([^\[\]]*)\]\([^()]*\)")

#: A bracket that is not closed before the path begins.
_OPENED = late(r"[【\[（(〔〖][^】\]）)〕〗]*$")
_CLOSED = late(r"[】\]）)〕〗]$")


def heading_parts(line: str) -> HeadingParts | None:
    """The parts of *line* if it is a heading: if it opens with the number of one."""
    match = terminal("HEADING").match(line.strip(BLANKS))
    return HeadingParts.of(match) if match else None


def breadcrumb_steps(line: str, *, labelled: bool = False) -> tuple[str, ...]:
    """The steps of a breadcrumb (`当前位置: 首页 > 政务公开`); empty if *line* is none.

    If it must be *labelled*, three steps alone are none.
    """
    match = terminal("BREADCRUMB").match(line.strip(BLANKS))
    if match is None or (labelled and match["place"] is None):
        return ()
    path = _LINK.sub(r"\1", match.string[max(match.end("place"), 0) :])
    if _OPENED.match(match["place"] or ""):  # the whole line is in brackets
        path = _CLOSED.sub("", path)
    if "《" not in path:  # with one it closes the title of a paper
        path = path.replace("》", ">")
    arrows = terminal("_STEP")
    is_drawn = match["place"] is None or arrows.search(path)
    steps = (arrows if is_drawn else terminal("_LABELLED_STEP")).split(path)
    return tuple(step for text in steps if (step := text.strip(BLANKS)))
