# SPDX-License-Identifier: MIT
"""The owner of each table: whose and which year's figures the lines above it say it holds.

A table of another agency or of another year is not the report's, whatever rows it prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from attrs import frozen

from ..document.lines import Block, Line
from ..document.sections import OutlineSection
from ..document.tree import Document
from ..text.characters import simplified
from ..text.source import BLANKS
from ..text.spans import Span
from .titles import is_title, parts_of_title

#: A longer line is a sentence, not a caption.
_LONGEST_CAPTION = 60
#: Number of lines above a table that may be its captions, and of those next to it that are
#: captions even if others of them are sentences; number of rows at its top that may be captions.
_LINES_ABOVE, _NEXT, _ROWS = 4, 2, 3

#: Years that are not those of the figures: in numbers of documents, in days, in the day of filing.
_NOT_OF_FIGURES = re.compile(
    r"[〔\[（(]20[0-9]{2}[〕\]）)]第?[0-9]+号|20[0-9]{2}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?"
    r"|(?:填[报表写]|制表|编制|公布|发布|更新)(?:时间|日期)[：:].*"
)
_PERIOD = re.compile(r"(?:统计|报告|数据|所属)?(?:期限|时段|期间|时间|周期|年度|所属期)[：:]")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_LAST_YEAR = re.compile(r"上一?年度?(?!结转|[末底])|去年|往年|历年")
_THIS_YEAR = re.compile(r"本年|今年|当年")
#: A unit that is a multiple of what the form counts.
_MULTIPLE = re.compile(r"单位[：:]\s*[十百千万亿]+[件条次项个宗份篇]")
#: A table that shows how to fill in the form.
_SAMPLE = re.compile(r"(?:填[写表报])?(?:示例|样表|样例|范例|模板)$")
_SUBORDINATE = re.compile(
    r"(?:下属|下辖|所属|直属|下级|派出)(?:各?单位|机构|部门|乡镇|[^情表]{0,12}(?:情况|统计|表))"
)
#: Words before the name of an agency in a caption: a number, 附件2：, 填报单位：.
_BEFORE_NAME = (
    r"[（(]?(?:[一二三四五六七八九十0-9]{1,3}[）)、.．]\s*)?"
    r"(?:(?:附[件表录]?|表)[0-9一二三四五]*[：:、.\s]*)?"
    r"(?:(?:填[报表]|报送|编[报制]|制表|统计)?(?:单位|机关|机构|部门)(?:名称)?"
    r"(?:[（(][盖公签]章[）)])?[：:]\s*)?"
)
#: An agency that a caption names, alone or before the words for its figures.
_AGENCY = re.compile(
    _BEFORE_NAME + r"(?P<agency>[一-鿿]{1,24}?(?:人民政府|政府办公室|政府(?!信息)|街道办事处|街道"
    r"|委员会|管委会|办公室|中心|学校|大学|学院|医院|公司|开发区|[省市县区镇乡局厅委署队]))"
    r"(?=$|[：:（(的]|20[0-9]{2}|政府信息公开|信息公开|主动公开|依申请公开|收到|处理|申请|行政许可|行政处罚"
    r"|行政复议|情况|统计|数据|本年|上年)"
)
#: Words that no agency's name has.
_NOT_A_NAME = re.compile(r"结转|收到|处理|公开|申请|主动|许可|处罚|强制|复议|诉讼|情况|各|及|其他")
#: Words for the agency itself.
_SELF = re.compile(
    _BEFORE_NAME + r"(?:本|我|全)(?:级|机关|单位|部门|局|镇|乡|县|市|区|街道|委|厅|办|省)"
)
#: The last characters of names that are no place's.
_BODIES = ("局", "厅", "委", "署", "委员会")
_GOVERNMENT = re.compile(r"人民政府|政府|办公室|办公厅|街道办事处|办事处")


@frozen
class OtherOwner:
    """The line by which a table is another agency's or year's, or counts another unit.

    Attributes:
        span: Its place.
        text: Its words.
        code: The code of the finding.
    """

    span: Span
    text: str
    code: str = "table-of-other"


def other_owners(document: Document, agency: str | None, year: int | None) -> dict[int, OtherOwner]:
    """The tables of *document* whose figures are not the report's, by the identity of the block.

    Args:
        document: The tree of the text.
        agency: The agency that reports, where the page says it.
        year: The year reported on, where the page says it.
    """
    found: dict[int, OtherOwner] = {}
    lines: list[Block | OtherOwner]
    above: list[Block] = []
    title: OtherOwner | None = None
    for block, headings in _blocks_with_headings(document):
        if block.type == "TEXT":
            if not is_title(block.text):
                above.append(block)
            else:
                above = []
                named = parts_of_title(block.text)
                is_other = None not in named and _is_of_other(*named, agency, year)
                title = OtherOwner(block.span, block.text) if is_other else None
        elif block.type == "HEADING":
            above = []
        elif block.type == "TABLE":
            lines = [*headings, *_captions_above(above), *_captions_inside(block)]
            near = [*(line.lines[0] for line in above[-_LINES_ABOVE:]), *block.lines[:_ROWS]]
            owner = _other_owner(lines, agency, year) or title or _multiplied(near)
            if owner is not None:
                found[id(block)] = owner
            above = []
    return found


def _blocks_with_headings(document: Document) -> Iterator[tuple[Block, list[Block]]]:
    """All blocks in order, each with the headings of the sections that it is in."""
    for block in document.opening:
        yield block, []
    for section in document.sections:
        yield from _in_section(section, [])


def _in_section(
    section: OutlineSection, headings: Sequence[Block]
) -> Iterator[tuple[Block, list[Block]]]:
    own = [*headings, section.head]
    yield section.head, own
    for child in section.children:
        if isinstance(child, OutlineSection):
            yield from _in_section(child, own)
        else:
            yield child, own


def _multiplied(lines: Sequence[Line]) -> OtherOwner | None:
    """The line that says that figures count hundreds or thousands."""
    for line in lines:
        match = _MULTIPLE.search(simplified(line.body))
        if match is not None:
            start = line.body_start + match.start()
            return OtherOwner(Span(start, start + len(match[0])), match[0], "unit-multiplied")
    return None


def _captions_above(lines: Sequence[Block]) -> list[Block]:
    """The last of *lines*, prose above a table: two of them, or more that are all captions."""
    found = takewhile(lambda line: _caption(line.text) is not None, reversed(lines))
    count = sum(1 for _ in islice(found, _LINES_ABOVE))
    return list(lines[len(lines) - max(count, _NEXT) :] if lines[_NEXT:] else lines)


def _captions_inside(block: Block) -> Iterator[OtherOwner]:
    """The rows at the top of a table that hold one text each."""
    for line in block.lines[:_ROWS]:
        cells = {cell.strip(BLANKS) for cell in line.body.strip(BLANKS).split("|")} - {""}
        if len(cells) > 1:
            return
        yield OtherOwner(Span(line.body_start, line.body_start + len(line.body)), line.body)


def _other_owner(
    lines: Sequence[Block | OtherOwner], agency: str | None, year: int | None
) -> OtherOwner | None:
    """The nearest of *lines* that names an agency or a year, if it names another's."""
    is_open = {"agency", "year"}
    for line in reversed(lines):
        text = _caption(line.text)
        if text is None:
            continue
        said = {"agency": _is_another_agency(text, agency), "year": _is_another_year(text, year)}
        if any(said[fact] for fact in is_open):
            return OtherOwner(line.span, line.text)
        is_open -= {fact for fact, is_other in said.items() if is_other is not None}
    return None


def _caption(line: str) -> str | None:
    """The words of a line that may be a caption; None if it is a sentence."""
    text = simplified(line.strip(BLANKS + "|：:"))
    if re.fullmatch(r"[（(][^（()）]*[）)]", text):
        text = text[1:-1]
    is_sentence = "。" in text or text.endswith(("，", "；"))
    return None if is_sentence or len(text) > _LONGEST_CAPTION else text


def _is_another_year(text: str, year: int | None) -> bool | None:
    """True if a caption names only other years, False if *year*, None if none."""
    if _SAMPLE.match(text):
        return True
    dates = text if _PERIOD.match(text) else _NOT_OF_FIGURES.sub("", text)
    years = {int(named) for named in _YEAR.findall(dates)}
    if year in years:
        return False
    is_other = bool(years and year is not None) or bool(_LAST_YEAR.search(text))
    return True if is_other and not _THIS_YEAR.search(text) else None


def _is_another_agency(text: str, agency: str | None) -> bool | None:
    """True if a caption names another agency, False if the report's own, None if none."""
    if _SELF.match(text):
        return False
    if _SUBORDINATE.search(text):
        return True
    named = _AGENCY.match(text)
    if named is None or agency is None or _NOT_A_NAME.search(named["agency"]):
        return None
    return _is_other_agency(named["agency"], agency)


def _is_of_other(
    named: str | None, named_year: int | None, agency: str | None, year: int | None
) -> bool:
    is_other_year = None not in (named_year, year) and named_year != year
    return is_other_year or (named is not None and _is_other_agency(named, agency))


def _is_other_agency(named: str, agency: str | None) -> bool:
    """True if *named* is not a name of *agency*.

    A name may lack the place at its beginning, be the place alone, or leave out characters:
    区教体局 of 某区教育和体育局. The body above it, 某县公安局 of its 交警大队, is another.
    """
    if agency is None or _SELF.match(named) or _NOT_A_NAME.search(named):
        return False
    own, other = (_GOVERNMENT.sub("", simplified(name)) for name in (agency, named))
    if own.endswith(other) or other.endswith(own):
        return False
    is_above = own.startswith(other) and other.endswith(_BODIES)
    if is_above or (_GOVERNMENT.search(named) and not _GOVERNMENT.search(agency)):
        return True
    left = iter(own)
    return not all(character in left for character in other)
