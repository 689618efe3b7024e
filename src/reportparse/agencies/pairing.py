# SPDX-License-Identifier: MIT
"""Reports -> which of them is another's report on the year before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from ..report.model import Report

#: The name of a place before that of the agency, and no word like it (城市, 城乡, 开发区); or that
#: of one of the State Council's, of which there is one each.
_PLACE = re.compile(
    r"[一-鿿]{1,12}?(?:省|(?<!城)市|县|(?<!社|园|景)(?<!开发|高新)区|州|旗|盟|(?<!城|乡)镇"
    r"|(?<!城)乡|街道)|国家|国务院|中国|.{2,9}(?<!宣传|统战|武装|组织|政法)部$|.{2,9}总[局署]$"
)


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


class Below(NamedTuple):
    """A report of one of the agencies that a parent sums up, or the parent itself.

    Attributes:
        series: As `series_of`.
        year: On which year.
        text: Its text, or a digest of it.
    """

    series: str | None
    year: int | None
    text: str


def standing(parent: Below, below: Sequence[Below]) -> tuple[list[int], int]:
    """Which of the reports *below* stand for the agencies of *parent* in its year.

    Other reports of the parent's, on whatever year, are none of them.

    A report that names no agency is that of an agency of its own. A text that is there twice for
    one agency counts once; several texts of one agency, or one text of several, leave it open which
    of them counts.

    Returns:
        The places of these, and of how many agencies none stands.
    """
    texts: dict[str | int, dict[str, int]] = {}
    for place, one in enumerate(below):
        if one.text == parent.text or (one.series is not None and one.series == parent.series):
            continue
        own = texts.setdefault(place if one.series is None else one.series, {})
        if one.year is not None and one.year == parent.year:
            own.setdefault(one.text, place)
    times = Counter(text for own in texts.values() for text in own)
    clear = [own for own in texts.values() if len(own) == 1 and times[next(iter(own))] == 1]
    return sorted(place for own in clear for place in own.values()), len(texts) - len(clear)


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
