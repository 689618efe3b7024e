# SPDX-License-Identifier: MIT
"""A form of another family, brought by another package: nothing of this package knows it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "department_accounts"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder to import from, in which the example is as an installer would leave it."""
    for name in ("department_accounts.py",):
        shutil.copy(EXAMPLE / name, tmp_path)
    return _with_entry_point(tmp_path, "department_accounts:FORM")


def _with_entry_point(folder: Path, value: str, rule: str = "department_accounts:RULE") -> Path:
    metadata = folder / "department_accounts-0.1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: department-accounts\n")
    points = f"[reportparse.forms]\naccounts = {value}\n[reportparse.rules]\naccounts = {rule}\n"
    (metadata / "entry_points.txt").write_text(points)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), str(ROOT / "src")])
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_its_reports_are_read(installed: Path) -> None:
    done = run(installed, "-m", "reportparse", "parse", str(EXAMPLE / "sample.txt"))

    data = json.loads(done.stdout)
    assert data["form"] == "accounts"
    assert data["accounts"] == {
        "income": {
            "appropriation": {"amount": 1250.40, "amount_unit": "万元"},
            "operating": {"amount": None, "amount_unit": "万元"},
            "total": {"amount": 1250.40, "amount_unit": "万元"},
        },
        "expenditure": {
            "salaries": {"amount": 830.15, "amount_unit": "万元"},
            "total": {"amount": 1249.90, "amount_unit": "万元"},
        },
    }
    assert data["applications"] is None
    assert {finding["severity"] for finding in data["diagnostics"]} == {"info"}
    schema = run(installed, "-m", "reportparse", "schema", "--form", "accounts")
    jsonschema.validate(data, json.loads(schema.stdout))


_ROUND_TRIPS = """
import sys, reportparse
from department_accounts import AccountsReport
text = open(sys.argv[1], encoding="utf-8").read()
report = reportparse.parse(text)
assert isinstance(report, AccountsReport)
canonical = reportparse.unparse(report)
assert reportparse.parse(canonical) == report
assert reportparse.unparse(reportparse.parse(canonical)) == canonical
assert reportparse.from_json(reportparse.to_json(report)) == report
assert reportparse.parse_document(text).raw() == text
edited = reportparse.edit(text, "accounts.income.total.amount", 7)
assert edited.count("1,250.40") == 1 and "本年收入合计 | 7 |" in edited
print("all hold")
"""


def test_round_trips_hold(installed: Path) -> None:
    done = run(installed, "-c", _ROUND_TRIPS, str(EXAMPLE / "sample.txt"))

    assert done.stdout == "all hold\n", done.stderr


def test_show_prints_its_tables(installed: Path) -> None:
    done = run(installed, "-m", "reportparse", "show", str(EXAMPLE / "sample.txt"))

    assert done.returncode == 0, done.stderr
    assert "收入支出决算总表" in done.stdout
    assert "1249.90" in done.stdout


def test_without_the_package_nothing_of_it_is_known(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "reportparse", "parse", str(EXAMPLE / "sample.txt"))

    assert json.loads(done.stdout)["form"] is None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("nowhere:FORM", "cannot be loaded"),
        ("json:dumps", "is of the type function, not a Form"),
        ("reportparse.forms.disclosure_2021:FORM", "another form has the key"),
    ],
)
def test_a_broken_form_is_named(tmp_path: Path, value: str, reason: str) -> None:
    folder = _with_entry_point(tmp_path, value)

    done = run(folder, "-m", "reportparse", "parse", str(EXAMPLE / "sample.txt"))

    assert done.returncode == 2
    assert "form 'accounts': " in done.stderr
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


def test_its_rule_is_used(installed: Path, tmp_path: Path) -> None:
    text = (EXAMPLE / "sample.txt").read_text("utf-8").replace("| / |", "| 20.00 |")
    changed = tmp_path / "changed.txt"
    changed.write_text(text, "utf-8")

    done = run(installed, "-m", "reportparse", "check", "--format", "json", str(changed))

    (report,) = json.loads(done.stdout)["reports"]
    assert done.returncode == 1
    (check,) = (result for result in report["checks"] if result["rule"] == "accounts-differ")
    assert (check["status"], check["published"], check["computed"]) == ("fail", 1250.40, 1270.40)
    (found,) = (
        finding for finding in report["diagnostics"] if finding["code"] == "accounts-differ"
    )
    assert (found["path"], found["line"]) == ("accounts.income.total.amount", 7)
    assert [item["line"] for item in found["related"]] == [5, 6]


def test_its_rule_is_explained(installed: Path) -> None:
    done = run(installed, "-m", "reportparse", "explain", "accounts-differ", "--lang", "en")

    assert "The income of the year is the sum of its sources." in done.stdout


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("department_accounts:NONE", "cannot be loaded"),
        ("department_accounts:FORM", "is of the type Form, not a Rule"),
        ("reportparse.checks.years:RULES", "another rule has the code"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(tmp_path: Path, rule: str, reason: str) -> None:
    for name in ("department_accounts.py",):
        shutil.copy(EXAMPLE / name, tmp_path)
    folder = _with_entry_point(tmp_path, "department_accounts:FORM", rule)

    done = run(folder, "-m", "reportparse", "check", str(EXAMPLE / "sample.txt"))

    assert done.returncode == 2
    assert done.stderr.startswith("Error: rule 'accounts': ")
    assert reason in done.stderr


def test_a_rule_that_raises_is_named_with_the_file(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "department_accounts.py", tmp_path)
    (tmp_path / "raising.py").write_text(
        "from attrs import evolve\nfrom department_accounts import FORM, RULE as OTHER\n"
        "RULE = evolve(OTHER, evaluate=lambda subject: 1 / 0)\n"
    )
    _with_entry_point(tmp_path, "raising:FORM", "raising:RULE")

    done = run(
        *(tmp_path, "-m", "reportparse", "check", "--lang", "en", "--format", "json"),
        str(EXAMPLE / "sample.txt"),
    )

    assert done.returncode == 2
    assert "sample.txt: the rule 'accounts-differ' failed\n" in done.stderr
    (report,) = json.loads(done.stdout)["reports"]
    (finding,) = [each for each in report["diagnostics"] if each["severity"] == "error"]
    assert finding["message"].endswith("was not evaluated: ZeroDivisionError: division by zero")
