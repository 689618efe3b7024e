# SPDX-License-Identifier: MIT
"""`--lang`, which every command takes."""

from __future__ import annotations

from typing import Any, Final

import click

from ..diagnostics.finding_kinds import Language
from .file_messages import messages_language

_LANGUAGE: Final[dict[str, Any]] = {
    "type": click.Choice(["zh", "en"]),
    "default": messages_language,
    "show_default": "from the locale",
    "help": "Language of messages and help.",
}
language_option = click.option("--lang", "language", **_LANGUAGE)


def accept_language(command: click.Command) -> None:
    """Give `--lang` to *command*, or to each command below it, unless it has the option."""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            accept_language(below)
    elif all(parameter.name != "language" for parameter in command.params):
        option = click.Option(
            ["--lang", "language"], expose_value=False, callback=_remember, **_LANGUAGE
        )
        command.params.append(option)


def _remember(context: click.Context, _: click.Parameter, language: Language) -> None:
    context.obj = language
