# SPDX-License-Identifier: MIT
"""A report and what was found in it -> the rows of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from attrs import define

from ..agencies.pairing import Filed
from ..checks.results import CheckResult
from ..output.frames import paths_with_units
from ..report.model import Origin, Report
from . import relations
from .relations import DataTable

#: The values of one row, in the order of the table's columns.
Row = tuple[Any, ...]
#: The rows of a table without their report, by columns; none at all if there are no rows.
Columns = Sequence[Sequence[Any]]


@define
class Record:
    """The rows of a dataset for one input: a report, or the reason why there is none.

    They lack what an input gets when it is put in: its number, and the release that read it.
    """

    name: str
    sha256: str | None = None
    report: Row | None = None
    wide: Row | None = None
    figures: Columns = ()
    diagnostics: Columns = ()
    checks: Columns = ()
    mentions: Columns = ()
    failure: Row | None = None


def fill(
    record: Record, report: Report, found: CheckResult, filed: Filed, series: str | None
) -> None:
    """Put *report*, and all that was found in it, into *record*; *series* as far as it shows it."""
    record.figures = _figures(report)
    record.diagnostics = columns_of(relations.DIAGNOSTICS, found.diagnostics)
    record.checks = columns_of(relations.CHECKS, found.checks)
    record.mentions = columns_of(relations.MENTIONS, report.mentions)
    known = report.by_path
    figures = relations.wide().names[len(relations.WIDE) :]
    record.wide = (report.agency, report.year, report.form, *map(known.get, figures))
    values = record.figures[1] if record.figures else ()
    blank = sum(value is None for value in values)
    (_, severities, *_), (_, _, statuses, *_) = record.diagnostics, record.checks
    record.report = (
        *_facts(report, filed, series),
        len(values) - blank,
        blank,
        *map(severities.count, ("error", "warning", "info")),
        *map(statuses.count, ("fail", "undecided")),
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


def _figures(report: Report) -> Columns:
    known, statuses, cells = report.by_path, report.statuses, _cells(report)
    tables = report.printed_tables().values()
    if not tables:
        return ()
    paths, units = zip(*chain.from_iterable(map(paths_with_units, tables)), strict=True)
    return (
        paths,
        [known[path] for path in paths],
        [known.get(unit) if unit else None for unit in units],
        [statuses.get(path, "blank") if known[path] is None else "read" for path in paths],
        *zip(*[cells.get(path, _NO_PLACE) for path in paths], strict=True),
    )


def _cells(report: Report) -> dict[str, Row]:
    """The characters of each figure's cell and their place, by path."""
    origin = report.origin
    if not isinstance(origin, Origin) or origin.figures is None:
        return {}
    text, bounds = origin.source.text, origin.figures.bounds()
    cells = zip(bounds.items(), origin.source.places_of(bounds.values()), strict=True)
    return {path: (text[start:end], *place) for (path, (start, end)), place in cells}


def columns_of(table: DataTable, things: Sequence[object]) -> Columns:
    """The rows of *table*, without the report, for *things* whose attributes its columns are."""
    return [list(map(attrgetter(name), things)) for name in table.names[1:]]
