# SPDX-License-Identifier: MIT
"""Workbooks whose sheets hold a report: what is shown is read, and nothing else."""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

import reportparse
from reportparse import FileFormatError, LimitError, Limits, MissingExtraError, Report
from reportparse.output.printed_grids import grid
from reportparse.readers import bounded, read, workbooks
from reportparse.readers.workbooks import packed_sheets, shown
from reportparse.support.calls_apart import ProcessEndedError
from reportparse.text.places import SheetPlace
from tests.conftest import CORPUS

#: In this process: another would take longer than all that is tried.
HERE = Limits(seconds=0)


@cache
def city() -> Report:
    return reportparse.parse_file(CORPUS / "disclosure_2021/city_thousands.txt")


def filled(report: Report, *, split: bool = False) -> Any:
    """The workbook of *report* as offices make it; with *split* a sheet for each table."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    line = 1
    for heading, cells in _lines(report):
        if split and heading.startswith("三"):
            sheet, line = book.create_sheet("申请情况"), 1
        sheet.cell(line, 1, heading)
        line += 1
        for row, column, down, across, value in cells:
            place = {"start_row": line + row, "start_column": column}
            sheet.cell(line + row, column, value)
            if down > 1 or across > 1:
                end = {"end_row": line + row + down - 1, "end_column": column + across - 1}
                sheet.merge_cells(**place, **end)
        line += max((row + 1 for row, *_ in cells), default=0) + 1
    return book


def _lines(report: Report) -> Iterator[tuple[str, list[tuple[int, int, int, int, Any]]]]:
    yield report.title or "", []
    for number, (name, table) in zip("二三四", report.printed_tables().items(), strict=True):
        cells, taken = [], set()
        for row, begun in enumerate(grid(table, report.by_path).rows):
            column = 1
            for cell in begun:
                while (row, column) in taken:
                    column += 1
                value = report.by_path.get(cell.path) if cell.path else cell.text
                cells.append((row, column, cell.rows, cell.columns, value))
                taken |= {
                    (row + down, column + across)
                    for down in range(cell.rows)
                    for across in range(cell.columns)
                }
        yield f"{number}、{table.title}", cells
        assert name


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def parsed(book: Any) -> Report:
    return reportparse.parse_bytes(saved(book), name="a.xlsx", limits=HERE)


def place(report: Report, path: str) -> SheetPlace:
    found = report.place_of(path)
    assert found is not None
    assert isinstance(found.in_file, SheetPlace)
    return found.in_file


NEW = "applications.new.total"


@pytest.mark.parametrize("split", [False, True])
def test_every_figure_is_read_with_its_cell(split: bool) -> None:
    report = parsed(filled(city(), split=split))

    assert report.by_path == city().by_path
    assert (report.agency, report.year) == (city().agency, city().year)
    assert place(report, NEW).sheet == ("申请情况" if split else "Sheet")
    assert place(report, NEW).cell.startswith("J")
    assert report.source.format == "xlsx"


def test_it_is_read_in_a_process_of_its_own() -> None:
    assert reportparse.parse_bytes(saved(filled(city()))).by_path == city().by_path


def change(path: str, to: Callable[[Any, Any], None]) -> Report:
    """The report with the cell of the figure at *path* changed."""
    book = filled(city())
    where = place(parsed(book), path)
    sheet = book[where.sheet]
    to(sheet, sheet.cell(where.row, where.column))
    return parsed(book)


def set_format(number_format: str, value: float) -> Callable[[Any, Any], None]:
    def change_cell(_: Any, cell: Any) -> None:
        cell.value, cell.number_format = value, number_format

    return change_cell


def set_value(value: Any) -> Callable[[Any, Any], None]:
    def change_cell(_: Any, cell: Any) -> None:
        cell.value = value

    return change_cell


@pytest.mark.parametrize(
    "to",
    [
        set_value("=SUM(D1:I1)"),
        set_value("#REF!"),
        set_value(3.6),
        set_value(datetime.date(2024, 1, 2)),
        set_value(True),
        set_format("0", 3.6),
        set_format("0%", 0.5),
        set_format("0,", 5209000),
        set_format("yyyy-mm-dd", 45000),
    ],
)
def test_a_cell_that_shows_no_number_for_certain_is_flagged(
    to: Callable[[Any, Any], None],
) -> None:
    report = change(NEW, to)

    assert report.by_path[NEW] is None
    assert NEW in [finding.path for finding in report.diagnostics]
    assert {**report.by_path, NEW: 5209} == city().by_path


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (12, '0"件"', "12件"),
        (1234, "#,##0", "1234"),
        (1234, "#,##0_ ", "1234"),
        (6.345, "0.00", "6.35"),
        (6.3, "0.00_);[Red](0.00)", "6.30"),
        (" 十二 ", "@", "十二"),
        (3.6, "0", "〔3.6〕"),
        (1e20, "General", "100000000000000000000"),
    ],
)
def test_numbers_as_they_are_shown(value: Any, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_what_is_hidden_is_not_read() -> None:
    def hide(sheet: Any, cell: Any) -> None:
        sheet.row_dimensions[cell.row].hidden = True

    report = change(NEW, hide)
    assert report.by_path[NEW] is None
    assert report.by_path["applications.carried_in.total"] is not None
    book = filled(city())
    book.create_sheet("上年").append(["一、本年新收政府信息公开申请数量", 1])
    book["上年"].sheet_state = "hidden"
    assert parsed(book).by_path == city().by_path
    book = filled(city())
    book["Sheet"].cell(1, 30, "备注")
    book["Sheet"].column_dimensions[get_column_letter(30)].hidden = True
    assert parsed(book).title == city().title


def test_prose_beside_tables_is_prose() -> None:
    book = filled(city())
    book["Sheet"].insert_rows(2)
    book["Sheet"].cell(2, 1, "本年工作正常。\n全年平稳。")

    # openpyxl does not move merged cells with the rows: those below are not looked at.
    lines = read(saved(book), limits=HERE).text.splitlines()
    assert "本年工作正常。" in lines
    assert "全年平稳。" in lines


class FakeBook:
    """A workbook as python-calamine gives it."""

    def __init__(self, rows: list[list[Any]], areas: list[Any]) -> None:
        self.rows, self.merged_cell_ranges = rows, areas
        self.total_height, self.total_width = len(rows) - 1, len(rows[0]) - 1

    def to_python(self, *, skip_empty_area: bool) -> list[list[Any]]:
        assert not skip_empty_area
        return self.rows


def test_old_workbooks_are_read_by_their_values(monkeypatch: pytest.MonkeyPatch) -> None:
    calamine = pytest.importorskip("python_calamine")
    ((_, rows),) = packed_sheets(saved(filled(city())), HERE)
    cells = [(cell, cell.place) for row in rows for cell in row]
    height, width = len(rows), max(len(row) for row in rows)
    values: list[list[Any]] = [[""] * width for _ in range(height)]
    areas = []
    for cell, place in cells:
        assert isinstance(place, SheetPlace)
        values[place.row - 1][place.column - 1] = cell.text
        if cell.across > 1 or cell.down > 1:
            first = place.row - 1, place.column - 1
            areas.append((first, (first[0] + cell.down - 1, first[1] + cell.across - 1)))

    class Facts:
        name, typ = "Sheet1", calamine.SheetTypeEnum.WorkSheet
        visible = calamine.SheetVisibleEnum.Visible

    class Workbook:
        sheets_metadata = (Facts,)

        @classmethod
        def from_filelike(cls, _: object) -> Workbook:
            return cls()

        def get_sheet_by_name(self, _: str) -> FakeBook:
            return FakeBook(values, areas)

    monkeypatch.setattr(calamine, "CalamineWorkbook", Workbook)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le")
    assert reportparse.parse_bytes(data, limits=HERE).by_path == city().by_path
    with pytest.raises(LimitError, match="slots"):
        read(data, limits=Limits(seconds=0, slots=20))


def test_a_locked_workbook_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    calamine = pytest.importorskip("python_calamine")

    def refuse(_: object) -> None:
        raise calamine.PasswordError("x")

    monkeypatch.setattr(calamine.CalamineWorkbook, "from_filelike", refuse, raising=False)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le")
    with pytest.raises(FileFormatError, match="locked"):
        workbooks.sheets(data, HERE)


def test_a_grid_without_end_is_refused() -> None:
    book = openpyxl.Workbook()
    book["Sheet"].cell(1_048_576, 16_384, 1)

    with pytest.raises(LimitError, match="slots"):
        parsed(book)


@pytest.mark.parametrize(
    ("error", "expected"),
    [(TimeoutError(), LimitError), (MemoryError(), LimitError), (None, FileFormatError)],
)
def test_a_process_that_does_not_come_back(
    error: Exception | None, expected: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(*_: object, **__: object) -> None:
        raise error or ProcessEndedError("x")

    monkeypatch.setattr(bounded, "call_apart", call)
    with pytest.raises(expected):
        read(saved(filled(city())))


@pytest.mark.parametrize("limits", [Limits(members=2), Limits(expanded=100)])
def test_an_archive_that_is_too_large_is_refused(limits: Limits) -> None:
    with pytest.raises(LimitError):
        read(saved(openpyxl.Workbook()), limits=limits)


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(openpyxl.Workbook())
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MissingExtraError, match=r"reportparse\[xlsx\]"):
        read(data)
    assert "openpyxl" in sys.modules
