# SPDX-License-Identifier: MIT
"""Files as people have them -> the text with headings and pipes that reports are parsed from.

File types are detected from content, not from the name. Each kind has a module of its own, which is
imported when such a file comes; what they share is in `blocks` and `layout`.
"""

from __future__ import annotations

from ..errors import FileFormatError, LimitError
from ..text.source import SourceText
from .file_kinds import Kind, kind_of
from .limits import LIMITS, Limits

__all__ = ["LIMITS", "Limits", "read"]


def read(
    data: bytes, name: str | None = None, *, encoding: str | None = None, limits: Limits = LIMITS
) -> SourceText:
    """The text in *data*: text itself, or what a web page, DOCX or PDF file shows.

    Raises as `reportparse.parse_file` does.
    """
    if len(data) > limits.size:
        raise LimitError("size", limits.size)
    kind = kind_of(data)
    if kind != "text":
        return _read_kind(kind, data, name, encoding, limits)
    from .encoding import decoded

    text, found = decoded(data, encoding)
    if "\0" in text[:_SAMPLE] and text.count("\0", 0, _SAMPLE) > len(text[:_SAMPLE]) / 8:
        raise FileFormatError("this is not text", "这不是文本")
    return SourceText(text, name, found)


def _read_kind(
    kind: Kind, data: bytes, name: str | None, encoding: str | None, limits: Limits
) -> SourceText:
    match kind:
        case "html":
            from .html import read_html

            return read_html(data, name, encoding, limits)
        case "mhtml":
            from .html.mhtml import read_mhtml

            return read_mhtml(data, name, encoding, limits)
        case "pdf":
            from .pdf import read_pdf

            return read_pdf(data, name, limits)
        case "workbook":
            from .workbook_files import read_workbook

            return read_workbook(data, name, limits)
        case "office":
            from .libreoffice import read_converted

            return read_converted(data, name, limits)
        case _:
            from .docx import read_docx

            return read_docx(data, name, limits)


_SAMPLE = 4096
