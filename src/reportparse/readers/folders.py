# SPDX-License-Identifier: MIT
"""Folders -> the files in them, by their names, and what is known before they are opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from stat import S_ISDIR, S_ISREG
from typing import Final, NamedTuple

from ..errors import FileFormatError

#: Endings of files that are read; the content alone decides what they are.
SUFFIXES: Final = (
    *(".txt", ".html", ".htm", ".shtml", ".xhtml", ".mhtml", ".mht", ".docx", ".pdf"),
    *(".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".et", ".ods"),
)
#: Endings of files that are often reports and are not read. They are tried all the same, so that
#: each gives an error that says what to do.
TRIED: Final = (
    *(".eml", ".ofd"),
    *(".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp"),
    *(".rar", ".7z", ".gz", ".bz2", ".xz", ".zst"),
)
#: How the names of files begin that nobody put there: hidden ones, and the locks of Word.
_NOT_OURS: Final = (".", "~$")
#: How the names of our own letters to agencies end, which may lie among the reports.
LETTER: Final = "问题清单.docx"


_NO_FILE: Final = ("this is not a file, but a pipe or a device", "这是管道或设备，不是文件")


def is_ignored(name: str) -> bool:
    """True if the file *name* is hidden, a lock file or a letter."""
    return name.startswith(_NOT_OURS) or name.endswith(LETTER)


def is_tried(name: str, *more: str) -> bool:
    """True if the file *name* may be a report, or ends in one of *more*."""
    return name.lower().endswith((*SUFFIXES, *TRIED, *more)) and not is_ignored(name)


class Found(NamedTuple):
    """A file in a folder.

    Attributes:
        path: Its path.
        problem: Why it cannot be read, if that is known before it is opened.
        is_wanted: False for a file that is passed over by its name.
    """

    path: str
    problem: OSError | FileFormatError | None = None
    is_wanted: bool = True


def walk(
    folder: str,
    is_wanted: Callable[[str], bool] = is_tried,
    leaves_out: Callable[[str], bool] = lambda _: False,
) -> Iterator[Found]:
    """The files in *folder* and below, by name, without hidden ones and what *leaves_out* names.

    Links to folders are followed, each folder is looked at once. A folder that cannot be listed, a
    link that leads nowhere and a pipe, which a reader would wait for, come with their problem.
    """
    seen: set[tuple[int, int | str]] = set()
    pending = [folder]
    while pending:
        path = pending.pop()
        name = os.path.basename(path)  # noqa: PTH119
        problem: OSError | FileFormatError | None
        try:
            state = os.stat(path)  # noqa: PTH116
            if S_ISDIR(state.st_mode):
                # Not all systems number their folders.
                folder_number = (state.st_dev, state.st_ino or os.path.realpath(path))
                if folder_number not in seen:
                    seen.add(folder_number)
                    pending += (inner for inner in _below(path) if not leaves_out(inner))
                continue
            problem = None if S_ISREG(state.st_mode) else FileFormatError(*_NO_FILE)
        except OSError as error:
            problem = error
        # Without the right to look at it, nobody knows whether it is a folder of reports.
        yield Found(path, problem, is_wanted(name) or isinstance(problem, PermissionError))


def _below(folder: str) -> Iterator[str]:
    """The paths of what is in *folder*, the last first, without hidden ones."""
    for name in sorted(os.listdir(folder), reverse=True):  # noqa: PTH208  # takes less memory
        if not name.startswith("."):
            yield os.path.join(folder, name)  # noqa: PTH118
