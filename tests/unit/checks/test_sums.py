# SPDX-License-Identifier: MIT
"""The result of a sum on a report: published, computed, and the calculation that is shown."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.checks.rules import Finding
from reportparse.checks.subject import Subject
from reportparse.checks.sum_rules import computed, reckon, sums_of_form
from reportparse.forms import Sum, Term, total
from reportparse.forms.sums import OWN
from tests.conftest import CORPUS, read
from tests.makers.consistent import with_figures

REPORT = reportparse.parse(read(CORPUS / "checks" / "consistent" / "forestry_2023.txt"))
NEW, IN, OUT = (f"applications.{row}.total" for row in ("new", "carried_in", "carried_out"))
TOTAL = "applications.total.total"
BALANCE = Sum(TOTAL, (Term(NEW), Term(IN), Term(OUT, -1)))


def balance(new: int | None, carried_in: int, carried_out: int, published: int | None) -> Finding:
    figures = {NEW: new, IN: carried_in, OUT: carried_out, TOTAL: published}
    return reckon(BALANCE, Subject(with_figures(REPORT, figures)))


def test_terms_are_added_and_taken_away() -> None:
    assert computed(BALANCE, {OWN: {NEW: 5, IN: 3, OUT: 2}}) == 6
    assert computed(total("a", ["b", "c"]), {OWN: {"b": 5, "c": 3}}) == 8


def test_a_sum_without_one_of_its_terms_is_none() -> None:
    assert computed(BALANCE, {OWN: {NEW: 5, IN: 3}}) is None
    assert computed(total("a", ["b", "c"]), {OWN: {"b": 5}}) is None
    assert computed(total("a", ["b", "c"]), {OWN: {"b": 5, "c": None}}) is None
    assert computed(Sum("a", (Term("a", of="child 0"),)), {OWN: {"a": 5}}) is None


@pytest.mark.parametrize(
    ("new", "published", "status", "value"),
    [(5, 6, "pass", 6), (5, 7, "fail", 6), (None, 7, "undecided", None), (5, None, "undecided", 6)],
)
def test_what_is_published_stands_beside_what_is_computed(
    new: int | None, published: int | None, status: str, value: int | None
) -> None:
    found = balance(new, 3, 2, published)

    assert (found.path, found.status) == (TOTAL, status)
    assert (found.published, found.computed) == (published, value)
    assert found.sum is BALANCE


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        ((5, 3, 2), "5 + 3 - 2 = 6"),
        ((5, 0, 2), "5 - 2 = 3"),
        ((0, 3, 0), "3"),
        ((0, 0, 2), "-2"),
        ((0, 0, 0), "0"),
    ],
)
def test_the_reckoning_leaves_out_what_is_zero(terms: tuple[int, int, int], shown: str) -> None:
    problem = balance(*terms, 99).problem

    assert problem is not None
    assert problem.arguments["reckoning"] == shown


def test_a_reckoning_may_begin_with_what_is_taken_away() -> None:
    declared_sum = Sum(TOTAL, (Term(NEW), Term(IN, -1), Term(OUT)))
    report = with_figures(REPORT, {NEW: 0, IN: 3, OUT: 2, TOTAL: 9})
    problem = reckon(declared_sum, Subject(report)).problem

    assert problem is not None
    assert problem.arguments["reckoning"] == "-3 + 2 = -1"


def test_the_sums_of_a_form_are_those_under_one_code() -> None:
    subject = Subject(REPORT)
    tables = subject.tables.values()
    found = list(sums_of_form("balance-differs")(subject))

    assert [finding.sum for finding in found] == [
        declared_sum for table in tables for declared_sum in table.sums.get("balance-differs", ())
    ]
    assert {finding.path.rpartition(".")[0] for finding in found} == {"applications.total"}
    assert len(found) == 7
    assert list(sums_of_form("no-such-code")(subject)) == []
