# SPDX-License-Identifier: MIT
"""A report as notebooks and consoles show it: HTML with all text escaped, or one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from ..diagnostics.collecting import Diagnostic, diagnostics_html
from ..forms.flattening import Figure
from ..forms.form import PrintedTable
from ..text.html_tables import html_table


def report_html(
    title: str,
    facts: Iterable[object],
    tables: Sequence[tuple[PrintedTable, Any]],
    diagnostics: Sequence[Diagnostic],
) -> str:
    """Return a report: its title, facts, figures by table, and findings."""
    figures = (figure for table, value in tables for figure in table.figures(value))
    read, every = _counts(figures)
    known = " · ".join(escape(str(fact)) for fact in facts if fact)
    parts = [
        f"<p><b>{escape(title)}</b><br>{known} · {read} / {every} 个数字</p>",
        *(_table(table, value) for table, value in tables),
        diagnostics_html(diagnostics),
    ]
    return f'<div class="reportparse">{"".join(parts)}</div>'


def report_line(
    facts: Iterable[object], figures: Iterable[tuple[str, Figure]], findings: int
) -> str:
    """Return a report on one line: its facts, figures read of all, number of findings."""
    read, every = _counts(figures)
    known = " ".join(str(fact or "—") for fact in facts)
    noun = "finding" if findings == 1 else "findings"
    return f"<Report {known}: {read} of {every} figures, {findings} {noun}>"


def _counts(figures: Iterable[tuple[str, Figure]]) -> tuple[int, int]:
    """Return the number of figures that were read, and of all; units are not figures."""
    numbers = [value for path, value in figures if not path.endswith("unit")]
    return sum(value is not None for value in numbers), len(numbers)


def _table(table: PrintedTable, value: Any) -> str:
    rows = (
        (table.describe(path), path, "" if figure is None else str(figure))
        for path, figure in table.figures(value)
    )
    shown = html_table(("项目", "path", "数值"), rows)
    return f"<details><summary>{escape(table.title)}</summary>{shown}</details>"
