# SPDX-License-Identifier: MIT
"""The owner of each table: whose and which year's figures the lines above it say it holds.

A table of another agency or of another year is not the report's, whatever rows it prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from ..document.lines import Block
from ..document.sections import OutlineSection
from ..document.tree import Document
from ..text.characters import simplified
from ..text.source import BLANKS
from ..text.spans import Span
from .titles import is_title, parts_of_title

#: A longer line is a sentence, not a caption.
_LONGEST_CAPTION = 60
#: Number of lines above a table that may be its caption.
_LINES_ABOVE = 2

#: A year that a caption names; days and numbers of documents aside.
_YEAR = re.compile(
    r"(?<![0-9〔\[（(])(20[0-9]{2})年?(?:度|年度)?(?![0-9〕\]）)]|年?\s*[0-9]{1,2}月\s*[0-9]{1,2}日)"
)
_LAST_YEAR = re.compile(r"上一?年度?(?:的?(?:情况|数据|统计)|[^制结项]{0,6}表)|去年")
_SUBORDINATE = re.compile(
    r"(?:下属|下辖|所属|直属|下级|派出)(?:各?单位|机构|部门|乡镇|[^情表]{0,12}(?:情况|统计|表))"
)
#: An agency that a caption names before the words for its figures.
_AGENCY = re.compile(
    r"(?:附[件表录]?[0-9一二三四]?[：:、]?)?(?P<agency>[一-鿿]{2,24}?(?:人民政府|政府办公室|街道办事处"
    r"|街道|委员会|管委会|办公室|[镇乡局厅委署队]))(?:20[0-9]{2}年?度?)?(?:的)?"
    r"(?:政府信息公开|信息公开|主动公开|依申请公开|行政许可|行政处罚|情况|统计)"
)
#: Words that no agency's name has.
_NOT_A_NAME = re.compile(r"收到|处理|公开|申请|主动|许可|处罚|强制|复议|诉讼|情况|各|及")
#: Words for the agency itself.
_SELF = re.compile(r"^(?:本|我|全)(?:级|机关|单位|部门|局|镇|乡|县|市|区|街道|委|厅|办)")
_GOVERNMENT = re.compile(r"人民政府|政府|办公室|办公厅|街道办事处|办事处")


@frozen
class OtherOwner:
    """The line that gives a table to another agency or year.

    Attributes:
        span: Its place.
        text: Its words.
    """

    span: Span
    text: str


def other_owners(document: Document, agency: str | None, year: int | None) -> dict[int, OtherOwner]:
    """The tables of *document* that are another agency's or year's, by the identity of the block.

    Args:
        document: The tree of the text.
        agency: The agency that reports, where the page says it.
        year: The year reported on, where the page says it.
    """
    found: dict[int, OtherOwner] = {}
    above: list[Block] = []
    title: OtherOwner | None = None
    for block, headings in _blocks_with_headings(document):
        if block.type == "TEXT":
            above.append(block)
            if is_title(block.text):
                named = parts_of_title(block.text)
                is_other = None not in named and _is_of_other(*named, agency, year)
                title = OtherOwner(block.span, block.text) if is_other else None
        elif block.type == "HEADING":
            above = []
        elif block.type == "TABLE":
            lines = [*headings, *above[-_LINES_ABOVE:]]
            owner = next(
                (line for line in reversed(lines) if _names_other(line, agency, year)), None
            )
            if owner is not None:
                found[id(block)] = OtherOwner(owner.span, owner.text)
            elif title is not None:
                found[id(block)] = title
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


def _names_other(line: Block, agency: str | None, year: int | None) -> bool:
    """True if a caption or heading names another agency or year than the report's."""
    text = simplified(line.text.strip(BLANKS + "：:（）()"))
    if len(text) > _LONGEST_CAPTION or "。" in text or text.endswith(("，", "如下", "；")):
        return False
    if _SELF.match(text):
        return False
    if _SUBORDINATE.search(text) or _LAST_YEAR.search(text):
        return True
    years = {int(named) for named in _YEAR.findall(text)}
    if year is not None and years and year not in years:
        return True
    named = _AGENCY.search(text)
    return named is not None and _is_other_agency(named["agency"], agency)


def _is_of_other(
    named: str | None, named_year: int | None, agency: str | None, year: int | None
) -> bool:
    is_other_year = None not in (named_year, year) and named_year != year
    return is_other_year or (named is not None and _is_other_agency(named, agency))


def _is_other_agency(named: str, agency: str | None) -> bool:
    """True if *named* is not a name of *agency*; a name may lack the place at its beginning."""
    if agency is None or _SELF.match(named) or _NOT_A_NAME.search(named):
        return False
    own, other = (_GOVERNMENT.sub("", simplified(name)) for name in (agency, named))
    return bool(other) and not own.endswith(other) and not other.endswith(own)
