# SPDX-License-Identifier: MIT
"""Changes that a sentence states with the numbers of both years.

434件，比上年的591件下降26.6%                 a number, last year's, and how it has changed
由上年的341处降至271处，下降20.5%            last year's number first
340件，同比减少123件（上年为463件）          last year's number last
120期，是上年40期的三倍                      how many times as many
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from ..narrative.comparisons import PARTS_OF_ONE, in_unit
from ..narrative.quantities import Quantity
from ..text.patterns import late

Number = int | Decimal

PERCENT: Final = 100
#: This many numbers before a share may be what it is of.
MOST_BEFORE: Final = 40
_LONGEST_BEFORE: Final = 24

_YEAR: Final = "(?:上一?年度?|去年|年初|20[0-9]{2}年度?)(?:同期|[年末底])*"
#: Between this year's number and last year's.
_THAN = late(rf"[，,（(]?(?:总[量数])?(?:相?[比较]|与|同|对比){_YEAR}[的为]?[（(]?")
_WAS = late(
    r"[，,；;（(](?:上一?年度?|去年|(?P<year>20[0-9]{2})年度?)(?:同期)?(?:则?[为是]|仅为?)?"
)
#: 120期，是上年40期的两倍
_TIMES = late(rf"[，,]?(?:约?[为是达]|相当于){_YEAR}的?")
#: Before last year's number, and between it and this year's.
_FROM = late(r"[由从][^，,。；;0-9]{0,12}(?:20[0-9]{2}年[^，,。；;0-9]{0,8})?$")
_BECAME = late(
    r"[^，,。；;0-9]{0,6}(?:[升增减降长加少高低]|变化|整合|合并|[压精]简|压缩|缩[减短]|优化|调整|扩[大展充])[至到为](?:20[0-9]{2}年度?|今年|本年度?|目前)?的?"
)
#: A number with its year, and the one after it.
_OF_YEAR = late(r"(?P<year>20[0-9]{2})年度?(?P<words>[^，,。；;、0-9]{0,8})$")
_NEXT_YEAR = late(
    r"[，,；;、](?:至|到|而)?(?P<year>20[0-9]{2})年度?(?P<words>[^，,。；;、0-9]{0,8})"
)
#: After a number that the next ones take apart.
_TAKEN_APART = late("[，,（(：:；;。]?(?:其中|包括|包含|涵盖|含|分别|：|:)")
_SAME_WORDS: Final = ("", "为", "是", "则为", "的")
#: From two numbers to their difference.
CHANGE: Final = (
    "(?:净增|增长|增加|增幅|涨幅|上升|提高|提升|下降|降低|降幅|减少|[多增升减降少])[了出收]?"
)
_BY = late(
    rf"(?:相比|相较)?[）)]?[，,]?(?:同比|一年间?|数量|总[量体]|净)*{CHANGE}(?:[为是]|达到?)?"
)
_FALLS = late(r"[减降少]")
#: From a change to the next one of the same number.
_ALSO = late(rf"[，,、；;]?[^，,、；;。0-9]{{0,4}}(?:{CHANGE}|新[增设建订制])")
#: 340件，同比减少123件（上年为463件）
_BY_FIRST = late(rf"[，,（(]?(?:同比|[比较](?:上年|去年)(?:同期)?){CHANGE}")
_WAS_AFTER = late(r"[（(，,](?:上一?年度?|去年)(?:同期)?(?:[为是共]|新?收到?)*")
#: 120万次 may be 119.6万次.
_ROUNDED = late("[万亿]")


class Written(NamedTuple):
    """A share, a change or a ratio that a sentence states with the numbers that it may be.

    Attributes:
        at: Its place among the numbers of its sentence.
        computed: The numbers that the sentence gives for it, those most likely first.
        slack: By how much it may differ since these are rounded.
        falls: True if it says that the number has become less.
        is_ratio: True if it says how many times as many there are.
        part: The number that a share is of.
    """

    at: int
    computed: Sequence[Number]
    slack: Number = 0
    falls: bool = False
    is_ratio: bool = False
    part: Quantity | None = None

    def shares_of(self, others: Sequence[Quantity]) -> Sequence[Number]:
        """The shares that its part has of the last of *others* in the same unit."""
        part = self.part
        if part is None:
            return []
        wholes = [number.value for number in others[-MOST_BEFORE:] if number.unit == part.unit]
        return [part.value * Decimal(PERCENT) / whole for whole in wholes if whole]


def changes(text: str, numbers: Sequence[Quantity], year: int | None) -> Iterator[Written]:
    """The changes in a sentence of *text*, by its *numbers*; the report is on *year*."""
    yield from _times(text, numbers)
    for at, now, last in _changes(text, numbers, year):
        # 1364条，其中动态1338条、其他26条，较上年的1258条增加106条: of the parts, or of all.
        either = [now, *_whole_of(text, numbers[:at], now)]
        if text.startswith("、", now.previous):
            either.reverse()
        found = (_change(each, last, numbers[at].unit) for each in either)
        computed = [change for change in found if change is not None]
        if computed and not _goes_on(text, numbers, at):
            falls = bool(_FALLS.search(text, numbers[at - 1].end, numbers[at].start))
            slack = now.grain + last.grain
            scale = PARTS_OF_ONE.get(numbers[at].unit)
            if scale and now.unit != numbers[at].unit:
                slack = rounding(Decimal(now.value) * scale / last.value, now, last)
            yield Written(at, [-each if falls else each for each in computed], slack, falls)


def _whole_of(text: str, before: Sequence[Quantity], part: Quantity) -> list[Quantity]:
    """The last number *before* a *part* that the text takes apart, if there is one."""
    return [
        each
        for each in before
        if each.unit == part.unit
        and _TAKEN_APART.match(text, each.end, part.start)
        and "；" not in text[each.end : part.start].removeprefix("；")
    ][-1:]


def rounding(value: Number, *numbers: Quantity) -> Decimal:
    """By how much a quotient of *numbers* may differ from *value*, since they are rounded."""
    return sum((value * number.grain / number.value for number in numbers), Decimal(0))


def _times(text: str, numbers: Sequence[Quantity]) -> Iterator[Written]:
    """The ratios of a number and last year's: 120期，是上年40期的两倍."""
    for at, (now, last, ratio) in enumerate(zip(numbers, numbers[1:], numbers[2:], strict=False)):
        is_ratio = ratio.unit == "倍" and text[last.end : ratio.start] == "的" and last.value
        if is_ratio and _are_exact(text, now, last) and _TIMES.fullmatch(text, now.end, last.start):
            value = Decimal(now.value) / last.value
            yield Written(at + 2, [value], rounding(value, now, last), is_ratio=True)


def _changes(
    text: str, numbers: Sequence[Quantity], year: int | None
) -> Iterator[tuple[int, Quantity, Quantity]]:
    """The places of changes, each with the numbers of this year and the last."""
    for index in range(2, len(numbers)):
        first, second, third = numbers[index - 2 : index + 1]
        if _is_change_before(text, first, second, third):
            now, last, found = first, third, [index - 1]
        else:
            years = _two_years(text, first, second, year)
            is_series = index > 2 and _two_years(text, numbers[index - 3], first, year) is not None
            if years is None or is_series:
                continue
            now, last = years
            found = [
                at
                for at in range(index, min(index + 2, len(numbers)))
                if all(
                    _BY.fullmatch(text, numbers[each - 1].end, numbers[each].start)
                    for each in range(index, at + 1)
                )
            ]
        for at in found:
            yield at, now, last


def _goes_on(text: str, numbers: Sequence[Quantity], at: int) -> bool:
    """True if the change at *at* is one of several that add up: 减少5件，新增2件."""
    both = numbers[at : at + 2]
    return (
        len({number.unit for number in both}) < len(both)
        and _ALSO.fullmatch(text, both[0].end, both[1].start) is not None
    )


def _is_change_before(text: str, first: Quantity, second: Quantity, third: Quantity) -> bool:
    """True if the change is told before last year's number: 340件，同比减少123件（上年为463件）."""
    return bool(
        _are_exact(text, first, third)
        and _BY_FIRST.fullmatch(text, first.end, second.start)
        and _WAS_AFTER.fullmatch(text, second.end, third.start)
    )


def _are_exact(text: str, first: Quantity, second: Quantity) -> bool:
    """True if two numbers are of the same things, and printed in full."""
    return first.unit == second.unit and is_exact(text, first) and is_exact(text, second)


def is_exact(text: str, number: Quantity) -> bool:
    """True if *number* is printed in full, or says to which digit it is rounded."""
    is_rounded = not number.grain and _ROUNDED.search(text, number.start, number.end)
    return not (number.approximate or is_rounded or number.is_clause)


def _two_years(
    text: str, first: Quantity, second: Quantity, reported: int | None
) -> tuple[Quantity, Quantity] | None:
    """This year's number and last year's, as the words between them say; None if they do not."""
    if not _are_exact(text, first, second):
        return None
    was = _WAS.fullmatch(text, first.end, second.start)
    if was and was["year"] in (None, str((reported or 0) - 1)):
        return first, second
    if _THAN.fullmatch(text, first.end, second.start):
        return first, second
    start = max(first.previous, first.start - _LONGEST_BEFORE)
    if _BECAME.fullmatch(text, first.end, second.start):
        is_from = first.unit == "%" or _FROM.search(text, start, first.start)
        return (second, first) if is_from else None
    year = _OF_YEAR.search(text, start, first.start)
    other = _NEXT_YEAR.fullmatch(text, first.end, second.start) if year else None
    # 2022年发布解读80篇，2023年发布96篇
    if not year or not other or not _are_of_one(year["words"], other["words"]):
        return None
    later = int(other["year"]) - int(year["year"])
    return {1: (second, first), -1: (first, second)}.get(later)


def _are_of_one(words: str, others: str) -> bool:
    """True if the second of two years counts what the first does, *others* its words."""
    return others in _SAME_WORDS or words.startswith(others)


def _change(now: Quantity, last: Quantity, unit: str) -> Number | None:
    """How a number has changed, in *unit*; None for one that does not measure that."""
    difference = now.value - last.value
    if unit == ("百分点" if now.unit == "%" else now.unit):
        return difference
    if unit not in PARTS_OF_ONE or now.unit in PARTS_OF_ONE:
        return None
    return in_unit(difference, last.value, unit)
