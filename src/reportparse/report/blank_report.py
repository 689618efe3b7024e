# SPDX-License-Identifier: MIT
"""The form of a year as a report: its title, headings and tables, filled or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..forms.flattening import Figure
from ..forms.form import TEXT_COLUMN, Form
from ..narrative.content import FormTable, Paragraph, Section
from .model import Report

#: Printed in place of a name that is not known.
NO_AGENCY: Final = "（机关名称）"


def blank_report(
    form: Form,
    year: int,
    agency: str | None = None,
    figures: Mapping[str, Figure] | None = None,
    prose: str | None = None,
) -> Report:
    """A report of just the title, the headings and the tables of *form*, with *figures* by path.

    The form's own units are added; *prose* is printed in each section that has no table.
    """
    filled = {**printed_units(form), **(figures or {})}
    tables: dict[str, Any] = {table.name: table.assemble(filled) for table in form.tables}
    kinds = {heading.kind for heading in form.headings}
    model: type[Report] = form.report or Report
    return model(
        title=f"{agency or NO_AGENCY}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        form=form.key,
        preamble=tuple(FormTable(table.name) for table in form.tables if table.kind not in kinds),
        sections=tuple(_sections(form, (Paragraph(prose),) if prose else ())),
        **tables,
    )


def printed_units(form: Form) -> dict[str, Figure]:
    """The units that the form itself prints, by path."""
    units: dict[str, Figure] = {}
    for row in form.rows:
        for column in row.columns:
            if column.kind == TEXT_COLUMN:
                units[column.path] = column.printed
            elif column.unit is not None and column.unit not in row.paths:
                units[column.unit] = column.head_unit
    return units


def _sections(form: Form, prose: tuple[Paragraph, ...]) -> Iterator[Section]:
    tables = {table.kind: (FormTable(table.name),) for table in form.tables}
    for number, (kind, label, *_) in enumerate(form.headings, 1):
        yield Section(kind, number, label, 1, children=tables.get(kind, prose))
