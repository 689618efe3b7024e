# SPDX-License-Identifier: MIT
"""Lines and tables of all pages -> paragraphs and tables as if there were no pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from ...document.headings import heading_parts
from ...report.titles import is_title
from ...text.numerals import shows_figure
from ...text.pagination import PAGE_NUMBER
from ...text.patterns import late
from ..blocks import Block, Words
from ..form_tables import is_label, is_unit
from .aligned_tables import with_tables
from .page_objects import PageLine, PageMarks, Ruled, box
from .torn_tables import add_table

#: This many lines at the top and at the bottom of a page may be running heads.
_EDGE = 2
#: The number of a page is in the lowest part of it, this many times its height below all else.
_FOOT = 0.9
_BELOW_ALL = 1.5
_DIGITS = late(r"[0-9０-９]+")
#: One of so many numbers in a running head may be that of the page.
_NUMBERS = 8
#: They are this share of their height away from the rest of the page.
_APART = 1.0
_BESIDE_TABLE = 2.0
#: Running heads are at the same height on their pages.
_SAME = 4.0
#: A line that ends further from the right margin than this share of its height ends a paragraph.
_SHORT = 1.6
#: One that begins further from the left margin begins one.
_INDENT = 1.2
#: This many indented lines may be chance: centred ones.
_CHANCE = 2
#: Titles are larger than the text.
_LARGE = 1.15
#: Lines of one paragraph are no further apart than this share of their height.
_SPREAD = 1.6


def flow(pages: Sequence[PageMarks]) -> list[Block]:
    """The paragraphs and tables of *pages*, without running heads and page numbers."""
    blocks: list[Block] = []
    pages = list(map(with_tables, _without_running_heads(pages)))
    margins = _margins(pages)
    open_line: PageLine | None = None  # the last line of the open paragraph, on whichever page
    for page in pages:
        for line in page.marks:
            if isinstance(line, Ruled):
                add_table(blocks, line.grid)
                open_line = None
                continue
            words = Words(line.text, box(page.number, line))
            last = blocks[-1] if blocks else None
            if open_line and isinstance(last, Words) and _goes_on(open_line, line, last, margins):
                blocks[-1] = Words(_joined(last.text, words.text), last.place)
            else:
                blocks.append(words)
            open_line = line
    return blocks


def _joined(one: str, other: str) -> str:
    """Two lines of a paragraph as one: a blank only between Latin words."""
    latin = (
        one[-1:].isascii() and one[-1:].isalpha() and other[:1].isascii() and other[:1].isalpha()
    )
    return f"{one} {other}" if latin else one + other


def _goes_on(before: PageLine, line: PageLine, words: Words, margins: Margins) -> bool:
    """True if *line* goes on with the paragraph that *before* is the last line of."""
    size = max(before.size, 1.0)
    is_far = line.top > before.top and line.top - before.bottom > _SPREAD * size
    heading = heading_parts(line.text)
    is_new = heading and (heading.level == 1 or words.text.endswith(_SENTENCE_ENDS))
    if is_far or abs(line.size - before.size) > size / 4 or is_new:
        return False
    if _is_row(before.text) or _is_row(line.text) or is_title(words.text):
        return False
    is_full = before.right + _unbroken(line) >= margins.right - _SHORT * size
    if before.size > _LARGE * margins.size:
        is_large = line.size > _LARGE * margins.size
        # A title on two lines; a heading is on two only if it fills the first.
        return is_large and (is_full or not _is_heading(words.text))
    if line.left > margins.left + _INDENT * size:
        return False
    if is_full:
        return margins.indented or not words.text.endswith("。")
    half = (margins.left + margins.right) / 2
    return margins.indented and before.right > half and not _is_heading(words.text)


def _is_row(text: str) -> bool:
    """True if the words of a line are a label of a form with its unit and figures, or headers.

    The last words of a sentence are none: 行政诉讼。
    """
    if text.endswith(("。", "；")):
        return False
    words = text.split()
    if len(words) > 1 and all(map(is_label, words)):
        return True
    while len(words) > 1 and (shows_figure(words[-1]) or is_unit(words[-1])):
        words.pop()
    return is_label("".join(words))


def _is_heading(words: str) -> bool:
    heading = heading_parts(words)
    return heading is not None and not heading.prose


def _unbroken(line: PageLine) -> float:
    """How wide what *line* begins with is that cannot be broken: a number, a Latin word."""
    width = 0.0
    for glyph in line.glyphs:
        if not glyph.text.isascii() or glyph.text.isspace():
            break
        width = glyph.right - line.left
    return width


_SENTENCE_ENDS = tuple("。！？；：.!?;:")


class Margins(NamedTuple):
    """Where full lines of a text begin and end, the usual size, whether paragraphs are indented."""

    left: float
    right: float
    size: float
    indented: bool


def _margins(pages: Sequence[PageMarks]) -> Margins:
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return Margins(0.0, 0.0, 1.0, indented=False)
    right = max(line.right for line in lines)
    full = [line for line in lines if line.right > right - 2 * line.size]
    sizes = Counter(round(line.size, 1) for line in lines for _ in line.glyphs)
    left, size = min(line.left for line in full), sizes.most_common(1)[0][0]
    indents = sum(_INDENT * size < line.left - left < 2 * _INDENT * size for line in lines)
    return Margins(left, right, size, indented=indents > _CHANCE)


def _without_running_heads(pages: Sequence[PageMarks]) -> list[PageMarks]:
    """*pages* without page numbers, and lines that come again at the edges of most."""
    edges = [(page.number, line) for page in pages for line in _edges(page)]
    heights = defaultdict(list)
    for number, line in sorted(edges, key=lambda edge: edge[1].top):
        for sign in _signs(number, line):
            heights[sign].append(line.top)
    least = max(2, (len(pages) + 1) // 2)
    numbers = {id(line) for page in pages for line in _at_foot(page)}
    running = {
        id(line)
        for number, line in edges
        if ((label := PAGE_NUMBER.fullmatch(line.text)) and label.lastgroup != "bare")
        or id(line) in numbers
        or (
            not line.text.endswith(_SENTENCE_ENDS)
            and any(
                bisect_right(heights[sign], line.top + _SAME)
                >= bisect_left(heights[sign], line.top - _SAME) + least
                for sign in _signs(number, line)
            )
        )
    }
    return [
        evolve(page, lines=[line for line in page.lines if id(line) not in running])
        for page in pages
    ]


def _at_foot(page: PageMarks) -> Iterator[PageLine]:
    """The number of a page: alone at its foot, and far from what is above."""
    for above, last in pairwise(page.marks[-2:]):
        if isinstance(last, PageLine) and PAGE_NUMBER.fullmatch(last.text):
            is_low = last.top > _FOOT * page.height > 0
            if is_low and last.top - above.bottom > _BELOW_ALL * last.size:
                yield last


def _signs(page: int, line: PageLine) -> Iterator[tuple[object, ...]]:
    """Keys that running heads share: their text, but for one number that rises with the pages.

    A page number alone does rise.
    """
    words, numbers = _DIGITS.split(line.text), _DIGITS.findall(line.text)
    if any(words):
        yield line.text, None
    for at, number in enumerate(numbers[:_NUMBERS]):
        if PAGE_NUMBER.fullmatch(number):
            yield *words, at, int(number) - page, *numbers[:at], *numbers[at + 1 :]


def _edges(page: PageMarks) -> Iterator[PageLine]:
    """The lines at the top and bottom of a page, apart from the rest of it."""
    marks = page.marks
    for near in (marks[: _EDGE + 1], marks[: -_EDGE - 2 : -1]):
        for count, (page_line, inner) in enumerate(pairwise(near), 1):
            if isinstance(page_line, Ruled):
                break
            least = _APART * page_line.size if isinstance(inner, PageLine) else _BESIDE_TABLE
            if max(inner.top - page_line.bottom, page_line.top - inner.bottom) > least:
                yield from (line for line in near[:count] if isinstance(line, PageLine))
                break
