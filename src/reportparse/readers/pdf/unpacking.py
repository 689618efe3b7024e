# SPDX-License-Identifier: MIT
"""How much the streams of a PDF file unpack to, looked at before anything else reads them.

Libraries unpack a stream whole, and ten kilobytes can unpack to a gigabyte.
"""

from __future__ import annotations

import re
import zlib
from typing import Any

from attrs import define, field

from ...errors import LimitError
from ..limits import Limits

_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 1 << 16
#: A stream packed twice unpacks to what begins like a packed one.
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_LAYERS = 3


def check_streams(data: bytes, limits: Limits) -> None:
    """Unpack all streams in pieces, and stop where it is too much."""
    left = limits.expanded
    for match in _STREAM.finditer(data):
        stream = _Stream(limits)
        at = match.end()
        while at < len(data) and not stream.ended:
            left -= stream.feed(data[at : at + _CHUNK], left)
            at += _CHUNK


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
                out = self._unpacker.decompress(piece, _CHUNK)
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
