# SPDX-License-Identifier: MIT
"""The command line -> a page of its commands and options."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from reportparse.cli.group import group

_INTRODUCTION = """\
# The command line

This page, for users of the command line, lists all commands with their options; `-h` after a
command prints the same. Data goes to stdout, messages to stderr. Exit status: 0: no errors (there
may be warnings); 1: errors were found; 2: an input could not be read (the others are still
processed); 130: interrupted. `-` is standard input. `check`, `view`, `sum`, `corpus`, `dataset`,
`agencies propose`, `mcp` and `verify --against` also take folders; the others take files. Made
from the commands by `make published`.
"""


def page() -> str:
    """The page of all commands, in the order of `reportparse --help`."""
    return "\n".join([_INTRODUCTION, *_commands(group, "reportparse")])


def _commands(of: click.Group, name: str) -> Iterator[str]:
    context = click.Context(of, info_name=name)
    for list_command in of.list_commands(context):
        command = of.get_command(context, list_command)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {list_command}")
        elif command is not None:
            yield _command(command, f"{name} {list_command}")


def _command(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    rows = [
        row
        for parameter in command.params
        if (row := parameter.get_help_record(context)) and row[1]
    ]
    table = "".join(f"| `{_cell(words)}` | {_cell(text)} |\n" for words, text in rows)
    text = inspect.cleandoc(command.help or "")
    return f"## `{name}`\n\n    {name} {usage}\n\n{text}\n\n| option | |\n|---|---|\n{table}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
