# SPDX-License-Identifier: MIT
"""The declared forms -> a page of their tables: what is printed, under which path it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportparse.forms.form import AMOUNT, Form, PrintedColumn, PrintedTable, Row
from reportparse.forms.registry import forms
from reportparse.forms.sums import PREVIOUS, Sum, Term

_INTRODUCTION = """\
# Forms

This page, for people who look up a figure, lists the tables of each form with the path of every
figure: rows in the order of print,
and for each figure of a row the last part of its path and the words over it. Made from the
declarations in the code by `make published`. How pages print these tables is in
[layouts.md](layouts.md); a form of your own is declared the same way
([adding-a-form.md](adding-a-form.md)).
"""
#: What is not certain of a form.
_DOUBTS = {
    "2014": "No filled table of this form was available when it was declared: labels beyond those "
    "seen in local versions go by independent accounts of the form."
}
#: This many terms of a sum are shown.
_TERMS = 6


def page() -> str:
    """The page of all forms of this package."""
    return "\n".join([_INTRODUCTION, *(part for form in forms().values() for part in _form(form))])


def _form(form: Form) -> Iterator[str]:
    years = f"{form.since} to {form.until}" if form.until else f"{form.since} and later"
    yield f'## Form `"{form.key}"`\n\nReports on {years}; {form.issued}.\n'
    if form.key in _DOUBTS:
        yield f"{_DOUBTS[form.key]}\n"
    if form.headings:
        yield (
            "Sections: "
            + ", ".join(f"{heading.label} (`{heading.kind}`)" for heading in form.headings)
            + ".\n"
        )
    for table in form.tables:
        yield from _table(form, table)


def _table(form: Form, table: PrintedTable) -> Iterator[str]:
    yield f"### {table.title} (`{table.name}`, form {form.key})\n"
    columns = [_columns(row, table) for row in table.rows]
    if len(columns) > 1 and len(set(columns)) == 1:
        yield f"Each row has {columns[0]}.\n"
        rows = "".join(
            f"| {label} | `{row.path}` |\n"
            for label, row in zip(_labels(table.rows), table.rows, strict=True)
        )
        yield f"| label | path |\n|---|---|\n{rows}"
    else:
        rows = "".join(
            f"| {label} | `{row.path}` | {figures} |\n"
            for label, row, figures in zip(_labels(table.rows), table.rows, columns, strict=True)
        )
        yield f"| label | path | figures |\n|---|---|---|\n{rows}"
    if table.sums:
        yield "Sums, by the rule that checks them, the first of each written out:\n"
        yield "".join(
            f"- `{code}` ({len(sums)}): {_sum(sums[0])}\n" for code, sums in table.sums.items()
        )


def _labels(rows: Sequence[Row]) -> Iterator[str]:
    """The labels of *rows*, below those of their groups."""
    open_: list[str] = []
    for row in rows:
        for place, label in enumerate(row.labels):
            if label:
                open_ = [*open_[:place], label]
        yield " / ".join(open_) if row.label else "(none: the figures follow the heads)"


def _columns(row: Row, table: PrintedTable) -> str:
    return ", ".join(_column(column, row, table) for column in row.columns)


def _column(column: PrintedColumn, row: Row, table: PrintedTable) -> str:
    name = column.path.removeprefix(f"{row.path}.")
    label = table.label(column.path)
    unit = ", an amount" if column.kind == AMOUNT else ""
    return f"`{name}` {label}{unit}"


def _sum(total: Sum) -> str:
    terms = " ".join(_term(term, index) for index, term in enumerate(total.terms[:_TERMS]))
    more = len(total.terms) - _TERMS
    return f"`{total.path}` = {terms}" + (f" + {more} more" if more > 0 else "")


def _term(term: Term, index: int) -> str:
    sign = "-" if term.sign < 0 else "+" if index else ""
    year = " of last year" if term.of == PREVIOUS else ""
    return f"{sign} `{term.path}`{year}".strip()
