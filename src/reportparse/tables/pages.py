# SPDX-License-Identifier: MIT
"""All tables of a page -> the figures of the forms they are on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from ..diagnostics.collecting import Collector
from ..document.lines import Line, Split
from ..forms import registry
from ..forms.form import Form
from ..text.numerals import shows_figure
from .declared_cells import DeclaredCells, LineCells, TokenCells
from .declared_tables import declared_figures
from .form_detection import choose_forms, in_order
from .pipeless_lines import splitter
from .table_context import TableContext
from .tokens import Token, page_tokens
from .values import Figures

if TYPE_CHECKING:
    from .reading import OnForm, Owner


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

    def read_declared(
        self, tables: Sequence[Sequence[Line]], year: int | None, collector: Collector
    ) -> Figures | None:
        """The figures in the *tables* of a page that are printed just as a form declares them.

        Args:
            tables: The lines of each of the page's tables, all of them the report's.
            year: The year reported on, if the page's title names it.
            collector: Receives the findings.
        """
        known = in_order(self.forms, year)
        if not known:
            return None
        cells: DeclaredCells | None = LineCells.of(tables)
        if cells is None:
            cells = TokenCells.of(tables, page_tokens(tables, collector.source))
        return declared_figures(known, tables, cells, collector) if cells else None

    def read(
        self,
        tables: Sequence[Sequence[Line]],
        year: int | None,
        collector: Collector,
        owners: Sequence[Owner | None] = (),
    ) -> Figures | None:
        """The figures in the *tables* of a page; None if none of them is on a form.

        Args:
            tables: The lines of each of the page's tables.
            year: The year reported on, if the page's title names it.
            collector: Receives the findings.
            owners: For each table the line that gives it to another agency or year, if one does:
                its figures are not the report's.
        """
        # Most pages need no more than what is above.
        from .reading import read_tables, report_other_owner

        tokens = page_tokens(tables, collector.source)
        preferred, on_form = self.on_forms(tables, tokens, year)
        if not preferred:
            return None
        owners = owners or [None] * len(tables)
        own = [
            table if owner is None else None for table, owner in zip(on_form, owners, strict=True)
        ]
        figures = read_tables(preferred, [table for table in own if table], collector)
        names = iter(figures.tables)
        figures.tables[:] = [next(names) if table else () for table in own]
        for table, owner in zip(on_form, owners, strict=True):
            if table is not None and owner is not None:
                report_other_owner(table, owner, collector)
        return figures if figures.rows else None

    def on_forms(
        self,
        tables: Sequence[Sequence[Line]],
        tokens: Sequence[Sequence[Token]],
        year: int | None,
    ) -> tuple[Sequence[Form], list[OnForm | None]]:
        """The forms that the page as a whole may be on, and each of *tables* on its form.

        Args:
            tables: The lines of each table.
            tokens: The cells of each, not yet classified.
            year: The year reported on, if it is known.
        """
        from .passes import classified
        from .reading import OnForm

        chosen = choose_forms(tokens, self.forms, year)
        forms = _with_continued(chosen.forms, tokens)
        return chosen.preferred, [
            OnForm(form, TableContext.of(lines, form), classified(cells, form.vocabulary, year))
            if form
            else None
            for form, lines, cells in zip(forms, tables, tokens, strict=True)
        ]


def _with_continued(
    forms: Sequence[Form | None], tables: Sequence[Sequence[Token]]
) -> list[Form | None]:
    """*forms*, also for tables of figures alone that continue a row without a label.

    A row of as many figures after that table may be the one that the report means.
    """
    found: list[Form | None] = []
    for form, tokens in zip(forms, tables, strict=True):
        before = next((known for known in reversed(found) if known), None)
        counts = {len(row.columns) for row, _ in before.unlabelled} if before else set()
        are_figures = all(token.text.strip() and shows_figure(token.text) for token in tokens)
        continues = form is None and are_figures and len(tokens) in counts
        found.append(before if continues else form)
    return found


@cache
def reader() -> PageReader:
    """The reader of tables on all forms."""
    return PageReader(tuple(registry.forms().values()))
