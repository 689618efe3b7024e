# SPDX-License-Identifier: MIT
"""`reportparse serve`: a page on this machine to try reports on, and JSON over HTTP."""

from __future__ import annotations

import logging
import socket
import threading
import webbrowser
from contextlib import suppress

import click

from .common import NOTHING_WRONG
from .file_messages import in_words, say

_HOST = "127.0.0.1"


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def command(port: int, opens: bool) -> int:
    """Serve a page for this machine only, on which reports are dropped or pasted.

    It shows the page of `reportparse view`; JSON, problems and canonical text can be
    downloaded. Programs POST a report to /parse, /check, /format or /view and get the output of
    the command line; /openapi.json describes it. Nothing is written to disk. Press Ctrl-C to stop.
    """
    from ..serve import application

    made = application()
    from ..serve.http import serve

    # Faults of the server are logged; clients learn of faults in their requests.
    logging.basicConfig(format="reportparse: %(message)s", level=logging.ERROR)
    with _listening(port) as listening:
        address = f"http://{_HOST}:{listening.getsockname()[1]}/"
        say(address + in_words(" （按 Ctrl-C 结束）", " (press Ctrl-C to stop)"))
        if opens:
            # A browser in the terminal would have it wait for a page that it does not give.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        with suppress(KeyboardInterrupt):  # the way to end it
            serve(made, listening)
    return NOTHING_WRONG


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # On Windows the usual option would let a second server have the same port.
    alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
    listening.setsockopt(socket.SOL_SOCKET, alone, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen()  # so that who calls at once, waits
    except OSError as error:
        listening.close()
        message = in_words(
            f"端口 {port} 已被占用，或没有使用权限；--port 0 任取一个空闲端口",
            f"port {port}: {error.strerror}; --port 0 takes one that is free",
        )
        raise click.ClickException(message) from None
    return listening
