# SPDX-License-Identifier: MIT
"""Files that hold several inputs: archives, and records of NDJSON and Parquet.

Nothing is unpacked to disk. Of each member no more is read than a report may hold.
"""

from __future__ import annotations

import gzip
import os
import tarfile
import zipfile
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from tarfile import EOFHeaderError, HeaderError, ReadError  # type: ignore[attr-defined]
from typing import IO, Any, Final, NamedTuple, Self

from attrs import frozen

from ..diagnostics.catalogue import Language
from ..errors import reason
from ..readers import LIMITS
from ..readers.folders import is_ignored


@frozen
class Fields:
    """Where a record has what is wanted.

    Attributes:
        text: Name of the field or column with the text of the report, or the bytes of its file.
        name: Name of that with its name; None for the number of the line or row.
    """

    text: str = "text"
    name: str | None = None


class Failure(NamedTuple):
    """Why an input cannot be read: its kind, one of `FAILURES`, and the reason in two languages."""

    kind: str
    message: str
    zh: str

    def text(self, language: Language) -> str:
        """The reason in *language*."""
        return self.zh if language == "zh" else self.message


@frozen
class Input:
    """Something to be read, or why it cannot be.

    Its name is that in the dataset; of what is in a file, the part after the name of the file:
    `/member.html`, `:12`. Its weight is how many bytes of all inputs it accounts for. Its number
    in its file, and the real path of that, identify it.
    """

    name: str
    content: bytes | str | None
    weight: int = 0
    failure: Failure | None = None
    number: int = 1
    file: str = ""

    @property
    def origin(self) -> str:
        """Its identity, whatever its name."""
        return f"{self.file}:{self.number}"


def failure(name: str, kind: str, why: str, zh: str, weight: int = 0) -> Input:
    """An input that cannot be read."""
    return Input(name, None, weight, Failure(kind, why, zh))


def unreadable(name: str, error: Exception, weight: int = 0) -> Input:
    """An input that the system does not let be read."""
    return failure(name, "unreadable", reason(error, "en"), reason(error, "zh"), weight)


def damaged(name: str, error: Exception, weight: int = 0) -> Input:
    """An archive, or a file in one, that cannot be unpacked because of *error*."""
    kind = "archive-damaged"
    return failure(name, kind, reason(error, "en"), "请重新取得或重新打包", weight)


def zipped(path: str, _: Fields, *, wanted: tuple[str, ...]) -> Iterator[Input]:
    """The files in the ZIP archive at *path* whose names end in one of *wanted*."""
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if not member.is_dir() and _is_wanted(member.filename, wanted):
                yield _unzipped(archive, member)


def _unzipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Input:
    name, weight = f"/{_name(member)}", member.compress_size
    try:
        with archive.open(member) as file:
            return Input(name, file.read(LIMITS.size + 1), weight)
    except Exception as error:  # noqa: BLE001  # damaged, encrypted, packed in an unknown way …
        return damaged(name, error, weight)


#: Set where a name says that it is UTF-8.
_IS_UTF8: Final = 0x800


def _name(member: zipfile.ZipInfo) -> str:
    """The name of *member*; one that does not say how it is written is UTF-8 or GB18030."""
    if member.flag_bits & _IS_UTF8:
        return member.filename
    data = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


class _Member(tarfile.TarInfo):
    """A member whose header must be whole: else the archive would seem to end before it."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:  # its name there
        try:
            return super().fromtarfile(tarfile)
        except EOFHeaderError:
            raise  # the mark at the end of an archive
        except HeaderError as error:
            raise ReadError(
                f"damaged or cut after {tarfile.offset:,} bytes: {error}",
                f"第 {tarfile.offset:,} 字节之后损坏或缺失",
            ) from None


_NO_FILE: Final = Failure(
    "archive-damaged", "this is a link or a device, not a file", "这是链接或设备，不是文件"
)


def tar(path: str, _: Fields, *, wanted: tuple[str, ...]) -> Iterator[Input]:
    """The files in the tar archive at *path*, packed or not, whose names end in one of *wanted*."""
    with (
        open(path, "rb") as raw,  # noqa: PTH123
        tarfile.open(fileobj=raw, mode="r|*", tarinfo=_Member) as archive,
    ):
        done = 0
        while member := archive.next():
            if _is_wanted(member.name, wanted) and not member.isdir():
                file = archive.extractfile(member) if member.isreg() else None
                content = file.read(LIMITS.size + 1) if file else None
                weight, done = raw.tell() - done, raw.tell()
                why = None if file else _NO_FILE
                yield Input(f"/{member.name}", content, weight, why)
            archive.members.clear()  # type: ignore[attr-defined]  # it keeps all of them


def _is_wanted(name: str, wanted: tuple[str, ...]) -> bool:
    base = os.path.basename(name)  # noqa: PTH119
    # Archives made on a Mac hold a second file of another kind for each: `._name`.
    return name.lower().endswith(wanted) and not is_ignored(base)


#: Longer lines are not a record of one report.
_LONGEST_LINE: Final = 2 * LIMITS.size


def ndjson(path: str, fields: Fields) -> Iterator[Input]:
    """The records of the NDJSON file at *path*, packed with gzip or not."""
    with _lines(path) as file:
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            if number == 1:
                line = line.removeprefix(BOM_UTF8)
            name, weight = f":{number}", len(line)
            if not line.endswith(b"\n") and len(line) == _LONGEST_LINE:
                yield failure(name, "over-limit", "the line is too long", "该行过长", weight)
                while line and not line.endswith(b"\n"):
                    line = file.readline(_LONGEST_LINE)
            elif line.strip():
                yield _of_line(line, name, fields)


def _lines(path: str) -> IO[bytes] | gzip.GzipFile:
    if path.lower().endswith(".gz"):
        return gzip.open(path, "rb")
    return Path(path).open("rb")


def _of_line(line: bytes, name: str, fields: Fields) -> Input:
    import orjson

    try:
        record = orjson.loads(line)
    except ValueError as error:
        return failure(
            name, "record-damaged", f"not JSON: {error}", "该行不是 JSON", weight=len(line)
        )
    if not isinstance(record, dict):
        message = "the line is not a JSON object"
        return failure(name, "record-damaged", message, "该行不是 JSON 对象", len(line))
    return _record(record.get(fields.text), record.get(fields.name or ""), name, len(line), fields)


def _record(text: Any, named: Any, name: str, weight: int, fields: Fields) -> Input:
    """A record with *text*, called *named* if it has a name; one without text is called *name*."""
    if not isinstance(text, str | bytes):
        message = f"it has no text in the field {fields.text!r}"
        return failure(name, "no-text", message, f"字段“{fields.text}”中没有文本", weight)
    if named is not None and (isinstance(named, bool) or not isinstance(named, str | int)):
        message = f"the field {fields.name!r} is not a name"
        return failure(name, "record-damaged", message, f"字段“{fields.name}”不是名称", weight)
    name = name if named is None else f":{named}"
    return Input(name, text[: LIMITS.size + 1], weight)


#: A few bytes can hold many rows of long texts.
_ROWS_AT_ONCE: Final = 8


def parquet(path: str, fields: Fields) -> Iterator[Input]:
    """The rows of the Parquet file at *path*."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        present = [
            field for field in (fields.text, fields.name) if field in file.schema_arrow.names
        ]
        total = file.metadata.num_rows or 1
        weight = os.path.getsize(path) // total  # noqa: PTH202
        number = 0
        for batch in file.iter_batches(_ROWS_AT_ONCE, columns=present):
            columns = {field: batch.column(field) for field in present}
            for row in range(batch.num_rows):
                number += 1
                try:
                    values = {item: column[row].as_py() for item, column in columns.items()}
                except Exception as error:  # noqa: BLE001  # no UTF-8, no day that there is …
                    message = reason(error, "en")
                    yield failure(f":{number}", "record-damaged", message, "该行无法读取", weight)
                    continue
                text, named = values.get(fields.text), values.get(fields.name or "")
                yield _record(text, named, f":{number}", weight, fields)
