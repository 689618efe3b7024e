# SPDX-License-Identifier: MIT
"""The printed column headers -> the order of the form's columns on the page.

Where the page columns of the headers are known, the words above each say which it is; else the
lines of the header give the order. A header that can be read in two ways, or that names a column
the form does not have in a place that is not certain, gives no order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from ..forms.form import Form, Part
from ..text.numerals import is_blank
from .header_order import by_order
from .header_places import by_page_column, by_text_grid, totals_of
from .header_words import (
    HeaderMatch,
    HeaderWord,
    differs,
    header_words,
    is_right_to_left,
    named_alike,
    named_by_year_or_sum,
    without_doubles,
    without_rest_of_label,
)
from .row_cells import has_unnamed_column, mostly_fit
from .segments import PartOnPage

#: Headers of columns that say of which year the row is, which may be another.
_OF_YEARS: Final = frozenset(
    {"年度", "年份", "年别", "时间", "期间", "时期", "统计年度", "报告年度"}
)


def match_header(
    form: Form, part: Part, read: PartOnPage, pieces: Sequence[HeaderWord]
) -> HeaderMatch:
    """The columns of the rows of *part* under the header of *read*, or in *pieces* above them."""
    words = without_doubles(part, [*header_words(part, read.heads), *pieces])
    words = named_by_year_or_sum(part, without_rest_of_label(part, words))
    named = named_alike(part, words)
    if named != words:
        match = _by_places(form, part, named, read) or by_order(form, part, named)
        alike = tuple(str(word.name) for word in named if word not in words)
        return evolve(match, code=match.code or "head-missing", labels=match.labels or alike)
    unknown = [word for word in words if word.name is None]
    if unknown and _is_of_other_part(form, part, read):
        whole = tuple(range(len(part.columns)))
        return HeaderMatch((whole,), "head-of-other-part", tuple(word.printed for word in words))
    if is_right_to_left(part, words):
        return differs(words)
    match = _by_places(form, part, words, read) or by_order(form, part, words)
    is_open = match.code == "column-added" and not _OF_YEARS.isdisjoint(match.labels)
    if match.code == "head-missing" and not set(part.figure_heads).isdisjoint(match.labels):
        # A column whose header is missing may be in any place.
        totals = totals_of(form, part, read.rows) if words else []
        is_open = 2 * sum(totals) < len(totals)
    return differs(words) if is_open else match


def _by_places(
    form: Form, part: Part, words: Sequence[HeaderWord], read: PartOnPage
) -> HeaderMatch | None:
    """The columns by the places of their headers; None where these are not known."""
    is_exact = tuple(word.name for word in words) == part.heads
    if is_exact and not any(word.columns for word in words):
        whole = tuple(range(len(part.columns)))
        return by_text_grid(form, part, words, read) or HeaderMatch((whole,))
    match = by_page_column(form, part, words, read)
    if match is not None and match.orders and not mostly_fit(match, read.rows):
        is_open = match.code or has_unnamed_column(match, read.rows)
        return differs(words) if is_open else match
    return match or by_text_grid(form, part, words, read)


def _is_of_other_part(form: Form, part: Part, read: PartOnPage) -> bool:
    """True if the header is, word for word, that of another part with as many columns."""
    seen = tuple(label.name for segment in read.heads for label in segment.labels)
    others = (other for table in form.tables for other in table.parts if part in table.parts)
    has_words = any(not is_blank(text) for segment in read.heads for text in segment.texts)
    return not has_words and any(
        other.heads == seen and len(other.columns) == len(part.columns) for other in others
    )
