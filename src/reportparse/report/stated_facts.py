# SPDX-License-Identifier: MIT
"""The facts that canonical text states at its head, because the rest of it does not give them.

    〔发布日期〕2024-01-20

They come from outside the text (the head of a web page), or from words that were left out. A fact
stated so goes before all others; 无 says that the report has none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..text.patterns import late
from ..text.spans import Span
from .dates import day_of
from .metadata_lines import MetadataLine
from .model import Period

#: The label of each fact that can be stated, by its path.
LABELS: Final = {
    "title": "标题",
    "agency": "报告机关",
    "year": "报告年度",
    "period": "统计期限",
    "published": "发布日期",
    "index_number": "索引号",
    "document_number": "文号",
    "publisher": "发布机构",
}
_NAMES = {label: name for name, label in LABELS.items()}
_STATED = late(rf"〔(?P<label>{'|'.join(_NAMES)})〕(?P<value>[^\r\n]+)", has="〔")
_NOTHING = "无"
_DAYS = late(r"(\d{4})-(\d\d)-(\d\d)(?:至(\d{4})-(\d\d)-(\d\d))?", re.ASCII)


def stated_line(name: str, value: Any) -> str:
    """The line that states *value*, of the fact *name*."""
    if isinstance(value, Period):
        value = f"{value.start.isoformat()}至{value.end.isoformat()}"
    printed = value.isoformat() if isinstance(value, datetime.date) else value or _NOTHING
    return f"〔{LABELS[name]}〕{printed}"


def stated(lines: Sequence[MetadataLine]) -> tuple[range, Mapping[str, tuple[Any, Span | None]]]:
    """Which of the first *lines* state facts; the facts, with the place of each value.

    They are the first lines, or those below the first, which is the title then.
    """
    first = next((index for index in range(min(2, len(lines))) if _fact(lines[index])), 0)
    facts: dict[str, tuple[Any, Span | None]] = {}
    index = first
    while index < len(lines) and (fact := _fact(lines[index])) and fact[0] not in facts:
        facts[fact[0]] = fact[1:]
        index += 1
    return range(first, index), facts


def _fact(line: MetadataLine) -> tuple[str, Any, Span | None] | None:
    match = _STATED.fullmatch(line.text)
    if match is None:
        return None
    name, text = _NAMES[match["label"]], match["value"]
    value = None if text == _NOTHING else _value(name, text)
    known = value is not None or text == _NOTHING
    return (name, value, line.pieces[0].span(*match.span("value"))) if known else None


def _value(name: str, text: str) -> Any:
    """The value that *text* prints; None if it is not as `stated_line` prints one."""
    if name == "year":
        return int(text) if re.fullmatch("[1-9][0-9]{3}", text) else None
    if name not in ("period", "published"):
        return text
    match = _DAYS.fullmatch(text)
    if match is None or (match[4] is None) is (name == "period"):
        return None
    start = day_of(*match.group(1, 2, 3))
    if name == "published":
        return start
    end = day_of(*match.group(4, 5, 6))
    return Period(start, end) if start and end else None
