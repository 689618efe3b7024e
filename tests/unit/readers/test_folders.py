# SPDX-License-Identifier: MIT
"""The files in folders, and those that nothing can read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from reportparse.readers.folders import walk


def _made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a")


def _found(folder: Path, **options: Any) -> dict[str, str | None]:
    """The name of each file with its problem, or `passed over`."""
    return {
        Path(file.path).relative_to(folder).as_posix(): type(file.problem).__name__
        if file.problem
        else None
        if file.is_wanted
        else "passed over"
        for file in walk(str(folder), **options)
    }


def test_files_come_by_name_without_hidden_ones(tmp_path: Path) -> None:
    _made(tmp_path, "b.txt", "a/z.txt", "a.txt", "a/.x.txt", ".git/c.txt", "n.py", "~$b.docx")

    found = _found(tmp_path)

    assert list(found) == ["a/z.txt", "a.txt", "b.txt", "n.py", "~$b.docx"]
    assert [name for name in found if found[name]] == ["n.py", "~$b.docx"]


def test_links_and_pipes_have_an_end(tmp_path: Path) -> None:
    _made(tmp_path, "real/a.txt")
    for name, target in (
        ("loop.txt", "loop.txt"),
        ("gone.txt", "none"),
        ("up", "."),
        ("b", "real"),
    ):
        (tmp_path / name).symlink_to(tmp_path / target)
    os.mkfifo(tmp_path / "pipe.txt")

    assert _found(tmp_path) == {
        "b/a.txt": None,
        "gone.txt": "FileNotFoundError",
        "loop.txt": "OSError",
        "pipe.txt": "FileFormatError",
    }


def test_a_folder_that_cannot_be_listed_is_a_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _made(tmp_path, "a.txt", "closed/b.txt")
    listed = os.listdir

    def refusing(path: str) -> list[str]:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "listdir", refusing)

    assert _found(tmp_path) == {"a.txt": None, "closed": "PermissionError"}


def test_what_is_left_out_is_not_looked_at(tmp_path: Path) -> None:
    _made(tmp_path, "a.txt", "out/b.txt")

    assert _found(tmp_path, leaves_out=lambda path: path.endswith("out")) == {"a.txt": None}
