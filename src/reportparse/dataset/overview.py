# SPDX-License-Identifier: MIT
"""A dataset -> the lists that an office works with: who reported, what is wrong, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from ..diagnostics.finding_kinds import SEVERITY_NAMES
from ..forms import registry
from ..forms.comparable import COMPARABLE
from ..output.locations import described
from .batch import FAILURES_ZH
from .connecting import fetched
from .panel import COUNTED
from .restoring import place_in_file
from .sheets import ListColumn, ListRow

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: The figures in the overview; the comparison has all that can be compared.
_MAIN: Final = ("received", "concluded", "carried_out")
_SEVERITIES: Final = SEVERITY_NAMES["zh"]
_LABELS: Final = {figure.name: figure.zh for figure in COMPARABLE}
OVERVIEW_COLUMNS: Final = (
    ListColumn("机关", 24, "wrapped"),
    ListColumn("年度", 6, "centred"),
    ListColumn("状态", 10, "centred", is_marked=True),
    *(ListColumn(label, 5, "count", ("发现的问题",)) for label in _SEVERITIES.values()),
    *(
        ListColumn(title, width, look, (_LABELS[name],))
        for name in _MAIN
        for title, width, look in (
            ("本年", 8, "count"),
            ("上年", 8, "count"),
            ("增减", 8, "change"),
            ("增减%", 8, "percent"),
        )
    ),
    ListColumn("未与上年核对的原因", 26, "wrapped"),
)

#: Each agency in each year of the dataset, with its report that counts; then what has no agency or
#: no year.
_OVERVIEW: Final = f"""
WITH counted AS (FROM reports WHERE {COUNTED}),
placed AS (FROM counted WHERE series IS NOT NULL AND year IS NOT NULL),
names AS (SELECT series, arg_max(agency, year) AS agency FROM placed GROUP BY series),
grid AS (
    SELECT series, names.agency, year FROM names CROSS JOIN (SELECT DISTINCT year FROM placed)
),
reasons AS (
    SELECT report, first(reason) AS reason FROM checks
    WHERE status = 'undecided' AND reason IS NOT NULL GROUP BY report
)
SELECT coalesce(placed.agency, grid.agency), grid.year, placed.id, placed.form,
       placed.errors, placed.warnings, placed.infos, placed.previous, reason, {{figures}}
FROM grid LEFT JOIN placed USING (series, year)
LEFT JOIN panel AS own ON own.report = placed.id
LEFT JOIN panel AS before ON before.agency_id = grid.series AND before.year = grid.year - 1
LEFT JOIN reasons ON reasons.report = placed.id
UNION ALL
SELECT coalesce(agency, '（机关不明）' || name), year, id, form, errors, warnings, infos,
       previous, reason, {{nothing}}
FROM counted LEFT JOIN reasons ON reasons.report = id WHERE series IS NULL OR year IS NULL
ORDER BY 2 DESC NULLS LAST, 1
"""


def overview_rows(connection: DuckDBPyConnection) -> Iterator[ListRow]:
    """The rows of the overview: by year, the last first, and by agency."""
    figures = ", ".join(f"own.{name}, before.{name}" for name in _MAIN)
    query = _OVERVIEW.format(figures=figures, nothing=", ".join(["NULL"] * (2 * len(_MAIN))))
    for row in fetched(connection, query):
        agency, year, report, form, errors, warnings, infos, previous, reason, *values = row
        state, mark = _state(report, form, errors, warnings)
        changes = [
            value
            for own, before in zip(values[::2], values[1::2], strict=True)
            for value in (own, before, *change(own, before))
        ]
        why = reason if report is not None and previous is None else None
        yield (agency, year, state, errors, warnings, infos, *changes, why), mark


def _state(
    report: int | None, form: str | None, errors: int, warnings: int
) -> tuple[str, str | None]:
    if report is None:
        return "无报告", "none"
    if form is None:
        return "无统计表", "error"
    if errors:
        return "有错误", "error"
    return ("有警告", "warning") if warnings else ("未见问题", None)


def change(own: int | None, before: int | None) -> tuple[int | None, float | None]:
    """The change from *before* to *own*, and its share of *before*; null where a figure is."""
    if own is None or before is None:
        return None, None
    return own - before, (own - before) / before if before else None


FINDING_COLUMNS: Final = (
    ListColumn("机关", 22, "wrapped"),
    ListColumn("年度", 6, "centred"),
    ListColumn("文件", 24, "wrapped"),
    ListColumn("位置", 16, "wrapped"),
    ListColumn("级别", 6, "centred", is_marked=True),
    ListColumn("问题", 48, "wrapped"),
    ListColumn("怎样处理", 40, "wrapped"),
    ListColumn("代码", 20),
)
_FINDINGS: Final = f"""
SELECT agency, year, name, line, in_file, path, severity, message, hint, code
FROM diagnostics JOIN (FROM reports WHERE {COUNTED}) AS own ON report = own.id
ORDER BY year DESC NULLS LAST, agency, name, list_position(['error', 'warning', 'info'], severity),
         line, diagnostics.rowid
"""


def finding_rows(connection: DuckDBPyConnection) -> Iterator[ListRow]:
    """The findings in the reports that count."""
    for row in fetched(connection, _FINDINGS):
        agency, year, name, line, in_file, path, severity, message, hint, code = row
        place = _place(line, in_file, path)
        mark = severity if severity in {"error", "warning"} else None
        yield (agency, year, name, place, _SEVERITIES[severity], message, hint, code), mark


def _place(line: int, in_file: str | None, path: str | None) -> str:
    """The place of a finding in the file, and the figure that it is about, for a person."""
    lines = f"第 {line} 行" if line else ""
    where = described(place_in_file(in_file), "zh") if in_file else lines
    return "；".join(filter(None, (where, registry.label_of(path) if path else "")))


def comparison_columns(years: Sequence[int]) -> tuple[ListColumn, ...]:
    """The columns of the comparison of *years*."""
    return (
        ListColumn("机关", 24, "wrapped"),
        ListColumn("项目", 22, "wrapped"),
        *(ListColumn(f"{year}年", 9, "count") for year in years),
        *(
            ListColumn(title, 9, look, (f"{years[-1]}年比上年",))
            for title, look in (("增减", "change"), ("增减%", "percent"))
            if years
        ),
    )


def panel_years(connection: DuckDBPyConnection) -> list[int]:
    """The years on which there are reports, in order."""
    return [
        year for (year,) in fetched(connection, "SELECT DISTINCT year FROM panel ORDER BY year")
    ]


def comparison_rows(connection: DuckDBPyConnection, years: Sequence[int]) -> Iterator[ListRow]:
    """The comparable figures of each agency, a row each, *years* side by side."""
    names = ", ".join(_LABELS)
    query = f"""
        SELECT agency_id, agency, variable, year, value
        FROM (SELECT agency_id, agency, year, {names} FROM panel)
        UNPIVOT (value FOR variable IN ({names}))
        ORDER BY agency_id, list_position({list(_LABELS)}, variable), year
    """
    for (_, variable), rows in groupby(fetched(connection, query), key=itemgetter(0, 2)):
        several = list(rows)
        values = {year: value for *_, year, value in several}
        changed = change(values.get(years[-1]), values.get(years[-1] - 1))
        yield (several[-1][1], _LABELS[variable], *map(values.get, years), *changed), None


LEFT_OUT_COLUMNS: Final = (
    ListColumn("文件", 44, "wrapped"),
    ListColumn("情况", 22, "wrapped", is_marked=True),
    ListColumn("说明", 70, "wrapped"),
)
_LEFT_OUT: Final = """
SELECT name, kind, message, NULL FROM failures
UNION ALL
SELECT own.name, CASE WHEN own.duplicate_of IS NULL THEN 'edition' ELSE 'copy' END, NULL,
       counted.name
FROM reports AS own JOIN reports AS counted
ON counted.id = coalesce(own.duplicate_of, own.edition_of)
ORDER BY 4 NULLS FIRST, 1
"""
_KINDS: Final = {"copy": "数据相同的复本，未计入", "edition": "数据不同的其他版本，未计入"}


def left_out_rows(connection: DuckDBPyConnection) -> Iterator[ListRow]:
    """The files that could not be read; then the copies and other editions, which no sum counts."""
    for name, kind, message, counted in fetched(connection, _LEFT_OUT):
        if counted is None:
            yield (name, FAILURES_ZH[kind], message), "error"
        else:
            yield (name, _KINDS[kind], f"计入的是 {counted}"), "none"
