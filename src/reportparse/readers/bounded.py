# SPDX-License-Identifier: MIT
"""Files read within their limits: archives and streams looked through first, calls apart."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from ..errors import FileFormatError, LimitError, ReadError
from ..support.calls_apart import ProcessEndedError, call_apart
from .limits import Limits

_Result = TypeVar("_Result")
_CHUNK = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_PIECE = 1 << 16
#: Streams are packed no more often than this.
_LAYERS = 3


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
    limits.check("members", len(members))
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
                limits.check("expanded", unpacked)
                limits.check("elements", elements)


def check_streams(data: bytes, limits: Limits) -> None:
    """Unpack all streams in pieces, and stop where it is too much."""
    unpacked = 0
    for match in _STREAM.finditer(data):
        starts = range(match.end(), len(data), _PIECE)
        pieces = _unpacked(data[start : start + _PIECE] for start in starts)
        for _ in range(1, _LAYERS):
            pieces = _unpacked(pieces, is_inner=True)
        for piece in pieces:
            unpacked += len(piece)
            limits.check("expanded", unpacked)


def _unpacked(packed: Iterator[bytes], *, is_inner: bool = False) -> Iterator[bytes]:
    """A packed stream, in pieces; of an inner one also what is not packed, or no longer."""
    unpacker = zlib.decompressobj()
    with suppress(zlib.error):
        for piece in packed:
            left = piece
            while left and not unpacker.eof:
                yield unpacker.decompress(left, _PIECE)
                left = unpacker.unconsumed_tail
            if unpacker.eof:
                break
    if is_inner:
        yield from packed
