# SPDX-License-Identifier: MIT
"""Numbers one after another -> those that are items of one list: `…41条、…30条，…`.

Also the words by which several numbers are taken together: 两项合计, 三者之和.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..text.numerals import chinese_value
from ..text.patterns import late
from .all_kinds import LEFT
from .quantities import Quantity, without_notes

#: How many, and the same with its measure.
FEW: Final = "[两二三四五六七八九十]"
ITEMS: Final = f"{FEW}[项者类种]"
#: Before the number of all that was listed. 累计 may count what was before the list, too.
SUM: Final = "(?:合计|共计|总计|总共|总数(?=[为达])|共)"
#: Between it and the number.
SUM_IS: Final = "(?:[为有达]|达到)?"
#: 181件（含上年结转12件则为193件）: the number of all, those of a note added.
SUM_IF: Final = "则(?:[合总共]?计|共)?[为是有达]"

#: Units of what is published, and words for a part of it, or all.
PUBLISHED: Final = ("条", "篇")
_NOT_ALL = late("其中|含|包括|原创|[比较共]")
#: From a part to the next.
_NEXT = late(r"(?P<noun>[^，,、；;。]{0,8}?)(?P<mark>、|，|,|；|;|以及|和|及|与)(?P<label>.{0,40})")
#: Words for what was done, which lead to a part only if they lead to the one before.
_DONE = late(r"办结|办理|答复|回复|整改|完成|解决|采纳")
#: The number of all has no noun of its own.
_SUM = late(rf"(?:两[项者]|以上)?{SUM}{SUM_IS}$")
_COMMAS = "，,；;"
NUMBERING = late(r"[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑩]")
#: Words in a list that take a part apart again, or compare it.
_NESTED = late(r"[（()）]|其中|包括|涵盖|[，,]含|包含|同比|较|比上年|占")
#: After a list, last year's number of all of it.
_ALL_CHANGED = late(r"[，,](?:总[量数])?[比较](?:上一?年|去年|20[0-9]{2}年)度?(?:同期)?的?$")
#: Openings of a clause that does not belong to the count.
NEW_CLAUSE = late(
    r"同时|此外|(?:全年|本年度?|今年|年内|另|并|共|累计|未|按时|及时|依法)*"
    r"(?:公布|公示(?!公告|公开|信息)|刊登|张贴|推送|新?收到|受理|接到|办理|办结|答复|回复|组织(?!机构)|召开|举办|开展|回应|编发|主动公开|公开|发布|更新"
    r"|制发|印发|审查|处理|上报|撤销|整改|配备|接待|被)"
)


def count_in(items: str | None) -> int | None:
    """How many *items* there are, which begin with a numeral."""
    return chinese_value(items[0]) if items else None


def counts(quantity: Quantity) -> bool:
    """True if *quantity* is a whole number of things that was printed as a number."""
    return (
        isinstance(quantity.value, int)
        and quantity.value > 0
        and quantity.unit not in ("%", "百分点")
    )


def items_of(
    text: str, numbers: Sequence[Quantity], unit: str, opener: re.Match[str] | None = None
) -> list[Quantity] | None:
    """The first of *numbers* that are items of one list; None where that is not plain."""
    items: list[Quantity] = []
    with_commas: bool | None = None
    bracket, word, mark = opener.group("bracket", "word", "mark") if opener else (None, None, None)
    # 许可9件，其中涉企5件；处罚7件: what follows the semicolon is not among them.
    ends = "；;" if word == "其中" and not mark and not bracket else ""
    for quantity in numbers:
        if text[quantity.start - 1] == "各":
            return None
        if quantity.is_clause:
            break
        if items:
            gap = NUMBERING.sub("", without_notes(text[items[-1].end : quantity.start]))
            is_past = with_commas is False and _ALL_CHANGED.match(gap)
            if is_past or quantity.unit == "%" or (bracket and ("）" in gap or ")" in gap)):
                break
            if _NESTED.search(gap):
                return None
            following = _NEXT.fullmatch(gap)
            if following is None or following["mark"] in ends or _ends(following, with_commas):
                break
            if _DONE.match(following["label"]) and not _DONE.search(items[-1].label(text)):
                return None  # 收到198件、办结190件
            with_commas = following["mark"] in _COMMAS if with_commas is None else with_commas
        if (
            not alike(quantity.unit, unit)
            or not isinstance(quantity.value, int)
            or quantity.approximate
        ):
            return None
        items.append(quantity)
    return items


def _ends(following: re.Match[str], with_commas: bool | None) -> bool:
    """True if a list ends before what follows: a comma ends one without, a verb or a sum any."""
    if _SUM.match(following["label"]):
        return True  # 另有上年结转12件，共193件
    if following["mark"] not in _COMMAS or LEFT.match(following["label"]):
        return False
    return with_commas is False or bool(NEW_CLAUSE.match(following["label"]))


def alike(unit: str, other: str) -> bool:
    """True if numbers in two units can be added: 人 and 人次, 条 and 条次."""
    return unit == other or unit.removesuffix("次") == other.removesuffix("次")


def published(text: str, numbers: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """Publications of a sentence: 公众号82篇，阅读11万次；微博58条，两个平台共140条."""
    start = text.rfind("。", 0, total.start) + 1
    own = [each for each in numbers if each.start >= start and each.unit in PUBLISHED]
    has_others = _NOT_ALL.search(text, start, numbers[-1].end)
    return [] if has_others else [each._replace(unit=total.unit) for each in own]
