# SPDX-License-Identifier: MIT
"""The application on a socket: connections that are too many or stand still, and the end."""

from __future__ import annotations

import asyncio
import logging
import socket
from typing import Final

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from .execution import Runner

#: Connections at once; a browser opens six.
_CONNECTIONS: Final = 100
#: Seconds that connections have to end.
_ENDING: Final = 1
#: What these tell is for whoever sent the request, and not for the terminal.
_QUIET: Final = ("uvicorn.error", "asyncio", "python_multipart")


def _runner(config: uvicorn.Config) -> Runner:
    application: Starlette = config.app  # type: ignore[assignment]
    runner: Runner = application.state.runner
    return runner


class _Connection(H11Protocol):
    """A connection that does not wait for ever for a request, nor for its end."""

    _since: float
    _timer: asyncio.TimerHandle

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._seconds = _runner(self.config).settings.head
        self._since = self.loop.time()
        self._timer = self.loop.call_later(self._seconds, self._look)
        if len(self.connections) > _CONNECTIONS:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._timer.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        self._since = self.loop.time()
        super().on_response_complete()

    def _look(self) -> None:
        """End the connection if it has been without a request to answer for so long.

        That is so also while one is sent whose answer was a refusal, and while what was answered
        waits to be taken.
        """
        waits = self.cycle is None or self.cycle.response_complete or self.transport.is_closing()
        left = self._since + self._seconds - self.loop.time()
        if waits and left <= 0:
            self.transport.abort()
        else:
            self._timer = self.loop.call_later(max(left, self._seconds / 4), self._look)


class _Server(uvicorn.Server):
    """A server that ends the requests in hand when it is to end."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        _runner(self.config).close()
        await super().shutdown(sockets)


def serve(application: Starlette, listening: socket.socket) -> None:
    """Serve *application* on *listening* until Ctrl-C.

    Raises:
        KeyboardInterrupt: At Ctrl-C, when all has ended.
    """
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    config = uvicorn.Config(
        application,
        http=_Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_ENDING,
    )
    _Server(config).run(sockets=[listening])
