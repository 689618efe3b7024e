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
    from reportparse.corpus.conformance import Held

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
    """Make sure that the folders can be tested."""
    for folder in _folders(config):
        if not _reports(folder):
            raise pytest.UsageError(f"{_OPTION}: no report in {folder}")


def _folders(config: pytest.Config) -> list[Path]:
    folders: list[Path] = config.getoption(_OPTION)
    return folders


def _reports(folder: Path) -> list[Path]:
    from reportparse.corpus.scores import reports_in
    from reportparse.errors import CorpusError

    try:
        return reports_in(folder)
    except CorpusError as error:
        raise pytest.UsageError(f"{_OPTION}: {error}") from None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add the reports, whatever pytest itself would leave out in their folders."""
    for folder in _folders(config):
        for path in _reports(folder):
            items.extend(ReportFile.from_parent(session, path=path.absolute()).collect())


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
        from reportparse.corpus.conformance import hold

        held = hold(self.path)
        if held.broken:
            raise _NotKeptError(held)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The broken promises, a line each; or what must be installed."""
        from reportparse.errors import MissingExtraError

        if isinstance(excinfo.value, MissingExtraError):
            return str(excinfo.value)
        if isinstance(excinfo.value, _NotKeptError):
            broken = excinfo.value.held.broken
            return "".join(f"{promise.promise}: {promise.detail}\n" for promise in broken)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """The name of the test in pytest's reports."""
        return self.path, None, f"reportparse: {self.path.name}"
