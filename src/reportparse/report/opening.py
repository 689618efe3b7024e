# SPDX-License-Identifier: MIT
"""The lines above the first heading: the breadcrumb, the title, and the blocks that are neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, takewhile
from typing import Any, NamedTuple

from ..document.headings import breadcrumb_steps
from ..document.lines import Block, Split
from ..tables.tokens import rows
from ..text.source import PageFacts
from ..text.spans import Span
from .agreement import same_script
from .dates import find_period, period_of, year_of
from .metadata_candidates import TitleFound, beside_title, refused_titles, titles, with_agency_above
from .metadata_lines import FoundFact, MetadataLine, labelled, lines_of_blocks
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
        """The place of *words* in the title; that of the title where it is broken or lacks them."""
        title, span = self.title, self.span
        if title is None or span is None or span.end - span.start != len(title.text):
            return span
        at = title.text.find(words)
        return Span(span.start + at, span.start + at + len(words)) if at >= 0 else span


#: Titles that say less cannot contradict those that say more.
_SAYS_AGENCY, _SAYS_YEAR, _AGREES = 2, 2, 3


def read_opening(lines: Sequence[MetadataLine], page: PageFacts | None) -> Opening:
    """The title and the stated facts in *lines*, those before the first heading."""
    stating, told = stated(lines)
    if "title" in told:
        value, span = told["title"]
        title = (title_in(value) or Title(value, None, None, 0, 0, alone=True)) if value else None
        return Opening(title, span, (), (), tuple(stating), (), told)
    rest = [index for index in range(len(lines)) if index not in stating]
    own = [lines[index] for index in rest]
    found = titles(own)
    from_page = title_in(page.title) if page and page.title else None
    best = _best_titles(found, from_page, periods_in(own))
    if len(best) > 1 and [*filter(partial(_has_day_below, own), best)] == best[-1:]:
        between = own[best[0].end : best[-1].first]
        # Those above it are of a list of reports.
        best = best if any("。" in line.text for line in between) else best[-1:]
    refused = () if best else tuple(refused_titles(own))
    if len(best) == 1:
        chosen = with_agency_above(own, best[0], from_page)
        within = range(chosen.first, chosen.end) if chosen.takes_lines else ()
        taken = (*(rest[index] for index in within), *stating)
        again = [title for title in found if title.title.text == chosen.title.text]
        beside = tuple(chain.from_iterable(beside_title(own, title) for title in again))
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


def _has_day_below(lines: Sequence[MetadataLine], found: TitleFound) -> bool:
    """True if the line below a title on a line of its own states when it was published."""
    below = labelled(lines[found.end : found.end + 1], anywhere=True, year=found.title.year)
    return found.takes_lines and any(fact.label == "published" for fact in below)


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


class TopOfPage(NamedTuple):
    """The steps of the breadcrumb, the title with the stated facts, and the other blocks."""

    breadcrumb: tuple[str, ...]
    opening: Opening
    rest: list[Block]


def top_of_page(blocks: Sequence[Block], page: PageFacts | None, split: Split) -> TopOfPage:
    """The opening of a report from *blocks*, those above the first heading.

    A line whose removal would join a line of text to the table below it, as one of its cells, is
    read and stays.
    """
    crumb = _breadcrumb(blocks)
    # Entries of a menu above the breadcrumb are not beside what is below it.
    lines = [
        (block, MetadataLine((), is_row=True) if block is crumb else line)
        for block, line in lines_of_blocks(blocks)
    ]
    if lines and lines[0][0] is crumb:
        del lines[0]
    opening = read_opening([line for _, line in lines], page)
    taken = [lines[index][0] for index in opening.taken]
    parted = _parted_from_table(taken, blocks)
    if parted is not None and split(parted.lines[0].raw) is not None:
        opening, taken = opening._replace(taken=()), []
    gone = {id(block) for block in (*taken, crumb)}
    rest = [block for block in blocks if id(block) not in gone]
    return TopOfPage(breadcrumb_steps(crumb.text) if crumb else (), opening, rest)


def _breadcrumb(blocks: Sequence[Block]) -> Block | None:
    """The breadcrumb, which is above the first table."""
    top = takewhile(lambda block: block.type != "TABLE" or not rows(block.lines), blocks)
    crumb = next((block for block in top if block.type == "BREADCRUMB"), None)
    return None if crumb and _parted_from_table([crumb], blocks) else crumb


def _parted_from_table(taken: Sequence[Block], blocks: Iterable[Block]) -> Block | None:
    """The line of text that *taken*, which follow each other, part from a table below."""
    ids = {id(block) for block in taken}
    above: Block | None = None
    inside = False
    for block in blocks:
        if block.type == "BLANK":
            continue
        if id(block) in ids:
            inside = True
        elif inside:
            return above if above and above.type == "TEXT" and block.type == "TABLE" else None
        else:
            above = block
    return None
