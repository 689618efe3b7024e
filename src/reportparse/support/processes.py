# SPDX-License-Identifier: MIT
"""Processes of our own: how they are started, and that they end when nobody waits for them."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Final

_PROGRAM: Final = "import sys; sys.path[:] = {path!r}; from {module} import main; main()"
#: Seconds between two looks at the parent.
_EVERY: Final = 0.25


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def command(module: str) -> list[str]:
    """The command line of a process that calls `main` of *module*.

    What lies in the folder where it is started is not imported, unless this process imports it.
    """
    path = [one for one in sys.path if isinstance(one, str)]
    flags = [f"-{name}" for name, is_set in _flags() if is_set]
    return [sys.executable, *flags, "-P", "-c", _PROGRAM.format(path=path, module=module)]


def _flags() -> Iterator[tuple[str, int]]:
    """What this process was told to leave out, and leaves out in others, too."""
    yield "I", sys.flags.isolated
    yield "E", sys.flags.ignore_environment
    yield "s", sys.flags.no_user_site


def end_with_parent() -> None:
    """End this process when the one that started it is gone: one that was killed tells nobody.

    Where processes keep the number of a parent that is gone (Windows), they end with their work.
    """
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_EVERY)
    os._exit(1)
