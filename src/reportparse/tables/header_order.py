# SPDX-License-Identifier: MIT
"""The columns by the order in which the lines of a header print it.

The headers that the form prints over its columns take up the words of the page, each line from
left to right, each header in one piece or in several. The page's order is the form's if that
takes up the words; else that in which the page begins the headers, if it does and some line has
the headers of any two columns side by side. Where no lines are known, headers come row by row, or
those below each group right after it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from operator import attrgetter, itemgetter

from attrs import define, evolve

from ..forms.folding import fold
from ..forms.form import Form, Part
from .header_words import HeaderMatch, HeaderWord, are_in_order, common_depth, differs, of_slots

#: Columns from left to right: the index of the form's, or the header of one that it does not have.
_Order = Sequence[int | HeaderWord]

#: Of so many lines of one header each one may have several.
_MOST_SINGLE = 4


@define(eq=False)
class _Head:
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

    def may_follow(self, last: _Head | None) -> bool:
        """True if it may be after *last* on a line: it is that, right of it or below it."""
        if last is None or self is last:
            return True
        return self.start >= last.stop or last.start <= self.start < self.stop <= last.stop

    def take(self, word: HeaderWord) -> None:
        """Count *word* as its next piece."""
        self.pieces += bool(self.left)
        self.left = "" if word.name else self.left[len(fold(word.printed)) :]


#: The words of a line, each with its header; None for those of no form.
_Line = list[tuple[HeaderWord, _Head | None]]


def by_order(form: Form, part: Part, words: Sequence[HeaderWord]) -> HeaderMatch:
    """The columns by the order of their headers on the lines, whole or in pieces."""
    lines = [list(line) for _, line in groupby(words, attrgetter("line"))]
    is_row = len(lines) < 2
    # A page with a cell a line may print two in one.
    if sum(len(line) > 1 for line in lines) * _MOST_SINGLE <= len(lines):
        lines = [[word._replace(line=0) for word in words]]
    form_order = range(len(part.columns))
    match = None
    if are_in_order(part, tuple(form_order), (word.name for word in words)):
        match = _in_order(part, form_order, lines, is_row=is_row)
    if match is None:
        order = _begun(part, list(chain.from_iterable(lines)))
        own = (fold(column.printed) for column in order if not isinstance(column, int))
        if not any(map(form.vocabulary.is_part, own)):
            match = _in_order(part, order, lines, is_row=is_row)
    return match or differs([word for word in words if word.name is None] or words)


def _in_order(
    part: Part, order: _Order, lines: Sequence[Sequence[HeaderWord]], *, is_row: bool
) -> HeaderMatch | None:
    """The columns in *order*, if *lines* show it."""
    is_form = list(order) == [*range(len(part.columns))]
    for is_second in (False, True) if order else ():
        heads = list(_heads(part, order))
        if len(lines) == 1:
            heads = _one_by_one(heads, in_groups=is_second)
        taken = _taken(heads, lines, has_doubles=is_second)
        if taken is None or not _is_shown(order, heads, taken, is_form=is_form, is_row=is_row):
            continue
        is_whole = all(head for line in taken for _, head in line)
        if not is_whole and not (is_form and len(lines) > 1 and _are_group(heads, taken)):
            continue
        if is_form:
            return _of_form(part, heads, taken, is_row=is_row)
        printed = tuple(word.printed for line in lines for word in line)
        slots = [(own, "") if isinstance(own, int) else (None, own.printed) for own in order]
        return _without_blank_end(of_slots(part, slots, printed))
    return None


def _heads(part: Part, order: _Order) -> Iterator[_Head]:
    """The headers over the columns in *order*, row by row."""
    if part.corner:
        yield _Head(part.corner, range(0), -1, 0, False, False, fold(part.corner))
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
                yield _Head(name, places, start, stop, is_group, is_lowest, fold(name), names[:-1])
            start = stop


def _one_by_one(heads: Iterable[_Head], *, in_groups: bool) -> list[_Head]:
    """The headers, one after the other: row by row, or those below each group right after it."""
    ordered = sorted(heads, key=lambda head: head.start if in_groups else 0)
    return [evolve(head, start=at, stop=at + 1) for at, head in enumerate(ordered)]


def _taken(
    heads: Sequence[_Head], lines: Sequence[Sequence[HeaderWord]], *, has_doubles: bool
) -> list[_Line] | None:
    """*lines* with the header of each word; None if a word is not where its header may be.

    The headers of a line are from left to right. Where no lines are known, their first pieces
    are in order, and so are their second, and so on.

    Args:
        heads: The headers.
        lines: The words of the page.
        has_doubles: True if lines may print headers of lines above again.
    """
    broken = _broken(heads, chain.from_iterable(lines))
    found = []
    begun: set[tuple[str, ...]] = set()
    for line in lines:
        taken: _Line = []
        last: _Head | None = None
        ends: defaultdict[int, int] = defaultdict(int)
        for word in line:
            own = _fitting(heads, word, broken)
            if len(lines) > 1:
                right = [head for head in own if head.may_follow(last)]
            else:
                right = [
                    head
                    for head in own
                    if (head.start >= ends[head.pieces] if head.left else head is last)
                ]
            if own and not right:
                return None
            right.sort(key=_likelihood(word, last, begun, has_doubles=has_doubles))
            for last in right[:1]:
                ends[last.pieces] = last.stop
                last.take(word)
            taken.append((word, last if right else None))
        found.append(taken)
        begun.update(head.groups for word, head in taken if head and word.name)
    # A group that is only begun is the header of something else.
    return [
        [(word, None if head and head.is_group and head.left else head) for word, head in line]
        for line in found
    ]


def _likelihood(
    word: HeaderWord, last: _Head | None, begun: Container[tuple[str, ...]], *, has_doubles: bool
) -> Callable[[_Head], tuple[bool, ...]]:
    """Orders the headers that *word* may print, after *last* on a line, the likeliest first.

    Of those of one name it is that of a group that no line above has *begun*.
    """
    return lambda head: (
        not (head.left or has_doubles),
        head is last,
        not has_doubles and bool(word.name) and head.groups in begun,
    )


def _broken(heads: Iterable[_Head], words: Iterable[HeaderWord]) -> Container[str]:
    """The names of headers that the page does not print whole as often as the form."""
    return Counter(head.name for head in heads) - Counter(word.name or "" for word in words)


def _fitting(heads: Iterable[_Head], word: HeaderWord, broken: Container[str]) -> list[_Head]:
    """The headers that *word* prints, or of which it is the next piece."""
    if word.name:
        named = (head for head in heads if head.name == word.name)
        return [head for head in named if head.left in ("", fold(head.name))]
    text = fold(word.printed)
    return [head for head in heads if text and head.name in broken and head.left.startswith(text)]


def _begun(part: Part, words: Sequence[HeaderWord]) -> _Order:
    """The columns in the order in which the page begins their headers; none if it is open.

    Headers with one name are those of the form from left to right. Words that the form does not
    print are over columns of the page's own.
    """
    heads = list(_heads(part, range(len(part.columns))))
    broken = _broken(heads, words)
    first: dict[_Head, int] = {}
    added = []
    for number, word in enumerate(words):
        own = [head for head in _fitting(heads, word, broken) if head.left]
        if len(own) > 1 and not word.name:
            return ()
        for head in own[:1]:
            head.take(word)
            first.setdefault(head, number)
        if not own and not word.name:
            added.append(number)
    leaves = [head for head in first if head.is_lowest]
    rows = {words[first[head]].line for head in leaves}
    is_row = len(rows) == 1 and not any(
        head.is_group and words[number].line in rows for head, number in first.items()
    )
    begins: list[tuple[list[int], int | HeaderWord]] = [([at], words[at]) for at in added]
    for leaf in leaves:
        above = [head for head in heads if head.is_group and leaf.start in head.columns]
        beside = ([first[own] for own in leaves if own.start in head.columns] for head in above)
        groups = [first.get(head, min(own)) for head, own in zip(above, beside, strict=True)]
        begins.append(([*(() if is_row else groups), first[leaf]], leaf.start))
    order = [column for _, column in sorted(begins, key=itemgetter(0))]
    return () if not leaves or any(leaf.left for leaf in leaves) else order


def _is_shown(
    order: _Order, heads: Sequence[_Head], lines: Sequence[_Line], *, is_form: bool, is_row: bool
) -> bool:
    """True if the page can be read in *order* and, if that is not the form's, in no other."""
    if len(lines) > 1:
        beside = (
            one.stop
            for line in lines
            for (_, one), (_, other) in pairwise(line)
            if one and other and one.stop == other.start
        )
        return is_form or set(beside).issuperset(range(1, len(order)))
    leaves = dict.fromkeys(head for _, head in lines[0] if head and head.is_lowest)
    places = [leaf.columns.start for leaf in leaves]
    is_in_order = places == sorted(places)
    groups = [head for head in heads if head.is_group]
    if groups and not all(isinstance(column, int) for column in order):
        # Without lines a header of no form may be beside a group or below it.
        return is_in_order and is_row and all(head.left for head in groups)
    return not any(head.left for head in groups) or (is_in_order and (is_form or is_row))


def _are_group(heads: Iterable[_Head], lines: Sequence[_Line]) -> bool:
    """True if the words without a header are in the place of a group.

    They are next to each other on a line, between those beside it and above all of its own.
    """
    words = list(chain.from_iterable(lines))
    places = [place for place, (_, head) in enumerate(words) if head is None]
    own = words[places[0] : places[-1] + 1]
    line = own[0][0].line
    before = [head.stop for word, head in words[: places[0]] if head and word.line == line]
    after = [head.start for word, head in words[places[-1] + 1 :] if head and word.line == line]
    below = {head.start for word, head in words if head and head.is_lowest and word.line > line}
    start, stop = max([0, *before[-1:]]), after[0] if after else max(head.stop for head in heads)
    is_run = len(own) == len(places) and {word.line for word, _ in own} == {line}
    return is_run and any(
        head.is_group
        and head.left
        and (head.start, head.stop) == (start, stop)
        and below.issuperset(head.columns)
        for head in heads
    )


def _of_form(
    part: Part, heads: Sequence[_Head], lines: Sequence[_Line], *, is_row: bool
) -> HeaderMatch:
    """The form's columns; the rows show whether one or only its header is missing."""
    gone = {head.columns.start for head in heads if head.is_lowest and head.left}
    missing = [part.figure_heads[index] for index in sorted(gone)]
    rows = {word.line for line in lines for word, head in line if head and head.is_lowest}
    if len(rows) > 1 or (not is_row and len(lines) == 1):
        whole = Counter(head.name for head in heads if not head.left)
        missing = list(Counter(part.heads) - whole)
    # The header of a group without those of its columns is over one that the form does not have.
    alone = {
        head.columns.start
        for head in heads
        if head.is_group and not head.left and gone.issuperset(head.columns)
    }
    order = tuple(range(len(part.columns)))
    partial = tuple(
        None if index in gone else index for index in order if index not in gone or index in alone
    )
    orders = (order, partial) if 0 < len(partial) < len(order) else (order,)
    return HeaderMatch(orders, "head-missing" if missing else None, tuple(missing))


def _without_blank_end(match: HeaderMatch) -> HeaderMatch:
    """*match*, where the rows may leave out blank cells below the page's own headers at its end."""
    (order,) = match.orders
    first = order.index(None) if match.code == "column-added" else 0
    is_end = first and not any(index is not None for index in order[first:])
    return evolve(match, orders=(order, order[:first])) if is_end else match
