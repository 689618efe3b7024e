# SPDX-License-Identifier: MIT
"""Rules between reports: those of one agency on two years, and those of an agency's children."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..diagnostics.finding_kinds import COLON, Language, either
from ..forms.flattening import Figure
from ..forms.sums import OWN, PREVIOUS, Sum, Term
from ..report.model import Report
from ..text.spans import NOWHERE
from .results import Value
from .rules import Evaluate, Finding, Rule, failure, passing, undecided
from .subject import Subject, child_name, edition_name
from .sum_rules import reckon, sums_of_form

#: This many different figures above zero, all the same in two years, are no coincidence.
_TELLING: Final = 4
#: The agency or the year of a report.
_WHOSE: Final[dict[Language, dict[str, str]]] = {
    "zh": {"agency": "“{}”", "year": " {} 年度"},
    "en": {"agency": "of {}", "year": "on {}"},
}
#: Of the figures in which editions differ, this many are listed.
_LISTED: Final = 10


def _previous(subject: Subject) -> Iterator[Finding]:
    """Compare agency and year of the report given as the previous one with those it should have."""
    report, previous = subject.report, subject.previous
    if previous is None:
        return
    if not subject.is_same_agency:
        other = _other(subject, previous, "agency", previous.agency, report.agency)
        if subject.is_same_agency is False:
            yield other
            return
        yield other.as_note()
    if report.year is None or previous.year is None:
        yield undecided("year", previous.year, report.year and report.year - 1)
    elif subject.misgiven is None:
        yield passing("year", previous.year)
    else:
        yield _other(subject, previous, "year", previous.year, report.year - 1)


def _other(
    subject: Subject, previous: Report, path: str, published: Value, computed: Value
) -> Finding:
    whose = _WHOSE[subject.language][path]
    return failure(
        path,
        NOWHERE,
        published=published,
        computed=computed,
        name=previous.source.name or "—",
        found=whose.format(published),
        wanted=whose.format(computed),
    )


def _across(code: str) -> Evaluate:
    """The sums that need last year's figures; nothing where no such report was sought."""
    evaluate = sums_of_form(code)

    def of_previous(subject: Subject) -> Iterator[Finding]:
        if PREVIOUS in subject.reports:
            yield from evaluate(subject)
        elif (reason := subject.why_not_compared) is not None:
            for table in subject.tables.values():
                if table.sums.get(code):
                    yield undecided(table.name, reason=reason)

    return of_previous


def _editions(subject: Subject) -> Iterator[Finding]:
    """The figures in which the editions of a report differ."""
    own, colon = subject.figures[OWN], COLON[subject.language]
    for index, edition in enumerate(subject.editions):
        name = edition_name(index)
        other = subject.figures[name]
        paths = [path for path in dict.fromkeys((*own, *other)) if own.get(path) != other.get(path)]
        listed = [
            f"{_described(subject, edition, path)}{colon}{_both(path, own, other)}"
            for path in paths
        ]
        more = len(listed) - _LISTED
        is_last = index + 1 == len(subject.editions)
        further = subject.more_editions if is_last else 0
        zh, en = (
            f"；另有 {further} 个版本数据也不同，未逐一列出",
            f"; {further} more editions differ",
        )
        yield failure(
            _common(paths),
            subject.place(next((path for path in paths if path in own), paths[0])),
            published=edition.source.name,
            related=[subject.related(path, name) for path in paths[:_LISTED] if path in other],
            name=edition.source.name or "—",
            count=len(paths),
            listed="; ".join(listed[:_LISTED])
            + (f"; … +{more}" if more > 0 else "")
            + (either(subject.language)(zh, f"{en} and are not listed") if further else ""),
        )


def _unchanged(subject: Subject) -> Iterator[Finding]:
    """Tables whose figures are all last year's, zeros and few small figures aside."""
    before = subject.figures.get(PREVIOUS)
    if before is None:
        return
    own = subject.figures[OWN]
    for table in subject.tables.values():
        figures = {path: own.get(path) for path in table.counts}
        distinct = {value for value in figures.values() if value}
        if len(distinct) < _TELLING:
            continue
        if any(before.get(path) != value for path, value in figures.items()):
            yield passing(table.name)
        else:
            first = next(path for path, value in figures.items() if value)
            related = [subject.related(first, PREVIOUS)]
            place = subject.place(first)
            yield failure(table.name, place, related=related, title=table.title)


def _described(subject: Subject, edition: Report, path: str) -> str:
    tables = {**edition.printed_tables(), **subject.tables}
    return tables[path.partition(".")[0]].describe(path)


def _both(path: str, *several: Mapping[str, Figure]) -> str:
    values = (figures.get(path) for figures in several)
    return " / ".join("—" if value is None else str(value) for value in values)


def _common(paths: Sequence[str]) -> str:
    """The table of *paths*, or the path itself if there is only one."""
    return paths[0] if len(paths) == 1 else paths[0].partition(".")[0]


def _children(subject: Subject) -> Iterator[Finding]:
    """Each count of the report against the sum of its agencies' counts."""
    if not subject.children:
        return
    if subject.missing is not None:
        yield from (undecided(table, reason=subject.missing) for table in subject.tables)
        return
    names = tuple(child_name(index) for index in range(len(subject.children)))
    for table in subject.tables.values():
        for path in table.counts:
            yield reckon(Sum(path, tuple(Term(path, of=name) for name in names)), subject)


RULES = (
    Rule(
        code="editions-differ",
        severity="warning",
        scope="years",
        evaluate=_editions,
        zh="与同机关同年度的 {name} 有 {count} 处数据不同（本件 / 另件）：{listed}",
        en="{count} figures differ from {name}, of the same agency and year (this / other): "
        "{listed}",
        hint_zh="核对哪一个版本有效，只保留应采用的一个；两个版本并存时，下一年度的跨年核对无法判断",
        hint_en="keep the valid edition only; with both, rules across years are undecided for "
        "the next year",
        why_zh="一个机关一个年度只有一份有效的报告；数据相同的复本视为同一份。",
        why_en="An agency has one valid report on a year; copies with equal figures count as one.",
        example="2023年报.docx：一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
        "2023年报（更正）.docx：一、本年新收政府信息公开申请数量 | 6 | 0 | 0 | 0 | 0 | 0 | 6 |",
    ),
    Rule(
        code="previous-differs",
        severity="warning",
        scope="years",
        evaluate=_previous,
        zh="作为上一年度报告给出的 {name} 是{found}的，应为{wanted}的",
        en="{name}, given as last year's report, is {found}; it should be {wanted}",
        hint_zh="给出同一机关上一年度的报告；同一机关只是名称不同的，请在名录（--agencies）中写明",
        hint_en="give the same agency's report on the year before; if one agency has both names, "
        "say so in a register (--agencies)",
        why_zh="跨年规则只适用于同一机关相邻两年的报告；名称相近的照常比较，只作提示，机关或年度不符的不比较。",
        why_en="Rules across years compare two years of an agency that follow each other. Reports "
        "of similar names are compared, with a note; those of another agency or year are not.",
        example="石桥县教育局2022年政府信息公开工作年度报告（作为2024年度报告的上一年度报告给出）",
    ),
    Rule(
        code="tables-unchanged",
        severity="info",
        scope="years",
        evaluate=_unchanged,
        zh="“{title}”的全部数据与上一年度报告相同",
        en="all figures of the table {title} are equal to those of last year's report",
        hint_zh="核对是否误用了上一年度的表格",
        hint_en="check whether last year's table was copied",
        why_zh="表格中多个不同的非零数据两年完全一致，多为沿用上一年度表格；全为零或数据很少的不在此列。",
        why_en="Several different figures above zero that are the same in two years are mostly a "
        "copied table; tables of zeros or with few figures are left out.",
        example="行政规范性文件 | 4 | 1 | 29 |\n行政许可 | 386 |\n行政处罚 | 52 |\n"
        "(上一年度报告)行政规范性文件 | 4 | 1 | 29 |\n行政许可 | 386 |\n行政处罚 | 52 |",
    ),
    Rule(
        code="carried-in-differs",
        severity="error",
        scope="years",
        evaluate=_across("carried-in-differs"),
        zh="“{label}”填报为 {published}，上一年度报告“结转下年度继续办理”为 {computed}",
        en="{label} is printed as {published}; last year's report carried over {computed}",
        hint_zh="核对两年报告的结转数",
        hint_en="check what was carried over in both reports",
        why_zh="上一年度结转下年度继续办理的申请，即本年度的上年结转；各列分别适用，换用新格式的第一年也适用。",
        why_en="The applications that last year's report carries over are those that this year's "
        "report carries in, column by column, also in the first year on a new form.",
        example="二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
        "(上一年度报告)四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |",
    ),
    Rule(
        code="in-force-differs",
        severity="warning",
        scope="years",
        evaluate=_across("in-force-differs"),
        zh="“{label}”填报为 {published}，按“上年现行有效+本年制发-本年废止”为 {reckoning}",
        en="{label} is printed as {published}; last year's plus issued minus repealed is "
        "{reckoning}",
        hint_zh="核对制发、废止和现行有效件数；集中清理滞后公布的，可不一致",
        hint_en="check the three figures; documents repealed later, in a clean-up, can explain "
        "a difference",
        why_zh="按各列含义：现行有效件数等于上年现行有效件数加本年制发、减本年废止；格式未印明，"
        "集中清理会使其不符，故只作警告。",
        why_en="By the meaning of the columns: documents in force are last year's plus those "
        "issued minus those repealed. The form does not state it and clean-ups break "
        "it, so this is a warning.",
        example="行政规范性文件 | 4 | 1 | 29 |\n(上一年度报告)行政规范性文件 | 2 | 0 | 25 |",
    ),
    Rule(
        code="items-differ",
        severity="warning",
        scope="years",
        evaluate=_across("items-differ"),
        zh="“{label}”填报为 {published}，按上一年度报告为 {reckoning}",
        en="{label} is printed as {published}; last year's report gives {reckoning}",
        hint_zh="核对两年报告的项目数量和增减数",
        hint_en="check the items and their change in both reports",
        why_zh="2019年格式：上一年项目数量加本年增/减即该年项目数量，也就是下一年度报告的"
        "“上一年项目数量”（按含义，格式未印明）。",
        why_en="On the form of 2019 last year's items and the change make the items of the "
        "year, which are the next report's 上一年项目数量 (by their meaning; the form "
        "does not state it).",
        example="行政许可 | 120 | 3 | 560 |\n(上一年度报告)行政许可 | 118 | 1 | 498 |",
    ),
    Rule(
        code="children-differ",
        severity="warning",
        scope="agencies",
        evaluate=_children,
        zh="“{label}”填报为 {published}，所属各机关报告相加为 {reckoning}",
        en="{label} is printed as {published}; the reports of its agencies add up to {reckoning}",
        hint_zh="核对是否缺少某一机关的报告，或汇总有误",
        hint_en="check whether an agency's report is missing or the summary is wrong",
        why_zh="一级政府的报告汇总其所属机关的数字（按含义）；给出的报告缺一份，即不作判断。",
        why_en="The report of a government sums up the reports of its agencies (by its meaning; "
        "the form does not say so). If one of them is missing, nothing is decided.",
        example="一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n"
        "(教育局)一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
        "(公安局)一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |",
    ),
)
