# SPDX-License-Identifier: MIT
"""The reports in a folder, and the files that say what is expected of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ..errors import CorpusError, ReportparseError
from ..readers.endings import SUFFIXES, files_in, is_ignored

#: The key that distinguishes figures alone, written by hand, from a whole report.
FIGURES_ONLY: Final = "expected"


def is_report(path: Path) -> bool:
    """True if there is a file at *path* whose name may be that of a report."""
    named = path.suffix.lower() in SUFFIXES and not is_ignored(path.name)
    return named and path.is_file()


def reports_in(folder: Path) -> list[Path]:
    """The reports in *folder* and below it, by name; a file gives itself.

    Raises:
        CorpusError: If there is neither.
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such file or folder", f"{folder}：没有这个文件或文件夹")
    return sorted(filter(is_report, files_in(folder)))


def unusable(path: Path, error: Exception) -> CorpusError:
    """The error for the file at *path*, which cannot be used because of *error*."""
    zh = error.text("zh") if isinstance(error, ReportparseError) else str(error)
    return CorpusError(f"{path}: {error}", f"{path}：{zh}")


def expectation_of(report: Path) -> Path:
    """Where it says what is expected of *report*: the JSON file beside it."""
    return report.with_suffix(".json")
