"""The page with figures next to their source."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import reportparse
from reportparse.agencies.pairing import Filed, paired
from reportparse.api import parse_source
from reportparse.checks.groups import Checked
from reportparse.forms import registry
from reportparse.output.printed_grids import Cell, grid
from reportparse.text.source import SourceText
from reportparse.view import page
from reportparse.view.panels import Panel, panel
from tests.cli.test_commands import run
from tests.conftest import CORPUS, read

FAULTY = CORPUS / "disclosure_2021" / "county_with_faults.txt"
YEARS = CORPUS / "checks" / "carried-in-differs"


def viewed(text: str, name: str = "a.txt", last: reportparse.Report | None = None) -> Checked:
    source = SourceText(text, name)
    report = parse_source(source)
    result = reportparse.check(report, last)
    found = (*report.diagnostics, *result.diagnostics)
    place = paired([Filed.of(report)])[0]
    return Checked(source, report, None, last, found, result.checks, place)


def spans(name: str, form: str = "2021") -> list[list[tuple[str, int, int]]]:
    """The cells of a form's table: words or last part of the path, columns, rows."""
    table = registry.forms()[form].table_of[name]
    return [
        [
            ((cell.text or (cell.path or "").rpartition(".")[2]), cell.columns, cell.rows)
            for cell in row
        ]
        for row in grid(table, {}).rows
    ]


def test_the_table_of_section_three_has_the_merged_cells_of_the_form() -> None:
    rows = spans("applications")

    assert [(columns, height) for _, columns, height in rows[0]] == [(3, 3), (7, 1)]
    assert rows[1] == [("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)]
    assert [text for text, _, _ in rows[2]] == [
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ]
    assert rows[3][0] == ("一、本年新收政府信息公开申请数量", 3, 1)
    assert rows[5][:2] == [("三、本年度办理结果", 1, 22), ("（一）予以公开", 2, 1)]
    assert rows[7][0] == ("（三）不予公开", 1, 8)
    assert rows[-2][0] == ("（七）总计", 2, 1)
    assert rows[-1][0] == ("四、结转下年度继续办理", 3, 1)


def test_the_other_tables() -> None:
    reviews = spans("reviews")
    assert reviews[0] == [("行政复议", 5, 1), ("行政诉讼", 10, 1)]
    assert reviews[1][:5] == [
        (head, 1, 2) for head in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    ]
    assert reviews[1][5:] == [("未经复议直接起诉", 5, 1), ("复议后起诉", 5, 1)]
    proactive = spans("proactive")
    assert proactive[0] == [("第二十条第（一）项", 4, 1)]
    assert proactive[5] == [("信息内容", 1, 1), ("本年处理决定数量", 3, 1)]
    assert proactive[6] == [("行政许可", 1, 1), ("decisions", 3, 1)]


@pytest.mark.parametrize("form", registry.forms())
def test_every_table_is_a_rectangle_with_every_figure_once(form: str) -> None:
    for table in registry.forms()[form].tables:
        made = grid(table, {})
        covered: dict[tuple[int, int], Cell] = {}
        for line, row in enumerate(made.rows):
            column = 0
            for cell in row:
                while (line, column) in covered:
                    column += 1
                for down in range(cell.rows):
                    for right in range(cell.columns):
                        assert (line + down, column + right) not in covered
                        covered[line + down, column + right] = cell
        size = (len(made.rows), table.width)
        assert covered.keys() == {
            (row, column) for row in range(size[0]) for column in range(size[1])
        }
        paths = [cell.path for row in made.rows for cell in row if cell.path]
        assert paths == [path for row in table.rows for path in row.paths]


def shown(path: Path) -> Panel:
    return panel(viewed(read(path), path.name))


def test_figures_know_where_they_stand_and_how() -> None:
    found = shown(FAULTY)
    states = {path: figure.state for path, figure in found.figures.items()}

    assert states["applications.granted.natural_person"] == "missing"
    assert states["applications.denied.enforcement_file.total"] == "missing"
    assert states["proactive.rules.issued"] == "good"
    assert states["applications.carried_out.total"] == "missing"
    assert states["applications.total.natural_person"] == "undecided"
    new = found.figures["applications.new.total"]
    assert (new.text, new.line, new.printed) == ("58", 25, "58")
    for path, figure in found.figures.items():
        for number in figure.checks:
            check = found.checks[number]
            assert path == check.path or path in {term.path for term in check.terms}


def test_a_blank_cell_is_not_one_that_was_not_read() -> None:
    text = read(CORPUS / "disclosure_2021" / "department_blanks.txt")
    states = {figure.state for figure in panel(viewed(text)).figures.values()}

    assert "blank" in states
    assert "missing" not in states


def test_a_failing_figure_shows_what_it_should_be_and_last_year() -> None:
    last, own = (read(YEARS / f"forestry_{year}.txt") for year in (2023, 2024))
    before = viewed(last, "2023.txt")
    found = panel(viewed(own, "2024.txt", before.report))

    figure = found.figures["applications.carried_in.total"]
    (check,) = (
        found.checks[result]
        for result in figure.checks
        if found.checks[result].rule == "carried-in-differs"
    )
    assert (figure.state, figure.text) == ("fail", "29")
    assert (check.status, check.published, check.computed) == ("fail", "29", "32")
    (term,) = check.terms
    assert (term.path, term.value, term.year) == ("applications.carried_out.total", "32", 2023)


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("disclosure_20*/*.txt")), ids=lambda one: one.stem
)
def test_the_source_is_shown_to_the_character(path: Path) -> None:
    text = read(path)
    found = panel(viewed(text))

    lines = ["".join(piece.text for piece in line) for line in found.lines]
    assert lines == [line.rstrip("\r\n") for line in SourceText(text).lines]
    for number, line in enumerate(found.lines, 1):
        for piece in line:
            if piece.path is not None and piece.path in found.figures:
                figure = found.figures[piece.path]
                assert (figure.line, figure.printed) == (number, piece.text)


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}&lt;"


class _Tags(HTMLParser):
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
        self.words.append(data)


def test_a_hostile_report_runs_nothing() -> None:
    text = read(FAULTY).replace("本报告样本", HOSTILE).replace("7.属于", f"7.{HOSTILE}属于")
    text = text.replace("石桥县教育局2024", f"{HOSTILE}石桥县教育局2024")
    html = page([viewed(text, f"{HOSTILE}.txt")])
    parsed = _Tags(html)

    assert parsed.tags.count("script") == 2
    assert "img" not in parsed.tags
    assert not any(name.startswith("on") for name in parsed.attributes)
    assert "49" not in "".join(parsed.words[: parsed.words.index(f"{HOSTILE}.txt") + 1])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    allowed = unescape(policy[1])
    assert allowed.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in allowed


def test_the_page_needs_nothing_else() -> None:
    html = page([viewed(read(FAULTY))])

    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", html)
    assert not re.search(r"@import|url\(", html)


def data_of(html: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data: list[dict[str, Any]] = json.loads(found[1])
    return data


def test_the_script_has_what_it_shows() -> None:
    report = reportparse.parse(read(FAULTY))
    (data,) = data_of(page([viewed(read(FAULTY))]))

    for path, value in report.figures():
        shown = data["figures"]
        if path.endswith("_unit"):
            assert shown[path.removesuffix("_unit")]["unit"] == value
        else:
            assert shown[path]["text"] == ("" if value is None else str(value))
    assert data["problems"][0]["code"] == report.diagnostics[0].code


def test_years_of_one_agency_stand_side_by_side() -> None:
    last = viewed(read(YEARS / "forestry_2023.txt"), "2023.txt")
    own = viewed(read(YEARS / "forestry_2024.txt"), "2024.txt", last.report)
    html = page([own, last])

    parsed = _Tags(html)
    shown = " ".join(" ".join(parsed.words).split())
    assert shown.index("2023.txt") < shown.index("2024.txt")
    assert "各年对照" in shown
    assert "应为 should be 32 carried-in-differs" in shown
    assert "各年对照" not in page([own, viewed(read(FAULTY))])
    assert "各年对照" not in page([own])


_AMOUNT = ("本年收费金额（单位：万元）", "| 行政事业性收费 | 5.65 |")


@pytest.mark.parametrize(
    ("head", "cell", "unit"),
    [
        ("本年收费金额（单位：万元）", "5.65", "万元"),
        ("本年收费金额（单位：元）", "5.65", "元"),
        ("本年收费金额", "5.65", ""),
        ("本年收费金额", "5.65元", "元"),
        ("本年收费金额（单位：万元）", "5.65亿元", "亿元"),
    ],
)
def test_an_amount_has_the_unit_that_the_report_states(head: str, cell: str, unit: str) -> None:
    own = read(YEARS / "forestry_2024.txt")
    assert all(part in own for part in _AMOUNT)
    text = own.replace(_AMOUNT[0], head).replace(_AMOUNT[1], _AMOUNT[1].replace("5.65", cell))
    last = viewed(read(YEARS / "forestry_2023.txt"), "2023.txt")
    for several in ([viewed(text)], [viewed(text, "2024.txt"), last]):
        html = page(several)
        tables = re.sub(r'<section class="source".*?</section>', "", html, flags=re.DOTALL)
        tables = re.sub(r"<script.*?</script>", "", tables, flags=re.DOTALL)

        shown = re.findall(r"5\.65(?: <small>(.*?)</small>)?</a>", tables)
        assert shown == [unit] * len(several)
        figure = data_of(html)[-1]["figures"]["proactive.fees.amount"]
        assert (figure["text"], figure["unit"]) == ("5.65", unit)
        heads = re.findall(r'scope="col"[^>]*>本年收费金额(?:（单位：(.*?)）)?<', tables)
        assert heads[-1] == unit


def test_a_report_of_an_unknown_agency_is_no_year_of_another() -> None:
    own = viewed(read(YEARS / "forestry_2024.txt"), "2024.txt")
    text = re.sub("青石县林业局|我局", "", read(YEARS / "forestry_2023.txt"))
    unknown = viewed(text, "2023.txt")
    assert (unknown.report.agency, unknown.report.year) == (None, 2023)

    html = page([own, unknown])
    assert "各年对照" not in html
    assert re.findall(r'<a href="#r\d">(.*?)</a>', html) == ["2024.txt", "2023.txt"]
    assert "<title>2023.txt ·" in page([unknown])


def test_years_of_two_agencies_stand_apart() -> None:
    names = ("forestry_2023", "forestry_2024")
    texts = [read(YEARS / f"{name}.txt") for name in names]
    others = [text.replace("青石县林业局", "青石县水利局") for text in texts]
    html = page([viewed(text, f"{place}.txt") for place, text in enumerate([*texts, *others])])

    assert re.findall(r'<h3 id="years-\d">(.*?)</h3>', html) == ["青石县林业局", "青石县水利局"]
    assert re.findall(r'<th scope="col">(20\d\d)</th>', html) == ["2023", "2024"] * 2
    twice = [viewed(texts[0], "a.txt"), viewed(texts[0] + "\n", "b.txt")]
    assert "各年对照" not in page(twice)


def test_tables_of_years_are_in_the_order_of_the_newest_form() -> None:
    form = {
        key: next(CORPUS.glob(f"{name}/*.txt"))
        for key, name in (
            ("2014", "statistics_2014"),
            ("2019", "disclosure_2019"),
            ("2021", "disclosure_2021"),
        )
    }
    checked = []
    for year, path in zip((2018, 2019, 2022), form.values(), strict=True):
        checked_report = viewed(read(path), f"{year}.txt")
        report = evolve(checked_report.report, agency="青石县林业局", year=year)
        place = paired([Filed.of(report)])[0]
        checked.append(evolve(checked_report, report=report, paired=place))
    html = page(checked)

    titles = re.findall(r'<th scope="rowgroup"[^>]*>(.*?)</th>', html)
    newest = [table.title for table in registry.forms()["2021"].tables]
    assert titles[:3] == newest
    assert titles[-1] == registry.forms()["2014"].tables[0].title
    assert len(set(titles)) == len(titles)


def test_units_stand_beside_the_figures_of_all_forms() -> None:
    text = read(next(CORPUS.glob("statistics_2014/*.txt")))
    checked = viewed(text, "a.txt")
    two = evolve(checked, report=evolve(checked.report, year=(checked.report.year or 0) + 1))
    html = page([checked, two])

    lines = html[html.index('id="years"') :]
    for indicator in checked.report.statistics or ():
        if indicator.value is not None and indicator.unit:
            figure = f"{indicator.value} <small>{indicator.unit}</small></a>"
            assert lines.count(figure) >= 2, indicator
            break
    else:
        pytest.fail("no indicator has a unit")
    assert not re.search(r"</span>(?:条|件|万元)</a>", lines)


def test_a_figure_has_no_problem_of_another_report() -> None:
    last = viewed(read(YEARS / "forestry_2023.txt"), "2023.txt")
    own = viewed(read(YEARS / "forestry_2024.txt"), "2024.txt", last.report)
    assert own.diagnostics[0].related[0].path == "applications.carried_out.natural_person"

    shown = panel(own).figures
    assert shown["applications.carried_in.natural_person"].problems == (0,)
    assert shown["applications.carried_out.natural_person"].problems == ()


def test_last_year_is_told_from_this_one_where_its_year_is_not_known() -> None:
    last = viewed(read(YEARS / "forestry_2023.txt"), "2023.txt")
    own = viewed(read(YEARS / "forestry_2024.txt"), "2024.txt", evolve(last.report, year=None))

    (number, check) = next(
        (number, result)
        for number, result in enumerate(panel(own).checks)
        if result.path == "applications.carried_in.total" and result.rule == "carried-in-differs"
    )
    assert [(term.of, term.year) for term in check.terms] == [("previous", None)]
    assert number not in panel(own).figures["applications.carried_out.total"].checks


def test_reports_on_other_forms_and_on_none() -> None:
    statistics = next(CORPUS.glob("statistics_2014/*.txt"))
    township = next(CORPUS.glob("disclosure_2019/*.txt"))
    html = page([viewed(read(statistics)), viewed(read(township)), viewed("没有表格"), viewed("")])

    data = data_of(html)
    assert [bool(one["figures"]) for one in data] == [True, True, False, False]


def test_the_command(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = run("view", YEARS, "-o", out)

    assert (done.returncode, done.stdout) == (1, "")
    assert "各年对照" in out.read_text("utf-8")
    assert run("view", CORPUS / "disclosure_2021" / "ministry_plain.txt").stdout.startswith("<!doc")
    assert run("view", "-", text="没有表格").returncode == 1
    none = run("view", tmp_path / "none.txt", "-o", tmp_path / "none.html")
    assert none.returncode == 2
    assert not (tmp_path / "none.html").exists()


def test_it_opens_in_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from reportparse.cli.view_command import command

    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    CliRunner().invoke(command, [str(FAULTY), "--open"], standalone_mode=False)

    (url,) = opened
    assert url.startswith("file:///")
    assert Path(url.removeprefix("file://")).read_text("utf-8").startswith("<!doctype html>")
