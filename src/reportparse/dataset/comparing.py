# SPDX-License-Identifier: MIT
"""The reports of a dataset compared: the years of an agency, a government and its agencies.

A report is compared with others once all are in the database. Its text is gone by then; the rules
that are used need figures and their places only (`Rule.scope`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count, takewhile, tee
from typing import Final, NamedTuple

import pyarrow as pa
from attrs import evolve, frozen

from ..agencies.pairing import paired
from ..agencies.register import Register
from ..checks.groups import missing_reason, silent_children
from ..checks.known_rules import rules
from ..checks.running import run
from ..checks.subject import Subject
from ..diagnostics.catalogue import Language
from ..report.model import Report
from . import relations
from .connecting import quoted
from .parents import below
from .placing import Placed, place_all
from .pool import Pool
from .restoring import Head, restored
from .rows import Row, check_rows, diagnostic_rows
from .store import Store

#: Reports compared with others at once.
_AT_ONCE: Final = 100

#: Reports whose comparison is another than the one made before: `against` names the other reports
#: by name and content, so that a change is seen.
_TODO: Final = """
CREATE OR REPLACE TEMP TABLE _todo AS
SELECT id AS report, previous, editions, reason, _placed.against,
       row_number() OVER (ORDER BY id) AS place
FROM _placed LEFT JOIN _compared ON report = id
WHERE id NOT IN (SELECT parent FROM _parents) AND _placed.against IS DISTINCT FROM _compared.against
"""

#: Where nothing is there to compare with, and nothing was, only the reasons change.
_ALONE: Final = """
CREATE OR REPLACE TEMP TABLE _alone AS
SELECT report, reason, _todo.against FROM _todo LEFT JOIN _compared USING (report)
WHERE previous IS NULL AND len(editions) = 0
  AND (_compared.against IS NULL OR starts_with(_compared.against, ' '))
"""

#: The figures of reports as Python needs them: whole numbers as such, others as text.
_FIGURES: Final = """
SELECT report, path, CASE WHEN value = trunc(value) THEN value::BIGINT END AS whole,
       CASE WHEN value <> trunc(value) THEN value::VARCHAR END AS other,
       unit, text, line, "column", end_line, end_column, in_file
FROM figures WHERE report IN ({ids}) ORDER BY report, rowid
"""

_RECOUNT: Final = """
UPDATE reports SET errors = found.errors, warnings = found.warnings, infos = found.infos,
                   failed = checked.failed, undecided = checked.undecided
FROM (SELECT id, count(*) FILTER (severity = 'error') AS errors,
             count(*) FILTER (severity = 'warning') AS warnings,
             count(*) FILTER (severity = 'info') AS infos
      FROM reports LEFT JOIN diagnostics ON diagnostics.report = id AND report IN ({ids})
      WHERE id IN ({ids}) GROUP BY id) AS found,
     (SELECT id, count(*) FILTER (status = 'fail') AS failed,
             count(*) FILTER (status = 'undecided') AS undecided
      FROM reports LEFT JOIN checks ON checks.report = id AND report IN ({ids})
      WHERE id IN ({ids}) GROUP BY id) AS checked
WHERE reports.id = found.id AND reports.id = checked.id
"""


class ComparedReport(NamedTuple):
    """A report that is to be compared with others.

    Attributes:
        report: Its number.
        previous: That of the report on the year before, if there is one.
        editions: Those of the same agency and year with other figures.
        reason: Why there is no report on the year before.
        against: All that it is compared with, by name and content.
    """

    report: int
    previous: int | None
    editions: Sequence[int]
    reason: str | None
    against: str

    def others(self) -> list[int]:
        """The numbers of all that it is compared with."""
        return [*self.editions, *([] if self.previous is None else [self.previous])]


@frozen
class Task:
    """Reports to be compared with others, and all that is needed for it.

    Attributes:
        heads: By number, what the rules need of each report beside figures.
        figures: Of all these reports; see `_FIGURES`.
        pairs: The reports, each with those that it is compared with.
        language: Of the diagnostics.
    """

    heads: Mapping[int, Head]
    figures: pa.Table
    pairs: Sequence[ComparedReport]
    language: Language


@frozen
class FoundRows:
    """Findings of rules in some reports.

    Attributes:
        checks: Rows of `checks`: of those rules alone that look at several reports.
        diagnostics: Rows of `diagnostics`: of all rules that look at figures.
    """

    checks: list[Row]
    diagnostics: list[Row]


def compare_all(  # noqa: PLR0913
    store: Store,
    pool: Pool,
    language: Language,
    parents: Sequence[str] = (),
    *,
    register: Register | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Compare each report of the dataset with others, where that was not done or these changed.

    Args:
        store: The dataset.
        pool: Where the work is done.
        language: Of the diagnostics.
        parents: The names of reports that sum up all others in their folder and below; of those
            of another parent only that parent itself.
        register: The agencies, by name.
        stopped: Says whether to stop; what is done is kept.

    Returns:
        Those of *parents* that are not a report of the dataset.
    """
    numbers = _numbers(store, parents)
    with store.transaction():
        placed = place_all(store, lambda filed: paired(filed, register), language)
        parent = pa.table({"parent": pa.array(numbers.values(), pa.int64())})
        store.replace_temporary("_parents", parent)
        store.connection.execute(_TODO)
        _keep_alone(store)
    todo, tasks = tee(takewhile(lambda _: not stopped(), _todo(store)))
    found = pool.map(compare, (_task(store, task, language) for task in tasks))
    for several, rows in zip(todo, found, strict=True):
        _keep(store, several, rows)
    for name in numbers:
        if not stopped():
            _compare_parent(store, numbers[name], _Parents(numbers, placed, register), language)
    return [name for name in parents if name not in numbers]


def _numbers(store: Store, names: Sequence[str]) -> dict[str, int]:
    known = store.known(list(names))
    return {name: item.id for name, item in known.items() if item.failure is None}


def _todo(store: Store) -> Iterator[list[ComparedReport]]:
    """The remaining work, in portions."""
    for first in count(1, _AT_ONCE):
        rows = store.connection.execute(
            "SELECT report, previous, editions, reason, against FROM _todo "
            "WHERE place BETWEEN ? AND ? ORDER BY place",
            [first, first + _AT_ONCE - 1],
        ).fetchall()
        if not rows:
            return
        yield [ComparedReport(*row) for row in rows]


def _task(store: Store, pairs: Sequence[ComparedReport], language: Language) -> Task:
    ids = [number for pair in pairs for number in (pair.report, *pair.others())]
    heads, figures = heads_and_figures(store, ids)
    return Task(heads, figures, pairs, language)


def heads_and_figures(store: Store, ids: Iterable[int]) -> tuple[dict[int, Head], pa.Table]:
    """The rows from which `restored` makes reports."""
    listed = _listed(ids)
    rows = store.connection.execute(
        f"SELECT id, name, agency, year, form FROM reports WHERE id IN ({listed})"
    ).fetchall()
    figures = store.connection.sql(_FIGURES.format(ids=listed)).to_arrow_table()
    return {number: tuple(rest) for number, *rest in rows}, figures


def _listed(ids: Iterable[int]) -> str:
    """*ids* as SQL; written out, they let the database skip parts of a table."""
    return ", ".join(map(str, sorted(set(ids)))) or "NULL"


def _keep(store: Store, pairs: Sequence[ComparedReport], found: FoundRows) -> None:
    """Put in what was found, in place of what was there."""
    ids = _listed(compared.report for compared in pairs)
    execute = store.connection.execute
    with store.transaction():
        several = _words(codes("years") | codes("agencies"))
        execute(f"DELETE FROM checks WHERE report IN ({ids}) AND rule IN ({several})")
        figures = _words(codes("figures"))
        execute(f"DELETE FROM diagnostics WHERE report IN ({ids}) AND code IN ({figures})")
        store.insert(relations.CHECKS, found.checks)
        store.insert(relations.DIAGNOSTICS, found.diagnostics)
        execute(f"DELETE FROM _compared WHERE report IN ({ids})")
        held = {name: [getattr(pair, name) for pair in pairs] for name in _HELD.names}
        store.replace_temporary("_held", pa.table(held, schema=_HELD))
        execute("INSERT INTO _compared SELECT report, against FROM _held")
        execute("UPDATE reports SET previous = _held.previous FROM _held WHERE id = report")
        execute(_RECOUNT.format(ids=ids))


_HELD: Final = pa.schema(
    [("report", pa.int64()), ("previous", pa.int64()), ("against", pa.string())]
)


def _words(words: Iterable[str]) -> str:
    return ", ".join(map(quoted, sorted(words)))


def _keep_alone(store: Store) -> None:
    """Put in the reasons of reports that have nothing to be compared with, and had nothing."""
    execute = store.connection.execute
    execute(_ALONE)
    years = _words(codes("years"))
    execute(
        "UPDATE checks SET reason = _alone.reason FROM _alone WHERE checks.report = _alone.report "
        f"AND rule IN ({years}) AND status = 'undecided' AND checks.reason <> _alone.reason"
    )
    execute("DELETE FROM _compared WHERE report IN (SELECT report FROM _alone)")
    execute("INSERT INTO _compared SELECT report, against FROM _alone")
    execute("DELETE FROM _todo WHERE report IN (SELECT report FROM _alone)")


class _Parents(NamedTuple):
    """All that is known when a parent is compared.

    Attributes:
        names: The numbers of all parents, by name.
        placed: All reports, by number.
        register: The agencies, by name.
    """

    names: Mapping[str, int]
    placed: Mapping[int, Placed]
    register: Register | None


def _compare_parent(store: Store, number: int, known: _Parents, language: Language) -> None:
    """Compare the parent *number* with the reports it sums up, and with last year's."""
    failed = store.connection.execute("SELECT name FROM failures ORDER BY id").fetchall()
    children, without, unread = below(
        number, known.names, known.placed, [path for (path,) in failed]
    )
    own = known.placed[number]
    silent = silent_children(known.register, own.series, {placed.series for placed in children})
    missing = missing_reason(silent, unread, without, language)
    held = "\n".join(f"{child.filed.file} {child.filed.text}" for child in children)
    against = f"{own.against}\n{missing}\n{sha256(held.encode()).hexdigest()}"
    pair = ComparedReport(number, own.previous, own.editions, own.reason, against)
    before = "SELECT against FROM _compared WHERE report = ?"
    if store.connection.execute(before, [number]).fetchall() == [(against,)]:
        return
    ids = [number, *pair.others(), *(child.id for child in children)]
    reports = restored(*heads_and_figures(store, ids))
    subject = _subject(pair, reports, language)
    below_it = [reports[child.id] for child in children]
    found = _found({number: evolve(subject, children=below_it, missing=missing)})
    _keep(store, [pair], found)


def compare(task: Task) -> FoundRows:
    """Compare the reports of *task* with those on the year before and with other editions."""
    reports = restored(task.heads, task.figures)
    return _found({pair.report: _subject(pair, reports, task.language) for pair in task.pairs})


def _subject(pair: ComparedReport, reports: Mapping[int, Report], language: Language) -> Subject:
    return Subject(
        reports[pair.report],
        None if pair.previous is None else reports[pair.previous],
        language=language,
        unpaired=pair.reason,
        editions=[reports[number] for number in pair.editions],
    )


def _found(subjects: Mapping[int, Subject]) -> FoundRows:
    """The findings of the rules in reports, by number."""
    figures, several = codes("figures"), codes("years") | codes("agencies")
    used = [rule for rule in rules().values() if rule.code in figures]
    found = FoundRows([], [])
    for number, subject in subjects.items():
        result = run(used, subject)
        checks = check_rows(check for check in result.checks if check.rule in several)
        found.checks.extend((number, *row) for row in checks)
        found.diagnostics.extend((number, *row) for row in diagnostic_rows(result.diagnostics))
    return found


def codes(scope: str) -> frozenset[str]:
    """The codes of the rules that need figures only; of a *scope*, if it is not `figures`."""
    wanted = {"figures", "years", "agencies"} if scope == "figures" else {scope}
    return frozenset(code for code, rule in rules().items() if rule.scope in wanted)
