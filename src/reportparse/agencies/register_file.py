# SPDX-License-Identifier: MIT
"""The file of a register -> its agencies, and back: CSV, or the first sheet of a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ..diagnostics.finding_kinds import Language
from ..errors import RegisterError, needing
from ..support import csv_cells
from ..text.patterns import late
from .agency import Agency, FormerName

#: The columns, each with its Chinese name.
COLUMNS: Final = {
    "name": "名称",
    "aliases": "别名",
    "former": "曾用名",
    "code": "代码",
    "level": "级别",
    "kind": "类别",
    "parent": "上级",
}
#: Levels of agencies, each with its Chinese name.
LEVELS: Final = {
    "national": "国家",
    "province": "省",
    "city": "市",
    "county": "县",
    "township": "乡",
}
_COLUMN_OF: Final = {zh: en for en, zh in COLUMNS.items()} | {en: en for en in COLUMNS}
_LEVEL_OF: Final = {zh: en for en, zh in LEVELS.items()} | {en: en for en in LEVELS}
_LIST: Final = late(r"[;；、\n]")
_CODE: Final = late(r"[0-9A-Za-z-]{2,32}")
#: 国土资源局（2010-2018）, 国土资源局(-2018), 国土资源局
_FORMER: Final = late(
    r"(?P<name>.+?)(?:[(（](?P<since>[0-9]{4})?[-—–－](?P<until>[0-9]{4})?[)）])?"
)

_Line = tuple[int, list[str]]


def read_agencies(path: Path) -> list[Agency]:
    """The agencies in the file at *path*; raises as `Register.read`."""
    name = str(path)
    lines = iter(_workbook(path) if path.suffix.lower() == ".xlsx" else _csv(path))
    filled = ((number, cells) for number, cells in lines if any(cells))
    number, header = next(filled, (1, []))
    columns = _columns(name, number, header)
    agencies = []
    for number, written in filled:
        cells = list(map(csv_cells.read, written))
        if any(cells[len(columns) :]):
            raise RegisterError(name, number, "more cells than columns", "单元格多于列数")
        row = dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
        agencies.append(_agency(name, number, row))
    return agencies


def _csv(path: Path) -> Iterator[_Line]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")  # as Excel writes it in China
        except UnicodeDecodeError:
            raise RegisterError(
                str(path), 1, "neither UTF-8 nor GB18030", "编码既不是 UTF-8，也不是 GB18030"
            ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise RegisterError(
            str(path), reader.line_num, str(error), f"不是有效的 CSV：{error}"
        ) from None


def _workbook(path: Path) -> Iterator[_Line]:
    with needing("agencies", "openpyxl"):
        from openpyxl import load_workbook
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        rows = list(sheet.iter_rows(values_only=True))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever the library makes of a damaged file
        raise RegisterError(
            str(path), 1, f"the workbook cannot be read: {error}", f"工作簿无法读取：{error}"
        ) from None
    for number, row in enumerate(rows, 1):
        yield number, ["" if cell is None else str(cell).strip() for cell in row]


def _columns(name: str, number: int, header: Sequence[str]) -> list[str]:
    columns: list[str] = []
    for words in header:
        if not words and not any(header[len(columns) :]):
            break
        column = _COLUMN_OF.get(words.lower())
        if column is None or column in columns:
            names, chinese = ", ".join(COLUMNS), "、".join(COLUMNS.values())
            problem, zh = (
                ("is there twice", "重复")
                if column
                else (f"is not one of {names}", f"不在可用列名之内：{chinese}")
            )
            raise RegisterError(name, number, f"the column {words!r} {problem}", f"列“{words}”{zh}")
        columns.append(column)
    if "name" not in columns:
        raise RegisterError(name, number, "no column 'name' (名称)", "缺少“名称”列")
    return columns


def _agency(name: str, number: int, row: Mapping[str, str]) -> Agency:
    code, level = row.get("code") or None, row.get("level") or None
    if not row["name"]:
        raise RegisterError(name, number, "no name", "缺少名称")
    if code and not _CODE.fullmatch(code):
        raise RegisterError(
            name,
            number,
            f"the code {code!r} is not 2 to 32 digits, letters and hyphens",
            f"代码“{code}”须由 2 至 32 位数字、字母和连字符组成",
        )
    if level and level not in _LEVEL_OF:
        raise RegisterError(
            name,
            number,
            f"the level {level!r} is not one of {', '.join(LEVELS)}",
            f"级别“{level}”不在可用级别之内：{'、'.join(LEVELS.values())}",
        )
    return Agency(
        name=row["name"],
        aliases=tuple(_listed(row.get("aliases", ""))),
        former=tuple(_former(name, number, words) for words in _listed(row.get("former", ""))),
        code=code,
        level=_LEVEL_OF[level] if level else None,
        kind=row.get("kind") or None,
        parent=row.get("parent") or None,
        line=number,
    )


def _listed(cell: str) -> list[str]:
    return [words for part in _LIST.split(cell) if (words := part.strip())]


def _former(name: str, number: int, words: str) -> FormerName:
    match = _FORMER.fullmatch(words)
    assert match is not None, "any words are a name"
    since, until = (int(match[key]) if match[key] else None for key in ("since", "until"))
    if since and until and since > until:
        raise RegisterError(
            name,
            number,
            f"the former name {words!r} ends before it begins",
            f"曾用名“{words}”的终止年份早于起始年份",
        )
    return FormerName(match["name"], since, until)


def to_csv(agencies: Iterable[Agency], language: Language = "en") -> str:
    """The file of a register of *agencies*, the names of columns and levels in *language*."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS.values() if language == "zh" else COLUMNS)
    for agency in agencies:
        former = (
            f"{earlier.name}({earlier.since or ''}-{earlier.until or ''})"
            for earlier in agency.former
        )
        level = LEVELS.get(agency.level or "") if language == "zh" else agency.level
        cells = (agency.code, level, agency.kind, agency.parent)
        lists = (";".join(agency.aliases), ";".join(former))
        writer.writerow(map(csv_cells.written, (agency.name, *lists, *cells)))
    return out.getvalue()
