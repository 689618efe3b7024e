# SPDX-License-Identifier: MIT
"""Commands, called in this process."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from reportparse.cli.group import group


class Done(NamedTuple):
    status: int
    out: str
    err: str


def run(name: str, *arguments: str | Path) -> Done:
    """Call a command; what click refuses is raised."""
    result = CliRunner().invoke(group, [name, *map(str, arguments)], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return Done(result.return_value, result.stdout, result.stderr)
