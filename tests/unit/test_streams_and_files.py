# SPDX-License-Identifier: MIT
"""Files written by libraries, and standard streams that are closed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportparse.support.atomic_files import beside


def test_an_error_names_the_file_that_people_know(tmp_path: Path) -> None:
    path = tmp_path / "none" / "p.csv"

    with pytest.raises(FileNotFoundError) as error, beside(path) as temporary:
        temporary.write_bytes(b"")
    assert error.value.filename == str(path)


def test_an_error_of_a_library_is_that_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    def write() -> None:
        with beside(tmp_path / "p.dta"):
            raise LookupError("a library's own")

    with pytest.raises(LookupError):
        write()
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space") as error:
        write()
    assert error.value.filename == str(tmp_path / "p.dta")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "redirected"),
    [("explain", ">&-"), ("text page.txt", ">&-"), ("check -", "<&-"), ("--help", ">/dev/full")],
)
def test_streams_that_cannot_be_used_are_an_error(
    tmp_path: Path, command: str, redirected: str
) -> None:
    (tmp_path / "page.txt").write_text("一、总体情况\n", "utf-8")
    line = f"{sys.executable} -m reportparse {command} {redirected}"
    done = subprocess.run(
        ["sh", "-c", line], check=False, cwd=tmp_path, capture_output=True, text=True
    )

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
