# SPDX-License-Identifier: MIT
"""The kind of a file, detected from its bytes."""

from __future__ import annotations

import re
from typing import Literal

from ..errors import FileFormatError

Kind = Literal["text", "html", "mhtml", "docx", "pdf"]

#: A PDF may have some bytes of another kind before it.
_PDF_WITHIN = 1024
_OPENING = 4096

#: Beginnings of files that are not supported, each with advice.
_PICTURE = "a picture: its text must be recognised (OCR) first"
_OLD_WORD = (
    "an old Word or WPS file (.doc, .wps): open it in Word, WPS or LibreOffice and save it as .docx"
)
_OLD_WORKBOOK = "an old workbook (.xls, .et): copy the report into Word or WPS and save it as .docx"
#: The parts of an old Office file that only a workbook has.
_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_WORD),
    (b"{\\rtf", "an RTF file: open it in Word, WPS or LibreOffice and save it as .docx"),
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
)
#: Web pages that Word saved have an element that differs by a capital: `<w:WordDocument>`.
_WORD_XML = re.compile(
    rb"\s*<\?xml[^>]{0,200}>\s*(?:<\?mso-application|<w:wordDocument|<pkg:package)"
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|frameset|script|style|h[1-6]|span"
    rb"|font|center|article|section|br)\b",
    re.IGNORECASE | re.DOTALL,
)
#: Two tags of these anywhere near the beginning.
_TAGS = re.compile(rb"</?(?:p|div|td|tr|table|span|br|html|body)\b[^<>]{0,300}>", re.IGNORECASE)
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(
    rb"^(?:from|mime-version|subject|date|snapshot-content-location):", re.IGNORECASE
)


def kind_of(data: bytes) -> Kind:
    """The kind of file of *data*.

    Raises:
        FileFormatError: If it is of a kind that is not read; says what it is and what to do.
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    for start, what in _OTHERS:
        if data.startswith(start):
            is_workbook = what is _OLD_WORD and any(name in data for name in _WORKBOOKS)
            raise FileFormatError(f"this is {_OLD_WORKBOOK if is_workbook else what}")
    opening = _as_ascii(data[:_OPENING])
    if _WORD_XML.match(opening):
        raise FileFormatError("this is Word XML: open it in Word and save it as .docx")
    if _MIME.match(opening) and _MULTIPART.search(opening):
        return "mhtml"
    if _HTML.match(opening) or _has_tags(opening):
        return "html"
    return "text"


def _as_ascii(opening: bytes) -> bytes:
    """*opening* without the marks and zeros of the encodings that have them."""
    return opening.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")


def _has_tags(opening: bytes) -> bool:
    return len(_TAGS.findall(opening)) > 1
