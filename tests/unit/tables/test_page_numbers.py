# SPDX-License-Identifier: MIT
"""Lines between rows that are not of them: numbers of pages, and rows of blank cells."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.text.pagination import PAGE_NUMBER

TITLE = "示例局2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
HEAD = "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
NEW = "一、本年新收政府信息公开申请数量 9 1 0 0 0 2 12"
CARRIED_IN = "二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2"
END = "\n\n五、存在的主要问题及改进情况\n\n无。\n"
PATHS = ("applications.new.total", "applications.carried_in.total")


def totals(*lines: str, separator: str = " ") -> tuple[object, ...]:
    printed = "\n".join(lines)
    report = reportparse.parse(f"{TITLE}{printed.replace(' ', separator)}{END}")
    return tuple(map(report.by_path.get, PATHS))


@pytest.mark.parametrize("number", ["5", "12", "\n5\n", "3/8"])
@pytest.mark.parametrize("separator", [" ", "\t", "    ", ","])
def test_a_number_on_its_own_line_between_whole_rows_is_a_page_s(
    number: str, separator: str
) -> None:
    assert totals(HEAD, NEW, number, CARRIED_IN, separator=separator) == (12, 2)
    assert totals(HEAD, NEW, CARRIED_IN, number, separator=separator) == (12, 2)
    assert totals(HEAD, number, NEW, CARRIED_IN, separator=separator) == (12, 2)


@pytest.mark.parametrize(
    "rows",
    [
        (NEW.removesuffix(" 12"), "12", CARRIED_IN),
        (NEW.removesuffix(" 12"), "5", CARRIED_IN),
        # The digits of a total that a narrow cell broke.
        (NEW.removesuffix("2"), "2", CARRIED_IN),
        (NEW, "2050", CARRIED_IN),
    ],
)
def test_a_number_that_a_row_may_need_is_none(rows: tuple[str, ...]) -> None:
    assert totals(HEAD, *rows)[0] is None


@pytest.mark.parametrize(("first", "second", "total"), [("5", "6", 12), ("5", "5", None)])
def test_numbers_of_pages_follow_each_other(first: str, second: str, total: int | None) -> None:
    assert totals(HEAD, NEW, first, CARRIED_IN, second)[0] == total


def test_below_the_figures_of_a_row_without_a_label() -> None:
    text = (
        "示例局2022年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n"
        "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n"
        "结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n"
        f"0 0 5 0 5 0 0 0 0 0 0 0 1 0 1\n\n6{END}"
    )
    report = reportparse.parse(text)

    assert report.by_path["reviews.after_reconsideration.total"] == 1


@pytest.mark.parametrize("blank", ["|  |  |  |  |", "|  |  |", "| &nbsp; | &nbsp; |"])
def test_a_row_of_blank_cells_below_a_whole_row_changes_nothing(blank: str) -> None:
    rows = ("第二十条第（五）项", "信息内容 | 本年处理决定数量", "行政许可 | 263")
    more = ("第二十条第（六）项", "信息内容 | 本年处理决定数量", "行政处罚 | 27", "行政强制 | 2")
    lines = (*(f"| {row} |" for row in rows), blank, *(f"| {row} |" for row in more), blank)
    printed = "\n".join(lines)
    report = reportparse.parse(
        f"示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n{printed}{END}"
    )

    assert report["proactive.licensing.decisions"] == 263
    assert report["proactive.coercion.decisions"] == 2


def test_a_row_of_blank_cells_below_headers_is_the_row() -> None:
    head = "| 第二十条第（一）项 |\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
    report = reportparse.parse(
        "示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n"
        f"{head}\n| 规章 |  |  |  |\n|  |  |  |  |\n| 行政规范性文件 | 1 | 2 | 3 |{END}"
    )

    assert report["proactive.normative_documents.issued"] == 1


@pytest.mark.parametrize(("below", "is_read"), [("8", True), ("8,,,,,,,,,,,,,,", False)])
def test_a_number_in_a_row_of_several_cells_is_none(below: str, is_read: bool) -> None:
    heads = "结果维持,结果纠正,其他结果,尚未审结,总计"
    report = reportparse.parse(
        "示例局2022年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n"
        f"行政复议,行政诉讼,,,,,,,,,,,,,\n{heads},未经复议直接起诉,复议后起诉,,,,,,,,\n"
        f"{heads},{heads},,,,,\n0,0,5,0,5,0,0,0,0,0,0,0,1,0,1\n{below}{END}"
    )

    assert report.by_path["reviews.reconsideration.other"] == (5 if is_read else None)


def test_a_number_between_headers_may_be_a_figure() -> None:
    report = reportparse.parse("其他结果尚未审结\n7\n对外公开总数量")

    assert "cell-missing" in {finding.code for finding in report.diagnostics}


@pytest.mark.parametrize(("number", "is_dropped"), [("3", True), ("2050", False)])
def test_a_number_that_begins_a_page_below_a_whole_row(number: str, is_dropped: bool) -> None:
    report = reportparse.parse(
        "示例局2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n"
        f"第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 12\n\f{number}\n"
        f"第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 1\n行政强制 2{END}"
    )

    assert report.by_path["proactive.licensing.decisions"] == (12 if is_dropped else None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(
            (text, "marked")
            for text in ("— 8 —", "－８－", "·8·", "第 8 页 共 9 页", "第八页", "8页")
        ),
        *((text, "of_all") for text in ("3 / 8", "3/8")),
        *((text, "bare") for text in ("5", "05", "120", "５")),
        *((text, "none") for text in ("0", "2050", "- 2023 -", "-5", "—", "第20条", "3/2023")),
    ],
)
def test_how_the_number_of_a_page_is_printed(text: str, kind: str) -> None:
    page = PAGE_NUMBER.fullmatch(text)

    assert (page.lastgroup or "marked" if page else "none") == kind


@pytest.mark.parametrize(("last", "total"), [("177 2", None), ("2 179", 179)])
def test_a_full_row_among_rows_without_their_blanks_may_end_in_a_page_number(
    last: str, total: int | None
) -> None:
    head = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他"
    full = f"1.本机关不掌握相关政府信息 25 6 94 2 50 {last}"
    rows = ["一、本年新收政府信息公开申请数量 9 3 12", full, "2.没有现成信息需要另行制作 4 73"]
    cells = "\n".join(" ".join((head, *rows)).split())
    report = reportparse.parse(
        "示例局2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
        f"{cells}\n五、存在的主要问题及改进情况\n无。\n"
    )

    assert report.by_path.get("applications.unavailable.not_held.total") == total
