# SPDX-License-Identifier: MIT
"""Damaged tables, smallest cases of what was once read wrongly: null and flagged, never shifted.

Each case is the damage done to a clean table and the rows that must be null and flagged.
"""

from __future__ import annotations

import re

import pytest

import reportparse
from tests.conftest import CORPUS, read

CITY = read(CORPUS / "disclosure_2021" / "city_thousands.txt")
TOWN = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
BUREAU = read(CORPUS / "disclosure_2021" / "bureau_cell_per_line.txt").replace("\r\n", "\n")
NEW = "一、本年新收政府信息公开申请数量"


def assert_flagged(text: str, *paths: str) -> None:
    report = reportparse.parse(text)
    errors = {finding.path for finding in report.diagnostics if finding.severity == "error"}
    figures = dict(report.figures())

    for path in paths:
        assert path in errors, path
        below = [figure for name, figure in figures.items() if name.startswith(f"{path}.")]
        assert below
        assert all(figure is None or isinstance(figure, str) for figure in below), path


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def reviews_row(text: str) -> str:
    (row,) = re.findall(r"^\| 412 .*$", text, re.MULTILINE)
    return str(row)


def test_a_cell_lost_from_the_row_without_a_label() -> None:
    row = reviews_row(CITY)
    lost = row.replace("| 412 ", "", 1)
    padded = replaced(CITY, row, lost)

    assert_flagged(padded, "reviews")


def test_a_cell_too_many_in_the_row_without_a_label() -> None:
    row = reviews_row(CITY)
    longer = replaced(CITY, row, f"{row}  |")

    assert reportparse.parse(longer).reviews == reportparse.parse(CITY).reviews
    assert_flagged(longer.replace("| 412 ", "| 413 ", 1), "reviews")


def test_padding_of_the_head_is_no_figure() -> None:
    row = "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    text = replaced(TOWN, row, row.removeprefix("0 | "))

    assert_flagged(text, "reviews")


@pytest.mark.parametrize("cell", ["", "9 | "])
def test_a_row_wider_than_its_neighbours(cell: str) -> None:
    row = f"{NEW} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||"
    wider = f"{NEW} | 7 |  | {cell}8 | | 9 | 10 |  | ||"

    assert_flagged(replaced(TOWN, row, wider + "|"), "applications.new")


def test_a_row_without_its_label_takes_nothing_from_the_row_above() -> None:
    (row,) = re.findall(r"^\|  \|  \| 2\.重复申请 .*$", CITY, re.MULTILINE)
    report = reportparse.parse(replaced(CITY, row, row.replace("2.重复申请", "", 1)))

    whole = dict(reportparse.parse(CITY).figures())
    changed = {path for path, figure in report.figures() if figure != whole[path]}
    assert {path.rpartition(".")[0] for path in changed} == {"applications.unprocessed.repeat"}
    assert {"row-missing", "row-unknown"} <= {finding.code for finding in report.diagnostics}


def test_a_short_row_does_not_shift_its_neighbours() -> None:
    (row,) = re.findall(r"^\|  \| （?\(?七.*$", CITY, re.MULTILINE)
    report = reportparse.parse(replaced(CITY, row, row.removesuffix(" |").rpartition("|")[0] + "|"))

    whole = dict(reportparse.parse(CITY).figures())
    changed = {path for path, figure in report.figures() if figure != whole[path]}
    assert {path.rpartition(".")[0] for path in changed} == {"applications.total"}
    assert {finding.path for finding in report.diagnostics} == {"applications.total"}


def test_the_pipe_that_opens_a_row_is_no_blank_figure() -> None:
    rows = [("第二十条第(五)项",), ("信息内容", "本年处理决定数量"), ("行政许可", "5")]
    heads = [
        "自然人",
        "法人或其他组织",
        "总计",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ]
    rows += [("申请人情况",), tuple(heads), (NEW, "1", "2", "3", "5", "6", "7")]
    rows += [("二、上年结转政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "7")]
    text = "".join("|\n" + "".join(f"{cell} |\n" for cell in row) for row in rows)
    text += "五、存在的主要问题及改进情况\n"

    assert_flagged(text, "applications.new")
    report = reportparse.parse(text)
    assert report.figure("applications.carried_in.total") == 7
    assert report.figure("proactive.licensing.decisions") == 5


def test_a_lost_figure_of_an_empty_row() -> None:
    lines = BUREAU.split("\n")
    at = lines.index("行政处罚 |")
    text = "\n".join(lines[: at + 1] + lines[at + 2 :])

    assert_flagged(text, "proactive.penalties")


def test_a_strange_column_makes_all_its_figures_doubtful() -> None:
    head = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
    text = replaced(
        CITY, head, "| 信息内容 | 本年制发件数 | 其中部门 | 本年废止件数 | 现行有效件数 |"
    )

    assert_flagged(text, "proactive.rules", "proactive.normative_documents")


@pytest.mark.parametrize("name", ["city_thousands", "township_zeros", "department_blanks"])
def test_text_cut_at_any_character(name: str) -> None:
    text = read(CORPUS / "disclosure_2021" / f"{name}.txt")
    whole = dict(reportparse.parse(text).figures())
    start, end = text.index("二、"), text.index("五、", text.index("四、"))

    for cut in range(start, end, 7):
        report = reportparse.parse(text[:cut])
        flagged = {finding.path for finding in report.diagnostics if finding.path}
        for path, figure in report.figures():
            if figure != whole[path]:
                parts = path.split(".")
                enclosing = {".".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
                assert enclosing & flagged, (cut, path)


def test_tables_in_another_order_side_by_side() -> None:
    text = CITY[CITY.index("| 行政复议") : CITY.index("五、政府")]
    text += CITY[CITY.index("| (本列数据") : CITY.index("四、因")]
    report = reportparse.parse(text)

    whole = dict(reportparse.parse(CITY).figures())
    read_ = {path: figure for path, figure in report.figures() if not path.startswith("proactive")}
    assert read_ == {path: whole[path] for path in read_}


@pytest.mark.parametrize(
    "text",
    [
        "本年处理决定数量|",
        "(三)不予公开|x",
        "信息内容 | 本年处理决定数量 |\n其他行政许可 | 3 |\n",
        "4|行政事业性收费|5|",
        "行政强制|1\n三、本年度办理结果|2O|总计|",
        "0|\n01.属于国家秘密",
        "|\n信息公开年报",
        "1.|一、本年新收政府信息公开申请数量",
        "⒈属于国家秘密\n规章|1|",
    ],
)
def test_odd_tables_come_back_from_canonical_text(text: str) -> None:
    report = reportparse.parse(text)

    assert reportparse.parse(reportparse.unparse(report)) == report


@pytest.mark.parametrize(
    "text",
    [
        "a|" * 3000 + "\n" + "b|c\n" * 3000,
        "一、本年新收政府信息公开申请数量 |" * 3000,
        "本年处理决定数量|1|" * 3000,
        "三、本年度办理结果 |" * 3000,
    ],
)
def test_hostile_tables_are_read_in_proportion(text: str) -> None:
    report = reportparse.parse(text)

    assert len(reportparse.to_json(report)) < 400 * len(text)
