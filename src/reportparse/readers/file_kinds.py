# SPDX-License-Identifier: MIT
"""The kind of a file, detected from its bytes."""

from __future__ import annotations

import io
import re
from typing import Literal

from ..errors import FileFormatError

#: `office` is what LibreOffice reads for us: old Word and WPS files, RTF, OpenDocument text.
Kind = Literal["text", "html", "mhtml", "docx", "pdf", "workbook", "office"]

#: A PDF may have some bytes of another kind before it.
_PDF_WITHIN = 1024
_OPENING = 4096

#: How old Office files begin, and the parts by which they are distinguished.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_PART, _LOCKED_PART = (
    name.encode("utf-16-le") for name in ("WordDocument\0", "EncryptedPackage\0")
)
_WORKBOOK_PARTS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
#: How the first, unpacked file of an OpenDocument file begins, and where.
_OPEN_DOCUMENT, _TYPE_AT = b"application/vnd.oasis.opendocument.", 38
_PACKED = b"PK\x03\x04"
#: The parts of packed workbooks.
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin")

#: Beginnings of files that are not supported, each with advice.
_PICTURE = ("a picture: its text must be recognised (OCR) first", "图片：请先识别文字（OCR）")
_PROGRAM = ("a program", "程序文件")
_OTHERS = (
    *(
        (start, _PICTURE)
        for start in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
    ),
    (b"\x1f\x8b", ("a gzip archive: unpack it first", "gzip 压缩包：请先解压")),
    (b"Rar!", ("a RAR archive: unpack it first", "RAR 压缩包：请先解压")),
    (b"7z\xbc\xaf\x27\x1c", ("a 7z archive: unpack it first", "7z 压缩包：请先解压")),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90\0", _PROGRAM),
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
#: A table of MediaWiki, or two rows of Markdown: text may hold tags, though not those of a page.
_TEXT_TABLE = re.compile(
    rb"^\{\||^\|(?:[^|\n]*\|){2,}[ \t\r]*\n\s*\|(?:[^|\n]*\|){2,}", re.MULTILINE
)
_OF_PAGE = re.compile(rb"<(?:!doctype|html|head|body|meta|script|style)\b", re.IGNORECASE)
#: A heading of Markdown; text with one may hold scripts and styles, but no parts of a page.
_HEADING = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
_PART_OF_PAGE = re.compile(rb"<(?:!doctype|html|head|body|meta)\b", re.IGNORECASE)
#: Elements by which a page makes lines; text has its own, and elements in its tables only.
_LINE_TAG = re.compile(rb"<(?:p|div|br|h[1-6]|[uo]l|li|section|article)\b", re.IGNORECASE)
_TABLE = re.compile(rb"<table\b(?:(?!<table\b).)*?</table\s*>", re.IGNORECASE | re.DOTALL)
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(
    rb"^(?:from|mime-version|subject|date|snapshot-content-location):", re.IGNORECASE
)


def kind_of(data: bytes) -> Kind:
    """The kind of file of *data*; one that is not read raises an error that says what to do."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_PACKED):
        return _packed(data)
    if data.startswith(_OLD_OFFICE):
        return _old_office(data)
    for start, (what, zh) in _OTHERS:
        if data.startswith(start):
            raise FileFormatError(f"this is {what}", f"这是{zh}")
    # Without the marks and zeros of the encodings that have them.
    opening = data[:_OPENING].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")
    if data.startswith(b"{\\rtf") or _WORD_XML.match(opening):
        return "office"
    if _MIME.match(opening) and _MULTIPART.search(opening):
        return "mhtml"
    begins = _HTML.match(opening) is not None
    is_page = begins or len(_TAGS.findall(opening)) > 1
    return "html" if is_page and not _is_marked_text(data, begins) else "text"


def _is_marked_text(data: bytes, begins: bool) -> bool:
    """True for text with elements of HTML, which may begin with one."""
    plain = data.replace(b"\0", b"")
    if _HEADING.search(plain):
        return not _PART_OF_PAGE.search(plain)
    if _OF_PAGE.search(plain):
        return False
    return bool(_TEXT_TABLE.search(plain)) or not (
        begins or _LINE_TAG.search(_TABLE.sub(b"", plain))
    )


def _packed(data: bytes) -> Kind:
    """The kind of a ZIP archive; its reader says what is wrong with one of another kind."""
    kind = data[_TYPE_AT : _TYPE_AT + len(_OPEN_DOCUMENT) + len("spreadsheet")]
    if kind.startswith(_OPEN_DOCUMENT):
        return "workbook" if kind.endswith(b"spreadsheet") else "office"
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = archive.NameToInfo
            if any(name in names for name in _WORKBOOKS):
                return "workbook"
            return "office" if "content.xml" in names else "docx"
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return "docx"


def _old_office(data: bytes) -> Kind:
    if _LOCKED_PART in data:
        raise FileFormatError(
            "the file is locked with a password: save it without one",
            "文件设有密码：请取消密码后另存",
        )
    if _WORD_PART in data:
        return "office"
    if any(name in data for name in _WORKBOOK_PARTS):
        return "workbook"
    raise FileFormatError(
        "this is an old Office file, and neither a document nor a workbook",
        "这是旧版 Office 文件，但不是文档或工作簿",
    )
