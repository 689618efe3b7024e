# SPDX-License-Identifier: MIT
"""Files read within their limits: archives and streams looked through first, calls apart."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from attrs import define, field

from ..errors import FileFormatError, LimitError, ReadError
from ..support.calls_apart import ProcessEndedError, call_apart
from .limits import Limits

_Result = TypeVar("_Result")
_CHUNK = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_PIECE = 1 << 16
#: A stream packed twice unpacks to what begins like a packed one.
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
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


def check_streams(data: bytes, limits: Limits) -> None:
    """Unpack all streams in pieces, and stop where it is too much."""
    left = limits.expanded
    for match in _STREAM.finditer(data):
        stream = _Stream(limits)
        at = match.end()
        while at < len(data) and not stream.ended:
            left -= stream.feed(data[at : at + _PIECE], left)
            at += _PIECE


@define
class _Stream:
    """A packed stream and the one packed in it; one that is not packed has ended."""

    limits: Limits
    layers: int = _LAYERS
    ended: bool = False
    _unpacker: Any = field(factory=zlib.decompressobj)
    _inner: _Stream | None = None
    _begun: bool = False

    def feed(self, piece: bytes, left: int) -> int:
        """Unpack the next *piece*; how many bytes it gives, *left* at most."""
        total = 0
        while piece and not self.ended:
            try:
                out = self._unpacker.decompress(piece, _PIECE)
            except zlib.error:
                self.ended = True
                break
            piece = self._unpacker.unconsumed_tail
            self.ended = self._unpacker.eof
            if not self._begun and self.layers > 1 and _PACKED.match(out):
                self._inner = _Stream(self.limits, self.layers - 1)
            self._begun = True
            total += len(out)
            if self._inner is not None:
                total += self._inner.feed(out, left - total)
            if total > left:
                raise LimitError("expanded", self.limits.expanded)
        return total
