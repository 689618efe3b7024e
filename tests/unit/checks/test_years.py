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


@pytest.mark.parametrize(
    ("own", "other", "is_compared"),
    [
        ("石桥县林业局", "石桥县林业局", True),
        ("石桥县林业局", "林业局", True),
        ("石桥县林业局", "石桥县林业和草原局", True),
        ("石桥县林业局", None, True),
        (None, "石桥县财政局", True),
        ("石桥县林业局", "石桥县财政局", False),
        ("石桥县林业局", "白河县林业局", False),
    ],
)
def test_reports_of_two_agencies_are_not_compared(
    own: str | None, other: str | None, is_compared: bool
) -> None:
    last = evolve(REPORT, agency=other, year=2022)
    result = reportparse.check(evolve(REPORT, agency=own), last, rules=RULES, language="en")

    across = [check for check in result.checks if check.rule == "carried-in-differs"]
    assert {check.status != "undecided" for check in across} == {is_compared}
    first, *_ = result.checks
    assert (first.rule, first.status) == ("previous-differs", "pass" if is_compared else "fail")
    if not is_compared:
        message = f"— , given as last year's report, is of {other}; it should be of {own}"
        assert message.replace("— ,", "—,") in [found.message for found in result.diagnostics]


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
