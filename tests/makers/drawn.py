# SPDX-License-Identifier: MIT
"""Hypothesis strategies for reports whose sums hold, and for what pages do to them."""

from __future__ import annotations

from hypothesis import strategies as st

from reportparse.forms import registry
from reportparse.report.model import Report
from reportparse.testing.strategies import reports
from tests.makers.consistent import consistent_figures
from tests.makers.layouts import Noise


@st.composite
def consistent_reports(draw: st.DrawFn, form_key: str = "2021") -> Report:
    """Reports on a form in which all sums hold."""
    form = registry.forms()[form_key]
    drawn = consistent_figures(form, lambda least, most: draw(st.integers(least, most)))
    return draw(reports(form_key, extra=False, drawn=st.just(drawn)))


@st.composite
def noises(draw: st.DrawFn, *, joins: bool = False) -> Noise:
    """Changes that pages make to words and figures; *joins* for a layout that joins all lines."""
    return Noise(
        blank=draw(st.sampled_from(["", "/", "-", "—", "无"])),
        half_width=draw(st.booleans()),
        inner_blanks=draw(st.booleans()),
        traditional=draw(st.booleans()),
        romanised=draw(st.booleans()),
        thousands=draw(st.booleans()),
        full_width_digits=draw(st.booleans()),
        figure_blanks=draw(st.booleans()),
        captions=draw(st.booleans()),
        # On one line headings are all that parts the tables.
        headings=joins or draw(st.booleans()),
        line_end=draw(st.sampled_from(["\n", "\r\n"])),
    )
