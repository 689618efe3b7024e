# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.document.line_breaks import unroll

ROWS = " | ".join(f"行{index} | {index}" for index in range(40))
LABELS = {"甲表头", "四、结转"}


def lines(text: str) -> list[str]:
    return unroll(text, LABELS.__contains__)


def test_breaks_at_headings_and_after_them() -> None:
    page = f"某镇年度报告 一、概况 平稳。 二、情况 甲表头 | {ROWS} | 四、结转 | 0 | 三、问题 不足。"

    assert lines(page) == [
        "某镇年度报告 ",
        "一、概况 ",
        "平稳。 ",
        "二、情况 ",
        f"甲表头 | {ROWS} | 四、结转 | 0 | ",
        "三、问题 ",
        "不足。",
    ]


def test_a_label_after_prose_begins_a_line() -> None:
    page = f"一、概况 本年 平稳。 甲表头 | {ROWS}"

    assert lines(page)[-1] == f"甲表头 | {ROWS}"


@pytest.mark.parametrize(
    "text",
    [
        "一、概况 二、情况 " + "文" * 400,
        f"{ROWS} | 末行 | 1 |",
        "一、概况 | 二、情况 |",
        "",
    ],
)
def test_other_lines_stay_whole(text: str) -> None:
    assert lines(text) == [text]


PARTS = ["一、", "|", " ", "甲表头", "四、结转", "文。", "\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=400))
def test_pieces_are_the_line(parts: list[str]) -> None:
    text = "".join(parts)

    assert "".join(lines(text)) == text
