"""Shared parts of the tests of datasets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from reportparse.dataset import Fields, Inputs, Outcome, Pool, Settings, Target, build, opened
from reportparse.dataset.batch import Options, parse_batch
from reportparse.dataset.pool import limited
from reportparse.dataset.relations import all_tables
from reportparse.dataset.updating import Watch
from tests.makers.made import reports

#: Tables that a dataset's user sees.
NAMES = [table.name for table in all_tables()]


def write_made(folder: Path, count: int) -> list[Path]:
    """*count* made-up reports below *folder*, in the order of their names."""
    found = []
    for name, text in reports(count):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        found.append(path)
    return sorted(found)


def built(
    out: Path,
    *names: Path | str,
    pool: Pool | None = None,
    watch: Watch | None = None,
    fields: Fields | None = None,
    panel: bool = False,
    **settings: Any,
) -> Outcome:
    """The dataset *out* made of *names*, by default in this process."""
    inputs = Inputs(list(map(str, names)), out.parent, fields or Fields(), frozenset({str(out)}))
    with pool or Pool(0) as used:
        return build(
            inputs, Target.of(out, panel=panel), used, Settings(**settings), watch=watch or Watch()
        )


def everything(out: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of the dataset *out*, sorted."""
    with opened(out) as connection:
        return {name: connection.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in NAMES}


def query(out: Path, sql: str) -> list[tuple[Any, ...]]:
    with opened(out) as connection:
        return connection.execute(sql).fetchall()


def dangerous(batch: pa.RecordBatch, options: Options, seconds: float) -> pa.RecordBatch:
    """`parse_batch` in a process that hangs, or dies, where a file says so."""
    import os
    import time

    for content in batch.column("content").to_pylist():
        with limited(seconds):
            if content.startswith(b"HANG"):
                time.sleep(3600)
            if content.startswith(b"DIE"):
                os._exit(9)
    return parse_batch(batch, options=options)


def dies(_: str) -> str:
    import os

    os._exit(9)


def dies_once(mark: str) -> str:
    """*mark*, a file that is made; in the process that makes the fourth of them, not at first."""
    if mark.endswith("4") and not Path(mark).exists():
        Path(mark).touch()
        dies(mark)
    return mark


class Stopping:
    """Stops a run after it was told of it so many times."""

    def __init__(self, after: int) -> None:
        self.told, self.after = 0, after

    def watch(self) -> Watch:
        return Watch(self._tell, lambda: self.told >= self.after)

    def _tell(self, _: object) -> None:
        self.told += 1
