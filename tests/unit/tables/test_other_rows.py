# SPDX-License-Identifier: MIT
"""Rows of figures that no row of the form is: none of them is left out without a finding."""

from __future__ import annotations

import pytest

import reportparse

HEADS = (
    ("行政复议", "行政诉讼"),
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"),
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2,
)
FIRST = tuple("005050000000101")
SECOND = tuple("040040030300246")

#: The ways to print the cells of a row on lines.
LAYOUTS = {
    "pipes": ("| ", " | ", " |"),
    "bars": ("｜", "｜", "｜"),
    "box": ("│ ", " │ ", " │"),
    "tabs": ("", "\t", ""),
    "blanks": ("", " ", ""),
    "aligned": ("", "   ", ""),
    "cells": ("", "\n", ""),
    "quoted": ('"', '","', '"'),
}
LINES = (
    "续表",
    "（接上页）",
    "— 6 —",
    "第 6 页",
    "单位：件",
    "注：本表含下属单位。",
    "续表：\n单位：件",
)


def page(layout: str, *rows: tuple[str, ...], between: str = "") -> str:
    opens, separates, closes = LAYOUTS[layout]
    printed = [opens + separates.join(row) + closes for row in (*HEADS, FIRST, *rows)]
    printed[4:4] = ["", between, ""] if between else []
    return "\n".join(
        [
            "示例局2022年政府信息公开工作年度报告\n",
            "四、政府信息公开行政复议、行政诉讼情况\n",
            *printed,
            "\n五、存在的主要问题及改进情况\n\n无。\n",
        ]
    )


def findings(text: str) -> tuple[reportparse.Report, dict[str, str | None]]:
    report = reportparse.parse(text)
    return report, {finding.code: finding.path for finding in report.diagnostics}


@pytest.mark.parametrize("between", LINES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_two_rows_of_figures_that_a_line_parts_none_is_read(layout: str, between: str) -> None:
    report, found = findings(page(layout, SECOND, between=between))

    assert report["reviews.reconsideration.other"] is None
    assert report["reviews.direct_litigation.total"] is None
    assert found["row-repeated"] == "reviews"


@pytest.mark.parametrize("between", ["", *LINES])
@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "cells"])
@pytest.mark.parametrize("label", ["上年", "2021年", "其中重大"])
def test_a_row_that_the_form_does_not_have_is_reported(
    layout: str, between: str, label: str
) -> None:
    report, found = findings(page(layout, (label, *SECOND), between=between))

    assert report["reviews.reconsideration.other"] == 5
    assert found["row-unknown"] == "reviews"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("row", [SECOND[:14], SECOND[:7], ("1", "3", "2"), (*SECOND, "9")])
def test_figures_of_another_width_below_a_table_are_reported(
    layout: str, row: tuple[str, ...]
) -> None:
    _, found = findings(page(layout, row, between="续表"))

    assert found["row-unknown"] == "reviews"


def test_figures_of_a_later_section_are_not_rows_of_a_table_above_it() -> None:
    text = page("tabs", between="续表").replace("无。", "1\t2\t3\t4\n")
    report, found = findings(text)

    assert report["reviews.reconsideration.other"] == 5
    assert "row-unknown" not in found


@pytest.mark.parametrize("line", ["行政征收 12", "行政征收\t12", "行政征收,12", "行政征收｜12"])
def test_an_unknown_row_among_rows_without_pipes_parts_no_table(line: str) -> None:
    separator = next(mark for mark in (" ", "\t", ",", "｜") if mark in line)
    rows = ["第二十条第（五）项", "信息内容 本年处理决定数量", "行政许可 30"]
    rows += [line, "第二十条第（六）项", "信息内容 本年处理决定数量", "行政处罚 8", "行政强制 2"]
    printed = "\n".join(row.replace(" ", separator) for row in rows)
    report, found = findings(
        f"示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n{printed}\n\n三、其他\n\n无。\n"
    )

    assert (report["proactive.licensing.decisions"], report["proactive.penalties.decisions"]) == (
        30,
        8,
    )
    assert found["row-unknown"] == "proactive"


@pytest.mark.parametrize(("amount", "read"), [("1,208,345", 1208345), ("1,208", 1208)])
@pytest.mark.parametrize("separator", ["\t", " "])
def test_commas_of_thousands_separate_no_cells(separator: str, amount: str, read: int) -> None:
    report = reportparse.parse(
        "示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n第二十条第（五）项\n"
        f"信息内容{separator}本年处理决定数量\n行政许可{separator}{amount}\n\n三、其他\n\n无。\n"
    )

    assert report["proactive.licensing.decisions"] == read


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (
            ("信息内容 | 2022年处理决定数量 | 2021年处理决定数量", "行政许可 | 186 | 555"),
            "columns-differ",
        ),
        (("项目 | 去年 | 今年", "行政许可 | 186 | 555"), "columns-differ"),
        (("渠道 | 件数", "政府网站 | 555"), "table-missing"),
        (("渠道 | 件数", "政府网站 | 555", "其他 | 4", "总计 | 559"), "table-missing"),
    ],
)
def test_a_table_with_labels_in_its_section_that_is_not_read_is_not_missing(
    rows: tuple[str, ...], code: str
) -> None:
    printed = "\n".join(f"| {row} |" for row in rows)
    report, _ = findings(
        f"示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n{printed}\n\n三、其他\n\n无。\n"
    )

    assert [f.code for f in report.diagnostics if f.path == "proactive"] == [code]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("label", ["行政规范性文件", "行政规范性\n文件", "行政\n规范性文件"])
def test_values_between_commas_or_semicolons(separator: str, label: str) -> None:
    rows = [
        ("信息内容", "本年制发件数", "本年废止\n件数", "现行有效件数"),
        ("规章", "2", "1", "12"),
    ]
    rows += [
        (label, "7", "2", "1,033"),
        ("第二十条第（五）项", "", "", ""),
        ("信息内容", "本年处理决定数量", "", ""),
        ("行政许可", "3", "", ""),
    ]
    printed = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    report, _ = findings(
        f"示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n{printed}\n\n三、其他\n\n无。\n"
    )

    assert (report["proactive.rules.in_force"], report["proactive.normative_documents.issued"]) == (
        12,
        7,
    )
    assert report["proactive.normative_documents.in_force"] == 1033


@pytest.mark.parametrize(
    "row", ["规章;1,234;2,345;3,456", "规章;2;12;3,456", "规章;1,234,567;2,345;12件"]
)
def test_commas_of_thousands_between_semicolons_separate_no_cells(row: str) -> None:
    rows = f"信息内容;本年制发件数;本年废止件数;现行有效件数\n{row}\n行政规范性文件;7;2;1,033"
    report, _ = findings(
        f"示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n{rows}\n\n三、其他\n\n无。\n"
    )

    printed = [cell.replace(",", "").removesuffix("件") for cell in row.split(";")[1:]]
    rules = [report[f"proactive.rules.{name}"] for name in ("issued", "repealed", "in_force")]
    assert rules == list(map(int, printed))
    assert report["proactive.normative_documents.in_force"] == 1033


@pytest.mark.parametrize(
    ("row", "is_unknown"),
    [
        ("主动公开政府信息情况 | |||", False),
        ("二、主动公开政府信息情况统计表 |||", False),
        ("主动公开政府信息情况 | 4 |||", True),
        ("主动公开工作开展情况 | |||", True),
    ],
)
def test_the_title_of_a_table_as_its_first_row_is_no_unknown_row(
    row: str, is_unknown: bool
) -> None:
    report, found = findings(
        "示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n"
        f"{row}\n第二十条第（一）项 | |||\n"
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "规章 | 0 | 0 | 0 |\n行政规范性文件 | 6 | 2 | 31 |\n"
    )

    assert report["proactive.normative_documents.in_force"] == 31
    assert ("row-unknown" in found) is is_unknown
