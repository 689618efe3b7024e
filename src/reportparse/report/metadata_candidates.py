# SPDX-License-Identifier: MIT
"""Candidates for the facts about a report: titles, agencies and years, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..text.characters import simplified
from ..text.source import BLANKS
from ..text.spans import Span
from .metadata_lines import FoundFact, LinePiece, MetadataLine, is_label
from .titles import (
    LONGEST_TITLE,
    YEAR,
    Title,
    as_agency,
    name_and_year,
    names_report,
    title_in,
)

#: Longer lines do not belong to a title that is broken over lines.
_LONGEST_PART = 60
_MOST_PARTS = 3
_PART = re.compile(r"[^。；！？：:|>]+")
_YEAR_BELOW = re.compile(rf"[（(\[【]?\s*{YEAR}\s*(?:年度|年)?\s*[）)\]】]?")
_YEAR_ABOVE = re.compile(rf".{{0,40}}{YEAR}(?:年度|年|度)?的?(?:政府|政务)?")
#: The parts of a broken title have one of these, whichever way it is broken.
_PARTS_SAY = ("公开", "公開", "报告", "報告", "年报", "年報")


class TitleFound(NamedTuple):
    """A title in the text.

    Attributes:
        title: The title; its places are those in its lines joined.
        first: Index of the first of its lines.
        end: Index after the last.
        span: Its place in the text.
        is_cell: True if it is in a cell of a table.
    """

    title: Title
    first: int
    end: int
    span: Span | None
    is_cell: bool

    @property
    def takes_lines(self) -> bool:
        """True if its lines print nothing else, so that they are the title's alone."""
        return self.title.alone and not self.is_cell


def titles(lines: Sequence[MetadataLine]) -> Iterator[TitleFound]:
    """The titles in *lines*, those that are broken over two or three joined.

    Titles below the first figures are those of other reports.
    """
    index = 0
    while index < len(lines) and not _has_figures(lines[index]):
        found = next(_titles_at(lines, index), None)
        if found is None:
            index += 1
        else:
            yield found
            index = found.end


_FEWEST_FIGURES, _MOST_DIGITS = 2, 4


def _has_figures(line: MetadataLine) -> bool:
    """Return whether a row prints figures: numbers in two cells."""
    figures = (piece for piece in line.pieces if len(piece.text) <= _MOST_DIGITS)
    return line.is_row and sum(piece.text.isdecimal() for piece in figures) >= _FEWEST_FIGURES


def _titles_at(lines: Sequence[MetadataLine], index: int) -> Iterator[TitleFound]:
    line = lines[index]
    if not line.is_row:
        yield from _broken(lines, index)
    for piece in line.pieces:
        title = title_in(piece.text)
        if title:
            span = piece.span(title.start, title.end)
            yield TitleFound(title, index, index + 1, span, is_cell=line.is_row)


def _broken(lines: Sequence[MetadataLine], index: int) -> Iterator[TitleFound]:
    """The title that begins with the line at *index* and goes on below it."""
    own = lines[index].pieces[0]
    if not _is_part(own) or (title_in(own.text) or _NO_TITLE).year is not None:
        return
    for count in range(_MOST_PARTS, 1, -1):
        parts = [line.pieces[0] for line in lines[index : index + count] if not line.is_row]
        if len(parts) < count or not all(map(_is_part, parts)):
            continue
        if any(word in part.text for part in parts for word in _PARTS_SAY) and _belong(parts):
            yield from _joined(parts, index)


_NO_TITLE = Title("", None, None, 0, 0, alone=False)


def _is_part(piece: LinePiece) -> bool:
    return len(piece.text) <= _LONGEST_PART and bool(_PART.fullmatch(piece.text))


def _belong(parts: Sequence[LinePiece]) -> bool:
    """Return whether none of *parts* is a title by itself, but for one that lacks its year."""
    whole = [title_in(part.text) for part in parts]
    if not any(whole):
        return True
    if any(title and (title.year or title.agency) for title in whole):
        return _goes_on(parts, whole) or bool(
            len(parts) == 2
            and whole[0]
            and not whole[0].year
            and _YEAR_BELOW.fullmatch(parts[1].text)
        )
    last = parts[-1].text
    above, below = parts[:-1], parts[:0]
    if _YEAR_BELOW.fullmatch(last):
        above, below = parts[:-2], parts[-1:]
    return (not above and bool(below)) or (
        len(above) == 1 and bool(_YEAR_ABOVE.fullmatch(above[0].text)) and not below
    )


#: The beginning of an agency's name, with the region it is of.
_NAME_BEGINS = re.compile(r"[一-鿿]{1,8}[省市县区旗州盟][一-鿿（）、]{1,16}")
_OF_SITE = re.compile(r"公开|信息|政务|网|首页|概况|新闻|专题|栏|频道|平台|专[区题]|服务|互动")


def _goes_on(parts: Sequence[LinePiece], whole: Sequence[Title | None]) -> bool:
    """Return whether the name of the agency is broken: 福山县住房和城乡 above 建设局2023年."""
    above, title = simplified(parts[0].text), whole[1]
    return (
        len(parts) == 2
        and title is not None
        and title.agency is not None
        and title.start == 0
        and title.text.startswith(title.agency)
        and bool(_NAME_BEGINS.fullmatch(above))
        and not (_OF_SITE.search(above) or agency_line(above) or _NAME_BEGINS.match(title.agency))
    )


def _joined(parts: Sequence[LinePiece], index: int) -> Iterator[TitleFound]:
    text = "".join(part.text for part in parts)
    title = title_in(text)
    if title and title.start < len(parts[0].text) and title.end > len(text) - len(parts[-1].text):
        first, last = parts[0], parts[-1]
        span = None
        if first.start is not None and last.start is not None:
            end = last.start + title.end - (len(text) - len(last.text))
            span = Span(first.start + title.start, end)
        yield TitleFound(title, index, index + len(parts), span, is_cell=False)


def refused_titles(lines: Iterable[MetadataLine]) -> Iterator[FoundFact]:
    """The lines that name a report without being a title."""
    for line in lines:
        for piece in line.pieces:
            if names_report(piece.text) and title_in(piece.text) is None:
                yield FoundFact(piece.text, piece.span(0, len(piece.text)), "refused")


_AGENCY_LINE = re.compile(
    r"[一-鿿]{2,28}(?:人民政府(?:办公[厅室])?|政府办公[厅室]|街道办事处|街道办|街道|管理委员会|委员会|管委会"
    r"|[厅局署]|办公[厅室]|分局|[支总大]队|中心|[乡镇]政府|[法检学医研究]院|检察院|大学|学校|海关|联合会|协会|公司)"
    r"(?:（[一-鿿]{2,20}）)?"
)
_MENU = re.compile(r"[一-鿿]{2,8}")
_MARKUP = "#*_ -·•"
_SIGNED = re.compile(
    r"(?P<name>[一-鿿（）\s]{3,40}?)\s*"
    r"(?:20[0-9]{2}[年/.\-][0-9]{1,2}[月/.\-][0-9]{1,2}日?|二[〇○零一二三四五六七八九十年月日]{5,14})"
)
_SIGNED_WITHIN = 15


def agency_line(text: str) -> str | None:
    """The agency whose name is all that *text* prints."""
    name = "".join(text.strip(_MARKUP + BLANKS).split())
    return name if len(name) <= 40 and _AGENCY_LINE.fullmatch(simplified(name)) else None


def _agency_at(lines: Sequence[MetadataLine], index: int, label: str) -> Iterator[FoundFact]:
    line = lines[index]
    name = agency_line(line.text) if len(line.text) <= LONGEST_TITLE else None
    if name:
        yield FoundFact(name, line.pieces[0].span(0, len(line.text)), label)


def beside_title(lines: Sequence[MetadataLine], title: TitleFound) -> Iterator[FoundFact]:
    """The agency on the line above or below the title, unless that is an entry of a menu."""
    above = title.first - 1
    if above >= 0 and not _is_menu(lines, above - 1):
        yield from _agency_at(lines, above, "beside")
    if title.end < len(lines) and not _is_menu(lines, title.end + 1):
        yield from _agency_at(lines, title.end, "beside")


def _is_menu(lines: Sequence[MetadataLine], index: int) -> bool:
    """Return whether the line at *index* is a word or two, as the entries of a menu are."""
    if not 0 <= index < len(lines):
        return False
    text = "".join(lines[index].text.split())
    return (bool(_MENU.fullmatch(text)) or agency_line(text) is not None) and not is_label(text)


def signatures(lines: Sequence[MetadataLine]) -> Iterator[FoundFact]:
    """The agency that signs below the report: its name above a date, or before it."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _SIGNED_WITHIN), -1):
        text = lines[index].text
        if len(text) > LONGEST_TITLE or not _ends_in_day(text):
            continue
        match = _SIGNED.fullmatch(text)
        name = match and agency_line(match["name"])
        if match and name:
            yield FoundFact(name, lines[index].pieces[0].span(*match.span("name")), "signature")
        elif index and len(text) <= 24:
            yield from _agency_at(lines, index - 1, "signature")


def _ends_in_day(text: str) -> bool:
    plain = text.rstrip(BLANKS + "）)")
    return plain.endswith("日") or plain[-1:].isdigit()


#: Titles of rules and notices in a sentence, whose years are not the report's.
_QUOTED = re.compile(r"《[^《》]{0,80}(?:通知|意见|办法|条例|规定|函|方案|格式|要点|要求|指引)》")
_LEAD = re.compile(
    r"现将|现就|[现特]?(?:予以?|向社会|面向社会|依法|正式){0,2}(?:公布|公开|发布|编制|编写|制定)(?:完成|形成)?(?:了|并公布|并发布)?|特此"
)
_STRONG_LEAD = re.compile(r"现|特|编制|编写")
_REPORTED = re.compile(
    r"《?(?P<before>[^，。；：《》|]{0,50}?)(?:(?:政府|政务)?信息(?:[与和及]?政务)?公开|政务公开)"
    rf"(?:工作|情况|执行|年度|年|的){{0,6}}(?:(?P<year>{YEAR})(?:年度|年)(?:工作|情况|的){{0,4}})?"
    r"(?:报告|年报|情况|总结)"
)
_BY = re.compile(
    r"(?:(?:本|此)(?:年度)?(?:年度)?(?:工作)?(?:报告|年报)由(?P<name>[一-鿿（）]{2,40}?)(?:组织|负责|牵头|统一)*"
    r"(?:编制|编写|编辑|发布|制作|起草))"
    r"|(?:(?:^|[，,。；])(?:现?由)?(?P<subject>[一-鿿（）]{2,30}?)(?:组织|负责)?(?:编制|编写|公布|发布)(?:了|并公布|并发布)?"
    r"(?:本(?:年度)?报告|《|20))"
)


class Announcement(NamedTuple):
    """Facts from a sentence that announces the report.

    Attributes:
        agency: The agency that it names.
        year: The year that it names, and its place.
    """

    agency: FoundFact | None
    year: FoundFact | None


def sentences(lines: Iterable[MetadataLine]) -> Iterator[Announcement]:
    """The sentences that announce the report (现将…公布如下) or name its author (由…编制)."""
    for line in lines:
        for piece in line.pieces:
            text = piece.text
            if len(text) <= 1000 and (
                "公开" in text or "公開" in text or "报告由" in text or "報告由" in text
            ):
                yield from _sentences_in(piece)


def _sentences_in(piece: LinePiece) -> Iterator[Announcement]:
    plain = simplified(piece.text)
    if len(plain) != len(piece.text):
        return
    plain = _QUOTED.sub(lambda match: "《" + " " * (len(match[0]) - 2) + "》", plain)
    for match in _BY.finditer(plain):
        group = "name" if match["name"] else "subject"
        name = match[group].strip()
        if as_agency(name) if group == "name" else _AGENCY_LINE.fullmatch(name):
            yield Announcement(
                FoundFact(_printed(piece, match, group), piece.span(*match.span(group)), "stated"),
                None,
            )
    if title_in(piece.text):
        return
    for lead in _LEAD.finditer(plain):
        reported = _REPORTED.match(plain, lead.end()) if _STRONG_LEAD.match(lead[0]) else None
        if reported:
            yield _reported(piece, reported)
            return


def _printed(piece: LinePiece, match: re.Match[str], group: str) -> str:
    return piece.text[slice(*match.span(group))]


def _reported(piece: LinePiece, match: re.Match[str]) -> Announcement:
    closed = "".join(match["before"].split())
    name, year = name_and_year(closed, None)
    year_text = match["year"] or ""
    if year_text:
        _, year = name_and_year(year_text + "年", None)
    whole = piece.span(*match.span())
    start = match["before"].find(name) if name else -1
    agency = None
    if start >= 0 and (named := as_agency(name)):
        start += match.start("before")
        printed = as_agency(piece.text[start : start + len(name)]) or named
        agency = FoundFact(printed, piece.span(start, start + len(name)), "announced")
    return Announcement(agency, FoundFact(str(year), whole, "announced") if year else None)
