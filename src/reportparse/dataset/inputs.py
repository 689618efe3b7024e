# SPDX-License-Identifier: MIT
"""Names on the command line -> inputs, one after the other: name and bytes.

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

from attrs import evolve, field, frozen

from ..readers import LIMITS
from ..readers.folders import SUFFIXES, TRIED, Found, is_tried, walk
from .containers import Fields, Input, damaged, failure, ndjson, parquet, tar, unreadable, zipped

STDIN: Final = "-"


@frozen
class Inputs:
    """All that one call names.

    Attributes:
        names: Files, folders, patterns; `-` for standard input.
        base: The folder from which names in the dataset begin.
        fields: Where records have their text and their name.
        apart: The real paths of what is never an input, nor what is in it, though it may be named:
            the dataset.
        passed_over: Names of the files in folders that are not tried, filled while reading.
    """

    names: Sequence[str] = field()
    base: Path
    fields: Fields = Fields()
    apart: frozenset[str] = frozenset()
    passed_over: dict[str, None] = field(factory=dict, eq=False)

    @names.validator
    def _are_names(self, _: object, names: Sequence[str]) -> None:
        for name in names:
            if not isinstance(name, str):
                raise TypeError(f"an input is named by a str, not by {type(name).__name__}")

    def __iter__(self) -> Iterator[Input]:
        """All inputs, in the order of *names*, those of a folder by name."""
        for path, problem, _ in self._files():
            if path == STDIN:
                yield _from_stdin()
                continue
            real = readable(os.path.realpath(path))
            for number, file in enumerate(self._in_file(path, problem), 1):
                yield evolve(file, number=number, file=real)

    def weight(self) -> int:
        """How many bytes all of them have, as far as known beforehand."""
        return sum(_size(path) for path, *_ in self._files() if path != STDIN)

    def _files(self) -> Iterator[Found]:
        for name in self.names:
            if has_magic(name) and not os.path.lexists(name):
                yield from self._matching(name)
            elif os.path.isdir(name):  # noqa: PTH112  # a name with a null byte is not a folder
                yield from self._in_folder(name)
            elif name == STDIN or not self._is_apart(name):
                yield Found(name)

    def _matching(self, pattern: str) -> Iterator[Found]:
        """The files that match *pattern*; the pattern itself if none does, so that it fails."""
        found = sorted(iglob(pattern, recursive=True))  # noqa: PTH207  # may be absolute
        if "**" in pattern:  # it names what is in folders, too
            found = [item for item in found if not os.path.isdir(item)]  # noqa: PTH112
        for path in found or [pattern]:
            if os.path.isdir(path):  # noqa: PTH112
                yield from self._in_folder(path)
            elif not self._is_apart(path):
                yield from walk(path, lambda _: True)

    def _is_apart(self, path: str) -> bool:
        if not self.apart:
            return False
        real = os.path.realpath(path)
        return any(real == folder or real.startswith(folder + os.sep) for folder in self.apart)

    def _in_folder(self, folder: str) -> Iterator[Found]:
        """The files in *folder* and below that may be inputs."""
        for file in walk(folder, _is_input, self._is_apart):
            if file.is_wanted:
                yield file
            else:
                self.passed_over[self.called(file.path)] = None

    def _in_file(self, path: str, problem: Exception | None) -> Iterator[Input]:
        name, whole = self.called(path), _size(path)
        opened = next((opener for end, opener in _CONTAINERS if path.lower().endswith(end)), None)
        if problem is not None:
            yield unreadable(name, problem)
        elif opened is None:
            yield _read(path, name, whole)
        else:
            try:
                for inner in opened(path, self.fields):
                    yield evolve(inner, name=readable(f"{name}{inner.name}"))
            except OSError as error:
                yield unreadable(name, error)
            except Exception as error:  # noqa: BLE001  # whatever its library makes of it
                yield damaged(name, error)

    def called(self, path: str) -> str:
        """The name of the file at *path* in the dataset, the same from wherever it is named."""
        try:
            relative = os.path.relpath(path, self.base)
        except ValueError:  # another drive
            relative = os.path.abspath(path)  # noqa: PTH100
        return readable(Path(relative).as_posix())


def _from_stdin() -> Input:
    if sys.stdin is None:  # it was closed before this began
        return failure("<stdin>", "unreadable", "standard input is closed", "标准输入已关闭")
    return Input("<stdin>", sys.stdin.buffer.read(LIMITS.size + 1), file=STDIN)


def _read(path: str, name: str, weight: int) -> Input:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return Input(name, file.read(LIMITS.size + 1), weight)
    except (OSError, ValueError) as error:
        return unreadable(name, error, weight)


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)  # noqa: PTH202
    except (OSError, ValueError):
        return 0


def readable(name: str) -> str:
    """*name* as text: file names may be bytes that are not UTF-8, those of old archives GB18030."""
    try:
        name.encode()
    except UnicodeEncodeError:
        data = name.encode("utf-8", "surrogateescape")
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            return data.decode("utf-8", "backslashreplace")
    return name


_Open = Callable[[str, Fields], Iterator[Input]]
_ZIP: Final = (".zip",)
_TAR: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
#: Possible reports in an archive or folder. An archive in an archive is a failure: unpack it.
_ARCHIVED: Final = (*SUFFIXES, *TRIED, *_ZIP, *_TAR)
#: Endings of the names of files that hold several inputs.
_CONTAINERS: Final[tuple[tuple[tuple[str, ...], _Open], ...]] = (
    (_ZIP, partial(zipped, wanted=_ARCHIVED)),
    (_TAR, partial(tar, wanted=_ARCHIVED)),
    ((".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"), ndjson),
    ((".parquet",), parquet),
)


def _is_input(name: str) -> bool:
    """True if the file *name* in a folder is an input.

    NDJSON and Parquet files are only where they are named: what a program writes beside the reports
    must not be read as one.
    """
    return is_tried(name, *_ZIP, *_TAR)
