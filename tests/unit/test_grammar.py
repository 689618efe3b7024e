# SPDX-License-Identifier: MIT
"""The grammar of documents: it alone states the kinds of lines, and is built when needed."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from reportparse.document import line_breaks
from reportparse.document.parser import GRAMMAR, terminal
from reportparse.document.tree import parse_document
from reportparse.text.source import SourceText

_PROBE = """
import sys
import reportparse.document.headings
from reportparse.forms import registry
registry.forms()
assert "lark" not in sys.modules
"""


def test_forms_are_known_without_lark() -> None:
    subprocess.run([sys.executable, "-c", _PROBE], check=True)


def test_only_what_neighbours_decide_is_declared() -> None:
    declared = re.findall(r"^%declare (.*)$", GRAMMAR.read_text("utf-8"), re.MULTILINE)

    assert declared == ["TABLE"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ("（", "一）甲", ["TEXT", "TEXT"]),
        ("一", "、甲", ["TEXT", "TEXT"]),
        ("##", "一、甲", ["TEXT", "HEADING"]),
        ("一、", "甲", ["HEADING", "TEXT"]),
        ("首页 > 甲", "> 乙 > 丙", ["TEXT", "TEXT"]),
        ("当前位置", "：首页", ["TEXT", "TEXT"]),
        ("当前位置：", "首页", ["TEXT", "TEXT"]),
        ("甲。|乙", "丙|", ["TEXT", "TABLE"]),
        ("|", "甲", ["TABLE", "TEXT"]),
        (" ", "\u3000", ["BLANK", "BLANK"]),
    ],
)
def test_no_terminal_runs_over_a_line_end(
    first: str, second: str, kinds: list[str], end: str
) -> None:
    document = parse_document(SourceText(first + end + second))

    assert [block.type for block in document.blocks()] == kinds


def test_words_of_headings_on_one_line_are_scanned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    scanned: list[int] = []
    search = line_breaks._end_of_word

    def counted(raw: str, start: int, end: int) -> int:
        found = search(raw, start, end)
        scanned.append(found - start)
        return found

    monkeypatch.setattr(line_breaks, "_end_of_word", counted)
    page = "。一、" * 500 + "|" * 20
    cut = line_breaks.recovered(page, terminal("_INNER_HEADING").finditer, lambda _: False)

    assert len(cut) == 502
    assert sum(scanned) <= len(page)
