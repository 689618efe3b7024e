# SPDX-License-Identifier: MIT
"""A report as it is printed: its lines, and the rows of its form's tables as cells.

How a table's rows become lines is the caller's: canonical text makes them rectangular, the
layouts of `tests/makers` print them as extractors leave them behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import frozen

from ..document.sections import marker
from ..forms.flattening import Figure, figure_text
from ..forms.form import AMOUNT, TEXT_COLUMN, Part, PrintedTable
from ..narrative.content import Child, FormTable, Paragraph, Section, Table, walk
from ..report.model import Report
from ..tables.extra_rows import ExtraRow
from ..tables.nulls import printed_null
from ..text.patterns import late
from .head_of_page import head_lines

#: Where a head states the unit of the amount below it.
_STATED_UNIT = late(r"（单位：[^）]*）")

#: Figures by path.
Figures = Mapping[str, Figure]


class PrintedRow(NamedTuple):
    """A row of a form's table: its label cells and figures, empty where none is printed."""

    labels: tuple[str, ...]
    figures: tuple[str, ...]
    width: int

    @property
    def empty(self) -> int:
        """How many columns of the table are to the right of its cells."""
        return max(0, self.width - len(self.labels) - len(self.figures))

    @property
    def cells(self) -> tuple[str, ...]:
        """All columns of the table, merged cells and what is to the right left empty."""
        return (*self.labels, *self.figures, *[""] * self.empty)


#: Makes lines, without their ends, of the rows of a table.
PrintTable = Callable[[Sequence[PrintedRow]], Iterable[str]]


#: Makes lines of the line of a heading.
PrintHeading = Callable[[str], Iterable[str]]


def page(
    report: Report, print_table: PrintTable, print_heading: PrintHeading = lambda line: (line,)
) -> Iterator[str]:
    """The lines of *report*, without their ends, its tables and headings printed as given."""
    figures, tables = printed_figures(report), report.printed_tables()
    return _Printer(report, figures, tables, print_table, print_heading).lines()


def printed_figures(report: Report) -> Figures:
    """The figures of *report*; those that are null, and no plain blank, as the marks for them."""
    marks = {
        column.path: printed_null(status, report.unread.get(column.path, ""))
        for table in report.printed_tables().values()
        for column in table.columns
        if column.kind != TEXT_COLUMN
        and (status := report.statuses.get(column.path)) is not None
        and report.by_path.get(column.path) is None
    }
    return {**report.by_path, **marks}


@frozen
class _Printer:
    """Prints one report, its figures by their paths."""

    report: Report
    figures: Figures
    tables: Mapping[str, PrintedTable]
    print_table: PrintTable
    print_heading: PrintHeading

    def lines(self) -> Iterator[str]:
        report = self.report
        if report.breadcrumb:
            yield f"当前位置: {' > '.join(report.breadcrumb)}"
        yield from head_lines(report)
        yield from self._children(report.preamble)
        yield from self._children(report.sections)
        for name in unplaced(report):
            yield from self._form_table(name)

    def _children(self, children: Iterable[Child]) -> Iterator[str]:
        for child in children:
            match child:
                case Paragraph(text):
                    yield text
                case Table(rows):
                    yield from map(table_line, rows)
                case FormTable(name):
                    yield from self._form_table(name)
                case _:
                    yield from self._section(child)

    def _section(self, section: Section) -> Iterator[str]:
        prose, children = same_line(section)
        yield from self.print_heading(heading_line(section) + prose)
        yield from self._children(children)

    def _form_table(self, name: str) -> Iterator[str]:
        if name in self.tables:
            table = self.tables[name]
            extra = [row for row in self.report.extra if row.table == name]
            yield from self.print_table(list(self._rows(table, extra)))

    def _rows(self, table: PrintedTable, extra: Sequence[ExtraRow]) -> Iterator[PrintedRow]:
        yield from _after(None, extra, table)
        for part in table.parts:
            heads = head_rows(self.figures, part)
            yield from (PrintedRow(cells, (), table.width) for cells in heads)
            for row in part.rows:
                printed = tuple(
                    figure_text(self.figures.get(column.path)) for column in row.columns
                )
                yield PrintedRow(row.labels, printed, table.width)
                yield from _after(row.path, extra, table)


def same_line(section: Section) -> tuple[str, Sequence[Child]]:
    """The prose on the line of a heading, and what follows on lines of its own."""
    children = section.children
    if section.separator is not None and children and isinstance(children[0], Paragraph):
        return children[0].text, children[1:]
    return "", children


def heading_line(section: Section) -> str:
    """A heading with its number and what separates it from the prose on its line."""
    text = f"{section.heading}{section.separator or ''}"
    # A digit after `1.` would make a decimal of the number.
    first = (text or same_line(section)[0])[:1]
    space = " " if section.level == 3 and first.isdigit() else ""
    return f"{marker(section.level, section.number)}{space}{text}"


def unplaced(report: Report) -> Iterator[str]:
    """Tables with figures that have no place in *report*: it may be built by hand."""
    everything = walk((*report.preamble, *report.sections))
    places = {child.table for child in everything if isinstance(child, FormTable)}
    figures = report.by_path.items()
    filled = {path.partition(".")[0] for path, figure in figures if figure is not None}
    yield from (name for name in report.printed_tables() if name in filled - places)


def table_line(cells: Iterable[str]) -> str:
    """A row of a table as canonical text prints it."""
    return f"| {' | '.join(cells)} |"


def _after(
    path: str | None, extra: Iterable[ExtraRow], table: PrintedTable
) -> Iterator[PrintedRow]:
    rows = (row for row in extra if row.after == path)
    return (PrintedRow((row.label,), row.cells, table.width) for row in rows)


def head_rows(figures: Figures, part: Part) -> Iterator[tuple[str, ...]]:
    """The rows of the head; the unit in it is the one that the report states, if any."""
    units = [unit for row in part.rows for unit in row.units]
    unit = next(map(figures.get, units), None)
    stated = f"（单位：{unit}）" if unit else ""
    *above, last = part.head
    yield from above
    if units:
        place = _amount_column(part)
        last = (*last[:place], _STATED_UNIT.sub("", last[place]) + stated, *last[place + 1 :])
    yield last


def _amount_column(part: Part) -> int:
    """The column of the amount in the last row of the head."""
    row = part.rows[0]
    kinds = [column.kind for column in row.columns]
    return len(row.labels) + kinds.index(AMOUNT)
