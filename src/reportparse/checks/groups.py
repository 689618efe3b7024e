# SPDX-License-Identifier: MIT
"""Several reports -> each with what is found in it, also against last year's and its agencies'."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from ..agencies.pairing import Below, predecessors, series_of, standing
from ..api import check
from ..diagnostics.catalogue import Language
from ..diagnostics.model import Diagnostic
from ..report.model import Report
from ..text.source import SourceText
from .results import Check, CheckResult

#: A report and the text that it was read from.
Read = tuple[SourceText, Report]


@frozen
class Checked:
    """A report with all that was found in it.

    Attributes:
        source: Its text.
        report: What was read.
        previous: The text of the report on the year before that it was compared with.
        last: That report.
        diagnostics: Of reading and of checking, by place.
        checks: What the rules found.
    """

    source: SourceText
    report: Report
    previous: SourceText | None
    last: Report | None
    diagnostics: tuple[Diagnostic, ...]
    checks: tuple[Check, ...]


@frozen
class Family:
    """Reports that are given together.

    Attributes:
        reports: The reports; those of one agency on two years in a row find each other.
        previous: The report on the year before that all of them are held against instead.
        parent: The report that sums them up; it can be one of them.
        unread: How many files of its agencies could not be read.
    """

    reports: Sequence[Read]
    previous: Read | None = None
    parent: Read | None = None
    unread: int = 0
    _others: Sequence[Read] = field(init=False)

    @_others.default
    def _all_but_the_parent(self) -> list[Read]:
        parent = self.parent[1] if self.parent else None
        return [one for one in self.reports if one[1] is not parent]

    def checked(self, language: Language = "zh") -> list[Checked]:
        """Each report with what was found, in their order; the parent comes last."""
        before = self._before()
        done = []
        for source, report in [*self._others, *([self.parent] if self.parent else [])]:
            text, last = before.get(id(report), (None, None))
            is_parent = self.parent is not None and report is self.parent[1]
            children = self._children(source, report) if is_parent else None
            result = check(report, last, children, language=language)
            found = _by_place(report, result)
            done.append(Checked(source, report, text, last, found, result.checks))
        return done

    def _before(self) -> dict[int, Read]:
        """For the reports, by identity, what was read of the year before."""
        if self.previous is not None:
            return {id(report): self.previous for _, report in self.reports}
        found = predecessors(report for _, report in self.reports)
        texts = {id(report): source for source, report in self.reports}
        return {id(self.reports[at][1]): (texts[id(last)], last) for at, last in found.items()}

    def _children(self, source: SourceText, parent: Report) -> list[Report | None]:
        """The reports on the parent's year, None for each that is missing.

        One is missing for each file that could not be read, and for each agency for which none
        of the reports stands.
        """
        every = [Below(series_of(one), one.year, text.text) for text, one in self._others]
        own = Below(series_of(parent), parent.year, source.text)
        places, without = standing(own, every)
        return [*(self._others[place][1] for place in places), *[None] * (self.unread + without)]


def _by_place(report: Report, result: CheckResult) -> tuple[Diagnostic, ...]:
    found = (*report.diagnostics, *result.diagnostics)
    return tuple(sorted(found, key=lambda one: (one.line, one.column)))
