# SPDX-License-Identifier: MIT
"""Findings on the facts about a report: those that are not certain, with their candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from ..diagnostics.collecting import Collector, Related, related_place
from ..narrative.content import Section
from ..text.source import PageFacts
from ..text.spans import NOWHERE, Span
from .metadata import Doubt, Facts
from .metadata_lines import FoundFact, MetadataLine
from .titles import names_other_paper

_NOT_FOUND = {
    "title": "title-not-found",
    "year": "year-not-found",
    "agency": "agency-not-found",
}
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
        code = "fact-uncertain" if doubt.rival else _NOT_FOUND[doubt.fact]
        spans = [found.span for found in doubt.candidates if found.span is not None]
        at = min(spans, key=lambda span: span.start) if spans and doubt.rival else Span(0, 0)
        related = tuple(_related(doubt, collector))
        values = "、".join(dict.fromkeys(found.value for found in _distinct(doubt.candidates)))
        collector.add_related(code, at, doubt.fact, related, candidates=values)


def _related(doubt: Doubt, collector: Collector) -> Iterator[Related]:
    for found in _distinct(doubt.candidates):
        span = found.span
        place = NOWHERE if span is None else collector.source.place(span.start, span.end)
        yield related_place(found.value, doubt.fact, None, place)


def _distinct(candidates: Iterable[FoundFact]) -> list[FoundFact]:
    return list(dict.fromkeys(candidates))[:_MOST_CANDIDATES]
