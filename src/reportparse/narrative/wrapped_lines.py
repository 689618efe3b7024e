# SPDX-License-Identifier: MIT
"""Lines of prose -> paragraphs, where the text has the line breaks of a printed page.

Programs that take the text of a PDF end a line where the page does, in the middle of a clause. Such
a page shows it: several of its lines are equally wide and end without a mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final
from unicodedata import east_asian_width

from attrs import frozen

from ..text.patterns import late
from .content import Child, Paragraph

#: Where a sentence, or a clause that announces others, ends.
_ENDS: Final = tuple("。！？；：.!?;:")
_BEGINS = late(
    r"[一二三四五六七八九十]是|[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]+)[）)、．.](?![0-9])|[①-⑳]"
)
_LETTERS = late(r"[A-Za-z]{2}")
#: A page is not narrower, and its full lines differ by no more than this, in half widths.
_NARROWEST: Final = 40
_UNEVEN: Final = 6
#: So many full lines without a mark at their end show that lines are broken.
_FEWEST: Final = 3


@frozen
class Wrapped(Paragraph):
    """A paragraph printed on several lines.

    Attributes:
        starts: For each line the offset of its first character in the paragraph and in the text.
    """

    starts: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int) -> int | None:
        """The offset in the text of the character at *offset* in the paragraph."""
        index = bisect_right(self.starts, offset, key=itemgetter(0)) - 1
        return self.starts[index][1] + offset - self.starts[index][0] if self.starts else None


def full_width(paragraphs: Iterable[Paragraph]) -> int:
    """The width of a full line of the page, in half widths; 0 if its lines are not broken."""
    widths = Counter(
        _width(paragraph.text)
        for paragraph in paragraphs
        if len(paragraph.text) * 2 >= _NARROWEST and not paragraph.text.endswith(_ENDS)
    )
    full = {width: sum(widths[width - less] for less in range(_UNEVEN)) for width in list(widths)}
    widest = max(full, key=lambda width: (full[width], width), default=0)
    return widest if full.get(widest, 0) >= _FEWEST else 0


def unwrapped(children: Iterable[Child], width: int) -> Iterator[Child]:
    """*children* with the lines of one paragraph as one, on a page of this width."""
    lines: list[Paragraph] = []
    for child in children:
        if lines and not (isinstance(child, Paragraph) and _goes_on(lines[-1], child, width)):
            yield from _joined(lines)
            lines = []
        if isinstance(child, Paragraph):
            lines.append(child)
        else:
            yield child
    yield from _joined(lines)


def _goes_on(line: Paragraph, following: Paragraph, width: int) -> bool:
    """True if *line* is full and ends without a mark, and the one *following* begins nothing.

    No page ends a line within a number: where a digit would meet another, there are two.
    """
    is_open = not line.text.endswith(_ENDS) and _width(line.text) > width - _UNEVEN
    is_line = _width(following.text) < width + _UNEVEN and not _BEGINS.match(following.text)
    return is_open and is_line and not (line.text[-1].isdigit() and following.text[0].isdigit())


def _joined(lines: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """*lines* as one paragraph; a list of them if the last has no mark at its end either."""
    if len(lines) < 2 or not lines[-1].text.endswith(_ENDS):
        return lines
    text, starts = "", []
    for line in lines:
        # Blanks part words of Latin letters alone.
        text += " " * bool(_LETTERS.fullmatch(text[-1:] + line.text[:1]))
        if line.start is not None:
            starts.append((len(text), line.start))
        text += line.text
    return [Wrapped(text, lines[0].start, tuple(starts))]


def _width(text: str) -> int:
    """The width of *text*, in half widths."""
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)
