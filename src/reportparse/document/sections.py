# SPDX-License-Identifier: MIT
"""A flat sequence of sections -> a tree, by the levels of their numbers.

A section belongs to the nearest one before it of a higher level, whatever levels lie
between: a report may go from 一、 to 1. at once. Numbers that are skipped, repeated or out
of order are reported and change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from attrs import field, frozen

from ..diagnostics.model import Collector
from ..text.numerals import chinese_numeral
from ..text.spans import Span
from .lines import HeadingParts

#: From this level on (`1.`) numbers may start again: lists in prose do.
_LIST_LEVEL = 3


class Head(Protocol):
    """What opens a section."""

    @property
    def heading(self) -> HeadingParts | None:
        """The parts of the heading."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Block = TypeVar("Block", bound=Head)


@frozen
class Section(Generic[Block]):
    """A heading with what stands under it.

    Attributes:
        head: The heading's line.
        heading: Its parts.
        children: Blocks, then the sections inside, in the order of the text.
    """

    head: Block
    heading: HeadingParts
    children: tuple[Block | Section[Block], ...]


@frozen
class _Open(Generic[Block]):
    """A section still being filled."""

    head: Block
    heading: HeadingParts
    children: list[Block | Section[Block]] = field(factory=list)
    #: Number last seen of each level directly inside.
    last_number: dict[int, int] = field(factory=dict)

    def closed(self) -> Section[Block]:
        return Section(self.head, self.heading, tuple(self.children))


def nest(
    flat: Iterable[tuple[Block, tuple[Block, ...]]], collector: Collector
) -> tuple[Section[Block], ...]:
    """The tree of the sections in *flat*, each a heading and the blocks after it.

    Findings go to *collector*: `heading-number-skipped`, `heading-number-repeated`,
    `heading-number-out-of-order`.
    """
    roots: list[Section[Block]] = []
    root_numbers: dict[int, int] = {}
    stack: list[_Open[Block]] = []

    def close_down_to(level: int) -> None:
        while stack and stack[-1].heading.level >= level:
            done = stack.pop().closed()
            (stack[-1].children if stack else roots).append(done)

    for head, blocks in flat:
        heading = head.heading
        assert heading is not None, "the grammar opens sections with headings"
        close_down_to(heading.level)
        numbers = stack[-1].last_number if stack else root_numbers
        _check_number(head, heading, numbers.get(heading.level, 0), collector)
        numbers[heading.level] = heading.number
        stack.append(_Open(head, heading, list(blocks)))
    close_down_to(0)
    return tuple(roots)


def _check_number(head: Head, heading: HeadingParts, previous: int, collector: Collector) -> None:
    number = heading.number
    if number == previous + 1 or (number == 1 and heading.level >= _LIST_LEVEL):
        return
    mark, span = marker(heading.level, number), head.span
    if number == previous:
        collector.add("heading-number-repeated", span, number=mark)
    elif number < previous:
        collector.add(
            "heading-number-out-of-order",
            span,
            number=mark,
            previous=marker(heading.level, previous),
        )
    else:
        collector.add(
            "heading-number-skipped",
            span,
            number=mark,
            expected=marker(heading.level, previous + 1),
        )


def marker(level: int, number: int) -> str:
    """The number of a heading as canonical text prints it: `一、` `（一）` `1.` `（1）` `①`."""
    if level == 1:
        return f"{chinese_numeral(number)}、"
    if level == 2:
        return f"（{chinese_numeral(number)}）"
    if level == 5 and number <= 20:
        return chr(ord("①") + number - 1)
    return f"（{number}）" if level > 3 else f"{number}."
