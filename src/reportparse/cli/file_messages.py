# SPDX-License-Identifier: MIT
"""Why a call or a file fails, in the language of the messages."""

from __future__ import annotations

import errno
import locale
import os
from collections.abc import Iterable, Mapping
from typing import Final

import click

from ..diagnostics.finding_kinds import COLON, Language
from ..errors import MissingExtraError, ReadError
from ..support.arguments import did_you_mean

#: What is said of files that cannot be opened, where it is not what the system says.
_UNREADABLE: Final[Mapping[type[OSError], Mapping[Language, str]]] = {
    IsADirectoryError: {
        "zh": "这是文件夹；check、view、sum、dataset 可以读取文件夹",
        "en": "this is a folder; check, view, sum and dataset take folders",
    },
    FileNotFoundError: {"zh": "没有这个文件"},
    PermissionError: {"zh": "没有读取权限"},
}
#: What is said of files that cannot be written, in Chinese; the system says the rest.
_UNWRITABLE: Final[Mapping[int, str]] = {
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EACCES: "没有写入权限",
    errno.EROFS: "所在磁盘只读",
    errno.ENOSPC: "磁盘空间不足",
}


def messages_language() -> Language:
    """The language that `--lang` states, or that of the locale."""
    context = click.get_current_context(silent=True)
    stated: Language | None = context.params.get("language") or context.obj if context else None
    return stated or locale_language()


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
    return f"{name}{COLON[messages_language()]}{reason}"


def why_unwritable(error: OSError) -> str:
    """The reason why an output cannot be written."""
    reason = error.strerror or str(error)
    return in_words(_UNWRITABLE.get(error.errno or 0, reason), reason)


def why_unreadable(error: OSError | ReadError | MissingExtraError, language: Language) -> str:
    """The reason why a file cannot be read."""
    if not isinstance(error, OSError):
        return error.text(language)
    kinds = (kind for kind in _UNREADABLE if isinstance(error, kind))
    texts = _UNREADABLE.get(next(kinds, OSError), {})
    return texts.get(language) or error.strerror or str(error)


def locale_language() -> Language:
    """The language of the locale: Chinese, or English for all others."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    # Windows sets none of these, and calls the language Chinese (Simplified).
    name = next(filter(None, names), None) or locale.getlocale()[0] or ""
    return "zh" if name.startswith(("zh", "Chinese")) else "en"
