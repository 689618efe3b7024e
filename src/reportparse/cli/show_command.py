# SPDX-License-Identifier: MIT
"""`reportparse show`: a report's figures and problems, for a person."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import errors_in
from ..forms.flattening import figure_text
from ..forms.form import Part, PrintedTable
from ..output.excerpt import visible
from ..report.model import Report
from ..text.source import SourceText
from .common import NOTHING_WRONG, PROBLEMS, Run, encoding_option, files_argument, language_option
from .finding_text import print_problem, terminal

#: What stands where the report prints no figure: nothing would look like zero or a gap.
_NO_FIGURE = "—"

#: Columns of the terminal for a figure; its head is folded to fit.
_WIDEST_FIGURE = 8
_NARROWEST_LABEL = 16


@click.command("show")
@files_argument
@encoding_option
@language_option
def command(files: tuple[str, ...], encoding: str | None, language: Language) -> int:
    """Show the figures and the problems of reports in the terminal.

    A figure that the report does not print is shown as —. Exit status 1 means that a report
    has errors.
    """
    from ..api import parse_source

    run = Run(encoding)
    console = terminal()
    for source in run.sources(files):
        report = parse_source(source, language=language)
        _show_facts(console, report)
        _show_tables(console, report)
        _show_problems(console, source, report, language)
        if errors_in(report.diagnostics):
            run.status = max(run.status, PROBLEMS)
    return run.status or NOTHING_WRONG


def _show_facts(console: Console, report: Report) -> None:
    console.print(Text(visible(report.title or "（无标题）"), style="bold"))
    period = report.period and f"{report.period.start} – {report.period.end}"
    facts = {
        "agency 机关": report.agency,
        "year 年度": report.year,
        "form 格式": report.form,
        "period 期限": period,
        "published 发布": report.published,
    }
    for name, value in facts.items():
        console.print(visible(f"  {name}: {_NO_FIGURE if value is None else value}"))
    for section in report.sections:
        line = f"  {section.number}. {section.heading} [{section.kind or _NO_FIGURE}]"
        console.print(visible(line))


def _show_tables(console: Console, report: Report) -> None:
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


def _show_problems(
    console: Console, source: SourceText, report: Report, language: Language
) -> None:
    console.print()
    console.print(Text(f"{len(report.diagnostics)} problems 问题", style="bold"))
    for finding in report.diagnostics:
        print_problem(console, source, finding, language)
