# SPDX-License-Identifier: MIT
"""A dataset -> its summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from ..agencies.reasons import COMPARISONS
from ..diagnostics.catalogue import Language
from ..forms import registry
from ..forms.declaring import STEP
from .connecting import quoted
from .panel import COUNTED, create_views
from .store import Store
from .summary import (
    AgencyChange,
    Coverage,
    FaultyReport,
    LeftOut,
    MainFigure,
    ProblemCount,
    RuleCount,
    Sample,
    Summary,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Of each agency and year one report counts: copies and other editions are left out.
_REPORTS: Final = f"reports WHERE {COUNTED}"
_SAMPLES: Final = 3


def summarise(connection: DuckDBPyConnection, language: Language = "zh") -> Summary:
    """A summary of the dataset that *connection* is open on.

    Args:
        connection: See `opened`.
        language: Of the titles of problems and failures.
    """
    ((reports,),) = _all(connection, f"SELECT count(*) FROM {_REPORTS}")
    left_out = tuple(LeftOut(*row) for row in _all(connection, _LEFT_OUT))
    copies = sum(passed_over.is_copy for passed_over in left_out)
    numbers = dict(_all(connection, _COMPARED))
    ((failures,),) = _all(connection, "SELECT count(*) FROM failures")
    of_findings, of_failures = _titles(language)
    return Summary(
        reports,
        copies,
        len(left_out) - copies,
        failures,
        tuple(_coverage(connection, "year", "key NULLS LAST")),
        tuple(_coverage(connection, "form", "key DESC NULLS LAST")),
        tuple(_coverage(connection, *_BY_AGENCY)),
        tuple(_problems(connection, _PROBLEMS, of_findings)),
        tuple(RuleCount(*row) for row in _all(connection, _RULES)),
        tuple(_problems(connection, _FAILED, of_failures)),
        tuple(_figures(connection, [(path, [path]) for path in _main_paths()])),
        tuple(_outcome_figures(connection)),
        left_out,
        tuple(_changes(connection)),
        tuple(FaultyReport(*row) for row in _all(connection, _FAULTY)),
        tuple(Sample(name, None, why) for name, why in _all(connection, _UNREADABLE)),
        {kind: numbers[kind] for kind in COMPARISONS if kind in numbers},
        Store(connection).is_unfinished(),
    )


def _all(connection: DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()


#: How many nulls of each report are not blank on its page.
_UNREAD: Final = """
SELECT report AS of_report, count(*) AS unread FROM figures
WHERE status IN ('unreadable', 'doubtful', 'missing') GROUP BY report
"""
#: Reports of one agency may name it differently: the last name counts.
_BY_AGENCY: Final = (
    "arg_max(agency, coalesce(year, 0))",
    "with_errors DESC, reports DESC, key NULLS LAST",
    "coalesce(series, agency)",
)


def _coverage(
    connection: DuckDBPyConnection, named: str, order: str, by: str | None = None
) -> Iterator[Coverage]:
    rows = _all(
        connection,
        f"""
        SELECT {named} AS key, count(*) AS reports, count(DISTINCT coalesce(series, agency)),
               list_sort(list(DISTINCT year) FILTER (year IS NOT NULL)),
               count(*) FILTER (errors > 0) AS with_errors, sum(printed)::BIGINT,
               sum(blank - coalesce(unread, 0))::BIGINT, coalesce(sum(unread), 0)::BIGINT
        FROM reports LEFT JOIN ({_UNREAD}) ON id = of_report WHERE {COUNTED}
        GROUP BY {by or named} ORDER BY {order}
        """,
    )
    for key, reports, agencies, years, *counts in rows:
        yield Coverage(key, reports, agencies, tuple(years or ()), *counts)


_CHANGES: Final = """
WITH agencies AS (
    SELECT agency_id, arg_max(agency, year) AS agency, max(year) AS year, count(*) AS reports,
           sum(errors)::BIGINT AS errors, sum(warnings)::BIGINT AS warnings
    FROM panel GROUP BY agency_id
)
SELECT agencies.agency, agencies.year, reports, agencies.errors, agencies.warnings,
       own.received, before.received, own.concluded, before.concluded
FROM agencies JOIN panel AS own USING (agency_id, year)
LEFT JOIN panel AS before ON before.agency_id = own.agency_id AND before.year = own.year - 1
ORDER BY agencies.agency
"""
_FAULTY: Final = f"""
SELECT name, agency, year, errors, warnings FROM {_REPORTS} AND errors + warnings > 0
ORDER BY errors DESC, warnings DESC, id
"""
_UNREADABLE: Final = "SELECT name, message FROM failures ORDER BY id"


def _changes(connection: DuckDBPyConnection) -> Iterator[AgencyChange]:
    create_views(connection, temporary=True)
    for agency, year, reports, errors, warnings, *figures in _all(connection, _CHANGES):
        received, concluded = (figures[0], figures[1]), (figures[2], figures[3])
        yield AgencyChange(agency, year, reports, errors, warnings, received, concluded)


_COMPARED: Final = "SELECT comparison, count(*) FROM reports GROUP BY comparison"
_LEFT_OUT: Final = """
SELECT own.name, own.agency, own.year, counted.name, own.duplicate_of IS NOT NULL
FROM reports AS own JOIN reports AS counted
ON counted.id = coalesce(own.duplicate_of, own.edition_of) ORDER BY own.id
"""

_RULES: Final = f"""
SELECT rule, count(*) FILTER (status = 'pass'), count(*) FILTER (status = 'fail') AS failed,
       count(*) FILTER (status = 'undecided')
FROM checks SEMI JOIN (FROM {_REPORTS}) AS own ON report = own.id
GROUP BY rule ORDER BY failed DESC, rule
"""

_PROBLEMS: Final = f"""
SELECT code, min(severity) AS severity, count(*) AS found, count(DISTINCT report),
       min_by({{'name': name, 'line': line, 'message': message}}, (report, line), {_SAMPLES})
FROM diagnostics JOIN (FROM {_REPORTS}) AS own ON report = own.id
GROUP BY code
ORDER BY list_position(['error', 'warning', 'info'], min(severity)), found DESC, code
"""

_FAILED: Final = f"""
SELECT kind, NULL, count(*) AS found, count(*),
       min_by({{'name': name, 'line': NULL, 'message': message}}, id, {_SAMPLES})
FROM failures GROUP BY kind ORDER BY found DESC, kind
"""


def _problems(
    connection: DuckDBPyConnection, query: str, title: Callable[[str], str]
) -> Iterator[ProblemCount]:
    for code, severity, count, reports, samples in _all(connection, query):
        yield ProblemCount(code, severity, title(code), count, reports, _samples(samples))


def _titles(language: Language) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """The titles of findings and of failures; empty for what is not known."""
    from ..checks.known_rules import kinds
    from .batch import FAILURES, FAILURES_ZH

    known, failures = kinds(), FAILURES_ZH if language == "zh" else FAILURES
    return (
        lambda code: known[code].outline(language) if code in known else "",
        lambda kind: failures.get(kind, ""),
    )


def _samples(found: Iterable[dict[str, Any]]) -> tuple[Sample, ...]:
    return tuple(
        Sample(item["name"], item["line"] or None, str(item["message"]).partition("\n")[0])
        for item in found
    )


def _main_paths() -> Iterable[str]:
    """The figures that are summed up, those of the newest form first."""
    tables = chain.from_iterable(form.tables for form in registry.forms().values())
    return dict.fromkeys(chain.from_iterable(table.main for table in tables))


def _outcomes() -> list[tuple[str, Sequence[str]]]:
    """How applications can come out: by what the forms add up to those concluded."""
    found: dict[str, list[str]] = {}
    for form in registry.forms().values():
        sums = chain.from_iterable(table.sums.get("outcomes-differ", ()) for table in form.tables)
        for total in sums:
            if (total.path,) == form.comparable.get("concluded"):
                for term in total.terms:
                    several = found.setdefault(".".join(term.path.split(".")[:2]), [])
                    several += [term.path] if term.path not in several else []
    return list(found.items())


def _label(path: str) -> str:
    """The label of the figure at *path*; of a group of figures its own alone."""
    label = registry.label_of(path)
    return (label.rpartition(STEP)[2] if path.count(".") == 1 else label) or path


def _figures(
    connection: DuckDBPyConnection, wanted: Sequence[tuple[str, Sequence[str]]]
) -> Iterator[MainFigure]:
    """The sums of the figures *wanted*: for each a name and the paths that are added up."""
    for name, paths in wanted:
        listed = ", ".join(f"'{path}'" for path in paths)
        rows = _all(
            connection,
            f"""
            SELECT year, sum(value), count(DISTINCT report) FILTER (value IS NOT NULL),
                   count(DISTINCT report)
            FROM figures JOIN (FROM {_REPORTS}) AS own ON report = own.id
            WHERE path IN ({listed}) GROUP BY year ORDER BY year NULLS LAST
            """,
        )
        for year, total, reports, of in rows:
            number = None if total is None else int(total)
            yield MainFigure(year, name, _label(name), number, reports, of)


def _outcome_figures(connection: DuckDBPyConnection) -> Iterator[MainFigure]:
    """The sums of the outcomes; shares are known only from reports that print all of them."""
    outcomes = _outcomes()
    figures = list(_figures(connection, outcomes))
    listed = [path for _, paths in outcomes for path in paths]
    groups = " ".join(
        f"WHEN path IN ({', '.join(quoted(path) for path in paths)}) THEN {quoted(name)}"
        for name, paths in outcomes
    )
    rows = _all(
        connection,
        f"""
        WITH own AS (
            SELECT report, year, path, value
            FROM figures JOIN (FROM {_REPORTS}) AS own ON report = own.id
            WHERE path IN ({", ".join(map(quoted, listed))})
        ), complete AS (
            SELECT report FROM own GROUP BY report HAVING count(*) = count(value)
        )
        SELECT year, CASE {groups} END AS name, sum(value)::BIGINT, count(DISTINCT report)
        FROM own SEMI JOIN complete USING (report) GROUP BY year, name
        """,
    )
    complete = {(year, name): (total, reports) for year, name, total, reports in rows}
    for figure in figures:
        total, reports = complete.get((figure.year, figure.path), (None, 0))
        yield evolve(figure, complete=total, complete_reports=reports)
