# SPDX-License-Identifier: MIT
"""Tables in files: a title, the lines of a page, and the rows that must be read from them.

An expected row is its path and its figures from left to right: `-` for a blank one, `?` for one
that is null because a finding on it says so. Lines with `+` name findings, `no findings` none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import reportparse
from reportparse.forms import registry
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "fixtures" / "tables"
_CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<input>.*?)\n\.\n(?P<expected>.*?)\n\.$", re.MULTILINE | re.DOTALL
)


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.md")):
        for case in _CASE.finditer(path.read_text("utf-8")):
            name = f"{path.stem}: {case['title']}"
            yield pytest.param(case["input"], case["expected"].splitlines(), id=name)


def figures_of(report: reportparse.Report, path: str) -> str:
    """The figures of a row as the files write them."""
    form = registry.forms()[str(report.form)]
    (row,) = (row for row in form.rows if row.path == path)
    # That the page lacks other rows is no finding on this one.
    findings = [
        str(finding.path) for finding in report.diagnostics if finding.code != "rows-missing"
    ]
    shown = []
    for column in row.columns:
        value = report.by_path.get(column.path)
        is_flagged = any(f"{column.path}.".startswith(f"{finding}.") for finding in findings)
        shown.append(str(value) if value is not None else "?" if is_flagged else "-")
    return " ".join(shown)


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_a_table_is_read_as_its_file_says(text: str, expected: list[str]) -> None:
    title = "" if "年度报告" in text else "示例镇2023年政府信息公开工作年度报告\n"
    report = reportparse.parse(f"{title}{text}\n五、存在的主要问题及改进情况\n无。\n")
    codes = {finding.code for finding in report.diagnostics if finding.path}

    for line in expected:
        path, _, figures = line.partition(" ")
        if path == "+":
            assert figures in codes
        elif line == "no findings":
            assert {code for code in codes if not code.endswith("-missing")} == set()
        else:
            assert f"{path} {figures_of(report, path)}" == line
