# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.document.headings import breadcrumb_steps, heading_parts
from reportparse.document.lines import HeadingParts, Line, LineKind, Pieces
from reportparse.document.parser import terminal
from reportparse.document.sections import marker
from reportparse.document.tree import parse_document
from reportparse.text.numerals import shows_figure
from reportparse.text.source import BLANKS, SourceText
from tests.fixtures import cases

LABELS = {"四、结转", "第二十条"}


def split(raw: str) -> Pieces | None:
    """The cells of a form that has two labels."""
    body = raw.strip()
    forms = frozenset({"form"}) if body in LABELS else frozenset[str]()
    return Pieces((raw,), forms, is_whole=True) if forms or shows_figure(body) else None


def lines(text: str) -> list[Line]:
    return list(parse_document(SourceText(text), split).lines())


def shown(line: Line) -> str:
    """The kind of *line* and the parts of which it is made."""
    parts: tuple[object, ...] = ()
    if line.heading is not None:
        level, number, title, separator, prose, _ = line.heading
        parts = (level, number, title, *((separator, prose) if separator is not None else ()))
    elif line.kind is LineKind.BREADCRUMB:
        parts = breadcrumb_steps(line.raw)
    return " · ".join(map(str, (line.kind, *parts)))


@pytest.mark.parametrize(("text", "expected"), cases("lines.md"))
def test_a_line_by_itself(text: str, expected: str) -> None:
    assert [shown(line) for line in lines(text)] == expected.split("\n")


@pytest.mark.parametrize(("text", "expected"), cases("cells.md"))
def test_a_line_among_others(text: str, expected: str) -> None:
    assert [line.kind.value for line in lines(text)] == expected.split("\n")


@pytest.mark.parametrize("text", ["", "字。后文"])
def test_words_too_long_for_a_title_are_prose(text: str) -> None:
    words = "字" * 61 + text

    assert heading_parts(f"（二）{words}") == HeadingParts(2, 2, "", "", words)
    assert heading_parts(f"（二）{words[1:61]}") == HeadingParts(2, 2, words[1:61])


@pytest.mark.parametrize(
    "line",
    [
        "【当前位置】甲 > 乙（2022）",
        "[当前位置]：甲 > 乙（2022）",
        "（当前位置：）甲 > 乙（2022）",
        "【当前位置：甲 > 乙（2022）】",
        "(您当前的位置：甲>乙（2022）)",
        "当前位置 甲 > 乙（2022）",
        "〖當前位置〗甲→乙（2022）",
        "当前位置：甲-乙（2022）",
        "当前位置：甲·乙（2022）",
    ],
)
def test_the_label_of_a_breadcrumb_is_not_a_step_whatever_its_brackets(line: str) -> None:
    assert breadcrumb_steps(line, labelled=True) == ("甲", "乙（2022）")


@pytest.mark.parametrize(
    "line",
    [
        "[当前位置]办公楼三层设查阅点",
        "所在位置 偏远，人员 > 3 人",
        "【当前栏目】信息公开",
        "当前页面 已失效，请返回首页 > 重新查找",
    ],
)
def test_words_about_a_place_are_not_a_breadcrumb(line: str) -> None:
    assert breadcrumb_steps(line, labelled=True) == ()


@pytest.mark.parametrize("length", [299, 300, 301])
def test_a_long_line_is_not_a_breadcrumb(length: int) -> None:
    line = "当前位置：".ljust(length, "页")

    assert bool(breadcrumb_steps(line)) == (length <= 300)


@pytest.mark.parametrize("level", range(1, 6))
def test_numbers_as_canonical_text_prints_them_are_read(level: int) -> None:
    for number in range(1, 21 if level == 5 else 100):
        assert heading_parts(marker(level, number) + "甲") == HeadingParts(level, number, "甲")


@pytest.mark.parametrize("blank", BLANKS.replace("\n", "").replace("\r", ""))
def test_every_blank_may_surround_the_parts_of_a_line(blank: str) -> None:
    assert [line.kind.value for line in lines(f"{blank}\n{blank}")] == ["BLANK", "BLANK"]
    assert heading_parts(f"{blank}（一）{blank}、{blank}甲{blank}。{blank}乙{blank}") == (
        HeadingParts(2, 1, "甲", "。", "乙")
    )
    assert heading_parts(f"1.甲:{blank}10") == HeadingParts(3, 1, f"甲:{blank}10")
    assert breadcrumb_steps(f"{blank}当前位置：{blank}>{blank}甲{blank}>{blank}乙") == ("甲", "乙")
    assert terminal("_INNER_HEADING").search(f"甲{blank}一、") is not None


def test_lines_keep_everything() -> None:
    text = "一、甲\r\n|乙|\r 丙\x0c\u2028\n\n"

    assert "".join(line.raw for line in lines(text)) == text
    assert [line.start for line in lines(text)] == [0, 5, 9, 14]
    assert lines(text)[-1].kind is LineKind.BLANK


NUMBERS = st.text("一二十百〇零０1２（()）、.． \t㈠⒈⑴①*#_", max_size=9)


@given(NUMBERS)
def test_a_heading_has_a_number_from_1(number: str) -> None:
    heading = heading_parts(f"{number}甲。乙")

    assert heading is None or heading.number > 0
