# SPDX-License-Identifier: MIT
"""Request -> the reports in it and what is asked of them. All of it stays in memory."""

from __future__ import annotations

import sys
from typing import Final

from anyio import fail_after, to_thread
from attrs import define, evolve, field, frozen
from python_multipart import FormParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, parse_options_header
from python_multipart.multipart import File as FilePart
from starlette.requests import Request

from .operations import Asked, File, Operation, ServerLimits
from .problem_details import Refusal

_FORM: Final = "multipart/form-data"
#: The fields that hold a report.
_CONTENTS: Final = ("file", "text")
#: More parts beside the reports than there are parameters, but not so many that they take long.
_FIELDS: Final = 100
_CONFIG: Final = {"MAX_MEMORY_FILE_SIZE": sys.maxsize, "UPLOAD_ERROR_ON_BAD_CTE": True}


@frozen
class SentForm:
    """The reports of a form, in their order, and its other fields."""

    files: tuple[File, ...]
    fields: tuple[tuple[str, str], ...]


@define
class _Parts:
    """The parts of a form as they come, with *most* reports at most."""

    most: int
    files: list[File] = field(factory=list)
    fields: list[tuple[str, str]] = field(factory=list)
    count: int = 0
    ended: bool = False

    def on_file(self, part: FilePart) -> None:
        self._counted()
        name, file_name = _text(part.field_name), _text(part.file_name)
        part.file_object.seek(0)
        content = part.file_object.read()
        if name not in _CONTENTS:
            raise Refusal("unknown-parameter", f"a file is sent as `file`, not as {name[:80]!r}")
        if not content and file_name:
            raise Refusal("no-file", "the file is empty", file_name)
        self._add(File(file_name or None, content))

    def on_field(self, part: Field) -> None:
        self._counted()
        name, value = _text(part.field_name), part.value or b""
        if name in _CONTENTS:
            # Decoded where all reports are. A browser sends text in UTF-8, whatever files are in.
            self._add(File(None, value, "utf-8" if name == "text" else None))
            return
        self.fields.append((name, _text(value)))

    def on_end(self) -> None:
        self.ended = True

    def _counted(self) -> None:
        self.count += 1
        if self.count > self.most + _FIELDS:
            raise Refusal("form-damaged", f"more than {self.most + _FIELDS} parts")

    def _add(self, file: File) -> None:
        if file.content:
            self.files.append(file)
        if len(self.files) > self.most:
            raise Refusal("too-many-files", f"more than {self.most} reports")


def _form(content_type: str, body: bytes, most: int) -> SentForm:
    """The form in *body*, with *most* reports at most; a `Refusal` if it is damaged or cut off."""
    parts = _Parts(most)
    _, options = parse_options_header(content_type)
    try:
        parser = FormParser(
            _FORM,
            parts.on_field,
            parts.on_file,
            parts.on_end,
            options.get(b"boundary"),
            None,
            _CONFIG,
        )
        parser.write(body)
        parser.finalize()
    except FormParserError as error:
        raise Refusal("form-damaged", str(error)) from None
    # Data cut off, or after the end, is not among the parts: it must not be missed.
    if not parts.ended:
        raise Refusal("form-damaged", "the form has no end")
    end = b"\r\n--" + options[b"boundary"] + b"--"
    if (b"\r\n" + body).partition(end)[2].strip():
        raise Refusal("form-damaged", "data after the end of the form")
    return SentForm(tuple(parts.files), tuple(parts.fields))


def _text(value: bytes | None) -> str:
    try:
        return (value or b"").decode()
    except UnicodeDecodeError:
        raise Refusal("form-damaged", "a name or a parameter is not UTF-8") from None


async def asked(request: Request, operation: Operation, settings: ServerLimits) -> Asked:
    """The parameters and files of *request* for *operation*; raises a `Refusal`.

    Its body is a form with fields `file` and `text`, or, of any other type, a report itself.
    """
    body = await _body(request, settings)
    # In a thread: a form can be made to take seconds, in which others are answered.
    sent = await to_thread.run_sync(_sent, request, body, settings)
    options = operation.options([*request.query_params.multi_items(), *sent.fields])
    if not sent.files:
        raise Refusal("no-file", "send a report as the body, or in a form as `file` or `text`")
    if len(sent.files) > 1 and operation.several is None:
        raise Refusal("one-file", f"{len(sent.files)} came")
    files = (evolve(file, name=file.name or options.name) for file in sent.files)
    return Asked(operation, tuple(files), options)


def _sent(request: Request, body: bytes, settings: ServerLimits) -> SentForm:
    content_type = request.headers.get("content-type", "")
    media = content_type.partition(";")[0].strip().lower()
    if media == _FORM:
        return _form(content_type, body, settings.files)
    if media.startswith("multipart/"):
        raise Refusal("form-damaged", f"a form is {_FORM}, not {media[:80]}")
    return SentForm((File(None, body),) if body else (), ())


async def _body(request: Request, settings: ServerLimits) -> bytes:
    """All that is sent, if it is not too much and does not take too long."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > settings.size:
        raise _too_large(settings)
    body = bytearray()
    try:
        with fail_after(settings.sending):
            async for chunk in request.stream():
                body += chunk
                if len(body) > settings.size:
                    raise _too_large(settings)
    except TimeoutError:
        raise Refusal("too-slow", f"it took more than {settings.sending:g} seconds") from None
    return bytes(body)


def _too_large(settings: ServerLimits) -> Refusal:
    return Refusal("too-large", f"more than {settings.size:,} bytes")
