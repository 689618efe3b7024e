# SPDX-License-Identifier: MIT
"""The labels of the facts that lines state about a report or a page, by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from ..text.characters import traditional
from ..text.patterns import late

#: Labels by kind. Blanks may part their characters.
_LABELS = {
    "published": (
        "发布时间 发布日期 公开时间 公开日期 发表时间 发表日期 上网时间 上网日期 发文日期"
        " 发文时间 公布时间 公布日期 公告时间 公告日期 信息时间 发稿时间 发稿日期 刊发时间 刊发日期"
        " 登载时间 登载日期 上传时间 上传日期 发布于 发表于"
    ),
    "other_date": (
        "成文日期 成文时间 生成日期 生成时间 生效日期 生效时间 更新时间 更新日期 印发日期"
        " 印发时间 废止日期 失效日期 打印时间 有效期"
    ),
    "index_number": "索引号 索引编号 索引码 索取号 信息索引 信息索引号",
    "document_number": "文号 发文字号 文件编号 发文文号 公文文号 文件文号 文件字号",
    "publisher": (
        "发布机构 发布机关 发布单位 发布主体 发布部门 发文机关 发文机构 发文单位 发文部门"
        " 公开机构 公开机关 公开单位 公开部门 公开主体"
    ),
    "author": (
        "编制机构 编制机关 编制单位 编制主体 编写单位 制作机构 制作机关 制作单位"
        " 公开义务人 责任单位 填报单位 报告单位"
    ),
    "source": "来源 信息来源 文章来源 稿件来源 内容来源 稿源",
    "date": "时间 日期 录入时间 录入日期 添加时间 添加日期",
    "heading": "标题 名称 信息名称 信息标题 文件名称",
    "other": (
        "浏览次数 浏览量 浏览 阅读次数 阅读量 阅读 点击次数 点击数 点击 字号 字体 作者 编辑 "
        "责任编辑 访问次数 访问量 分享 打印 主题分类 分类 主题词 关键词 关键字 体裁 体裁分类 时效 "
        "时效性 有效性 公开方式 公开范围 公开形式 组配分类 内容概述 信息分类 概述 语种 载体 审核"
    ),
}
#: The kinds of labels of a page's index.
OF_INDEX = frozenset({"index_number", "publisher"})
#: Labels only before a colon: without one they are verbs.
VERBS = ("发布", "公布", "发表")
_KIND_OF = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
#: The two characters that labels begin with, each in either script.
FIRST = frozenset(
    first + second
    for label in _KIND_OF
    for first in (label[0], traditional(label[0]))
    for second in (label[1], traditional(label[1]))
)
#: A wider class is slow to compile.
_BLANK = r"[ \t]{0,6}"


def _any_of(labels: Iterable[str]) -> str:
    """A pattern of the longest of *labels*; what several begin with is in it once."""
    parts = []
    for first, alike in groupby(sorted(labels), key=lambda label: label[:1]):
        rests = [label[1:] for label in alike]
        longer = [rest for rest in rests if rest]
        below = f"(?:{_BLANK}{_any_of(longer)})" if longer else ""
        parts.append(f"{first}{below}{'?' if below and '' in rests else ''}")
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


#: A label where a line, a cell or a bracket begins, or behind a blank; that of a day is one by the
#: day behind it, too.
LABEL = late(
    rf"(?:(?<=[\s（(\[【〖|｜丨/;；,，、·•*\-])|^|(?={_any_of(_LABELS['published'].split())}[：:]?20[0-9]{{2}}[-/.年]))"
    rf"[【〖\[*]{{0,2}}(?P<label>{_any_of(_KIND_OF)}|(?:{'|'.join(VERBS)})(?={_BLANK}[：:]))"
    r"(?![一-鿿]{0,3}[的和及由将已])"
    rf"[】〗\]*]{{0,2}}{_BLANK}(?P<colon>[：:]?)\*{{0,2}}{_BLANK}"
)
#: The first two characters of any label.
OPENING = late(_any_of({label[:2] for label in _KIND_OF}))
#: A label's second character is at most so far behind where it begins.
APART = 8
#: In front of the first label of a line.
MARKS = "- ·•（([【〖*#>|\t\u3000\xa0"


def kind_of(label: re.Match[str]) -> str:
    """The kind of a *label* that was found."""
    return _KIND_OF.get("".join(label["label"].split()), "published")
