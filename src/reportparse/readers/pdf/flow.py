# SPDX-License-Identifier: MIT
"""Lines and tables of all pages -> paragraphs and tables as if there were no pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ...facts import is_title
from ...lines import heading_parts
from ..blocks import Block, Cell, Grid, Words
from ..labels import is_label
from .marks import Line, box
from .ruled import Ruled

#: So many lines at the top and at the bottom of a page may be running heads.
_EDGE = 2
_PAGE_NUMBER = re.compile(
    r"[-—–－\s·第(（/]*(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[-—–－\s·页)）]*"
    r"(?:(?:共|of|/)\s*[0-9０-９]{1,3}\s*页?)?[-—–－\s]*"
)
_DIGITS = re.compile(r"[0-9０-９]+")
#: Running heads stand at the same height on their pages.
_SAME = 4.0
#: A line that ends further from the right margin than this share of its height ends a paragraph.
_SHORT = 1.6
#: One that begins further from the left margin begins one.
_INDENT = 1.2
#: Lines of one paragraph are no further apart than this share of their height.
_SPREAD = 1.6


@frozen
class PageMarks:
    """What stands on a page.

    Attributes:
        number: Of the page, from 1.
        lines: The lines outside tables, from top to bottom.
        tables: The tables, from top to bottom.
    """

    number: int
    lines: Sequence[Line]
    tables: Sequence[Ruled]


def flow(pages: Sequence[PageMarks]) -> list[Block]:
    """The paragraphs and tables of *pages*, without running heads and page numbers."""
    blocks: list[Block] = []
    pages = _without_running_heads(pages)
    margins = _margins(pages)
    open_line: Line | None = None  # the last line of the paragraph at hand, on whichever page
    for page in pages:
        for one in sorted([*page.lines, *page.tables], key=lambda one: one.top):
            if isinstance(one, Ruled):
                _add_table(blocks, one.grid)
                open_line = None
                continue
            words = Words(one.text, box(page.number, [one]))
            last = blocks[-1] if blocks else None
            if open_line and isinstance(last, Words) and _goes_on(open_line, one, last, margins):
                blocks[-1] = Words(_joined(last.text, words.text), last.place)
            else:
                blocks.append(words)
            open_line = one
    return blocks


def _joined(one: str, other: str) -> str:
    """Two lines of a paragraph as one: a blank only between Latin words."""
    latin = (
        one[-1:].isascii() and one[-1:].isalpha() and other[:1].isascii() and other[:1].isalpha()
    )
    return f"{one} {other}" if latin else one + other


def _goes_on(before: Line, line: Line, words: Words, margins: tuple[float, float]) -> bool:
    """Whether *line* goes on with the paragraph that *before* is the last line of."""
    left, right = margins
    size = max(before.size, 1.0)
    if before.right < right - _SHORT * size or line.left > left + _INDENT * size:
        return False
    if abs(line.size - before.size) > size / 4:
        return False
    same_page = line.top > before.top
    if same_page and line.top - before.bottom > _SPREAD * size:
        return False
    return not (is_title(words.text) or _is_section(line.text))


def _is_section(text: str) -> bool:
    heading = heading_parts(text)
    return heading is not None and heading.level == 1


def _margins(pages: Sequence[PageMarks]) -> tuple[float, float]:
    """Where lines begin and end that fill the page: most begin and end there."""
    lefts = Counter(round(line.left) for page in pages for line in page.lines)
    rights = [line.right for page in pages for line in page.lines]
    if not rights:
        return 0.0, 0.0
    right = max(rights)
    full = [line for page in pages for line in page.lines if line.right > right - 2 * line.size]
    left = min((line.left for line in full), default=min(lefts))
    return left, right


def _without_running_heads(pages: Sequence[PageMarks]) -> list[PageMarks]:
    """*pages* without page numbers, and lines that stand at the same height on several."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        for line in {id(line): line for line in _edges(page)}.values():
            seen[_DIGITS.sub("0", line.text), round(line.top / _SAME)] += 1
    kept = []
    for page in pages:
        edges = set(map(id, _edges(page)))
        lines = [
            line for line in page.lines if id(line) not in edges or not _is_running(line, seen)
        ]
        kept.append(evolve(page, lines=lines))
    return kept


def _is_running(line: Line, seen: Counter[tuple[str, int]]) -> bool:
    text, height = _DIGITS.sub("0", line.text), round(line.top / _SAME)
    return bool(_PAGE_NUMBER.fullmatch(line.text)) or (
        sum(seen[text, near] for near in (height - 1, height, height + 1)) > 1
    )


def _edges(page: PageMarks) -> Iterator[Line]:
    """The lines at the top and at the bottom of a page, beyond all tables."""
    top = min((one.top for one in page.tables), default=float("inf"))
    bottom = max((one.bottom for one in page.tables), default=0.0)
    yield from (line for line in page.lines[:_EDGE] if line.top < top)
    yield from (line for line in page.lines[-_EDGE:] if line.top > bottom)


def _add_table(blocks: list[Block], grid: Grid) -> None:
    """Add a table, a row of it that the page tore apart joined with its other half."""
    before = blocks[-1] if blocks else None
    if isinstance(before, Grid) and before.rows and grid.rows:
        for index, row in enumerate(grid.rows):
            torn = _mended(before.rows[-1], row)
            if torn is not None:
                blocks[-1] = Grid([*before.rows[:-1], torn])
                grid = Grid([*grid.rows[:index], *grid.rows[index + 1 :]])
                break
            if not _is_head(row):
                break
    blocks.append(grid)


def _is_head(row: Sequence[Cell]) -> bool:
    return not any(cell.text.strip().isdecimal() for cell in row)


def _mended(above: Sequence[Cell], below: Sequence[Cell]) -> list[Cell] | None:
    """The row that *above* and *below* are the halves of; None if they are two rows.

    They are one if only together they print a label, and no figure stands in both.
    """
    if len(above) != len(below):
        return None
    whole = []
    is_torn = False
    for one, other in zip(above, below, strict=True):
        upper, lower = one.text, other.text
        if upper and lower:
            if not is_label(upper + lower) or (is_label(upper) and is_label(lower)):
                return None
            is_torn = True
        whole.append(evolve(one, blocks=[*one.blocks, *other.blocks]))
    return whole if is_torn else None
