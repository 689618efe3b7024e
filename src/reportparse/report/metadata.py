# SPDX-License-Identifier: MIT
"""The facts about a report: who reports on which year, when it was published, under which numbers.

All candidates for a fact are collected, wherever they are printed; those that agree decide, and a
fact that is not certain is null. Its candidates are then listed in a finding.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Any, NamedTuple

from ..diagnostics.collecting import Collector, Related, related_place
from ..narrative.content import Section
from ..text.characters import narrow
from ..text.source import PageFacts
from ..text.spans import NOWHERE, Span
from .agreement import ENOUGH, WEIGHTS, agreed
from .contacts import find_contact
from .dates import LABELLED_DAY, day_in, year_of
from .metadata_candidates import agency_line, signatures
from .metadata_lines import FoundFact, MetadataLine, labelled, numbers_alone
from .metadata_sentences import of_work, sentences
from .model import Contact, Period
from .opening import Opening, periods_in
from .titles import YEAR, Title, as_agency, names_other_paper, title_in
from .unlabelled_days import days_beside_labels


class Doubt(NamedTuple):
    """An uncertain fact: its candidates contradict each other (*rival*) or are too weak."""

    fact: str
    candidates: tuple[FoundFact, ...]
    rival: bool


class Facts(NamedTuple):
    """The facts about a report and their places, by path; see `Report`.

    Uncertain ones are None and among the *doubts*; a sentence may have *announced* the report.
    """

    values: Mapping[str, Any]
    contact: Contact
    spans: Mapping[str, Span]
    doubts: tuple[Doubt, ...]
    announced: bool


#: The value of a fact and its place; None where nothing decides.
Decided = tuple[Any, Span | None] | None


def read_facts(
    opening: Opening,
    above: Sequence[MetadataLine],
    below: Sequence[MetadataLine],
    breadcrumb: Sequence[str],
    page: PageFacts | None,
) -> Facts:
    """The facts in the lines *above* the first heading, the title's taken out, and *below* it."""
    return _Deciding(opening, above, below, breadcrumb, page).facts()


class _Deciding:
    """The candidates for the facts of one report, and what is decided on them."""

    def __init__(
        self,
        opening: Opening,
        above: Sequence[MetadataLine],
        below: Sequence[MetadataLine],
        breadcrumb: Sequence[str],
        page: PageFacts | None,
    ) -> None:
        self.opening = opening
        self.above, self.below = above, below
        self.breadcrumb, self.page = breadcrumb, page or PageFacts()
        self.doubts: list[Doubt] = []
        self.values: dict[str, Any] = {}
        above_it = list(labelled(above, anywhere=True, year=opening.year))
        in_it = list(labelled(below, anywhere=False, year=opening.year))
        self.labelled = [fact for fact in above_it if not fact.in_doubt] + [*numbers_alone(above)]
        self.labelled_below = [fact for fact in in_it if not fact.in_doubt]
        self.in_doubt = [fact for fact in (*above_it, *in_it) if fact.in_doubt]
        # The first words of the overview announce the report if nothing is above it.
        self.sentences = list(sentences((*above, *below[:2])))
        self.work = of_work(above, below)

    def facts(self) -> Facts:
        """The facts."""
        deciding: dict[str, Callable[[], Decided]] = {
            "title": self._title,
            "agency": self._agency,
            "period": self._period,
            "published": self._published,
            "year": self._year,
            "index_number": partial(self._only, "index_number"),
            "document_number": partial(self._only, "document_number"),
            "publisher": partial(self._only, "publisher"),
        }
        values = self.values
        spans: dict[str, Span] = {}
        for name, decide in deciding.items():
            before = len(self.doubts)
            decided = decide()
            if name in self.opening.stated:
                decided = self.opening.stated[name]
                del self.doubts[before:]
            values[name], span = decided or (None, None)
            if span is not None and values[name] is not None:
                spans[name] = span
        contact, places = find_contact(chain(self.above, self.below))
        spans.update(places)
        announced = bool(self.sentences)
        return Facts(values, contact, spans, tuple(self.doubts), announced)

    def _doubt(self, fact: str, candidates: Iterable[FoundFact], *, rival: bool) -> None:
        self.doubts.append(Doubt(fact, tuple(candidates), rival))

    def _title(self) -> Decided:
        opening = self.opening
        if opening.title is not None:
            return opening.title.text, opening.span
        self._doubt("title", opening.rivals or opening.refused, rival=bool(opening.rivals))
        return None

    def _agencies(self) -> Iterator[FoundFact]:
        """The candidates for the agency."""
        opening = self.opening
        if opening.title is not None and (own := opening.title.agency) is not None:
            # A government behind a dash may be the site.
            is_site = own.endswith("政府") and opening.title.text.endswith(f"——{own}")
            label = "beside" if is_site else "title"
            yield FoundFact(own, opening.place_of(own), label)
        for rival, title in self._rivals():
            if title.agency:
                yield rival._replace(value=title.agency)
        yield from opening.beside
        yield from (sentence.agency for sentence in self.sentences if sentence.agency)
        if self.work.agency:
            yield self.work.agency
        yield from signatures((*self.above, *self.below))
        labels = ("author", "publisher", "source")
        found = chain(self.labelled, self.labelled_below, self._of_page())
        yield from (fact for fact in found if fact.label not in labels or as_agency(fact.value))

    def _of_page(self) -> Iterator[FoundFact]:
        """The agencies that the page names outside the text."""
        page = self.page
        title = title_in(page.title) if page.title else None
        if title and title.agency and title.year in (None, self.opening.year):
            yield FoundFact(title.agency, None, "window")
        for label in ("publisher", "source"):
            if named := getattr(page, label):
                yield FoundFact(named, None, label)
        yield from (
            FoundFact(step, None, "breadcrumb") for step in self.breadcrumb if agency_line(step)
        )

    def _rivals(self) -> Iterator[tuple[FoundFact, Title]]:
        for rival in self.opening.rivals:
            title = title_in(rival.value)
            if title is not None:
                yield rival, title

    def _agency(self) -> Decided:
        candidates = [found for found in self._agencies() if found.label in WEIGHTS]
        named = agreed(candidates)
        if named is not None:
            return named.value, named.span
        rival = any(WEIGHTS[found.label] >= ENOUGH for found in candidates)
        self._doubt("agency", candidates, rival=rival)
        return None

    def _year(self) -> Decided:
        opening = self.opening
        if opening.title is not None and opening.title.year is not None:
            printed = re.search(YEAR, opening.title.text)
            span = opening.place_of(printed[0]) if printed else opening.span
            titled = FoundFact(str(opening.title.year), span, "title")
            against = list(self._against(opening.title.year))
            if not against:
                return opening.title.year, titled.span
            self._doubt("year", (titled, *against), rival=True)
            return None
        candidates = [sentence.year for sentence in self.sentences if sentence.year]
        for rival, title in self._rivals():
            if title.year:
                candidates.append(rival._replace(value=str(title.year)))
        for period, span in self._periods_found():
            if period.start.year == period.end.year:
                candidates.append(FoundFact(str(period.start.year), span, "period"))
        if not candidates and self.work.year:
            candidates = [self.work.year]
        values = {fact.value for fact in candidates}
        if len(values) == 1:
            return int(candidates[0].value), candidates[0].span
        self._doubt("year", candidates, rival=bool(candidates))
        return None

    def _against(self, year: int) -> Iterator[FoundFact]:
        """Evidence against the title's *year*: the period, or publication before that year."""
        period, day = self.values["period"], self.values["published"]
        own = year_of([period]) if period else None
        if own == year:
            return
        if own and day and day.year == own + 1:
            yield FoundFact(str(own), self._periods_found()[0][1], "period")
        for fact in self.labelled:
            printed = _day_of(fact) if fact.label == "published" else None
            if printed and printed.year < year:
                yield fact

    def _periods_found(self) -> list[tuple[Period, Span | None]]:
        return periods_in(self.above) or periods_in(self.below)

    def _period(self) -> Decided:
        found = self._periods_found()
        if len({period for period, _ in found}) < 2:
            return found[0] if found else None
        printed = (FoundFact(f"{item.start}—{item.end}", span, "period") for item, span in found)
        self._doubt("period", printed, rival=True)
        return None

    def _published(self) -> Decided:
        """The day of publication: labelled above the report, labelled below it, without a label."""
        for found in (
            [fact for fact in self.labelled if fact.label == "published"],
            [fact for fact in self.labelled_below if fact.label == "published"],
            [fact for fact in self.labelled if fact.label == "date"],
            list(days_beside_labels(self.above, is_titled=self.opening.title is not None)),
        ):
            days = {day: fact.span for fact in found if (day := self._day(fact))}
            if len(days) == 1:
                return next(iter(days.items()))
            if self.page.published in days:
                return self.page.published, days[self.page.published]
            if days:
                self._doubt("published", found, rival=True)
                return None
        return self._of_page_or_doubt("published", filter(self._day, self.in_doubt))

    def _of_page_or_doubt(self, name: str, in_doubt: Iterable[FoundFact]) -> Decided:
        """The page's own fact; failing it, those *in_doubt* are reported."""
        own = getattr(self.page, name)
        found = [fact for fact in in_doubt if fact.label == name]
        if found and not own:
            self._doubt(name, found, rival=False)
        return (own, None) if own else None

    def _day(self, found: FoundFact) -> datetime.date | None:
        day = _day_of(found)
        # No report comes out before its year.
        return day if day and day.year >= (self.opening.year or 0) else None

    def _only(self, name: str) -> Decided:
        """The one value that is printed behind the labels of *name*, or the page's own."""
        found = [fact for fact in self.labelled if fact.label == name]
        found = found or [fact for fact in self.labelled_below if fact.label == name]
        values = {fact.value: fact.span for fact in found}
        if not values:
            return self._of_page_or_doubt(name, self.in_doubt)
        own = getattr(self.page, name)
        if own in values:
            return own, values[own]
        if len(values) == 1:
            return next(iter(values.items()))
        self._doubt(name, found, rival=True)
        return None


def _day_of(found: FoundFact) -> datetime.date | None:
    match = LABELLED_DAY.match(narrow(found.value))
    return day_in(match) if match else None


_NOT_FOUND = {"title": "title-not-found", "year": "year-not-found", "agency": "agency-not-found"}
#: The kinds of sections that other papers do not have.
_OWN_KINDS = frozenset({"proactive", "applications", "reviews"})
#: More candidates than these say no more.
_MOST_CANDIDATES = 12


def is_a_report(facts: Facts, sections: Sequence[Section]) -> bool:
    """Return whether a text without a form's tables is a report by its title or its sections."""
    if facts.values["title"] or any(doubt.rival for doubt in facts.doubts):
        return True
    kinds = {section.kind for section in sections}
    return (
        facts.announced
        or len(kinds & _OWN_KINDS) > 1
        or (bool(kinds & _OWN_KINDS) and any("公开" in section.heading for section in sections))
    )


def is_other_paper(facts: Facts, above: Sequence[MetadataLine], page: PageFacts | None) -> bool:
    """Return whether no title of a report is there, and that of another paper is."""
    rivals = any(doubt.rival and doubt.fact == "title" for doubt in facts.doubts)
    if facts.values["title"] or rivals:
        return False
    lines = [line.text for line in above if line.text]
    pairs = (above + below for above, below in pairwise(lines))
    named = (page.title,) if page and page.title else ()
    return any(map(names_other_paper, chain(named, lines, pairs)))


def report_facts(facts: Facts, collector: Collector) -> None:
    """One finding for each fact that is not certain; its candidates are the related places."""
    for doubt in facts.doubts:
        uncertain = "fact-uncertain"
        code = uncertain if doubt.rival else _NOT_FOUND.get(doubt.fact, uncertain)
        spans = [found.span for found in doubt.candidates if found.span is not None]
        is_there = spans and code == uncertain
        at = min(spans, key=lambda span: span.start) if is_there else Span(0, 0)
        named: list[Related] = []
        for found in list(dict.fromkeys(doubt.candidates))[:_MOST_CANDIDATES]:
            place = collector.source.place(*found.span) if found.span else NOWHERE
            named.append(related_place(found.value, doubt.fact, None, place))
        values = "、".join(dict.fromkeys(related.message for related in named))
        collector.add_related(code, at, doubt.fact, tuple(named), candidates=values)
