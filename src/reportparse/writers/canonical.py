# SPDX-License-Identifier: MIT
"""Report -> canonical text: one text for each report, which parses to it again.

LF line ends, no blank lines; breadcrumb, title, preamble, sections. The form's tables are
printed as the form prints them, rectangular, labels in its own full-width signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from ..forms.assembly import Figure
from ..forms.base import AMOUNT, Part
from ..forms.base import Table as PrintedTable
from ..forms.rows import ExtraRow
from ..nesting import marker
from ..report import Child, FormTable, Paragraph, Report, Section, Table, walk

#: Where a head states the unit of the amount below it.
_STATED_UNIT = re.compile(r"（单位：[^）]*）")

_Figures = Mapping[str, Figure]


def unparse(report: Report) -> str:
    """The canonical text of *report*; `parse` gives an equal report."""
    writer = _Writer(report, dict(report.figures()), report.printed_tables())
    return "".join(f"{line}\n" for line in writer.lines())


@frozen
class _Writer:
    """Writes one report, its figures at hand by their paths."""

    report: Report
    figures: _Figures
    tables: Mapping[str, PrintedTable]

    def lines(self) -> Iterator[str]:
        """All lines, without their ends."""
        report = self.report
        if report.breadcrumb:
            yield f"当前位置: {' > '.join(report.breadcrumb)}"
        if report.title is not None:
            yield report.title
        yield from self._children(report.preamble)
        yield from self._children(report.sections)
        for name in self._unplaced():
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
                case Section():
                    yield from self._section(child)

    def _section(self, section: Section) -> Iterator[str]:
        text = f"{section.heading}{section.separator or ''}"
        children = section.children
        if section.separator is not None and children and isinstance(children[0], Paragraph):
            text += children[0].text
            children = children[1:]
        # A digit after `1.` would make a decimal of the number.
        space = " " if section.level == 3 and text[:1].isdigit() else ""
        yield f"{marker(section.level, section.number)}{space}{text}"
        yield from self._children(children)

    def _form_table(self, name: str) -> Iterator[str]:
        if name not in self.tables:
            return
        table = self.tables[name]
        extra = [row for row in self.report.extra if row.table == name]
        rows = list(_printed(self.figures, table, extra))
        width = max(map(len, rows))
        for row in rows:
            yield table_line([*row, *[""] * (width - len(row))])

    def _unplaced(self) -> Iterator[str]:
        """Tables with figures that have no place in the report: it may be built by hand."""
        everything = walk((*self.report.preamble, *self.report.sections))
        places = {child.table for child in everything if isinstance(child, FormTable)}
        filled = {path.partition(".")[0] for path, one in self.figures.items() if one is not None}
        yield from (name for name in self.tables if name in filled - places)


def table_line(cells: Iterable[str]) -> str:
    """A row of a table as canonical text prints it."""
    return f"| {' | '.join(cells)} |"


def _printed(
    figures: _Figures, table: PrintedTable, extra: Sequence[ExtraRow]
) -> Iterator[Sequence[str]]:
    yield from _after(None, extra)
    for part in table.parts:
        yield from _head(figures, part)
        for row in part.rows:
            cells = [*row.labels, *(figure_text(figures.get(path)) for path in row.paths)]
            yield cells + [""] * (table.width - len(cells))
            yield from _after(row.path, extra)


def _after(path: str | None, extra: Iterable[ExtraRow]) -> Iterator[Sequence[str]]:
    return ([row.label, *row.cells] for row in extra if row.after == path)


def _head(figures: _Figures, part: Part) -> Iterator[Sequence[str]]:
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


def figure_text(figure: Figure) -> str:
    """A figure as canonical text prints it; empty for None."""
    if figure is None:
        return ""
    return f"{figure:f}" if isinstance(figure, Decimal) else str(figure)
