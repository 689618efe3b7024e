"""Functions for the workers of an engine: they leave a trace, and one of them may be killed."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

import pyarrow as pa

from reportparse.dataset import parse_batch

#: So many processes work, for which the first waits so many seconds.
_PROCESSES = 2
_PATIENCE = 60


def traced(traces: str, killed: str, batch: pa.RecordBatch, **options: Any) -> pa.RecordBatch:
    """`parse_batch`, leaving a file for each process in *traces*, with at least one other at work.

    Args:
        traces: A folder.
        killed: A file: the first process that finds it missing makes it and is killed; `-` for
            none.
        batch: As for `parse_batch`.
        options: As for `parse_batch`.
    """
    (Path(traces) / str(os.getpid())).touch()
    # A process that starts slowly must not find all done.
    end = time.monotonic() + _PATIENCE
    while len(os.listdir(traces)) < _PROCESSES and time.monotonic() < end:  # noqa: PTH208
        time.sleep(0.05)
    if killed != "-":
        try:
            os.close(os.open(killed, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return parse_batch(batch, **options)
