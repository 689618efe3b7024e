# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

import reportparse
from reportparse.forms.section_kinds import section_finder
from reportparse.narrative.content import Paragraph, Section
from reportparse.testing.promises import PROMISES, broken
from tests.fixtures import cases

TITLE = "青禾县望溪镇2023年政府信息公开工作年度报告\n"


def shown(section: Section) -> str:
    """The kind of *section*, its number, its words and its prose."""
    separator = () if section.separator is None else (section.separator,)
    prose = [child.text for child in section.children if isinstance(child, Paragraph)]
    parts = (section.kind, section.number, section.heading, *separator, *prose)
    return " · ".join(map(str, parts))


@pytest.mark.parametrize(("text", "expected"), cases("headings.md"))
def test_headings_by_the_words_of_the_forms(text: str, expected: str) -> None:
    text = TITLE + text
    report = reportparse.parse(text)

    assert "\n".join(map(shown, report.sections)) == expected
    assert not list(broken(text, PROMISES))


def test_a_heading_without_a_number_is_reported() -> None:
    report = reportparse.parse(f"{TITLE}总体情况\n按时。\n二、主动公开政府信息情况\n无。\n")
    found = [finding for finding in report.diagnostics if finding.code == "heading-unnumbered"]

    assert [(finding.line, finding.column, finding.end_column) for finding in found] == [(2, 1, 5)]
    assert "一、" in found[0].message


def test_the_place_of_prose_that_follows_a_heading() -> None:
    report = reportparse.parse(f"{TITLE}**一、总体情况 2023年，新收申请63件。**\n")
    prose = report.sections[0].children[0]

    assert isinstance(prose, Paragraph)
    assert prose.start == len(TITLE) + len("**一、总体情况 ")


def test_no_forms_have_no_headings() -> None:
    find = section_finder(())

    assert (find("总体情况").end, find("总体情况").kind) == (0, "overview")
