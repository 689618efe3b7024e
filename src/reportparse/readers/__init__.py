# SPDX-License-Identifier: MIT
"""Files as people have them -> the text with headings and pipes that reports are parsed from.

File types are detected from content, not from the name. Each kind has a module of its own, which is
imported when such a file comes; what they share is in `blocks` and `layout`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Final

from ..errors import DecodeError, FileFormatError, MissingExtraError
from ..text.source import SourceText
from .file_kinds import Kind, kind_of
from .limits import LIMITS, Limits
from .marked_text import has_elements, without_comments

__all__ = ["LIMITS", "Limits", "in_text", "read"]


def read(
    data: bytes, name: str | None = None, *, encoding: str | None = None, limits: Limits = LIMITS
) -> SourceText:
    """The text in *data*: text itself, or what a web page, DOCX or PDF file shows.

    Raises as `reportparse.parse_file` does.
    """
    limits.check("size", len(data))
    kind = kind_of(data)
    if kind != "text":
        return _read_kind(kind, data, name, encoding, limits)
    from .encoding import decoded

    try:
        text, found = decoded(data, encoding)
    except DecodeError as error:
        if encoding is not None or error.encoding in _WIDE or not _has_controls(data):
            raise
        raise _no_text() from None
    if "\0" in text[:_SAMPLE] and text.count("\0", 0, _SAMPLE) > len(text[:_SAMPLE]) / 8:
        raise _no_text()
    return in_text(SourceText(text, name, found), limits)


def _has_controls(data: bytes) -> bool:
    """True if the beginning of *data* has more control characters than damaged text has."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 50


def _no_text() -> FileFormatError:
    return FileFormatError(
        "this is neither text nor a file of a kind that is read",
        "这不是文本，也不是可以读取的文件类型",
    )


def _read_kind(
    kind: Kind, data: bytes, name: str | None, encoding: str | None, limits: Limits
) -> SourceText:
    _check_installed(kind)
    match kind:
        case "html":
            from .html import read_html

            return read_html(data, name, encoding, limits)
        case "mhtml":
            from .html import read_mhtml

            return read_mhtml(data, name, encoding, limits)
        case "pdf":
            from .pdf import read_pdf

            return read_pdf(data, name, limits)
        case "workbook":
            from .workbooks import read_workbook

            return read_workbook(data, name, limits)
        case "office":
            from .libreoffice import read_converted

            return read_converted(data, name, limits)
        case _:
            from .docx import read_docx

            return read_docx(data, name, limits)


def in_text(source: SourceText, limits: Limits = LIMITS) -> SourceText:
    """A text with the rows of the tables of HTML or MediaWiki in it, and what markup hides there.

    Raises:
        MissingExtraError: If it has elements and what reads them is not installed.
    """
    if not has_elements(source.text):
        return without_comments(source)
    _check_installed("html")
    from .html.in_text import with_elements

    return with_elements(source, limits)


def _check_installed(kind: Kind) -> None:
    """Refuse a *kind* of file if what reads it is not installed."""
    extra, modules = _NEEDED[kind]
    for module in modules:
        if find_spec(module) is None:
            raise MissingExtraError(_LIBRARIES.get(module, module), extra)


#: The extra that brings what reads each kind of file, and the modules of that.
_NEEDED: Final[Mapping[Kind, tuple[str, Sequence[str]]]] = {
    **dict.fromkeys(("html", "mhtml"), ("html", ("selectolax.lexbor", "tinycss2", "cssselect2"))),
    **dict.fromkeys(("docx", "office"), ("docx", ("docx",))),
    "pdf": ("pdf", ("pdfplumber",)),
    "workbook": ("xlsx", ("openpyxl", "python_calamine")),
}
#: The libraries that are called otherwise than their modules.
_LIBRARIES: Final = {
    "selectolax.lexbor": "selectolax",
    "docx": "python-docx",
    "python_calamine": "python-calamine",
}
_SAMPLE = 4096
#: Control characters that text does not have, and the encodings in which bytes like them are text.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
_WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")
