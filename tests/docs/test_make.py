"""The first minute: what make says and sets up."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT


def made(target: str, *variables: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", "-C", str(ROOT), target, *variables]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("target", ["demo", "test"])
@pytest.mark.parametrize("python", ["exit 1", "echo SyntaxError >&2; exit 1", None])
def test_an_older_python_is_refused_in_one_line(
    target: str, python: str | None, tmp_path: Path
) -> None:
    old = tmp_path / "python3"
    if python is not None:
        old.write_text(f"#!/bin/sh\n{python}\n")
        old.chmod(0o755)

    done = made(target, f"PYTHON={old}", f"VENV={tmp_path / 'env'}")

    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.splitlines()[0].startswith("needs Python 3.11 or newer")
    assert all(line.startswith("make") for line in done.stderr.splitlines()[1:])
    assert not (tmp_path / "env").exists()


def test_the_demo_installs_no_tools_of_developers(tmp_path: Path) -> None:
    demo, test = (
        subprocess.run(
            ["make", "-n", "-C", str(ROOT), target, f"VENV={tmp_path / 'env'}"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        for target in ("demo", "test")
    )

    assert "--group dev" not in demo
    assert "--group dev" in test
