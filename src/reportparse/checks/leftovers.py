# SPDX-License-Identifier: MIT
"""Words that were left in from another report: of an older form, another agency, another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..agencies.names import Name, are_similar, is_within, parsed
from ..diagnostics.collecting import Related, related_place
from ..forms.section_kinds import kind_of_heading
from ..narrative.content import Paragraph
from ..report.model import Origin, Report
from ..text.numerals import chinese_value
from ..text.patterns import HAN, late
from ..text.spans import NOWHERE, Place
from .copied_prose import Likeness, ProseClause, clauses_of, likeness
from .rules import Finding, Rule, failure, passing
from .structure import headings_of
from .subject import Subject

_SENTENCE: Final = late(r"[^。；;]+")
_PARTS: Final = late(r"(?P<count>[二三四五六七八九十]{1,2}|[0-9]{1,2})(?:个|大)?部分")
_ITEM: Final = late(r"[^、，,：:及和与]{1,40}")
#: Parts of the forms before that of 2019.
_OLD_PARTS: Final = late(
    r"收费(?:情况)?[及和、与]?减免|收费情况|附表|附件|统计表|咨询情况|人员和?经费"
)
#: A sentence that names this many parts lists them.
_LISTS: Final = 3

_ORGAN: Final = rf"{HAN}{{3,22}}?(?:人民政府|街道办事处|街道|委员会|办公室|局|委|厅|镇|乡)"
#: 2024年，石桥县财政局认真贯彻…
_OPENS: Final = late(
    rf"(?:20[0-9]{{2}}年(?:度)?[，,]?|本?(?:年度)?报告由)?+(?P<name>{_ORGAN})"
    r"(?=认真|深入|严格|坚持|全面|高度|积极|切实|贯彻|按照|持续|扎实|始终|紧紧|围绕|紧扣|以)"
)
#: 现公布石桥县财政局2024年政府信息公开工作年度报告
_ANNOUNCES: Final = late(
    rf"(?:公布|发布|编制(?:了)?)《?(?P<name>{_ORGAN})(?=20[0-9]{{2}}年(?:度)?政府信息公开)"
)


def _preface(subject: Subject) -> Iterator[Finding]:
    """The parts that the words before section one list against those of the form."""
    expected = len(headings_of(subject))
    if not expected:
        return
    for index, child in enumerate(subject.report.preamble):
        if not isinstance(child, Paragraph):
            continue
        for sentence in _SENTENCE.finditer(child.text):
            found = _wrong_part(sentence[0], expected)
            if found is not None:
                path = f"preamble[{index}]"
                at = sentence.start() + found.start()
                place = subject.place_at(child.start, len(found[0]), at)
                yield failure(path, place, published=found[0], computed=expected)
                return
    yield passing("preamble")


def _wrong_part(sentence: str, expected: int) -> re.Match[str] | None:
    """The words of *sentence* that show that it lists the parts of another form."""
    count = _PARTS.search(sentence)
    kinds = {kind_of_heading(item[0]) for item in _ITEM.finditer(sentence)} - {None}
    if count is None and len(kinds) < _LISTS:
        return None
    if len(kinds) >= _LISTS and (old := _OLD_PARTS.search(sentence)):
        return old
    if count is None or not re.search(r"报告|全文|年报", sentence):
        return None
    words = count["count"]
    number = int(words) if words.isdigit() else chinese_value(words)
    return None if number == expected else count


def _other_agency(subject: Subject) -> Iterator[Finding]:
    """The agency that announces the report, or with which section one opens, against its own."""
    own = parsed(subject.report.agency or "")
    if not own.places:
        return
    for path, paragraph, pattern in _openings(subject.report):
        found = pattern.search(paragraph.text)
        if found is None:
            continue
        if _is_another(parsed(found["name"]), own):
            place = subject.place_at(paragraph.start, len(found["name"]), found.start("name"))
            agency = subject.report.agency
            yield failure(path, place, published=found["name"], computed=agency)
        else:
            yield passing(path, found["name"])


def _openings(report: Report) -> Iterator[tuple[str, Paragraph, re.Pattern[str]]]:
    for index, child in enumerate(report.preamble):
        if isinstance(child, Paragraph):
            yield f"preamble[{index}]", child, _ANNOUNCES
    for index, section in enumerate(report.sections):
        first = next(iter(section.children), None)
        if section.kind == "overview" and isinstance(first, Paragraph):
            opening = _OPENS.match(first.text)
            if opening:
                yield f"sections[{index}].children[0]", first, _OPENS


def _is_another(name: Name, own: Name) -> bool:
    """True if *name*, which states its place, is surely not the agency *own* or one above it."""
    if not name.places:
        return False
    if name.places[-1] != own.places[-1]:
        is_one_level = name.places[-1][-1] == own.places[-1][-1]
        related = is_within(name.places, own.places) or is_within(own.places, name.places)
        return is_one_level and not related
    departments = [each.rest for each in (name, own) if each.rest.endswith(("局", "委", "委员会"))]
    return len(departments) == 2 and not are_similar(name, own)


def _alike(subject: Subject) -> Iterator[Finding]:
    """The prose against that of last year's report, and of others in the folder."""
    others = [*([subject.last] if subject.last else ()), *subject.alike]
    own = clauses_of(subject.report) if others else []
    for other in others:
        found = likeness(own, clauses_of(other))
        if found is None:
            continue
        if found.percent < subject.limits.alike_percent:
            yield passing("sections", f"{found.percent}%")
        else:
            related = list(_shown(subject, other, found))
            place = _span(subject.report, found.passages[0][0], found.passages[0][1])
            name = other.source.name or f"{other.agency or ''}{other.year or ''}"
            percent = f"{found.percent}%"
            yield failure("sections", place, published=percent, related=related, name=name)


def _shown(subject: Subject, other: Report, found: Likeness) -> Iterator[Related]:
    """The passages in the report and where they begin in the other one."""
    for first, last, there in found.passages:
        place = _span(subject.report, first, last)
        yield related_place(f"{first.masked}…{last.masked}", None, None, place)
        name = other.source.name
        yield related_place(there.masked, None, name, _span(other, there, there))


def _span(report: Report, first: ProseClause, last: ProseClause) -> Place:
    """The place from one clause of *report* to another."""
    origin = report.origin
    if first.start is None or last.start is None or not isinstance(origin, Origin):
        return NOWHERE
    return origin.source.place(first.start, last.start + last.length)


RULES = (
    Rule(
        code="preface-differs",
        severity="info",
        evaluate=_preface,
        zh="引言写的是“{published}”，该格式共 {computed} 部分",
        en="the preface says {published!r}; the form has {computed} parts",
        hint_zh="引言所列部分应与正文一致，核对是否沿用旧格式的文字",
        hint_en="list the parts of the report: check whether words of an older form were kept",
        why_zh="引言所列应是本报告的各部分。2018年度以前的格式有收费及减免、附表等部分，现行格式没有。",
        why_en="The preface lists the parts of the report. Forms up to 2018 had parts on fees "
        "and annexes, which the current form does not have.",
        example="本报告由概述、主动公开、依申请公开、收费及减免情况、复议诉讼、问题和附表七个部分组成。",
    ),
    Rule(
        code="agency-differs",
        severity="info",
        evaluate=_other_agency,
        zh="此处写的是“{published}”，报告的机关是“{computed}”",
        en="the agency here is {published}; the report is that of {computed}",
        hint_zh="核对是否沿用了其他机关的文字",
        hint_en="check whether words of another agency's report were kept",
        why_zh="引言和总体情况开头所写的机关，应是编制报告的机关或其上级。",
        why_en="The agency named in the preface and at the beginning of section one is the one "
        "that reports, or one above it.",
        example="石桥县教育局2024年政府信息公开工作年度报告\n一、总体情况\n"
        "2024年，石桥县财政局认真贯彻落实条例。",
    ),
    Rule(
        code="prose-alike",
        severity="info",
        evaluate=_alike,
        zh="正文的 {published} 与 {name} 相同",
        en="{published} of the prose is the same as in {name}",
        hint_zh="核对是否照搬；数字、机关名称和法定用语已不计入",
        hint_en="check whether it was copied; numbers, names and statutory phrases are left out",
        why_zh="国办公开办函〔2021〕30号第四部分：内容雷同、敷衍应付的追究责任。"
        "按分句比较，达到限值（默认80%）的提示，是否雷同由人判断。",
        why_en="国办公开办函〔2021〕30号, part four, holds agencies liable for copied reports. "
        "Clauses are compared; a share at or above the limit (80% by default) gives a "
        "note, which a person judges.",
        example="（与上一年度报告）持续优化平台栏目设置，定期开展错敏词排查，及时回应群众关切，…",
    ),
)
