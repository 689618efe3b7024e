# SPDX-License-Identifier: MIT
"""The reports of a dataset compared: the years of an agency, a government and its agencies.

A report is compared with others once all are in the database. Its text is gone by then; the rules
that are used need figures and their places only (`Rule.scope`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain, islice, takewhile, tee
from typing import Final, NamedTuple

import pyarrow as pa
from attrs import evolve, frozen

from ..agencies.pairing import paired, standing
from ..agencies.register import Register
from ..checks.groups import missing_reason, silent_children
from ..checks.known_rules import rules
from ..checks.profile import NO_PROFILE
from ..checks.results import Check
from ..checks.running import run
from ..checks.subject import Subject
from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import Diagnostic
from ..report.model import Report
from . import relations
from .arrow import to_table
from .connecting import quoted
from .placing import Placed, place_all
from .pool import Pool
from .relations import DataTable
from .restoring import Head, restored
from .rows import columns_of
from .store import Store

#: Reports compared with others at once, and how many times as many are put in at once: the database
#: takes as long for few as for many.
_AT_ONCE: Final = 100
_PORTIONS: Final = 5

#: Reports whose comparison is another than the one made before: `against` names the other reports
#: by name and content, so that a change is seen.
_TODO: Final = """
CREATE OR REPLACE TEMP TABLE _todo AS
SELECT id AS report, previous, editions, reason, _placed.against
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


@frozen
class Task:
    """Reports to be compared with others, and by number what the rules need of all of them."""

    heads: Mapping[int, Head]
    figures: pa.Table
    reports: Sequence[Placed]
    language: Language


#: Rows of `checks`, of those rules alone that look at several reports; rows of `diagnostics`, of
#: all rules that look at figures.
_Found = tuple[pa.Table, ...]


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

    The *parents* are the names of reports that sum up all others in their folder and below; of
    those of another parent only that parent itself. What is done when it is *stopped* is kept.

    Returns:
        Those of *parents* that are not a report of the dataset.
    """
    known = store.known(list(parents))
    numbers = {name: item.id for name, item in known.items() if item.failure is None}
    with store.transaction():
        placed = place_all(store, lambda filed: paired(filed, register), language)
        parent = pa.table({"parent": pa.array(numbers.values(), pa.int64())})
        store.replace_temporary("_parents", parent)
        store.connection.execute(_TODO)
        _keep_alone(store)
    todo = [
        placed[number]
        for (number,) in store.connection.execute("SELECT report FROM _todo ORDER BY 1").fetchall()
    ]
    portions = (todo[first : first + _AT_ONCE] for first in range(0, len(todo), _AT_ONCE))
    kept, tasks = tee(takewhile(lambda _: not stopped(), portions))
    found = pool.map(compare, (_task(store, several, language) for several in tasks))
    done = zip(kept, found, strict=True)
    while portions_done := list(islice(done, _PORTIONS)):
        reports, rows = zip(*portions_done, strict=True)
        tables = map(pa.concat_tables, zip(*rows, strict=True))
        _keep(store, list(chain.from_iterable(reports)), tuple(tables))
    known_parents = _Parents.of(store, numbers, placed, register)
    for name, number in numbers.items():
        if not stopped():
            _compare_parent(store, placed[number], _folder(name), known_parents, language)
    return [name for name in parents if name not in numbers]


def _others(placed: Placed) -> list[int]:
    """The numbers of all that a report is compared with."""
    return [*placed.editions, *([] if placed.previous is None else [placed.previous])]


def _task(store: Store, reports: Sequence[Placed], language: Language) -> Task:
    ids = [number for placed in reports for number in (placed.id, *_others(placed))]
    return Task(*heads_and_figures(store, ids), reports, language)


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


def _keep(store: Store, reports: Sequence[Placed], found: _Found) -> None:
    """Put in what was found, in place of what was there."""
    ids = _listed(placed.id for placed in reports)
    execute = store.connection.execute
    with store.transaction():
        several = _words(codes("years") | codes("agencies"))
        execute(f"DELETE FROM checks WHERE report IN ({ids}) AND rule IN ({several})")
        figures = _words(codes("figures"))
        execute(f"DELETE FROM diagnostics WHERE report IN ({ids}) AND code IN ({figures})")
        for table, rows in zip((relations.CHECKS, relations.DIAGNOSTICS), found, strict=True):
            store.insert(table.name, rows)
        execute(f"DELETE FROM _compared WHERE report IN ({ids})")
        held = pa.Table.from_pylist([placed._asdict() for placed in reports], _HELD)
        store.replace_temporary("_held", held)
        execute("INSERT INTO _compared SELECT id, against FROM _held")
        execute(
            "UPDATE reports SET previous = _held.previous FROM _held WHERE reports.id = _held.id"
        )
        execute(_RECOUNT.format(ids=ids))


_HELD: Final = pa.schema([("id", pa.int64()), ("previous", pa.int64()), ("against", pa.string())])


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
    """All that is known when a parent is compared: by its folder the reports in it and below, and
    the number of unreadable files; of the folders of other parents in it, these parents only.
    """

    below: Mapping[str, Sequence[Placed]]
    unread: Mapping[str, int]
    register: Register | None

    @classmethod
    def of(
        cls,
        store: Store,
        parents: Collection[str],
        placed: Mapping[int, Placed],
        register: Register | None,
    ) -> _Parents:
        """The reports and files below *parents*, names of reports, if all are *placed*."""
        folders = frozenset(map(_folder, parents))
        below = defaultdict(list)
        for report in placed.values() if folders else ():
            name = report.filed.file or ""
            for folder in _summed_in(name, folders, is_parent=name in parents):
                below[folder].append(report)
        failed = store.connection.execute("SELECT name FROM failures").fetchall()
        unread = Counter(
            folder for (name,) in failed for folder in _summed_in(name, folders, is_parent=False)
        )
        return cls(below, unread, register)


def _summed_in(name: str, folders: Container[str], *, is_parent: bool) -> list[str]:
    """Those of *folders*, each of a parent, in which the file *name* is summed up: the nearest.

    A parent is summed up in the next one above its own, too.
    """
    above = (name[:end] for end in range(len(name), -1, -1) if not end or name[end - 1] == "/")
    found = [folder for folder in above if folder in folders]
    return found[: 2 if is_parent else 1]


def _compare_parent(
    store: Store, own: Placed, folder: str, known: _Parents, language: Language
) -> None:
    """Compare the parent *own* with the reports that it sums up, and with last year's."""
    number, unread = own.id, known.unread[folder]
    every = [placed for placed in known.below[folder] if placed.id != number]
    below = [(placed.series, placed.filed) for placed in every]
    places, without = standing((own.series, own.filed), below)
    children = [every[place] for place in places]
    silent = silent_children(known.register, own.series, {placed.series for placed in children})
    missing = missing_reason(silent, unread, without, language)
    held = "\n".join(f"{child.filed.file} {child.filed.text}" for child in children)
    against = f"{own.against}\n{missing}\n{sha256(held.encode()).hexdigest()}"
    before = "SELECT against FROM _compared WHERE report = ?"
    if store.connection.execute(before, [number]).fetchall() == [(against,)]:
        return
    ids = [number, *_others(own), *(child.id for child in children)]
    reports = restored(*heads_and_figures(store, ids))
    subject = _subject(own, reports, language)
    below_it = [reports[child.id] for child in children]
    found = _found({number: evolve(subject, children=below_it, missing=missing)})
    _keep(store, [own._replace(against=against)], found)


def _folder(name: str) -> str:
    return name[: name.rfind("/") + 1]


def compare(task: Task) -> _Found:
    """Compare the reports of *task* with those on the year before and with other editions."""
    restored_reports = restored(task.heads, task.figures)
    return _found(
        {placed.id: _subject(placed, restored_reports, task.language) for placed in task.reports}
    )


def _subject(placed: Placed, reports: Mapping[int, Report], language: Language) -> Subject:
    return Subject(
        reports[placed.id],
        None if placed.previous is None else reports[placed.previous],
        language=language,
        unpaired=placed.reason,
        editions=[reports[number] for number in placed.editions],
        more_editions=placed.more_editions,
    )


def _found(subjects: Mapping[int, Subject]) -> _Found:
    """The findings of the rules in reports, by number."""
    figures, several = codes("figures"), codes("years") | codes("agencies")
    used = [rule for rule in NO_PROFILE.rules_in_use() if rule.code in figures]
    checks: list[tuple[int, Check]] = []
    diagnostics: list[tuple[int, Diagnostic]] = []
    for number, subject in subjects.items():
        result = run(used, subject)
        checks += ((number, check) for check in result.checks if check.rule in several)
        diagnostics += ((number, finding) for finding in result.diagnostics)
    return _table(relations.CHECKS, checks), _table(relations.DIAGNOSTICS, diagnostics)


def _table(table: DataTable, found: Sequence[tuple[int, object]]) -> pa.Table:
    """Rows of *table*, for pairs of a report's number and what was found in it."""
    numbers, things = zip(*found, strict=True) if found else ((), ())
    return to_table([numbers, *columns_of(table, things)], table)


def codes(scope: str) -> frozenset[str]:
    """The codes of the rules that need figures only; of a *scope*, if it is not `figures`."""
    wanted = {"figures", "years", "agencies"} if scope == "figures" else {scope}
    return frozenset(code for code, rule in rules().items() if rule.scope in wanted)
