# SPDX-License-Identifier: MIT
"""Requests done in processes of their own, so many at once, each within its time.

What reads a report cannot be interrupted, but a process can be ended: when the time is over, and
when nobody waits for the answer any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from anyio import BrokenWorkerProcess, CapacityLimiter, create_task_group, fail_after, to_process
from attrs import define, field
from starlette.requests import ClientDisconnect, Request

from .answering import Answer, answer_within
from .operations import Asked
from .problems import Problem
from .settings import Settings


@define
class Runner:
    """Runs requests.

    Attributes:
        settings: How many at once, and for how long.
    """

    settings: Settings
    _processes: CapacityLimiter = field(init=False)
    _in_hand: int = field(default=0, init=False)

    @_processes.default
    def _as_many_as_there_are(self) -> CapacityLimiter:
        return CapacityLimiter(self.settings.processes)

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place among the requests in hand.

        Raises:
            Problem: If there is none.
        """
        if self._in_hand >= self.settings.at_once:
            raise Problem("busy", f"{self._in_hand} requests are in hand")
        self._in_hand += 1
        try:
            yield
        finally:
            self._in_hand -= 1

    async def answer(self, request: Request, asked: Asked) -> Answer:
        """The answer to *asked*, while the client of *request* is there.

        Raises:
            Problem: If there is no answer, or none in time.
            ClientDisconnect: If the client is gone.
        """
        made: Answer | Problem | None = None
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
        if isinstance(made, Problem):
            raise made
        return made

    async def _made(self, asked: Asked) -> Answer | Problem:
        """The answer, or why there is none: within a group of tasks, errors are better values."""
        settings = self.settings
        try:
            with fail_after(settings.seconds):
                return await to_process.run_sync(
                    answer_within,
                    settings.memory,
                    asked,
                    cancellable=True,
                    limiter=self._processes,
                )
        except Problem as problem:
            return problem
        except TimeoutError:
            return Problem("time-limit", f"it took more than {settings.seconds:g} seconds")
        except BrokenWorkerProcess:
            return Problem("process-ended", "the process that read the report came to an end")
