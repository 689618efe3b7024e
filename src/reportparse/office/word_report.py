# SPDX-License-Identifier: MIT
"""A report -> a Word document as an office files it: title, headings, prose, the form's tables.

Reading the document gives an equal report, the breadcrumb of a web page aside. A blank figure is a
blank cell; one that is null otherwise is printed with the marks of canonical text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from ..forms.flattening import Figure, figure_text
from ..forms.form import PrintedTable
from ..narrative.content import Child, FormTable, Paragraph, Section, Table
from ..output.head_of_page import head_lines
from ..output.printed_grids import Cell, grid
from ..output.printing import heading_line, printed_figures, same_line, unplaced
from ..report.model import Report
from ..support.arguments import check_type
from ..tables.extra_rows import ExtraRow
from .word_style import new_document, saved
from .word_xml import BODY, CELL, HEADINGS, TITLE, WordCell, element, paragraph, table

#: Weights of columns, in letters: a figure in a wide table, the shortest and the longest label.
_FIGURE, _SHORTEST, _LONGEST = 6, 5, 22
#: In tables of this many figures side by side the columns are as wide as their headers.
_FEW = 4


def to_docx(report: Report) -> bytes:
    """*report* as a Word document (.docx).

    Raises:
        MissingExtraError: If python-docx is not installed.
        TypeError: If *report* is not a `Report`.
    """
    check_type("to_docx", "report", report, Report)
    document = new_document(report.title)
    body = document.element.body
    # The last element of a body states the page.
    for xml in _WordWriter.of(report).parts():
        body[-1].addprevious(element(xml))
    return saved(document)


@frozen
class _WordWriter:
    """Writes one report as the XML of paragraphs and tables."""

    report: Report
    figures: Mapping[str, Figure]
    tables: Mapping[str, PrintedTable]

    @classmethod
    def of(cls, report: Report) -> _WordWriter:
        """The writer of *report*, without its path on a site."""
        return cls(evolve(report, breadcrumb=()), printed_figures(report), report.printed_tables())

    def parts(self) -> Iterator[str]:
        """The parts of the document in order."""
        for line in head_lines(self.report):
            yield paragraph(TITLE if line == self.report.title else BODY, line)
        yield from self._children(self.report.preamble)
        yield from self._children(self.report.sections)
        for name in unplaced(self.report):
            yield from self._form_table(name)

    def _children(self, children: Iterable[Child]) -> Iterator[str]:
        for child in children:
            match child:
                case Paragraph(text):
                    yield paragraph(BODY, text)
                case Table(rows):
                    yield _plain_table(rows)
                case FormTable(name):
                    yield from self._form_table(name)
                case _:
                    yield from self._section(child)

    def _section(self, section: Section) -> Iterator[str]:
        style = HEADINGS[min(section.level, len(HEADINGS)) - 1]
        prose, children = same_line(section)
        yield paragraph(style, heading_line(section), *filter(None, [prose]))
        yield from self._children(children)
        if not section.children:
            yield paragraph(BODY)  # a line to write on

    def _form_table(self, name: str) -> Iterator[str]:
        if name in self.tables:
            extra = [row for row in self.report.extra if row.table == name]
            yield form_table(self.tables[name], self.figures, extra)
            # Word joins tables that nothing parts.
            yield paragraph(CELL)


def form_table(
    printed: PrintedTable, figures: Mapping[str, Figure], extra: Sequence[ExtraRow] = ()
) -> str:
    """The XML of a table of a form with *figures*, and *extra* rows that the form does not have."""
    # Only the first rows of a table are repeated: a part below would go by another's header.
    is_repeated = len(printed.parts) == 1
    rows = [
        [_cell(cell, figures, is_repeated) for cell in row]
        for row in grid(printed, figures, extra).rows
    ]
    return table(
        rows, column_weights(printed, max(sum(cell.across for cell in row) for row in rows))
    )


def _cell(cell: Cell, figures: Mapping[str, Figure], is_repeated: bool) -> WordCell:
    text = figure_text(figures.get(cell.path)) if cell.path else cell.text
    is_label = not (cell.path or cell.is_head or cell.text.isdecimal())
    return WordCell(
        text, cell.columns, cell.rows, not is_label, is_head=cell.is_head and is_repeated
    )


def column_weights(printed: PrintedTable, width: int) -> list[int]:
    """The widths of the columns in letters: of those for labels as their longest needs."""
    row = max(printed.rows, key=lambda row: len(row.columns))
    weights = [_label_width(printed, place) for place in range(len(row.labels))]
    is_narrow = len(row.columns) <= _FEW
    for column in row.columns:
        header = len(column.heads[-1]) if is_narrow and column.heads else 0
        weights.append(max(header, _FIGURE))
    return [*weights, *[_FIGURE] * (width - len(weights))]


def _label_width(printed: PrintedTable, place: int) -> int:
    """The number of letters of the longest label that is in the column *place* alone."""
    lengths = (
        len(row.labels[place])
        for row in printed.rows
        if place + 1 == len(row.labels) or row.labels[place + 1]
    )
    return min(max(lengths, default=_SHORTEST), _LONGEST)


def _plain_table(rows: Sequence[Sequence[str]]) -> str:
    """The XML of a table that is on no form."""
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    weights = [min(max(length, _SHORTEST), _LONGEST) for length in longest]
    return table([[WordCell(text) for text in row] for row in rows], weights)
