# SPDX-License-Identifier: MIT
"""Tables as PDF readers leave them: a line of text for each line of print."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.forms.flattening import Figure

HEADER = """三、收到和处理政府信息公开申请情况
申请人情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三 法人或其他组织
自然
项加第四项之和） 商业 科研 社会公 法律服 其 总计
人
企业 机构 益组织 务机构 他
"""
ROWS = """一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21
二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
三、本年 （一）予以公开 1 0 0 0 0 0 1
度办理结 （二）部分公开（区分处理的，只计这一情
0 1 0 0 0 0 1
果 形，不计其他情形）
1.属于国家秘密 0 0 2 0 0 0 2
2.其他法律行政法规禁
335 0 7 1 1 1 345
（三）不 止公开
予公开 3.危及“三安全一稳定” 0 0 0 0 5 4 9
"""


def rows_of(text: str, *paths: str) -> list[Figure]:
    report = reportparse.parse(text)
    return [report.figure(f"applications.{path}.total") for path in paths]


def test_labels_that_wrap_around_their_figures() -> None:
    paths = ("new", "carried_in", "granted", "partial", "denied.state_secret")
    wrapped = ("denied.prohibited_by_law", "denied.safety_stability")

    assert rows_of(HEADER + ROWS, *paths, *wrapped) == [21, 0, 1, 1, 2, 345, 9]


@pytest.mark.parametrize(
    ("printed", "damaged"),
    [
        ("335 0 7 1 1 1 345\n", ""),
        ("335 0 7 1 1 1 345\n", "335 0 7 1 1 1 345\n335 0 7 1 1 1 345\n"),
        ("止公开", "止"),
    ],
)
def test_pieces_that_are_not_whole_are_not_joined(printed: str, damaged: str) -> None:
    report = reportparse.parse(HEADER + ROWS.replace(printed, damaged))

    assert report.figure("applications.denied.prohibited_by_law.total") is None


def test_pieces_of_headers_in_another_order_are_not_read() -> None:
    text = HEADER.replace("其 总计", "总计 其")

    assert rows_of(text + ROWS, "new") == [None]


def test_a_header_in_reading_order_however_broken() -> None:
    header = (
        "申请人情况 自然人 法人或其他组织 总计 商业企业科研 机构 社会公 益组织 法律服务机构 其他\n"
    )

    assert rows_of(header.replace(" ", "\n") + ROWS, "new", "carried_in") == [21, 0]


def test_radicals_are_the_characters_that_they_look_like() -> None:
    text = HEADER + ROWS.replace("一", "⼀").replace("人", "⼈")

    assert rows_of(text, "new") == [21]
    edited = reportparse.edit(text, "applications.new.total", 22)
    assert edited == text.replace("6 21\n", "6 22\n")


def test_rows_between_surplus_and_no_figures_are_doubtful() -> None:
    rows = (
        "8.属于行政查询事项\n0 1 2 8 3 3 17\n153 1 0 5 5 5 169\n"
        "1.本机关不掌握相关政府信息\n238 3 3 2 5 2 253\n2.没有现成信息需要另行制作\n"
        "3.补正后申请内容仍不明确 124 7 0 0 6 1 138\n"
    )
    report = reportparse.parse(
        "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
        + rows
    )
    path = "applications.unavailable.not_held.total"

    assert report.figure(path) is None
    assert report.status(path) == "doubtful"
    assert report.figure("applications.unavailable.unclear.total") == 138
