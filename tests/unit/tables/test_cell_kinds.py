# SPDX-License-Identifier: MIT
"""The kind of a cell that is not a label, by its own text and by the cells around it."""

from __future__ import annotations

import pytest

from reportparse.document.tree import parse_document
from reportparse.forms import registry
from reportparse.tables.cell_kinds import is_bad_number
from reportparse.tables.pages import reader
from reportparse.tables.passes import classified, repaired
from reportparse.tables.table_context import TableContext
from reportparse.tables.tokens import tokens_of
from reportparse.text.source import SourceText

FORM = registry.forms()["2021"]
HEADS = "| 信息内容 | 本年制发件数 |\n"


def kinds(text: str) -> list[str]:
    document = parse_document(SourceText(text), reader().split)
    (table,) = (block for block in document.blocks() if block.type == "TABLE")
    tokens = classified(tokens_of(table.lines), FORM.vocabulary)
    return [token.kind for token in repaired(tokens, TableContext.of(table.lines, FORM))]


@pytest.mark.parametrize(
    ("text", "is_bad"),
    [
        ("12O", True),
        ("3页", True),
        ("１２Ｏ", True),
        ("abcdefghijk1", True),
        ("\u3000\u200b1O ", True),
        ("第1页", False),
        ("abcdefghijkl1", False),
        ("12甲乙丙", False),
        ("O", False),
        ("", False),
    ],
)
def test_numbers_that_cannot_be_read(text: str, is_bad: bool) -> None:
    assert is_bad_number(text) is is_bad


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # values of a row, and of a row that no form has
        ("| 规章 | 12O | 若干 |", ["规章", "FIGURE", "FIGURE"]),
        ("| 甲乙 | 3 | 若干 |", ["TEXT", "FIGURE", "FIGURE"]),
        ("| 甲乙 | 丙丁 | 12O |", ["TEXT", "FIGURE", "FIGURE"]),
        # a number that cannot be read is a label where it has values of its own
        ("| 12O |", ["FIGURE"]),
        ("| 12O | 3 |", ["TEXT", "FIGURE"]),
        ("| 12O | 3 | 4 |", ["TEXT", "FIGURE", "FIGURE"]),
        ("| 12O | 甲乙 |", ["TEXT", "FIGURE"]),
        # after what takes no figures
        ("| 第二十条第（一）项 | 12O |", ["第二十条第（一）项", "FIGURE"]),
        ("| 第二十条第（一）项 | 若干 |", ["第二十条第（一）项", "TEXT"]),
        # a head broken in two
        ("| 信息 | 内容 | 本年制发件数 |", ["信息内容", "本年制发件数"]),
        # a label broken before what is a label itself
        ("| （七） | 总计 | 5 |", ["（七）总计", "FIGURE"]),
        # digits that a character without width separates from their label
        ("规章\u200b692\n行政许可 4", ["规章", "FIGURE", "行政许可", "FIGURE"]),
        # unknown headers
        ("| 信息内容 | 甲乙 | 本年制发件数 |", ["信息内容", "FOREIGN", "本年制发件数"]),
        (
            "| 信息内容 | 甲乙 |  | 本年制发件数 |",
            ["信息内容", "FOREIGN", "BLANK", "本年制发件数"],
        ),
        ("| 信息内容 | 甲乙 |", ["信息内容", "FOREIGN"]),
        ("| 信息内容 | 12O |", ["信息内容", "FIGURE"]),
        ("| 信息内容 |\n| 甲乙 |\n| 本年制发件数 |", ["信息内容", "FOREIGN", "本年制发件数"]),
        ("| 信息内容 |\n| 发件 |\n| 规章 |", ["信息内容", "FOREIGN", "规章"]),
        ("| 信息内容 |\n| 甲乙 |\n| 规章 |", ["信息内容", "FOREIGN", "规章"]),
        (
            "| 信息内容 |\n| 甲乙 |\n| 3 |\n| 本年制发件数 |",
            ["信息内容", "TEXT", "FIGURE", "本年制发件数"],
        ),
        ("| 规章 |\n| 甲乙 |\n| 本年制发件数 |", ["规章", "TEXT", "本年制发件数"]),
    ],
)
def test_words_that_are_no_label(line: str, expected: list[str]) -> None:
    assert kinds(f"{line}\n五、问题\n无。\n") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "|\n规章 |\n1 |\n|\n行政许可 |\n2 |\n",
            ["OPENER", "规章", "FIGURE", "OPENER", "行政许可", "FIGURE"],
        ),
        # the last label, broken in two
        (
            "|\n规章 |\n1 |\n|\n行政规范 |\n性文件 |\n",
            ["OPENER", "规章", "FIGURE", "OPENER", "行政规范性文件"],
        ),
        # below a head and before figures
        (
            "|\n本年制发件数 |\n|\n1 |\n|\n2 |\n",
            ["OPENER", "本年制发件数", "OPENER", "FIGURE", "BLANK", "FIGURE"],
        ),
        ("|\n1 |\n|\n2 |\n", ["OPENER", "FIGURE", "BLANK", "FIGURE"]),
        # figures after a row's label may be blank
        ("|\n规章 |\n|\n1 |\n|\n", ["OPENER", "规章", "BLANK", "FIGURE", "BLANK"]),
        # no table that such lines open
        ("规章 |\n|\n行政许可 |\n", ["规章", "BLANK", "行政许可"]),
    ],
)
def test_a_pipe_on_a_line_of_its_own_opens_a_row(lines: str, expected: list[str]) -> None:
    assert kinds(f"{lines}五、问题\n无。\n") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "| 序号 | 信息内容 |\n| 1 | 规章 | 4 |",
            ["BLANK", "信息内容", "BLANK", "规章", "FIGURE"],
        ),
        (
            "| 序号 | 信息内容 |\n|  | 1 | 规章 |",
            ["BLANK", "信息内容", "BLANK", "BLANK", "规章"],
        ),
        ("| 序号 | 信息内容 |\n| - | 规章 |", ["BLANK", "信息内容", "FIGURE", "规章"]),
        ("| 序号 | 信息内容 |\n| 1 | 3 |", ["BLANK", "信息内容", "FIGURE", "FIGURE"]),
        ("| 序号 | 信息内容 |\n| 1 |\n| 规章 |", ["BLANK", "信息内容", "FIGURE", "规章"]),
        (
            "| 序号 | 信息内容 |\n|  |  |\n| 规章 |",
            ["BLANK", "信息内容", "BLANK", "BLANK", "规章"],
        ),
        (
            "|  | 信息内容 |\n| 1 | 规章 | 4 |",
            ["BLANK", "信息内容", "FIGURE", "规章", "FIGURE"],
        ),
    ],
)
def test_a_number_below_its_head_and_before_a_label_is_no_figure(
    lines: str, expected: list[str]
) -> None:
    assert kinds(f"{lines}\n五、问题\n无。\n") == expected
