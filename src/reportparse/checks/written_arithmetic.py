# SPDX-License-Identifier: MIT
"""Shares and changes that a sentence states with all the numbers that they follow from.

434件，比上年的591件下降26.6%                 a number, last year's, and how it has changed
由上年的341处降至271处，下降20.5%            last year's number first
340件，同比减少123件（上年为463件）          last year's number last
办结4450件，其中予以公开1229件，占27.6%      a whole, a part, and its share

Nothing is taken from tables but other wholes that a share may be of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from ..narrative.quantities import Quantity, Relation, Statement
from ..text.patterns import late

Number = int | Decimal

PERCENT: Final = 100
#: 两倍 is not three times as many.
_LESS_THAN_ONE: Final = Decimal("0.9")
#: This many numbers before a share may be what it is of.
_MOST_BEFORE: Final = 40
_LONGEST_BEFORE: Final = 24
_LEAST_OF_SERIES: Final = 3
_LONGEST_STEM: Final = 8

_YEAR: Final = "(?:上一?年度?|去年|年初|20[0-9]{2}年度?)(?:同期|[年末底])*"
#: Between this year's number and last year's.
_THAN = late(rf"[，,（(]?(?:相?[比较]|与|同|对比){_YEAR}[的为]?[（(]?")
_WAS = late(
    r"[，,；;（(](?:上一?年度?|去年|(?P<year>20[0-9]{2})年度?)(?:同期)?(?:则?[为是]|仅为?)?"
)
#: 120期，是上年40期的两倍
_TIMES = late(rf"[，,]?(?:约?[为是达]|相当于){_YEAR}的?")
#: Before last year's number, and between it and this year's.
_FROM = late(r"[由从][^，,。；;0-9]{0,12}(?:20[0-9]{2}年[^，,。；;0-9]{0,8})?$")
_BECAME = late(
    r"[^，,。；;0-9]{0,6}(?:[升增减降长加少高低]|变化)[至到为](?:20[0-9]{2}年度?|今年|本年度?|目前)?的?"
)
#: A number with its year, and the one after it.
_OF_YEAR = late(r"(?P<year>20[0-9]{2})年度?(?P<words>[^，,。；;、0-9]{0,8})$")
_NEXT_YEAR = late(
    r"[，,；;、](?:至|到|而)?(?P<year>20[0-9]{2})年度?(?P<words>[^，,。；;、0-9]{0,8})"
)
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
#: From a part to its share; of a whole that it names, one of which nothing else can be meant.
_SHARE = late(
    r"[，,（(]?(?:[约仅就]?占比?|比例|比重)(?:(?:全部|全年)?(?:新收|收到|受理|办结|答复|申请)*的?总[数量]的?)?"
    r"(?:的?(?:比例|比重))?(?:[为是]|达到?)?"
)
#: Nothing else is needed before a share in words: 39件，超过半数
_SHARE_IN_WORDS = late("[，,]")
_SIGNS_OF_PERCENT: Final = "%％"
#: 占总数80件的50%: from a part to its whole, and from there to the share.
_PART_OF = late(r"[，,（(]?(?:[约仅就]|分别)?占[^，,。；;0-9]{0,16}")
_OF_IT = late(r"的(?:比例|比重)?(?:为|达到?)?")
#: From a whole to its parts; without these words, a part has the noun of the whole.
_PARTS_LED = late(
    r"[^，,。；;：:0-9]{0,12}(?:[，,：:；;。]?[^，,。；;0-9]{0,4}(?:其中|包括|包含|分为)|[（(]|[中里][，,])"
)
_LEAST_OF_NOUN: Final = 2
_RATE = late(r"[，,]?(?P<stem>办结|整改|采纳|答复|完成|纠)[错正]?率(?:[为是]|达到?)?")


#: From a part to its share of a whole that it names as the tables do.
_OF_WHOLE: Final = late(
    r"[，,（(]?[约仅]?占(?:全[部年])?(?:新收|收到|受理|办结|答复|办理)到?的?(?:政府信息公开|依申请公开)?申请"
    r"(?:总[数量]|件数|量)?的?(?:比例|比重)?[为是]?"
)
#: 新收申请中自然人申请315件，占比72.6%
_OF_NEW: Final = late(r"[，,（(]?占比[为是]?")
#: No sentence is without these, and so many numbers, that states one.
_HINTS: Final = {
    "growth": (late("[去上]一?年|年初|20[0-9]{2}年|[升增减降长加少高低化][至到为]"), 3),
    "share": (late("占|比|率|半数|分之|成"), 2),
}


class Written(NamedTuple):
    """A share or a change with the numbers that it may be.

    Attributes:
        at: Its place among the numbers of its sentence.
        computed: The numbers that the sentence gives for it, those most likely first.
        falls: True if it says that the number has become less.
        part: The number that a share is of.
        relation: How it compares them, if it is neither a share nor a change.
    """

    at: int
    computed: Sequence[Number]
    falls: bool = False
    part: Quantity | None = None
    relation: Relation | None = None

    def shares_of(self, others: Sequence[Quantity]) -> Sequence[Number]:
        """The shares that its part has of the last of *others* in the same unit."""
        part = self.part
        if part is None:
            return []
        wholes = [number.value for number in others[-_MOST_BEFORE:] if number.unit == part.unit]
        return [part.value * Decimal(PERCENT) / whole for whole in wholes if whole]


Kind = Literal["share", "growth"]


def may_be_written(sentence: str, numbers: Sequence[Quantity], kind: Kind) -> bool:
    """True if a *sentence* with *numbers* may have a share, or a change, and what it is of."""
    hint, least = _HINTS[kind]
    return len(numbers) >= least and bool(hint.search(sentence))


def written(
    text: str, numbers: Sequence[Quantity], kind: Kind, year: int | None
) -> Iterator[Written]:
    """The shares, or the changes, in a sentence of *text* that follow from its other *numbers*.

    The report is on *year*.
    """
    if kind == "growth":
        yield from _times(text, numbers)
        for at, change in _changes(text, numbers, year):
            falls = bool(_FALLS.search(text, numbers[at - 1].end, numbers[at].start))
            yield Written(at, [-change if falls else change], falls)
    else:
        yield from _shares(text, numbers)


def _times(text: str, numbers: Sequence[Quantity]) -> Iterator[Written]:
    """The ratios of a number and last year's: 120期，是上年40期的两倍."""
    for at, (now, last, ratio) in enumerate(zip(numbers, numbers[1:], numbers[2:], strict=False)):
        is_ratio = ratio.unit == "倍" and text[last.end : ratio.start] == "的" and last.value
        if is_ratio and _are_exact(text, now, last) and _TIMES.fullmatch(text, now.end, last.start):
            yield Written(at + 2, [Decimal(now.value) / last.value], relation="ratio")


def _changes(
    text: str, numbers: Sequence[Quantity], year: int | None
) -> Iterator[tuple[int, Number]]:
    """The places of changes, each with how the number has changed."""
    for index in range(2, len(numbers)):
        first, second, third = numbers[index - 2 : index + 1]
        if _is_change_before(text, first, second, third):
            now, last, changes = first, third, [index - 1]
        else:
            years = _two_years(text, first, second, year)
            is_series = index > 2 and _two_years(text, numbers[index - 3], first, year) is not None
            if years is None or is_series:
                continue
            now, last = years
            changes = [
                at
                for at in range(index, min(index + 2, len(numbers)))
                if all(
                    _BY.fullmatch(text, numbers[each - 1].end, numbers[each].start)
                    for each in range(index, at + 1)
                )
            ]
        for at in changes:
            change = _change(now, last, numbers[at].unit)
            if change is not None and not _goes_on(text, numbers, at):
                yield at, change


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
    return first.unit == second.unit and _is_exact(text, first) and _is_exact(text, second)


def _is_exact(text: str, number: Quantity) -> bool:
    rounded = number.approximate or _ROUNDED.search(text, number.start, number.end)
    return not rounded and not number.is_clause


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
    if unit != "%" or now.unit == "%" or not last.value:
        return None
    return difference * Decimal(PERCENT) / last.value


def _shares(text: str, numbers: Sequence[Quantity]) -> Iterator[Written]:
    pairs = [pair for pair in pairwise(numbers) if _is_share(text, *pair)]
    series, parts = _series(pairs), {part.start for part, _ in pairs}
    for at in range(1, len(numbers)):
        part, share = numbers[at - 1 : at + 1]
        if share.unit != "%" or part.unit == "%":
            continue
        before = numbers[max(0, at - 1 - _MOST_BEFORE) : at - 1]
        alike = [number for number in before if number.unit == part.unit]
        if alike and alike[-1] is before[-1] and _is_of(text, alike[-1], part, share):
            part, wholes = alike[-1], [part]
            values = [wholes[0].value]
        elif _is_share(text, part, share) or _is_rate(text, part, share):
            wholes = [number for number in reversed(alike) if number.value > part.value]
            wholes.sort(key=lambda number: number.start in parts)
            values = [number.value for number in wholes]
            if all(number.start in parts for number in wholes):
                values = series  # each is a part itself
            elif any(_is_whole(text, number, part, share) for number in wholes):
                total = sum(number.value for number in alike)
                values += [total, total + part.value]
            else:
                continue
        else:
            continue
        computed = [part.value * Decimal(PERCENT) / value for value in values if value]
        if computed and all(_is_exact(text, number) for number in (part, *wholes)):
            yield Written(at, computed, part=part)


def _is_share(text: str, part: Quantity, share: Quantity) -> bool:
    """True if a share is that of the number right before it."""
    if share.unit != "%":
        return False
    is_in_words = share.approximate and text[share.end - 1] not in _SIGNS_OF_PERCENT
    pattern = _SHARE_IN_WORDS if is_in_words else _SHARE
    return any(each.fullmatch(text, part.end, share.start) for each in (_SHARE, pattern))


def _is_of(text: str, part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """True if the words between them make a number the whole of that before it."""
    return bool(
        _PART_OF.fullmatch(text, part.end, whole.start)
        and _OF_IT.fullmatch(text, whole.end, share.start)
    )


def _is_whole(text: str, whole: Quantity, part: Quantity, share: Quantity) -> bool:
    """True if the text says that *part* belongs to the number *whole* before it."""
    noun = whole.label(text)[-_LEAST_OF_NOUN:]
    return bool(
        _PARTS_LED.match(text, whole.end)
        or _is_rate(text, part, share)
        or (len(noun) == _LEAST_OF_NOUN and part.label(text).endswith(noun))
    )


def _is_rate(text: str, part: Quantity, share: Quantity) -> bool:
    """True if a rate is that of what was counted right before it: 办结80件，办结率80%.

    100% may be of what was due, but not of what has been done of all: 受理80件，已办结78件.
    """
    rate = _RATE.fullmatch(text, part.end, share.start)
    if rate is None:
        return False
    before = text[max(part.previous, part.start - _LONGEST_STEM) : part.start]
    if share.value == PERCENT:
        return before.endswith(f"，已{rate['stem']}")
    return rate["stem"] in before


def _series(pairs: Sequence[tuple[Quantity, Quantity]]) -> list[Number]:
    """The sum of parts that each have their share, if all of these but one are of it."""
    total = sum(part.value for part, _ in pairs)
    if len(pairs) < _LEAST_OF_SERIES or len({part.unit for part, _ in pairs}) > 1 or not total:
        return []
    agreeing = sum(agrees(share, part.value * Decimal(PERCENT) / total) for part, share in pairs)
    return [total] if agreeing >= len(pairs) - 1 else []


def agrees(stated: Quantity, computed: Number) -> bool:
    """True if *stated* is *computed*, to the digits that are stated."""
    value = Decimal(stated.value)
    digits = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    slack = {"%": digits, "百分点": digits, "倍": digits * _LESS_THAN_ONE}.get(stated.unit, 0)
    return abs(Decimal(computed) - value) <= slack or stated.agrees(computed)


def names_whole(text: str, part: Statement, share: Quantity) -> bool:
    """True if the text names the whole of which *share* gives a *part*."""
    start, end = part.quantity.end, share.start
    is_of_new = part.is_new and part.figure_meant is not None and ":" in (part.claim or "")
    if is_of_new and _OF_NEW.fullmatch(text, start, end):
        return True
    return share.unit == "%" and _OF_WHOLE.fullmatch(text, start, end) is not None
