# SPDX-License-Identifier: MIT
"""Lines that lost their pipes: which are of a table, and where their cells end."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.tables.pages import reader


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("规章", ["规章"]),
        ("12", ["12"]),
        ("规章 3 1 23", ["规章 ", "3 ", "1 ", "23"]),
        ("商业 企业 科研 机构", ["商业 企业 ", "科研 机构"]),
        (
            "三、本年度办理结果 (一)予以公开 0 2",
            ["三、本年度办理结果 ", "(一)予以公开 ", "0 ", "2"],
        ),
        ("规章\t3\t\t23\n", ["规章\t", "3\t", "\t", "23\n"]),
        ("\t\t2.重复申请\t0", ["\t", "\t", "2.重复申请\t", "0"]),
        ("规章692", ["规章", "692"]),
        ("信息内容本年制发件数本年废止件数", ["信息内容", "本年制发件数", "本年废止件数"]),
        ("行政事业性收费 240 万元", ["行政事业性收费 ", "240 万元"]),
        ("行政处罚 ? 7", ["行政处罚 ", "? 7"]),
        ("4 3 2 3", ["4 ", "3 ", "2 ", "3"]),
        ("采购总金额( 单位:万元)", ["采购总金额( 单位:万元)"]),
        ("2022年收费金额（单位：万元）", ["2022年收费金额（单位：万元）"]),
        ("信息内容 2022年收费金额（万元）", ["信息内容 ", "2022年收费金额（万元）"]),
        ("3.危及“三安全一稳定”0010203", ["3.危及“三安全一稳定”", "0010203"]),
        ("政府集中采购 49 12.345.6", ["政府集中采购 ", "49 ", "12.345.6"]),
        ('"5","7","2","12+3","8","9"', ['"5",', '"7",', '"2",', '"12+3",', '"8",', '"9"']),
        ("0,3,12亿,7,4,2", ["0,", "3,", "12亿,", "7,", "4,", "2"]),
    ],
)
def test_cells_of_lines_of_tables(line: str, cells: list[str]) -> None:
    pieces = reader().split(line)

    assert pieces is not None
    assert pieces.is_whole
    assert list(pieces.cells) == cells
    assert "".join(pieces.cells) == line


@pytest.mark.parametrize(
    "line", ["结 结 其 尚", "维持 纠正 结果 审结 计", "本年新", "制作数量", "条"]
)
def test_parts_of_labels_are_weak_evidence(line: str) -> None:
    pieces = reader().split(line)

    assert pieces is not None
    assert not pieces.is_whole


@pytest.mark.parametrize(
    "line",
    [
        "本年共办理行政许可5963件。",
        "规章制度不断完善。",
        "2024年12月31日",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "行政许可 办理情况 良好",
        "示例镇 2024 年度报告",
        "\t一、总体情况",
        "文" * 1000,
    ],
)
def test_prose_and_headings_have_no_cells(line: str) -> None:
    assert reader().split(line) is None


BOXES = """│ 第二十条第（一） │ 第二十条第（一） │ 第二十条第（一） │ 第二十条第（一） │
│ 项               │ 项               │ 项               │ 项               │
│ 信息内容         │ 本年新制作数量   │ 本年新公开数量   │ 对外公开总数量   │
│ 规章             │ 0                │ 8                │ 67               │
"""


@pytest.mark.parametrize(("caption", "total"), [("2020年：\n", 67), ("2019年：\n", None)])
def test_pieces_of_a_label_between_bars_are_of_the_table(caption: str, total: int | None) -> None:
    title = "柳坪县卫生健康局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    report = reportparse.parse(f"{title}{caption}{BOXES}完\n")

    assert report.by_path.get("proactive.rules.total") == total


def test_a_header_between_bars_holds_below_a_label_that_wraps() -> None:
    rows = (
        "│ 申请人情况       │                │ 商业企业 │ 总计 │ 科研机构 │ 自然人 │",
        "│ 一、本年新收政府 │                │ 1        │ 21   │ 4        │ 6      │",
        "│ 信息公开申请数量 │                │          │      │          │        │",
        "│ 三、本年度办理结 │ （一）予以公开 │ 0        │ 14   │ 2        │ 5      │",
        "│ 果               │                │          │      │          │        │",
    )
    rule = "├──────────────────┼────────────────┼──────────┼──────┼──────────┼────────┤"
    lines = [rule, rows[0], rule, *rows[1:3], rule, *rows[3:], rule]
    title = "白马市人民政府2025年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    report = reportparse.parse(f"{title}{chr(10).join(lines)}\n完\n")
    granted = "applications.granted"

    assert report.by_path.get("applications.new.total") == 21
    assert report.by_path.get(f"{granted}.total") == 14
    assert report.by_path.get(f"{granted}.natural_person") == 5
    assert report.by_path.get(f"{granted}.enterprise") == 0
