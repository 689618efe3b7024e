# SPDX-License-Identifier: MIT
"""Do the printed heads say what the form's columns mean?

Figures are read in the form's column order. That is sound only where the page's own head
does not speak against it: a head of other words, or of the form's words in another order,
makes the figures under it doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..source import BLANKS
from .base import Form, Part, ReadPart
from .entries import Entry
from .labels import FIGURE, TEXT

#: Pages print it at the end of either head row; the last column is its own all the same.
_WANDERING = "HEAD_TOTAL"


class HeadFinding(NamedTuple):
    """How a head departs from the form's.

    Attributes:
        code: `head-missing` or `columns-differ`.
        labels: The labels that are missing, strange or in another order.
    """

    code: str
    labels: tuple[str, ...]


def check_head(form: Form, part: Part, read: ReadPart) -> HeadFinding | None:
    """What is wrong with the head that stands over *read*, if its rows are those of *part*."""
    expected = form.heads(part)
    seen = tuple(label.name for entry in read.heads for label in entry.labels)
    strange = _strange(form, read.heads, set(seen) - set(expected))
    if strange:
        return HeadFinding("columns-differ", strange)
    if seen == expected:
        return None
    if not _is_subsequence(_settled(seen), _settled(expected)):
        return HeadFinding("columns-differ", _printed(read.heads))
    missing = Counter(expected) - Counter(seen)
    if not missing:
        return None
    printed = (cell for row in part.head for cell in row if form.vocabulary.kind(cell) in missing)
    return HeadFinding("head-missing", tuple(dict.fromkeys(printed)))


def _strange(form: Form, heads: Iterable[Entry], foreign: set[str]) -> tuple[str, ...]:
    """Cells among the heads that are no head of the part: unknown words, other parts' heads."""
    labels = (
        entry.table.printed(label.cell)
        for entry in heads
        for label in entry.labels
        if label.name in foreign
    )
    texts = (
        text.strip(BLANKS)
        for entry in heads
        for text in entry.texts
        if form.vocabulary.kind(text) in (TEXT, FIGURE)
    )
    return (*labels, *texts)


def _settled(terminals: Sequence[str]) -> list[str]:
    return [terminal for terminal in terminals if terminal != _WANDERING]


def _is_subsequence(some: Iterable[str], whole: Iterable[str]) -> bool:
    rest = iter(whole)
    return all(any(one == other for other in rest) for one in some)


def _printed(heads: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.table.printed(label.cell) for entry in heads for label in entry.labels)
