# SPDX-License-Identifier: MIT
"""Parsing on Spark: `mapInArrow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
from attrs import frozen

from ...errors import needing
from ..arrow import schema
from ..batch import Options, parse_batch
from ..updating import Work, parsed_in_chunks

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def _parse(
    batches: Iterable[pa.RecordBatch], options: Options, work: Work
) -> Iterator[pa.RecordBatch]:
    """The function that Spark calls in its workers for each partition."""
    for batch in batches:
        yield work(batch, options=options)


def parse(frame: DataFrame, options: Options = Options(), work: Work = parse_batch) -> DataFrame:
    """*frame*, of columns `name` and `content` or `text`, parsed by `parse_batch`.

    Nothing runs until the result is asked for: written, counted or collected.

    Args:
        frame: The inputs.
        options: How to read.
        work: The workers' function on a batch; they must be able to import it.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    return frame.mapInArrow(
        partial(_parse, options=options, work=work), from_arrow_schema(schema())
    )


@frozen
class SparkEngine:
    """Parses batches on Spark by *work*, the workers' function on a batch."""

    session: SparkSession
    options: Options
    work: Work = parse_batch

    @classmethod
    @contextmanager
    def started(cls, options: Options) -> Iterator[SparkEngine]:
        """The engine in the active session, or one as `spark-defaults.conf` says."""
        with needing("spark", "PySpark"):
            from pyspark.sql import SparkSession
        active = SparkSession.getActiveSession()
        session = active or SparkSession.builder.appName("reportparse").getOrCreate()
        try:
            yield cls(session, options)
        finally:
            if active is None:
                session.stop()

    def parse(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The results of `parse_batch` for *batches*, in their order."""
        return parsed_in_chunks(batches, self._parsed)

    def _parsed(self, several: list[pa.RecordBatch]) -> pa.Table:
        frame = self.session.createDataFrame(pa.Table.from_batches(several))
        return parse(frame, self.options, self.work).toArrow()
