# SPDX-License-Identifier: MIT
"""Calls in processes that are kept: the same one again, each call within its own limits."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

import pytest

from reportparse.support.calls_apart import ProcessEndedError, call_apart

_MEMORY = 1 << 30


def process() -> int:
    return call_apart(os.getpid, seconds=20, memory=_MEMORY)


def test_a_process_is_kept_for_the_next_call() -> None:
    first = process()

    assert first != os.getpid()
    assert process() == first


def test_one_that_ended_meanwhile_is_replaced() -> None:
    first = process()
    os.kill(first, signal.SIGKILL)

    assert process() != first


def test_calls_at_once_have_processes_of_their_own() -> None:
    found: list[int] = []

    def call() -> None:
        call_apart(time.sleep, 0.5, seconds=20, memory=_MEMORY)
        found.append(process())

    threads = [threading.Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == len(threads)


def test_an_error_ends_the_process() -> None:
    first = process()

    with pytest.raises(ValueError, match="invalid literal"):
        call_apart(int, "x", seconds=20, memory=_MEMORY)
    assert process() != first


def test_one_that_ends_says_why() -> None:
    process()

    with pytest.raises(ProcessEndedError, match="no reason given"):
        call_apart(os._exit, 3, seconds=20, memory=_MEMORY)


@pytest.mark.skipif(sys.platform != "linux", reason="limits are those of Linux")
def test_each_call_has_limits_of_its_own() -> None:
    process()
    with pytest.raises(MemoryError):
        call_apart(bytes, 1 << 29, seconds=20, memory=1 << 28)
    with pytest.raises(TimeoutError):
        call_apart(sum, range(1 << 60), seconds=1, memory=_MEMORY)

    first = process()
    for _ in range(3):
        assert call_apart(sum, range(10_000_000), seconds=1, memory=_MEMORY) == 49_999_995_000_000
    assert len(call_apart(bytes, 1 << 29, seconds=20, memory=2 << 30)) == 1 << 29
    assert process() == first
