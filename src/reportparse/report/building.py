# SPDX-License-Identifier: MIT
"""Document -> Report: which tables are a form's, what the sections are, what the facts are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, takewhile
from typing import Any

from attrs import field, frozen

from ..diagnostics.model import Collector
from ..document.headings import breadcrumb_steps
from ..document.lines import Block, Split
from ..document.sections import OutlineSection
from ..document.tree import Document
from ..narrative.content import Child, Content, FormTable, Paragraph, Section, Table, walk
from ..tables.pages import PageReader
from ..tables.tokens import rows
from ..tables.values import Figures
from ..text.characters import simplified
from ..text.spans import Span
from .metadata import Facts, find_facts, find_title, parts_of_title
from .model import Origin, Report, Source, form_fields
from .owners import other_owners

#: By how much making a table rectangular may multiply its cells.
_MOST_PADDING = 64

#: Words in the heading that tell the kind of a section, the telling ones first: 申请 also
#: stands in the heading of section four, 公开 in nearly all.
_KINDS = (
    ("reviews", re.compile(r"复议|诉讼")),
    ("problems", re.compile(r"问题|不足|改进|困难")),
    ("applications", re.compile(r"申请")),
    ("proactive", re.compile(r"主动公开")),
    ("other_matters", re.compile(r"其[他它].*(?:事项|报告|说明)|需要?(?:报告|说明)的")),
    ("overview", re.compile(r"总体|概述|概况|基本情况|工作情况|开展情况|主要工作")),
)


def recognise(document: Document, reader: PageReader, collector: Collector) -> Report:
    """The report that *document* is; every document is one.

    Args:
        document: The tree of the text.
        reader: What reads tables on the forms known.
        collector: Where the findings go; they become the report's diagnostics.
    """
    breadcrumb, title, preamble = _opening(document.opening, reader.split)
    tables = [block for block in document.blocks() if block.type == "TABLE"]
    agency, year = parts_of_title(title or "")
    owners = other_owners(document, agency, year)
    figures = reader.read(
        [block.lines for block in tables],
        year,
        collector,
        [owners.get(id(block)) for block in tables],
    )
    if figures is None:
        _report_unknown_form(document, collector)
    builder = _Builder.of(tables, figures)
    opening = builder.content(preamble)
    sections = builder.sections(document.sections)
    facts = find_facts(title, _paragraphs(opening), _paragraphs(walk(sections)))
    _report_facts(title, facts, collector)
    model: type[Report] = (figures.form.report if figures else None) or Report
    return model(
        title=title,
        agency=facts.agency,
        year=facts.year,
        period=facts.period,
        published=facts.published,
        breadcrumb=breadcrumb,
        contact=facts.contact,
        preamble=opening,
        sections=sections,
        source=Source.of(document.source),
        diagnostics=collector.in_order(),
        origin=Origin(document.source, figures),
        **_on_form(figures),
    )


def _report_unknown_form(document: Document, collector: Collector) -> None:
    """One finding for each table that the report then lacks, so that each path is named."""
    end = len(document.source.text)
    for name in form_fields(Report):
        collector.add("form-unknown", Span(end, end), name, table=name)


def _on_form(figures: Figures | None) -> dict[str, Any]:
    """What the report holds because it is on a form."""
    if figures is None:
        return {}
    return {"form": figures.form.key, "extra": tuple(figures.extra), **figures.models()}


def _opening(
    blocks: Sequence[Block], split: Split
) -> tuple[tuple[str, ...], str | None, list[Block]]:
    """The steps of the breadcrumb, the title, and the blocks that are neither.

    Both are sought before the first table only: taken out from between two tables they
    would leave one. What keeps a line from being taken for a cell of the table below it stays.
    """
    top = list(takewhile(lambda block: block.type != "TABLE" or not rows(block.lines), blocks))
    crumb = next((block for block in top if block.type == "BREADCRUMB"), None)
    if crumb is not None and _parted_from_table(crumb, blocks):
        crumb = None
    texts = [block for block in top if block.type == "TEXT"]
    title = find_title(block.text for block in texts)
    titled = next((block for block in texts if block.text == title), None)
    parted = _parted_from_table(titled, blocks) if titled else None
    if parted is not None and split(parted.lines[0].raw) is not None:
        title = titled = None
    rest = [block for block in blocks if block is not crumb and block is not titled]
    return breadcrumb_steps(crumb.text) if crumb else (), title, rest


def _parted_from_table(one: Block, blocks: Iterable[Block]) -> Block | None:
    """The line of text that *one* parts from a table below it, if it does."""
    printed = [block for block in blocks if block.type != "BLANK"]
    beside = zip(printed, printed[1:], printed[2:], strict=False)
    parts = (above for above, middle, below in beside if middle is one and below.type == "TABLE")
    return next((above for above in parts if above.type == "TEXT"), None)


@lru_cache(maxsize=1 << 10)
def kind_of_heading(heading: str) -> str | None:
    """The kind of section that the words of a *heading* tell."""
    words = simplified(heading)
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)


@frozen
class _Builder:
    """Turns the document's blocks into the report's paragraphs, tables and sections."""

    _tables: dict[int, tuple[str, ...]]
    _kinds: dict[str, str | None]
    _placed: set[str] = field(factory=set)

    @classmethod
    def of(cls, tables: Sequence[Block], figures: Figures | None) -> _Builder:
        """A builder that knows which of the form's tables stand in which of the page's *tables*."""
        placed = zip(tables, figures.tables, strict=True) if figures else ()
        forms = figures.forms if figures else {}
        kinds = {name: form.table_of[name].kind for name, form in forms.items()}
        return cls({id(block): found for block, found in placed if found}, kinds)

    def sections(self, sections: Iterable[OutlineSection]) -> tuple[Section, ...]:
        """The report's sections of the highest level, told by their kinds."""
        return tuple(self._section(section, section.heading.level == 1) for section in sections)

    def content(self, blocks: Iterable[Block]) -> tuple[Content, ...]:
        """The paragraphs and tables that *blocks* are."""
        return tuple(chain.from_iterable(map(self._block, blocks)))

    def _section(self, section: OutlineSection, tell: bool) -> Section:
        heading = section.heading
        children: list[Child] = []
        if heading.prose:
            children.append(Paragraph(heading.prose, section.head.span.end - len(heading.prose)))
        for child in section.children:
            if isinstance(child, Block):
                children += self._block(child)
            else:
                children.append(self._section(child, tell=False))
        return Section(
            kind=self._kind(heading.title, children) if tell else None,
            number=heading.number,
            heading=heading.title,
            level=heading.level,
            separator=heading.separator,
            children=tuple(children),
            start=section.head.span.start,
        )

    def _kind(self, heading: str, children: Iterable[Child]) -> str | None:
        """The kind of a section by its heading or, failing that, by the form's table in it."""
        tables = (self._kinds[child.table] for child in children if isinstance(child, FormTable))
        return kind_of_heading(heading) or next(tables, None)

    def _block(self, block: Block) -> Iterator[Content]:
        if block.type == "BLANK":
            return
        if block.type != "TABLE":
            yield Paragraph(block.text, block.span.start)
        elif id(block) in self._tables:
            yield from map(FormTable, self._first_seen(self._tables[id(block)]))
        else:
            table = rectangular(rows(block.lines))
            if table:
                yield Table(table)

    def _first_seen(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            if name not in self._placed:
                self._placed.add(name)
                yield name


def rectangular(table: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """*table* with blank cells added, so that all rows are as long as the longest.

    A table that would grow out of all proportion (one row of a million cells over a million
    rows of one) stays as it is.
    """
    width = max(map(len, table), default=0)
    if width * len(table) > _MOST_PADDING * (sum(map(len, table)) + _MOST_PADDING):
        return tuple(table)
    return tuple(row + ("",) * (width - len(row)) for row in table)


def _paragraphs(children: Iterable[Child]) -> list[str]:
    return [child.text for child in children if isinstance(child, Paragraph)]


def _report_facts(title: str | None, facts: Facts, collector: Collector) -> None:
    start = Span(0, 0)
    if title is None:
        collector.add("title-not-found", start, "title")
    if facts.year is None:
        collector.add("year-not-found", start, "year")
    if facts.agency is None:
        collector.add("agency-not-found", start, "agency")
