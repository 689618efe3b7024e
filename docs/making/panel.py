# SPDX-License-Identifier: MIT
"""The page on the panel, from what the forms declare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportparse.dataset.panel import MISSING_CODES
from reportparse.forms import registry
from reportparse.forms.comparable import COMPARABLE, MEASURES
from reportparse.forms.short_names import short_name

_HEAD: Final = """# The panel

This page, for analysts, describes the panel of a [dataset](datasets.md): one row for each agency
and year, with facts, figures that can be compared over the forms, measures, and all figures of all
forms. `reportparse dataset
export all.duckdb -o panel.dta` writes it for Stata; `.sav` is for SPSS, `.parquet` and `.csv`
are for everything else (the CSV opens in Excel as it is; a text
that would be a formula is behind an apostrophe there). In a DuckDB dataset it is the view
`panel`. Reports without an agency or a year, copies and other editions are not in it. `.dta`
and `.sav` need `pip install "reportparse[panel]"`.

## Names

A variable is named by the path of its figure: `applications.denied.state_secret.total` is
`{example}`. A name has at most 28 characters and depends on its path alone, so that it never
changes. `panel.dta.codebook.csv`, beside `panel.dta`, and the view `panel_codebook` have the
Chinese and English label, the unit and the path or formula of each; files for Stata and SPSS have
the labels themselves.

Amounts are as printed, with their unit in the next column (`..._unit`); `..._yuan` is computed:
the amount in 元, null where the unit is not known. Numbers are whole numbers or doubles, which
hold the 15 digits that a figure can have.

## Why a value is missing

A blank is never 0; the reasons are those of `Report.status`.
Stata's missing values and SPSS's user-missing values say why a number is
missing; `panel.dta.missing.csv` and the view `panel_missing` list the same by report and variable,
but for `not-on-form`, which is the reason for every null that they do not list.

| Stata | reason | |
|---|---|---|
"""

_COMPARABLE: Final = """
A computed value has the reason of the first figure that it lacks; `not-computed` is a share of
0, or an amount whose unit is not known. Without asking for user-missing values, pyreadstat
reads the numbers of a Stata file as objects; pandas reads them as numbers.

## Figures that can be compared over the forms

Each is null on a form that prints nothing of the same meaning. Several figures are added up,
and are null together if one is.

| variable | | 2014 | 2019 | 2021 | why |
|---|---|---|---|---|---|
"""

_MEASURES: Final = """
What looks alike and is not in this list means something else on each form: fees (2014: for
information; since 2019: of all kinds), and documents in force (2021) against all that are
public (2019).

## Measures

Shares from 0 to 1, rounded to six places; null if a figure is null, or if the sum below the
line is 0.

| variable | | formula |
|---|---|---|
"""


def page() -> str:
    """The page as Markdown."""
    return "".join(_parts())


def _parts() -> Iterator[str]:
    yield _HEAD.format(example=short_name("applications.denied.state_secret.total"))
    for code in MISSING_CODES:
        yield f"| `.{code.letter}` | `{code.reason}` | {code.zh} |\n"
    yield _COMPARABLE
    forms = [registry.forms()[key] for key in ("2014", "2019", "2021")]
    for figure in COMPARABLE:
        printed = (form.comparable.get(figure.name, ()) for form in forms)
        paths = " | ".join("<br>+ ".join(f"`{path}`" for path in paths) for paths in printed)
        yield f"| `{figure.name}` | {figure.zh}; {figure.en} | {paths} | {figure.why} |\n"
    yield _MEASURES
    for measure in MEASURES:
        part, whole = (" + ".join(names) for names in (measure.part, measure.whole))
        formula = f"`({part}) / ({whole})`"
        yield f"| `{measure.name}` | {measure.zh}; {measure.en} | {formula} |\n"
