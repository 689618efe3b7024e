# SPDX-License-Identifier: MIT
"""Twelve reports in every kind of file: the same figures, headings and prose in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import reportparse
from reportparse import Paragraph, Report, Section
from reportparse.api import parse_source
from reportparse.document.sections import marker
from reportparse.narrative.content import walk
from reportparse.readers import read
from reportparse.testing.promises import broken
from tests.files import model, pages, word

FILES = Path(__file__).resolve().parents[2] / "corpus" / "files"
REPORTS = sorted((FILES / "reports").glob("*.txt"))
MADE = sorted([*(FILES / "made").glob("*.lo.docx"), *(FILES / "made").glob("[0-9]*.pdf")])

#: What a page prints beside the report's own words: the caption of a table.
CAPTION = "收到和处理申请情况统计表"

pytestmark = pytest.mark.parametrize("name", [path.stem for path in REPORTS])


@cache
def _expected(name: str) -> Report:
    return reportparse.parse_file(FILES / "reports" / f"{name}.txt")


@cache
def _page(name: str) -> model.Page:
    return model.model((FILES / "reports" / f"{name}.txt").read_text("utf-8"))


def _words(report: Report) -> Iterator[str]:
    """Headings and prose of all sections, as printed.

    Where text has `3.2020年` nobody can tell a number of a list; a list of Word can.
    """
    for paragraph in walk(report.sections):
        if isinstance(paragraph, Section):
            yield marker(paragraph.level, paragraph.number) + paragraph.heading
        elif isinstance(paragraph, Paragraph) and paragraph.text != CAPTION:
            yield paragraph.text


def _assert_same(report: Report, name: str) -> None:
    expected = _expected(name)
    assert (report.title, report.agency, report.year, report.form) == (
        expected.title,
        expected.agency,
        expected.year,
        expected.form,
    )
    assert dict(report.figures()) == dict(expected.figures())
    assert list(_words(report)) == list(_words(expected))
    assert not [finding for finding in report.diagnostics if finding.severity == "error"]
    assert report.extra == ()


def _assert_placed(report: Report) -> None:
    """Every figure says where in the file it was read."""
    assert report.provenance
    assert all(place.in_file is not None for place in report.provenance.values())


@pytest.mark.parametrize("encoding", pages.TEXTS)
def test_text(name: str, encoding: str) -> None:
    text = (FILES / "reports" / f"{name}.txt").read_text("utf-8")
    source = read(pages.TEXTS[encoding](text))

    assert parse_source(source) == _expected(name)
    assert source.encoding == encoding.removesuffix("-sig").removesuffix("-be")


@pytest.mark.parametrize("style", pages.STYLES)
def test_html(name: str, style: str) -> None:
    report = parse_source(read(pages.STYLES[style](_page(name)), "page.html"))

    _assert_same(report, name)
    _assert_placed(report)
    assert report.source.format == "html"


@pytest.mark.parametrize("style", word.STYLES)
def test_docx(name: str, style: str) -> None:
    report = parse_source(read(word.STYLES[style](_page(name)), "report.docx"))

    _assert_same(report, name)
    _assert_placed(report)
    assert report.source.format == "docx"


@pytest.mark.parametrize("ending", ["lo.docx", "lo.pdf", "chromium.pdf"])
def test_made_by_other_programs(name: str, ending: str) -> None:
    report = reportparse.parse_file(FILES / "made" / f"{name}.{ending}")

    _assert_same(report, name)
    _assert_placed(report)


@pytest.mark.parametrize("write", [pages.STYLES["old_tables"], word.STYLES["numbered"]])
def test_promises_are_kept(name: str, write: Callable[[model.Page], bytes]) -> None:
    source = read(write(_page(name)))
    report = parse_source(source)

    assert list(broken(source.text)) == []
    again = reportparse.from_json(reportparse.to_json(report, provenance=True))
    assert again.provenance == report.provenance
    assert again.source == report.source
    assert again.diagnostics == report.diagnostics
