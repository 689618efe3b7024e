# SPDX-License-Identifier: MIT
"""Reports -> which of them is another's report on the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..report import Report


def predecessors(reports: Iterable[Report]) -> dict[int, Report]:
    """For each of *reports*, by its index, the same agency's report on the year before.

    Reports without an agency or a year have none, nor have those before which two reports of the
    same agency and year stand: which is meant would be a guess.
    """
    known = list(reports)
    by_year: defaultdict[tuple[str, int], list[Report]] = defaultdict(list)
    for report in known:
        if report.agency and report.year:
            by_year[_name(report.agency), report.year].append(report)
    found = {}
    for index, report in enumerate(known):
        if report.agency and report.year:
            before = by_year.get((_name(report.agency), report.year - 1), [])
            if len(before) == 1:
                found[index] = before[0]
    return found


def _name(agency: str) -> str:
    """*agency* as one name, however it is spaced and whatever its brackets."""
    return "".join(agency.split()).replace("(", "（").replace(")", "）")
