# SPDX-License-Identifier: MIT
"""Reports -> whose each is, its editions, and the same agency's report on the year before.

`check`, `view` and `dataset` all use `paired`, so that they agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from attrs import frozen

from ..report.model import Origin, Report
from .names import Name, are_similar, is_within, parsed, places_of_folder, without_years
from .reasons import Kind, Reason, no_figures
from .register import Register

#: Of the other reports that a reason names, this many are named.
_NAMED: Final = 5
#: A report is compared with no more other editions than this; the others are counted.
_MOST_EDITIONS: Final = 10
#: Among more reports than this of one place no similar names are looked for.
_MOST_NEAR: Final = 300


class Filed(NamedTuple):
    """A report as far as pairing looks at it.

    The folders of its file may state years and places. Of its figures, if it prints any, and of its
    text there are digests; of its breadcrumb line the steps.
    """

    file: str | None
    agency: str | None
    year: int | None
    figures: str = ""
    text: str = ""
    breadcrumb: tuple[str, ...] = ()

    @classmethod
    def of(cls, report: Report) -> Filed:
        """The facts of *report* that pairing needs."""
        text = report.origin.source.text if isinstance(report.origin, Origin) else repr(report)
        return cls(
            report.source.name,
            report.agency,
            report.year,
            digest_of_figures(report),
            _digest(text),
            report.breadcrumb,
        )


def digest_of_figures(report: Report) -> str:
    """A digest of all figures of *report*; empty if all are null."""
    figures = {path: value for path, value in report.by_path.items() if value is not None}
    if not any(isinstance(value, int | Decimal) for value in figures.values()):
        return ""
    return _digest(repr([(path, figures[path]) for path in sorted(figures)]))


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@frozen
class Paired:
    """The place of a report among others.

    Attributes:
        series: The same text for all reports of its agency; None if that is not known.
        same_as: The first report of the agency and year with equal figures, if it is another one.
        editions: The first ten reports of the agency and year with other figures.
        previous: The report on the year before.
        reason: Why no report on the year before is known, or why its figures are not compared.
        more_editions: The number of further reports like *editions*.
    """

    series: str | None
    same_as: int | None = None
    editions: tuple[int, ...] = ()
    previous: int | None = None
    reason: Reason | None = None
    more_editions: int = 0


def paired(filed: Sequence[Filed], register: Register | None = None) -> list[Paired]:
    """The place of each of *filed* among the others; reports are named by their index."""
    return _Folder(filed, register).paired()


def is_same_agency(one: Report, other: Report, register: Register | None = None) -> bool | None:
    """True if two reports are of one agency, or one of the agencies is not known.

    None if only their names are similar. The folders of their files do not count.
    """
    both = [
        Filed(None, each.agency, each.year, breadcrumb=each.breadcrumb) for each in (one, other)
    ]
    return _Folder(both, register).are_one()


class _Editions(NamedTuple):
    """The reports of an agency on a year: the first of each set of figures, and these in order."""

    first: Mapping[str, int]
    reports: Sequence[int]


class Stated(NamedTuple):
    """The printed name of an agency, places that folders or the breadcrumb add, and its folder."""

    name: Name
    around: tuple[str, ...]
    folder: str

    def full(self) -> Name:
        """The name with all places."""
        return self.name._replace(places=(*self.around, *self.name.places))


def stated(filed: Filed) -> Stated | None:
    """The statements of *filed* about its agency; None if it names none."""
    name = parsed(filed.agency or "")
    if not name.full:
        return None
    folders = PurePosixPath((filed.file or "").replace("\\", "/")).parent.parts
    steps = [step for part in folders for step in places_of_folder(part)]
    if not steps and not name.states_its_place:
        steps = next(filter(None, (list(parsed(step).places) for step in filed.breadcrumb)), [])
    around = (
        () if name.is_national else tuple(s for s in dict.fromkeys(steps) if s not in name.places)
    )
    return Stated(name, around, "/".join(map(without_years, folders)))


@frozen
class _Folder:
    """All reports that are given together."""

    filed: Sequence[Filed]
    register: Register | None

    @cached_property
    def _stated(self) -> list[Stated | None]:
        return [stated(filed) for filed in self.filed]

    def paired(self) -> list[Paired]:
        """Each report's place."""
        return [self._paired(index) for index in range(len(self.filed))]

    def are_one(self) -> bool | None:
        """True if two reports may be of one agency; None if all that speaks for it is a likeness of
        their names.
        """
        series, register = {name for name, _ in self._series}, self.register
        if None in series or len(series) == 1:
            return True
        if register is not None and series <= set(map(register.key, register.agencies)):
            return False
        first, second = (each.full() for each in self._stated if each)
        return None if are_similar(first, second) else False

    @cached_property
    def _around(self) -> Mapping[str, set[tuple[str, ...]]]:
        """For each printed name with a place, the places stated around it."""
        found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for stated in self._stated:
            if stated and stated.name.places:
                found[stated.name.full].add(stated.around)
        return found

    @cached_property
    def _series(self) -> list[tuple[str | None, tuple[str, ...]]]:
        """For each report its series, or the agencies among which its name does not decide."""
        return [self._series_of(*both) for both in zip(self.filed, self._stated, strict=True)]

    def _series_of(self, filed: Filed, stated: Stated | None) -> tuple[str | None, tuple[str, ...]]:
        if stated is None:
            return None, ()
        if self.register is not None:
            known = self.register.find(filed.agency or "", filed.year, stated.around)
            if len(known) > 1:
                return None, tuple(self.register.key(agency) for agency in known)
            if known:
                return self.register.key(known[0]), ()
        name = stated.name
        if name.is_national:
            return name.full, ()
        if not name.places:
            return (stated.full().full if stated.around else f"{stated.folder}/{name.full}"), ()
        fuller = _fullest(stated.around, self._around[name.full])
        names = ["".join(prefix) + name.full for prefix in fuller]
        return (names[0], ()) if len(names) == 1 else (None, tuple(names))

    @cached_property
    def _by_year(self) -> Mapping[str, Mapping[int, _Editions]]:
        """Of each series and year the first report of each set of figures."""
        found: defaultdict[str, defaultdict[int, dict[str, int]]]
        found = defaultdict(lambda: defaultdict(dict))
        for index, (filed, (series, _)) in enumerate(zip(self.filed, self._series, strict=True)):
            if series is not None and filed.year is not None:
                found[series][filed.year].setdefault(filed.figures, index)
        return {
            series: {year: _with_figures(sets) for year, sets in years.items()}
            for series, years in found.items()
        }

    def _paired(self, index: int) -> Paired:
        filed, (series, several) = self.filed[index], self._series[index]
        if series is None:
            kind: Kind = "ambiguous" if several else "no-agency"
            arguments = {"agency": filed.agency, "others": _listed(several)}
            return Paired(None, reason=Reason(kind, arguments))
        if filed.year is None:
            return Paired(series, reason=Reason("no-year"))
        own = self._by_year[series][filed.year]
        first = own.first.get(filed.figures, index)
        differing = own.reports if filed.figures else (first,)
        near = differing[: _MOST_EDITIONS + 1]
        others = tuple(edition for edition in near if edition != first)[:_MOST_EDITIONS]
        last = self._by_year[series].get(filed.year - 1)
        before = last.reports if last else []
        previous = before[0] if len(before) == 1 else None
        return Paired(
            series,
            first if first != index else None,
            others,
            previous,
            self._reason(index, series, before),
            len(differing) - 1 - len(others),
        )

    def _reason(self, index: int, series: str, before: Sequence[int]) -> Reason | None:
        """Why there is not just one report with figures on the year before."""
        filed = self.filed[index]
        year = (filed.year or 0) - 1
        arguments: dict[str, object] = {"agency": filed.agency, "year": year}
        if len(before) == 1:
            last = self.filed[before[0]]
            return None if last.figures else no_figures(filed.agency, year, last.file)
        if before:
            files = [self.filed[edition].file or "—" for edition in before[:_NAMED]]
            return Reason("editions", {**arguments, "others": _listed(files, len(before))})
        similar = self._similar(index, year)
        if similar:
            return Reason("similar", {**arguments, "others": _listed(similar)})
        earlier = sorted(past for past in self._by_year[series] if past < year)
        if earlier:
            return Reason("gap", {**arguments, "others": _listed(map(str, earlier))})
        return Reason("no-predecessor", arguments)

    @cached_property
    def _without_successor(self) -> Mapping[int, list[int]]:
        """By year, one report of each agency that has none on the next year."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for years in self._by_year.values():
            for year, editions in years.items():
                if year + 1 not in years:
                    found[year].append(editions.reports[0])
        return found

    @cached_property
    def _near(self) -> Mapping[tuple[int, str], list[int]]:
        """The reports of `_without_successor`, by year and lowest place or by year and rest."""
        found: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for year, reports in self._without_successor.items():
            for index in reports:
                for key in self._keys(index):
                    found[year, key].append(index)
        return found

    def _keys(self, index: int) -> tuple[str, str]:
        stated = self._stated[index]
        name = stated.full() if stated else Name((), "")
        return (*name.places, "")[-2:][0], f"/{name.rest}"

    def _similar(self, index: int, year: int) -> list[str]:
        """The agencies with similar names that report on *year* and not on the next."""
        own = self._stated[index]
        assert own is not None, "it has a series"
        several = (self._near.get((year, key), ()) for key in self._keys(index))
        near = sorted({number for some in several if len(some) <= _MOST_NEAR for number in some})
        others = ((self.filed[place], self._stated[place]) for place in near)
        full = own.full()
        alike = (filed for filed, other in others if other and are_similar(full, other.full()))
        return list(dict.fromkeys(filed.agency or "" for filed in alike))


def _fullest(around: tuple[str, ...], every: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The fullest statements of a place that *around* may be short for."""
    longer = [names for names in every if is_within(around, names)]
    return sorted(
        names
        for names in longer
        if not any(names != more and is_within(names, more) for more in longer)
    )


def _with_figures(sets: Mapping[str, int]) -> _Editions:
    """The reports of *sets*, without those that print no figure if others do."""
    first = {figures: index for figures, index in sets.items() if figures or len(sets) == 1}
    return _Editions(first, sorted(first.values()))


def _listed(names: Iterable[str], count: int = 0) -> str:
    """*names* up to a number of them, and how many more there are of *count*, or of *names*."""
    every = list(names)
    more = (count or len(every)) - _NAMED
    return ", ".join(every[:_NAMED]) + (f", … +{more}" if more > 0 else "")


#: A report of one of the agencies that a parent sums up, or the parent itself: its series, as
#: `Paired.series`, and the report.
Below = tuple[str | None, Filed]


def standing(parent: Below, below: Sequence[Below]) -> tuple[list[int], int]:
    """Which of the reports *below* count for the agencies of *parent* in its year.

    The parent's other reports, on whatever year, do not count.

    A report that names no agency is that of an agency of its own. Reports of one agency with equal
    figures count once; several that differ, or one text of several agencies, leave it open which of
    them counts.

    Returns:
        The places of these, and the number of agencies without a report that counts.
    """
    (own_series, own_filed), sets = parent, dict[str | int, dict[str, int]]()
    for place, (series, filed) in enumerate(below):
        if filed.text == own_filed.text or (series is not None and series == own_series):
            continue
        own = sets.setdefault(place if series is None else series, {})
        if filed.year is not None and filed.year == own_filed.year:
            own.setdefault(filed.figures or filed.text, place)
    times = Counter(below[place][1].text for own in sets.values() for place in own.values())
    clear = [
        own
        for own in sets.values()
        if len(own) == 1 and times[below[next(iter(own.values()))][1].text] == 1
    ]
    return sorted(place for own in clear for place in own.values()), len(sets) - len(clear)
