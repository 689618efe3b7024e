# SPDX-License-Identifier: MIT
"""Lines of a table whose columns are filled up with blanks to one width -> their cells.

A cell that prints nothing is a gap in its column. Only lines that are all below each other show it:
each column begins or ends at one place in all of them, wide characters counted as two or as one,
and the blanks between two columns are more on some lines than on others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from ..document.lines import Line
from ..text.patterns import late
from ..text.source import BLANKS, NO_WIDTH, SPACES
from .separators import RawCell

#: The widths of characters that may be counted as two.
_WIDE: Final = ("WF", "WFA", "-")
#: Columns have at least this many blanks between them; fewer are within a cell.
_GUTTER: Final = 2
#: One line alone has no columns.
_FEWEST_LINES: Final = 2
_PART = rf"[^{re.escape(BLANKS)}][^{re.escape(SPACES)}]*"
_WORD = late(f"{_PART}(?: {_PART})*")
_NO_WIDTH = str.maketrans(dict.fromkeys(NO_WIDTH, ""))
_SEPARATED = late(r"[\t|｜│┃║¦‖<]")


class _Word(NamedTuple):
    """A word of a line, from its first place to the one after its last."""

    first: int
    end: int
    cell: RawCell


def padded_cells(lines: Sequence[Line]) -> list[list[RawCell]] | None:
    """The cells of each of *lines*, blank ones included; None if their places leave it open."""
    is_padded = any(" " * (_GUTTER + 1) in line.raw.strip(BLANKS) for line in lines)
    if (
        not is_padded
        or len(lines) < _FEWEST_LINES
        or any(_SEPARATED.search(line.raw) for line in lines)
    ):
        return None
    for wide in _WIDE:
        words = [list(_words(line.raw, wide)) for line in lines]
        columns = _columns(word for line in words for word in line)
        placed = [{_place(word, columns): word for word in line} for line in words]
        if list(map(len, placed)) == list(map(len, words)) and _are_aligned(placed, columns):
            return [
                _cells(line, own, len(columns)) for line, own in zip(lines, placed, strict=True)
            ]
    return None


def _words(raw: str, wide: str) -> Iterator[_Word]:
    """The words of a line, characters of the widths *wide* counted as two."""
    place = at = 0
    for match in _WORD.finditer(raw):
        first = place + _width(raw[at : match.start()], wide)
        place, at = first + _width(match[0], wide), match.end()
        yield _Word(first, place, RawCell(match.start(), match[0]))


def _width(text: str, wide: str) -> int:
    text = text.translate(_NO_WIDTH)
    return len(text) + sum(east_asian_width(character) in wide for character in text)


def _columns(words: Iterable[_Word]) -> list[tuple[int, int]]:
    """The places that the words of each column cover, with a gutter between columns."""
    found: list[tuple[int, int]] = []
    for first, end, _ in sorted(words):
        if found and first < found[-1][1] + _GUTTER:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((first, end))
    return found


def _place(word: _Word, columns: Sequence[tuple[int, int]]) -> int:
    """The column of a word."""
    return bisect_right(columns, word.first, key=itemgetter(0)) - 1


def _are_aligned(lines: Sequence[dict[int, _Word]], columns: Sequence[tuple[int, int]]) -> bool:
    """True if each column begins or ends at one place on all lines, and lines are filled up."""
    gaps = {
        line[column + 1].first - word.end
        for line in lines
        for column, word in line.items()
        if column + 1 in line
    }
    own = [[line[column] for line in lines if column in line] for column in range(len(columns))]
    return len(gaps) > 1 and all(
        len({word.first for word in words}) == 1 or len({word.end for word in words}) == 1
        for words in own
    )


def _cells(line: Line, words: dict[int, _Word], count: int) -> list[RawCell]:
    """The cells of a line; a blank one is where the next word begins, or the line ends."""
    end = len(line.raw.rstrip("\r\n"))
    starts = {column: word.cell.start for column, word in words.items()}
    cells = []
    for column in reversed(range(count)):
        end = starts.get(column, end)
        cells.append(words[column].cell if column in words else RawCell(end, ""))
    return cells[::-1]
