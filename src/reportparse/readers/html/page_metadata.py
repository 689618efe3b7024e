# SPDX-License-Identifier: MIT
"""What a page says of itself outside the report: title, publication, index number, source."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...text.source import PageFacts
from ..blocks import Words, words
from .tree import Found

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

#: The names of `<meta>` elements, lower case, that government sites use (GB/T 34987 and the
#: content systems before it).
_META = {
    "title": ("articletitle", "og:title", "dc.title", "title"),
    "published": ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "date"),
    "index_number": ("indexnumber", "contentindex", "index"),
    "publisher": ("contentsource", "source", "publisher", "dc.publisher"),
}
_VALUE = r"[：:\s]*(?P<value>[^\s：:]{1,60})"
_TEXT = {
    "index_number": re.compile(r"索\s?引\s?号" + _VALUE),
    "publisher": re.compile(
        r"(?:发布机构|发文机关|信息来源|文章来源|稿件来源|内容来源|来\s?源)" + _VALUE
    ),
}
_DATED = re.compile(
    r"(?:发布|发文|成文|公开|生成)(?:时间|日期)[：:\s]*(?P<value>20[0-9]{2}\s*[年/.-]\s*[0-9]{1,2}"
    r"\s*[月/.-]\s*[0-9]{1,2})"
)
_DATE = re.compile(r"(20[0-9]{2})\s*[年/.-]\s*([0-9]{1,2})\s*[月/.-]\s*([0-9]{1,2})")
#: Facts stand in short lines and rows.
_SHORT = 300


def page_facts(page: LexborHTMLParser, found: Sequence[Found]) -> PageFacts:
    """The facts of a page from its `<meta>` elements or, failing these, its text."""
    named = dict(_named(page))
    told = {name: _first(named, names) for name, names in _META.items()}
    lines = list(_lines(found))
    title = page.css_first("title")
    return PageFacts(
        title=told["title"] or (" ".join(title.text().split()) or None if title else None),
        published=_day(told["published"] or _search(_DATED, lines)),
        index_number=told["index_number"] or _search(_TEXT["index_number"], lines),
        publisher=told["publisher"] or _search(_TEXT["publisher"], lines),
    )


def _named(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for meta in page.css("meta"):
        attributes = meta.attributes
        name = attributes.get("name") or attributes.get("property")
        content = " ".join((attributes.get("content") or "").split())
        if name and content:
            yield name.lower(), content


def _first(named: dict[str, str], names: Sequence[str]) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _lines(found: Sequence[Found]) -> Iterator[str]:
    """The short lines of the page, a row of a table as one."""
    for one in found:
        if isinstance(one.block, Words):
            if len(one.block.text) <= _SHORT:
                yield one.block.text
        else:
            for row in one.block.rows:
                text = " ".join(line.text for cell in row for line in words(cell.blocks))
                if len(text) <= _SHORT:
                    yield text


def _search(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    matches = (pattern.search(line) for line in lines)
    return next((match["value"] for match in matches if match), None)


def _day(text: str | None) -> datetime.date | None:
    match = _DATE.search(text or "")
    if match is None:
        return None
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        return None
