# SPDX-License-Identifier: MIT
"""`reportparse completion`: completion for a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print the completion script for SHELL, to be loaded when the shell starts.

    For bash: eval "$(reportparse completion bash)"
    """
    from .group import group

    completion = get_completion_class(shell)
    assert completion is not None, "click has all three"
    click.echo(completion(group, {}, "reportparse", "_REPORTPARSE_COMPLETE").source())
    return 0
