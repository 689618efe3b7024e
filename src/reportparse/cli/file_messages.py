# SPDX-License-Identifier: MIT
"""Why a call or a file fails, in the language of the messages."""

from __future__ import annotations

import errno
import locale
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final

import click

from ..diagnostics.finding_kinds import COLON, Language
from ..errors import reason
from ..output.excerpt import escaped
from ..support.arguments import did_you_mean

#: What is said of files that cannot be written, in Chinese, where it is not what is said of those
#: that cannot be read.
_UNWRITABLE: Final[Mapping[int, str]] = {
    errno.ENOENT: "没有这个文件夹",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
}


def messages_language() -> Language:
    """The language that `--lang` states, or that of the locale."""
    context = click.get_current_context(silent=True)
    return context.obj if context and context.obj else locale_language()


def in_words(zh: str, en: str) -> str:
    """The message in the language of the command."""
    return zh if messages_language() == "zh" else en


def counted(number: int, noun: str) -> str:
    """*number* with the *noun* in the singular or the plural: 1 report, 2 agencies."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def misuse(zh: str, en: str) -> click.UsageError:
    """The error for a wrong call, in the language of the command."""
    return click.UsageError(in_words(zh, en))


def no_such(zh: str, en: str, name: str, known: Iterable[str]) -> click.UsageError:
    """The error for a *name* that is not *known*, with those that resemble it."""
    advice = did_you_mean(name, known)
    return misuse(f"没有{zh} {name}{advice.zh}", f"there is no {en} {name!r}{advice.en}")


def of_file(name: object, reason: str) -> str:
    """The *reason* with the *name* of the file before it."""
    return f"{escaped(str(name))}{COLON[messages_language()]}{reason}"


def say_passed_over(names: Sequence[str], *, verbose: bool | None = None) -> None:
    """Say how many files are passed over, and their names if *verbose*.

    It is None for a command without the option.
    """
    if names:
        hint = ("（--verbose 列出）", " (--verbose names them)") if verbose is False else ("", "")
        english = f"{counted(len(names), 'file')} passed over by name or content{hint[1]}"
        say(f"按文件名或内容略过 {len(names):,} 个文件{hint[0]}", english)
    for name in names if verbose else ():
        say(of_file(in_words("略过", "passed over"), name))


def say(zh: str, en: str | None = None, *, above: str = "") -> None:
    """Say something on stderr, if anybody listens: a run over many files goes on without."""
    with suppress(OSError):
        message = zh if en is None else in_words(zh, en)
        click.echo(f"{above}reportparse: {message}", err=True)


def why_unwritable(error: OSError) -> str:
    """The reason why an output cannot be written."""
    found = reason(error, messages_language())
    return in_words(_UNWRITABLE.get(error.errno or 0, found), found)


def why_unreadable(error: Exception) -> str:
    """The reason why a file cannot be read."""
    if isinstance(error, IsADirectoryError):
        english = "this is a folder; check, view, sum and dataset take folders"
        return in_words("这是文件夹；check、view、sum、dataset 可以读取文件夹", english)
    return reason(error, messages_language())


def locale_language() -> Language:
    """The language of the locale: Chinese, or English for all others."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    # Windows sets none of these, and calls the language Chinese (Simplified).
    name = next(filter(None, names), None) or locale.getlocale()[0] or ""
    return "zh" if name.startswith(("zh", "Chinese")) else "en"
