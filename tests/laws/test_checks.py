# SPDX-License-Identifier: MIT
"""Laws of the rules, on any consistent report and on an altered one."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportparse
from reportparse.checks.sum_rules import RULES
from reportparse.forms import registry
from reportparse.forms.flattening import Figure
from reportparse.testing.strategies import reports, texts
from tests.laws.examples import some
from tests.makers.consistent import consistent_figures, with_figures
from tests.makers.drawn import consistent_reports

FORMS = ("2021", "2019", "2014")


def failing(report: reportparse.Report) -> set[str]:
    """The paths of the sums of one report that fail, with their rules."""
    checks = reportparse.check(report, rules=RULES).checks
    return {f"{check.rule} {check.path}" for check in checks if check.status == "fail"}


def sums_with(form_key: str, path: str) -> set[str]:
    """The sums that declare the figure at *path*, read from the declarations alone."""
    codes = {rule.code for rule in RULES}
    return {
        f"{code} {total.path}"
        for table in registry.forms()[form_key].tables
        for code, sums in table.sums.items()
        for total in sums
        if code in codes and path in {total.path, *(term.path for term in total.terms)}
    }


@pytest.mark.parametrize("form_key", FORMS)
@some(15)
@given(data=st.data())
def test_all_sums_of_a_consistent_report_hold(form_key: str, data: st.DataObject) -> None:
    report = data.draw(consistent_reports(form_key))

    checks = reportparse.check(report, rules=RULES).checks

    assert {check.status for check in checks} == {"pass"}
    assert all(check.published == check.computed for check in checks)


@pytest.mark.parametrize("form_key", FORMS)
@some(8)
@given(data=st.data())
def test_an_altered_figure_breaks_just_the_sums_it_stands_in(
    form_key: str, data: st.DataObject
) -> None:
    report = data.draw(consistent_reports(form_key))
    counts = [path for path, value in report.by_path.items() if isinstance(value, int)]
    path = data.draw(st.sampled_from(counts))
    before = report.figure(path)
    assert isinstance(before, int)
    value = data.draw(st.integers(0, before + 50).filter(lambda other: other != before))

    altered = with_figures(report, {path: value})

    assert failing(altered) == sums_with(form_key, path)
    explanations = explaining(altered)
    assert (path, before) in explanations or not sums_with(form_key, path)
    hints = {finding.hint for finding in reportparse.check(altered, rules=RULES).diagnostics}
    named = [hint for hint in hints if hint.startswith("若“")]
    if len(explanations) == 1:
        table = altered.printed_tables()[path.partition(".")[0]]
        assert len(hints) == 1
        assert f"若“{table.describe(path)}”为 {before}（现填报为 {value}）" in named[0]
    else:
        assert not named


def explaining(report: reportparse.Report) -> set[tuple[str, int]]:
    """All figures, each with the value, that alone would make all sums hold: by trying them out."""
    checks = reportparse.check(report, rules=RULES).checks
    gaps = [gap(check) for check in checks if check.status == "fail"]
    candidates = {
        (path, value + sign * missing)
        for path, value in report.by_path.items()
        if isinstance(value, int)
        for missing in gaps
        for sign in (1, -1)
        if value + sign * missing >= 0
    }
    return {
        (path, value)
        for path, value in candidates
        if not failing(with_figures(report, {path: value}))
    }


def gap(check: reportparse.Check) -> int:
    assert isinstance(check.published, int)
    assert isinstance(check.computed, int)
    return check.published - check.computed


@some(15)
@given(st.integers(2021, 2030), st.randoms(use_true_random=False))
def test_years_that_follow_each_other_hold(year: int, random: Random) -> None:
    form = registry.forms()["2021"]
    first = consistent_figures(form, random.randint)
    second = consistent_figures(form, random.randint, first)

    result = reportparse.check(report_on(year + 1, second), report_on(year, first))

    across = [
        check for check in result.checks if check.rule in ("carried-in-differs", "in-force-differs")
    ]
    assert len(across) == 9
    assert {check.status for check in across} == {"pass"}


def report_on(year: int, figures: dict[str, Figure]) -> reportparse.Report:
    form = registry.forms()["2021"]
    models: dict[str, Any] = {table.name: table.assemble(figures) for table in form.tables}
    return reportparse.Report(agency="示例镇", year=year, form="2021", **models)


@given(texts)
def test_checking_never_raises_and_points_into_the_text(text: str) -> None:
    report = reportparse.parse(text)

    result = reportparse.check(report, report, [report, None])

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places: list[reportparse.Diagnostic | reportparse.Related] = list(result.diagnostics)
    for finding in result.diagnostics:
        places += finding.related
    for place in places:
        if place.line:
            assert place.column <= len(lines[place.line - 1]) + 1
            assert (place.line, place.column) <= (place.end_line, place.end_column)


@some(15)
@given(reports())
def test_the_same_is_found_in_what_json_gives_back(report: reportparse.Report) -> None:
    parsed = reportparse.parse(reportparse.unparse(report))
    result = reportparse.check(parsed)

    again = reportparse.from_json(reportparse.to_json(parsed, provenance=True, checked=result))

    assert reportparse.check(again).checks == result.checks
    assert again.mentions == parsed.mentions
    # Places of figures come back; those of headings and prose do not.
    figures = {
        path for path in parsed.provenance if isinstance(parsed.by_path.get(path), int | Decimal)
    }
    assert [
        finding for finding in reportparse.check(again).diagnostics if finding.path in figures
    ] == [finding for finding in result.diagnostics if finding.path in figures]
