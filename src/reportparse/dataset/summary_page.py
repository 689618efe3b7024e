# SPDX-License-Identifier: MIT
"""A summary -> one HTML page that needs nothing else, or text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from attrs import frozen

from ..agencies.reasons import in_counts
from ..diagnostics.finding_kinds import COLON, SEVERITY_NAMES, Language, either
from ..forms import registry
from ..output.excerpt import escaped
from ..output.page_templates import asset, changed, digest, environment
from .summary import MainFigure, RuleCount, Summary

if TYPE_CHECKING:
    from jinja2 import Environment

#: This many agencies are shown; JSON has all.
_AGENCIES: Final = 30
#: This many reports with findings are listed; the workbook has all.
_FAULTY: Final = 1_000
_UNFINISHED: Final = (
    "构建数据集的运行中断：报告可能不全，复本和其他版本可能计入合计，且没有与上一年度比较",
    "The building run was interrupted: reports may be missing, copies counted, years not compared.",
)
#: This many rules and codes are drawn.
_BARS: Final = 20
#: The colours that the page has.
_COLOURS: Final = 8


@frozen
class Bar:
    """A bar of a chart, its share of the longest; the note of a part of a stack is its colour."""

    label: str
    value: int | None
    share: float
    note: str = ""


@frozen
class Stack:
    """A bar of parts of a whole, and how many of the reports on the year print all parts."""

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


def page(summary: Summary, name: str, language: Language = "zh") -> str:
    """The HTML page of *summary*, of the dataset *name*.

    The titles of *summary* have the language that `summarise` was given.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    say = either(language)
    script = asset("reportparse.output", "sorting.js")
    return (
        _templates()
        .get_template("summary.html")
        .render(
            _shown(summary, language),
            name=name,
            language=language,
            received=received(summary.figures, say),
            rules=rules(summary.rules, say),
            changes=[
                (change, [*changed(*change.received), *changed(*change.concluded)])
                for change in summary.changes
            ],
            faulty=summary.faulty[:_FAULTY],
            sums={path: _sums_changed(found) for path, _, found in by_year(summary.figures)},
            script=script,
            script_digest=digest(script),
            years=sorted({figure.year for figure in summary.figures if figure.year is not None}),
        )
    )


def text(summary: Summary, language: Language = "zh") -> str:
    """*summary* as lines for a terminal; raises as `page`."""
    # What is named may hold characters that would change the terminal.
    plainly = _templates().overlay(autoescape=False, finalize=lambda value: escaped(str(value)))
    return plainly.get_template("summary.txt").render(
        _shown(summary, language), colon=COLON[language]
    )


def _templates() -> Environment:
    templates = environment(__package__, "dataset")
    templates.filters |= {"number": number, "link": quote, "spanned": spanned}
    return templates


def _shown(summary: Summary, language: Language) -> dict[str, Any]:
    """Facts that both the page and the text show."""
    return {
        "say": either(language),
        "severities": SEVERITY_NAMES[language],
        "summary": summary,
        "compared": in_counts(summary.comparisons, language),
        "outcomes": outcomes(summary.outcomes),
        "agencies": summary.agencies[:_AGENCIES],
        "figures": by_year(summary.figures),
        "left_out": summary.left_out,
        "unfinished": either(language)(*_UNFINISHED) if summary.is_unfinished else "",
    }


def spanned(years: Sequence[int]) -> str:
    """*years* as ranges: `2019-2021, 2023`."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _sums_changed(found: dict[int | None, MainFigure]) -> tuple[str, str]:
    """The change of a sum from the year before to the last, which other reports may make up."""
    last = max((year for year in found if year is not None), default=0)
    own, before = found.get(last), found.get(last - 1)
    *_, change, percent = changed(own.sum if own else None, before.sum if before else None)
    return change, percent


def number(value: int | None) -> str:
    """*value* as people read it; a dash where there is none."""
    return "—" if value is None else f"{value:,}"


def received(figures: Sequence[MainFigure], say: Callable[[str, str], str]) -> list[Bar]:
    """Applications received, by year."""
    wanted = {
        path for form in registry.forms().values() for path in form.comparable.get("received", ())
    }
    found = sorted(
        (figure for figure in figures if figure.path in wanted and figure.reports),
        key=lambda figure: figure.year or 0,
    )
    return bars(
        (
            str(figure.year or say("年度不明", "year unknown")),
            figure.sum,
            f"{figure.reports}/{figure.of} {say('份', 'reports')}",
        )
        for figure in found
    )


def outcomes(figures: Sequence[MainFigure]) -> list[Stack]:
    """How applications came out, by year, as shares of what the reports print."""
    years = sorted({figure.year for figure in figures if figure.year is not None})
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


def rules(found: Sequence[RuleCount], say: Callable[[str, str], str]) -> list[Bar]:
    """How often each rule fails, those that do."""
    failing = [rule for rule in found if rule.failed][:_BARS]
    return bars(
        (
            rule.code,
            rule.failed,
            say(
                f"符合 {rule.passed:,}，未判 {rule.undecided:,}",
                f"{rule.passed:,} hold, {rule.undecided:,} undecided",
            ),
        )
        for rule in failing
    )


def by_year(figures: Sequence[MainFigure]) -> list[tuple[str, str, dict[int | None, MainFigure]]]:
    """The main figures that any report prints: path, label, and what there is of each year."""
    found: dict[str, tuple[str, dict[int | None, MainFigure]]] = {}
    for figure in figures:
        found.setdefault(figure.path, (figure.label, {}))[1][figure.year] = figure
    return [
        (path, label, years)
        for path, (label, years) in found.items()
        if any(figure.reports for figure in years.values())
    ]
