# SPDX-License-Identifier: MIT
"""Sums that hold between the figures of a form, as data.

A table declares its sums beside its rows; the rules of `reportparse.checks` evaluate them.
Nothing here computes a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, Final, NamedTuple

from attrs import frozen

#: Whose figure a term is: the report's own, or that of the same agency's report of last year.
OWN: Final = "own"
PREVIOUS: Final = "previous"


class Term(NamedTuple):
    """A figure in a sum.

    Attributes:
        path: Of the figure (`applications.new.total`).
        sign: 1 where it is added, -1 where it is taken away.
        of: The report that prints it: `OWN`, `PREVIOUS`, or the name that a rule gives it.
    """

    path: str
    sign: int = 1
    of: str = OWN


@frozen
class Sum:
    """The figure at *path* is the sum of *terms*.

    Attributes:
        path: Of the figure that the report prints.
        terms: The figures that it is computed from.
    """

    path: str
    terms: tuple[Term, ...]

    @cached_property
    def own_terms(self) -> Callable[[Mapping[str, Any]], tuple[Any, ...]] | None:
        """A getter of all terms at once; None if some are subtracted or not the report's own."""
        if len(self.terms) < 2 or any(term.sign < 0 or term.of != OWN for term in self.terms):
            return None
        return itemgetter(*(term.path for term in self.terms))


def total(path: str, parts: Iterable[str]) -> Sum:
    """The figure at *path* is the sum of those at *parts*."""
    return Sum(path, tuple(map(Term, parts)))


def by_column(
    path: str, parts: Sequence[str], columns: Iterable[str], *taken: str
) -> tuple[Sum, ...]:
    """In each of *columns* the row at *path* is the sum of the rows *parts*, less those *taken*."""
    return tuple(
        Sum(
            f"{path}.{column}",
            (
                *(Term(f"{part}.{column}") for part in parts),
                *(Term(f"{part}.{column}", -1) for part in taken),
            ),
        )
        for column in columns
    )


def by_row(rows: Iterable[str], parts: Sequence[str], last: str = "total") -> tuple[Sum, ...]:
    """In each of *rows* the column *last* is the sum of the columns *parts*."""
    return tuple(total(f"{row}.{last}", (f"{row}.{part}" for part in parts)) for row in rows)
