# SPDX-License-Identifier: MIT
"""Dates as reports print them: single days, and the period reported on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from ..text.characters import narrow, simplified_in_place
from ..text.numerals import chinese_number, digit_by_digit
from ..text.patterns import late
from .model import Period

_YEAR = r"(?:20[0-9]{2}|二[〇○零一二三四五六七八九]{3})"
_NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_GAP = r"\s{0,4}"


def _after_year(name: str) -> str:
    """A pattern of the month and the day of the group *name*."""
    return rf"(?P<{name}m>{_NUMBER}|元){_GAP}[月/.\-]{_GAP}(?P<{name}d>{_NUMBER})(?![0-9])"


def _day(name: str) -> str:
    return rf"(?P<{name}y>{_YEAR}){_GAP}[年/.\-]{_GAP}" + _after_year(name)


def _alone(day: str) -> str:
    """A pattern of a *day* that no other follows: two are a span of time."""
    return (
        rf"(?<![0-9/.\-]){day}"
        rf"(?!{_GAP}日?{_GAP}起?{_GAP}[，,]?{_GAP}(?:[至到~～]|[—－\-]+{_GAP}[0-9]))"
        rf"(?:{_GAP}日)?"
    )


DAY = late(_alone(_day("")))
#: Behind a label a day needs no marks: 发布时间：20240116.
LABELLED_DAY = late(
    _alone(
        rf"(?:(?=20[0-9]{{6}}(?![0-9]))(?P<y8>[0-9]{{4}})(?P<m8>[0-9]{{2}})(?P<d8>[0-9]{{2}})|{_day('')})"
    )
)
_TO = (
    rf"(?:{_GAP}日)?{_GAP}(?:[零0]时)?{_GAP}(?:起|始|开始)?{_GAP}(?:[零0]时)?{_GAP}[，,、]?{_GAP}"
    rf"(?:截?至|截?到|—|－|-|~|～){{1,4}}{_GAP}"
)
#: The terms of other things (公示期限, 合同期限) are not the report's. Words that may be of other
#: things are where a clause begins, and of a whole year.
_PERIOD = late(
    r"(?:(?:(?:统计|数据|报告|年报)的?(?:起止)?(?:期限|时限|时段|期间|区间|周期|时间|日期|范围)"
    r"|报告期|数据统计期|统计数据|所列数据)[^。；;]{0,20}?"
    r"|(?:^|[，,。；;（(])(?:起止)?(?:期限|时限|时段|期间|时间|范围)[为是自从：:]{1,2}"
    rf"(?=(?P<same>20[0-9]{{2}})[年/.\-]0?1[月/.\-]0?1(?![0-9]){_TO}(?:(?P=same)[年/.\-])?12[月/.\-]31))"
    rf"(?:(?P<whole>{_YEAR})年度?[（(]?{_GAP}0?1月(?:份|0?1日)?{_TO}12月(?:份|31日)?"
    rf"|{_day('a')}{_TO}(?:(?P<by>{_YEAR}){_GAP}[年/.\-]{_GAP})?{_after_year('b')}{_GAP}日?)",
    has="月/.-",
)
#: Words before those of a period that leave it the report's: not 上年度, not 专项.
_OF_REPORT = late(
    r"(?:^|[^一-鿿])(?:[本该当各我其此次中内里表文附述的全主要部所有列使采引用涉及指标容项相关和与及"
    r"报告年度数据信息政府务公开工作统计省市县区镇乡街道局单位机]|以上|上述)*$"
)
_SPEAKS_OF_REPORT = late(r"(?:报告|年报|数据)[^。]*$")
_BEFORE = 60
_MAY_STATE = late("期[限间]|时[限段间]|[区區][间間]|周期|日期|[告计計]期|[数數][据據]|時|范围|範圍")


def find_period(text: str) -> re.Match[str] | None:
    """The place where *text* states the period reported on, from its words to the last day."""
    if _MAY_STATE.search(text) is None:
        return None
    plain = narrow(simplified_in_place(text))
    return next((match for match in _PERIOD.finditer(plain) if _is_of_report(match)), None)


def _is_of_report(match: re.Match[str]) -> bool:
    """Return whether the words before a period leave it the report's."""
    start = match.start()
    before = match.string[max(0, start - _BEFORE) : start]
    if match["same"] and match[0][0] in "，,；;（(":
        return bool(_SPEAKS_OF_REPORT.search(before))
    return bool(_OF_REPORT.search(before))


def period_of(match: re.Match[str]) -> Period | None:
    """The period that *match* states; None if its days do not exist or are out of order."""
    if match["whole"]:
        year = _number(match["whole"])
        return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    start = day_of(match["ay"], match["am"], match["ad"])
    end = day_of(match["by"] or match["ay"], match["bm"], match["bd"])
    return Period(start, end) if start and end and start < end else None


def day_of(year: str, month: str, day: str) -> datetime.date | None:
    """The day; None if there is none."""
    try:
        return datetime.date(*map(_number, (year, month, day)))
    except ValueError:
        return None


def _number(digits: str) -> int:
    """The number that *digits* are: Western ones, or the Chinese of years, months and days."""
    return 1 if digits == "元" else chinese_number(digits) or digit_by_digit(digits)


def day_in(match: re.Match[str]) -> datetime.date | None:
    """The day that *match*, of `DAY` or `LABELLED_DAY`, is."""
    parts = match.groupdict()
    return day_of(*(parts[name] or parts[f"{name}8"] for name in "ymd"))


def year_of(periods: Iterable[Period]) -> int | None:
    """The one year within which all *periods* lie; None if there is none, or more."""
    years = {day.year for period in periods for day in (period.start, period.end)}
    return years.pop() if len(years) == 1 else None
