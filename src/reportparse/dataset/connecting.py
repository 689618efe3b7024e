# SPDX-License-Identifier: MIT
"""Connections to a dataset's database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from ..errors import DatasetError, needing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Memory that the database may take: more does not make it faster, and it is to stay the same
#: however many reports there are.
MEMORY: Final = "128MB"
#: Rows that the database keeps together. It holds a block of memory for each column of the rows
#: that it adds to: with more rows the blocks of the widest table take more than it has.
_GROUP: Final = 16_384
#: What DuckDB says of files that are no database of its own, or not a whole one.
_DAMAGED: Final = ("not a valid DuckDB database", "read enough bytes", "Corrupt database")


def database_library() -> ModuleType:
    """DuckDB, or a `MissingExtraError` that says how to get it."""
    with needing("dataset", "duckdb"):
        import duckdb
    return duckdb


def connect(path: Path, *, read_only: bool = False) -> DuckDBPyConnection:
    """A connection to the database at *path*; a `DatasetError` if it is none, or in use."""
    duckdb = database_library()
    try:
        connection: DuckDBPyConnection = duckdb.connect(
            path if read_only else ":memory:", read_only=read_only
        )
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        if not read_only:
            # Other processes read the reports meanwhile.
            connection.execute("SET threads = 1")
            attached = f"ATTACH {quoted(str(path))} AS written (ROW_GROUP_SIZE {_GROUP})"
            connection.execute(f"{attached}; USE written")
        connection.execute("SET preserve_insertion_order = true")
    except duckdb.IOException as error:
        if "lock" in str(error).partition("\n")[0].lower():
            raise DatasetError(
                f"{path}: another process has it open", f"{path}：正被另一程序使用；请关闭后再试"
            ) from None
        raise failed(path, error) from None
    except duckdb.Error as error:
        raise failed(path, error) from None
    return connection


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Raise errors of the database at *path* as `DatasetError`."""
    duckdb = database_library()
    try:
        yield
    except duckdb.Error as error:
        raise failed(path, error) from error


def failed(path: Path | str, error: Exception) -> DatasetError:
    """The *error* of the database at *path*, by its first line."""
    if any(words in str(error) for words in _DAMAGED):
        return DatasetError(
            f"{path}: not a DuckDB database, or damaged; remove it, or name another file",
            f"{path}：不是 DuckDB 数据库，或已损坏；请删除该文件，或换一个文件名",
        )
    reason = str(error).partition("\n")[0]
    return DatasetError(f"{path}: {reason}", f"{path}：数据库出错：{reason}")


def fetched(
    connection: DuckDBPyConnection, query: str, at_once: int = 5_000
) -> Iterator[tuple[Any, ...]]:
    """The rows of *query*, of which *at_once* are in memory."""
    found = connection.execute(query)
    while rows := found.fetchmany(at_once):
        yield from rows


def quoted(text: str) -> str:
    """*text* as SQL."""
    return "'" + text.replace("'", "''") + "'"
