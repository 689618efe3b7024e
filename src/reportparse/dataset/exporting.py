# SPDX-License-Identifier: MIT
"""The tables of a dataset -> folders of Parquet and CSV files, and NDJSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..output.json_text import dumps
from ..support.atomic_files import beside
from ..support.csv_cells import FORMULA
from . import relations
from .arrow import NESTED, arrow_schema
from .connecting import quoted
from .relations import DataTable
from .store import Store


def write_parquet(store: Store, folder: Path) -> None:
    """Write each table as a Parquet file in *folder*."""
    for table in relations.stored_tables():
        path = folder / f"{table.name}.parquet"
        write_batches(path, arrow_schema(table), store.rows(table))


def write_batches(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Write *batches* as one Parquet file."""
    with (
        beside(path) as temporary,
        pq.ParquetWriter(temporary, schema, compression="zstd") as writer,
    ):
        for batch in batches:
            writer.write_batch(batch)


def write_csv(store: Store, folder: Path) -> None:
    """Write each table as a CSV file in *folder*: UTF-8, with the names of the columns."""
    for table in relations.stored_tables():
        columns = ", ".join(map(_as_text, table.columns))
        with beside(folder / f"{table.name}.csv") as whole, whole.open("xb") as file:
            part = whole.with_name(f"{whole.name}-part")
            try:
                for number, query in enumerate(store.queries(table)):
                    store.connection.execute(
                        f"COPY (SELECT {columns} FROM ({query})) "
                        f"TO {quoted(str(part))} (FORMAT csv, HEADER {number == 0})"
                    )
                    file.write(part.read_bytes())
            finally:
                part.unlink(missing_ok=True)


def _as_text(column: relations.Column) -> str:
    """A column as it is written: decimals without the zeros that they are padded with, and texts
    that would be formulas behind an apostrophe.
    """
    name = f'"{column.name}"'
    if column.kind == "decimal":
        return f"rtrim(rtrim({name}::VARCHAR, '0'), '.') AS {name}"
    if column.kind == "text":
        is_formula = f"regexp_matches({name}, {quoted(FORMULA)})"
        return f"CASE WHEN {is_formula} THEN chr(39) || {name} ELSE {name} END AS {name}"
    return name


def write_ndjson(store: Store, path: Path) -> None:
    """Write one JSON object a line for each input: its row, with its rows of other tables."""
    with beside(path) as temporary, temporary.open("xb") as file:
        file.writelines(dumps(report) + b"\n" for report in inputs(store))


def inputs(store: Store) -> Iterator[dict[str, Any]]:
    """Each input of the dataset with all its rows, in order."""
    rows = {table.name: _by_report(store, table) for table in NESTED.values()}
    nested = {name: next(item, None) for name, item in rows.items()}
    several_tables = (_dicts(store, table) for table in (relations.REPORTS, relations.FAILURES))
    for row in merge(*several_tables, key=itemgetter("id")):
        for name, several in rows.items():
            if "kind" in row:
                continue
            row[name] = []
            waiting = nested[name]
            if waiting is not None and waiting[0] == row["id"]:
                row[name] = waiting[1]
                nested[name] = next(several, None)
        yield row


def _by_report(store: Store, table: DataTable) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    for report, rows in groupby(_dicts(store, table), itemgetter("report")):
        yield report, [{key: row[key] for key in row if key != "report"} for row in rows]


def _dicts(store: Store, table: DataTable) -> Iterator[dict[str, Any]]:
    for row in plain_rows(store, table):
        yield dict(zip(table.names, row, strict=True))


def plain_rows(store: Store, table: DataTable) -> Iterator[tuple[Any, ...]]:
    """The rows of *table* as Python has them; whole numbers as such, dates as they are."""
    for batch in store.rows(table):
        columns = [
            [*map(_short, data.to_pylist())] if column.kind == "decimal" else data.to_pylist()
            for column, data in zip(table.columns, batch.columns, strict=True)
        ]
        yield from zip(*columns, strict=True)


def _short(value: Decimal | None) -> int | Decimal | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()
