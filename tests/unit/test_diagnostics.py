# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
import string

import pytest

import reportparse
from reportparse.checks.known_rules import kinds
from reportparse.diagnostics.catalogue import CODES
from reportparse.diagnostics.collecting import Collector, worst
from reportparse.output.excerpt import excerpt
from reportparse.text.source import SourceText
from reportparse.text.spans import Span


@pytest.mark.parametrize("code", CODES)
def test_texts_in_both_languages_take_the_same_arguments(code: str) -> None:
    kind = CODES[code]

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert names(kind.zh) == names(kind.en)
    assert not names(kind.hint_zh) | names(kind.hint_en)
    assert all((kind.zh, kind.en, kind.hint_zh, kind.hint_en))


@pytest.mark.parametrize("code", CODES)
def test_the_example_shows_it(code: str) -> None:
    assert code in {finding.code for finding in reportparse.parse(CODES[code].example).diagnostics}


def test_in_order_of_place() -> None:
    collector = Collector(SourceText("甲\n乙\n"))
    for start in (2, 0, 2):
        collector.add("text-cut", Span(start, start + 1), text=str(start))

    assert [(finding.line, finding.column) for finding in collector.in_order()] == [
        (1, 1),
        (2, 1),
        (2, 1),
    ]
    assert worst(collector.in_order()) == "error"
    assert worst(()) is None


@pytest.mark.parametrize(
    ("line", "span", "width", "shown"),
    [
        ("规章 | 12O |", Span(5, 8), 80, ("规章 | 12O |", "       ^^^")),
        ("规\t章", Span(2, 3), 80, ("规 章", "   ^^")),
        ("abc", Span(3, 3), 80, ("abc", "   ^")),
        ("甲" * 40, Span(20, 21), 21, ("…甲甲甲甲甲甲甲甲甲…", " " * 7 + "^^")),
        ("", Span(0, 0), 80, ()),
        ("a\x1b[31mb", Span(6, 7), 80, ("a [31mb", "      ^")),
    ],
)
def test_carets_stand_right_under_wide_signs(
    line: str, span: Span, width: int, shown: tuple[str, ...]
) -> None:
    source = SourceText(line)
    collector = Collector(source)
    collector.add("text-cut", span, text="")

    assert excerpt(source, collector.found[0], width) == shown


@pytest.mark.parametrize("code", sorted(kinds()))
def test_chinese_texts_have_the_marks_of_chinese(code: str) -> None:
    kind = kinds()[code]
    text = re.sub(r"\{[^{}]*\}", "数", f"{' '.join(kind.texts('zh'))} {kind.why('zh') or ''}")

    assert not re.search(r"[「」]", text)
    assert not re.search(r"[\u4e00-\u9fff」”][,:;()]|[,:;(][\u4e00-\u9fff「“]", text)
