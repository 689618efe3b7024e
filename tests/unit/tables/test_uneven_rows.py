# SPDX-License-Identifier: MIT
"""Rows that other rows of their table show to lack a figure, and values of no cell of the form."""

from __future__ import annotations

import pytest

import reportparse

TITLE = "柳坪县水利局2023年政府信息公开工作年度报告\n"
DOCUMENTS = "信息内容 本年制发件数 本年废止件数 现行有效件数\n"
APPLICATIONS = "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
NEW, CARRIED_IN, CARRIED_OUT = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "四、结转下年度继续办理",
)
REFUSED = (
    (1, "属于国家秘密"),
    (2, "其他法律行政法规禁止公开"),
    (3, "危及“三安全一稳定”"),
    (4, "保护第三方合法权益"),
    (5, "属于三类内部事务信息"),
)
SECTION_THREE = "三、收到和处理政府信息公开申请情况"
END = "五、存在的主要问题及改进情况\n无。\n"


@pytest.mark.parametrize(
    ("rows", "documents"),
    [
        ("规章 95 8 13 22\n行政规范性文件 3 2 0\n", None),
        ("2023 2022 2023 2022 2023 2022\n规章 0 1 0 2 5 7\n行政规范性文件 3 4 9\n", None),
        ("规章 95 8\n行政规范性文件 3 2 0\n", 3),
        # between pipes each cell is seen
        ("| 规章 | 95 | 8 | 13 | 22 |\n| 行政规范性文件 | 3 | 2 | 0 |\n", 3),
    ],
)
def test_a_row_of_figures_parted_by_blanks_may_lack_one_that_others_have(
    rows: str, documents: int | None
) -> None:
    report = reportparse.parse(f"{TITLE}二、主动公开政府信息情况\n{DOCUMENTS}{rows}{END}")

    assert report.by_path["proactive.rules.issued"] is None
    assert report.by_path["proactive.normative_documents.issued"] == documents


def test_one_row_of_many_with_a_figure_too_many_is_no_evidence() -> None:
    (part,) = reportparse.forms.registry.forms()["2021"].table_of["applications"].parts
    labels = [row.label for row in part.rows[:8]]
    rows = "".join(
        f"{label} 1 0 0 0 0 0 1{' 9' * (not place)}\n" for place, label in enumerate(labels)
    )
    report = reportparse.parse(f"{TITLE}{SECTION_THREE}\n{APPLICATIONS}{rows}{END}")

    assert report.by_path["applications.new.total"] is None
    assert report.by_path["applications.carried_in.total"] == 1


def test_rows_with_each_figure_on_its_line_may_lack_one_that_several_others_have() -> None:
    rows = f"{NEW} 1 2 3 4 5 6 7 28 {CARRIED_IN} 1 0 0 0 0 1 2 {CARRIED_OUT} 1 0 0 0 0 0 0 1"
    lines = (APPLICATIONS.strip() + f" {rows}").replace(" ", "\n")
    report = reportparse.parse(f"{TITLE}{SECTION_THREE}\n{lines}\n{END}")
    one = lines.replace("7\n28", "28")

    assert report.by_path["applications.carried_in.total"] is None
    report = reportparse.parse(f"{TITLE}{SECTION_THREE}\n{one}\n{END}")
    assert report.by_path["applications.carried_in.total"] == 2


def test_a_short_last_row_is_not_read_if_another_is_short() -> None:
    rows = f"{NEW} 12 3 9 1 4 6 35\n{CARRIED_IN} 5 6 11\n{CARRIED_OUT} 2 4 8 14"
    report = reportparse.parse(f"{TITLE}{SECTION_THREE}\n{APPLICATIONS}{rows}\n")

    assert report.by_path["applications.new.total"] == 35
    assert report.by_path["applications.carried_out.natural_person"] is None
    assert report.status("applications.carried_out.natural_person") == "doubtful"


@pytest.mark.parametrize("between", ["\n", "  "])
@pytest.mark.parametrize("words", ["三", "零", "十二", "二十四"])
def test_a_number_in_words_is_a_print_of_its_row(words: str, between: str) -> None:
    rows = [("行政处罚", "6"), ("行政处罚", words), ("行政强制", "0")]
    cells = "\n".join(map(between.join, (("信息内容", "本年处理决定数量"), *rows)))
    report = reportparse.parse(f"{TITLE}二、主动公开政府信息情况\n{cells}\n{END}")

    assert report.by_path["proactive.penalties.decisions"] is None
    assert report.by_path["proactive.coercion.decisions"] == 0
    assert "row-repeated" in {finding.code for finding in report.diagnostics}


def test_a_number_in_words_may_be_in_the_last_row() -> None:
    rows = "信息内容  本年处理决定数量\n行政处罚  6\n行政处罚  三\n"
    report = reportparse.parse(f"{TITLE}二、主动公开政府信息情况\n{rows}\n{END}")

    assert report.by_path["proactive.penalties.decisions"] is None


@pytest.mark.parametrize("head", ["（单位：万元）", "（单位：元）", ""])
def test_an_amount_that_cannot_be_read_has_no_unit(head: str) -> None:
    rows = f"| 信息内容 | 本年收费金额{head} |\n| 行政事业性收费 | 921美元 |\n"
    report = reportparse.parse(f"{TITLE}二、主动公开政府信息情况\n{rows}{END}")

    assert report.by_path["proactive.fees.amount"] is None
    assert report.by_path["proactive.fees.amount_unit"] is None


def test_the_index_of_a_data_frame_begins_before_its_header() -> None:
    first = ["行政复议"] * 5 + ["行政诉讼"] * 9
    second = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    groups = [*second, *["未经复议直接起诉"] * 5, *["复议后起诉"] * 4]
    third = [*second, *second, "结果维持", "结果纠正", "其他结果", "总计"]
    figures = ["NaN", "13", "37", "NaN", "50", "33", "7", "32", "NaN", "72", "28", "9", "NaN", "37"]
    lines = [[str(at), *line] for at, line in enumerate((first, groups, third, figures))]
    rows = "\n".join("  ".join(line) for line in lines)
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    report = reportparse.parse(f"{TITLE}{heading}\n{rows}\n{END}")

    assert report.by_path["reviews.reconsideration.upheld"] is None
    assert report.by_path["reviews.reconsideration.corrected"] in (13, None)
    assert report.by_path["reviews.reconsideration.total"] in (50, None)


@pytest.mark.parametrize(("are_first", "documents"), [(True, None), (False, 3)])
def test_figures_below_a_row_without_cells_are_open_where_labels_are_before_all_figures(
    are_first: bool, documents: int | None
) -> None:
    figures = "1\n0\n0\n0\n2\n0\n3\n"
    rows = (
        f"{NEW}\n{CARRIED_IN}\n{CARRIED_OUT}\n{figures * 3}"
        if are_first
        else f"{NEW}\n{figures}{CARRIED_IN}\n{figures}{CARRIED_OUT}\n{figures}"
    )
    report = reportparse.parse(
        TITLE
        + "二、主动公开政府信息情况\n"
        + DOCUMENTS.replace(" ", "\n")
        + f"规章\n行政规范性文件\n3\n2\n9\n{SECTION_THREE}\n"
        + APPLICATIONS.replace(" ", "\n")
        + rows
        + END
    )

    assert report.by_path.get("proactive.normative_documents.issued") == documents
    assert report.by_path.get("applications.new.total") == (None if are_first else 3)


def read(form_year: int, lines: str) -> reportparse.Report:
    title = TITLE.replace("2023", str(form_year))
    return reportparse.parse(f"{title}二、主动公开政府信息情况\n{lines}\n{END}")


@pytest.mark.parametrize(
    ("head", "row", "value"),
    [
        ("", "9 66.9% 4", None),
        ("", "9 66.9％ 4", None),
        ("", "9 5 4", 4),
        # between pipes it takes its own place
        ("", "| 9 | 66.9% | 4 |", 4),
        # its column has a header
        (" 占比", "9 5 4 66.9%", 4),
    ],
)
def test_a_share_among_figures_that_blanks_part_takes_the_place_of_none(
    head: str, row: str, value: int | None
) -> None:
    report = read(
        2023, f"{DOCUMENTS.strip()}{head}\n规章 1 2 3{' 1%' if head else ''}\n行政规范性文件 {row}"
    )

    assert report.by_path["proactive.normative_documents.in_force"] == value


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ("行政处罚 0 - 13\n行政强制 1 2 3", None),
        ("行政处罚 0  - 13\n行政强制 1  2  3", None),
        ("行政处罚 0 -13 13\n行政强制 1 2 3", 13),
        ("行政处罚 0 ﹣ 13\n行政强制 - - 3", None),
        # a mark that other rows print for a blank figure
        ("行政处罚 0 - 13\n行政强制 - - 3", 13),
        ("| 行政处罚 | 0 | - | 13 |\n| 行政强制 | 1 | 2 | 3 |", 13),
    ],
)
def test_a_sign_alone_before_a_number_may_be_that_of_the_change(
    rows: str, value: int | None
) -> None:
    report = read(2020, f"信息内容 上一年项目数量 本年增/减 处理决定数量\n{rows}")

    assert report.by_path["proactive.penalties.decisions"] == value
    assert report.by_path["proactive.coercion.decisions"] == 3


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        # the parts of one number: 1 866 007
        ("8　5　5　3　1 866 007", None),
        ("8  5  5  3  1 866 007", None),
        # a blank figure between two blanks
        ("8　5　5　　3　1　30　53", None),
        # a sum shows seven figures
        ("8　5　5　3　1 100　122", 122),
        ("8 5 5 3 1 100 122", 122),
    ],
)
def test_figures_that_one_blank_parts_among_wider_ones_may_be_one_number(
    cells: str, total: int | None
) -> None:
    rows = f"{APPLICATIONS}{NEW} 1 2 3 4 5 6 21\n{CARRIED_IN} {cells}\n"
    report = reportparse.parse(f"{TITLE}{SECTION_THREE}\n{rows}{END}")

    assert report.by_path["applications.carried_in.total"] == total


@pytest.mark.parametrize(
    ("note", "value"), [("（本年处理决定数量0件）", None), ("（其中简易程序3件）", 8), ("", 8)]
)
def test_a_figure_below_a_label_that_states_its_own_is_of_the_page(
    note: str, value: int | None
) -> None:
    rows = f"行政处罚{note}\n8\n行政强制{note}\n"
    report = read(2023, f"信息内容\n本年处理决定数量\n{rows}")

    assert report.by_path["proactive.penalties.decisions"] == value


def test_the_number_of_a_label_behind_a_group_is_no_note() -> None:
    labels = (CARRIED_IN, "三、本年度办理结果（六）其他处理3.其他", "（七）总计")
    rows = "".join(f"| {label} | 8 | 1 | 0 | 0 | 2 | 0 | 11 |\n" for label in labels)
    report = reportparse.parse(f"{TITLE}{SECTION_THREE}\n{rows}{END}")

    assert report.by_path["applications.other.other.total"] == 11


def test_a_row_whose_label_alone_is_moved_has_lost_a_figure_where_others_have_one_more() -> None:
    lines = [
        f"| （三）不予公开 | {number}.{label} | 9 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |"
        for number, label in REFUSED
    ]
    lines[1] = (
        f"| （三）不予公开 | | {REFUSED[1][0]}.{REFUSED[1][1]} | 1 | 2 | 3 | 4 | 5 | 6 | 21 |"
    )
    text = f"{TITLE}{SECTION_THREE}\n| {' | '.join(APPLICATIONS.split())} |\n" + "\n".join(lines)
    report = reportparse.parse(f"{text}\n{END}")

    assert report.by_path["applications.denied.prohibited_by_law.natural_person"] is None
