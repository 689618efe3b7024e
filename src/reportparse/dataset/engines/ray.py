# SPDX-License-Identifier: MIT
"""Parsing on Ray: `map_batches` of Ray Data."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from attrs import frozen

from ...errors import needing
from ..arrow import schema
from ..batch import Options, parse_batch
from ..updating import Work, parsed_in_chunks

if TYPE_CHECKING:
    from ray.data import Dataset


def _parse(table: pa.Table, options: Options, work: Work) -> pa.Table:
    """The function that Ray calls in its workers for each block."""
    batches = (work(batch, options=options) for batch in table.to_batches())
    return pa.Table.from_batches(batches, schema())


def parse(dataset: Dataset, options: Options = Options(), work: Work = parse_batch) -> Dataset:
    """*dataset*, of columns `name` and `content` or `text`, parsed by `parse_batch`.

    Nothing runs until the result is asked for: written, counted or iterated over.

    Args:
        dataset: The inputs.
        options: How to read.
        work: The workers' function on a batch; they must be able to import it.
    """
    function: Any = _parse
    return dataset.map_batches(
        function,
        batch_format="pyarrow",
        batch_size=64,
        fn_kwargs={"options": options, "work": work},
    )


@frozen
class RayEngine:
    """Parses batches on a Ray cluster by *work*, the workers' function on a batch."""

    options: Options
    work: Work = parse_batch

    @classmethod
    @contextmanager
    def started(cls, options: Options) -> Iterator[RayEngine]:
        """The engine on the cluster that `RAY_ADDRESS` names, or on one of this machine alone."""
        with needing("ray", "Ray"):
            import ray
            import ray.data
        own = not ray.is_initialized()
        if own:
            ray.init(log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
            ray.data.DataContext.get_current().enable_progress_bars = False
        try:
            yield cls(options)
        finally:
            if own:
                ray.shutdown()

    def parse(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The results of `parse_batch` for *batches*, in their order."""
        return parsed_in_chunks(batches, self._parsed)

    def _parsed(self, several: list[pa.RecordBatch]) -> pa.Table:
        import ray

        given: Any = [pa.Table.from_batches([batch]) for batch in several]
        blocks = parse(ray.data.from_arrow(given), self.options, self.work).to_arrow_refs()
        return pa.concat_tables(ray.get(blocks))
