# SPDX-License-Identifier: MIT
"""The bytes of files -> records: reading, parsing and checking, without any state.

`parse_batch` is all that an engine needs: Arrow in, Arrow out, one row for each, nothing lost.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

import pyarrow as pa
from attrs import evolve, frozen

from ..agencies.pairing import Filed, paired
from ..api import parse_source
from ..checks.known_rules import brought
from ..checks.profile import NO_PROFILE
from ..checks.running import run
from ..checks.subject import Subject
from ..diagnostics.catalogue import Language
from ..errors import ReportparseError
from ..readers import LIMITS, Limits, read
from ..report.model import Report
from .arrow import to_batch, valid
from .rows import Record, fill

#: The kinds of failures, with what they mean in English and Chinese.
_FAILURES: Final = {
    "unreadable": ("the system does not let it be read", "无法打开"),
    "no-text": ("the record has no text in the field that is asked for", "记录中没有正文"),
    "record-damaged": ("the line is not a JSON object, or the row cannot be read", "记录损坏"),
    "archive-damaged": ("the archive, or this file in it, cannot be unpacked", "压缩包损坏"),
    "cannot-decode": ("its bytes are not text in its encoding", "编码无法识别"),
    "format-not-read": ("it is of a kind that is not read, or damaged", "不能读取这种文件"),
    "over-limit": ("it holds more than is read", "超出限制"),
    "extra-missing": ("the library that reads it is not installed", "缺少组件"),
    "time-limit": ("it takes longer than is allowed", "处理超时"),
    "worker-died": ("the process that read it ended, for want of memory perhaps", "处理中断"),
    "internal-error": ("a fault in this library; please report it", "程序错误"),
}
FAILURES: Final[dict[str, str]] = {kind: en for kind, (en, _) in _FAILURES.items()}
FAILURES_ZH: Final[dict[str, str]] = {kind: zh for kind, (_, zh) in _FAILURES.items()}
#: Those that may go another way next time are tried again by the next run.
TRIED_AGAIN: Final = frozenset(
    {
        *("unreadable", "cannot-decode", "extra-missing"),
        *("time-limit", "worker-died", "internal-error"),
    }
)

#: Context of the reading of each file, by its name.
Guard = Callable[[], AbstractContextManager[Any]]


@frozen(kw_only=True)
class Options:
    """How files are read.

    Attributes:
        language: Of the diagnostics.
        encoding: Of texts and web pages; detected from their bytes if None.
        limits: How much a file may hold.
    """

    language: Language = "zh"
    encoding: str | None = None
    limits: Limits = LIMITS

    def __str__(self) -> str:
        """This way of reading: release, settings, rules of other packages."""
        from ..version import __version__

        encoding = f", {self.encoding}" if self.encoding else ""
        limits = "" if self.limits == LIMITS else f", {self.limits}"
        added = f", with {' '.join(sorted(brought()))}" if brought() else ""
        return f"reportparse {__version__}, {self.language}{encoding}{limits}{added}"


def parse_batch(
    batch: pa.RecordBatch, *, options: Options = Options(), guard: Guard = nullcontext
) -> pa.RecordBatch:
    """Parse and check each report of *batch*.

    Pure but for `guard`: what comes out depends on *batch* and *options* alone, row by row. It
    never fails for what a file holds; what cannot be read is a row with a `failure`.

    Args:
        batch: Columns `name` (string) and `content` (binary: the bytes of a file) or `text`
            (string), or both, of which one is null. Other columns are left out.
        options: How to read them.
        guard: The context of reading each file.

    Returns:
        A batch of `schema()`, one row for each of *batch*, in its order.

    Raises:
        ValueError: If *batch* does not have these columns.
    """
    records = []
    for name, content, why in _inputs(batch):
        with guard():
            done = failed(name, None, **why) if why else record(name, content, options)
            records.append(done)
    try:
        return to_batch(records)
    except Exception:  # noqa: BLE001  # one file must not take the others with it
        return to_batch([_convertible(each) for each in records])


def _convertible(record: Record) -> Record:
    """*record*, or the failure that it is if Arrow cannot hold it."""
    try:
        to_batch([record])
    except Exception:  # noqa: BLE001  # whatever it is, it is said
        return failed(record.name, record.sha256, "internal-error", traceback.format_exc(limit=-5))
    return record


#: The schema of the batches for `parse_batch` that a build makes: an input that is known to be
#: unreadable has a failure in place of content.
INPUT: Final = pa.schema(
    [
        pa.field("name", pa.string(), nullable=False),
        pa.field("content", pa.large_binary()),
        pa.field("text", pa.large_string()),
        pa.field("failure", pa.struct({"kind": pa.string(), "message": pa.string()})),
    ]
)


def _inputs(
    batch: pa.RecordBatch,
) -> Iterator[tuple[str, bytes | str | None, dict[str, str] | None]]:
    present = set(batch.schema.names)
    bodies = [batch.column(field) for field in ("text", "content") if field in present]
    if "name" not in present or not bodies:
        raise ValueError(f"a batch has columns name and content or text, not {sorted(present)}")
    failures = batch.column("failure") if INPUT.names == batch.schema.names else None
    for row, name in enumerate(batch.column("name")):
        contents = (body[row].as_py() for body in bodies)
        yield (
            name.as_py() or "",
            next((content for content in contents if content is not None), None),
            None if failures is None else failures[row].as_py(),
        )


def record(name: str, content: bytes | str | None, options: Options = Options()) -> Record:
    """The rows of a dataset for the file *name* with *content*."""
    if content is None:
        return failed(name, None, "no-text", FAILURES["no-text"])
    sha256 = digest(content)
    done = Record(name, sha256)
    try:
        report = read_report(name, content, options)
        filed = Filed.of(report)
        (place,) = paired([filed])
        subject = Subject(report, language=options.language, unpaired=place.reason)
        result = run(NO_PROFILE.rules_in_use(), subject)
        found = evolve(result, diagnostics=(*report.diagnostics, *result.diagnostics))
        fill(done, report, found, filed, place.series)
    except ReportparseError as error:
        kind = getattr(error, "failure", "internal-error")
        return failed(name, sha256, kind, error.text(options.language))
    except Exception:  # noqa: BLE001  # one file must not take the others with it
        return failed(name, sha256, "internal-error", traceback.format_exc(limit=-5))
    return done


def digest(content: bytes | str) -> str:
    """The SHA-256 of the bytes of a file."""
    return hashlib.sha256(_as_bytes(content)).hexdigest()


def _as_bytes(content: bytes | str) -> bytes:
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content


def read_report(name: str, content: bytes | str, options: Options) -> Report:
    """The report in *content*; raises as `readers.read`."""
    encoding = "utf-8" if isinstance(content, str) else options.encoding
    source = read(_as_bytes(content), name, encoding=encoding, limits=options.limits)
    return parse_source(source, language=options.language)


def failed(name: str, sha256: str | None, kind: str, message: str) -> Record:
    """The record of an input that is not a report: *kind*, one of `FAILURES`, and why."""
    assert kind in FAILURES, kind
    return Record(name, sha256, failure=(kind, valid(message)))
