# SPDX-License-Identifier: MIT
"""The panel: one row an agency and year, declared once, as views of a dataset's database.

`panel` has the figures of all forms, those that can be compared over the forms, and measures;
`panel_codebook` describes its variables; `panel_missing` says why a value is null. A null that it
does not list is not on the report's form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from attrs import frozen

from ..forms import registry
from ..forms.comparable import COMPARABLE, MEASURES, Measure
from ..forms.form import AMOUNT
from ..forms.short_names import short_name
from ..text.numerals import YUAN
from . import relations
from .connecting import quoted
from .relations import Column, Kind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@frozen
class Variable:
    """A column of the panel.

    Its name is legal in Stata and SPSS. It is computed by `sql`; its formula, empty for a fact, is
    the path of a figure or says how it is computed; its note why it can be compared over the forms.
    Its operands are the figures it is computed from: the form, None for any, and the path.
    """

    name: str
    kind: Kind
    zh: str
    en: str
    sql: str
    unit: str = ""
    formula: str = ""
    note: str = ""
    operands: tuple[tuple[str | None, str], ...] = ()
    is_derived: bool = False


@frozen
class MissingCode:
    """A reason for a null: the letter of Stata's missing value, and a stable word."""

    letter: str
    reason: str
    zh: str


#: The reason for every null that `panel_missing` does not list.
NOT_ON_FORM: Final = "not-on-form"
_NOT_COMPUTED: Final = "not-computed"
MISSING_CODES: Final = (
    MissingCode("a", "blank", "原文空白"),
    MissingCode("b", "not-applicable", "不适用"),
    MissingCode("c", "unreadable", "无法辨认"),
    MissingCode("d", "doubtful", "存疑"),
    MissingCode("e", "missing", "未读到"),
    MissingCode("f", NOT_ON_FORM, "该格式无此项"),
    MissingCode("g", _NOT_COMPUTED, "无法计算"),
)

#: One report of an agency and year; what has no agency or year has no place in a panel.
COUNTED: Final = "duplicate_of IS NULL AND edition_of IS NULL"
_IN_PANEL: Final = f"{COUNTED} AND reports.series IS NOT NULL AND reports.year IS NOT NULL"


@cache
def variables() -> tuple[Variable, ...]:
    """The columns of the panel, in order."""
    comparable = {each.name: each for each in _comparable()}
    return (
        *_facts(),
        *comparable.values(),
        *(_measure(measure, comparable) for measure in MEASURES),
        *_figures(),
    )


_FACTS: Final = (
    *(("id", "report"), ("series", "agency_id"), ("agency", "agency"), ("year", "year")),
    *(("form", "form"), ("published", "published"), ("name", "file"), ("errors", "errors")),
    *(("warnings", "warnings"), ("failed", "failed"), ("undecided", "undecided")),
)


def _facts() -> Iterator[Variable]:
    columns = {column.name: column for column in relations.REPORTS.columns}
    for source, name in _FACTS:
        column = columns[source]
        yield Variable(name, column.kind, column.zh, column.en, f'reports."{source}"')


def _comparable() -> Iterator[Variable]:
    for figure in COMPARABLE:
        paths = {
            form.key: form.comparable[figure.name]
            for form in registry.forms().values()
            if figure.name in form.comparable
        }
        cases = (
            f"WHEN {quoted(key)} THEN {' + '.join(map(_name, several))}"
            for key, several in paths.items()
        )
        yield Variable(
            figure.name,
            "integer",
            figure.zh,
            figure.en,
            f"CASE wide.form {' '.join(cases)} END",
            "件",
            "; ".join(f"{key}: {' + '.join(several)}" for key, several in paths.items()),
            figure.why,
            tuple((key, path) for key, several in paths.items() for path in several),
            is_derived=True,
        )


def _measure(measure: Measure, known: dict[str, Variable]) -> Variable:
    part, whole = (" + ".join(names) for names in (measure.part, measure.whole))
    names = dict.fromkeys((*measure.part, *measure.whole))
    operands = (operand for name in names for operand in known[name].operands)
    forms = [{form for form, _ in known[name].operands} for name in names]
    common = set.intersection(*forms)
    return Variable(
        measure.name,
        "decimal",
        measure.zh,
        measure.en,
        f"round(({part})::DOUBLE / nullif({whole}, 0), 6)",
        "",
        f"({part}) / ({whole})",
        "",
        tuple(operand for operand in operands if operand[0] in common),
        is_derived=True,
    )


def _figures() -> Iterator[Variable]:
    forms = registry.forms().values()
    printed = {column.path: column for form in forms for row in form.rows for column in row.columns}
    units = {column.unit for column in printed.values() if column.kind == AMOUNT}
    for column in relations.wide().columns[len(relations.WIDE) :]:
        if column.name in units:
            yield _variable(column, "text", _name(column.name), "")
        elif column.kind == "integer":
            yield _variable(column, "integer", _name(column.name), column.unit or "")
        elif column.kind == "decimal":
            yield _variable(column, "decimal", f"{_name(column.name)}::DOUBLE", "")
            if column.unit is not None:
                yield _in_yuan(column, column.unit)


def _variable(column: Column, kind: Kind, sql: str, unit: str) -> Variable:
    path = column.name
    operands = () if kind == "text" else ((None, path),)
    name = short_name(path)
    return Variable(name, kind, column.zh, column.en, sql, unit, path, "", operands)


def _in_yuan(column: Column, unit: str) -> Variable:
    """The amount of *column* in 元, by the column *unit*; null where its unit is not known."""
    path = column.name
    cases = " ".join(f"WHEN {quoted(word)} THEN {scale}" for word, scale in YUAN.items())
    return Variable(
        short_name(f"{path}_yuan"),
        "decimal",
        f"{column.zh}（折合元）",
        f"{column.en}, in yuan",
        f"({_name(path)} * CASE {_name(unit)} {cases} END)::DOUBLE",
        "元",
        f"{path} * {unit}",
        "",
        ((None, path),),
        is_derived=True,
    )


def _name(path: str) -> str:
    return f'wide."{path}"'


def create_views(connection: DuckDBPyConnection, *, temporary: bool = False) -> None:
    """Make the views of the panel; *temporary* ones, where it may be read-only, end with it."""
    columns = ",\n".join(f'{variable.sql} AS "{variable.name}"' for variable in variables())
    panel = (
        f"SELECT {columns} FROM reports JOIN wide ON wide.report = reports.id "
        f"WHERE {_IN_PANEL} ORDER BY agency_id, reports.year"
    )
    kind = "TEMP VIEW" if temporary else "VIEW"
    described = ", ".join(CODEBOOK)
    codebook = f"FROM (VALUES {_values(list(map(_DESCRIBING, variables())))}) AS book ({described})"
    queries = {"panel": panel, "panel_codebook": codebook, "panel_missing": _missing()}
    for name, query in queries.items():
        connection.execute(f"CREATE OR REPLACE {kind} {name} AS {query}")


def _values(rows: Sequence[Sequence[str | int | None]]) -> str:
    def written(value: str | int | None) -> str:
        if value is None:
            return "NULL"
        return quoted(value) if isinstance(value, str) else str(int(value))

    return ", ".join(f"({', '.join(map(written, row))})" for row in rows)


CODEBOOK: Final = ("variable", "zh", "en", "type", "unit", "derived", "formula", "note")
#: The attributes of variables that these are.
_DESCRIBING: Final = attrgetter(
    *("name", "zh", "en", "kind", "unit", "is_derived", "formula", "note")
)


def _missing() -> str:
    """A query of the null numbers of the panel with the reason: that of the first null operand."""
    rows = [
        (variable.name, form, place, path)
        for variable in variables()
        for place, (form, path) in enumerate(variable.operands)
    ]
    derived = [variable.name for variable in variables() if variable.is_derived]
    columns = ", ".join(f'"{name}"::DOUBLE AS "{name}"' for name in derived)
    return f"""
    WITH operands (variable, form, place, path) AS (VALUES {_values(rows)}),
    operand_reasons AS (
        SELECT panel.report, operands.variable, arg_min(nulls.status, place) AS reason
        FROM (FROM figures WHERE value IS NULL) AS nulls
        JOIN operands USING (path) JOIN panel USING (report)
        WHERE operands.form IS NULL OR operands.form = panel.form
        GROUP BY ALL
    ), open AS (
        SELECT report, variable FROM (SELECT report, form, {columns} FROM panel)
        UNPIVOT INCLUDE NULLS (value FOR variable IN ({", ".join(f'"{name}"' for name in derived)}))
            AS derived
        WHERE value IS NULL AND EXISTS (
            FROM figures JOIN operands USING (path) WHERE figures.report = derived.report
            AND operands.variable = derived.variable
            AND (operands.form IS NULL OR operands.form = derived.form)
        )
        EXCEPT SELECT report, variable FROM operand_reasons
    )
    SELECT report, agency_id, year, variable, reason
    FROM (FROM operand_reasons UNION ALL SELECT *, '{_NOT_COMPUTED}' FROM open) AS found
    JOIN panel USING (report) ORDER BY report, variable
    """
