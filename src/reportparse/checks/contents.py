# SPDX-License-Identifier: MIT
"""Contents that documents ask for and that offices judge differently: a profile switches them on.

The topics and the length of section one, the fees in section six, and blank cells of the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..narrative.content import Paragraph, Section, walk
from ..text.patterns import late
from .rules import Finding, Rule, failure, passing, undecided
from .structure import place_of_heading
from .subject import Subject

#: The topics of section one, each with the words by which prose takes it up.
TOPICS: Final[Mapping[str, re.Pattern[str]]] = {
    "主动公开": late(r"主动公开|(?:公开|发布|公布).{0,12}(?:信息|[条篇])|信息发布"),
    "依申请公开": late(r"依申请|公开申请|申请公开"),
    "政府信息管理": late(
        r"信息(?:资源)?(?:的)?(?:规范)?管理|规范性文件|保密审查|三审|审[核查].{0,6}发布|发布.{0,6}审[核查]|公开属性|动态[调更]|清理|台账"
    ),
    "政府信息公开平台建设": late(r"平台|网站|门户|新媒体|公众号|微信|微博|专[栏区]|栏目|公报|查阅"),
    "监督保障": late(
        r"监督|考核|培训|组织(?:领导|保障)|评议|评估|责任追究|领导小组|督[查促办]|检查|测评"
    ),
}
#: The first year of the form that asks for these contents.
_SINCE: Final = 2021
_FEES: Final = late(r"收费|费用|信息处理费|收取")
#: The texts of a blank cell.
_BLANK: Final = late(r"[\s/／—–\-－]*")


def _section(subject: Subject, kind: str) -> Iterator[tuple[str, Section, str]]:
    """The section of a *kind* with its path and its text, if the report has it."""
    index, section = subject.sections.get(kind, (0, None))
    if section is not None:
        texts = (
            child.text if isinstance(child, Paragraph) else child.heading
            for child in walk(section.children)
            if isinstance(child, Paragraph | Section)
        )
        yield f"sections[{index}]", section, "\n".join(texts)


def _topics(subject: Subject) -> Iterator[Finding]:
    for path, section, text in _section(subject, "overview"):
        missing = "、".join(topic for topic, words in TOPICS.items() if not words.search(text))
        told = {"computed": missing, "heading": section.heading}
        yield from _asked_for(subject, path, section, is_there=not missing, **told)


def _asked_for(
    subject: Subject, path: str, section: Section, *, is_there: bool, **told: Any
) -> Iterator[Finding]:
    """The finding on what the form asks for, from its first year on, in the *section*."""
    year = subject.report.year
    if is_there:
        yield passing(path)
    elif year is None:
        yield undecided(path)
    elif year >= _SINCE:
        yield failure(path, place_of_heading(subject, section), **told)


def _length(subject: Subject) -> Iterator[Finding]:
    least, most = subject.limits.overview_least, subject.limits.overview_most
    if not least and not most:
        return
    for path, section, text in _section(subject, "overview"):
        length = len("".join(text.split()))
        if length < least or 0 < most < length:
            limit = least if length < least else most
            place = place_of_heading(subject, section)
            yield failure(path, place, published=length, computed=limit)
        else:
            yield passing(path, length)


def _fees(subject: Subject) -> Iterator[Finding]:
    for path, section, text in _section(subject, "other_matters"):
        is_there, heading = bool(_FEES.search(text)), section.heading
        yield from _asked_for(subject, path, section, is_there=is_there, published=heading)


def _blanks(subject: Subject) -> Iterator[Finding]:
    """Blank cells of each table, where the profile does not allow them."""
    allowed = subject.limits.blanks
    if allowed == "allowed":
        return
    report = subject.report
    for table in subject.tables.values():
        blanks, zeros = [], 0
        for path in table.counts:
            value, place = report.by_path.get(path), report.place_of(path)
            zeros += value == 0
            if value is None and place and _BLANK.fullmatch(place.text):
                blanks.append(path)
        if blanks and (zeros or allowed == "none"):
            first = subject.place(blanks[0])
            yield failure(table.name, first, published=len(blanks), title=table.title, zeros=zeros)
        else:
            yield passing(table.name, 0)


RULES = (
    Rule(
        code="topic-missing",
        severity="info",
        is_optional=True,
        evaluate=_topics,
        zh="“{heading}”未述及“{computed}”",
        en="{heading} does not mention {computed}",
        hint_zh="补充这一方面；已用其他说法写到的，可不改",
        hint_en="add this topic, unless the text covers it in other words",
        why_zh="国办公开办函〔2021〕30号：总体情况包括主动公开、依申请公开、政府信息管理、"
        "政府信息公开平台建设、监督保障五个方面。按用语判断，故只作提示。",
        why_en="国办公开办函〔2021〕30号: section one covers five topics. They are detected by "
        "words, so this is a note.",
        example="一、总体情况\n全年主动公开信息102条。（未述及其他四个方面）",
    ),
    Rule(
        code="overview-length",
        severity="info",
        is_optional=True,
        evaluate=_length,
        zh="总体情况共 {published} 字，限值为 {computed} 字",
        en="section one has {published} characters; the limit is {computed}",
        hint_zh="按要求增减篇幅",
        hint_en="make it longer or shorter",
        why_zh="总体情况的篇幅由各地通知规定（一般1000字左右），限值在方案文件中设定。",
        why_en="Local notices set the length of section one, mostly about 1,000 characters; the "
        "profile sets the limits.",
        example="[limits.overview-least]\nvalue = 800",
    ),
    Rule(
        code="fees-unstated",
        severity="info",
        is_optional=True,
        evaluate=_fees,
        zh="“{published}”未说明收取信息处理费的情况",
        en="{published} does not state the fees charged for information",
        hint_zh="写明收取的金额；没有收取的，写明未收取",
        hint_en="state the amount, or that no fees were charged",
        why_zh="国办公开办函〔2021〕30号：“其他需要报告的事项”应报告收取信息处理费的情况。",
        why_en="国办公开办函〔2021〕30号: section six reports the fees charged for information.",
        example="六、其他需要报告的事项\n无。",
    ),
    Rule(
        code="cells-blank",
        severity="warning",
        is_optional=True,
        evaluate=_blanks,
        zh="“{title}”有 {published} 格空白，{zeros} 格填“0”",
        en="{title} has {published} blank cells and {zeros} with 0",
        hint_zh="没有发生的填“0”",
        hint_en="fill in 0 where there was nothing",
        why_zh="空白不等于0。是否允许空白由各地规定：允许（allowed）、同一表格须一致（uniform）、不允许（none）。",
        why_en="A blank is not 0. Some offices allow blanks (allowed), some require a table to "
        "be uniform (uniform), some allow none (none); the profile sets it.",
        example="一、本年新收政府信息公开申请数量 | 5 | 0 |  |  | 0 | 0 | 5 |",
    ),
)
