# SPDX-License-Identifier: MIT
"""Blocks as text with pipes, and the places of its parts."""

from __future__ import annotations

import pytest

from reportparse import LimitError
from reportparse.readers.blocks import Block, BlockCell, BlockTable, Words
from reportparse.readers.layout_tables import lays_out, untabled
from reportparse.readers.limits import LIMITS, Limits
from reportparse.readers.page_text import laid_out
from reportparse.text.places import HtmlPlace, Places


def cell(text: str, across: int = 1, down: int = 1) -> BlockCell:
    return BlockCell([Words(text)] if text else [], None, across, down)


def text_of(*blocks: Block) -> str:
    return laid_out(blocks, LIMITS).text


def test_a_table_of_no_form_is_laid_out_by_its_columns() -> None:
    grid = BlockTable(
        [
            [cell("甲", across=2), cell("乙", down=2)],
            [cell("一"), cell("二")],
            [cell("三", across=3)],
        ]
    )

    assert text_of(grid) == "| 甲 |  | 乙 |\n| 一 | 二 |  |\n| 三 |  |  |\n"


def test_a_table_of_a_form_has_the_cells_that_are_there() -> None:
    grid = BlockTable(
        [
            [cell("信息内容"), cell("本年处理决定数量", across=3)],
            [cell("行政处罚", down=1), cell("5", across=3)],
            [cell("行政强制"), cell("", across=3)],
        ]
    )

    assert text_of(grid) == "| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 5 |\n| 行政强制 |  |\n"


@pytest.mark.parametrize("across", [1, 2])
def test_a_table_in_a_cell_of_a_row_of_the_form_is_that_cells_words(across: int) -> None:
    inner = BlockTable([[cell("0"), cell("73")]])
    heads = [cell("信息内容"), cell("本年制发件数"), cell("本年废止件数", across)]
    grid = BlockTable([heads, [cell("规章"), BlockCell([inner], None, 1, 1), cell("5", across)]])

    assert not lays_out(grid)
    assert text_of(grid).splitlines()[1] == "| 规章 | 0 73 | 5 |"


def test_a_table_around_one_of_the_form_lays_out_the_page() -> None:
    inner = BlockTable(
        [[cell("信息内容"), cell("本年处理决定数量")], [cell("行政许可"), cell("7")]]
    )
    menu = [cell("行政许可"), cell("行政处罚"), BlockCell([inner])]

    assert lays_out(BlockTable([menu]))
    assert lays_out(BlockTable([[cell("首页"), BlockCell([BlockTable([[cell("7")]])])]]))


def test_a_column_that_is_blank_from_its_head_down_is_none() -> None:
    heads = [cell("信息内容"), cell("本年制发件数"), cell("")]
    grid = BlockTable([heads, [cell("规章"), cell("5"), cell("")]])

    assert text_of(grid) == "| 信息内容 | 本年制发件数 |\n| 规章 | 5 |\n"


def test_without_heads_a_blank_column_may_be_one_of_figures() -> None:
    grid = BlockTable(
        [[cell("规章"), cell("5"), cell("")], [cell("行政许可"), cell("7"), cell("")]]
    )

    assert text_of(grid) == "| 规章 | 5 |  |\n| 行政许可 | 7 |  |\n"


def test_pipes_and_line_ends_in_cells_part_no_cells() -> None:
    grid = BlockTable([[cell("甲|乙"), BlockCell([Words("1"), Words("2")])]])

    assert text_of(grid) == "| 甲｜乙 | 1 2 |\n"


def test_a_head_may_claim_more_columns_than_there_are() -> None:
    grid = BlockTable([[cell("甲", across=999_999)], [cell("一"), cell("二")]])

    assert text_of(grid) == "| 甲 |  |\n| 一 | 二 |\n"


def test_tables_that_claim_too_many_places() -> None:
    rows = [[cell("甲", across=1000, down=60_000)] for _ in range(50)]

    with pytest.raises(LimitError, match="slots"):
        laid_out([BlockTable(rows)], Limits(slots=10_000))


def test_rows_of_one_cell_that_are_headings_or_prose_are_lines() -> None:
    grid = BlockTable(
        [
            [cell("临江市2024年政府信息公开工作年度报告", across=2)],
            [cell("公开日期 2025-01-02", across=2)],
            [cell("一、总体情况", across=2)],
            [BlockCell([Words("第一段。"), Words("第二段。")], None, 2)],
            [cell("第二十条第（一）项", across=2)],
            [cell("规章"), cell("5")],
            [cell("（二）其他", across=2)],
        ]
    )

    assert text_of(*untabled(grid)).splitlines() == [
        "临江市2024年政府信息公开工作年度报告",
        "公开日期 2025-01-02",
        "一、总体情况",
        "第一段。",
        "第二段。",
        "| 第二十条第（一）项 |",
        "| 规章 | 5 |",
        "（二）其他",
    ]


def test_wide_rows_at_the_end_are_notes() -> None:
    head = [cell("信息内容"), cell("本年处理决定数量")]
    rows = [[cell("行政许可"), cell("5")], [cell("以上为2022年数据", across=2)]]
    figures = [[cell("行政许可", across=2)], [cell("5", across=2)]]

    assert text_of(*untabled(BlockTable([head, *rows]))).splitlines()[-2:] == [
        "| 行政许可 | 5 |",
        "以上为2022年数据",
    ]
    assert list(untabled(BlockTable([head, *figures]))) == [BlockTable([head, *figures])]


def test_a_row_beside_a_cell_from_above_is_no_line() -> None:
    grid = BlockTable(
        [[cell("三、本年度办理结果", down=2), cell("（一）甲。")], [cell("（二）乙。")]]
    )

    assert list(untabled(grid)) == [grid]


def test_places() -> None:
    first, second = HtmlPlace(1, 1), HtmlPlace(2, 5)
    page = laid_out(
        [
            Words("甲", first),
            BlockTable([[BlockCell([Words("一")], second), BlockCell([], second)]]),
        ],
        LIMITS,
    )

    assert page.text == "甲\n| 一 |  |\n"
    assert page.places is not None
    assert page.places.at(0) == page.places.at(1) == first
    assert page.places.at(page.text.index("一")) == second
    assert Places((), ()).at(3) is None


def test_grids_hold_each_cell_with_its_place_in_the_text() -> None:
    table = BlockTable(
        [
            [cell("信息内容"), cell("本年处理决定数量", across=3)],
            [cell("行政处罚"), cell("5", across=3)],
        ]
    )
    page = laid_out([Words("二、"), table, Words("三、")], LIMITS)
    (grid,) = page.grids

    assert page.text[grid.span.start : grid.span.end] == (
        "| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 5 |"
    )
    assert [
        (part.row, part.column, page.text[part.span.start : part.span.end], part.column_span)
        for part in grid.cells
    ] == [
        (0, 0, " 信息内容 ", 1),
        (0, 1, " 本年处理决定数量 ", 3),
        (1, 0, " 行政处罚 ", 1),
        (1, 1, " 5 ", 3),
    ]
    assert {(part.row_span, part.doubt) for part in grid.cells} == {(1, None)}


def test_a_figure_that_covers_rows_is_read_in_none_of_them() -> None:
    table = BlockTable(
        [
            [cell("信息内容"), cell("本年处理决定数量")],
            [cell("行政处罚"), cell("83", down=9)],
            [cell("行政强制")],
        ]
    )
    page = laid_out([table], LIMITS)

    assert page.text.splitlines()[1:] == ["| 行政处罚 | 〔83〕 |", "| 行政强制 | 〔83〕 |"]
    assert [
        (part.row, part.row_span, part.doubt) for part in page.grids[0].cells if part.column
    ] == [(0, 1, None), (1, 2, "merged"), (2, 1, "merged")]


def test_a_unit_that_covers_rows_is_that_of_each() -> None:
    table = BlockTable(
        [
            [cell("（一）收到申请数"), cell("件", down=2), cell("12")],
            [cell("1.当面申请数"), cell("4")],
            [cell("2.传真申请数"), cell("件"), cell("8")],
        ]
    )

    assert laid_out([table], LIMITS).text.splitlines() == [
        "| （一）收到申请数 | 件 | 12 |",
        "| 1.当面申请数 | 件 | 4 |",
        "| 2.传真申请数 | 件 | 8 |",
    ]


def test_doubt_about_words_is_doubt_about_their_cell() -> None:
    table = BlockTable([[cell("甲"), BlockCell([Words("［图］", None, "picture")])]])

    assert [part.doubt for part in laid_out([table], LIMITS).grids[0].cells] == [None, "picture"]
