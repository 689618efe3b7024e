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
    ("own", "other", "found"),
    [
        ("石桥县林业局", "石桥县林业局", {"year": "pass"}),
        ("石桥县林业局", None, {"year": "pass"}),
        (None, "石桥县财政局", {"year": "pass"}),
        ("石桥县林业局", "林业局", {"agency": "undecided", "year": "pass"}),
        ("石桥县林业局", "石桥县林业和草原局", {"agency": "undecided", "year": "pass"}),
        ("石桥县国土资源局", "石桥县自然资源局", {"agency": "undecided", "year": "pass"}),
        ("石桥县教育局", "石桥县体育局", {"agency": "fail"}),
        ("石桥县林业局", "石桥县财政局", {"agency": "fail"}),
        ("石桥县林业局", "白河县林业局", {"agency": "fail"}),
    ],
)
def test_reports_of_two_agencies_are_not_compared_those_of_similar_names_with_a_note(
    own: str | None, other: str | None, found: dict[str, Status]
) -> None:
    last = evolve(REPORT, agency=other, year=2022)
    result = reportparse.check(evolve(REPORT, agency=own), last, rules=RULES, language="en")

    own_checks = [check for check in result.checks if check.rule == "previous-differs"]
    assert {check.path: check.status for check in own_checks} == found
    across = [check for check in result.checks if check.rule == "carried-in-differs"]
    assert {check.status != "undecided" for check in across} == {"year" in found}
    said = {"undecided": "info", "fail": "warning"}.get(found.get("agency", "pass"))
    message = f"—, given as last year's report, is of {other}; it should be of {own}"
    assert [
        (finding.severity, finding.message)
        for finding in result.diagnostics
        if finding.code == "previous-differs"
    ] == ([(said, message)] if said else [])


@pytest.mark.parametrize(
    ("agency", "year", "reason"),
    [
        ("石桥县财政局", 2022, "is of 石桥县财政局, not of 石桥县林业局"),
        ("石桥县林业局", 2020, "is on 2020; it should be on 2022"),
    ],
)
def test_rules_across_years_say_why_a_report_was_not_compared(
    agency: str, year: int, reason: str
) -> None:
    own, last = evolve(REPORT, agency="石桥县林业局"), evolve(REPORT, agency=agency, year=year)
    result = reportparse.check(own, last, language="en")

    rules = ("carried-in-differs", "in-force-differs", "figure-leaps")
    across = [check for check in result.checks if check.rule in rules]
    assert {check.rule for check in across} == set(rules)
    assert all(check.status == "undecided" and reason in (check.reason or "") for check in across)


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


def test_a_previous_report_without_figures_is_a_reason() -> None:
    last = reportparse.parse("石桥县林业局2022年政府信息公开工作年度报告\n一、总体情况\n见图片。\n")
    result = reportparse.check(evolve(REPORT, agency="石桥县林业局"), last, language="en")
    across = [check for check in result.checks if check.rule == "carried-in-differs"]

    assert [(check.path, check.status) for check in across] == [("applications", "undecided")]
    assert "has no figures in tables" in (across[0].reason or "")
