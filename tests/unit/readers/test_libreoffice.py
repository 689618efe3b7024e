# SPDX-License-Identifier: MIT
"""Old Word files by LibreOffice: a program in its place shows how it is called, and ended."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

import reportparse
from reportparse import FileFormatError, LimitError, Limits
from reportparse.office import to_docx
from reportparse.readers import read
from tests.conftest import CORPUS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le")
RTF = b"{\\rtf1\\ansi x}"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that is found as LibreOffice."""
    path = tmp_path / "soffice"
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return path


def write(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize("data", [OLD, RTF])
def test_it_is_converted_in_a_folder_of_its_own(data: bytes, program: Path, tmp_path: Path) -> None:
    report = reportparse.parse_file(CORPUS / "disclosure_2021/township_zeros.txt")
    (tmp_path / "made.docx").write_bytes(to_docx(report))
    write(
        program,
        f'echo "$@" > {tmp_path}/asked; eval last=\\${{$#}}; cat "$last" > {tmp_path}/given\n'
        f'grep -c DisableMacros "$HOME"/profile/user/*.xcu > {tmp_path}/macros\n'
        f'mkdir "$HOME/out"; cp {tmp_path}/made.docx "$HOME/out/report.docx"',
    )
    read_back = reportparse.parse_bytes(data, name="report.doc")

    assert read_back.by_path == report.by_path
    assert (read_back.source.name, read_back.source.format) == ("report.doc", "docx")
    asked = (tmp_path / "asked").read_text("utf-8")
    assert "--headless" in asked
    assert f"--infilter={'MS Word 97' if data is OLD else 'Rich Text Format'}" in asked
    assert "--convert-to docx" in asked
    assert (tmp_path / "given").read_bytes() == data
    assert (tmp_path / "macros").read_text("utf-8").strip() == "1"
    folder = asked.partition("UserInstallation=file://")[2].partition("/profile")[0]
    assert not Path(folder).exists()


def test_what_it_cannot_read_says_so(program: Path) -> None:
    write(program, "exit 1")

    with pytest.raises(FileFormatError, match="LibreOffice cannot read this file"):
        read(OLD)


def test_it_is_ended_when_its_time_is_over(program: Path, tmp_path: Path) -> None:
    write(program, f"(sleep 30; touch {tmp_path}/late) & echo $! > {tmp_path}/child; sleep 30")

    with pytest.raises(LimitError, match="seconds"):
        read(OLD, limits=Limits(seconds=1))
    child = int((tmp_path / "child").read_text("utf-8"))
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text("utf-8").split()[2] == "Z":
            break
        time.sleep(0.02)
    else:
        pytest.fail("a process below it goes on")


def test_without_it_there_is_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(FileFormatError, match="install LibreOffice") as raised:
        read(OLD)
    assert "请安装 LibreOffice" in raised.value.text("zh")
