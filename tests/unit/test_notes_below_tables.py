# SPDX-License-Identifier: MIT
"""Notes below a table that give it to another, be there a blank row or a new page between."""

from __future__ import annotations

import pytest

import reportparse

TITLE = "青禾镇2023年政府信息公开工作年度报告"
HEADING = "二、主动公开政府信息情况"
FIRST = "| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 31 |\n"
SECOND = "| 第二十条第（六）项 |\n| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 6 |\n"
END = "五、存在的主要问题及改进情况\n无。\n"
FIGURES = ("proactive.licensing.decisions", "proactive.penalties.decisions")


def figures(between: str, note: str) -> list[object]:
    """The figures of two tables with lines between them and a note below the second."""
    text = f"{TITLE}\n{HEADING}\n{FIRST}{between}\n{SECOND}{note}\n{END}"
    report = reportparse.parse(text)
    return [report.by_path.get(path) for path in FIGURES]


@pytest.mark.parametrize(
    "between",
    [
        "- 3 -",
        TITLE,
        "青禾镇",
        "打印  关闭",
        "2024/1/20 10:22",
        "https://www.example.gov.cn/art/2024/1/15/art_1.html",
        f"{TITLE}\n- 3 -",
        "打印日期：2023-01-24,,,",
        "-（二）行政许可 31",
        "+第二十条第（六）项",
    ],
)
def test_a_note_holds_for_all_of_a_table_that_a_page_cuts(between: str) -> None:
    assert figures(between, "注：上表为双桥镇数据。") == [None, None]
    assert figures(between, "注：上表为青禾镇数据。") == [31, 6]


@pytest.mark.parametrize("between", ["处罚情况如下：", "表2 行政处罚", "行政处罚见下。"])
def test_a_note_does_not_hold_for_the_table_before_another(between: str) -> None:
    assert figures(between, "注：上表为双桥镇数据。") == [31, None]


@pytest.mark.parametrize(
    ("below", "value"),
    [("注：上表为河口街道办事处数据。", None), ("注：上表为东塬县教育局数据。", 7)],
)
def test_the_unit_of_a_blank_last_row_does_not_part_a_note_from_its_table(
    below: str, value: int | None
) -> None:
    cells = "统计指标 单位 统计数 六、举报投诉数量 件 7 （三）接受培训人员数 人次".replace(
        " ", "\n"
    )
    title = "东塬县教育局2015年政府信息公开工作年度报告"
    report = reportparse.parse(f"{title}\n二、附表\n{cells}\n{below}\n{END}")

    assert report.by_path.get("statistics.complaints.value") == value


def test_a_row_that_looks_like_a_heading_does_not_part_a_note_from_its_table() -> None:
    rows = (
        "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
        "一、本年新收政府信息公开申请数量 1 2 0 0 0 0 3\n"
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
        " 0 0 0 1 2 20? 23\n"
        "（七）总计 1 2 0 0 0 0 3"
    )
    text = f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{rows}\n{{}}\n{END}"
    other = reportparse.parse(text.format("注：以上系双桥镇2023年统计数据"))
    own = reportparse.parse(text.format("注：以上系青禾镇2023年统计数据"))

    assert other.by_path.get("applications.new.total") is None
    assert own["applications.new.total"] == 3


@pytest.mark.parametrize(
    "note",
    [
        "上表作废，以下表为准：",
        "更正：上表数据有误，以下表为准。",
        "（以上数据有误，请以下表为准）",
        "勘误：以下表为准",
        "更正说明：上表已废止",
        "上述数据以下表为准",
    ],
)
@pytest.mark.parametrize(("row", "read"), [("行政许可 | 4", 4), ("行政许可 | ", None)])
def test_a_table_that_a_line_withdraws_gives_no_figures(
    note: str, row: str, read: int | None
) -> None:
    first = f"{FIRST}| 行政强制 | 5 |\n"
    text = f"{TITLE}\n{HEADING}\n{first}{note}\n信息内容 | 本年处理决定数量\n{row}\n{END}"
    report = reportparse.parse(text)

    assert report.by_path["proactive.licensing.decisions"] == read
    assert report.by_path["proactive.coercion.decisions"] is None
    assert "table-of-other" in {finding.code for finding in report.diagnostics}


@pytest.mark.parametrize("note", ["备注：以上表格数据无误", "具体数据以下表为准", "上表含2项规章"])
def test_other_words_withdraw_no_table(note: str) -> None:
    assert figures("", note) == [31, 6]


def test_the_pattern_of_a_table_is_of_nobody() -> None:
    report = reportparse.parse(f"{TITLE}\n{HEADING}\n表样如下：\n{FIRST}{END}")

    assert not report.by_path.get(FIGURES[0])


def test_a_note_in_a_quotation_holds_for_the_table_above_it() -> None:
    assert figures("- 3 -", ">> （上表为双桥镇数据）") == [None, None]
