# SPDX-License-Identifier: MIT
"""The application on a socket: connections that are too many or stand still, and the end."""

from __future__ import annotations

import asyncio
import logging
import socket
from typing import Final

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from .running import Runner

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
    """A connection that does not wait for ever for the head of a request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._seconds = _runner(self.config).settings.head
        if len(self.connections) > _CONNECTIONS:
            transport.abort()
        self._look(waiting=False)

    def _look(self, *, waiting: bool) -> None:
        """End the connection if it was waiting for a head at the last look, and is at this."""
        if self.transport.is_closing():
            return
        waits = self.conn.their_state is h11.IDLE and (
            self.cycle is None or self.cycle.response_complete
        )
        if waiting and waits:
            self.transport.abort()
        else:
            self.loop.call_later(self._seconds / 2, lambda: self._look(waiting=waits))


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
