# SPDX-License-Identifier: MIT
"""The headers that a form prints over its columns, each as far as the page has printed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from attrs import define, evolve

from ..forms.folding import fold
from ..forms.form import Part
from .header_words import HeaderWord, common_depth

#: Columns from left to right: the index of the form's, or the header of one that it does not have.
ColumnsInOrder = Sequence[int | HeaderWord]


@define(eq=False)
class Head:
    """A header over columns next to each other.

    Attributes:
        name: Its name.
        columns: The places of its columns from left to right.
        start: The first place; its number among headers where these come one after the other.
        stop: The place after the last.
        is_group: True if it is over others, and not over all columns.
        is_lowest: True if no other is below it.
        left: What of it is not on the page yet.
        groups: The names of the headers above it.
        pieces: Number of its pieces on the page.
    """

    name: str
    columns: range
    start: int
    stop: int
    is_group: bool
    is_lowest: bool
    left: str
    groups: tuple[str, ...] = ()
    pieces: int = 0

    def may_follow(self, last: Head | None) -> bool:
        """True if it may be after *last* on a line: it is that, right of it or below it."""
        if last is None or self is last:
            return True
        return self.start >= last.stop or last.start <= self.start < self.stop <= last.stop

    def take(self, word: HeaderWord) -> None:
        """Count *word* as its next piece."""
        self.pieces += bool(self.left)
        self.left = "" if word.name else self.left[len(fold(word.printed)) :]


def heads_over(part: Part, order: ColumnsInOrder) -> Iterator[Head]:
    """The headers over the columns in *order*, row by row."""
    if part.corner:
        yield Head(part.corner, range(0), -1, 0, False, False, fold(part.corner))
    depth = common_depth(part)
    above = [
        part.columns[column].heads
        if isinstance(column, int)
        else (*part.columns[0].heads[:depth], column.printed)
        for column in order
    ]
    for level in range(max(map(len, above), default=0)):
        start = 0
        for names, run in groupby(above, lambda heads: heads[: level + 1]):  # noqa: B023
            stop = start + len(list(run))
            if len(names) > level:
                is_lowest, name = names == above[start], names[level]
                is_group = depth <= level and not is_lowest
                places = range(start, stop)
                yield Head(name, places, start, stop, is_group, is_lowest, fold(name), names[:-1])
            start = stop


def line_by_line(part: Part, order: ColumnsInOrder) -> Iterator[list[Head]]:
    """The headers for each of two readings of a page with lines: the second may take some again."""
    yield from (list(heads_over(part, order)) for _ in range(2))


def one_by_one(part: Part, order: ColumnsInOrder) -> Iterator[list[Head]]:
    """The headers, one after the other, in each way in which a page prints them so.

    Row by row; those below each group right after it; all groups first.
    """
    keys: list[Callable[[Head], int]] = [
        lambda _: 0,
        lambda head: head.start,
        lambda head: head.is_lowest and bool(head.groups),
    ]
    for key in keys:
        ordered = sorted(heads_over(part, order), key=key)
        yield [evolve(head, start=at, stop=at + 1) for at, head in enumerate(ordered)]
