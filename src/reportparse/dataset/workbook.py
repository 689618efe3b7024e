# SPDX-License-Identifier: MIT
"""A dataset -> the Excel workbook that an office works with, in Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..agencies.pairing import Filed
from ..checks.groups import Checked
from ..checks.results import CheckResult
from ..errors import needing
from ..forms.comparable import COMPARABLE
from ..support.atomic_files import beside
from . import overview
from .arrow import to_batch
from .batch import digest, failed
from .form_sheets import write_figures, write_totals
from .panel import COUNTED, create_views
from .placing import place_all
from .rows import Record, fill
from .sheets import Book, ListSheet
from .store import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from xlsxwriter import Workbook

_TITLE: Final = "政府信息公开工作年度报告"
_FINDINGS: Final = ListSheet(
    "问题清单",
    f"{_TITLE}问题清单",
    overview.FINDING_COLUMNS,
    "位置是报告原文中的行或者表格单元；怎样处理是建议，以核对结果为准。",
)
_LEFT_OUT: Final = ListSheet("无法读取的文件", "无法读取和未计入的文件", overview.LEFT_OUT_COLUMNS)
#: The figures of the first chart, and the parts of a whole in the second one.
_RECEIVED: Final = ("received", "concluded", "carried_out")
_OUTCOMES: Final = ("granted", "partial", "denied", "unavailable", "unprocessed", "otherwise")
_LABELS: Final = {figure.name: figure.zh for figure in COMPARABLE}
_CHART: Final = {"width": 480, "height": 320}


#: The name of a database that is no file.
_NOWHERE: Final = Path(":memory:")
#: Reports that are put in at once.
_AT_ONCE: Final = 500

#: The report on the year before is the one that was compared.
_PREVIOUS: Final = """
UPDATE reports SET previous = _placed.previous FROM _placed WHERE reports.id = _placed.id
"""


def write(store: Store, path: Path) -> None:
    """Write the workbook of *store* at *path*, row by row."""
    with beside(path) as temporary, _workbook(temporary, {"constant_memory": True}) as workbook:
        _write(store, Book(workbook))


def workbook_of(checked: Sequence[Checked], unreadable: Sequence[tuple[str, str]] = ()) -> bytes:
    """The workbook of *checked*, and of *unreadable* files: the name of each and the reason."""
    records = [
        *map(_record, checked),
        *(failed(name, None, "unreadable", reason) for name, reason in unreadable),
    ]
    data = BytesIO()
    with closing(Store.open(_NOWHERE)) as store:
        for first in range(0, len(records), _AT_ONCE):
            several = records[first : first + _AT_ONCE]
            ids = range(first + 1, first + 1 + len(several))
            store.add(to_batch(several), ids, [record.sha256 for record in several], "")
        place_all(store, lambda _: [report.paired for report in checked], "zh")
        store.connection.execute(_PREVIOUS)
        with _workbook(data, {"in_memory": True}) as workbook:
            _write(store, Book(workbook))
    return data.getvalue()


def _record(checked: Checked) -> Record:
    record = Record(checked.source.name or "<stdin>", digest(checked.source.text))
    report, found = checked.report, CheckResult(checked.checks, checked.diagnostics)
    fill(record, report, found, Filed.of(report), checked.paired.series)
    return record


def _workbook(target: Path | BytesIO, options: dict[str, bool]) -> Workbook:
    with needing("xlsx", "XlsxWriter"):
        from xlsxwriter import Workbook
    made = Workbook(target, options)
    made.set_properties({"author": "reportparse"})
    return made


def _write(store: Store, book: Book) -> None:
    connection = store.connection
    create_views(connection, temporary=True)
    years = overview.panel_years(connection)
    _write_overview(book, connection, years)
    book.write_list(_FINDINGS, overview.finding_rows(connection))
    write_totals(book, connection)
    _write_charts(book, connection)
    write_figures(book, connection)
    comparison = ListSheet(
        "对比",
        f"{_TITLE}各年对比",
        overview.comparison_columns(years),
        "只列各年格式含义相同的数据；分几行填报的为各行之和，有一行空白或者存疑的不列。",
    )
    book.write_list(comparison, overview.comparison_rows(connection, years))
    book.write_list(_LEFT_OUT, overview.left_out_rows(connection))


def _write_overview(book: Book, connection: DuckDBPyConnection, years: Sequence[int]) -> None:
    counted, left_out, failures, agencies = connection.execute(
        f"""
        SELECT count(*) FILTER ({COUNTED}), count(*) FILTER (NOT ({COUNTED})),
               (SELECT count(*) FROM failures), count(DISTINCT series)
        FROM reports
        """
    ).fetchall()[0]
    span = f"{years[0]}—{years[-1]}年，" if len(years) > 1 else f"{years[0]}年，" if years else ""
    note = (
        f"{span}{agencies} 个机关，{counted} 份报告；另有复本和其他版本 {left_out} 份未计入、"
        f"无法读取的 {failures} 份。上年数取自上一年度的报告；增减%为增减占上年数的比例。"
    )
    listed = ListSheet("汇总", f"{_TITLE}汇总", overview.OVERVIEW_COLUMNS, note)
    book.write_list(listed, overview.overview_rows(connection))


def _write_charts(book: Book, connection: DuckDBPyConnection) -> None:
    """Write a sheet with two charts, over the figures that they show."""
    note = "办理结果构成只计各类结果均已填报的报告；其余为填报该数的报告之和。"
    sheet = book.sheet("图表", f"{_TITLE}图表", note)
    sheet.set_column(0, len(_RECEIVED) + len(_OUTCOMES) + 2, 11)
    sums = ", ".join(f"sum({name})::BIGINT" for name in _RECEIVED)
    complete = f"({' + '.join(_OUTCOMES)}) IS NOT NULL"
    shares = ", ".join(f"sum({name}) FILTER ({complete})::BIGINT" for name in _OUTCOMES)
    rows = connection.execute(
        f"SELECT year, {sums}, count(*) FILTER ({complete}), {shares} "
        "FROM panel GROUP BY year ORDER BY year"
    ).fetchall()
    names = [_LABELS[name] for name in (*_RECEIVED, *_OUTCOMES)]
    names.insert(len(_RECEIVED), "结果齐全的报告")
    for place, title in enumerate(("年度", *names)):
        book.write(sheet, (2, place), title, "head")
    for line, (year, *values) in enumerate(rows, 3):
        book.write(sheet, (line, 0), f"{year}年", "centred")
        for place, value in enumerate(values, 1):
            book.write(sheet, (line, place), value, "count")
    first, last = 3, 2 + len(rows)
    if not rows:
        return
    for kind, title, places, cell in (
        ({"type": "column"}, "收到和办结的申请（件）", (1, 2, 3), (last + 2, 0)),
        (
            {"type": "column", "subtype": "percent_stacked"},
            "办理结果构成",
            range(5, 5 + len(_OUTCOMES)),
            (last + 2, 6),
        ),
    ):
        chart = book.workbook.add_chart(kind)
        for place in places:
            chart.add_series(_series(sheet.get_name(), place, first, last))
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_size(_CHART)
        sheet.insert_chart(*cell, chart)
    sheet.fit_to_pages(1, 1)


def _series(sheet: str, place: int, first: int, last: int) -> dict[str, Any]:
    return {
        "name": [sheet, 2, place],
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, place, last, place],
    }
