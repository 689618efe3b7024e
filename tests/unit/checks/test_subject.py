# SPDX-License-Identifier: MIT
"""The places that findings speak of."""

from __future__ import annotations

import reportparse
from reportparse.checks.subject import Subject
from reportparse.text.spans import NOWHERE, Place
from tests.conftest import CORPUS, read
from tests.makers.consistent import with_figures

TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")
REPORT = reportparse.parse(TEXT)
NEW = "applications.new.total"


def test_a_place_needs_a_text_and_an_offset_in_it() -> None:
    without_text = reportparse.from_json(reportparse.to_json(REPORT))
    start = TEXT.index("一、总体情况")

    assert Subject(REPORT).place_at(start, 6) == Place(2, 1, 2, 7)
    assert Subject(REPORT).place_at(None, 6) == NOWHERE
    assert Subject(without_text).place_at(start, 6) == NOWHERE


def test_a_related_figure_is_told_by_its_label_what_is_printed_and_its_path() -> None:
    related = Subject(REPORT).related(NEW)
    line = TEXT.split("\n")[related.line - 1]

    assert (related.path, related.source) == (NEW, None)
    assert related.message.endswith(f"：{REPORT.figure(NEW)}")
    assert line[related.column - 1 : related.end_column - 1] == str(REPORT.figure(NEW))
    assert "本年新收政府信息公开申请数量" in line


def test_a_related_figure_that_is_blank_is_a_dash() -> None:
    blank = with_figures(REPORT, {NEW: None})

    assert Subject(blank).related(NEW).message.endswith("：—")
