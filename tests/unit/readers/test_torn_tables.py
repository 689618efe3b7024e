# SPDX-License-Identifier: MIT
"""Tables that the end of a page tears apart, and cells that a browser ends before their rows."""

from __future__ import annotations

from collections.abc import Sequence

from reportparse.readers import read
from reportparse.readers.blocks import BlockCell, BlockTable, Words
from reportparse.readers.pdf.flow import flow
from reportparse.readers.pdf.page_objects import PageMarks, Ruled
from reportparse.text.places import PdfPlace
from tests.makers.pdf_files import pdf

Sides = tuple[str, int, int]


def row(page: int, *cells: Sides) -> list[BlockCell]:
    return [
        BlockCell([Words(text)] if text else [], PdfPlace(page, left, 0, right, 20))
        for text, left, right in cells
    ]


def tables(*pages: Sequence[list[BlockCell]]) -> list[list[list[tuple[str, int, int]]]]:
    """For each table of *pages* its cells with their first column and the number of these."""
    marks = [
        PageMarks(number, [], [Ruled(BlockTable(list(rows)), 0, 9)])
        for number, rows in enumerate(pages, 1)
    ]
    found = []
    for block in flow(marks):
        assert isinstance(block, BlockTable)
        placed = []
        for cells in block.rows:
            column = 0
            own = []
            for cell in cells:
                column += cell.before
                own.append((cell.text, column, cell.across))
                column += cell.across
            placed.append(own)
        found.append(placed)
    return found


UPPER = row(1, ("自然人", 100, 150), ("法人或其他组织", 150, 250), ("总计", 250, 300))
LOWER = row(2, ("", 99, 150), ("商业企业", 150, 201), ("其他", 201, 250), ("", 250, 300))
FIGURES = row(2, ("12", 100, 150), ("3", 150, 201), ("1", 201, 250), ("16", 250, 300))


def test_a_header_that_the_page_tore_apart_is_one_with_the_columns_of_both_pages() -> None:
    header, figures = tables([UPPER], [LOWER, FIGURES])

    assert header == [
        [("自然人", 0, 1), ("法人或其他组织", 1, 2), ("总计", 3, 1)],
        [("", 0, 1), ("商业企业", 1, 1), ("其他", 2, 1), ("", 3, 1)],
    ]
    assert [[cell[0] for cell in cells] for cells in figures] == [["12", "3", "1", "16"]]


def test_a_header_that_is_printed_again_on_each_page_stays_on_both() -> None:
    again = row(2, ("自然人", 100, 150), ("法人或其他组织", 150, 250), ("总计", 250, 300))

    assert [len(rows) for rows in tables([UPPER], [again, FIGURES])] == [1, 2]


def test_the_lower_half_of_a_row_has_no_cells_of_those_that_begin_above_it() -> None:
    upper = row(1, ("（五）不", 120, 180), ("1.信访举报投诉类申请", 180, 300), ("4", 300, 340))
    lower = row(2, ("", 60, 120), ("予处理", 120, 180), ("", 180, 300), ("", 300, 340))
    ((whole,),) = tables([[upper[0]._replace(before=1), *upper[1:]]], [lower])

    assert [(text, column) for text, column, _ in whole] == [
        ("（五）不 予处理", 1),
        ("1.信访举报投诉类申请", 2),
        ("4", 3),
    ]


def test_a_cell_that_ends_before_the_last_of_its_rows_begins_no_row_below_it() -> None:
    boxes = [("a", 50, 590, 50, 50), ("b", 100, 610, 50, 30), ("c", 150, 610, 50, 30)]
    boxes += [("d", 100, 580, 50, 30), ("e", 150, 580, 50, 30), ("", 50, 580, 50, 10)]
    drawn = "".join(f"{left} {low} {width} {height} re S " for _, left, low, width, height in boxes)
    words = "".join(
        f"BT /F 8 Tf {left + 4} {low + 12} Td ({text}) Tj ET "
        for text, left, low, _, _ in boxes
        if text
    )
    (grid,) = read(pdf(drawn + words)).grids

    assert [(cell.row, cell.column, cell.row_span) for cell in grid.cells] == [
        *((0, 0, 2), (0, 1, 1), (0, 2, 1)),
        *((1, 1, 1), (1, 2, 1)),
    ]
