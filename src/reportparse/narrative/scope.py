# SPDX-License-Identifier: MIT
"""The scope of a clause: the whole year and agency reported on, or a part of them, or others.

A clause states a figure of the tables only if the words around it leave no doubt; a false alarm
costs more than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..text.patterns import HAN, late
from .clauses import read_clause
from .lead_words import NARROWING, STATEMENT, WORK
from .own_names import without_own_names

_APPLIED = late(r"依申请(?:(?:信息)?公开|提供)|公开申请|公开的申请|新收申请")
#: A clause without a number before another one, and the words that say nothing there.
_LEADS = late(
    r"(?:^|[，,；;：:。、])(?P<words>[^，,；;：:。、]{1,20})(?=(?P<mark>[，,：:、]|(?<!其)[中里]$))"
)
_LONGEST_LEADS = 64
_LONGEST_LED = 16
_LEADING = frozenset("，,：:中里")
_COMMAS = frozenset("，,")
_SCOPE_ENDS = frozenset("，,：:式道面看类")
_LEAD_MARK = late(r"[，,；;：:。]")
_COUNTED = late(r"[0-9０-９一二三四五六七八九十]\s*[件宗起%％]|[0-9０-９]\s*[项条份例次]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
#: Part of a year, or more years than one.
_OTHER_TIME = late(
    r"近[几两二三四五六七八九十0-9]+年|年来(?<=[两三四五六七八九十]年来)|以来|历年|十[二三四五]五|期间"
    r"|季度|半年|月份|月(?<=[0-9０-９]月)|截[至止]|20[0-9]{2}年?\s*[—–~至到-]+\s*20[0-9]{2}"
)
_WHOLE_YEAR = late(
    r"(?:[今本]年|20[0-9]{2}年)以来|截[至止](?:20[0-9]{2}年|年|统计期|报告期)[底末]|(?:[0-9]{4}年)?1月1日(?:起?至|到|—|-)?|截?[至止]?(?:[0-9]{4}年)?12月31日"
)
_YEAR = late(r"([2２][0０][0-9０-９]{2})\s{0,2}年")
_CARRYING = late(r"结转|转[入至到结来]|延续|延至|遗留|留[存待]")
#: Last year's figures, but not what was carried over from it or compared with it.
_LAST_YEAR = late(
    r"^[，,、；;]?(?:去年|上一?年度?+)(?!(?:收到|受理|接收)?[、的]?(?:结转|转[结入来]|遗留|延续|留存)|同期|尚?未|无|没有结转|相比|[度的]?相)"
)
_LED_BY_LAST_YEAR = late(
    r"(?:^|[。；;，,])(?:回顾|据)?(?:去年|上一?年度?)(?:报告)?(?:显示|公布|披露|统计|期间|全年)?[，,]$"
)
#: One of several agencies: 以某区为例，…
_EXAMPLE = late(r"为例(?!外)")
#: An agency that does something: if it is another one, the figures after it are its own.
_SUBJECT = late(
    r"(?P<kind>局|委员会|委|办公室|街道|镇|乡|中心|大队|支队|公司|学校|医院|机构|单位|部门|政府|企业)"
    r"(?:全年|年内|共|累计|主动|(?<!政府)公开|公开(?!信息)|发布|收到|受理|办理|处理|新[发收制印]|制[定发]|印发"
    r"|(?:(?<=[镇乡])|(?<=街道))(?:严格|认真|积极|坚持|规范|持续|切实|依法|高度|不断))"
)
#: Words right before that may belong to its name.
_NAME = late(rf"{HAN}{{1,12}}$")
_LONGEST_NAME = 12
_OWN_SUBJECTS = late(r"[我本全各该]|以及|所属")
#: A reason says nothing about the time or the ways of what it explains.
_REASON = late(r"(?:因|由于|鉴于|随着)[^，,。；;0-9]{0,2}[^，,。；;]{1,24}[，,]")
_SCOPE = late(
    r"(?:通过|经由|经(?=[^，,；;。]{1,12}(?:渠道|平台|网|窗口|邮[寄件箱]|方式)[，,]$)|(?<![予可所加难])以(?!及|来|“?(?:予以|部分|不予|无法|其[他它])|[^，,；;。]{1,12}为(?!例|单位))"
    r"|按(?![期时照月季年规要程])|从"
    r"|在(?![^，,；;。]{1,12}(?:导下|础上|提下|持下|动下|同时))"
    r"(?=[^，,；;。]{0,16}(?:[中上内里下时间前后期]|方面|领域)[，,]$))[^，,；;：:。]{1,16}[，,]$"
    r"|[^，,。；;]{0,12}(?:方式|渠道|方面|来看|分类)[，,：:]?$"
)
_LONGEST_SCOPE = 24
#: All ways: 通过平台、信函、当面提交等渠道，…
_ALL_WAYS = late(r"通过[^，,。；;0-9]{2,40}等(?:多种|各种|各类)?(?:渠道|方式|途径|形式)[，,]$")
_ENDS_OF_WAYS = frozenset("道式径")
#: Leads of which all that follows in a sentence is a part: 在教育领域，持续推进公开，…
_WHERE = late("^(?:在|针?对|就)|领域$|方面$")
#: Not a part of them: 依申请公开方面，…
_OWN_SCOPE = late(
    r"^(?:在)?(?:政府信息)?依申请公开(?:政府信息)?(?:工作)?(?:方面|情况)?[，,：:]?$"
    r"|^从?(?:申请)?(?:办理|答复|处理)(?:结果|情况)(?:来?看|方面)[，,：:]$"
    r"|^在(?:政府信息公开)?行政(?:复议|诉讼)(?:案件)?中[，,]$"
    r"|^[从按](?:起诉|诉讼)(?:的?路径|的?方式|的?途径|程序|类型)[^，,]{0,2}[，,：:]$"
)
#: What is planned has not happened.
_PLANNED = late(
    r"力争|争取|(?<!按)(?<!按照)(?<!年度)计划(?:[将在于把新]|(?:公[开布]|制[定发]|印发|出台|发布|收到|受理|办理|处理))|目标[是为]|预计|拟[于在将]|控制在|压[降减]|下一步|#以[内下]"
)
_ON_OUTCOMES = late(r"(?:予以|不予|部分)公开")
#: Applications by applicant: 从申请主体看，…
_BY_APPLICANT = late(
    r"(?:^|[，,；;：:。])(?:从|按照?)?(?P<of>[^，,；;：:。]{0,20}?)(?:[按从]照?)?申请(?:主体|人|对象)[^，,；;。]{0,8}[，,：:]$"
)


class Context(NamedTuple):
    """The context in which the clauses of a paragraph are read.

    Attributes:
        year: The year reported on.
        names: The names of the agency that reports.
        kind: Of the section that holds the paragraph.
        heading: Its heading.
        paragraph: The paragraph.
        business: Its words that show of what business it is: all, or one sentence.
    """

    year: int | None
    names: tuple[str, ...] = ()
    kind: str | None = None
    heading: str = ""
    paragraph: str = ""
    business: str = ""

    def of_paragraph(self, words: str) -> Context:
        """The context of a paragraph of these *words* in its place."""
        return Context(self.year, self.names, self.kind, self.heading, words, words)

    def in_sentence(self, sentence: str) -> Context:
        """The context of a *sentence*: one with outcomes of the form is of no other business."""
        return self._replace(business=sentence) if states_outcomes(sentence) else self

    @property
    def on_applications(self) -> bool:
        """True if section, heading or paragraph speaks of applications for disclosure."""
        return (
            self.kind == "applications"
            or speaks_of_applications(self.heading)
            or speaks_of_applications(self.paragraph)
        )


def states_outcomes(words: str) -> bool:
    """True if *words* have outcomes that only applications for disclosure have."""
    return bool(_ON_OUTCOMES.search(words))


@lru_cache(maxsize=4)  # the current paragraph and its heading
def speaks_of_applications(words: str) -> bool:
    """True if *words* speak of applications for disclosure, or in the words of the form."""
    return bool(_APPLIED.search(words))


class Scope(NamedTuple):
    """The clause with the words before it in its sentence.

    Attributes:
        words: The clause, without the names of the agency and the year that it speaks of.
        before: The words before it.
        year: The year that it speaks of; None where that is left open.
    """

    words: str
    before: str
    year: int | None

    @property
    def lead(self) -> str:
        """The clause without a number right before it; empty if there is none."""
        leads = _leads(self.before) if self.before[-1:] in _LEADING else ()
        return leads[-1][0] if leads else ""


def scope_of(words: str, before: str, context: Context) -> Scope:
    """The scope of the clause *words* after *before* in its sentence."""
    return _scope_of(words, before, context.year, context.names)


@lru_cache(maxsize=8)  # a clause is read in several ways
def _scope_of(words: str, before: str, reported: int | None, names: tuple[str, ...]) -> Scope:
    if before[-2:-1] in _ENDS_OF_WAYS:
        before = _ALL_WAYS.sub("", before)
    words = _carried(words.translate(_HALF_WIDTH), reported)
    year = _year(words) or _year(_carried(before, reported)) or reported
    last_year = _LAST_YEAR.match(words)
    if last_year and reported:
        words, year = words[last_year.end() :], reported - 1
    elif (
        reported
        and before[-1:] in _COMMAS
        and _LED_BY_LAST_YEAR.search(before, max(0, len(before) - _LONGEST_LED))
    ):
        year = reported - 1
    return Scope(without_own_names(words, year, names), before, year)


def _carried(words: str, year: int | None) -> str:
    """*words* with the years that are compared, or between which applications are carried over.

    They are named as the form does.
    """
    if year is None or "20" not in words:
        return words
    if f"{year - 1}年" in words:
        words = re.sub(rf"(?<=[由从比较与是为接续]){year - 1}年度?(?!结转)", "上年", words)
    if not _CARRYING.search(words):
        return words
    carrying = rf"[末底]?(?:收到|受理|接收)?(?:尚?未办[结完])?[的、并而]?(?:{_CARRYING.pattern})"
    words = re.sub(rf"{year - 1}年度?(?={carrying})", "上年", words)
    words = re.sub(rf"(?<=[转延待])([入至到]){year}年度?", r"\1本年", words)
    return re.sub(rf"(?<=[转延待])([入至到]?){year + 1}年度?", r"\1下年", words)


def _year(words: str) -> int | None:
    """The last year that is named in *words*."""
    years = _YEAR.findall(words) if "年" in words else ()
    return int(years[-1]) if years else None


def is_own(scope: Scope, context: Context, *, by_applicant: bool = False) -> bool:
    """True if the clause speaks of the whole agency and a whole year, this one or the last.

    Args:
        scope: Of the clause.
        context: Of the paragraph.
        by_applicant: True if words that announce a count by applicant may lead to it.
    """
    if scope.year != context.year and (not context.year or scope.year != context.year - 1):
        return False
    if _PLANNED.search(f"{scope.before}{scope.words}"):
        return False
    if not scope.before:
        return True
    before = _REASON.sub("", scope.before)
    is_other_time = _OTHER_TIME.search(before) and _OTHER_TIME.search(_WHOLE_YEAR.sub("", before))
    if is_other_time or _EXAMPLE.search(before):
        return False
    end = before[-_LONGEST_SCOPE:]
    found = _SCOPE.search(end) if end[-1:] in _SCOPE_ENDS else None
    lead = without_own_names(scope.lead, scope.year, context.names) if found else ""
    if found and not _is_own_scope(found[0], end, lead, by_applicant=by_applicant):
        return False
    return all(_is_own_name(name, context) for name in _subjects(before))


def _is_own_scope(found: str, end: str, lead: str, *, by_applicant: bool) -> bool:
    """True if words that may say which part counts speak of all, or of what the form counts."""
    clause = _LEAD_MARK.split(end[:-1])[-1]
    if (
        _OWN_SCOPE.search(found)
        or STATEMENT.search(found[:-1])
        or STATEMENT.search(clause)
        or (by_applicant and counts_applicants(end))
    ):
        return True
    reading = read_clause(lead, "lead")
    return reading is not None and bool(reading.words) and not reading.open_words


def counts_applicants(words: str) -> bool:
    """True if *words* announce a count of applications by applicant."""
    found = _BY_APPLICANT.search(words)
    # 从征地类申请的申请人看，…
    return found is not None and not _is_unknown(found["of"])


def _subjects(sentence: str) -> Iterator[str]:
    """The agencies that do something in *sentence*."""
    last = 0
    for match in _SUBJECT.finditer(sentence):
        start = max(last, match.start() - _LONGEST_NAME)
        name = _NAME.search(sentence, start, match.start())
        if name is not None:
            yield name[0] + match["kind"]
            last = match.end()


def _is_own_name(name: str, context: Context) -> bool:
    if _OWN_SUBJECTS.search(name) or any(own in name for own in context.names):
        return True
    return without_own_names(name, context.year, context.names) in ("", "年")


def is_narrowed(scope: Scope, context: Context, *, parts_follow: bool = False) -> bool:
    """True if a clause without a number before one says when, where or how that one counts.

    去年，… 线上：… 局属林场，…

    Args:
        scope: Of the clause.
        context: Of the paragraph.
        parts_follow: True if the clause states a part, so that 其中 or 办理结果 may lead to it.
    """
    if scope.before[-1:] not in _LEADING:
        return False
    leads = [
        (without_own_names(words, scope.year, context.names), mark)
        for words, mark in _leads(scope.before)
    ]
    for at in range(len(leads) - 2, -1, -1):
        words, (following, mark) = leads[at][0], leads[at + 1]
        if not _WHERE.search(words) and mark in _COMMAS and WORK.search(following):
            break  # 通过各级窗口受理，规范答复文书，…
        if NARROWING.search(words) and not _is_said(leads, at) and _is_unknown(words):
            return True
    if not leads or _is_listed(leads, len(leads) - 1):
        return False
    return _narrows(*leads[-1], parts_follow=parts_follow)


def _leads(before: str) -> list[tuple[str, str]]:
    """The clauses without a number right before one, after *before*, each with its mark."""
    since = _since_last_number(before[-_LONGEST_LEADS:])
    return [(lead["words"].translate(_HALF_WIDTH), lead["mark"]) for lead in _LEADS.finditer(since)]


def _is_said(leads: Sequence[tuple[str, str]], at: int) -> bool:
    """True if the lead at *at* narrows nothing down, or goes on with a list of one that does not.

    畅通网上、信函、当面等渠道，…
    """
    return bool(STATEMENT.search(leads[at][0])) or _is_listed(leads, at)


def _is_listed(leads: Sequence[tuple[str, str]], at: int) -> bool:
    """True if the lead at *at* goes on with a list that begins in such a lead."""
    return at > 0 and leads[at - 1][1] == "、" and _is_said(leads, at - 1)


def _since_last_number(before: str) -> str:
    """The clauses in *before* after the last one with a number."""
    *counted, rest = _COUNTED.split(before)
    mark = _LEAD_MARK.search(rest) if counted else None
    return rest[mark.start() :] if mark else "" if counted else rest


def _is_unknown(words: str) -> bool:
    """True if *words* are more than what the grammar knows of applications and reviews."""
    reading = read_clause(words, "lead")
    return reading is None or bool(reading.open_words)


def _narrows(words: str, mark: str, *, parts_follow: bool) -> bool:
    """True if the lead *words*, with *mark* after it, narrows down what follows it."""
    if STATEMENT.search(words):
        return False
    reading = read_clause(words, "lead")
    if reading is None or reading.open_words:
        if mark in "，," or (reading and reading.names and parts_follow):
            return bool(NARROWING.search(words))
        return True
    if parts_follow:
        return any(group == "applicant" for group, _ in reading.names)
    return not reading.says_nothing
