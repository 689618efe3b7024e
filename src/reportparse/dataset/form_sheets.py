# SPDX-License-Identifier: MIT
"""A dataset -> sheets with figures under the heads of their form: each report's, and sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import frozen

from ..forms import registry
from ..forms.folding import without_number
from ..forms.form import AMOUNT, TEXT_COLUMN, Form, PrintedColumn, PrintedTable, Row
from ..output.printed_grids import grid
from ..text.numerals import YUAN
from .connecting import fetched, quoted
from .panel import COUNTED
from .sheets import Book, ListColumn, ListRow, ListSheet, MergedCell

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: A figure with one of these leaves a sum whole.
_BLANK: Final = "'blank', 'not-applicable', 'not-on-form'"
#: In what amounts are summed.
_SUM_UNIT: Final = "万元"
#: The widths of the columns that tables are summed in, and how much smaller they are printed.
_TOTAL_WIDTHS: Final = (14, 16, 40, *[9] * 40)
_SCALE: Final = 52
#: Rows of tables on a printed page, some of which are higher than others.
_PAGE: Final = 66
#: Rows that are in memory at once.
_AT_ONCE: Final = 500


@frozen
class YearTotal:
    """A sum of what the reports of a year print, and how many are in doubt."""

    value: Decimal | None
    doubtful: int


class _Year(NamedTuple):
    """A year on one form: its totals by path, and the number of reports."""

    year: int
    form: Form
    reports: int
    totals: Mapping[str, YearTotal]


def _totals(connection: DuckDBPyConnection) -> Iterator[_Year]:
    forms = registry.forms()
    cases = " ".join(f"WHEN {quoted(word)} THEN {scale}" for word, scale in YUAN.items())
    paths = (
        column.path
        for form in forms.values()
        for row in form.rows
        for column in row.columns
        if column.kind == AMOUNT and column.unit is not None
    )
    amounts = ", ".join(map(quoted, dict.fromkeys(paths))) or "NULL"
    found = connection.execute(
        f"""
        WITH own AS (FROM reports WHERE {COUNTED} AND year IS NOT NULL AND form IS NOT NULL),
        counts AS (SELECT year, form, count(*) AS reports FROM own GROUP BY ALL),
        summed AS (
            SELECT year, form, path, status, CASE WHEN path IN ({amounts})
                THEN value * (CASE unit {cases} END) / {YUAN[_SUM_UNIT]} ELSE value END AS value
            FROM figures JOIN own ON report = own.id
        )
        SELECT year, form, reports, path, sum(value),
               count(*) FILTER (value IS NULL AND status NOT IN ({_BLANK}))
        FROM summed JOIN counts USING (year, form)
        GROUP BY ALL ORDER BY year DESC, form DESC
        """
    ).fetchall()
    years: dict[tuple[int, str, int], dict[str, YearTotal]] = {}
    for year, key, reports, path, *total in found:
        if key in forms:
            years.setdefault((year, key, reports), {})[path] = YearTotal(*total)
    for (year, key, reports), totals in years.items():
        yield _Year(year, forms[key], reports, totals)


def write_totals(book: Book, connection: DuckDBPyConnection) -> None:
    """Write the sheet of totals: the tables of the form with the sums of each year, a page each."""
    years = list(_totals(connection))
    note = (
        "同一机关同一年度只计一份；写明单位的金额折合为万元。空白不作为0，也不影响其他数相加；"
        "带*的合计不完整：有报告的该数存疑、无法辨认、未读到或者金额单位不明，未计入。"
    )
    sheet = book.sheet("合计", "各年度合计", note)
    for place, width in enumerate(_TOTAL_WIDTHS):
        sheet.set_column(place, place, width)
    row, breaks = 2, [2]
    for year in years:
        for table in year.form.tables:
            height = sum(len(part.head) + len(part.rows) for part in table.parts) + 2
            if table is year.form.tables[0] or row + height - breaks[-1] > _PAGE:
                breaks.append(row)
            row = _write_table(book, sheet, row, year, table)
    sheet.set_h_pagebreaks(breaks[2:])
    sheet.set_print_scale(_SCALE)
    sheet.freeze_panes(2, 0)


def _write_table(book: Book, sheet: Any, top: int, year: _Year, table: PrintedTable) -> int:
    """Write *table* with the totals of *year* from the row *top* on; returns the row after it."""
    title = f"{year.year}年度 {table.title}（{year.reports} 份报告）"
    book.write(sheet, (top + 1, 0), title, "caption")
    units = {column.unit: _SUM_UNIT for column in table.columns if column.unit}
    cells = []
    for row, column, cell in grid(table, units).placed():
        shown = _shown(table, cell.path, year.totals) if cell.path else (cell.text, "label")
        value, look = (shown[0], "head") if cell.is_head else shown
        cells.append(MergedCell(top + 2 + row, column, cell.rows, cell.columns, value, look))
    book.write_merged(sheet, cells, _TOTAL_WIDTHS)
    return max((cell.row + cell.rows for cell in cells), default=top + 2)


def _shown(
    table: PrintedTable, path: str, totals: Mapping[str, YearTotal]
) -> tuple[Decimal | str | None, str]:
    column = next(column for column in table.columns if column.path == path)
    if column.kind == TEXT_COLUMN:
        return _SUM_UNIT if column.printed in YUAN else column.printed, "centred"
    total = totals.get(path)
    if total is None:
        return None, "number"
    value = "*" if total.doubtful and total.value is None else total.value
    return value, "partial" if total.doubtful else "number"


def write_figures(book: Book, connection: DuckDBPyConnection) -> None:
    """Write a sheet of all figures for each form that reports are on, a row for each report."""
    for form in registry.forms().values():
        query = f"SELECT count(*) FROM reports WHERE {COUNTED} AND form = {quoted(form.key)}"
        ((reports,),) = connection.execute(query).fetchall()
        if reports:
            columns = list(_columns(form))
            listed = ListSheet(
                f"各报告数据（{form.key}年格式）",
                f"各报告数据（{form.issued}）",
                (
                    ListColumn("机关", 22, "wrapped"),
                    ListColumn("年度", 6, "centred"),
                    *(column for _, column in columns),
                ),
                "数字与金额均与报告一致，未作改动。",
                fits=False,
            )
            book.write_list(listed, _figure_rows(connection, form, [path for path, _ in columns]))


def _columns(form: Form) -> Iterator[tuple[str, ListColumn]]:
    """The path and the heads of each figure of *form*; the unit of an amount follows it."""
    for table in form.tables:
        for row in table.rows:
            for column in row.columns:
                heads = _heads(table, row, column)
                if column.kind != TEXT_COLUMN:
                    yield column.path, ListColumn(column.heads[-1], 9, "number", heads)
                if column.unit:
                    yield column.unit, ListColumn("单位", 6, "centred", heads)


def _heads(table: PrintedTable, row: Row, column: PrintedColumn) -> tuple[str, str, str]:
    """The heads over the one of a figure: of its table, its group and its row."""
    labels = [*row.groups, row.label] if row.name else list(column.heads[:-1])
    *groups, label = map(without_number, labels)
    return table.title, groups[-1] if groups else "", label


def _figure_rows(
    connection: DuckDBPyConnection, form: Form, paths: Sequence[str]
) -> Iterator[ListRow]:
    names = ", ".join(f'wide."{path}"' for path in paths)
    query = f"""
        SELECT coalesce(reports.agency, reports.name), reports.year, {names}
        FROM reports JOIN wide ON report = id
        WHERE {COUNTED} AND reports.form = {quoted(form.key)} ORDER BY 2 DESC NULLS LAST, 1
        """
    return ((row, None) for row in fetched(connection, query, _AT_ONCE))
