# SPDX-License-Identifier: MIT
"""Many reports -> an index of their agencies, and a page of each agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from ..checks.groups import Checked
from ..diagnostics.catalogue import SEVERITIES, Language, Severity
from ..forms import registry
from ..forms.comparable import COMPARABLE, comparable_value
from ..output.page_templates import asset, changed, digest, environment
from .page import page

INDEX: Final = "index.html"
#: The folder of the pages of agencies, beside it.
PAGES: Final = "pages"
#: The figures beside each agency.
_MAIN: Final = ("received", "concluded")
_LABELS: Final = {figure.name: (figure.zh, figure.en) for figure in COMPARABLE}


@frozen
class IndexedReport:
    """A report in the index, and where it is shown.

    It counts unless it is a copy with equal figures. Its messages are those of errors and warnings.
    """

    name: str
    agency: str
    year: int | None
    link: str
    counts: dict[Severity, int]
    messages: tuple[str, ...]
    is_counted: bool
    figures: tuple[int | None, ...]


@frozen
class IndexedAgency:
    """An agency in the index; without a name that of the file. Reports are in order of years."""

    name: str
    reports: tuple[IndexedReport, ...]
    counts: dict[Severity, int]
    changes: tuple[tuple[str, str, str, str], ...]


def site(
    viewed: Sequence[Checked],
    unreadable: Sequence[tuple[str, str]] = (),
    download: str | None = None,
    language: Language = "zh",
) -> Iterator[tuple[str, str]]:
    """The pages of *viewed*, one after the other, with their paths: of each agency, then the index.

    Args:
        viewed: The reports, as for `page`.
        unreadable: The names of files that could not be read, each with the reason.
        download: The name of a file in the folder of the index that holds all of it.
        language: The one in which they open.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    agencies = []
    for number, several in enumerate(_by_agency(viewed), 1):
        name = f"{PAGES}/{number:04}.html"
        yield name, page(several, language=language)
        agencies.append(_agency(several, name))
    script = asset("reportparse.output", "sorting.js") + asset(__package__, "index.js")
    style = asset(__package__, "view.css")
    html = (
        environment(__package__, "view")
        .get_template("index.html")
        .render(
            agencies=sorted(agencies, key=lambda agency: agency.name),
            main=[_LABELS[name] for name in _MAIN],
            faulty=[
                report
                for agency in agencies
                for report in agency.reports
                if report.counts["error"] or report.counts["warning"]
            ],
            unreadable=unreadable,
            language=language,
            download=download,
            script=script,
            style=style,
            script_digest=digest(script),
            style_digest=digest(style),
        )
    )
    yield INDEX, html


def _by_agency(viewed: Sequence[Checked]) -> list[list[Checked]]:
    """The reports of each agency in the order of their years; one of nobody is alone."""
    groups: dict[str, list[Checked]] = {}
    for place, checked in enumerate(viewed):
        groups.setdefault(checked.paired.series or f"\0{place}", []).append(checked)
    return [
        sorted(several, key=lambda checked: checked.report.year or 0) for several in groups.values()
    ]


def _agency(several: Sequence[Checked], page_name: str) -> IndexedAgency:
    reports = tuple(
        _report(checked, f"{page_name}#r{place}") for place, checked in enumerate(several)
    )
    counts = {name: sum(report.counts[name] for report in reports) for name in SEVERITIES}
    last = reports[-1]
    return IndexedAgency(last.agency or last.name, reports, counts, tuple(_changes(reports)))


def _report(checked: Checked, link: str) -> IndexedReport:
    report = checked.report
    form = registry.forms().get(report.form or "")
    severities = [finding.severity for finding in checked.diagnostics]
    return IndexedReport(
        checked.source.name or "<stdin>",
        report.agency or "",
        report.year,
        link,
        {name: severities.count(name) for name in SEVERITIES},
        tuple(finding.message for finding in checked.diagnostics if finding.severity != "info"),
        checked.paired.same_as is None,
        tuple(
            comparable_value(form.comparable if form else {}, name, report.by_path)
            for name in _MAIN
        ),
    )


def _changes(reports: Sequence[IndexedReport]) -> Iterator[tuple[str, str, str, str]]:
    """The main figures of the last year beside those of the year before.

    Where there are several editions of a year, its figures are not known.
    """
    years: dict[int | None, list[IndexedReport]] = {}
    for report in reports:
        if report.is_counted:
            years.setdefault(report.year, []).append(report)
    year = reports[-1].year
    for place in range(len(_MAIN)):
        own, before = (
            several[0].figures[place] if len(several) == 1 else None
            for several in (years.get(year, []), years.get(year - 1, []) if year else [])
        )
        yield changed(own, before)
