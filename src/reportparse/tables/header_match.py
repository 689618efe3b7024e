# SPDX-License-Identifier: MIT
"""The printed column headers -> the order of the form's columns on the page.

Where the page column of each header is known, that decides. Else a line that names all columns
gives their order; a header over several lines is read line by line, and the total, which pages
print at the end of either line, may only end one. A header that can be read in two ways, or that
names a column the form does not have in a place that is not certain, gives no order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from ..forms.folding import fold
from ..forms.form import Form, Part
from ..text.numerals import is_blank
from .header_lines import (
    by_lines,
    by_one_line,
    flat,
    is_right_to_left,
    totals_end_lines,
    with_added,
    with_groups,
)
from .header_pieces import are_lines_in_order, is_printed_in_full, pieced_together
from .header_places import by_page_column, by_text_grid, has_page_columns
from .header_words import (
    HeaderMatch,
    HeaderWord,
    Order,
    group_heads,
    header_words,
    in_order,
    named_alike,
    named_by_year_or_sum,
    without_doubles,
)
from .row_cells import has_unnamed_column, mostly_fit
from .segments import PartOnPage

#: Headers of columns that say of which year the row is, which may be another.
_OF_YEARS: Final = frozenset(
    {"年度", "年份", "年别", "时间", "期间", "时期", "统计年度", "报告年度"}
)


def match_header(form: Form, part: Part, read: PartOnPage) -> HeaderMatch:
    """The columns of the rows of *part* under the header of *read*."""
    words = without_doubles(part, header_words(part, read.heads))
    words = named_by_year_or_sum(part, words)
    named = named_alike(part, words)
    if named != words:
        match = _by_places(form, part, named, read) or _by_order(form, part, named)
        alike = tuple(str(word.name) for word in named if word not in words)
        return evolve(match, code=match.code or "head-missing", labels=match.labels or alike)
    unknown = [word for word in words if word.name is None]
    if unknown and _is_of_other_part(form, part, read):
        whole = tuple(range(len(part.columns)))
        return HeaderMatch((whole,), "head-of-other-part", _printed(words))
    if is_right_to_left(part, words):
        return _differs(words)
    match = _by_places(form, part, words, read) or _by_order(form, part, words)
    is_by_year = match.code == "column-added" and not _OF_YEARS.isdisjoint(match.labels)
    return _differs(words) if is_by_year else match


def _by_places(
    form: Form, part: Part, words: Sequence[HeaderWord], read: PartOnPage
) -> HeaderMatch | None:
    """The columns by the places of their headers, or by one line that names them all."""
    is_exact = tuple(word.name for word in words) == part.heads
    if is_exact and not has_page_columns(part, words):
        whole = tuple(range(len(part.columns)))
        return by_text_grid(form, part, words, read) or HeaderMatch((whole,))
    match = by_page_column(form, part, words, read)
    if match is not None and match.orders and not mostly_fit(match, read.rows):
        is_open = match.code or has_unnamed_column(match, read.rows)
        return _differs(words) if is_open else match
    match = match or by_text_grid(form, part, words, read)
    unknown = (word for word in words if word.name is None)
    if match is not None or any(form.vocabulary.is_part(fold(word.printed)) for word in unknown):
        return match
    return by_one_line(part, words)


def _by_order(form: Form, part: Part, words: Sequence[HeaderWord]) -> HeaderMatch:
    """The columns by the order of their headers on several lines, whole or in pieces."""
    words = with_groups(part, words)
    named = tuple(word.name for word in words)
    order = by_lines(part, words)
    if None in named and (is_printed_in_full(part, words) or are_lines_in_order(part, words)):
        named, order = part.heads, tuple(range(len(part.columns)))
    elif None in named:
        pieced = pieced_together(form, part, [(word.name, word.printed) for word in words])
        if pieced is None or not totals_end_lines(part, words):
            added = with_added(form, part, words)
            return added or _differs([word for word in words if word.name is None])
        named, order = pieced, flat(part, pieced, pieced=True)
    if order is None:
        return _differs(words)
    match = in_order(order, part, words)
    missing = Counter(part.heads) - Counter(name for name in named if name)
    if not missing:
        return match
    if match.code:
        leaves = set(part.figure_heads)
        return _differs(words) if leaves & missing.keys() else match
    # The rows show whether the column or only its header is missing.
    partial = tuple(_without(missing, part, order, named))
    orders = (order, partial) if 0 < len(partial) < len(order) else (order,)
    return HeaderMatch(orders, "head-missing", tuple(missing))


def _without(
    missing: Container[str], part: Part, order: Order, named: Iterable[str | None]
) -> Iterator[int | None]:
    """*order* without the columns whose headers are *missing*.

    The header of a group of which all are missing is over one column that the form does not have.
    """
    heads = part.figure_heads
    groups = group_heads(part).intersection(named)
    for index in order:
        if index is None or heads[index] not in missing:
            yield index
            continue
        above = groups.intersection(part.columns[index].heads)
        below = (at for at, column in enumerate(part.columns) if above.intersection(column.heads))
        if above and all(heads[at] in missing for at in below):
            yield None
        groups -= above


def _differs(words: Sequence[HeaderWord]) -> HeaderMatch:
    return HeaderMatch((), "columns-differ", _printed(words))


def _printed(words: Sequence[HeaderWord]) -> tuple[str, ...]:
    return tuple(word.printed for word in words)


def _is_of_other_part(form: Form, part: Part, read: PartOnPage) -> bool:
    """True if the header is, word for word, that of another part with as many columns."""
    seen = tuple(label.name for segment in read.heads for label in segment.labels)
    others = (other for table in form.tables for other in table.parts if part in table.parts)
    has_words = any(not is_blank(text) for segment in read.heads for text in segment.texts)
    return not has_words and any(
        other.heads == seen and len(other.columns) == len(part.columns) for other in others
    )
