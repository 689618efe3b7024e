# SPDX-License-Identifier: MIT
"""Findings in reports, as `reportparse check --format json` writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from attrs import fields, frozen

from ..agencies.reasons import COMPARISONS, Comparison
from ..checks.groups import Checked
from ..checks.results import STATUSES, Check
from ..diagnostics.catalogue import SEVERITIES
from ..diagnostics.collecting import Diagnostic
from ..report.model import Report
from .json_text import plain

#: Counts over all reports.
COUNTS: Final = ("reports", *SEVERITIES, "checks", *STATUSES)

_OF_DIAGNOSTIC: Final = tuple(attribute.name for attribute in fields(Diagnostic))


@frozen(kw_only=True)
class ReportedFinding(Diagnostic):
    """A finding with the report that it is in.

    Attributes:
        source: Name of the report's file; null for standard input.
        agency: Whose report it is.
        year: On which year.
    """

    source: str | None
    agency: str | None
    year: int | None


@frozen
class Findings:
    """The findings in one report.

    Attributes:
        source: Name of its file; null for standard input.
        title: Its title.
        agency: Whose report it is.
        year: On which year.
        form: Key of its form.
        previous: Name of the file with the report on the year before that it was compared with.
        comparison: `compared`, or why it was not compared with last year's report.
        reason: The same in a sentence, with advice; null if it was compared.
        same_as: Name of the file of the first report of this agency and year with equal figures,
            if this is not the first.
        summary: How many diagnostics it has, by severity, and checks, by status.
        profile: Name of the profile by which it was judged; null for rules as they come.
        diagnostics: The problems, by place.
        checks: The results of the rules.
    """

    source: str | None
    title: str | None
    agency: str | None
    year: int | None
    form: str | None
    previous: str | None
    comparison: Comparison
    reason: str | None
    same_as: str | None
    summary: dict[str, int]
    profile: str | None
    diagnostics: tuple[ReportedFinding, ...]
    checks: tuple[Check, ...]

    @classmethod
    def of(cls, checked: Checked) -> Findings:
        """Those of a report that was checked."""
        report, previous = checked.report, checked.previous
        return cls(
            report.source.name,
            report.title,
            report.agency,
            report.year,
            report.form,
            previous.name if previous else None,
            comparison(checked),
            checked.reason,
            checked.same_as,
            _counted([checked]),
            checked.profile.name,
            tuple(_reported(finding, report) for finding in checked.diagnostics),
            checked.checks,
        )


def _reported(finding: Diagnostic, report: Report) -> ReportedFinding:
    """*finding* with *report*, in which it is."""
    given = {key: getattr(finding, key) for key in _OF_DIAGNOSTIC}
    source = report.source.name
    return ReportedFinding(**given, source=source, agency=report.agency, year=report.year)


def comparison(checked: Checked) -> Comparison:
    """The comparison of *checked* with last year's report, or the reason why there is none."""
    return checked.paired.reason.kind if checked.paired.reason else "compared"


def comparisons(checked: Iterable[Checked]) -> dict[Comparison, int]:
    """How many of *checked* were compared with last year's report, and how many not, by reason."""
    numbers = Counter(map(comparison, checked))
    return {"compared": 0, **{kind: numbers[kind] for kind in COMPARISONS if numbers[kind]}}


@frozen
class Files:
    """Files that were not checked, each but those passed over with the reason.

    Attributes:
        passed_over: Files of folders, for their names or content.
        unreadable: Inputs that could not be read.
        stopped: Those not yet done when the run was interrupted.
    """

    passed_over: Sequence[str] = ()
    unreadable: Sequence[tuple[str, str]] = ()
    stopped: Sequence[tuple[str, str]] = ()

    @property
    def unread(self) -> Sequence[tuple[str, str]]:
        """The files that are not among the reports and should be."""
        return [*self.unreadable, *self.stopped]

    def plain(self) -> dict[str, Any]:
        """The files as plain data."""
        unreadable = [{"source": name, "message": why} for name, why in self.unread]
        return {"passed_over": list(self.passed_over), "unreadable": unreadable}


NO_FILES: Final = Files()


def findings(checked: Sequence[Checked], files: Files = NO_FILES) -> dict[str, Any]:
    """The findings in all of *checked*, with their numbers and the other *files*, as plain data."""
    return {
        "reports": [findings_of(checked_report) for checked_report in checked],
        "summary": counts(checked),
        "comparisons": comparisons(checked),
        "files": files.plain(),
    }


def findings_of(checked: Checked) -> dict[str, Any]:
    """The findings in one report, as plain data."""
    data: dict[str, Any] = plain(Findings.of(checked))
    return data


def counts(checked: Sequence[Checked]) -> dict[str, int]:
    """How many reports, findings by severity, and checks by status there are."""
    return {"reports": len(checked), **_counted(checked)}


def _counted(checked: Iterable[Checked]) -> dict[str, int]:
    numbers: Counter[str] = Counter()
    for checked_report in checked:
        numbers.update(found.severity for found in checked_report.diagnostics)
        numbers.update(check.status for check in checked_report.checks)
        numbers["checks"] += len(checked_report.checks)
    return {name: numbers[name] for name in COUNTS[1:]}
