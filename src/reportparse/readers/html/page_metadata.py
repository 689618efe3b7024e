# SPDX-License-Identifier: MIT
"""A page's statements about itself outside the report: title, publication, index number, source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from selectolax.lexbor import LexborHTMLParser

from ...report.dates import LABELLED_DAY, day_in
from ...report.metadata_lines import FoundFact, LinePiece, MetadataLine, labelled
from ...report.titles import names_report, title_in
from ...report.unlabelled_days import days_beside_labels
from ...text.source import PageFacts
from ..blocks import Words
from .outside_tables import PageBlock

#: The names of `<meta>` elements, lower case, that government sites use (GB/T 34987 and the
#: content systems before it).
_META = {
    "title": ("articletitle", "og:title", "dc.title", "title"),
    "published": ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "date"),
    "index_number": ("indexnumber", "contentindex", "index"),
    "publisher": ("publisher", "dc.publisher"),
    "source": ("contentsource", "source"),
}
#: Longer lines and rows are prose.
_SHORT = 300
#: Kinds of labels of a day of publication.
_DAYS = frozenset({"published", "date"})
#: This many lines below the title say when and by whom it was published.
_BELOW_TITLE = 3


def page_facts(page: LexborHTMLParser, found: Sequence[PageBlock]) -> PageFacts:
    """The facts of a page from its `<meta>` elements or, failing these, its text."""
    named = dict(_named(page))
    stated = {
        fact: next((named[name] for name in names if name in named), None)
        for fact, names in _META.items()
    }
    lines = list(_lines(found))
    printed = _printed(labelled(lines, anywhere=True))
    heading = printed.get("heading")
    title = page.css_first("title")
    day = LABELLED_DAY.search(
        stated["published"] or printed.get("published") or _beside_title(lines) or ""
    )
    return PageFacts(
        title=stated["title"]
        or (heading if heading and names_report(heading) else None)
        or (" ".join(title.text().split()) or None if title else None),
        published=day_in(day) if day else None,
        index_number=stated["index_number"] or printed.get("index_number"),
        document_number=printed.get("document_number"),
        publisher=stated["publisher"] or printed.get("publisher"),
        source=stated["source"] or printed.get("source"),
    )


def _printed(facts: Iterable[FoundFact]) -> dict[str, str]:
    """The labelled *facts* of a page that are certain and that it does not print in two ways."""
    values: dict[str, set[str]] = {}
    for fact in facts:
        if not fact.in_doubt:
            values.setdefault(fact.label, set()).add(fact.value)
    return {label: found.pop() for label, found in values.items() if len(found) == 1}


def _beside_title(lines: Sequence[MetadataLine]) -> str | None:
    """The one day on the lines below the title that no label says to be another's."""
    days = set()
    for index, line in enumerate(lines, 1):
        title = title_in(line.text) if line.text else None
        if title and title.alone:
            below = lines[index : index + _BELOW_TITLE]
            dates = (
                fact
                for fact in labelled(below, anywhere=True)
                if fact.label in _DAYS and not fact.in_doubt
            )
            days |= {fact.value for fact in chain(dates, days_beside_labels(below, is_titled=True))}
    return days.pop() if len(days) == 1 else None


def _named(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for meta in page.css("meta"):
        attributes = meta.attributes
        name = attributes.get("name") or attributes.get("property")
        content = " ".join((attributes.get("content") or "").split())
        if name and content:
            yield name.lower(), content


def _lines(found: Sequence[PageBlock]) -> Iterator[MetadataLine]:
    """The short lines of the page that are no sentences, and the rows of its tables."""
    for part in found:
        if isinstance(part.block, Words):
            text = part.block.text.strip()
            if text and len(text) <= _SHORT and "。" not in text:
                yield MetadataLine((LinePiece(text, None),))
        else:
            for row in part.block.rows:
                texts = list(filter(None, [cell.text.strip() for cell in row]))
                if texts and sum(map(len, texts)) <= _SHORT:
                    pieces = map(LinePiece, texts, repeat(None))
                    yield MetadataLine(tuple(pieces), len(row) > 1)
