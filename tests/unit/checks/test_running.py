# SPDX-License-Identifier: MIT
from __future__ import annotations

import string

import pytest
from attrs import evolve

import reportparse
from reportparse.checks.known_rules import kinds, rules
from reportparse.checks.subject import Subject
from reportparse.checks.sum_rules import sums
from reportparse.checks.years import RULES as YEARS
from reportparse.diagnostics.catalogue import CODES
from reportparse.forms import registry, total
from tests.conftest import CORPUS, read
from tests.makers.consistent import with_figures

CONSISTENT = CORPUS / "checks" / "consistent"
TEXT = read(CONSISTENT / "forestry_2023.txt")


@pytest.mark.parametrize("code", rules())
def test_texts_in_both_languages_take_the_same_arguments(code: str) -> None:
    rule = rules()[code]

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert names(rule.zh) == names(rule.en)
    assert not names(rule.hint_zh) | names(rule.hint_en)
    assert all((rule.why_zh, rule.why_en, rule.example, rule.hint_zh, rule.hint_en))
    assert rule.code == code


def test_codes_are_of_one_registry() -> None:
    assert len(kinds()) == len(rules()) + len(CODES)


def test_english_messages() -> None:
    text = reportparse.edit(TEXT, "applications.partial.total", 99)
    result = reportparse.check(reportparse.parse(text), language="en")

    assert "the applicants add up to" in result.diagnostics[0].message
    assert "check it first" in result.diagnostics[0].hint


def test_the_report_is_not_changed() -> None:
    report = reportparse.parse(TEXT)
    before = reportparse.to_json(report, provenance=True)

    reportparse.check(report, report, [report])

    assert reportparse.to_json(report, provenance=True) == before


def test_a_rule_made_of_sums() -> None:
    rule = evolve(
        rules()["balance-differs"],
        code="denied",
        evaluate=sums(
            total("applications.new.total", ["applications.new.natural_person"]),
            total("statistics.received.value", ["statistics.received_online.value"]),
        ),
    )

    (check,) = reportparse.check(reportparse.parse(TEXT), rules=[rule]).checks
    assert (check.rule, check.path, check.status) == ("denied", "applications.new.total", "fail")


def test_checks_of_a_report_from_json_are_not_written_twice() -> None:
    text = reportparse.edit(TEXT, "applications.partial.total", 99)
    report = reportparse.parse(text)
    result = reportparse.check(report)
    once = reportparse.to_json(report, provenance=True, checked=result)

    again = reportparse.from_json(once)
    twice = reportparse.to_json(again, provenance=True, checked=reportparse.check(again))

    assert twice == once


def test_last_year_without_a_year_may_be_the_one() -> None:
    report = reportparse.parse(TEXT)
    previous = evolve(report, year=None)

    result = reportparse.check(report, previous, rules=YEARS)

    assert result.checks[0].status == "undecided"
    assert {check.status for check in result.checks[1:]} == {"fail", "pass"}


def test_another_year_than_the_last_decides_nothing() -> None:
    report = reportparse.parse(TEXT)

    result = reportparse.check(report, evolve(report, year=2020), rules=YEARS)

    assert [finding.code for finding in result.diagnostics] == ["previous-differs"]
    assert {check.status for check in result.checks[1:]} == {"undecided"}


def test_a_child_of_another_year_is_missing() -> None:
    report = reportparse.parse(TEXT)
    result = reportparse.check(
        report, children=[evolve(report, year=2020)], rules=[rules()["children-differ"]]
    )

    assert {check.status for check in result.checks} == {"undecided"}


def test_an_amount_leaps_in_one_unit() -> None:
    report = reportparse.parse(TEXT)
    rule = rules()["figure-leaps"]

    def leaps(amount: str, before: str) -> bool:
        this, last = (
            reportparse.parse(TEXT.replace("（单位：万元）", "").replace("| 8.99 |", f"| {one} |"))
            for one in (amount, before)
        )
        assert this.figure("proactive.fees.amount") is not None
        result = reportparse.check(this, evolve(last, year=2022), rules=[rule])
        return any(finding.path == "proactive.fees.amount" for finding in result.diagnostics)

    fees = report.figure("proactive.fees.amount")
    assert f"| {fees} |" == "| 8.99 |"
    assert leaps("50000元", "5元")
    assert not leaps("50000元", "5万元")
    assert not leaps("50000", "5")


def test_the_hint_may_name_last_years_figure() -> None:
    previous = reportparse.parse(
        reportparse.edit(TEXT, "applications.carried_out.natural_person", 90), name="last.txt"
    )
    report = reportparse.parse(read(CONSISTENT / "forestry_2024.txt"), name="this.txt")

    (one,) = reportparse.check(report, previous).diagnostics

    assert one.code == "carried-in-differs"
    before = reportparse.parse(TEXT).figure("applications.carried_out.natural_person")
    assert f"（见 last.txt）为 {before}（现填报为 90）" in one.hint
    assert [other.source for other in one.related] == ["last.txt"]


def test_figures_of_2014_leap_too() -> None:
    text = read(CONSISTENT / "statistics_2016.txt")
    report = reportparse.parse(reportparse.edit(text, "statistics.complaints.value", 90000))
    previous = evolve(reportparse.parse(text), year=2015)
    few = with_figures(previous, {"statistics.complaints.value": 9})

    result = reportparse.check(report, few, rules=[rules()["figure-leaps"]])

    assert [finding.path for finding in result.diagnostics] == ["statistics.complaints.value"]


def test_sums_need_the_figures() -> None:
    report = reportparse.parse(TEXT)
    rule = evolve(
        rules()["balance-differs"],
        evaluate=sums(
            total("applications.new.total", ["applications.new.total", "statistics.fees.value"])
        ),
    )

    assert [check.status for check in reportparse.check(report, rules=[rule]).checks] == [
        "undecided"
    ]


def test_sums_of_paths_that_are_in_no_table_are_named_by_path() -> None:
    assert Subject(reportparse.parse("")).label("applications.new") == "applications.new"


def test_a_statement_on_a_figure_that_is_blank_is_undecided() -> None:
    report = with_figures(reportparse.parse(TEXT), {"applications.new.total": None})

    checks = reportparse.check(report, rules=[rules()["mention-differs"]]).checks

    assert [check.status for check in checks if check.path == "applications.new.total"] == [
        "undecided"
    ]


def test_a_signed_figure_may_be_what_is_wrong() -> None:
    last = reportparse.parse(read(CONSISTENT / "township_2019.txt"))
    this = reportparse.parse(read(CONSISTENT / "township_2020.txt"))
    previous = with_figures(
        last,
        {"proactive.licensing.previous_items": 2, "proactive.licensing.change": 3},
    )
    report = with_figures(this, {"proactive.licensing.previous_items": 1})

    (finding,) = reportparse.check(report, previous, rules=[rules()["items-differ"]]).diagnostics

    assert finding.hint == rules()["items-differ"].hint_zh


def test_what_was_found_by_checking_is_not_read_back() -> None:
    text = reportparse.edit(TEXT, "applications.partial.total", 99)
    report = reportparse.parse(text)
    checked = reportparse.check(report)

    again = reportparse.from_json(reportparse.to_json(report, checked=checked))

    assert checked.diagnostics
    assert again.diagnostics == report.diagnostics == ()


def test_no_children_say_nothing() -> None:
    report = reportparse.parse(TEXT)

    assert reportparse.check(report, children=[], rules=[rules()["children-differ"]]).checks == ()


def test_every_sum_of_a_form_has_its_rule() -> None:
    tables = [table for form in registry.forms().values() for table in form.tables]

    assert {code for table in tables for code in table.sums} <= set(rules())
