# SPDX-License-Identifier: MIT
"""Sums as rules: whether a figure that is published is the sum of others that are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..forms.flattening import Figure
from ..forms.sums import OWN, Sum
from .results import Value
from .rules import Evaluate, Finding, Problem, new_finding
from .subject import Subject


def sums(*several: Sum) -> Evaluate:
    """The evaluation of given sums on every report that has their figures."""

    def evaluate(subject: Subject) -> Iterator[Finding]:
        own = subject.figures[OWN]
        return (reckon(total, subject) for total in several if total.path in own)

    return evaluate


def sums_of_form(code: str) -> Evaluate:
    """The evaluation of the sums that the form's tables declare under *code*."""

    def evaluate(subject: Subject) -> Iterator[Finding]:
        for table in subject.tables.values():
            for total in table.sums.get(code, ()):
                yield reckon(total, subject)

    return evaluate


def reckon(total: Sum, subject: Subject) -> Finding:
    """Compare the published figure with the sum of the published terms."""
    figures = subject.figures
    published = figures[OWN].get(total.path)
    value = computed(total, figures)
    problem = None
    if published is None or value is None:
        status = "undecided"
    elif published == value:
        status = "pass"
    else:
        status, problem = "fail", _problem(total, value, subject)
    return new_finding((total.path, status, published, value, problem, total, None))


def computed(total: Sum, figures: Mapping[str, Mapping[str, Figure]]) -> Value:
    """The sum of the terms; None if one of them is not there.

    Args:
        total: The sum.
        figures: The figures of the reports, as terms call them, by path.
    """
    values: Sequence[Any]
    if total.own_terms is not None:
        try:
            values = total.own_terms(figures[OWN])
        except KeyError:
            return None
    else:
        values = [
            value if value is None or sign > 0 else -value  # type: ignore[operator]  # a number
            for path, sign, of in total.terms
            for value in (figures.get(of, {}).get(path),)
        ]
    return None if None in values else sum(values)


def _problem(total: Sum, value: Value, subject: Subject) -> Problem:
    figures = subject.figures
    return Problem(
        subject.place(total.path),
        {
            "label": subject.label(total.path),
            "published": figures[OWN][total.path],
            "computed": value,
            "reckoning": _reckoning(
                [(sign, figures[of][path]) for path, sign, of in total.terms], value
            ),
        },
        tuple(subject.related(path, of) for path, _, of in total.terms),
    )


def _reckoning(terms: Sequence[tuple[int, Figure]], total: Value) -> str:
    """`5 + 1 - 2 = 4`: the terms that are not zero; one number where there is not more than one."""
    shown = [(sign, value) for sign, value in terms if value]
    if len(shown) < 2:
        return str(total)
    (sign, first), *rest = shown
    start = f"{'-' if sign < 0 else ''}{first}"
    sums = "".join(f" {'-' if sign < 0 else '+'} {value}" for sign, value in rest)
    return f"{start}{sums} = {total}"
