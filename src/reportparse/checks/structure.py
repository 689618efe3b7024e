# SPDX-License-Identifier: MIT
"""The sections that the form prescribes, the form that the year prescribes, and the years named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from ..diagnostics.collecting import Related, related_place
from ..forms import registry
from ..forms.declaring import Heading
from ..forms.folding import fold
from ..forms.form import Form
from ..narrative.content import Paragraph, Section, walk
from ..narrative.own_names import names_of, without_own_names
from ..report.dates import find_period
from ..report.model import Origin, Report
from ..report.titles import parts_of_title
from ..text.patterns import HAN, late
from ..text.source import BLANKS
from ..text.spans import NOWHERE, Place
from .rules import Finding, Rule, failure, passing, undecided
from .subject import Subject

#: Words that agencies put before a heading or leave out of it.
_LOOSE = late(r"行政机关|政府信息公开工作|本年度?|20[0-9]{2}年度?|[和与及、的中]")
#: Up to this many characters may precede the words of a heading: （十二）.
_LONGEST_NUMBER = 12
#: The text of a section that says nothing.
_NOTHING = late(r"(?:本?(?:年度)?(?:暂)?无|没有|略)?[。.]?")
#: What drafts print where something is to be written.
_TO_BE_WRITTEN = late(r"[〔［\[【（(]?\s*待(?:填写?|补充|完善|定)\s*[〕］\]】）)]?[。.]?")
_OPENING_YEAR = late(r"(?P<year>20[0-9]{2})年(?:度)?[，,](?!.{0,8}(?:将|计划|拟|力争|预计))")
#: 2023年，我镇认真落实…: the agency at work, where a sentence begins.
_YEAR_OF_WORK = late(
    r"(?:^|。)(?P<year>20[0-9]{2})年(?:度|以来)?[，,](?P<who>[^，,。；0-9]{2,16}?)"
    r"(?=进一步|认真|深入|严格|坚持|全面|高度|积极|切实|贯彻|持续|扎实|始终|紧紧|围绕|紧扣|牢固)(?P<rest>[^。]*)"
)
_WE, _DIGIT = late(f"[我本全]{HAN}{{1,3}}"), late("[0-9]")
#: A clause that begins with a year: 2023年发布信息120条.
_CLAUSE_YEAR = late(
    r"(?:^|[。；，：、（）\s])(?P<year>20[0-9]{2})年(?:度|我|全|[，,])?(?!.{0,8}(?:将|计划|拟|力争|预计|修订|版|印发|以来))"
)
#: This many clauses on one other year, and none on the title's, make the title doubtful.
_ENOUGH_CLAUSES = 2


def _form(subject: Subject) -> Form | None:
    return registry.forms().get(subject.report.form or "")


def headings_of(subject: Subject) -> Sequence[Heading]:
    """The headings of the report's form; without a table to show it, of that of its year."""
    form = _form(subject) or _form_in_force(subject)
    return form.headings if form else ()


def _form_in_force(subject: Subject) -> Form | None:
    """The form for reports on the year, for a report that has one of its sections."""
    year = subject.report.year
    if year is None or not subject.sections:
        return None
    return registry.form_for(year)


def place_of_heading(subject: Subject, section: Section) -> Place:
    """The place of the heading, from its number to the end of its words."""
    origin = subject.report.origin
    if section.start is None or not isinstance(origin, Origin):
        return NOWHERE
    text, end = origin.source.text, section.start + _LONGEST_NUMBER
    words = text.find(section.heading, section.start, end + len(section.heading))
    length = words + len(section.heading) - section.start if words >= 0 else 1
    return subject.place_at(section.start, max(1, length))


def _end(subject: Subject) -> Place:
    origin = subject.report.origin
    return subject.place_at(len(origin.source.text), 0) if isinstance(origin, Origin) else NOWHERE


def _missing(subject: Subject) -> Iterator[Finding]:
    found = subject.sections
    for heading in headings_of(subject):
        if heading.kind in found:
            yield passing(f"sections[{found[heading.kind][0]}]", heading.label)
        else:
            yield failure("sections", _end(subject), computed=heading.label)


def _present(subject: Subject) -> Iterator[tuple[Heading, str, Section]]:
    """The form's headings that the report has, each with the path and its section."""
    for heading in headings_of(subject):
        if heading.kind in subject.sections:
            index, section = subject.sections[heading.kind]
            yield heading, f"sections[{index}]", section


def _renamed(subject: Subject) -> Iterator[Finding]:
    for heading, path, section in _present(subject):
        if _is_named(section.heading, heading):
            yield Finding(path, "pass", section.heading, heading.label)
        else:
            place = place_of_heading(subject, section)
            yield failure(path, place, published=section.heading, computed=heading.label)


@lru_cache(maxsize=1 << 10)
def _is_named(words: str, heading: Heading) -> bool:
    """True if *words* are those of the heading, or hold what is in use for it."""
    own = _LOOSE.sub("", fold(words))
    known = [_LOOSE.sub("", fold(label)) for label in (heading.label, *heading.others)]
    return any(label in own for label in known)


def _misplaced(subject: Subject) -> Iterator[Finding]:
    headings = {heading.kind: index for index, heading in enumerate(headings_of(subject))}
    last, before = -1, ""
    for index, section in sorted(subject.sections.values(), key=itemgetter(0)):
        if section.kind not in headings:
            continue
        path = f"sections[{index}]"
        place = headings[section.kind]
        if place > last:
            yield passing(path, section.heading)
            last, before = place, section.heading
        else:
            where, words = place_of_heading(subject, section), section.heading
            yield failure(path, where, published=words, before=before)


def _empty(subject: Subject) -> Iterator[Finding]:
    for _, path, section in _present(subject):
        if _says_nothing(section):
            yield failure(path, place_of_heading(subject, section), published=section.heading)
        else:
            yield passing(path, section.heading)


def _says_nothing(section: Section) -> bool:
    """True if nothing is under a heading, or only words to be replaced.

    无 is enough where there may be nothing to report.
    """
    texts = [child.text for child in section.children if isinstance(child, Paragraph)]
    if len(texts) < len(section.children):
        return False  # sections and tables say something
    if texts and all(map(_TO_BE_WRITTEN.fullmatch, texts)):
        return True
    if section.kind == "other_matters" and texts:
        return False
    return all(map(_NOTHING.fullmatch, texts))


def _form_of_year(subject: Subject) -> Iterator[Finding]:
    form, year = _form(subject), subject.report.year
    if form is None:
        return
    if year is None:
        yield undecided("form", form.key)
    elif form.since <= year <= (form.until or year):
        yield passing("form", form.key)
    else:
        until = f"—{form.until}" if form.until else "—"
        span = f"{form.since}{until}"
        place = _title_place(subject)
        yield failure("form", place, published=form.key, year=year, span=span, issued=form.issued)


def _title_place(subject: Subject) -> Place:
    """The line of the title."""
    origin, title = subject.report.origin, subject.report.title
    if not title or not isinstance(origin, Origin):
        return NOWHERE
    start = 0
    for line in origin.source.lines:
        if line.strip(BLANKS) == title:
            return subject.place_at(start + line.index(title), len(title))
        start += len(line)
    return NOWHERE


def _years(subject: Subject) -> Iterator[Finding]:
    """The years of the period and of the narrative's first words against that of the title."""
    report = subject.report
    year = report.year
    if report.title is None or year is None or parts_of_title(report.title)[1] != year:
        return
    if report.period is not None:
        ends = (report.period.start, report.period.end)
        wrong = next((date for date in ends if date.year != report.year), None)
        if wrong is None:
            yield passing("period", report.year)
        else:
            place = _period_place(subject)
            related = [_title_related(subject)]
            yield failure(
                "period", place, published=wrong.year, computed=report.year, related=related
            )
    own = f"{year}年"
    found = [*_opening_years(report.sections), *_last_year(report, year), *_only_year(report, year)]
    others = [each for each in found if each[3] != year and own not in each[1].text]
    for path, paragraph, at, other in (others or found)[:1]:
        if not others:
            yield passing(path, year)
        else:
            place = subject.place_at(paragraph.start, 5, at)
            related = [_title_related(subject)]
            yield failure(path, place, published=other, computed=year, related=related)


def _title_related(subject: Subject) -> Related:
    """The title as a place that a finding speaks of."""
    return related_place(subject.report.title or "", "title", None, _title_place(subject))


def _period_place(subject: Subject) -> Place:
    """The words that state the days reported on."""
    report = subject.report
    for child in walk((*report.preamble, *report.sections)):
        if isinstance(child, Paragraph) and (stated := find_period(child.text)):
            return subject.place_at(child.start, len(stated[0]), stated.start())
    return NOWHERE


def _only_year(report: Report, year: int) -> Iterator[tuple[str, Paragraph, int, int]]:
    """The first clause on the only year that the prose speaks of, if that is not *year*."""
    paragraphs = [child for child in walk(report.sections) if isinstance(child, Paragraph)]
    own = f"{year}年"
    if any(own in paragraph.text for paragraph in paragraphs):
        return
    found = [
        (paragraph, match.start("year"), int(match["year"]))
        for paragraph in paragraphs
        for match in _CLAUSE_YEAR.finditer(paragraph.text)
    ]
    if len(found) >= _ENOUGH_CLAUSES and len({other for *_, other in found}) == 1:
        yield ("sections", *found[0])


def _opening_years(sections: Sequence[Section]) -> Iterator[tuple[str, Paragraph, int, int]]:
    """The year with which the narrative of the overview opens: 2024年,…"""
    for index, section in enumerate(sections):
        if section.kind != "overview" or not section.children:
            continue
        first = section.children[0]
        match = isinstance(first, Paragraph) and _OPENING_YEAR.match(first.text)
        if match and isinstance(first, Paragraph):
            yield f"sections[{index}].children[0]", first, 0, int(match["year"])


def _last_year(report: Report, year: int) -> Iterator[tuple[str, Paragraph, int, int]]:
    """Sentences of section one that say of one of the two years before that the agency worked."""
    names, years = names_of(report.agency), (f"{year - 1}年", f"{year - 2}年")
    for index, section in enumerate(report.sections):
        for child in walk(section.children) if section.kind == "overview" else ():
            if isinstance(child, Paragraph) and any(own in child.text for own in years):
                for found in _YEAR_OF_WORK.finditer(child.text):
                    is_own = not without_own_names(found["who"], year, names)
                    is_own |= bool(_WE.fullmatch(found["who"]))
                    # a sentence with numbers may compare them, unless the section begins with it
                    is_opening = child is section.children[0] and found.start() == 0
                    is_own &= is_opening or not _DIGIT.search(found["rest"])
                    if is_own and f"{found['year']}年" in years:
                        yield f"sections[{index}]", child, found.start("year"), int(found["year"])


RULES = (
    Rule(
        code="section-missing",
        severity="warning",
        evaluate=_missing,
        zh="缺少一节：{computed}",
        en="a section is missing: {computed}",
        hint_zh="格式规定六节，核对是否遗漏，或标题是否丢失",
        hint_en="the form has six sections: check whether one is left out or lost its heading",
        why_zh="《政府信息公开条例》第五十条规定年度报告应当包括的内容；格式按六节排列。",
        why_en="Article 50 of the Regulations says what the report must contain; the form arranges "
        "it in six sections.",
        example="五、存在的主要问题及改进情况\n(文末,没有“六、其他需要报告的事项”)",
    ),
    Rule(
        code="section-renamed",
        severity="info",
        evaluate=_renamed,
        zh="标题“{published}”不是格式用语“{computed}”",
        en="the heading {published} is not the form's {computed}",
        hint_zh="建议使用格式规定的标题",
        hint_en="use the form's heading",
        why_zh="各节标题由格式规定；常见的变通写法（如概述、依申请公开情况）不在此列。",
        why_en="The form prescribes the headings; wordings in common use (概述, 依申请公开情况"
        ") are accepted.",
        example="二、信息发布台账",
    ),
    Rule(
        code="section-misplaced",
        severity="warning",
        evaluate=_misplaced,
        zh="“{published}”一节应在“{before}”之前",
        en="the section {published} should come before {before}",
        hint_zh="按格式规定的次序排列各节",
        hint_en="put the sections in the form's order",
        why_zh="格式规定了六节的次序。",
        why_en="The form prescribes the order of the six sections.",
        example="五、其他需要报告的事项\n六、存在的主要问题及改进情况",
    ),
    Rule(
        code="section-empty",
        severity="warning",
        evaluate=_empty,
        zh="“{published}”一节没有内容",
        en="the section {published} is empty",
        hint_zh="补充该节内容",
        hint_en="add the missing content",
        why_zh="《政府信息公开条例》第五十条要求报告包括这些内容；存在的主要问题不得只写“无”。"
        "其他需要报告的事项可以写“无”。",
        why_en="Article 50 of the Regulations requires these contents. 无 alone does not "
        "account for the main problems; for other matters it is enough.",
        example="五、存在的主要问题及改进情况\n无。",
    ),
    Rule(
        code="form-differs",
        severity="warning",
        evaluate=_form_of_year,
        zh="{year} 年度报告采用了 {published} 年格式（{issued}，适用于 {span} 年度）",
        en="the report on {year} uses the form of {published} ({issued}, for reports on {span})",
        hint_zh="改用该年度适用的格式；数字按所用格式读取",
        hint_en="use the form for that year; the figures were read by the form on the page",
        why_zh="2014—2018年度用国办发〔2014〕32号统计表，2019、2020年度用国办公开办函〔2019〕60号格式，"
        "2021年度起用国办公开办函〔2021〕30号格式。",
        why_en="国办发〔2014〕32号 is for reports on 2014 to 2018, 国办公开办函〔2019〕60号 for "
        "2019 and 2020, 国办公开办函〔2021〕30号 from 2021 on.",
        example="2022年政府信息公开工作年度报告\n信息内容 | 本年新制作数量 | 本年新公开数量 | "
        "对外公开总数量 |",
    ),
    Rule(
        code="year-differs",
        severity="warning",
        evaluate=_years,
        zh="此处的年份是 {published} 年，标题是 {computed} 年度",
        en="the year here is {published}; the title says {computed}",
        hint_zh="核对是否沿用了上一年度的文字",
        hint_en="check whether words of another year's report were kept",
        why_zh="年度报告的统计期限是标题所写年度的1月1日至12月31日。",
        why_en="The report covers 1 January to 31 December of the year in its title.",
        example="示例局2024年政府信息公开工作年度报告\n一、总体情况\n2023年,我局认真贯彻执行条例。",
    ),
)
