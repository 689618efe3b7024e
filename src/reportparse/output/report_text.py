# SPDX-License-Identifier: MIT
"""A report in the terminal, for a person: its facts, tables and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
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

#: Columns of the terminal for the head of figures, which is folded to fit, and for labels.
_WIDEST_HEAD: Final = 8
_NARROWEST_LABEL: Final = 16
#: Between two columns of a table.
_GAP: Final = 2

#: A column of figures: its head, its width in the terminal and its cells.
_Column = tuple[str, int, tuple[str, ...]]

_WORDS: Final = {
    "zh": ("机关", "年度", "格式", "统计期限", "发布日期", "（无标题）", "{} 个问题"),
    "en": ("agency", "year", "form", "period", "published", "(no title)", "findings: {}"),
}


def print_report(console: Console, report: Report, language: Language) -> None:
    """Print *report*; the lines of its text beside findings, if it was read from text."""
    *names, untitled, findings = _WORDS[language]
    console.print(Text(visible(report.title or untitled), style="bold"), soft_wrap=True)
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
        fact = visible(f"  {name}{colon}{_NO_FIGURE if value is None else value}")
        console.print(fact, soft_wrap=True)
    for section in report.sections:
        line = f"  {section.number}. {section.heading} [{section.kind or _NO_FIGURE}]"
        console.print(visible(line), soft_wrap=True)


def _print_tables(console: Console, report: Report) -> None:
    for table in report.printed_tables().values():
        console.print()
        console.print(Text(f"{table.title}  .{table.name}", style="bold"), soft_wrap=True)
        for part in table.parts:
            console.print(*_grids(report, table, part, console.width))


def _grids(report: Report, table: PrintedTable, part: Part, width: int) -> Iterator[Table]:
    """One part of a table of the form: a line for each row, or each group, of figures.

    Figures are never broken or cut: columns that do not fit beside the others come below them.
    """
    lines = list(_lines(table, part))
    labels = [label for label, _ in lines]
    columns = list(_columns(report, table, [paths for _, paths in lines]))
    room = width - _GAP - max(width for _, width, _ in columns)
    narrowest = max(_GAP, min(_NARROWEST_LABEL, room, max(map(cell_len, labels))))
    for beside in _fitting(columns, width - narrowest):
        grid = Table(show_edge=False, pad_edge=False, box=None, padding=(0, 1))
        grid.add_column("", overflow="fold", min_width=narrowest)
        for head, head_width, _ in beside:
            grid.add_column(head, justify="right", overflow="fold", width=head_width)
        for label, *figures in zip(labels, *(cells for _, _, cells in beside), strict=True):
            grid.add_row(label, *figures)
        yield grid


def _columns(
    report: Report, table: PrintedTable, lines: Iterable[tuple[str, ...]]
) -> Iterator[_Column]:
    """The columns of the figures whose paths the *lines* have, as wide as their longest."""
    for paths in zip(*lines, strict=True):
        cells = tuple(figure_text(report.figure(path)) or _NO_FIGURE for path in paths)
        head = table.label(paths[0])
        widest = max(min(cell_len(head), _WIDEST_HEAD), *map(cell_len, cells))
        yield head, widest, cells


def _fitting(columns: Iterable[_Column], room: int) -> Iterator[list[_Column]]:
    """*columns* in groups, each as many as fit into *room*."""
    beside: list[_Column] = []
    for column in columns:
        if beside and sum(_GAP + width for _, width, _ in (*beside, column)) > room:
            yield beside
            beside = []
        beside.append(column)
    yield beside


def _lines(table: PrintedTable, part: Part) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Label and paths of each line; a row whose figures are in several groups gives several."""
    for row in part.rows:
        groups: dict[str, list[str]] = {}
        for path in row.figures:
            groups.setdefault(path.rpartition(".")[0], []).append(path)
        for group, paths in groups.items():
            yield row.label or table.label(group), tuple(paths)
