# SPDX-License-Identifier: MIT
"""Sentences that announce a report (现将…公布如下) or name its author -> its agency and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from ..text.characters import simplified_in_place
from ..text.patterns import late
from .metadata_candidates import agency_line
from .metadata_lines import FoundFact, LinePiece, MetadataLine
from .titles import OF_OFFICE, YEAR, as_agency, name_and_year, title_in

#: Titles of rules and notices in a sentence, whose years are not the report's.
_QUOTED = late(
    r"《[^《》]{0,80}(?:通知|意见|办法|条例|规定|函|方案|格式|要点|要求|指引)》", has="《"
)
_LEAD = late(
    r"现将|现就|本(?:年度)?报告(?:[是为]|反映了?)|^(?=[^，。；]{2,60}(?:报告|年报|情况)如下)"
    rf"|[现特]?(?:予以?|向社会|面向社会|依法|正式){{0,2}}(?:公布|公开|发布|编制|编写|制定|形成)(?!{OF_OFFICE})(?:完成|形成)?(?:了|并(?:向社会|面向社会|依法)?(?:公布|公开|发布))?|特此"
)
_STRONG_LEAD = late(r"现|特|编制|编写|本|$")
_REPORTED = late(
    r"《?(?P<before>[^，。；：《》|]{0,50}?)(?:(?:政府|政务)?信息(?:[与和及]?政务)?公开|政务公开)"
    rf"(?:工作|情况|执行|年度|年|的){{0,6}}(?:(?P<year>{YEAR})(?:年度|年)(?:工作|情况|的){{0,4}})?"
    r"(?:报告|年报|情况|总结)",
    has="告报况总",
)
_BY = late(
    r"(?:(?:本|此)(?:年度)?(?:年度)?(?:工作)?(?:报告|年报)(?:[^。；由]{1,60}[，,])?(?:是?由|是(?!由|根据|按照|依照|依据))(?P<name>[一-鿿（）]{2,40}?)(?:[（(]以下[^（()）]{1,20}[）)])?(?:(?:根据(?!地[^方])|按照|依照|依据)[^。；]{1,60}?)?(?:组织|负责|牵头|统一)*"
    rf"(?:编制|编写|编辑|发布|制作|起草)(?!{OF_OFFICE}))"
    rf"|(?:(?:^|[，,。；])(?:现?由)?(?!根据|按照|依照|依据)(?P<subject>[一-鿿（）]{{2,30}}?)(?:[（(]以下[^（()）]{{1,20}}[）)])?"
    r"(?:(?:根据(?!地[^方])|按照|依照|依据|结合)[^。；]{1,60}?)?(?:组织|负责|认真|现|特|予以|依法|[面向]{1,2}社会){0,3}"
    rf"(?:编制|编写|公布|发布)(?!{OF_OFFICE})"
    # A line without a mark may be of somebody else's news.
    r"(?:了|并公布|并发布|(?:完成|形成)(?=[^。；，]{0,60}[，。]))?"
    r"(?:本(?:年度)?报告|(?:《|20)[^。；]{0,40}公开))"
    r"|(?:结合|汇总|为(?:认真|切实|进一步)?做好)(?P<of>[一-鿿]{4,40}?)(?:[（(]以下[^（()）]{1,30}[）)])?(?:20[0-9]{2}年度?)?(?:政府)?信息公开工作"
    r"(?:[^。；，]{0,12}[，,]?现?(?:[撰编]写|编制)|[，,]我)",
    has="由编布制起撰我",
)


#: A sentence on the year's work that announces the report of it: 2014年，我局…，现将…报告如下.
_YEAR_OF_SENTENCE = late(rf"{YEAR}年度?(?=[，,]?(?:[我本全]|按照|根据|在|认真))", has="2２二")
#: A sentence that sums up the year's work (对2022年度政府信息公开工作情况进行总结) or lists the
#: parts of the report on it (2022年…年度报告由六个部分组成).
_SUMMED_UP = late(
    r"(?:^(?:[本我][一-鿿]{1,3})?(?=[^。]{0,60}(?:由|包括|包含|共|分)[^。]{0,30}部分)|所列[为是](?:[本我][一-鿿]{1,2})?"
    rf"|[对就将]|总结|梳理|回顾|结合(?:[我本][一-鿿]{{0,4}}|实际)?)(?P<year>{YEAR}年度?)(?:全年|以来|的)?"
    r"(?:政府|政务)信息公开[^。]{0,30}?(?:总结|梳理|回顾|汇报|报告|实际|(?:情况。)?$)",
    has="息",
)
#: The year with which a sentence on the agency's work begins (2022年，我局认真…), and the agency.
_YEAR_OF_WORK = late(
    rf"(?:^|(?<=[。；]))(?P<year>{YEAR})年(?:度|以来|全年)?(?![初底末0-9]|中(?:[，,旬期]|以)"
    # What is planned is of the next year.
    r"|[^。；]{0,30}将(?:[继持]续|进一步|不断|认真|严格|着力|重点|加|在|以|按|围绕|坚持|全面))[，,]?"
    r"(?:(?!上级)(?P<name>(?:(?!各)[一-鿿]){3,30}?)(?=认真|在|按照|根据|坚持|严格|深入|全面|紧[紧密扣盯]|切实|高度|贯彻|以|始终|不断"
    r"|持续|积极|进一步|扎实|大力|着力|围绕|依法|结合|聚焦|自觉|主动|全年|收到|受理|(?:政务|(?:政府)?信息)公开工作))?",
    has="2２二",
)
#: Whom to ask about the report: the agency that made it, or one of its offices.
_ASKED = late(
    r"(?:(?:报告|年报)[^。；]{0,12}|[如若]有[^。；]{0,4})(?:疑问|意见|建议|咨询|异议)[^。；]{0,16}?请?(?:与|联系|向|致电)(?P<name>[一-鿿]{4,30}?)"
    r"(?=(?:(?:[党行]政|综合|政务公开|政府信息公开(?:工作)?(?:领导小组)?)?(?:办公室|办)|信息中心|政务公开科|综合[科股])?(?:联系|反映|咨询|[（(：:，,。]|$))",
    has="疑意建咨异",
)
_WITH_REGION = late(r"[一-鿿]{2,12}[省市县区旗州盟][一-鿿]{3}")
#: Regions, whose reports do not say 我局.
_REGION, _OWN_OFFICE = (
    late(r"[一-鿿]{2,8}[省市县区旗州盟]"),
    late("[我本][局委办院校厅镇乡街]|我单位"),
)
#: Towns and subdistricts, which are meant by their names alone if these are there again.
_TOWN = late(r"(?P<place>[一-鿿]{2,6}(?:镇|(?<!城)乡|街道))(?:人民政府|办事处)?")
#: What those call themselves whose names do not end so.
_OWN_KINDS = (("街道", "街"), ("委员会", "委"), ("办公室", "办"))
#: The overview is in so many paragraphs, and says in the first of these whose work it is.
_OVERVIEW, _FIRST = 12, 2
#: An office within a town's government writes the report for it.
_OFFICE_WITHIN = late(r"(?:党政|综合)[一-鿿]{0,2}办(?:公室)?$|(?<=[镇乡]人民政府)办公室$", has="办")
_AS_FOLLOWS = late(r"[^。]{0,40}(?:报告|公布|公开|汇报|总结)如下")


#: Marks of half width, as a sentence has them.
_FULL_WIDTH = str.maketrans(",;:", "，；：")


class Announcement(NamedTuple):
    """The agency and the year that a sentence names which announces the report."""

    agency: FoundFact | None
    year: FoundFact | None


def sentences(lines: Iterable[MetadataLine]) -> Iterator[Announcement]:
    """The sentences that announce the report (现将…公布如下) or name its author (由…编制)."""
    for line in lines:
        for piece in line.pieces:
            text = piece.text
            if len(text) <= 1000 and ("公开" in text or "公開" in text or "由" in text):
                yield from _sentences_in(piece)


def _sentences_in(piece: LinePiece) -> Iterator[Announcement]:
    text = simplified_in_place(piece.text)
    text = text.translate(_FULL_WIDTH)
    plain = _QUOTED.sub(lambda match: "《" + " " * (len(match[0]) - 2) + "》", text)
    for match in _BY.finditer(plain):
        group = match.lastgroup or ""
        name = _OFFICE_WITHIN.sub("", match[group].strip())
        start = match.start(group)
        end = start + len(name)
        if as_agency(name) if group == "name" else agency_line(name):
            fact = FoundFact(piece.text[start:end], piece.span(start, end), "stated")
            yield Announcement(fact, None)
    if title_in(piece.text):
        return
    for lead in _LEAD.finditer(plain):
        reported = _REPORTED.match(plain, lead.end()) if _STRONG_LEAD.match(lead[0]) else None
        own_year = _YEAR_OF_SENTENCE.match(plain)
        if reported and not (own_year and reported["before"] == "" and not reported["year"]):
            yield _reported(piece, reported)
            return
        if own_year and _AS_FOLLOWS.search(plain, lead.end()):
            year = FoundFact(
                str(name_and_year(own_year[0], None)[1]), piece.span(*own_year.span()), "announced"
            )
            yield Announcement(None, year)
            return
    summed = _SUMMED_UP.search(plain)
    if summed:
        value = str(name_and_year(summed["year"], None)[1])
        yield Announcement(None, FoundFact(value, piece.span(*summed.span("year")), "announced"))


def _reported(piece: LinePiece, match: re.Match[str]) -> Announcement:
    closed = "".join(match["before"].split())
    name, year = name_and_year(closed, None)
    year_text = match["year"] or ""
    if year_text:
        _, year = name_and_year(year_text + "年", None)
    whole = piece.span(*match.span())
    start = match["before"].find(name) if name else -1
    agency = None
    if start >= 0 and (named := as_agency(name)):
        start += match.start("before")
        printed = as_agency(piece.text[start : start + len(name)]) or named
        agency = FoundFact(printed, piece.span(start, start + len(name)), "announced")
    return Announcement(agency, FoundFact(str(year), whole, "announced") if year else None)


def of_work(above: Iterable[MetadataLine], lines: Iterable[MetadataLine]) -> Announcement:
    """The one year with which the sentences of an overview begin, and the agency that then works.

    The overview is what is before the first table of the form, with the sentences *above* it. It
    names its agency with its region, or again as 我局 or 本局; or it names the one to be asked.
    """
    preamble = [line for line in above if "。" in line.text and not line.is_row]
    below = islice(takewhile(lambda line: not line.is_row, lines), _OVERVIEW)
    overview = [*preamble, *below]
    first = len(preamble) + _FIRST
    agency: FoundFact | None = None
    years: list[FoundFact] = []
    for index, piece in enumerate(line.pieces[0] for line in overview):
        matches = list(_YEAR_OF_WORK.finditer(simplified_in_place(piece.text)))
        for match in matches:
            year = str(name_and_year(match["year"], None)[1])
            years.append(FoundFact(year, piece.span(*match.span("year")), "announced"))
        for match in matches[:1] if index < first and agency is None else ():
            name = match["name"]
            if name and as_agency(name) and _is_meant(name, overview):
                span = match.span("name")
                agency = FoundFact(piece.text[slice(*span)], piece.span(*span), "subject")
    is_one = len({year.value for year in years}) == 1
    asked = _asked((*above, *overview[: len(preamble) + 1]), overview)
    if asked and (agency is None or asked.value.endswith(agency.value)):
        agency = asked  # 2023年，县财政局…; 请与青禾县财政局联系
    return Announcement(agency, years[0] if is_one else None)


def _asked(lines: Iterable[MetadataLine], overview: Iterable[MetadataLine]) -> FoundFact | None:
    """The agency that *lines* say is to be asked about the report, if the *overview* is its own."""
    for piece in (line.pieces[0] for line in lines if line.text):
        match = _ASKED.search(simplified_in_place(piece.text))
        if match and agency_line(match["name"]) and _is_named_again(match["name"], overview):
            span = match.span("name")
            return FoundFact(piece.text[slice(*span)], piece.span(*span), "subject")
    return None


def _is_meant(name: str, overview: Iterable[MetadataLine]) -> bool:
    """True if *name* is in full, or the lines of an overview name the agency again."""
    text = "".join(line.text for line in overview)
    own = {word[1] for word in _OWN_OFFICE.findall(text)}
    if own and own.isdisjoint(f"{name}单"):
        return False  # 2023年，县政府办公室在全县开展检查。我局…
    town = _TOWN.fullmatch(name)
    if town and text.count(town["place"]) > 1:
        return True
    if _REGION.fullmatch(name):
        return any(f"{word}{name[-1]}" in text for word in "我全") and not own
    is_named = agency_line(name) or town
    return bool(is_named and (_is_named_again(name, overview) or _WITH_REGION.match(name)))


def _is_named_again(name: str, overview: Iterable[MetadataLine]) -> bool:
    """True if the lines of an *overview* say 我局 or 我单位 of the agency called *name*."""
    kind = next((own for end, own in _OWN_KINDS if name.endswith(end)), name[-1])
    own = (f"我{kind}", f"本{kind}", "我单位")
    return any(word in line.text for line in overview for word in own)
