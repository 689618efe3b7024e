# SPDX-License-Identifier: MIT
"""Reports -> which of them is another's report on the year before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from ..report import Report

#: The name of a place before that of the agency, or that of a ministry.
_PLACE = re.compile(r"[一-鿿]{1,12}?(?:省|市|县|区|州|旗|盟|镇|乡|街道|部|总局|委员会)")


def predecessors(reports: Iterable[Report]) -> dict[int, Report]:
    """For each of *reports*, by its index, the same agency's report on the year before.

    Reports without an agency or a year have none, nor have those before which two reports of the
    same agency and year stand: which is meant would be a guess. Agencies that do not name their
    place (教育局) are the same within one folder only.
    """
    known = list(reports)
    by_year: defaultdict[tuple[str, int], list[Report]] = defaultdict(list)
    for report in known:
        series = series_of(report)
        if series and report.year:
            by_year[series, report.year].append(report)
    found = {}
    for index, report in enumerate(known):
        series = series_of(report)
        if series and report.year:
            before = by_year.get((series, report.year - 1), [])
            if len(before) == 1:
                found[index] = before[0]
    return found


def alone(series: Sequence[str | None]) -> tuple[list[int], int]:
    """Which of several reports on one year stand for their agency alone.

    Args:
        series: Of each report, as `series_of`.

    Returns:
        The places of these; and of how many agencies there are several reports: which of them
        counts would be a guess.
    """
    times = Counter(one for one in series if one is not None)
    own = [place for place, one in enumerate(series) if one is None or times[one] == 1]
    return own, sum(count > 1 for count in times.values())


def series_of(report: Report) -> str | None:
    """What the reports of one agency share; None without an agency.

    Its name, however it is spaced and whatever its brackets, with its folder if it names no place.
    """
    if not report.agency:
        return None
    name = "".join(report.agency.split()).replace("(", "（").replace(")", "）")
    if _PLACE.match(name):
        return name
    return f"{PurePath(report.source.name or '').parent}/{name}"
