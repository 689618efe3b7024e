# SPDX-License-Identifier: MIT
"""Dates as reports print them: single days, and the period reported on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from ..text.characters import simplified
from .model import Period

_DAY = (
    r"(?P<{0}y>20[0-9]{{2}})\s{{0,4}}[年/.\-]\s{{0,4}}(?P<{0}m>[0-9]{{1,2}})\s{{0,4}}[月/.\-]\s{{0,4}}"
    r"(?P<{0}d>[0-9]{{1,2}})(?![0-9])"
)
#: A day that no other follows: two are a span of time.
DAY = re.compile(
    r"(?<![0-9/.\-])"
    + _DAY.format("")
    + r"(?!\s{0,4}日?\s{0,4}起?\s{0,4}[，,]?\s{0,4}(?:[至到~～]|[—－\-]+\s{0,4}[0-9]))"
    r"(?:\s{0,4}日)?"
)
#: The terms of other things (公示期限, 合同期限) are not the report's.
_PERIOD = re.compile(
    r"(?:(?:统计|数据|报告|年报)的?(?:起止)?(?:期限|时限|期间|区间|周期|时间|日期|范围)|报告期|所列数据)"
    r"[^。；;]{0,20}?"
    + _DAY.format("a")
    + r"(?:\s{0,4}日)?\s{0,4}(?:起|始)?\s{0,4}[，,]?\s{0,4}(?:至|到|—|－|-|~|～){1,4}\s{0,4}"
    r"(?:(?P<by>20[0-9]{2})\s{0,4}[年/.\-]\s{0,4})?"
    r"(?P<bm>[0-9]{1,2})\s{0,4}[月/.\-]\s{0,4}(?P<bd>[0-9]{1,2})\s{0,4}日?"
)
_PERIOD_WORDS = (
    "期限",
    "时限",
    "期间",
    "区间",
    "周期",
    "时间",
    "日期",
    "报告期",
    "数据",
    "數據",
    "時",
    "範圍",
    "范围",
    "報告期",
)


def find_period(text: str) -> re.Match[str] | None:
    """The place where *text* states the period reported on, from its words to the last day."""
    if not any(map(text.__contains__, _PERIOD_WORDS)):
        return None
    plain = simplified(text)
    return _PERIOD.search(plain if len(plain) == len(text) else text)


def period_of(match: re.Match[str]) -> Period | None:
    """The period that *match* states; None if its days are none, or out of order."""
    start = day_of(match["ay"], match["am"], match["ad"])
    end = day_of(match["by"] or match["ay"], match["bm"], match["bd"])
    return Period(start, end) if start and end and start < end else None


def day_of(year: str, month: str, day: str) -> datetime.date | None:
    """The day; None if there is none."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def day_in(match: re.Match[str]) -> datetime.date | None:
    """The day that *match*, of `DAY`, is."""
    return day_of(match["y"], match["m"], match["d"])


def year_of(periods: Iterable[Period]) -> int | None:
    """The one year within which all *periods* lie; None if there is none, or more."""
    years = {day.year for period in periods for day in (period.start, period.end)}
    return years.pop() if len(years) == 1 else None
