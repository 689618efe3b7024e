# SPDX-License-Identifier: MIT
"""Cells broken, run together or lost, and what comes of them on a page."""

from __future__ import annotations

import pytest

import reportparse

HEADS = """二、主动公开政府信息情况
第二十条第(一)项
信息内容
本年制发件数
本年废止件数
现行有效件数
"""


def counts(report: reportparse.Report, row: str) -> list[object]:
    return [report.figure(f"{row}.{name}") for name in ("issued", "repealed", "in_force")]


#: What a page with two rows alone is bound to have.
BOUND = {"row-missing", "table-missing", "row-doubtful", "heading-number-skipped"}


def found(report: reportparse.Report) -> list[tuple[str, str | None]]:
    bound = BOUND | {"heading-number-out-of-order"}
    codes = [(one.code, one.path) for one in report.diagnostics if one.severity != "info"]
    return [(code, path) for code, path in codes if code not in bound]


@pytest.mark.parametrize("broken", ["行政规范\n性文件", "行政\n规范性\n文件", "行政规范性文\n件"])
def test_a_broken_label_is_joined(broken: str) -> None:
    report = reportparse.parse(f"{HEADS}规章\n1\n2\n30\n{broken}\n4\n5\n60\n")

    assert counts(report, "proactive.normative_documents") == [4, 5, 60]
    assert found(report) == []


def test_a_broken_head_is_joined() -> None:
    text = HEADS.replace("本年制发件数", "本年\n制发件数") + "规章\n1\n2\n30\n"
    report = reportparse.parse(text)

    assert counts(report, "proactive.rules") == [1, 2, 30]
    assert found(report) == []


def test_digits_as_many_as_figures_are_parted() -> None:
    report = reportparse.parse(HEADS.replace("\n信", "信").replace("数\n", "数") + "\n规章692\n")

    assert counts(report, "proactive.rules") == [6, 9, 2]
    assert report.provenance["proactive.rules.repealed"].text == "9"


@pytest.mark.parametrize("glued", ["规章69", "规章6921"])
def test_other_digits_are_not(glued: str) -> None:
    report = reportparse.parse(f"{HEADS}{glued}\n行政规范性文件\n4\n5\n60\n")

    assert counts(report, "proactive.rules") == [None, None, None]
    assert ("cell-missing", "proactive.rules") in found(report)


def test_blank_cells_that_left_blank_lines() -> None:
    rows = "规章\n\n1\n\n2\n\n30\n\n行政规范性文件\n\n\n\n60\n\n一、总体\n"
    report = reportparse.parse(HEADS.replace("\n", "\n\n") + rows)

    assert counts(report, "proactive.normative_documents") == [None, None, 60]
    assert ("blanks-inferred", "proactive.normative_documents") in found(report)


def test_too_few_blank_lines_leave_the_row_open() -> None:
    rows = "规章\n\n1\n\n2\n\n30\n\n行政规范性文件\n\n\n60\n\n一、总体\n"
    report = reportparse.parse(HEADS.replace("\n", "\n\n") + rows)

    assert counts(report, "proactive.normative_documents") == [None, None, None]
    assert ("cell-missing", "proactive.normative_documents") in found(report)


APPLICATIONS = (
    "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 | ||||||||\n"
    "自然人 | 法人或其他组织 | 总计 | |||||||\n"
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n"
    "一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 | ||\n"
)


def test_blank_cells_merged_into_one() -> None:
    row = "二、上年结转政府信息公开申请数量 | | 7 | |||||||\n一、总体\n"
    report = reportparse.parse(APPLICATIONS + row)

    assert report.figure("applications.carried_in.total") == 7
    assert report.figure("applications.carried_in.natural_person") is None
    assert ("blanks-inferred", "applications.carried_in") in found(report)


def test_two_figures_and_padding_leave_the_row_open() -> None:
    row = "二、上年结转政府信息公开申请数量 | 7 | 7 | |||||||\n一、总体\n"
    report = reportparse.parse(APPLICATIONS + row)

    assert report.figure("applications.carried_in.total") is None
    assert ("cell-missing", "applications.carried_in") in found(report)


def test_numbers_before_what_is_no_label_stay() -> None:
    """Under 序号 only a number right before a label is that of its row; others are figures."""
    rows = "| 序号 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    rows += "| 1 | 规章 | 4 | 5 | 6 |\n| 2 | 行政规范性文件 | 7 | 8 | 9 |\n| 2 | 3 | 7 |\n"
    report = reportparse.parse(f"二、主动公开政府信息情况\n| 第二十条第（一）项 |\n{rows}三、甲\n")

    assert counts(report, "proactive.rules") == [4, 5, 6]
    assert counts(report, "proactive.normative_documents") == [None, None, None]
    assert ("cell-surplus", "proactive.normative_documents") in found(report)
