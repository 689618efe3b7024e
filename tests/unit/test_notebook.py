"""The output in notebooks: true, and with all text escaped."""

from __future__ import annotations

import pickle

import reportparse
from reportparse.diagnostics.collecting import Diagnostics
from tests.conftest import CORPUS, read

FAULTY = read(CORPUS / "disclosure_2021" / "county_with_faults.txt")
SUMS = read(CORPUS / "checks" / "applicants-differ" / "forestry_2024.txt")


def shown(value: object) -> str:
    html = value._repr_html_()  # type: ignore[attr-defined]
    assert isinstance(html, str)
    return html


def test_a_report_shows_its_figures_and_findings() -> None:
    report = reportparse.parse(FAULTY)
    html = shown(report)

    numbers = [value for path, value in report.figures() if not path.endswith("unit")]
    printed = sum(value is not None for value in numbers)
    assert f"{printed} / {len(numbers)} 个数字" in html
    assert "石桥县教育局 · 2024年 · 格式 2021" in html
    assert "<td>applications.new.total</td><td>58</td>" in html
    assert "✖ 4 error, ▲ 2 warning" in html


def test_findings_show_themselves_one_by_one_and_together() -> None:
    diagnostics = reportparse.parse(FAULTY).diagnostics

    assert isinstance(diagnostics, Diagnostics)
    assert shown(diagnostics).count("<tr>") == 1 + len(diagnostics)
    assert shown(diagnostics[0]).count("<tr>") == 2
    many = Diagnostics(diagnostics * 20)
    assert f"… 另有 {len(many) - 50} 条" in shown(many)
    assert "没有发现问题" in shown(Diagnostics())


def test_what_checking_found_shows_the_sums_that_fail() -> None:
    result = reportparse.check(reportparse.parse(SUMS))
    html = shown(result)

    failing = [check for check in result.checks if check.status == "fail"]
    assert failing
    assert f"{len(failing)} fail" in html
    for check in failing:
        assert f"<td>{check.published}</td><td>{check.computed}</td>" in html


def test_text_is_escaped() -> None:
    text = FAULTY.replace("石桥县", "<script>alert(1)</script>石桥县").replace("7.属于", "<b>属于")

    html = shown(reportparse.parse(text))

    assert "<script" not in html
    assert "<b>属于" not in html


def test_findings_are_a_tuple_still() -> None:
    report = reportparse.parse(FAULTY)

    assert report.diagnostics == tuple(report.diagnostics)
    assert pickle.loads(pickle.dumps(report)).diagnostics == report.diagnostics
    back = reportparse.from_json(reportparse.to_json(report)).diagnostics
    assert isinstance(back, Diagnostics)
    assert back == report.diagnostics
