# SPDX-License-Identifier: MIT
"""The facts about a report under the heads that sites, messengers and printers leave above it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import pytest
from attrs import evolve

import reportparse
from reportparse import Period, Report
from reportparse.report.metadata_lines import LinePiece, MetadataLine, labelled
from reportparse.testing.promises import broken

_FIXTURES = Path(__file__).parent.parent / "fixtures"

_CODES = {"not-a-report", "fact-uncertain"}


def cases(file: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The name of each case of a *file*, its text, and the facts that must be read from it."""
    for case in (_FIXTURES / file).read_text(encoding="utf-8").split("=== ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, facts = rest.partition("---\n")
        yield name, text, dict(line.split(": ", 1) for line in facts.splitlines())


def printed(report: Report, fact: str) -> str:
    """A fact as the cases write it."""
    if fact == "codes":
        return " ".join(sorted({finding.code for finding in report.diagnostics} & _CODES))
    value = attrgetter(fact)(report)
    if fact == "period" and value:
        return f"{value.start} {value.end}"
    if isinstance(value, tuple):
        return " ".join(value)
    return "null" if value is None else str(value)


@pytest.mark.parametrize(
    ("text", "facts"),
    [pytest.param(text, facts, id=name) for name, text, facts in cases("metadata.txt")],
)
def test_metadata(text: str, facts: dict[str, str]) -> None:
    report = reportparse.parse(text)

    found = {fact: printed(report, fact) for fact in facts}
    assert found == {
        fact: found[fact] if value in (f"~{found[fact]}", "~null") else value
        for fact, value in facts.items()
    }
    assert not list(broken(text))


@pytest.mark.parametrize(
    ("page", "facts"),
    [pytest.param(page, facts, id=name) for name, page, facts in cases("metadata_pages.txt")],
)
def test_metadata_of_a_web_page(page: str, facts: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
    report = reportparse.parse_file(file)

    assert {fact: printed(report, fact) for fact in facts} == facts
    assert reportparse.parse(reportparse.unparse(report)) == report


PAGE = """<html><head><title>2023年政府信息公开工作年度报告_{site}</title>
<meta name="ArticleTitle" content="福山县渔业局2023年政府信息公开工作年度报告">
<meta name="PubDate" content="2024-01-21 10:00"></head><body>
<table><tr><td>索引号</td><td>FS-1</td><td>发布机构</td><td>福山县渔业局</td></tr></table>
<h1>2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>全年按目录公开信息。</p><p>二、主动公开政府信息情况</p><p>见附表。</p></body></html>"""


def test_facts_of_a_web_page_outside_the_text(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE.format(site="福山县人民政府"), encoding="utf-8")
    report = reportparse.parse_file(file)
    written = reportparse.unparse(report)

    assert report.agency == "福山县渔业局"
    assert str(report.published) == "2024-01-21"
    assert (report.index_number, report.publisher) == ("FS-1", "福山县渔业局")
    assert "〔发布日期〕2024-01-21" in written
    assert reportparse.parse(written) == report
    assert reportparse.unparse(reportparse.parse(written)) == written


def test_facts_of_a_report_made_by_hand_are_stated() -> None:
    text = "福山县渔业局2023年政府信息公开工作年度报告\n一、总体情况\n正文。\n"
    report = evolve(
        reportparse.parse(text),
        title=None,
        agency=None,
        year=2022,
        period=Period(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)),
        document_number="福渔〔2023〕1号",
    )
    other = evolve(
        report, title="甲县解读", preamble=(reportparse.Paragraph("乙县2021年政府信息公开年报"),)
    )

    for made in (report, other):
        assert reportparse.parse(reportparse.unparse(made)) == made


@pytest.mark.parametrize("value", ["20233", "2024-13-01", "2024-01-01至2024-01-02", ""])
def test_what_is_stated_badly_is_no_fact(value: str) -> None:
    title = "福山县渔业局2023年政府信息公开工作年度报告"
    text = f"{title}\n〔发布日期〕{value}\n〔报告年度〕{value}\n一、总体情况\n"
    report = reportparse.parse(text)

    assert (report.published, report.year) == (None, 2023)


def test_facts_have_places() -> None:
    title = "福山县渔业局2023年政府信息公开工作年度报告"
    text = f"发布日期：2024-01-20\n{title}\n| 索引号 | FS-1 |\n一、总体情况\n"
    places = reportparse.parse(text).provenance

    assert {path: place.text for path, place in places.items()} == {
        "title": "福山县渔业局2023年政府信息公开工作年度报告",
        "agency": "福山县渔业局",
        "year": "2023",
        "published": "2024-01-20",
        "index_number": "FS-1",
    }


def test_a_doubtful_fact_lists_its_candidates() -> None:
    text = "甲县财政局2023年政府信息公开年报\n甲县审计局2023年政府信息公开年报\n一、总体情况\n"
    report = reportparse.parse(text)
    title = next(finding for finding in report.diagnostics if finding.path == "title")

    assert (report.title, report.agency, report.year) == (None, None, 2023)
    assert title.code == "fact-uncertain"
    assert [place.line for place in title.related] == [1, 2]


@pytest.mark.parametrize("gap", ["", " ", "\u3000"])
@pytest.mark.parametrize("label", ["来源", "發布機構", "資訊來源", "信息来源"])
def test_a_label_is_found_among_many_lines_in_either_script(label: str, gap: str) -> None:
    """Blanks may part its characters; a value is that of its own line."""
    words = ["第一条消息", *["关于办事的通知"] * 30]
    found = [
        [*words[:at], f"{gap.join(label)}：某某市水务局", *words[at:]] for at in (0, 7, len(words))
    ]

    for texts in found:
        lines = [MetadataLine((LinePiece(text, None),)) for text in texts]
        assert [fact.value for fact in labelled(lines, anywhere=True)] == ["某某市水务局"]
