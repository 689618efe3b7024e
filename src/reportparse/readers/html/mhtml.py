# SPDX-License-Identifier: MIT
"""A web archive (MHTML), as browsers save pages -> the text of the report in it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message

from ...errors import FileFormatError
from ...source import SourceText
from ..limits import Limits
from . import read_html


def read_mhtml(data: bytes, name: str | None, encoding: str | None, limits: Limits) -> SourceText:
    """The text of the report in a web archive: of its pages the one with most of a report.

    Places are those in that page, as it was before it was packed.

    Raises:
        FileFormatError: If there is no page in it.
        DecodeError, LimitError, MissingExtraError: As for `read_html`.
    """
    message = message_from_bytes(data, policy=policy.compat32)
    pages = [
        part
        for part in message.walk()
        if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    if len(pages) > limits.members:
        pages = pages[: limits.members]
    read: list[SourceText] = []
    failure: FileFormatError | None = None
    for part in pages:
        try:
            read.append(_read(part, name, encoding, limits))
        except FileFormatError as error:  # a page of frames; their pages are in the archive, too
            failure = error
    if not read:
        raise failure or FileFormatError("there is no page in this web archive")
    return max(read, key=_rows)


def _read(part: Message, name: str | None, encoding: str | None, limits: Limits) -> SourceText:
    body = part.get_payload(decode=True)
    data = body if isinstance(body, bytes) else b""
    return read_html(data, name, encoding or _charset(part, data), limits)


def _charset(part: Message, data: bytes) -> str | None:
    """The encoding that the archive names, if the page really is in it."""
    named = part.get_content_charset()
    try:
        data.decode(named or "ascii")
    except (LookupError, UnicodeError):
        return None
    return named


def _rows(source: SourceText) -> int:
    return source.text.count("\n|")
