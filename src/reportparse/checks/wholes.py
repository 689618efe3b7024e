# SPDX-License-Identifier: MIT
"""The words for the whole of which a share is: 占办结总数的8.3%."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..text.patterns import late

#: Wholes as kinds of claims. Reviews are taken apart by their own kind only.
WHOLE_OF_ANSWERS: Final = ("answered",)
WHOLE_OF_REVIEWS: Final = ("reviews",)
_OF_NEW: Final = ("received", "incoming")
_OF_APPLICATIONS: Final = ("received", "answered", "handled", "incoming")

_WHOLE: Final = late(r"占(?P<words>[^占，,。；;：:（()）0-9]{0,24})$")
_LONGEST: Final = 25
#: With any other word it may be another whole than those of the tables: 占全市申请总数的.
_WORDS: Final = late(
    "(?:全[部年]|[本当今]年度?|所有|总|政府信息|信息|依申请公开|公开|办理|处理|收件|事项"
    "|比[例重]?|超过?|高达|达到?|[件宗起数量到的了已新为是仅]"
    "|(?P<review>行政复议|行政诉讼|复议|诉讼|审结|案件?)"
    "|(?P<answered>办结|答复)|(?P<received>收到?|受理|接收)|(?P<application>申请))*"
)


def whole_named(text: str, share: int) -> Sequence[str] | None:
    """The totals of which the text says that it gives a share, which begins at *share*.

    None if it names no whole; none at all if that is not one of the tables.
    """
    whole = _WHOLE.search(text, max(0, share - _LONGEST), share)
    if whole is None:
        return None
    words = _WORDS.fullmatch(whole["words"])
    if words is None:
        return ()
    if words["review"]:
        return WHOLE_OF_REVIEWS
    if words["answered"]:
        return WHOLE_OF_ANSWERS
    if words["application"]:
        return _OF_NEW if words["received"] else _OF_APPLICATIONS
    return None
