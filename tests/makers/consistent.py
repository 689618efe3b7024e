# SPDX-License-Identifier: MIT
"""Reports whose figures hold together, for tests of what happens when one does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attrs import evolve

from reportparse.forms.flattening import Figure
from reportparse.forms.form import AMOUNT, TEXT_COLUMN, Form
from reportparse.forms.sums import OWN, PREVIOUS, Sum
from reportparse.report.model import Report

#: Gives a whole number from the first to the second, both counted in.
Draw = Callable[[int, int], int]

#: Rules in the order in which their sums can be made to hold one after the other.
_ORDER = (
    "outcomes-differ",
    "applicants-differ",
    "reviews-differ",
    "statistics-differ",
    "statistics-differ",
    "carried-in-differs",
    "items-differ",
    "in-force-differs",
    "balance-differs",
    "applicants-differ",
)


def consistent_figures(
    form: Form, draw: Draw, previous: Mapping[str, Figure] | None = None, most: int = 30
) -> dict[str, Figure]:
    """Figures of *form* for which all its sums hold; those across years, too, given *previous*.

    Args:
        form: The form; those of this package are known.
        draw: Where numbers come from.
        previous: The figures of the year before.
        most: The largest number of a single cell.
    """
    figures: dict[str, Figure] = {}
    for table in form.tables:
        for column in table.columns:
            figures[column.path] = _drawn(column.kind, column.printed, draw, most)
        for row in table.rows:
            figures.update(dict.fromkeys(row.units, "万元"))
    for path in [path for path in figures if path.endswith(".in_force")]:
        issued, repealed = (path.replace("in_force", name) for name in ("issued", "repealed"))
        least = _number(figures, issued) - _number(figures, repealed)
        figures[path] = max(_number(figures, path), least)
    sums = {code: several for table in form.tables for code, several in table.sums.items()}
    for code in _ORDER:
        for total in sums.get(code, ()):
            _make_hold(code, total, figures, previous)
    return figures


def _drawn(kind: str, printed: str | None, draw: Draw, most: int) -> Figure:
    if kind == TEXT_COLUMN:
        return printed
    if kind == AMOUNT:
        return Decimal(draw(0, most * 100)).scaleb(-2)
    return draw(0, most)


def _make_hold(
    code: str, total: Sum, figures: dict[str, Figure], previous: Mapping[str, Figure] | None
) -> None:
    """Set one figure so that *one* holds."""
    known = {OWN: figures, PREVIOUS: previous or {}}
    if any(term.of == PREVIOUS and term.path not in known[PREVIOUS] for term in total.terms):
        return  # there is no such report, or it is on another form
    if code != "balance-differs":
        figures[total.path] = sum(sign * _number(known[of], path) for path, sign, of in total.terms)
        return
    # The outcomes give the total, last year what came in: what is new, and stays, must follow.
    new, carried_in, carried_out = (term.path for term in total.terms)
    gap = (
        _number(figures, total.path) + _number(figures, carried_out) - _number(figures, carried_in)
    )
    figures[new] = max(gap, 0)
    figures[carried_out] = _number(figures, carried_out) + max(-gap, 0)


def _number(figures: Mapping[str, Figure], path: str) -> int:
    value = figures.get(path)
    assert isinstance(value, int)
    return value


def with_figures(report: Report, figures: Mapping[str, Figure]) -> Report:
    """*report* with some of its figures changed; the places of all are forgotten."""
    changed = {**report.by_path, **figures}
    tables: dict[str, Any] = {
        name: table.assemble(changed) for name, table in report.printed_tables().items()
    }
    return evolve(report, origin=None, **tables)
