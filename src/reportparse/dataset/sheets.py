# SPDX-License-Identifier: MIT
"""Sheets of an Excel workbook that people read and print: heads, merged cells, pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, groupby, islice
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import field, frozen

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Limits of Excel: rows of a sheet, characters of a cell.
_ROWS: Final = 1_048_576
_CHARACTERS: Final = 32_767
#: Excel has no days before.
_FIRST_YEAR: Final = 1900
_CUT: Final = "…（全文过长，此处截断）"
_A4: Final = 9
#: The rows of a sheet above its heads: its title and its note.
_TITLES: Final = 2
#: The columns that stay in sight: agency and year, as a rule.
_LEADING: Final = 2
#: Of a sheet that is wider than a page, in percent.
_SCALE: Final = 70
#: The height of a line in points, and the first of the characters that are twice as wide.
_LINE: Final = 13
_FIRST_WIDE: Final = "\u2e80"

_FONT: Final = {"font_name": "等线", "font_size": 10, "valign": "vcenter"}
_BORDER: Final = {"border": 1, "border_color": "#B9C3CD"}
#: How the cells of a column look, by a name.
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "text": {},
    "wrapped": {"text_wrap": True},
    "centred": {"align": "center"},
    "number": {"num_format": "#,##0.######", "align": "right"},
    "count": {"num_format": "#,##0", "align": "right"},
    "change": {"num_format": "+#,##0;-#,##0;0", "align": "right"},
    "percent": {"num_format": "+0.0%;-0.0%;0.0%", "align": "right"},
    "partial": {"num_format": '#,##0.##"*"', "align": "right", "italic": True},
    "head": {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#DDEBF7"},
    "caption": {"bold": True, "border": 0},
    "label": {"text_wrap": True, "bg_color": "#F1F4F7"},
}
#: Background and letters, by what is wrong; they differ in grey, too.
_MARKS: Final[dict[str | None, dict[str, Any]]] = {
    None: {},
    "error": {"bg_color": "#F8CBAD", "font_color": "#7F0000"},
    "warning": {"bg_color": "#FFF2CC", "font_color": "#7F4F00"},
    "none": {"bg_color": "#E6E9ED", "font_color": "#4D5A66"},
}


class ListColumn(NamedTuple):
    """A column of a list: its head, those over it and its neighbours from the top, its look.

    A marked one shows what is wrong with the row.
    """

    title: str
    width: float
    look: str = "text"
    over: tuple[str, ...] = ()
    is_marked: bool = False


class MergedCell(NamedTuple):
    """A cell of a head or a printed table, from 0, and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int
    value: Any
    look: str


@frozen
class ListSheet:
    """A sheet with a list under heads that stay in sight; if it does not fit, on several pages."""

    name: str
    title: str
    columns: Sequence[ListColumn]
    note: str = ""
    fits: bool = True


#: A row of a list: its values, and what is wrong with it, if anything is.
ListRow = tuple[Sequence[Any], str | None]


@frozen
class Book:
    """A workbook that is being written, row by row: what is written is not held in memory."""

    workbook: Workbook
    _formats: dict[tuple[str, str | None], Format] = field(factory=dict, init=False)

    def style(self, look: str, mark: str | None = None) -> Format:
        """The format of cells of a *look*, marked by what is wrong."""
        key = look, mark
        if key not in self._formats:
            properties = {**_FONT, **_BORDER, **_LOOKS[look], **_MARKS[mark]}
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def sheet(self, name: str, title: str, note: str = "") -> Worksheet:
        """A sheet with a title and a note above, to be printed on A4 across."""
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.set_header(f"&L&9{title.replace('&', '&&')}&R&9&A")
        sheet.set_footer("&C&9第 &P 页，共 &N 页")
        sheet.set_row(0, 24)
        heading = {"font_name": "等线", "bold": True, "font_size": 14, "valign": "vcenter"}
        sheet.write_string(0, 0, title, self.workbook.add_format(heading))
        small = {"font_name": "等线", "font_size": 9, "font_color": "#4D5A66"}
        sheet.write_string(1, 0, note, self.workbook.add_format(small))
        return sheet

    def write(
        self,
        sheet: Worksheet,
        place: tuple[int, int],
        value: Any,
        look: str,
        mark: str | None = None,
    ) -> None:
        """Write *value*: a text never becomes a formula, nor a number another one."""
        style = self.style(look, mark)
        match value:
            case None:
                sheet.write_blank(*place, None, style)
            case bool():
                sheet.write_string(*place, "是" if value else "否", style)
            case float():
                sheet.write_number(*place, value, style)
            case int() | Decimal() if Decimal(str(float(value))) == value:
                sheet.write_number(*place, float(value), style)
            case datetime.date() if value.year >= _FIRST_YEAR:
                sheet.write_string(*place, value.isoformat(), style)
            case _:
                sheet.write_string(*place, _bounded(str(value)), style)

    def write_merged(
        self, sheet: Worksheet, cells: Sequence[MergedCell], widths: Sequence[float]
    ) -> None:
        """Write *cells* by rows, merged ones with borders all around, in columns of *widths*."""
        filled: dict[tuple[int, int], tuple[Any, str]] = {}
        for cell in cells:
            covered = [
                (row, column)
                for row in range(cell.row, cell.row + cell.rows)
                for column in range(cell.column, cell.column + cell.columns)
            ]
            filled |= dict.fromkeys(covered, (None, cell.look))
            filled[cell.row, cell.column] = (cell.value, cell.look)
            if len(covered) > 1:
                # `merge_range` would write below first, which ends the row when rows are not kept.
                sheet.merge.append([cell.row, cell.column, *covered[-1]])
        for row, several in groupby(sorted(filled), key=itemgetter(0)):
            _set_height(
                sheet,
                row,
                (
                    (cell.value, cell.rows * sum(widths[cell.column : cell.column + cell.columns]))
                    for cell in cells
                    if cell.row <= row < cell.row + cell.rows
                ),
            )
            for place in several:
                self.write(sheet, place, *filled[place])

    def write_list(self, listed: ListSheet, rows: Iterable[ListRow]) -> None:
        """Write the sheet *listed*; what Excel cannot hold in one sheet goes on in the next."""
        columns = listed.columns
        remaining = iter(rows)
        depth = 1 + max(len(column.over) for column in columns)
        first = _TITLES + depth
        number = 1
        while True:
            sheet = self.sheet(
                listed.name if number == 1 else f"{listed.name} {number}", listed.title, listed.note
            )
            for place, column in enumerate(columns):
                sheet.set_column(place, place, column.width)
            heads = list(head_cells([_chain(column, depth) for column in columns]))
            self.write_merged(sheet, heads, [column.width for column in columns])
            last = first
            for last, (values, mark) in enumerate(islice(remaining, _ROWS - first), first):
                _set_height(
                    sheet,
                    last,
                    ((value, column.width) for value, column in zip(values, columns, strict=True)),
                )
                for place, (value, column) in enumerate(zip(values, columns, strict=True)):
                    shown = mark if column.is_marked or mark == "none" else None
                    self.write(sheet, (last, place), value, column.look, shown)
            sheet.freeze_panes(first, _LEADING)
            sheet.autofilter(first - 1, 0, last, len(columns) - 1)
            sheet.repeat_rows(_TITLES, first - 1)
            if listed.fits:
                sheet.fit_to_pages(1, 0)
            else:
                sheet.repeat_columns(0, _LEADING - 1)
                sheet.set_print_scale(_SCALE)
                sheet.print_across()
            following = next(remaining, None)
            if following is None:
                return
            remaining, number = chain([following], remaining), number + 1


def _chain(column: ListColumn, depth: int) -> tuple[str, ...]:
    return (*column.over, *[""] * (depth - 1 - len(column.over)), column.title)


def head_cells(chains: Sequence[Sequence[str]]) -> Iterator[MergedCell]:
    """The cells of a head, merged: of each column the heads over it, from the top.

    Equal heads beside each other under equal ones are one cell; an empty one is part of the cell
    below it.
    """
    depth = len(chains[0])
    for level in range(depth):
        place = 0
        while place < len(chains):
            chain = chains[place]
            end = place + 1
            if chain[level]:
                begin = level
                while begin and not chain[begin - 1]:
                    begin -= 1
                is_last = level == depth - 1
                own = chain[: level + 1]
                while not is_last and end < len(chains) and chains[end][: level + 1] == own:
                    end += 1
                top = _TITLES + begin
                yield MergedCell(top, place, level - begin + 1, end - place, chain[level], "head")
            place = end


def _set_height(sheet: Worksheet, row: int, cells: Iterable[tuple[Any, float]]) -> None:
    """Make the *row* as high as the texts of its *cells* need, each with its width."""
    lines = max(
        (ceil(_width(text) / width) for text, width in cells if isinstance(text, str) and text),
        default=1,
    )
    sheet.set_row(row, _LINE * max(lines, 1) + 2)


def _width(text: str) -> int:
    """The width of *text* in characters: those of Chinese take two."""
    return sum(2 if character >= _FIRST_WIDE else 1 for character in text)


def _bounded(text: str) -> str:
    """*text*, shortened where Excel would not take it; it says so."""
    return text if len(text) <= _CHARACTERS else text[: _CHARACTERS - len(_CUT)] + _CUT
