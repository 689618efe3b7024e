# SPDX-License-Identifier: MIT
"""Reports that are asked about by agency and year; an ambiguous name gives candidates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, Literal

from attrs import frozen

from ..agencies.names import are_similar, parsed
from ..agencies.pairing import Filed, paired
from ..forms.flattening import Figure
from ..report.model import Report

#: Words after the place in the name of its government, often left out.
_GOVERNMENT: Final = re.compile(r"(?:人民政府|办事处)$")
#: At most this many candidates are named.
_MOST_CANDIDATES: Final = 20

#: Why no single report was found.
LookupProblem = Literal[
    "no-agency", "unknown-agency", "ambiguous-agency", "no-year", "unknown-year", "editions",
    "unknown-file",
]  # fmt: skip


@frozen
class ReportEntry:
    """A report of the collection.

    Attributes:
        number: Its number, from 1.
        file: The name of its file.
        agency: The agency that reports.
        year: The year reported on.
        form: The key of its form.
        title: Its title.
        same_as: The number of the first report of this agency and year with equal figures, if this
            is not the first.
        series: The same text for all reports of the agency.
    """

    number: int
    file: str | None
    agency: str | None
    year: int | None
    form: str | None
    title: str | None
    same_as: int | None = None
    series: str | None = None


@frozen
class Lookup:
    """The report that was asked for; without one the problem, and those that may be meant."""

    entry: ReportEntry | None = None
    problem: LookupProblem | None = None
    candidates: tuple[ReportEntry, ...] = ()


def folded_name(name: str) -> str:
    """The *name* of an agency as names are compared."""
    return parsed(name).full


def place_name(name: str) -> str:
    """The folded *name* without the words for a government: 青禾市人民政府 is 青禾市."""
    return _GOVERNMENT.sub("", name)


@frozen(slots=False)
class Collection:
    """Reports by number; *printing* finds those on a year that print a value at a path."""

    entries: Sequence[ReportEntry]
    load: Callable[[ReportEntry], Report]
    printing: Callable[[str, Figure, int], Iterable[ReportEntry]]

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Collection:
        """A collection of *reports* that are in memory."""
        own = list(reports)
        entries = entries_of(own)

        def printing(path: str, value: Figure, year: int) -> list[ReportEntry]:
            return [
                entry
                for entry, report in zip(entries, own, strict=True)
                if report.year == year and report.by_path.get(path) == value
            ]

        return cls(entries, lambda entry: own[entry.number - 1], printing)

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[ReportEntry]]:
        found: defaultdict[str, list[ReportEntry]] = defaultdict(list)
        for entry in self.entries:
            if entry.agency and entry.same_as is None:
                found[folded_name(entry.agency)].append(entry)
        return found

    @cached_property
    def _by_place(self) -> Mapping[str, Sequence[ReportEntry]]:
        found: defaultdict[str, list[ReportEntry]] = defaultdict(list)
        for name, entries in self._by_name.items():
            found[place_name(name)].extend(entries)
        return found

    @property
    def names(self) -> Iterable[str]:
        """The names that a text may call the agencies by."""
        return {*self._by_name, *self._by_place}

    def find(self, agency: str | None, year: int | None, file: str | None = None) -> Lookup:
        """The report of *agency* on *year*, or the one in *file*; never a similar one."""
        if file is not None:
            found = [entry for entry in self.entries if entry.file == file]
            return Lookup(found[0]) if len(found) == 1 else Lookup(problem="unknown-file")
        if not agency:
            return Lookup(problem="no-agency")
        name = folded_name(agency)
        own = self._named(name)
        if not own:
            return _several("unknown-agency", self._similar(name))
        if len({entry.series or entry.number for entry in own}) > 1:
            return _several("ambiguous-agency", own)
        of_year = [entry for entry in own if entry.year == year]
        if not of_year:
            return _several("no-year" if year is None else "unknown-year", own)
        return Lookup(of_year[0]) if len(of_year) == 1 else _several("editions", of_year)

    def _named(self, name: str) -> Sequence[ReportEntry]:
        """The reports of the agency *name*; those of its exact name, where others are like it."""
        alike = self._by_place.get(place_name(name), ())
        is_one = len({entry.series for entry in alike}) == 1
        return alike if is_one else self._by_name.get(name, alike)

    def _similar(self, name: str) -> Iterable[ReportEntry]:
        own = parsed(name)
        for other, entries in self._by_name.items():
            if name in other or other in name or are_similar(own, parsed(other)):
                yield from entries

    def years_of(self, entry: ReportEntry) -> list[ReportEntry]:
        """The reports of the agency of *entry* on other years."""
        return [
            other
            for other in self._by_name.get(folded_name(entry.agency or ""), ())
            if other.series == entry.series and other.year != entry.year
        ]


def entries_of(reports: Sequence[Report]) -> list[ReportEntry]:
    """The entries of *reports*, in their order."""
    places = paired([Filed.of(report) for report in reports])
    return [
        ReportEntry(
            number,
            report.source.name,
            report.agency,
            report.year,
            report.form,
            report.title,
            None if place.same_as is None else place.same_as + 1,
            place.series,
        )
        for number, (report, place) in enumerate(zip(reports, places, strict=True), 1)
    ]


def _several(problem: LookupProblem, entries: Iterable[ReportEntry]) -> Lookup:
    return Lookup(problem=problem, candidates=tuple(islice(entries, _MOST_CANDIDATES)))
