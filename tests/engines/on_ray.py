"""Builds a dataset on a Ray cluster of two workers; prints how many processes parsed.

python on_ray.py INPUT OUT KILLED
"""

from __future__ import annotations

import logging
import sys
import tempfile
from functools import partial
from pathlib import Path

import ray
from attrs import evolve

from reportparse.dataset import Options
from reportparse.dataset.engines.ray import RayEngine
from tests.dataset.common import built
from tests.engines.hazards import traced


def main(source: str, out: str, killed: str) -> None:
    with tempfile.TemporaryDirectory() as traces:
        ray.init(num_cpus=2, log_to_driver=False, logging_level=logging.ERROR)
        with RayEngine.started(Options()) as started:
            built(Path(out), source, engine=evolve(started, work=partial(traced, traces, killed)))
        ray.shutdown()
        print(len(list(Path(traces).iterdir())))


if __name__ == "__main__":
    main(*sys.argv[1:])
