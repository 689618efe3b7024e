# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.text.numerals import (
    MAX_DIGITS,
    UNREADABLE,
    chinese_number,
    chinese_numeral,
    is_blank,
    read_amount,
    read_count,
    shows_figure,
)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("0", 0),
        (" 12 ", 12),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        ("１２", 12),
        ("+19", 19),
        ("007", 7),
        ("\u30003\xa0", 3),
        ("3（件）", 3),
        ("48（见注1）", 48),
        ("12※", 12),
        ("一百零五件", 105),
        ("壹拾贰", 12),
        ("共329件", 329),
        ("总共 1,234 件", 1234),
        ("0（零）", 0),
        ("12件（十二件）", 12),
        ("三（3）", 3),
        ("48（其中网上办理40件）", 48),
        ("1,048件（其中：网上1,000件，窗口48件）", 1048),
        ("9" * MAX_DIGITS, 10**MAX_DIGITS - 1),
    ],
)
def test_counts(cell: str, count: int) -> None:
    assert read_count(cell) == count


@pytest.mark.parametrize("cell", ["-2", "－2", "\u22122"])
def test_only_changes_are_below_zero(cell: str) -> None:
    assert read_count(cell, signed=True) == -2
    assert read_count(cell) is UNREADABLE


@pytest.mark.parametrize(
    ("cell", "change"),
    [
        ("下降8", -8),
        ("增长5件", 5),
        ("新增3项", 3),
        ("↓3", -3),
        ("3↓", -3),
        ("3 ↑", 3),
        ("负3", -3),
        ("\u20113", -3),
        ("\u20103", -3),
        ("±0", 0),
        ("与上年持平", 0),
        ("未增减", 0),
        ("净减3件", -3),
        ("﹣3", -3),
        ("—3", UNREADABLE),
        ("多3", UNREADABLE),
        ("不变", 0),
        ("0/0", 0),
        ("增0/减0", 0),
        ("3/0", UNREADABLE),
        ("0/3", UNREADABLE),
        ("10/0", UNREADABLE),
    ],
)
def test_changes_in_words(cell: str, change: int) -> None:
    assert read_count(cell, signed=True) == change
    assert read_count(cell) is UNREADABLE


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "  ",
        "/",
        "-",
        "—",
        "——",
        "无",
        "无此项",
        "无。",
        "（无）",
        "本单位不涉及",
        "无此类事项",
        "本机关无规章制定权",
        "无权限",
        " － ",
        "\u3000",
        "／",
        "--",
    ],
)
def test_cells_without_a_figure(cell: str) -> None:
    assert read_count(cell) is None
    assert read_amount(cell) == (None, None)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("–8", -8), ("未变", 0), ("计5件", 5), ("36件（次）", 36), ("3件（四）", UNREADABLE)],
)
def test_numbers_in_words(cell: str, value: object) -> None:
    assert read_count(cell, signed=True) == value


@pytest.mark.parametrize(
    "cell",
    [
        "12O",
        "l2",
        "1 2",
        "1,23",
        "12,34,567",
        "--253",
        "1.5",
        "三四",
        "٣",
        "①",
        "²",
        "1e3",
        "0x1",
        "3页",
        "?",
        "1-2",
        "+",
        "共件",
        "约329件",
        "3（四）",
        "3（三万）",
        "12（3）",
        "48（其中网上办理60件）",
        "48（其中网上办理1万件）",
        "1200（其中1,300件）",
        "30（其中网上办理三十二件、窗口四件）",
        "48（另有网上办理40件）",
        "48（不含网上办理40件）",
        "9" * (MAX_DIGITS + 1),
    ],
)
def test_what_is_no_whole_number_is_no_guess(cell: str) -> None:
    assert read_count(cell) is UNREADABLE


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("171.53", (Decimal("171.53"), None)),
        ("0", (Decimal(0), None)),
        ("7.30", (Decimal("7.30"), None)),
        ("240万元", (Decimal(240), "万元")),
        ("251000元", (Decimal(251000), "元")),
        ("1.2 亿元", (Decimal("1.2"), "亿元")),
        ("128,406.75", (Decimal("128406.75"), None)),
        ("－3.5", (Decimal("-3.5"), None)),
        ("8.6（万元）", (Decimal("8.6"), "万元")),
        ("0.53千元", (Decimal("0.53"), "千元")),
        ("3 百万元整", (Decimal(3), "百万元")),
        ("3千", (UNREADABLE, None)),
        ("3千万元", (UNREADABLE, None)),
        ("8.6（单位：元）", (Decimal("8.6"), "元")),
        ("共8.6万元", (Decimal("8.6"), "万元")),
        ("人民币685元整", (Decimal(685), "元")),
        ("人民币685", (UNREADABLE, None)),
        ("8.6（其中罚没2.4）", (Decimal("8.6"), None)),
        ("8.6（其中罚没9.4）", (UNREADABLE, None)),
        ("8.6（8.6亿元）", (UNREADABLE, None)),
        ("8.6（美元）", (UNREADABLE, None)),
        ("1.2.3", (UNREADABLE, None)),
        ("约3万元", (UNREADABLE, None)),
        ("万元", (UNREADABLE, None)),
        (".5", (UNREADABLE, None)),
        ("5万", (UNREADABLE, None)),
    ],
)
def test_amounts(cell: str, amount: tuple[Any, str | None]) -> None:
    assert read_amount(cell) == amount
    assert str(read_amount(cell)[0]) == str(amount[0])


@pytest.mark.parametrize(
    ("text", "shows"), [("12", True), ("/", True), ("", True), ("无", True), ("其他", False)]
)
def test_shows_figure(text: str, shows: bool) -> None:
    assert shows_figure(text) is shows


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百零三", 103),
        ("一百一十", 110),
        ("二〇", 20),
        ("九百九十九", 999),
        ("", None),
        ("甲", None),
        ("一二三四", None),
    ],
)
def test_chinese_numbers(numeral: str, value: int | None) -> None:
    assert chinese_number(numeral) == value


@given(st.integers(1, 999))
def test_chinese_numerals_read_back(value: int) -> None:
    assert chinese_number(chinese_numeral(value)) == value


def test_larger_numerals_are_arabic() -> None:
    assert (chinese_numeral(1000), chinese_numeral(0)) == ("1000", "0")


@pytest.mark.parametrize(("cell", "blank"), [("\ufeff\x00\u200b", True), ("", True), (" a", False)])
def test_blank(cell: str, blank: bool) -> None:
    assert is_blank(cell) is blank
