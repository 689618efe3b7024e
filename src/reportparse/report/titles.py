# SPDX-License-Identifier: MIT
"""Titles of reports: the words that make one, and the agency and the year that it names.

A line is a title if it names a report (政府信息公开工作年度报告, in any of the usual wordings) and
nothing but labels, marks and the name of a site surround it. Sentences, notices, explanations
and reports on half a year are other papers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..text.characters import simplified
from ..text.numerals import digit_by_digit
from ..text.patterns import late

YEAR = r"(?:[2２][0０][0-9０-９]{2}|二[〇○零0０][〇○零一二三四五六七八九]{2})"
_YEAR = rf"(?P<year>(?<![0-9０-９]){YEAR})(?:年度|年|度)?"
_WORDS = r"(?:工作|情况|执行|年度|年|的){0,6}"
_REPORT = late(
    rf"(?:(?:政务公开[暨与和及])?(?:政府|政务)?信息(?:[暨与和及]?政务)?公开|政务公开)"
    rf"{_WORDS}(?:{_YEAR}{_WORDS})?"
    r"(?:总结)?(?:报告|年报)"
)
_WHOLE_YEAR = r"(?:0?1月(?:份|0?1日)?[-—－至到~～]{1,2}12月(?:份|31日)?)"
#: Two years, or the school year of a school's report, are none of the form's years.
_YEARS = rf"(?:{YEAR}(?:年度?)?[-—－至到~～、和与及]{{1,2}}{YEAR}学?(?:年度?)?的?)"
_SPAN = late(rf"{_WHOLE_YEAR}|{_YEARS}", has="月-—－至到~～、和与及")
_WHOLE_DAYS = r"(?:0?1月0?1日[-—－至到~～]{1,2}(?P=year)年12月31日)"
_YEAR_BEFORE = late(rf"[（(\[【]?{_YEAR}{_WHOLE_YEAR}?[）)\]】]?的?$", has="2２二")
_YEAR_FIRST = late(rf"[（(\[【]?{_YEAR}[）)\]】]?", has="2２二")
#: What is disclosed, after the year, as the name ends: 某某海关2015年海关政府信息公开年报.
_YEAR_WITHIN = late(rf"(?P<name>[一-鿿]+?(?P<kind>[一-鿿]{{2,4}})){_YEAR}(?P=kind)", has="2２二")
_YEAR_AFTER = late(
    rf"(?:[-－—](?={YEAR}年度?\Z))?(?P<bracket>[（(\[【])?{_YEAR}(?:{_WHOLE_YEAR}|{_WHOLE_DAYS})?[）)\]】]?(?![-－/.年0-9]|[—至到~～、和与及]{{1,2}}{YEAR})",
    has="2２二",
)
#: The agency in brackets or behind a dash, where the name of a site may be, too; and the short name
#: that a text gives it.
_AGENCY_AFTER = late(
    r"[（(](?P<name>[^（()）]{3,30})[）)]"
    r"|——(?!中国.*政府$|.*(?:网站|门户|平台))(?P<signed>[一-鿿]{3,30})$"
)
_KNOWN_AS = late(r"[（(]以下[简统]?称[^（()）]{1,20}[）)]$", has="称")

LONGEST_TITLE = 80
#: The words without which no line is a title, and the character that it has for a report.
_SAYS_DISCLOSURE, _OF_REPORT = ("公开", "公開"), ("报", "報")
#: In front of a title.
_LABEL = late(
    r"(?:[#*_>·•■◆●☆★\s]++"
    r"|[（(](?:[^（()）0-9]{0,10}(?:年报|报告|公开|公示|公告|发布|专栏)"
    r"|[^（()）0-9〇○零一二三四五六七八九]{1,4}(?<![省市县区旗州盟镇乡局厅委办院所站处室部会级]))[）)]"
    r"|(?:信息|文件|文章|公开|正文)?(?:标题|名称|题名)[：:]?"
    r"|(?:附件|附)[0-9一二三四五六七八九十]{0,3}(?:[-－—.][0-9]{1,2})?[：:.、]|附件[0-9]{0,2}"
    r"|[0-9]{1,2}[.、．](?![0-9])|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(][0-9]{1,2}[）)]"
    r"|【(?!20)[^】]{0,12}】|\[[^\]]{0,12}\]|《|“|「|\"){1,6}"
)
#: In front of the name where the line has more than the title: site, date, section.
_MARKS = late(r"[:：\-—－>_|｜]", has=":：-—－>_|｜")
_NEIGHBOUR = late(
    r"[上下前后](?:一|1)?[篇条页]|相关|链接|附件下载|图解|解读|读懂|图说", has="上下前后相链附图读"
)
#: The end of an office's name, after a verb that belongs to the name: 规划编制研究中心.
OF_OFFICE = (
    r"(?:研究|服务|管理|技术|信息|数据|指导|咨询|评审|审核|事务|政务|电子|实名制|工作|和|与){0,3}"
    r"(?:委员会|办公[厅室]|中心|(?:办|[局所处科站院馆社室])(?![一-鿿])|[局所处科站院馆社室]"
    r"(?=政府|政务|信息公开|关于|根据|按照|[编制发公]布?))"
)
#: Places whose names begin as words do that name no place: 本局, 全县.
_PLACES = "本溪|全椒县|全南县|全州县"
#: The words of a sentence, of another paper, or of a report on another span of time.
_OTHER = late(
    r"[。，；！？,;]|现将|现公布|现发布|根据(?!地[^方])|按照|依照|依据|我[局县市镇乡区委院办处街校厅部]"
    rf"|^(?!{_PLACES})本|一图|读懂|图说|图解|做好|半年|季度|学年|[0-9]月|[上中下]旬"
    rf"|(?<!机构)编制(?!{OF_OFFICE})|(?:印发|转发|报送|通知|解读)(?!{OF_OFFICE})|^(?:关于)?(?:印发|转发)"
    r"|[^于](?:公布|发布)(?=[2２二]|$)",
    has="。，；！？,;现根照依我本图读做半季学月旬编印转送知布",
)
_OTHER_AFTER = late(
    r"通知|公告|通告|解读|图解|说明|方案|汇总|模板|范本|样本|格式|目录|清单|一览|通报|意见|办法|编[制写]|如下|填报"
)
_CLOSED = late(
    r"[》」”\"*#_\s）)】\]]*(?:\.(?:pdf|docx?|wps|ofd|html?|txt)|[（(](?:全文|公示|公开|发布|\S{0,3}稿)[）)])?"
)
_SITE = late(r"[\s_|｜\-—－,（(\[【<0-9]")
_ANNOUNCED = late(r"的?(?:公示|公布|公告|通告)$")

#: Marks of Markdown that print nothing: emphasis, links, breaks, the end of a heading.
_UNPRINTED = late(r"\*+|\[(?=[^\[\]]*\]\()|\]\([^()]*\)|\\$|<br\s?/?>|\s#+$", has=r"*[]\#<")

#: Endings of an agency's name in a title.
_ENDS = "省市县区旗州盟镇乡村街局厅委办院所站队馆处室部司会社校园道府署关组台场厂港团心行学库城"
_ENDINGS = late(
    rf"(?:[{_ENDS}]|[0-9一二三四五六七八九十][师团]|[一二三四五六七八九十][中小]|公司|集团|银行|人民|[残文妇侨商]联|科协|机构|基地|监狱)(?:（[^（）]+）)?$"
)
_AGENCY = late(r"[一-鿿（）()·“”、A-Za-z0-9]{2,40}")
_REGION = late(r"[一-鿿]{1,12}[省市县区旗州盟镇乡]")
_REGION_OF = late(r"[一-鿿]{1,12}[省市县区旗州盟][一-鿿]{1,20}$")
_NO_AGENCY = late(
    rf"^(?!{_PLACES})(?:我|本|各|年度|首页|关于|政府$|政务|信息|公开|全|[市县区镇乡]$|部门$|单位$|[0-9]"
    r"|.*(?:动态|公告|通知)"
    r"|(?:[镇乡]?人民(?:政府)?|民政府|(?:术开发区|发区|区)?管?理?委?员会|务?总局|大学|事处|公室|管委会|办公[厅室]|(?:街道)?办事处|街道办)$)"
)
#: Two agencies of one place, without a word between them.
_TWO = late(
    r"([一-鿿]{2,8}?[省市县区旗州盟镇乡]).{2,}?(?<![、和与及原（(])\1"
    r"|([省市县区旗州盟镇乡])[一-鿿]{2,}?[局厅委办院]\2",
    has="省市县区旗州盟镇乡",
)
_SITE_NAME = late(r"政府$|网|公开|平台|门户|信息")
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "【": "】", "[": "]"}


class Title(NamedTuple):
    """A title that a line prints from *start* to *end*, and what it names for certain.

    It is *alone* if nothing but labels and marks surrounds it.
    """

    text: str
    agency: str | None
    year: int | None
    start: int
    end: int
    alone: bool


def is_title(line: str) -> bool:
    """Return whether *line* names a report."""
    return title_in(line) is not None


def parts_of_title(title: str) -> tuple[str | None, int | None]:
    """The agency and the year that *title* names."""
    found = title_in(title)
    return (found.agency, found.year) if found else (None, None)


def names_report(line: str) -> bool:
    """Return whether *line* has the words of a report's name, whatever it says of it."""
    return _may_be_title(line) and bool(_REPORT.search(_plain(line)))


#: Papers about reports, and reports on a part of a year. A notice that gives a report to the
#: public has it in its text.
_PAPER = late(
    r"(?:公开|年度报告|年报).*(?:通知|解读|图解|通报|方案|意见|办法|要点|模板|模版|范本|样本|样表|格式)[）)】》”]*$"
)
_PART_OF_YEAR = late(r"(?:[上下]半年|季度|[0-9]月份?).*公开.*(?:总结|报告|情况|汇报|小结)$")
_ITS_YEAR = late(rf"{YEAR}|(?:[×xX*＊_X]{{2,4}}|20[×xX*＊_]{{2}})年")
_NO_PAPER = late(
    r"[。，；！？：,;]|^(?:根据|按照|依照|依据|为)|关于(?:公布|发布|公开|印发|公示|报送|上报)"
)


def names_other_paper(line: str) -> bool:
    """Return whether *line* is the title of another paper, such as a notice on reports."""
    plain = _SPAN.sub("", _plain(line)) if len(line) <= LONGEST_TITLE * 2 else ""
    is_other = _PAPER.search(plain) or _PART_OF_YEAR.search(plain)
    return bool(is_other and _ITS_YEAR.search(plain) and not _NO_PAPER.search(plain))


def title_in(line: str) -> Title | None:
    """The title that *line* prints; None if it prints none, or says something about a report."""
    return _title_in(line) if _may_be_title(line) else None


def _may_be_title(line: str) -> bool:
    return (
        "公" in line
        and len(line) <= LONGEST_TITLE * 2
        and any(map(line.__contains__, _OF_REPORT))
        and any(word in _closed(line) for word in _SAYS_DISCLOSURE)
    )


def _closed(line: str) -> str:
    """*line* without the blanks that centred titles have between their words."""
    return "".join(line.split())


def _plain(line: str) -> str:
    return simplified(_closed(line))


def _number(match: re.Match[str] | None) -> int | None:
    return digit_by_digit(match["year"]) if match and match["year"] else None


@lru_cache(maxsize=64)  # the title of a page is asked for again and again
def _title_in(line: str) -> Title | None:
    printed = _printed(line)
    places = [index for index in printed if not line[index].isspace()]
    closed = "".join(map(line.__getitem__, places))
    plain = simplified(closed)
    label = _LABEL.match(plain)
    report = _REPORT.search(plain, label.end() if label else 0) or _REPORT.search(plain)
    if report is None or len(plain) > LONGEST_TITLE * 2:
        return None
    if len(plain) != len(closed):  # romanised: its places are lost
        line, closed, places = plain, plain, list(range(len(plain)))
        printed = range(len(line))
    gaps = _gaps(line, places)
    after = _YEAR_AFTER.match(plain, report.end())
    if after and not after["bracket"] and report.end() in gaps:
        after = None  # a blank parts it from the title
    end = after.end() if after else report.end()
    first = _start_of_title(plain, gaps, report.start())
    before = plain[first : report.start()]
    name, year = name_and_year(before, _number(report) or _number(after))
    offset = plain.find(name, first) if name else first
    behind = None if name else _AGENCY_AFTER.match(plain, end)
    if behind and as_agency(behind[behind.lastgroup or 0]):
        group = behind.lastgroup or 0
        name, offset, end = behind[group], behind.start(group), behind.end()
    tail = "".join(line[index] for index in printed if index > places[end - 1])
    announced = before.startswith("关于") and bool(_ANNOUNCED.match(plain, end))
    if _OTHER.search(_SPAN.sub("", before)) or _NEIGHBOUR.search(plain[:first]):
        return None
    if not announced and not _ends_there(tail):
        return None
    first += 2 * announced
    if end - first > LONGEST_TITLE:
        return None
    start, stop = places[first], places[end - 1] + 1
    if tail[:1] == "》" and "《" in line[start:stop]:
        stop = line.index("》", stop) + 1
    named = _agency(closed[offset : offset + len(name)], name)
    alone = announced or (
        bool(_LABEL.fullmatch(plain[:first]) or not plain[:first])
        and bool(_CLOSED.fullmatch(tail.strip()))
    )
    text = "".join(line[index] for index in printed if start <= index < stop)
    return Title(text, named, year, start, stop, alone)


def _printed(line: str) -> Sequence[int]:
    """The indices of the characters of *line* that are no marks of Markdown."""
    hidden = {index for match in _UNPRINTED.finditer(line) for index in range(*match.span())}
    return [index for index in range(len(line)) if index not in hidden]


def _gaps(line: str, places: Sequence[int]) -> list[int]:
    """The indices of those of *places*, of characters of *line*, before which is a blank."""
    between = (line[first + 1 : second] for first, second in pairwise(places))
    return [index for index, words in enumerate(between, 1) if any(map(str.isspace, words))]


def _start_of_title(plain: str, blanks: Sequence[int], end: int) -> int:
    """Where in *plain* the title begins whose report is named at *end*."""
    first = 0
    label = _LABEL.match(plain, 0, end)
    if label:
        first = label.end()
    for mark in _MARKS.finditer(plain, first, end):
        # A hyphen parts months and school years, too.
        is_span = mark.start() and (
            plain[mark.start() - 1].isdigit() or plain[mark.start() - 1] in "月年"
        )
        if not (is_span or _is_inside(plain[first : mark.start()], plain[mark.end() : end])):
            first = mark.end()
    label = _LABEL.match(plain, first, end)
    if label:
        first = label.end()
    # Words that a blank parts from the name of an agency are the page's, not the title's.
    gaps = [index for index in blanks if first < index < end]
    for gap in reversed(gaps):
        name, _ = name_and_year(plain[gap:end], None)
        words = plain[first:gap]
        before = plain[max((other for other in gaps if other < gap), default=first) : gap]
        whole = not any(gap < other < gap + len(name) for other in gaps)
        if _YEAR_FIRST.fullmatch(words):
            return first
        if name != words and _TWO.match(words + name) and not _SITE_NAME.search(words):
            return first  # another agency that reports, too
        if whole and len(name) > 2 and _ENDINGS.search(name) and plain.startswith(name, gap):
            return first if _REGION.fullmatch(before) and before == words else gap
    return first


def _is_inside(before: str, after: str) -> bool:
    """True if a mark is between the name of an agency and the year: 某局-2023年."""
    is_name = _REGION_OF.match(before) and _ENDINGS.search(before) and not _SITE_NAME.search(before)
    return bool(is_name and _YEAR_FIRST.match(after))


def _ends_there(tail: str) -> bool:
    """Return whether the title ends where *tail*, the rest of its line, begins."""
    rest = tail[_CLOSED.match(tail).end() :] if tail else ""  # type: ignore[union-attr]
    if not rest:
        return True
    own = re.split(r"[_|｜\-—－]", simplified(rest), maxsplit=1)[0]
    parted = rest is not tail and tail[0].isspace()
    return bool(parted or _SITE.match(tail)) and not _OTHER_AFTER.search(own[:30])


def name_and_year(before: str, year: int | None) -> tuple[str, int | None]:
    """The name in the words *before* the report's, and the year; None if two years differ."""
    before = re.sub(_YEARS, "", before)
    match = _YEAR_BEFORE.search(before)
    if match:
        before, own = before[: match.start()], _number(match)
        year = own if year in (None, own) else None
    match = _YEAR_FIRST.match(before)
    if match and (year is None or year == _number(match)):
        before, year = before[match.end() :], _number(match)
    elif year is None and (match := _YEAR_WITHIN.fullmatch(before)):
        before, year = match["name"], _number(match)
    before = re.sub(r"(?:关于|公布|发布|的|[-－—：:])+$", "", before)
    return re.sub(r"^关于", "", before), year


def as_agency(name: str) -> str | None:
    """The agency that *name* is; None if it is not an agency's."""
    return _agency(name, simplified(name))


def _agency(printed: str, name: str) -> str | None:
    """The agency's name as *printed*; None if *name*, in Simplified characters, is none."""
    name, printed = (_balanced(_KNOWN_AS.sub("", words)) for words in (name, printed))
    plain = name.replace("(", "（").replace(")", "）")
    if not _AGENCY.fullmatch(name) or not _ENDINGS.search(plain):
        return None
    if _NO_AGENCY.match(name) or _TWO.match(name):
        return None
    # 「…人民政府信息公开…」 says 政府 once for both.
    return printed + "政府" if name.endswith("人民") else printed


def _balanced(name: str) -> str:
    """*name* without the brackets around it that nothing opens or closes."""
    for opening, closing in _PAIRS.items():
        if name.count(opening) != name.count(closing):
            name = name.strip(opening + closing)
        elif name[:1] == opening and name.find(closing) == len(name) - 1:
            name = name[1:-1]
    return name
