# SPDX-License-Identifier: MIT
"""The numbers of a report as a data frame of pandas, polars or PyArrow."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any, Final, Literal, get_args

from ..errors import MissingExtraError
from ..forms.form import TEXT_COLUMN, PrintedTable
from ..report.model import Report
from ..support.arguments import check_choice

Backend = Literal["pandas", "polars", "pyarrow"]
_BACKENDS: Final[tuple[Backend, ...]] = get_args(Backend)
#: The extras that bring each, with Narwhals.
_EXTRAS: Final[dict[Backend, str]] = {
    "pandas": "frame",
    "polars": "polars",
    "pyarrow": "dataset,frame",
}


def to_frame(report: Report, backend: Backend | None = None) -> Any:
    """The numbers of *report* as a data frame; see `Report.to_frame`."""
    if backend is not None:
        check_choice("to_frame", "backend", backend, _BACKENDS)
    installed = (name for name in _BACKENDS if find_spec(name))
    chosen: Backend = next(installed, "pandas") if backend is None else backend
    missing = [name for name in ("narwhals", chosen) if find_spec(name) is None]
    if missing:
        raise MissingExtraError(", ".join(missing), _EXTRAS[chosen])
    import narwhals

    string = narwhals.String()
    schema: dict[str, Any] = dict.fromkeys(
        ("path", "label", "value", "unit", "text", "status"), string
    )
    schema |= {"value": narwhals.Float64()}
    columns: Any = zip(*_rows(report), strict=True)
    data = dict(zip(schema, map(list, columns), strict=False)) or {name: [] for name in schema}
    return narwhals.from_dict(data, schema, backend=chosen).to_native()


def _rows(report: Report) -> list[tuple[Any, ...]]:
    figures, places = report.by_path, report.provenance
    return [
        (
            path,
            table.describe(path),
            None if figures[path] is None else float(figures[path]),  # type: ignore[arg-type]
            figures.get(unit) if unit else None,
            places[path].text if path in places else None,
            report.status(path),
        )
        for table in report.printed_tables().values()
        for path, unit in paths_with_units(table)
    ]


@cache
def paths_with_units(table: PrintedTable) -> tuple[tuple[str, str | None], ...]:
    """The path of each number in a form's *table*, with the path of its unit, if there is one."""
    found: list[tuple[str, str | None]] = []
    for row in table.rows:
        words = next((column.path for column in row.columns if column.kind == TEXT_COLUMN), None)
        found += [
            (column.path, column.unit or words)
            for column in row.columns
            if column.kind != TEXT_COLUMN
        ]
    return tuple(found)
