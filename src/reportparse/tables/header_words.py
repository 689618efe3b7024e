# SPDX-License-Identifier: MIT
"""The cells of a header on the page, and the columns that it is found to have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import frozen

from ..forms.folding import fold
from ..forms.form import TEXT_COLUMN, Part
from ..forms.vocabulary import CORNER, FIGURE, TEXT
from ..text.patterns import late
from .cell_kinds import FOREIGN, THIS_YEAR
from .token_table import Segment
from .tokens import Token

#: Headers below which are the figures of the year reported on.
OWN_YEAR: Final = frozenset({"本年", "本年度", "本年数", "本期"})
#: Headers over the only column of figures, where the form's says nothing of the year either.
_SUMS: Final = frozenset({"合计", "总计"})
#: Words after a header that say no more than that it counts.
_COUNTING: Final = frozenset({"数", "件数", "数量", "个数", "人数", "总数", "组织"})
#: Without a first word that has one of these a header says something else: 审结 for 尚未审结.
_TURNING: Final = late("[不未非上前]")
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
        columns: The columns of the file's grid that it covers, where they are known.
    """

    name: str | None
    printed: str
    line: int
    column: int
    columns: range | None


def header_words(part: Part, heads: Sequence[Segment]) -> Iterator[HeaderWord]:
    """The cells of the header in order; those that are not in the form's header have no name."""
    expected = set(part.heads)
    has_corner = any(label.name == part.corner for segment in heads for label in segment.labels)
    for segment in heads:
        tokens = segment.table.tokens
        for label in segment.labels:
            name = label.name if label.name in expected else None
            if label.name == CORNER and part.corner:
                if has_corner:
                    continue
                name, has_corner = part.corner, True
            yield _word(name, tokens, label.cell, segment)
        for index in range(segment.start, segment.end):
            if tokens[index].kind in (TEXT, FIGURE, FOREIGN):
                yield _word(None, tokens, index, segment)


def _word(name: str | None, tokens: Sequence[Token], index: int, segment: Segment) -> HeaderWord:
    token = tokens[index]
    first = segment.table.first_on_line(index)
    return HeaderWord(name, token.printed, token.line, index - first, token.columns)


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
        exact = sum(word.name == name and fold(word.printed) == name for word in found)
        if exact == part.figure_heads.count(name) < printed[name]:
            found = [
                word._replace(name=None)
                if word.name == name and fold(word.printed) != name
                else word
                for word in found
            ]
    return found


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


def names_by_line(words: Iterable[HeaderWord]) -> dict[int, list[str]]:
    """The names of *words* by the number of their line, empty for a header of no form."""
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word.name or "")
    return lines


def in_order(order: Order, part: Part, words: Iterable[HeaderWord]) -> HeaderMatch:
    """The match of a header that names all columns in *order*."""
    if order == tuple(range(len(part.columns))):
        return HeaderMatch((order,))
    return HeaderMatch((order,), "columns-reordered", tuple(word.printed for word in words))


def in_groups(part: Part, names: Sequence[str]) -> list[int] | None:
    """The index of the form's column for each header name; None if that is open.

    Where groups of columns share their headers the names come group by group.
    """
    heads = part.figure_heads
    if len(set(heads)) == len(heads):
        if len(set(names)) != len(names):
            return None
        return [heads.index(name) for name in names]
    if len(names) != len(heads):
        return None
    found: list[int] = []
    for start, end in groups(part):
        chunk, own = list(names[start:end]), list(heads[start:end])
        if sorted(chunk) != sorted(own):
            return None
        found += [start + own.index(name) for name in chunk]
    return found


def groups(part: Part) -> Iterator[tuple[int, int]]:
    """The first index and the index after the last of the columns under each header above them."""
    starts = [
        index
        for index, column in enumerate(part.columns)
        if not index or column.heads[:-1] != part.columns[index - 1].heads[:-1]
    ]
    return pairwise([*starts, len(part.columns)])


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
