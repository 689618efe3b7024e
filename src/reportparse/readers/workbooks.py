# SPDX-License-Identifier: MIT
"""A workbook whose sheets hold a report -> its text: their cells, as they are shown.

openpyxl reads .xlsx: what is hidden, how numbers are shown, which formulas have no result. For .xls
and .ods there is python-calamine, which knows the values and the merged cells only.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain, product
from typing import Any, Final

from attrs import evolve

from ..errors import FileFormatError, LimitError, MadeHereError
from ..text.patterns import late
from ..text.places import SheetPlace
from ..text.source import BLANKS, PageFacts, SourceText
from .blocks import Block, BlockCell, BlockTable, Words
from .bounded import archive_in, called_within, check_sizes
from .form_tables import is_label
from .layout_tables import without_layout
from .limits import Limits
from .page_text import laid_out

#: Names that sheets have without anybody's doing.
_UNNAMED: Final = late("(?:Sheet|工作表|Table)[0-9]*", re.IGNORECASE)
#: Formats that show a number with all its digits.
_EXACT: Final = ("General", "@")
#: Formats that show the digits of a number: how many decimals, words behind it, per cent.
_FORMAT: Final = late(r'(?:General|@|[#0,]*[#0](?:\.(0+))?)(?:"([^"]*)")?(%)?')
_NOT_SHOWN: Final = late(r"_.|\*.|\\ |\[[^\]]*\]|\s")
_LOCKED: Final = (
    "the workbook is locked with a password: save it without one",
    "工作簿设有密码：请取消密码后另存",
)
#: First row, first column, last row, last column of merged cells, from 1.
_Merged = tuple[int, int, int, int]
_Texts = dict[tuple[int, int], str]
#: The name of a sheet, and the cells that begin in each of its rows, blank ones included.
Sheet = tuple[str, list[list[BlockCell]]]


def read_workbook(data: bytes, name: str | None, limits: Limits) -> SourceText:
    """The text of the report in the sheets of a workbook that are shown, in their order."""
    is_packed = data.startswith(b"PK") and b"xl/workbook.xml" in data
    if data.startswith(b"PK"):
        with archive_in(data, _damaged) as archive:
            check_sizes(archive, limits)
    found = called_within(limits, packed_sheets if is_packed else sheets, data, _damaged)
    blocks = chain.from_iterable(_blocks(*sheet, is_named=len(found) > 1) for sheet in found)
    text = laid_out(without_layout(blocks), limits)
    return evolve(text, name=name, format="xlsx", page=PageFacts())


def _blocks(name: str, cells: Sequence[Sequence[BlockCell]], *, is_named: bool) -> Iterator[Block]:
    """The rows of a sheet as a table, the blank ones left out; before it the sheet's name.

    The name may say whose the tables are; that of an only sheet says nothing.
    """
    rows = [row for row in map(_row, cells) if row]
    if rows and is_named and not _UNNAMED.fullmatch(name):
        yield Words(name)
    if rows:
        yield BlockTable(rows)


def _row(cells: Sequence[BlockCell]) -> Sequence[BlockCell]:
    """The cells of a row; of one whose only words are no label these alone, as wide as it is."""
    filled = [cell for cell in cells if cell.blocks]
    if len(filled) == 1 and not is_label(filled[0].text) and all(cell.down == 1 for cell in cells):
        return [filled[0]._replace(across=sum(cell.across for cell in cells))]
    return cells if filled else []


def packed_sheets(data: bytes, limits: Limits) -> list[Sheet]:
    """The sheets of a workbook in .xlsx that are shown."""
    import openpyxl

    try:
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        _refuse_own(values)
        formulas = openpyxl.load_workbook(io.BytesIO(data))
        return [
            _packed_sheet(sheet, formulas[sheet.title], limits)
            for sheet in values.worksheets
            if sheet.sheet_state == "visible"
        ]
    except (LimitError, FileFormatError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  # openpyxl lets through what it stumbles over
        raise _damaged(error) from None


def _refuse_own(book: Any) -> None:
    if book.properties.creator == "reportparse":
        raise MadeHereError


def _packed_sheet(sheet: Any, formulas: Any, limits: Limits) -> Sheet:
    limits.check("slots", sheet.max_row * sheet.max_column)
    texts: _Texts = {}
    for row, row_of_formulas in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True):
        for cell, formula in zip(row, row_of_formulas, strict=True):
            if cell.value is not None:
                texts[cell.row, cell.column] = shown(cell.value, cell.number_format)
            elif formula.data_type == "f":  # no program has worked it out
                texts[cell.row, cell.column] = f"〔{formula.value}〕"
    areas = [
        (area.min_row, area.min_col, area.max_row, area.max_col)
        for area in sheet.merged_cells.ranges
    ]
    rows = {number for number, look in sheet.row_dimensions.items() if look.hidden}
    columns = {
        number
        for look in sheet.column_dimensions.values()
        if look.hidden
        for number in range(look.min, look.max + 1)
    }
    return _sheet(sheet.title, texts, areas, rows, columns)


def sheets(data: bytes, limits: Limits) -> list[Sheet]:
    """The sheets of a workbook in .xls or .ods that are shown."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    found = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for facts in book.sheets_metadata:
            if facts.visible == SheetVisibleEnum.Visible and facts.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(facts.name)
                limits.check("slots", (sheet.total_height + 1) * (sheet.total_width + 1))
                rows = sheet.to_python(skip_empty_area=False)
                texts = {
                    (row, column): shown(value, "General")
                    for row, values in enumerate(rows, 1)
                    for column, value in enumerate(values, 1)
                    if value != ""
                }
                areas = [
                    (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
                    for first, last in sheet.merged_cell_ranges or ()
                ]
                found.append(_sheet(facts.name, texts, areas, set(), set()))
    except LimitError:
        raise
    except PasswordError:
        raise FileFormatError(*_LOCKED) from None
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(error) from None
    return found


def _damaged(error: Exception) -> FileFormatError:
    """The error for a workbook that cannot be read because of *error*."""
    reason = str(error)[:200]
    return FileFormatError(f"the workbook is damaged: {reason}", "工作簿已损坏，请打开后另存")


def shown(value: Any, number_format: str) -> str:
    """How a cell shows *value*; in 〔 〕 where the format may show other digits."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).strip()
    look = _FORMAT.fullmatch(_NOT_SHOWN.sub("", number_format.partition(";")[0]))
    number = Decimal(f"{value:.15g}")
    decimals, words, per_cent = look.groups() if look else (None, None, None)
    if decimals:
        number = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = f"{number:f}{words or ''}{per_cent or ''}"
    is_rounded = number_format not in _EXACT and not decimals and number != number.to_integral()
    return f"〔{text}〕" if look is None or per_cent or is_rounded else text


def _sheet(
    name: str, texts: _Texts, areas: Sequence[_Merged], no_rows: set[int], no_columns: set[int]
) -> Sheet:
    """The sheet of *texts* by row and column, without the rows and columns that are not shown."""
    rows = _up_to((row for row, _ in texts), no_rows)
    columns = _up_to((column for _, column in texts), no_columns)

    def cell(row: int, column: int, text: str, across: int = 1, down: int = 1) -> BlockCell:
        place = SheetPlace(name, row, column)
        lines = [Words(line, place) for line in text.splitlines() if line.strip(BLANKS)]
        return BlockCell(lines, place, across, down)

    merged: dict[tuple[int, int], BlockCell | None] = {}
    for top, left, bottom, right in areas:
        down = [row for row in rows if top <= row <= bottom]
        across = [column for column in columns if left <= column <= right]
        merged |= dict.fromkeys(product(down, across))
        if down and across:
            text = texts.get((top, left), "")
            merged[down[0], across[0]] = cell(down[0], across[0], text, len(across), len(down))
    cells = (
        [
            merged[place] if place in merged else cell(*place, texts.get(place, ""))
            for place in product((row,), columns)
        ]
        for row in rows
    )
    return name, [[each for each in row if each is not None] for row in cells]


def _up_to(numbers: Iterable[int], hidden: set[int]) -> list[int]:
    return [number for number in range(1, max(numbers, default=0) + 1) if number not in hidden]
