# SPDX-License-Identifier: MIT
"""Rows as drawings: `L` a label, `.` a blank cell, `#` a filled one, `=` padding, `_` merged."""

from __future__ import annotations

import pytest

from reportparse.forms.cells import Cells, Entry, Label
from reportparse.forms.placing import windows


def entry(drawing: str) -> Entry:
    column = drawing.index("L")
    after = drawing[column + 1 :]
    padding = after.count("=")
    texts = [" " if sign == "." else "7" for sign in after.replace("=", "")]
    cells = Cells(["L", *texts], [0], [0], [padding])
    return Entry("ROW", cells, (Label("NEW", 0, column),), 1, 1 + len(texts), padding)


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
        (["L..#.#", "_L###.", "__L###"], [2, 0, 0]),
        # nothing shows which blanks are figures
        (["L.#...", "L.#..."], [None, None]),
        (["L.....", "L....."], [0, 0]),
        # a row that lost a cell, its neighbours padded
        (["L###==", "L###==", "L##.="], [0, 0, None]),
        # the last row has no padding and is whole
        (["L###==", "L###"], [0, 0]),
        # too few, too many
        (["L###", "L##"], [0, None]),
        (["L###", "L####"], [0, None]),
        (["L##"], [None]),
    ],
)
def test_windows(rows: list[str], offsets: list[int | None]) -> None:
    found = windows([entry(row) for row in rows], 3)

    assert [window.offset for window in found] == offsets


def test_the_head_decides_where_rows_leave_two_ways() -> None:
    rows = [entry(row) for row in ("L.....", "_L..#.", "__L.#.")]

    assert [window.offset for window in windows(rows, 3)] == [0, None, 0]
    assert [window.offset for window in windows(rows, 3, 3)] == [2, 1, 0]


def test_surplus() -> None:
    found = windows([entry("L####")], 3)

    assert [window.surplus for window in found] == [True]


def test_no_rows() -> None:
    assert windows([], 3) == []
