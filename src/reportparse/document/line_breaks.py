# SPDX-License-Identifier: MIT
"""A page that lost its line ends -> pieces that are lines: broken at headings inside it.

Only a line that is full of pipes and has headings between them is broken: prose may say
一、 and 二、 as it likes. Joined, the pieces are the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from ..text.source import BLANKS

#: No row of a table is so long.
SHORTEST_PAGE = 300

#: No row of a table has so many cells; a page on one line has hundreds.
_MANY_PIPES = 20

#: No label is longer, its notes and a romanisation included.
_LONGEST_LABEL = 300

_BLANK = f"[{re.escape(BLANKS)}]"
_HEADING = re.compile(rf"(?:^|(?<=[{re.escape(BLANKS)}|。]))[一二三四五六七八九十]{{1,3}}、")
_WORD_END = re.compile(rf"{_BLANK}|$")


def unroll(raw: str, is_label: Callable[[str], bool]) -> list[str]:
    """The lines that *raw* is made of: itself, unless it is a page that lost its line ends.

    Args:
        raw: A line with its line end.
        is_label: Whether a text is a label of a known form's tables, and so no heading.
    """
    if len(raw) < SHORTEST_PAGE or raw.count("|") < _MANY_PIPES or not _HEADING.search(raw):
        return [raw]
    places = sorted({0, len(raw), *_breaks(raw, is_label)})
    return [raw[start:end] for start, end in pairwise(places)]


def _breaks(raw: str, is_label: Callable[[str], bool]) -> Iterator[int]:
    start = 0
    for cell in raw.split("|"):
        headings = [match.start() for match in _HEADING.finditer(cell)]
        headings = [
            place
            for place in headings
            if not _starts_label(cell[place : place + _LONGEST_LABEL], is_label)
        ]
        for place in headings:
            yield start + place
            yield start + _WORD_END.search(cell, place).end()  # type: ignore[union-attr]  # the end matches
        # Prose stands before the first cell of a table, after a heading or where the page begins.
        prose = bool(headings) or not start
        label = _label_at_end(cell, headings[-1] if headings else 0, is_label) if prose else 0
        if label:
            yield start + label
        start += len(cell) + 1


def _starts_label(text: str, is_label: Callable[[str], bool]) -> bool:
    """Whether *text* is a label, or begins with one that a blank ends."""
    end = _WORD_END.search(text)
    return is_label(text) or (end is not None and is_label(text[: end.start()]))


def _label_at_end(cell: str, after: int, is_label: Callable[[str], bool]) -> int:
    """Where in *cell*, after prose, the label of its first row begins; 0 where none does."""
    body = cell.rstrip(BLANKS + "\r\n")
    after = max(after, len(body) - _LONGEST_LABEL)
    if is_label(body[after:].lstrip(BLANKS)):
        return 0
    for match in re.finditer(_BLANK, body[after:]):
        if is_label(body[after + match.end() :]):
            return after + match.end()
    return 0
