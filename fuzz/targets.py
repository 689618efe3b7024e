# SPDX-License-Identifier: MIT
"""The targets of fuzzing: text, JSON and files, each tested for the promises of the package.

A target takes bytes and yields what was broken; it raises nothing.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import reportparse
from reportparse.errors import DecodeError, InvalidReportError, ReadError
from reportparse.readers.file_kinds import kind_of
from reportparse.testing.promises import PROMISES, Broken, broken

#: Slow promises, tested on one input in this many, chosen by its bytes.
_SELDOM = 16
_SLOW = ("schema", "edit")
_QUICK = {name: promise for name, promise in PROMISES.items() if name not in _SLOW}

Target = Callable[[bytes], Iterator[Broken]]


def text(data: bytes) -> Iterator[Broken]:
    """Any text keeps all promises; bytes that are not UTF-8 become halves of surrogate pairs."""
    seldom = zlib.crc32(data) % _SELDOM == 0
    yield from broken(data.decode("utf-8", "surrogateescape"), PROMISES if seldom else _QUICK)


def json(data: bytes) -> Iterator[Broken]:
    """JSON is a report that reads back from what is written of it, or a clear error."""
    try:
        report = reportparse.from_json(data)
    except InvalidReportError as error:
        if not all(error.problems):
            yield Broken("error", "no reason is given")
        return
    except Exception as error:  # noqa: BLE001  # that there is none is the promise
        yield Broken("from_json", f"{type(error).__name__}: {error}")
        return
    try:
        yield from _written(report)
    except Exception as error:  # noqa: BLE001
        yield Broken("exception", f"{type(error).__name__}: {error}")


def _written(report: reportparse.Report) -> Iterator[Broken]:
    if reportparse.from_json(reportparse.to_json(report)) != report:
        yield Broken("json", "what is written reads back as another report")
    reportparse.parse(reportparse.unparse(report))
    reportparse.check(report)


def file(data: bytes) -> Iterator[Broken]:
    """A file is a report or a clear error, which names the byte if it cannot be decoded."""
    path = _scratch()
    path.write_bytes(data)
    try:
        report = reportparse.parse_file(path)
    except DecodeError as error:
        if kind_of(data) != "mhtml" and not _names(error, data):  # it names one of the page in it
            yield Broken("error", f"{error} names another byte or line")
        return
    except ReadError as error:
        if not str(error):
            yield Broken("error", "no reason is given")
        return
    except Exception as error:  # noqa: BLE001
        yield Broken("parse_file", f"{type(error).__name__}: {error}")
        return
    if report.source.format is None and report != reportparse.parse(_decoded(report, data)):
        yield Broken("file", "the file gives another report than its text")
    if reportparse.from_json(reportparse.to_json(report, provenance=True)) != report:
        yield Broken("json", "what is written reads back as another report")


def _names(error: DecodeError, data: bytes) -> bool:
    """True if *error* names the byte and its line."""
    line = data[: error.offset].count(b"\n") + 1
    return data[error.offset] == error.byte and error.line == line


def _decoded(report: reportparse.Report, data: bytes) -> str:
    assert report.source.encoding is not None, "it was decoded"
    return data.decode(report.source.encoding)


@cache
def _scratch() -> Path:
    return Path(tempfile.mkdtemp(prefix="reportparse-fuzz-")) / "report.txt"


TARGETS: Mapping[str, Target] = {"text": text, "json": json, "file": file}
