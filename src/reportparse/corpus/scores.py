# SPDX-License-Identifier: MIT
"""Folders of reports with what is expected of them: how much of it is read, and how.

The expected results of a report are in the `.json` file next to it: either its figures
(`{"expected": {path: number or null}}`) or the whole report as `to_json` wrote it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from ..api import parse_source, read_file
from ..errors import (
    CorpusError,
    InvalidReportError,
    InvalidValueError,
    MissingExtraError,
    ReadError,
    reason,
)
from ..forms.flattening import Figure
from ..output.json_text import from_dict, without_duplicates
from ..readers.folders import SUFFIXES, Found, is_ignored, walk
from ..report.model import Report
from ..text.source import SourceText

#: The key that distinguishes figures alone, written by hand, from a whole report.
FIGURES_ONLY: Final = "expected"
_OF_ALL = frozenset({"not-a-report", "form-unknown"})


@frozen
class Score:
    """How the expected figures of a report, or of several, were read.

    Attributes:
        name: Of the file; of a sum, `sum`.
        expected: How many figures are expected.
        exact: How many were read just so.
        flagged: The paths of those that were not, where a diagnostic names the path or one
            that encloses it.
        silent: The paths of those that were not, and nothing says so.
    """

    name: str
    expected: int = 0
    exact: int = 0
    flagged: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share of the expected figures that were read exactly; 1.0 if none is expected."""
        return self.exact / self.expected if self.expected else 1.0


@frozen
class Case:
    """The file of a report, and the figures expected of it, by path."""

    text: Path
    expected: Mapping[str, Figure] = field(repr=False)


def cases(folder: Path) -> Iterator[Case]:
    """The reports below *folder* that have their expected figures beside them, by name.

    Raises:
        CorpusError: If *folder* is not a folder, or a file in it cannot be read.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: not a folder", f"{folder}：不是文件夹")
    for report, problem, _ in filter(attrgetter("is_wanted"), files_of(folder)):
        if problem is not None:
            raise unusable(Path(report), problem)
        if expectation_of(Path(report)).is_file():
            yield Case(Path(report), expected_figures(Path(report)))


def expected_figures(report: Path) -> Mapping[str, Figure]:
    """The figures that the file beside *report* expects in it, by path."""
    path = expectation_of(report)
    try:
        data = json.loads(
            path.read_bytes(), parse_float=Decimal, object_pairs_hook=without_duplicates
        )
        if isinstance(data, dict) and FIGURES_ONLY in data:
            return dict(_checked(data[FIGURES_ONLY]))
        return dict(from_dict(data).figures())
    except (OSError, ValueError, RecursionError, InvalidReportError) as error:
        raise unusable(path, error) from None


def _checked(expected: Any) -> Iterator[tuple[str, Figure]]:
    if not isinstance(expected, dict):
        raise InvalidValueError("expected is not an object", "expected 不是 JSON 对象")
    for path, value in expected.items():
        if isinstance(value, bool) or not isinstance(value, int | Decimal | str | None):
            raise InvalidValueError(
                f"{path}: {value!r} is not a figure", f"{path}：{value!r} 不是数字"
            )
        yield path, value


def score(report: Report, expected: Mapping[str, Figure], name: str) -> Score:
    """The score of *report*, compared with the figures *expected* of it."""
    figures = dict(report.figures())
    wrong = [
        path for path, value in expected.items() if path not in figures or figures[path] != value
    ]
    findings = [finding for finding in report.diagnostics if finding.path is not None]
    named = {finding.path for finding in findings}
    # That a text is not a report, or has no table of a form, says it of all figures.
    is_none = any(finding.code in _OF_ALL for finding in report.diagnostics)
    # That rows are missing says nothing of a figure that was read.
    of_read = {finding.path for finding in findings if finding.code != "rows-missing"}
    flagged = tuple(
        path
        for path in wrong
        if is_none
        or not of_read.isdisjoint(_enclosing(path))
        or (figures.get(path) is None and not named.isdisjoint(_enclosing(path)))
    )
    silent = tuple(path for path in wrong if path not in set(flagged))
    return Score(name, len(expected), len(expected) - len(wrong), flagged, silent)


def _enclosing(path: str) -> Iterator[str]:
    """*path* and all paths that enclose it."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def score_folder(folder: Path) -> Iterator[Score]:
    """The score of each report below *folder* that has its expected figures beside it.

    Raises:
        CorpusError: As `cases`, or if a report cannot be read.
    """
    for case in cases(folder):
        try:
            report = parse_source(source_of(case.text))
        except (OSError, ReadError, MissingExtraError) as error:
            raise unusable(case.text, error) from None
        yield score(report, case.expected, str(case.text.relative_to(folder)))


def total(scores: Iterable[Score]) -> Score:
    """The sum of *scores*; the paths in it have the names of their files before them."""
    every = list(scores)
    return Score(
        "sum",
        sum(each.expected for each in every),
        sum(each.exact for each in every),
        tuple(f"{each.name}: {path}" for each in every for path in each.flagged),
        tuple(f"{each.name}: {path}" for each in every for path in each.silent),
    )


def is_report(name: str) -> bool:
    """True if the file *name* may be a report: other kinds are no test."""
    return name.lower().endswith(SUFFIXES) and not is_ignored(name)


def files_of(folder: Path) -> list[Found]:
    """The files in *folder* and below it, by name; a file gives itself.

    Raises:
        CorpusError: If there is neither.
    """
    if folder.is_file():
        return [Found(str(folder))]
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such file or folder", f"{folder}：没有这个文件或文件夹")
    return list(walk(str(folder), is_report))


def reports_in(folder: Path) -> list[Path]:
    """The reports among the files of *folder*, readable or not; see `files_of`."""
    return [Path(file.path) for file in files_of(folder) if file.is_wanted]


def source_of(report: Path) -> SourceText:
    """The text of the file *report* that is in a folder; raises as `read_file`."""
    for file in walk(str(report)):
        if file.problem is not None:
            raise file.problem
    return read_file(report)


def unusable(path: Path, error: Exception) -> CorpusError:
    """The error for the file at *path*, which cannot be used because of *error*."""
    zh = reason(error, "zh")
    if isinstance(error, json.JSONDecodeError):
        zh = f"第 {error.lineno} 行第 {error.colno} 列不是有效的 JSON"
    return CorpusError(f"{path}: {reason(error, 'en')}", f"{path}：{zh}")


def expectation_of(report: Path) -> Path:
    """Where it says what is expected of *report*: the JSON file beside it.

    `r.docx.json` is for `r.docx` alone, `r.json` for all files of this name that have none of
    their own.
    """
    own = _own_expectation(report)
    return own if own.exists() else report.with_suffix(".json")


def expectation_to_write(report: Path) -> Path:
    """Where to write what is read of *report*: a file of its own where others have its name."""
    others = (report.with_suffix(ending) for ending in SUFFIXES if ending != report.suffix)
    own = _own_expectation(report)
    has_own = own.exists() or any(other.exists() for other in others)
    return own if has_own else report.with_suffix(".json")


def _own_expectation(report: Path) -> Path:
    return report.with_name(f"{report.name}.json")
