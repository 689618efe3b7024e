# SPDX-License-Identifier: MIT
"""Sums, differences, rates and shares of printed figures that a statement may give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from ..forms.claims import Claim
from ..narrative.comparisons import PARTS_OF_ONE, change_of, rounded
from ..narrative.form_targets import claim_on, total_of
from ..narrative.quantities import Quantity, Statement
from ..report.model import Report
from .collection import Collection, ReportEntry
from .figure_names import paths_labelled
from .quoting import Computation, QuotedFigure, quoted

_PERCENT: Final = 100
#: Totals that a share may be of, as kinds of claims.
_WHOLES: Final = ("answered", "received", "handled")
_AMOUNT: Final = ".amount"
#: The unit in which amounts are compared.
YUAN: Final = "元"


@frozen
class StatedNumber:
    """The likely meaning of a number, which is certain if nothing else can be meant.

    The words before it may be a label, where the narrative reads nothing. It may be a mean of
    several years or agencies.
    """

    statement: Statement
    label: str
    is_certain: bool
    is_mean: bool = False

    @property
    def quantity(self) -> Quantity:
        """The number with its unit."""
        return self.statement.quantity

    @property
    def exact_value(self) -> int | Decimal | None:
        """The number, unless it is about."""
        return None if self.quantity.approximate else self.quantity.value

    def claim(self, report: Report) -> Claim | None:
        """The figures of *report* that it states."""
        if self.statement.claim is not None:
            return claim_on(self.statement.claim, report.by_path)
        paths = paths_labelled(self.label, report.form) if report.form else ()
        if len(paths) != 1 or paths[0] not in report.by_path:
            return None
        return Claim(paths[0], (paths,))


@frozen
class OwnReport:
    """The report of the agency and the year that a statement speaks of."""

    entry: ReportEntry
    report: Report

    @classmethod
    def of(cls, entry: ReportEntry, collection: Collection) -> OwnReport:
        """The report of *entry*."""
        return cls(entry, collection.load(entry))

    def quote(self, paths: Sequence[str]) -> tuple[QuotedFigure, ...]:
        """The figures at *paths*, of which some may begin with `-`."""
        return tuple(quoted(self.entry, self.report, path.lstrip("-")) for path in paths)

    def total(self, paths: Sequence[str]) -> Computation | None:
        """The sum of the figures at *paths*; None if one is not printed."""
        total = total_of(self.report.by_path, paths)
        if total is None:
            return None
        figures = self.quote(paths)
        terms = [
            f"{'-' if path.startswith('-') else '+'} {figure.value}"
            for path, figure in zip(paths, figures, strict=True)
        ]
        unit = YUAN if paths[0].endswith(_AMOUNT) else ""
        return Computation(total, " ".join(terms).removeprefix("+ "), figures, unit)


def relations(
    stated: StatedNumber, own: OwnReport, collection: Collection
) -> Sequence[Computation]:
    """A share, or a change since last year, computed from the figures of the reports."""
    now = first_sum(stated, own)
    if now is None:
        return ()
    if stated.statement.relation == "share":
        return tuple(_shares(now, own))
    found = collection.find(own.entry.agency, stated.statement.base or (own.entry.year or 0) - 1)
    if found.entry is None:
        return ()
    last = first_sum(stated, OwnReport.of(found.entry, collection))
    return () if last is None else tuple(_change(stated.statement, now, last))


def joined(numbers: Sequence[Computation], *, is_mean: bool) -> Computation:
    """The sum of *numbers*, or their mean."""
    total = sum((Decimal(number.value) for number in numbers), Decimal())
    formula = " + ".join(_term(number) for number in numbers)
    figures = tuple(figure for number in numbers for figure in number.figures)
    if is_mean:
        return Computation(total / len(numbers), f"({formula}) / {len(numbers)}", figures)
    return Computation(total, formula, figures, numbers[0].unit)


def first_sum(stated: StatedNumber, own: OwnReport) -> Computation | None:
    """The most likely meaning of a number in the report *own*."""
    claim = stated.claim(own.report)
    return own.total(claim.sums[0]) if claim else None


def _shares(part: Computation, own: OwnReport) -> Iterator[Computation]:
    for kind in _WHOLES:
        claim = claim_on(kind, own.report.by_path)
        for paths in claim.sums if claim else ():
            whole = own.total(paths)
            if whole is not None and whole.value:
                yield Computation(
                    Decimal(part.value) * _PERCENT / whole.value,
                    f"{_term(part)} / {_term(whole)}",
                    (*part.figures, *whole.figures),
                    "%",
                )


def _change(statement: Statement, now: Computation, last: Computation) -> Iterator[Computation]:
    """How much more there is, or less if the statement says so, or how many times as many."""
    value = change_of(statement, now.value, last.value)
    if value is None:
        return
    of, unit = _term(last), statement.quantity.unit
    if statement.relation == "ratio":
        formula = f"{_term(now)} / {of}"
    else:
        formula = f"{of} - {_term(now)}" if statement.falls else f"{_term(now)} - {of}"
        formula = f"({formula}) / {of}" if unit in PARTS_OF_ONE else formula
    unit = unit if unit in PARTS_OF_ONE else ""
    yield Computation(value, formula, (*now.figures, *last.figures), unit)


def _term(number: Computation) -> str:
    return f"({number.formula})" if " " in number.formula else number.formula


def shown(number: Computation) -> str:
    """*number* rounded for a person."""
    return f"{rounded(number.value):f}{number.unit}"
