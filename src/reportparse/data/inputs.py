# SPDX-License-Identifier: MIT
"""What people name on the command line -> inputs, one after the other: name and bytes.

Inputs are files, folders, patterns, archives, and records of NDJSON and Parquet files. None is
held longer than until the next one is asked for, and none fails: what cannot be read is an input
with a failure.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from glob import has_magic, iglob
from pathlib import Path
from typing import Final

from attrs import frozen

from ..readers import LIMITS
from ..readers.kinds import SUFFIXES
from .batch import FAILURES
from .containers import DAMAGED, Fields, Opened, ndjson, parquet, tar, zipped

STDIN: Final = "-"

#: Endings of files that are no reports to be read, but look as if they should be: each becomes a
#: failure that says what to do.
_UNREADABLE: Final = (
    *(".doc", ".wps", ".rtf", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".ofd"),
    *(".rar", ".7z", ".gz"),
)


@frozen
class Input:
    """Something to be read.

    Attributes:
        name: What it is called in the dataset.
        content: Its bytes, or its text; None where there is none.
        weight: How many bytes of all that was named it stands for.
        failure: Kind and message, where there is no content.
    """

    name: str
    content: bytes | str | None
    weight: int = 0
    failure: tuple[str, str] | None = None


@frozen
class Inputs:
    """All that one call names.

    Attributes:
        names: Files, folders, patterns; `-` for standard input.
        base: The folder from which names in the dataset begin.
        fields: Where records have their text and their name.
        apart: What is never an input, though a folder may hold it: the dataset itself.
    """

    names: Sequence[str]
    base: Path
    fields: Fields = Fields()
    apart: frozenset[Path] = frozenset()

    def __iter__(self) -> Iterator[Input]:
        """All inputs, in the order of *names*, those of a folder by name."""
        for path in self._files():
            if path == STDIN:
                yield Input("<stdin>", sys.stdin.buffer.read(LIMITS.size + 1))
            else:
                yield from self._in_file(path)

    def weight(self) -> int:
        """How many bytes all of them have, as far as that can be told beforehand."""
        return sum(_size(path) for path in self._files() if path != STDIN)

    def _files(self) -> Iterator[str]:
        for name in self.names:
            if name == STDIN:
                yield name
            elif os.path.isdir(name):  # noqa: PTH112  # a name with a null byte is no folder
                yield from self._in_folder(name)
            elif has_magic(name) and not os.path.lexists(name):
                for found in sorted(iglob(name, recursive=True)):  # noqa: PTH207  # may be absolute
                    if os.path.isfile(found):  # noqa: PTH113
                        yield found
            else:
                yield name

    def _in_folder(self, folder: str) -> Iterator[str]:
        """The files in *folder* and below that may be inputs; one folder's names at a time."""
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208  # names alone take less memory
        except OSError:
            yield folder
            return
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118
            if name.startswith(".") or (self.apart and Path(path).resolve() in self.apart):
                continue
            if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
                yield from self._in_folder(path)
            elif name.lower().endswith(_IN_FOLDERS):
                yield path

    def _in_file(self, path: str) -> Iterator[Input]:
        name, whole = self.called(path), _size(path)
        opened = next((one for end, one in _CONTAINERS if path.lower().endswith(end)), None)
        if opened is None:
            yield _read(path, name, whole)
            return
        try:
            yield from (_from_container(name, one) for one in opened(path, self.fields))
        except OSError as error:
            yield _failure(name, "unreadable", error.strerror or str(error))
        except DAMAGED as error:
            yield _failure(name, "archive-damaged", str(error))

    def called(self, path: str) -> str:
        """The name of the file at *path* in the dataset, the same from wherever it is named."""
        try:
            relative = os.path.relpath(path, self.base)
        except ValueError:  # another drive
            relative = os.path.abspath(path)  # noqa: PTH100
        return readable(Path(relative).as_posix())


def _from_container(name: str, one: Opened) -> Input:
    inner = readable(f"{name}{one.name}")
    if one.failure is not None:
        kind, why = one.failure
        return Input(inner, None, one.weight, (kind, why or FAILURES[kind]))
    return Input(inner, one.content, one.weight)


def _read(path: str, name: str, weight: int) -> Input:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return Input(name, file.read(LIMITS.size + 1), weight)
    except (OSError, ValueError) as error:
        return _failure(name, "unreadable", getattr(error, "strerror", None) or str(error), weight)


def _failure(name: str, kind: str, why: str, weight: int = 0) -> Input:
    return Input(name, None, weight, (kind, why))


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)  # noqa: PTH202
    except (OSError, ValueError):
        return 0


def readable(name: str) -> str:
    """*name* as text: file names may be bytes that are no UTF-8, those of old archives GB18030."""
    try:
        name.encode()
    except UnicodeEncodeError:
        data = name.encode("utf-8", "surrogateescape")
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            return data.decode("utf-8", "backslashreplace")
    return name


_Open = Callable[[str, Fields], Iterator[Opened]]
#: What the names of files end in that hold several inputs.
_CONTAINERS: Final[tuple[tuple[tuple[str, ...], _Open], ...]] = (
    ((".zip",), partial(zipped, wanted=(*SUFFIXES, *_UNREADABLE))),
    (
        (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
        partial(tar, wanted=(*SUFFIXES, *_UNREADABLE)),
    ),
    ((".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"), ndjson),
    ((".parquet",), parquet),
)
_ARCHIVES: Final = tuple(end for ends, _ in _CONTAINERS[:2] for end in ends)
#: A folder's NDJSON and Parquet files are inputs only where they are named: what a program writes
#: beside the reports must not be read as one.
_IN_FOLDERS: Final = (*SUFFIXES, *_ARCHIVES, *_UNREADABLE)
