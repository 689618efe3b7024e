# SPDX-License-Identifier: MIT
"""What was found in reports, as `reportparse check --format json` writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from attrs import frozen

from ..checks.groups import Checked
from ..checks.results import Check
from ..diagnostics.catalogue import SEVERITIES
from ..diagnostics.model import Diagnostic
from .json_text import plain

STATUSES: Final = ("pass", "fail", "undecided")
#: What is counted over all reports.
COUNTS: Final = ("reports", *SEVERITIES, "checks", *STATUSES)


@frozen
class Findings:
    """What was found in one report.

    Attributes:
        source: Name of its file; null for standard input.
        title: Its title.
        agency: Whose report it is.
        year: On which year.
        form: Key of its form.
        previous: Name of the file with the report on the year before that it was held against.
        diagnostics: What is wrong, by place.
        checks: What the rules found.
    """

    source: str | None
    title: str | None
    agency: str | None
    year: int | None
    form: str | None
    previous: str | None
    diagnostics: tuple[Diagnostic, ...]
    checks: tuple[Check, ...]

    @classmethod
    def of(cls, one: Checked) -> Findings:
        """Those of a report that was checked."""
        report, previous = one.report, one.previous
        return cls(
            report.source.name,
            report.title,
            report.agency,
            report.year,
            report.form,
            previous.name if previous else None,
            one.diagnostics,
            one.checks,
        )


def findings(checked: Sequence[Checked]) -> dict[str, Any]:
    """What was found in all of *checked*, with how much that is, as plain data."""
    return {"reports": [findings_of(one) for one in checked], "summary": counts(checked)}


def findings_of(one: Checked) -> dict[str, Any]:
    """What was found in one report, as plain data."""
    data: dict[str, Any] = plain(Findings.of(one))
    return data


def counts(checked: Sequence[Checked]) -> dict[str, int]:
    """How many reports, findings by severity, and checks by status there are."""
    numbers: Counter[str] = Counter(reports=len(checked))
    for one in checked:
        numbers.update(found.severity for found in one.diagnostics)
        numbers.update(check.status for check in one.checks)
        numbers["checks"] += len(one.checks)
    return {name: numbers[name] for name in COUNTS}
