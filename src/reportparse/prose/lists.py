# SPDX-License-Identifier: MIT
"""Numbers that the text takes apart: `共102条，涵盖…41条、…30条` or `…3件、…4件，共计7件`.

Only lists are returned of which it is plain where they begin, what they count, and that their
items do not overlap. Whether the numbers add up is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .quantities import Quantity

_MARKS = "，,。；;：:（）()"
#: From a number to its first part: a noun, a mark or a bracket, words that announce parts.
_OPENER = re.compile(
    rf"[^{_MARKS}]{{0,16}}[，,]?(?P<bracket>[（(])?"
    r"(?P<word>其中|涵盖了?|包括了?|包含了?|分别[为是]?|具体为|含)?(?P<mark>[：:，,]?)"
    rf"(?P<label>[^{_MARKS}]{{0,30}})"
)
#: From a part to the next.
_NEXT = re.compile(
    r"(?P<noun>[^，,、；;。]{0,8}?)(?P<mark>、|，|,|；|;|以及|和|及|与)(?P<label>.{0,40})"
)
_COMMAS = frozenset("，,；;")
#: The number of all parts after them, with no noun of its own.
_CLOSER = re.compile(r"(?P<noun>[^，,、；;。]{0,8}?)[，,；;、]?(?:共计|合计|总计|总共)为?")
#: Words in a list that take a part apart again, or compare it.
_NESTED = re.compile(r"[（()）]|其中|包括|涵盖|包含|同比|较|比上年|占")
#: With these a clause opens that is no part of what was counted.
_NEW_CLAUSE = re.compile(
    r"(?:全年|本年度?|今年|年内|同时|此外|另|并|共|累计|未|按时|及时|依法)*"
    r"(?:新?收到|受理|接到|办理|办结|答复|回复|结转|组织|召开|举办|开展|回应|编发|主动公开|公开|发布|更新"
    r"|制发|印发|审查|处理|上报|撤销|整改|配备|接待|被)"
)
#: What is published in several of these ways is counted in each.
_OVERLAPPING = re.compile(
    r"网|微信|微博|公众号|客户端|平台|公报|媒体|报[纸刊]|电视|渠道|栏目|抖音|专栏|公示栏|显示屏"
)
#: Ways to divide applications: numbers of two of them count the same cases twice.
_DIVISIONS = (
    re.compile(r"自然人|法人|企业|公民|个人|组织|机构"),
    re.compile(r"网[上络]|在线|信函|邮[寄件]|当面|现场|传真|电子"),
    re.compile(r"予以公开|部分公开|不予|无法提供|其他处理|办结|答复|结转|已公开"),
)
_AND_SO_ON = re.compile(r"[^，,、；;。（(]{0,8}等")
_FEWEST = 2
#: From so many items on 包括 names all.
_ENOUGH = 3


class Parts(NamedTuple):
    """The parts of a number.

    Attributes:
        items: In order.
        are_all: Whether the text says that there are no others.
        may_overlap: Whether one thing may be counted in several of them.
    """

    items: tuple[Quantity, ...]
    are_all: bool
    may_overlap: bool

    def sums(self) -> list[int]:
        """What the first two, three … items add up to: where a list ends is not always plain."""
        values = [int(one.value) for one in self.items]
        return [sum(values[:length]) for length in range(_FEWEST, len(values) + 1)]


def parts_after(text: str, numbers: Sequence[Quantity], index: int) -> Parts | None:
    """The parts into which the text takes the number at *index*, one of *numbers*, apart."""
    total, rest = numbers[index], numbers[index + 1 :]
    if len(rest) < _FEWEST or not _counts(total):
        return None
    opener = _OPENER.fullmatch(text[total.end : rest[0].start])
    if opener is None or not (opener["word"] or opener["bracket"] or opener["mark"] in ("：", ":")):
        return None
    if _NEW_CLAUSE.match(opener["label"]):
        return None
    items = _items(text, rest, total.unit)
    if items is None or len(items) < _FEWEST:
        return None
    closed = opener["word"] not in ("其中", "含")
    enough = len(items) >= _ENOUGH or not (opener["word"] or "").startswith("包")
    ends = _AND_SO_ON.match(text, items[-1].end) is None
    return _parts(items, are_all=closed and enough and ends)


def parts_before(text: str, numbers: Sequence[Quantity], index: int) -> Parts | None:
    """The numbers before the one at *index* of which the text says that it is the sum of all."""
    total, before = numbers[index], numbers[:index]
    if len(before) < _FEWEST or not _counts(total):
        return None
    if _CLOSER.fullmatch(text[before[-1].end : total.start]) is None:
        return None
    items = _items(text, before, total.unit)
    if items is None or len(items) < len(before):
        return None
    return _parts(items, are_all=True)


def _parts(items: Sequence[Quantity], *, are_all: bool) -> Parts | None:
    labels = [one.label for one in items]
    divisions = [one for one in _DIVISIONS if any(map(one.search, labels))]
    if len(divisions) > 1:
        return None
    return Parts(tuple(items), are_all, any(map(_OVERLAPPING.search, labels)))


def _counts(one: Quantity) -> bool:
    """Whether *one* is a whole number of things that was printed as a number."""
    return isinstance(one.value, int) and one.value > 0 and one.unit not in ("%", "百分点")


def _items(text: str, numbers: Sequence[Quantity], unit: str) -> list[Quantity] | None:
    """The first of *numbers* that are items of one list; None where that is not plain."""
    items: list[Quantity] = []
    commas = None
    for one in numbers:
        if items:
            following = _NEXT.fullmatch(text[items[-1].end : one.start])
            if following is None:
                # A sentence part of its own, or a note on the item before.
                return None if _NESTED.search(text[items[-1].end : one.start]) else items
            if _NESTED.search(following[0]):
                return None
            is_comma = following["mark"] in _COMMAS
            commas = is_comma if commas is None else commas
            if is_comma and (not commas or _NEW_CLAUSE.match(following["label"])):
                return items
        if one.unit != unit or not isinstance(one.value, int) or one.approximate:
            return None
        items.append(one)
    return items
