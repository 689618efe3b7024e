# SPDX-License-Identifier: MIT
"""A process that answers requests, one after the other, and what it is told and tells.

Both sides send frames: a number, a length, and a pickle of that length. An answer has the number of
its request. Whatever else comes from a process, it is ended: what it says next could be the answer
to another request.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import traceback
from contextlib import suppress
from typing import IO, Final, Self

from anyio import (
    BrokenResourceError,
    CancelScope,
    ClosedResourceError,
    EndOfStream,
    IncompleteRead,
    open_process,
)
from anyio.abc import Process
from anyio.streams.buffered import BufferedByteReceiveStream
from attrs import define, field

from ..readers.limits import bound_memory
from ..support.processes import command, end_with_parent
from .answering import Answer, answer
from .operations import Asked
from .problem_details import Problem

_HEAD: Final = struct.Struct(">QQ")
#: What is raised where the other side is gone.
_ENDS: Final = (BrokenResourceError, ClosedResourceError, EndOfStream, IncompleteRead, OSError)


class Broken(Exception):  # noqa: N818  # a process, not a program
    """A process came to an end, or is to be ended, without an answer."""


class Fault(Exception):  # noqa: N818  # of this package, told to the server's terminal
    """A process met an error that nobody foresaw; its text is the traceback."""


@define
class Worker:
    """A process that answers requests.

    Attributes:
        memory: Bytes that it may take.
    """

    memory: int
    _process: Process
    _answers: BufferedByteReceiveStream = field(init=False)
    _number: int = field(default=0, init=False)

    @_answers.default
    def _from_the_process(self) -> BufferedByteReceiveStream:
        assert self._process.stdout is not None
        return BufferedByteReceiveStream(self._process.stdout)

    @classmethod
    async def started(cls, memory: int) -> Self:
        """A new process. It is out of reach of Ctrl-C, which is meant for the server."""
        apart = os.name == "posix"
        # Once it has begun to start, it is known and will be ended, whatever happens.
        with CancelScope(shield=True):
            process = await open_process(command(__name__), stderr=None, start_new_session=apart)
        return cls(memory, process)

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.returncode is None

    async def ask(self, asked: Asked) -> Answer:
        """Its answer to *asked*.

        Raises:
            Problem: If there is none, as it says.
            Fault: If it met an error that nobody foresaw.
            Broken: If it came to its end, or says something else.
        """
        self._number += 1
        request = pickle.dumps((self.memory, asked))
        assert self._process.stdin is not None
        try:
            await self._process.stdin.send(_HEAD.pack(self._number, len(request)))
            await self._process.stdin.send(request)
            number, length = _HEAD.unpack(await self._answers.receive_exactly(_HEAD.size))
            if number != self._number:
                raise Broken
            said = pickle.loads(await self._answers.receive_exactly(length))  # noqa: S301  # our own
        except _ENDS as error:
            raise Broken from error
        if isinstance(said, Answer):
            return said
        raise said

    def end(self) -> None:
        """End it, and what it has started."""
        if not self.is_alive:
            return  # its number may be another's
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    async def ended(self) -> None:
        """End it, and wait for that."""
        self.end()
        with CancelScope(shield=True):
            await self._process.aclose()


def main() -> None:
    """Answer requests from standard input, until it ends; runs in the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends when the server ends it
    end_with_parent()
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whatever libraries print
    while len(head := requests.read(_HEAD.size)) == _HEAD.size:
        number, length = _HEAD.unpack(head)
        try:
            said = pickle.dumps(_said(requests, length))
        except MemoryError:
            _tell(answers, number, pickle.dumps(Problem("over-limit", "it takes too much memory")))
            return  # what is left of the request, or of its memory, is not worth keeping
        _tell(answers, number, said)


def _said(requests: IO[bytes], length: int) -> Answer | Problem | Fault:
    memory, asked = pickle.loads(requests.read(length))  # noqa: S301  # from `Worker.ask`
    bound_memory(memory)
    try:
        return answer(asked)
    except Problem as problem:
        return problem
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # whatever it is, it is told, and the next one is answered
        return Fault(traceback.format_exc())


def _tell(answers: IO[bytes], number: int, said: bytes) -> None:
    answers.write(_HEAD.pack(number, len(said)))
    answers.write(said)
    answers.flush()
