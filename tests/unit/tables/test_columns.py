# SPDX-License-Identifier: MIT
"""Rows as drawings: `L` a label, `.` a blank cell, `#` a filled one, `=` padding, `_` merged."""

from __future__ import annotations

import pytest

from reportparse.tables.columns import HeadColumn, Style, Window, style_of, windows
from reportparse.tables.token_table import FoundLabel, Segment, TokenTable
from reportparse.tables.tokens import Token


def segment(drawing: str) -> Segment:
    column = drawing.index("L")
    after = drawing[column + 1 :]
    padding = after.count("=")
    texts = ["L", *(" " if mark == "." else "7" for mark in after.replace("=", ""))]
    tokens = [Token("", text, 0, 0, piped=True) for text in texts]
    label = FoundLabel("一、本年新收政府信息公开申请数量", 0, column, 0)
    return Segment("ROW", TokenTable(tokens), (label,), 1, len(texts), padding)


def placed(rows: list[str], head: HeadColumn | None = None) -> list[Window]:
    return windows([(segment(row), 3) for row in rows], [head] * len(rows))


@pytest.mark.parametrize(
    ("rows", "offsets"),
    [
        # exactly as many cells as figures
        (["L###", "L..#", "L..."], [0, 0, 0]),
        # padding after the figures
        (["L###==", "L.#.=="], [0, 0]),
        # padding that looks like blank cells: the full row shows the way
        (["L###..", "L#.#..", "L....."], [0, 0, 0]),
        # merged cells after the label, all rows in the same columns
        (["L..###", "_L.###", "__L###"], [2, 1, 0]),
        (["L..#.#", "_L###.", "__L###"], [None, None, 0]),
        # nothing shows which blanks are figures
        (["L.#...", "L.#..."], [None, None]),
        (["L.....", "L....."], [0, 0]),
        # a row that lost a cell, its neighbours padded
        (["L###==", "L###==", "L##.="], [0, 0, None]),
        (["L###==", "L###==", "L.#."], [0, 0, None]),
        # the last row has no padding and is whole
        (["L###==", "L###==", "L###"], [0, 0, 0]),
        # as many rows one way as the other
        (["L###==", "L###"], [0, 0]),
        (["L#.#.", "L.##"], [None, None]),
        # too few, too many
        (["L###", "L##"], [0, None]),
        (["L###", "L####"], [0, None]),
        (["L##"], [None]),
        # the blank cell before full rows is none of the figures
        (["L.###", "_L###"], [1, 0]),
        # the last figure shows the places of blank ones
        (["L..#.#", "L..#.#"], [2, 2]),
        # as many narrow rows as wide ones, whichever comes first
        (["L##.", "L##.=="], [None, None]),
        (["L##.==", "L##."], [None, None]),
        # the last row has no padding: it does not speak against that of the others
        (["L##.==", "L.##==", "L##."], [0, 0, None]),
        (["L##.", "L##.==", "L.##==", "L##."], [None, 0, 0, None]),
        # a last row as wide as most speaks like any other
        (["_L##.", "L##.", "L.##"], [0, 0, 0]),
        # more cells than figures, the last of these filled
        (["L###==", "L###.", "_L###", "_L###"], [0, 0, 0, 0]),
        (["L###==", "L####", "L#.#.", "_L###", "_L###"], [0, None, None, 0, 0]),
        # in one row alone the last may be a figure, and one before it too many
        (["L###.", "L###", "L###", "L###"], [None, 0, 0, 0]),
        # for and against: read is what is exact and as wide as most
        (["L##.", "L##=", "_L##."], [0, None, None]),
        # an empty row with fewer cells than figures has them from its label on
        (["L..###", "L..###", "L.===="], [2, 2, 0]),
        # with as many or more they are in the columns of the others
        (["L..###", "L..###", "L...=="], [2, 2, 2]),
    ],
)
def test_windows(rows: list[str], offsets: list[int | None]) -> None:
    assert [window.offset for window in placed(rows)] == offsets


def test_the_head_decides_where_rows_leave_two_ways() -> None:
    rows = ["L.....", "_L..#.", "__L.#."]

    assert [window.offset for window in placed(rows)] == [0, None, 0]
    assert [window.offset for window in placed(rows, HeadColumn(3, 6))] == [2, 1, 0]
    assert [window.offset for window in placed(rows, HeadColumn(3, 1))] == [0, None, 0]


def test_a_head_that_leaves_figures_out_is_not_followed() -> None:
    rows = ["L..#.#", "L..#.#"]

    assert [window.offset for window in placed(rows, HeadColumn(2, 6))] == [2, 2]


def test_a_head_right_of_figures_leaves_blanks_open() -> None:
    rows = ["L##..", "L###."]

    assert [window.offset for window in placed(rows)] == [0, 0]
    assert [window.offset for window in placed(rows, HeadColumn(2, 5))] == [None, None]


def test_each_row_has_the_head_of_its_own_part() -> None:
    rows = [(segment(row), 2) for row in ("L##.", "L.#.", "L##.")]
    heads = [HeadColumn(1, 4), HeadColumn(2, 4), None]

    assert [window.offset for window in windows(rows, heads)] == [0, 1, 0]


def test_a_row_with_fewer_cells_than_all_others_is_narrow() -> None:
    rows = ["L###..", "L#.#..", "L....", "L..."]

    assert [window.narrow for window in placed(rows)] == [False, False, True, False]
    assert [window.narrow for window in placed(["L###==", "L#.#==", "L....", "L..==="])] == [
        *(False, False, True, False)
    ]


def test_a_head_without_room_for_the_figures_says_nothing_of_empty_rows() -> None:
    assert [window.offset for window in placed(["L....", "L...."], HeadColumn(4, 5))] == [0, 0]


def test_surplus() -> None:
    assert [window.surplus for window in placed(["L###", "L####"])] == [False, True]
    assert [window.surplus for window in placed(["L###", "L#.##"])] == [False, False]


def test_rows_of_unlike_width_with_just_their_figures_are_exact() -> None:
    assert style_of([(segment(row), 3) for row in ("L###", "_L#.#")]) == Style(True, 5)


def test_rows_of_one_width_say_nothing_of_an_exact_row_of_another() -> None:
    style = style_of([(segment(row), 3) for row in ("L###", "L##.")])

    assert windows([(segment("_L##."), 3)], style=style) == [Window(None)]
