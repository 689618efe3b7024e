# SPDX-License-Identifier: MIT
"""Laws of any report: out and back, and one figure at a time."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportparse
from reportparse.forms import registry
from reportparse.forms.form import COUNT, TEXT_COLUMN
from reportparse.tables.nulls import Null
from reportparse.testing.strategies import reports
from tests.laws.examples import some


@given(reports())
def test_canonical_text_reads_back_as_the_same_report(report: reportparse.Report) -> None:
    text = reportparse.unparse(report)

    assert reportparse.parse(text) == report
    assert reportparse.unparse(reportparse.parse(text)) == text


@given(reports())
def test_canonical_text_of_a_report_has_no_errors(report: reportparse.Report) -> None:
    again = reportparse.parse(reportparse.unparse(report))

    # A report may state another unit than the form does, or no figure at all.
    assert {finding.code for finding in again.diagnostics} <= {
        "row-unknown",
        "unit-differs",
        "figures-blank",
    }


@given(reports())
def test_json_reads_back_to_the_digit(report: reportparse.Report) -> None:
    again = reportparse.from_json(reportparse.to_json(report))

    assert again == report
    assert list(map(str, dict(again.figures()).values())) == list(
        map(str, dict(report.figures()).values())
    )


@given(reports())
def test_dicts_read_back(report: reportparse.Report) -> None:
    assert reportparse.from_dict(reportparse.to_dict(report)) == report


NULLS = (
    Null("doubtful", "4"),
    Null("doubtful"),
    Null("missing"),
    Null("unreadable", "12O"),
    Null("unreadable", "约5"),
    Null("not-applicable", "不适用"),
)


@st.composite
def reports_with_nulls(draw: st.DrawFn, key: str) -> reportparse.Report:
    """Reports of which some figures are null for one of the reasons."""
    report, form = draw(reports(key, extra=False)), registry.forms()[key]
    counts = [row.columns[-1].path for row in form.rows if row.columns[-1].kind == COUNT]
    nulls = draw(st.dictionaries(st.sampled_from(counts), st.sampled_from(NULLS), max_size=5))
    values = dict(report.figures()) | dict.fromkeys(nulls)
    for row in form.rows:
        unit, figure = row.paths[0], row.paths[-1]
        if row.columns[0].kind == TEXT_COLUMN and values[unit] is None and figure in nulls:
            # Where a row prints no unit, it is null for the reason that its figure is.
            nulls[unit] = Null(nulls[figure].status)
    return attrs.evolve(
        report,
        statuses={path: null.status for path, null in nulls.items()},
        unread={path: null.text for path, null in nulls.items() if null.text},
        **{table.name: table.assemble(values) for table in form.tables},
    )


@pytest.mark.parametrize("form", sorted(registry.forms()))
@some(25)
@given(data=st.data())
def test_the_reason_of_each_null_survives_text_and_json(form: str, data: st.DataObject) -> None:
    report = data.draw(reports_with_nulls(form))
    text = reportparse.unparse(report)
    again = reportparse.parse(text)

    assert again == report
    assert reportparse.unparse(again) == text
    assert reportparse.from_json(reportparse.to_json(report)) == report
    assert all(again.status(path) == status for path, status in report.statuses.items())


@some(40)
@given(reports(), st.data(), st.one_of(st.none(), st.integers(0, 10**12)))
def test_an_edit_changes_one_figure_and_no_other_character(
    report: reportparse.Report, data: st.DataObject, value: int | None
) -> None:
    text = reportparse.unparse(report)
    before = reportparse.parse(text)
    path = data.draw(st.sampled_from(sorted(before.provenance.keys() & before.by_path)))
    place = before.provenance[path]

    after = reportparse.edit(text, path, value)

    lines = text.split("\n")
    line = lines[place.line - 1]
    new = "" if value is None else str(value)
    lines[place.line - 1] = line[: place.column - 1] + new + line[place.end_column - 1 :]
    assert after == "\n".join(lines)
    assert reportparse.parse(after).figure(path) == (value if value is None else Decimal(value))
