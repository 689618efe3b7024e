# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from reportparse.document.lines import (
    HeadingParts,
    LineKind,
    Pieces,
    breadcrumb_steps,
    heading_parts,
    scan,
)
from reportparse.text.numerals import shows_figure
from reportparse.text.source import SourceText


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("一、总体情况", (1, 1, "总体情况")),
        ("一 、总体情况", (1, 1, "总体情况")),
        ("十二．其他", (1, 12, "其他")),
        ("（一）主动公开", (2, 1, "主动公开")),
        ("(三) 不予公开", (2, 3, "不予公开")),
        ("（ 四 ）、平台", (2, 4, "平台")),
        ("㈡平台", (2, 2, "平台")),
        ("1.机构", (3, 1, "机构")),
        ("１２．机构", (3, 12, "机构")),
        ("2、机构", (3, 2, "机构")),
        ("⒊机构", (3, 3, "机构")),
        ("(3)人员", (4, 3, "人员")),
        ("（３）人员", (4, 3, "人员")),
        ("⑷人员", (4, 4, "人员")),
        ("①经费", (5, 1, "经费")),
        ("⑳经费", (5, 20, "经费")),
        ("一、", (1, 1, "")),
        ("（一）概述。", (2, 1, "概述。")),
    ],
)
def test_headings(line: str, parts: tuple[int, int, str]) -> None:
    assert heading_parts(line) == HeadingParts(*parts)


@pytest.mark.parametrize(
    ("line", "title", "separator", "prose"),
    [
        ("(一)强化责任担当。我镇将抓实。", "强化责任担当", "。", "我镇将抓实。"),
        ("1.机制：每月通报。", "机制", "：", "每月通报。"),
        ("1.机制: 每月通报", "机制", ":", "每月通报"),
        ("（二）" + "字" * 61, "", "", "字" * 61),
        ("（二）" + "字" * 61 + "。后文", "", "", "字" * 61 + "。后文"),
    ],
)
def test_headings_that_share_their_line_with_prose(
    line: str, title: str, separator: str, prose: str
) -> None:
    parts = heading_parts(line)

    assert parts is not None
    assert (parts.title, parts.separator, parts.prose) == (title, separator, prose)


@pytest.mark.parametrize(
    "line", ["1.5万元", "2024.1.20", "第一、总体", "一总体", "零、无", "（）", "1234."]
)
def test_no_headings(line: str) -> None:
    assert heading_parts(line) is None


@pytest.mark.parametrize("line", ["1.时间:10", "1.见 http://a.cn"])
def test_colons_in_times_and_addresses_part_nothing(line: str) -> None:
    parts = heading_parts(line)

    assert parts is not None
    assert parts.separator is None


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("当前位置: 首页 > 政务公开", ("首页", "政务公开")),
        ("您的位置：首页>>公开", ("首页", "公开")),
        ("首页 > 公开 > 年报", ("首页", "公开", "年报")),
        ("当前位置：首页", ("首页",)),
        ("3 > 2", ()),
        ("当前位置:", ()),
        ("甲 > 乙 > 丙。", ()),
    ],
)
def test_breadcrumbs(line: str, steps: tuple[str, ...]) -> None:
    assert breadcrumb_steps(line) == steps


def kinds(text: str, *labels: str) -> list[str]:
    def split(raw: str) -> Pieces | None:
        body = raw.strip()
        forms = frozenset({"form"}) if body in labels else frozenset[str]()
        return Pieces((raw,), forms, is_whole=True) if forms or shows_figure(body) else None

    return [line.kind.value for line in scan(SourceText(text), split)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("一、本年新收 | 0 |", "ROW"),
        ("|", "ROW"),
        ("甲 | 乙", "ROW"),
        ("我镇的“掌上|通”上线。", "TEXT"),
        ("甲。 | 乙 |", "ROW"),
        ("\ufeff 　", "BLANK"),
        ("一、总体", "HEADING"),
        ("正文", "TEXT"),
        ("首页 > 甲 > 乙", "BREADCRUMB"),
    ],
)
def test_a_line_is_told_by_its_shape(line: str, kind: str) -> None:
    assert kinds(line) == [kind]


def test_labels_and_figures_in_company_are_cells() -> None:
    text = "三、情况\n\n四、结转\n\n3\n\n/\n\n五、问题\n"

    assert [kind for kind in kinds(text, "四、结转") if kind != "BLANK"] == [
        "HEADING",
        "CELL",
        "CELL",
        "CELL",
        "HEADING",
    ]


def test_labels_and_figures_alone_are_not() -> None:
    assert kinds("六、其他\n无\n", "四、结转") == ["HEADING", "TEXT"]
    assert kinds("四、结转\n正文\n", "四、结转") == ["HEADING", "TEXT"]
    assert kinds("3\n4\n5\n6\n", "四、结转") == ["TEXT"] * 4


def test_a_label_next_to_rows_is_a_cell() -> None:
    assert kinds("第二十条\n规章 | 0 |\n", "第二十条") == ["CELL", "ROW"]


def test_lines_keep_everything() -> None:
    text = "一、甲\r\n|乙|\r 丙\x0c\u2028\n\n"

    assert "".join(line.raw for line in scan(SourceText(text))) == text
    assert [line.start for line in scan(SourceText(text))] == [0, 5, 9, 14]
    assert LineKind.BLANK in [line.kind for line in scan(SourceText(text))]
