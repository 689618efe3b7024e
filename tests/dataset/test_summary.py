"""A summary says what the tables hold."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attrs import asdict
from click.testing import CliRunner

import reportparse
from reportparse.cli.group import group
from reportparse.dataset import Summary, opened, summarise
from reportparse.dataset.summary_page import outcomes, page, spanned, text
from reportparse.dataset.summary_page import text as text_of
from reportparse.output.page_templates import digest
from tests.conftest import CORPUS
from tests.dataset.common import built, write_made

HOSTILE = "<script>alert(1)</script>局"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("summary")
    paths = write_made(base / "in", 40)
    (base / "in" / "again.txt").write_bytes(paths[0].read_bytes())
    faulty = (CORPUS / "disclosure_2021" / "county_with_faults.txt").read_text("utf-8")
    (base / "in" / "faulty.txt").write_text(faulty, "utf-8")
    hostile = paths[1].read_text("utf-8").replace("示例", HOSTILE)
    (base / "in" / '"><img src=x onerror=alert(1)>.txt').write_text(hostile, "utf-8")
    (base / "in" / "<b>.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    built(base / "out.duckdb", base / "in")
    return base


@pytest.fixture(scope="module")
def found(folder: Path) -> Summary:
    with opened(folder / "out.duckdb") as connection:
        return summarise(connection)


@pytest.fixture(scope="module")
def reports(folder: Path) -> list[tuple[reportparse.Report, reportparse.CheckResult]]:
    """The content of the dataset, read one by one, without the twin."""
    read = [
        reportparse.parse_file(path)
        for path in sorted((folder / "in").rglob("*.txt"))
        if path.name != "again.txt"
    ]
    return [(report, reportparse.check(report)) for report in read]


def test_what_is_counted(found: Summary, reports: list[Any]) -> None:
    assert (found.reports, found.duplicates, found.failures) == (len(reports), 1, 1) == (42, 1, 1)
    years = Counter(report.year for report, _ in reports)
    assert {coverage.key: coverage.reports for coverage in found.years} == years
    forms = Counter(report.form for report, _ in reports)
    assert {coverage.key: coverage.reports for coverage in found.forms} == forms
    statuses = Counter(
        report.status(path)
        for report, _ in reports
        for path, value in report.figures()
        if not path.endswith("unit")
    )
    blank = statuses["blank"] + statuses["not-applicable"] + statuses["not-on-form"]
    for several in (found.forms, found.years, found.agencies):
        assert sum(coverage.printed for coverage in several) == statuses["read"]
        assert sum(coverage.blank for coverage in several) == blank
        assert (
            sum(coverage.unread for coverage in several)
            == statuses.total() - blank - statuses["read"]
            > 0
        )


def test_what_is_compared_is_what_check_compares(tmp_path: Path) -> None:
    names = {
        2020: "示例县旅游局",
        2021: "示例县文化和旅游局",
        2022: "文化和旅游局",
        2024: "示例县文化和旅游局",
    }
    for year, name in names.items():
        (tmp_path / "示例县").mkdir(exist_ok=True)
        text = (
            f"{name}{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年工作正常。\n"
            "二、主动公开政府信息情况\n| 第二十条第（一）项 |\n"
            "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 2 | 3 |\n"
        )
        (tmp_path / "示例县" / f"{year}.txt").write_text(text, "utf-8")
    (tmp_path / "示例县" / "x.txt").write_text("2023年政府信息公开工作年度报告\n正文。\n", "utf-8")
    built(tmp_path / "out.duckdb", tmp_path / "示例县")
    with opened(tmp_path / "out.duckdb") as connection:
        found = summarise(connection)
    result = CliRunner().invoke(
        group, ["check", str(tmp_path / "示例县"), "--format", "json"], standalone_mode=False
    )

    assert found.comparisons == json.loads(result.stdout)["comparisons"]
    assert found.comparisons == {
        "compared": 1,
        "no-agency": 1,
        "gap": 1,
        "similar": 1,
        "no-predecessor": 1,
    }
    assert text_of(found).splitlines()[1] == (
        "与上一年度报告比较的 1 份，未比较的 4 份"
        "（机关不明 1，缺上一年度报告 1，名称相近未能认定 1，没有读到上一年度报告 1）"
    )
    assert {coverage.key: coverage.years for coverage in found.agencies} == {
        None: (2023,),
        "示例县旅游局": (2020,),
        "示例县文化和旅游局": (2021, 2022, 2024),
    }


def test_sums_are_those_of_what_is_printed(found: Summary, reports: list[Any]) -> None:
    for main_figure in found.figures:
        printed = [
            report.by_path[main_figure.path]
            for report, _ in reports
            if report.year == main_figure.year and report.by_path.get(main_figure.path) is not None
        ]
        assert (main_figure.sum, main_figure.reports) == (
            sum(printed) if printed else None,
            len(printed),
        ), main_figure
    assert {main_figure.path for main_figure in found.figures if main_figure.reports} >= {
        "applications.new.total"
    }


def test_outcomes_are_all_of_the_total_and_no_more(found: Summary, reports: list[Any]) -> None:
    for stack in outcomes(found.outcomes):
        totals = [
            report.by_path["applications.total.total"]
            for report, checked in reports
            if str(report.year) == stack.label
            and all(
                check.status == "pass"
                for check in checked.checks
                if check.rule == "outcomes-differ"
            )
        ]
        if len(totals) == sum(str(report.year) == stack.label for report, _ in reports):
            assert stack.whole == sum(totals)
        assert sum(part.share for part in stack.parts) == pytest.approx(1)
    assert [main_figure.label for main_figure in found.outcomes if main_figure.year == 2023][
        :5
    ] == [
        "予以公开",
        "部分公开",
        "不予公开",
        "无法提供",
        "不予处理",
    ]


def test_problems_are_counted_with_samples(found: Summary, folder: Path) -> None:
    counted: Counter[str] = Counter()
    with opened(folder / "out.duckdb") as connection:
        rows = connection.execute(
            "SELECT code, name, line, message FROM diagnostics "
            "JOIN reports ON report = id WHERE duplicate_of IS NULL"
        ).fetchall()
    counted.update(code for code, *_ in rows)
    assert {problem.code: problem.count for problem in found.problems} == counted
    for problem in found.problems:
        assert 1 <= len(problem.samples) <= 3
        for sample in problem.samples:
            message = next(
                row[3]
                for row in rows
                if row[:3] == (problem.code, sample.name, sample.line or 0)
                and row[3].startswith(sample.message)
            )
            assert message
    (failed,) = found.failed
    assert (failed.code, failed.samples[0].name) == ("format-not-read", "in/<b>.doc")


class _Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())


def test_the_page_runs_its_own_script_only_and_needs_nothing(found: Summary) -> None:
    html = page(found, f"{HOSTILE}.duckdb")
    parsed = _Page(html)

    assert not {"img", "link", "iframe"} & set(parsed.tags)
    assert not any(name.startswith("on") or name == "src" for name in parsed.attributes)
    assert not re.search(r'href="[^"]*:', html)
    assert not re.search(r"https?://|url\(|@import", html)
    assert f"{HOSTILE}.duckdb" in parsed.words
    assert parsed.tags.count("script") == 1
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert digest(script) in unescape(html.partition("</head>")[0])
    shown = " ".join(parsed.words)
    assert "历年新收申请" in shown
    (total,) = (
        main_figure.sum
        for main_figure in found.figures
        if (main_figure.path, main_figure.year) == ("applications.new.total", 2021)
    )
    assert f"{total:,}" in shown
    assert {report.name for report in found.faulty} | {each.name for each in found.unreadable} <= {
        word.removesuffix("：") for word in parsed.words
    }


def test_each_agency_has_its_last_year_beside_the_one_before(found: Summary) -> None:
    assert found.changes
    for agency in found.changes:
        assert agency.reports == next(
            coverage.reports for coverage in found.agencies if coverage.key == agency.agency
        )
    assert any(None not in agency.received for agency in found.changes)
    assert sum(report.errors > 0 for report in found.faulty) == sum(
        coverage.with_errors for coverage in found.years
    )


def test_text_and_json(found: Summary) -> None:
    lines = text(found).splitlines()

    assert lines[0] == (
        "报告 42 份（另有数据相同的复本 1 份、数据不同的其他版本 0 份，合计中均未计入），"
        "无法读取 1 份"
    )
    assert any("applications.new.total" in line for line in lines)
    data = json.loads(json.dumps(asdict(found)))
    assert data["reports"] == 42
    assert data["years"][0]["key"] == 2019


#: Words of the form, of reports and of files.
_CHINESE = re.compile("[一-鿿]")


def test_in_english_only_labels_and_what_is_read_are_chinese(folder: Path) -> None:
    with opened(folder / "out.duckdb") as connection:
        found = summarise(connection, "en")
    lines = text(found, "en").splitlines()
    shown = _Page(page(found, "out.duckdb", "en")).words

    assert lines[0] == "reports: 42; not in the sums: copies 1, other editions 0; failures: 1"
    assert {line for line in lines if line.endswith(("read", "reports"))} >= {
        "year: reports, agencies, reports with errors, figures blank, figures not read",
        "findings: code, severity, number, reports",
    }
    of_data = {figure.label for figure in (*found.figures, *found.outcomes)}
    of_data |= {str(coverage.key) for coverage in found.agencies}
    of_data |= {sample.message for problem in found.problems for sample in problem.samples}
    names = ("in/", "：", "（")
    assert [
        word
        for word in shown
        if _CHINESE.search(word) and word not in of_data and not any(map(word.__contains__, names))
    ] == []


def test_ranges_of_years() -> None:
    assert spanned([2019, 2020, 2021, 2023]) == "2019-2021, 2023"
    assert spanned([]) == ""


def test_a_dataset_without_reports(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    built(tmp_path / "out.duckdb", tmp_path / "a.doc")
    with opened(tmp_path / "out.duckdb") as connection:
        empty = summarise(connection)

    assert (empty.reports, empty.failures) == (0, 1)
    assert page(empty, "out")
    assert text(empty)


def test_sums_count_one_edition_and_name_those_left_out(tmp_path: Path) -> None:
    text = (CORPUS / "checks" / "consistent" / "forestry_2023.txt").read_text("utf-8")
    corrected = reportparse.edit(text, "applications.new.total", 999)
    for name, content in (("a", text), ("b", text + "\n"), ("c", corrected)):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text(content, "utf-8")
    (tmp_path / "in" / "c.txt").write_text(
        corrected.replace("\n", "\n发布日期：2024-03-01\n", 1), "utf-8"
    )
    (tmp_path / "in" / "x.dat").write_bytes(b"x")
    out = tmp_path / "out.duckdb"

    done = built(out, tmp_path / "in")
    with opened(out) as connection:
        found = summarise(connection)

    assert done.passed_over == ["in/x.dat"]
    assert (found.reports, found.duplicates, found.editions) == (1, 1, 1)
    assert [(left.name, left.counted, left.is_copy) for left in found.left_out] == [
        ("in/a.txt", "in/c.txt", False),
        ("in/b.txt", "in/a.txt", True),
    ]
    (new,) = (
        main_figure.sum
        for main_figure in found.figures
        if main_figure.path == "applications.new.total"
    )
    assert new == 999
    assert "未计入：in/a.txt（与 in/c.txt 数据不同）" in text_of(found)
    (tmp_path / "in" / "b.txt").unlink()
    assert built(out, tmp_path / "in").unseen == ["in/b.txt"]
    assert built(out, tmp_path / "in", prune=True).unseen == []
