# SPDX-License-Identifier: MIT
"""Several reports -> the findings in each, also against last year's and its agencies'."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import cached_property
from itertools import takewhile

from attrs import evolve, frozen

from ..agencies.pairing import Filed, Paired, is_same_agency, paired, standing
from ..agencies.register import Register
from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import Diagnostic, in_order
from ..diagnostics.finding_kinds import either
from ..report.model import Report
from ..text.source import SourceText
from .profile import NO_PROFILE, Profile
from .results import Check, Strictness

#: A report and the text that it was read from.
Read = tuple[SourceText, Report]


@frozen
class Checked:
    """A report with all findings in it.

    Attributes:
        source: Its text.
        report: The report.
        previous: The text of the report on the year before that it was compared with.
        last: That report.
        diagnostics: Of reading and of checking, by place.
        checks: The results of the rules.
        paired: Its place among the reports given with it.
        reason: Why it was not compared with last year's report, and what to do.
        same_as: The file of the first report of the agency and year with equal figures, if this is
            not the first.
        profile: Which rules judged it.
    """

    source: SourceText
    report: Report
    previous: SourceText | None
    last: Report | None
    diagnostics: tuple[Diagnostic, ...]
    checks: tuple[Check, ...]
    paired: Paired = Paired(None)
    reason: str | None = None
    same_as: str | None = None
    profile: Profile = NO_PROFILE


@frozen(slots=False)
class Family:
    """Reports that are given together.

    Attributes:
        reports: The reports; those of one agency on two years in a row find each other.
        previous: The report on the year before that all of them are compared with instead.
        parent: The report that sums them up; it can be one of them.
        unread: How many files of its agencies could not be read.
        register: The agencies, by name.
    """

    reports: Sequence[Read]
    previous: Read | None = None
    parent: Read | None = None
    unread: int = 0
    register: Register | None = None

    @cached_property
    def _all(self) -> list[Read]:
        """The reports in their order; the parent comes last."""
        parent = self.parent[1] if self.parent else None
        others = [read for read in self.reports if read[1] is not parent]
        return [*others, self.parent] if self.parent else others

    @cached_property
    def _filed(self) -> list[Filed]:
        return [Filed.of(report) for _, report in self._all]

    @cached_property
    def _paired(self) -> list[Paired]:
        return paired(self._filed, self.register)

    @cached_property
    def _alike(self) -> list[list[int]]:
        """For each report the places of others whose prose may be the same."""
        from .copied_prose import alike_candidates

        return alike_candidates([report for _, report in self._all])

    def checked(
        self,
        language: Language = "zh",
        strictness: Strictness = "publish",
        profile: Profile = NO_PROFILE,
        stopped: Callable[[], bool] = lambda: False,
    ) -> list[Checked]:
        """Each report with its findings, in their order; the parent comes last.

        When it is *stopped*, those that are done.
        """
        every = takewhile(lambda _: not stopped(), range(len(self._all)))
        return [self.checked_at(index, language, strictness, profile) for index in every]

    def checked_at(
        self,
        index: int,
        language: Language = "zh",
        strictness: Strictness = "publish",
        profile: Profile = NO_PROFILE,
    ) -> Checked:
        """The report at *index* with its findings."""
        # The rules take a while to load, and those who only parse never need them.
        from .running import run
        from .subject import Subject

        (source, report), place = self._all[index], self._paired[index]
        is_parent = self.parent is not None and index == len(self._all) - 1
        before = None if is_parent and index else self.previous
        if before is None and place.previous is not None:
            before = self._all[place.previous]
        text, last = before or (None, None)
        children, missing = None, None
        if is_parent:
            children, missing = self._children(index, language)
        subject = Subject(
            report,
            last,
            children,
            language,
            unpaired=place.reason if last is None else None,
            editions=[self._all[other][1] for other in place.editions],
            missing=missing,
            strictness=strictness,
            limits=profile.limits,
            alike=[self._all[other][1] for other in self._alike[index]],
            is_same_agency=before is None
            or before is not self.previous
            or is_same_agency(report, before[1], self.register),
            more_editions=place.more_editions,
        )
        if subject.misgiven is not None:
            text, last = None, None
        place = evolve(place, reason=subject.not_compared)
        result, why = run(profile.rules_in_use(), subject), subject.why_not_compared
        same = None if place.same_as is None else self._all[place.same_as][0].name
        found = in_order((*report.diagnostics, *result.diagnostics))
        return Checked(
            *(source, report, text, last, found, result.checks, place, why, same, profile)
        )

    def _children(self, index: int, language: Language) -> tuple[list[Report], str | None]:
        """The reports of the parent's agencies on its year; and why they are not all, if so."""
        series = [place.series for place in self._paired]
        every = list(zip(series, self._filed, strict=True))
        own = every.pop(index)
        places, without = standing(own, every)
        silent = silent_children(self.register, own[0], {series for series, _ in every})
        missing = missing_reason(silent, self.unread, without, language)
        return [self._all[place][1] for place in places], missing


def silent_children(
    register: Register | None, parent: str | None, series: Container[str | None]
) -> list[str]:
    """The agencies below the series *parent* in *register* that are not among *series*."""
    if register is None:
        return []
    own = next((agency for agency in register.agencies if register.key(agency) == parent), None)
    children = register.children_of(own) if own else []
    return [child.name for child in children if register.key(child) not in series]


def missing_below(
    register: Register | None,
    parent: Report,
    children: Sequence[Report | None] | None,
    language: Language,
) -> str | None:
    """Why the sums of *parent* over *children* are undecided by *register*, if they are."""
    if register is None or children is None:
        return None
    given = [child for child in children if child is not None]
    own, *others = paired([Filed.of(report) for report in (parent, *given)], register)
    silent = silent_children(register, own.series, {child.series for child in others})
    return missing_reason(silent, len(children) - len(given), 0, language)


def missing_reason(
    silent: Sequence[str], unread: int, without: int, language: Language
) -> str | None:
    """Why sums over agencies are undecided; None if all reports are there.

    There may be *silent* agencies, *unread* files, and agencies *without* one valid report.
    """
    say, found = either(language), [*silent]
    if unread:
        found.append(say(f"无法读取 {unread} 份", f"{unread} unreadable"))
    if without:
        english = f"{without} without a report of the year, or with several editions"
        found.append(say(f"缺报告或有多个版本的 {without} 个", english))
    if not found:
        return None
    listed = ", ".join(found)
    return say(
        f"下级机关报告不齐，未核对合计：{listed}；请补齐后再核对",
        f"the reports of the agencies are not complete, so sums were not checked: {listed}; "
        "complete them",
    )
