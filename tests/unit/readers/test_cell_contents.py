# SPDX-License-Identifier: MIT
"""The cells of ruled tables, filled with generated numbers and drawings."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportparse.readers.blocks import PICTURE
from reportparse.readers.pdf.cell_contents import Drawn, filled
from reportparse.readers.pdf.nearby import Box
from reportparse.readers.pdf.page_objects import Glyph
from reportparse.text.places import PdfPlace

CELLS: list[Box] = [(0, 0, 30, 40), (30, 0, 60, 40), (60, 0, 90, 40)]
PLACE = PdfPlace(1, 0, 0, 1, 1)
#: What is doubted is between brackets, and no brackets are in others.
MARKED = re.compile(r"(?:[^〔〕]|〔[^〔〕]+〕)*")
Number = tuple[str, float, int, str | None]


def glyphs(number: Number) -> list[Glyph]:
    """A number: its digits, its left edge, its line, and why its last digit is in doubt."""
    digits, left, line, doubt = number
    places = [(left + 6 * at, 11 * line + 3) for at in range(len(digits))]
    doubts = [None] * (len(digits) - 1) + [doubt]
    return [
        Glyph(digit, x, y, x + 6, y + 10, why)
        for digit, (x, y), why in zip(digits, places, doubts, strict=True)
    ]


NUMBERS = st.lists(
    st.tuples(
        st.text("0123456789", min_size=1, max_size=7),
        st.floats(-20, 90),
        st.integers(0, 2),
        st.sampled_from([None, None, "struck"]),
    ),
    max_size=3,
    unique_by=lambda number: number[2],
)
DRAWINGS = st.lists(
    st.tuples(
        st.tuples(st.floats(0, 90), st.floats(0, 30)).map(
            lambda at: (at[0], at[1], at[0] + 6, at[1] + 10)
        ),
        st.sampled_from(["picture", "hidden"]),
    ),
    max_size=2,
)


@given(NUMBERS, DRAWINGS)
@example([("2845067", 4, 0, None)], [((10, 20, 16, 30), "picture")])
@example([("1234567", 24, 0, None)], [((40, 3, 46, 13), "picture")])
@example([("1234567", 24, 0, "struck")], [])
@example([("46718", 0, 0, None), ("5", 2, 1, None)], [((9, 14, 15, 24), "picture")])
@example([("12", 4, 0, "struck")], [((17, 3, 23, 13), "picture")])
def test_each_digit_is_in_one_cell_and_marked_once(
    numbers: list[Number], drawings: list[Drawn]
) -> None:
    printed = [glyph for number in numbers for glyph in glyphs(number)]
    left = list(printed)
    (cells,) = filled([CELLS], left, drawings)
    words = [word for cell in cells for word in cell.words(1, PLACE)]
    texts = [word.text for word in words]

    assert Counter(filter(str.isdigit, "".join(texts))) + Counter(
        glyph.text for glyph in left
    ) == Counter(glyph.text for glyph in printed)
    assert all(map(MARKED.fullmatch, texts))
    assert all(word.doubt for word in words if "〔" in word.text or "［" in word.text)


@pytest.mark.parametrize("digits", ["1234567", "１２３４５６７", "二万零三百四十"])
def test_a_number_over_a_rule_is_not_cut(digits: str) -> None:
    (cells,) = filled([CELLS], glyphs((digits, 24, 0, None)), [])
    texts = [word.text for cell in cells for word in cell.words(1, PLACE)]

    assert texts == [f"〔{digits}〕", PICTURE, PICTURE]
