# SPDX-License-Identifier: MIT
"""Figures that may be right and seldom are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Final

from ..agencies.names import Name, parsed
from ..forms.flattening import Figure
from ..forms.form import TEXT_COLUMN, PrintedColumn, Row
from ..forms.sums import OWN, PREVIOUS
from ..text.numerals import YUAN
from ..text.patterns import late
from .rule_limits import Day, RuleLimits
from .rules import Finding, Rule, failure, passing, undecided
from .subject import Subject

#: The row of rules (规章).
_RULES_ROW = "proactive.rules"
#: What was done with documents; those of the first kind are left of the others.
_ACTS = ("in_force", "issued", "repealed")
#: A figure this many times last year's is more often a slip, or in another unit, than a fact.
_LEAP = 1000
#: The government of a township, or the office of a subdistrict.
_TOWNSHIP = late(r"[镇乡](?:人民政府)?$|街道(?:办事处)?$")


def _number(figure: Figure) -> int | Decimal:
    assert isinstance(figure, int | Decimal), "it was compared as a number"
    return figure


def _rows(subject: Subject) -> Iterator[Row]:
    return chain.from_iterable(table.rows for table in subject.tables.values())


def _leaps(subject: Subject) -> Iterator[Finding]:
    """Figures out of all proportion to last year's; for a table without any, one finding."""
    if PREVIOUS not in subject.reports:
        if (reason := subject.why_not_compared) is not None:
            yield from (undecided(table, reason=reason) for table in subject.tables)
        return
    for table in subject.tables.values():
        leaps = list(_leaps_in(subject, table.columns))
        yield from leaps
        if not leaps:
            yield passing(table.name)


def _leaps_in(subject: Subject, columns: Iterable[PrintedColumn]) -> Iterator[Finding]:
    own, before = subject.figures[OWN], subject.figures[PREVIOUS]
    for column in columns:
        if column.kind == TEXT_COLUMN:
            continue
        path = column.path
        now, then = _in_one_unit(column, own), _in_one_unit(column, before)
        if now is not None and then is not None and now >= then * _LEAP > 0:
            yield failure(
                path,
                subject.place(path),
                published=_number(own[path]),
                related=[subject.related(path, PREVIOUS)],
                label=subject.label(path),
                before=_number(before[path]),
            )


def _low(subject: Subject) -> Iterator[Finding]:
    """Documents in force against those issued in the year less those repealed in it."""
    figures = subject.figures[OWN]
    for row in _rows(subject):
        path, *paths = (f"{row.path}.{act}" for act in _ACTS)
        if path not in figures:
            continue
        in_force, issued, repealed = figures[path], *map(figures.get, paths)
        if not (
            isinstance(in_force, int) and isinstance(issued, int) and isinstance(repealed, int)
        ):
            yield undecided(path)
        elif in_force >= issued - repealed:
            yield passing(path, in_force)
        else:
            yield failure(
                path,
                subject.place(path),
                published=in_force,
                computed=issued - repealed,
                related=[subject.related(file_path) for file_path in paths],
                label=subject.label(path),
            )


def _rules_made(subject: Subject) -> Iterator[Finding]:
    """Rules (规章) of an agency that has no power to make any."""
    figures, name = subject.figures[OWN], parsed(subject.report.agency or "")
    if not name.places or _may_make_rules(name):
        return
    row = next((row for row in _rows(subject) if row.path == _RULES_ROW), None)
    if row is None:
        return
    printed = next((path for path in row.paths if figures[path]), None)
    if printed is None:
        yield passing(_RULES_ROW)
    else:
        value, label = _number(figures[printed]), subject.label(printed)
        agency = subject.report.agency
        place = subject.place(printed)
        yield failure(printed, place, published=value, label=label, agency=agency)


def _may_make_rules(name: Name) -> bool:
    """True if *name* is a government that may be a province's or a city's with districts."""
    lowest = name.places[-1]
    return name.acts_for_government and (lowest.endswith("自治区") or lowest[-1] in "省市州")


def _published(subject: Subject) -> Iterator[Finding]:
    """The day of publication against the end of the year and the last day for it."""
    published, year = subject.report.published, subject.report.year
    if published is None or year is None:
        return
    due = _due(subject.report.agency, year, subject.limits).of(year + 1)
    if datetime.date(year, 12, 31) < published <= due:
        yield Finding("published", "pass", str(published), str(due))
    elif published > due:
        place = subject.place("published")
        yield failure("published", place, published=str(published), computed=str(due))


def _early(subject: Subject) -> Iterator[Finding]:
    """The day of publication against the end of the year that is reported on."""
    published, year = subject.report.published, subject.report.year
    if published is None or year is None:
        return
    if published.year > year:
        yield passing("published", str(published))
    else:
        place = subject.place("published")
        yield failure("published", place, published=str(published), computed=year)


#: The first year reported on under the Regulations as revised in 2019; article 31 of those of 2007
#: gave all agencies until 31 March.
_REVISED: Final = 2019


def _due(agency: str | None, year: int, limits: RuleLimits) -> Day:
    """The last day for the report of *agency* on *year*."""
    if year < _REVISED:
        return limits.due_governments
    name = parsed(agency or "")
    if bool(name.places) and _TOWNSHIP.search(name.full):
        return limits.due_townships
    is_department = not name.acts_for_government
    return limits.due_departments if is_department else limits.due_governments


def _in_one_unit(column: PrintedColumn, figures: Mapping[str, Figure]) -> Decimal | None:
    """The figure, an amount in 元; None where its unit is not known."""
    value = figures.get(column.path)
    if not isinstance(value, int | Decimal):
        return None
    if column.unit is None:
        return Decimal(value)
    scale = YUAN.get(str(figures.get(column.unit)))
    return Decimal(value) * scale if scale else None


RULES = (
    Rule(
        code="in-force-low",
        severity="info",
        scope="figures",
        evaluate=_low,
        zh="“{label}”为 {published}，少于本年制发减去本年废止的 {computed}",
        en="{label} is {published}, fewer than those issued minus those repealed in the year: "
        "{computed}",
        hint_zh="核对现行有效件数是否填为其他口径，或各列是否错位",
        hint_en="check whether the figure counts something else, or the columns are shifted",
        why_zh="本年制发且未废止的文件年末仍然有效（按含义，格式未印明）。",
        why_en="Documents issued in the year and not repealed are in force at its end (by the "
        "meaning of the words; the form does not state it).",
        example="行政规范性文件 | 9 | 1 | 3 |",
    ),
    Rule(
        code="rules-not-empowered",
        severity="info",
        evaluate=_rules_made,
        zh="“{label}”为 {published}，而{agency}无权制定规章",
        en="{label} is {published}, but {agency} has no power to make rules (规章)",
        hint_zh="核对是否将行政规范性文件填入规章一行",
        hint_en="check whether normative documents were entered in the row of rules",
        why_zh="规章由国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府制定（《立法法》）；"
        "部门、县、乡镇不制定规章。",
        why_en="Rules are made by ministries and by the governments of provinces, of cities with "
        "districts and of autonomous prefectures (Legislation Law), not by local departments, "
        "counties or townships.",
        example="石桥县青禾镇人民政府2023年政府信息公开工作年度报告\n规章 | 2 | 0 | 6 |",
    ),
    Rule(
        code="published-late",
        severity="info",
        evaluate=_published,
        zh="公布日期为 {published}，晚于规定的 {computed}",
        en="published on {published}, after the deadline, {computed}",
        hint_zh="核对公布日期；网站重新发布的，日期可能晚于首次公布",
        hint_en="check the date; a page that was posted again has a later date",
        why_zh="《政府信息公开条例》第四十九条、第五十条：部门于每年1月31日前公布上一年度报告，"
        "县级以上人民政府于3月31日前公布；乡镇从宽，按3月31日。2018年度及以前的报告按修订前第三十一条，均为3月31日。",
        why_en="Articles 49 and 50 of the Regulations: departments publish by 31 January, "
        "governments of counties and above by 31 March; townships are given until 31 March, too. "
        "Reports on 2018 and before were all due on 31 March (article 31 before the revision).",
        example="青禾县财政局2023年政府信息公开工作年度报告\n发布时间：2024-05-20",
    ),
    Rule(
        code="published-early",
        severity="info",
        evaluate=_early,
        zh="公布日期为 {published}，{computed} 年度尚未结束",
        en="published on {published}, before the year {computed} was over",
        hint_zh="核对公布日期和报告年度",
        hint_en="check the date and the year of the report",
        why_zh="年度报告统计全年数据，年度结束后才能公布。",
        why_en="The report covers the whole year, so it cannot be published before its end.",
        example="青禾县人民政府2023年政府信息公开工作年度报告\n发布时间：2023-03-15",
    ),
    Rule(
        code="figure-leaps",
        severity="info",
        scope="years",
        evaluate=_leaps,
        zh="“{label}”为 {published}，是上一年度（{before}）的一千倍以上",
        en="{label} is {published}, at least a thousand times last year's figure ({before})",
        hint_zh="核对位数和计量单位",
        hint_en="check its digits and its unit",
        why_zh="一年之间增长千倍，多为多印数字或误用计量单位（万元、元）。",
        why_en="A thousandfold increase within a year is mostly a typing error or a wrong unit "
        "(万元, 元).",
        example="行政处罚 | 173000 |\n(上一年度报告)行政处罚 | 173 |",
    ),
)
