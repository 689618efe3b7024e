# SPDX-License-Identifier: MIT
"""Straight lines on a page -> the cells between them, table by table.

Heights are from the top of the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from .nearby import Box, Nearby

#: Lines nearer to each other than this are one: rules are drawn as thin boxes.
_NEAR = 3.0
#: A table cut by the end of a page has no rule below; its columns end further down than this.
_OPEN = 4.0
#: Shorter lines, drawn and joined, are no rules.
_SHORTEST_LINE, _SHORTEST_RULE = 1.0, 3.0

Point = tuple[float, float]
_Placed = TypeVar("_Placed", bound=tuple[float, ...])


class RuledLine(NamedTuple):
    """A straight line: its height and where it begins and ends, or how far to the right it is."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


def ruled_cells(levels: Iterable[RuledLine], uprights: Iterable[RuledLine]) -> list[list[Box]]:
    """The cells of each table of several that *levels* and *uprights* rule, from top to bottom."""
    rules, columns = _joined(levels), _joined(uprights)
    rules = _joined([*rules, *_closing(rules, columns)])
    crossings = _Crossings(
        [rule for rule in rules if rule.length >= _SHORTEST_RULE],
        [column for column in columns if column.length >= _SHORTEST_RULE],
    )
    return _tables([cell for cell in map(crossings.cell, crossings.points) if cell])


def _joined(lines: Iterable[RuledLine]) -> list[RuledLine]:
    """*lines* as rules: those that are near are one, and so are those that follow each other."""
    rules: list[RuledLine] = []
    for group in _near(line for line in lines if line.length >= _SHORTEST_LINE):
        at = sum(line.at for line in group) / len(group)
        rules.append(RuledLine(at, *min(group, key=lambda line: line.start)[1:]))
        for line in sorted(group, key=lambda line: line.start):
            if line.start <= rules[-1].end + _NEAR:
                rules[-1] = rules[-1]._replace(end=max(rules[-1].end, line.end))
            else:
                rules.append(line._replace(at=at))
    return rules


def _near(places: Iterable[_Placed]) -> list[list[_Placed]]:
    """*places* in groups: the first number of each is near to that of the one before it."""
    groups: list[list[_Placed]] = []
    for place in sorted(places):
        if groups and place[0] <= groups[-1][-1][0] + _NEAR:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _closing(rules: Sequence[RuledLine], columns: Sequence[RuledLine]) -> Iterator[RuledLine]:
    """Rules where columns end without one: above and below a table that the page cuts."""
    heights = [rule.at for rule in rules]
    places: Nearby[RuledLine] = Nearby()
    columns = [column for column in columns if column.length > _OPEN]
    for column in columns:
        places.add((column.at, column.start, column.at, column.end), column)
    upper = _near((column.start, column.at) for column in columns)
    lower = _near((column.end, column.at) for column in columns)
    for group in (*upper, *lower):
        at = sum(end for end, _ in group) / len(group)
        near = rules[bisect_left(heights, at - _OPEN) : bisect_right(heights, at + _OPEN)]
        for left, right in pairwise(sorted(x for _, x in group)):
            goes_on = any(
                left < column.at < right and column.start + _OPEN < at < column.end - _OPEN
                for found in places.lists((left, at, right, at))
                for column in found
            )
            if right - left > _OPEN and not goes_on and not _is_closed(near, left, right):
                yield RuledLine(at, left, right)


def _is_closed(rules: Iterable[RuledLine], left: float, right: float) -> bool:
    """True if *rules* go along most of the way from *left* to *right*."""
    covered = sum(
        max(0.0, min(rule.end, right) - max(rule.start, left))
        for rule in rules
        if rule.length > _OPEN
    )
    return covered > (right - left) / 2


class _Crossings:
    """The points where rules cross columns; for each the rules and the columns that meet there."""

    def __init__(self, rules: Sequence[RuledLine], columns: Sequence[RuledLine]) -> None:
        places: Nearby[int] = Nearby()
        for at, rule in enumerate(rules):
            places.add((rule.start, rule.at, rule.end, rule.at), at)
        self.rules: Mapping[Point, list[int]] = defaultdict(list)
        self.columns: Mapping[Point, list[int]] = defaultdict(list)
        for at, (x, start, end) in enumerate(columns):
            for near in places.lists((x - _NEAR, start - _NEAR, x + _NEAR, end + _NEAR)):
                for number in near:
                    rule = rules[number]
                    if (
                        start <= rule.at + _NEAR
                        and end >= rule.at - _NEAR
                        and rule.start - _NEAR <= x <= rule.end + _NEAR
                    ):
                        self.rules[x, rule.at].append(number)
                        self.columns[x, rule.at].append(at)
        self.points = sorted(self.rules)
        self.along: dict[int, list[Point]] = defaultdict(list)
        self.down: dict[int, list[Point]] = defaultdict(list)
        for point in self.points:
            for number in set(self.rules[point]):
                self.along[number].append(point)
            for number in set(self.columns[point]):
                self.down[number].append(point)

    def cell(self, point: Point) -> Box | None:
        """The smallest cell whose upper left corner *point* is."""
        for below in self._after(point, self.columns[point], self.down):
            if not self._leads_on(below, self.rules[below], self.along):
                continue
            for right in self._after(point, self.rules[point], self.along):
                corner = right[0], below[1]
                if (
                    corner in self.rules
                    and not set(self.rules[corner]).isdisjoint(self.rules[below])
                    and not set(self.columns[corner]).isdisjoint(self.columns[right])
                ):
                    return *point, *corner
        return None

    @staticmethod
    def _after(
        point: Point, numbers: Iterable[int], lines: Mapping[int, Sequence[Point]]
    ) -> Iterator[Point]:
        """The points behind *point* on the lines with these *numbers*."""
        for number in numbers:
            points = lines[number]
            for at in range(bisect_right(points, point), len(points)):
                yield points[at]

    @staticmethod
    def _leads_on(
        point: Point, numbers: Iterable[int], lines: Mapping[int, Sequence[Point]]
    ) -> bool:
        return any(lines[number][-1] > point for number in numbers)


def _tables(cells: Sequence[Box]) -> list[list[Box]]:
    """*cells* that share corners, directly or by others between them, if there are several."""
    at_corner: dict[Point, list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for corner in _corners(cell):
            at_corner[corner].append(number)
    tables = []
    seen: set[int] = set()
    for first in range(len(cells)):
        if first in seen:
            continue
        table = [first]
        seen.add(first)
        for number in table:
            near = (other for corner in _corners(cells[number]) for other in at_corner[corner])
            new = set(near) - seen
            seen |= new
            table += new
        if len(table) > 1:
            tables.append([cells[number] for number in sorted(table)])
    return sorted(tables, key=lambda table: min(cell[1] for cell in table))


def _corners(cell: Box) -> Iterator[Point]:
    left, top, right, bottom = cell
    yield from ((left, top), (left, bottom), (right, top), (right, bottom))
