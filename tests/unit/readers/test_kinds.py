# SPDX-License-Identifier: MIT
"""The kinds of files by their bytes, and the errors for those that are not read."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path

import pytest

import reportparse
from reportparse import FileFormatError
from reportparse.readers import libreoffice
from reportparse.readers.file_kinds import kind_of

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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
        (b'<div class="top">\n</div>\n{| class="a"\n| <span>1</span>\n|}', "text"),
        (b"<html><body><div>\n{|\n</div>", "html"),
        (b"<div align=center>\n\n# a\n\n</div>\n\n| a<br> | b |\n|---|---|\n| 1 | 2 |\n", "text"),
        ("a<br>b<br>\n|a|b|\r\n|1|2|\r\n".encode("utf-16"), "text"),
        (b"<div><p>\n| a | b |\n</div>", "html"),
        (b"a\n\n<table><tr><td><p>1</p></td></tr></table>\n\nb\n", "text"),
        (b"a\n<table><tr><td>1</td></tr></table>\n<p>b</p>\n", "html"),
        (b"<style>\n# a {}\n</style>\n## b\n<table><tr><td>1</td></tr></table>", "text"),
        (b"<html>\n# a\n<table><tr><td>1</td></tr></table>", "html"),
        (b"<style></style><p>\n|a|b|\n|1|2|\n</p>", "html"),
        (b"<html xmlns:w='x'><xml><w:WordDocument></w:WordDocument></xml>", "html"),
        (
            b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\ttype=x\r\n\r\n",
            "mhtml",
        ),
        (b"MIME-Version: 1.0\nContent-Type: Multipart/Related; boundary=x\n\n", "mhtml"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n\r\n%PDF-1.4", "pdf"),
        (zipped("word/document.xml"), "docx"),
        (zipped("word/document.xml", "word/embeddings/a.xlsx"), "docx"),
        (zipped("xl/workbook.xml"), "workbook"),
        (zipped("xl/workbook.bin"), "workbook"),
        (b"PK\x03\x04" + bytes(34) + b"application/vnd.oasis.opendocument.spreadsheet", "workbook"),
        (b"PK\x03\x04" + bytes(34) + b"application/vnd.oasis.opendocument.text", "office"),
        (OLD + "WordDocument\0Workbook\0".encode("utf-16-le"), "office"),
        (OLD + "Workbook\0".encode("utf-16-le"), "workbook"),
    ],
)
def test_told_by_content(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "neither a document nor a workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"),
            "the workbook is damaged",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"),
            "locked with a password",
        ),
        (b"{\\rtf1\\ansi", "save it as .docx"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n", "OCR"),
        (b"\xff\xd8\xff\xe0", "OCR"),
        (b"\x1f\x8b\x08", "unpack it first"),
        (b"Rar!\x1a\x07", "unpack it first"),
        (zipped("OFD.xml"), "OFD"),
        (zipped("xl/workbook.xml"), "the workbook is damaged"),
        (zipped("content.xml", "mimetype"), "OpenDocument"),
        (zipped("ppt/presentation.xml"), "PowerPoint"),
        (zipped("a.txt"), "not a DOCX file"),
        (b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_what_is_not_read_says_what_to_do(
    data: bytes, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "_program", lambda: None)
    file = tmp_path / "report.docx"
    file.write_bytes(data)

    with pytest.raises(FileFormatError, match=words) as raised:
        reportparse.parse_file(file)
    zh = raised.value.text("zh")
    assert any("一" <= character <= "鿿" for character in zh)
    assert (raised.value.text("en"), pickle.loads(pickle.dumps(raised.value)).text("zh")) == (
        str(raised.value),
        zh,
    )
