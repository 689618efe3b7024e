# SPDX-License-Identifier: MIT
"""`reportparse mcp`: reports for programs that reason."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import needing
from .common import NOTHING_WRONG
from .file_messages import messages_language


@click.command("mcp")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def command(paths: tuple[Path, ...]) -> int:
    """Serve reports to language models by the Model Context Protocol, on standard input and output.

    PATHS are one dataset, or folders and files; by default the current folder. They are
    read, and read again when they change; nothing is written, and nothing else is read. A host
    starts this command itself: it is not for a terminal.
    """
    with needing("mcp"):
        from ..agents.mcp_server import ReportServer
    from ..agents.libraries import library_at

    language = messages_language()
    library = library_at(paths or (Path(),), language)
    ReportServer(library, language).run("stdio")
    return NOTHING_WRONG
