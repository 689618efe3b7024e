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

from .clauses import narrows_nothing

_APPLIED = re.compile(r"依申请(?:信息)?公开|公开申请|公开的申请|新收申请")
#: The area of a government and the agencies in it. To one of these agencies they are others.
_WHOLE_AREA = re.compile(
    r"全[镇乡县市区州省旗]|各级(?:行政)?(?:机关|部门|单位)|[县市区州省旗](?:人民)?政府(?:及|和)(?:其|各|所属)*(?:工作)?部门"
    r"|[县市区州省旗]本级(?:及|和)(?:其|各|所属)*(?:部门|单位)"
    r"|[县市区州省旗](?=政府信息公开)"
)
#: The short clause right before another one, a number in it, and words that say nothing there.
_LEAD = re.compile(r"(?:^|[，,；;：:。、])(?P<words>[^，,；;：:。]{1,12})[，,：:]$")
_LONGEST_LEAD = 14
#: A lead that is a statement of its own, or names what is compared, narrows nothing down.
_STATEMENT = re.compile(
    r"(?:畅通|规范|有序|平稳|扎实|顺利|良好|高效|推进|开展|落实|加强|完善|提升|优化|办结|完毕|攀升|增长|上升|下降|为主|清理后|统计)$"
    r"|^[与同较比].{0,4}(?:相比|同期)$|(?:规章|规范性文件)[^，。]{0,10}(?:情况|方面|工作)$"
)
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十]\s*[件宗起%％]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
#: Part of a year, or more years than one.
_OTHER_TIME = re.compile(
    r"近[几两二三四五六七八九十0-9]+年|[两三四五六七八九十]年来|以来|历年|十[二三四五]五|期间"
    r"|季度|半年|月份|[0-9０-９]月|截[至止]|20[0-9]{2}年?\s*[—–~至到-]+\s*20[0-9]{2}"
)
_WHOLE_YEAR = re.compile(
    r"截[至止](?:20[0-9]{2}年|年)[底末]|(?:[0-9]{4}年)?1月1日(?:起?至|到|—|-)?|截?[至止]?(?:[0-9]{4}年)?12月31日"
)
_YEAR = re.compile(r"([2２][0０][0-9０-９]{2})\s{0,2}年")
#: Last year's figures, but not what was carried over from it or compared with it.
_LAST_YEAR = re.compile(
    r"^[，,、；;]?(?:去年|上一?年度?+)(?!结转|转结|转入|同期|未|无|相比|[度的]?相)"
)
#: An agency that does something: if it is another one, the figures after it are its own.
_SUBJECT = re.compile(
    r"(?P<kind>局|委员会|委|办公室|街道|镇|乡|中心|大队|支队|公司|学校|医院)"
    r"(?:全年|年内|共|累计|主动|公开|发布|收到|受理|办理)"
)
#: Words right before that may belong to its name.
_NAME = re.compile(r"[一-鿿]{1,12}$")
_LONGEST_NAME = 12
_OWN_SUBJECTS = re.compile(r"[我本全各该]|以及|所属")
_SCOPE = re.compile(
    r"(?:通过|经由?(?!统计|核|复议)|(?<!予)以(?!及)|按(?![期时])|从|在)[^，,；;。]{1,16}[，,]$"
    r"|[^，,。；;]{0,12}(?:方式|渠道|方面|来看|分类)[，,：:]?$"
)
_LONGEST_SCOPE = 24
#: Not a part of them: 依申请公开方面，…
_OWN_SCOPE = re.compile(
    r"^(?:在)?(?:政府信息)?依申请公开(?:政府信息)?(?:工作)?(?:方面|情况)?[，,：:]?$"
    r"|^从?(?:申请)?(?:办理|答复|处理)(?:结果|情况)(?:来?看|方面)[，,：:]$"
    r"|^在(?:政府信息公开)?行政(?:复议|诉讼)(?:案件)?中[，,]$"
)
#: Applications by applicant: 从申请主体看，…
_BY_APPLICANT = re.compile(r"申请(?:主体|人|对象)[^，,；;。]{0,8}[，,：:]$")


class Context(NamedTuple):
    """The context in which the clauses of a paragraph are read.

    Attributes:
        year: The year reported on.
        names: The names of the agency that reports.
        kind: Of the section that holds the paragraph.
        heading: Its heading.
        paragraph: The paragraph.
    """

    year: int | None
    names: Sequence[str] = ()
    kind: str | None = None
    heading: str = ""
    paragraph: str = ""

    @property
    def on_applications(self) -> bool:
        """True if section, heading or paragraph speaks of applications for disclosure."""
        return (
            self.kind == "applications"
            or speaks_of_applications(self.heading)
            or speaks_of_applications(self.paragraph)
        )

    @property
    def is_government(self) -> bool:
        """True if the agency reports for all others in its area: its total is that of 全县."""
        return bool(self.names) and self.names[0].endswith("人民政府")


@lru_cache(maxsize=1 << 10)
def names_of(agency: str | None) -> tuple[str, ...]:
    """The ways in which a report names its own *agency*, longest first."""
    if not agency:
        return ()
    short = re.sub(r"(?:人民政府)?(?:办公室|办公厅)?$|街道办事处$", "", agency)
    # 恩平市君堂镇 is 君堂镇 to itself.
    inner = re.sub(r"^\w{1,8}?[省市州县区旗](?=\w{2})", "", short)
    return tuple(sorted({agency, short, inner} - {""}, key=len, reverse=True))


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


def scope_of(words: str, before: str, context: Context) -> Scope:
    """The scope of the clause *words* after *before* in its sentence."""
    words = _carried(words.translate(_HALF_WIDTH), context.year)
    year = _year(words) or _year(before) or context.year
    last_year = _LAST_YEAR.match(words)
    if last_year and context.year:
        words, year = words[last_year.end() :], context.year - 1
    return Scope(_plain(words, year, context), before, year)


def _carried(words: str, year: int | None) -> str:
    """*words* with the years between which applications are carried over named as the form does."""
    if year is None or "结转" not in words:
        return words
    words = re.sub(rf"{year - 1}年度?(?=结转)", "上年", words)
    return re.sub(rf"(?<=结转)([至到]?){year + 1}年度?", r"\1下年", words)


def _year(words: str) -> int | None:
    """The last year that is named in *words*."""
    years = _YEAR.findall(words)
    return int(years[-1]) if years else None


def _plain(words: str, year: int | None, context: Context) -> str:
    """*words* without the names of the agency and the year."""
    for name in context.names:
        words = words.replace(name, "")
    if context.is_government:
        words = _WHOLE_AREA.sub("", words)
    return words.replace(f"{year}年", "").replace(f"{year} 年", "")


def is_own(scope: Scope, context: Context, *, by_applicant: bool = False) -> bool:
    """True if the clause speaks of the whole agency and a whole year, this one or the last.

    Args:
        scope: Of the clause.
        context: Of the paragraph.
        by_applicant: True if words that announce a count by applicant may lead to it.
    """
    if scope.year != context.year and (not context.year or scope.year != context.year - 1):
        return False
    before = scope.before
    if _OTHER_TIME.search(before) and _OTHER_TIME.search(_WHOLE_YEAR.sub("", before)):
        return False
    end = before[-_LONGEST_SCOPE:]
    found = _SCOPE.search(end)
    if found and not _OWN_SCOPE.search(found[0]) and not (by_applicant and counts_applicants(end)):
        return False
    return all(_is_own_name(name, context) for name in _subjects(before))


def counts_applicants(words: str) -> bool:
    """True if *words* announce a count of applications by applicant."""
    return bool(_BY_APPLICANT.search(words))


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
    return bool(_OWN_SUBJECTS.search(name)) or any(own in name for own in context.names)


def is_narrowed(scope: Scope, context: Context, *, parts_follow: bool = False) -> bool:
    """True if the short clause before one says when, where or how what follows counts.

    去年，… 线上：… 局属林场，… Only what is made of known words narrows nothing down.
    """
    match = _LEAD.search(scope.before[-_LONGEST_LEAD:])
    if match is None or _COUNTED.search(match[0]):
        return False
    words = _plain(match["words"].translate(_HALF_WIDTH), scope.year, context)
    if _STATEMENT.search(words):
        return False
    return not narrows_nothing(words, parts_follow=parts_follow)
