# SPDX-License-Identifier: MIT
"""All tables of a page -> the figures of the forms they are on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property

from attrs import frozen

from ..diagnostics.model import Collector
from ..document.lines import Line, Split
from ..forms import registry
from ..forms.model import Form
from .form_detection import choose_forms
from .passes import classified
from .pipeless_lines import splitter
from .reading import read_tables
from .table_context import TableContext
from .tokens import tokens_of
from .values import Figures


@frozen
class PageReader:
    """Reads pages whose tables may be on any of the forms known.

    Attributes:
        forms: The forms known, in the order in which they are preferred.
    """

    forms: Sequence[Form]

    @cached_property
    def split(self) -> Split:
        """Finds the cells of a line without pipes, by the labels of all forms."""
        return splitter({form.key: form.vocabulary for form in self.forms})

    def read(
        self, tables: Sequence[Sequence[Line]], year: int | None, collector: Collector
    ) -> Figures | None:
        """The figures in the *tables* of a page; None if none of them is on a form.

        Args:
            tables: The lines of each of the page's tables.
            year: The year reported on, if the page's title names it.
            collector: Receives the findings.
        """
        grids = collector.source.grids
        cells = {cell.span.start: cell for grid in grids for cell in grid.cells}
        tokens = [tokens_of(lines, cells) for lines in tables]
        chosen = choose_forms(tokens, self.forms, year)
        if not chosen.preferred:
            return None
        on_form = [
            (form, TableContext.of(lines, form), classified(cells, form.vocabulary))
            for form, lines, cells in zip(chosen.forms, tables, tokens, strict=True)
            if form
        ]
        figures = read_tables(chosen.preferred, on_form, collector)
        names = iter(figures.tables)
        figures.tables[:] = [next(names) if form else () for form in chosen.forms]
        return figures if figures.rows else None


@cache
def reader() -> PageReader:
    """The reader of tables on all forms."""
    return PageReader(tuple(registry.forms().values()))
