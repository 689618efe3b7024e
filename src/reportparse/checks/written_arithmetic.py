# SPDX-License-Identifier: MIT
"""Shares and changes that a sentence states with all the numbers that they follow from.

办结4450件，其中予以公开1229件，占27.6%      a whole, a part, and its share

Nothing is taken from tables but other wholes that a share may be of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise, product, takewhile
from typing import Final, Literal

from ..narrative.comparisons import agrees
from ..narrative.quantities import Quantity, Statement
from ..text.patterns import late
from .written_changes import MOST_BEFORE, PERCENT, Number, Written, changes, is_exact, rounding

_LEAST_OF_SERIES: Final = 3
_LONGEST_STEM: Final = 8

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
#: Cases end in one of these ways.
_RESULT = late("(?:维持|纠[正错]|其[他它]结果|[未待]审结|(?:予以?|部分)公开|无法提供|[予他]处理)$")
#: From several parts to the share that each has of their sum.
_OF_EACH: Final = late("分别占(?:比|总[数量]的)?[为是]?$")
_RATE = late(r"[，,]?(?P<stem>办结|整改|采纳|答复|完成|纠)[错正]?率(?:[为是]|达到?)?")
#: From a part to its share of a whole that it names as the tables do.
_OF_WHOLE: Final = late(
    r"[，,（(]?[约仅]?占(?:全[部年])?(?:新收|收到|受理|办结|答复|办理)到?的?(?:政府信息公开|依申请公开)?申请"
    r"(?:总[数量]|件数|量)?的?(?:比例|比重)?[为是]?"
)
#: 新收申请中自然人申请315件，占比72.6%
_OF_NEW: Final = late(r"[，,（(]?占比[为是]?")
#: No sentence is without these that states one.
_TURNS: Final = "(?<=[升增减降长加少高低化合简缩短整大展充].)"
_HINTS: Final = {
    "growth": late(f"去一?年|上一?年|年初|20[0-9]{{2}}年|至{_TURNS}|到{_TURNS}|为{_TURNS}"),
    "share": late("占|比|率|半数|分之|成"),
}


Kind = Literal["share", "growth"]


def may_be_written(sentence: str, numbers: Sequence[Quantity], kind: Kind) -> bool:
    """True if a *sentence* with *numbers* may have a share, or a change, and what it is of."""
    has_numbers = len(numbers) > 2
    if kind == "share":
        has_numbers = "%" in [number.unit for number in numbers[1:]]
    return has_numbers and bool(_HINTS[kind].search(sentence))


def written(
    text: str, numbers: Sequence[Quantity], kind: Kind, year: int | None
) -> Iterator[Written]:
    """The shares, or the changes, in a sentence of *text* that follow from its other *numbers*.

    The report is on *year*.
    """
    return changes(text, numbers, year) if kind == "growth" else _shares(text, numbers)


def _shares(text: str, numbers: Sequence[Quantity]) -> Iterator[Written]:
    if text.find("分别占", numbers[0].end, numbers[-1].start) >= 0:
        yield from _shares_of_each(text, numbers)
    pairs = [pair for pair in pairwise(numbers) if _is_share(text, *pair)]
    series, parts = _series(pairs), {part.start for part, _ in pairs}
    for at in range(1, len(numbers)):
        part, share = numbers[at - 1 : at + 1]
        if share.unit != "%" or part.unit == "%":
            continue
        before = numbers[max(0, at - 1 - MOST_BEFORE) : at - 1]
        alike = [number for number in before if number.unit == part.unit]
        divided: Sequence[Number] = ()
        if alike and alike[-1] is before[-1] and _is_of(text, alike[-1], part, share):
            part, wholes = alike[-1], [part]
            values = [wholes[0].value]
            divided = _divided(alike)
        elif _is_share(text, part, share) or _is_rate(text, part, share):
            wholes = [
                number
                for number in reversed(alike)
                if number.value > part.value and not are_results(text, number, part)
            ]
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
        computed = [
            number * Decimal(PERCENT) / value
            for number, value in product((part.value, *divided), values)
            if value
        ]
        if computed and all(is_exact(text, number) for number in (part, *wholes)):
            slack = rounding(max(computed), part, *wholes[:1])
            yield Written(at, computed, part=part, slack=slack)


def _divided(alike: Sequence[Quantity]) -> list[Number]:
    """The numbers that those after them add up to: 败诉6件，其中直接起诉4件、复议后起诉2件."""
    sums = accumulate(number.value for number in reversed(alike))
    return [
        number.value
        for number, sum_ in zip(reversed(alike[:-1]), sums, strict=False)
        if number.value == sum_
    ]


def are_results(text: str, number: Quantity, part: Quantity) -> bool:
    """True if two numbers are both results, so that neither is a part of the other."""
    labels = (number.label(text), part.label(text))
    return all(map(_RESULT.search, labels)) and not _PARTS_LED.match(text, number.end)


def _shares_of_each(text: str, numbers: Sequence[Quantity]) -> Iterator[Written]:
    """The shares of several parts after all of these: 县423件、市293件，分别占59.1%和40.9%."""
    for at, first in enumerate(numbers):
        if not _OF_EACH.search(text, first.previous, first.start):
            continue
        following = numbers[at : at + MOST_BEFORE]
        shares = list(takewhile(lambda each: each.unit == "%", following))
        start = max(0, at - len(shares))
        parts, before = numbers[start:at], numbers[max(0, start - MOST_BEFORE) : start]
        sum_ = sum(part.value for part in parts)
        is_whole = any(number.value == sum_ and number.unit == parts[0].unit for number in before)
        if len(parts) == len(shares) > 1 and len({part.unit for part in parts}) == 1 and is_whole:
            for index, part in enumerate(parts):
                yield Written(at + index, [part.value * Decimal(PERCENT) / sum_])


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


def names_whole(text: str, part: Statement, share: Quantity) -> bool:
    """True if the text names the whole of which *share* gives a *part*."""
    start, end = part.quantity.end, share.start
    is_of_new = part.is_new and part.figure_meant is not None and ":" in (part.claim or "")
    if is_of_new and _OF_NEW.fullmatch(text, start, end):
        return True
    return share.unit == "%" and _OF_WHOLE.fullmatch(text, start, end) is not None
