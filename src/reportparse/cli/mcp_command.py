# SPDX-License-Identifier: MIT
"""`reportparse mcp`: reports for programs that reason."""

from __future__ import annotations

from pathlib import Path

import click

from ..diagnostics.catalogue import Language
from .common import NOTHING_WRONG, language_option, needing


@click.command("mcp")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@language_option
def command(paths: tuple[Path, ...], language: Language) -> int:
    """Serve reports to language models by the Model Context Protocol, on standard input and output.

    PATHS are one dataset, or folders and files; by default the current folder. They are
    read, and read again when they change; nothing is written, and nothing else is read. A host
    starts this command itself: it is not for a terminal.
    """
    with needing("mcp"):
        from ..agents.mcp_server import ReportServer
    from ..agents.libraries import library_at

    library = library_at(paths or (Path(),), language)
    ReportServer(library, language).run("stdio")
    return NOTHING_WRONG
