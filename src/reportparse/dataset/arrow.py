# SPDX-License-Identifier: MIT
"""Records <-> Arrow: one row for each input, with its rows of all tables nested in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from functools import cache
from itertools import accumulate, chain, compress
from operator import attrgetter
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ..output.json_text import dumps, plain
from ..support.arguments import check_type
from . import relations
from .relations import Column, DataTable, Kind
from .rows import Columns, Record, Row

#: No figure of a form has more than 15 digits, before and after the point together.
DECIMAL: Final = pa.decimal128(38, 15)
_MOST: Final = Decimal(10) ** 23

#: The type of the columns of a kind.
TYPES: Final[dict[Kind, pa.DataType]] = {
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
    return pa.schema(_fields(table.columns), metadata={"zh": table.zh, "en": table.en})


@cache
def _fields(columns: tuple[Column, ...]) -> list[pa.Field]:
    return list(map(_field, columns))


def _field(column: Column) -> pa.Field:
    described = {"zh": column.zh, "en": column.en}
    if column.unit:
        described["unit"] = column.unit
    return pa.field(column.name, TYPES[column.kind], metadata=described)


@cache
def schema() -> pa.Schema:
    """The schema of what `parse_batch` returns.

    One row for each input, in the order of the inputs: `name`; `sha256` of its bytes; `report`
    and `wide`, structs that are null for a failure; `figures`, `diagnostics`, `checks` and
    `mentions`, lists of structs; `failure`, a struct that is null for a report. The fields of the
    structs are the columns of the tables of a dataset.
    """
    structs = {name: pa.struct(_fields(columns)) for name, columns in _parts().items()}
    nested = {name: pa.list_(structs[name]) for name in NESTED}
    return pa.schema(
        [
            pa.field("name", pa.string(), nullable=False),
            pa.field("sha256", pa.string()),
            *(structs | nested).items(),
        ]
    )


@cache
def _parts() -> dict[str, tuple[Column, ...]]:
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


def to_table(columns: Columns, table: DataTable) -> pa.Table:
    """Rows of *table*, by *columns*, as Arrow."""
    return pa.Table.from_arrays(_arrays(columns, table.columns), schema=arrow_schema(table))


def _structs(rows: Sequence[Row | None], columns: tuple[Column, ...]) -> pa.Array:
    """One struct for each of *rows*, null for None; columns of a kind are converted at once."""
    empty: Row = (None,) * len(columns)
    values = list(zip(*[empty if row is None else row for row in rows], strict=True))
    kinds = [column.kind for column in columns]
    parts = {}
    for kind in dict.fromkeys(kinds):
        own = chain.from_iterable(compress(values, map(kind.__eq__, kinds)))
        whole = _array(list(own), TYPES[kind])
        starts = (place * len(rows) for place in range(kinds.count(kind)))
        parts[kind] = iter([whole.slice(start, len(rows)) for start in starts])
    arrays = [next(parts[kind]) for kind in kinds]
    missing = pa.array([row is None for row in rows], pa.bool_())
    return pa.StructArray.from_arrays(arrays, fields=_fields(columns), mask=missing)


def _lists(several: Sequence[Columns], columns: tuple[Column, ...]) -> pa.Array:
    """One list of structs for the rows of each record."""
    counts = (len(each[0]) if each else 0 for each in several)
    offsets = pa.array(accumulate(counts, initial=0), pa.int32())
    values = zip(*filter(None, several), strict=True)
    arrays = _arrays([list(chain.from_iterable(parts)) for parts in values], columns)
    structs = pa.StructArray.from_arrays(arrays, fields=_fields(columns))
    return pa.ListArray.from_arrays(offsets, structs, type=pa.list_(structs.type))


def _arrays(values: Columns, columns: Sequence[Column]) -> list[pa.Array]:
    pairs = zip(values or ((),) * len(columns), columns, strict=True)
    return [_array(own, TYPES[column.kind]) for own, column in pairs]


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    try:
        if kind != DECIMAL:
            return pa.array(values, kind)
        # Arrow takes three times as long to make decimals of whole numbers one by one.
        whole = [value if type(value) is int else None for value in values]
        others = [None if type(value) is int else value for value in values]
        return pc.coalesce(pa.array(whole, pa.int64()).cast(kind), pa.array(others, kind))
    except (pa.ArrowInvalid, UnicodeEncodeError, OverflowError, TypeError):
        return pa.array(list(map(_MENDED[kind], values)), kind)


def valid(text: str | None) -> str | None:
    """*text* with replacement characters for halves of surrogate pairs, which UTF-8 cannot hold."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "replace").decode()


def _text(value: object) -> str | None:
    """*value* as text: a place in a file, or several places, as JSON."""
    if isinstance(value, int | Decimal):
        return str(value)
    if value is None or isinstance(value, str):
        return valid(value)
    data = list(value) if isinstance(value, tuple) else value
    return dumps(plain(data)).decode() if data else None


def _bounded(value: Any) -> Any:
    """*value* if the column can hold it to the last digit, else None."""
    if value is None or not -_MOST < value < _MOST:
        return None
    exact = Decimal(value)
    return value if exact == exact.quantize(_GRAIN, context=_WIDE) else None


_GRAIN: Final = Decimal(1).scaleb(-15)
_WIDE: Final = Context(prec=60)
#: For values that a column does not take as they are.
_MENDED: Final[Mapping[pa.DataType, Callable[[Any], Any]]] = {
    pa.string(): _text,
    pa.int64(): int,
    DECIMAL: _bounded,
}


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
