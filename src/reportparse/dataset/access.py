# SPDX-License-Identifier: MIT
"""Reports one after the other, as Arrow tables, and the tables of datasets that were built."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from glob import escape
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa
from attrs import frozen

from ..api import check
from ..checks.results import CheckResult
from ..errors import DatasetError, ReportparseError, UnfinishedWarning
from ..report.model import Report
from ..support.arguments import check_each, check_type
from .arrow import arrow_schema
from .batch import Options, read_report
from .builder import Settings, build
from .connecting import connect
from .containers import Fields
from .inputs import Inputs
from .panel_files import panel_batches, panel_schema
from .pool import Pool
from .relations import stored_tables
from .store import Store
from .targets import Target

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@frozen
class Parsed:
    """One input.

    Attributes:
        name: Its name.
        report: The report; None if it could not be read.
        checked: The result of checking; None like *report*.
        failure: Why it could not be read; None for a report.
    """

    name: str
    report: Report | None = None
    checked: CheckResult | None = None
    failure: str | None = None


def iterate(
    *names: str | Path, options: Options = Options(), fields: Fields = Fields()
) -> Iterator[Parsed]:
    """The reports in files, folders, patterns and archives, read one after the other.

    Reads in this process, and holds one report at a time. What cannot be read has a `failure`.

    Args:
        names: As for `reportparse dataset build`.
        options: How to read.
        fields: Where records of NDJSON and Parquet have their text and name.
    """
    for file in _inputs("iterate", names, options, fields):
        if file.content is None:
            yield Parsed(file.name, failure=file.failure and file.failure.message)
            continue
        try:
            report = read_report(file.name, file.content, options)
            yield Parsed(file.name, report, check(report, language=options.language))
        except ReportparseError as error:
            yield Parsed(file.name, failure=error.text(options.language))


def to_arrow(
    *names: str | Path, options: Options = Options(), processes: int = 0, fields: Fields = Fields()
) -> dict[str, pa.Table]:
    """All tables of the dataset that is made of *names*, by name, without a file of it.

    The tables must fit into memory; pandas and polars take them as they are.

    Args:
        names: As for `reportparse dataset build`.
        options: How to read.
        processes: How many to read in; 0 for this process. A script that asks for more guards
            its main part by `if __name__ == "__main__":`.
        fields: Where records of NDJSON and Parquet have their text and name.

    Raises:
        MissingExtraError: If DuckDB is not installed.
    """
    inputs = _inputs("to_arrow", names, options, fields)
    with TemporaryDirectory() as folder, Pool(processes, options) as pool:
        target = Target.of(Path(folder) / "dataset.duckdb")
        build(inputs, target, pool, Settings(options=options))
        with closing(Store.open(target.database)) as store:
            return _tables(store)


def _inputs(function: str, names: Sequence[str | Path], options: Options, fields: Fields) -> Inputs:
    check_type(function, "options", options, Options)
    check_type(function, "fields", fields, Fields)
    check_each(function, "names", names, str, PathLike)
    return Inputs([os.fspath(name) for name in names], Path.cwd(), fields)


def read_tables(path: str | Path) -> dict[str, pa.Table]:
    """All tables of the dataset at *path*, by name; they must fit into memory.

    Raises:
        DatasetError: If there is none.
        MissingExtraError: If DuckDB is not installed.
    """
    with opened(path) as connection:
        return _tables(Store(connection))


def _tables(store: Store) -> dict[str, pa.Table]:
    return {
        table.name: pa.Table.from_batches(store.rows(table), arrow_schema(table))
        for table in stored_tables()
    }


def export(path: str | Path, target: str | Path) -> None:
    """Write the dataset at *path* to *target*: the panel, or the workbook for `.xlsx`.

    Raises:
        DatasetError: If there is no dataset, or nothing is known of the ending of *target*.
        MissingExtraError: If a library that is needed is not installed.
    """
    wanted = Path(target)
    goal = Target.of(wanted, panel=wanted.suffix.lower() != ".xlsx")
    goal.check_needs()
    with opened(path) as connection:
        goal.write(Store(connection))


def read_panel(path: str | Path) -> pa.Table:
    """The panel of the dataset at *path*: a row for each agency and year, labels in its schema.

    Raises:
        DatasetError: If there is none.
        MissingExtraError: If DuckDB is not installed.
    """
    with opened(path) as connection:
        return pa.Table.from_batches(panel_batches(Store(connection)), panel_schema())


@contextmanager
def opened(path: str | Path) -> Iterator[DuckDBPyConnection]:
    """A connection to the tables of the dataset at *path*, for reading only.

    Works for all kinds of datasets: next to those that are not a database is one that they were
    written from. A folder of Parquet files is read itself if it has none.

    Warns:
        UnfinishedWarning: If the run that wrote it was interrupted.

    Raises:
        DatasetError: If there is no dataset.
        MissingExtraError: If DuckDB is not installed.
    """
    with connected(path) as connection:
        if Store(connection).is_unfinished():
            warnings.warn(UnfinishedWarning(path), stacklevel=3)
        yield connection


@contextmanager
def connected(path: str | Path) -> Iterator[DuckDBPyConnection]:
    """The connection that `opened` gives, without its warning."""
    target = Target.of(Path(path))
    if target.database.exists():
        connection = connect(target.database, read_only=True)
    elif any(target.path.glob("*.parquet")):
        connection = _over_parquet(target.path)
    else:
        raise DatasetError(f"{path}: there is no dataset", f"{path}：没有数据集")
    try:
        Store(connection).check()
        yield connection
    finally:
        connection.close()


def _over_parquet(folder: Path) -> DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect()
    for table in stored_tables():
        file = folder / f"{table.name}.parquet"
        if not file.exists():
            raise DatasetError(
                f"{folder}: the table {table.name!r} is missing", f"{folder}：缺少表“{table.name}”"
            )
        rows = connection.read_parquet(escape(str(file)))
        rows.create_view(table.name)
    return connection
