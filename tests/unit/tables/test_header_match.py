# SPDX-License-Identifier: MIT
"""Heads as pages print them: in pieces, with words missing, in another order, of another part."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportparse
from reportparse.forms import registry
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")
HEAD = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
DECISIONS = "| 信息内容 | 本年处理决定数量 |  |  |\n| 行政许可"
FEES = "| 信息内容 | 本年收费金额（单位：万元） |"


def findings(old: str, new: str) -> list[tuple[str, str | None, str]]:
    """The findings with another header: code, path, and the labels in the message."""
    assert TEXT.count(old) == 1
    report = reportparse.parse(TEXT.replace(old, new), language="en")
    return [
        (finding.code, finding.path, finding.message.rpartition(": ")[2])
        for finding in report.diagnostics
    ]


@pytest.mark.parametrize(
    "head",
    [
        # over two rows
        "| 信息内容 | 本年制 | 本年废 | 现行有 |\n|  | 发件数 | 止件数 | 效件数 |",
        "| 信息内容 | 本年 | 本年 | 现行 |\n|  | 制发件数 | 废止件数 | 有效件数 |",
        # some of them
        "| 信息内容 | 本年制 | 本年废 | 现行有效件数 |\n| 发件数 | 止件数 |",
        "| 信息内容 | 本年制发件数 | 本年废 | 现行有 |\n|  |  | 止件数 | 效件数 |",
        # beside a whole one that begins like it
        "| 信息内容 | 本年制发件数 | 本年 | 现行有效件数 |\n|  |  | 废止件数 |",
        # over three rows
        "| 信息内容 | 本年制 | 本年废 | 现行有效件数 |\n|  | 发件 | 止件 |\n|  | 数 | 数 |",
        # one after the other
        "| 信息内容 | 本年制 | 发件数 | 本年废 | 止件数 | 现行有 | 效件数 |",
        # one in three pieces below the others
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行 |\n| 有效 |\n| 件数 |",
    ],
)
def test_pieces_are_the_heads_that_they_make_up(head: str) -> None:
    assert findings(HEAD, head) == []


@pytest.mark.parametrize(
    "head",
    [
        "| 信息内容 | 本年制 | 本年废 | 现行有 |\n|  | 止件数 | 发件数 | 效件数 |",
        "| 信息内容 | 本年制 | 本年废 | 现行有效件数 |\n|  | 止件数 | 发件数 |",
        "| 信息内容 | 本年 | 本年 | 现行 |\n|  | 废止件数 | 制发件数 | 有效件数 |",
    ],
)
def test_pieces_that_make_up_no_heads_make_figures_doubtful(head: str) -> None:
    assert {code for code, _, _ in findings(HEAD, head)} == {"columns-differ"}


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (
            "| 信息内容 | 本年废 | 本年制 | 现行有 |\n|  | 止件数 | 发件数 | 效件数 |",
            ("repealed", "issued", "in_force"),
        ),
        (
            "| 信息内容 | 现行有 | 本年制 | 本年废 |\n|  | 效件数 | 发件数 | 止件数 |",
            ("in_force", "issued", "repealed"),
        ),
        # no word whole
        (
            "| 信息 | 现行 | 本年制 | 本年废 |\n| 内容 | 有效件数 | 发件数 | 止件数 |",
            ("in_force", "issued", "repealed"),
        ),
    ],
)
def test_pieces_in_another_order_give_that_of_the_columns(
    head: str, names: tuple[str, ...]
) -> None:
    before = reportparse.parse(TEXT).by_path
    found = reportparse.parse(TEXT.replace(HEAD, head)).by_path
    own = ("issued", "repealed", "in_force")

    assert [found[f"proactive.rules.{name}"] for name in names] == [
        before[f"proactive.rules.{name}"] for name in own
    ]


def test_a_header_is_matched_with_each_part_whose_rows_are_below_it() -> None:
    start, end = TEXT.index("| 第二十条第（五）项"), TEXT.index("| 行政许可")

    assert [finding[:2] for finding in findings(TEXT[start:end], "")] == [
        ("columns-differ", "proactive.licensing")
    ]


def test_a_header_holds_for_the_rows_below_it() -> None:
    row = "| 行政规范性文件 |"
    other = "| 信息内容 | 本年废止件数 | 本年制发件数 | 现行有效件数 |"

    assert findings(row, f"{HEAD}\n{row}") == []
    assert [finding[:2] for finding in findings(row, f"{other}\n{row}")] == [
        ("columns-reordered", "proactive")
    ]
    report = reportparse.parse(TEXT.replace(row, f"{other}\n{row}"))
    before = reportparse.parse(TEXT)
    path = "proactive.normative_documents"
    assert report.figure(f"{path}.issued") == before.figure(f"{path}.repealed")
    assert report.figure(f"{path}.repealed") == before.figure(f"{path}.issued")
    assert report.figure("proactive.rules.issued") == before.figure("proactive.rules.issued")


@pytest.mark.parametrize(
    "head",
    [
        "| 信息内容 | 甲 | 本年废止件数 | 现行有效件数 |",
        "| 信息内容 | 甲 | 本年废 | 现行有 |\n|  |  | 止件数 | 效件数 |",
    ],
)
def test_a_column_under_an_unknown_header_is_not_the_missing_one(head: str) -> None:
    assert findings(HEAD, head) == [("column-missing", "proactive", "本年制发件数")]
    figures = reportparse.parse(TEXT.replace(HEAD, head)).by_path
    before = reportparse.parse(TEXT).by_path
    for row in ("proactive.rules", "proactive.normative_documents"):
        assert figures[f"{row}.issued"] is None
        assert figures[f"{row}.in_force"] == before[f"{row}.in_force"] is not None


@pytest.mark.parametrize(
    ("first", "second"), [("行政复议 |", "行政诉讼 |"), ("未经复议直接起诉 |", "复议后起诉 |")]
)
def test_groups_of_columns_in_another_order_have_the_figures_below_them(
    first: str, second: str
) -> None:
    line = next(
        page_line for page_line in TEXT.split("\n") if first in page_line and second in page_line
    )
    swapped = line.replace(first, "甲").replace(second, first).replace("甲", second)

    found = [finding[:2] for finding in findings(line, swapped)]
    assert found in ([("columns-differ", "reviews")], [("columns-reordered", "reviews")])


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        ("| 信息内容 | 本年制发件数 |", "本年废止件数、现行有效件数"),
        ("| 信息内容 | 本年制 | 本年废 |\n| 发件数 | 止件数 |", "现行有效件数"),
        ("| 信息内容 | 本年制 | 本年废 | 现行有效件数 |\n|  | 发件数 |", "本年废止件数"),
    ],
)
def test_a_head_that_is_not_there_or_only_begun_is_missing(head: str, missing: str) -> None:
    assert findings(HEAD, head) == [("head-missing", "proactive", f"{missing} missing")]


@pytest.mark.parametrize(
    "head",
    ["| 信息内容 | 本年制发件数 |", "| 信息内容 | 现行有效件数 | 本年废止件数 | 本年制发件数 |"],
)
def test_what_is_wrong_with_a_head_is_shown_where_it_stands(head: str) -> None:
    text = TEXT.replace(HEAD, head)
    finding = reportparse.parse(text).diagnostics[0]

    shown = text.split("\n")[finding.line - 1][finding.column - 1 : finding.end_column - 1]
    assert shown == head.strip("| ")


def test_the_head_of_another_part_with_as_many_columns_is_reported_and_read() -> None:
    (one,) = findings(DECISIONS, f"{FEES}  |  |\n| 行政许可")

    assert one[:2] == ("head-of-other-part", "proactive")
    assert "信息内容、本年收费金额（单位：万元）" in one[2]
    assert findings(DECISIONS, f"{FEES} \u200b |  |\n| 行政许可") == [one]


def _cut(head: str, layout: str) -> str:
    """A table with the last column first that goes on below *head* on another page."""
    rows = [
        "信息内容|现行有效件数|本年制发件数|本年废止件数",
        "规章|34|5|2",
        head,
        "行政规范性文件|79|8|1",
    ]
    text = "石桥县教育局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    lines = ["第二十条第（一）项", *rows[:2], "", "（续）", "", *rows[2:]]
    if layout == "blanks":
        return text + "\n".join(lines).replace("|", " ") + "\n"
    return text + "\n".join(f"| {line} |" if "|" in line else line for line in lines) + "\n"


@pytest.mark.parametrize("layout", ["pipes", "blanks"])
@pytest.mark.parametrize(
    ("head", "in_force", "issued"),
    [
        ("信息内容|", 79, 8),
        ("信息内容|现行有效件数", 79, 8),
        ("信息内容|本年制发件数", None, None),
        ("信息内容||本年制发件数|", None, None),
        ("信息内容|本年制发件数|本年废止件数", None, None),
        ("信息内容|本年制发件数|本年废止件数|现行有效件数", 1, 79),
    ],
)
def test_a_header_with_words_missing_has_the_columns_of_the_one_before_or_none(
    layout: str, head: str, in_force: int | None, issued: int | None
) -> None:
    report = reportparse.parse(_cut(head, layout))
    documents = "proactive.normative_documents"
    assert report[f"{documents}.in_force"] == in_force
    assert report[f"{documents}.issued"] == issued
    assert report["proactive.rules.in_force"] == 34
    flagged = {finding.path for finding in report.diagnostics if finding.code == "columns-differ"}
    assert flagged == ({documents} if in_force is None else set())


def test_a_foreign_header_of_two_columns_without_pipes_leaves_them_open() -> None:
    report = reportparse.parse(
        "石桥县教育局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（八）项\n"
        "信息内容 上一年项目数量 本年取消项目数量\n行政事业性收费 13 +2\n第二十条第（九）项\n"
        "信息内容 采购项目数量 采购总金额（万元）\n政府集中采购 12 568.00\n"
    )
    assert report["proactive.fees.change"] is None
    assert report["proactive.procurement.projects"] == 12
    assert [found.path for found in report.diagnostics if found.code == "columns-differ"] == [
        "proactive.fees"
    ]


@pytest.mark.parametrize("head", [HEAD, f"{FEES} 甲 |  |"])
def test_the_head_of_another_part_with_more_columns_or_words_is_not(head: str) -> None:
    ((code, path, _),) = findings(DECISIONS, f"{head}\n| 行政许可")

    assert (code, path) == ("columns-differ", "proactive.licensing")


@pytest.mark.parametrize(
    ("head", "cells", "value"),
    [
        ("统计指标 | 单位 | 合计", "件 | 5", 5),
        # a sum over other columns
        ("统计指标 | 单位 | 本级 | 合计", "件 | 3 | 5", None),
        ("统计指标 | 单位 | 2015年 | 合计", "件 | 3 | 5", None),
    ],
)
def test_a_sum_is_the_only_column_of_figures(head: str, cells: str, value: int | None) -> None:
    rows = "".join(
        f"| {label} | {cells} |\n" for label in ("（一）收到申请数", "1.当面申请数", "2.传真申请数")
    )
    report = reportparse.parse(f"某局2016年政府信息公开工作年度报告\n| {head} |\n{rows}完\n")

    assert report["statistics.received.value"] == value


def test_the_header_of_a_group_is_over_the_blank_cells_after_it_in_a_file_without_spans(
    tmp_path: Path,
) -> None:
    (part,) = registry.forms()["2021"].table_of["applications"].parts
    rows = [*part.head, *((*row.labels, *"1234567") for row in part.rows)]
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    file = tmp_path / "page.html"
    file.write_text(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>", "utf-8")

    figures = dict(reportparse.parse_file(file).figures())

    assert [figures[path] for row in part.rows for path in row.paths] == [*range(1, 8)] * 25


COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
NAMES = [
    *("natural_person", "enterprise", "research", "public_interest"),
    *("legal_service", "other_org", "total"),
]
ROWS = {
    "一、本年新收政府信息公开申请数量": ["", "3", "4", "5", "6", "8", "26"],
    "二、上年结转政府信息公开申请数量": ["1", "0", "0", "0", "0", "0", "1"],
    "四、结转下年度继续办理": ["2", "0", "1", "0", "0", "5", "8"],
}


@pytest.mark.parametrize("separator", ["|", "\t", ",", "</td><td>"])
@pytest.mark.parametrize("extra", [("", "7", "", "5"), ("", "", "", "")])
@pytest.mark.parametrize("place", range(1, len(COLUMNS)))
def test_figures_under_a_blank_header_between_others_leave_the_columns_open(
    separator: str, extra: tuple[str, ...], place: int
) -> None:
    """The header before the blank one may be over two columns."""
    lines = [["申请人情况", *COLUMNS], *([label, *cells] for label, cells in ROWS.items())]
    for line, cell in zip(lines, extra, strict=True):
        line.insert(place + 1, cell)
    rows = [separator.join(line) for line in lines]
    if separator == "|":
        rows = [f"| {row.replace('|', ' | ')} |" for row in rows]
    elif "<" in separator:
        rows = ["<table>", *(f"<tr><td>{row}</td></tr>" for row in rows), "</table>"]
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    report = reportparse.parse(f"{title}{chr(10).join(rows)}\n完\n")
    paths = ("applications.new", "applications.carried_in", "applications.carried_out")
    found = [[report.by_path[f"{path}.{name}"] for name in NAMES] for path in paths]
    read = [[int(cell) if cell else None for cell in cells] for cells in ROWS.values()]

    assert found == ([[None] * len(NAMES)] * len(paths) if any(extra) else read)
    assert ("columns-differ" in {finding.code for finding in report.diagnostics}) is any(extra)


@pytest.mark.parametrize(("separator", "edge"), [(" | ", "|"), ("\t", "")])
@pytest.mark.parametrize("years", [("去年", "今年"), ("甲", "乙")])
def test_headers_over_two_columns_each_leave_them_open(
    separator: str, edge: str, years: tuple[str, str]
) -> None:
    lines = [
        ["信息内容", "本年制发件数", "", "本年废止件数", "", "现行有效件数", ""],
        ["", *years * 3],
        ["规章", *"123456"],
        ["行政规范性文件", *"789", "10", "11", "12"],
    ]
    rows = "\n".join(f"{edge}{separator.join(line)}{edge}" for line in lines)
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    report = reportparse.parse(f"{title}{rows}\n完\n")

    assert report.by_path.get("proactive.rules.issued") is None
    assert report.by_path.get("proactive.normative_documents.in_force") is None


def test_a_header_of_a_group_alone_is_over_a_column_of_its_own() -> None:
    head = "自然人\n法人或其他组织\n总计\n"
    new, carried = (f"{label}\n" for label in tuple(ROWS)[:2])
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"

    def totals(rows: str) -> list[object]:
        report = reportparse.parse(f"{title}{head}{rows}五、存在的主要问题及改进情况\n无。\n")
        paths = (f"applications.{row}.{name}" for row in ("new", "carried_in") for name in NAMES)
        return [report.by_path.get(path) for path in paths]

    assert totals(f"{new}49\n2029\n{carried}1\n2\n") == [None] * 14
    assert totals(f"{new}1\n2\n3\n{carried}0\n4\n4\n") == [
        *(1, None, None, None, None, None, 3),
        *(0, None, None, None, None, None, 4),
    ]


@pytest.mark.parametrize(
    ("groups", "levels", "upheld"),
    [
        ("行政复议  行政诉讼", "未经复议直接起诉  复议后起诉", 1),
        ("行政诉讼  行政复议", "未经复议直接起诉  复议后起诉", None),
        ("行政复议  行政诉讼", "复议后起诉  未经复议直接起诉", None),
    ],
)
def test_groups_over_broken_headers_are_in_the_order_of_the_form_or_open(
    groups: str, levels: str, upheld: int | None
) -> None:
    first = "结果维  结果纠  其他结  尚未审  总计"
    rest = "持  正  果  结"
    report = reportparse.parse(
        "示例县水利局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "第二十条第（五）项\n信息内容  本年处理决定数量\n行政许可  5\n"
        "四、政府信息公开行政复议、行政诉讼情况\n"
        f"{groups}\n{first}  {levels}\n{rest}\n{first}  {first}\n{rest}  {rest}\n"
        "1  2  3  4  10  1  1  1  1  4  2  2  2  2  8\n五、存在的主要问题及改进情况\n无。\n"
    )

    assert report.by_path.get("reviews.reconsideration.upheld") == upheld


@pytest.mark.parametrize(
    ("heads", "persons"),
    [
        ("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计", 6),
        ("科研机构 自然人 社会公益组织 总计 商业企业 其他 法律服务机构", None),
    ],
)
def test_numbers_of_columns_do_not_hide_the_order_of_the_headers_above_them(
    heads: str, persons: int | None
) -> None:
    numbers = "— （1） （2） （3） （4） （5） （6） 7=1+2+3+4+5+6"
    row = "一、本年新收政府信息公开申请数量 6 3 5 1 2 5 22"
    report = reportparse.parse(
        "示例县水利局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        + "\n\n".join(f"{heads} {numbers} {row}".split())
        + "\n五、存在的主要问题及改进情况\n无。\n"
    )

    assert report.by_path.get("applications.new.natural_person") == persons


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("信息内容 本年制发件数 本年废止件数 现行有效件数", 7),
        ("信息内容 现行有效件数 本年制发件数 本年废止件数", None),
    ],
)
def test_heads_printed_below_their_rows_say_the_order_of_the_columns(
    head: str, issued: int | None
) -> None:
    lines = f"第二十条第（一）项\n规章 7 2 3\n行政规范性文件 1 6 2\n{head}\n"
    title, end = (
        "柳坪县水利局2023年政府信息公开工作年度报告\n",
        "五、存在的主要问题及改进情况\n无。\n",
    )
    report = reportparse.parse(f"{title}二、主动公开政府信息情况\n{lines}{end}")

    assert report.by_path["proactive.rules.issued"] == issued
