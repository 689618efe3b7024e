# SPDX-License-Identifier: MIT
"""The summary of a dataset: what it covers, what is wrong in it, its main figures."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from ..agencies.reasons import Comparison
from ..diagnostics.finding_kinds import Severity


@frozen
class Coverage:
    """The reports of one year, on one form, or of one agency.

    Attributes:
        key: The year, the key of the form, or the agency; None where it is not known.
        reports: How many there are.
        agencies: Of how many agencies.
        years: On which years, in order.
        with_errors: How many have a diagnostic of severity `error`.
        printed: How many figures of their form they print.
        blank: How many they leave blank.
        unread: How many are in doubt, cannot be read, or have no cell.
    """

    key: int | str | None
    reports: int
    agencies: int
    years: tuple[int, ...]
    with_errors: int
    printed: int
    blank: int
    unread: int


@frozen
class Sample:
    """A finding with its line, or an input that could not be read."""

    name: str
    line: int | None
    message: str


@frozen
class ProblemCount:
    """All findings of one kind, or all failures of one.

    Attributes:
        code: The kind.
        severity: `error`, `warning`, `info`; None for failures.
        title: Its meaning in short; empty if unknown.
        count: How many there are.
        reports: In how many reports or inputs.
        samples: Some of them.
    """

    code: str
    severity: Severity | None
    title: str
    count: int
    reports: int
    samples: tuple[Sample, ...]


@frozen
class RuleCount:
    """How often a rule holds, how often it does not, and how often that cannot be said."""

    code: str
    passed: int
    failed: int
    undecided: int


@frozen
class MainFigure:
    """The sum of one figure over the reports of a year, as they print it.

    Attributes:
        year: The year.
        path: Of the figure; of several that are added up, what they have in common.
        label: Its label on the form.
        sum: The sum; None where no report prints it.
        reports: How many print it.
        of: How many reports on the year have a form with this figure.
        complete: Its sum over the reports that print all outcomes; None beside other figures.
        complete_reports: The number of these reports.
    """

    year: int | None
    path: str
    label: str
    sum: int | None
    reports: int
    of: int
    complete: int | None = None
    complete_reports: int = 0


@frozen
class LeftOut:
    """A report that sums leave out for another: a copy with equal figures, or another edition."""

    name: str
    agency: str | None
    year: int | None
    counted: str
    is_copy: bool


@frozen
class AgencyChange:
    """The last report of an agency beside that of the year before.

    Attributes:
        agency: Its name.
        year: The last year it reports on.
        reports: The number of its reports.
        errors: The number of errors in all of them.
        warnings: The number of warnings in all of them.
        received: Applications received in that year, and in the year before; None if not known.
        concluded: Applications concluded, in the same two years.
    """

    agency: str
    year: int
    reports: int
    errors: int
    warnings: int
    received: tuple[int | None, int | None]
    concluded: tuple[int | None, int | None]


@frozen
class FaultyReport:
    """A report with errors or warnings, and how many."""

    name: str
    agency: str | None
    year: int | None
    errors: int
    warnings: int


@frozen
class Summary:
    """A summary of a dataset.

    Attributes:
        reports: How many reports, one for each agency and year that is known.
        duplicates: How many more have the same bytes, or the same agency, year and figures, as one
            of these.
        editions: How many more are other editions of one of these, with other figures.
        failures: How many inputs could not be read.
        years: By year, in order.
        forms: By form.
        agencies: By agency, those with the most reports with errors first.
        problems: By code, the most severe and most frequent first.
        rules: By rule.
        failed: By kind of failure.
        figures: Sums of the main figures, by year.
        outcomes: Sums of how applications came out, by year.
        left_out: The copies and editions that no sum counts.
        changes: The last year of each agency beside the year before.
        faulty: The reports with errors or warnings, those with the most errors first.
        unreadable: All inputs that could not be read.
        comparisons: How many of all reports, copies and editions too, are compared with the report
            on the year before, and how many not, by reason.
        is_unfinished: True if the run that built the dataset was interrupted: reports may be
            missing, copies and other editions are counted, and years are not compared.
    """

    reports: int
    duplicates: int
    editions: int
    failures: int
    years: tuple[Coverage, ...]
    forms: tuple[Coverage, ...]
    agencies: tuple[Coverage, ...]
    problems: tuple[ProblemCount, ...]
    rules: tuple[RuleCount, ...]
    failed: tuple[ProblemCount, ...]
    figures: tuple[MainFigure, ...]
    outcomes: tuple[MainFigure, ...]
    left_out: tuple[LeftOut, ...]
    changes: tuple[AgencyChange, ...] = ()
    faulty: tuple[FaultyReport, ...] = ()
    unreadable: tuple[Sample, ...] = ()
    comparisons: Mapping[Comparison, int] = field(factory=dict)
    is_unfinished: bool = False
