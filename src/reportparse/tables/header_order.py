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
from itertools import chain, combinations, groupby, pairwise, product
from operator import attrgetter, itemgetter

from attrs import evolve

from ..forms.folding import fold
from ..forms.form import Form, Part
from .header_words import HeaderMatch, HeaderWord, are_in_order, differs, of_slots
from .heads import ColumnsInOrder, Head, heads_over, line_by_line, one_by_one

#: Of so many lines of one header each one may have several.
_MOST_SINGLE = 4


_BELOW = attrgetter("groups", "start")
_MIXED = 2

#: The words of a line, each with its header; None for those of no form.
_Line = list[tuple[HeaderWord, Head | None]]


def by_order(form: Form, part: Part, words: Sequence[HeaderWord]) -> HeaderMatch:
    """The columns by the order of their headers on the lines, whole or in pieces."""
    lines = [list(line) for _, line in groupby(words, attrgetter("line"))]
    is_row = len(lines) < 2
    # A page with a cell a line may print two in one.
    if sum(len(line) > 1 for line in lines) * _MOST_SINGLE <= len(lines):
        lines = [[word._replace(line=0) for word in words]]
    form_order = range(len(part.columns))
    match = None
    if are_in_order(part, tuple(form_order), (word.name for word in _left_to_right(lines))):
        match = _in_order(part, form_order, lines, is_row=is_row)
    if match is None:
        order = _begun(part, list(chain.from_iterable(lines)))
        own = (fold(column.printed) for column in order if not isinstance(column, int))
        is_open = len(lines) == 1 and not is_row and _is_deep_first(part, order)
        if not is_open and not any(map(form.vocabulary.is_part, own)):
            match = _in_order(part, order, lines, is_row=is_row)
    return match or differs([word for word in words if word.name is None] or words)


def _is_deep_first(part: Part, order: ColumnsInOrder) -> bool:
    """True if columns below more headers come before others, which the form has first.

    The header of those is then over the lines of several, and below the first of these in a text.
    """
    own = [column for column in order if isinstance(column, int)]
    depth = [len(part.columns[column].heads) for column in own]
    return any(
        one > other and depth[at] > depth[below]
        for (at, one), (below, other) in combinations(enumerate(own), 2)
    )


def _left_to_right(lines: Iterable[Sequence[HeaderWord]]) -> Iterator[HeaderWord]:
    """The words of *lines*; whole headers alone on their lines by their places on these.

    A header over several lines of others is below one over a line of them, beside it on the page.
    """
    for is_one, run in groupby(lines, lambda line: len(line) == 1):
        words = list(chain.from_iterable(run))
        if is_one and all(word.name for word in words):
            words.sort(key=lambda word: word.offset or 0)
        yield from words


def _in_order(
    part: Part, order: ColumnsInOrder, lines: Sequence[Sequence[HeaderWord]], *, is_row: bool
) -> HeaderMatch | None:
    """The columns in *order*, if *lines* show it."""
    is_form = list(order) == [*range(len(part.columns))]
    ways = one_by_one if len(lines) == 1 else line_by_line
    for number, heads in enumerate(ways(part, order) if order else ()):
        taken = _taken(heads, lines, has_doubles=number > 0)
        if taken is None or not _is_shown(order, heads, taken, is_form=is_form, is_row=is_row):
            continue
        is_whole = all(head for line in taken for _, head in line)
        if not is_whole and not (is_form and len(lines) > 1 and _are_group(heads, taken)):
            continue
        if is_form:
            unshown = _unshown(heads, taken) if len(lines) > 1 else []
            match = _of_form(part, heads, taken, is_row=is_row)
            if unshown is None:
                return None
            labels = tuple(dict.fromkeys(unshown))
            is_assumed = labels and set(match.labels).isdisjoint(part.figure_heads)
            return evolve(match, code="columns-assumed", labels=labels) if is_assumed else match
        printed = tuple(word.printed for line in lines for word in line)
        slots = [(own, "") if isinstance(own, int) else (None, own.printed) for own in order]
        return _without_blank_end(of_slots(part, slots, printed))
    return None


def _taken(
    heads: Sequence[Head], lines: Sequence[Sequence[HeaderWord]], *, has_doubles: bool
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
        last: Head | None = None
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
    word: HeaderWord, last: Head | None, begun: Container[tuple[str, ...]], *, has_doubles: bool
) -> Callable[[Head], tuple[bool, ...]]:
    """Orders the headers that *word* may print, after *last* on a line, the likeliest first.

    Of those of one name it is that of a group that no line above has *begun*.
    """
    return lambda head: (
        not (head.left or has_doubles),
        head is last,
        not has_doubles and bool(word.name) and head.groups in begun,
    )


def _broken(heads: Iterable[Head], words: Iterable[HeaderWord]) -> Container[str]:
    """The names of headers that the page does not print whole as often as the form."""
    return Counter(head.name for head in heads) - Counter(word.name or "" for word in words)


def _fitting(heads: Iterable[Head], word: HeaderWord, broken: Container[str]) -> list[Head]:
    """The headers that *word* prints, or of which it is the next piece."""
    if word.name:
        named = (head for head in heads if head.name == word.name)
        return [head for head in named if head.left in ("", fold(head.name))]
    text = fold(word.printed)
    return [head for head in heads if text and head.name in broken and head.left.startswith(text)]


def _begun(part: Part, words: Sequence[HeaderWord]) -> ColumnsInOrder:
    """The columns in the order in which the page begins their headers; none if it is open.

    Headers with one name are those of the form from left to right. Words that the form does not
    print are over columns of the page's own.
    """
    heads = list(heads_over(part, range(len(part.columns))))
    broken = _broken(heads, words)
    first: dict[Head, int] = {}
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
    order: ColumnsInOrder,
    heads: Sequence[Head],
    lines: Sequence[_Line],
    *,
    is_form: bool,
    is_row: bool,
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


def _unshown(heads: Sequence[Head], lines: Sequence[_Line]) -> list[str] | None:
    """The names of headers that no line has beside the next ones below the same group.

    None if the blanks before them put one where the form has another before it. A header that the
    form has once shows the place of the group that it is below.
    """
    first: dict[Head, HeaderWord] = {}
    beside: set[tuple[Head, Head]] = set()
    for line in lines:
        own = {head: word for word, head in reversed(line) if head}
        # A text that runs only some of its cells together has lost the lines of the page.
        if len({word.touches for word, _ in line[1:]}) < _MIXED:
            beside.update(combinations(reversed(own), 2))
        first = own | first
    counts = Counter(head.name for head in heads)
    printed = sorted((head for head in heads if head in first and head.columns), key=_BELOW)
    shown_by = {
        head: [head, *(own for own in printed if _is_below(own, head) and counts[own.name] == 1)]
        for head in printed
    }
    names: list[str] = []
    for _, siblings in groupby(printed, attrgetter("groups")):
        for one, other in pairwise(siblings):
            if not beside.isdisjoint(product(shown_by[one], shown_by[other])):
                continue
            place, next_place = _place(first[one]), _place(first[other])
            if place is None or next_place is None or place == next_place:
                names += (one.name, other.name)
            elif place > next_place:
                return None
    return names


def _place(word: HeaderWord) -> int | None:
    """The place of *word* on its line, which is 0 for the first of a line without wide blanks."""
    return word.offset if word.offset is not None or word.column else 0


def _is_below(head: Head, group: Head) -> bool:
    """True if *head* is one of those right below a *group*."""
    return head.groups == (*group.groups, group.name)


def _are_group(heads: Iterable[Head], lines: Sequence[_Line]) -> bool:
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
    part: Part, heads: Sequence[Head], lines: Sequence[_Line], *, is_row: bool
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
    is_doubled = max(Counter(part.figure_heads).values()) > 1
    groups = [set(head.columns) for head in heads if head.is_group]
    are_whole = all(gone.isdisjoint(own) or gone >= own for own in groups)
    if len(lines) == 1 and not is_row and is_doubled and len(gone) > 1 and not are_whole:
        # Which of several headers of one name are missing nothing shows.
        return HeaderMatch((order,), "head-missing", tuple(missing))
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
