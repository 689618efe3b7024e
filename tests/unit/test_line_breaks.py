# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.document.lines import Pieces
from reportparse.document.tree import parse_document
from reportparse.text.source import SourceText

ROWS = " | ".join(f"行{index} | {index}" for index in range(40))
LABELS = {"甲表头", "四、结转"}


def split(raw: str) -> Pieces | None:
    """The cells of a form that has two labels."""
    forms = frozenset({"form"}) if raw.strip() in LABELS else frozenset[str]()
    return Pieces((raw,), forms, is_whole=True) if forms else None


def lines(text: str) -> list[str]:
    found = list(parse_document(SourceText(text), split).lines())
    assert [line.start for line in found] == [
        sum(len(line.raw) for line in found[:index]) for index in range(len(found))
    ]
    return [line.raw for line in found]


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


def test_pieces_are_lines_like_others() -> None:
    page = f"某镇年度报告 一、概况 平稳。 二、情况 甲表头 | {ROWS}\n三、问题"
    blocks = parse_document(SourceText(page), split).blocks()

    assert [block.type for block in blocks] == [
        "TEXT",
        "HEADING",
        "TEXT",
        "HEADING",
        "TABLE",
        "HEADING",
    ]


def test_a_label_after_a_heading_without_prose_begins_none() -> None:
    assert lines(f"甲表头 | {ROWS} | 二、情况")[0] == f"甲表头 | {ROWS} | "
    assert lines(f"甲表头 | {ROWS} |二、情况。三、问题 甲")[1:] == [
        "二、情况。",
        "三、问题 ",
        "甲",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、概况 二、情况 " + "文" * 400,
        f"{ROWS} | 末行 | 1 |",
        f"{ROWS} | 四、结转 | 1 |",
        f"{ROWS} | 四、结转 次年 | 1 |",
        "一、概况 | 二、情况 |",
    ],
)
def test_other_lines_stay_whole(text: str) -> None:
    assert lines(text) == [text]


PARTS = ["一、", "|", " ", "甲表头", "四、结转", "文。", "\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=400))
def test_pieces_are_the_line(parts: list[str]) -> None:
    text = "".join(parts)

    assert "".join(lines(text)) == text
