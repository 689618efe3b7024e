# SPDX-License-Identifier: MIT
"""A dataset as a library; it is opened for each question, so that others may write to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from ..checks.results import Check, Value
from ..dataset.access import connected
from ..dataset.comparing import heads_and_figures
from ..dataset.connecting import reported
from ..dataset.restoring import restored
from ..dataset.store import Store
from ..diagnostics.collecting import Diagnostic
from ..diagnostics.finding_kinds import Language
from ..errors import UnfinishedWarning
from ..forms.flattening import Figure
from ..report.model import Report
from ..text.source import SourceText
from ..verification.collection import Collection, ReportEntry
from .library import Examined, Library, UnreadFile

_ENTRIES: Final = (
    "SELECT id, name, agency, year, form, title, duplicate_of, series FROM reports ORDER BY id"
)
_NAMES: Final = (
    *("code", "severity", "message", "hint", "path"),
    *("line", "column", "end_line", "end_column"),
)
_DIAGNOSTICS: Final = (
    'SELECT code, severity, message, hint, path, line, "column", end_line, end_column '
    "FROM diagnostics WHERE report = ? ORDER BY rowid"
)
_CHECKS: Final = (
    "SELECT rule, path, status, published, computed, reason FROM checks WHERE report = ? "
    "ORDER BY rowid"
)
_PRINTING: Final = (
    "SELECT id FROM reports JOIN figures ON report = id "
    "WHERE path = ? AND value = ? AND year = ? AND duplicate_of IS NULL ORDER BY id"
)
_STATUSES: Final = (
    "SELECT path, status FROM figures WHERE report = ? AND status NOT IN ('read', 'blank')"
)
_FAILURES: Final = "SELECT name, message FROM failures ORDER BY id"
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
#: Reports that are kept.
_KEPT: Final = 64


class DatasetLibrary(Library):
    """The reports of a dataset: figures, places and findings, without the texts."""

    def __init__(self, path: Path, language: Language) -> None:
        self._path, self._language = path, language
        self._state: object = None

    def refresh(self) -> None:
        """Read the list of reports, if the dataset has changed."""
        from ..dataset.targets import Target

        database = Target.of(self._path).database
        file = database if database.exists() else self._path
        state = file.stat().st_mtime_ns, file.stat().st_size
        if state == self._state:
            return
        entries = [ReportEntry(*row) for row in self._rows(_ENTRIES)]
        self.unread = [UnreadFile(*row) for row in self._rows(_FAILURES)]
        with connected(self._path) as connection:
            if Store(connection).is_unfinished():
                message = UnfinishedWarning(self._path).text(self._language)
                self.unread.append(UnreadFile(self._path.name, message))
        self._by_number = {entry.number: entry for entry in entries}
        self.collection = Collection(entries, lru_cache(_KEPT)(self._load), self._printing)
        self._state = state

    def _rows(self, query: str, *values: object) -> list[Any]:
        with connected(self._path) as connection, reported(self._path):
            return connection.execute(query, values).fetchall()

    def _load(self, entry: ReportEntry) -> Report:
        with connected(self._path) as connection, reported(self._path):
            read = heads_and_figures(Store(connection), [entry.number])
        report = restored(*read)[entry.number]
        statuses = dict(self._rows(_STATUSES, entry.number))
        return evolve(
            report,
            title=entry.title,
            diagnostics=self.examined(entry).diagnostics,
            statuses=statuses,
        )

    def _printing(self, path: str, value: Figure, year: int) -> Sequence[ReportEntry]:
        exact = Decimal(value) if isinstance(value, int) else value
        return [self._by_number[number] for (number,) in self._rows(_PRINTING, path, exact, year)]

    def source(self, entry: ReportEntry) -> SourceText | None:  # noqa: ARG002  # no texts
        """None: a dataset keeps no texts."""
        return None

    def examined(self, entry: ReportEntry) -> Examined:
        """The findings from when the dataset was made."""
        diagnostics = [
            Diagnostic(**dict(zip(_NAMES, row, strict=True)))
            for row in self._rows(_DIAGNOSTICS, entry.number)
        ]
        checks = [
            Check(rule, path, status, _value(published), _value(computed), reason)
            for rule, path, status, published, computed, reason in self._rows(_CHECKS, entry.number)
        ]
        return Examined(diagnostics, checks)


def _value(text: str | None) -> Value:
    """A compared value: a number or words, which a dataset keeps as text."""
    if text is None or _NUMBER.fullmatch(text) is None:
        return text
    return Decimal(text) if "." in text else int(text)
