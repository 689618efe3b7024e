# SPDX-License-Identifier: MIT
"""Which form a page is on: its labels decide."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.forms.disclosure_2019 import Applications2019
from reportparse.forms.disclosure_2021 import Proactive
from reportparse.testing.layouts import LAYOUTS, render
from tests.conftest import CORPUS, read

OUTCOMES = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
REVIEWS = (
    "行政复议 | 行政诉讼 |\n"
    f"{OUTCOMES} | 未经复议直接起诉 | 复议后起诉 |\n"
    f"{OUTCOMES} | {OUTCOMES} |\n"
    f"{' | '.join('123456789012345')} |\n"
)


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("示例镇2020年政府信息公开工作年度报告", "2019"),
        ("示例镇2023年政府信息公开工作年度报告", "2021"),
        ("示例镇政府信息公开工作年度报告", "2021"),
    ],
)
def test_the_year_decides_only_where_labels_do_not(title: str, form: str) -> None:
    assert reportparse.parse(f"{title}\n一、行政复议\n{REVIEWS}").form == form


def test_labels_stand_above_the_year() -> None:
    text = read(CORPUS / "disclosure_2019" / "county_row_filled.txt").replace("2019", "2024")

    assert reportparse.parse(text).form == "2019"


def test_a_page_on_two_forms_keeps_the_figures_of_both() -> None:
    text = read(CORPUS / "mixed_forms" / "district_cell_per_line.txt")
    report = reportparse.parse(text)

    assert report.form == "2021"
    assert isinstance(report.proactive, Proactive)
    assert isinstance(report.applications, Applications2019)
    assert all(value is not None for path, value in report.figures() if "unit" not in path)
    (mixed,) = (one for one in report.diagnostics if one.code == "form-mixed")
    assert mixed.path == "applications"


def test_a_row_of_another_form_is_kept() -> None:
    text = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
    row = "其他对外管理服务事项 | 31 | 2 | 7 |"
    (line,) = (line for line in text.split("\n") if line.startswith(("行政许可 ", "| 行政许可 ")))
    report = reportparse.parse(text.replace(line, f"{line}\n{row}"))

    assert report.form == "2021"
    assert [(one.label, one.cells) for one in report.extra] == [
        ("其他对外管理服务事项", ("31", "2", "7"))
    ]
    assert reportparse.parse(reportparse.unparse(report)) == report


def test_tables_of_2009_stay_tables() -> None:
    report = reportparse.parse(read(CORPUS / "no_form" / "county_2009_local_table.txt"))

    assert report.form is None
    (table,) = (
        child
        for section in report.sections
        for child in section.children
        if isinstance(child, reportparse.Table)
    )
    assert table.rows[0] == ("指标名称", "计量单位", "2009年度", "历年累计")
    assert len(table.rows) == 16


@pytest.mark.parametrize("layout", ["row", "paragraphs", "blanks"])
def test_a_label_of_one_form_above_the_table_of_another_is_a_heading(layout: str) -> None:
    report = reportparse.parse(read(CORPUS / "disclosure_2021" / "township_zeros.txt"))
    text = render(report, LAYOUTS[layout])
    heading = "三、收到和处理政府信息公开申请情况"
    read_again = reportparse.parse(text.replace(heading, "三、依申请公开情况"))

    assert [one.heading for one in read_again.sections][2] == "依申请公开情况"
    assert dict(read_again.figures()) == dict(report.figures())


def test_no_report_is_on_a_form_of_later_years() -> None:
    table = "| 公开类别 | 数量 |\n| 行政规范性文件 | 35 |\n| 行政许可 | 402 |\n"
    report = reportparse.parse(f"2010年政府信息公开工作年度报告\n{table}")

    assert report.form is None
    assert report.preamble == (
        reportparse.Table((("公开类别", "数量"), ("行政规范性文件", "35"), ("行政许可", "402"))),
    )


def test_a_list_of_labels_does_not_contend_with_the_rows() -> None:
    text = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
    links = "首页 | 政务公开 | 行政许可 | 行政处罚 | 规章 | 行政规范性文件 |\n"

    assert dict(reportparse.parse(links + text).figures()) == dict(
        reportparse.parse(text).figures()
    )
