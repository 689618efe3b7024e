"""Many reports as an index, and a page for each agency."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from reportparse.api import parse_file, parse_source
from reportparse.checks.groups import Checked, Family
from reportparse.errors import FileFormatError
from reportparse.forms import registry
from reportparse.forms.comparable import comparable_value
from reportparse.text.source import SourceText
from reportparse.view import site
from reportparse.view.year_columns import Entry, change
from tests.cli.test_commands import run
from tests.conftest import CORPUS, read
from tests.makers.made import reports


@pytest.fixture(scope="module")
def checked() -> list[Checked]:
    """Two agencies on five years each, a faulty report, and one of nobody."""
    texts = [
        *reports(10),
        ("county.txt", read(CORPUS / "disclosure_2021" / "county_with_faults.txt")),
        ("nobody.txt", "一、总体情况\n工作<b>平稳。\n"),
    ]
    sources = [SourceText(text, name) for name, text in texts]
    return Family([(source, parse_source(source)) for source in sources]).checked()


def rows(html: str) -> list[list[str]]:
    """The texts of the cells of each agency."""
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [
            unescape(re.sub("<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row)
        ]
        for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
    ]


def test_each_agency_has_its_page_and_its_years_side_by_side(checked: list[Checked]) -> None:
    *pages, (name, index) = site(checked, [("old.doc", "<旧文件>")], "all.xlsx")
    own = {row[0]: row[1:] for row in rows(index)}
    last, before = (checked[place].report for place in (4, 3))
    new = last.by_path["applications.new.total"], before.by_path["applications.new.total"]
    assert isinstance(new[0], int)
    assert isinstance(new[1], int)

    assert name == "index.html"
    assert [page for page, _ in pages] == [f"pages/{number:04}.html" for number in range(1, 5)]
    assert "2019 2020 2021 2022 2023" in own[str(last.agency)][0]
    assert own[str(last.agency)][3:6] == [f"{new[0]:,}", f"{new[1]:,}", f"{new[0] - new[1]:+,}"]
    assert own["nobody.txt"] == ["?", *own["nobody.txt"][1:3], *[""] * 8]
    links = re.findall(r'href="(pages/[^"]+)"', index)
    anchors = {
        f"{page}#{anchor}" for page, html in pages for anchor in re.findall(r'id="(r\d+)"', html)
    }
    assert set(links) == anchors
    assert "&lt;旧文件&gt;" in index
    assert 'href="all.xlsx" download' in index


def test_findings_are_listed_in_full(checked: list[Checked]) -> None:
    index = list(site(checked))[-1][1]
    county = next(one for one in checked if one.source.name == "county.txt")

    listed = [finding.message for finding in county.diagnostics if finding.severity != "info"]
    assert listed
    for message in listed:
        assert message in unescape(index)
    assert "下载" not in index


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((Entry("4", "", "good"), Entry("5", "", "good")), ("+1", "+25.0%")),
        ((Entry("2.5", "万元", "good"), Entry("2.0", "万元", "good")), ("-0.5", "-20.0%")),
        ((Entry("2.5", "万元", "good"), Entry("2.0", "元", "good")), ("", "")),
        ((Entry("0", "", "good"), Entry("2", "", "good")), ("+2", "")),
        ((Entry("", "", "blank"), Entry("2", "", "good")), ("", "")),
    ],
)
def test_changes_of_the_last_year(entries: tuple[Entry, ...], expected: tuple[str, str]) -> None:
    assert change(entries) == expected


def test_a_comparable_figure_is_null_if_a_part_is() -> None:
    paths = registry.forms()["2021"].comparable
    figures = dict.fromkeys(paths["denied"], 1)

    assert comparable_value(paths, "denied", figures) == 8
    assert comparable_value(paths, "denied", {**figures, paths["denied"][0]: None}) is None
    assert comparable_value({}, "denied", figures) is None


def test_a_folder_of_pages_is_written_and_written_again(tmp_path: Path) -> None:
    years, out = CORPUS / "checks" / "carried-in-differs", tmp_path / "site"
    for _ in range(2):
        run("view", years, "-o", out)

    assert {path.name for path in out.iterdir()} == {"index.html", "pages", "reports.xlsx"}
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a").touch()
    assert "not a folder of pages" in run("view", years, "-o", tmp_path / "mine").stderr


@pytest.mark.parametrize("target", ["site", "page.html"])
def test_pages_among_the_reports_are_no_reports(target: str, tmp_path: Path) -> None:
    shutil.copytree(CORPUS / "checks" / "carried-in-differs", tmp_path, dirs_exist_ok=True)
    first, second = (run("view", tmp_path, "-o", tmp_path / target) for _ in range(2))
    checked = run("check", tmp_path, "--format", "json")

    assert (first.stderr, first.returncode) == (second.stderr, second.returncode)
    made = [path for path in tmp_path.rglob("*") if path.suffix in {".html", ".xlsx"}]
    assert len(made) == {"site": 3, "page.html": 1}[target]
    for path in made:
        with pytest.raises(FileFormatError, match="that reportparse made"):
            parse_file(path)
    found = json.loads(checked.stdout)
    assert found["files"]["unreadable"] == []
    assert {Path(name) for name in found["files"]["passed_over"]} >= set(made)
    assert (checked.returncode, run("check", *made).returncode) == (first.returncode, 2)
    assert [report["year"] for report in found["reports"]] == [2023, 2024]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_open_in_the_language_of_the_command(tmp_path: Path, language: str) -> None:
    folder = CORPUS / "checks" / "consistent"

    run("view", folder, "-o", tmp_path / "site", "--lang", language)

    for page in [tmp_path / "site" / "index.html", *(tmp_path / "site" / "pages").iterdir()]:
        html = page.read_text("utf-8")
        other = {"zh": 'lang="en">English', "en": 'lang="zh-CN">中文'}[language]
        assert html.count(f' data-language="{language}">') == 1
        assert f'id="language" {other}</button>' in html
