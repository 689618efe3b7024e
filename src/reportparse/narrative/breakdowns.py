# SPDX-License-Identifier: MIT
"""Numbers that the text takes apart: `共102条，涵盖…41条、…30条` or `…3件、…4件，共计7件`.

Only lists are returned of which it is plain where they begin, what they count, and that their
items do not overlap. Whether the numbers add up is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..text.patterns import late
from .all_kinds import LEFT, OTHERS, are_all_kinds, exceeds, is_denied, make_a_list
from .list_items import (
    FEW,
    ITEMS,
    NEW_CLAUSE,
    NUMBERING,
    PUBLISHED,
    SUM,
    SUM_IS,
    alike,
    count_in,
    counts,
    items_of,
    published,
)
from .quantities import Quantity, without_notes

_MARKS = "，,。；;：:（）()"
#: From a number to its first part: a noun, a mark or a bracket, words that announce parts.
_OPENER = late(
    rf"[^{_MARKS}]{{0,16}}?(?P<among>[中里][，,])?(?:[，,]|。(?=其中|[从按])|(?P<apart>；)(?=其中))?(?P<bracket>[（(])?"
    r"(?P<word>其中|(?P<each>[^，,。；;：:（）()分]{0,20})分别[为是]?|涵盖了?|包括了?|包含了?|具体[为是]|分[为成]|含|(?:分类|具体|情况)*如下"
    r"|(?P<view>(?:按|从(?!.{0,4}(?:办理|答复|处理|结果)))[^，,：:]{1,10}(?:分|分类|划分|统计|看))|由(?=[^，,：:]{1,12}$)"
    r"|[^，,。；;：:（）()]{1,10}(?=[：:]))?(?P<mark>——|[：:，,]?)"
    rf"(?P<label>[^{_MARKS}]{{0,30}})"
)
_AMONG = late(rf"[^{_MARKS}]{{0,16}}[，,。]其中[，,：:]?[^{_MARKS}]{{0,20}}")
#: What came in, what of it was done, and words after that for more than what came in. The tables
#: say how many applications and reviews came in before.
_CAME_IN = late(r"收到|接到|受理|征集|收集|交办|转办")
_OWN_CASES = late(r"申请|复议|诉|案")
_DONE_OF_IT = late(
    rf"[^{_MARKS}]{{0,16}}[，,](?:目前|现|均|全部)*(?:(?P<now>已)(?:全部|经)*)?"
    r"(?:办结|答复|回复|采纳|(?<=[已部经])(?:办理|整改|解决|完成))了?"
)
_CARRIED = late(r"[^。；;]{0,16}(?:含|包括|结转|[上去]年|以前|历史)")
_COMMA = late("[，,；;]")
_SEMICOLON = late("[；;]")
#: The number of all parts after them, with no noun of its own.
_CLOSER = late(
    r"(?P<noun>[^，,、；;。]{0,8}?)[，,；;、]?(?:(?:以上|全年"
    rf"|(?:政务)?新媒体(?:平台|账号|矩阵)?|(?P<count>{ITEMS}|{FEW}个(?:平台|渠道|部门|方面|单位|层级|季度)))[^，,、；;。]{{0,6}})?"
    rf"(?P<sum>{SUM}|累计)(?:(?P<verb>发布|公开|推送)|{SUM_IS})"
)
#: 12个股室、7个所和2个事业单位共21个单位: a noun of its own after each number of a list.
_NOUN = late("[^，,；;。、0-9]{1,10}(?:、|以及|[和及与])")
_OF_ALL = late("(?:内设|基层|责任|成员)?(?:单位|机构|部门|机关|主体)|[，,。；;]")
#: What follows are some of the number before, so that it is not one of those summed up.
_AMONG_THEM = late("[中里][，,：:]")
#: A colon and the label of the first part lead to a list.
_LED, _LONGEST_LED = late(r"[：:][^，,；;。：:0-9]{0,20}$"), 21
_SUMMED, _MAY_SUM, _OF_YEARS = late(SUM), late(f"{SUM}|累计"), late("[以年]来|近.{1,2}年|历年")
#: Nor is what is compared, or of another year, a part.
_NO_WHOLE = late(r"比|较|(?<!新)增|减|下降|上升|结转|转入")
_NO_PART = late(rf"{NEW_CLAUSE.pattern}|.*(?:比|较|增|减|下降|20[0-9]{{2}}年)")
#: Information published in several of these ways is counted in each.
_OVERLAPPING = late(
    r"网[站页络]|[官门]网|门户|微信|微博|公众号|客户端|平台|公报|媒体|报[纸刊]|电视|渠道|栏目|抖音|(?<!专题)专栏|公示栏|显示屏"
)
#: Applications come by one of them; of platforms themselves, and of what was published by several
#: together (网站及公众号合计发布…), each is counted once.
_EACH_ONCE = late("申请|合计|(?:网站|账号|新媒体|平台|公众号)$")
#: Words before a list that name some of the parts only.
_SOME = late(r"其中|含|包|主要|重点|[譬例比]?如")
#: Applications by their ways or applicants are of all, and not of the last of some outcomes.
_OF_ALL_CASES = late("申请|渠道|途径|方式(?!办理)")
_OUTCOME = late(rf"{LEFT.pattern}|(?:予以?|部分)公开$|无法提供$|(?:予|他)处理$")
_AND_MORE = late(
    r"[^，,、；;。（(]{0,8}(?:等|[，,；;]?(?:另|其余|剩余|[尚还仍][有未在]|未审结|结转))"
)
#: How many parts there are, after the last: …、负责人解读5件四类.
_COUNTED = late(
    rf"(?:[，,](?:以上|上述)?(?=.{{0,5}}(?:构成|组成)))?(?P<count>{FEW})(?:[类种项]|方面|部分)"
)
#: A note on items that are counted twice.
_REPEATED = late(r"[（(]?[^（）(),，。；]{0,8}(?:重复|交叉|重叠|多类)")
#: Follows the last part where 由 leads to the first: …由县级12场和乡镇级16场构成.
_MADE_UP = late(r"[^，,。；;]{0,4}(?:构成|组成)")
_FEWEST = 2
_LONGEST_LIST = 60
#: More words than this before 分别 name the parts.
_LONGEST_LEAD = 6
_LABEL_MARK = late(r"[、和与及]|以及")


class Parts(NamedTuple):
    """The parts of a number.

    Attributes:
        items: In order.
        labels: The thing that each of them counts.
        are_all: True if the text says that there are no others.
        may_overlap: True if one thing may be counted in several of them.
        may_end_early: True if the last of them may be of something else: where a list with commas
            ends is not plain.
        is_doubtful: True if one of them is more than the whole, and so may be no part of it.
        heads: Those before which there is a semicolon, and the first, where the others may be
            parts of these: 复议12件，维持9件；诉讼20件，维持13件.
        divides_any: True if they divide any of the numbers before them: 从申请人看，…; ；其中…
    """

    items: tuple[Quantity, ...]
    labels: tuple[str, ...]
    are_all: bool
    may_overlap: bool
    may_end_early: bool = False
    is_doubtful: bool = False
    heads: tuple[Quantity, ...] = ()
    divides_any: bool = False

    def sums(self) -> list[int]:
        """The sums that they may add up to; the last is the sum of all."""
        values = [int(quantity.value) for quantity in self.items]
        first = _FEWEST if self.may_end_early else len(values)
        of_heads = [sum(int(quantity.value) for quantity in self.heads)] if self.heads else []
        return of_heads + [sum(values[:length]) for length in range(first, len(values) + 1)]


def parts_of(text: str, numbers: Sequence[Quantity]) -> Iterator[tuple[int, Parts]]:
    """Those of *numbers* that the text takes apart, by their places, with their parts."""
    units = [number.unit.removesuffix("次") for number in numbers]
    beside = zip((None, *units), units, (*units[1:], None), strict=False)
    for index, (last, unit, following) in enumerate(beside):
        parts = _parts_after(text, numbers, index) if following == unit else None
        touches = following not in (unit, None) and numbers[index].end == numbers[index + 1].start
        if touches and units[index + 2 : index + 3] == [unit]:
            # 培训3期420人次，线上2期、线下1期
            others = [*numbers[: index + 1], *numbers[index + 2 :]]
            parts = _parts_after(text, others, index)
        if parts is None and last == unit:
            parts = _parts_before(text, numbers, index)
        elif parts is None and following == unit:
            parts = _part_beyond(text, numbers, index)
        if parts is not None:
            yield index, parts


def _parts_after(text: str, numbers: Sequence[Quantity], index: int) -> Parts | None:
    """The parts into which the text takes the number at *index* apart; others like it follow."""
    total, rest = numbers[index], numbers[index + 1 : index + 1 + _LONGEST_LIST]
    opener = _opener(text, total, rest) if len(rest) > 1 else None
    if opener is None or ("分别" in opener[0] and _is_with_others(text, numbers, index, opener)):
        return None
    is_led = _opens(opener)
    is_list = is_led or _may_be_plain_list(text, numbers, index)
    is_list = is_list and not _NO_WHOLE.search(total.label(text))
    items = items_of(text, rest, total.unit, opener) if is_list else None
    if items is None or len(items) < _FEWEST:
        return None
    labels = tuple(quantity.label(text) for quantity in items)
    if not make_a_list(labels, is_led=is_led):
        return None
    word = "其中" if opener["among"] else opener["word"] or ""
    if word == "由" and not _MADE_UP.match(text, items[-1].end):
        return None
    may_end_early = "、" not in text[items[0].end : items[1].start]
    if may_end_early and not is_led and _CLOSER.match(text, items[-1].end):
        return None  # the sum of all may be of the whole, too: 60条，许可30条，其余48条，合计138条
    counted = _COUNTED.match(text, items[-1].end)
    is_counted = counted is not None and count_in(counted["count"]) == len(items)
    is_open = _AND_MORE.match(text, items[-1].end) is not None
    heads = _heads(text, items)
    return Parts(
        tuple(items),
        labels,
        are_all=not is_open and (is_counted or _names_all(word, labels, is_led=is_led)),
        # A case comes by one way; what is published may go several.
        may_overlap=(
            not (total.unit in "件宗起" or _EACH_ONCE.search(total.label(text)))
            and any(map(_OVERLAPPING.search, labels))
            and all(quantity.value <= total.value for quantity in items)
            and "分别" not in word
        )
        or _REPEATED.match(text, items[-1].end) is not None,
        may_end_early=may_end_early,
        is_doubtful=0 < sum(head.value for head in heads) <= total.value
        or (not opener["bracket"] and exceeds(text, items, labels, total))
        or bool(_OF_ALL_CASES.search(opener["view"] or "") and _OUTCOME.search(total.label(text))),
        heads=heads,
        divides_any=bool(opener["view"] or opener["apart"]),
    )


def _part_beyond(text: str, numbers: Sequence[Quantity], index: int) -> Parts | None:
    """A part that is more than its whole, which follows none like it: 158条，其中政策类192条."""
    total, part = numbers[index : index + 2]
    if part.value <= total.value or not counts(total) or total.approximate:
        return None
    if _NO_WHOLE.search(total.label(text)):
        return None
    is_part = _AMONG.fullmatch(text, total.end, part.start) or _is_done(text, total, part)
    if not is_part:
        return None
    return Parts((part,), (part.label(text),), are_all=False, may_overlap=False)


def _is_done(text: str, total: Quantity, part: Quantity) -> bool:
    """True if the text says how much of what came in was done: 收到留言60条，已办结62条."""
    label, done = total.label(text), _DONE_OF_IT.fullmatch(text, total.end, part.start)
    return bool(
        done
        and _CAME_IN.search(label)
        and not _OWN_CASES.search(label)
        # cases may go on from one year to the next
        and (done["now"] or (total.unit == part.unit and total.unit not in "件宗起"))
        and not _CARRIED.match(text, part.end)
    )


def _heads(text: str, items: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Those of *items* that the others, which follow them up to a semicolon, may divide."""
    groups: list[list[Quantity]] = []
    for last, quantity in zip((None, *items), items, strict=False):
        if last and not _SEMICOLON.search(text, last.end, quantity.start):
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    may_divide = all(sum(item.value for item in rest) <= head.value for head, *rest in groups)
    return tuple(head for head, *_ in groups) if 1 < len(groups) < len(items) and may_divide else ()


def _may_be_plain_list(text: str, numbers: Sequence[Quantity], index: int) -> bool:
    """True if a list to which no word leads may be one of parts all the same."""
    total, first, second = numbers[index : index + 3]
    if first.value > total.value or text.startswith("、", first.end):
        return first.value <= total.value
    if _goes_on(numbers, index):
        return False
    label = second.label(text)
    is_other = is_denied(first.label(text), label) and not _OWN_CASES.search(total.label(text))
    return is_other or LEFT.match(label) is not None


def _is_with_others(
    text: str, numbers: Sequence[Quantity], index: int, opener: re.Match[str]
) -> bool:
    """True if 分别 may be of the numbers before, too: 33件、41件，分别为…"""
    start, end = numbers[index].previous, numbers[index].start
    is_plain = (opener["word"] or "").startswith("分别") and "其中" not in opener[0]
    return _goes_on(numbers, index) and not (is_plain and _COMMA.search(text, start, end))


def _goes_on(numbers: Sequence[Quantity], index: int) -> bool:
    """True if the number at *index* follows one with its unit, and so may itself be a part."""
    return index > 0 and alike(numbers[index - 1].unit, numbers[index].unit)


def _opener(text: str, total: Quantity, rest: Sequence[Quantity]) -> re.Match[str] | None:
    """The words between a number and its first part; None if no part follows."""
    if not counts(total) or text.startswith("、", total.end):
        return None
    gap = NUMBERING.sub("", text[total.end : rest[0].start])
    opener = None if gap.startswith("、") else _OPENER.fullmatch(without_notes(gap))
    if opener is None:
        return None
    if len(opener["each"] or "") > _LONGEST_LEAD and not are_all_kinds(
        _LABEL_MARK.split(opener["each"])
    ):
        return None  # 收到申请78件，行政复议和行政诉讼分别为5件和3件
    if _NO_PART.match(opener["label"]):
        labels = [quantity.label(text) for quantity in rest[:3]]
        if not (are_all_kinds(labels[:2]) or are_all_kinds(labels)):
            return None
    return opener


def _opens(opener: re.Match[str]) -> bool:
    """True if the words before a number say that it is the first of some parts."""
    words = opener["word"] or opener["bracket"] or opener["among"]
    return bool(words) or opener["mark"] in ("：", ":", "——")


def _names_all(word: str, labels: Sequence[str], *, is_led: bool) -> bool:
    """True if a list of parts with *labels* that *word* leads to is complete."""
    is_complete = OTHERS.match(labels[-1]) or (is_led and not _SOME.match(word))
    return bool(is_complete) or are_all_kinds(labels)


def _parts_before(text: str, numbers: Sequence[Quantity], index: int) -> Parts | None:
    """The numbers before the one at *index* of which the text says that it is the sum of all."""
    total, first = numbers[index], index
    if _MAY_SUM.search(text, numbers[first - 1].end, total.start) is None:
        return None
    while first > max(0, index - _LONGEST_LIST) and alike(numbers[first - 1].unit, total.unit):
        if first < index and _AMONG_THEM.search(text, numbers[first - 1].end, numbers[first].start):
            break
        first -= 1
        if first and _SUMMED.search(text, numbers[first - 1].end, numbers[first].start):
            return None  # a sum itself
    before = numbers[first:index]
    closer = _CLOSER.fullmatch(text[numbers[index - 1].end : total.start])
    count = count_in(closer["count"]) if closer else None
    if closer and "平台" in closer[0] and total.unit in PUBLISHED:
        own = published(text, numbers[max(0, index - _LONGEST_LIST) : index], total)
        before = own if len(own) == count else []
    if closer is None or not before or not _sums(text, closer, before, total):
        return None
    items = items_of(text, before[-(count or 0) :], total.unit)
    if items is None or len(items) < max(_FEWEST, count or len(before)) or not counts(total):
        return None
    # The total of a list is a sum, whether or not one thing is counted twice in it.
    labels = (quantity.label(text) for quantity in items)
    return Parts(tuple(items), tuple(labels), are_all=True, may_overlap=False)


def _sums(text: str, closer: re.Match[str], before: Sequence[Quantity], total: Quantity) -> bool:
    """True if the words of *closer* can mean nothing but the sum of the numbers *before* it."""
    start = before[0].start
    if closer["sum"] == "累计":  # of more than a list, unless 分别 leads to one of this year
        return "分别" in text[before[0].previous : start] and not _OF_YEARS.search(text, 0, start)
    if closer["sum"] != "共" or closer["count"]:
        return True
    # In a list 共 can be nothing but the sum.
    is_list = all(text.startswith("、", number.end) for number in before[:-1]) or (
        _OF_ALL.match(text, total.end) is not None
        and all(_NOUN.fullmatch(text, last.end, each.start) for last, each in pairwise(before))
    )
    said = text[text.rfind("。", 0, start) + 1 : start] + closer["noun"]
    if closer["verb"] and not ("其中" in said or said.endswith("等")):
        return True  # 公开资金信息3条，政策信息4条，共公开7条
    return is_list or bool(_LED.search(text, max(0, start - _LONGEST_LED), start))
