# SPDX-License-Identifier: MIT
"""Document -> Report: which tables are a form's, what the sections are, what the facts are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from attrs import field, frozen

from ..diagnostics.collecting import Collector
from ..document.lines import Block
from ..document.sections import OutlineSection
from ..document.tree import Document
from ..forms.form import Form
from ..forms.section_kinds import is_heading, kind_of_heading
from ..narrative.content import Child, Content, FormTable, Paragraph, Section, Table, walk
from ..tables.other_rows import is_other_row
from ..tables.pages import PageReader
from ..tables.tokens import rows
from ..tables.values import Figures
from ..text.numerals import shows_figure
from ..text.patterns import late
from ..text.source import BLANKS, PICTURED
from ..text.spans import Span
from .metadata import is_a_report, is_other_paper, read_facts, report_facts
from .metadata_lines import lines_of_content
from .model import Origin, Report, Source
from .opening import top_of_page
from .owners import other_owners
from .parted_tables import with_parted_tables

#: By how much making a table rectangular may multiply its cells.
_MOST_PADDING = 64
#: Shorter labels are not of the form alone: 总计, 其他.
_SHORTEST_LABEL = 3


def recognise(document: Document, reader: PageReader, collector: Collector) -> Report:
    """The report that *document* is; every document is one. The findings go to *collector*."""
    page, whole = document.source.page, document
    top = top_of_page(document.opening, page, reader.split)
    title = top.opening.title
    own = title.agency if title else None, top.opening.year
    document, tables, figures = _read(document, reader, own, collector)
    top = top_of_page(document.opening, page, reader.split) if document is not whole else top
    builder = _Builder.of(tables, figures)
    preamble = builder.content(top.rest)
    sections = builder.sections(document.sections)
    text = document.source.text
    above, below = lines_of_content(preamble, text), lines_of_content(walk(sections), text)
    facts = read_facts(top.opening, above, below, top.breadcrumb, page)
    is_other = not _has_figures(figures) and is_other_paper(facts, above, page)
    is_none = figures is None and not is_a_report(facts, sections)
    missing = _missing(figures, top.opening.year, reader.forms)
    if is_none or is_other:
        collector.found[:] = []
        _report_none(text, collector)
        missing = {}
    elif figures is None:
        _report_unknown_form(document, top.opening.year, reader.forms, collector)
    elif _is_blank(figures):
        collector.add("figures-blank", Span(0, 0))
    for start, code, reasons in document.source.unread:
        collector.add(code, Span(start, start), reason=reasons[collector.language == "zh"])
    if not is_none:
        builder.report_tables_left(document, reader.forms, missing, collector)
        report_facts(facts, collector)
    model: type[Report] = (figures.form.report if figures else None) or Report
    return model(
        **facts.values,
        breadcrumb=top.breadcrumb,
        contact=facts.contact,
        preamble=preamble,
        sections=sections,
        source=Source.of(document.source),
        diagnostics=collector.in_order(),
        origin=Origin(document.source, figures, facts.spans),
        **_on_form(figures),
    )


def _read(
    document: Document,
    reader: PageReader,
    own: tuple[str | None, int | None],
    collector: Collector,
) -> tuple[Document, list[Block], Figures | None]:
    """The figures of a report on its *own* agency and year, with the tables that they are in.

    What is printed as a form declares it needs no look for a second table within one.
    """
    year = own[1]
    tables = [block for block in document.blocks() if block.type == "TABLE"]
    owners = other_owners(document, *own)
    if not owners:
        figures = reader.read_declared([block.lines for block in tables], year, collector)
        if figures is not None:
            return document, tables, figures
    parted = with_parted_tables(document, *own)
    if parted is not document:
        tables = [block for block in parted.blocks() if block.type == "TABLE"]
        owners = other_owners(parted, *own)
    lines = [block.lines for block in tables]
    figures = reader.read(lines, year, collector, [owners.get(id(block)) for block in tables])
    return parted, tables, figures


#: Why a report has no table of a form, in Chinese and English.
_REASONS: Final = {
    "pictures": ("文中有图片，表格可能是图片", "the text has pictures, which the tables may be"),
    "tables": ("文中的表格没有格式规定的栏目名称", "the tables in the text do not have its labels"),
    "commas": ("文中有以逗号分隔的数字", "the text has numbers separated by commas"),
    "attachment": ("表格可能在附件中", "the tables may be in an attachment"),
    "empty": ("文件是空的", "the file is empty"),
    "other": (
        "没有报告标题，也没有报告的表格和章节",
        "it has neither the title nor the tables and sections of one",
    ),
    "none": ("文中没有表格", "the text has no table"),
}
_PICTURE = "［图］"
_COMMAS = late(r"^[^\n]*(?:,[0-9]+){3}", re.MULTILINE)


def _report_none(text: str, collector: Collector) -> None:
    """Report that *text* is no report, and why."""
    reason = _REASONS["other" if text.strip(f"{BLANKS}\r\n\f\ufeff") else "empty"]
    collector.add("not-a-report", Span(0, 0), reason=reason[collector.language == "en"])


def _report_unknown_form(
    document: Document, year: int | None, forms: Sequence[Form], collector: Collector
) -> None:
    """Report why no form was found."""
    text, end = document.source.text, len(document.source.text)
    likely = {
        "pictures": _PICTURE in text
        or any(part.code == PICTURED for part in document.source.unread),
        "commas": bool(_COMMAS.search(text)),
        "tables": any(block.type == "TABLE" for block in document.blocks()),
        "attachment": "附件" in text,
    }
    reason = next((name for name, is_there in likely.items() if is_there), "none")
    known = _of_year(forms, year)
    titles = "、".join(table.title for form in known[:1] for table in form.tables)
    collector.add(
        "form-unknown",
        Span(end, end),
        tables=titles and f"（{titles}）",
        reason=_REASONS[reason][collector.language == "en"],
    )


def _of_year(forms: Iterable[Form], year: int | None) -> list[Form]:
    """The forms of a *year*; all if it is not known."""
    return [form for form in forms if year is None or form.since <= year <= (form.until or year)]


def _missing(figures: Figures | None, year: int | None, forms: Sequence[Form]) -> dict[str, str]:
    """The titles of the tables that the page lacks, by their names.

    Where no form was found these are those of the year's form, or of every form.
    """
    if figures is None:
        known = reversed(_of_year(forms, year))
        return {table.name: table.title for form in known for table in form.tables}
    there = set(chain.from_iterable(figures.tables))
    own = ((name, form.table_of[name].title) for name, form in figures.forms.items())
    return {name: title for name, title in own if name not in there}


def _is_blank(figures: Figures) -> bool:
    """True if the page has cells for figures, and all are plainly blank."""
    reasons = {null.status for null in figures.nulls.values()}
    has_cells = any(path not in figures.nulls for path in figures.values)
    return has_cells and reasons <= {"missing"} and not _has_figures(figures)


def _has_figures(figures: Figures | None) -> bool:
    values = figures.values.values() if figures else ()
    return any(value is not None and not isinstance(value, str) for value in values)


def _on_form(figures: Figures | None) -> dict[str, Any]:
    """The parts of a report that its form adds."""
    if figures is None:
        return {}
    return {
        "form": figures.form.key,
        "statuses": {path: null.status for path, null in figures.nulls.items()},
        "unread": {path: null.text for path, null in figures.nulls.items() if null.text},
        "extra": tuple(figures.extra),
        **figures.models(),
    }


@frozen
class _Builder:
    """Turns the document's blocks into the report's paragraphs, tables and sections."""

    _tables: dict[int, tuple[str, ...]]
    _kinds: dict[str, str | None]
    _placed: set[str] = field(factory=set)

    @classmethod
    def of(cls, tables: Sequence[Block], figures: Figures | None) -> _Builder:
        """A builder that knows which of the form's tables are in which of the page's *tables*."""
        placed = zip(tables, figures.tables, strict=True) if figures else ()
        forms = figures.forms if figures else {}
        kinds = {name: form.table_of[name].kind for name, form in forms.items()}
        return cls({id(block): found for block, found in placed if found}, kinds)

    def sections(self, sections: Iterable[OutlineSection]) -> tuple[Section, ...]:
        """The report's sections of the highest level, identified by their kinds."""
        several = list(sections)
        highest = min((section.heading.level for section in several), default=1)
        known = [is_heading(one.heading.title) for one in several if one.heading.level == highest]
        are_sections = highest == 1 or sum(known) * 2 >= len(known)
        return tuple(
            self._section(
                section,
                section.heading.level == highest
                and (are_sections or is_heading(section.heading.title)),
            )
            for section in several
        )

    def report_tables_left(
        self,
        document: Document,
        forms: Sequence[Form],
        missing: Mapping[str, str],
        collector: Collector,
    ) -> None:
        """Report *missing* tables, and tables in sections of the form that are not read as its own.

        Those without a header may be rows of the table above, which a line of text parts from
        it. One with a label of *forms* is the section's own where none was found, under another
        header.
        """
        found = {one.path for one in collector.found}
        left = dict(missing)
        kind = above = None
        for block, _ in document.blocks_with_headings:
            if block.heading is not None and block.heading.level == 1:
                kind, above = kind_of_heading(block.heading.title), None
            elif block.type == "TABLE" and id(block) in self._tables:
                above = self._tables[id(block)][-1]
            elif block.type == "TABLE" and (above or (kind in left and kind not in found)):
                table = [[cell for cell in row if cell] for row in rows(block.lines)]
                labels = "、".join(chain.from_iterable(table[: None if above else 1]))
                if not above and kind and _prints_label(table, kind, forms):
                    del left[kind]
                    collector.add("columns-differ", block.span, kind, labels=labels)
                elif above and all(
                    is_other_row(row) or all(map(shows_figure, row)) for row in table
                ):
                    collector.add("row-unknown", block.span, above, label=labels)
        end = len(document.source.text)
        for name, title in left.items():
            collector.add("table-missing", Span(end, end), name, table=title)

    def content(self, blocks: Iterable[Block]) -> tuple[Content, ...]:
        """The paragraphs and tables that *blocks* are."""
        return tuple(chain.from_iterable(map(self._block, blocks)))

    def _section(self, section: OutlineSection, tell: bool) -> Section:
        heading, head = section.heading, section.head
        start, text = head.start, head.text
        children: list[Child] = []
        if heading.prose:
            children.append(Paragraph(heading.prose, start + max(0, text.rfind(heading.prose))))
        for child in section.children:
            if isinstance(child, Block):
                children += self._block(child)
            else:
                children.append(self._section(child, tell=False))
        tables = (self._kinds[child.table] for child in children if isinstance(child, FormTable))
        return Section(
            # Failing the heading, the form's table in it says what it is.
            kind=kind_of_heading(heading.title) or next(tables, None) if tell else None,
            number=heading.number,
            heading=heading.title,
            level=heading.level,
            separator=heading.separator,
            children=tuple(children),
            start=start,
            words_start=start + max(0, text.find(heading.title)),
        )

    def _block(self, block: Block) -> Iterator[Content]:
        if block.type == "BLANK":
            return
        if block.type != "TABLE":
            yield Paragraph(block.text, block.start)
        elif id(block) in self._tables:
            yield from map(FormTable, self._first_seen(self._tables[id(block)]))
        else:
            table = rectangular(rows(block.lines))
            if table:
                yield Table(table, block.start)

    def _first_seen(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            if name not in self._placed:
                self._placed.add(name)
                yield name


def _prints_label(table: Iterable[Iterable[str]], kind: str, forms: Sequence[Form]) -> bool:
    """True if a table has figures and a label of that of *kind* on one of *forms*.

    Words like 总计 and 其他 tables of any kind have.
    """
    cells = list(chain.from_iterable(table))
    parts = [part for form in forms if kind in form.table_of for part in form.table_of[kind].parts]
    names = {name for part in parts for name in (*part.heads, *(row.name for row in part.rows))}
    words = [cell for cell in cells if len(cell) >= _SHORTEST_LABEL]
    return any(map(shows_figure, cells)) and any(
        form.vocabulary.kind(word) in names for form in forms for word in words
    )


def rectangular(table: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """*table* with blank cells added, so that all rows are as long as the longest.

    A table that would grow out of all proportion (one row of a million cells over a million
    rows of one) stays as it is.
    """
    width = max(map(len, table), default=0)
    if width * len(table) > _MOST_PADDING * (sum(map(len, table)) + _MOST_PADDING):
        return tuple(table)
    return tuple(row + ("",) * (width - len(row)) for row in table)
