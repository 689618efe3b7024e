# SPDX-License-Identifier: MIT
"""`reportparse serve`: a page on this machine to try reports on, and JSON over HTTP."""

from __future__ import annotations

import logging
import socket
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from ..errors import MissingExtraError
from .common import NOTHING_WRONG, say

if TYPE_CHECKING:
    from starlette.applications import Starlette

_HOST = "127.0.0.1"
#: Seconds that requests in hand have to end after Ctrl-C.
_ENDING = 2


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen; 0 takes one that is free.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def command(port: int, opens: bool) -> int:
    """Serve a page on which reports are dropped or pasted, to this machine alone.

    It shows what `reportparse view` makes, and gives JSON, problems and canonical text to
    download. Programs POST a report to /parse, /check, /format or /view and get what the
    command line prints; /openapi.json describes it. Nothing is written to disk. Ctrl-C ends it.
    """
    try:
        from ..serve import application

        made = application()
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from None
    with _listening(port) as listening:
        address = f"http://{_HOST}:{listening.getsockname()[1]}/"
        say(f"reportparse: {address} (Ctrl-C ends it)")
        if opens:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):  # the way to end it
            _serve(made, listening)
    return NOTHING_WRONG


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen()  # so that who calls at once, waits
    except OSError as error:
        listening.close()
        raise click.ClickException(
            f"port {port}: {error.strerror}; --port 0 takes one that is free"
        ) from None
    return listening


def _serve(application: Starlette, listening: socket.socket) -> None:
    import uvicorn

    logging.basicConfig(format="reportparse: %(message)s", level=logging.WARNING)
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_ENDING,
    )
    uvicorn.Server(config).run(sockets=[listening])
