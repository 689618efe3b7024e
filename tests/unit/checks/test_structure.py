# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

import reportparse
from reportparse.checks.structure import RULES
from reportparse.testing.layouts import LAYOUTS, render
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")


def found(text: str) -> list[tuple[str, int, str | int | None]]:
    result = reportparse.check(reportparse.parse(text), rules=RULES)
    failed = {one.path: one.published for one in result.checks if one.status == "fail"}
    return [(one.code, one.line, failed[str(one.path)]) for one in result.diagnostics]  # type: ignore[misc]


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

    assert [one.status for one in result.checks if one.rule == "form-differs"] == ["undecided"]


def test_without_a_text_places_are_not_known() -> None:
    report = reportparse.parse(TEXT.replace("二、主动公开政府信息情况", "二、信息台账"))
    again = reportparse.from_json(reportparse.to_json(report))
    (one,) = reportparse.check(again, rules=RULES).diagnostics

    assert (one.code, one.line, one.column) == ("section-renamed", 0, 0)


def test_the_title_is_found_behind_a_byte_order_mark() -> None:
    text = "\ufeff" + TEXT.replace("2023年政府", "2020年政府")
    found_at = [
        (one.line, one.column)
        for one in reportparse.check(reportparse.parse(text), rules=RULES).diagnostics
        if one.code == "form-differs"
    ]

    assert found_at == [(1, 2)]


@pytest.mark.parametrize("days", ["2022年1月1日至2022年12月31日", "2022.1.1-2022.12.31"])
def test_the_period_is_where_it_is_stated(days: str) -> None:
    line = TEXT.split("\n")[2]
    text = TEXT.replace(line, f"根据2022年的通知编制。\n本报告统计期限为{days}。")
    (one,) = reportparse.check(reportparse.parse(text), rules=RULES).diagnostics

    assert (one.line, one.column, one.end_column) == (4, 6, 9 + len(days))


def test_a_title_in_chinese_numerals_names_its_year() -> None:
    text = TEXT.replace("2023年政府", "二〇二三年政府").replace("\n2023年，", "\n2022年，")

    assert found(text) == [("year-differs", 3, 2022)]


def test_the_heading_of_a_page_on_one_line_is_where_it_stands() -> None:
    page = render(reportparse.parse(TEXT), LAYOUTS["one_line"])
    text = page.replace("二、主动公开政府信息情况", "二、信息发布台账")
    report = reportparse.parse(text)
    result = reportparse.check(report, rules=RULES)

    (renamed,) = (one for one in result.diagnostics if one.code == "section-renamed")
    line = text.split("\n")[renamed.line - 1]
    assert line[renamed.column - 1 : renamed.end_column - 1] == "二、信息发布台账"
