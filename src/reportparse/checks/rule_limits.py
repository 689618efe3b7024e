# SPDX-License-Identifier: MIT
"""The limits by which rules judge; a profile may set others."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, get_args

from attrs import Attribute, field, fields, frozen

from ..errors import InvalidValueError
from ..text.patterns import late

#: Blank cells of the form's tables: any; a table's are all blank or all 0; none.
Blanks = Literal["allowed", "uniform", "none"]

_DAY: Final = late(r"(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


class Day(NamedTuple):
    """A day of any year; printed as `01-31`."""

    month: int
    day: int

    def of(self, year: int) -> datetime.date:
        """The day in *year*."""
        return datetime.date(year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


def _day(value: object) -> Day:
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        day = Day(int(match["month"]), int(match["day"])) if match else None
        if day and day.of(2023):
            return day
    except ValueError:
        pass
    raise InvalidValueError('a day such as "01-31"', "日期，如“01-31”")


def _characters(value: object) -> int:
    if type(value) is int and value >= 0:
        return value
    raise InvalidValueError("a number of characters, 0 for no limit", "字数，0 表示不限")


def _percent(value: object) -> int:
    if type(value) is int and 1 <= value <= 100:
        return value
    raise InvalidValueError("a whole number from 1 to 100", "1 至 100 的整数")


def _blanks(value: object) -> Any:
    known = get_args(Blanks)
    if value in known:
        return value
    raise InvalidValueError(f"one of {', '.join(known)}", f"{'、'.join(known)} 之一")


def _limit(parse: Callable[[object], Any], default: Any) -> Any:
    return field(default=default, metadata={"parse": parse})


@frozen(kw_only=True)
class RuleLimits:
    """The limits of rules.

    Attributes:
        due_departments: The last day for the report of a department, in the year after.
        due_governments: The last day for that of a government of a county or above.
        due_townships: The last day for that of a township or a subdistrict.
        overview_least: The fewest characters of section one; 0 for any.
        overview_most: The most characters of it; 0 for any.
        blanks: Which blank cells the tables may have.
        alike_percent: From this share on the prose of two reports is alike.
    """

    due_departments: Day = _limit(_day, Day(1, 31))
    due_governments: Day = _limit(_day, Day(3, 31))
    due_townships: Day = _limit(_day, Day(3, 31))
    overview_least: int = _limit(_characters, 0)
    overview_most: int = _limit(_characters, 0)
    blanks: Blanks = _limit(_blanks, "none")
    alike_percent: int = _limit(_percent, 80)


def limit_fields() -> dict[str, Attribute[Any]]:
    """The limits by the names that a profile gives them (`due-departments`)."""
    return {limit.name.replace("_", "-"): limit for limit in fields(RuleLimits)}
