# SPDX-License-Identifier: MIT
from __future__ import annotations

import string

import pytest
from attrs import evolve

import reportparse
from reportparse.agencies.pairing import Below, Filed, paired, standing
from reportparse.checks.known_rules import kinds, rules
from reportparse.checks.subject import Subject
from reportparse.checks.sums import sums
from reportparse.checks.years import RULES as YEARS
from reportparse.diagnostics.catalogue import CODES
from reportparse.forms import registry, total
from reportparse.report.model import Source
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

    (one,) = reportparse.check(reportparse.parse(TEXT), rules=[rule]).checks
    assert (one.rule, one.path, one.status) == ("denied", "applications.new.total", "fail")


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
    assert {one.status for one in result.checks[1:]} == {"fail", "pass"}


def test_another_year_than_the_last_decides_nothing() -> None:
    report = reportparse.parse(TEXT)

    result = reportparse.check(report, evolve(report, year=2020), rules=YEARS)

    assert [one.code for one in result.diagnostics] == ["previous-differs"]
    assert {one.status for one in result.checks[1:]} == {"undecided"}


def test_a_child_of_another_year_is_missing() -> None:
    report = reportparse.parse(TEXT)
    result = reportparse.check(
        report, children=[evolve(report, year=2020)], rules=[rules()["children-differ"]]
    )

    assert {one.status for one in result.checks} == {"undecided"}


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
        return any(one.path == "proactive.fees.amount" for one in result.diagnostics)

    fees = report.figure("proactive.fees.amount")
    assert f"| {fees} |" == "| 8.99 |"
    assert leaps("50000元", "5元")
    assert not leaps("50000元", "5万元")
    assert not leaps("50000", "5")


def test_which_report_is_last_years() -> None:
    report = reportparse.parse(TEXT)

    def of(year: int | None, agency: str | None = "青石县（北）林业局") -> reportparse.Report:
        return evolve(report, year=year, agency=agency)

    last, this = of(2022, "青石县 (北)林业局"), of(2023)

    assert predecessors([this, last]) == {0: last}
    assert predecessors([this, last, of(2022)]) == {}
    assert predecessors([of(2024), last, of(None), of(2023, None)]) == {}


def test_the_hint_may_name_last_years_figure() -> None:
    previous = reportparse.parse(
        reportparse.edit(TEXT, "applications.carried_out.natural_person", 90), name="last.txt"
    )
    report = reportparse.parse(read(CONSISTENT / "forestry_2024.txt"), name="this.txt")

    (one,) = reportparse.check(report, previous).diagnostics

    assert one.code == "carried-in-differs"
    before = reportparse.parse(TEXT).figure("applications.carried_out.natural_person")
    assert f"（见 last.txt）为 {before}（现印 90）" in one.hint
    assert [other.source for other in one.related] == ["last.txt"]


def test_figures_of_2014_leap_too() -> None:
    text = read(CONSISTENT / "statistics_2016.txt")
    report = reportparse.parse(reportparse.edit(text, "statistics.complaints.value", 90000))
    previous = evolve(reportparse.parse(text), year=2015)
    few = with_figures(previous, {"statistics.complaints.value": 9})

    result = reportparse.check(report, few, rules=[rules()["figure-leaps"]])

    assert [one.path for one in result.diagnostics] == ["statistics.complaints.value"]


def test_sums_need_the_figures() -> None:
    report = reportparse.parse(TEXT)
    rule = evolve(
        rules()["balance-differs"],
        evaluate=sums(
            total("applications.new.total", ["applications.new.total", "statistics.fees.value"])
        ),
    )

    assert [one.status for one in reportparse.check(report, rules=[rule]).checks] == ["undecided"]


def test_sums_of_paths_that_are_in_no_table_are_named_by_path() -> None:
    assert Subject(reportparse.parse("")).label("applications.new") == "applications.new"


def test_a_statement_on_a_figure_that_is_blank_is_undecided() -> None:
    report = with_figures(reportparse.parse(TEXT), {"applications.new.total": None})

    checks = reportparse.check(report, rules=[rules()["mention-differs"]]).checks

    assert [one.status for one in checks if one.path == "applications.new.total"] == ["undecided"]


def test_agencies_without_a_place_are_the_same_in_one_folder() -> None:
    report = reportparse.parse(TEXT)

    def of(year: int, name: str) -> reportparse.Report:
        return evolve(report, year=year, agency="林业局", source=evolve(report.source, name=name))

    last, this, elsewhere = (
        of(2022, "甲市/2022.txt"),
        of(2023, "甲市/2023.txt"),
        of(2023, "乙市/1.txt"),
    )

    assert predecessors([last, this, elsewhere]) == {1: last}


def test_a_signed_figure_may_be_what_is_wrong() -> None:
    last = reportparse.parse(read(CONSISTENT / "township_2019.txt"))
    this = reportparse.parse(read(CONSISTENT / "township_2020.txt"))
    previous = with_figures(
        last,
        {"proactive.licensing.previous_items": 2, "proactive.licensing.change": 3},
    )
    report = with_figures(this, {"proactive.licensing.previous_items": 1})

    (one,) = reportparse.check(report, previous, rules=[rules()["items-differ"]]).diagnostics

    assert one.hint == rules()["items-differ"].hint_zh


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


@pytest.mark.parametrize(
    ("below", "places", "without"),
    [
        ([], [], 0),
        ([("a", 2024, "x"), ("b", 2024, "y")], [0, 1], 0),
        # A copy of a report is that report.
        ([("a", 2024, "x"), ("a", 2024, "x")], [0], 0),
        # Two texts of one agency: which counts?
        ([("a", 2024, "x"), ("a", 2024, "y"), ("b", 2024, "z")], [2], 1),
        # Only on another year, or on none.
        ([("a", 2023, "x"), ("b", 2024, "y")], [1], 1),
        ([("a", None, "x"), ("b", 2024, "y")], [1], 1),
        ([("a", 2023, "x"), ("a", 2024, "y")], [1], 0),
        # Agencies of one name in two folders have different series.
        ([("p/教育局", 2024, "x"), ("q/教育局", 2023, "y")], [0], 1),
        # One text of two agencies, or twice of none: one of them may be a copy.
        ([("a", 2024, "x"), ("b", 2024, "x"), ("c", 2024, "y")], [2], 2),
        ([(None, 2024, "x"), (None, 2024, "x")], [], 2),
        ([(None, 2024, "x"), (None, 2024, "y")], [0, 1], 0),
        ([(None, 2023, "x"), (None, 2024, "y")], [1], 1),
    ],
)
def test_which_reports_stand_for_their_agencies(
    below: list[tuple[str | None, int | None, str]], places: list[int], without: int
) -> None:
    parent = Below("parent", 2024, "sum")
    more = [*below, ("parent", 2024, "sum"), ("parent", 2023, "s"), ("parent", 2024, "other form")]

    assert standing(parent, [Below(*one) for one in below]) == (places, without)
    assert standing(parent, [Below(*one) for one in more]) == (places, without)


def test_without_a_year_none_stands() -> None:
    assert standing(Below("parent", None, "sum"), [Below("a", None, "x")]) == ([], 1)


def test_a_parent_without_an_agency_is_told_by_its_text() -> None:
    below = [Below(None, 2024, "sum"), Below(None, 2024, "x")]
    assert standing(Below(None, 2024, "sum"), below) == ([1], 0)


@pytest.mark.parametrize(
    ("agency", "names_a_place"),
    [
        ("青石县林业局", True),
        ("北京市朝阳区城市管理局", True),
        ("浦东新区教育局", True),
        ("柳河镇人民政府", True),
        ("国家发展和改革委员会", True),
        ("教育部", True),
        ("住房和城乡建设部", True),
        ("海关总署", True),
        ("教育局", False),
        ("城市管理局", False),
        ("城市管理综合行政执法局", False),
        ("住房和城乡建设局", False),
        ("城乡规划局", False),
        ("城镇管理局", False),
        ("乡镇企业局", False),
        ("社区服务中心", False),
        ("经济开发区管理委员会", False),
        ("卫生健康委员会", False),
        ("发展和改革委员会", False),
        ("市场监督管理局", False),
        ("宣传部", False),
        ("统战部", False),
        ("人民武装部", False),
    ],
)
def test_whether_an_agency_names_its_place(agency: str, names_a_place: bool) -> None:
    report = reportparse.Report(agency=agency, year=2024, source=Source(name="folder/a.txt"))

    assert (series_of(report) == agency) == names_a_place
