# SPDX-License-Identifier: MIT
"""Folders and files as a library: read when they are asked about, and again when they change."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from ..api import parse_source
from ..checks.groups import Family
from ..diagnostics.catalogue import Language
from ..errors import CorpusError, MissingExtraError, ReadError, reason
from ..readers import LIMITS, read
from ..readers.folders import walk
from ..report.model import Report
from ..text.source import SourceText
from ..verification.collection import Collection, ReportEntry
from .library import Examined, Library, UnreadFile

#: All reports are kept in memory; more belong in a dataset.
MOST_FILES: Final = 2_000


#: When a file was changed last, and its size.
_Stamp = tuple[int, int]


class _ReadFile(NamedTuple):
    """A file as it was read: its state then, and its report or why there is none."""

    stamp: _Stamp
    source: SourceText | None
    report: Report | None
    message: str = ""


class FileLibrary(Library):
    """The reports in folders and files, with findings in a *language*."""

    def __init__(self, paths: Sequence[Path], language: Language) -> None:
        self._paths = [Path(os.path.realpath(path)) for path in paths]
        folders = [path if path.is_dir() else path.parent for path in self._paths]
        self._base = Path(os.path.commonpath(folders))
        self._language = language
        self._files: dict[str, _ReadFile] | None = None

    def refresh(self) -> None:
        """Read the files that are new or have changed."""
        before, found = self._files or {}, dict(self._found())
        stamps = {name: stamp for name, (stamp, _) in found.items()}
        if self._files is not None and stamps == {name: f.stamp for name, f in before.items()}:
            return
        self._files = {
            name: before[name]
            if name in before and before[name].stamp == stamp
            else self._read(name, stamp, problem)
            for name, (stamp, problem) in found.items()
        }
        pairs = [(file.source, file.report) for file in self._files.values()]
        read = [(source, report) for source, report in pairs if source and report]
        self._family = Family(read)
        self.collection = Collection.of(report for _, report in read)
        self.unread = [
            UnreadFile(name, file.message)
            for name, file in self._files.items()
            if file.report is None
        ]

    def _found(self) -> Iterator[tuple[str, tuple[_Stamp, Exception | None]]]:
        """Name and state of each file; of links only those that lead into the folders."""
        number = 0
        for root in self._paths:
            for file in walk(str(root), leaves_out=partial(_leads_out, root)):
                path = Path(file.path)
                if path != root and not file.is_wanted:
                    continue
                number += 1
                if number > MOST_FILES:
                    raise CorpusError(
                        f"more than {MOST_FILES:,} files; make a dataset of them: "
                        "reportparse dataset build",
                        f"文件超过 {MOST_FILES:,} 个；请先用 reportparse dataset build 建成数据集",
                    )
                yield path.relative_to(self._base).as_posix(), (_stamp(path), file.problem)

    def _read(self, name: str, stamp: _Stamp, problem: Exception | None) -> _ReadFile:
        try:
            if problem is not None:
                raise problem
            with (self._base / name).open("rb") as file:
                source = read(file.read(LIMITS.size + 1), name)
        except (OSError, ReadError, MissingExtraError) as error:
            return _ReadFile(stamp, None, None, reason(error, self._language))
        report = parse_source(source, language=self._language)
        if self._base / name in self._paths:
            # In folders other papers may be beside reports.
            for finding in report.diagnostics:
                if finding.code == "not-a-report":
                    return _ReadFile(stamp, None, None, finding.message)
        return _ReadFile(stamp, source, report)

    def path_of(self, file: str | None) -> str | None:
        """The path of a *file* from the current folder, if it is in it, else all of its path."""
        path = self._base / (file or "")
        here = Path.cwd()
        return str(path.relative_to(here) if path.is_relative_to(here) else path)

    def source(self, entry: ReportEntry) -> SourceText | None:
        """The text of a report."""
        return (self._files or {})[entry.file or ""].source

    def examined(self, entry: ReportEntry) -> Examined:
        """The findings in a report, also by comparison with the year before."""
        checked = self._family.checked_at(entry.number - 1, self._language)
        return Examined(checked.diagnostics, checked.checks)


def _leads_out(root: Path, path: str) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(root)


def _stamp(path: Path) -> _Stamp:
    """When the file was changed last, and its size; 0 for one that is gone."""
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size
