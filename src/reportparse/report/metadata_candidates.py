# SPDX-License-Identifier: MIT
"""Candidates for the facts about a report: titles, agencies and days, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ..text.characters import simplified
from ..text.patterns import late
from ..text.source import BLANKS
from ..text.spans import Span
from .metadata_lines import FoundFact, LinePiece, MetadataLine, is_label
from .titles import LONGEST_TITLE, YEAR, Title, as_agency, name_and_year, names_report, title_in

#: Longer lines do not belong to a title that is broken over lines.
_LONGEST_PART = 60
_MOST_PARTS, _TWO_LINES = 3, 2
_PART = late(r"[^。；！？：:|>]+")
_YEAR_BELOW = late(rf"[（(\[【]?\s*{YEAR}\s*(?:年度|年)?\s*[）)\]】]?")
_YEAR_ABOVE = late(rf".{{0,40}}{YEAR}(?:年度|年|度)?的?(?:政府|政务)?")


class TitleFound(NamedTuple):
    """A title in the text, and its lines; its own places are those in the joined lines."""

    title: Title
    first: int
    end: int
    span: Span | None
    is_cell: bool

    @property
    def takes_lines(self) -> bool:
        """True if its lines print nothing else, so that they are the title's alone."""
        return self.title.alone and not self.is_cell


_FEWEST_OF_LIST = 3


def titles(lines: Sequence[MetadataLine]) -> list[TitleFound]:
    """The titles in *lines*, those that are broken over two or three joined.

    Titles below the first figures are those of other reports, and so are those of a list.
    """
    index = 0
    runs: list[list[TitleFound]] = []
    while index < len(lines) and not _has_figures(lines[index]):
        found = next(_titles_at(lines, index), None)
        if found is None:
            index += 1
            continue
        last = runs[-1][-1] if runs else None
        if last is None or last.end != index or last.takes_lines is not found.takes_lines:
            runs.append([])
        runs[-1].append(found)
        index = found.end
    own = [found for run in runs if not _is_list(run) for found in run]
    says = any(found.title.agency or found.title.year for found in own)
    return own if says else list(chain.from_iterable(runs))


def _is_list(run: Sequence[TitleFound]) -> bool:
    """Return whether *run*, the titles of lines on end, is a list of other reports."""
    return len(run) >= _FEWEST_OF_LIST and len({found.title[1:3] for found in run}) == len(run)


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
        yield from (found._replace(is_cell=line.is_row) for found in _joined([piece], index))


def _broken(lines: Sequence[MetadataLine], index: int) -> Iterator[TitleFound]:
    """The title that begins with the line at *index* and goes on below it."""
    for count in range(_MOST_PARTS, 1, -1):
        parts = [_bare(line.pieces[0]) for line in lines[index : index + count] if not line.is_row]
        texts = [part.text for part in parts if len(part.text) <= _LONGEST_PART]
        if len(texts) < count or not all(map(_PART.fullmatch, texts)):
            continue
        for found in _joined(parts, index):
            ends = (index, found.end - 1)
            if _belong(parts) and not any(_in_list_of_years(lines, end) for end in ends):
                yield found


def _in_list_of_years(lines: Sequence[MetadataLine], index: int) -> bool:
    """Return whether the line at *index* is a year, and so is a line next to it."""
    near = lines[max(0, index - 1) : index + 2]
    years = [line for line in near if _YEAR_BELOW.fullmatch(line.text)]
    return len(years) > 1 and lines[index] in years


_MARKUP = "#*_ -·•\\"


def _bare(piece: LinePiece) -> LinePiece:
    """*piece* without the markup around it."""
    text = piece.text.lstrip(_MARKUP)
    start = None if piece.start is None else piece.start + len(piece.text) - len(text)
    return LinePiece(text.rstrip(_MARKUP), start)


def _belong(parts: Sequence[LinePiece]) -> bool:
    """Return whether each of *parts* adds to the title: no title is whole without it.

    Of a title that is whole only the year, the agency or the beginning of its name may be on a
    line of its own.
    """
    texts = [part.text for part in parts]
    head, rest = title_in("".join(texts[:-1])), title_in("".join(texts[1:]))
    is_broken = len(parts) > _TWO_LINES
    if is_broken and any(map(title_in, texts)):
        return _names_above(*texts)
    if head:
        return not head.year and bool(_YEAR_BELOW.fullmatch(texts[-1]))
    if rest is None or _goes_on(texts[0], rest):
        return True
    if not rest.year and (_YEAR_BELOW if rest.agency else _YEAR_ABOVE).fullmatch(texts[0]):
        return True
    name, _ = name_and_year(texts[0], None)
    is_open = is_broken or name != texts[0]  # …局关于
    return is_open and not rest.agency and as_agency(name) is not None


def _names_above(first: str, second: str, last: str) -> bool:
    """Return whether two lines above a title without these are its agency and year, or a name."""
    title, name = title_in(last), agency_line(first + second)
    if title is None or title.agency or title_in(first) or title_in(second):
        return False
    if not title.year and any(map(_YEAR_BELOW.fullmatch, (first, second))):
        return any(map(agency_line, (first, second)))
    if name is None or _OF_SITE.search(first):
        return False
    if first.endswith("总局"):
        return True
    of_region = _REGION_ABOVE.fullmatch(first) and _OF_NO_REGION.fullmatch(second)
    is_whole = not of_region and (agency_line(first) or agency_line(second))
    return bool(_NAME_BEGINS.fullmatch(simplified(first))) and not is_whole


#: The beginning of an agency's name, with the region it is of.
_NAME_BEGINS = late(r"[一-鿿]{1,8}(?:[省市县旗州盟]|(?<![园发范新])区)[一-鿿（）、]{0,16}")
#: Those that do without.
_ZONE_BEGINS = late(
    r"[一-鿿]{2,16}(?:开发|高新|示范|园|新)区[管理委]{0,3}|国家税务总局[一-鿿]{0,12}"
)
_REGION = late(r"[一-鿿]{1,8}[省市县区旗州盟]")
_REGION_ABOVE = late(
    r"[一-鿿]{2,8}(?:[省县旗州盟]|(?<!城)市|(?<![园发范新公务专景城小社片校])区)|国家[一-鿿]{2,8}总局"
)
_OF_NO_REGION = late(r"(?:市场|城[市乡镇]|乡村|[^省市县区旗州盟镇乡]){2,30}")
#: The end of a name that the line above it begins, and a line that a name goes on from.
_NAME_ENDS = late(
    r"人?民?政府|府|[一-鿿]{0,14}?(?:管理委员会|管委会)|理?委?员会|公室|事处|办公[厅室]|(?:街道)?办事处|税务局|[一-鿿]{0,8}?(?:[支大中]队|分局)"
)
_NAME_OPEN = ("和", "与", "及", "、", "（")
_OF_SITE = late(r"公开|信息|政务|网|首页|概况|新闻|专题|栏|频道|平台|专[区题]|服务|互动")


def _goes_on(above: str, title: Title) -> bool:
    """Return whether *title* goes on with a name: 福山县住房和城乡 above 建设局2023年."""
    above = simplified(above)
    end = _NAME_ENDS.match(simplified(title.text))
    name = title.agency or (end[0] if end else "")
    if title.start or not name or not title.text.startswith(name):
        return False
    if not (_NAME_BEGINS.fullmatch(above) or _ZONE_BEGINS.fullmatch(above)):
        return False
    if above.endswith(_NAME_OPEN):
        return True
    if _NAME_BEGINS.match(simplified(name)) or _OF_SITE.search(above):
        return False
    is_end = end is not None and end[0] == simplified(name)
    return is_end or not (agency_line(above) or _REGION.fullmatch(above))


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


def with_agency_above(
    lines: Sequence[MetadataLine], found: TitleFound, page: Title | None
) -> TitleFound:
    """The title *found* with the agency on the line above, if the page's own title says both."""
    above = lines[found.first - 1] if found.first else None
    if page is None or above is None or above.is_row or found.title.agency:
        return found
    parts = [_bare(line.pieces[0]) for line in lines[found.first - 1 : found.end]]
    joined = next(_joined(parts, found.first - 1), found)
    return joined if joined.title.text == page.text else found


def refused_titles(lines: Iterable[MetadataLine]) -> Iterator[FoundFact]:
    """The lines that name a report without being a title."""
    for line in lines:
        for piece in line.pieces:
            if names_report(piece.text) and title_in(piece.text) is None:
                yield FoundFact(piece.text, piece.span(0, len(piece.text)), "refused")


_AGENCY_LINE = late(
    r"(?:外交|国防|教育|公安|民政|司法|财政|水利|商务|科学技术|工业和信息化|人力资源和社会保障|自然资源|生态环境"
    r"|住房和城乡建设|交通运输|农业农村|文化和旅游|退役军人事务|应急管理)部"
    r"|[一-鿿]{2,28}(?:人民政府(?:办公[厅室])?|政府办公[厅室]|街道办事处|街道办|街道|管理委员会|委员会|管委会"
    r"|[厅局署]|办公[厅室]|分局|[支总大]队|中心|[乡镇]政府|(?:[法检学医究健]|卫生|福利)院|(?<![省市县区州盟旗])委|中学|小学|幼儿园|职业[一-鿿]{0,4}校|[残妇文侨商]联|科协|红十字会|总工会|(?:开发|高新|示范|园)区|监狱"
    r"|检察院|大学|学校|海关|联合会|协会|公司|[一-鿿]馆|兵团"
    r"|[省市县区旗州盟][一-鿿]{1,5}(?:镇|(?<!城)乡)|(?<=共和国)[一-鿿]{1,10}部)"
    r"(?:（[一-鿿]{2,20}）)?"
)
_SECOND_NAME = late(r"[（(][一-鿿]{3,20}[）)]", has="（(")
_MENU = late(r"[一-鿿]{2,8}")
_SIGNED = late(
    r"(?P<name>[一-鿿（）\s]{3,40}?)\s*"
    r"(?:20[0-9]{2}[年/.\-][0-9]{1,2}[月/.\-][0-9]{1,2}日?|二[〇○零一二三四五六七八九十年月日]{5,14})"
)
_SIGNED_WITHIN = 15
_OFFICE = late("[局厅署]办公室$")


#: In the place of a seal.
_SEAL = late(r"[（(](?:盖|公|签|印|加盖公)?[章印][）)]$")


def agency_line(text: str) -> str | None:
    """The agency whose name is all that *text* prints."""
    parts = _SEAL.sub("", text.strip(_MARKUP + BLANKS)).split()
    name = "".join(parts)
    if len(name) > 40 or not all(map(_AGENCY_LINE.fullmatch, simplified(name).split("、"))):
        return None
    are_two = any(agency_line(part) for part in parts[:-1]) and agency_line(parts[-1])
    return None if are_two else name


def _agency_at(lines: Sequence[MetadataLine], index: int, label: str) -> Iterator[FoundFact]:
    """The agency on the line at *index*, a second name in brackets with the line above it."""
    first = _first_of_name(lines, index)
    pieces = [_bare(line.pieces[0]) for line in lines[first : index + 1] if line.text]
    text = "".join(piece.text for piece in pieces)
    name = agency_line(text) if len(text) <= LONGEST_TITLE else None
    if name:
        spans = [piece.span(0, len(piece.text)) for piece in pieces]
        span = Span(spans[0].start, spans[-1].end) if spans[0] and spans[-1] else None
        yield FoundFact(name, span, label)


def _first_of_name(lines: Sequence[MetadataLine], index: int) -> int:
    """The line on which a name that ends on the one at *index* begins."""
    return index - (index > 0 and bool(_SECOND_NAME.fullmatch(lines[index].text)))


def beside_title(lines: Sequence[MetadataLine], title: TitleFound) -> Iterator[FoundFact]:
    """The agency on the line above or below the title, unless that is an entry of a menu."""
    above = title.first - 1
    if above >= 0 and not is_menu(lines, _first_of_name(lines, above) - 1):
        yield from _agency_at(lines, above, "beside")
        yield from _with_region(lines[above], title)
    if title.end < len(lines) and not is_menu(lines, title.end + 1):
        yield from _agency_at(lines, title.end, "beside")


def _with_region(above: MetadataLine, found: TitleFound) -> Iterator[FoundFact]:
    """The office that the title names, of the region or bureau on the line above it."""
    office, span = found.title.agency, found.span
    text = simplified(above.text)
    is_region = _REGION_ABOVE.fullmatch(text) and not _OF_SITE.search(text)
    if office and is_region and (text[-1] == "局" or _OF_NO_REGION.fullmatch(simplified(office))):
        start = above.pieces[0].start
        end = span.start + len(office) if span else 0
        place = Span(start, end) if start is not None and start < end else None
        yield FoundFact(above.text + office, place, "region")


def is_menu(lines: Sequence[MetadataLine], index: int) -> bool:
    """Return whether the line at *index* is a word or two, as the entries of a menu are."""
    if not 0 <= index < len(lines):
        return False
    text = "".join(lines[index].text.split())
    return (bool(_MENU.fullmatch(text)) or agency_line(text) is not None) and not is_label(text)


def signatures(lines: Sequence[MetadataLine]) -> Iterator[FoundFact]:
    """The agency that signs below the report: its name above a date, or before it."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _SIGNED_WITHIN), -1):
        text = lines[index].text
        last = text.rstrip(BLANKS + "）)")[-1:]
        if len(text) > LONGEST_TITLE or not (last == "日" or last.isdigit()):
            continue
        match = _SIGNED.fullmatch(text)
        name = match and agency_line(match["name"])
        if match and name:
            yield FoundFact(name, lines[index].pieces[0].span(*match.span("name")), "signature")
        elif index and len(text) <= 24:
            yield from _signing(lines, index - 1)


def _signing(lines: Sequence[MetadataLine], index: int) -> Iterator[FoundFact]:
    """The agency on the line at *index*, and those on the lines above that sign with it."""
    while index >= 0 and (found := list(_agency_at(lines, index, "signature"))):
        # An office within the agency signs for it.
        yield from (
            fact._replace(label="source") if _OFFICE.search(simplified(fact.value)) else fact
            for fact in found
        )
        index -= 1
