# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from reportparse.text.source import SourceText
from reportparse.text.spans import Position


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a\n"]),
        ("a\n\nb", ["a\n", "\n", "b"]),
        ("a\r\nb\rc\n", ["a\r\n", "b\r", "c\n"]),
        ("a\r", ["a\r"]),
        ("a\x0cb\u2028c\x85d", ["a\x0cb\u2028c\x85d"]),
        ("\n\r", ["\n", "\r"]),
    ],
)
def test_only_lf_cr_and_crlf_end_lines(text: str, lines: list[str]) -> None:
    assert SourceText(text).lines == lines


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("ab\n", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\r\ncd", 3, (1, 4)),
        ("一\u2028二\n三", 4, (2, 1)),
        ("𠮷a", 1, (1, 2)),
    ],
)
def test_positions_count_characters_from_one(
    text: str, offset: int, place: tuple[int, int]
) -> None:
    assert SourceText(text).position(offset) == Position(*place)


def test_line_at() -> None:
    source = SourceText("ab\r\n\ncd")

    assert [source.line_at(number) for number in (1, 2, 3, 4)] == ["ab", "", "cd", ""]
