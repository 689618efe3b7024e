# SPDX-License-Identifier: MIT
"""Records <-> Arrow: one row for each input, with its rows of all tables nested in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ..support.arguments import check_type
from . import relations
from .relations import Column, DataTable, Kind
from .rows import Record, Row

#: No figure of a form has more than 15 digits, before and after the point together.
DECIMAL: Final = pa.decimal128(38, 15)
_MOST: Final = Decimal(10) ** 23

_TYPES: Final[dict[Kind, pa.DataType]] = {
    "integer": pa.int64(),
    "decimal": DECIMAL,
    "text": pa.string(),
    "date": pa.date32(),
}

#: The tables of which a record holds any number of rows, by its attribute.
NESTED: Final[dict[str, DataTable]] = {
    "figures": relations.FIGURES,
    "diagnostics": relations.DIAGNOSTICS,
    "checks": relations.CHECKS,
    "mentions": relations.MENTIONS,
}


def arrow_schema(table: DataTable) -> pa.Schema:
    """The schema of *table*; the meaning of its columns is in the metadata of the fields."""
    check_type("arrow_schema", "table", table, DataTable)
    return pa.schema(
        [_field(column) for column in table.columns], metadata={"zh": table.zh, "en": table.en}
    )


def _field(column: Column) -> pa.Field:
    described = {"zh": column.zh, "en": column.en}
    if column.unit:
        described["unit"] = column.unit
    return pa.field(column.name, _TYPES[column.kind], metadata=described)


@cache
def schema() -> pa.Schema:
    """The schema of what `parse_batch` returns.

    One row for each input, in the order of the inputs: `name`; `sha256` of its bytes; `report`
    and `wide`, structs that are null for a failure; `figures`, `diagnostics`, `checks` and
    `mentions`, lists of structs; `failure`, a struct that is null for a report. The fields of the
    structs are the columns of the tables of a dataset.
    """
    structs = {name: pa.struct(list(map(_field, columns))) for name, columns in _parts().items()}
    nested = {name: pa.list_(structs[name]) for name in NESTED}
    return pa.schema(
        [
            pa.field("name", pa.string(), nullable=False),
            pa.field("sha256", pa.string()),
            *(structs | nested).items(),
        ]
    )


@cache
def _parts() -> dict[str, Sequence[Column]]:
    """The columns of the structs of a record, by its attribute."""
    return {
        "report": (*relations.FACTS, *relations.COUNTS),
        "wide": relations.wide().columns[1:],
        **{name: table.columns[1:] for name, table in NESTED.items()},
        "failure": relations.FAILURE,
    }


def to_batch(records: Sequence[Record]) -> pa.RecordBatch:
    """*records* as one batch of `schema()`."""
    columns: list[pa.Array] = [
        _array([record.name for record in records], pa.string()),
        _array([record.sha256 for record in records], pa.string()),
        *(
            (_lists if name in NESTED else _structs)(list(map(attrgetter(name), records)), columns)
            for name, columns in _parts().items()
        ),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema())


def to_table(rows: Sequence[Row], table: DataTable) -> pa.Table:
    """*rows* of *table* as Arrow."""
    arrays = _columns(rows, table.columns)
    return pa.Table.from_arrays(arrays, schema=arrow_schema(table))


def _structs(rows: Sequence[Row | None], columns: Sequence[Column]) -> pa.Array:
    """One struct for each of *rows*, null for None."""
    empty: Row = (None,) * len(columns)
    arrays = _columns([empty if row is None else row for row in rows], columns)
    missing = pa.array([row is None for row in rows], pa.bool_())
    return pa.StructArray.from_arrays(arrays, fields=list(map(_field, columns)), mask=missing)


def _lists(several: Sequence[Sequence[Row]], columns: Sequence[Column]) -> pa.Array:
    """One list of structs for each sequence of rows."""
    offsets = pa.array(accumulate(map(len, several), initial=0), pa.int32())
    rows = [row for rows in several for row in rows]
    structs = pa.StructArray.from_arrays(_columns(rows, columns), fields=list(map(_field, columns)))
    return pa.ListArray.from_arrays(offsets, structs, type=pa.list_(structs.type))


def _columns(rows: Sequence[Row], columns: Sequence[Column]) -> list[pa.Array]:
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    return [
        _array(list(column_values), _TYPES[column.kind])
        for column_values, column in zip(values, columns, strict=True)
    ]


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except (pa.ArrowInvalid, UnicodeEncodeError, OverflowError):
        return pa.array(list(map(_MENDED[kind], values)), kind)


def valid(text: str | None) -> str | None:
    """*text* with replacement characters for halves of surrogate pairs, which UTF-8 cannot hold."""
    return None if text is None else text.encode("utf-8", "replace").decode()


def _bounded(value: Any) -> Any:
    """*value* if the column can hold it to the last digit, else None."""
    if value is None or not -_MOST < value < _MOST:
        return None
    exact = Decimal(value)
    return value if exact == exact.quantize(_GRAIN, context=_WIDE) else None


_GRAIN: Final = Decimal(1).scaleb(-15)
_WIDE: Final = Context(prec=60)
#: For values that a column does not take as they are.
_MENDED: Final[Mapping[pa.DataType, Callable[[Any], Any]]] = {pa.string(): valid, DECIMAL: _bounded}


def one_batch(table: pa.Table) -> pa.RecordBatch:
    """*table* as one batch."""
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def flat(batch: pa.RecordBatch, ids: pa.Array, name: str) -> pa.Table:
    """The rows nested in *batch* as *name*, one of `NESTED`; their reports have the *ids*."""
    lists = batch.column(name)
    structs = lists.flatten()
    report = ids.take(pc.list_parent_indices(lists))
    return pa.Table.from_arrays([report, *structs.flatten()], schema=arrow_schema(NESTED[name]))
