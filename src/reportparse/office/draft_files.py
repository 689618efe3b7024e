# SPDX-License-Identifier: MIT
"""Sums over agencies -> files: JSON, canonical text, Word, a workbook.

The workbook has the form filled in, and who contributed what to each sum.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from ..agencies.totals import SummedFigure, Total
from ..api import parse_source
from ..errors import needing
from ..output.canonical import unparse
from ..output.json_text import dumps, plain, to_dict
from ..output.printed_grids import Cell, grid
from ..readers import read
from .annotating import Comment, with_comments
from .sum_words import LEFT_OUT, STANDINGS, listed, why_open
from .word_report import column_weights, to_docx

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "head": {"bold": True, "border": 1, "align": "center", "bg_color": "#DDEBF7"},
    "label": {"border": 1},
    "figure": {"border": 1, "align": "center"},
    "partial": {"border": 1, "align": "center", "bg_color": "#FFF2CC", "font_color": "#7F4F00"},
    "open": {"border": 1, "align": "center", "bg_color": "#F8CBAD", "font_color": "#7F0000"},
}
#: Widths of columns: of a letter, at most of one with labels; heights of rows, in points.
_LETTER, _WIDEST = 2, 40
_HIGH: Final = 27
_HEADS: Final = ("表", "项目", "合计", "单位", "计入", "空白", "存疑", "缺")
_STATES: Final = {"blank": "空白", "doubtful": "存疑", "missing": "缺"}


def plain_total(total: Total) -> dict[str, Any]:
    """*total* as plain data: the draft, the agencies, and the sources of each sum."""
    return {
        "report": to_dict(total.report),
        "agencies": [
            {"agency": agency.name, "standing": agency.standing, "files": list(agency.files)}
            for agency in total.agencies
        ],
        "left_out": [plain(report) for report in total.left_out],
        "sources": {path: plain(figure) for path, figure in total.figures.items()},
    }


def _word(total: Total) -> bytes:
    """The draft in Word; a comment at each sum that is open or partial names the agencies."""
    data = to_docx(total.marked())
    # The cells are where they are in a draft without marks, which is read without doubt.
    plain_draft = parse_source(read(to_docx(total.report)))
    comments = []
    for path, figure in total.figures.items():
        place = plain_draft.place_of(path) if figure.is_open else None
        if place is not None:
            comments.append(Comment(place.in_file, why_open(figure)))
    return with_comments(data, read(data), comments)


def _workbook(total: Total) -> bytes:
    """The sums of *total* as a workbook (.xlsx)."""
    with needing("xlsx", "XlsxWriter"):
        from xlsxwriter import Workbook
    file = io.BytesIO()
    # Whatever a name begins with, it is text and never a formula.
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    _TotalSheets(book, total).write()
    book.close()
    return file.getvalue()


@frozen
class _TotalSheets:
    """Writes the sheets of one workbook."""

    book: Workbook
    total: Total
    _looks: dict[str, Any] = field(init=False)

    @_looks.default
    def _formats(self) -> dict[str, Any]:
        common = {"text_wrap": True, "valign": "vcenter"}
        return {name: self.book.add_format({**common, **look}) for name, look in _LOOKS.items()}

    def write(self) -> None:
        """Write all sheets."""
        for number, table in enumerate(self.total.form.tables, 1):
            self._form(self._sheet(f"汇总表{number}"), table)
        self._sources(self._sheet("来源"))
        self._agencies(self._sheet("机关和报告"))

    def _sheet(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页，共 &N 页")
        return sheet

    def _form(self, sheet: Worksheet, table: Any) -> None:
        """The *table* of the form, its heads merged as the form prints them."""
        sheet.merge_range(0, 0, 0, table.width - 1, table.title, self._looks["title"])
        sheet.set_default_row(_HIGH)
        for column, weight in enumerate(column_weights(table, table.width)):
            sheet.set_column(column, column, min(weight * _LETTER, _WIDEST))
        for line, column, cell in grid(table, self.total.report.by_path).placed():
            self._cell(sheet, line + 1, column, cell)

    def _cell(self, sheet: Worksheet, line: int, column: int, cell: Cell) -> None:
        figure = self.total.figures.get(cell.path or "")
        value = self._value(cell, figure)
        look = self._looks[_look(cell, figure)]
        if cell.rows > 1 or cell.columns > 1:
            last = line + cell.rows - 1, column + cell.columns - 1
            sheet.merge_range(line, column, *last, "", look)
        if isinstance(value, int | Decimal):
            sheet.write_number(line, column, float(value), look)
        else:
            sheet.write_string(line, column, value or "", look)
        if figure is not None and figure.is_open:
            sheet.write_comment(line, column, why_open(figure), {"x_scale": 2, "y_scale": 1.5})

    def _value(self, cell: Cell, figure: SummedFigure | None) -> Any:
        if figure is not None:
            return f"〔{figure.value}〕" if figure.is_partial else figure.value
        return self.total.report.by_path.get(cell.path) if cell.path else cell.text

    def _sources(self, sheet: Worksheet) -> None:
        names = [agency.name for agency in self.total.agencies]
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 64)
        sheet.set_column(len(_HEADS), len(_HEADS) + len(names), 14)
        sheet.set_row(0, _HIGH)
        sheet.repeat_rows(0)
        sheet.write_row(0, 0, (*_HEADS, *names), self._looks["head"])
        tables = self.total.form.table_of
        for line, (path, figure) in enumerate(self.total.figures.items(), 1):
            table = tables[path.partition(".")[0]]
            look = self._looks["open" if figure.is_open else "figure"]
            sheet.write_string(line, 0, table.title, self._looks["label"])
            sheet.write_string(line, 1, table.describe(path), self._looks["label"])
            others = (figure.blank, figure.doubtful, figure.missing)
            counts = (len(figure.contributed), *map(len, others))
            values = (figure.value, figure.unit, *counts, *_shares(figure, names))
            for column, value in enumerate(values, 2):
                shown = float(value) if isinstance(value, Decimal) else value
                sheet.write(line, column, "" if shown is None else shown, look)
        sheet.autofilter(0, 0, len(self.total.figures), len(_HEADS) + len(names) - 1)

    def _agencies(self, sheet: Worksheet) -> None:
        sheet.set_column(0, 2, 36)
        sheet.write_row(0, 0, ("机关", "是否计入", "文件"), self._looks["head"])
        rows = [
            (agency.name, STANDINGS["zh"][agency.standing], listed(agency.files))
            for agency in self.total.agencies
        ]
        rows += [
            (report.agency or "", f"未计入：{LEFT_OUT['zh'][report.reason]}", report.file)
            for report in self.total.left_out
        ]
        for line, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                sheet.write_string(line, column, text, self._looks["label"])


def _look(cell: Cell, figure: SummedFigure | None) -> str:
    if figure is not None and figure.is_open:
        return "partial" if figure.is_partial else "open"
    return "head" if cell.is_head else "figure" if cell.path else "label"


def _shares(figure: SummedFigure, names: list[str]) -> Iterator[Any]:
    """The part of each of the agencies *names* in a sum, or the reason why it has none."""
    states = {name: word for state, word in _STATES.items() for name in getattr(figure, state)}
    return (figure.contributed.get(name, states.get(name)) for name in names)


#: Writers of drafts, by the ending of the file's name.
WRITERS: Final[Mapping[str, Callable[[Total], bytes]]] = {
    ".json": lambda total: dumps(plain_total(total), indent=True) + b"\n",
    ".txt": lambda total: unparse(total.marked()).encode(),
    ".docx": _word,
    ".xlsx": _workbook,
}
