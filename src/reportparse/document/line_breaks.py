# SPDX-License-Identifier: MIT
"""A page that lost its line ends -> pieces that are lines: cut at the headings inside it.

Only a line that is full of pipes and has headings between them is cut: prose may say 一、 and
二、 as it likes. Joined, the pieces are the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from ..text.patterns import late
from ..text.source import BLANKS

#: No row of a table is this long.
SHORTEST_PAGE = 300

#: No row of a table has this many cells; a page on one line has hundreds.
_MANY_PIPES = 20

#: No label is longer, its notes and a romanisation included.
_LONGEST_LABEL = 300

_BLANK = late(f"[{re.escape(BLANKS)}]")

#: Finds the places in a line where a heading may begin.
FindHeadings = Callable[[str], Iterator[re.Match[str]]]


def recovered(raw: str, find: FindHeadings, is_label: Callable[[str], bool]) -> list[str]:
    """The lines that *raw* is made of: itself, unless it is a page that lost its line ends."""
    if len(raw) < SHORTEST_PAGE or raw.count("|") < _MANY_PIPES:
        return [raw]
    headings = [match.start() for match in find(raw)]
    places = sorted({0, len(raw), *_breaks(raw, headings, is_label)})
    return [raw[start:end] for start, end in pairwise(places)]


def _breaks(raw: str, headings: list[int], is_label: Callable[[str], bool]) -> Iterator[int]:
    """The places where lines begin: at headings and after them."""
    start = word_end = 0
    waiting = pairwise([*headings, len(raw), len(raw)])
    heading, following = next(waiting)
    for cell in raw.split("|"):
        end = start + len(cell)
        while heading < end:
            if not _starts_label(raw[heading : min(following, end)], is_label):
                if word_end <= heading:  # headings without a blank between them end together
                    word_end = _end_of_word(raw, heading, end)
                yield heading
                yield word_end
            heading, following = next(waiting)
        start = end + 1


def _end_of_word(raw: str, start: int, end: int) -> int:
    """The end of the first blank after *start*; *end* if there is none before it."""
    blank = _BLANK.search(raw, start, end)
    return blank.end() if blank else end


def _starts_label(text: str, is_label: Callable[[str], bool]) -> bool:
    """Return whether *text* is a label, or begins with one that a blank ends."""
    text = text[:_LONGEST_LABEL]
    blank = _BLANK.search(text)
    return is_label(text) or (blank is not None and is_label(text[: blank.start()]))
