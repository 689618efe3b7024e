# SPDX-License-Identifier: MIT
"""Lines that are not rows, and rows whose cells are printed in two ways."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.document.tree import parse_document
from reportparse.tables.tokens import rows, tokens_of
from reportparse.text.source import SourceText
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")
HEAD = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
END = "\n五、问题\n无。\n"


@pytest.mark.parametrize(
    ("line", "is_rule"),
    [
        ("|---|---|---|", True),
        ("| :--- | :---: |", True),
        ("|:-:|:-:|", True),
        ("|-:|-:|", True),
        ("---|---", True),
        ("\u200b|---|---|\u200b", True),
        ("---", True),
        ("| --- |", True),
        ("+-----+---+", True),
        ("├──┼──┤", True),
        ("| - | - |", False),
        ("| 规章 | --- | 3 |", False),
        ("| --- | 3 |", False),
    ],
)
def test_lines_that_draw_a_rule_are_not_rows(line: str, is_rule: bool) -> None:
    lines = list(parse_document(SourceText(f"| 规章 | 3 |\n{line}\n")).lines())

    assert ({token.line for token in tokens_of(lines)} == {0}) is is_rule


def test_a_table_with_rules_is_read_like_one_without() -> None:
    text = TEXT.replace(HEAD, f"{HEAD}\n|---|:---:|---|---|")

    assert dict(reportparse.parse(text).figures()) == dict(reportparse.parse(TEXT).figures())
    assert reportparse.parse(text).diagnostics == ()


def test_cells_are_printed_without_the_blanks_around_them() -> None:
    lines = list(parse_document(SourceText("| 甲\u200b | \u3000乙 丙 |  |\n")).lines())

    assert rows(lines) == [("甲", "乙 丙", "")]


@pytest.mark.parametrize(
    ("cells", "is_mixed"),
    [
        ("规章 |\n1 |\n2 |\n3 |", False),
        ("规章 |\n1 |\n2\n3 |", True),
        ("规章 |\n1\n2 |\n3 |", True),
        ("规章 |\n1 |\n2 |\n3", False),
    ],
)
def test_figures_with_pipes_and_without_are_not_placed(cells: str, is_mixed: bool) -> None:
    heads = HEAD.strip("| ").replace(" | ", " |\n")
    report = reportparse.parse(f"二、甲\n第二十条第（一）项 |\n{heads} |\n{cells}")
    codes = {finding.code for finding in report.diagnostics if finding.path == "proactive.rules"}

    assert ("cells-mixed" in codes) is is_mixed
    if is_mixed:
        assert report.figure("proactive.rules.issued") is None
