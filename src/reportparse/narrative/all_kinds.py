# SPDX-License-Identifier: MIT
"""Kinds that are all there are: a list of them is complete, whatever leads to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from ..text.patterns import late
from .quantities import Quantity

_WAYS = late(r"网[上络]|在线|信函|邮[寄件]|当面|现场|传真|电子")
#: Ways to divide applications, reviews, what people sent, and people: numbers of two of them
#: count the same twice (其中已审结40件，维持20件).
_DIVISIONS = (
    (
        late(r"自然人|法人|企业|公民|个人|组织|机构"),
        _WAYS,
        late(r"予以公开|部分公开|不予|无法提供|其他处理|办结|答复|结转|已公开"),
    ),
    (late(r"(?<![未待])审结"), late(r"维持|纠[正错]")),
    (late(r"办结|答复|回复"), late(r"满意|好评|回访")),
    (late("[男女]"), late("党员|干部|代表"), late("本科|硕士|研究生|学历")),
)
#: With such a part at its end a list is complete, whatever leads to it.
OTHERS = late(r"(?:涉及|属于)?其[他它]|其余|剩余|余下")
#: What is left after other parts.
LEFT = late(r"^(?:其余|剩余|余下)")
#: Kinds that are all there are, in any order; a label is of the first that fits.
_ALL_KINDS = (
    (LEFT, late(r"^(?!上年|.*结转).")),
    (late(r"建议"), late(r"提案")),
    (late(r"自然人|公民|个人"), late(r"法人|组织|单位")),
    (late(r"[县区市省]直|[县区市省]级|机关"), late(r"乡镇|街道|镇街|基层")),
    (late(r"电脑|PC|计算机"), late(r"手机|移动")),
    (late(r"线上"), late(r"线下")),
    (late(r"直接|未经复议"), late(r"复议后")),
    (late(r"简易"), late(r"普通")),
    (late(r"^(?!不).*合格"), late(r"不合格")),
    (late(r"原创"), late(r"转[载发]")),
    (late(r"专职"), late(r"兼职")),
    (
        late(r"^(?!未|尚|没|正在|待).*(?:办结|答复|回复|整改|完成|解决|采纳)"),
        late(r"^(?:尚|仍)?(?:正在|在办|未|没|待)|办理中"),
    ),
    (late("维持"), late("纠正|纠错"), late("其[他它]"), late("审结|审理")),
    (late("本级|机关"), late("部门|[县市区省]直"), late("乡镇|街道|镇街")),
    (late("^已"), late("^正在"), late("长期|持续|尚未")),
    (late("^(?:予以|全部)?采纳"), late("部分采纳"), late("[未不].?采纳")),
    (late("主动公开"), late("依申请公开"), late("不予?公开")),
)
#: Labels of one kind make a list, even if no word leads to it: 政策类21人次、办事类29人次.
_ONE_KIND = late(r".+[类级]")
_NEGATIONS: Final = ("未", "不", "未予", "不予")
_PAIR: Final = 2
#: Words that join an item to a list so loosely that it may not belong to it.
_LOOSELY = late(r"[，,；;]|以及|[和及与]")


def are_of_several_divisions(labels: Sequence[str]) -> bool:
    """True if *labels* divide cases in several ways, so that one case is counted in each."""
    together = "\n".join(labels)
    return any(
        sum(bool(pattern.search(together)) for pattern in divisions) > 1 for divisions in _DIVISIONS
    )


def are_ways(labels: Sequence[str]) -> bool:
    """True if *labels* count applications by the ways in which they come: each by one of them."""
    return all(_WAYS.search(label) and label.endswith("申请") for label in labels)


def make_a_list(labels: Sequence[str], *, is_led: bool) -> bool:
    """True if items with *labels* are parts of one number, each thing counted in one of them."""
    if are_of_several_divisions(labels):
        return False
    return is_led or all(map(_ONE_KIND.fullmatch, labels)) or are_all_kinds(labels)


def are_all_kinds(labels: Sequence[str]) -> bool:
    """True if *labels* are some kinds that are all there are."""
    is_pair = len(labels) == _PAIR and is_denied(*labels)
    return is_pair or any(map(partial(_are, labels), _ALL_KINDS))


def _are(labels: Sequence[str], kinds: Sequence[re.Pattern[str]]) -> bool:
    """True if each of *labels* is one of *kinds*, and each of these is there."""
    return len(labels) == len(kinds) and {*kinds} == {
        next((kind for kind in kinds if kind.search(label)), None) for label in labels
    }


def is_denied(label: str, other: str) -> bool:
    """True if *other* counts those of which *label* is not true: 采纳 and 未采纳.

    Between 公开 and 不予公开 there is 部分公开.
    """
    is_of_two = len(label) > 1 and not label.endswith("公开")
    return is_of_two and other in (f"{negation}{label}" for negation in _NEGATIONS)


def exceeds(text: str, items: Sequence[Quantity], labels: Sequence[str], total: Quantity) -> bool:
    """True if an item that is only loosely joined to those before it is more than the whole."""
    if text.startswith("。其中", total.end) and text.startswith(("，", "、"), total.previous):
        # 直接起诉和复议后起诉分别为32件、21件。其中维持29件: of all before them
        return sum(quantity.value for quantity in items) > total.value
    is_joined = text[total.previous : total.start] in ("、", "和")
    return not are_ways(labels) and (is_joined or _has_larger(text, items, total))


def _has_larger(text: str, items: Sequence[Quantity], total: Quantity) -> bool:
    return any(
        quantity.value > total.value
        and _LOOSELY.search(text, last.end, quantity.start)
        and not OTHERS.match(quantity.label(text))
        for last, quantity in pairwise(items)
    )
