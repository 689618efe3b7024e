# SPDX-License-Identifier: MIT
"""Rows as drawings: `L` a label, `.` a blank cell, `#` a filled one, `=` padding, `_` merged."""

from __future__ import annotations

import pytest

from reportparse.forms.cells import Cells
from reportparse.forms.entries import Entry, Label
from reportparse.forms.placing import HeadColumn, Window, windows


def entry(drawing: str) -> Entry:
    column = drawing.index("L")
    after = drawing[column + 1 :]
    padding = after.count("=")
    texts = [" " if sign == "." else "7" for sign in after.replace("=", "")]
    cells = Cells(["L", *texts], [0], [0], [padding])
    return Entry("ROW", cells, (Label("NEW", 0, column, 0),), 1, 1 + len(texts), padding)


def placed(rows: list[str], head: HeadColumn | None = None) -> list[Window]:
    return windows([(entry(row), 3) for row in rows], {3: head} if head else None)


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
        # the last row has no padding and is whole
        (["L###==", "L###==", "L###"], [0, 0, 0]),
        # as many rows one way as the other
        (["L###==", "L###"], [0, 0]),
        (["L#.#.", "L.##"], [None, None]),
        # too few, too many
        (["L###", "L##"], [0, None]),
        (["L###", "L####"], [0, None]),
        (["L##"], [None]),
    ],
)
def test_windows(rows: list[str], offsets: list[int | None]) -> None:
    assert [window.offset for window in placed(rows)] == offsets


def test_the_head_decides_where_rows_leave_two_ways() -> None:
    rows = ["L.....", "_L..#.", "__L.#."]

    assert [window.offset for window in placed(rows)] == [0, None, 0]
    assert [window.offset for window in placed(rows, HeadColumn(3, 6))] == [2, 1, 0]
    assert [window.offset for window in placed(rows, HeadColumn(3, 1))] == [0, None, 0]


def test_surplus() -> None:
    assert [window.surplus for window in placed(["L###", "L####"])] == [False, True]
