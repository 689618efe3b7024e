# SPDX-License-Identifier: MIT
"""Bytes -> text and the name of its encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ..errors import DecodeError, FileFormatError
from ..text.patterns import late

#: Marks at the start of a file that identify its encoding; that of UTF-32 begins like UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: GB18030 holds all characters of these, and pages that name them use others of it.
_CHINESE = frozenset({"gb2312", "gbk", "cp936", "gb18030", "gb_2312-80", "x-gbk"})
_GB18030 = "gb18030"
#: Words without which there is hardly a report.
_CHINESE_WORDS = late(
    "政府|信息|資訊|公[开開]|年度|[报報]告|[办辦]理|情[况況]|申[请請]|工作|[规規]章|行政"
)
_ASCII = bytes(range(0x80))
#: Text is taken for damaged UTF-8 if so much of what is not ASCII is UTF-8.
_MOSTLY = 0.9
#: This many bytes identify UTF-16 without a mark.
_SAMPLE = 4096
_WIDE = ("utf-16-le", "utf-16-be")
_COMMON = late(r"[\t\r\n -~\u2010-\u203f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


class Decoded(NamedTuple):
    """Text and the encoding that it was in."""

    text: str
    encoding: str


def decoded(data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """The text in *data*.

    Without *encoding* it is detected from its mark, as UTF-16 by its zeros, as UTF-8, as what it
    *declared* of itself, as GB18030, each strictly; then charset-normalizer is asked.
    """
    if encoding is not None:
        return _strictly(data, _known(encoding))
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return _strictly(data, marked)
    wide = _utf16_without_mark(data)
    if wide:
        return _strictly(data, wide)
    try:
        return _strictly(data, "utf-8")
    except DecodeError as error:
        # UTF-8 but for some bytes would be nonsense as GB18030.
        high = len(data.translate(None, _ASCII))
        characters = len(data.decode("utf-8", "ignore").encode()) - (len(data) - high)
        if characters > _MOSTLY * high:
            raise
        return _guessed(data, declared, error)


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise FileFormatError(
            f"no encoding is called {encoding!r}", f"没有名为 {encoding} 的编码"
        ) from None
    return _GB18030 if name in _CHINESE else name


def _strictly(data: bytes, encoding: str) -> Decoded:
    # In UTF-8 the mark stays part of the text, so that the text can be written back as it was.
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DecodeError(error.start, line, data[error.start], encoding) from None
    except (LookupError, ValueError):  # no encoding of text (rot13, hex), or one without places
        raise FileFormatError(
            f"the file is not text in {encoding}", f"文件不是 {encoding} 编码的文本"
        ) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """The order of bytes in which *data* is Chinese text; None if it has no zero bytes."""
    sample = data[:_SAMPLE]
    if b"\0" not in sample or len(data) % 2:
        return None
    texts = {name: sample.decode(name, "replace") for name in _WIDE}
    shares = {name: len(_COMMON.findall(text)) / len(text) for name, text in texts.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > _MOSTLY else None


def _guessed(data: bytes, declared: str | None, error: DecodeError) -> Decoded:
    """The text of *data*, which is not UTF-8: by the first encoding in which it reads as Chinese.

    Most bytes are something in GB18030, and in some other encoding all are.
    """
    tried = []
    for name in (declared, _GB18030):
        try:
            if name and _known(name) != "utf-8":
                tried.append(_strictly(data, _known(name)))
        except (DecodeError, FileFormatError) as another:
            # The encoding that got furthest is most likely the one meant.
            if isinstance(another, DecodeError) and another.offset > error.offset:
                error = another
    for reading in chain(tried, _normalized(data)):  # asked only if none of the others is Chinese
        if _CHINESE_WORDS.search(reading.text):
            return reading
    if not tried:
        raise error
    return tried[0]


def _normalized(data: bytes) -> Iterator[Decoded]:
    """The reading of *data* by charset-normalizer, if that extra is installed."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return
    best = from_bytes(data, cp_exclusion=["utf_8", _GB18030]).best()
    if best is not None:
        yield _strictly(data, _known(best.encoding))
