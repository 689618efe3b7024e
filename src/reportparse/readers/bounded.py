# SPDX-License-Identifier: MIT
"""Files read within their limits: archives looked through first, calls in another process."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from ..errors import FileFormatError, LimitError, ReadError
from ..support.calls_apart import ProcessEndedError, call_apart
from .limits import Limits

_Result = TypeVar("_Result")
_CHUNK = 1 << 20


def called_within(
    limits: Limits,
    read: Callable[[bytes, Limits], _Result],
    data: bytes,
    damaged: Callable[[Exception], ReadError],
) -> _Result:
    """Return *read* of *data*, called in another process if *limits* bound its time.

    A kilobyte can keep a library busy for hours, or claim gigabytes, in more ways than can be
    looked for before. A process can be ended; a thread cannot.

    Raises:
        LimitError: If it takes more time or memory than *limits* allow.
        ReadError: As *read*; what *damaged* makes of it if the process ends.
    """
    if not limits.seconds:
        return read(data, limits)
    try:
        return call_apart(read, data, limits, seconds=limits.seconds, memory=limits.memory)
    except TimeoutError:
        raise LimitError("seconds", limits.seconds) from None
    except MemoryError:
        raise LimitError("memory", limits.memory) from None
    except ProcessEndedError as error:
        raise damaged(error) from None


@contextmanager
def archive_in(data: bytes, damaged: Callable[[Exception], ReadError]) -> Iterator[zipfile.ZipFile]:
    """The archive in *data*; what *damaged* makes of it if it is damaged, locked or the like."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except ReadError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise damaged(error) from None


def check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack everything once, and stop where it is too much: what a member says may be a lie."""
    members = archive.infolist()
    if len(members) > limits.members:
        raise LimitError("members", limits.members)
    unpacked = elements = 0
    for member in members:
        is_xml = member.filename.endswith((".xml", ".rels"))
        with archive.open(member) as file:
            if is_xml and b"<!DOCTYPE" in file.read(_CHUNK):
                raise FileFormatError(
                    "the file declares entities, which no Office program does",
                    "文件声明了实体，办公软件不会这样写",
                )
            file.seek(0)
            while chunk := file.read(_CHUNK):
                unpacked += len(chunk)
                elements += chunk.count(b"<") + chunk.count(b"=") if is_xml else 0
                if unpacked > limits.expanded:
                    raise LimitError("expanded", limits.expanded)
                if elements > limits.elements:
                    raise LimitError("elements", limits.elements)
