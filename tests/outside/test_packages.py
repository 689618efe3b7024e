# SPDX-License-Identifier: MIT
"""The wheel in an empty environment, with packages that bring a form and rules of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import CORPUS, ROOT

SAMPLE = CORPUS / "disclosure_2021" / "township_zeros.txt"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def outside(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a program of an environment that has the wheel and the examples, and nothing else."""
    place = tmp_path_factory.mktemp("outside")
    venv.create(place / "env", with_pip=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [place / "env" / SCRIPTS / program, *map(str, arguments)],
            cwd=place,
            env={**environment, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    copies = [
        shutil.copytree(ROOT / "examples" / name, place / name)
        for name in ("department_accounts", "official_spending")
    ]
    installed = run("python", "-m", "pip", "install", "--quiet", f"{wheel}[testing]", *copies)
    assert installed.returncode == 0, installed.stderr
    return run


def test_the_wheel_holds_what_is_needed_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    grammars = {path.name for path in (ROOT / "grammars").iterdir()}
    packaged = {Path(name).name for name in names if name.startswith("reportparse/grammars/")}
    assert packaged == grammars
    assert {Path(name).suffix for name in grammars} == {".lark"}
    assert "reportparse/py.typed" in names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "reportparse",
        "_reportparse_pytest.py",
    }


def test_a_report_is_read(outside: Run) -> None:
    done = outside("reportparse", "parse", SAMPLE)

    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert (data["agency"], data["form"]) == ("青禾乡人民政府", "2021")
    assert data["applications"]["new"]["total"] == 0
    assert data["diagnostics"] == []


@pytest.mark.parametrize(
    ("package", "form"), [("department_accounts", "accounts"), ("official_spending", "spending")]
)
def test_a_package_brings_a_form(outside: Run, package: str, form: str) -> None:
    sample = ROOT / "examples" / package / "sample.txt"
    data = json.loads(outside("reportparse", "parse", sample).stdout)
    schema = json.loads(outside("reportparse", "schema", "--form", form).stdout)

    assert data["form"] == form
    jsonschema.validate(data, schema)


def test_a_package_brings_a_rule(outside: Run) -> None:
    sample = ROOT / "examples" / "department_accounts" / "sample.txt"
    checked = outside("reportparse", "check", sample, "--format", "json")

    (report,) = json.loads(checked.stdout)["reports"]
    assert "accounts-differ" in {check["rule"] for check in report["checks"]}


def test_pytest_takes_a_folder_of_reports(outside: Run, tmp_path: Path) -> None:
    for path in (SAMPLE, SAMPLE.with_suffix(".json")):
        shutil.copy(path, tmp_path)
    options = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--reportparse-corpus", tmp_path)
    good = outside("python", *options)

    assert good.returncode == 0, good.stdout
    assert "1 passed" in good.stdout
    expected = tmp_path / SAMPLE.with_suffix(".json").name
    expected.write_text(expected.read_text("utf-8").replace("青禾乡", "青苗乡"), "utf-8")
    changed = outside("python", *options)
    assert changed.returncode == 1
    assert "1 failed" in changed.stdout
