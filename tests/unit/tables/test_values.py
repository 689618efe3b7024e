# SPDX-License-Identifier: MIT
"""The values of a row's cells, and the place of each figure."""

from __future__ import annotations

import pytest

import reportparse
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")
STATISTICS = read(CORPUS / "checks" / "consistent" / "statistics_2016.txt")


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


@pytest.mark.parametrize(
    "path",
    [
        "applications.new.natural_person",
        "proactive.fees.amount",
        "reviews.direct_litigation.pending",
    ],
)
def test_a_figure_is_where_it_is_printed(path: str) -> None:
    text = TEXT.replace("| 规章 | 7 |", "| 规章 | 七十件 |")  # words in place of digits
    report = reportparse.parse(text)
    place = report.place_of(path)

    assert place is not None
    line = text.split("\n")[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == str(report.figure(path))
    assert report.provenance[path] == place


def test_only_figures_with_a_cell_have_a_place() -> None:
    line = next(page_line for page_line in TEXT.split("\n") if "规章 |" in page_line)
    report = reportparse.parse(TEXT.replace(line, "| 规章 | 7 | 8 |"))

    assert reported(TEXT.replace(line, "| 规章 | 7 | 8 |"))[0][:2] == (
        "cell-missing",
        "proactive.rules",
    )
    for path in ("proactive.rules.issued", "proactive.rules.gone", "gone", "period"):
        assert report.place_of(path) is None


def statistics(row: str) -> str:
    line = "| 制发规范性文件总数 | 件 | 7 |"
    assert line in STATISTICS
    return STATISTICS.replace(line, row)


@pytest.mark.parametrize(
    ("row", "unit", "shown"),
    [
        ("| 制发规范性文件总数 | 份 | 7 |", "份", "份"),
        ("| 制发规范性文件总数 |  | 7 |", "", "—"),
    ],
)
def test_another_unit_than_the_forms_is_reported_where_it_stands(
    row: str, unit: str, shown: str
) -> None:
    text = statistics(row)
    (finding,) = reportparse.parse(text, language="en").diagnostics
    path = str(finding.path)

    assert reported(text) == [("unit-differs", path, unit)]
    assert f"{path}.unit" in reportparse.parse(text).by_path
    expected = f"the unit of 制发规范性文件总数 is {shown}; the form or another label has 件"
    assert finding.message == expected


def test_a_unit_where_the_form_has_none_is_reported() -> None:
    text = STATISTICS.replace("| 一、主动公开情况 |  | 6 |", "| 一、主动公开情况 | 件 | 6 |")
    (finding,) = reportparse.parse(text, language="en").diagnostics

    assert finding.message == "the unit of 一、主动公开情况 is 件; the form or another label has —"


def test_an_amount_that_cannot_be_read_is_reported_with_its_row() -> None:
    text = TEXT.replace("| 8.99 |", "| 若干 |")

    assert reported(text) == [("number-unreadable", "proactive.fees", "若干")]
    assert reportparse.parse(text).figure("proactive.fees.amount") is None


def test_a_number_with_which_the_text_ends_may_be_cut_off() -> None:
    text = TEXT[: TEXT.index("| 行政许可 | 8 |")] + "| 行政许可 | 8"
    path = "proactive.licensing.decisions"

    assert ("text-cut", path, "8") in reported(text)
    assert reportparse.parse(text).figure(path) is None
    for whole in (f"{text} |", f"{text}\n"):
        assert reportparse.parse(whole).figure(path) == 8
        assert "text-cut" not in {code for code, _, _ in reported(whole)}


@pytest.mark.parametrize(
    ("head", "cell", "unit"),
    [
        ("本年收费金额（单位：万元）", "8.99", "万元"),
        ("本年收费金额（单位：元）", "8.99", "元"),
        ("本年收费金额（单位：元）", "8.99万元", "万元"),
        ("本年收费金额", "8.99", None),
    ],
)
def test_the_unit_of_an_amount_is_its_cells_or_the_heads(
    head: str, cell: str, unit: str | None
) -> None:
    text = TEXT.replace("本年收费金额（单位：万元）", head).replace("| 8.99 |", f"| {cell} |")
    report = reportparse.parse(text)

    assert str(report.figure("proactive.fees.amount")) == "8.99"
    assert report.figure("proactive.fees.amount_unit") == unit


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("48（其中网上办理40件）", 48),
        ("48（其中一季度12件，下半年20件）", 48),
        ("1,048件（其中：网上1,000件，窗口48件）", 1048),
        ("12（其中本年5，上年7）", None),
        ("12（其中历年7）", None),
        ("12（其中：撤销3）", None),
        ("12（其中下属单位3件，本级9件）", None),
        ("1200（其中1,300件）", None),
    ],
)
def test_parts_that_are_not_of_the_label_leave_open_what_the_whole_counts(
    cell: str, count: int | None
) -> None:
    report = reportparse.parse(TEXT.replace("| 行政许可 | 8 |", f"| 行政许可 | {cell} |"))
    path = "proactive.licensing.decisions"

    assert report.figure(path) == count
    found = [finding.path for finding in report.diagnostics if finding.code == "number-unreadable"]
    assert found == ([] if count else [path])


@pytest.mark.parametrize(
    "note", ["单位：元（万元）", "（元）（万元）", "（单位：元）（单位：万元）"]
)
def test_two_units_in_a_header_leave_the_amount_open(note: str) -> None:
    text = TEXT.replace("本年收费金额（单位：万元）", f"收费金额{note}")

    assert ("unit-open", "proactive.fees") in {found[:2] for found in reported(text)}
    assert reportparse.parse(text).figure("proactive.fees.amount") is None


@pytest.mark.parametrize(("other", "value"), [("3", 5), ("。", None), ("4O", None), ("2。", 5)])
def test_a_full_stop_behind_a_figure_may_be_a_digit_where_others_are_misread(
    other: str, value: int | None
) -> None:
    rows = (
        f"| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 5。 | {other} | 1 |\n"
    )
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    report = reportparse.parse(f"{title}{rows}五、存在的主要问题及改进情况\n无。\n")

    assert report.by_path["proactive.rules.issued"] == value


@pytest.mark.parametrize(("before", "value"), [("  58\t", None), ("5", 5), ("", None)])
def test_a_number_and_a_tab_before_a_row_of_pipes_are_of_its_line(
    before: str, value: int | None
) -> None:
    heads = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
    lines = (
        f"行政复议 | 行政诉讼 |\n{heads} | 未经复议直接起诉 | 复议后起诉 |\n{heads} | {heads} |\n"
        f"{before} | 1 | 3 | 3 | 3 | 3 | 20 | 1 | 23 | 4 | 5 | 6 | 7 | 7 | 8 |\n"
    )
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
    report = reportparse.parse(f"{title}{lines}五、存在的主要问题及改进情况\n无。\n")

    assert report.by_path["reviews.reconsideration.upheld"] == value
    assert report.by_path["reviews.reconsideration.corrected"] == 1


def test_the_unit_of_an_amount_that_is_not_read_may_be_another_that_a_cell_prints() -> None:
    rows = "| 信息内容 | 本年收费金额（单位：万元） |\n| 行政事业性收费 | 8 | 35,281,061元 |\n"
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    report = reportparse.parse(f"{title}{rows}五、存在的主要问题及改进情况\n无。\n")

    assert report.by_path["proactive.fees.amount"] is None
    assert report.by_path["proactive.fees.amount_unit"] is None


def test_a_row_without_its_total_and_with_no_figure_that_can_be_read_is_open() -> None:
    heads = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
    lines = (
        f"| 行政复议 |  |  |  |  | 行政诉讼 |{'  |' * 9}\n"
        f"| {heads} 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |\n"
        f"|  |  |  |  |  | {heads} {heads}\n|{'  |' * 13} 乙|  |\n"
    )
    title = "柳坪县水利局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
    report = reportparse.parse(f"{title}{lines}五、存在的主要问题及改进情况\n无。\n")

    assert not any(path.startswith("reviews") for path, value in report.figures() if value)
