"""Builds a dataset on a Spark cluster of two workers; prints how many processes parsed.

python on_spark.py INPUT OUT KILLED
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from attrs import evolve
from pyspark.sql import SparkSession

from reportparse.dataset import Options
from reportparse.dataset.engines.spark import SparkEngine
from tests.dataset.common import built
from tests.engines.hazards import traced


def main(source: str, out: str, killed: str) -> None:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    with tempfile.TemporaryDirectory() as traces:
        session = (
            # Two workers, a process each, of one processor and a gigabyte.
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.executorEnv.PYTHONPATH", os.environ["PYTHONPATH"])
            .config("spark.executor.memory", "1g")
            .config("spark.default.parallelism", "4")
            .getOrCreate()
        )
        with SparkEngine.started(Options()) as started:
            built(Path(out), source, engine=evolve(started, work=partial(traced, traces, killed)))
        session.stop()
        print(len(list(Path(traces).iterdir())))


if __name__ == "__main__":
    main(*sys.argv[1:])
