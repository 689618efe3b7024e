# SPDX-License-Identifier: MIT
"""Rows compared with the others of their table; the last row of a text on its own."""

from __future__ import annotations

import re

import pytest

import reportparse
from reportparse.report.model import Report

TITLE = "示例镇2023年政府信息公开工作年度报告\n"
HEAD = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
#: One with the cell of the label as wide as two of the others.
WIDE = "| 信息内容 |  | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
RULES, DOCUMENTS = "| 规章 |", "| 行政规范性文件 |"
MORE = "\n六、其他需要报告的事项\n无。\n"
Row = list[int | None]


def read(*lines: str, end: str = "") -> tuple[Row, Row, set[str]]:
    """The figures of both rows, and what is reported of either."""
    report = reportparse.parse(TITLE + "\n".join(lines) + end)
    return _row(report, "rules"), _row(report, "normative_documents"), _codes(report)


def _row(report: Report, row: str) -> Row:
    figures = (
        report.figure(f"proactive.{row}.{one}") for one in ("issued", "repealed", "in_force")
    )
    return [figure for figure in figures if figure is None or isinstance(figure, int)]


def _codes(report: Report) -> set[str]:
    paths = ("proactive.rules", "proactive.normative_documents")
    return {finding.code for finding in report.diagnostics if str(finding.path).startswith(paths)}


@pytest.mark.parametrize(
    ("last", "figures", "codes"),
    [
        (" 4 | 5 | 6 |", [4, 5, 6], set()),
        (" 4 | 5 | 6 |\n\n| \r\n", [4, 5, 6], set()),
        (" 4 | 5 |", [4, 5, None], {"row-cut"}),
        (" 4 | 5", [4, None, None], {"row-cut", "text-cut"}),
        ("4|5", [4, None, None], {"row-cut", "text-cut"}),
        (" 4 | 5 | 6", [4, 5, None], {"text-cut"}),
        (" 4 | 5 | 6\u200b", [4, 5, 6], set()),
        (" 4 |", [4, None, None], {"row-cut"}),
        (" 4 | 5 | ||", [4, 5, None], {"row-cut"}),
        (" 4 | 5 | 6 | 7 |", [None] * 3, {"cell-surplus"}),
        (" | 4 | 5 | 6 |", [None] * 3, {"cells-ambiguous"}),
    ],
)
def test_a_last_row_is_read_as_far_as_it_goes(last: str, figures: Row, codes: set[str]) -> None:
    assert read(HEAD, f"{RULES} 1 | 2 | 3 |", DOCUMENTS + last) == ([1, 2, 3], figures, codes)


def test_a_last_row_of_another_width_is_not_read_where_all_others_are_of_one() -> None:
    heads = "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    rows = (
        "| 一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |",
        "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
        "| 三、本年度办理结果 | （一）予以公开 | 1 | 2 |  |  |  |  |  |",
    )
    report = reportparse.parse(TITLE + "\n".join([heads, *rows]))

    assert report.figure("applications.carried_in.total") == 0
    assert report.figure("applications.granted.natural_person") is None
    assert ("cells-ambiguous", "applications.granted") in {
        (finding.code, finding.path) for finding in report.diagnostics
    }


def test_a_short_row_above_another_table_is_not_cut_off_by_the_end() -> None:
    heads = "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    row = "| 一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |"
    rows = [f"{RULES} 1 | 2 | 3 |", f"{DOCUMENTS} 4 | 5 |"]

    assert read(HEAD, *rows, heads, row) == ([1, 2, 3], [None] * 3, {"cell-missing"})


@pytest.mark.parametrize("last", [" 4 | 5 |", " 4 |", " 4 | 5 | 6 | 7 |"])
def test_a_row_of_other_width_that_does_not_end_the_text_is_not_read(last: str) -> None:
    first, second, codes = read(HEAD, f"{RULES} 1 | 2 | 3 |", DOCUMENTS + last, end=MORE)

    assert (first, second) == ([1, 2, 3], [None] * 3)
    assert codes in ({"cell-missing"}, {"cell-surplus"})


def test_a_last_row_may_have_lost_a_cell_where_figures_stand_apart_from_labels() -> None:
    whole = [f"{RULES}  | 1 | 2 | 3 |", f"{DOCUMENTS}  | 4 | 5 | 6 |"]

    assert read(WIDE, *whole) == ([1, 2, 3], [4, 5, 6], set())
    first, second, codes = read(WIDE, whole[0], f"{DOCUMENTS}  | 4 | 5 |")
    assert second == [None] * 3
    assert first in ([None] * 3, [1, 2, 3])
    assert "cells-ambiguous" in codes


def test_the_head_tells_which_of_the_blank_cells_are_figures() -> None:
    rows = [f"{RULES}  |  | 2 |  |", f"{DOCUMENTS}  | 4 | 5 |  |"]

    assert read(WIDE, *rows, end=MORE) == ([None, 2, None], [4, 5, None], set())
    assert read(HEAD, *rows, end=MORE) == ([None] * 3, [None] * 3, {"cells-ambiguous"})


def test_each_of_two_heads_has_the_figures_in_its_columns() -> None:
    rows = [f"{RULES}  |  | 2 |  |", f"{DOCUMENTS}  | 4 | 5 |  |"]
    other = WIDE.replace("信息内容 |  |", "信息内容 |").replace(
        "现行有效件数 |", "现行有效件数 |  |"
    )

    assert read(WIDE, rows[0], WIDE, rows[1], end=MORE)[:2] == ([None, 2, None], [4, 5, None])
    assert read(WIDE, rows[0], other, rows[1], end=MORE)[:2] == ([None, 2, None], [None, 4, 5])
    assert read(other, rows[0], WIDE, rows[1], end=MORE)[:2] == ([None, None, 2], [4, 5, None])


def test_rows_without_a_head_are_not_taken_for_padded() -> None:
    rows = "1 | 2 | 3 | 4 | 5 | 6 | 21 |", "1 | 2 | 3 | 4 | 5 |  |  | ||"
    new, carried_in = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
    report = reportparse.parse(f"{TITLE}| {new} | {rows[0]}\n| {carried_in} | {rows[1]}{MORE}")

    assert report.figure("applications.new.total") == 21
    assert report.figure("applications.carried_in.natural_person") is None


@pytest.mark.parametrize(
    ("head", "row", "figures"),
    [
        ("", " 1 | 2 | 3 | 4 | 5 | 6 | 21 |", [1, 21]),
        ("", " 1 | 2 | 3 |", [1, None]),
        ("", " 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |", [None, None]),
        (" |", " | 1 | 2 | 3 | 4 | 5 | 6 |", [None, None]),
        (" |", " 1 | 2 | 3 | 4 | 5 | 6 | 21 |", [None, None]),
        (" |", " | 1 | 2 | 3 |", [None, None]),
    ],
)
def test_an_only_row_that_ends_the_text_is_doubted_by_a_head_that_stands_apart(
    head: str, row: str, figures: Row
) -> None:
    heads = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    label = "一、本年新收政府信息公开申请数量"
    text = f"{TITLE}三、收到和处理政府信息公开申请情况\n| 申请人 |{head} {heads}\n| {label} |{row}"
    report = reportparse.parse(text)

    assert [
        report.by_path.get(f"applications.new.{one}") for one in ("natural_person", "total")
    ] == figures
    doubts = {"row-cut", "cells-ambiguous", "cell-missing", "cell-surplus"}
    assert bool(doubts & {finding.code for finding in report.diagnostics}) is (figures != [1, 21])


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ("12 | 13 | |", 12),
        ("1213 | |", None),
        ("12.13 | |", None),
        (" |  | |", None),
        ("12 | 13 |", 12),
    ],
)
@pytest.mark.parametrize("is_stacked", [False, True])
def test_a_row_narrower_than_its_filled_up_header_has_lost_a_cell(
    cells: str, value: int | None, is_stacked: bool
) -> None:
    lines = (
        "第二十条第（六）项 | |||\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
        "行政处罚 | 3 | 4 | 5 |\n行政强制 | 6 | 7 | 8 |\n第二十条第（八）项 | |||\n"
        f"信息内容 | 上一年项目数量 | 本年增/减 | |\n行政事业性收费 | {cells}\n"
        "第二十条第（九）项 | |||\n信息内容 | 采购项目数量 | 采购总金额 | |\n"
        "政府集中采购 | 9 | 10 |\n"
    )
    if is_stacked:
        lines = re.sub(r" \| (?=[^|\s])", " |\n", lines)
    report = reportparse.parse(f"{TITLE.replace('2023', '2020')}{lines}{MORE}")

    assert report.by_path["proactive.fees.previous_items"] == value
    is_open = value is None and bool(cells.strip(" |"))
    assert is_open == any(finding.path == "proactive.fees" for finding in report.diagnostics)


@pytest.mark.parametrize(
    ("cells", "value"), [("|\n171 |\n|", None), ("171 |\n|", None), ("171 |\n5 |\n|", 171)]
)
def test_so_it_is_where_each_cell_is_on_a_line_of_its_own(cells: str, value: int | None) -> None:
    lines = (
        "第二十条第（六）项 |\n|||\n信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理决定数量 |\n"
        "行政处罚 |\n1 |\n2 |\n3 |\n行政强制 |\n1 |\n2 |\n3 |\n第二十条第（八）项 |\n|||\n"
        f"信息内容 |\n上一年项目数量 |\n本年增/减 |\n|\n行政事业性收费 |\n{cells}\n"
        "第二十条第（九）项 |\n|||\n信息内容 |\n采购项目数量 |\n采购总金额 |\n|\n"
        "政府集中采购 |\n4 |\n27.5 |\n|\n"
    )
    report = reportparse.parse(f"{TITLE.replace('2023', '2020')}{lines}{MORE}")

    assert report.by_path["proactive.fees.previous_items"] == value
