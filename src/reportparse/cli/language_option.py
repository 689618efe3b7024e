# SPDX-License-Identifier: MIT
"""`--lang`, which every command takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from ..diagnostics.finding_kinds import Language
from .file_messages import messages_language

_Command = TypeVar("_Command", bound=Callable[..., Any])


def language_option(command: _Command) -> _Command:
    """`--lang`: the language of messages, by default that of the locale."""
    return click.option("--lang", "language", **_LANGUAGE)(command)


_LANGUAGE: Final[dict[str, Any]] = {
    "type": click.Choice(["zh", "en"]),
    "default": messages_language,
    "show_default": "from the locale",
    "help": "Language of messages and help.",
}


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
