# SPDX-License-Identifier: MIT
"""Work in other processes: how they are started and bounded, and that they end when they should.

Three kinds of work need processes. PDF files and workbooks are read in processes that are kept for
the next (`calls_apart`); the server's requests go to worker processes of AnyIO, by way of
`numbered`; the batches of a dataset go to `Processes`. What they share is here: limits of memory
and time, Ctrl-C that reaches only the process that started the others, and an end when that process
is gone.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import define, frozen

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.connection import Connection

_Result = TypeVar("_Result")

#: Number of new objects after which a process that does batches looks for garbage.
_OBJECTS: Final = 50_000
#: Seconds between two looks at the parent.
_EVERY: Final = 0.25


def processors() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# Limits of the current process.


def bound_memory(most: int) -> None:
    """Limit this process to *most* bytes of memory, where the system can."""
    if sys.platform != "darwin":  # which has no such limit
        _bound("RLIMIT_AS", most)


def bound_time(seconds: int) -> None:
    """Limit this process to *seconds* more of processor time, where the system can."""
    _bound("RLIMIT_CPU", ceil(time.process_time()) + seconds)


def _bound(name: str, most: int) -> None:
    try:
        import resource
    except ImportError:  # on Windows
        return
    kind = getattr(resource, name)
    # The process that started this one may allow less.
    soft, hard = _allowed.setdefault(name, resource.getrlimit(kind))
    allowed = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(kind, (min([most, *allowed]), hard))


#: The limits that this process began with, by name.
_allowed: dict[str, tuple[int, int]] = {}


def end_with_parent() -> None:
    """End this process when its parent is gone: a parent that was killed cannot do so.

    Where processes keep the number of a parent that is gone (Windows), they end with their work.
    """
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_EVERY)
    os._exit(1)


def ignore_interrupts() -> None:
    """Leave Ctrl-C, which reaches all processes of a terminal, to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def interrupts_blocked() -> Iterator[None]:
    """Start processes that Ctrl-C does not end before they ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# Worker processes.


@frozen
class Reply:
    """The reply of a worker process, with its number and that of the call."""

    number: int
    process: int
    result: Any


def numbered(number: int, memory: int, function: Callable[..., Any], *arguments: Any) -> Reply:
    """Call *function* in a worker process, and say which call the result belongs to.

    If it takes more than *memory* bytes the process ends, which may still hold them.
    """
    global _prepared  # noqa: PLW0603  # a process is prepared once
    if not _prepared:
        _prepared = True
        ignore_interrupts()
        end_with_parent()
        bound_memory(memory)
    try:
        return Reply(number, os.getpid(), function(*arguments))
    except MemoryError:
        raise SystemExit from None


_prepared = False


@define
class Processes:
    """Processes that call functions. They start when needed, and again after `close`."""

    count: int
    _executor: ProcessPoolExecutor | None = None
    _line: Connection | None = None

    def submit(self, function: Callable[..., _Result], *arguments: Any) -> Future[_Result]:
        """Call *function*, which a process can import, in the next process that is free.

        The result is a `BrokenProcessPool` if a process died; those that wait share its fate.
        """
        from concurrent.futures import Future
        from concurrent.futures.process import BrokenProcessPool

        try:
            if os.name == "posix":
                from multiprocessing import resource_tracker

                # It would start with the first process, and let interrupts through when it has.
                resource_tracker.ensure_running()
            with interrupts_blocked():
                return self._running().submit(function, *arguments)
        except BrokenProcessPool as error:
            broken: Future[_Result] = Future()
            broken.set_exception(error)
            return broken

    def _running(self) -> ProcessPoolExecutor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        if self._executor is None:
            theirs, self._line = multiprocessing.Pipe(duplex=False)
            # A process forked off one with threads may hang.
            spawn = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.count, spawn, _begin, (theirs,))
        return self._executor

    def close(self) -> None:
        """End the processes when they have finished the current calls."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def abandon(self) -> None:
        """End the processes at once, whatever they do."""
        if self._line is not None:
            self._line.close()
        self.close()


def _begin(line: Connection) -> None:
    """Begin a process that ends when the other end of *line* closes, as it does with its parent."""
    ignore_interrupts()
    # A batch makes many objects that live as long as it, and hardly any that refer to each other.
    gc.set_threshold(_OBJECTS)
    threading.Thread(target=_end_with, args=(line,), daemon=True).start()


def _end_with(line: Connection) -> None:
    line.poll(None)
    os._exit(1)
