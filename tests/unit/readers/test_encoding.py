# SPDX-License-Identifier: MIT
"""Bytes in the encodings that reports come in."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

import reportparse
from reportparse import DecodeError, FileFormatError
from reportparse.readers import read
from reportparse.readers.encoding import Decoded, decoded

TEXT = "临江市2024年政府信息公开工作年度报告\n一、总体情况\n全年公开信息12条。\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_the_encoding_is_told_by_the_bytes(encoding: str, found: str) -> None:
    text, name = decoded(TEXT.encode(encoding))

    assert text.lstrip("\ufeff") == TEXT
    assert name == found
    report = reportparse.parse(read(TEXT.encode(encoding)).text)
    assert report.year == 2024


def test_a_mark_stays_in_text_that_can_be_written_back() -> None:
    data = TEXT.encode("utf-8-sig")

    assert read(data).text.encode() == data


def test_what_a_page_says_of_itself_is_tried_after_utf8() -> None:
    assert decoded(TEXT.encode(), declared="gb2312") == (TEXT, "utf-8")
    assert decoded(TEXT.encode("gbk"), declared="gb2312") == (TEXT, "gb18030")
    assert decoded(TEXT.encode("gbk"), declared="utf-8") == (TEXT, "gb18030")
    assert decoded(TEXT.encode("gbk"), declared="nonsense") == (TEXT, "gb18030")


def test_big5_is_asked_for_by_name() -> None:
    text = "臨江市二零二四年政府信息公開工作年度報告"

    assert decoded(text.encode("big5"), "big5") == (text, "big5")
    assert decoded(text.encode("big5"), declared="big5") == (text, "big5")


@pytest.mark.parametrize("page", ["{}", "<html><body><p>{}</p></body></html>"])
@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-16", "utf-8"), ("utf-16", "gb18030"), ("utf-32", "utf-8"), ("gbk", "utf-16")],
)
def test_an_encoding_that_is_asked_for_and_fails_is_named(
    encoding: str, named: str, page: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        read(page.format(TEXT).encode(encoding), encoding=named)

    assert caught.value.encoding == named


def test_hz_is_an_encoding_of_its_own() -> None:
    assert decoded("政府信息 5".encode("hz"), "hz") == ("政府信息 5", "hz")


@pytest.mark.parametrize("name", ["klingon", "rot-13", "hex", "base64", "zlib"])
def test_no_encoding_of_text(name: str) -> None:
    with pytest.raises(FileFormatError, match=name):
        decoded(b"abc", name)


def test_a_damaged_byte_is_named() -> None:
    data = TEXT.encode()
    at = data.index("总".encode())
    damaged = data[:at] + b"\xff" + data[at:]

    with pytest.raises(DecodeError) as caught:
        read(damaged)

    assert (caught.value.offset, caught.value.line, caught.value.byte) == (at, 2, 0xFF)
    assert caught.value.encoding == "utf-8"


def test_of_gb18030_too_the_damaged_byte_is_named() -> None:
    data = TEXT.encode("gb18030")
    at = data.index(b"\n") + 1
    damaged = data[:at] + b"\xff" + data[at:]

    with pytest.raises(DecodeError, match="line 2") as caught:
        decoded(damaged, "gb2312")

    assert caught.value.offset == at


def test_one_damaged_sign_does_not_make_utf8_gb18030() -> None:
    """Read as GB18030 it would be nonsense without an error."""
    data = TEXT.encode()

    with pytest.raises(DecodeError):
        decoded(data.replace("条".encode(), "条".encode()[:2]))


def test_without_charset_normalizer_the_error_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)

    with pytest.raises(DecodeError):
        decoded(b"caf\xff\xff\xff \x80\x80")


def test_nothing_is_guessed_where_the_text_is_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guessing takes longer than reading the page."""

    asked: list[bytes] = []

    def guess(page: bytes) -> Iterator[Decoded]:
        asked.append(page)
        yield from ()

    monkeypatch.setattr("reportparse.readers.encoding._normalized", guess)

    assert decoded(TEXT.encode("gb18030")) == (TEXT, "gb18030")
    assert not asked


def test_big5_is_told_from_gb18030_in_which_its_bytes_are_something() -> None:
    text = "臨江市二零二四年政府資訊公開工作年度報告\n一、概述\n本年度共辦理申請十二件。\n" * 4

    assert decoded(text.encode("big5")) == (text, "big5")


@pytest.mark.parametrize(
    "data",
    ["Le rapport a été publié à Genève\xff".encode("cp1252"), "一\n".encode() + b"\xb9\xe6\xff"],
)
def test_what_does_not_read_as_chinese_is_an_error(data: bytes) -> None:
    with pytest.raises(DecodeError):
        decoded(data)


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02" * 500, bytes(4096), b"\x00" * 10 + b"abc"],
    ids=["bits", "zeros", "odd"],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises((FileFormatError, DecodeError)):
        read(data)
