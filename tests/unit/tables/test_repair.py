# SPDX-License-Identifier: MIT
"""Cells broken, run together or lost, and what comes of them on a page."""

from __future__ import annotations

import pytest

import reportparse
from tests.conftest import CORPUS, read

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
BOUND = {"row-missing", "rows-missing", "table-missing", "row-doubtful", "heading-number-skipped"}


def found(report: reportparse.Report) -> list[tuple[str, str | None]]:
    bound = BOUND | {"heading-number-out-of-order"}
    codes = [
        (finding.code, finding.path) for finding in report.diagnostics if finding.severity != "info"
    ]
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


def test_blank_lines_that_are_one_blank_cell_or_two_leave_the_row_open() -> None:
    rows = "规章\n\n1\n\n2\n\n30\n\n行政规范性文件\n\n\n\n60\n\n一、总体\n"
    report = reportparse.parse(HEADS.replace("\n", "\n\n") + rows)

    assert counts(report, "proactive.rules") == [1, 2, 30]
    assert counts(report, "proactive.normative_documents") == [None, None, None]
    assert ("blank-lines-uneven", "proactive.normative_documents") in found(report)


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
    """Under 序号 only a number right before a label is that of its row; others are figures.

    A line of them is a row without a label, of as many figures as the row above.
    """
    rows = "| 序号 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    rows += "| 1 | 规章 | 4 | 5 | 6 |\n| 2 | 行政规范性文件 | 7 | 8 | 9 |\n| 2 | 3 | 7 |\n"
    report = reportparse.parse(f"二、主动公开政府信息情况\n| 第二十条第（一）项 |\n{rows}三、甲\n")

    assert counts(report, "proactive.rules") == [4, 5, 6]
    assert counts(report, "proactive.normative_documents") == [7, 8, 9]
    assert [row.cells for row in report.extra] == [("2", "3", "7")]


LINES = """| 1.属于国家秘密 | 6 | 0 | 0 | 0 | 0 | 0 | 6 |
{unlabelled}
| 3.危及“三安全一稳定” | 0 | 1 | 0 | 0 | 0 | 0 | 1 |
"""


@pytest.mark.parametrize("blank", ["", "|  "])
def test_a_line_of_figures_alone_is_a_row_without_a_label(blank: str) -> None:
    text = LINES.format(unlabelled=f"{blank}| 0 | 0 | 4 | 0 | 0 | 0 | 4 |")
    report = reportparse.parse(f"三、收到和处理政府信息公开申请情况\n{text}四、甲\n")

    assert report["applications.denied.state_secret.total"] == 6
    assert report["applications.denied.prohibited_by_law.total"] is None
    assert report["applications.denied.safety_stability.total"] == 1
    assert [row.cells for row in report.extra] == [("0", "0", "4", "0", "0", "0", "4")]


def test_figures_of_as_many_digits_may_go_on_below_their_row() -> None:
    rows = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    rows += "| 规章 | 0 | 0 | 3 |\n| 行政规范性文件 | 11 | 12 | 13 |\n| 8 | 0 | 2 |\n"
    report = reportparse.parse(f"二、主动公开政府信息情况\n| 第二十条第（一）项 |\n{rows}三、甲\n")

    assert counts(report, "proactive.rules") == [0, 0, 3]
    assert counts(report, "proactive.normative_documents") == [None, None, None]


def test_one_number_on_a_line_below_a_row_may_be_the_rest_of_its_own() -> None:
    rows = "| 第二十条第（六）项 |\n| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 120 |\n| 46 |\n"
    report = reportparse.parse(f"二、主动公开政府信息情况\n{rows}三、甲\n")

    assert report["proactive.penalties.decisions"] is None


def test_digits_apart_from_their_label_are_one_number() -> None:
    report = reportparse.parse(f"{HEADS}规章 692\n行政规范性文件 4 5 60\n一、总体\n")

    assert counts(report, "proactive.rules") == [None, None, None]
    assert ("cell-missing", "proactive.rules") in found(report)


def test_digits_with_other_figures_after_them_are_one_number() -> None:
    report = reportparse.parse(f"{HEADS}规章692 4 5\n行政规范性文件 4 5 60\n一、总体\n")

    assert counts(report, "proactive.rules") == [692, 4, 5]
    assert found(report) == []


def test_a_table_may_begin_with_digits_to_be_parted_and_signs_without_width_end_them() -> None:
    report = reportparse.parse("规章692\u200b\n行政规范性文件 4 5 60\n一、总体\n")

    assert counts(report, "proactive.rules") == [6, 9, 2]
    assert "digits-parted" in {finding.code for finding in report.diagnostics}


def test_two_digits_of_two_figures_are_parted_and_the_digit_of_one_is_no_matter() -> None:
    text = "其他对外管理服务事项 31 2 7\n行政事业性收费92\n一、总体\n"
    report = reportparse.parse(text)

    assert [report.by_path[f"proactive.fees.{one}"] for one in ("previous_items", "change")] == [
        9,
        2,
    ]
    text = f"{HEADS}规章 4 5 60\n行政规范性文件 4 5 60\n行政许可8\n一、总体\n"
    assert "digits-parted" not in {finding.code for finding in reportparse.parse(text).diagnostics}


NAMES = (
    "natural_person",
    "enterprise",
    "research",
    "public_interest",
    "legal_service",
    "other_org",
    "total",
)
CARRIED_OUT = "四、结转下年度继续办理 | 1 | 2 | 3 | 4 | 5 | 6 | 21 | ||\n一、总体\n"


@pytest.mark.parametrize(
    ("line", "row", "figures", "codes"),
    [
        (
            "二、上年结转政府信息公开申请数量 | | 7 | |||||||",
            "carried_in",
            [None] * 6 + [7],
            ["blanks-inferred"],
        ),
        (
            "二、上年结转政府信息公开申请数量 | 7 | | |||||||",
            "carried_in",
            [7] + [None] * 6,
            ["blanks-inferred"],
        ),
        (
            "三、本年度办理结果 | （一）予以公开 | | 7 | ||||||",
            "granted",
            [None] * 6 + [7],
            ["blanks-inferred"],
        ),
        # padding of another width
        (
            "二、上年结转政府信息公开申请数量 | | 7 | ||||||",
            "carried_in",
            [None] * 7,
            ["cell-missing"],
        ),
        (
            "二、上年结转政府信息公开申请数量 | | 7 | ||||||||",
            "carried_in",
            [None] * 7,
            ["cell-missing"],
        ),
    ],
)
def test_one_blank_cell_and_one_figure_of_a_row_padded_to_its_width(
    line: str, row: str, figures: list[int | None], codes: list[str]
) -> None:
    report = reportparse.parse(f"{APPLICATIONS}{line}\n{CARRIED_OUT}")
    path = f"applications.{row}"

    assert [report.figure(f"{path}.{name}") for name in NAMES] == figures
    assert found(report) == [(code, path) for code in codes]
    assert report.figure("applications.carried_out.total") == 21
    if 7 in figures:
        places = [report.place_of(f"{path}.{name}") for name in NAMES]
        columns = [place.column for place in places if place]
        assert columns == sorted(columns)
        assert len(columns) == len(NAMES)
        assert columns[0] > line.index("|")
        assert line[columns[figures.index(7)] - 1] == "7"


def test_a_row_with_just_its_cells_needs_no_blanks_put_in() -> None:
    text = read(CORPUS / "checks" / "consistent" / "statistics_2016.txt")
    text = text.replace("| 统计指标 | 单位 | 统计数 |", "| 统计指标 | 单位 | 统计数 | ||")

    assert "| 一、主动公开情况 |  | 6 |" in text
    assert found(reportparse.parse(text)) == []


def test_blank_lines_are_counted_row_by_row() -> None:
    rows = "规章\n\n1\n\n\n30\n\n行政规范性文件\n\n\n\n60\n\n一、总体\n"
    report = reportparse.parse(HEADS.replace("\n", "\n\n") + rows)

    assert counts(report, "proactive.rules") == [1, None, 30]
    assert counts(report, "proactive.normative_documents") == [None, None, 60]
    inferred = [finding for finding in report.diagnostics if finding.code == "blanks-inferred"]
    assert [finding.path for finding in inferred] == [
        "proactive.rules",
        "proactive.normative_documents",
    ]
    assert "“规章”" in inferred[0].message


@pytest.mark.parametrize(("lines", "is_row"), [(3, True), (1, False), (2, False), (4, False)])
def test_blank_lines_alone_are_a_row_if_just_as_many(lines: int, *, is_row: bool) -> None:
    more = "第二十条第(五)项\n信息内容\n本年处理决定数量\n行政许可\n8\n一、总体\n"
    rows = "规章\n\n1\n\n2\n\n30\n\n行政规范性文件\n\n" + lines * "\n"
    report = reportparse.parse(HEADS.replace("\n", "\n\n") + rows + more.replace("\n", "\n\n"))

    assert counts(report, "proactive.rules") == [1, 2, 30]
    assert counts(report, "proactive.normative_documents") == [None, None, None]
    missing = ("cell-missing", "proactive.normative_documents")
    assert (missing not in found(report)) is is_row
    assert "blanks-inferred" not in {code for code, _ in found(report)}


def test_blank_lines_of_rows_without_figures_show_where_those_of_others_are() -> None:
    """Each cell is in a paragraph; one that prints nothing leaves one line more."""
    rows = ["一、本年新收政府信息公开申请数量", "6", "", "", "", "", "", "6"]
    rows += ["二、上年结转政府信息公开申请数量", *[""] * 7, "三、本年度办理结果"]
    rows += ["（一）予以公开", "5", *[""] * 6, "（二）部分公开", *[""] * 7, "（三）不予公开"]
    rows += ["1.属于国家秘密", "", "1", *[""] * 5, "2.其他法律行政法规禁止公开", *[""] * 7]
    text = "".join(f"{row}\n\n" if row else "\n" for row in [*rows, "四、甲"])
    report = reportparse.parse(f"三、收到和处理政府信息公开申请情况\n\n{text}")

    assert report["applications.new.natural_person"] == 6
    assert report["applications.new.total"] == 6
    assert report["applications.granted.natural_person"] == 5
    assert report["applications.denied.state_secret.enterprise"] == 1
    assert report["applications.granted.total"] is None


@pytest.mark.parametrize(
    ("break_", "value"), [("2\n02 |", None), ("202 |\n", 202), ("202\n|", 202), ("20 2 |", None)]
)
def test_a_number_that_goes_on_on_the_next_line_is_open(break_: str, value: int | None) -> None:
    rows = f"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 4 | {break_} 5 |\n"
    rows = rows.replace("2\n02 | 5", "2\n02 |") + "行政规范性文件 | 1 | 6 | 2 |\n"
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    report = reportparse.parse(f"{title}{rows}五、存在的主要问题及改进情况\n无。\n")

    assert report.by_path["proactive.rules.repealed"] == value


@pytest.mark.parametrize(("gap", "total"), [("\n\n", 4), ("\n\n\n\n\n\n", None)])
def test_blank_lines_between_figures_without_a_label_may_be_blank_figures(
    gap: str, total: int | None
) -> None:
    text = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")
    head, _, rest = text.partition("四、政府信息公开行政复议、行政诉讼情况")
    table, _, rest = rest.partition("五、")
    cells = [cell.strip() for cell in table.replace("\n", "|").split("|") if cell.strip()]
    assert len(cells) == 34
    figures = ["0", "1", "3", "0", "4", *cells[-10:]]
    lines = "\n\n".join([*cells[:19], *figures]).replace("\n1\n\n3", f"\n1{gap}3", 1)
    report = reportparse.parse(
        f"{head}四、政府信息公开行政复议、行政诉讼情况\n\n{lines}\n\n五、{rest}"
    )

    assert report.by_path["reviews.reconsideration.total"] == total


@pytest.mark.parametrize(("figures", "is_open"), [("1\n2\n3", False), ("4\n5\n6\n1\n2\n3", True)])
def test_blank_lines_are_no_blank_row_where_all_figures_are_below_the_last_label(
    figures: str, is_open: bool
) -> None:
    heads = "信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数"
    lines = f"{heads}\n\n规章\n\n\n\n\n行政规范性文件\n\n{figures}\n"
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n"
    report = reportparse.parse(f"{title}{lines}\n五、存在的主要问题及改进情况\n\n无。\n")

    codes = {finding.code for finding in report.diagnostics if finding.path == "proactive.rules"}
    assert ("cell-missing" in codes) == is_open


def test_the_end_of_a_broken_label_is_not_taken_for_another_label_that_it_is_like() -> None:
    report = reportparse.parse(
        "柳坪县水利局2016年政府信息公开工作年度报告\n三、附表\n统计指标  单位  统计数\n"
        "2.政府网站在线访谈次数  次  5\n其中：主要负责同志参加政\n府网站在线访谈次数  次  7\n"
        "3.政策解读稿件发布数  篇  8\n"
    )
    assert report["statistics.online_interviews.value"] == 5
    assert report["statistics.online_interviews_led.value"] == 7


def test_a_label_broken_behind_the_figures_of_its_row_takes_none_of_the_next_row() -> None:
    heads = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
    report = reportparse.parse(
        "柳坪县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        f"{heads}\n11 12 13 14 15 16 81  1.属于国家秘密\n"
        "21 22 23 24 25 26 141  2.其他法律行政\n法规禁止公开\n"
        "31 32 33 34 35 36 201  3.危及“三安全\n一稳定”\n"
        "41 42 43 44 45 46 261  4.保护第三方合\n法权益\n"
        "51 52 53 54 55 56 321  5.属于三类内部事务信息\n五、存在的主要问题及改进情况\n无。\n"
    )
    assert not any(path for path, value in report.by_path.items() if isinstance(value, int))
