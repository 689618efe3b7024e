# SPDX-License-Identifier: MIT
"""A web archive (MHTML), as browsers save pages -> the text of the report in it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message
from itertools import islice

from ...errors import FileFormatError
from ...text.source import SourceText
from ..limits import Limits
from . import read_told

#: The types of pages in an archive.
_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, name: str | None, encoding: str | None, limits: Limits) -> SourceText:
    """The text of the report in a web archive: of its pages the one with most of a report.

    Places are those in that page, as it was before it was packed.

    Raises:
        FileFormatError: If there is no page in it.
        DecodeError, LimitError, MissingExtraError: As for `read_html`.
    """
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        # One more than allowed shows that there are more: none is left out in silence.
        every = list(islice(message.walk(), limits.members + 1))
        found = [part for part in every if part.get_content_type() in _PAGES]
        pages = [(_content(part), part.get_content_charset()) for part in found]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise FileFormatError(
            f"the web archive is damaged: {error}", "网页档案已损坏，请重新保存"
        ) from None
    limits.check("members", len(every))
    read: list[tuple[bool, int, SourceText]] = []
    failure: FileFormatError | None = None
    for page, named in pages:
        try:
            source, tells = read_told(page, name, encoding or _true(named, page), limits)
            read.append((tells, source.text.count("\n|"), source))
        except FileFormatError as error:  # a page of frames; their pages are in the archive, too
            failure = error
    if not read:
        raise failure or FileFormatError(
            "there is no page in this web archive", "网页档案中没有网页"
        )
    return max(read, key=lambda part: part[:2])[2]


def _content(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _true(named: str | None, page: bytes) -> str | None:
    """The encoding *named* by the archive, if the page really is in it."""
    try:
        page.decode(named or "ascii")
    except (LookupError, ValueError):
        return None
    return named
