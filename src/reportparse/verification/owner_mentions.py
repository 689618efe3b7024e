# SPDX-License-Identifier: MIT
"""A line of any text -> the pieces of it that speak of one agency and one year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import frozen

from ..agencies.names import parsed
from ..text.characters import SIMPLIFIED
from ..text.numerals import CHINESE_DIGITS

_DIGITS: Final = str.maketrans({key: str(digit) for key, digit in CHINESE_DIGITS.items()})
_SENTENCE: Final = re.compile(r"[^。！？!?]+[。！？!?]?|[。！？!?]")
_NUMBER_OF_YEAR: Final = r"(?:[12１２][0-9０-９]{3}|[一二][〇零一二三四五六七八九]{3})"
_SPAN: Final = re.compile(r"[至到—–~～-]")
#: One year, or several: 2023年、2024年; 2020—2024年.
_YEAR: Final = re.compile(
    rf"(?P<years>{_NUMBER_OF_YEAR}(?:\s?(?:年度?)?(?:[、和及至到—–~～-]|以及|——){_NUMBER_OF_YEAR}(?=[年、和及以]))*+)"
    r"\s{0,2}年度?"
)
_ONE_YEAR: Final = re.compile(_NUMBER_OF_YEAR)
#: This many agencies and years may be named together.
_MOST: Final = 20
#: A part of a year, in a line without a number; what follows is of that part.
_PART_OF_YEAR: Final = re.compile(r"半年|季度|月份")
#: Words that make a year one end of a comparison, or of a longer or shorter time.
_COMPARED: Final = re.compile(r"[比较与同]$")
_SPAN_BEFORE: Final = re.compile(r"[至到—–~～-]\s*$|截[至止]?$")
_SPAN_AFTER: Final = re.compile(
    r"\s*(?:[初底末中上下前第至到—–~～-]|[一二三四1-4]季|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月"
    r"|(?:同期)?的约?[0-9.两三四五]{1,8}倍)"
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
_MARKDOWN: Final = re.compile(
    r"^\s*(?:[-+*•·]\s|[0-9]{1,2}(?:[.)、）]\s|\ufe0f?\u20e3)|[问答][：:])|[*_#|>`☀-➿️\U0001f000-\U0001faff]+"
)
_JOINED: Final = re.compile(r"\s*(?:[、和与及]|以及)\s*")
_MEAN: Final = re.compile(r"(?:平|年)均(?:每年)?")
_COUNT: Final = re.compile(r"约?[0-9０-９][0-9０-９,，.．]*\s?[余多]?[百千万亿]*[件条宗起元]")
#: A number for each of several agencies or years.
_EACH: Final = re.compile(
    r"分别(?P<words>[^0-9０-９，。；、]{0,40})"
    rf"(?P<numbers>(?:{_COUNT.pattern}[、，,]?\s?(?:以及|[和与及])?){{2,}})"
)
#: `新收申请：550件` states what `新收申请共550件` states.
_COLON: Final = re.compile(r"(?<=[一-鿿\x00])[：:](?=\s?[0-9０-９])")
_NUMBER: Final = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千][件条宗起]")
#: Takes the place of a mention, and parts the words of cells.
GONE: Final = "\x00"


@frozen
class SpokenOf:
    """The agencies and the years that a piece of text speaks of: several if named together."""

    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def agency(self) -> str | None:
        """The name of the agency, the last of several; None where none is named."""
        return self.agencies[-1] if self.agencies else None

    @property
    def year(self) -> int | None:
        """The year, the last of several; None where none is named."""
        return self.years[-1] if self.years else None

    @property
    def each(self) -> list[SpokenOf]:
        """Each agency in each year; of too many to compute with, no more is said than several."""
        if len(self.agencies) * len(self.years) > _MOST:
            return [SpokenOf(), SpokenOf()]
        return [SpokenOf((agency,), (year,)) for agency in self.agencies for year in self.years]


class Piece(NamedTuple):
    """A part of a line that speaks of one agency and year, in Simplified characters.

    Mentions are left out; the places are the offsets of its characters in the line.
    """

    text: str
    places: Sequence[int]
    spoken: SpokenOf
    is_mean: bool = False


class _Mentioned(NamedTuple):
    """A mention of an agency or a year; what it does not name is that named before."""

    start: int
    end: int
    agency: str | None = None
    years: tuple[int, ...] = ()


class OwnerFinder:
    """Finds the agencies and years that a text names, by the names of agencies that are known."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_prefix: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            self._by_prefix[name[:_PREFIX]].append(name)

    def pieces(self, line: str, spoken: SpokenOf) -> Iterator[Piece]:
        """The pieces of *line*, in order, after a text that speaks of *spoken*.

        A sentence goes on as one piece until another agency or year follows a number: all that
        precedes a number may narrow it down.
        """
        line = line.translate(SIMPLIFIED)
        for sentence in _SENTENCE.finditer(line):
            start, named, numbers = sentence.start(), dict[str, None](), False
            mentions: list[_Mentioned] = []
            last = start
            for mention in self._mentions(line, *sentence.span()):
                numbers = numbers or bool(_NUMBER.search(line, last, mention.start))
                if numbers:
                    yield from _pieces(line, start, mention.start, mentions, spoken)
                    start, mentions, named, numbers = mention.start, [], {}, False
                mentions.append(mention)
                last = mention.end
                named |= {mention.agency: None} if mention.agency else {}
                spoken = SpokenOf(tuple(named) or spoken.agencies, mention.years or spoken.years)
            if not _NUMBER.search(sentence[0]) and _PART_OF_YEAR.search(sentence[0]):
                spoken = SpokenOf(spoken.agencies)
            yield from _pieces(line, start, sentence.end(), mentions, spoken)

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
            yield _Mentioned(*match.span(), years=_numbers(match))


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    years = [int(year.translate(_DIGITS)) for year in _ONE_YEAR.findall(match["years"])]
    if len(years) > 1 and _SPAN.search(match["years"]):
        return tuple(range(years[0], years[-1] + 1)[: _MOST + 1])
    return tuple(years)


def _pieces(
    line: str, start: int, end: int, mentions: Sequence[_Mentioned], spoken: SpokenOf
) -> Iterator[Piece]:
    """The piece from *start* to *end*; one for each owner of the numbers that 分别 leads to."""
    characters = list(line[start:end])
    for mention in mentions:
        for place in range(mention.start, mention.end):
            characters[place - start] = GONE
    for first, second in pairwise(mentions):
        if _JOINED.fullmatch(line, first.end, second.start):
            characters[first.end - start : second.start - start] = GONE * (second.start - first.end)
    text = "".join(characters)
    for gone in (_CITED, _MARKDOWN, _NOTE_MARKS):
        text = gone.sub(lambda match: GONE * len(match[0]), text)
    text = _COLON.sub("共", text)
    owners, last = spoken.each, 0
    for each in _EACH.finditer(text) if len(owners) > 1 else ():
        items = [range(*item.span()) for item in _COUNT.finditer(text, *each.span("numbers"))]
        if len(items) == len(owners) and not _NUMBER.search(text, last, each.start()):
            words = (*range(last, each.start()), *range(*each.span("words")))
            for owner, item in zip(owners, items, strict=True):
                yield _piece(text, (*words, *item), start, owner)
            last = each.end()
    yield _piece(text, range(last, len(text)), start, spoken)


def _piece(text: str, places: Iterable[int], start: int, spoken: SpokenOf) -> Piece:
    is_mean = len(spoken.each) > 1 and bool(_MEAN.search(text))
    if is_mean:
        text = _MEAN.sub(lambda match: GONE * len(match[0]), text)
    kept = [place for place in places if text[place] != GONE]
    words = "".join(text[place] for place in kept)
    return Piece(words, [start + place for place in kept], spoken, is_mean)
