# SPDX-License-Identifier: MIT
"""Which form a page is on, and each of its tables: decided by the labels, not by the year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, count, filterfalse, groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from ..forms.form import Form
from ..forms.vocabulary import BLANK, FIGURE, NOT_LABELS, ROW, TEXT
from .tokens import Token, kinds_of

#: Weight of figures right after a label that takes none, or rows of others right after the label of
#: a group, say against a form, in labels.
_AGAINST = 2
#: A broken label before its last line takes no more.
_MOST_PIECES = 3


class OnForms(NamedTuple):
    """The forms that the tables of a page are on.

    Attributes:
        forms: For each table its form, None for a table on none.
        preferred: The forms that the page as a whole may be on, by preference where its rows
            leave a choice; none if no table is on any.
    """

    forms: tuple[Form | None, ...]
    preferred: tuple[Form, ...] = ()


def choose_forms(
    tables: Sequence[Sequence[Token]], forms: Iterable[Form], year: int | None
) -> OnForms:
    """The forms that *tables* are on.

    Args:
        tables: The cells of each of the page's tables.
        forms: The forms known, newest first.
        year: The year reported on, if the page's title names it: decides between forms whose
            labels fit equally well, and rules out forms that came later.
    """
    known = in_order(forms, year)
    if not known:
        return OnForms((None,) * len(tables))
    first = [_fit(own, known[0]) for own in tables]
    if first and all(fit.is_all for fit in first):
        return OnForms((known[0],) * len(tables), tuple(known))
    fits = [[fit.labels] for fit in first]
    for own, fit in zip(tables, fits, strict=True):
        fit += [_fit(own, form).labels for form in known[1:]]
    page = [sum(fit) for fit in zip(*fits, strict=True)]
    if not any(page):
        return OnForms((None,) * len(tables))
    best = page.index(max(page))
    chosen = []
    for fit in fits:
        labels = max(fit)
        index = best if fit[best] == labels else fit.index(labels)
        chosen.append(known[index] if labels else None)
    return OnForms(tuple(chosen), tuple(known))


def in_order(forms: Iterable[Form], year: int | None) -> list[Form]:
    """The forms that a report on *year*, written in the year after it, can be on.

    Of forms that fit equally well the first is taken, and sorting keeps their order.
    """
    in_use = (form for form in forms if year is None or form.since <= year + 1)
    return sorted(in_use, key=lambda form: year is not None and form.since > year)


class _Fit(NamedTuple):
    """How well a form fits a table.

    Attributes:
        labels: How many of its labels the table shows; 0 without one that other tables do not
            show.
        is_all: True if all that the table prints are its labels, and figures where they belong:
            no other form fits better.
    """

    labels: int
    is_all: bool


def _prints_header(form: Form, tokens: Sequence[Token], kinds: Sequence[str]) -> bool:
    """True if *tokens* are all headers of several columns of a form, and a row under them.

    Of a part whose row has no label they are those of its groups and of the columns of each, whole
    or in pieces.
    """
    printed = frozenset(kinds)
    return any(
        len(part.figure_heads) > 1 and printed.issuperset(part.heads)
        if part.corner
        else part.groups
        and printed.issuperset(part.groups)
        and _are_pieces(tokens, kinds, [head for head in part.figure_heads if head not in printed])
        for table in form.tables
        for part in table.parts
        if not part.corner or any(row.name in printed for row in part.rows)
    )


def _are_pieces(tokens: Iterable[Token], kinds: Iterable[str], heads: Sequence[str]) -> bool:
    """True if the words among *tokens* that are no label are pieces of *heads*, and of each some.

    Where no header is missing they may be any words.
    """
    words = zip(tokens, kinds, strict=True) if heads else ()
    pieces = {token.printed for token, kind in words if kind == TEXT}
    return all(any(piece in head for head in heads) for piece in pieces) and all(
        any(head.startswith(piece) for piece in pieces) for head in heads
    )


def _prints_broken_label(tokens: Sequence[Token], form: Form) -> bool:
    """True if words on lines of their own and the next line's first are a form's own label."""
    whole = []
    pieces: list[str] = []
    for _, line in groupby(tokens, attrgetter("line")):
        first, *others = line
        whole += ["".join(pieces[at:]) + first.printed for at in range(len(pieces))]
        pieces = [] if others else [*pieces[1 - _MOST_PIECES :], first.printed]
    return form.vocabulary.are_telling(whole, form.vocabulary.kinds(whole))


def _fit(tokens: Sequence[Token], form: Form) -> _Fit:
    vocabulary = form.vocabulary
    kinds = kinds_of(tokens, vocabulary)
    texts = (token.text for token in tokens)
    if not (
        vocabulary.are_telling(texts, kinds)
        or _prints_header(form, tokens, kinds)
        or _prints_broken_label(tokens, form)
    ):
        return _Fit(0, is_all=False)
    printed = list(filter(BLANK.__ne__, kinds))
    labels = list(filterfalse(NOT_LABELS.__contains__, printed))
    against = 0
    for place in compress(count(1), map(form.without_figures.__contains__, printed)):
        against += printed[place : place + 1] == [FIGURE]
    for kind, following in pairwise(labels):
        if kind in form.rows_below and vocabulary.role_of[following] == ROW:
            against += following not in form.rows_below[kind]
    return _Fit(max(1, len(labels) - _AGAINST * against), not against and TEXT not in kinds)
