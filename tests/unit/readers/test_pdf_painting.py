# SPDX-License-Identifier: MIT
"""PDF files written by hand: what is seen on a page, and to which cell a number belongs."""

from __future__ import annotations

import pytest

from reportparse.readers.limits import LIMITS
from reportparse.readers.pdf.aligned_tables import with_tables
from reportparse.readers.pdf.page_contents import Pages, read_pages
from tests.makers.pdf_files import FONT, STATES, pdf

FILLER = "BT /F 10 Tf 50 700 Td (2024 annual report on disclosure) Tj ET"


def pages(content: str, page: str = "", more: str = "", title: str = "") -> Pages:
    return read_pages(pdf(f"{FILLER}\n{content}", page, more, title), LIMITS)


def shown(content: str, page: str = "", more: str = "") -> list[str]:
    """The lines of a page beside its filler."""
    (read,) = pages(content, page, more).pages
    return [line.text for line in read.lines if "annual" not in line.text]


def words(text: str, left: float = 100, low: float = 500, before: str = "") -> str:
    return f" BT {before} /F 10 Tf {left} {low} Td ({text}) Tj ET "


TEXT = words("57")
BOX = "90 490 60 30 re f"
IMAGE = "q 60 0 0 30 90 490 cm /{} Do Q"


@pytest.mark.parametrize(
    "content",
    [
        f"{TEXT} 1 g {BOX}",
        f"{TEXT} 0 0 0 0 k {BOX}",
        f"{TEXT} 0 g {BOX} 1 g {BOX}",
        words("57", before="3 Tr"),
        words("57", before="7 Tr"),
        f"q /Clear gs {TEXT} Q",
        f"1 g {TEXT}",
        f"1 1 1 rg {TEXT}",
        f"0.2 0.3 0.4 rg {BOX} {TEXT}",
        f"q 300 300 50 50 re W n {TEXT} Q",
        f"q 300 300 50 50 re W* n {TEXT} Q",
        f"q 0 0 200 600 re W n 300 0 200 600 re W n {TEXT} Q",
        words("57", left=700),
        "BT 0.05 0 0 0.05 100 500 Tm /F 10 Tf (57) Tj ET",
        "BT 1 1 -1 1 100 500 Tm /F 10 Tf (57) Tj ET",
        "0.8 g BT 100 500 Td /F 30 Tf (57 ab) Tj ET",
        "q /Half gs 0.5 g BT 100 500 Td /F 30 Tf (57 ab) Tj ET Q",
    ],
)
def test_what_is_not_seen_is_not_read(content: str) -> None:
    assert shown(content) == []


@pytest.mark.parametrize(
    "content",
    [
        f"0.8 g {BOX} 0 g {TEXT}",
        f"0 0 1 rg {BOX} 1 g {TEXT}",
        f"{TEXT} q /Half gs 1 g {BOX} Q",
        f"{TEXT} q /Mult gs 1 1 0 rg {BOX} Q",
        f"{TEXT} {IMAGE.format('Open')}",
        f"{IMAGE.format('Im')} 1 g {TEXT}",
        f"/Norm gs q 1 1 400 600 re W n {TEXT} Q",
        f"q 300 300 50 50 re W n Q {TEXT}",
        f"{TEXT} 1 g 90 490 60 2 re f",
        words("57", before="1 Tr"),
        f"0.8 g {TEXT}",
        "BT 100 500 Td /F 30 Tf (57) Tj ET",
        "q /Half gs BT 100 500 Td /F 30 Tf (57) Tj ET Q",
        "0 0 0.9 rg BT 100 500 Td /F 30 Tf (57) Tj ET",
        f"q /Clear gs Q Q {TEXT}",
        f"/Sep cs 1 scn {TEXT}",
        f"{TEXT} 100 100 m 110 120 130 120 140 100 c 150 90 l S",
        f"{TEXT} 100 100 m 150 130 l 120 90 l h f",
    ],
)
def test_what_is_seen_is_read(content: str) -> None:
    assert shown(content) == ["57"]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (f"{TEXT} 0 0 1 rg {BOX}", ["〔■■〕"]),
        (f"{TEXT} 0 g {BOX}", ["〔■■〕"]),
        (f"{TEXT} {IMAGE.format('Im')}", ["〔■■〕"]),
        (f"{words('a7')} 0 g {BOX}", ["〔■〕"]),
        ("BT -1 0 0 -1 130 500 Tm /F 10 Tf (57) Tj ET", ["〔75〕"]),
        ("BT -1 0 0 1 130 500 Tm /F 10 Tf (57) Tj ET", ["〔75〕"]),
        ("BT 1 0 0 -1 100 500 Tm /F 10 Tf (57) Tj ET", ["〔57〕"]),
        (f"{words('1257')} 0 g 112 490 30 30 re f", ["12〔■■〕"]),
        (f"{TEXT} 0 g {BOX} 300 300 9 9 re f 1 g {words('61')}", ["61"]),
        (f"{TEXT} 0 g 90 490 60 30 re 300 300 9 9 re f", ["〔■■〕"]),
    ],
)
def test_digits_with_something_else_in_their_place(content: str, lines: list[str]) -> None:
    assert shown(content) == lines


@pytest.mark.parametrize(
    ("matrix", "page"),
    [
        ("0 1 -1 0 100 100", ""),
        ("0 -1 1 0 100 700", ""),
        ("-1 0 0 -1 500 500", ""),
        ("0 1 -1 0 100 100", "/Rotate 90"),
    ],
)
def test_a_page_is_turned_upright(matrix: str, page: str) -> None:
    content = f"BT {matrix} Tm /F 10 Tf (a line of words that is long) Tj 0 -20 Td (57) Tj ET"
    read = read_pages(pdf(content, page), LIMITS)

    assert [line.text for line in read.pages[0].lines] == ["a line of words that is long", "57"]


SEVEN = "<< /Subtype /FreeText /Contents (57)"


@pytest.mark.parametrize(
    "note",
    [
        "8 0 R",
        "7",
        "[8 0 R]",
        f"{SEVEN} >>",
        f"{SEVEN} /Rect 8 0 R >>",
        f"{SEVEN} /Rect [1 2] >>",
        f"{SEVEN} /Rect [1 2 (a) /B] >>",
        f"{SEVEN} /Rect [1 2 [3] 8 0 R] >>",
        "<< /Subtype [/FreeText] /Contents /Words /F /Print /Rect [1 2 3 4] >>",
        "<< /Subtype /Square /AP 8 0 R /Rect [1 2 3 4] >>",
        "<< /Subtype /Square /AP << /N << /On 4 0 R >> >> /AS 7 /Rect [1 2 3 4] >>",
        "<< /Subtype /Square /AP << /N 4 0 R >> /Rect [1 2 3 4] >>",
        "<< /Subtype /StrikeOut /QuadPoints [1 2 3 4 5 6 7 /A] /Rect [1 2 3 4] >>",
        "<< /Subtype /StrikeOut /QuadPoints (57) /Rect [1 2 3 4] >>",
    ],
)
@pytest.mark.parametrize("notes", ["[8 0 R]", "8 0 R", "[7 null (a) 8 0 R]"])
def test_notes_that_are_none_are_passed_over(note: str, notes: str) -> None:
    assert shown(TEXT, f"/Annots {notes}", note) == ["57"]


FIELD = "<< /Subtype /Widget /FT /Tx /V (57) /Rect [100 500 140 520] {} >>"


@pytest.mark.parametrize(
    ("note", "lines"),
    [
        (FIELD.format(""), ["57"]),
        (FIELD.format("/F 2"), []),
        ("<< /Subtype /FreeText /Contents (57) /Rect [100 500 140 520] >>", ["57"]),
        ("<< /Subtype /Link /Contents (57) /Rect [100 500 140 520] >>", []),
        ("<< /Subtype /Widget /FT /Btn /V /On /Rect [100 500 140 520] >>", []),
    ],
)
def test_filled_in_forms(note: str, lines: list[str]) -> None:
    assert shown("", "/Annots [8 0 R]", note) == lines


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("(a)", "a"),
        ("<FFFE2A6D>", "\u6d2a"),
        ("<FEFF6D2A>", "\u6d2a"),
        ("( )", None),
        ("7", None),
    ],
)
def test_titles(title: str, expected: str | None) -> None:
    assert pages("", title=f"/Title {title}").title == expected


def table(*columns: float, rows: int = 2, top: float = 600, height: float = 20) -> str:
    """The rules of a table with its columns at *columns*."""
    left, right, bottom = columns[0], columns[-1], top - rows * height
    levels = (top - row * height for row in range(rows + 1))
    across = [f"{left} {level} m {right} {level} l S" for level in levels]
    return " ".join([*across, *(f"{at} {bottom} m {at} {top} l S" for at in columns)])


def first_row(content: str) -> list[tuple[str, str | None]]:
    (read,) = pages(content).pages
    return [(cell.text, cell.doubt) for cell in read.tables[0].grid.rows[0]]


NARROW = table(100, 130, 160, 190)


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        # six points a digit; a number of its own in each cell
        (words("12", 104, 586) + words("3", 134, 586), [("12", None), ("3", None), ("", None)]),
        # over the rule into a blank cell: where it begins
        (words("284506", 104, 586), [("284506", None), ("", None), ("", None)]),
        # in the middle of a cell, over both of its rules
        (
            words("1234567", 124, 586),
            [("〔1234567〕", "over-rule"), ("［图］", "over-rule"), ("［图］", "over-rule")],
        ),
        # over the rule into a cell with a figure of its own
        (
            words("17", 124, 586) + words("5", 150, 586),
            [("〔17〕", "over-rule"), ("5 ［图］", "over-rule"), ("", None)],
        ),
        # out of the table
        (words("12345", 164, 586), [("", None), ("", None), ("12345", None)]),
        # two numbers that overlap
        (
            words("573", 122, 586) + words("0", 133, 586),
            [("〔570 3〕", "over-rule"), ("［图］", "over-rule"), ("", None)],
        ),
    ],
)
def test_numbers_over_rules(content: str, cells: list[tuple[str, str | None]]) -> None:
    read = first_row(NARROW + " " + content)

    assert read == cells


FIGURE = words("257", 104, 586)


def ellipse(x: float, y: float, across: float, up: float) -> str:
    wide, tall = 0.55 * across, 0.55 * up
    return (
        f"{x - across} {y} m {x - across} {y + tall} {x - wide} {y + up} {x} {y + up} c"
        f" {x + wide} {y + up} {x + across} {y + tall} {x + across} {y} c"
        f" {x + across} {y - tall} {x + wide} {y - up} {x} {y - up} c"
        f" {x - wide} {y - up} {x - across} {y - tall} {x - across} {y} c h"
    )


@pytest.mark.parametrize(
    ("content", "shown", "doubt"),
    [
        (f"{FIGURE} 103 589 m 125 589 l S", "〔257〕", "struck"),
        (f"1 0 0 RG 103 589 m 125 589 l S {FIGURE}", "〔257〕", "struck"),
        (f"{FIGURE} 103 588.7 20 0.6 re f", "〔257〕", "struck"),
        (f"{FIGURE} 103 586 m 125 593 l S", "2〔57〕", "struck"),
        (f"{FIGURE} 110 584 m 115 595 l S", "2〔5〕7", "struck"),
        (f"{FIGURE} 103 585 m 125 585 l S", "257", None),
        (f"{FIGURE} 103 594 m 125 594 l S", "257", None),
        (f"{FIGURE} 0.85 G 0 500 m 300 620 l S", "257", None),
        (f"{FIGURE} q 0 0 10 10 re W n 103 589 m 125 589 l S Q", "257", None),
        (f"1 1 0 RG 8 w 103 589 m 125 589 l S {FIGURE}", "257", None),
        (f"0 G 12 w 103 590 m 125 590 l S 1 w 1 g {FIGURE}", "257", None),
        (f"{FIGURE} 1 G 8 w 103 589 m 125 589 l S", "［图］", "hidden"),
        (f"{FIGURE} 1 g 101 581 28 18 re f", "［图］", "hidden"),
        (f"{FIGURE} 1 g 101 581 28 18 re f 0 g {words('31', 104, 586)}", "31", None),
        (f"1 g {FIGURE}", "［图］", "hidden"),
        (f"1 g {words('a', 104, 586)}", "", None),
        (f"{FIGURE} 0 g 101 581 28 18 re f", "〔■■■〕", "hidden"),
        (f"{FIGURE} 0.5 g 116 580 10 15 re f", "25〔■〕", "hidden"),
        (f"{FIGURE} q 12 0 0 14 116 582 cm /Im Do Q", "25〔■〕", "hidden"),
        (f"{FIGURE} 1 g 103 580 4 15 re f", "〔2〕57", "hidden"),
        (f"{FIGURE} 1 g 103 580 30 9.5 re f", "〔257〕", "hidden"),
        (f"{FIGURE} 1 g 116 580 10 15 re f", "25", None),
        (f"{FIGURE} 1 g 103 575 20 11 re f", "257", None),
        (f"q 104 580 15 20 re W n {FIGURE} Q", "25〔7〕", "hidden"),
        (f"q 104 580 15 20 re W n /Span BMC {FIGURE} EMC Q", "25〔7〕", "hidden"),
        (f"q 104 580 15 20 re W n {FIGURE} f Q", "25〔7〕", "hidden"),
        (f"/Span << /MCID 0 >> BDC {FIGURE} EMC f", "257", None),
        (f"{FIGURE} 1 g {ellipse(113, 590, 13, 8)} f", "〔257〕", "hidden"),
        (f"{FIGURE} {ellipse(113, 590, 13, 8)} S", "257", None),
        (f"{ellipse(106, 590, 3, 4)} f", "［图］", "picture"),
        ("108 586 m 108 593 l S", "［图］", "picture"),
        ("100 580 m 130 600 l S", "", None),
        (f"128 580 m 128 600 l S {FIGURE}", "257", None),
        (f"126 586 m 126 593 l S {FIGURE}", "〔257〕", "picture"),
        (f"{FIGURE} {ellipse(125, 590, 3, 4)} f", "〔257〕", "picture"),
        (f"{ellipse(130, 590, 60, 60)} S", "", None),
    ],
)
def test_digits_that_are_struck_or_seen_in_part_or_drawn(
    content: str, shown: str, doubt: str | None
) -> None:
    assert first_row(f"{NARROW} {content}")[0] == (shown, doubt)


def test_digits_in_doubt_are_still_figures_without_rules() -> None:
    rows = [words(f"{digit} " * 9, 100, 500 - 20 * digit) for digit in range(1, 4)]
    (read,) = pages("\n".join([*rows, "98 463 m 108 463 l S"])).pages
    (table,) = with_tables(read).tables

    assert [cell.doubt for cell in table.grid.rows[2]] == ["struck", *[None] * 8]


QUAD = "/QuadPoints [104 594 122 594 104 585 122 585]"


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (f"/Subtype /StrikeOut {QUAD}", "〔257〕"),
        (f"/Subtype /StrikeOut {QUAD} /F 2", "257"),
        (f"/Subtype /Highlight {QUAD}", "257"),
        ("/Subtype /Square /AP << /N 9 0 R >>", "［图］"),
        ("/Subtype /Square /AP << /N << /On 9 0 R >> >> /AS /On", "［图］"),
        ("/Subtype /Square", "257"),
    ],
)
def test_notes_over_figures(note: str, shown: str) -> None:
    area = "1 g 0 0 22 14 re f"
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 22 14] /Length {len(area)}"
    more = (
        f"<< {note} /Rect [103 583 125 597] >>\nendobj\n"
        f"9 0 obj\n<< {form} >>\nstream\n{area}\nendstream"
    )
    (read,) = pages(f"{NARROW} {FIGURE}", "/Annots [8 0 R]", more).pages

    assert read.tables[0].grid.rows[0][0].text == shown


@pytest.mark.parametrize(
    ("lines", "shown"), [(("4671", "8"), "46718"), (("46", "8"), "46 8"), (("467a", "8"), "467a 8")]
)
def test_a_number_is_wrapped_where_its_cell_is_full(lines: tuple[str, str], shown: str) -> None:
    upper, lower = lines
    content = words(upper, 102, 588) + words(lower, 102, 577)

    assert first_row(f"{table(100, 130, 160, height=30)} {content}")[0][0] == shown


def test_a_table_without_a_rule_at_its_head_is_closed() -> None:
    rules = "100 600 m 100 560 l S 160 600 m 160 560 l S 300 600 m 300 560 l S "
    rules += "160 600 m 300 600 l S 100 580 m 300 580 l S 100 560 m 300 560 l S"

    assert first_row(f"{rules} {words('12', 104, 586)} {words('34', 170, 586)}") == [
        ("12", None),
        ("34", None),
    ]


def test_what_runs_out_of_a_cell_at_the_end_of_a_page_is_its_own() -> None:
    content = words("ab", 104, 565) + words("cd", 104, 552)
    (read,) = pages(f"{table(100, 130, 160)} {content}").pages

    assert read.tables[0].grid.rows[1][0].text == "ab cd"


def test_areas_of_colour_are_no_rules() -> None:
    areas = "0.9 g 104 584 10 12 re f 0 g"

    assert first_row(f"{NARROW} {areas} {words('1', 106, 586)}")[0] == ("1", None)


@pytest.mark.parametrize(("state", "lines"), [("Clear", []), ("Half", ["57"])])
def test_what_is_in_a_group_is_as_faint_as_the_group(state: str, lines: list[str]) -> None:
    inside = f"/Half gs {TEXT}"
    own = f"/Resources << /Font << /F {FONT} >> /ExtGState << {STATES} >> >>"
    group = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency >>"
        f" {own} /Length {len(inside)} >>\nstream\n{inside}\nendstream"
    )

    assert shown(f"q /{state} gs /Group Do Q", more=group) == lines


def _rounded(left: float, low: float, width: float, height: float, by: float = 4) -> str:
    """The border of a box with round corners."""
    right, top = left + width, low + height
    return (
        f"{left + by} {low} m {right - by} {low} l "
        f"{right} {low} {right} {low} {right} {low + by} c {right} {top - by} l "
        f"{right} {top} {right} {top} {right - by} {top} c {left + by} {top} l "
        f"{left} {top} {left} {top} {left} {top - by} c {left} {low + by} l "
        f"{left} {low} {left} {low} {left + by} {low} c h S "
    )


def _grid(by: float) -> list[list[str]]:
    """The cells that boxes make in two rows, the last as narrow as a character."""
    columns = [(100, 60), (162, 40), (204, 14)]
    content = "".join(
        _rounded(left, low, width, 15, by) + words(str(number), left=left + 4, low=low + 4)
        for low, first in ((500, 1), (483, 4))
        for number, (left, width) in enumerate(columns, first)
    )
    (page,) = pages(content).pages
    return [[cell.text for cell in row] for table in page.tables for row in table.grid.rows]


@pytest.mark.parametrize("by", [1, 4, 6])
def test_boxes_with_round_corners_are_cells(by: float) -> None:
    assert _grid(by) == [["1", "2", "3"], ["4", "5", "6"]]
