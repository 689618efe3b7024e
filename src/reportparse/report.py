# SPDX-License-Identifier: MIT
"""The report: what parsing returns, what JSON holds, what canonical text is written from.

The JSON path of everything is its Python path. All classes are frozen; two reports are
equal when what they print is, wherever and however it was printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from attrs import field, fields, frozen

from .diagnostics import Diagnostic
from .forms import registry
from .forms.assembly import Figure
from .forms.base import Table as PrintedTable
from .forms.disclosure import Reviews
from .forms.disclosure_2019 import Applications2019, Proactive2019
from .forms.disclosure_2021 import Applications, Proactive
from .forms.rows import ExtraRow
from .forms.statistics_2014 import Indicator
from .forms.values import Figures
from .source import Position, SourceText, Span

#: Version of the JSON; its first number changes when a reader of the old JSON would fail.
SCHEMA_VERSION: Final = "1.0"


def hidden(default: Any = None) -> Any:
    """A field that is no part of equality, nor of JSON as it is."""
    return field(default=default, eq=False, repr=False, metadata={"json": False})


def form_table() -> Any:
    """A field of a report's class for one of its form's tables; None without it."""
    return field(default=None, metadata={"form_table": True})


@frozen
class Paragraph:
    """One line of prose.

    Attributes:
        text: Its words, the blanks around them left out.
        start: Offset of its first character in the text; None if it was not read from one.
    """

    text: str
    start: int | None = hidden()


@frozen
class Table:
    """A table that fits no form, as it was read, made rectangular.

    Attributes:
        rows: Its cells, row by row, all rows of one length.
    """

    rows: tuple[tuple[str, ...], ...]


@frozen
class FormTable:
    """The place where a table of the form stands; its figures are in the report.

    Attributes:
        table: The report's attribute that holds them (`applications`).
    """

    table: str


@frozen
class Section:
    """A heading and what stands under it.

    Attributes:
        kind: Of a section of the form, whatever the wording of its heading: `overview`,
            `proactive`, `applications`, `reviews`, `problems`, `other_matters`; else None.
        number: The heading's number, from 1.
        heading: Its words.
        level: 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `（1）`, 5 for `①`.
        separator: The mark between the heading and the paragraph that follows on the same
            line (`。`; empty if there is none); None where the heading has its own line.
        children: Paragraphs, tables and sections, in order.
        start: Offset of the heading's first character; None if it was not read from a text.
    """

    kind: str | None
    number: int
    heading: str
    level: int
    separator: str | None = None
    children: tuple[Child, ...] = ()
    start: int | None = hidden()


Content = Paragraph | Table | FormTable
Child = Content | Section


@frozen
class Period:
    """The days reported on.

    Attributes:
        start: The first.
        end: The last.
    """

    start: datetime.date
    end: datetime.date


@frozen
class Contact:
    """Where the agency can be reached, as printed; None for what is not printed.

    Attributes:
        address: 地址
        postcode: 邮编: six digits.
        phone: 电话, those for complaints aside.
        fax: 传真
        email: 电子邮箱
        website: 网址
    """

    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    fax: str | None = None
    email: str | None = None
    website: str | None = None


@frozen
class Source:
    """What the report was read from.

    Attributes:
        name: The file's name as given; None for text without one.
        encoding: The encoding of the file; None for text that was given as `str`.
    """

    name: str | None = None
    encoding: str | None = None


@frozen
class Provenance:
    """Where a figure was read.

    Attributes:
        line: From 1.
        column: Of its first character, from 1, counted in characters.
        end_line: Line of the end.
        end_column: Column after the last character.
        text: The characters themselves; empty for a blank cell.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@frozen(kw_only=True)
class Mention:
    """A quantity that the narrative states.

    Attributes:
        label: The words that say what is counted, as far as the clause does.
        value: The number in *unit*: `1.2万条` is 12000.
        unit: What is counted in (条, 件, 人次, %).
        approximate: Whether the text says that the number is not exact (约, 余, 近 …).
        text: The characters that state it; where the text says that there was nothing
            (未收到政府信息公开申请) its whole clause, and *value* is 0.
        line: From 1; 0 where the report was not read from a text.
        column: Of the first character, from 1; 0 like *line*.
        path: The figure of the tables that it states, or the table where it states the sum of
            several; None where it states none, or leaves doubt which.
    """

    label: str
    value: int | Decimal
    unit: str
    approximate: bool
    text: str
    line: int
    column: int
    path: str | None = None


@frozen
class Origin:
    """The text a report was read from and where its figures stand in it.

    Attributes:
        source: The text.
        figures: What was read from its tables; None without any.
    """

    source: SourceText
    figures: Figures | None = None

    @cached_property
    def spans(self) -> Mapping[str, Span]:
        """The characters of each figure's cell, by path."""
        return self.figures.spans() if self.figures else {}

    def provenance(self, path: str) -> Provenance | None:
        """Where the figure at *path* was read; None if no cell was read for it."""
        span = self.figures.span(path) if self.figures else None
        if span is None:
            return None
        start, end = self.source.position(span.start), self.source.position(span.end)
        return Provenance(*start, *end, self.source.text[span.start : span.end])

    def position(self, offset: int) -> Position:
        """Line and column of the character at *offset*."""
        return self.source.position(offset)


@frozen
class Recorded:
    """The places in a text that JSON gave, the text not at hand.

    Attributes:
        spans: Where each figure was read, by path.
        mentions: What the narrative states.
    """

    spans: Mapping[str, Provenance]
    mentions: tuple[Mention, ...]

    def provenance(self, path: str) -> Provenance | None:
        """Where the figure at *path* was read; None if JSON did not say."""
        return self.spans.get(path)


@frozen(kw_only=True)
class Report:
    """An annual report on government information disclosure (政府信息公开工作年度报告).

    Attributes:
        title: The title as printed.
        agency: The agency that reports, as named in the title or beside it.
        year: The year reported on.
        form: Key of the form its tables are on (`"2021"`); None if it has none.
        period: The days that the figures cover, where the report states them.
        published: The day of publication, where the page states it.
        breadcrumb: The steps of the page's breadcrumb line.
        contact: The agency's contact facts.
        preamble: What stands before the first heading: paragraphs and tables, in order.
        proactive: Figures of section two; None without a form.
        applications: Figures of section three; None without a form.
        reviews: Figures of section four; None without a form.
        statistics: The indicators of the statistics table of 2014, in its order; None on
            other forms.
        extra: Rows in the form's tables that the form does not have.
        sections: The sections of the highest level.
        source: The file it was read from; no part of equality.
        diagnostics: What is wrong with the report and where; no part of equality.
        origin: What `provenance` and `mentions` are made from: the text and the cells, or the
            places that JSON gave. No part of equality.
    """

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    form: str | None = None
    period: Period | None = None
    published: datetime.date | None = None
    breadcrumb: tuple[str, ...] = ()
    contact: Contact = Contact()
    preamble: tuple[Content, ...] = ()
    proactive: Proactive | Proactive2019 | None = form_table()
    applications: Applications | Applications2019 | None = form_table()
    reviews: Reviews | None = form_table()
    statistics: tuple[Indicator, ...] | None = form_table()
    extra: tuple[ExtraRow, ...] = ()
    sections: tuple[Section, ...] = ()
    source: Source = field(default=Source(), eq=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), eq=False)
    origin: Origin | Recorded | None = hidden()

    @cached_property
    def provenance(self) -> Mapping[str, Provenance]:
        """Where each figure was read, by path; empty for a report that was not read from text.

        A path is there when a cell was read for it, blank or not.
        """
        if self.origin is None:
            return {}
        return {path: place for path in self.origin.spans if (place := self.place_of(path))}

    def place_of(self, path: str) -> Provenance | None:
        """Where the figure at *path* was read; None if that is not known."""
        return self.origin.provenance(path) if self.origin else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The quantities that the narrative states, in order."""
        if isinstance(self.origin, Recorded):
            return self.origin.mentions
        from .prose.passages import passages

        return tuple(mention for passage in passages(self) for mention in passage.mentions)

    def figure(self, path: str) -> Figure:
        """The published figure at *path* (`applications.new.total`).

        Raises:
            KeyError: If the report has no such figure.
        """
        return self.by_path[path]

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """All published figures with their paths, in the order of the form."""
        for table in self.printed_tables().values():
            yield from table.figures(getattr(self, table.name))

    @cached_property
    def by_path(self) -> Mapping[str, Figure]:
        """All published figures, by path."""
        return dict(self.figures())

    def printed_tables(self) -> dict[str, PrintedTable]:
        """The form's tables that the report holds, by name: those of one form, as a rule.

        Where a page mixes forms, each table is that of the form whose figures the report holds.
        """
        own = registry.forms().get(self.form or "")
        known = [own, *registry.forms().values()] if own else registry.forms().values()
        found = {}
        for name in form_fields(type(self)):
            value = getattr(self, name)
            tables = (form.table_of.get(name) for form in known if form and value is not None)
            table = next((one for one in tables if one and one.holds(value)), None)
            if table is not None:
                found[name] = table
        return found


def form_fields(report: type[Report]) -> tuple[str, ...]:
    """The names of the fields of a report's class that hold a form's tables."""
    return tuple(one.name for one in fields(report) if one.metadata.get("form_table"))


def walk(children: tuple[Child, ...]) -> Iterator[Child]:
    """All of *children* and what is inside them, in the order of the report."""
    for child in children:
        yield child
        if isinstance(child, Section):
            yield from walk(child.children)
