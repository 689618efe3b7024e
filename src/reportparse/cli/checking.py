# SPDX-License-Identifier: MIT
"""The inputs of `reportparse check` -> reports with what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

import click
from attrs import frozen

from ..api import check, parse_source
from ..checks.registry import kinds
from ..checks.results import Check, CheckResult
from ..checks.series import predecessors
from ..codes import Language
from ..diagnostics import Diagnostic
from ..report import Report
from ..source import SourceText
from .common import Run, is_same


@frozen
class Checked:
    """A report with all that was found in it.

    Attributes:
        source: Its text.
        report: What was read.
        previous: The text of the report on the year before that it was compared with.
        last: That report.
        diagnostics: Of reading and of checking, by place, those that are wanted.
        checks: What the rules that are wanted found.
    """

    source: SourceText
    report: Report
    previous: SourceText | None
    last: Report | None
    diagnostics: tuple[Diagnostic, ...]
    checks: tuple[Check, ...]


@frozen
class Wanted:
    """Which kinds of findings are asked for.

    Attributes:
        codes: Theirs.
    """

    codes: frozenset[str]

    @classmethod
    def of(cls, select: Iterable[str], ignore: Iterable[str]) -> Wanted:
        """All kinds that are selected, by default all, without those that are ignored.

        Raises:
            click.UsageError: If a code is unknown.
        """
        selected, ignored = _codes(select), _codes(ignore)
        return cls(frozenset((selected or set(kinds())) - ignored))

    def among(self, *several: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those of the diagnostics that are asked for, by place."""
        found = [one for those in several for one in those if one.code in self.codes]
        return tuple(sorted(found, key=lambda one: (one.line, one.column)))


def _codes(words: Iterable[str]) -> set[str]:
    """The codes in *words*, each one code or several with commas between them."""
    codes = {code.strip() for word in words for code in word.split(",") if code.strip()}
    for code in sorted(codes - kinds().keys()):
        raise click.UsageError(f"there is no code {code!r}{near(code)}")
    return codes


def near(code: str) -> str:
    """A question that names codes like *code*, if there are any."""
    like = get_close_matches(code, kinds(), 3)
    return f"; did you mean {' or '.join(like)}?" if like else ""


@frozen
class Inputs:
    """The files of one call.

    Attributes:
        names: The reports to check.
        previous: The report on the year before that of the only one of them.
        parent: The report that sums them up.
    """

    names: Sequence[str]
    previous: str | None = None
    parent: str | None = None


_Read = tuple[SourceText, Report]


def check_all(run: Run, inputs: Inputs, wanted: Wanted, language: Language) -> list[Checked]:
    """The reports in the inputs, in their order, with what was found; the parent comes last.

    What cannot be read is named and counted by *run*.
    """
    read = list(_read(run, inputs.names, language))
    before = _before(run, inputs, read, language)
    parents = [] if inputs.parent is None else _parent(run, inputs, read, language)
    own = {id(report) for _, report in parents}
    others = [one for one in read if id(one[1]) not in own]
    done = []
    for source, report in [*others, *parents]:
        text, previous = before.get(id(report), (None, None))
        unread = len(inputs.names) - len(read)
        children = _children(report, others, unread) if id(report) in own else None
        result = check(report, previous, children, language=language)
        done.append(_checked((source, report), (text, previous), result, wanted))
    return done


def _parent(run: Run, inputs: Inputs, read: Sequence[_Read], language: Language) -> list[_Read]:
    """The report that sums up the others: one of those in *read*, or of a file of its own."""
    assert inputs.parent is not None
    for source, report in read:
        if source.name is not None and is_same(source.name, inputs.parent):
            return [(source, report)]
    return list(_read(run, [inputs.parent], language))


def _children(parent: Report, read: Sequence[_Read], unread: int) -> list[Report | None]:
    """The reports in *read* on the parent's year, None for each that is missing.

    One is missing for each file that could not be read, and for each agency of which there are
    reports on other years only.
    """
    reports = [report for _, report in read]
    children = [one for one in reports if one.year == parent.year]
    agencies = {one.agency for one in reports} - {one.agency for one in children}
    return [*children, *[None] * (unread + len(agencies))]


def _read(run: Run, names: Sequence[str], language: Language) -> Iterator[_Read]:
    for source in run.sources(names):
        yield source, parse_source(source, language=language)


def _before(
    run: Run, inputs: Inputs, read: Sequence[_Read], language: Language
) -> dict[int, _Read]:
    """For the reports in *read*, by identity, what was read of the year before."""
    if inputs.previous is not None:
        last = list(_read(run, [inputs.previous], language))
        return {id(report): one for _, report in read for one in last}
    found = predecessors(report for _, report in read)
    texts = {id(report): source for source, report in read}
    return {id(read[index][1]): (texts[id(last)], last) for index, last in found.items()}


def _checked(
    own: _Read,
    before: tuple[SourceText | None, Report | None],
    result: CheckResult,
    wanted: Wanted,
) -> Checked:
    diagnostics = wanted.among(own[1].diagnostics, result.diagnostics)
    checks = tuple(one for one in result.checks if one.rule in wanted.codes)
    text, last = before
    return Checked(*own, text, last, diagnostics, checks)
