# SPDX-License-Identifier: MIT
"""Lists of which each number has its label elsewhere in the sentence.

行政诉讼一审3件、二审2件，合计5件: one subject that is taken apart, and the number of all
规章、规范性文件分别为2件和16件: the labels first
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ..text.patterns import late
from .form_targets import names_figure
from .list_items import SUM, SUM_IS
from .quantities import Quantity

#: Stages, times and ways: each case is in one of them, and all cases are in one.
_ITEM: Final = (
    "(?:[一二初终再]审|上诉|[上下]半年|第?[一二三四]季度|[1-4]季度|简易程序|[普一][通般]程序"
    "|(?:通过)?(?:网[络上站]|信函|邮寄|当面|现场|传真|电子邮件|在线|线[上下])(?:申请|提交|方式|渠道)*)"
    "(?:案件|各?为|有)?"
)
_FIRST: Final = late(rf"(?P<subject>[^，,。；;：:、（）()0-9]{{2,30}}?){_ITEM}$")
_NEXT: Final = late(rf"[、，,]{_ITEM}")
_SUM: Final = late(f"[，,、]?{SUM}{SUM_IS}")
_LONGEST: Final = 40
#: Several labels with a number for each: 规章、规范性文件分别为2件和16件.
_EACH = late(r"(?P<labels>[^，,。；;：:（）()]{2,80})分别(?:[为是有达]|增至)?$")
_LABEL_MARK = late(r"、|以及|[和与及]")
#: Of each of these a result may follow: 复议、诉讼分别为9件和6件，被纠正的分别为2件和1件.
_REVIEW = late(r"复议|诉讼|起诉")
#: Changes of the numbers before: 复议12件、诉讼8件，与上年相比分别减少3件和2件.
_EACH_CHANGED = late(
    r"[，,](?P<since>同比|[比较与](?:上一?年|去年)度?(?:同期)?(?:相比)?)[，,]?分别"
    r"(?P<change>增长|增加|上升|提高|下降|降低|减少|[增减])了?$"
)
_MARK = late("[，,；;。：:、]")
#: Words that name a figure by themselves, unlike those of documents after their act.
_FIGURE = late("复议|诉讼|起诉|申请|许可|处罚|强制|收费")
_NUMBER_MARK = late(r"[、，,]?(?:以及|[和与及])?")
#: The first word of the last label: what follows it is said of all.
_FIRST_WORD = late(r"20[0-9]{2}年度?|(?:行政)?规范性文件|(?:政府)?规章")


def closed_lists(
    sentence: re.Match[str], numbers: Sequence[Quantity]
) -> Mapping[int, tuple[int, str] | None]:
    """Where the subject of each sum begins, and its words; None for each of the items summed up.

    The keys are places among the *numbers* of *sentence*.
    """
    found: dict[int, tuple[int, str] | None] = {}
    text = sentence.string
    if "共" not in sentence[0] and "计" not in sentence[0]:
        return found
    for at in range(2, len(numbers)):
        total, first = numbers[at], at - 1
        if not _SUM.fullmatch(text, numbers[first].end, total.start):
            continue
        while (
            first
            and numbers[first - 1].unit == numbers[first].unit == total.unit
            and _NEXT.fullmatch(text, numbers[first - 1].end, numbers[first].start)
        ):
            first -= 1
        start, end = max(sentence.start(), numbers[first].previous), numbers[first].start
        subject = first < at - 1 and _FIRST.search(text, max(start, end - _LONGEST), end)
        if subject:
            found |= dict.fromkeys(range(first, at))
            found[at] = subject.start(), subject["subject"]
    return found


def labels_of_each(sentence: re.Match[str], numbers: Sequence[Quantity]) -> dict[int, str]:
    """The labels of numbers of which 分别 gives one to each of several labels, by their places."""
    found: dict[int, str] = {}
    reviews: list[str] = []
    if "分别" not in sentence[0]:
        return found
    text = sentence.string
    for index, number in enumerate(numbers):
        each = _EACH.search(text, max(sentence.start(), number.previous), number.start)
        change = None if each else _EACH_CHANGED.search(text, number.previous, number.start)
        last = _end_of_run(text, numbers, index) if each or change else index
        if change is not None:
            since = f"{change['since']}{change['change']}"
            of = numbers[max(0, 2 * index - last - 1) : index]
            words = [_MARK.split(text[one.previous : one.start])[-1] for one in of]
            if len(of) == last - index + 1 > 1 and all(map(_FIGURE.search, words)):
                found.update(enumerate((f"{word}{since}" for word in words), index))
        if each is None:
            continue
        items = _LABEL_MARK.split(each["labels"])
        if reviews and len(items) == 1 and names_figure(items[0]):
            result = items[0].removeprefix("其中")
            items = [f"{label}{result}" for label in reviews]
        if len(items) == last - index + 1:
            word = _FIRST_WORD.match(items[-1])
            shared = items[-1][word.end() :] if word else ""
            items = [f"{item}{shared}" for item in items[:-1]] + items[-1:]
            found.update(enumerate(items, index))
            reviews = items if all(map(_REVIEW.search, items)) else []
    return found


def _end_of_run(text: str, numbers: Sequence[Quantity], index: int) -> int:
    """The last of the numbers with one unit, and nothing else between them, from *index* on."""
    last = index
    while (
        last + 1 < len(numbers)
        and numbers[last + 1].unit == numbers[index].unit
        and _NUMBER_MARK.fullmatch(text, numbers[last].end, numbers[last + 1].start)
    ):
        last += 1
    return last
