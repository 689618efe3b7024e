# SPDX-License-Identifier: MIT
"""Commands, called in this process."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner


class Done(NamedTuple):
    status: int
    out: str
    err: str


def run(name: str, *arguments: str | Path) -> Done:
    """Call a command; what click refuses is raised."""
    command: Any = import_module(f"reportparse.cli.{name}_command").command
    result = CliRunner().invoke(command, list(map(str, arguments)), standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return Done(result.return_value, result.stdout, result.stderr)
