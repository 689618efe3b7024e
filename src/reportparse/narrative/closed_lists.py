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
from .items_together import SUM, SUM_IS
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
        if each is None:
            continue
        items = _LABEL_MARK.split(each["labels"])
        if reviews and len(items) == 1 and names_figure(items[0]):
            result = items[0].removeprefix("其中")
            items = [f"{label}{result}" for label in reviews]
        last = index
        while (
            last + 1 < len(numbers)
            and numbers[last + 1].unit == number.unit
            and _NUMBER_MARK.fullmatch(text, numbers[last].end, numbers[last + 1].start)
        ):
            last += 1
        if len(items) == last - index + 1:
            word = _FIRST_WORD.match(items[-1])
            shared = items[-1][word.end() :] if word else ""
            items = [f"{item}{shared}" for item in items[:-1]] + items[-1:]
            found.update(enumerate(items, index))
            reviews = items if all(map(_REVIEW.search, items)) else []
    return found
