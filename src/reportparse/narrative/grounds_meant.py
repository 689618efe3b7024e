# SPDX-License-Identifier: MIT
"""Reasons before an outcome: its number is of the grounds that they name, and not of all.

因公开后会损害第三方合法权益，决定不予公开的2件; 行政执法案卷信息不予公开6件
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..text.patterns import late
from .clauses import NUMBER, read_clause
from .form_targets import GROUNDS
from .lead_words import STATEMENT

#: Outcomes that the form takes apart by ground.
_WITH_GROUNDS: Final = frozenset(ground.partition(".")[0] for ground in GROUNDS)
#: The clauses right before one, as far back as none of them has a number.
_LEAD = late(r"(?:^|[，；。：])([^；。#0-9]{2,80})[，：]$")
_MARK = late("[，：]")
#: A clause that says what kind of applications the next one is about, or why it is so.
_KIND = late(r"[对凡]|关于|针对|属于|涉及")
_WHY = late(r"因|由于|鉴于|考虑到?|出于|以.+为由")
#: Reasons for which any application may be refused, and what was done with all.
_ANY = late(
    r"(?:[对凡因]|由于)?(?:于|其中)?(?:不?符合|不?具备|不?满足|依法|可以|能够?|应当|需要|不能|不宜)"
    r"|(?:依法|严格|认真)*(?:经|按照?|依据?|根据|依照)[^，：]{0,10}"
    r"(?:审[查核批]|研[究判]|核[实查]|评估|规定|条例|办法|程序|流程)(?:把关|办理|认为|认定|后)*(?:不[宜能应得]公开)?$"
    r"|(?:认真|严格|依法|慎重|充分)*(?:审[查核]|研[究判]|核[实查])(?:把关|后)*(?:决定)?$"
    r"|(?:逐[件一]|书面|[均已]|及时|耐心)*(?:说明|告知|解释|释明|出具)"
)
_ITEM_MARK = late(r"[、，：或和及与且]")
#: Words that say the same of the rights of others in other words.
_THIRD_PARTY = late(r"第三[方人]|权利人")
_CONSENT = late(r"同意|反对|征[求得询]")
#: Words of grounds, as they are without the others of the form.
_OTHER_GROUND = late(
    r"秘密|隐私|安全|稳定|权益|利益|案卷|查询|过程|执法|信访|投诉|举报|重复|掌握|补正|缴费"
)
#: No clause without one of these is a reason: a ground's word, what was not there, whose it was, or
#: information of some kind.
_OF_REASONS = late(
    rf"{_OTHER_GROUND.pattern}|{_THIRD_PARTY.pattern}|同意|反对"
    r"|内部|讨论|草[案稿]|禁止|现成|制作|加工|反复|出版物|移交|遗失|损毁|检索|原因|历史|难以|属于|涉[及密]"
    r"|不(?!断|予)|未|无(?![法误])|(?<!并)非(?!常)|没有|尚|缺|由.{1,8}(?:保[存管]|负责|统计|管理|公[布开])"
    r"|(?:信息|申请|材料|内容|文件|档案|资料|数据|[类型])的?$"
)
#: An exception, or what was none: no number after it is of the ground.
_NOT_OF_GROUND = late(
    rf"(?:(?<![消解废拆清])除|非|没有|无|[不未][涉属因是])[^，、]{{0,8}}?(?:\x00|{_THIRD_PARTY.pattern})"
)
#: Before the word itself they say no more than it does: 信息无法提供.
_NO_REASON: Final = ("", "信息", "政府信息")
_NAMED: Final = "\x00"


def grounds_of(kind: str, name: str, words: str, before: str) -> str | None:
    """The grounds of an outcome that the words before it name; *kind* itself if it has no reason.

    Args:
        kind: Of the outcome, a key of `form_targets.OUTCOMES`.
        name: The word for it.
        words: The clause.
        before: The words before the clause.

    Returns:
        None if there are other reasons, so that its number is not of all.
    """
    reasons = [*_reasons(kind, name, words, before)]
    if not reasons or any("等" in reason for reason in reasons):
        return kind
    named = "，".join(reasons)
    grounds = []
    for ground, labels in GROUNDS.items():
        if ground.startswith(f"{kind}."):
            found = [label for label in labels if label in named]
            for label in found:
                named = named.replace(label, _NAMED)
            grounds += [ground] if found else []
    if _NOT_OF_GROUND.search(named):
        return None
    *items, last = _ITEM_MARK.split(named)
    others = [item for item in (*items, last) if _NAMED not in item and not _CONSENT.search(item)]
    if not grounds:
        is_of_others = _THIRD_PARTY.search(named) and all(map(_THIRD_PARTY.search, others))
        return "denied.third_party" if kind == "denied" and is_of_others else None
    if len(grounds) == 1 and _NAMED in last:  # 人事管理、工作流程三类内部事务信息
        others = [*filter(_OTHER_GROUND.search, others)]
    return None if others else f"{'+'.join(grounds)}|{kind}"


def _reasons(kind: str, name: str, words: str, before: str) -> Iterator[str]:
    """The clauses that are reasons of an outcome of *kind*, and the words before its *name*."""
    has_grounds = kind in _WITH_GROUNDS
    lead = _LEAD.search(before)
    *clauses, last = _MARK.split(lead[1]) if lead else [""]
    for clause in clauses:
        if (_KIND.match(clause) or (has_grounds and _WHY.match(clause))) and _is_reason(clause):
            yield clause
    if last and (has_grounds or _KIND.match(last)) and _is_reason(last):
        yield last
    own = words.partition(name)[0].replace(NUMBER, "")
    if own not in _NO_REASON and has_grounds and _is_reason(own):
        yield own


def _is_reason(clause: str) -> bool:
    """True if *clause* has a word that says why, or a ground's; not if it is about all.

    How the agency works (经与申请人沟通, 依据《条例》第十四条) is no reason.
    """
    if _ANY.match(clause):
        return False
    reading = read_clause(clause, "lead")
    if reading is not None and not reading.open_words:
        return any(group == "ground" for group, _ in reading.names)
    if _WHY.match(clause):
        return True
    return bool(_KIND.match(clause) or _OF_REASONS.search(clause)) and not STATEMENT.search(clause)
