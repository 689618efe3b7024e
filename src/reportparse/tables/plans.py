# SPDX-License-Identifier: MIT
"""Tables printed as tables before them were -> their figures, without reading them anew.

A site prints all its reports in one way: the same labels, pipes and blanks, other numbers. What
a table means is told by its labels and by which cells hold numbers, never by which numbers they
are; only that a merged cell is repeated is told by equal ones, and of a page where a number was
dropped as one no plan is made. So when a second page of a kind is read without any finding, a plan
of it is kept: the text of its tables without the numbers, and which number is which figure. A page
whose tables are the same but for the numbers is read by the plan; a blank where the other has a
number is another kind.

Only whole numbers as a form prints them, alone in a cell between pipes, count as numbers here;
all else is text that has to be the same to the character.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from attrs import field, frozen

from ..document.lines import Line, LineKind
from ..forms.flattening import Figure
from ..text.source import BLANKS, SourceText
from ..text.spans import Span
from .values import Figures

#: A number alone in its cell, and what stands before it in the cell.
_NUMBER = re.compile(r"([|\n] *)(0|[1-9][0-9]{0,8})(?= *[|\r\n])")

#: Longer tables are none that other pages repeat.
_LONGEST = 1 << 15

#: Plans kept; with more all are forgotten, and those still needed are made again.
_MOST_PLANS = 128
#: Kinds of pages that are known to have come once.
_MOST_SEEN = 1 << 14


class Masked(NamedTuple):
    """The tables of a page, their numbers apart from all else.

    Attributes:
        texts: Where each table begins in the text, and where it ends.
        parts: For each table the texts between its numbers; two for each number, the second
            what opens its cell.
        numbers: The numbers of all tables, in order.
    """

    texts: tuple[Span, ...]
    parts: tuple[tuple[str, ...], ...]
    numbers: list[str]


def mask(source: SourceText, tables: Sequence[Sequence[Line]]) -> Masked | None:
    """The *tables* of a page with their numbers apart; None for a page that no plan can be of.

    That is a page with lines that lost their pipes, or one that ends with a table: whether such
    a table is cut off is told by the numbers themselves.
    """
    if not tables or not _goes_on_after(tables[-1][-1], source.text):
        return None
    texts, parts = [], []
    numbers: list[str] = []
    for lines in tables:
        start, last = lines[0].start, lines[-1]
        end = last.start + len(last.raw)
        if end - start > _LONGEST or any(line.kind is LineKind.CELL for line in lines):
            return None
        text = source.text[start:end]
        if text.count("\n") != len(lines):
            return None  # lines of a page that lost their ends
        split = _NUMBER.split(text)
        numbers += split[2::3]
        del split[2::3]
        texts.append(Span(start, end))
        parts.append(tuple(split))
    return Masked(tuple(texts), tuple(parts), numbers)


def _goes_on_after(last: Line, text: str) -> bool:
    return bool(text[last.start + len(last.raw) :].strip(BLANKS + "|\r\n"))


class _Place(NamedTuple):
    """Where a figure stands, whatever the numbers before it.

    Attributes:
        table: Index of the table.
        numbers: How many numbers of the page come before it.
        offset: How many other characters of its table do.
        length: Its own characters; None for a number.
    """

    table: int
    numbers: int
    offset: int
    length: int | None


@frozen
class Plan:
    """Which number of a page's tables is which figure.

    Attributes:
        figures: What the page was read as; its values are those of that page.
        paths: The path of each number, in order.
        fixed: The figures that are no numbers by themselves: blanks, units, negative numbers.
        exact: The paths of the figures that are decimals.
        places: Where each figure stands that has a cell.
    """

    figures: Figures
    paths: tuple[str, ...]
    fixed: Mapping[str, Figure]
    exact: tuple[str, ...]
    places: Mapping[str, _Place]


@frozen
class PlannedFigures(Figures):
    """Figures that were read by a plan; where they stand is worked out when it is asked for."""

    plan: Plan = field(kw_only=True)
    page: Masked = field(kw_only=True)

    def spans(self) -> Mapping[str, Span]:
        """Where each figure was read: the signs of its cell, by path."""
        return {path: self._span(place) for path, place in self.plan.places.items()}

    def span(self, path: str) -> Span | None:
        """Where the figure at *path* was read; None if no cell was read for it."""
        place = self.plan.places.get(path)
        return self._span(place) if place else None

    def _span(self, place: _Place) -> Span:
        before = self._digits[place.numbers] - self._digits_before[place.table]
        start = self.page.texts[place.table].start + place.offset + before
        length = len(self.page.numbers[place.numbers]) if place.length is None else place.length
        return Span(start, start + length)

    @cached_property
    def _digits(self) -> list[int]:
        """How many digits the numbers before each number have."""
        return list(accumulate(map(len, self.page.numbers), initial=0))

    @cached_property
    def _digits_before(self) -> list[int]:
        """How many the numbers before each table have."""
        return [self._digits[count] for count in _numbers_before(self.page)]


def _numbers_before(page: Masked) -> list[int]:
    return list(accumulate((len(parts) // 2 for parts in page.parts), initial=0))


@frozen
class Plans:
    """The plans made so far, by what a page's tables print beside numbers."""

    _known: dict[Any, Plan] = field(factory=dict)
    #: The kinds of pages that came once so far, by their hashes.
    _seen: set[int] = field(factory=set)

    def read(self, page: Masked, year: int | None) -> Figures | None:
        """The figures of *page* if there is a plan for it."""
        plan = self._known.get((year, page.parts))
        if plan is None:
            return None
        values: dict[str, Figure] = dict(plan.fixed)
        values.update(zip(plan.paths, map(int, page.numbers), strict=True))
        for path in plan.exact:
            values[path] = Decimal(values[path])  # type: ignore[arg-type]  # a number of the page
        read = plan.figures
        return PlannedFigures(
            read.form, read.forms, values, tables=read.tables, plan=plan, page=page
        )

    def learn(self, page: Masked, year: int | None, figures: Figures) -> None:
        """Make a plan of what *page* was read as, without a finding.

        It is made when the second page of a kind comes: many have none.
        """
        kind = (year, page.parts)
        if hash(kind) not in self._seen:
            self._seen.add(hash(kind))
            return
        plan = _plan(page, figures)
        if plan is not None:
            self._known[kind] = plan
        if len(self._known) > _MOST_PLANS or len(self._seen) > _MOST_SEEN:
            self.forget()

    def forget(self) -> None:
        """Forget all plans, and which kinds of pages came once."""
        self._known.clear()
        self._seen.clear()


def _plan(page: Masked, figures: Figures) -> Plan | None:
    """The plan of *page*; None unless each number in it is just one of *figures*."""
    spans, values = figures.spans(), figures.values
    starts = list(_starts(page))
    by_start = {span.start: path for path, span in spans.items() if span.end > span.start}
    paths = tuple(by_start.get(start, "") for start in starts)
    if [values.get(path) for path in paths] != list(map(int, page.numbers)):
        return None
    own = set(paths)
    fixed = {path: value for path, value in values.items() if path not in own}
    if any(not _is_fixed(value, spans.get(path), starts) for path, value in fixed.items()):
        return None
    return Plan(
        figures=Figures(figures.form, figures.forms, tables=figures.tables),
        paths=paths,
        fixed=fixed,
        exact=tuple(path for path in paths if isinstance(values[path], Decimal)),
        places=_places(page, spans, starts),
    )


def _is_fixed(value: Figure, span: Span | None, starts: Sequence[int]) -> bool:
    """Whether a figure is told by what plans hold: words, blanks, numbers that are not masked."""
    if not isinstance(value, int | Decimal):
        return True
    return span is not None and span.start not in starts


def _places(page: Masked, spans: Mapping[str, Span], starts: Sequence[int]) -> Mapping[str, _Place]:
    """Where each figure stands, whatever the numbers before it."""
    tables = [text.start for text in page.texts]
    digits = list(accumulate(map(len, page.numbers), initial=0))
    before = [digits[count] for count in _numbers_before(page)]
    places = {}
    for path, span in spans.items():
        table = bisect_right(tables, span.start) - 1
        numbers = bisect_left(starts, span.start)
        is_number = starts[numbers : numbers + 1] == [span.start] and span.end > span.start
        offset = span.start - tables[table] - (digits[numbers] - before[table])
        places[path] = _Place(table, numbers, offset, None if is_number else span.end - span.start)
    return places


def _starts(page: Masked) -> Iterator[int]:
    """The offset in the text of each number."""
    numbers = iter(page.numbers)
    for span, parts in zip(page.texts, page.parts, strict=True):
        place = span.start
        for before, opening in zip(parts[::2], parts[1::2], strict=False):
            place += len(before) + len(opening)
            yield place
            place += len(next(numbers))
