# SPDX-License-Identifier: MIT
"""What kind of file bytes are, and what is said of those that are not read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import reportparse
from reportparse import FileFormatError
from reportparse.readers.file_kinds import kind_of


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "text"),
        ("一、总体情况".encode(), "text"),
        ("| 规章 | <5 | >3 |".encode(), "text"),
        ("2 < 3 且 <见附件>".encode(), "text"),
        (b"<!DOCTYPE html><title>x</title>", "html"),
        (b"\xef\xbb\xbf\r\n  <HTML><body>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?>\n<!-- x --><html xmlns="x">', "html"),
        (b"text first <p>then</p><table><tr><td>1</td></tr></table>", "html"),
        (b"<html xmlns:w='x'><xml><w:WordDocument></w:WordDocument></xml>", "html"),
        (
            b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\ttype=x\r\n\r\n",
            "mhtml",
        ),
        (b"MIME-Version: 1.0\nContent-Type: Multipart/Related; boundary=x\n\n", "mhtml"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n\r\n%PDF-1.4", "pdf"),
        (zipped("word/document.xml"), "docx"),
    ],
)
def test_told_by_content(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"),
            "old workbook",
        ),
        (b"{\\rtf1\\ansi", "save it as .docx"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n", "OCR"),
        (b"\xff\xd8\xff\xe0", "OCR"),
        (b"\x1f\x8b\x08", "unpack it first"),
        (b"Rar!\x1a\x07", "unpack it first"),
        (zipped("OFD.xml"), "OFD"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("content.xml", "mimetype"), "OpenDocument"),
        (zipped("a.txt"), "no DOCX file"),
        (b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(data)

    with pytest.raises(FileFormatError, match=words):
        reportparse.parse_file(file)
