# SPDX-License-Identifier: MIT
"""A flat sequence of sections -> a tree, by the levels of their numbers.

A section belongs to the nearest one before it of a higher level, whatever levels lie
between: a report may go from 一、 to 1. at once. Numbers that are skipped, repeated or out
of order are reported and change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from attrs import frozen

from ..diagnostics.collecting import Collector
from ..text.numerals import chinese_numeral
from .lines import Block, HeadingParts

#: From this level on (`1.`) numbers may start again: lists in prose do.
_LIST_LEVEL = 3
#: Fewer numbers on end do not show that their level is the highest.
_FEWEST_PARTS: Final = 4


@frozen
class OutlineSection:
    """A heading with the blocks and then the sections under it, in the order of the text."""

    head: Block
    heading: HeadingParts
    children: tuple[Block | OutlineSection, ...]

    @property
    def sections(self) -> tuple[OutlineSection, ...]:
        """The sections inside."""
        return tuple(child for child in self.children if isinstance(child, OutlineSection))


def nest(flat: Iterable[Sequence[Block]]) -> tuple[OutlineSection, ...]:
    """The tree of the sections in *flat*, each a heading and the blocks after it."""
    parts = list(flat)
    rank = _rank([head.heading for head, *_ in parts if head.heading])
    below: list[OutlineSection] = []  # those after a section, the next one last
    for head, *blocks in reversed(parts):
        heading = head.heading
        assert heading is not None, "the grammar opens sections with headings"
        inside: list[OutlineSection] = []
        while below and rank(below[-1].heading) > rank(heading):
            inside.append(below.pop())
        below.append(OutlineSection(head, heading, (*blocks, *inside)))
    return tuple(reversed(below))


def _rank(headings: Sequence[HeadingParts]) -> Callable[[HeadingParts], int]:
    """The rank of a heading: its level, or 0 for 1. to 4. around （一） where there is no 一、."""
    levels = [heading.level for heading in headings]
    first, highest = (levels[0], min(levels)) if levels else (1, 1)
    numbers = [heading.number for heading in headings if heading.level == first]
    is_around = first > highest > 1 and first in levels[levels.index(highest) :]
    is_run = len(numbers) >= _FEWEST_PARTS and numbers == [*range(1, len(numbers) + 1)]
    top = first if is_around and is_run else highest
    return lambda heading: 0 if heading.level == top else heading.level


def check_numbers(sections: Iterable[OutlineSection], collector: Collector) -> None:
    """Report numbers of headings that are skipped, repeated, out of order or missing."""
    last: dict[int, int] = {}
    for section in sections:
        _check_number(section, last.get(section.heading.level, 0), collector)
        last[section.heading.level] = section.heading.number
        check_numbers(section.sections, collector)


def _check_number(section: OutlineSection, previous: int, collector: Collector) -> None:
    level, number = section.heading[:2]
    if not section.heading.is_numbered:
        mark = marker(level, number)
        collector.add("heading-unnumbered", section.head.span, number=mark)
        return
    if number == previous + 1 or (number == 1 and level >= _LIST_LEVEL):
        return
    mark, span = marker(level, number), section.head.span
    if number == previous:
        collector.add("heading-number-repeated", span, number=mark)
    elif number < previous:
        collector.add(
            "heading-number-out-of-order", span, number=mark, previous=marker(level, previous)
        )
    else:
        collector.add(
            "heading-number-skipped", span, number=mark, expected=marker(level, previous + 1)
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
