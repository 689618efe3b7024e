# SPDX-License-Identifier: MIT
"""Reports as the tools need them, wherever they are kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from attrs import frozen

from ..checks.results import Check
from ..diagnostics.collecting import Diagnostic
from ..text.source import SourceText
from ..verification.collection import Collection, ReportEntry


@frozen
class UnreadFile:
    """A file that is not among the reports.

    Attributes:
        file: Its name.
        message: Why it could not be read.
    """

    file: str
    message: str


class Examined(NamedTuple):
    """The findings in a report: the problems, by place, and the results of the rules."""

    diagnostics: Sequence[Diagnostic]
    checks: Sequence[Check]


class Library(ABC):
    """Reports, and what was found in them; `refresh` comes before all else.

    Attributes:
        collection: The reports by agency and year.
        unread: The files that could not be read.
    """

    collection: Collection
    unread: Sequence[UnreadFile] = ()

    @abstractmethod
    def refresh(self) -> None:
        """Read what has changed since the last time.

        Raises:
            ReportparseError: If the reports cannot be read.
        """

    def path_of(self, file: str | None) -> str | None:
        """The name of the *file* of a report for a person; a dataset keeps no other."""
        return file

    @abstractmethod
    def source(self, entry: ReportEntry) -> SourceText | None:
        """The text of a report; None where it is not kept."""

    @abstractmethod
    def examined(self, entry: ReportEntry) -> Examined:
        """The findings in a report."""
