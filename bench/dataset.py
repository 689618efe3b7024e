# SPDX-License-Identifier: MIT
"""Datasets of made-up reports: what several processes gain, and what the first of them takes.

    python bench/dataset.py 20000

Prints JSON: reports a second in one process and in as many as there are processors, their ratio,
and the most memory of the process that gives out the work, for all the reports and for a tenth.
Seconds are the machine's; the ratios are what is compared. The yardstick is what the same processes
gain that only parse, and share nothing.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pyarrow as pa

from reportparse.dataset import Inputs, Pool, Target, build, parse_batch
from reportparse.dataset.updating import Progress, Watch
from reportparse.support.processes import processors

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from tests.makers.made import write  # noqa: E402  # the tests are no package


def measured(folder: str, out: str, processes: int, answer: Any) -> None:
    """Build *out* of *folder*; gives seconds by stage and the most memory in bytes."""
    stages: dict[str, float] = {}

    def tell(progress: Progress) -> None:
        stages.setdefault(progress.stage, time.perf_counter())

    start = time.perf_counter()
    with Pool(processes) as pool:
        target = Target.of(Path(out))
        outcome = build(Inputs([folder], target.path.parent), target, pool, watch=Watch(tell))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    answer.put((outcome.reports, seconds, stages["comparing"] - start, peak))


def run(folder: Path, out: Path, processes: int) -> tuple[int, float, float, int]:
    """`measured` in a process of its own, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=measured, args=(str(folder), str(out), processes, answer))
    process.start()
    found: tuple[int, float, float, int] = answer.get()
    process.join()
    return found


def parsed(paths: list[str]) -> float:
    """Seconds that it takes to parse the files at *paths*, nothing else."""
    batch = pa.record_batch({"name": paths, "content": [Path(path).read_bytes() for path in paths]})
    start = time.perf_counter()
    for first in range(0, len(paths), 32):
        parse_batch(batch.slice(first, 32))
    return time.perf_counter() - start


def yardstick(folder: Path, processes: int) -> float:
    """How much more *processes* parse together than one alone, with nothing to share."""
    paths = [str(path) for path in sorted(folder.rglob("*.txt"))[:2000]]
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.map(parsed, [paths[:64]] * processes, chunksize=1)
        (alone,) = pool.map(parsed, [paths])
        together = max(pool.map(parsed, [paths] * processes, chunksize=1))
    return processes * alone / together


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        write(base / "few", count // 10)
        write(base / "all", count)
        cores = processors()
        possible = [yardstick(base / "all", cores)]
        reports, alone, alone_reading, _ = run(base / "all", base / "alone.duckdb", 0)
        _, together, reading, peak = run(base / "all", base / "together.duckdb", cores)
        possible.append(yardstick(base / "all", cores))
        _, _, _, few = run(base / "few", base / "few.duckdb", cores)
        size = (base / "together.duckdb").stat().st_size
    result = {
        "reports": reports,
        "processors": cores,
        "reports a second in one process": reports / alone,
        "reports a second": reports / together,
        "reports a second and processor": reports / together / cores,
        "gained by several processes": alone / together,
        "gained in reading": alone_reading / reading,
        "gained by processes that share nothing, before and after": possible,
        "share of comparing years": 1 - reading / together,
        "peak memory of the first process": peak,
        "over that for a tenth of the reports": peak / few,
        "bytes of the database a report": size / reports,
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
