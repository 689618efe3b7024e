"""The workbook of a dataset, and of reports that are checked: what an office sees in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportparse.api import parse_source
from reportparse.checks.groups import Family
from reportparse.dataset import FAILURES, sheets
from reportparse.dataset.batch import FAILURES_ZH
from reportparse.dataset.overview import FINDING_COLUMNS, OVERVIEW_COLUMNS, change
from reportparse.dataset.sheets import head_cells
from reportparse.dataset.workbook import workbook_of
from reportparse.readers import read
from tests.conftest import CORPUS
from tests.dataset.common import built, query, write_made

#: What a spreadsheet would run, were it no text.
FORMULA = "=示例县教育局2023年政府信息公开工作年度报告"
#: The rows above the lists: title, note, heads.
_OVERVIEW, _FINDINGS = 5, 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports on all forms, with and without faults, and one that cannot be read."""
    base = tmp_path_factory.mktemp("workbook")
    write_made(base / "in", 10)
    faulty = (CORPUS / "disclosure_2021/county_with_faults.txt").read_bytes()
    (base / "in" / "county.txt").write_bytes(faulty)
    (base / "in" / "copy.txt").write_bytes(faulty)
    city = (CORPUS / "disclosure_2021/city_thousands.txt").read_bytes()
    (base / "in" / "city.txt").write_bytes(city)
    statistics = next(CORPUS.glob("statistics_2014/*.txt"))
    (base / "in" / "statistics.txt").write_bytes(statistics.read_bytes())
    (base / "in" / "formula.txt").write_text(f"{FORMULA}\n一、总体情况\n+1\n", "utf-8")
    (base / "in" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    built(base / "all.xlsx", base / "in")
    return base


@pytest.fixture(scope="module")
def book(folder: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(folder / "all.xlsx")


def cells(book: openpyxl.Workbook) -> Iterator[Any]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from row


def rows(book: openpyxl.Workbook, name: str, first: int) -> list[tuple[Any, ...]]:
    return list(book[name].iter_rows(min_row=first, values_only=True))


def test_it_opens_on_the_overview_and_is_in_chinese(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        *("汇总", "问题清单", "合计", "图表"),
        *(f"各报告数据（{form}年格式）" for form in ("2021", "2019", "2014")),
        *("对比", "无法读取的文件"),
    ]
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert "页" in sheet.oddFooter.center.text
    assert book["汇总"].freeze_panes == f"C{_OVERVIEW}"


def test_the_overview_has_every_agency_in_every_year(book: openpyxl.Workbook, folder: Path) -> None:
    found = rows(book, "汇总", _OVERVIEW)
    known = query(
        folder / "all.xlsx",
        'SELECT reports.agency, reports.year, errors, "applications.new.total" FROM reports '
        "JOIN wide ON report = id WHERE duplicate_of IS NULL AND reports.series IS NOT NULL",
    )
    by_report = {(row[0], row[1]): row for row in found}

    assert all(len(row) == len(OVERVIEW_COLUMNS) for row in found)
    assert len({row[:2] for row in found}) == len(found)
    for agency, year, errors, received in known:
        row = by_report[agency, year]
        assert row[2] == ("有错误" if errors else row[2])
        assert row[3] == errors
        before = by_report.get((agency, year - 1))
        if year >= 2020:
            assert row[6] == received
            assert row[7] == (before[6] if before else None)
        if before and before[6] is not None and row[6] is not None:
            assert row[8] == row[6] - before[6]
    assert by_report["石桥县教育局", 2020][2] == "无报告"


def test_findings_say_where_and_what_to_do(book: openpyxl.Workbook, folder: Path) -> None:
    found = rows(book, "问题清单", _FINDINGS)
    counted = query(
        folder / "all.xlsx",
        "SELECT message, code FROM diagnostics JOIN reports ON report = id "
        "WHERE duplicate_of IS NULL AND edition_of IS NULL",
    )

    assert [
        row[0] for row in book["问题清单"].iter_cols(max_row=3, min_row=3, values_only=True)
    ] == [column.title for column in FINDING_COLUMNS]
    assert sorted((row[5], row[7]) for row in found) == sorted(counted)
    assert "第 27 行；申请情况→予以公开→自然人" in {row[3] for row in found}
    marks = {
        row[4].value: row[4].fill.fgColor.rgb
        for row in book["问题清单"].iter_rows(min_row=_FINDINGS)
    }
    assert marks["错误"] == "FFF8CBAD"


def test_totals_are_sums_over_reports_that_count(book: openpyxl.Workbook, folder: Path) -> None:
    texts = [str(row[0]) for row in rows(book, "合计", 1)]
    place = next(n for n, text in enumerate(texts, 1) if text.startswith("2023年度 收到"))
    shown = {row[0]: row[9] for row in rows(book, "合计", place)[:6]}
    ((received,),) = query(
        folder / "all.xlsx",
        'SELECT sum("applications.new.total")::BIGINT FROM wide WHERE year = 2023',
    )

    assert shown["一、本年新收政府信息公开申请数量"] == received
    fees = next(row for row in rows(book, "合计", 1) if row[0] == "行政事业性收费")
    assert isinstance(fees[1], float)


def test_incomplete_totals_are_marked(book: openpyxl.Workbook) -> None:
    own = [cell for row in book["合计"].iter_rows() for cell in row]
    marked = {cell.value for cell in own if "*" in cell.number_format}

    assert any(isinstance(value, int) for value in marked)


def test_figures_stand_under_the_heads_of_their_form(book: openpyxl.Workbook, folder: Path) -> None:
    sheet = book["各报告数据（2021年格式）"]
    heads = {str(merged): sheet[merged.coord.split(":")[0]].value for merged in sheet.merged_cells}
    stored = query(folder / "all.xlsx", "SELECT count(*) FROM wide WHERE form = '2021'")

    assert {"主动公开政府信息情况", "本年新收政府信息公开申请数量"} <= set(heads.values())
    assert sheet.freeze_panes == "C7"
    assert sheet.max_row - 6 == stored[0][0] - 1  # the copy is left out


def test_files_that_are_left_out_are_named(book: openpyxl.Workbook) -> None:
    found = {row[0]: row for row in rows(book, "无法读取的文件", 4)}

    assert found["in/old.doc"][1] in FAILURES_ZH.values()
    assert set(FAILURES) == set(FAILURES_ZH)
    assert found["in/county.txt"][2] == "计入的是 in/copy.txt"


def test_nothing_is_taken_for_a_formula(book: openpyxl.Workbook) -> None:
    assert not any(cell.data_type == "f" for cell in cells(book))


def test_checked_reports_make_the_same_workbook(folder: Path, tmp_path: Path) -> None:
    names = sorted(path for path in (folder / "in").rglob("*.txt"))
    sources = [
        read(path.read_bytes(), str(path.relative_to(folder)).replace("\\", "/")) for path in names
    ]
    checked = Family([(source, parse_source(source)) for source in sources]).checked()
    failure = query(folder / "all.xlsx", "SELECT name, message FROM failures")
    (tmp_path / "checked.xlsx").write_bytes(workbook_of(checked, failure))

    made, known = (
        openpyxl.load_workbook(path) for path in (tmp_path / "checked.xlsx", folder / "all.xlsx")
    )
    for sheet in known:
        other = made[sheet.title]
        if sheet.title != "无法读取的文件":
            assert list(other.iter_rows(values_only=True)) == list(
                sheet.iter_rows(values_only=True)
            )


def test_a_list_goes_on_in_a_second_sheet(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "_ROWS", 20)
    monkeypatch.setattr(sheets, "_CHARACTERS", 20)
    built(tmp_path / "out.xlsx", *(folder / "in").glob("*.txt"))

    book = openpyxl.load_workbook(tmp_path / "out.xlsx")

    assert "对比 2" in book.sheetnames
    texts = [cell.value for cell in cells(book) if isinstance(cell.value, str)]
    assert any(text.endswith("此处截断）") and len(text) <= 20 for text in texts)


@pytest.mark.parametrize(
    ("own", "before", "expected"),
    [
        (12, 10, (2, 0.2)),
        (3, 0, (3, None)),
        (None, 4, (None, None)),
        (4, None, (None, None)),
        (0, 4, (-4, -1.0)),
    ],
)
def test_changes(own: int | None, before: int | None, expected: tuple[Any, Any]) -> None:
    assert change(own, before) == expected


def test_heads_are_merged_across_and_down() -> None:
    chains = [("", "机关"), ("甲", "一"), ("甲", "二"), ("乙", "一")]

    found = [(*cell[:4], cell.value) for cell in head_cells(chains)]

    assert sorted(found) == [
        (2, 0, 2, 1, "机关"),
        (2, 1, 1, 2, "甲"),
        (2, 3, 1, 1, "乙"),
        (3, 1, 1, 1, "一"),
        (3, 2, 1, 1, "二"),
        (3, 3, 1, 1, "一"),
    ]
