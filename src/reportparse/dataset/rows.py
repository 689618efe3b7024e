# SPDX-License-Identifier: MIT
"""A report and what was found in it -> the rows of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final

from attrs import define, field

from ..agencies.pairing import Filed
from ..checks.results import CheckResult
from ..output.frames import paths_with_units
from ..output.json_text import dumps, plain
from ..report.model import Origin, Report
from ..tables.nulls import status_of
from . import relations
from .relations import DataTable, Kind

#: The values of one row, in the order of the table's columns.
Row = tuple[Any, ...]


@define
class Record:
    """The rows of a dataset for one input: a report, or the reason why there is none.

    They lack what an input gets when it is put in: its number, and the release that read it.
    """

    name: str
    sha256: str | None = None
    report: Row | None = None
    wide: Row | None = None
    figures: list[Row] = field(factory=list)
    diagnostics: list[Row] = field(factory=list)
    checks: list[Row] = field(factory=list)
    mentions: list[Row] = field(factory=list)
    failure: Row | None = None


def fill(
    record: Record, report: Report, found: CheckResult, filed: Filed, series: str | None
) -> None:
    """Put *report*, and all that was found in it, into *record*; *series* as far as it shows it."""
    record.figures = list(_figures(report))
    record.diagnostics = list(rows_of(relations.DIAGNOSTICS, found.diagnostics))
    record.checks = list(rows_of(relations.CHECKS, found.checks))
    record.mentions = list(rows_of(relations.MENTIONS, report.mentions))
    known = report.by_path
    figures = relations.wide().names[len(relations.WIDE) :]
    record.wide = (report.agency, report.year, report.form, *map(known.get, figures))
    printed = sum(row[1] is not None for row in record.figures)
    record.report = (
        *_facts(report, filed, series),
        printed,
        len(record.figures) - printed,
        *counted(record.diagnostics, record.checks),
    )


def _facts(report: Report, filed: Filed, series: str | None) -> Row:
    period, contact, source, page = report.period, report.contact, report.source, report.source.page
    origin = report.origin
    return (
        report.title,
        report.agency,
        series,
        report.year,
        report.form,
        period.start if period else None,
        period.end if period else None,
        report.published,
        " > ".join(report.breadcrumb) or None,
        contact.address,
        contact.postcode,
        contact.phone,
        contact.fax,
        contact.email,
        contact.website,
        source.format,
        source.encoding,
        page.title if page else None,
        page.published if page else None,
        report.index_number,
        report.publisher,
        filed.figures or None,
        len(origin.source.text) if isinstance(origin, Origin) else None,
    )


#: Where no cell was read.
_NO_PLACE: Final = (None,) * 6


def _figures(report: Report) -> Iterator[Row]:
    known, cells, statuses, form = report.by_path, _cells(report), report.statuses, report.form
    for table in report.printed_tables().values():
        for path, unit in paths_with_units(table):
            stated = known.get(unit) if unit else None
            status = status_of(path, known, statuses, form)
            yield path, known[path], stated, status, *cells.get(path, _NO_PLACE)


def _cells(report: Report) -> dict[str, Row]:
    """The characters of each figure's cell and their place, by path."""
    origin = report.origin
    if not isinstance(origin, Origin) or origin.figures is None:
        return {}
    source = origin.source
    cells = {}
    for path, (start, end) in origin.figures.bounds().items():
        *place, in_file = source.place(start, end)
        cells[path] = (source.text[start:end], *place, _text(in_file))
    return cells


def rows_of(table: DataTable, things: Iterable[object]) -> Iterator[Row]:
    """The rows of *table*, without the report, for *things* whose attributes its columns are."""
    columns = [(attrgetter(column.name), _WRITTEN.get(column.kind)) for column in table.columns[1:]]
    for thing in things:
        yield tuple(written(of(thing)) if written else of(thing) for of, written in columns)


def _text(value: object) -> str | None:
    """*value* as text: a place in a file, or several places, as JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | Decimal):
        return str(value)
    data = list(value) if isinstance(value, tuple) else value
    return dumps(plain(data)).decode() if data else None


#: How values are put into columns of a kind, if not as they are.
_WRITTEN: Final[dict[Kind, Callable[[Any], Any]]] = {"text": _text, "integer": int}


def counted(diagnostics: list[Row], checks: list[Row]) -> Row:
    """How many findings there are: the columns `relations.COUNTS`."""
    severities = [row[1] for row in diagnostics]
    statuses = [row[2] for row in checks]
    return (
        *map(severities.count, ("error", "warning", "info")),
        *map(statuses.count, ("fail", "undecided")),
    )
