# SPDX-License-Identifier: MIT
"""Title, preamble and metadata lines -> the facts about a report. Null, never a guess."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..text.characters import simplified
from .model import Contact, Period

_CHINESE_YEAR = str.maketrans(
    "〇○零一二三四五六七八九０１２３４５６７８９", "0001234567890123456789"
)
_YEAR = r"(?P<year>[2２][0０][0-9０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年?度?"
_REPORT = (
    r"(?:政府)?信息公开(?:工作)?的?(?:情况)?(?:年度|年)?(?:工作)?(?:情况)?的?(?:年度|年)?(?:工作)?"
    r"(?:总结)?(?:报告|年报)"
)

#: Ways to name a report, the agency before the year or after it.
_TITLES = (
    re.compile(rf"(?P<agency>.*?)(?:关于|公布|发布|印发)?{_YEAR}的?{_REPORT}"),
    re.compile(rf"{_YEAR}(?P<agency>.*?)(?:关于)?的?{_REPORT}"),
    re.compile(rf"(?P<agency>.*?){_REPORT}[（(]?{_YEAR}[）)]?"),
    re.compile(rf"(?P<agency>.*?){_REPORT}"),
)
_ANY_TITLE = re.compile(r"信息公开.{0,16}(?:报告|年报)")
_LONGEST_TITLE = 80
_MARKS = re.compile(r"[:：\-—－>]")
_BRACKETS = "《》（）()[]【】、"

#: What agencies' names end in. Enough to know one that stands alone on a line; an agency
#: named in a title needs no such ending.
_AGENCY_LINE = re.compile(
    r"[一-鿿]{2,28}(?:人民政府(?:办公[厅室])?|政府办公[厅室]|街道办事处|管理委员会|委员会|管委会"
    r"|[厅局署]|办公[厅室]|分局|支队|大队|中心|[乡镇]政府)"
)
_PUBLISHER = re.compile(
    r"(?:发布|发文|公开|编制|制作)(?:机构|机关|单位|主体)\s*[：:]\s*(?P<agency>[一-鿿（）()]{2,40})"
)

_DATE = (
    r"(?P<{0}y>20[0-9]{{2}})\s*[年/.\-]\s*(?P<{0}m>[0-9]{{1,2}})\s*[月/.\-]\s*"
    r"(?P<{0}d>[0-9]{{1,2}})\s*日?"
)
_PUBLISHED = re.compile(
    r"(?:发布|公开|发表|上网)(?:时间|日期)(?:\s*[：:]\s*|\s+)" + _DATE.format("")
)
_TIME_WORDS = ("时间", "日期")
_LONGEST_METADATA = 200
_PERIOD = re.compile(
    r"(?:期限|时限|报告期|起止|区间|统计时间|所列数据)[^。；;]{0,20}?"
    + _DATE.format("a")
    + r"\s*(?:起)?\s*(?:至|到|—|－|-|~|～)+\s*(?:(?P<by>20[0-9]{2})\s*[年/.\-]\s*)?"
    r"(?P<bm>[0-9]{1,2})\s*[月/.\-]\s*(?P<bd>[0-9]{1,2})\s*日?"
)
_PERIOD_WORDS = ("期限", "时限", "报告期", "起止", "区间", "统计时间", "所列数据")

_PHONE = r"(?P<value>(?:[（(]?0[0-9]{2,3}[）)]?[-—－ ]?)?[0-9]{7,8}|1[0-9]{10})(?![0-9])"
_CONTACT = {
    "address": r"(?:联系|办公|通讯|通信)?地址\s*[：:]\s*(?P<value>[^，,；;。）)\s]{3,60})",
    "postcode": r"邮(?:政)?编(?:码)?\s*[：:]\s*(?P<value>[0-9]{6})(?![0-9])",
    "phone": r"(?<!监督)(?<!举报)(?<!投诉)电话\s*[：:]\s*" + _PHONE,
    "fax": r"传真(?:号码)?\s*[：:]\s*" + _PHONE,
    "email": r"(?P<value>[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,4})",
    "website": (
        r"(?P<value>https?://[A-Za-z0-9./_~?=&%:#-]{3,200}|www(?:\.[A-Za-z0-9-]{1,64}){2,5})"
    ),
}
_CONTACT_WORDS = ("电话", "地址", "邮编", "邮政编码", "传真", "邮箱")


class Facts(NamedTuple):
    """What title, preamble and metadata lines say of a report; see `Report`."""

    agency: str | None
    year: int | None
    period: Period | None
    published: datetime.date | None
    contact: Contact


def find_title(lines: Iterable[str]) -> str | None:
    """The first of *lines* that names a report and its year, or else names a report."""
    candidates = [line for line in lines if is_title(line)]
    with_year = (line for line in candidates if parts_of_title(line)[1])
    return next(with_year, candidates[0] if candidates else None)


def is_title(line: str) -> bool:
    """Whether *line* names a report."""
    return (
        len(line) <= _LONGEST_TITLE
        and "。" not in line
        and bool(_ANY_TITLE.search(simplified(_close(line))))
    )


def _close(line: str) -> str:
    """*line* without the blanks that centred titles have between their words."""
    return re.sub(r"\s+", "", line)


@lru_cache(maxsize=64)  # it is asked for the title of the page at hand again and again
def parts_of_title(title: str) -> tuple[str | None, int | None]:
    """The agency and the year that *title* names."""
    closed = _close(title)
    plain = simplified(closed)
    match = next(filter(None, (pattern.match(plain) for pattern in _TITLES)), None)
    if match is None:
        return None, None
    year = match.groupdict().get("year")
    # The name is kept in the signs that are printed, where each has one of its own.
    agency = closed[slice(*match.span("agency"))] if len(closed) == len(plain) else match["agency"]
    return _agency_named(agency), int(year.translate(_CHINESE_YEAR)) if year else None


def _agency_named(words: str) -> str | None:
    # What stands before a mark is a word such as 标题 or the number of a page.
    agency = _MARKS.split(words.rstrip(_BRACKETS))[-1].strip(_BRACKETS)
    # 「…人民政府信息公开…」 says 政府 once for both.
    if agency.endswith("人民"):
        agency += "政府"
    return agency or None


def find_facts(title: str | None, preamble: Sequence[str], body: Iterable[str]) -> Facts:
    """The facts in *title*, in the lines of the *preamble* and in the *body*'s paragraphs."""
    agency, year = parts_of_title(title or "")
    paragraphs = [*preamble, *body]
    # Most reports have none of these words; to look for them at once is much cheaper.
    everything = "\n".join(paragraphs)
    period = next(_periods(paragraphs), None) if _has_any(everything, _PERIOD_WORDS) else None
    return Facts(
        agency=agency or _agency_beside(preamble),
        year=year or _year_of(period),
        period=period,
        published=(
            next(_publications(paragraphs), None) if _has_any(everything, _TIME_WORDS) else None
        ),
        contact=_contact(paragraphs) if _has_any(everything, _CONTACT_WORDS) else Contact(),
    )


def find_period(text: str) -> re.Match[str] | None:
    """Where *text* states the days reported on, from its words to the last day."""
    return _PERIOD.search(text) if _has_any(text, _PERIOD_WORDS) else None


def _year_of(period: Period | None) -> int | None:
    """The year within which *period* lies."""
    return period.start.year if period and period.start.year == period.end.year else None


def _agency_beside(preamble: Iterable[str]) -> str | None:
    lines = list(preamble)
    for line in lines:
        match = _PUBLISHER.search(line)
        if match:
            return match["agency"]
    return next((line for line in map(_close, lines) if _AGENCY_LINE.fullmatch(line)), None)


def _date(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _periods(paragraphs: Iterable[str]) -> Iterator[Period]:
    for text in paragraphs:
        match = _PERIOD.search(text)
        if match:
            start = _date(match["ay"], match["am"], match["ad"])
            end = _date(match["by"] or match["ay"], match["bm"], match["bd"])
            if start and end and start < end:
                yield Period(start, end)


def _publications(paragraphs: Iterable[str]) -> Iterator[datetime.date]:
    for text in paragraphs:
        match = _PUBLISHED.search(text) if len(text) <= _LONGEST_METADATA else None
        date = _date(match["y"], match["m"], match["d"]) if match else None
        if date:
            yield date


def _contact(paragraphs: Iterable[str]) -> Contact:
    found: dict[str, str] = {}
    for text in paragraphs:
        if _has_any(text, _CONTACT_WORDS):
            for name, pattern in _CONTACT.items():
                match = re.search(pattern, text)
                if match:
                    found.setdefault(name, match["value"])
    return Contact(**found)


def _has_any(text: str, words: Iterable[str]) -> bool:
    """Whether any of *words* stands in *text*; much cheaper than a pattern that finds none."""
    return any(word in text for word in words)
