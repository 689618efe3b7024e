# SPDX-License-Identifier: MIT
"""A report and what was found in it -> what is to be shown of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import evolve, frozen

from ..checks.groups import Checked
from ..diagnostics.catalogue import CODES
from ..diagnostics.collecting import Diagnostic, Related
from ..document.sections import marker
from ..forms.flattening import figure_text
from ..forms.form import TEXT_COLUMN, PrintedColumn, PrintedTable, Row
from ..forms.sums import OWN, PREVIOUS
from ..narrative.content import Child, Section
from ..output.locations import described
from ..output.printed_grids import ShownGrid, grid
from ..report.model import Origin, Report
from ..text.source import SourceText
from ..text.spans import Span

#: How a figure is shown: a check of it fails; it was read with doubt, or not at all; a check of it
#: cannot be decided; its cell is blank; all is well.
State = Literal["fail", "doubt", "missing", "undecided", "blank", "good"]


@frozen
class Figure:
    """A figure of the form as text, at the place of its cell: line 0 if none was read.

    Its unit is that of an amount which the report states, or in a column of its own, which has a
    path. Checks that it takes part in, and problems that name it, are places in the panel's lists.
    """

    path: str
    label: str
    text: str
    unit: str
    unit_path: str
    state: State
    line: int
    column: int
    printed: str
    in_file: str
    checks: tuple[int, ...]
    problems: tuple[int, ...]


@frozen
class ShownTerm:
    """A figure in a check: the report that prints it is one of the names in `forms.sums`."""

    path: str
    label: str
    value: str
    sign: str
    of: str
    year: int | None


@frozen
class ShownCheck:
    """A check with the figures that it adds up."""

    rule: str
    path: str
    label: str
    status: str
    published: str
    computed: str
    terms: tuple[ShownTerm, ...]


@frozen
class ShownProblem:
    """A finding with its own place, if it has one, and those that it speaks of."""

    code: str
    severity: str
    message: str
    hint: str
    path: str | None
    places: tuple[Related, ...]


@frozen
class ShownHeading:
    """A section with its number and heading, and those in it; line 0 if it is not known."""

    title: str
    line: int
    children: tuple[ShownHeading, ...]


@frozen
class SourcePiece:
    """A part of a line of the source, and the figure whose cell it is, if it is one."""

    text: str
    path: str | None = None


@frozen
class Panel:
    """All that is shown of a report.

    Its series is shared with that agency's reports on other years, None if that is not known; it
    is a copy if its figures are those of another report of the agency and year. Facts have names
    in both languages.
    """

    name: str
    agency: str
    series: str | None
    is_copy: bool
    year: int | None
    facts: Sequence[tuple[str, str, str]]
    lines: Sequence[Sequence[SourcePiece]]
    grids: Sequence[ShownGrid]
    figures: Mapping[str, Figure]
    checks: Sequence[ShownCheck]
    problems: Sequence[ShownProblem]
    sections: Sequence[ShownHeading]


def panel(viewed: Checked) -> Panel:
    """The panel of *viewed*."""
    report = viewed.report
    tables = report.printed_tables()
    checks = tuple(_rules(viewed, tables))
    problems = tuple(map(_problem, viewed.diagnostics))
    return Panel(
        viewed.source.name or "<stdin>",
        report.agency or "",
        viewed.paired.series,
        viewed.paired.same_as is not None,
        report.year,
        tuple(_facts(report)),
        tuple(_lines(viewed)),
        tuple(grid(table, report.by_path) for table in tables.values()),
        {figure.path: figure for figure in _figures(viewed, tables, checks, problems)},
        checks,
        problems,
        tuple(_headings(report.sections, viewed.source)),
    )


def _facts(report: Report) -> Iterator[tuple[str, str, str]]:
    known = (
        ("机关", "Agency", report.agency),
        ("年度", "Year", report.year),
        ("格式", "Form", report.form),
        ("发布日期", "Published", report.published),
        ("编码", "Encoding", report.source.encoding),
        ("文件", "Kind of file", report.source.format),
    )
    return ((zh, en, str(value)) for zh, en, value in known if value is not None)


def _lines(viewed: Checked) -> Iterator[list[SourcePiece]]:
    """The lines of the source, in pieces where cells of figures are."""
    origin = viewed.report.origin
    spans = origin.spans if isinstance(origin, Origin) else {}
    cells: dict[int, list[tuple[Span, str]]] = {}
    for path, span in spans.items():
        if span.end > span.start:
            line = viewed.source.position(span.start).line
            cells.setdefault(line, []).append((span, path))
    starts = viewed.source.line_starts
    for number, text in enumerate(viewed.source.lines, 1):
        yield list(_pieces(text.rstrip("\r\n"), starts[number - 1], cells.get(number, ())))


def _pieces(text: str, start: int, cells: Iterable[tuple[Span, str]]) -> Iterator[SourcePiece]:
    done = 0
    for span, path in sorted(cells, key=lambda found: found[0].start):
        first, last = span.start - start, min(span.end - start, len(text))
        if first >= done:  # one cell can print an amount and its unit
            yield from (SourcePiece(plain) for plain in (text[done:first],) if plain)
            yield SourcePiece(text[first:last], path)
            done = last
    if done < len(text):
        yield SourcePiece(text[done:])


def _rules(viewed: Checked, tables: Mapping[str, PrintedTable]) -> Iterator[ShownCheck]:
    sums = {
        (code, total.path): total.terms
        for table in tables.values()
        for code, several in table.sums.items()
        for total in several
    }
    for check in viewed.checks:
        terms = sums.get((check.rule, check.path), ())
        yield ShownCheck(
            check.rule,
            check.path,
            _label(tables, check.path),
            check.status,
            _shown(check.published),
            _shown(check.computed),
            tuple(_term(viewed, tables, *term) for term in terms),
        )


def _term(
    viewed: Checked, tables: Mapping[str, PrintedTable], path: str, sign: int, of: str
) -> ShownTerm:
    reports = {OWN: viewed.report, PREVIOUS: viewed.last}
    report = reports.get(of)
    value = report.by_path.get(path) if report else None
    year = report.year if report and of != OWN else None
    mark = "-" if sign < 0 else "+"
    return ShownTerm(path, _label(tables, path), figure_text(value), mark, of, year)


def _label(tables: Mapping[str, PrintedTable], path: str) -> str:
    table = tables.get(path.partition(".")[0])
    if table and path == table.name:
        return table.title
    try:
        return table.describe(path) if table else path
    except (KeyError, StopIteration):
        return path  # of last year's form


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _figures(
    viewed: Checked,
    tables: Mapping[str, PrintedTable],
    checks: Sequence[ShownCheck],
    problems: Sequence[ShownProblem],
) -> Iterator[Figure]:
    report = viewed.report
    takes_part: dict[str, list[int]] = {}
    for number, check in enumerate(checks):
        own = {term.path for term in check.terms if term.of == OWN}
        for path in {check.path, *own}:
            takes_part.setdefault(path, []).append(number)
    named: dict[str, list[int]] = {}
    for number, problem in enumerate(problems):
        for part in {problem.path, *(place.path for place in problem.places)} - {None}:
            named.setdefault(str(part), []).append(number)
    for table in tables.values():
        for row, column in ((each, column) for each in table.rows for column in each.columns):
            path = column.path
            of = takes_part.get(path, [])
            about = [*named.get(path, []), *named.get(row.path, [])]
            place = report.place_of(path)
            yield Figure(
                path,
                table.describe(path),
                figure_text(report.by_path[path]),
                *_unit(report, row, column),
                _state(
                    report,
                    path,
                    [checks[number] for number in of],
                    [problems[number] for number in about],
                ),
                place.line if place else 0,
                place.column if place else 0,
                place.text if place else "",
                described(place.in_file, "zh") if place and place.in_file else "",
                tuple(of),
                tuple(dict.fromkeys(about)),
            )


def _unit(report: Report, row: Row, column: PrintedColumn) -> tuple[str, str]:
    """The unit of a figure, or the path of the column of words that it has."""
    words = next((each.path for each in row.columns if each.kind == TEXT_COLUMN), "")
    if words or column.unit is None:
        return "", words if words != column.path else ""
    return figure_text(report.by_path.get(column.unit)), ""


def _state(
    report: Report, path: str, checks: Sequence[ShownCheck], problems: Sequence[ShownProblem]
) -> State:
    if any(check.status == "fail" for check in checks if check.path == path):
        return "fail"
    in_doubt = any(problem.code in CODES for problem in problems)  # by reading, not by a rule
    if report.by_path[path] is None:
        place = report.place_of(path)
        return "missing" if in_doubt or place is None else "blank"
    if in_doubt:
        return "doubt"
    own = (check.status for check in checks if check.path == path)
    return "undecided" if "undecided" in own else "good"


def _problem(finding: Diagnostic) -> ShownProblem:
    own = Related(
        message="",
        path=finding.path,
        source=None,
        line=finding.line,
        column=finding.column,
        end_line=finding.end_line,
        end_column=finding.end_column,
    )
    # The figures of another report are not on the page.
    others = (evolve(place, path=None) if place.source else place for place in finding.related)
    return ShownProblem(
        finding.code,
        finding.severity,
        finding.message,
        finding.hint,
        finding.path,
        (*((own,) if finding.line else ()), *others),
    )


def _headings(children: Iterable[Child], source: SourceText) -> Iterator[ShownHeading]:
    for section in children:
        if isinstance(section, Section):
            line = source.position(section.start).line if section.start is not None else 0
            title = f"{marker(section.level, section.number)}{section.heading}"
            yield ShownHeading(title, line, tuple(_headings(section.children, source)))
