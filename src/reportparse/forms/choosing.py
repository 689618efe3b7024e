# SPDX-License-Identifier: MIT
"""Which form a page is on, and each of its tables: decided by the labels, not by the year."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..lines import Line
from .base import Form
from .labels import BLANK, CAPTION, FIGURE, GROUP, TEXT

#: What figures right after a label that takes none say against a form, in labels.
_AGAINST = 2

_NO_LABEL = frozenset({FIGURE, BLANK, TEXT})


class OnForms(NamedTuple):
    """The forms that the tables of a page are on.

    Attributes:
        form: The form of the page as a whole: that of most labels.
        forms: For each table its form, None for a table on none.
    """

    form: Form | None
    forms: tuple[Form | None, ...]


def choose_forms(
    tables: Sequence[Iterable[Line]], forms: Iterable[Form], year: int | None
) -> OnForms:
    """The forms that *tables* are on.

    Args:
        tables: The lines of each of the page's tables.
        forms: The forms known, newest first.
        year: The year reported on, if the page's title names it: decides between forms whose
            labels fit equally well.
    """
    # Of forms that fit equally well the first is taken, and sorting keeps their order.
    known = sorted(forms, key=lambda form: year is not None and form.since > year)
    fits = [[_fit(cells, form) for form in known] for cells in map(_cells, tables)]
    page = Counter({index: sum(fit) for index, fit in enumerate(zip(*fits, strict=True))})
    best = max(range(len(known)), key=lambda index: page[index], default=0)
    if not page[best]:
        return OnForms(None, (None,) * len(tables))
    chosen = []
    for fit in fits:
        own = max(range(len(known)), key=lambda index: (fit[index], index == best))
        chosen.append(known[own] if fit[own] else None)
    return OnForms(known[best], tuple(chosen))


def _cells(lines: Iterable[Line]) -> list[str]:
    return [cell for line in lines for cell in line.cells]


def _fit(cells: Sequence[str], form: Form) -> int:
    """How many labels of *form* a table shows; 0 without one that other tables do not show."""
    vocabulary = form.vocabulary
    kinds = [kind for kind in vocabulary.kinds(cells) if kind != BLANK]
    labels = [kind for kind in kinds if kind not in _NO_LABEL]
    if not any(vocabulary.is_telling(cell) for cell in set(cells)):
        return 0
    against = 0
    for kind, following in itertools.pairwise(kinds):
        if following == FIGURE and vocabulary.role_of.get(kind) in (CAPTION, GROUP):
            against += 1
    return max(1, len(labels) - _AGAINST * against)
