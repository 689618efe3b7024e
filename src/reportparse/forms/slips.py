# SPDX-License-Identifier: MIT
"""Slips by which a printed label departs from the form's and still is that label.

Accepted is only what extraction and typing do to characters: one is lost, doubled, unreadable, or
replaced by one that looks or sounds like it; two are exchanged. Any other character makes another
label, however near it comes: 司法案卷 is not 执法案卷, and 申请人数 are not 申请数.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import takewhile
from typing import Final

from ..text.patterns import late

#: Characters that look or sound alike, or mean the same behind a number, by groups.
_GROUPS = (
    "里理埋哩 务物勿雾 记计汁纪 件建仵伴见 容荣溶客 信倍言 息熄恳忽 政攻正 府俯附 公么工 "
    "开井幵升 申甲由田伸审 请清情诸晴 数敖教救 制治 审宙宰 规观 章意 范犯 性姓型行 文又丈 止正 "
    "郊效交 处外 决央诀 定宝 收牧 费贵废 金全 额颔 事亨争 业亚 位拉 万方 第笫弟 条奈 项顷 属厉 "
    "于干千 国囯 秘必密蜜 律津 及乃 稳隐 护沪户 合台 权杈 类粪 部陪 内肉 案宰 卷券 查香杳 "
    "询徇 供洪 本木夲 机几杌 有冇肴 成城戍 需霄 要耍 另叧 作做 补扑朴 仍扔任 明朋 访仿 报抱 "
    "重童 求球 提堤题 版板 大太犬 反返 或戓 具俱且据 已己巳以 获荻 逾愈 按安 缴激交 纳呐 办力 度渡 "
    "转砖 未末 直真 自白目 然燃 科料枓 研砚 构沟钩购 社杜 织职积 他她它 量目 形况 人入 司可 "
    "法泫 益盖 企佥 商啇 尚向 结给洁节接 果课 复夏覆 议义译 诉述拆 讼颂 许诈 微徽征 博搏 淡谈 函涵 "
    "份分 各名 延廷 驳驭 训川 辩辨辦 采彩釆 出岀 众从 志忐 职只 员贡 线钱 稿槁搞 体休 布市 依衣 "
    "和与及、， 掌撑"
)
_ALIKE: dict[str, str] = {}
for _group in _GROUPS.split():
    for _character in _group:
        _ALIKE[_character] = _ALIKE.get(_character, "") + _group
#: What is printed for a character that could not be read, and specks that are read as one.
_UNREADABLE = frozenset("□囗口?�■…·.,，。、；：;:-_~^`|!！'")
#: These may be added, and characters that say no more: 申请数量 for 申请数.
_ADDED = _UNREADABLE | frozenset("的总数量件类")
#: Words whose loss or gain turns the meaning of a label; and with them such characters.
_WORDS: Final = (
    "禁止|允许|延期|逾期|按时|大量|主要|部分|同意|申请|投诉|信函|信访|国家|工作|商业|个人|自然"
    "|法人|结转|新收|专门|驳回|维持|纠正|纠错|撤销|制发|废止|收费|罚款|许可|处罚|强制|复议|诉讼"
    "|提供|执法|查询|当面|传真|网络"
)
_TURNING = late(
    rf"{_WORDS}"
    r"|[-+/—,.不未非无没否已上下本新旧前后增减外国商专兼年季月周旬半全百千万亿一二三四五六七八九十0-9]"
)
_DENIAL = late("[不未非无没否]")
#: Characters that are in no such word, to the one of such a word that each looks like.
_MEANT: Final = {
    ord(alike): meant
    for meant in "未本已" + _WORDS.replace("|", "")
    for alike in _ALIKE.get(meant, "")
    if alike not in _TURNING.pattern
}


def is_turned(label: str, printed: str) -> bool:
    """True if *printed* lacks a word that decides the meaning of *label*, or has another one."""
    return _turning(label) != _turning(printed)


def is_contrary(label: str, printed: str) -> bool:
    """True if *printed* is *label* but for what denies it: 包括 for 不包括."""
    return label != printed and _DENIAL.sub("", label) == _DENIAL.sub("", printed)


@lru_cache(maxsize=1 << 10)
def _turning(text: str) -> list[str]:
    """The words of *text* that decide its meaning."""
    return _TURNING.findall(text.translate(_MEANT))


def is_garbled(label: str, printed: str) -> bool:
    """True if *printed* is *label* with one slip, in a word of two characters that turns it.

    A word that is missing, or is another word, is not a slip.
    """
    lost, new = (
        Counter(_turning(one)) - Counter(_turning(other))
        for one, other in ((label, printed), (printed, label))
    )
    is_fragment = all(any(word in whole for whole in lost) for word in new)
    is_one = len(lost) == 1 and len(next(iter(lost))) > 1
    return is_one and is_fragment and _slips(label, printed, 1) is not None


def keeps_meaning(label: str, printed: str) -> bool:
    """True if *printed* is *label* without characters, none of them all of a word that turns it.

    What is left prints no other such word: 止公开 is left of 禁止公开 alone.
    """
    kept: list[int] = []
    for character in printed:
        place = label.find(character, kept[-1] + 1 if kept else 0)
        if place < 0:
            return False
        kept.append(place)
    words = [range(*match.span()) for match in _TURNING.finditer(label.translate(_MEANT))]
    new = Counter(_turning(printed)) - Counter(_turning(label))
    return not new and all(any(place in word for place in kept) for word in words)


def slips(label: str, printed: str, most: int) -> int | None:
    """The number of slips between *label* and *printed*; None if more than *most*, or others.

    Args:
        label: A label of the form, folded.
        printed: A printed cell, folded.
        most: The number of slips that are accepted.
    """
    return None if is_turned(label, printed) else _slips(label, printed, most)


def _slips(
    label: str, printed: str, most: int, before: str = "", *, after_loss: bool = False
) -> int | None:
    """The slips in what is left of both after the character *before*."""
    both = zip(label, printed, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
    before = label[common - 1] if common else before
    label, printed = label[common:], printed[common:]
    if not label and not printed:
        return 0
    if not most:
        return None
    counts: list[int | None] = []
    # Two characters lost together are a word, unless the end is cut off.
    if label and not (after_loss and not common and printed):
        counts.append(_slips(label[1:], printed, most - 1, before, after_loss=True))
    if printed and (printed[0] in (before, label[:1]) or printed[0] in _ADDED):
        counts.append(_slips(label, printed[1:], most - 1, before))
    if label and printed and printed[0] in (*_UNREADABLE, *_ALIKE.get(label[0], "")):
        counts.append(_slips(label[1:], printed[1:], most - 1, label[0]))
    if label[:1] != label[1:2] and label[:2] == printed[1::-1]:
        counts.append(_slips(label[2:], printed[2:], most - 1, label[1]))
    return min((count + 1 for count in counts if count is not None), default=None)
