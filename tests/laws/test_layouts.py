# SPDX-License-Identifier: MIT
"""Whatever the form, the layout and the noise: every figure comes back, or is flagged."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportparse
from reportparse.corpus import score
from reportparse.forms import registry
from reportparse.testing.strategies import reports
from tests.laws import damage
from tests.laws.examples import some
from tests.makers.drawn import noises
from tests.makers.layouts import LAYOUTS, Layout, Noise, render

FORMS = list(registry.forms())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_figures_come_back(form: str, layout: Layout) -> None:
    @some(3)
    @given(reports(form, extra=False), noises(joins=layout.joins))
    def check(report: reportparse.Report, noise: Noise) -> None:
        text = render(report, layout, noise)
        read = reportparse.parse(text)
        found = score(read, dict(report.figures()), layout.name)

        assert found.silent == ()
        if layout.keeps_figures and (noise.blank or layout.keeps_blanks):
            assert found.flagged == ()
            assert read.form == form
        assert reportparse.parse_document(text).raw() == text

    check()


@some(20)
@given(st.sampled_from(FORMS), st.sampled_from(sorted(LAYOUTS)), st.data())
def test_canonical_text_of_any_layout_is_a_fixed_point(
    form: str, layout: str, data: st.DataObject
) -> None:
    report = data.draw(reports(form))
    # Without headings a row that has lost its label would join the table above it.
    text = render(report, LAYOUTS[layout], data.draw(noises(joins=True)))
    read = reportparse.parse(text[: data.draw(st.integers(0, len(text)))])
    canonical = reportparse.unparse(read)

    assert reportparse.parse(canonical) == read
    assert reportparse.unparse(reportparse.parse(canonical)) == canonical
    assert reportparse.from_json(reportparse.to_json(read)) == read


def test_no_damage_is_silent() -> None:
    """A thousand of them here, a hundred thousand with `make damage`."""
    found = itertools.islice(damage.cases(20211), 1000)

    silent = [case for case in found if case.score.silent]
    assert [(case.operation, case.layout, case.score.silent) for case in silent] == []


def test_every_operation_damages() -> None:
    """The law above would hold for operations that leave the page alone, too."""
    left = {operation.__name__ for operation in damage.OPERATIONS}
    for case in itertools.islice(damage.cases(7), 1500):
        if case.score.flagged:
            left.discard(case.operation)
        if not left:
            break

    assert left == set()
