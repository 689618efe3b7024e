# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from attrs import evolve

import reportparse
from reportparse.checks.results import Status, Value
from reportparse.checks.structure import RULES
from tests.conftest import CORPUS, read
from tests.makers.layouts import LAYOUTS, render

TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")


def found(text: str) -> list[tuple[str, int, object]]:
    result = reportparse.check(reportparse.parse(text), rules=RULES)
    failed = {check.path: check.published for check in result.checks if check.status == "fail"}
    return [
        (finding.code, finding.line, failed[str(finding.path)]) for finding in result.diagnostics
    ]


def test_nothing_is_wrong() -> None:
    assert found(TEXT) == []


@pytest.mark.parametrize(
    "heading",
    ["概述", "一年来的工作情况", "2023年基本情况", "总体 情况"],
)
def test_wordings_in_use(heading: str) -> None:
    assert found(TEXT.replace("一、总体情况", f"一、{heading}")) == []


@pytest.mark.parametrize(
    "heading",
    [
        "行政机关主动公开政府信息情况",
        "2023年度主动公开政府信息的情况",
        "主动公开政府政府情况",
    ],
)
def test_wordings_in_use_for_section_two(heading: str) -> None:
    assert found(TEXT.replace("二、主动公开政府信息情况", f"二、{heading}")) == []


def test_no_headings_at_all_are_missing_sections() -> None:
    text = "".join(line for line in TEXT.splitlines(keepends=True) if line[1:2] != "、")

    assert {code for code, _, _ in found(text)} == {"section-missing"}
    assert len(found(text)) == 6


@pytest.mark.parametrize(
    ("year", "missing"),
    [(2023, 5), (2019, 5), (2016, 0), (2005, 0), (None, 0)],
)
def test_without_tables_the_form_of_the_year_says_what_is_missing(
    year: int | None, missing: int
) -> None:
    title = f"青禾县望溪镇{year}年政府信息公开工作年度报告\n" if year else ""
    codes = [code for code, _, _ in found(f"{title}一、总体情况\n按时更新栏目。\n")]

    assert codes.count("section-missing") == missing


def test_prose_alone_lacks_no_section() -> None:
    assert found("青禾县望溪镇2023年政府信息公开工作年度报告\n按时更新栏目。\n") == []


@pytest.mark.parametrize(
    ("text", "empty"), [("无", True), ("暂无。", True), ("无明显问题。", False)]
)
def test_no_account_of_problems(text: str, empty: bool) -> None:
    changed = TEXT.replace("主动公开的栏目更新不够及时，下一步将按月检查。", text)

    assert bool(found(changed)) is empty


def test_a_section_of_headings_alone_says_something() -> None:
    line = TEXT.split("\n")[2]

    assert found(TEXT.replace(line, "（一）主动公开\n（二）依申请公开")) == []


def test_the_period_is_of_another_year() -> None:
    line = TEXT.split("\n")[2]
    text = TEXT.replace(line, "统计期限自2022年1月1日至2022年12月31日。")

    assert found(text) == [("year-differs", 3, 2022)]


def test_the_title_is_where_it_stands() -> None:
    text = "\n\n  " + TEXT.replace("\n2023年", "\n2022年")
    (one,) = reportparse.check(reportparse.parse(text), rules=RULES).diagnostics

    assert (one.line, one.column, one.end_column) == (5, 1, 6)
    assert [(other.line, other.column) for other in one.related] == [(3, 3)]


def test_a_year_that_is_not_known_decides_nothing() -> None:
    text = TEXT.replace("2023年政府", "政府").replace("\n2023年，", "\n")
    result = reportparse.check(reportparse.parse(text), rules=RULES)

    assert [check.status for check in result.checks if check.rule == "form-differs"] == [
        "undecided"
    ]


def test_without_a_text_places_are_not_known() -> None:
    report = reportparse.parse(TEXT.replace("二、主动公开政府信息情况", "二、信息台账"))
    again = reportparse.from_json(reportparse.to_json(report))
    (finding,) = reportparse.check(again, rules=RULES).diagnostics

    assert (finding.code, finding.line, finding.column) == ("section-renamed", 0, 0)


def test_the_title_is_found_behind_a_byte_order_mark() -> None:
    text = "\ufeff" + TEXT.replace("2023年政府", "2020年政府")
    found_at = [
        (finding.line, finding.column)
        for finding in reportparse.check(reportparse.parse(text), rules=RULES).diagnostics
        if finding.code == "form-differs"
    ]

    assert found_at == [(1, 2)]


@pytest.mark.parametrize("days", ["2022年1月1日至2022年12月31日", "2022.1.1-2022.12.31"])
def test_the_period_is_where_it_is_stated(days: str) -> None:
    line = TEXT.split("\n")[2]
    text = TEXT.replace(line, f"根据2022年的通知编制。\n本报告统计期限为{days}。")
    (finding,) = reportparse.check(reportparse.parse(text), rules=RULES).diagnostics

    assert (finding.line, finding.column, finding.end_column) == (4, 4, 9 + len(days))


def test_a_title_in_chinese_numerals_names_its_year() -> None:
    text = TEXT.replace("2023年政府", "二〇二三年政府").replace("\n2023年，", "\n2022年，")

    assert found(text) == [("year-differs", 3, 2022)]


def test_the_heading_of_a_page_on_one_line_is_where_it_stands() -> None:
    page = render(reportparse.parse(TEXT), LAYOUTS["one_line"])
    text = page.replace("二、主动公开政府信息情况", "二、信息发布台账")
    report = reportparse.parse(text)
    result = reportparse.check(report, rules=RULES)

    (renamed,) = (finding for finding in result.diagnostics if finding.code == "section-renamed")
    line = text.split("\n")[renamed.line - 1]
    assert line[renamed.column - 1 : renamed.end_column - 1] == "二、信息发布台账"


@pytest.mark.parametrize(("text", "empty"), [("无。", False), ("", True)])
def test_nothing_will_do_for_other_matters_if_it_is_said(text: str, empty: bool) -> None:
    changed = TEXT.replace("无其他需要报告的事项。", text)

    assert [code for code, _, _ in found(changed)] == (["section-empty"] if empty else [])


def test_a_heading_ends_with_its_line_though_its_words_stand_before_and_after() -> None:
    line = TEXT.split("\n")[2]
    text = TEXT.replace(line, "台账见下。").replace(
        "二、主动公开政府信息情况", "二、台账\n台账如下。"
    )
    (finding,) = reportparse.check(reportparse.parse(text), rules=RULES).diagnostics

    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (4, 1, 4, 5)


def test_a_heading_that_was_not_read_has_no_place() -> None:
    report = reportparse.parse(TEXT.replace("二、主动公开政府信息情况", "二、信息台账"))
    sections = tuple(evolve(section, start=None) for section in report.sections)
    (finding,) = reportparse.check(evolve(report, sections=sections), rules=RULES).diagnostics

    assert (finding.code, finding.line, finding.end_column) == ("section-renamed", 0, 0)


def test_a_missing_section_of_a_report_without_a_text_has_no_place() -> None:
    text = TEXT.replace("六、其他需要报告的事项\n", "")
    report = reportparse.from_json(reportparse.to_json(reportparse.parse(text)))
    (finding,) = reportparse.check(report, rules=RULES).diagnostics

    assert (finding.code, finding.line, finding.end_column) == ("section-missing", 0, 0)


def test_a_section_is_renamed_though_one_before_it_is_missing() -> None:
    text = TEXT.replace("一、总体情况\n", "").replace("二、主动公开政府信息情况", "二、信息台账")

    assert {code for code, _, _ in found(text)} == {"section-missing", "section-renamed"}


def test_what_holds_is_said_section_by_section() -> None:
    text = TEXT.replace("一、总体情况", "一、概述")
    checks = reportparse.check(reportparse.parse(text), rules=RULES).checks

    def of(rule: str) -> list[tuple[str, Value, Value]]:
        return [
            (check.path, check.published, check.computed) for check in checks if check.rule == rule
        ][:2]

    first, second = "sections[0]", "sections[1]"
    form, printed, other = "总体情况", "概述", "主动公开政府信息情况"
    assert {check.status for check in checks} == {"pass"}
    assert of("section-missing") == [(first, form, form), (second, other, other)]
    assert of("section-renamed") == [(first, printed, form), (second, other, other)]
    assert of("section-misplaced") == [(first, printed, printed), (second, other, other)]
    assert of("section-empty") == [(first, printed, printed), (second, other, other)]
    assert of("form-differs") == [("form", "2021", "2021")]
    assert of("year-differs") == [("sections[0].children[0]", 2023, 2023)]


def test_the_form_of_a_report_without_a_year_is_named_and_undecided() -> None:
    report = evolve(reportparse.parse(TEXT), year=None)
    checks = reportparse.check(report, rules=RULES).checks

    assert [check for check in checks if check.rule == "form-differs"] == [
        reportparse.Check("form-differs", "form", "undecided", "2021", None)
    ]


def test_a_form_in_use_has_no_last_year() -> None:
    report = evolve(reportparse.parse(TEXT), year=2020, title=None)
    (finding,) = reportparse.check(report, rules=RULES, language="en").diagnostics

    assert finding.message.endswith("for reports on 2021—)")


@pytest.mark.parametrize(("year", "status"), [(2023, "pass"), (2022, "fail")])
def test_the_year_of_the_period_is_held_against_that_of_the_title(
    year: int, status: Status
) -> None:
    line = TEXT.split("\n")[2]
    text = TEXT.replace(line, f"统计期限自{year}年1月1日至{year}年12月31日。")
    result = reportparse.check(reportparse.parse(text), rules=RULES)

    assert [check for check in result.checks if check.rule == "year-differs"] == [
        reportparse.Check("year-differs", "period", status, year, 2023)
    ]
    assert [[other.path for other in finding.related] for finding in result.diagnostics] == (
        [["title"]] if status == "fail" else []
    )


def test_a_title_of_another_year_than_the_reports_says_nothing_of_its_text() -> None:
    report = evolve(reportparse.parse(TEXT), year=2022)

    assert not [
        check
        for check in reportparse.check(report, rules=RULES).checks
        if check.rule == "year-differs"
    ]


def test_an_overview_may_open_with_last_year_if_it_comes_to_its_own() -> None:
    assert found(TEXT.replace("\n2023年，", "\n2022年，我局起步。2023年，")) == []


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("2022年以来，我局坚持公开为常态，全年培训3次。", 1),
        ("加强管理。2022年，我局认真落实审核制度，未发生失泄密事件。", 1),
        ("加强管理。2022年，我局进一步健全审核制度。", 1),
        ("加强管理。2020年，我局认真落实审核制度。", 0),
        ("加强管理。2022年，石桥县教育局认真落实审核制度。", 0),
        ("加强管理。2022年，省政府认真落实审核制度。", 0),
        ("加强管理。2022年，我局认真落实制度，培训3次。", 0),
        ("加强管理。2022年，我局认真落实制度；2023年，继续落实。", 0),
        ("2019年以来，我局坚持公开为常态。", 0),
        ("加强管理。2022年，我局被评为先进单位。", 0),
    ],
)
def test_words_on_the_work_of_last_year_are_left_over(text: str, others: int) -> None:
    line = TEXT.split("\n")[2]

    assert found(TEXT.replace(line, text)) == [("year-differs", 3, 2022)] * others


def test_only_the_overview_opens_with_the_year_wherever_it_stands() -> None:
    problems = "主动公开的栏目"
    overview, line = TEXT.split("\n")[1:3]
    moved = TEXT.replace(f"{overview}\n{line}\n", "")
    moved = f"{moved.rstrip()}\n七、总体情况\n{line.replace('2023年，', '2022年，')}\n"

    assert found(TEXT.replace(problems, f"2022年，{problems}")) == []
    assert found(TEXT.replace(f"\n{line}", "")) == [("section-empty", 2, "总体情况")]
    assert ("year-differs", len(moved.split("\n")) - 1, 2022) in found(moved)


def test_a_heading_that_was_changed_after_reading_is_where_its_number_stands() -> None:
    report = reportparse.parse(TEXT.split("\n", 1)[1])
    first, *others = report.sections
    changed = evolve(report, sections=(evolve(first, heading="栏目更新"), *others))
    (finding,) = reportparse.check(changed, rules=RULES).diagnostics

    assert finding.code == "section-renamed"
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (1, 1, 1, 2)


@pytest.mark.parametrize("words", ["〔待填写〕", "（待补充）", "待完善。"])
@pytest.mark.parametrize("heading", ["五、存在的主要问题及改进情况", "六、其他需要报告的事项"])
def test_a_section_of_words_to_be_replaced_is_empty(heading: str, words: str) -> None:
    report = reportparse.parse(f"示例县2024年政府信息公开工作年度报告\n{heading}\n{words}\n")
    found = reportparse.check(report).diagnostics

    assert heading[2:] in "".join(one.message for one in found if one.code == "section-empty")
