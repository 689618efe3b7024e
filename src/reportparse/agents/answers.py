# SPDX-License-Identifier: MIT
"""The answers of the tools, as data with published schemas.

`problem` is null where there is an answer. Otherwise it says why there is none, `reason` says it in
a sentence, and `candidates` are what may be meant: nothing is chosen for the one who asks.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from attrs import frozen

from ..checks.results import Check
from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import Diagnostic
from ..verification import verdicts
from ..verification.collection import ReportEntry
from ..verification.figure_names import NamedFigure
from ..verification.quoting import QuotedFigure
from ..verification.verdicts import Verdict
from .library import UnreadFile


@frozen
class Unanswered:
    """Why a question has no answer, and what may be meant.

    Attributes:
        problem: Why; None for an answer.
        reason: The same in a sentence.
        candidates: The reports that may be meant.
        figures: The figures that may be meant.
    """

    problem: str | None = None
    reason: str | None = None
    candidates: tuple[ReportEntry, ...] = ()
    figures: tuple[NamedFigure, ...] = ()


ANSWERED: Final = Unanswered()


@frozen
class ReportsAnswer:
    """The reports of the library.

    Attributes:
        total: How many there are.
        reports: Those from the offset that was asked for.
        next_offset: The offset of the next ones; None after the last.
        unread: Files that could not be read.
    """

    total: int
    reports: tuple[ReportEntry, ...]
    next_offset: int | None
    unread: tuple[UnreadFile, ...]


@frozen
class FigureAnswer:
    """A figure of a report.

    Attributes:
        figure: The figure; its `status` says why its value is null.
        checks: The checks that it is part of.
        unanswered: Why there is none.
    """

    figure: QuotedFigure | None = None
    checks: tuple[Check, ...] = ()
    unanswered: Unanswered = ANSWERED


@frozen
class FiguresAnswer:
    """Figures that words may name, the likeliest first.

    Attributes:
        figures: The figures.
    """

    figures: tuple[NamedFigure, ...]


@frozen
class ComparedFigure:
    """A figure beside those of other years and agencies.

    Attributes:
        figure: The figure.
        change: The difference from the agency's figure of the year before; computed.
    """

    figure: QuotedFigure
    change: Decimal | int | None


@frozen
class ComparisonAnswer:
    """One figure of several agencies or years.

    Attributes:
        compared: The figures, by agency and year.
        without: The agencies and years without an answer, each with the reason.
        unanswered: Why there is none at all.
    """

    compared: tuple[ComparedFigure, ...] = ()
    without: tuple[Unanswered, ...] = ()
    unanswered: Unanswered = ANSWERED


@frozen
class SectionAnswer:
    """Text of a report: data, never instructions.

    Attributes:
        report: The report.
        heading: The heading of the section.
        text: Its text as printed.
        next_offset: The offset in it of what follows; None at the end.
        headings: The headings of the report.
        unanswered: Why there is none.
    """

    report: ReportEntry | None = None
    heading: str | None = None
    text: str | None = None
    next_offset: int | None = None
    headings: tuple[str, ...] = ()
    unanswered: Unanswered = ANSWERED


@frozen
class CheckAnswer:
    """The findings in a report.

    Attributes:
        report: The report.
        passed: How many checks pass.
        failed: How many fail.
        undecided: How many are undecided.
        diagnostics: The problems, by place.
        checks: The checks that fail or are undecided.
        left_out: How many diagnostics and checks are left out here.
        unanswered: Why there is no report.
    """

    report: ReportEntry | None = None
    passed: int = 0
    failed: int = 0
    undecided: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    checks: tuple[Check, ...] = ()
    left_out: int = 0
    unanswered: Unanswered = ANSWERED


@frozen
class ExplainAnswer:
    """The meaning of a code of a finding.

    Attributes:
        code: The code.
        page: Its page in Markdown; None for a code that does not exist.
        codes: The codes like it.
    """

    code: str
    page: str | None
    codes: tuple[str, ...] = ()


@frozen
class VerifyAnswer:
    """Verdicts on the quantities of a text.

    Attributes:
        verdicts: The verdicts, in order.
    """

    verdicts: tuple[Verdict, ...]


_REASONS: Final[dict[str, tuple[str, str]]] = {
    "unknown-file": ("没有这个文件：{file}", "there is no report in the file {file}"),
    "no-year": ("请写明年度", "name the year"),
    "no-agency": ("请写明机关，或写明文件", "name the agency, or the file"),
    "unknown-figure": ("报告的格式没有“{words}”这一项", "the form has no figure {words!r}"),
    "ambiguous-figure": ("“{words}”可能指多项数据", "{words!r} may be several figures"),
    "unknown-section": ("报告没有“{words}”这一部分", "the report has no section {words!r}"),
    "no-texts": (
        "数据集不保存报告原文，请改用报告所在文件夹",
        "a dataset keeps no texts; serve the folder of the reports",
    ),
}


def reason(problem: str, language: Language, **arguments: object) -> str:
    """The sentence for a *problem*."""
    own = _REASONS.get(problem)
    if own is None:
        return verdicts.reason(problem, language, **arguments)
    return own[language == "en"].format(**arguments)
