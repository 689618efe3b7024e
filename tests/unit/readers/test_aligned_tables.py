# SPDX-License-Identifier: MIT
"""Tables of PDF pages without rules, by the places of their words."""

from __future__ import annotations

import pytest
from attrs import evolve

from reportparse import parse
from reportparse.readers.limits import LIMITS
from reportparse.readers.page_text import laid_out
from reportparse.readers.pdf.aligned_tables import with_tables
from reportparse.readers.pdf.flow import flow
from reportparse.readers.pdf.page_objects import PageMarks, lines_of
from tests.unit.readers.test_pdf import glyphs

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
SECTION = "三、收到和处理政府信息公开申请情况"
NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"


def page(*words: tuple[str, float, float]) -> PageMarks:
    placed = [glyph for text, left, top in words for glyph in glyphs(text, left, top)]
    return PageMarks(1, lines_of(placed), [], 800.0)


def row(top: float, *figures: str) -> list[tuple[str, float, float]]:
    return [(figure, 300 + 70 * at, top) for at, figure in enumerate(figures) if figure]


def table(columns: tuple[str, ...], *rows: list[tuple[str, float, float]]) -> PageMarks:
    """A page with a table whose first and last header are higher than the others."""
    heads = [
        (head, 290 + 70 * at, 100 if head in ("自然人", "总计") else 115)
        for at, head in enumerate(columns)
    ]
    lines = [(SECTION, 0, 40), ("申请人情况", 450, 60), ("法人或其他组织", 440, 85), *heads]
    return page(*lines, *(word for words in rows for word in words))


ONE = row(150, "1", "2", "3", "4", "5", "6", "21")


def test_labels_on_several_lines_are_in_the_row_of_their_middle() -> None:
    second = [(CARRIED[:8], 0, 194), (CARRIED[8:], 0, 206), *row(200, *"7654321")]
    marks = with_tables(table(COLUMNS, [(NEW, 0, 150), *ONE], second))
    (found,) = marks.tables

    assert [line.text for line in marks.lines] == [SECTION]
    assert [[cell.text for cell in cells] for cells in found.grid.rows] == [
        ["申请人情况"],
        ["法人或其他组织"],
        list(COLUMNS),
        [NEW, "1", "2", "3", "4", "5", "6", "21"],
        [CARRIED, *"7654321"],
    ]
    assert laid_out(flow([marks]), LIMITS).grids == ()


def test_a_label_that_the_page_cuts_is_that_of_the_row_beside_it() -> None:
    cut = [(CARRIED[:8], 0, 200), (CARRIED[8:], 0, 212), *row(199, *"7654321")]
    (found,) = with_tables(table(COLUMNS, [(NEW, 0, 150), *ONE], cut)).tables

    assert [cell.text for cell in found.grid.rows[-1]] == [CARRIED, *"7654321"]


@pytest.mark.parametrize(
    "rows", [[[(NEW, 0, 150), *ONE]], [[(NEW, 0, 150), *row(150, *"12")], row(200, *"1234")]]
)
def test_few_figures_are_no_table(rows: list[list[tuple[str, float, float]]]) -> None:
    marks = table(COLUMNS, *rows)

    assert with_tables(marks) == marks


@pytest.mark.parametrize(
    "columns",
    [COLUMNS, ("自然人", "总计", *COLUMNS[1:6]), ("总计", *COLUMNS[:6]), (*COLUMNS[1:], "自然人")],
)
def test_headers_are_in_the_order_of_their_columns(columns: tuple[str, ...]) -> None:
    figures = dict(zip(COLUMNS, ("1", "2", "3", "4", "5", "6", "21"), strict=True))
    printed = row(150, *(figures[head] for head in columns))
    marks = table(columns, [(NEW, 0, 150), *printed], [(CARRIED, 0, 200), *row(200, *"0000000")])
    report = parse(laid_out(flow([marks]), LIMITS).text)

    assert report.applications is not None
    assert report.figure("applications.new.natural_person") == 1
    assert report.figure("applications.new.total") == 21
    assert report.figure("applications.new.other_org") == 6


@pytest.mark.parametrize("blank", [(1,), (0, 1, 2, 3), (5,)])
def test_blank_figures_keep_their_columns(blank: tuple[int, ...]) -> None:
    figures = ["" if at in blank else str(at + 1) for at in range(7)]
    second = [(CARRIED, 0, 200), *row(200, *figures)]
    first = [(NEW, 0, 150), *ONE]
    (found,) = with_tables(
        table(COLUMNS, first, second, [("合", 0, 250), *row(250, *"1234567")])
    ).tables

    assert [cell.text for cell in found.grid.rows[4]] == [CARRIED, *figures]


def test_figures_between_columns_are_no_ones() -> None:
    second = [(CARRIED, 0, 200), *((str(at), 320.0 + 60 * at, 200.0) for at in range(6))]
    (found,) = with_tables(table(COLUMNS, [(NEW, 0, 150), *ONE], second)).tables

    assert [cell.text for cell in found.grid.rows[-1]] == [CARRIED, "〔0 1 2 3 4 5〕"]


TWO = row(200, *"7654321")
THREE = row(250, *"1000001")


@pytest.mark.parametrize(
    ("labels", "open_rows"),
    [
        ([(NEW, 0, 150), (CARRIED, 0, 200), ("合计", 0, 250)], []),
        ([(NEW, 0, 135), (CARRIED, 0, 185), ("合计", 0, 235)], []),
        ([(NEW, 0, 150), (CARRIED, 0, 185), ("合计", 0, 250)], []),
        ([(NEW, 0, 150), (CARRIED, 0, 250)], [0, 1, 2]),
        ([(NEW, 0, 150), (CARRIED, 0, 235), ("合计", 200, 235)], [0, 1, 2]),
    ],
)
def test_rows_beside_one_without_a_label_are_in_doubt(
    labels: list[tuple[str, float, float]], open_rows: list[int]
) -> None:
    (found,) = with_tables(table(COLUMNS, [*ONE, *TWO, *THREE, *labels])).tables
    rows = [[cell.doubt for cell in cells if "合" not in cell.text] for cells in found.grid.rows]
    figures = [doubts for doubts in rows if len(doubts) >= len(COLUMNS)][1:]

    assert [at for at, doubts in enumerate(figures) if any(doubts)] == open_rows


@pytest.mark.parametrize("figures", [("0", "1,234", "0", "5", "2,061", "0", "3,300"), "0/1-2—3"])
def test_figures_with_separators_and_marks_for_none_keep_their_columns(
    figures: tuple[str, ...],
) -> None:
    second = [(CARRIED, 0, 200), *row(200, *figures)]
    (found,) = with_tables(table(COLUMNS, [(NEW, 0, 150), *ONE], second)).tables

    assert [cell.text for cell in found.grid.rows[-1]] == [CARRIED, *figures]


def test_words_behind_the_figures_of_a_row_stay_there_below_their_header() -> None:
    heads = table(COLUMNS, [(NEW, 0, 150), *ONE], [(CARRIED, 0, 200), *row(200, *"76543")])
    notes = [("备注", 790, 115), ("见附件", 790, 150), ("见下页", 790, 200)]
    marks = evolve(heads, lines=[*heads.lines, *page(*notes).lines])
    (found,) = with_tables(marks).tables

    assert [[cell.text for cell in cells] for cells in found.grid.rows[-3:]] == [
        [*COLUMNS, "备注"],
        [NEW, *"123456", "21", "见附件"],
        [CARRIED, *"76543", "", "", "见下页"],
    ]
