# SPDX-License-Identifier: MIT
"""The report: what parsing returns, what JSON holds, what canonical text is written from.

The JSON path of everything is its Python path. All classes are frozen; two reports are
equal when what they print is, wherever and however it was printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from attrs import field, fields, frozen

from ..diagnostics.collecting import Diagnostic, as_diagnostics
from ..forms import registry
from ..forms.disclosure import Reviews
from ..forms.disclosure_2019 import Applications2019, Proactive2019
from ..forms.disclosure_2021 import Applications, Proactive
from ..forms.flattening import Figure
from ..forms.form import PrintedTable
from ..forms.indicators import Indicator
from ..narrative.content import Content, Mention, Section
from ..support.arguments import check_type
from ..support.fields import hidden, only_where_any, optional
from ..tables.extra_rows import ExtraRow
from ..tables.nulls import Status, status_of
from ..tables.values import Figures
from ..text.places import FilePlace
from ..text.source import FileFormat, PageFacts, SourceText
from ..text.spans import Span
from .figure_paths import path_of, paths_of
from .report_html import report_html, report_line
from .writable import Writable

if TYPE_CHECKING:
    from ..narrative.passages import Passage

#: Version of the JSON; its first number changes when a reader of the old JSON would fail.
SCHEMA_VERSION: Final = "2.0"


def form_table() -> Any:
    """A field of a report's class for one of its form's tables; None without it."""
    return field(default=None, metadata={"form_table": True})


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
    """The origin of the text: file, encoding, format.

    Attributes:
        name: The file's name as given; None for text without one.
        encoding: The encoding of the file; None for text that was given as `str`.
        format: `"html"`, `"docx"` (also for what was converted to it), `"pdf"`, `"xlsx"` (any
            workbook); None for text.
        page: Statements of the file about itself outside the report; None for text.
    """

    name: str | None = None
    encoding: str | None = None
    format: FileFormat | None = optional()
    page: PageFacts | None = optional()

    @classmethod
    def of(cls, text: SourceText) -> Source:
        """The source of *text*."""
        return cls(text.name, text.encoding, text.format, text.page)


@frozen
class Provenance:
    """Where a figure was read.

    Attributes:
        line: From 1.
        column: Of its first character, from 1, counted in characters.
        end_line: Line of the end.
        end_column: Column after the last character.
        text: The characters themselves; empty for a blank cell.
        in_file: Where in the web page, DOCX or PDF they were read.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    in_file: FilePlace | None = optional()


@frozen
class Origin:
    """The text a report was read from, with the places of its figures.

    Attributes:
        source: The text.
        figures: The figures read from its tables; None without any.
        facts: The places of the facts about the report (`title`, `year`), by path.
    """

    source: SourceText
    figures: Figures | None = None
    facts: Mapping[str, Span] = field(factory=dict)

    @cached_property
    def spans(self) -> Mapping[str, Span]:
        """The characters of each figure's cell, by path."""
        bounds = self.figures.bounds() if self.figures else {}
        return {path: Span(*places) for path, places in bounds.items()}

    def all_provenance(self) -> Mapping[str, Provenance]:
        """The places where facts and figures were read, by path."""
        return {
            path: self._read_at(span) for path, span in (*self.facts.items(), *self.spans.items())
        }

    def provenance(self, path: str) -> Provenance | None:
        """The place where *path* was read; None if the text does not print it."""
        span = self.facts.get(path) or (self.figures.span(path) if self.figures else None)
        return self._read_at(span) if span else None

    def _read_at(self, span: Span) -> Provenance:
        place = self.source.place(span.start, span.end)
        text = self.source.text[span.start : span.end]
        return Provenance(*place[:4], text, place.in_file)


@frozen
class Recorded:
    """The places of figures and the narrative's quantities, as JSON gave them."""

    places: Mapping[str, Provenance]
    mentions: tuple[Mention, ...]

    def all_provenance(self) -> Mapping[str, Provenance]:
        """Where each figure was read, by path."""
        return self.places

    def provenance(self, path: str) -> Provenance | None:
        """Where the figure at *path* was read; None if JSON did not say."""
        return self.places.get(path)


@frozen(kw_only=True, repr=False)
class Report(Writable):
    """An annual report on government information disclosure (政府信息公开工作年度报告).

    Attributes:
        title: The title as printed.
        agency: The agency that reports, as named in the title or beside it.
        year: The year reported on.
        form: Key of the form its tables are on (`"2021"`); None if it has none.
        period: The days that the figures cover, where the report states them.
        published: The day of publication, where the page states it.
        index_number: The number under which the agency lists it (索引号).
        document_number: The number of the document (文号).
        publisher: The publishing body (发布机构), as printed; often not the agency that reports.
        breadcrumb: The steps of the page's breadcrumb line.
        contact: The agency's contact facts.
        preamble: Paragraphs and tables before the first heading, in order.
        proactive: Figures of section two; None without a form.
        applications: Figures of section three; None without a form.
        reviews: Figures of section four; None without a form.
        statistics: The indicators of the statistics table of 2014; None on other forms.
        statuses: Why a figure is null, by its path, where its cell is not plainly blank.
        unread: Their characters as printed, by path.
        extra: Rows in the form's tables that the form does not have.
        sections: The sections of the highest level.
        source: The file it was read from; no part of equality.
        diagnostics: Problems of the report with their places; not part of equality.
        provenance: Where each figure was read, by path.
        mentions: The quantities that the narrative states, in order.
        by_path: The figures, by path.
        origin: The source of `provenance` and `mentions`: the text and the cells, or the
            places that JSON gave. No part of equality.
    """

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    form: str | None = None
    period: Period | None = None
    published: datetime.date | None = None
    index_number: str | None = None
    document_number: str | None = None
    publisher: str | None = None
    breadcrumb: tuple[str, ...] = ()
    contact: Contact = Contact()
    preamble: tuple[Content, ...] = ()
    proactive: Proactive | Proactive2019 | None = form_table()
    applications: Applications | Applications2019 | None = form_table()
    reviews: Reviews | None = form_table()
    statistics: tuple[Indicator, ...] | None = form_table()
    statuses: Mapping[str, Status] = only_where_any()
    unread: Mapping[str, str] = only_where_any()
    extra: tuple[ExtraRow, ...] = ()
    sections: tuple[Section, ...] = ()
    source: Source = field(default=Source(), eq=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), eq=False, converter=as_diagnostics)
    origin: Origin | Recorded | None = hidden()

    @cached_property
    def provenance(self) -> Mapping[str, Provenance]:
        """Where each figure with a cell, blank or not, was read, by path; empty without a text."""
        return self.origin.all_provenance() if self.origin else {}

    def place_of(self, path: str) -> Provenance | None:
        """Where the figure at *path* was read; None if that is not known."""
        return self.origin.provenance(path) if self.origin else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The quantities that the narrative states, in order."""
        if isinstance(self.origin, Recorded):
            return self.origin.mentions
        return tuple(mention for passage in self._passages for mention in passage.mentions)

    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs that state something in numbers, in order."""
        return self._passages

    @cached_property
    def _passages(self) -> tuple[Any, ...]:
        # What reads prose is loaded where it is needed: most of a start's patterns are its.
        from ..narrative.passages import passages

        position = self.origin.source.position if isinstance(self.origin, Origin) else None
        narrative = (*self.preamble, *self.sections)
        return tuple(passages(narrative, self.year, self.agency, self.by_path, position))

    def figure(self, path: str) -> Figure:
        """The published figure at *path* (`applications.new.total`); also `report[path]`.

        The labels that messages print name a figure, too: `申请情况→本年新收→总计`.

        Raises:
            UnknownPathError: If the report has no such figure; a `KeyError` that suggests others.
        """
        return self.by_path[path_of(path, self.by_path, self.printed_tables().values())]

    def __getitem__(self, path: str) -> Figure:
        check_type("Report.__getitem__", "path", path, str)
        return self.figure(path)

    def __contains__(self, path: object) -> bool:
        known = self.by_path, self.printed_tables().values()
        return isinstance(path, str) and len(paths_of(path, *known)) == 1

    def status(self, path: str) -> Status:
        """The status of the figure at *path*; raises `UnknownPathError` if no form has it."""
        check_type("Report.status", "path", path, str)
        own = paths_of(path, self.by_path, self.printed_tables().values()) or (path,)
        return status_of(own[0], self.by_path, self.statuses, self.form)

    def figures(self) -> tuple[tuple[str, Figure], ...]:
        """All published figures with their paths, in the order of the form."""
        return tuple(self.by_path.items())

    @cached_property
    def by_path(self) -> Mapping[str, Figure]:
        """All published figures, by path, in the order of the form."""
        tables = self.printed_tables().values()
        figures = (table.figures(getattr(self, table.name)) for table in tables)
        return dict(chain.from_iterable(figures))

    def __repr__(self) -> str:
        facts = (self.agency, self.year, f"form {self.form}" if self.form else "no form")
        return report_line(facts, self.figures(), len(self.diagnostics))

    def _repr_html_(self) -> str:
        facts = (self.agency, self.year and f"{self.year}年", self.form and f"格式 {self.form}")
        tables = [(table, getattr(self, name)) for name, table in self.printed_tables().items()]
        title = self.title or self.source.name or "—"
        return report_html(title, facts, tables, self.diagnostics)

    def printed_tables(self) -> Mapping[str, PrintedTable]:
        """The form's tables that the report holds, by name: those of one form, as a rule.

        Where a page mixes forms, each table is that of the form whose figures the report holds.
        """
        return self._printed_tables

    @cached_property
    def _printed_tables(self) -> Mapping[str, PrintedTable]:
        own = registry.forms().get(self.form or "")
        known = [own, *registry.forms().values()] if own else registry.forms().values()
        found: dict[str, PrintedTable] = {}
        for name in form_fields(type(self)):
            value = getattr(self, name)
            tables = (form.table_of.get(name) for form in known)
            table = next((table for table in tables if table and table.holds(value)), None)
            if table is not None:
                found[name] = table
        return found


def form_fields(report: type[Report]) -> tuple[str, ...]:
    """The names of the fields of a report's class that hold a form's tables."""
    return tuple(field.name for field in fields(report) if field.metadata.get("form_table"))
