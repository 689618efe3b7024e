# SPDX-License-Identifier: MIT
"""The application on a socket, until Ctrl-C."""

from __future__ import annotations

import logging
import os
import socket
from typing import Final

import uvicorn
from starlette.applications import Starlette

from .execution import Runner

#: Connections at once; a browser opens six.
_CONNECTIONS: Final = 100
#: Seconds that a connection without a request is kept.
_IDLE: Final = 10
#: Seconds that connections have to end.
_ENDING: Final = 1
#: Loggers whose messages are for the sender of a request, not for the terminal.
_QUIET: Final = ("uvicorn.error", "asyncio", "python_multipart")


class _Server(uvicorn.Server):
    """A server that ends the current requests when it ends."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        application: Starlette = self.config.app  # type: ignore[assignment]
        runner: Runner = application.state.runner
        runner.close()
        await super().shutdown(sockets)


def serve(application: Starlette, listening: socket.socket) -> None:
    """Serve *application* on *listening* until Ctrl-C.

    Raises:
        KeyboardInterrupt: At Ctrl-C, when all has ended.
    """
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # Worker processes must not import modules from the folder where the server is started.
    os.environ["PYTHONSAFEPATH"] = "1"
    config = uvicorn.Config(
        application,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_ENDING,
    )
    _Server(config).run(sockets=[listening])
