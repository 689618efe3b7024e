# SPDX-License-Identifier: MIT
"""A report in the terminal, for a person: its facts, tables and findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..diagnostics.catalogue import Language
from ..diagnostics.finding_kinds import COLON
from ..forms.flattening import figure_text
from ..forms.form import Part, PrintedTable
from ..report.model import Origin, Report
from ..text.source import SourceText
from .excerpt import visible
from .finding_text import print_problem

#: Shown where the report prints no figure: an empty cell could look like a gap.
_NO_FIGURE: Final = "—"

#: Columns of the terminal for a figure; its head is folded to fit.
_WIDEST_FIGURE: Final = 8
_NARROWEST_LABEL: Final = 16

_WORDS: Final = {
    "zh": ("机关", "年度", "格式", "统计期限", "发布日期", "（无标题）", "{} 个问题"),
    "en": ("agency", "year", "form", "period", "published", "(no title)", "findings: {}"),
}


def print_report(console: Console, report: Report, language: Language) -> None:
    """Print *report*; the lines of its text beside findings, if it was read from text."""
    *names, untitled, findings = _WORDS[language]
    console.print(Text(visible(report.title or untitled), style="bold"))
    _print_facts(console, report, names, COLON[language])
    _print_tables(console, report)
    console.print()
    console.print(Text(findings.format(len(report.diagnostics)), style="bold"))
    origin = report.origin
    source = origin.source if isinstance(origin, Origin) else SourceText("", report.source.name)
    for finding in report.diagnostics:
        print_problem(console, source, finding, language)


def _print_facts(console: Console, report: Report, names: list[str], colon: str) -> None:
    period = report.period and f"{report.period.start} – {report.period.end}"
    values = (report.agency, report.year, report.form, period, report.published)
    for name, value in zip(names, values, strict=True):
        console.print(visible(f"  {name}{colon}{_NO_FIGURE if value is None else value}"))
    for section in report.sections:
        line = f"  {section.number}. {section.heading} [{section.kind or _NO_FIGURE}]"
        console.print(visible(line))


def _print_tables(console: Console, report: Report) -> None:
    for table in report.printed_tables().values():
        console.print()
        console.print(Text(f"{table.title}  .{table.name}", style="bold"))
        for part in table.parts:
            console.print(_part(report, table, part))


def _part(report: Report, table: PrintedTable, part: Part) -> Table:
    """One part of a table of the form: a line for each row, or each group, of figures."""
    lines = list(_lines(table, part))
    grid = Table(show_edge=False, pad_edge=False, box=None, padding=(0, 1))
    grid.add_column("", overflow="fold", min_width=_NARROWEST_LABEL)
    for path in lines[0][1]:
        label = table.label(path)
        grid.add_column(label, justify="right", overflow="fold", max_width=_WIDEST_FIGURE)
    for label, paths in lines:
        figures = (figure_text(report.figure(path)) or _NO_FIGURE for path in paths)
        grid.add_row(label, *figures)
    return grid


def _lines(table: PrintedTable, part: Part) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Label and paths of each line; a row whose figures are in several groups gives several."""
    for row in part.rows:
        groups: dict[str, list[str]] = {}
        for path in row.figures:
            groups.setdefault(path.rpartition(".")[0], []).append(path)
        for group, paths in groups.items():
            yield row.label or table.label(group), tuple(paths)
