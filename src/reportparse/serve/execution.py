# SPDX-License-Identifier: MIT
"""Requests answered in worker processes, a limited number at once, each within its time.

Reading a report cannot be interrupted, but a process can be ended: when the time is over, when the
client is gone, and when the server ends.
"""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from typing import Any

from anyio import (
    BrokenWorkerProcess,
    CancelScope,
    CapacityLimiter,
    Lock,
    create_task_group,
    fail_after,
    to_process,
)
from attrs import define, field
from starlette.requests import ClientDisconnect, Request

from ..support.processes import interrupts_blocked, numbered
from .answering import Answer, Fault, answer
from .operations import Asked, ServerLimits
from .problem_details import Refusal

_LOG = logging.getLogger(__name__)


@define
class Runner:
    """Answers requests in worker processes, a number at once, each within its time and memory."""

    limits: ServerLimits
    _processes: CapacityLimiter = field(init=False)
    _starting: Lock = field(factory=Lock, init=False)
    _numbers: Iterator[int] = field(factory=count, init=False)
    _current: int = field(default=0, init=False)
    _ready: int = field(default=0, init=False)
    _scopes: set[CancelScope] = field(factory=set, init=False)

    @_processes.default
    def _one_for_each_process(self) -> CapacityLimiter:
        return CapacityLimiter(self.limits.processes)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Take a place among the current requests; a `Refusal` if there is none."""
        if self._current >= self.limits.at_once:
            raise Refusal("busy", f"{self._current} requests are in progress")
        self._current += 1
        try:
            yield
        finally:
            self._current -= 1

    async def answer(self, request: Request, asked: Asked) -> Answer:
        """Return the answer to *asked*, as long as the client of *request* is there.

        Raises:
            Refusal: If there is no answer, or none in time.
            ClientDisconnect: If the client is gone.
        """
        made: Answer | Refusal | None = None
        async with create_task_group() as group:

            async def watch() -> None:
                while (await request.receive())["type"] != "http.disconnect":
                    pass
                group.cancel_scope.cancel()

            group.start_soon(watch)
            made = await self._made(asked)
            group.cancel_scope.cancel()
        if made is None:
            raise ClientDisconnect
        if isinstance(made, Refusal):
            raise made
        return made

    async def _made(self, asked: Asked) -> Answer | Refusal:
        """Return the answer or the reason for none: a group of tasks wraps what is raised."""
        seconds = self.limits.seconds
        # It was killed, or the server ends and has cancelled the scope.
        reason = Refusal("process-ended", "the process that read the report came to an end")
        try:
            with fail_after(seconds) as scope:
                self._scopes.add(scope)
                try:
                    async with self._processes:
                        return await self._asked(asked)
                finally:
                    self._scopes.discard(scope)
        except Refusal as refusal:
            reason = refusal
        except TimeoutError:
            reason = Refusal("time-limit", f"it took more than {seconds:g} seconds")
        except OSError:
            reason = Refusal("busy", "no process can be started now")
        except (MemoryError, SystemExit):
            reason = Refusal("over-limit", "it takes too much memory")
        except BrokenWorkerProcess:
            pass
        except Fault as fault:
            _LOG.error("%s", fault)
            reason = Refusal("internal-error", "please report it; the server's terminal has more")
        return reason

    async def _asked(self, asked: Asked) -> Answer:
        """Return the answer of a worker process."""
        async with self._starting:
            if self._ready < self._processes.borrowed_tokens:
                await self._start()
                self._ready += 1
        lives = False
        try:
            found: Answer = await self._call(answer, asked, cancellable=True)
            lives = True
        except (Refusal, Fault):
            lives = True
            raise
        finally:
            self._ready -= not lives
        return found

    async def _start(self) -> None:
        """Start a worker process, not to be cancelled: one that starts is known and will be ended.

        A process that is ending after its last request may be found first.
        """
        with CancelScope(shield=True), interrupts_blocked():
            for _ in range(self.limits.processes):
                with suppress(BrokenWorkerProcess):
                    await self._call(os.getpid, cancellable=False)
                    return
            await self._call(os.getpid, cancellable=False)

    async def _call(self, function: Callable[..., Any], *arguments: Any, cancellable: bool) -> Any:
        number = next(self._numbers)
        reply = await to_process.run_sync(
            partial(numbered, number, self.limits.memory, function, *arguments),
            cancellable=cancellable,
            limiter=CapacityLimiter(1),  # the number of calls is limited already
        )
        if reply.number != number:
            # After a request that could not be read, say: its next replies would be wrong, too.
            with suppress(ProcessLookupError):
                os.kill(reply.process, signal.SIGTERM)
            raise BrokenWorkerProcess
        return reply.result

    def close(self) -> None:
        """End the current requests, and with them their processes."""
        for scope in self._scopes:
            scope.cancel()
