# SPDX-License-Identifier: MIT
"""The blocks of a page -> those of the report on it.

Only the report itself says where it is: tables with labels of a form, and headings of its
sections. The innermost element around all of them is the report; words
outside of it are navigation, and of these only title and breadcrumb belong to it. No table
with labels of a form is ever left out.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise

from ...document.headings import breadcrumb_steps, heading_parts
from ...forms.section_kinds import kind_of_heading
from ...report.metadata_candidates import is_menu, titles
from ...report.metadata_lines import LinePiece, MetadataLine
from ...report.titles import as_agency, title_in
from ...text.numerals import shows_figure
from ...text.patterns import late
from ...text.source import BLANKS
from ..blocks import Block, BlockTable, Words
from ..form_tables import is_form, is_label
from ..layout_tables import untabled
from .displayed_tables import spanned
from .outside_tables import PageBlock

#: Lines with which the furniture of a page begins, below a report.
_END = late(
    r"""
    [\[【(（\s]*(?:
      分享(?:到|至|：|:).* | 打印(?:本页|此页|文章|本文)?[\]】)）\s].*
    | 打印(?:本页|此页|文章|本文)? | 关闭(?:本页|窗口|页面)?(?:[\]】)）\s].*)?
    | 返回(?:顶部|首页|列表|上一页).* | 上一[篇条页].* | 下一[篇条页].* | 扫一扫.* | 微信扫.*
    | (?:相关|友情|快速)(?:链接|文章|附件|文件|新闻|阅读)(?:[：:].*)?
    | 责任编辑[：:].* | 责编[：:].* | (?:浏览|阅读|访问|点击)(?:次数|量|数)[：:].*
    | 版权所有.* | (?:主办|承办)(?:单位)?[：:].{0,30}(?:政府|局|厅|委|办|办公室|院|部|中心)
    | 网站(?:标识码|地图|支持).* | 联系我们 | 技术支持[：:].* | Copyright.* | ©.*
    | .{0,12}ICP备.* | .{0,8}公网安备.* | 您访问的.* | 收藏本?页?
    )[\]】)）\s]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: Lines about a page, between its title and the report, and at its end.
_ABOUT = late(
    r"""
    [\[【(（\s]*(?:
      字(?:体|号)(?:大小)?[：:\s].* | [大中小] | 视力保护色.* | 点击收藏 | (?:编辑|作者)[：:].*
    | (?:(?:信息|文章|稿件|内容)?来\s?源|发布机构)[：:].* | 索\s?引\s?号.*
    | (?:发布|发文|公开|成文|生成|更新|上传)(?:时间|日期)[：:].* | 附件(?:下载)?[：:0-9一二三].*
    )
    """,
    re.VERBOSE,
)
_FILE = late(r"附件|\.(?:docx?|pdf|xlsx?|wps|zip|rar|ofd)$|^[上下]一[篇条页]", re.IGNORECASE)
#: Longer lines, and those with a full stop, are prose.
_SHORT = 80
#: So many labels on lines of their own, each above a figure, are those of a table.
_TELLING = 2


def anchors_of(found: Sequence[PageBlock]) -> list[int]:
    """The indices of what identifies a report among *found*, rising."""
    anchors = [index for index, block in enumerate(found) if _is_anchor(block)]
    if not anchors or any(isinstance(found[index].block, BlockTable) for index in anchors):
        return anchors
    # A table may be printed with each cell on a line.
    pairs = enumerate(pairwise(found[anchors[0] :]), anchors[0])
    rows = {
        index: _text(label)
        for index, (label, figure) in pairs
        if shows_figure(_text(figure)) and not label.linked and is_label(_text(label))
    }
    return anchors if len(set(rows.values())) < _TELLING else sorted({*anchors, *rows})


def article(found: Sequence[PageBlock], anchors: Sequence[int]) -> list[PageBlock]:
    """Those of *found* that are the report's, in order; all without *anchors*."""
    if not anchors:
        return [
            block
            for block in found
            if not block.furniture and not _is_furniture(block, _ABOUT, _END)
        ]
    if any(found[index].furniture for index in anchors):
        # An element that holds a report is not furniture, whatever its name.
        found = [block._replace(furniture=False) for block in found]
    paths = [found[index].within for index in anchors]
    outermost, innermost = min(paths), frozenset(max(paths))
    around = tuple(number for number in outermost if number in innermost)
    start, end = anchors[0], anchors[-1]
    first = _first(found, start, around)
    last = _last(found, end, around)
    identifying = set(anchors)
    kept = [
        block
        for index, block in enumerate(found[first : last + 1], first)
        if index in identifying or not _is_noise(block, inside=start < index < end)
    ]
    # The breadcrumb, if one precedes the report.
    opening = [block for block in found[:first] if len(breadcrumb_steps(_text(block))) > 1]
    return [*opening[-1:], *kept]


def _is_anchor(block: PageBlock) -> bool:
    if block.linked:
        return False
    if isinstance(block.block, Words):
        heading = heading_parts(block.block.text.strip(BLANKS))
        return heading is not None and heading.level == 1 and bool(kind_of_heading(heading.title))
    return is_form(block.block)


def _first(found: Sequence[PageBlock], anchor: int, around: tuple[int, ...]) -> int:
    """Where the report begins: at its title, or where the element around it does."""
    title = _title(found[:anchor])
    if title is not None:
        return title
    first = anchor
    while first and _is_within(found[first - 1], around):
        first -= 1
    return first


def _last(found: Sequence[PageBlock], anchor: int, around: tuple[int, ...]) -> int:
    """Where it ends: with the last prose in the element around it, and what goes on from there."""
    prose = (
        index
        for index in range(anchor, len(found))
        if _is_within(found[index], around) and _is_prose(found[index])
    )
    last = max(prose, default=anchor)
    for index in range(last + 1, len(found)):
        block = found[index]
        goes_on = _is_within(block, around) or _is_prose(block)
        if block.furniture or _is_furniture(block, _END) or not goes_on:
            break
        last = index
    while last > anchor and found[last].linked and _FILE.search(_text(found[last])):
        last -= 1
    return last


def _is_prose(block: PageBlock) -> bool:
    """True if *block* is a sentence, or a heading with a number."""
    if block.linked or block.furniture or _is_furniture(block, _END):
        return False
    text = _text(block)
    return "。" in text or heading_parts(text) is not None


def _is_within(block: PageBlock, around: tuple[int, ...]) -> bool:
    return block.within[: len(around)] == around


def _title(before: Sequence[PageBlock]) -> int | None:
    """Where among *before* the report's title begins, with the agency above it."""
    lines = [
        MetadataLine((LinePiece("" if block.linked else _text(block), None),)) for block in before
    ]
    known = titles(lines)
    full = [found for found in known if found.title.alone and found.title.year]
    headings = [found for found in known if before[found.first].heading]
    title = next((several[-1] for several in (full, headings) if several), None)
    if title is None:
        return None
    above = title.first - 1
    has_agency = above >= 0 and not title.title.agency and as_agency(lines[above].text) is not None
    # The line above is an entry of a menu if one before it is in the same element.
    elements = [block.within[:-1] for block in before[max(0, above - 1) : title.first]]
    is_entry = is_menu(lines, above - 1) and elements[0] == elements[-1]
    return title.first - (has_agency and not is_entry)


def _text(block: PageBlock) -> str:
    return block.block.text.strip(BLANKS) if isinstance(block.block, Words) else ""


def _is_furniture(block: PageBlock, *patterns: re.Pattern[str]) -> bool:
    """True if *block* is a short line of one of *patterns*."""
    text = _text(block)
    is_short = 0 < len(text) <= _SHORT and "。" not in text
    return is_short and any(pattern.fullmatch(text) for pattern in patterns)


def _is_noise(block: PageBlock, *, inside: bool) -> bool:
    """True if *block* is the page's and not the report's; between anchors only what surely is."""
    if block.furniture or len(breadcrumb_steps(_text(block), labelled=True)) > 1:
        return True
    return not inside and _is_furniture(block, _ABOUT, _END) and title_in(_text(block)) is None


def with_rows(found: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The blocks *found*, lines of boxes side by side as tables where these are of a form."""
    for boxed, run in groupby(found, key=lambda block: bool(block.row)):
        blocks = list(run)
        grid = BlockTable(spanned([block.row for block in blocks]), is_placed=False)
        # A menu of links may have labels of a form.
        if boxed and not all(block.linked for block in blocks) and is_form(grid):
            whole = blocks[0]._replace(row=(), linked=False)
            yield from (whole._replace(block=block) for block in untabled(grid))
        else:
            yield from blocks


def without_copies(found: Sequence[PageBlock], hidden: Container[int]) -> list[PageBlock]:
    """Those of *found* that are not in a hidden element all whose tables are seen elsewhere.

    Pages have copies of tables for telephones. The same holds for lines with digits: a caption may
    name another year. Other elements that a style sheet hides a script may show, and of two tables
    that differ it is open which is seen.
    """
    holders = [[number for number in block.within if number in hidden] for block in found]
    printed = [_printed(block.block) for block in found]
    seen = {words for words, around in zip(printed, holders, strict=True) if not around}
    with_tables: set[int] = set()
    own: set[int] = set()
    for block, words, around in zip(found, printed, holders, strict=True):
        if not isinstance(block.block, Words):
            with_tables.update(around)
        if words and words not in seen:
            own.update(around)
    copies = with_tables - own
    return [
        block for block, around in zip(found, holders, strict=True) if copies.isdisjoint(around)
    ]


def _printed(block: Block) -> tuple[str, ...]:
    """The words and figures of *block* without blanks; none for a line without figures."""
    if isinstance(block, Words):
        has_digit = any(map(str.isdecimal, block.text))
        return ("".join(block.text.split()),) if has_digit else ()
    return tuple("".join(cell.text.split()) for cell in block.cells())
