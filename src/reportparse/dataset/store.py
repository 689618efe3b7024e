# SPDX-License-Identifier: MIT
"""The tables of a dataset in a DuckDB database: what is known, what is new, what came of it.

Everything is put in by transactions, each of which leaves whole inputs: a database whose process
was killed opens, and holds all inputs up to the last transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from attrs import frozen

from ..checks.results import RULE_ITSELF
from ..errors import DatasetError
from . import relations
from .arrow import NESTED, arrow_schema, flat, to_table
from .connecting import connect, quoted
from .relations import COLUMNS, DataTable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: The database's own records: the reports each one was compared with, the folder of names,
#: and, as long as it is open, what was seen.
_COMPARED: Final = "CREATE TABLE _compared (report BIGINT, against VARCHAR)"
_BASE: Final = "CREATE TABLE _base (path VARCHAR)"
_SEEN: Final = "CREATE TEMP TABLE IF NOT EXISTS _seen (name VARCHAR, origin VARCHAR)"

#: The rows that have one of the names that a query is given.
_ASKED: Final = "SEMI JOIN (SELECT unnest($1::VARCHAR[]) AS name) USING (name)"

#: This many values of a table are put in order at once.
_VALUES: Final = 1 << 20

#: It is there as long as a run has not come to its end.
_UNFINISHED: Final = "_unfinished"

#: True if one name is that of something in what the other names.
_WITHIN: Final = "(starts_with({one}, {other} || '/') OR starts_with({one}, {other} || ':'))"

_UNSEEN: Final = f"""
WITH closed AS (
    SELECT name FROM failures SEMI JOIN _seen USING (name)
    WHERE kind IN ('archive-damaged', 'unreadable')
)
SELECT id, name FROM (SELECT id, name FROM reports UNION ALL SELECT id, name FROM failures) AS own
ANTI JOIN _seen USING (name)
WHERE NOT EXISTS (FROM closed WHERE {_WITHIN.format(one="own.name", other="closed.name")})
"""

_MENDED: Final = f"""
SELECT id FROM (FROM failures ANTI JOIN _seen USING (name)) AS own
WHERE (kind = 'unreadable' AND sha256 IS NULL)
   OR EXISTS (FROM _seen WHERE {_WITHIN.format(one="_seen.name", other="own.name")})
"""


def _not_ours() -> DatasetError:
    return DatasetError(
        "this database was not made by reportparse, and is left alone",
        "这个数据库不是 reportparse 建立的，未作改动",
    )


@frozen
class Known:
    """The record of an input in the database; a report has no failure."""

    id: int
    sha256: str | None
    read_by: str
    failure: str | None


@frozen
class Store:
    """A dataset's database."""

    connection: DuckDBPyConnection

    @classmethod
    def open(cls, path: Path, *, rebuild: bool = False) -> Store:
        """The database at *path*, made if it is not there; *rebuild* removes its content first.

        Raises:
            DatasetError: If it is not a database, is in use, or has other tables.
        """
        store = cls(connect(path))
        try:
            store._create(rebuild=rebuild)  # its own
        except BaseException:
            store.close()
            raise
        return store

    def _create(self, *, rebuild: bool) -> None:
        present = {name for (name,) in self._all("SELECT table_name FROM duckdb_tables()")}
        if present and "_compared" not in present:
            raise _not_ours()
        if rebuild or not present:
            with self.transaction():
                for name in present:
                    self.connection.execute(f'DROP TABLE "{name}"')
                for table in relations.stored_tables():
                    self._create_table(table)
                self.connection.execute(_COMPARED)
                self.connection.execute(_BASE)
                self.insert(
                    "columns", to_table(list(zip(*relations.described(), strict=True)), COLUMNS)
                )
        self.check()
        self.connection.execute(_SEEN)

    def check(self) -> None:
        """Raise a `DatasetError` if the tables are not those of this release."""
        if not self._columns("reports"):
            raise _not_ours()
        for table in relations.stored_tables():
            if self._columns(table.name) != list(table.names):
                raise DatasetError(
                    f"the dataset's table {table.name!r} has other columns than this release, with "
                    "the forms installed, makes: build it anew by "
                    "reportparse dataset build … --rebuild",
                    f"数据集的表“{table.name}”与本版本（及所装格式）的列不同："
                    "请用 reportparse dataset build … --rebuild 重建",
                )

    def _create_table(self, table: DataTable) -> None:
        with self._as("given", arrow_schema(table).empty_table()):
            self.connection.execute(f'CREATE TABLE "{table.name}" AS FROM given')
        self.connection.execute(
            f'COMMENT ON TABLE "{table.name}" IS {quoted(f"{table.zh}: {table.en}")}'
        )
        for column in table.columns:
            unit = f" [{column.unit}]" if column.unit else ""
            self.connection.execute(
                f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS '
                f"{quoted(f'{column.zh}: {column.en}{unit}')}"
            )

    def _columns(self, table: str) -> list[str]:
        query = (
            "SELECT column_name FROM duckdb_columns() WHERE table_name = ? "
            "AND schema_name = 'main' AND NOT internal ORDER BY column_index"
        )
        return [name for (name,) in self._all(query, [table])]

    def _all(self, query: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(query, arguments).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within, or nothing of it."""
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            with suppress(Exception):  # a disk that is full has ended it
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def known(self, names: Sequence[str]) -> dict[str, Known]:
        """The records of those of *names* that are not new."""
        rows = self._all(
            f"SELECT name, id, sha256, read_by, NULL FROM reports {_ASKED} UNION ALL "
            f"SELECT name, id, sha256, read_by, kind FROM failures {_ASKED}",
            [names],
        )
        return {name: Known(*rest) for name, *rest in rows}

    def next_id(self) -> int:
        """A number that no input has or had."""
        ((last,),) = self._all(
            "SELECT max(id) FROM (SELECT id FROM reports UNION ALL SELECT id FROM failures)"
        )
        return (last or 0) + 1

    def see(self, inputs: Sequence[tuple[str, str]]) -> None:
        """Note that *inputs*, names with origins, are among those of this run."""
        rows = [[name for name, _ in inputs], [origin for _, origin in inputs]]
        query = "INSERT INTO _seen SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])"
        self.connection.execute(query, rows)

    def seen(self, names: Sequence[str]) -> dict[str, str]:
        """Those of *names* that were seen in this run, with their origins."""
        return dict(self._all(f"SELECT name, origin FROM _seen {_ASKED}", [names]))

    def begin(self, base: Path) -> Path | None:
        """Note that a run begins; returns the folder of names before, if it is not *base*."""
        before = self._all("SELECT path FROM _base")
        with self.transaction():
            self.connection.execute(f"CREATE TABLE IF NOT EXISTS {_UNFINISHED} (run VARCHAR)")
            self.connection.execute("DELETE FROM _base")
            self.connection.execute("INSERT INTO _base VALUES (?)", [str(base)])
        return Path(before[0][0]) if before and before[0][0] != str(base) else None

    def finish(self) -> None:
        """Note that a run has come to its end, and write all into the database file itself."""
        self.connection.execute(f"DROP TABLE IF EXISTS {_UNFINISHED}")
        self.connection.execute("CHECKPOINT")

    def is_unfinished(self) -> bool:
        """True if the last run was interrupted: reports may be missing, none may be compared."""
        return bool(self._columns(_UNFINISHED))

    def unseen(self) -> list[str]:
        """The names of all inputs that this run has not seen."""
        return sorted(name for _, name in self._all(_UNSEEN))

    def remove_unseen(self) -> int:
        """Remove all inputs that this run has not seen; returns how many these were.

        Reports in an archive, or a folder, that cannot be read now are kept.
        """
        with self.transaction():
            rows = self._all(_UNSEEN)
            self.remove([number for number, _ in rows])
        return len(rows)

    def remove_mended(self) -> None:
        """Remove failures that no longer occur.

        Of archives and files of records that could be read in this run; and of what was never
        there, and is not asked for any longer.
        """
        with self.transaction():
            self.remove([path for (path,) in self._all(_MENDED)])

    def remove(self, ids: Sequence[int]) -> None:
        """Remove the inputs *ids* from all tables."""
        tables = {"reports": "id", "failures": "id"}
        tables |= dict.fromkeys(("wide", *NESTED, "_compared"), "report")
        for table, number in tables.items() if ids else ():
            gone = f"{number} IN (SELECT unnest(?::BIGINT[]))"
            self.connection.execute(f"DELETE FROM {table} WHERE {gone}", [ids])

    def add(
        self, batch: pa.RecordBatch, ids: Sequence[int], shas: Sequence[str | None], read_by: str
    ) -> None:
        """Put in the records of *batch*, as inputs *ids* with the digests *shas*."""
        numbers = pa.array(ids, pa.int64())
        base = {
            "id": numbers,
            "name": batch.column("name"),
            "sha256": pa.array(shas, pa.string()),
            "read_by": pa.array([read_by] * len(ids), pa.string()),
        }
        none = pa.nulls(len(ids), pa.int64())
        again = {"duplicate_of": none, "edition_of": none, "previous": none}
        again["comparison"] = pa.nulls(len(ids), pa.string())
        self._add_structs("reports", {**base, **again}, batch.column("report"))
        self._add_structs("wide", {"report": numbers}, batch.column("wide"))
        self._add_structs("failures", base, batch.column("failure"))
        for name in NESTED:
            self.insert(name, flat(batch, numbers, name))

    def _add_structs(self, name: str, first: dict[str, pa.Array], structs: pa.StructArray) -> None:
        """Put in the rows of the table *name* that are not null, after the columns *first*."""
        rest = zip((field.name for field in structs.type), structs.flatten(), strict=True)
        self.insert(name, pa.table({**first, **dict(rest)}).filter(structs.is_valid()))

    def insert(self, name: str, rows: pa.Table) -> None:
        """Put *rows* into the table *name*."""
        if rows.num_rows:
            with self._as("arrived", rows):
                self.connection.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM arrived')

    @contextmanager
    def _as(self, name: str, rows: pa.Table) -> Iterator[None]:
        self.connection.register(name, rows)
        try:
            yield
        finally:
            self.connection.unregister(name)

    def without_form(self) -> int:
        """How many reports have no table of a form that is known."""
        ((count,),) = self._all("SELECT count(*) FROM reports WHERE form IS NULL")
        return int(count)

    def replace_temporary(self, name: str, rows: pa.Table) -> None:
        """Make a table *name* of *rows* that ends with the connection."""
        with self._as("given", rows):
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM given")

    def counts(self) -> tuple[int, int]:
        """How many reports and how many failures there are."""
        ((reports,),) = self._all("SELECT count(*) FROM reports")
        ((failures,),) = self._all("SELECT count(*) FROM failures")
        return reports, failures

    def failed(self, most: int) -> list[tuple[str, str, str]]:
        """Name, kind and reason of the first failures, *most* at the most."""
        rows = self._all(f"SELECT name, kind, message FROM failures ORDER BY id LIMIT {most}")
        return [(name, kind, message) for name, kind, message in rows]

    def raised(self) -> list[tuple[str, int]]:
        """The rules of other packages that failed to run, each with the number of a report."""
        return self._all("SELECT code, report FROM diagnostics WHERE path = ?", [RULE_ITSELF])

    def queries(self, table: DataTable) -> Iterator[str]:
        """Queries for the rows of *table* in the order of the inputs, of some inputs each.

        To put all rows in order at once may take more memory than there is.
        """
        columns = ", ".join(f'"{name}"' for name in table.names)
        query = f'SELECT {columns} FROM "{table.name}"'
        if table is COLUMNS:
            yield f"{query} ORDER BY rowid"
            return
        number = f'"{table.names[0]}"'
        ((rows, last),) = self._all(f'SELECT count(*), max({number}) FROM "{table.name}"')
        step = max(1, _VALUES * (last or 0) // max(1, rows * len(table.names)))
        for first in range(0, (last or 0) + 1, step):
            own = f"{number} BETWEEN {first} AND {first + step - 1}"
            yield f"{query} WHERE {own} ORDER BY {number}, rowid"

    def rows(self, table: DataTable) -> Iterator[pa.RecordBatch]:
        """The rows of *table* in the order of the inputs, some at a time."""
        for query in self.queries(table):
            found = self.connection.sql(query).to_arrow_table().combine_chunks()
            for batch in found.to_batches():
                yield pa.RecordBatch.from_arrays(batch.columns, schema=arrow_schema(table))

    def close(self) -> None:
        """Write out what is not yet, and close."""
        self.connection.close()
