# SPDX-License-Identifier: MIT
"""The lines above the first heading -> the title of the report, among all that name a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..text.source import PageFacts
from ..text.spans import Span
from .agreement import same_script
from .dates import find_period, period_of, year_of
from .metadata_candidates import TitleFound, beside_title, refused_titles, titles, with_agency_above
from .metadata_lines import FoundFact, MetadataLine
from .model import Period
from .stated_facts import stated
from .titles import Title, title_in


class Opening(NamedTuple):
    """Statements of the lines before the first heading about the report's title.

    Attributes:
        title: The title; None if there is none, or none for certain.
        span: Its place in the text; None if only the file says it.
        rivals: The titles among which none is certain.
        refused: Lines that name a report and are not its title.
        taken: The lines that print the title and nothing else, and those that state facts.
        beside: Agencies on the lines next to the title.
        stated: The facts that the first lines state, with their places.
    """

    title: Title | None
    span: Span | None
    rivals: tuple[FoundFact, ...]
    refused: tuple[FoundFact, ...]
    taken: tuple[int, ...]
    beside: tuple[FoundFact, ...]
    stated: Mapping[str, tuple[Any, Span | None]]

    @property
    def year(self) -> int | None:
        """The year that the title names."""
        return self.title.year if self.title else None

    def place_of(self, words: str) -> Span | None:
        """The place of *words*, a pattern, in the title; that of the title where it is broken."""
        title, span = self.title, self.span
        match = re.search(words, title.text) if title else None
        if title is None or span is None or match is None:
            return span
        if span.end - span.start != len(title.text):
            return span
        return Span(span.start + match.start(), span.start + match.end())


#: Titles that say less cannot contradict those that say more.
_SAYS_AGENCY, _SAYS_YEAR, _AGREES = 2, 2, 3


def read_opening(lines: Sequence[MetadataLine], page: PageFacts | None) -> Opening:
    """The title and the stated facts in *lines*, those before the first heading."""
    stating, facts = stated(lines)
    told = {
        name: (
            value,
            lines[stating.start + place]
            .pieces[0]
            .span(start, len(lines[stating.start + place].text)),
        )
        for place, (name, (value, start)) in enumerate(facts.items())
    }
    if "title" in told:
        value, span = told["title"]
        title = (title_in(value) or Title(value, None, None, 0, 0, alone=True)) if value else None
        return Opening(title, span, (), (), tuple(stating), (), told)
    rest = [index for index in range(len(lines)) if index not in stating]
    own = [lines[index] for index in rest]
    found = titles(own)
    from_page = title_in(page.title) if page and page.title else None
    best = _best_titles(found, from_page, periods_in(own))
    refused = () if best else tuple(refused_titles(own))
    if len(best) == 1:
        chosen = with_agency_above(own, best[0], from_page)
        within = range(chosen.first, chosen.end) if chosen.takes_lines else ()
        taken = (*(rest[index] for index in within), *stating)
        beside = tuple(beside_title(own, chosen))
        return Opening(chosen.title, chosen.span, (), refused, taken, beside, told)
    rivals = tuple(FoundFact(candidate.title.text, candidate.span, "title") for candidate in best)
    return Opening(None if rivals else from_page, None, rivals, refused, tuple(stating), (), told)


def _best_titles(
    found: Sequence[TitleFound], page: Title | None, periods: Sequence[tuple[Period, Span | None]]
) -> list[TitleFound]:
    """The title that says most and agrees most; several where these contradict each other."""
    year = year_of(period for period, _ in periods)

    def score(candidate: TitleFound) -> int:
        title = candidate.title
        agrees = (title.year is not None and title.year == year) + (
            page is not None and _parts(title) == _parts(page)
        )
        return (
            _SAYS_AGENCY * (title.agency is not None)
            + _SAYS_YEAR * (title.year is not None)
            + _AGREES * agrees
        )

    best = max(map(score, found), default=0)
    top = [candidate for candidate in found if score(candidate) == best]
    if len({_parts(candidate.title) for candidate in top}) > 1:
        return top
    alone = [candidate for candidate in top if candidate.takes_lines]
    return (alone or top)[:1]


def _parts(title: Title) -> tuple[str | None, int | None]:
    return same_script(title.agency) if title.agency else None, title.year


def periods_in(lines: Iterable[MetadataLine]) -> list[tuple[Period, Span | None]]:
    """The periods that *lines* state."""
    found = []
    for line in lines:
        for piece in line.pieces:
            match = find_period(piece.text)
            period = period_of(match) if match else None
            if match and period:
                found.append((period, piece.span(*match.span())))
    return found
