# SPDX-License-Identifier: MIT
"""The subject of rules: a report, the reports it is compared with, and places in its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from attrs import frozen

from ..agencies.reasons import Reason, no_figures
from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import Related, related_place
from ..diagnostics.finding_kinds import COLON
from ..forms.flattening import Figure
from ..forms.form import PrintedTable
from ..forms.sums import OWN, PREVIOUS
from ..narrative.content import Section
from ..narrative.passages import Passage
from ..report.model import Origin, Report
from ..text.spans import NOWHERE, Place
from .results import Strictness
from .rule_limits import RuleLimits

#: Figures that may be negative: 本年增/减. All others count.
SIGNED: Final = ".change"


@frozen
class Subject:
    """A report and the reports it is compared with.

    Attributes:
        report: The report that is checked.
        previous: The same agency's report on the year before, if it is given.
        children: The reports of its agencies, None for one that is missing; None where the report
            has no agencies under it, or they are not looked at.
        language: Of the texts.
        unpaired: Why there is no previous report, if one was looked for.
        editions: Reports of the same agency on the same year with other figures.
        missing: Why figures of children are not summed up, and what to do; None if none is missing.
        strictness: Which findings on the prose are wanted; see `Strictness`.
        limits: By which rules judge.
        alike: Reports of other agencies whose prose may be the same.
        is_same_agency: True if the previous report is of the same agency, or one of the two is not
            known; None if only their names are similar; see `pairing.is_same_agency`.
        more_editions: The number of editions that are not given.
    """

    report: Report
    previous: Report | None = None
    children: Sequence[Report | None] | None = None
    language: Language = "zh"
    unpaired: Reason | None = None
    editions: Sequence[Report] = ()
    missing: str | None = None
    strictness: Strictness = "publish"
    limits: RuleLimits = RuleLimits()
    alike: Sequence[Report] = ()
    is_same_agency: bool | None = True
    more_editions: int = 0

    @cached_property
    def tables(self) -> Mapping[str, PrintedTable]:
        """The form's tables that the report holds, by name."""
        return self.report.printed_tables()

    @cached_property
    def sections(self) -> Mapping[str, tuple[int, Section]]:
        """The first section of each kind with its place among the report's sections."""
        found: dict[str, tuple[int, Section]] = {}
        for place, section in enumerate(self.report.sections):
            if section.kind:
                found.setdefault(section.kind, (place, section))
        return found

    @cached_property
    def misgiven(self) -> Reason | None:
        """The reason why the report given as the previous one is not compared."""
        report, previous = self.report, self.previous
        if previous is None:
            return None
        if self.is_same_agency is False:
            return Reason("other-agency", {"agency": report.agency, "others": previous.agency})
        if report.year is None or previous.year in (None, report.year - 1):
            return None
        return Reason("other-year", {"others": previous.year, "year": report.year - 1})

    @cached_property
    def without_figures(self) -> Reason | None:
        """The reason why figures are not compared with a previous report that prints none."""
        last = self.last
        if last is None or any(isinstance(one, int | Decimal) for one in last.by_path.values()):
            return None
        return no_figures(self.report.agency, last.year, last.source.name)

    @property
    def last(self) -> Report | None:
        """The report given as the previous one, if it is compared."""
        return None if self.misgiven else self.previous

    @property
    def not_compared(self) -> Reason | None:
        """Why there are no last year's figures to compare with, if they were sought."""
        return self.misgiven or self.unpaired or self.without_figures

    @property
    def why_not_compared(self) -> str | None:
        """The text of `not_compared`, which says what to do."""
        reason = self.not_compared
        return reason.text(self.language) if reason else None

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The reports whose figures can be compared, by the names that terms give them."""
        reports = {OWN: self.report}
        if self.last is not None and self.without_figures is None:
            reports[PREVIOUS] = self.last
        for index, child in enumerate(self.children or ()):
            if child is not None and child.year == self.report.year:
                reports[child_name(index)] = child
        for index, edition in enumerate(self.editions):
            reports[edition_name(index)] = edition
        return reports

    @cached_property
    def figures(self) -> Mapping[str, Mapping[str, Figure]]:
        """The published figures of each of `reports`, by path."""
        return {name: report.by_path for name, report in self.reports.items()}

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs of the report that state something in numbers."""
        return self.report.passages()

    def name(self, of: str) -> str:
        """The name of another report: that of its file, or the name used in terms."""
        return self.reports[of].source.name or of

    def label(self, path: str) -> str:
        """The form's label of the figure at *path*, for a person."""
        table = self.tables.get(path.partition(".")[0])
        return table.describe(path) if table else path

    def place(self, path: str, of: str = OWN) -> Place:
        """The place of the figure at *path* in the text of its report."""
        found = self.reports[of].place_of(path)
        if found is None:
            return NOWHERE
        return Place(found.line, found.column, found.end_line, found.end_column, found.in_file)

    def place_at(self, start: int | None, length: int, offset: int = 0) -> Place:
        """The place of *length* characters in the report's text, *offset* behind *start*."""
        origin = self.report.origin
        if start is None or not isinstance(origin, Origin):
            return NOWHERE
        return origin.source.place(start + offset, start + offset + length)

    def related(self, path: str, of: str = OWN) -> Related:
        """The figure at *path* as a place that a finding speaks of."""
        value = self.figures[of].get(path)
        message = f"{self.label(path)}{COLON[self.language]}{'—' if value is None else value}"
        source = None if of == OWN else self.name(of)
        return related_place(message, path, source, self.place(path, of))


def edition_name(index: int) -> str:
    """The name that terms give to the edition at *index*."""
    return f"edition {index}"


def child_name(index: int) -> str:
    """The name in terms of the child report at *index*."""
    return f"child {index}"
