# SPDX-License-Identifier: MIT
"""A summary -> text for a terminal, and one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from attrs import frozen

from ..agencies.reasons import in_counts
from ..diagnostics.finding_kinds import LANGUAGES, SEVERITY_NAMES
from ..output.page_templates import asset, digest, environment
from .summary import Coverage, MainFigure, ProblemCount, RuleCount, Summary

#: This many agencies are shown; JSON has all.
_AGENCIES: Final = 30
#: This many reports with findings are listed; the workbook has all.
_FAULTY: Final = 1_000
#: This many rules and codes are drawn.
_BARS: Final = 20
#: Copies and editions that are named in the text; JSON has all.
_LEFT_OUT: Final = 20
#: The colours that the page has.
_COLOURS: Final = 8


@frozen
class Bar:
    """A bar of a chart.

    Attributes:
        label: Its meaning.
        value: How much that is; None where nothing is known.
        share: Of the longest bar, 0 to 1.
        note: Words beside its value; of a part of a stack, its colour.
    """

    label: str
    value: int | None
    share: float
    note: str = ""


@frozen
class Stack:
    """A bar of parts that make up a whole.

    Attributes:
        label: Its meaning.
        whole: The sum of its parts.
        parts: Label, value and share of each, 0 to 1.
        reports: The number of reports that print all parts; the others are left out.
        of: The number of reports on the year that have these parts.
    """

    label: str
    whole: int
    parts: tuple[Bar, ...]
    reports: int
    of: int


def bars(pairs: Iterable[tuple[str, int | None, str]]) -> list[Bar]:
    """Bars for labels, values and notes."""
    every = list(pairs)
    longest = max((value or 0 for _, value, _ in every), default=0) or 1
    return [Bar(label, value, (value or 0) / longest, note) for label, value, note in every]


def page(summary: Summary, name: str) -> str:
    """The HTML page of *summary*, of the dataset *name*.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    templates = environment(__package__, "dataset")
    templates.filters["number"] = number
    templates.filters["link"] = quote
    script = asset("reportparse.output", "sorting.js")
    return templates.get_template("summary.html").render(
        name=name,
        summary=summary,
        compared=[in_counts(summary.comparisons, language) for language in LANGUAGES],
        received=received(summary.figures),
        outcomes=outcomes(summary.outcomes),
        rules=rules(summary.rules),
        agencies=summary.agencies[:_AGENCIES],
        figures=by_year(summary.figures),
        left_out=summary.left_out,
        changes=[
            (change, [*_changed(change.received), *_changed(change.concluded)])
            for change in summary.changes
        ],
        faulty=summary.faulty[:_FAULTY],
        sums={path: _sums_changed(found) for path, _, found in by_year(summary.figures)},
        script=script,
        script_digest=digest(script),
        years=sorted(
            {main_figure.year for main_figure in summary.figures if main_figure.year is not None}
        ),
    )


def _changed(pair: tuple[int | None, int | None]) -> tuple[str, str, str, str]:
    """A figure, that of the year before, the change, and the change in percent."""
    own, before = pair
    shown = "" if own is None else f"{own:,}", "" if before is None else f"{before:,}"
    if own is None or before is None:
        return *shown, "", ""
    return *shown, f"{own - before:+,}", f"{(own - before) / before:+.1%}" if before else ""


def _sums_changed(found: dict[int | None, MainFigure]) -> tuple[str, str]:
    """The change of a sum from the year before to the last, which other reports may make up."""
    last = max((year for year in found if year is not None), default=0)
    own, before = found.get(last), found.get(last - 1)
    *_, change, percent = _changed((own.sum if own else None, before.sum if before else None))
    return change, percent


def number(value: int | None) -> str:
    """*value* as people read it; a dash where there is none."""
    return "—" if value is None else f"{value:,}"


def received(figures: Sequence[MainFigure]) -> list[Bar]:
    """Applications received, by year."""
    wanted = ("applications.new.total", "statistics.received.value")
    found = sorted(
        (
            main_figure
            for main_figure in figures
            if main_figure.path in wanted and main_figure.reports
        ),
        key=lambda main_figure: main_figure.year or 0,
    )
    return bars(
        (
            str(main_figure.year or "年度不明"),
            main_figure.sum,
            f"{main_figure.reports}/{main_figure.of} 份",
        )
        for main_figure in found
    )


def outcomes(figures: Sequence[MainFigure]) -> list[Stack]:
    """How applications came out, by year, as shares of what the reports print."""
    years = sorted({main_figure.year for main_figure in figures if main_figure.year is not None})
    return [stack for year in years if (stack := _stack(year, figures)).whole]


def _stack(year: int, figures: Sequence[MainFigure]) -> Stack:
    own = [figure for figure in figures if figure.year == year]
    whole = sum(max(figure.complete or 0, 0) for figure in own)
    shares = {
        figure.path: max(figure.complete or 0, 0) / whole
        for figure in own
        if whole and figure.complete is not None
    }
    parts = tuple(
        Bar(figure.label, figure.complete, shares[figure.path], _colour(figure, figures))
        for figure in own
        if figure.path in shares
    )
    reports = max((figure.complete_reports for figure in own), default=0)
    return Stack(str(year), whole, parts, reports, max((figure.of for figure in own), default=0))


def _colour(figure: MainFigure, figures: Sequence[MainFigure]) -> str:
    """The colour of an outcome: the same in all years."""
    names = list(dict.fromkeys(each.path for each in figures))
    return f"c{names.index(figure.path) % _COLOURS}"


def rules(found: Sequence[RuleCount]) -> list[Bar]:
    """How often each rule fails, those that do."""
    failing = [rule for rule in found if rule.failed][:_BARS]
    return bars(
        (rule.code, rule.failed, f"符合 {rule.passed:,}，未判 {rule.undecided:,}")
        for rule in failing
    )


def by_year(figures: Sequence[MainFigure]) -> list[tuple[str, str, dict[int | None, MainFigure]]]:
    """The main figures that any report prints: path, label, and what there is of each year."""
    found: dict[str, tuple[str, dict[int | None, MainFigure]]] = {}
    for main_figure in figures:
        found.setdefault(main_figure.path, (main_figure.label, {}))[1][main_figure.year] = (
            main_figure
        )
    return [
        (path, label, years)
        for path, (label, years) in found.items()
        if any(main_figure.reports for main_figure in years.values())
    ]


#: Characters that would change a terminal.
_CONTROLS: Final = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}


def text(summary: Summary) -> Iterator[str]:
    """The lines of *summary* for a terminal."""
    return (line.translate(_CONTROLS) for line in _lines(summary))


def _lines(summary: Summary) -> Iterator[str]:
    yield (
        f"报告 {summary.reports:,} 份（另有数据相同的复本 {summary.duplicates:,} 份、"
        f"数据不同的其他版本 {summary.editions:,} 份，合计中均未计入），"
        f"无法读取 {summary.failures:,} 份"
    )
    yield in_counts(summary.comparisons, "zh")
    for left in summary.left_out[:_LEFT_OUT]:
        kind = "数据相同" if left.is_copy else "数据不同"
        yield f"  未计入：{left.name}（与 {left.counted} {kind}）"
    if len(summary.left_out) > _LEFT_OUT:
        yield f"  … +{len(summary.left_out) - _LEFT_OUT}"
    yield from _coverage("年度", summary.years)
    yield from _coverage("格式", summary.forms)
    count = sum(coverage.key is not None for coverage in summary.agencies)
    yield from _coverage(f"机关（共 {count:,} 个，有错误的在前）", summary.agencies[:_AGENCIES])
    yield from _problems("问题", summary.problems)
    yield from _problems("无法读取", summary.failed)
    yield ""
    yield "主要数字（各报告填报数之和；括号内为填报该数的报告数）"
    for path, label, years in by_year(summary.figures):
        yield f"  {label}  [{path}]"
        for year, main_figure in years.items():
            if main_figure.reports:
                share = f"（{main_figure.reports:,}/{main_figure.of:,}）"
                yield f"    {year or '年度不明'}  {number(main_figure.sum):>14}  {share}"
    yield ""
    yield "办理结果（占各类结果之和；只计各类结果均已填报的报告）"
    for stack in outcomes(summary.outcomes):
        yield f"  {stack.label}  共 {stack.whole:,}  （{stack.reports:,}/{stack.of:,} 份报告）"
        for part in stack.parts:
            yield f"    {part.share:7.2%}  {number(part.value):>12}  {part.label}"


def _coverage(title: str, found: Sequence[Coverage]) -> Iterator[str]:
    yield ""
    yield f"{title}：报告、机关、有错误的报告、空缺的数字"
    for coverage in found:
        key = "不明" if coverage.key is None else str(coverage.key)
        years = (
            f"  {spanned(coverage.years)}"
            if coverage.years and str(coverage.years[0]) != key
            else ""
        )
        counts = (coverage.reports, coverage.agencies, coverage.with_errors, coverage.blank)
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


def _problems(title: str, found: Sequence[ProblemCount]) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield f"{title}：代码、程度、次数、报告数"
    for problem in found:
        severity = f"  {SEVERITY_NAMES['zh'][problem.severity]}" if problem.severity else ""
        yield f"  {problem.code}{severity}  {problem.count:,}  {problem.reports:,}  {problem.title}"
        for sample in problem.samples:
            line = f":{sample.line}" if sample.line else ""
            yield f"      {sample.name}{line}：{sample.message}"


def plain(summary: Summary) -> dict[str, Any]:
    """*summary* as data for JSON."""
    from attrs import asdict

    return asdict(summary)
