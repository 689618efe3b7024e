# SPDX-License-Identifier: MIT
"""The panel of a dataset -> Stata, SPSS, Parquet and CSV, with its codebook beside it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from ..errors import needing
from ..support.atomic_files import beside
from ..support.csv_cells import written
from .arrow import TYPES
from .connecting import fetched
from .exporting import write_batches
from .panel import CODEBOOK, MISSING_CODES, NOT_ON_FORM, Variable, create_views, variables
from .store import Store

if TYPE_CHECKING:
    from pandas import DataFrame

_TYPES: Final = TYPES | {"decimal": pa.float64()}
#: Rows that are in memory at once.
_ROWS: Final = 5_000
#: The longest label of a variable: characters in Stata, bytes in SPSS.
_LABEL: Final = 80
_SPSS_LABEL: Final = 250
#: SPSS has no missing values with names. These are beyond the 15 digits of any figure.
_FIRST_SPSS_CODE: Final = -9_000_000_000_000_001
_STATA_VERSION: Final = 15


def panel_schema() -> pa.Schema:
    """The Arrow schema of the panel; its labels are in the metadata of the fields."""
    return pa.schema(
        [
            pa.field(
                variable.name,
                _TYPES[variable.kind],
                metadata={"zh": variable.zh, "en": variable.en},
            )
            for variable in variables()
        ]
    )


def panel_batches(store: Store) -> Iterator[pa.RecordBatch]:
    """The rows of the panel, some at a time; its views are made for the connection."""
    create_views(store.connection, temporary=True)
    for batch in store.connection.sql("FROM panel").to_arrow_reader(_ROWS):
        yield pa.RecordBatch.from_arrays(batch.columns, schema=panel_schema())


def write_csv(store: Store, path: Path) -> None:
    """Write the panel as CSV: UTF-8 with a mark by which Excel knows it."""
    names = [variable.name for variable in variables()]
    rows = (row for batch in panel_batches(store) for row in _rows(batch))
    _write_rows(path, names, rows)
    _write_companions(store, path)


def write_parquet(store: Store, path: Path) -> None:
    """Write the panel as one Parquet file."""
    write_batches(path, panel_schema(), panel_batches(store))
    _write_companions(store, path)


def write_stata(store: Store, path: Path) -> None:
    """Write the panel for Stata, with the letters `.a` to `.g` for why a value is missing."""
    letters = {code.reason: code.letter for code in MISSING_CODES}
    frame, numbers = _frame(store, letters)
    labels = {code.letter: code.zh for code in MISSING_CODES}
    with needing("panel", "pyreadstat"), beside(path) as temporary:
        pyreadstat: Any = import_module("pyreadstat")
        pyreadstat.write_dta(
            frame,
            temporary,
            version=_STATA_VERSION,
            column_labels=[_label(variable)[:_LABEL] for variable in variables()],
            missing_user_values={name: list(labels) for name in numbers},
            variable_value_labels=dict.fromkeys(numbers, labels),
        )
    _write_companions(store, path)


def write_spss(store: Store, path: Path) -> None:
    """Write the panel for SPSS, with a user-missing value for each reason."""
    codes = {code.reason: _FIRST_SPSS_CODE - place for place, code in enumerate(MISSING_CODES)}
    frame, numbers = _frame(store, codes)
    labels = {codes[code.reason]: code.zh for code in MISSING_CODES}
    reasons = [{"lo": min(labels), "hi": max(labels)}]
    names = (_label(variable).encode()[:_SPSS_LABEL] for variable in variables())
    with needing("panel", "pyreadstat"), beside(path) as temporary:
        pyreadstat: Any = import_module("pyreadstat")
        pyreadstat.write_sav(
            frame,
            temporary,
            column_labels=[name.decode(errors="ignore") for name in names],
            missing_ranges=dict.fromkeys(numbers, reasons),
            variable_value_labels=dict.fromkeys(numbers, labels),
            variable_display_width=dict.fromkeys(numbers, 10),
        )
    _write_companions(store, path)


def _frame(store: Store, codes: Mapping[str, str | int]) -> tuple[DataFrame, list[str]]:
    """The panel with a code in place of each null number, and the names of its numbers."""
    with needing("panel", "pandas"):
        from pandas import DataFrame

    table = pa.Table.from_batches(panel_batches(store), panel_schema())
    known = store.connection.execute("SELECT report, variable, reason FROM panel_missing")
    reasons = {(report, variable): codes[reason] for report, variable, reason in known.fetchall()}
    reports = table.column("report").to_pylist()
    columns: dict[str, list[Any]] = {}
    numbers = []
    for variable in variables():
        values = table.column(variable.name).to_pylist()
        if variable.kind in {"integer", "decimal"} and variable.formula:
            numbers.append(variable.name)
            values = [
                reasons.get((report, variable.name), codes[NOT_ON_FORM]) if value is None else value
                for report, value in zip(reports, values, strict=True)
            ]
        columns[variable.name] = values
    return DataFrame(columns), numbers


def _label(variable: Variable) -> str:
    return f"{variable.zh} / {variable.en}"


def _write_companions(store: Store, path: Path) -> None:
    """Write the codebook, and the list of missing values with their reasons, beside *path*."""
    missing = ("report", "agency_id", "year", "variable", "reason")
    for view, names in (("codebook", CODEBOOK), ("missing", missing)):
        found = fetched(store.connection, f"SELECT {', '.join(names)} FROM panel_{view}", _ROWS)
        _write_rows(path.with_name(f"{path.name}.{view}.csv"), names, found)


def _write_rows(path: Path, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with beside(path) as temporary, temporary.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(map(written, row) for row in rows)


def _rows(batch: pa.RecordBatch) -> Iterator[Sequence[Any]]:
    columns = [
        [None if value is None else f"{value:.15g}" for value in column.to_pylist()]
        if pa.types.is_floating(column.type)
        else column.to_pylist()
        for column in batch.columns
    ]
    return zip(*columns, strict=True)
