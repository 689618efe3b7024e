# SPDX-License-Identifier: MIT
"""The second form of another family, added by the steps of docs/adding-a-form.md."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.unit.test_other_forms import run

EXAMPLE = ROOT / "examples" / "official_spending"
SAMPLE = EXAMPLE / "sample.txt"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder to import from, in which the example is as an installer would leave it."""
    shutil.copy(EXAMPLE / "official_spending.py", tmp_path)
    metadata = tmp_path / "official_spending-0.1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: official-spending\n")
    (metadata / "entry_points.txt").write_text(
        "[reportparse.forms]\nspending = official_spending:FORM\n"
        "[reportparse.rules]\nspending = official_spending:RULE\n"
    )
    return tmp_path


def test_its_table_is_read(installed: Path) -> None:
    data = json.loads(run(installed, "-m", "reportparse", "parse", str(SAMPLE)).stdout)

    assert data["form"] == "spending"
    assert data["spending"] == {
        "total": {"all_funds": 12.40, "public_budget": 11.40},
        "travel": {"all_funds": 0, "public_budget": 0},
        "receptions": {"all_funds": 2.10, "public_budget": 2.10},
        "cars": {"all_funds": 10.30, "public_budget": 9.30},
        "running_cars": {"all_funds": 10.30, "public_budget": 9.30},
        "buying_cars": {"all_funds": 0, "public_budget": 0},
    }
    schema = run(installed, "-m", "reportparse", "schema", "--form", "spending")
    jsonschema.validate(data, json.loads(schema.stdout))


_ROUND_TRIPS = """
import sys, reportparse
text = open(sys.argv[1], encoding="utf-8").read()
report = reportparse.parse(text)
canonical = reportparse.unparse(report)
assert reportparse.parse(canonical) == report
assert reportparse.from_json(reportparse.to_json(report)) == report
assert reportparse.edit(text, "spending.travel.all_funds", 5).count("费用 | 5 | 0 |") == 1
print("all hold")
"""


def test_round_trips_hold(installed: Path) -> None:
    done = run(installed, "-c", _ROUND_TRIPS, str(SAMPLE))

    assert done.stdout == "all hold\n", done.stderr


@pytest.mark.parametrize(
    ("printed", "instead", "failing"),
    [
        ("合计 | 12.40", "合计 | 12.41", ["spending.total.all_funds"]),
        # As one department published it: the cars' own line is 0, the total is right.
        (
            "3.公务用车费 | 10.30 | 9.30",
            "3.公务用车费 | 0 | 0",
            [
                "spending.total.all_funds",
                "spending.total.public_budget",
                "spending.cars.all_funds",
                "spending.cars.public_budget",
            ],
        ),
    ],
)
def test_its_sums_are_checked(
    installed: Path, tmp_path: Path, printed: str, instead: str, failing: list[str]
) -> None:
    changed = tmp_path / "changed.txt"
    changed.write_text(SAMPLE.read_text("utf-8").replace(printed, instead), "utf-8")

    done = run(installed, "-m", "reportparse", "check", "--format", "json", str(changed))

    (report,) = json.loads(done.stdout)["reports"]
    found = [check["path"] for check in report["checks"] if check["status"] == "fail"]
    assert found == failing


@pytest.mark.parametrize("command", ["dataset build", "check", "view"])
def test_its_amounts_without_a_unit_are_in_tables(
    command: str, installed: Path, tmp_path: Path
) -> None:
    target = tmp_path / {"dataset build": "out.xlsx", "check": "out.xlsx", "view": "site"}[command]

    done = run(installed, "-m", "reportparse", *command.split(), str(SAMPLE), "-o", str(target))

    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert target.exists()
