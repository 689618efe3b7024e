# SPDX-License-Identifier: MIT
"""Reports of a year -> the agencies whose figures a parent sums up, and the reports left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from attrs import evolve, field, frozen

from ..diagnostics.collecting import why_no_report
from ..errors import TotalError
from ..report.model import Report
from .agency import Agency
from .names import is_within, parsed
from .pairing import Filed, Paired, paired
from .register import Register

#: True if an agency's figures count; if not, why.
Standing = Literal["counted", "missing", "editions", "copied", "unreadable"]
#: Reasons why a report is not an agency's part of the sums.
LeftOutReason = Literal[
    "not-a-report", "parent", "not-below", "other-year", "no-year", "same-figures"
]


@frozen
class Contributor:
    """An agency whose figures are part of the sums.

    Attributes:
        name: Its name; that of the file if no report states it.
        standing: `counted`; or why its figures are missing: no report of the year (`missing`),
            several with different figures (`editions`), the text of another agency's (`copied`),
            a file that could not be read (`unreadable`).
        files: The names of the files of its reports on the year.
        report: The report whose figures count; None if none does.
    """

    name: str
    standing: Standing
    files: tuple[str, ...] = ()
    report: Report | None = field(default=None, repr=False)


@frozen
class ReportLeftOut:
    """A report that is not part of the sums.

    Attributes:
        file: The name of its file.
        agency: As printed.
        reason: It is not a report (`not-a-report`), the parent's own (`parent`), of an agency that
            is not below the parent (`not-below`), on another year (`other-year`) or on none
            (`no-year`), or it has the figures of another file of its agency (`same-figures`).
    """

    file: str
    agency: str | None
    reason: LeftOutReason


@frozen
class Contributors:
    """The agencies whose figures a parent sums up in a year, and the reports that are left out."""

    parent: str | None
    agencies: tuple[Contributor, ...]
    left_out: tuple[ReportLeftOut, ...]


def contributors(
    reports: Sequence[Report], year: int, register: Register | None, parent: str | None
) -> Contributors:
    """The agencies below *parent*, by their reports and by *register*.

    Without a register every agency that is not the parent is below it, and none is known to be
    missing but those with reports on other years.

    Raises:
        TotalError: If the register does not say which agencies are below the parent.
    """
    filed = [Filed.of(report) for report in reports]
    placed = paired(filed, register)
    above = _parent(register, placed, parent)
    name = above.name if above else parent
    known = _known(register, above)
    own = paired([*filed, Filed(None, name, year)], register)[-1].series if name else None
    left_out: dict[int, LeftOutReason] = {}
    groups: defaultdict[str | int, list[int]] = defaultdict(list)
    for index, place in enumerate(placed):
        if why_no_report(reports[index].diagnostics):
            left_out[index] = "not-a-report"
        elif _is_same_government(filed[index].agency, name) or place.series in {own} - {None}:
            left_out[index] = "parent"
        elif known is not None and place.series not in known:
            left_out[index] = "not-below"
        else:
            groups[index if place.series is None else place.series].append(index)
    if register is None or above is None:
        _check_levels([reports[index] for index in chain(*groups.values())], name)
    editions = {key: _editions(group, filed, year, left_out) for key, group in groups.items()}
    texts = Counter(filed[index].text for index in chain(*editions.values()))
    found = [
        Contributor(title, "missing") for key, title in (known or {}).items() if key not in groups
    ]
    for key, group in groups.items():
        standing = _standing([filed[index].text for index in editions[key]], texts)
        first = reports[(*editions[key], *group)[0]]
        title = (known or {}).get(str(key)) or first.agency or _file(first)
        files = tuple(_file(reports[index]) for index in editions[key])
        found.append(Contributor(title, standing, files, first if standing == "counted" else None))
    others = (
        ReportLeftOut(_file(reports[index]), reports[index].agency, reason)
        for index, reason in sorted(left_out.items())
    )
    return Contributors(name, tuple(_distinct(found)), tuple(others))


def _parent(register: Register | None, placed: Sequence[Paired], name: str | None) -> Agency | None:
    """The parent in the *register*: the one of that *name*, or that of all agencies *placed*."""
    if register is None:
        return None
    if name is not None:
        found = register.find(name)
        if len(found) != 1:
            raise TotalError(
                f"the register has no agency {name!r}, or several of this name",
                f"名录中没有“{name}”，或有多个同名机关",
            )
        return found[0]
    series = {place.series for place in placed}
    own = (agency for agency in register.agencies if register.key(agency) in series)
    parents = {
        register.key(above): above for agency in own if (above := register.parent_of(agency))
    }
    # A parent's own report may be among them; its parent sums up others.
    higher = {id(register.parent_of(other)) for other in parents.values()}
    lowest = [above for above in parents.values() if id(above) not in higher]
    if len(lowest) > 1:
        names = "、".join(above.name for above in lowest)
        raise TotalError(
            f"the register has several parents of these agencies ({names}); name one by --parent",
            f"名录中这些机关的上级不止一个（{names}）；请用 --parent 指定汇总机关",
        )
    return lowest[0] if lowest else None


def _is_same_government(agency: str | None, other_agency: str | None) -> bool:
    name, other = parsed(agency or ""), parsed(other_agency or "")
    return name.is_government and other.is_government and name.places == other.places


def _check_levels(reports: Sequence[Report], parent: str | None) -> None:
    """Refuse a government that may be above others of the agencies: they would count twice."""
    distinct = dict.fromkeys(parsed(report.agency or "") for report in reports)
    having: defaultdict[str, list[tuple[tuple[str, ...], bool]]] = defaultdict(list)
    known = dict.fromkeys((name.places, name.is_government) for name in distinct)
    for places, is_government in known:
        for step in set(places):
            having[step].append((places, is_government))
    is_open = parent is None and any(name.rest and not name.places for name in distinct)
    maybe = [
        name.full
        for name in distinct
        if name.is_government and (is_open or _is_above(name.places, having))
    ]
    if maybe:
        names = "、".join(maybe)
        raise TotalError(
            f"{names} may be above others of the agencies, whose figures would count twice; name "
            "the parent by --parent, or state the parents in a register (--agencies)",
            f"“{names}”可能是其他机关的上级，其数据会重复计入；请用 --parent 指定汇总机关，"
            "或在名录（--agencies）中写明上级",
        )


def _is_above(
    places: tuple[str, ...], having: Mapping[str, Sequence[tuple[tuple[str, ...], bool]]]
) -> bool:
    """True if an agency, of those *having* each step, is below the government of *places*."""
    fewest = min((having[step] for step in places), key=len)
    return any(other != (places, True) and is_within(places, other[0]) for other in fewest)


def _known(register: Register | None, parent: Agency | None) -> Mapping[str, str] | None:
    """The names of the agencies that are to be summed up, by series; None without a register."""
    if register is None:
        return None
    below = register.children_of(parent) if parent else register.agencies
    return {register.key(agency): agency.name for agency in below}


def _editions(
    group: Sequence[int], filed: Sequence[Filed], year: int, left_out: dict[int, LeftOutReason]
) -> list[int]:
    """Of an agency's reports those on *year*, each set of figures once; the others are left out."""
    by_figures: dict[str, int] = {}
    for index in group:
        report = filed[index]
        if report.year != year:
            left_out[index] = "no-year" if report.year is None else "other-year"
        elif by_figures.setdefault(report.figures or report.text, index) != index:
            left_out[index] = "same-figures"
    return list(by_figures.values())


def _standing(texts: Sequence[str], times: Mapping[str, int]) -> Standing:
    """The standing of the reports with *texts*; *times* counts the agencies that have each text."""
    if len(texts) != 1:
        return "editions" if texts else "missing"
    return "copied" if times[texts[0]] > 1 else "counted"


def _file(report: Report) -> str:
    return report.source.name or "-"


def _distinct(agencies: Sequence[Contributor]) -> Iterator[Contributor]:
    """*agencies*; those of one name have their files in it."""
    times = Counter(agency.name for agency in agencies)
    for agency in agencies:
        is_unclear = times[agency.name] > 1 and agency.files
        files = f"（{'、'.join(agency.files)}）" if is_unclear else ""
        yield evolve(agency, name=agency.name + files)
