# SPDX-License-Identifier: MIT
"""The report given as that of the year before, and the rules that need it."""

from __future__ import annotations

import pytest
from attrs import evolve

import reportparse
from reportparse.checks.results import Status
from reportparse.checks.subject import Subject
from reportparse.checks.years import RULES
from tests.conftest import CORPUS, read

REPORT = reportparse.parse(read(CORPUS / "checks" / "consistent" / "forestry_2023.txt"))


@pytest.mark.parametrize(
    ("year", "before", "status", "published", "computed"),
    [
        (2023, 2022, "pass", 2022, 2022),
        (2023, 2021, "fail", 2021, 2022),
        (2023, 2024, "fail", 2024, 2022),
        (2023, None, "undecided", None, 2022),
        (None, 2022, "undecided", 2022, None),
        (None, None, "undecided", None, None),
    ],
)
def test_the_year_of_last_years_report_against_the_year_before(
    year: int | None,
    before: int | None,
    status: Status,
    published: int | None,
    computed: int | None,
) -> None:
    result = reportparse.check(evolve(REPORT, year=year), evolve(REPORT, year=before), rules=RULES)

    assert result.checks[0] == reportparse.Check(
        "previous-differs", "year", status, published, computed
    )


def test_a_report_without_a_name_is_named_by_a_dash() -> None:
    result = reportparse.check(REPORT, evolve(REPORT, year=2020), rules=RULES, language="en")

    assert result.diagnostics[0].message.startswith("—, given as last year's report,")


def test_sums_across_years_are_those_under_the_rules_code() -> None:
    subject = Subject(REPORT, evolve(REPORT, year=2022))

    across = {code for table in subject.tables.values() for code in table.sums}
    for rule in (rule for rule in RULES if rule.code in across):
        found = list(rule.evaluate(subject))
        assert [finding.sum for finding in found] == [
            total for table in subject.tables.values() for total in table.sums.get(rule.code, ())
        ]
        assert list(rule.evaluate(Subject(REPORT))) == []
