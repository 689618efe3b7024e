"""The examples that people copy, with the tools that run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from mypy import api

import reportparse
from tests.conftest import CORPUS, ROOT

EXAMPLES = ROOT / "examples"
BIN = Path(sys.executable).parent
CLEAN = CORPUS / "disclosure_2021" / "city_thousands.txt"
SUMS = CORPUS / "checks" / "outcomes-differ" / "forestry_2024.txt"


def run(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Run *command* in *place* as GitHub does: it ends with the first that fails."""
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"},
    )


_OFFLINE = re.compile(
    "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|NewConnectionError|name resolution|Network is unr"
)


def skip_offline(done: subprocess.CompletedProcess[str]) -> None:
    """Skip the test if what it installs could not be reached."""
    if done.returncode and _OFFLINE.search(done.stdout + done.stderr):
        pytest.skip("what it needs is installed from the network")


@pytest.fixture(scope="module")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with what it needs, and the schema."""
    if shutil.which("npm") is None:
        pytest.skip("Node.js is not installed")
    place = tmp_path_factory.mktemp("javascript")
    for path in (EXAMPLES / "javascript").iterdir():
        if path.is_file():
            shutil.copy(path, place)
    installed = run("npm ci --no-audit --no-fund", place)
    skip_offline(installed)
    assert installed.returncode == 0, installed.stderr
    (place / "report.schema.json").write_text(json.dumps(reportparse.json_schema()), "utf-8")
    return place


def test_javascript_reads_what_parse_prints(javascript: Path) -> None:
    run(
        f"reportparse parse --provenance --check {CORPUS}/disclosure_2021/*.txt -o reports.ndjson",
        javascript,
    )
    reports = [
        json.loads(line) for line in (javascript / "reports.ndjson").read_text("utf-8").splitlines()
    ]
    done = run("node figures.mjs report.schema.json reports.ndjson", javascript)

    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split("\t") for line in done.stdout.splitlines() if not line.startswith("\t")]
    assert rows == [
        [
            str(report["year"]),
            report["agency"],
            str(report["applications"]["new"]["total"]),
            str(sum(found["severity"] == "error" for found in report["diagnostics"])),
        ]
        for report in reports
    ]
    assert len(rows) == 7


def test_javascript_names_a_line_that_is_no_report(javascript: Path) -> None:
    report = json.loads(reportparse.to_json(reportparse.parse_file(CLEAN)))
    report["applications"]["new"]["total"] = "5209"
    (javascript / "bad.ndjson").write_text(json.dumps(report) + "\n", "utf-8")
    done = run("node figures.mjs report.schema.json bad.ndjson", javascript)

    assert done.returncode == 1
    assert "bad.ndjson:1: " in done.stderr
    assert "/applications" in done.stderr


@pytest.fixture
def workflow() -> dict[str, Any]:
    text = (EXAMPLES / "github-actions" / "reports.yml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def steps(workflow: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one for one in workflow["jobs"]["check"]["steps"] if "name" in one}


@pytest.mark.parametrize(("report", "status"), [(CLEAN, 0), (SUMS, 1)])
def test_the_workflow_uploads_what_it_writes_and_fails_at_the_end(
    workflow: dict[str, Any], report: Path, status: int, tmp_path: Path
) -> None:
    (tmp_path / "reports").mkdir()
    shutil.copy(report, tmp_path / "reports")
    named = steps(workflow)
    checked = run(named["Check"]["run"], tmp_path)
    verdict = run(named["Verdict"]["run"], tmp_path)

    assert checked.returncode == 0
    log = json.loads((tmp_path / named["Upload"]["with"]["sarif_file"]).read_text("utf-8"))
    found = log["runs"][0]["results"]
    assert bool(found) == bool(status)
    for item in found:
        place = item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert (tmp_path / place).is_file()
    assert verdict.returncode == status
    assert verdict.stdout.count("::error file=reports/") == len(found)


def test_the_workflow_has_the_rights_it_needs_and_extras_that_are_there(
    workflow: dict[str, Any],
) -> None:
    assert workflow["permissions"]["security-events"] == "write"
    extras = re.findall(r"reportparse\[([\w,]+)\]", steps(workflow)["Install"]["run"])
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for extra in extras[0].split(","):
        assert re.search(rf"^{extra} = ", project, re.MULTILINE)


def test_pre_commit_runs_the_hooks(tmp_path: Path) -> None:
    """On a repository of reports, with the hooks as a release has them."""
    hooks, reports = tmp_path / "hooks", tmp_path / "reports"
    files = ".pre-commit-hooks.yaml pyproject.toml README.md LICENSE src grammars"
    assert run(f"git init -q {hooks} && cp -r {files} {hooks}", ROOT).returncode == 0
    run("git add -A && git -c user.name=x -c user.email=x@y commit -qm x", hooks)
    run(f"git init -q {reports}", tmp_path)
    canonical = reportparse.unparse(reportparse.parse_file(CLEAN))
    (reports / "canonical.txt").write_text(canonical, "utf-8")
    both = f"PRE_COMMIT_HOME={tmp_path}/kept pre-commit try-repo ../hooks --all-files --verbose"

    run("git add -A", reports)
    clean = run(both, reports)
    skip_offline(clean)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert clean.stdout.count("Passed") == 2

    shutil.copy(SUMS, reports)
    run("git add -A", reports)
    faulty = run(both, reports)
    assert faulty.returncode == 1
    assert faulty.stdout.count("Failed") >= 1
    assert "\n  32:48 error " in faulty.stdout


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_python_passes_type_checkers(name: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    snippet = tmp_path / "snippet.py"
    snippet.write_text("\n".join(blocks), "utf-8")

    checked = api.run(["--strict", "--cache-dir", str(ROOT / ".mypy_cache"), str(snippet)])

    assert checked == ("Success: no issues found in 1 source file\n", "", 0)
