# SPDX-License-Identifier: MIT
"""The body of a form (multipart/form-data) -> its files and fields. All of it stays in memory."""

from __future__ import annotations

import sys
from typing import Final

from attrs import define, field, frozen
from python_multipart import FormParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, parse_options_header
from python_multipart.multipart import File as FilePart

from .operations import File
from .problem_details import Refusal

FORM: Final = "multipart/form-data"
#: The fields that hold a report.
_CONTENTS: Final = ("file", "text")
#: More parts beside the reports than there are parameters, but not so many that they take long.
_FIELDS: Final = 100
_CONFIG: Final = {"MAX_MEMORY_FILE_SIZE": sys.maxsize, "UPLOAD_ERROR_ON_BAD_CTE": True}


@frozen
class SentForm:
    """The content of an HTML form.

    Attributes:
        files: The reports in it, in their order; fields that were left empty are none.
        fields: The other fields: names and values.
    """

    files: tuple[File, ...]
    fields: tuple[tuple[str, str], ...]


@define
class _Parts:
    """The parts of a form as they come.

    Attributes:
        most: How many reports there may be.
        count: How many parts there are.
        ended: True if the form has come to its end.
    """

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


def form(content_type: str, body: bytes, most: int) -> SentForm:
    """The form in *body*, with *most* reports at most.

    Raises:
        Refusal: If it is damaged, cut off, or has files under other names than `file`.
    """
    parts = _Parts(most)
    _, options = parse_options_header(content_type)
    try:
        parser = FormParser(
            FORM,
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
