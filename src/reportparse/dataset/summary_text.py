# SPDX-License-Identifier: MIT
"""A summary -> text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..agencies.reasons import in_counts
from ..diagnostics.finding_kinds import COLON, SEVERITY_NAMES, Language, either
from ..output.excerpt import escaped
from .summary import Coverage, ProblemCount, Summary
from .summary_page import AGENCIES, by_year, number, outcomes

#: Copies and editions that are named; JSON has all.
_LEFT_OUT: Final = 20

_Say = Callable[[str, str], str]


def text(summary: Summary, language: Language = "zh") -> Iterator[str]:
    """The lines of *summary* for a terminal, in *language*."""
    return (escaped(line) for line in _lines(summary, language))


def _lines(summary: Summary, language: Language) -> Iterator[str]:
    say = either(language)
    yield say(
        f"报告 {summary.reports:,} 份（另有数据相同的复本 {summary.duplicates:,} 份、"
        f"数据不同的其他版本 {summary.editions:,} 份，合计中均未计入），"
        f"无法读取 {summary.failures:,} 份",
        f"reports: {summary.reports:,}; not in the sums: copies {summary.duplicates:,}, other "
        f"editions {summary.editions:,}; failures: {summary.failures:,}",
    )
    yield in_counts(summary.comparisons, language)
    yield from _left_out(summary, say)
    yield from _coverage(say("年度", "year"), summary.years, say)
    yield from _coverage(say("格式", "form"), summary.forms, say)
    count = sum(coverage.key is not None for coverage in summary.agencies)
    agencies = say(
        f"机关（共 {count:,} 个，有错误的在前）",
        f"agency ({count:,} in all, those with errors first)",
    )
    yield from _coverage(agencies, summary.agencies[:AGENCIES], say)
    yield from _problems(say("问题", "findings"), summary.problems, language)
    yield from _problems(say("无法读取", "failures"), summary.failed, language)
    yield from _figures(summary, say)


def _left_out(summary: Summary, say: _Say) -> Iterator[str]:
    for left in summary.left_out[:_LEFT_OUT]:
        zh, en = ("相同", "a copy") if left.is_copy else ("不同", "another edition")
        yield say(
            f"  未计入：{left.name}（与 {left.counted} 数据{zh}）",
            f"  left out: {left.name} ({en} of {left.counted})",
        )
    if len(summary.left_out) > _LEFT_OUT:
        yield f"  … +{len(summary.left_out) - _LEFT_OUT}"


def _figures(summary: Summary, say: _Say) -> Iterator[str]:
    yield ""
    yield say(
        "主要数字（各报告填报数之和；括号内为填报该数的报告数）",
        "main figures (sums of the figures that reports print; in brackets, how many print them)",
    )
    for path, label, years in by_year(summary.figures):
        yield f"  {label}  [{path}]"
        for year, figure in years.items():
            if figure.reports:
                share = f"({figure.reports:,}/{figure.of:,})"
                key = year or say("年度不明", "year unknown")
                yield f"    {key}  {number(figure.sum):>14}  {share}"
    yield ""
    yield say(
        "办理结果（占各类结果之和；只计各类结果均已填报的报告）",
        "outcomes (shares of their sum, over the reports that print all of them)",
    )
    for stack in outcomes(summary.outcomes):
        reports = f"{stack.reports:,}/{stack.of:,}"
        yield say(
            f"  {stack.label}  共 {stack.whole:,}  （{reports} 份报告）",
            f"  {stack.label}  {stack.whole:,} in all  ({reports} reports)",
        )
        for part in stack.parts:
            yield f"    {part.share:7.2%}  {number(part.value):>12}  {part.label}"


def _coverage(title: str, found: Sequence[Coverage], say: _Say) -> Iterator[str]:
    yield ""
    columns = say(
        "报告、机关、有错误的报告、空白的数字、未能读取的数字",
        "reports, agencies, reports with errors, figures blank, figures not read",
    )
    yield say(f"{title}：{columns}", f"{title}: {columns}")
    for coverage in found:
        key = say("不明", "unknown") if coverage.key is None else str(coverage.key)
        years = (
            f"  {spanned(coverage.years)}"
            if coverage.years and str(coverage.years[0]) != key
            else ""
        )
        counts = (
            *(coverage.reports, coverage.agencies, coverage.with_errors),
            *(coverage.blank, coverage.unread),
        )
        yield f"  {key}  {'  '.join(f'{count:,}' for count in counts)}{years}"


def spanned(years: Sequence[int]) -> str:
    """*years* as ranges: `2019-2021, 2023`."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _problems(title: str, found: Sequence[ProblemCount], language: Language) -> Iterator[str]:
    if not found:
        return
    say, colon = either(language), COLON[language]
    yield ""
    yield f"{title}{colon}{say('代码、程度、次数、报告数', 'code, severity, number, reports')}"
    for problem in found:
        severity = f"  {SEVERITY_NAMES[language][problem.severity]}" if problem.severity else ""
        yield f"  {problem.code}{severity}  {problem.count:,}  {problem.reports:,}  {problem.title}"
        for sample in problem.samples:
            line = f":{sample.line}" if sample.line else ""
            yield f"      {sample.name}{line}{colon}{sample.message}"
