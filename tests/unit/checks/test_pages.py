# SPDX-License-Identifier: MIT
"""The pages of a kind of finding."""

from __future__ import annotations

from reportparse.checks.rules import Rule
from reportparse.diagnostics.catalogue import Code
from reportparse.diagnostics.finding_kinds import page, part, summary

CODE = Code(
    severity="warning",
    zh="缺少“{label}”",
    en="{label} is missing",
    hint_zh="请核对",
    hint_en="look for it",
    example="| 规章 |\n\n| 件数 |",
)
RULE = Rule(
    code="made-up",
    severity="info",
    evaluate=lambda _: (),
    zh="不符",
    en="it differs",
    hint_zh="请核对",
    hint_en="look at it",
    why_zh="格式规定。",
    why_en="The form says so.",
    example="| 1 |",
)


def test_a_line_says_how_grave_it_is_and_what_it_says() -> None:
    assert summary("gone", CODE, "zh") == "gone [警告] 缺少“…”"
    assert summary("gone", CODE, "en") == "gone [warning] … is missing"
    assert summary("made-up", RULE, "zh") == "made-up [提示] 不符"


def test_the_page_of_what_reading_finds_gives_no_reason() -> None:
    assert page("gone", CODE, "en") == (
        "# gone\n\nSeverity: warning\n\nMessage: … is missing\n\nWhat to do: look for it\n\n"
        "Example:\n\n    | 规章 |\n\n    | 件数 |\n"
    )
    assert page("gone", CODE, "zh") == (
        "# gone\n\n程度：警告\n\n信息：缺少“…”\n\n处理：请核对\n\n"
        "示例：\n\n    | 规章 |\n\n    | 件数 |\n"
    )


def test_the_page_of_a_rule_says_why_it_holds() -> None:
    assert part(RULE, "en") == (
        "Severity: info\n\nMessage: it differs\n\nWhat to do: look at it\n\n"
        "Why: The form says so.\n\nExample:\n\n    | 1 |\n"
    )
    assert part(RULE, "zh") == (
        "程度：提示\n\n信息：不符\n\n处理：请核对\n\n依据：格式规定。\n\n示例：\n\n    | 1 |\n"
    )
