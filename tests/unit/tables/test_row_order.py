# SPDX-License-Identifier: MIT
"""The page's rows against the form's: unknown rows, and rows missing between others."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.forms import registry
from reportparse.tables.extra_rows import ExtraRow, in_print_order
from tests.conftest import CORPUS, read
from tests.makers.layouts import LAYOUTS, render

FORM = registry.forms()["2021"]
FORMS = {table.name: FORM for table in FORM.tables}
LAST = FORM.table_of["proactive"].rows[-1].path
TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")


def extra(table: str, after: str | None = None, label: str = "甲") -> ExtraRow:
    return ExtraRow(table, after, label, ("1",))


def test_extra_rows_come_as_their_tables_do_and_then_as_the_rows_before_them() -> None:
    first = extra("proactive")
    second = extra("proactive", "proactive.rules")
    third = extra("proactive", "proactive.penalties")
    fourth = extra("applications")
    fifth = extra("applications", "applications.new")

    assert in_print_order(FORMS, [fifth, third, fourth, second, first]) == [
        first,
        second,
        third,
        fourth,
        fifth,
    ]


def test_a_row_of_a_form_without_such_a_row_before_it_comes_first() -> None:
    rows = [extra("proactive", "proactive.gone"), extra("proactive", "proactive.rules")]

    assert in_print_order(FORMS, rows[::-1]) == rows


def test_rows_without_a_label_come_before_those_with_one() -> None:
    rows = [extra("proactive"), extra("proactive", label="")]

    assert in_print_order(FORMS, rows) == rows[::-1]


@pytest.mark.parametrize("printed", [[("proactive", "applications", "reviews")], [("reviews",)]])
def test_rows_after_others_stay_where_they_are(printed: list[tuple[str, ...]]) -> None:
    rows = [extra("proactive", "proactive.rules"), extra("applications", "applications.new")]

    assert in_print_order(FORMS, rows, printed) == rows
    assert in_print_order(FORMS, [extra("proactive")], printed) == [extra("proactive")]


def test_a_row_above_a_table_that_follows_another_is_the_others_last() -> None:
    printed = [("proactive", "applications"), ("reviews",)]

    assert in_print_order(FORMS, [extra("applications")], printed) == [extra("proactive", LAST)]
    assert in_print_order(FORMS, [extra("reviews")], printed) == [extra("reviews")]


def test_a_row_without_a_label_above_a_table_that_follows_others_is_the_firsts() -> None:
    printed = [("proactive", "applications", "reviews")]

    assert in_print_order(FORMS, [extra("applications", label="")], printed) == [
        extra("proactive", label="")
    ]


def test_a_table_stands_where_it_was_printed_first() -> None:
    row = extra("applications")

    for printed in (
        [("applications",), ("proactive", "applications")],
        [("proactive",), ("applications",)],
        [("proactive",), ("proactive", "applications")],
    ):
        assert in_print_order(FORMS, [row], printed) == [row]


def test_tables_that_stand_together_in_two_places() -> None:
    printed = [("proactive", "applications"), ("reviews",), ("proactive", "reviews")]

    assert in_print_order(FORMS, [extra("applications")], printed) == [extra("proactive", LAST)]


def line_with(words: str) -> str:
    (line,) = (page_line for page_line in TEXT.split("\n") if words in page_line)
    return line


def reported(text: str) -> list[tuple[str, str | None, str]]:
    """The findings: code, path, and the words of the text that they point at."""
    lines = text.split("\n")
    return [
        (
            finding.code,
            finding.path,
            lines[finding.line - 1][finding.column - 1 : finding.end_column - 1],
        )
        for finding in reportparse.parse(text).diagnostics
    ]


def test_a_strange_row_is_kept_without_the_blank_cells_at_its_end() -> None:
    line = line_with("| 规章 |")
    text = TEXT.replace(line, f"{line}\n| 其他文件 |  | 4 |  |  |")

    assert reportparse.parse(text).extra == (
        ExtraRow("proactive", "proactive.rules", "其他文件", ("", "4")),
    )
    assert [finding[:2] for finding in reported(text)] == [("row-unknown", "proactive")]


def test_figures_after_a_caption_are_reported_from_the_first_to_the_last() -> None:
    line = line_with("第二十条第（五）项")
    text = TEXT.replace(line, "| 第二十条第（五）项 | 7 |  | 9 |")
    (finding,) = reportparse.parse(text).diagnostics

    assert reported(text) == [("figure-misplaced", "proactive", "7 |  | 9")]
    assert "第二十条第（五）项" in finding.message
    assert "7、9" in finding.message


def test_a_missing_row_is_reported_at_the_row_before_it_or_else_at_the_first() -> None:
    first, second = line_with("| 规章 |"), line_with("| 行政规范性文件 |")
    figures = second.strip("| ")

    assert reported(TEXT.replace(f"{second}\n", "")) == [
        ("row-missing", "proactive.normative_documents", first.strip("| "))
    ]
    assert reported(TEXT.replace(f"{first}\n", "")) == [("row-missing", "proactive.rules", figures)]


def test_a_missing_table_is_reported_at_the_end() -> None:
    lines = TEXT.split("\n")
    start = next(i for i, line in enumerate(lines) if "行政复议 |" in line or "| 行政复议" in line)
    end = next(i for i, line in enumerate(lines) if line.startswith("五、"))
    text = "\n".join(lines[:start] + lines[end:])
    (finding,) = reportparse.parse(text).diagnostics

    assert (finding.code, finding.path) == ("table-missing", "reviews")
    assert (finding.line, finding.column) == (len(text.split("\n")), len(text.split("\n")[-1]) + 1)


def test_rows_out_of_order_are_both_reported() -> None:
    first, second = line_with("| 规章 |"), line_with("| 行政规范性文件 |")
    text = TEXT.replace(f"{first}\n{second}", f"{second}\n{first}")

    assert [finding[:2] for finding in reported(text)] == [
        ("row-out-of-order", "proactive.normative_documents"),
        ("row-out-of-order", "proactive.rules"),
    ]


def corrected(change: str) -> tuple[list[object], set[str]]:
    """Both figures printed under 被依法纠错数, and what is reported of their rows."""
    lines = read(CORPUS / "checks" / "consistent" / "statistics_2016.txt").split("\n")
    first, second = (index for index, line in enumerate(lines) if "被依法纠错数" in line)
    again = [lines[second].replace("| 1 |", "| 8 |")] if change == "again" else []
    if change == "two tables":
        lines.insert(second, "三、续表")
        second += 1
    gone = {
        "first gone": [first],
        "second gone": [second],
        "row above and second gone": [first - 1, second],
        "first and row above second gone": [first, second - 1],
        "one loss up to second": [*range(first + 1, second + 1)],
        "one loss to the end": [*range(first + 1, len(lines))],
    }.get(change, [])
    kept = [line for index, line in enumerate(lines[: second + 1]) if index not in gone]
    rest = [line for index, line in enumerate(lines) if index > second and index not in gone]
    report = reportparse.parse("\n".join([*kept, *again, *rest]))
    rows = [f"statistics.{row}_corrected" for row in ("reconsideration", "litigation")]
    codes = {finding.code for finding in report.diagnostics if finding.path in rows}
    return [report.figure(f"{row}.value") for row in rows], codes


@pytest.mark.parametrize(
    ("change", "figures", "codes"),
    [
        ("none", [7, 1], set()),
        ("two tables", [7, 1], set()),
        ("first gone", [None, 1], {"row-missing"}),
        ("second gone", [7, None], {"row-missing"}),
        ("row above and second gone", [None, None], {"row-missing", "label-ambiguous"}),
        ("first and row above second gone", [None, None], {"row-missing", "label-ambiguous"}),
        ("one loss up to second", [None, None], {"label-ambiguous"}),
        ("one loss to the end", [7, None], set()),
        ("again", [None, None], {"row-out-of-order", "label-ambiguous", "row-repeated"}),
    ],
)
def test_rows_with_one_label_are_told_apart_by_the_row_above_or_if_all_are_there_once_in_order(
    change: str, figures: list[object], codes: set[str]
) -> None:
    assert corrected(change) == (figures, codes)


@pytest.mark.parametrize(
    ("row", "label", "cells"),
    [
        ("| 其他文件 |", "其他文件", ()),
        ("| 12O | / |", "12O", ("/",)),
        ("| 其他文件 | 12O |", "其他文件", ("12O",)),
    ],
)
def test_a_strange_row_keeps_its_label(row: str, label: str, cells: tuple[str, ...]) -> None:
    line = line_with("| 规章 |")
    report = reportparse.parse(TEXT.replace(line, f"{line}\n{row}"))

    assert report.extra == (ExtraRow("proactive", "proactive.rules", label, cells),)


def test_a_strange_row_is_of_the_table_of_the_row_before_it() -> None:
    line = line_with("四、结转下年度继续办理")
    heading = line_with("三、收到和处理政府信息公开申请情况")
    text = TEXT.replace(f"{heading}\n", "").replace(line, f"{line}\n| 甲乙丙丁 |  |  | 1 |")
    report = reportparse.parse(text)

    (unknown,) = (finding for finding in report.diagnostics if finding.code == "row-unknown")
    assert unknown.path == "applications"
    assert report.extra == (
        ExtraRow("applications", "applications.carried_out", "甲乙丙丁", ("", "", "1")),
    )


def test_figures_below_heads_of_no_row_are_reported_with_the_last_head() -> None:
    line = line_with("一、本年新收政府信息公开申请数量")
    report = reportparse.parse(TEXT.replace(line, f"| 1 | 2 | 3 |\n{line}"))
    (finding,) = report.diagnostics

    assert (finding.code, finding.path) == ("figure-misplaced", "applications")
    assert finding.message == "“其他”处不应有数字：1、2、3"


@pytest.mark.parametrize(
    ("heads", "read_as"),
    [
        ("总计", None),
        ("结果维持", None),
        ("结果维持 | 结果纠正", 6),
        ("结果维持 | 结果纠正 | 自然人 | 商业企业", None),
        ("结果维持 | 结果纠正 | 自然人 | 商业企业 | 科研机构", None),
    ],
)
def test_figures_are_those_of_the_row_whose_heads_are_two_and_most_of_those_above(
    heads: str, read_as: int | None
) -> None:
    start = TEXT.index("四、政府信息公开行政复议")
    figures = line_with("| 6 | 8 | 3 |")
    report = reportparse.parse(f"{TEXT[:start]}| {heads} |\n{figures}\n五、问题\n无。\n")

    codes = {finding.code for finding in report.diagnostics}
    assert report.figure("reviews.reconsideration.upheld") == read_as
    assert ("figure-misplaced" in codes) is (read_as is None)


def test_rows_out_of_order_and_missing_tables_are_named() -> None:
    first, second = line_with("| 规章 |"), line_with("| 行政规范性文件 |")
    text = TEXT.replace(f"{first}\n{second}", f"{second}\n{first}")
    without = TEXT[: TEXT.index("四、政府信息公开行政复议")] + "五、问题\n无。\n"

    assert [finding.message for finding in reportparse.parse(text).diagnostics] == [
        "行的次序与格式不符：行政规范性文件",
        "行的次序与格式不符：规章",
    ]
    assert [
        finding.message
        for finding in reportparse.parse(without).diagnostics
        if finding.path == "reviews"
    ] == ["缺少表格：政府信息公开行政复议、行政诉讼情况"]


def test_rows_out_of_order_are_found_behind_a_table_of_another_form() -> None:
    text = read(CORPUS / "mixed_forms" / "district_cell_per_line.txt")
    start, middle, end = map(text.index, ("一、本年新收", "二、上年结转", "三、本年度办理结果"))
    swapped = text[:start] + text[middle:end] + text[start:middle] + text[end:]

    assert {
        finding.path
        for finding in reportparse.parse(swapped).diagnostics
        if finding.code == "row-out-of-order"
    } == {"applications.new", "applications.carried_in"}


def cell_per_line(gone: tuple[str, str]) -> dict[str, str]:
    """The rows in doubt, with what is said, on a page with a cell a line and a part left out."""
    page = render(reportparse.parse(TEXT), LAYOUTS["cell_per_line"])
    start, end = map(page.index, gone)
    found = reportparse.parse(page[:start] + page[end:]).diagnostics
    return {
        str(finding.path): finding.message for finding in found if finding.code == "row-doubtful"
    }


@pytest.mark.parametrize(
    ("gone", "path", "label"),
    [
        # a head, with which rows may have gone
        (
            ("信息内容 |\n本年处理决定数量", "行政许可 |"),
            "proactive.normative_documents",
            "行政规范性文件",
        ),
        (("行政规范性文件", "第二十条第（五）项"), "proactive.rules", "规章"),
        (
            ("二、上年结转", "三、本年度办理结果"),
            "applications.new",
            "一、本年新收政府信息公开申请数量",
        ),
        (
            ("（四）无法提供", "1.本机关不掌握"),
            "applications.denied.administrative_query",
            "8.属于行政查询事项",
        ),
        (
            ("三、本年度办理结果", "（一）予以公开"),
            "applications.carried_in",
            "二、上年结转政府信息公开申请数量",
        ),
    ],
)
def test_a_row_without_a_line_of_its_own_is_in_doubt_if_what_comes_after_it_is_missing(
    gone: tuple[str, str], path: str, label: str
) -> None:
    assert cell_per_line(gone) == {
        path: f"“{label}”的数字可能属于相邻的行：相邻的行缺失、次序有误或与该行连在一起"
    }


def test_what_looks_like_a_number_and_stands_alone_is_no_label() -> None:
    line = line_with("第二十条第（一）项")
    report = reportparse.parse(TEXT.replace(line, f"| 2 | 12O |\n{line}"))

    assert report.extra == (
        ExtraRow("proactive", None, "", ("2",)),
        ExtraRow("proactive", None, "", ("12O",)),
    )


def test_a_strange_row_above_a_table_that_follows_another_is_the_others_last() -> None:
    heading = line_with("三、收到和处理政府信息公开申请情况")
    report = reportparse.parse(TEXT.replace(heading, "| 甲乙丙丁 | 1 |"))

    assert report.extra == (ExtraRow("proactive", LAST, "甲乙丙丁", ("1",)),)


def test_a_blank_row_is_open_if_it_has_a_cell_too_many_and_not_the_word_that_the_form_prints() -> (
    None
):
    text = read(CORPUS / "checks" / "consistent" / "statistics_2016.txt")
    line = next(line for line in text.split("\n") if "申请信息不存在数" in line)
    report = reportparse.parse(text.replace(line, line.split(" | ")[0] + " |  |  |  |"))

    assert ("cells-ambiguous", "statistics.answered_not_existing") in {
        (finding.code, finding.path) for finding in report.diagnostics
    }


def test_a_label_of_two_rows_is_named_where_it_leaves_a_choice() -> None:
    lines = read(CORPUS / "checks" / "consistent" / "statistics_2016.txt").split("\n")
    first = next(index for index, line in enumerate(lines) if "被依法纠错数" in line)
    second = next(index for index in range(first + 1, len(lines)) if "被依法纠错数" in lines[index])
    kept = (line for index, line in enumerate(lines) if index not in (first, second - 1))
    report = reportparse.parse("\n".join(kept))
    (finding,) = (finding for finding in report.diagnostics if finding.code == "label-ambiguous")

    assert "被依法纠错数" in finding.message


def test_a_row_further_right_than_others_is_doubted_where_it_has_blank_cells() -> None:
    row, shifted = "| 行政事业性收费 | 8.99 |  |  |", "|  | 行政事业性收费 | 8.99 |  |"
    assert row in TEXT
    (finding,) = reportparse.parse(TEXT.replace(row, shifted)).diagnostics

    assert (finding.code, finding.path) == ("blanks-doubtful", "proactive.fees")
    assert finding.message.startswith("同表其他行")
    assert "行政事业性收费" in finding.message


def test_a_row_further_right_than_others_with_all_its_figures_is_read() -> None:
    row = "| 行政规范性文件 | 6 | 5 | 7 |"
    assert row in TEXT
    report = reportparse.parse(TEXT.replace(row, f"|  {row}"))

    assert report.diagnostics == ()
    assert report.figure("proactive.normative_documents.in_force") == 7


def test_a_row_with_all_its_figures_is_read_beside_rows_without_cells() -> None:
    """Converters fill rows up to the width of those that begin with a merged cell."""
    row = "| {} | {} |  |\n"
    text = row.format("一、本年新收政府信息公开申请数量", "8 | 1 | 0 | 0 | 2 | 0 | 11")
    text += row.format("二、上年结转政府信息公开申请数量", "3 | 0 | 0 | 0 | 0 | 0 | 3")
    text += "| 三、 | （一）予以公开 | 4 | 1 | 0 | 0 | 2 | 0 | 7 |\n"
    text += "| （二）部分公开 | 1 | 0 |\n| 1.属于国家秘密 | 0 | 0 |\n"
    text += "| （七）总计 | 9 | 1 | 0 | 0 | 2 | 0 | 12 |\n"
    text += "| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 |  |\n"
    report = reportparse.parse(f"三、收到和处理政府信息公开申请情况\n{text}四、甲\n")

    assert report.figure("applications.new.total") == 11
    assert report.figure("applications.carried_in.natural_person") == 3


def test_a_table_may_begin_with_a_label_of_two_rows() -> None:
    lines = read(CORPUS / "checks" / "consistent" / "statistics_2016.txt").split("\n")
    first = next(index for index, line in enumerate(lines) if "被依法纠错数" in line)
    report = reportparse.parse("\n".join([*lines[:4], lines[first], *lines[4:]]))
    row = "statistics.reconsideration_corrected"

    assert ("label-ambiguous", row) in {
        (finding.code, finding.path) for finding in report.diagnostics
    }
    assert report.figure(f"{row}.value") is None


def test_figures_after_the_labels_of_two_rows_side_by_side_may_be_of_both() -> None:
    text = (
        "示例县2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n"
        "信息内容 上一年项目数量 本年增/减 处理决定数量\n"
        "行政许可其他对外管理服务事项 0503 -11-4 28230\n规章 1 2 3\n"
    )
    report = reportparse.parse(text)

    assert report.by_path["proactive.other_services.decisions"] is None
    assert "row-doubtful" in {finding.code for finding in report.diagnostics}


def statistics(*changes: tuple[str, str]) -> reportparse.Report:
    """The statistics of 2016 with labels exchanged."""
    text = read(CORPUS / "checks" / "consistent" / "statistics_2016.txt")
    for old, new in changes:
        assert old in text
        text = text.replace(old, "\0", 1).replace(new, old, 1).replace("\0", new, 1)
    return reportparse.parse(text)


UPHELD, UPHELD_IN_COURT = "（一）维持具体行政行为数", "（一）维持具体行政行为或者驳回原告诉讼请求数"
LITIGATION = "五、行政诉讼数量"


def test_rows_that_share_their_labels_are_open_below_exchanged_labels_of_their_own() -> None:
    report = statistics((UPHELD, UPHELD_IN_COURT))
    paths = ("reconsideration_corrected", "reconsideration_other", "litigation_other")

    assert {f"statistics.{path}" for path in paths} <= {
        finding.path for finding in report.diagnostics if finding.code == "label-ambiguous"
    }


@pytest.mark.parametrize("label", [UPHELD, "（二）被依法纠错数"])
def test_a_label_in_the_place_of_one_further_up_is_out_of_order_too(label: str) -> None:
    report = statistics((label, LITIGATION))

    assert ("row-out-of-order", "statistics.litigation") in {
        (finding.code, finding.path) for finding in report.diagnostics
    }
