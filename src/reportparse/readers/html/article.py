# SPDX-License-Identifier: MIT
"""The blocks of a page -> those of the report on it.

Only the report itself says where it is: tables with labels of a form, and headings of its
sections. What stands in the innermost element around all of them is the report; words
outside of it are navigation, and of these only title and breadcrumb belong to it. No table
with labels of a form is ever left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from attrs import evolve

from ...document.headings import breadcrumb_steps, heading_parts
from ...forms.section_kinds import kind_of_heading
from ...report.titles import is_title
from ...text.source import BLANKS
from ..blocks import Words
from ..form_tables import is_form
from .page_blocks import PageBlock

#: Lines with which the furniture of a page begins, below a report.
_END = re.compile(
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
_ABOUT = re.compile(
    r"""
    [\[【(（\s]*(?:
      字(?:体|号)(?:大小)?[：:\s].* | [大中小] | 视力保护色.* | 点击收藏 | (?:编辑|作者)[：:].*
    | (?:(?:信息|文章|稿件|内容)?来\s?源|发布机构)[：:].* | 索\s?引\s?号.*
    | (?:发布|发文|公开|成文|生成|更新|上传)(?:时间|日期)[：:].* | 附件(?:下载)?[：:0-9一二三].*
    )
    """,
    re.VERBOSE,
)
#: A title that is not marked up as a heading: it names a year and ends as titles do.
_TITLE = re.compile(
    r"(?!.*(?:现将|如下|详见|下载|按照|根据|解读|图解))"
    r"(?=.*(?:20[0-9]{2}|２０|二\s?[〇○零Ｏ])).*(?:报\s*告|年\s*报)\s*(?:[（(].{0,20}[）)])?"
)
_FILE = re.compile(r"附件|\.(?:docx?|pdf|xlsx?|wps|zip|rar|ofd)$|^[上下]一[篇条页]", re.IGNORECASE)
#: Longer lines, and those with a full stop, are prose.
_SHORT = 80
_BREADCRUMB = re.compile(r"(?:您?(?:的)?(?:当前|现在|所在)的?位置|当前页面)")


def article(found: Sequence[PageBlock]) -> list[PageBlock]:
    """Those of *found* that are the report's, in order; all if nothing tells a report."""
    anchors = {index for index, one in enumerate(found) if _is_anchor(one)}
    if not anchors:
        return [one for one in found if not one.furniture and not _is_about(one)]
    if any(found[index].furniture for index in anchors):
        # What holds a report is no furniture, whatever its element is called.
        found = [evolve(one, furniture=False) for one in found]
    around = _common([found[index].within for index in anchors])
    first = _first(found, min(anchors), around)
    last = _last(found, max(anchors), around)
    kept = [
        one
        for index, one in enumerate(found[first : last + 1], first)
        if index in anchors or not _is_noise(one, inside=min(anchors) < index < max(anchors))
    ]
    return [*_opening(found[:first]), *kept]


def _common(paths: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """What all *paths* begin with."""
    first, last = min(paths), max(paths)
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    )
    return first[:same]


def is_report(found: Sequence[PageBlock]) -> bool:
    """Whether anything in *found* tells a report."""
    return any(map(_is_anchor, found))


def _is_anchor(one: PageBlock) -> bool:
    if one.linked:
        return False
    if isinstance(one.block, Words):
        heading = heading_parts(one.block.text.strip(BLANKS))
        return heading is not None and heading.level == 1 and bool(kind_of_heading(heading.title))
    return is_form(one.block)


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
    inside = [
        index
        for index in range(anchor, len(found))
        if _is_within(found[index], around) and (index == anchor or _is_prose(found[index]))
    ]
    last = inside[-1] if inside else anchor
    for index in range(last + 1, len(found)):
        one = found[index]
        goes_on = _is_within(one, around) or _is_prose(one)
        if one.furniture or _is_end(one) or not goes_on:
            break
        last = index
    while last > anchor and found[last].linked and _FILE.search(_text(found[last])):
        last -= 1
    return last


def _is_prose(one: PageBlock) -> bool:
    """Whether *one* is a sentence, or a heading with a number."""
    if one.linked or one.furniture or _is_end(one):
        return False
    text = _text(one)
    return "。" in text or heading_parts(text) is not None


def _is_within(one: PageBlock, around: tuple[int, ...]) -> bool:
    return one.within[: len(around)] == around


def _title(before: Sequence[PageBlock]) -> int | None:
    """Where among *before* the title of the report stands, and no sentence that speaks of one."""
    known = [
        index
        for index, one in enumerate(before)
        if not one.linked and isinstance(one.block, Words) and is_title(_text(one))
    ]
    full = [index for index in known if _TITLE.fullmatch(_text(before[index]))]
    headings = [index for index in known if before[index].heading]
    return next((indices[-1] for indices in (full, headings) if indices), None)


def _text(one: PageBlock) -> str:
    return one.block.text.strip(BLANKS) if isinstance(one.block, Words) else ""


def _is_short(text: str) -> bool:
    return 0 < len(text) <= _SHORT and "。" not in text


def _is_end(one: PageBlock) -> bool:
    text = _text(one)
    return _is_short(text) and bool(_END.fullmatch(text))


def _is_about(one: PageBlock) -> bool:
    text = _text(one)
    return _is_short(text) and bool(_ABOUT.fullmatch(text) or _END.fullmatch(text))


def _is_noise(one: PageBlock, *, inside: bool) -> bool:
    """Whether *one* is the page's and not the report's; between anchors only what surely is."""
    if one.furniture or _is_breadcrumb(one):
        return True
    return not inside and _is_about(one)


def _opening(before: Sequence[PageBlock]) -> list[PageBlock]:
    """The breadcrumb, where one stands before the report."""
    return [one for one in before if _is_breadcrumb(one)][-1:]


def _is_breadcrumb(one: PageBlock) -> bool:
    if not isinstance(one.block, Words):
        return False
    text = one.block.text.strip(BLANKS)
    return bool(_BREADCRUMB.match(text)) and len(breadcrumb_steps(text)) > 1
