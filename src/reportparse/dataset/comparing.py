# SPDX-License-Identifier: MIT
"""What holds between the reports of a dataset: the years of an agency, a government's agencies.

A report is held against others once all are in the database. Its text is no longer at hand then;
the rules that are used need figures and their places only (`Rule.scope`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from itertools import count, takewhile, tee
from typing import Any, Final, NamedTuple

import orjson
import pyarrow as pa
from attrs import frozen

from ..agencies.pairing import Below, standing
from ..checks.known_rules import rules
from ..checks.running import run
from ..checks.subject import Subject
from ..diagnostics.catalogue import Language
from ..forms import registry
from ..forms.flattening import Figure
from ..forms.model import AMOUNT, Table
from ..output.converter import report_converter
from ..report.model import Provenance, Recorded, Report, Source, form_fields
from ..text.places import FilePlace
from . import tables
from .pool import Pool
from .rows import Row, check_rows, diagnostic_rows
from .store import Store, quoted

#: Reports held against others at once.
_AT_ONCE: Final = 100

#: What each report is to be held against: the only report of its series on the year before.
#: `against` says by name and content which one that is, so that a change is seen.
_TODO: Final = """
CREATE OR REPLACE TEMP TABLE _todo AS
WITH dated AS (
    -- A file that is there twice is one report; without a place in its name an agency has a series
    -- for each folder, in each of which the file counts.
    SELECT min(id) AS id, min_by(name, id) AS name, sha256, series, year FROM reports
    WHERE series IS NOT NULL AND year IS NOT NULL GROUP BY sha256, series, year
), only_one AS (
    SELECT series, year, min(id) AS id, min(name) AS name, min(sha256) AS sha256
    FROM dated GROUP BY series, year HAVING count(*) = 1
), wanted AS (
    SELECT reports.id AS report, only_one.id AS previous,
           coalesce(only_one.name || ' ' || only_one.sha256, '') AS against
    FROM reports LEFT JOIN only_one
    ON only_one.series = reports.series AND only_one.year = reports.year - 1
    WHERE reports.id NOT IN (SELECT parent FROM _parents)
)
SELECT report, previous, wanted.against, row_number() OVER (ORDER BY report) AS place
FROM wanted LEFT JOIN _compared USING (report)
WHERE wanted.against <> coalesce(_compared.against, '')
"""

_DUPLICATES: Final = """
WITH first AS (SELECT sha256, min(id) AS id FROM reports GROUP BY sha256 HAVING count(*) > 1)
UPDATE reports SET duplicate_of = wanted.first
FROM (SELECT reports.id, CASE WHEN first.id <> reports.id THEN first.id END AS first
      FROM reports LEFT JOIN first USING (sha256)) AS wanted
WHERE reports.id = wanted.id AND duplicate_of IS DISTINCT FROM wanted.first
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

#: Name, agency, year and form of a report.
_Head = tuple[str, str | None, int | None, str | None]


@frozen
class Task:
    """Reports to be held against others, and all that is needed for it.

    Attributes:
        heads: By number, what the rules need of each report beside figures.
        figures: Of all these reports; see `_FIGURES`.
        pairs: The numbers of a report and of that on the year before, if there is one.
        language: Of the diagnostics.
    """

    heads: Mapping[int, _Head]
    figures: pa.Table
    pairs: Sequence[tuple[int, int | None]]
    language: Language


@frozen
class Found:
    """What rules found in some reports.

    Attributes:
        checks: Rows of `checks`: of those rules alone that look at several reports.
        diagnostics: Rows of `diagnostics`: of all rules that look at figures.
    """

    checks: list[Row]
    diagnostics: list[Row]


def hold_all(
    store: Store,
    pool: Pool,
    language: Language,
    parents: Sequence[str] = (),
    stopped: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Hold each report of the dataset against others, where that was not done or these changed.

    Args:
        store: The dataset.
        pool: Where the work is done.
        language: Of the diagnostics.
        parents: The names of reports that sum up all others in their folder and below; of those
            of another parent only that parent itself.
        stopped: Says whether to stop; what is done is kept.

    Returns:
        Those of *parents* that are no report of the dataset.
    """
    numbers = _numbers(store, parents)
    with store.transaction():
        store.connection.execute(_DUPLICATES)
        parent = pa.table({"parent": pa.array(numbers.values(), pa.int64())})
        store.replace_temporary("_parents", parent)
        store.connection.execute(_TODO)
    todo, tasks = tee(takewhile(lambda _: not stopped(), _todo(store)))
    found = pool.map(hold, (_task(store, one, language) for one in tasks))
    for several, one in zip(todo, found, strict=True):
        _keep(store, several, one)
    for name in numbers:
        if not stopped():
            _hold_parent(store, name, numbers, language)
    return [name for name in parents if name not in numbers]


class _Pair(NamedTuple):
    """A report that is to be held against another.

    Attributes:
        report: Its number.
        previous: That of the report on the year before, if there is one.
        against: What it is held against, by name and content.
    """

    report: int
    previous: int | None
    against: str


def _numbers(store: Store, names: Sequence[str]) -> dict[str, int]:
    known = store.known(list(names))
    return {name: one.id for name, one in known.items() if one.failure is None}


def _todo(store: Store) -> Iterator[list[_Pair]]:
    """What is to be done, some at a time."""
    for first in count(1, _AT_ONCE):
        rows = store.connection.execute(
            "SELECT report, previous, against FROM _todo "
            "WHERE place BETWEEN ? AND ? ORDER BY place",
            [first, first + _AT_ONCE - 1],
        ).fetchall()
        if not rows:
            return
        yield [_Pair(*row) for row in rows]


def _task(store: Store, pairs: Sequence[_Pair], language: Language) -> Task:
    own = [one.report for one in pairs]
    before = [one.previous for one in pairs if one.previous is not None]
    heads, figures = _read(store, [*own, *before])
    return Task(heads, figures, [(one.report, one.previous) for one in pairs], language)


def _read(store: Store, ids: Iterable[int]) -> tuple[dict[int, _Head], pa.Table]:
    listed = _listed(ids)
    rows = store.connection.execute(
        f"SELECT id, name, agency, year, form FROM reports WHERE id IN ({listed})"
    ).fetchall()
    figures = store.connection.sql(_FIGURES.format(ids=listed)).to_arrow_table()
    return {number: tuple(rest) for number, *rest in rows}, figures


def _listed(ids: Iterable[int]) -> str:
    """*ids* as SQL; written out, they tell the database which parts of a table it can leave out."""
    return ", ".join(map(str, sorted(set(ids)))) or "NULL"


def _keep(store: Store, pairs: Sequence[_Pair], found: Found) -> None:
    """Put in what was found, in place of what was there."""
    ids = _listed(one.report for one in pairs)
    execute = store.connection.execute
    with store.transaction():
        several = _words(codes("years") | codes("agencies"))
        execute(f"DELETE FROM checks WHERE report IN ({ids}) AND rule IN ({several})")
        figures = _words(codes("figures"))
        execute(f"DELETE FROM diagnostics WHERE report IN ({ids}) AND code IN ({figures})")
        store.insert(tables.CHECKS, found.checks)
        store.insert(tables.DIAGNOSTICS, found.diagnostics)
        execute(f"DELETE FROM _compared WHERE report IN ({ids})")
        held = {name: [getattr(one, name) for one in pairs] for name in _Pair._fields}
        store.replace_temporary("_held", pa.table(held, schema=_HELD))
        execute("INSERT INTO _compared SELECT report, against FROM _held")
        execute("UPDATE reports SET previous = _held.previous FROM _held WHERE id = report")
        execute(_RECOUNT.format(ids=ids))


_HELD: Final = pa.schema(
    [("report", pa.int64()), ("previous", pa.int64()), ("against", pa.string())]
)


def _words(words: Iterable[str]) -> str:
    return ", ".join(map(quoted, sorted(words)))


class _Other(NamedTuple):
    """A report that another is held against."""

    id: int
    name: str
    sha256: str
    year: int | None
    series: str | None


_OTHERS: Final = "SELECT id, name, sha256, year, series FROM reports WHERE {condition} ORDER BY id"


def _others(store: Store, condition: str, values: Sequence[Any]) -> list[_Other]:
    """The reports for which *condition* holds."""
    rows = store.connection.execute(_OTHERS.format(condition=condition), values).fetchall()
    return [_Other(*row) for row in rows]


def _hold_parent(store: Store, name: str, parents: Mapping[str, int], language: Language) -> None:
    """Hold the report *name* against those it sums up, and that on the year before."""
    number = parents[name]
    ((year, series, own),) = store.connection.execute(
        "SELECT year, series, sha256 FROM reports WHERE id = ?", [number]
    ).fetchall()
    below = _below(store, name, parents)
    places, missing = standing(
        Below(series, year, own), [Below(one.series, one.year, one.sha256) for one in below]
    )
    children = [below[place] for place in places]
    failed = store.connection.execute("SELECT name FROM failures ORDER BY id").fetchall()
    unread = sum(_is_below(one, name, parents) for (one,) in failed)
    last = _each_once(_others(store, "series = ? AND year = ? - 1", [series, year]))
    previous = last[0] if len(last) == 1 else None
    held = [f"{one.name} {one.sha256}" for one in (*([previous] if previous else []), *children)]
    digest = sha256("\n".join(held).encode()).hexdigest()
    against = f"{previous is not None} {missing + unread} {digest}"
    before = store.connection.execute(
        "SELECT against FROM _compared WHERE report = ?", [number]
    ).fetchall()
    if before == [(against,)]:
        return
    heads, figures = _read(store, [number, *(one.id for one in (*last, *children))])
    reports = _reports(Task(heads, figures, (), language))
    others = [*(reports[one.id] for one in children), *[None] * (missing + unread)]
    found = Found([], [])
    last_year = reports[previous.id] if previous else None
    _check(found, number, Subject(reports[number], last_year, others, language))
    _keep(store, [_Pair(number, previous.id if previous else None, against)], found)


def _each_once(others: Sequence[_Other]) -> list[_Other]:
    """*others*, a file that is there twice once: its first."""
    return list({one.sha256: one for one in reversed(others)}.values())[::-1]


def _below(store: Store, name: str, parents: Iterable[str]) -> list[_Other]:
    """The reports in the folder of the parent *name* and below; of other parents' only these."""
    every = _others(store, "starts_with(name, ?)", [_folder(name)])
    return [one for one in every if _is_below(one.name, name, parents)]


def _is_below(name: str, parent: str, parents: Iterable[str]) -> bool:
    """Whether the file *name* is in the folder of *parent*, and not below another parent in it."""
    folder = _folder(parent)
    inner = (_folder(one) for one in parents if one.startswith(folder) and _folder(one) != folder)
    return name.startswith(folder) and (
        name in parents or not any(name.startswith(one) for one in inner)
    )


def _folder(name: str) -> str:
    return name[: name.rfind("/") + 1]


def hold(task: Task) -> Found:
    """Hold the reports of *task* against those on the year before."""
    reports = _reports(task)
    found = Found([], [])
    for report, previous in task.pairs:
        before = None if previous is None else reports[previous]
        _check(found, report, Subject(reports[report], before, None, task.language))
    return found


def _check(found: Found, number: int, subject: Subject) -> None:
    """Put into *found* what the rules find in report *number*."""
    used = [rule for rule in rules().values() if rule.code in codes("figures")]
    result = run(used, subject)
    several = codes("years") | codes("agencies")
    found.checks.extend(
        (number, *row) for row in check_rows(one for one in result.checks if one.rule in several)
    )
    found.diagnostics.extend((number, *row) for row in diagnostic_rows(result.diagnostics))


def codes(scope: str) -> frozenset[str]:
    """The codes of the rules that need figures only; of a *scope*, if it is not `figures`."""
    wanted = {"figures", "years", "agencies"} if scope == "figures" else {scope}
    return frozenset(code for code, rule in rules().items() if rule.scope in wanted)


def _reports(task: Task) -> dict[int, Report]:
    """The reports of *task* as far as rules on figures look at them."""
    rows: dict[int, list[Row]] = {number: [] for number in task.heads}
    for number, *rest in zip(*(one.to_pylist() for one in task.figures.columns), strict=True):
        rows[number].append(tuple(rest))
    return {number: _report(head, rows[number]) for number, head in task.heads.items()}


def _report(head: _Head, rows: list[Row]) -> Report:
    name, agency, year, form = head
    printed = {row[0]: row for row in rows}
    model = _model(form)
    values: dict[str, Any] = {}
    for table in _tables(form, model, printed):
        values[table.name] = table.assemble(dict(_figures(table, printed)))
    return model(
        agency=agency,
        year=year,
        form=form,
        source=Source(name),
        origin=Recorded(_Places(printed), ()),
        **values,
    )


def _model(form: str | None) -> type[Report]:
    own = registry.forms().get(form or "")
    return (own.report if own else None) or Report


def _tables(form: str | None, model: type[Report], paths: Iterable[str]) -> Iterator[Table]:
    """The tables that have *paths*, those of *form* before those of others."""
    present = set(paths)
    own = registry.forms().get(form or "")
    known = [*([own] if own else []), *registry.forms().values()]
    for name in form_fields(model):
        those = {path for path in present if path.startswith(f"{name}.")}
        several = (one.table_of.get(name) for one in known)
        table = next((one for one in several if one and those and those == _paths(one)), None)
        if table is not None:
            yield table


def _paths(table: Table) -> set[str]:
    return {path for path, _ in tables.paths_with_units(table)}


def _figures(table: Table, printed: Mapping[str, Row]) -> Iterator[tuple[str, Figure]]:
    kinds = {column.path: column.kind for column in table.columns}
    for path, unit_path in tables.paths_with_units(table):
        _, whole, other, unit, *_ = printed[path]
        if unit_path:
            yield unit_path, unit
        if kinds[path] == AMOUNT and (whole, other) != (None, None):
            yield path, Decimal(other if whole is None else whole)
        else:
            yield path, whole


class _Places(Mapping[str, Provenance]):
    """Where figures stand; a place is made when it is asked for."""

    def __init__(self, printed: Mapping[str, Row]) -> None:
        self._printed = {path: row for path, row in printed.items() if row[5] is not None}

    def __getitem__(self, path: str) -> Provenance:
        _, _, _, _, text, line, column, end_line, end_column, in_file = self._printed[path]
        kind: Any = FilePlace
        place = in_file and report_converter().structure(orjson.loads(in_file), kind)
        return Provenance(line, column, end_line, end_column, text, place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._printed)

    def __len__(self) -> int:
        return len(self._printed)
