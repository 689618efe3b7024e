# SPDX-License-Identifier: MIT
"""What holds for any report: out and back, and one figure at a time."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

import reportparse
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

    # A report may state another unit than the form does.
    assert {finding.code for finding in again.diagnostics} <= {"row-unknown", "unit-differs"}


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


@some(40)
@given(reports(), st.data(), st.one_of(st.none(), st.integers(-(10**6), 10**12)))
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
