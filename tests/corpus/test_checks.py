# SPDX-License-Identifier: MIT
"""Reports with one thing wrong, rule by rule, and reports that hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportparse.checks.known_rules import rules
from tests.conftest import CORPUS
from tests.corpus.checked import EXPECTED, checked, findings

FOLDERS = sorted(path for path in (CORPUS / "checks").iterdir() if path.is_dir())
CONSISTENT = [path for path in FOLDERS if path.name.startswith("consistent")]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_finds_what_stands_beside_the_reports(folder: Path) -> None:
    expected = (folder / EXPECTED).read_text("utf-8")

    assert findings(folder) == expected


def test_every_rule_has_reports_that_break_it() -> None:
    broken = {path.name for path in FOLDERS if path not in CONSISTENT}

    assert broken == set(rules())
    for name in broken:
        found = (CORPUS / "checks" / name / EXPECTED).read_text("utf-8")
        assert f" {name} " in found, name


def test_every_rule_holds_in_reports_that_hold_together() -> None:
    checks = [result for folder in CONSISTENT for each in checked(folder) for result in each.checks]

    # Where there is one edition, nothing is compared.
    passed = {check.rule for check in checks if check.status == "pass"}
    assert passed == set(rules()) - {"editions-differ"}
    assert {result.rule for result in checks if result.status == "fail"} == set()
    assert all((folder / EXPECTED).read_text("utf-8") == "" for folder in CONSISTENT)
