# SPDX-License-Identifier: MIT
"""pytest plugin: a test for each report in folders of reports.

    pytest --reportparse-corpus FOLDER

A module beside the package, for pytest imports it in every run: the package itself is imported
only when there are reports to test.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from reportparse.corpus.holding import Held

_OPTION = "--reportparse-corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    group = parser.getgroup("reportparse", "Chinese government-information-disclosure reports")
    group.addoption(
        _OPTION,
        action="append",
        default=[],
        metavar="FOLDER",
        type=Path,
        help="hold each report in FOLDER against what reportparse promises, and against the "
        "JSON beside it; may be given several times",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Look into the folders, too."""
    for folder in _folders(config):
        if not folder.exists():
            raise pytest.UsageError(f"{_OPTION}: {folder} does not exist")
        if str(folder) not in config.args:
            config.args.append(str(folder))


def _folders(config: pytest.Config) -> list[Path]:
    folders: list[Path] = config.getoption(_OPTION)
    return folders


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ReportFile | None:
    """A file in one of the folders whose name is that of a report."""
    folders = _folders(parent.config)
    if not any(file_path.is_relative_to(folder.resolve()) for folder in folders):
        return None
    from reportparse.corpus.files import is_report

    if not is_report(file_path):
        return None
    return ReportFile.from_parent(parent, path=file_path)


class ReportFile(pytest.File):
    """A report; it has one test."""

    def collect(self) -> Iterator[pytest.Item]:
        """The one test."""
        yield ReportItem.from_parent(self, name="reportparse")


class _NotKeptError(Exception):
    def __init__(self, held: Held) -> None:
        super().__init__(held)
        self.held = held


class ReportItem(pytest.Item):
    """All promises, and what is expected, of one report."""

    def runtest(self) -> None:
        """Hold the report against them."""
        from reportparse.corpus.holding import hold

        held = hold(self.path)
        if held.broken:
            raise _NotKeptError(held)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What was not kept, a line each."""
        if isinstance(excinfo.value, _NotKeptError):
            broken = excinfo.value.held.broken
            return "".join(f"{one.promise}: {one.detail}\n" for one in broken)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """The name of the test in pytest's reports."""
        return self.path, None, f"reportparse: {self.path.name}"
