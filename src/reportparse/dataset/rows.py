# SPDX-License-Identifier: MIT
"""A report and what was found in it -> the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import define, field

from ..agencies.pairing import Filed
from ..checks.results import Check, CheckResult
from ..diagnostics.collecting import Diagnostic
from ..output.frames import paths_with_units
from ..output.json_text import dumps, plain
from ..report.model import Origin, Provenance, Report
from ..tables.nulls import status_of
from ..text.places import FilePlace
from . import relations

#: The values of one row, in the order of the table's columns.
Row = tuple[Any, ...]

#: Where no cell was read.
_NO_PLACE: Final = (None,) * 6


@define
class Record:
    """The rows of a dataset for one input: a report, or the reason why there is none.

    Attributes:
        name: Of the input.
        sha256: Of its bytes; None where they could not be read.
        report: Its row of `reports`, the facts and counts alone; None for a failure.
        wide: Its row of `wide`, without `report`; None for a failure.
        figures: Its rows of `figures`, without `report`, like those of the next three.
        diagnostics: Its rows of `diagnostics`.
        checks: Its rows of `checks`.
        mentions: Its rows of `mentions`.
        failure: Its row of `failures`, kind and message alone; None for a report.
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
    """Put *report* and all that was found in it into *record*.

    Args:
        record: The record.
        report: The report.
        found: Of checking it, and its own diagnostics.
        filed: The report for pairing.
        series: Its series as far as it shows that itself.
    """
    record.figures = list(_figures(report))
    record.diagnostics = list(diagnostic_rows(found.diagnostics))
    record.checks = list(check_rows(found.checks))
    record.mentions = list(_mentions(report))
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


def _figures(report: Report) -> Iterator[Row]:
    known, places, statuses, form = report.by_path, report.provenance, report.statuses, report.form
    for table in report.printed_tables().values():
        for path, unit in paths_with_units(table):
            place = places.get(path)
            stated = known.get(unit) if unit else None
            status = status_of(path, known, statuses, form)
            yield path, known[path], stated, status, *(_cell(place) if place else _NO_PLACE)


def _cell(place: Provenance) -> Row:
    return (
        place.text,
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        _file_place(place.in_file),
    )


def _file_place(place: FilePlace | None) -> str | None:
    return _json(plain(place)) if place else None


def _json(data: Any) -> str:
    return dumps(data).decode()


def diagnostic_rows(diagnostics: Iterable[Diagnostic]) -> Iterator[Row]:
    """The rows of `diagnostics`, without the report."""
    for finding in diagnostics:
        yield (
            finding.code,
            finding.severity,
            finding.message,
            finding.hint,
            finding.path,
            finding.line,
            finding.column,
            finding.end_line,
            finding.end_column,
            _file_place(finding.in_file),
            _json(plain(list(finding.related))) if finding.related else None,
        )


def check_rows(checks: Iterable[Check]) -> Iterator[Row]:
    """The rows of `checks`, without the report."""
    for check in checks:
        yield (
            check.rule,
            check.path,
            check.status,
            _shown(check.published),
            _shown(check.computed),
            check.reason,
        )


def _shown(value: object) -> str | None:
    return None if value is None else str(value)


def _mentions(report: Report) -> Iterator[Row]:
    for mention in report.mentions:
        yield (
            mention.label,
            mention.value,
            mention.unit,
            int(mention.approximate),
            mention.text,
            mention.line,
            mention.column,
            mention.path,
        )


def counted(diagnostics: list[Row], checks: list[Row]) -> Row:
    """How many findings there are: the columns `relations.COUNTS`."""
    severities = [row[1] for row in diagnostics]
    statuses = [row[2] for row in checks]
    return (
        *map(severities.count, ("error", "warning", "info")),
        *map(statuses.count, ("fail", "undecided")),
    )
