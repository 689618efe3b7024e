# SPDX-License-Identifier: MIT
"""The figures of several agencies summed up into the draft of their parent's report.

A sum is exact, and null if the figure of one agency is missing or in doubt. Blanks add nothing, and
nothing is computed but sums: each figure of the draft is the sum of that figure in the reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import NoneType
from typing import Final, Literal

from attrs import evolve, frozen

from ..errors import TotalError
from ..forms.flattening import Figure
from ..forms.form import TEXT_COLUMN, Form, PrintedColumn
from ..forms.registry import form_for
from ..report.blank_report import blank_report, printed_units
from ..report.model import Report
from ..support.arguments import check_each, check_type
from ..tables.nulls import Status
from ..text.patterns import late
from .contributors import Contributor, ReportLeftOut, contributors
from .register import Register

#: Printed where the parent has to write.
PLACEHOLDER: Final = "〔待填写〕"
#: An agency's part of a sum.
Share = Literal["contributed", "blank", "doubtful", "missing"]

#: What an agency adds to a sum by the status of its figure.
_SHARES: Final[Mapping[Status, Share]] = {
    "blank": "blank",
    "not-applicable": "blank",
    "unreadable": "doubtful",
    "doubtful": "doubtful",
    "missing": "missing",
    "not-on-form": "missing",
}

_MONEY: Final = late("[十百千万亿]*元")
_SCALES: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
#: The unit of an amount where the form prints none and the agencies print several.
_COMMON_UNIT: Final = "万元"


@frozen
class SummedFigure:
    """A figure of the draft, and where it comes from.

    Attributes:
        value: The sum; None if no agency has a figure or, unless it is partial, if the figure of
            one is missing or in doubt.
        is_partial: True if figures are missing or in doubt in a sum that is there all the same.
        unit: The unit of an amount.
        contributed: The part of each agency, in this unit.
        blank: The agencies whose cell is blank.
        doubtful: The agencies whose figure could not be read with certainty.
        missing: The agencies without a report that counts, or without this figure in it.
    """

    value: int | Decimal | None
    is_partial: bool
    unit: str | None
    contributed: Mapping[str, int | Decimal]
    blank: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """True if the figure of an agency is missing or in doubt."""
        return bool(self.doubtful or self.missing)


@frozen
class Total:
    """The sums of several reports.

    Attributes:
        report: The draft: the form of the year with the sums, and places to write prose at.
        form: The form.
        figures: The sums by path, in the order of the form.
        agencies: The agencies that were to be summed up.
        left_out: The reports that are not part of the sums.
    """

    report: Report
    form: Form
    figures: Mapping[str, SummedFigure]
    agencies: tuple[Contributor, ...]
    left_out: tuple[ReportLeftOut, ...] = ()

    @property
    def is_complete(self) -> bool:
        """True if no figure of an agency is missing or in doubt."""
        return not any(figure.is_open for figure in self.figures.values())

    def marked(self) -> Report:
        """The draft for print, each partial sum in 〔 〕, so that nobody reads it as the whole."""
        printed: dict[str, Figure] = dict(self.report.by_path)
        for path, figure in self.figures.items():
            if figure.is_partial:
                printed[path] = f"〔{figure.value}〕"
        tables = {table.name: table.assemble(printed) for table in self.form.tables}
        return evolve(self.report, **tables)


def total(  # noqa: PLR0913  # one for each thing that the office decides
    reports: Iterable[Report],
    *,
    year: int | None = None,
    parent: str | None = None,
    register: Register | None = None,
    partial: bool = False,
    unread: Sequence[str] = (),
) -> Total:
    """The figures of *reports* summed up into the draft of their parent's report.

    A sum is null if the figure of one agency is missing or in doubt. Units are made one. Each
    agency counts once: reports with equal figures are one, and of several with different figures
    none counts.

    Args:
        reports: The reports of the agencies; those on other years, and the parent's own, are left
            out.
        year: The year that is summed up; that of all reports if not given.
        parent: The name of the parent.
        register: The agencies. Those below the parent of which there is no report are missing.
        partial: Sum up the others where figures are missing or in doubt; such sums
            are marked.
        unread: The names of files that could not be read: reports that are missing.

    Raises:
        TotalError: If the year or the agencies are not certain.
    """
    reports = [*reports]
    check_each("total", "reports", reports, Report)
    check_type("total", "year", year, int, NoneType)
    check_type("total", "parent", parent, str, NoneType)
    check_type("total", "register", register, Register, NoneType)
    year = _year(reports) if year is None else year
    form = form_for(year)
    if form is None:
        raise TotalError(
            f"there is no form for reports on {year}", f"没有适用于 {year} 年度报告的格式"
        )
    below = contributors(reports, year, register, parent)
    agencies = (*below.agencies, *(Contributor(name, "unreadable", (name,)) for name in unread))
    figures = dict(_sums(form, agencies, is_partial=partial))
    values: dict[str, Figure] = {path: figure.value for path, figure in figures.items()}
    values |= dict(_units_of_agencies(form, figures))
    report = blank_report(form, year, below.parent, values, PLACEHOLDER)
    return Total(report, form, figures, agencies, below.left_out)


def _units_of_agencies(
    form: Form, figures: Mapping[str, SummedFigure]
) -> Iterator[tuple[str, str | None]]:
    """The units of the sums for which the form prints none."""
    printed = printed_units(form)
    for column in (column for row in form.rows for column in row.columns):
        if column.unit is not None and printed.get(column.unit) is None:
            yield column.unit, figures[column.path].unit


def _year(reports: Sequence[Report]) -> int:
    years = sorted({report.year for report in reports if report.year is not None})
    if not years:
        raise TotalError(
            "no report states its year; name it with --year",
            "没有写明年度的报告，无法汇总；请用 --year 指定年度",
        )
    if len(years) > 1:
        listed = list(map(str, years))
        raise TotalError(
            f"the reports are on several years ({', '.join(listed)}); name one with --year",
            f"报告涉及多个年度（{'、'.join(listed)}）；请用 --year 指定汇总哪一年",
        )
    return years[0]


def _sums(
    form: Form, agencies: Sequence[Contributor], *, is_partial: bool
) -> Iterator[tuple[str, SummedFigure]]:
    units = printed_units(form)
    for row in form.rows:
        for column in row.columns:
            if column.kind != TEXT_COLUMN:
                unit = _unit(column, units, agencies)
                yield column.path, _sum(column, unit, agencies, is_partial=is_partial)


def _unit(
    column: PrintedColumn, units: Mapping[str, Figure], agencies: Sequence[Contributor]
) -> str | None:
    """The unit of a sum: the form's, or the one that all agencies have."""
    if column.unit is None:
        return None
    printed = units.get(column.unit)
    reports = [agency.report for agency in agencies if agency.report]
    found = {report.by_path.get(column.unit) for report in reports} - {None}
    return (
        str(printed or (found.pop() if len(found) == 1 else _COMMON_UNIT if found else "")) or None
    )


def _sum(
    column: PrintedColumn, unit: str | None, agencies: Sequence[Contributor], *, is_partial: bool
) -> SummedFigure:
    contributed: dict[str, int | Decimal] = {}
    others: dict[Share, list[str]] = {"blank": [], "doubtful": [], "missing": []}
    for agency in agencies:
        share = _share(agency.report, column, unit)
        if isinstance(share, str):
            others[share].append(agency.name)
        else:
            contributed[agency.name] = share
    is_open = bool(others["doubtful"] or others["missing"])
    has_sum = bool(contributed) and (is_partial or not is_open)
    return SummedFigure(
        sum(contributed.values()) if has_sum else None,
        has_sum and is_open,
        unit,
        contributed,
        *map(tuple, others.values()),
    )


def _share(report: Report | None, column: PrintedColumn, unit: str | None) -> int | Decimal | Share:
    """The part of *report* in the sum of *column*, or the reason why it has none."""
    value = report.by_path.get(column.path) if report else None
    if report is None or column.path not in report.by_path:
        return "missing"
    if value is None:
        return _SHARES[report.status(column.path)]
    assert not isinstance(value, str), "a figure that is summed is a number"
    if column.unit is None or not value:
        return value
    scale, wanted = _scale(report.by_path.get(column.unit)), _scale(unit)
    if scale is None or wanted is None:
        return "doubtful"
    return Decimal(value).scaleb(scale - wanted)


def _scale(unit: Figure) -> int | None:
    """The power of ten of a unit of money; None for anything else."""
    if not isinstance(unit, str) or not _MONEY.fullmatch(unit):
        return None
    return sum(_SCALES.get(character, 0) for character in unit)
