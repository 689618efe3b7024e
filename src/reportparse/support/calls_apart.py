# SPDX-License-Identifier: MIT
"""Calls in other processes, whose time and memory are bounded.

Starting a process takes longer than most calls, so one that gave a result is kept for the next. One
that did not is ended: what it holds, and what its libraries remember of the failure, go with it.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, Final, TypeVar

from attrs import define, field, frozen

from .processes import bound_memory, bound_time, end_with_parent, ignore_interrupts

_Result = TypeVar("_Result")

_PROGRAM: Final = "import sys; sys.path[:] = {path!r}; from {module} import main; main()"
#: Bytes before each message that say how long it is.
_HEAD: Final = 8
_RECEIVED: Final = b"received"
#: A process ends after this many calls, in case libraries keep memory, and after this many seconds
#: without one.
_CALLS: Final = 200
_IDLE: Final = 30.0


class ProcessEndedError(Exception):
    """A process ended without a result; its text is the last line that the process wrote."""


@frozen
class _Raised:
    """The exception that a call raised."""

    error: Exception


def call_apart(
    function: Callable[..., _Result], *arguments: Any, seconds: int, memory: int
) -> _Result:
    """Return ``function(*arguments)``, called in another process, which can import and pickle them.

    It may take *seconds* of processor time, in twice as many, and *memory* in bytes.

    Raises:
        TimeoutError: If it takes longer.
        MemoryError: If it takes more memory.
        ProcessEndedError: If the process ends without a result.
        Exception: Any exception of *function*.
    """
    call = pickle.dumps((function, arguments, seconds, memory))
    process = _free()
    try:
        answer = process.answer(call, 2 * seconds)
        if answer is None and not process.has_begun:
            process.end()
            process = _Process()
            answer = process.answer(call, 2 * seconds)
        result: _Result | _Raised = (
            process.reason() if answer is None else pickle.loads(answer)  # noqa: S301  # by `main`
        )
    except BaseException:
        process.end()
        raise
    if isinstance(result, _Raised):
        process.end()
        raise result.error
    process.keep()
    return result


def _command() -> list[str]:
    """Return the command line of a process that calls `main`.

    Modules in the folder where it is started are not imported, unless this process imports them.
    """
    path = [entry for entry in sys.path if isinstance(entry, str)]
    # What this process leaves out of its environment, others leave out, too.
    left_out = (
        ("I", sys.flags.isolated),
        ("E", sys.flags.ignore_environment),
        ("s", sys.flags.no_user_site),
    )
    flags = [f"-{name}" for name, is_set in left_out if is_set]
    program = _PROGRAM.format(path=path, module=__name__)
    return [sys.executable, *flags, "-P", "-c", program]


@define(eq=False)
class _Process:
    """A process that runs `main`; it has begun a call that it has received."""

    calls: int = 0
    has_begun: bool = False
    _command: list[str] = field(factory=_command)
    _errors: IO[bytes] = field(factory=tempfile.TemporaryFile)
    _running: subprocess.Popen[bytes] = field(init=False)
    _is_late: bool = False

    @_running.default
    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  # this module
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors
        )

    def is_ready(self) -> bool:
        """True if it can answer another call as a new one would."""
        return self._running.poll() is None and self._command == _command()

    def keep(self) -> None:
        """Keep it for the next call."""
        self.calls += 1
        if self.calls < _CALLS:
            _kept[os.getpid()].append(self)
        else:
            self.end()

    def answer(self, call: bytes, seconds: float) -> bytes | None:
        """Its answer within *seconds*; None if it ends."""
        timer = threading.Timer(seconds, self._stop)
        timer.daemon = True
        timer.start()
        try:
            assert self._running.stdin is not None
            assert self._running.stdout is not None
            self.has_begun = False
            _write(self._running.stdin, call)
            self.has_begun = _read(self._running.stdout) == _RECEIVED
            return _read(self._running.stdout)
        except OSError:
            return None
        finally:
            timer.cancel()

    def _stop(self) -> None:
        self._is_late = True
        self._running.kill()

    def reason(self) -> _Raised:
        """Why it ended."""
        code = self._running.wait()
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        if any("MemoryError" in line for line in lines):
            return _Raised(MemoryError())
        if self._is_late or code < 0:  # by a signal: the system's, at the end of its time
            return _Raised(TimeoutError())
        return _Raised(ProcessEndedError((lines or ["no reason given"])[-1]))

    def end(self) -> None:
        """End it at once."""
        self._running.kill()
        with suppress(OSError):
            self._running.communicate()
        self._errors.close()


#: The processes that wait for a call, by the number of the process that started them: one that is
#: forked has its own.
_kept: defaultdict[int, list[_Process]] = defaultdict(list)


def _free() -> _Process:
    """A process that was kept, or a new one."""
    while _kept[os.getpid()]:
        process = _kept[os.getpid()].pop()
        if process.is_ready():
            return process
        process.end()
    return _Process()


@atexit.register
def _end_all() -> None:
    while _kept[os.getpid()]:
        _kept[os.getpid()].pop().end()


def _write(file: IO[bytes], data: bytes) -> None:
    file.write(len(data).to_bytes(_HEAD, "little"))
    file.write(data)
    file.flush()


def _read(file: IO[bytes]) -> bytes | None:
    """The next message; None at the end."""
    head = file.read(_HEAD)
    data = file.read(int.from_bytes(head, "little"))
    return data or None


def main() -> None:
    """Answer calls from standard input, one after the other; runs in the process."""
    ignore_interrupts()
    end_with_parent()
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what libraries print
    while True:
        timer = threading.Timer(_IDLE, os._exit, (0,))
        timer.daemon = True
        timer.start()
        data = _read(sys.stdin.buffer)
        timer.cancel()
        if data is None:
            return
        _write(out, _RECEIVED)
        _write(out, _answered(data))


def _answered(data: bytes) -> bytes:
    function, arguments, seconds, memory = pickle.loads(data)  # noqa: S301  # from `call_apart`
    bound_memory(memory)
    bound_time(seconds)
    try:
        return pickle.dumps(function(*arguments))
    except Exception as error:  # noqa: BLE001  # raised again where the call came from
        return pickle.dumps(_Raised(error))
