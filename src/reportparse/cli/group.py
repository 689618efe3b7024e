# SPDX-License-Identifier: MIT
"""The commands. Each is a module, loaded when it is called."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module

import click

from ..errors import ReportparseError
from ..support.streams import open_closed, replace_unprintable
from ..version import __version__
from .chinese_help import asked_language, translate
from .chinese_words import speak_chinese
from .common import CANNOT, accept_language
from .file_messages import messages_language, no_such, of_file, why_unwritable

_COMMANDS = (
    "parse",
    "check",
    "verify",
    "explain",
    "profile",
    "show",
    "view",
    "serve",
    "mcp",
    "text",
    "format",
    "form",
    "sum",
    "corpus",
    "dataset",
    "agencies",
    "schema",
    "completion",
)


class _Interrupted(Exception):  # noqa: N818  # not an error
    """Ctrl-C; click would print a line of its own for KeyboardInterrupt."""


class _Closed(Exception):  # noqa: N818  # not an error
    """The reader of the output has what it wanted; click would call that a failure."""


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        try:
            status = super().invoke(ctx)
            with suppress(BrokenPipeError):  # the status remains
                sys.stdout.flush()
        except KeyboardInterrupt:
            raise _Interrupted from None
        except BrokenPipeError:
            raise _Closed from None
        except ReportparseError as error:
            raise click.ClickException(error.text(messages_language())) from None
        except OSError as error:
            why = why_unwritable(error)
            named = of_file(error.filename, why) if error.filename else why
            raise click.ClickException(named) from None
        return status

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            error = no_such("命令", "command", args[0], _COMMANDS)
            error.ctx = ctx
            raise error
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f".{cmd_name}_command", __package__).command
        accept_language(command)
        if ctx.obj == "zh":
            translate(command, cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportparse")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    expose_value=False,
    help="Language of messages and help; may also follow the command.",
)
def group() -> None:
    """Read Chinese government-information-disclosure annual reports
    (政府信息公开工作年度报告) into data.

    Data goes to stdout, messages to stderr. Exit status: 0 no errors, 1 errors were found,
    2 the command failed.
    """


def run() -> int:
    """Run the command that was called; its exit status."""
    language = asked_language()
    open_closed()
    replace_unprintable()
    try:
        if language == "zh":
            speak_chinese()
            translate(group, "")
        status = group.main(prog_name="reportparse", standalone_mode=False, obj=language)
    except click.ClickException as error:
        error.show()
        status = CANNOT
    except (_Interrupted, click.Abort) as error:
        raise KeyboardInterrupt from error
    except _Closed:
        status = 0
    except OSError as error:  # help and version are printed before a command is invoked
        click.ClickException(why_unwritable(error)).show()
        status = CANNOT
    _drop_what_is_left()
    return status or 0


def _drop_what_is_left() -> None:
    """Let Python shut down in silence where the output or the messages could not be written."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # it may be closed
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
