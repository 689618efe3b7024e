# SPDX-License-Identifier: MIT
"""Faults of tables, each with its diagnostic."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reportparse
from reportparse import Diagnostic, Report
from tests.conftest import CORPUS, read

CLEAN = read(CORPUS / "disclosure_2021" / "ministry_plain.txt")
NEW = "一、本年新收政府信息公开申请数量"


def findings(report: Report) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.path) for finding in report.diagnostics]


def changed(old: str, new: str, text: str = CLEAN) -> Report:
    assert text.count(old) == 1, old
    return reportparse.parse(text.replace(old, new))


def line_with(label: str) -> str:
    (line,) = [line for line in CLEAN.split("\n") if label in line]
    return line


def cells_of(label: str) -> list[str]:
    return line_with(label).split(" | ")


def printed(text: str, finding: Diagnostic) -> str:
    line = text.split("\n")[finding.line - 1]
    assert finding.line == finding.end_line
    return line[finding.column - 1 : finding.end_column - 1]


def test_the_sample_is_clean() -> None:
    assert findings(reportparse.parse(CLEAN)) == []


def test_missing_row() -> None:
    report = changed(line_with("2.重复申请") + "\n", "")

    assert findings(report) == [("row-missing", "applications.unprocessed.repeat")]


def test_missing_table() -> None:
    start, end = CLEAN.index("行政复议 | 行政诉讼"), CLEAN.index("五、存在")
    report = reportparse.parse(CLEAN[:start] + CLEAN[end:])

    assert findings(report) == [("table-missing", "reviews")]
    assert report.reviews is not None
    assert report.reviews.reconsideration.total is None


def test_row_that_stands_twice_with_the_same_figures() -> None:
    line = line_with("（七）总计" if "（七）总计" in CLEAN else "(七)总计")
    report = changed(line, f"{line}\n{line}")

    assert findings(report) == [("row-repeated", "applications.total")]
    assert dict(report.figures()) == dict(reportparse.parse(CLEAN).figures())


def test_row_that_is_printed_twice_with_other_figures_is_null() -> None:
    line = line_with(NEW)
    other = line.replace(cells_of(NEW)[1], "31", 1)
    report = changed(line, f"{line}\n{other}")

    assert findings(report) == [("row-repeated", "applications.new")]
    assert report.figure("applications.new.natural_person") is None
    assert report.figure("applications.new.total") is None


@pytest.mark.parametrize(
    ("line", "is_read"), [(f"{NEW} |", False), (f"首页 | {NEW} |", False), (f"9 | {NEW} |", True)]
)
def test_a_label_alone_of_a_row_that_stands_elsewhere_is_no_row(line: str, is_read: bool) -> None:
    report = changed(line_with(NEW), f"{line_with(NEW)}\n{line}")

    assert (("row-repeated", "applications.new") in findings(report)) is is_read
    assert (report.figure("applications.new.total") is None) is is_read


def test_a_row_that_stands_twice_without_figures_is_there() -> None:
    report = changed(line_with(NEW), f"{NEW} |\n{NEW} |")
    codes = [code for code, path in findings(report) if path == "applications.new"]

    assert "row-repeated" in codes
    assert "row-missing" not in codes


def test_heads_without_rows_are_a_table_like_any_other() -> None:
    report = reportparse.parse("一、甲\n| 信息内容 | 本年处理决定数量 |\n二、乙\n")

    assert report.form is None
    assert isinstance(report.sections[0].children[0], reportparse.Table)


def test_blanks_are_doubted_where_other_rows_lost_cells() -> None:
    first, second, third = (line_with(one) for one in (NEW, "1.属于国家秘密", "2.重复申请"))
    text = CLEAN.replace(third, "2.重复申请 |  | 0 | 0 | 0 | 0 | 0 | 1 |")
    for line in (first, second):
        text = text.replace(line, line.rpartition(" | ")[0] + " |")
    doubted = [
        finding
        for finding in reportparse.parse(text).diagnostics
        if finding.code == "blanks-doubtful"
    ]

    assert [finding.path for finding in doubted] == ["applications.unprocessed.repeat"]
    assert "2.重复申请" in doubted[0].message
    assert printed(text, doubted[0]).startswith("2.重复申请")


@pytest.mark.parametrize(("total", "is_lost"), [(True, True), (False, False)])
def test_a_lost_column_shows_by_totals_that_stand_before_a_blank(
    total: bool, is_lost: bool
) -> None:
    lines = CLEAN.split("\n")
    for index, line in enumerate(lines):
        cells = line.split(" | ")
        if len(cells) > 7 and cells[-1].removesuffix(" |").isdigit():
            figures = ["0", "7", "0", "5", "0", "12" if total else "0"]
            lines[index] = " | ".join([*cells[:-7], *figures, "|"])
    report = reportparse.parse("\n".join(lines))

    assert (("blanks-doubtful", "applications.new") in findings(report)) is is_lost
    assert (report.figure("applications.new.enterprise") is None) is is_lost


def test_blanks_are_not_doubted_where_one_row_lost_cells() -> None:
    text = CLEAN.replace(line_with("2.重复申请"), "2.重复申请 |  | 0 | 0 | 0 | 0 | 0 | 1 |")
    line = line_with(NEW)
    report = reportparse.parse(text.replace(line, line.rpartition(" | ")[0] + " |"))

    assert findings(report) == [("cell-missing", "applications.new")]


@pytest.mark.parametrize("number", ["一", "五"])
def test_a_caption_that_is_not_just_the_forms_is_reported(number: str) -> None:
    report = changed(f"第二十条第({number})项 |", f"第二十条第({number})项(公开) |")
    (finding,) = report.diagnostics

    assert (finding.code, finding.path) == ("label-inexact", "proactive")
    assert f"第二十条第({number})项(公开)" in finding.message
    assert f"第二十条第（{number}）项" in finding.message


def test_unknown_row_is_kept() -> None:
    line = line_with("5.要求行政机关确认")
    report = changed(line, f"{line}\n6.其他不予处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |")

    assert findings(report) == [("row-unknown", "applications")]
    (extra,) = report.extra
    assert (extra.table, extra.after) == ("applications", "applications.unprocessed.confirmation")
    assert (extra.label, extra.cells) == ("6.其他不予处理", ("1", "0", "0", "0", "0", "0", "1"))


def test_rows_out_of_order_are_read_by_their_labels() -> None:
    first, second = line_with("2.重复申请"), line_with("3.要求提供公开出版物")
    report = changed(f"{first}\n{second}", f"{second}\n{first}")

    assert findings(report) == [
        ("row-out-of-order", "applications.unprocessed.publication"),
        ("row-out-of-order", "applications.unprocessed.repeat"),
    ]
    assert dict(report.figures()) == dict(reportparse.parse(CLEAN).figures())


def test_missing_cell() -> None:
    line = line_with(NEW)
    report = changed(line, " | ".join([NEW, *cells_of(NEW)[2:]]))

    assert findings(report) == [("cell-missing", "applications.new")]
    assert report.figure("applications.new.total") is None


def test_surplus_cell() -> None:
    line = line_with(NEW)
    report = changed(line, f"{line} 8 | 9 |")

    assert findings(report) == [("cell-surplus", "applications.new")]
    assert report.figure("applications.new.total") is None
    assert report.diagnostics[0].message.endswith("多出：8、9")


@pytest.mark.parametrize("bad", ["12O", "1 2", "--253", "若干", "3页", "1.5"])
def test_unreadable_number(bad: str) -> None:
    cells = cells_of("2.重复申请")
    text = CLEAN.replace(line_with("2.重复申请"), " | ".join([cells[0], bad, *cells[2:]]))
    report = reportparse.parse(text)

    assert findings(report) == [
        ("number-unreadable", "applications.unprocessed.repeat.natural_person")
    ]
    assert printed(text, report.diagnostics[0]) == bad
    assert report.figure("applications.unprocessed.repeat.natural_person") is None
    assert report.figure("applications.unprocessed.repeat.total") == int(cells[7].strip(" |"))


def test_figure_where_the_form_has_none() -> None:
    report = changed("第二十条第(五)项 |", "第二十条第(五)项 | 7 |")

    assert [finding.code for finding in report.diagnostics] == ["figure-misplaced"]
    assert "7" in report.diagnostics[0].message


def test_figure_among_the_heads_makes_figures_doubtful() -> None:
    report = changed("申请人情况 |", "申请人情况 | 7 |")

    assert {code for code, _ in findings(report)} == {"columns-differ"}
    (finding,) = report.diagnostics
    assert finding.path == "applications"


def test_figure_after_a_group_label() -> None:
    report = changed("(四)无法提供 |", "(四)无法提供 | 4 |\n")

    assert [finding.code for finding in report.diagnostics] == ["figure-misplaced"]


def test_head_with_a_word_missing_is_reported_and_read() -> None:
    report = changed("商业企业 | 科研机构 |", "商业企业 |")

    assert findings(report) == [("head-missing", "applications")]
    assert "科研机构" in report.diagnostics[0].message
    assert dict(report.figures()) == dict(reportparse.parse(CLEAN).figures())


def test_columns_in_another_order_are_read_by_their_headers() -> None:
    report = changed("商业企业 | 科研机构", "科研机构 | 商业企业")
    figures, before = report.by_path, reportparse.parse(CLEAN).by_path

    assert findings(report) == [("columns-reordered", "applications")]
    for row in ("new", "granted", "total"):
        path = f"applications.{row}"
        assert figures[f"{path}.enterprise"] == before[f"{path}.research"]
        assert figures[f"{path}.research"] == before[f"{path}.enterprise"]
        assert figures[f"{path}.total"] == before[f"{path}.total"]


def test_head_of_another_form_makes_figures_doubtful() -> None:
    report = changed(
        "本年制发件数 | 本年废止件数 | 现行有效件数",
        "本年新制作数量 | 本年新公开数量 | 对外公开总数量",
    )

    assert findings(report) == [
        ("columns-differ", "proactive.rules"),
        ("columns-differ", "proactive.normative_documents"),
    ]
    assert report.figure("proactive.rules.issued") is None


def test_common_words_make_no_table_of_the_form() -> None:
    table = "类别 | 数量 |\n行政许可 | 77 |\n行政处罚 | 12 |\n总计 | 89 |\n"
    report = reportparse.parse(f"一、总体情况\n{table}二、主动公开政府信息情况\n")

    assert report.form is None
    assert ("form-unknown", None) in findings(report)
    (section, _) = report.sections
    assert section.children == (
        reportparse.Table(
            (("类别", "数量"), ("行政许可", "77"), ("行政处罚", "12"), ("总计", "89"))
        ),
    )


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [
        ("12.60", Decimal("12.60"), "万元"),
        ("126000元", Decimal(126000), "元"),
        ("0.5亿元", Decimal("0.5"), "亿元"),
        ("/", None, "万元"),
    ],
)
def test_amounts_and_their_units(cell: str, amount: Decimal | None, unit: str) -> None:
    report = changed("行政事业性收费 | 0 |", f"行政事业性收费 | {cell} |")

    assert report.figure("proactive.fees.amount") == amount
    assert report.figure("proactive.fees.amount_unit") == unit
    assert reportparse.parse(reportparse.unparse(report)) == report


def test_amount_without_a_unit_has_none() -> None:
    report = changed("本年收费金额(单位:万元)", "本年收费金额")

    assert report.figure("proactive.fees.amount_unit") is None
    assert reportparse.parse(reportparse.unparse(report)) == report


def test_text_that_ends_in_a_number() -> None:
    end = CLEAN.index(line_with("2.重复申请")) + len("2.重复申请 | 1")
    report = reportparse.parse(CLEAN[:end])

    flagged = {path for code, path in findings(report) if code in ("row-cut", "text-cut")}
    assert "applications.unprocessed.repeat" in flagged
    assert "applications.unprocessed.repeat.natural_person" in flagged
    assert report.figure("applications.unprocessed.repeat.natural_person") is None


def test_languages() -> None:
    text = CLEAN.replace(line_with("2.重复申请") + "\n", "")
    (chinese,) = reportparse.parse(text).diagnostics
    (english,) = reportparse.parse(text, language="en").diagnostics

    assert "缺少一行" in chinese.message
    assert "lacks the row" in english.message
    assert chinese.code == english.code


def test_strict() -> None:
    text = CLEAN.replace(line_with("2.重复申请") + "\n", "")

    with pytest.raises(reportparse.StrictError) as caught:
        reportparse.parse(text, strict=True)

    assert [finding.code for finding in caught.value.diagnostics] == ["row-missing"]
    assert "row-missing" in str(caught.value)
    assert reportparse.parse(CLEAN, strict=True) == reportparse.parse(CLEAN)


@pytest.mark.parametrize(
    ("year", "text", "tables", "reason"),
    [
        (2024, "［图］", "（主动公开政府信息情况、", "the text has pictures"),
        (
            2016,
            "类别 | 数量 |\n行政许可 | 77 |",
            "（政府信息公开情况统计表）",
            "the tables in the text",
        ),
        (
            2024,
            "规章,20,892,202",
            "（主动公开政府信息情况、",
            "numbers separated",
        ),
        (2024, "详见附件。", "（主动公开政府信息情况、", "attachment"),
        (2009, "本年工作有序。", "found; no", "the text has no table"),
    ],
)
def test_a_page_without_a_form_says_once_why(
    year: int, text: str, tables: str, reason: str
) -> None:
    title = f"石桥县教育局{year}年政府信息公开工作年度报告"
    report = reportparse.parse(f"{title}\n一、总体情况\n{text}\n", language="en")
    (finding,) = (found for found in report.diagnostics if found.code == "form-unknown")

    assert finding.path is None
    assert tables in finding.message
    assert reason in finding.message


def test_a_row_whose_line_begins_with_figures_takes_none_behind_the_label_of_its_group() -> None:
    report = reportparse.parse(
        "柳坪县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |  |  |\n"
        "| 11 | 12 | 13 | 14 | 15 | 16 | 81 | 三、本年度办理结果 | （一）予以公开 |\n"
        "| 21 | 22 | 23 | 24 | 25 | 26 | 141 | 三、本年度办理结果 | 其中：网络申请 |\n"
        "五、存在的主要问题及改进情况\n无。\n"
    )
    assert report["applications.granted.natural_person"] is None
    assert "figures-before-label" in {finding.code for finding in report.diagnostics}
