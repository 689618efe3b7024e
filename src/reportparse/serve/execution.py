# SPDX-License-Identifier: MIT
"""Requests done in processes of their own, so many at once, each within its time.

What reads a report cannot be interrupted, but a process can be ended: when the time is over, and
when nobody waits for the answer any more.
"""

from __future__ import annotations

import logging

from anyio import CapacityLimiter, create_task_group, fail_after
from attrs import define, field
from starlette.requests import ClientDisconnect, Request

from .answering import Answer
from .operations import Asked
from .problem_details import Problem
from .settings import Settings
from .workers import Broken, Fault, Worker

_LOG = logging.getLogger(__name__)


@define
class Runner:
    """Runs requests.

    Attributes:
        settings: How many at once, and for how long.
    """

    settings: Settings
    _processes: CapacityLimiter = field(init=False)
    _in_hand: int = field(default=0, init=False)
    _idle: list[Worker] = field(factory=list, init=False)
    _busy: list[Worker] = field(factory=list, init=False)

    @_processes.default
    def _as_many_as_there_are(self) -> CapacityLimiter:
        return CapacityLimiter(self.settings.processes)

    def take(self) -> None:
        """Take a place among the requests in hand, to be given back by `release`.

        Raises:
            Problem: If there is none.
        """
        if self._in_hand >= self.settings.at_once:
            raise Problem("busy", f"{self._in_hand} requests are in hand")
        self._in_hand += 1

    def release(self) -> None:
        """Give back the place of a request."""
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
                async with self._processes:
                    return await self._asked(asked)
        except Problem as problem:
            return problem
        except TimeoutError:
            return Problem("time-limit", f"it took more than {settings.seconds:g} seconds")
        except OSError:
            return Problem("busy", "no process can be started now")
        except Broken:
            return Problem("process-ended", "the process that read the report came to an end")
        except Fault as fault:
            _LOG.error("%s", fault)
            return Problem("internal-error", "please report it; the server's terminal has more")

    async def _asked(self, asked: Asked) -> Answer:
        """The answer of a process, which is kept for the next request if it gave one."""
        while self._idle and not self._idle[-1].is_alive:
            await self._idle.pop().ended()
        worker = self._idle.pop() if self._idle else await Worker.started(self.settings.memory)
        self._busy.append(worker)
        keep = False
        try:
            answer = await worker.ask(asked)
            keep = True
        except Problem as problem:
            keep = problem.code != "over-limit"  # what took the memory may still have it
            raise
        finally:
            self._busy.remove(worker)
            if keep:
                self._idle.append(worker)
            else:
                await worker.ended()
        return answer

    def close(self) -> None:
        """End all processes, and with them the requests in hand."""
        for worker in (*self._idle, *self._busy):
            worker.end()
