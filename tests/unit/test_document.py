# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from reportparse import parse_document
from reportparse.document.sections import OutlineSection, marker


def outline(section: OutlineSection) -> tuple[str, list[object]]:
    inside: list[object] = [outline(child) for child in section.sections]
    return marker(section.heading.level, section.heading.number), inside


def test_sections_nest_by_level_whatever_lies_between() -> None:
    document = parse_document("一、甲\n1.乙\n（1）丙\n（一）丁\n1.戊\n二、己\n①庚\n")

    assert [outline(section) for section in document.sections] == [
        ("一、", [("1.", [("（1）", [])]), ("（一）", [("1.", [])])]),
        ("二、", [("①", [])]),
    ]


@pytest.mark.parametrize(
    ("text", "highest"),
    [
        ("1.甲\n（一）乙\n（二）丙\n2.丁\n3.戊\n4.己\n", ["1.", "2.", "3.", "4."]),
        # a list before the sections, one within each, and numbers below those of sections
        (
            "1.甲\n2.丁\n3.戊\n4.己\n（一）乙\n（二）丙\n",
            ["1.", "2.", "3.", "4.", "（一）", "（二）"],
        ),
        ("（一）乙\n1.甲\n2.丁\n（二）丙\n1.戊\n", ["（一）", "（二）"]),
        ("1.甲\n（一）乙\n2.丁\n（二）丙\n", ["1.", "（一）", "（二）"]),
        ("1.甲\n一、乙\n2.丁\n3.戊\n4.己\n", ["1.", "一、"]),
    ],
)
def test_numbers_on_end_around_others_are_above_them(text: str, highest: list[str]) -> None:
    found = [outline(section)[0] for section in parse_document(text).sections]

    assert found == highest


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("一、甲\n二、乙\n", []),
        ("一、甲\n三、乙\n", ["heading-number-skipped"]),
        ("二、甲\n", ["heading-number-skipped"]),
        ("一、甲\n一、乙\n", ["heading-number-repeated"]),
        ("一、甲\n二、乙\n一、丙\n", ["heading-number-out-of-order"]),
        ("（一）甲\n（二）乙\n（一）丙\n", ["heading-number-out-of-order"]),
        ("1.甲\n2.乙\n1.丙\n2.丁\n", []),
        ("1.甲\n1.乙\n", []),
        ("1.甲\n3.乙\n2.丙\n", ["heading-number-skipped", "heading-number-out-of-order"]),
        ("一、甲\n（一）乙\n二、丙\n（一）丁\n", []),
    ],
)
def test_numbers_that_do_not_follow_are_reported(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in parse_document(text).diagnostics] == codes


def test_the_place_of_a_wrong_number() -> None:
    (finding,) = parse_document("一、甲\n　三、乙\n").diagnostics

    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 2, 2, 5)
    assert "“三、”" in finding.message
    assert "“二、”" in finding.message


def test_rows_with_blank_lines_between_are_one_table() -> None:
    document = parse_document("甲\n| 1 |\n\n| 2 |\n\n乙\n")

    assert [(block.type, len(block.lines)) for block in document.blocks()] == [
        ("TEXT", 1),
        ("TABLE", 3),
        ("BLANK", 1),
        ("TEXT", 1),
    ]


def test_rows_that_look_like_headings_stay_rows() -> None:
    document = parse_document("一、甲\n一、本年新收 | 0 |\n(一)予以公开 | 0 |\n四、结转 | 1 |\n")

    assert [block.type for block in document.blocks()] == ["HEADING", "TABLE"]


NASTY = [
    "",
    "\n",
    "\r",
    "\r\n",
    "无行尾",
    "\ufeff一、甲\r\n（一）乙。丙\r\n",
    "\x0c一、甲\x0c\n\u2028乙\u2029\x85",
    "\x00|\x00\n",
    "\ud800|\udfff\n一、\ud800",
    "|\n||\n|||",
    "|" * 100,
    "一、甲\n\n\n   \n二、乙\n\t\n",
    "a\rb\r\nc\nd",
]


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_kept(text: str) -> None:
    assert parse_document(text).raw() == text


def test_markers() -> None:
    assert [marker(level, 2) for level in range(1, 6)] == ["二、", "（二）", "2.", "（2）", "②"]
    assert marker(5, 21) == "（21）"
