# SPDX-License-Identifier: MIT
"""The body of a form (multipart/form-data) -> its files and fields. All of it stays in memory."""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator

from attrs import frozen
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from .operations import File
from .problems import Problem

#: The fields that hold a report.
_CONTENTS = ("file", "text")
#: More fields than there are parameters, but not so many that they take long.
_FIELDS = 100


@frozen
class Form:
    """What a form holds.

    Attributes:
        files: The reports in it, in their order; fields that were left empty are none.
        fields: The other fields: names and values.
    """

    files: tuple[File, ...]
    fields: tuple[tuple[str, str], ...]


class _Parser(MultiPartParser):
    """One that writes no files, and knows whether the form has come to its end."""

    spool_max_size = sys.maxsize
    ended = False

    def on_end(self) -> None:
        self.ended = True


async def form(headers: Headers, body: bytes, most: int) -> Form:
    """The form in *body*, with *most* files at most.

    Raises:
        Problem: If it is damaged, cut off, or has files under other names than `file`.
    """
    parser = _Parser(
        headers, _once(body), max_files=most, max_fields=_FIELDS, max_part_size=len(body)
    )
    try:
        items = (await parser.parse()).multi_items()
    except MultiPartException as error:
        raise Problem("form-damaged", error.message) from None
    if not parser.ended:
        # What was cut off is not among the items; it must not be missed in silence.
        raise Problem("form-damaged", "the form has no end")
    files = [await _file(value) for name, value in items if name in _CONTENTS]
    fields = [_field(name, value) for name, value in items if name not in _CONTENTS]
    return Form(tuple(one for one in files if one.content), tuple(fields))


async def _once(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body


async def _file(value: UploadFile | str) -> File:
    if isinstance(value, str):
        return File(None, value.encode("utf-8", "replace"), "utf-8")
    content = await value.read()
    if not content and value.filename:
        raise Problem("no-file", "the file is empty", value.filename)
    return File(value.filename or None, content)


def _field(name: str, value: UploadFile | str) -> tuple[str, str]:
    if not isinstance(value, str):
        raise Problem("unknown-parameter", f"a file is sent as `file`, not as {name[:80]!r}")
    return name, value
