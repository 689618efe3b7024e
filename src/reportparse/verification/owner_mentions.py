# SPDX-License-Identifier: MIT
"""A line of any text -> the pieces of it that speak of one agency and one year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from ..agencies.names import parsed
from ..text.characters import SIMPLIFIED
from ..text.numerals import CHINESE_DIGITS

_DIGITS: Final = str.maketrans({key: str(digit) for key, digit in CHINESE_DIGITS.items()})
_SENTENCE: Final = re.compile(r"[^。！？!?]+[。！？!?]?|[。！？!?]")
_YEAR: Final = re.compile(
    r"(?P<year>[12１２][0-9０-９]{3}|[一二][〇零一二三四五六七八九]{3})\s{0,2}年(?:度)?"
)
#: Words that make a year one end of a comparison, or of a longer or shorter time.
_COMPARED: Final = re.compile(r"[比较与同]$")
_COMPARED_YEAR: Final = re.compile(rf"(?<=[比较与同]){_YEAR.pattern}")
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
_NEAR: Final = 4
#: A report that is cited, and the marks of lists and dialogues: they narrow nothing down.
_CITED: Final = re.compile(
    r"[根依]?据《?(?=\x00)|《(?=\x00)"
    r"|(?<=\x00)(?:政府信息公开(?:工作)?(?:年度)?报告|年度?报告?)》?(?:显示|披露|公布|载明)?"
)
#: The marks of a note that may narrow down what is counted: 林业局（含下属单位）.
_NOTE_MARKS: Final = re.compile(
    r"[（(](?!以下|下称|简称)(?=[^（）()0-9]{1,20}[）)])|(?<=[一-鿿])[）)](?=\x00|[一-鿿])"
)
_MARKDOWN: Final = re.compile(r"^\s*(?:[-+*•·]\s|[0-9]{1,2}[.)、）]\s|[问答][：:])|[*_#|>`]+")
#: `新收申请：550件` states what `新收申请共550件` states.
_COLON: Final = re.compile(r"(?<=[一-鿿\x00])[：:](?=\s?[0-9０-９])")
_NUMBER: Final = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千]+[件条宗起]")
#: Takes the place of a mention.
_GONE: Final = "\x00"


@frozen
class SpokenOf:
    """The agency and the year that a piece of text speaks of.

    Attributes:
        agency: The name of the agency; None where none is named.
        year: The year; None where none is named.
        is_several: True if several agencies are named together.
    """

    agency: str | None = None
    year: int | None = None
    is_several: bool = False


class Piece(NamedTuple):
    """A part of a line that speaks of one agency and year, in Simplified characters.

    Attributes:
        text: Its characters, without the mentions; 比2023年 is 比上年 where that year is meant.
        places: The offset of each of them in the line.
        spoken: The agency and the year.
    """

    text: str
    places: Sequence[int]
    spoken: SpokenOf

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the line of the characters from *start* to *end*."""
        return self.places[start], self.places[end - 1] + 1


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
        self._by_prefix: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            self._by_prefix[name[:_PREFIX]].append(name)

    def pieces(self, line: str, spoken: SpokenOf) -> Iterator[Piece]:
        """The pieces of *line*, in order.

        A sentence goes on as one piece until another agency or year follows a number: all that
        precedes a number may narrow it down.

        Args:
            line: A line of the text.
            spoken: The agency and the year that the text before it speaks of.
        """
        line = line.translate(SIMPLIFIED)
        for sentence in _SENTENCE.finditer(line):
            start, named, numbers = sentence.start(), set[str](), False
            mentions: list[_Mentioned] = []
            last = start
            for mention in self._mentions(line, *sentence.span()):
                numbers = numbers or bool(_NUMBER.search(line, last, mention.start))
                if numbers:
                    yield _piece(line, start, mention.start, mentions, spoken)
                    start, mentions, named, numbers = mention.start, [], set(), False
                mentions.append(mention)
                last = mention.end
                named |= {mention.agency} if mention.agency else set()
                agency = mention.agency or spoken.agency
                is_several = len(named) > 1 or (spoken.is_several and not named)
                spoken = SpokenOf(agency, mention.year or spoken.year, is_several)
            yield _piece(line, start, sentence.end(), mentions, spoken)

    def _mentions(self, line: str, start: int, end: int) -> list[_Mentioned]:
        mentions = list(_years(line, start, end))
        taken = {place for year in mentions for place in range(year.start, year.end)}
        last = start
        for place in range(start, end):
            if place >= last and place not in taken:
                name, length = self._name_at(line, place)
                if length:
                    last = place + length
                    mentions.append(_Mentioned(place, last, agency=name))
        return sorted(mentions, key=lambda mention: mention.start)

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
    """True if the agency *other* is not *own*: 青禾市教育局 is not the government of 青禾市."""
    return len(other) > len(own) and other.startswith(own) and own[-1:] in "省市县区州旗盟镇乡道"


def is_named(agency: str) -> bool:
    """True if *agency* is the name of one agency: 该县教育局 is not."""
    return not _UNNAMED.search(agency)


def _years(line: str, start: int, end: int) -> Iterator[_Mentioned]:
    """The whole years from *start* to *end*, those that others are compared with left out."""
    for match in _YEAR.finditer(line, start, end):
        before = line[max(start, match.start() - _NEAR) : match.start()]
        is_part = _SPAN_BEFORE.search(before) or _SPAN_AFTER.match(line, match.end(), end)
        if not is_part and not _COMPARED.search(before):
            yield _Mentioned(*match.span(), year=_number(match))


def _number(match: re.Match[str]) -> int:
    return int(match["year"].translate(_DIGITS))


def _piece(
    line: str, start: int, end: int, mentions: Iterable[_Mentioned], spoken: SpokenOf
) -> Piece:
    def last_year(match: re.Match[str]) -> str:
        is_last = spoken.year is not None and _number(match) == spoken.year - 1
        return f"上年{_GONE * (len(match[0]) - 2)}" if is_last else match[0]

    characters = list(line[start:end])
    for mention in mentions:
        for place in range(mention.start, mention.end):
            characters[place - start] = _GONE
    text = _COMPARED_YEAR.sub(last_year, "".join(characters))
    for gone in (_CITED, _MARKDOWN, _NOTE_MARKS):
        text = gone.sub(lambda match: _GONE * len(match[0]), text)
    text = _COLON.sub("共", text)
    kept = [place for place, character in enumerate(text) if character != _GONE]
    return Piece("".join(text[place] for place in kept), [start + place for place in kept], spoken)
