# SPDX-License-Identifier: MIT
"""Shared parts of engines that work on many batches at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import pyarrow as pa

from ...errors import DatasetError
from ..arrow import one_batch, schema

#: This many inputs, or bytes, make up one piece of an engine's work: what it costs to begin one is
#: little beside them, and they fit into the memory of this process.
_INPUTS: Final = 4096
_BYTES: Final = 128 << 20


#: The workers' function on a batch: `parse_batch`, or one like it.
Work = Callable[..., pa.RecordBatch]


def chunks(batches: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """*batches* in lists that are parsed at once."""
    found: list[pa.RecordBatch] = []
    inputs = size = 0
    for batch in batches:
        found.append(batch)
        inputs, size = inputs + batch.num_rows, size + batch.nbytes
        if inputs >= _INPUTS or size >= _BYTES:
            yield found
            found, inputs, size = [], 0, 0
    if found:
        yield found


def in_order(given: list[pa.RecordBatch], parsed: pa.Table) -> Iterator[pa.RecordBatch]:
    """The rows of *parsed* as one batch for each of *given*, in the order of the rows there.

    Raises:
        DatasetError: If a row is missing.
    """
    place = {name: row for row, name in enumerate(parsed.column("name").to_pylist())}
    for batch in given:
        names = batch.column("name").to_pylist()
        if not place.keys() >= set(names):
            raise DatasetError(
                "the engine has lost some of what it was given to parse",
                "引擎没有返回交给它读取的全部报告",
            )
        rows = parsed.take([place[name] for name in names]) if names else parsed.slice(0, 0)
        yield one_batch(rows.cast(schema()))
