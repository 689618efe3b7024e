# SPDX-License-Identifier: MIT
"""Pages that print a table in an order, or with company, that shifts figures if taken lightly."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import reportparse
from tests.conftest import CORPUS, read

HEAD = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |\n"
    "自然人 | 法人或其他组织 | 总计 |\n"
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
)
DOCUMENTS = "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n"
DECISIONS = "第二十条第（六）项 |\n信息内容 | 本年处理决定数量 |\n"


def flagged(report: reportparse.Report, path: str) -> set[str]:
    return {
        finding.code
        for finding in report.diagnostics
        if finding.path and (path == finding.path or path.startswith(f"{finding.path}."))
    }


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        (
            HEAD + "10 | 1 | 1 | 1 | 1 | 1 | 15 | 一、本年新收政府信息公开申请数量 |\n"
            "5 | 0 | 0 | 0 | 0 | 0 | 5 | 二、上年结转政府信息公开申请数量 |\n",
            "applications.new.natural_person",
            "figures-before-label",
        ),
        (
            HEAD.replace(" |", "") + "10 1 1 1 1 1 15\n一、本年新收政府信息公开申请数量\n"
            "5 0 0 0 0 0 5\n二、上年结转政府信息公开申请数量\n7 0 0 0 0 0 7\n"
            "三、本年度办理结果 （一）予以公开\n",
            "applications.new.natural_person",
            "figure-misplaced",
        ),
        (
            HEAD.replace(" |", "") + "一、本年新收政府信息公开申请数量 10 1 1 1 1 15\n3\n"
            "二、上年结转政府信息公开申请数量 5 0 0 0 0 0 5\n",
            "applications.new.other_org",
            "cells-mixed",
        ),
        (
            f"{DOCUMENTS}规章\n- 3 -\n行政规范性文件 1 2 3\n",
            "proactive.rules.repealed",
            "cell-missing",
        ),
        (
            f"{DOCUMENTS}规章 0 0 0\n行政规范性文件105\n",
            "proactive.normative_documents.issued",
            "digits-parted",
        ),
        (
            (
                "第二十条第（六）项 |\n序号 | 信息内容 | 本年处理决定数量 |\n"
                "4 | 行政处罚 |\n5 | 行政强制 | 7 |\n"
            ),
            "proactive.penalties.decisions",
            "cell-missing",
        ),
        (
            (
                "第二十条第（一）项 |\n信息内容 | 本年 | 本年 | 现行 |\n"
                "废止件数 | 制发件数 | 有效件数 |\n"
                "规章 | 1 | 2 | 3 |\n行政规范性文件 | 4 | 5 | 6 |\n"
            ),
            "proactive.rules.issued",
            "columns-differ",
        ),
        (
            DECISIONS.replace("数量", "数量（同比增减）") + "行政处罚 | 15 |\n行政强制 | 7 |\n",
            "proactive.penalties.decisions",
            "columns-differ",
        ),
    ],
)
def test_what_could_shift_is_named(text: str, path: str, code: str) -> None:
    report = reportparse.parse(text)

    assert code in flagged(report, path)


@pytest.mark.parametrize("numbers", ["12", ["1.", "2."], ["1、", "2、"], ["（1）", "（2）"], "①②"])
def test_numbers_before_rows_are_no_figures_where_the_head_says_so(numbers: Sequence[str]) -> None:
    head = DECISIONS.replace("信息内容", "序号 | 信息内容")
    first, second = numbers
    report = reportparse.parse(f"{head}{first} | 行政处罚 | 15 |\n{second} | 行政强制 | 7 |\n")

    assert report.figure("proactive.penalties.decisions") == 15
    assert report.figure("proactive.coercion.decisions") == 7


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("（单位：万元）", "万元"),
        ("（单位：人民币万元）", "万元"),
        ("（单位 千元）", "千元"),
        ("（万元，保留四位小数）", "万元"),
        ("（元，或万元）", None),
        ("", None),
    ],
)
def test_the_unit_in_the_head(note: str, unit: str | None) -> None:
    head = f"第二十条第（八）项 |\n信息内容 | 本年收费金额{note} |\n"
    report = reportparse.parse(f"{head}行政事业性收费 | 36.5 |\n")

    assert report.figure("proactive.fees.amount_unit") == unit


def test_slips_that_many_pages_share() -> None:
    text = HEAD.replace("其他 |\n", "其它 |\n", 1).replace("总计", "合计")
    report = reportparse.parse(
        f"{text}一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n"
    )

    assert report.figure("applications.new.other_org") == 6
    assert "columns-differ" not in flagged(report, "applications.new.other_org")


@pytest.mark.parametrize("text", ["---|\n\n（一）维持具体行政行为数", "|---|---|\n\n规章 1 2 3\n"])
def test_a_rule_above_a_table_is_no_trouble(text: str) -> None:
    assert reportparse.parse_document(text).raw() == text
    assert reportparse.parse(text).diagnostics


def test_what_is_reported_does_not_hang_on_the_rest_of_the_page() -> None:
    table = (
        "第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "规章 | 1 | 2 | 3 |\n行政规范性文建 | 1 | 2 | 3 |\n"
    )
    listing = "".join(f"| 某文件{index} | 某府办{index}号 |\n" for index in range(3000))
    report = reportparse.parse(f"{table}文字。\n| 行政规范性文件 | 文号 |\n{listing}")

    assert "label-inexact" in flagged(report, "proactive.normative_documents")


def test_tables_below_the_title_of_another_report_are_named() -> None:
    first = "甲镇2023年度政府信息公开工作年度报告\n"
    second = "乙镇2023年度政府信息公开工作年度报告\n"
    documents = DOCUMENTS + "规章 1 2 3\n行政规范性文件 4 5 6\n"
    row = "一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n"
    both = reportparse.parse(f"{first}{documents}{second}{HEAD}{row}")
    links = reportparse.parse(f"{first}{documents}{HEAD}{row}上一篇：{second}")

    assert "table-of-other" in flagged(both, "applications.new")
    assert "table-of-other" not in flagged(both, "proactive.rules")
    assert "table-of-other" not in {finding.code for finding in links.diagnostics}


def test_repeated_heads_over_padded_rows_leave_the_row_above_whole() -> None:
    head = "信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n"
    rows = "行政处罚 | 15 | 15 | 15 |\n行政强制 | |||\n"
    report = reportparse.parse(f"第二十条第（六）项 |\n{head}{rows}")

    assert report.figure("proactive.penalties.decisions") == 15
    assert report.figure("proactive.coercion.decisions") is None


MERGED = """某县2022年政府信息公开工作年度报告
二、主动公开政府信息情况
| {item} | {item} | {item} | {item} | {item} |
| 信息内容 | 本年制发件数 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 12 | {second} | 203 |  |
| 行政规范性文件 | 9 | 9 | 8 | 7 |
三、收到和处理政府信息公开申请情况
"""


def test_two_figures_under_one_merged_head_are_not_read() -> None:
    """Neither the first time nor by the plan of a page where they are alike."""
    for second in (7, 12, 7, 7):
        report = reportparse.parse(MERGED.format(item="第二十条第（一）项", second=second))
        found = [
            (finding.code, finding.path)
            for finding in report.diagnostics
            if finding.severity == "error"
        ]

        assert report.figure("proactive.normative_documents.in_force") == 7
        if second == 12:
            assert report.figure("proactive.rules.issued") in (12, None)
            continue
        assert ("merged-cells-differ", "proactive.rules") in found
        assert report.figure("proactive.rules.issued") is None
        assert report.figure("proactive.rules.in_force") is None


def test_a_row_printed_twice_whose_figures_cannot_be_read_the_second_time() -> None:
    text = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
    row = next(line for line in text.splitlines() if line.startswith("行政许可"))
    for second in ("行政许可 | 12O |", "行政许可 | 1 2 |"):
        report = reportparse.parse(text.replace(row, f"{row}\n{second}"))

        assert any(
            finding.path and finding.path.startswith("proactive.licensing")
            for finding in report.diagnostics
        )


def test_a_blank_row_without_the_pipe_before_it_leaves_the_rows_below_whole() -> None:
    text = (
        "| 第二十条第（一）项 |  |  |  |\n"
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 2 | 0 | 11 |\n"
        "| 第二十条第（五）项 |  |  |  |\n| 信息内容 | 本年处理决定数量 |  |  |\n行政许可 | |||\n"
        "| 第二十条第（六）项 |  |  |  |\n| 信息内容 | 本年处理决定数量 |  |  |\n"
        "| 行政处罚 | 6 |  |  |\n| 行政强制 | 0 |  |  |\n"
    )
    report = reportparse.parse(text)
    assert report["proactive.penalties.decisions"] == 6
    assert not flagged(report, "proactive.penalties")


@pytest.mark.parametrize(
    "sign", "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u2060\u2063\u2069\ufe0f\ufeff"
)
@pytest.mark.parametrize("between", [" ", "\u3000", "\t", ",", " | ", "\n"])
def test_characters_without_width_part_and_join_nothing(sign: str, between: str) -> None:
    rows = (
        "信息内容 本年制发件数 本年废止件数 现行有效件数",
        "规章 2 1 18",
        "行政规范性文件 3 0 12",
    )
    text = "\n".join(row.replace(" ", between) for row in rows)
    text = f"临江市水利局2023年政府信息公开工作年度报告\n{text}\n三、完\n"
    for place in (text.index("18") + 1, text.index("规章") + 1, text.index("规章") + 2):
        report = reportparse.parse(text[:place] + sign + text[place:])

        assert [
            report.by_path[f"proactive.rules.{one}"] for one in ("issued", "repealed", "in_force")
        ] == [2, 1, 18]


def test_a_character_that_turns_the_digits_after_it_round_leaves_a_number_open() -> None:
    report = reportparse.parse("规章 | 2 | 1 | \u202e81\u202c |\n行政规范性文件 | 3 | 0 | 12 |\n")

    assert report.by_path["proactive.rules.in_force"] is None
    assert report.status("proactive.rules.in_force") != "blank"


_SHARED = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def _page(spans: tuple[int, int], figures: str, end: str = "", *, first: int = 5) -> str:
    """A web page with the table of section four.

    Args:
        spans: The columns that the headers of the last two groups span.
        figures: Its row.
        end: What comes after it.
        first: How many columns the first group has.
    """
    cells = [f"<td>{head}</td>" for head in _SHARED]
    heads, tall = "".join(cells), "".join([*cells[: first - 1], cells[-1]])
    groups = ("未经复议直接起诉", "复议后起诉")
    above = [f"<td colspan={span}>{name}</td>" for span, name in zip(spans, groups, strict=True)]
    return (
        "<h1>临江市水利局2023年政府信息公开工作年度报告</h1><p>四、政府信息公开行政复议、行政诉讼情况</p>"
        f"<table><tr><td colspan={first}>行政复议</td><td colspan=10>行政诉讼</td></tr>"
        f"<tr>{tall.replace('<td>', '<td rowspan=2>')}{''.join(above)}</tr>"
        f"<tr>{heads}{heads}</tr><tr>{''.join(f'<td>{one}</td>' for one in figures.split())}</tr>"
        f"</table>{end}"
    )


def _reviews(
    spans: tuple[int, int], figures: str, end: str = "", *, first: int = 5
) -> list[object]:
    """The totals of the page of these arguments, see `_page`."""
    page = _page(spans, figures, end, first=first)
    report = reportparse.parse_bytes(page.encode(), name="page.html")
    paths = ("reconsideration", "direct_litigation", "after_reconsideration")
    return [report.by_path[f"reviews.{path}.total"] for path in paths]


@pytest.mark.parametrize("spans", [(5, 5), (4, 5), (5, 4), (6, 4), (4, 6), (6, 5)])
def test_group_headers_over_a_column_too_few_exchange_no_columns(spans: tuple[int, int]) -> None:
    row = "1 2 3 4 10 11 12 13 14 50 21 22 23 24 90"

    assert _reviews(spans, row) == [10, 50, 90]


def test_group_headers_over_a_column_too_few_leave_totals_that_are_no_sums_open() -> None:
    row = "1 2 3 4 10 11 12 13 14 51 21 22 23 24 90"

    assert _reviews((4, 5), row) == [None, None, None]


@pytest.mark.parametrize("end", ["", "<p>五、存在的主要问题及改进情况</p>"])
def test_a_row_that_lacks_a_column_with_its_header_is_read_at_the_end_too(end: str) -> None:
    row = "1 2 3 6 11 12 13 14 50 21 22 23 24 90"

    assert _reviews((5, 5), row, end, first=4) == [6, 50, 90]


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("行政规范性文件 | 2 | 0", 2),
        ("行政规范性文件\t2\t0", 2),
        ("行政规范性文件 2 0", None),
        ("行政规范性文件 2   0", None),
        ("行政规范性文件\n2\n0\n", 2),  # the row above has all its cells
    ],
)
def test_a_row_cut_off_by_the_end_is_read_where_no_cell_can_be_left_out(
    row: str, read: int | None
) -> None:
    heads = "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 5 0 12\n"
    between = " | " if "|" in row else "\t" if "\t" in row else "\n" if "\n" in row else " "
    report = reportparse.parse(heads.replace(" ", between) + row)

    assert report.by_path["proactive.normative_documents.issued"] == read


UNNAMED = "| 信息内容 | 本年制发件数 |  | 本年废止件数 | 现行有效件数 |\n"


@pytest.mark.parametrize(
    ("head", "row", "read"),
    [
        (UNNAMED, "| 规章 | 2 |  | 0 | 5 |\n", [2, 0, 5]),
        (UNNAMED, "| 规章 | 2 |  | 0 |\n", [None] * 3),
        (UNNAMED, "| 规章 | 2 | 0 | 5 |\n", [None] * 3),
        (UNNAMED, "|  |  | 规章 | 2 | 0 | 5 | 1 |\n", [None] * 3),
        ("||信息内容||本年制发件数||本年废止件数||现行有效件数||\n", "|规章|2|0|5|\n", [2, 0, 5]),
    ],
)
def test_below_a_header_without_a_name_rows_of_another_width_are_open(
    head: str, row: str, read: list[int | None]
) -> None:
    report = reportparse.parse(f"二、主动公开政府信息情况\n{head}{row}三、完\n")
    paths = ("issued", "repealed", "in_force")

    assert [report.by_path[f"proactive.rules.{path}"] for path in paths] == read


def test_digits_are_not_parted_into_figures_whose_total_is_no_sum() -> None:
    rows = "一、本年新收政府信息公开申请数量5000005\n二、上年结转政府信息公开申请数量9862833\n"
    report = reportparse.parse(f"三、收到和处理政府信息公开申请情况\n{rows}四、完\n")

    assert report.by_path["applications.new.total"] == 5
    assert report.by_path["applications.carried_in.total"] is None


@pytest.mark.parametrize("mark", ["1)", "①", "*", "注1"])
def test_the_mark_of_a_note_after_a_blank_is_no_figure(mark: str) -> None:
    report = reportparse.parse(f"{DOCUMENTS}规章 5 {mark} 12\n行政规范性文件 2 0 8\n")

    assert report.by_path["proactive.rules.in_force"] is None


@pytest.mark.parametrize(("own", "read"), [(" ", None), ("3", 3)])
def test_a_header_beside_that_of_the_year_is_one_too(own: str, read: int | None) -> None:
    rule = "├──────────┼──────────────────┼──────────────────┤\n"
    text = (
        "│ 信息内容 │ 本年处理决定数量 │ 本年处理决定数量 │\n"
        f"{rule}│ 信息内容 │ 本年             │ 累计             │\n"
        f"{rule}│ 行政处罚 │ {own}                │ 7                │\n"
        f"{rule}│ 行政强制 │ {own}                │ 7                │\n"
        "└──────────┴──────────────────┴──────────────────┘\n"
    )
    report = reportparse.parse(f"二、主动公开政府信息情况\n{text}三、完\n")

    assert report.by_path["proactive.penalties.decisions"] == read


def test_a_row_without_a_unit_takes_no_cells_of_a_row_that_has_one() -> None:
    rows = "一、主动公开情况 条 7 （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） 条 5 "
    text = f"统计指标 单位 统计数 {rows}".replace(" ", "\n")
    report = reportparse.parse(f"二、附表\n{text}")

    assert report.by_path["statistics.disclosure.value"] is None
    assert report.by_path["statistics.disclosed.value"] == 5


def test_a_whole_header_that_is_printed_twice_is_read_once() -> None:
    head = "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
    row = "| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 2 | 0 | 11 |\n"
    once, twice = (reportparse.parse(f"三、申请情况\n{above}{row}") for above in (head, head * 2))

    assert once.by_path["applications.new.total"] == twice.by_path["applications.new.total"] == 11


def test_the_header_of_groups_in_a_table_of_its_own_above_is_no_other() -> None:
    page = _page((5, 5), "1 2 3 4 10 11 12 13 14 50 21 22 23 24 90")
    head = page[page.index("<table>") : page.index("<tr><td>1<")] + "</table>"
    report = reportparse.parse_bytes(
        page.replace("<table>", f"{head}<table>").encode(), name="a.html"
    )

    assert report.by_path["reviews.after_reconsideration.total"] == 90


def test_a_data_frame_of_few_rows_may_have_a_column_of_the_pages_own() -> None:
    head = "信息内容 行次 本年制发件数 本年废止件数 现行有效件数\n"
    rows = "0 规章 1 8 1 7\n1 行政规范性文件 2 3 0 9\n"
    report = reportparse.parse(f"二、主动公开政府信息情况\n{head}{rows}\n三、完\n")

    assert report.by_path["proactive.rules.issued"] == 8
    assert report.by_path["proactive.normative_documents.in_force"] == 9


def test_codes_of_rows() -> None:
    labels = [
        "1.政府公报公开政府信息数",
        "2.政府网站公开政府信息数",
        "3.政务微博公开政府信息数",
        "4.政务微信公开政府信息数",
    ]
    coded = "".join(f"A{n:02} | {label} | 条 | {n}1 |\n" for n, label in enumerate(labels, 5))
    text = f"编号 | 统计指标 | 单位 | 本年统计数 |\n{coded}"

    assert reportparse.parse(text).figure("statistics.by_website.value") == 61


def test_the_fences_of_markdown_take_no_row_of_the_table_between_them() -> None:
    rows = "| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 12 |\n| 行政强制 | 3 |\n"
    report = reportparse.parse(f"二、主动公开政府信息情况\n```text\n{rows}\n```\n三、其他\n")

    assert report.figure("proactive.coercion.decisions") == 3
    assert "row-unknown" not in {finding.code for finding in report.diagnostics}
