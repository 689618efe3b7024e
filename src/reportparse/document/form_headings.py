# SPDX-License-Identifier: MIT
"""Headings that only the forms' own words show: glued to prose, or without a number.

The words come in as a function; the module itself knows no form.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..text.numerals import FORMAL, chinese_number
from ..text.patterns import late
from ..text.source import BLANKS
from .line_breaks import FindHeadings
from .lines import FindSection, HeadingParts, Line, LineKind

#: Punctuation that ends clauses and sentences.
_MARK = late("[。，；：！？,;:]")
_ENDS_SENTENCE = frozenset("。！？；")

#: Prose that needs no mark, behind a blank.
_REMARK = late(r"(?:详?见.{1,12}|(?:本年度?|暂)?无|略)[。.]?")
#: Words by which a heading goes on: 存在问题 及改进措施.
_GOES_ON = frozenset("及和与、的")
#: How a sentence begins that follows a heading at once.
_OPENS = late(
    r"20[0-9]{2}年|２０[０-９]{2}年|二[〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2}年"
    r"|[本我全][年市县區区局镇鎮乡鄉街院厅廳省州旗机機单單委办辦处處所部村校]"
    r"|今年|去年|一年来|截[至止]|根据|按照|依据|详?见[附上下表图]"
)

#: The title, separator and prose of a number alone.
_BARE = ("", None, "")
#: A number before a heading that the grammar does not know: 第一部分, 一， or 一 alone,
#: 壹、 Ⅰ、 01. Behind those that count the parts of a report any words are a heading.
_PART = late(
    r"[（(]?第\s*(?P<part>[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s*(?:部\s*分|[章节篇项])[）)]?[\s：:、·.]*"
    r"|(?P<sign>[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,2}|[Ⅰ-Ⅻ]|[IVX]{1,4})\s*[、．.]\s*"
    r"|(?P<number>[一二三四五六七八九十]{1,3}|[0０]?[1-9１-９](?![0-9０-９]))[\s：:，,、．.]*"
)
#: The numbers that count the parts of a report, and nothing else.
_STYLES = frozenset({"part", "sign"})
_SIGNS = (
    FORMAL
    | str.maketrans("貳參陸", "二三六")
    | {0x2160 + place: str(place + 1) for place in range(12)}
)
_ROMAN = {unicodedata.normalize("NFKC", chr(0x2160 + place)): place + 1 for place in range(12)}
#: Headings that no form has end in these words.
_ENDS_HEADING = late(r"[^。，；：！？,;:]{0,30}(?:情况|事项|措施|建议|说明|附[表件]|其[他它]。?)")
#: A heading before that of its first part.
_FIRST_PART = late(
    rf"[{BLANKS}]*[一二三四五六七八九十]{{1,3}}、(?P<words>[^。，；：（]{{2,30}}?)[{BLANKS}]*(?=[（(]一[）)])"
)
#: The number of a page, and the leaders before it.
_PAGE = late(r"[\s.·…⋯﹒•_—-]*[（(]?[0-9０-９]{1,3}[）)]?$", has="0123456789０１２３４５６７８９")
_LEADER = late(
    r"(?:[…⋯]|[.·﹒•_—-]{3})[\s.·…⋯﹒•_—-]*[（(]?[0-9０-９]{1,3}[）)]?$", has="…⋯.·﹒•_—-"
)
#: So many headings on end may be a table of contents.
_FEWEST_CONTENTS = 3
#: Blanks, Markdown's marks and those of lists around a heading.
_EMPHASIS = "*_"
_AROUND = BLANKS + "#【】■◆●★▲" + _EMPHASIS
#: So much is left of a number that was lost, and is put after words without one.
_NUMBER_REST, _COLON = "、．.", "：:"

#: No heading of a form is longer, its blanks included.
_LONGEST = 60
#: Headings of fewer characters are also names of other things: 概况, 存在问题.
_TELLING = 6
#: Within this many characters prose after a heading has a mark.
_FIRST_CLAUSE = 200


def cut_at_headings(raw: str, find: FindHeadings, find_section: FindSection) -> Sequence[str]:
    """The lines that *raw* is made of: a sentence may end before the heading of a form."""
    if "|" in raw or "、" not in raw:
        return (raw,)
    breaks = [0]
    first = _FIRST_PART.match(raw)
    if first and find_section(first["words"]).end == len(first["words"]):
        breaks.append(first.end())  # 一、总体情况（一）主动公开情况
    for match in find(raw):
        if _follows_sentence(raw, match.start()):
            clause = raw[match.end() : match.end() + _FIRST_CLAUSE].rstrip(BLANKS)
            if _ends_words(clause, find_section):
                breaks.append(match.start())
    return [raw[start:end] for start, end in pairwise([*breaks, len(raw)])]


def _follows_sentence(raw: str, place: int) -> bool:
    while place and raw[place - 1] in BLANKS:
        place -= 1
    return place > 0 and raw[place - 1] in _ENDS_SENTENCE


def _ends_words(text: str, find_section: FindSection) -> bool:
    """True if *text* is the heading of a form, with or without prose after it."""
    end = find_section(text).end
    return end > 0 and (end == len(text) or _is_prose(text[end:]))


def _is_prose(rest: str) -> bool:
    """True if what follows the words of a heading is prose and no part of the heading."""
    prose = rest.lstrip(BLANKS)
    if prose[:1] in _GOES_ON:
        return False
    if prose != rest and _REMARK.fullmatch(prose):
        return True
    opens = _OPENS.match(prose)
    if opens and "见" in opens[0]:
        return True
    return bool((prose != rest or opens) and _MARK.search(prose))


def with_form_headings(lines: Sequence[Line], find_section: FindSection) -> list[Line]:
    """*lines*, headings taken apart by the forms' words, and those without a number as headings."""
    lines = _without_contents(lines)
    if any(line.heading and line.heading[2:5] == _BARE for line in lines):
        lines = list(_numbered(lines, find_section))
    lines = [_without_prose(line, find_section) if line.heading else line for line in lines]
    plain = {
        index: heading
        for index, line in enumerate(lines)
        if line.kind is LineKind.TEXT and (heading := _plain_heading(line, find_section))
    }
    if plain:
        for index, number in _numbers(lines, _chosen(lines, plain, find_section)):
            line, heading = lines[index], plain[index]
            parts = heading.parts._replace(
                number=heading.parts.number or number, is_numbered=heading.parts.number > 0
            )
            lines[index] = Line(LineKind.HEADING, line.start, line.raw, parts)
    return lines


def is_section(line: Line, find_section: FindSection) -> bool:
    """True if *line* is all the words of a form's heading, with its number or without it."""
    words = line.heading.title if line.heading else line.body.strip(_AROUND).rstrip(_COLON)
    return 0 < find_section(words).end == len(words)


def _without_contents(lines: Sequence[Line]) -> list[Line]:
    """*lines*, the headings of a table of contents as text.

    Leaders lead to the numbers of their pages, or many follow each other that all come again.
    """
    words = {index: _words(line.heading) for index, line in enumerate(lines) if line.heading}
    last = {heading: index for index, heading in words.items()}
    contents = {index for index in words if _LEADER.search(lines[index].body[-_LONGEST:])}
    if not contents and len(words) - len(last) < _FEWEST_CONTENTS:
        return list(lines)
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.heading and last[words[index]] > index:
            run.append(index)
        elif line.kind is not LineKind.BLANK:
            contents.update(run if len(run) >= _FEWEST_CONTENTS else ())
            run = []
    return [
        Line(LineKind.TEXT, line.start, line.raw) if index in contents else line
        for index, line in enumerate(lines)
    ]


def _words(heading: HeadingParts) -> tuple[int, int, str]:
    """The level, the number and the words of *heading*, without the number of a page."""
    words = f"{heading.title}{heading.separator or ''}{heading.prose}"
    if len(words) <= _LONGEST:
        words = _PAGE.sub("", words)
    return heading.level, heading.number, "".join(words.split())


def _numbered(lines: Sequence[Line], find_section: FindSection) -> Iterator[Line]:
    """*lines*, a number alone on its line and the words of a heading below it as one."""
    rest = iter(lines)
    held: list[Line] = []  # the number, and blank lines below it
    for line in rest:
        number = held[0].heading if held else None
        if number and line.kind is LineKind.TEXT and is_section(line, find_section):
            raw = "".join(part.raw for part in (*held, line))
            title = line.body.strip(_AROUND).rstrip(_COLON)
            yield Line(LineKind.HEADING, held[0].start, raw, number._replace(title=title))
            held = []
        elif held and line.kind is LineKind.BLANK:
            held.append(line)
        else:
            yield from held
            held = [line] if line.heading and line.heading[2:5] == _BARE else []
            if not held:
                yield line
    yield from held


def _without_prose(line: Line, find_section: FindSection) -> Line:
    """*line*, the title of its heading ended where the words of the form end."""
    heading = line.heading
    if heading is None or heading.level > 1:
        return line
    words = f"{heading.title}{heading.separator or ''}{heading.prose}".lstrip(_EMPHASIS)
    end = find_section(words).end
    rest = words[end:].lstrip(_EMPHASIS)
    if not end or not rest or not _is_prose(rest):
        return line
    prose = rest.lstrip(BLANKS)
    blanks = rest[: len(rest) - len(prose)]
    return line._replace(heading=heading._replace(title=words[:end], separator=blanks, prose=prose))


class _PlainHeading(NamedTuple):
    """A line that is a heading; telling ones are hardly anything else.

    Attributes:
        parts: Its parts; the number is 0 where none is printed.
        kind: The kind of section that its words speak of.
        is_telling: True if they name hardly anything else.
        is_known: True if they are the words of a form's heading.
        style: The kind of its number.
    """

    parts: HeadingParts
    kind: str | None
    is_telling: bool
    is_known: bool = True
    style: str | None = None


def _plain_heading(line: Line, find_section: FindSection) -> _PlainHeading | None:
    """The heading that the words of *line* are: all of a form's, or some behind a number."""
    body = line.body.lstrip(_AROUND)
    part = _PART.match(body)
    if part is None and len(line.body) > _LONGEST:
        return None
    start = part.end() if part else 0
    start += len(body[start:]) - len(body[start:].lstrip(_NUMBER_REST))
    title = body[start:].rstrip(_AROUND).rstrip(_COLON).strip(_AROUND)
    found = find_section(title)
    parts = HeadingParts(1, _printed_number(part) if part else 0, title)
    style = part.lastgroup if part else None
    if part and found.end and found.kind and _is_prose(body[start + found.end :]):
        prose = body[start + found.end :].lstrip(BLANKS)
        blanks = body[start + found.end : len(body) - len(prose)]
        parts = parts._replace(title=title[: found.end], separator=blanks, prose=prose)
        return _PlainHeading(parts, found.kind, is_telling=True, style=style)
    if not title or len(line.body) > _LONGEST:
        return None
    if found.end == len(title) and found.kind is not None:
        is_telling = start > 0 or len("".join(title.split())) >= _TELLING
        return _PlainHeading(parts, found.kind, is_telling, style=style)
    if style in _STYLES and _ENDS_HEADING.fullmatch(title):
        return _PlainHeading(parts, found.kind, is_telling=True, is_known=False, style=style)
    return None


def _printed_number(part: re.Match[str]) -> int:
    """The number that *part*, of a heading, prints; 0 if it cannot be read."""
    digits = (part["part"] or part["sign"] or part["number"]).translate(_SIGNS)
    return int(digits) if digits.isdecimal() else _ROMAN.get(digits) or chinese_number(digits) or 0


def _chosen(
    lines: Sequence[Line], plain: Mapping[int, _PlainHeading], find_section: FindSection
) -> dict[int, _PlainHeading]:
    """Those of *plain* whose section has no numbered heading, one for each section.

    The first that is among prose; those beside other headings are a table of contents.
    """
    numbered = {
        find_section(line.heading.title).kind
        for line in lines
        if line.heading is not None and line.heading.level == 1
    }
    among_prose = _among_prose(lines, plain)
    styles = {heading.style for heading in plain.values() if heading.is_known}
    if numbered - {None}:  # other numbers count what is in a section
        styles -= _STYLES
    of_kind: defaultdict[str, list[int]] = defaultdict(list)
    for index, heading in plain.items():
        is_new = heading.kind is None or heading.kind not in numbered
        if is_new and (heading.style in styles or (heading.is_known and heading.style == "part")):
            of_kind[heading.kind or heading.parts.title].append(index)
    best = [
        next((index for index in several if index in among_prose), several[-1])
        for several in of_kind.values()
    ]
    return {index: plain[index] for index in sorted(best)}


def _among_prose(lines: Sequence[Line], plain: Mapping[int, _PlainHeading]) -> set[int]:
    """The places in *plain* with no heading on the next printed line before or after."""
    printed = [index for index, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    heads = [index in plain or lines[index].heading is not None for index in printed]
    around = zip([False, *heads], [*heads[1:], False], strict=False)
    return {
        index
        for index, beside in zip(printed, around, strict=True)
        if index in plain and not any(beside)
    }


def _numbers(
    lines: Sequence[Line], chosen: Mapping[int, _PlainHeading]
) -> Iterator[tuple[int, int]]:
    """The place of each heading in *chosen* that is one, and the number that comes next there.

    Words that may name other things are a heading only where the numbers around leave one out or,
    after the last number, where other headings have lost theirs.
    """
    many_lost = any(heading.is_telling for heading in chosen.values())
    following = _following_numbers(lines)
    last = 0
    for index, line in enumerate(lines):
        if line.heading is not None and line.heading.level == 1:
            last = line.heading.number
        elif index in chosen:
            number = following[index]
            leaves_out = many_lost if number is None else number > last + 1
            if chosen[index].is_telling or leaves_out:
                last = chosen[index].parts.number or last + 1
                yield index, last


def _following_numbers(lines: Sequence[Line]) -> list[int | None]:
    """For each line the number of the next heading of the highest level after it."""
    following: list[int | None] = []
    number = None
    for line in reversed(lines):
        following.append(number)
        if line.heading is not None and line.heading.level == 1:
            number = line.heading.number
    return following[::-1]
