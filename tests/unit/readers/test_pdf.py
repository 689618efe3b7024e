# SPDX-License-Identifier: MIT
"""PDF files: glyphs as lines, rules as tables, pages as one text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest

import reportparse
from reportparse import FileFormatError, Limits, MissingExtraError
from reportparse.readers import read
from reportparse.readers.blocks import BlockCell, BlockTable, Words
from reportparse.readers.pdf.flow import flow
from reportparse.readers.pdf.page_objects import Glyph, PageLine, PageMarks, Ruled, lines_of
from reportparse.text.characters import without_radicals
from reportparse.text.places import PdfPlace
from tests.makers.pdf_files import pdf

MADE = Path(__file__).resolve().parents[3] / "corpus" / "files" / "made"


def glyphs(words: str, left: float, top: float, size: float = 10) -> list[Glyph]:
    places = (left + size * index for index in range(len(words)))
    return [
        Glyph(glyph, at, top, at + size, top + size)
        for glyph, at in zip(words, places, strict=True)
    ]


def line(words: str, left: float, top: float, size: float = 10) -> PageLine:
    return PageLine(glyphs(words, left, top, size))


def cells(page: int, *texts: str) -> list[BlockCell]:
    return [
        BlockCell([Words(text)] if text else [], PdfPlace(page, 100 * at, 0, 100 * at + 90, 20))
        for at, text in enumerate(texts)
    ]


def table(page: int, *rows: Sequence[str], top: float = 300) -> Ruled:
    return Ruled(BlockTable([cells(page, *row) for row in rows]), top, top + 100)


def text(*pages: PageMarks) -> list[str | list[list[str]]]:
    return [
        words.text
        if isinstance(words, Words)
        else [[cell.text for cell in row] for row in words.rows]
        for words in flow(pages)
    ]


def test_characters_become_lines_with_blanks_where_they_are_apart() -> None:
    page = [
        *glyphs("乙", 0, 20),
        *glyphs("件", 120, 1),
        *glyphs("全年12", 0, 0),
        *glyphs(" ", 0, 60),
    ]

    assert [page_line.text for page_line in lines_of(page)] == ["全年12 件", "乙"]


FULL = "全年主动公开政府信息若干"  # as wide as the page


def test_lines_become_paragraphs() -> None:
    page = PageMarks(
        1,
        [
            line(FULL, 0, 0),
            line("条，同比增长。", 0, 12),
            line("另一段。", 0, 24),
            line("三、第三节", 0, 60),
        ],
        [],
    )

    assert text(page) == [f"{FULL}条，同比增长。", "另一段。", "三、第三节"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("规章                  9", "行政规范性文件        9"),
        ("信息内容    本年制发件数", "规章 9"),
        ("1.当面申请数 件      19", "2.传真申请数 件      21"),
        ("一、主动公开情况     ——", "制发规范性文件总数 件 8"),
        ("行政许可            558", "第二十条第（六）项"),
        ("主动接受社会公众监督。。", "统计指标 单位 统计数"),
    ],
)
def test_rows_and_headers_that_fill_the_page_are_no_paragraph(above: str, below: str) -> None:
    page = PageMarks(1, [line(FULL, 0, 0), line(above, 0, 60), line(below, 0, 72)], [])

    read = [" ".join(words.split()) for words in text(page) if isinstance(words, str)]
    assert read == [FULL, " ".join(above.split()), " ".join(below.split())]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = PageMarks(1, [line(FULL, 0, 500)], [])
    second = PageMarks(2, [line("条。", 0, 20)], [])

    assert text(first, second) == [f"{FULL}条。"]


def test_an_indent_begins_a_paragraph() -> None:
    page = PageMarks(1, [line(FULL, 0, 0), line(FULL[2:], 20, 12), line("条。", 0, 24)], [])

    assert text(page) == [FULL, f"{FULL[2:]}条。"]


def test_a_line_below_a_large_heading_is_no_part_of_it() -> None:
    """Nor is one as large that the heading had room for; one that it had no room for is."""
    head = "三、收到和处理政府信息公开申请情况"
    lines = [line(FULL * 2, 0, 0), line(head, 0, 20, 12), line("填报单位：云岑镇", 0, 35, 10)]
    other = [line(FULL * 2, 0, 0), line(head, 0, 20, 12), line("云岑镇", 0, 35, 12)]
    full = [line(FULL * 2, 0, 0), line(head * 2, 0, 20, 12), line("情况", 0, 35, 12)]

    assert text(PageMarks(1, lines, [])) == [FULL * 2, head, "填报单位：云岑镇"]
    assert text(PageMarks(1, other, [])) == [FULL * 2, head, "云岑镇"]
    assert text(PageMarks(1, full, [])) == [FULL * 2, f"{head * 2}情况"]


def test_a_title_on_two_lines_is_one() -> None:
    page = PageMarks(
        1,
        [
            line("某县2024年政府信息公", 10, 0, 14),
            line("开工作年度报告", 40, 18, 14),
            line(FULL * 2, 0, 60),
            line("正文。", 0, 72),
        ],
        [],
    )

    assert text(page)[0] == "某县2024年政府信息公开工作年度报告"


@pytest.mark.parametrize("number", ["- 3 -", "— 3 —", "第3页", "第 3 页 共 5 页", "3/5", "第三页"])
def test_page_numbers_are_dropped(number: str) -> None:
    page = PageMarks(3, [line(FULL, 0, 0), line("一。", 0, 12), line(number, 50, 700)], [])

    assert text(page) == [f"{FULL}一。"]


@pytest.mark.parametrize(
    ("top", "height", "kept"), [(760, 800.0, []), (700, 800.0, ["5"]), (760, 0.0, ["5"])]
)
def test_a_number_alone_at_the_foot_is_that_of_the_page(
    top: int, height: float, kept: list[str]
) -> None:
    page = PageMarks(1, [line("行政事业性收费", 0, 300), line("5", 250, top)], [], height)

    assert text(page) == ["行政事业性收费", *kept]


def test_plain_numbers_that_rise_with_the_pages_are_dropped() -> None:
    pages = [
        PageMarks(at, [line(f"{FULL}。", 0, 0), line(str(at + 4), 50, 700)], []) for at in (1, 2, 3)
    ]

    assert text(*pages) == [f"{FULL}。"] * 3


@pytest.mark.parametrize(
    "ends",
    [
        ("2022年新收申请310件。", "2023年新收申请310件。"),
        ("本年未收费。", "本年未收费。"),
        ("行政许可12", "行政许可15"),
        ("12", "15"),
        ("（3）", "（9）"),
    ],
)
def test_lines_of_the_report_at_the_edges_of_pages_are_kept(ends: tuple[str, str]) -> None:
    pages = [
        PageMarks(at, [line(f"{FULL}。", 0, 0), line(end, 20, 40)], [])
        for at, end in enumerate(ends, 1)
    ]

    assert [one for one in text(*pages) if one in ends] == list(ends)


def test_running_heads_are_dropped_and_the_title_is_kept() -> None:
    title = "某县年度报告"
    pages = [
        PageMarks(1, [line(title, 0, 5), line(title, 30, 60, 16), line(FULL, 0, 100)], []),
        PageMarks(2, [line(title, 0, 5), line("二。", 20, 60)], []),
    ]

    assert text(*pages).count(title) == 1


@pytest.mark.parametrize("top", [0, 400])
def test_a_number_among_other_lines_is_none_of_the_page(top: int) -> None:
    words = ["其他", "12", "三", "行政处罚决定", "5"]
    lines = [line(one, 0, top + 14 * at) for at, one in enumerate(words)]

    assert text(PageMarks(1, [*lines, line(FULL, 0, top + 70)], []))[:5] == words


def test_lines_that_only_look_alike_are_no_running_heads() -> None:
    pages = [
        PageMarks(number, [line(f"其中：自然人申请{count}件。", 0, 20), line(FULL, 0, 34)], [])
        for number, count in ((1, 12), (2, 7))
    ]

    assert sum("自然人申请" in str(one) for one in text(*pages)) == 2


def test_running_heads_with_numbers_of_pages() -> None:
    pages = [
        PageMarks(number, [line(f"年度报告 · {number}", 0, 5), line(f"{FULL}。", 0, 60)], [])
        for number in (1, 2, 3)
    ]

    assert not any("年度报告" in str(one) for one in text(*pages))


def test_bold_type_made_by_printing_twice_is_read_once() -> None:
    page = [*glyphs("3598", 0, 0), *glyphs("3598", 0.4, 0), *glyphs("11", 100, 0)]

    assert [page_line.text for page_line in lines_of(page)] == ["3598 11"]


@pytest.mark.parametrize(("left", "top", "size"), [(40, -2, 6), (40, 5, 6), (44, 0, 10)])
def test_a_raised_or_distant_digit_is_no_digit_of_the_figure(
    left: float, top: float, size: float
) -> None:
    page = [*glyphs("3598", 0, 0), *glyphs("1", left, top, size)]

    assert [page_line.text for page_line in lines_of(page)] == ["3598 1"]


def test_radicals_are_the_signs_that_they_stand_for() -> None:
    assert without_radicals("⼆⼗⾏⽂⻘⺠") == "二十行文青民"


def test_a_file_is_read_without_a_process_of_its_own_if_so_wanted() -> None:
    data = (MADE / "02_lixi_township.lo.pdf").read_bytes()

    assert read(data, limits=Limits(seconds=0)) == read(data)


def test_a_table_goes_on_over_the_page() -> None:
    first = PageMarks(1, [], [table(1, ["规章", "1"])])
    second = PageMarks(2, [], [table(2, ["行政许可", "2"])])

    assert text(first, second) == [[["规章", "1"]], [["行政许可", "2"]]]


@pytest.mark.parametrize("head", [[], [["信息内容", "本年处理决定数量"]]])
def test_a_row_that_the_page_tore_apart(head: list[list[str]]) -> None:
    first = PageMarks(1, [], [table(1, ["2.其他法律行政", ""])])
    second = PageMarks(2, [], [table(2, *head, ["法规禁止公开", "5"])])

    found = [row for rows in text(first, second) for row in rows]
    assert ["2.其他法律行政 法规禁止公开", "5"] in found
    assert len(found) == 1 + len(head)


def test_columns_of_a_row_that_begins_above_its_page() -> None:
    # The label of the group of the first row is on the page before: nothing rules its column.
    boxes = [(100, 20, 100), (200, 20, 50), (50, 0, 50), (100, 0, 100), (200, 0, 50)]
    drawn = "".join(f"{left} {600 + low} {width} 20 re S " for left, low, width in boxes)
    words = "".join(
        f"BT /F 8 Tf {left + 4} {606 + low} Td ({at}) Tj ET "
        for at, (left, low, _) in enumerate(boxes)
    )
    (grid,) = read(pdf(drawn + words)).grids

    assert [(cell.row, cell.column) for cell in grid.cells] == [
        *((0, 1), (0, 2)),
        *((1, 0), (1, 1), (1, 2)),
    ]


@pytest.mark.parametrize("gap", [1, 9])
def test_a_frame_around_a_table_is_no_cell(gap: int) -> None:
    boxes = [(50, 20, 50), (100, 20, 50), (50, 0, 50), (100, 0, 50)]
    drawn = "".join(f"{left} {600 + low} {width} 20 re S " for left, low, width in boxes)
    frame = f"{50 - gap} {600 - gap} 300 100 re S "
    words = "".join(
        f"BT /F 8 Tf {left + 4} {606 + low} Td ({at}) Tj ET "
        for at, (left, low, _) in enumerate(boxes)
    )
    source = read(pdf(frame + drawn + words))

    assert source.text.splitlines()[-2:] == ["| 0 | 1 |", "| 2 | 3 |"]


def test_columns_of_a_row_that_the_page_tore_apart() -> None:
    upper = [cells(1, "2.其他法律行政", "")[0]._replace(before=1), *cells(1, "", "", "5")[2:]]
    lower = cells(2, "法规禁止公开", "3", "")
    grids = [BlockTable([upper]), BlockTable([lower])]
    (whole,) = flow([PageMarks(at, [], [Ruled(one, 0, 9)]) for at, one in enumerate(grids)])

    assert isinstance(whole, BlockTable)
    columns = accumulate(cell.before + cell.across for cell in whole.rows[0])
    assert [(cell.text, end - 1) for cell, end in zip(whole.rows[0], columns, strict=True)] == [
        ("2.其他法律行政 法规禁止公开", 1),
        ("3", 2),
        ("5", 3),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["规章", "1"], ["规范性文件", "2"]),
        (["2.其他法律行政", "1"], ["法规禁止公开", "5"]),
        (["行政许可", ""], ["", "5"]),
    ],
)
def test_two_rows_stay_two(above: list[str], below: list[str]) -> None:
    pages = [PageMarks(1, [], [table(1, above)]), PageMarks(2, [], [table(2, below)])]

    assert text(*pages) == [[above], [below]]


def test_a_scan_is_no_empty_report() -> None:
    with pytest.raises(FileFormatError, match="OCR"):
        reportparse.parse_file(MADE / "scanned.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<\n", b"%PDF-" + bytes(99)])
def test_a_damaged_file(data: bytes) -> None:
    with pytest.raises(FileFormatError, match="PDF"):
        read(data)


def test_places_are_boxes_on_the_page() -> None:
    report = reportparse.parse_file(MADE / "01_qinghe_city.lo.pdf")
    total = report.place_of("applications.new.total")
    rules = report.place_of("proactive.rules.issued")

    assert total is not None
    assert rules is not None
    assert isinstance(total.in_file, PdfPlace)
    assert isinstance(rules.in_file, PdfPlace)
    assert total.in_file.page >= rules.in_file.page
    assert 0 < total.in_file.left < total.in_file.right < 900


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    data = (MADE / "02_lixi_township.lo.pdf").read_bytes()
    read(data.replace(b"/FontBBox", b"/FontBxxx"))

    assert capfd.readouterr() == ("", "")


def test_without_pdfplumber_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)

    with pytest.raises(MissingExtraError, match=r'pip install "reportparse\[pdf\]"'):
        read(b"%PDF-1.7\n")


def test_no_cell_is_lost_where_columns_are_too_narrow_to_be_told() -> None:
    def narrow(label: str, *figures: str) -> Ruled:
        row = [
            BlockCell([Words(one)] if one else [], PdfPlace(1, 2 * at, 0, 2 * at + 2, 9))
            for at, one in enumerate((label, *figures))
        ]
        return Ruled(BlockTable([row]), 300, 309)

    pages = [
        PageMarks(1, [], [narrow("2.其他法律行政", "", "")]),
        PageMarks(2, [], [narrow("法规禁止公开", "5", "7")]),
    ]

    assert [cell for rows in text(*pages) for row in rows for cell in row if cell.isdigit()] == [
        "5",
        "7",
    ]


def test_a_title_of_the_size_of_the_text_is_not_joined_with_the_text() -> None:
    title = "某县2023年政府信息公开工作年度报告"
    page = PageMarks(1, [line(title, 0, 5), line("根据条例，编制本报告。", 0, 20)], [])
    assert text(page)[0] == title
