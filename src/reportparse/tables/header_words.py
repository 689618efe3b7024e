# SPDX-License-Identifier: MIT
"""The cells of a header on the page, and the columns that it is found to have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from ..forms.folding import fold
from ..forms.form import TEXT_COLUMN, Part
from ..forms.vocabulary import CORNER, FIGURE, TEXT
from ..text.patterns import late
from .cell_kinds import FOREIGN, OWN_YEAR, THIS_YEAR
from .token_table import Segment
from .tokens import Token

#: Headers over the only column of figures, where the form's says nothing of the year either.
_SUMS: Final = frozenset({"合计", "总计"})
#: Words after a header that say no more than that it counts.
_COUNTING: Final = frozenset({"数", "件数", "数量", "个数", "人数", "总数", "组织"})
#: Without a first word that has one of these a header says something else: 审结 for 尚未审结.
_TURNING: Final = late("[不未非上前]")
#: A shorter rest of a label may be a header.
_SHORTEST_REST: Final = 3
#: So many blanks before a word show that blanks put those of its line in their places.
_FEWEST_BLANKS: Final = 2
#: A row's cells from left to right: the index of the form's column, or None for another column.
Order = tuple[int | None, ...]


@frozen
class HeaderMatch:
    """The columns under a header.

    Attributes:
        orders: The orders that the header allows, at most one for each number of columns; none
            if it leaves them open.
        code: Its difference from the form's header, as a code of the diagnostics, if it has one.
        labels: The labels that are missing, unknown or in another order.
        columns: For each cell of a row the page columns of its header, where they are known.
        width: Number of cells on a line of the header, where only the text shows the columns.
    """

    orders: tuple[Order, ...]
    code: str | None = None
    labels: tuple[str, ...] = ()
    columns: tuple[range, ...] = ()
    width: int = 0

    @property
    def is_open(self) -> bool:
        """True if the columns are left open."""
        return not self.orders


class HeaderWord(NamedTuple):
    """A cell of the header.

    Attributes:
        name: Its name in the vocabulary, if the form's header has it.
        printed: Its characters.
        line: Number of its line in the table.
        column: Number of cells before it on that line.
        offset: Number of characters before it on that line, where blanks put words in their
            places; else None.
        touches: True if nothing parts it from the word before it.
        columns: The columns of the file's grid that it covers, where they are known.
    """

    name: str | None
    printed: str
    line: int
    column: int
    columns: range | None
    offset: int | None = None
    touches: bool = False


def header_words(part: Part, heads: Sequence[Segment]) -> Iterator[HeaderWord]:
    """The cells of the header in order; those that are not in the form's header have no name."""
    expected = set(part.heads)
    for segment in heads:
        tokens = segment.table.tokens
        lines: dict[int, bool] = {}
        for label in segment.labels:
            name = label.name if label.name in expected else None
            if label.name == CORNER and part.corner:
                name = part.corner
            yield _word(name, label.cell, segment, lines)
        for index in range(segment.start, segment.end):
            if tokens[index].kind in (TEXT, FIGURE, FOREIGN):
                yield _word(None, index, segment, lines)


def _word(name: str | None, index: int, segment: Segment, lines: dict[int, bool]) -> HeaderWord:
    """The word of a cell; *lines* remembers by their first cell which are laid out by blanks."""
    table = segment.table
    token, first = table.tokens[index], table.first_on_line(index)
    if first not in lines:
        lines[first] = _is_laid_out(table.tokens[first : table.line_end(index)])
    start, column = token.bounds[0], index - first
    offset = start - table.tokens[first].start if lines[first] else None
    touches = column > 0 and not token.piped and table.tokens[index - 1].bounds[1] == start
    return HeaderWord(name, token.printed, token.line, column, token.columns, offset, touches)


def _is_laid_out(line: Sequence[Token]) -> bool:
    """True if wide blanks are before a cell of *line*."""
    ends = [line[0].start, *(token.bounds[1] for token in line[:-1])]
    starts = (token.bounds[0] for token in line)
    return any(start - end >= _FEWEST_BLANKS for start, end in zip(starts, ends, strict=True))


def without_doubles(part: Part, words: Iterable[HeaderWord]) -> list[HeaderWord]:
    """*words*; of a header that is there too often those in other words than the form's unnamed.

    Of a whole header that is printed twice, as pages do to keep it in sight, the second.
    """
    found = list(words)
    half = len(found) // 2
    first, second = ([word[:2] for word in own] for own in (found[:half], found[half:]))
    names = Counter(name or "" for name, _ in first)
    if first == second and not Counter(part.figure_heads) - names:
        found = found[half:]
    printed = Counter(word.name for word in found)
    for name in set(part.figure_heads):
        if printed[name] <= part.figure_heads.count(name):
            continue
        exact = sum(word.name == name and fold(word.printed) == name for word in found)
        if exact == part.figure_heads.count(name):
            found = [
                word._replace(name=None)
                if word.name == name and fold(word.printed) != name
                else word
                for word in found
            ]
    return found


def without_rest_of_label(part: Part, words: Sequence[HeaderWord]) -> list[HeaderWord]:
    """*words* without those below the last header that are the rest of a label beside the rows.

    A page that prints a cell a line repeats its header within a cell that is merged over rows.
    """
    end = max((at for at, word in enumerate(words, 1) if word.name), default=0)
    after = words[end:]
    rest = fold("".join(word.printed for word in after))
    is_by_lines = all(word.columns is None and not word.column for word in after)
    if len(rest) < _SHORTEST_REST or not is_by_lines:
        return list(words)
    labels = (fold(label) for row in part.rows for label in (*row.groups, *row.labels))
    is_rest = any(label.endswith(rest) and label != rest for label in labels)
    return list(words[:end] if is_rest else words)


def named_by_year_or_sum(part: Part, words: Sequence[HeaderWord]) -> list[HeaderWord]:
    """*words*, 本年 or 合计 as the header of the only column of numbers, if its own is missing."""
    counts = (column for column in part.columns if column.heads and column.kind != TEXT_COLUMN)
    heads = [column.heads[-1] for column in counts]
    if len(heads) != 1 or any(word.name in heads for word in words):
        return list(words)
    unknown = [word for word in words if word.name is None]
    is_sum = len(unknown) == 1 and THIS_YEAR not in heads[0] and fold(unknown[0].printed) in _SUMS
    own = unknown if is_sum else [word for word in unknown if fold(word.printed) in OWN_YEAR]
    if len(own) != 1:
        return list(words)
    return [word._replace(name=heads[0]) if word is own[0] else word for word in words]


def named_alike(part: Part, words: Sequence[HeaderWord]) -> list[HeaderWord]:
    """*words*, those that are like one header of the part, which is missing, as that header."""
    missing = Counter(part.figure_heads) - Counter(word.name for word in words if word.name)
    unknown = [word for word in words if word.name is None]
    lines = {word.line for word in words if word.name in part.figure_heads}
    heads = set(part.figure_heads)
    alike = {
        word: [head for head in heads if _is_alike(fold(word.printed), head)] for word in unknown
    }
    names = [own[0] for own in alike.values() if len(own) == 1]
    is_one_line = len(lines) == 1 and lines >= {word.line for word in unknown}
    if not is_one_line or len(names) < len(unknown) or Counter(names) != missing:
        return list(words)
    return [word._replace(name=alike[word][0]) if word in alike else word for word in words]


def _is_alike(printed: str, head: str) -> bool:
    """True if a header is printed without its first word, or with one more that counts it."""
    if printed.startswith(head):
        return printed[len(head) :] in _COUNTING
    is_end = len(printed) > 1 and head.endswith(printed)
    return is_end and not _TURNING.search(head[: -len(printed)])


def is_right_to_left(part: Part, words: Sequence[HeaderWord]) -> bool:
    """True if the header of the labels is printed after one of figures."""
    seen = [word.name for word in words]
    place = seen.index(part.corner) if part.corner in seen else 0
    return not set(part.figure_heads).isdisjoint(seen[:place])


def of_slots(
    part: Part,
    slots: Sequence[tuple[int | None, str]],
    printed: tuple[str, ...],
    columns: tuple[range, ...] = (),
) -> HeaderMatch:
    """The match of a header.

    Args:
        part: The part of the form's table.
        slots: From left to right the index of each of the form's columns, or None and the words
            over a column of the page's own.
        printed: All words of the header.
        columns: The columns of the page of each slot, where they are known.
    """
    order = tuple(index for index, _ in slots)
    missing = tuple(head for at, head in enumerate(part.figure_heads) if at not in order)
    added = tuple(dict.fromkeys(words for index, words in slots if index is None))
    if missing or added:
        code, labels = ("column-missing", missing) if missing else ("column-added", added)
        return HeaderMatch((order,), code, labels, columns)
    if order == tuple(range(len(part.columns))):
        return HeaderMatch((order,), columns=columns)
    return HeaderMatch((order,), "columns-reordered", printed, columns)


def differs(words: Iterable[HeaderWord]) -> HeaderMatch:
    """The match of a header that leaves the columns open."""
    return HeaderMatch((), "columns-differ", tuple(word.printed for word in words))


def are_in_order(
    part: Part, order: Order, names: Iterable[str | None], *, is_line: bool = False
) -> bool:
    """True if the page prints the headers over *order* in that order.

    Headers are compared with those that the form prints on the same lines, on several lines of
    the page groups and others apart: they may be above or below each other, and come in any order.
    Those that the form prints in several groups begin again in each.
    """
    lines: defaultdict[str, set[int]] = defaultdict(set)
    places: dict[str, int] = {}
    for place, column in enumerate(order):
        for line, head in enumerate(part.columns[column].heads if column is not None else ()):
            lines[head].add(line)
            places.setdefault(head, place)
    counts = Counter(part.figure_heads)
    seen: set[str] = set()
    last: dict[tuple[frozenset[int], int], int] = {}
    begun: Counter[tuple[frozenset[int], int]] = Counter()
    for name in names:
        if name not in places or (name in seen and counts[name] < 2):
            continue
        seen.add(name)
        key = frozenset(lines[name]), max(is_line, counts[name])
        begun[key] += places[name] < last.get(key, len(order))
        if begun[key] > max(1, counts[name]):
            return False
        last[key] = places[name]
    return True


def groups_in_order(part: Part, words: Iterable[HeaderWord]) -> bool:
    """True if the headers above others are in the form's order, as far as they are printed."""
    groups = group_heads(part)
    seen = [word.name for word in words if word.name in groups]
    return seen == [head for head in part.heads if head in groups and head in seen]


def group_heads(part: Part) -> set[str]:
    """The headers over some of the columns."""
    depth = common_depth(part)
    return {head for column in part.columns for head in column.heads[depth:-1]}


def common_depth(part: Part) -> int:
    """Number of headers that are over all columns."""
    first = part.columns[0].heads
    depth = 0
    while depth < len(first) - 1 and all(
        column.heads[depth : depth + 1] == first[depth : depth + 1] for column in part.columns
    ):
        depth += 1
    return depth
