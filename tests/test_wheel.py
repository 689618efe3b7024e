# SPDX-License-Identifier: MIT
"""The wheel, built and installed into an empty environment outside the repository."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import CORPUS, ROOT

SAMPLE = CORPUS / "disclosure_2021" / "township_zeros.txt"


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


def test_it_holds_what_is_needed_and_no_more(wheel: Path) -> None:
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


def test_it_parses_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", str(wheel)],
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )
    done = subprocess.run(
        [tmp_path / "env" / "bin" / "reportparse", "parse", str(SAMPLE)],
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )

    data = json.loads(done.stdout)
    assert (data["agency"], data["form"]) == ("青禾乡人民政府", "2021")
    assert data["applications"]["new"]["total"] == 0
    assert data["diagnostics"] == []
