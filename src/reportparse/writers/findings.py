# SPDX-License-Identifier: MIT
"""What was found in reports -> plain data: what `reportparse check --format json` writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..checks.together import Checked
from ..codes import SEVERITIES
from ..convert import plain


def findings(checked: Sequence[Checked]) -> dict[str, Any]:
    """What was found in all of *checked*, with how much that is."""
    return {"reports": [findings_of(one) for one in checked], "summary": counts(checked)}


def findings_of(one: Checked) -> dict[str, Any]:
    """What was found in one report."""
    report = one.report
    return {
        "source": report.source.name,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "form": report.form,
        "previous": one.previous.name if one.previous else None,
        "diagnostics": plain(one.diagnostics),
        "checks": plain(one.checks),
    }


def counts(checked: Sequence[Checked]) -> dict[str, int]:
    """How many reports, findings by severity, and checks by status there are."""
    severities = Counter(one.severity for each in checked for one in each.diagnostics)
    statuses = Counter(one.status for each in checked for one in each.checks)
    return {
        "reports": len(checked),
        **{severity: severities[severity] for severity in SEVERITIES},
        "checks": statuses.total(),
        **{status: statuses[status] for status in ("pass", "fail", "undecided")},
    }
