# SPDX-License-Identifier: MIT
"""The work that a function does with a text or a file."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

_Given = TypeVar("_Given")


def calls(work: Callable[[_Given], object], given: _Given) -> int:
    """The number of calls of functions, those of C included, in *work*."""
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        work(given)
    finally:
        sys.setprofile(None)
    return count


def seconds(work: Callable[[_Given], object], given: _Given, times: int) -> float:
    """The least processor time that *work* takes, of several runs."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work(given)
        found.append(time.process_time() - start)
    return min(found)
