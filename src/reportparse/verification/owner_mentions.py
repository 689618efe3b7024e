# SPDX-License-Identifier: MIT
"""A line of any text -> the pieces of it that speak of one agency and one year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from attrs import frozen

from ..agencies.names import parsed
from ..text.numerals import CHINESE_DIGITS

_DIGITS: Final = str.maketrans({key: str(digit) for key, digit in CHINESE_DIGITS.items()})
_YEAR: Final = re.compile(
    r"(?P<year>[12１２][0-9０-９]{3}|[一二][〇零一二三四五六七八九]{3})\s{0,2}年(?:度)?"
)
#: What makes a year the other end of a comparison, and a part of a longer or shorter time.
_COMPARED: Final = re.compile(r"[比较与同]$")
_SPAN_BEFORE: Final = re.compile(r"[至到—–~～-]\s*$|截[至止]?$")
_SPAN_AFTER: Final = re.compile(
    r"\s*(?:[初底末中上下前第至到—–~～-]|[一二三四1-4]季|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月)"
)
#: An agency that is named with its place, known or not.
_NAMED: Final = re.compile(
    r"[一-鿿]{1,15}?(?:[省市县区州旗盟镇乡]|街道)[一-鿿]{0,12}?"
    r"(?:人民政府|委员会|办公室|办事处|分局|支队|大队|中心|[局厅委院部])"
)
#: The agency named before.
_SAME: Final = re.compile(r"该(?:行政机关|机关|单位|街道|[局委厅办院部镇乡县市区省州旗])")
#: Agencies that are meant and not named.
_UNNAMED: Final = re.compile(r"^[该我本全各其某上下]|其他")
_PREFIX: Final = 2


@frozen
class SpokenOf:
    """The agency and the year that a piece of text speaks of.

    Attributes:
        agency: The name of the agency; None where none is named.
        year: The year; None where none is named.
    """

    agency: str | None = None
    year: int | None = None


class Piece(NamedTuple):
    """A part of a line after a mention of an agency or a year.

    Attributes:
        start: The offset of its first character in the line.
        text: Its characters; 比2023年 is 比上年 where that year precedes its own.
        spoken: The agency and the year that it speaks of.
    """

    start: int
    text: str
    spoken: SpokenOf


class _Mentioned(NamedTuple):
    """A mention of an agency or a year; what it does not name is that named before."""

    start: int
    end: int
    agency: str | None = None
    year: int | None = None


class OwnerFinder:
    """Finds the agencies and years that a text names.

    Args:
        names: The names of agencies that are known.
    """

    def __init__(self, names: Iterable[str]) -> None:
        by_prefix: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            if len(name) > _PREFIX:
                by_prefix[name[:_PREFIX]].append(name)
        self._by_prefix = by_prefix

    def pieces(self, line: str, spoken: SpokenOf) -> Iterator[Piece]:
        """The pieces of *line*, in order.

        Args:
            line: A line of the text.
            spoken: The agency and the year that the text before it speaks of.
        """
        start = 0
        mentions = (*self._agencies(line), *_years(line))
        for mention in sorted(mentions, key=lambda mention: mention.start):
            yield _piece(line, start, mention.start, spoken)
            start = mention.end
            spoken = SpokenOf(mention.agency or spoken.agency, mention.year or spoken.year)
        yield _piece(line, start, len(line), spoken)

    def _agencies(self, line: str) -> Iterator[_Mentioned]:
        end = 0
        for start in range(len(line)):
            if start < end:
                continue
            name, length = self._name_at(line, start)
            if length:
                end = start + length
                yield _Mentioned(start, end, agency=name)

    def _name_at(self, line: str, start: int) -> tuple[str | None, int]:
        """The name that begins at *start* in *line*, and its length; no name for 该局."""
        own = self._known_at(line, start)
        match = _NAMED.match(line, start)
        other = match[0] if match and parsed(match[0]).places else ""
        if own and not _is_longer(other, own):
            return own, len(own)
        within = range(start + 1, start + len(other))
        if other and (own or not any(self._known_at(line, place) for place in within)):
            return other, len(other)
        same = _SAME.match(line, start)
        return None, len(same[0]) if same else 0

    def _known_at(self, line: str, start: int) -> str:
        known = self._by_prefix.get(line[start : start + _PREFIX], ())
        return next((name for name in known if line.startswith(name, start)), "")


def _is_longer(other: str, own: str) -> bool:
    """Whether the agency *other* is not *own*: 青禾市教育局 is not the government of 青禾市."""
    return len(other) > len(own) and other.startswith(own) and own[-1:] in "省市县区州旗盟镇乡道"


def is_named(agency: str) -> bool:
    """Whether *agency* is the name of one agency: 该县教育局 is not."""
    return not _UNNAMED.search(agency)


def _years(line: str) -> Iterator[_Mentioned]:
    """The years that *line* speaks of from there on, those of spans and comparisons left out."""
    for match in _YEAR.finditer(line):
        before, after = line[: match.start()], line[match.end() :]
        if not _COMPARED.search(before) and not is_part_of_span(before, after):
            yield _Mentioned(*match.span(), year=_number(match))


def is_part_of_span(before: str, after: str) -> bool:
    """Whether a year between *before* and *after* is an end of a longer or shorter time."""
    return bool(_SPAN_BEFORE.search(before) or _SPAN_AFTER.match(after))


def _number(match: re.Match[str]) -> int:
    return int(match["year"].translate(_DIGITS))


def _piece(line: str, start: int, end: int, spoken: SpokenOf) -> Piece:
    def last_year(match: re.Match[str]) -> str:
        is_last = spoken.year is not None and _number(match) == spoken.year - 1
        is_compared = _COMPARED.search(line, 0, start + match.start())
        return "上年".ljust(len(match[0])) if is_last and is_compared else match[0]

    return Piece(start, _YEAR.sub(last_year, line[start:end]), spoken)
