# SPDX-License-Identifier: MIT
"""Sums that hold between the figures of a form, as data.

A table declares its sums beside its rows; the rules of `reportparse.checks` evaluate them.
Nothing here computes a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

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
    def own_terms(self) -> tuple[Sequence[str], Sequence[str]] | None:
        """The paths that are added and those taken away; None if some are of another report."""
        if any(term.of != OWN for term in self.terms):
            return None
        added = tuple(term.path for term in self.terms if term.sign > 0)
        return added, tuple(term.path for term in self.terms if term.sign < 0)


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
