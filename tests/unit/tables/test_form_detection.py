# SPDX-License-Identifier: MIT
"""Which form a page is on: its labels decide."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.document.tree import parse_document
from reportparse.forms import registry
from reportparse.forms.disclosure_2019 import Applications2019, Proactive2019
from reportparse.forms.disclosure_2021 import Proactive
from reportparse.tables.form_detection import choose_forms
from reportparse.tables.pages import reader
from reportparse.tables.tokens import tokens_of
from reportparse.text.source import SourceText
from tests.conftest import CORPUS, read
from tests.makers.layouts import LAYOUTS, render

OUTCOMES = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
REVIEWS = (
    "行政复议 | 行政诉讼 |\n"
    f"{OUTCOMES} | 未经复议直接起诉 | 复议后起诉 |\n"
    f"{OUTCOMES} | {OUTCOMES} |\n"
    f"{' | '.join('123456789012345')} |\n"
)


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("示例镇2020年政府信息公开工作年度报告", "2019"),
        ("示例镇2023年政府信息公开工作年度报告", "2021"),
        ("示例镇政府信息公开工作年度报告", "2021"),
    ],
)
def test_the_year_decides_only_where_labels_do_not(title: str, form: str) -> None:
    assert reportparse.parse(f"{title}\n一、行政复议\n{REVIEWS}").form == form


def test_labels_stand_above_the_year() -> None:
    text = read(CORPUS / "disclosure_2019" / "county_row_filled.txt").replace("2019", "2024")

    assert reportparse.parse(text).form == "2019"


def test_a_page_on_two_forms_keeps_the_figures_of_both() -> None:
    text = read(CORPUS / "mixed_forms" / "district_cell_per_line.txt")
    report = reportparse.parse(text)

    assert report.form == "2021"
    assert isinstance(report.proactive, Proactive)
    assert isinstance(report.applications, Applications2019)
    assert all(value is not None for path, value in report.figures() if "unit" not in path)
    (mixed,) = (finding for finding in report.diagnostics if finding.code == "form-mixed")
    assert mixed.path == "applications"


def test_a_row_of_another_form_is_kept() -> None:
    text = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
    row = "其他对外管理服务事项 | 31 | 2 | 7 |"
    (line,) = (line for line in text.split("\n") if line.startswith(("行政许可 ", "| 行政许可 ")))
    report = reportparse.parse(text.replace(line, f"{line}\n{row}"))

    assert report.form == "2021"
    assert [(one.label, one.cells) for one in report.extra] == [
        ("其他对外管理服务事项", ("31", "2", "7"))
    ]
    assert reportparse.parse(reportparse.unparse(report)) == report


def test_tables_of_2009_stay_tables() -> None:
    report = reportparse.parse(read(CORPUS / "no_form" / "county_2009_local_table.txt"))

    assert report.form is None
    (table,) = (
        child
        for section in report.sections
        for child in section.children
        if isinstance(child, reportparse.Table)
    )
    assert table.rows[0] == ("指标名称", "计量单位", "2009年度", "历年累计")
    assert len(table.rows) == 16


@pytest.mark.parametrize("layout", ["row", "paragraphs", "blanks"])
def test_a_label_of_one_form_above_the_table_of_another_is_a_heading(layout: str) -> None:
    report = reportparse.parse(read(CORPUS / "disclosure_2021" / "township_zeros.txt"))
    text = render(report, LAYOUTS[layout])
    heading = "三、收到和处理政府信息公开申请情况"
    read_again = reportparse.parse(text.replace(heading, "三、依申请公开情况"))

    assert [section.heading for section in read_again.sections][2] == "依申请公开情况"
    assert dict(read_again.figures()) == dict(report.figures())


def test_no_report_is_on_a_form_of_later_years() -> None:
    table = "| 公开类别 | 数量 |\n| 行政规范性文件 | 35 |\n| 行政许可 | 402 |\n"
    report = reportparse.parse(f"2010年政府信息公开工作年度报告\n{table}")

    assert report.form is None
    assert report.preamble == (
        reportparse.Table((("公开类别", "数量"), ("行政规范性文件", "35"), ("行政许可", "402"))),
    )


def test_a_list_of_labels_does_not_contend_with_the_rows() -> None:
    text = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
    links = "首页 | 政务公开 | 行政许可 | 行政处罚 | 规章 | 行政规范性文件 |\n"

    assert dict(reportparse.parse(links + text).figures()) == dict(
        reportparse.parse(text).figures()
    )


def chosen(*texts: str, year: int | None = None) -> list[str | None]:
    """The form of each table, each of them one of *texts*."""
    split = reader().split
    documents = [parse_document(SourceText(text), split) for text in texts]
    tables = [
        tokens_of([line for block in document.blocks() for line in block.lines])
        for document in documents
    ]
    forms = choose_forms(tables, registry.forms().values(), year).forms
    return [form.key if form else None for form in forms]


HEADS_2021 = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
ONLY_2019 = "| 其他对外管理服务事项 | 31 | 2 | 7 |\n"
BOTH = "| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
#: The label of a row in 2019 and of a group in 2021.
GROUP_OR_ROW = "| （六）其他处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
RESULTS = "| 三、本年度办理结果 | （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"


@pytest.mark.parametrize(
    ("table", "form"),
    [
        (BOTH, "2021"),
        (BOTH + ONLY_2019, "2019"),
        ("| 信息内容 | 本年新制作数量 |\n| 规章 | 1 |\n" + BOTH, "2019"),
        # figures after the label of a group
        (BOTH + GROUP_OR_ROW, "2019"),
        (BOTH + GROUP_OR_ROW + HEADS_2021, "2021"),
        (BOTH + GROUP_OR_ROW + GROUP_OR_ROW + HEADS_2021, "2019"),
        (BOTH + GROUP_OR_ROW + RESULTS, "2019"),
        # another row than the group's after its label
        (BOTH + "| （六）其他处理 |\n| （七）总计 | 1 |\n", "2019"),
        (BOTH + "| （六）其他处理 |\n| 3.其他 | 1 |\n", "2021"),
        # words that are in other papers, too
        ("| 规章 | 1 | 2 | 3 |\n| 行政许可 | 4 |\n", None),
    ],
)
def test_a_table_is_on_the_form_that_most_of_its_labels_speak_for(
    table: str, form: str | None
) -> None:
    assert chosen(table) == [form]


def test_a_table_that_leaves_a_choice_is_on_the_form_of_the_page() -> None:
    assert chosen(BOTH, ONLY_2019) == ["2019", "2019"]
    assert chosen(BOTH, ONLY_2019, "| 信息内容 | 本年处理决定数量 |\n") == ["2021", "2019", "2021"]


def test_a_table_without_telling_labels_is_on_no_form_whatever_the_page_is_on() -> None:
    assert chosen(BOTH, "| 规章 | 9 | 9 | 9 |\n") == ["2021", None]
    assert chosen("| 甲 | 1 |\n", "| 乙 | 2 |\n") == [None, None]
    assert chosen(BOTH, year=2000) == [None]


@pytest.mark.parametrize(("year", "form"), [(2021, "2021"), (2020, "2021"), (2019, None)])
def test_a_form_is_in_use_from_the_year_in_which_it_came_out(year: int, form: str | None) -> None:
    assert chosen("| 信息内容 | 本年处理决定数量 |\n", year=year) == [form]


def test_words_of_the_form_in_another_table_are_none_of_its_rows() -> None:
    text = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
    more = f"{text.rstrip()}\n| 文件 | 数量 |\n| 规章 | 9 |\n"

    assert dict(reportparse.parse(more).figures()) == dict(reportparse.parse(text).figures())


def test_rows_of_a_table_that_is_read_by_another_form_are_left_out() -> None:
    text = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
    other = "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n| 行政许可 | 31 | 2 | 7 |\n"
    report = reportparse.parse(f"{text.rstrip()}\n{other}{ONLY_2019}")

    assert "form-mixed" in {finding.code for finding in report.diagnostics}
    assert dict(report.figures()) == dict(reportparse.parse(text).figures())


DECISIONS_2021 = "| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 5 |\n"
DECISIONS_2019 = f"| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n{ONLY_2019}"


@pytest.mark.parametrize(
    ("first", "second", "model"),
    [
        (DECISIONS_2021, DECISIONS_2019, Proactive),
        (DECISIONS_2019, DECISIONS_2021, Proactive),
        (DECISIONS_2021, DECISIONS_2019 + "| 行政处罚 | 4 | 5 | 6 |\n", Proactive2019),
        (
            DECISIONS_2021 + "| 行政许可 | 5 |\n",
            DECISIONS_2019 + "| 行政处罚 | 4 | 5 | 6 |\n",
            Proactive2019,
        ),
    ],
)
def test_a_table_printed_on_two_forms_is_on_that_of_most_of_its_rows_or_else_the_first(
    first: str, second: str, model: type
) -> None:
    report = reportparse.parse(f"一、甲\n{first}二、乙\n{second}三、丙\n")
    (mixed,) = (finding for finding in report.diagnostics if finding.code == "form-mixed")

    assert isinstance(report.proactive, model)
    assert "主动公开政府信息情况" in mixed.message
