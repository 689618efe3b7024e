# SPDX-License-Identifier: MIT
"""Lists that take one subject apart and end with its number: 行政诉讼一审3件、二审2件，合计5件."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ..text.patterns import late
from .quantities import Quantity

#: Stages, times and ways: each case is in one of them, and all cases are in one.
_ITEM: Final = (
    "(?:[一二初终再]审|上诉|[上下]半年|第?[一二三四]季度|[1-4]季度|简易程序|[普一][通般]程序"
    "|(?:通过)?(?:网[络上站]|信函|邮寄|当面|现场|传真|电子邮件|在线|线[上下])(?:申请|提交|方式|渠道)*)"
    "(?:案件|各?为|有)?"
)
_FIRST: Final = late(rf"(?P<subject>[^，,。；;：:、（）()0-9]{{2,30}}?){_ITEM}$")
_NEXT: Final = late(rf"[、，,]{_ITEM}")
_SUM: Final = late("[，,、]?(?:合计|共计|总计|总共|共)(?:为|有)?")
_LONGEST: Final = 40


def closed_lists(
    sentence: re.Match[str], numbers: Sequence[Quantity]
) -> Mapping[int, tuple[int, str] | None]:
    """Where the subject of each sum begins, and its words; None for each of the items summed up.

    The keys are places among the *numbers* of *sentence*.
    """
    found: dict[int, tuple[int, str] | None] = {}
    text = sentence.string
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
