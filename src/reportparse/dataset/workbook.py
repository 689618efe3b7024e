# SPDX-License-Identifier: MIT
"""The tables of a dataset -> an Excel workbook for offices."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from ..errors import MissingExtraError
from ..support.atomic_files import beside
from . import relations
from .exporting import every, plain_rows
from .relations import Column, DataTable
from .store import Store

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Limits of Excel: rows of a sheet, characters of a cell, links of a sheet.
_ROWS: Final = 1_048_576
_SIGNS: Final = 32_767
_LINKS: Final = 65_530
#: Excel knows no days before.
_FIRST_YEAR: Final = 1900
_CUT: Final = "…（全文过长，此处截断）"

#: Background and letters of a row, by what is wrong: distinguishable in grey, too.
_COLOURS: Final = {
    "error": {"bg_color": "#F8CBAD", "font_color": "#7F0000"},
    "warning": {"bg_color": "#FFF2CC", "font_color": "#7F4F00"},
}
_WIDEST: Final = 60
#: The columns that stay in sight: number and name of a report, or number and path.
_FROZEN: Final = 2


@frozen
class _Styles:
    """How cells look.

    Attributes:
        head: Of the titles.
        date: Of a day.
        marked: Of a cell in a row of a problem, by what is wrong.
        dates: The same for a day.
    """

    head: Format
    date: Format
    marked: dict[str | None, Format | None]
    dates: dict[str | None, Format]

    @classmethod
    def of(cls, book: Workbook) -> _Styles:
        day = {"num_format": "yyyy-mm-dd"}
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#DDEBF7"}
        )
        marked: dict[str | None, Format | None] = {None: None}
        marked |= {name: book.add_format(look) for name, look in _COLOURS.items()}
        dates: dict[str | None, Format] = {
            name: book.add_format({**look, **day}) for name, look in _COLOURS.items()
        }
        plain = book.add_format(day)
        return cls(head, plain, marked, {None: plain, **dates})


def write(store: Store, path: Path) -> None:
    """Write all tables as a workbook at *path*: a sheet each, with titles in Chinese.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtraError("XlsxWriter", "xlsx") from None
    with beside(path) as temporary:
        book = Workbook(temporary, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
        styles = _Styles.of(book)
        places: dict[int, str] = {}
        for table in every():
            for sheet in _sheets(book, styles, store, table):
                sheet.fill(places)
        book.close()


@frozen
class _Sheet:
    """A sheet that is being filled.

    Attributes:
        sheet: It.
        table: The table whose rows it gets.
        rows: These.
        styles: How cells look.
    """

    sheet: Worksheet
    table: DataTable
    rows: Sequence[tuple[Any, ...]] | Iterator[tuple[Any, ...]]
    styles: _Styles

    def fill(self, places: dict[int, str]) -> None:
        """Write all rows; *places* gets, or gives, the place of each report by its number."""
        self._head()
        is_reports = self.table is relations.REPORTS
        for line, row in enumerate(self.rows, 1):
            mark = _mark(self.table, row)
            if is_reports:
                places[row[0]] = f"internal:'{self.sheet.get_name()}'!A{line + 1}"
            link = None if is_reports else places.get(row[0])
            if link and line < _LINKS and self.table.names[0] == "report":
                self.sheet.write_url(line, 0, link, self.styles.marked[mark], str(row[0]))
            for place, value in enumerate(row):
                self._cell(line, place, value, mark)  # over a link, which stays
        self.sheet.autofilter(0, 0, max(line_count(self.sheet), 1), len(self.table.columns) - 1)

    def _head(self) -> None:
        self.sheet.freeze_panes(1, _FROZEN)
        for place, column in enumerate(self.table.columns):
            self.sheet.set_column(place, place, _width(column))
            self.sheet.write_string(0, place, _heading(column), self.styles.head)

    def _cell(self, line: int, place: int, value: Any, mark: str | None) -> None:
        style = self.styles.marked[mark]
        match value:
            case None:
                if style:
                    self.sheet.write_blank(line, place, None, style)
            case int() | Decimal() if Decimal(str(float(value))) == value:
                self.sheet.write_number(line, place, float(value), style)
            case datetime.date() if value.year >= _FIRST_YEAR:
                self.sheet.write_datetime(line, place, value, self.styles.dates[mark])
            case _:
                # Whatever it begins with, it is text and never a formula; so are numbers of more
                # digits than Excel keeps.
                self.sheet.write_string(line, place, _bounded(str(value)), style)


def line_count(sheet: Worksheet) -> int:
    """The number of the last row of *sheet* that has something in it, from 0."""
    return sheet.dim_rowmax or 0


def _sheets(book: Workbook, styles: _Styles, store: Store, table: DataTable) -> Iterator[_Sheet]:
    """The sheets that *table* takes: one, unless it has more rows than Excel can hold."""
    rows = plain_rows(store, table)
    number, first = 1, next(rows, None)
    while first is not None or number == 1:
        title = table.zh if number == 1 else f"{table.zh} {number}"
        taken = islice(rows, _ROWS - 2)
        sheet = book.add_worksheet(title)
        yield _Sheet(sheet, table, _from(first, taken), styles)
        number, first = number + 1, next(rows, None)


def _from(first: tuple[Any, ...] | None, rest: Iterator[tuple[Any, ...]]) -> Iterator[Any]:
    if first is not None:
        yield first
        yield from rest


def _heading(column: Column) -> str:
    unit = column.unit if column.unit and "." not in column.unit else None
    return f"{column.zh}({unit})" if unit else column.zh


def _width(column: Column) -> int:
    wide = {"message": _WIDEST, "hint": _WIDEST, "name": 36, "path": 36, "text": 20, "title": 36}
    return wide.get(column.name, 12)


def _bounded(text: str) -> str:
    """*text*, shortened where Excel would not take it; it says so."""
    return text if len(text) <= _SIGNS else text[: _SIGNS - len(_CUT)] + _CUT


#: Problems of a row: the places of the columns that state them.
_ERRORS, _WARNINGS = map(relations.REPORTS.names.index, ("errors", "warnings"))
_SEVERITY: Final = relations.DIAGNOSTICS.names.index("severity")
_STATUS: Final = relations.CHECKS.names.index("status")


def _mark(table: DataTable, row: tuple[Any, ...]) -> str | None:
    if table is relations.REPORTS:
        return "error" if row[_ERRORS] else "warning" if row[_WARNINGS] else None
    if table is relations.DIAGNOSTICS:
        return row[_SEVERITY] if row[_SEVERITY] in _COLOURS else None
    if table is relations.CHECKS:
        return {"fail": "error", "undecided": "warning"}.get(row[_STATUS])
    return "error" if table is relations.FAILURES else None
