# SPDX-License-Identifier: MIT
"""Every report of the corpus: expected JSON, promises kept, figures traced and set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reportparse
from reportparse.corpus.conformance import hold
from tests.conftest import REPORTS, read


@pytest.fixture(params=REPORTS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_there_are_reports() -> None:
    assert len(REPORTS) >= 6


def test_reads_as_expected(path: Path) -> None:
    report = reportparse.parse(read(path))

    expected = json.loads(path.with_suffix(".json").read_bytes())
    assert json.loads(reportparse.to_json(report, provenance=True)) == expected


def test_all_promises_are_kept(path: Path) -> None:
    assert hold(path).broken == ()


def test_canonical_tables_are_rectangular(path: Path) -> None:
    lines = reportparse.unparse(reportparse.parse(read(path))).splitlines()
    rows = [line for line in lines if line.startswith("|")]

    assert {row.count("|") - 1 for row in rows} <= {3, 4, 10, 15}
    assert all(row.endswith(" |") for row in rows)


def test_figures_trace_to_their_characters(path: Path) -> None:
    text = read(path)
    lines = text.replace("\r\n", "\n").split("\n")
    report = reportparse.parse(text)

    for figure_path, place in report.provenance.items():
        printed = lines[place.line - 1][place.column - 1 : place.end_column - 1]
        assert printed == place.text, figure_path
        value = report.by_path.get(figure_path)
        if isinstance(value, str):
            assert printed == value
        elif value is not None:
            number = printed.replace(",", "").removesuffix("元").removesuffix("万")
            assert float(number) == float(value)


def test_edit_changes_one_cell_only(path: Path) -> None:
    text = read(path)
    before = reportparse.parse(text)
    if any(finding.severity == "error" for finding in before.diagnostics):
        pytest.skip("what is wrong with a row can keep a figure from being set")
    figures = [figure_path for figure_path in before.provenance if figure_path in before.by_path]
    for figure_path in figures[::17]:
        place = before.provenance[figure_path]
        if not place.text:
            continue
        if figure_path.endswith(".unit"):
            with pytest.raises(reportparse.EditError, match="words"):
                reportparse.edit(text, figure_path, 90817)
            continue

        after = reportparse.edit(text, figure_path, 90817)

        assert reportparse.parse(after).figure(figure_path) == 90817
        assert after.replace("90817", "", 1) == _without(text, place)


def _without(text: str, place: reportparse.Provenance) -> str:
    """*text* without the characters of a figure; its unit stays."""
    lines = text.split("\n")
    line = lines[place.line - 1]
    unit = "元" if place.text.endswith("元") else ""
    lines[place.line - 1] = line[: place.column - 1] + unit + line[place.end_column - 1 :]
    return "\n".join(lines)
