# SPDX-License-Identifier: MIT
"""Figures as a report prints them, with their places, and what is computed of them."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from ..forms import registry
from ..forms.flattening import Figure
from ..forms.form import PrintedColumn, PrintedTable
from ..report.model import Report
from ..tables.nulls import Status
from ..text.places import FilePlace
from .collection import ReportEntry


@frozen
class QuotedFigure:
    """A figure of a report.

    Attributes:
        file: The name of the report's file.
        agency: The agency that reports.
        year: The year reported on.
        path: The path of the figure.
        label: Row and column as the form prints them.
        value: The figure; None where there is none, see *status*.
        unit: Its unit, where the report or its form states one.
        status: Why it is None, or `read`; see `Report.status`.
        text: The characters of its cell, quoted; None without a cell.
        line: Its line in the text of the report, from 1; None without a cell.
        column: Its column, from 1.
        in_file: Its place in the web page, DOCX or PDF file.
    """

    file: str | None
    agency: str | None
    year: int | None
    path: str
    label: str
    value: Figure
    unit: str | None
    status: Status
    text: str | None = None
    line: int | None = None
    column: int | None = None
    in_file: FilePlace | None = None


@frozen
class Computation:
    """A number that is computed of printed figures by a formula: `(550 - 588) / 588`.

    It is in 元 for amounts, in % for a share or a rate, and without a unit for a count.
    """

    value: int | Decimal
    formula: str
    figures: tuple[QuotedFigure, ...]
    unit: str = ""


def quoted(entry: ReportEntry, report: Report, path: str) -> QuotedFigure:
    """The figure at *path* of *report*, which *entry* lists."""
    table = table_of(report, path)
    column = _column(table, path)
    place = report.place_of(path)
    unit = column and column.unit and report.by_path.get(column.unit)
    return QuotedFigure(
        entry.file,
        entry.agency,
        entry.year,
        path,
        table.describe(path) if table else path,
        report.by_path.get(path),
        str(unit) if unit else column and (column.head_unit or column.counted_in),
        report.status(path),
        *((place.text, place.line, place.column, place.in_file) if place else ()),
    )


def table_of(report: Report, path: str) -> PrintedTable | None:
    """The table that has the figure at *path*: the report's own, or that of any form."""
    name = path.partition(".")[0]
    own = report.printed_tables().get(name)
    tables = (form.table_of.get(name) for form in registry.forms().values())
    return own or next((table for table in tables if _column(table, path)), None)


def _column(table: PrintedTable | None, path: str) -> PrintedColumn | None:
    columns = table.columns if table else ()
    return next((column for column in columns if column.path == path), None)
