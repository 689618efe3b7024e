# SPDX-License-Identifier: MIT
"""How much the streams of a PDF file unpack to, looked at before anything else reads them.

Libraries unpack a stream whole, and ten kilobytes can unpack to a gigabyte.
"""

from __future__ import annotations

import re
import zlib

from ...errors import LimitError
from ..limits import Limits

_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 1 << 16
#: A stream packed twice unpacks to what begins like a packed one.
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_LAYERS = 3


def check_streams(data: bytes, limits: Limits) -> None:
    """Unpack all streams in pieces, and stop where it is too much.

    Raises:
        LimitError: If they unpack to more than is allowed.
    """
    left = limits.expanded
    for match in _STREAM.finditer(data):
        left -= _unpacked(memoryview(data)[match.end() :], left, limits, _LAYERS)


def _unpacked(packed: memoryview, left: int, limits: Limits, layers: int) -> int:
    """How many bytes a stream unpacks to; 0 for one that is not packed."""
    stream = zlib.decompressobj()
    total = 0
    inner: _Inner | None = None
    at = 0
    try:
        while not stream.eof and (stream.unconsumed_tail or at < len(packed)):
            piece = stream.unconsumed_tail or bytes(packed[at : at + _CHUNK])
            if not stream.unconsumed_tail:
                at += len(piece)
            out = stream.decompress(piece, _CHUNK)
            if inner is None and total == 0 and layers > 1 and _PACKED.match(out):
                inner = _Inner(layers - 1, limits)
            total += len(out)
            if inner is not None:
                total += inner.feed(out, left - total)
            if total > left:
                raise LimitError("expanded", limits.expanded)
    except zlib.error:
        return total
    return total


class _Inner:
    """A stream within a stream."""

    def __init__(self, layers: int, limits: Limits) -> None:
        self._stream = zlib.decompressobj()
        self._inner: _Inner | None = None
        self._layers, self._limits = layers, limits
        self._begun = False

    def feed(self, piece: bytes, left: int) -> int:
        """Unpack the next *piece*; how many bytes it gives."""
        total = 0
        try:
            while piece and not self._stream.eof:
                out = self._stream.decompress(piece, _CHUNK)
                piece = self._stream.unconsumed_tail
                if not self._begun and self._layers > 1 and _PACKED.match(out):
                    self._inner = _Inner(self._layers - 1, self._limits)
                self._begun = True
                total += len(out)
                if self._inner is not None:
                    total += self._inner.feed(out, left - total)
                if total > left:
                    raise LimitError("expanded", self._limits.expanded)
        except zlib.error:
            return total
        return total
