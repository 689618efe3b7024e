# SPDX-License-Identifier: MIT
"""Contents that profiles ask for, words left in from other reports, and personal data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from attrs import evolve

import reportparse
from reportparse.checks.known_rules import rules
from reportparse.checks.profile import NO_PROFILE
from reportparse.text.personal_numbers import personal_numbers, without_personal_numbers
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2024.txt")
OPENING = "2024年，我局认真执行条例"
TITLE = "青石县林业局2024年政府信息公开工作年度报告\n"


def statuses(text: str, code: str, **limits: Any) -> list[tuple[str, object, object]]:
    """The findings of the rule *code* in *text*."""
    report = reportparse.parse(text)
    profile = evolve(NO_PROFILE, limits=evolve(NO_PROFILE.limits, **limits))
    found = reportparse.check(report, rules=[rules()[code]], profile=profile).checks
    return [(check.status, check.published, check.computed) for check in found]


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({}, []),
        ({"overview_least": 73}, [("pass", 73, 73)]),
        ({"overview_least": 74}, [("fail", 73, 74)]),
        ({"overview_most": 73}, [("pass", 73, 73)]),
        ({"overview_most": 72}, [("fail", 73, 72)]),
    ],
)
def test_the_length_of_section_one(limits: dict[str, int], found: Iterable[object]) -> None:
    assert statuses(TEXT, "overview-length", **limits) == found


def test_topics_and_fees_are_asked_for_by_the_form_of_2021_only() -> None:
    old = read(CORPUS / "checks" / "consistent" / "township_2020.txt")

    assert [status for status, *_ in statuses(TEXT, "topic-missing")] == ["fail"]
    assert statuses(old, "topic-missing") == []
    assert statuses(old, "fees-unstated") == []
    assert statuses("", "fees-unstated") == []


@pytest.mark.parametrize("code", ["topic-missing", "fees-unstated"])
def test_contents_are_undecided_where_the_year_is_not_known(code: str) -> None:
    text = "政府信息公开工作年度报告\n一、总体情况\n工作有序。\n六、其他需要报告的事项\n无。\n"

    assert statuses(text, code) == [("undecided", None, None)]


@pytest.mark.parametrize(
    ("words", "blanks", "found"),
    [
        ("规章 |\n0 |\n0 |", "none", [("pass", 0, 0)] * 3),
        ("规章 |\n|\n0 |", "allowed", []),
        ("规章 |\n|\n0 |", "uniform", [("fail", 1, None), ("pass", 0, 0), ("pass", 0, 0)]),
    ],
)
def test_blank_cells(words: str, blanks: str, found: Iterable[object]) -> None:
    assert statuses(TEXT.replace("规章 |\n0 |\n0 |", words), "cells-blank", blanks=blanks) == found


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("本年报由总体情况、主动公开政府信息情况等六个部分组成。", None),
        ("本报告由六部分组成，附表在最后。", None),
        ("本报告包括概述、主动公开、依申请公开、行政复议、附件5个部分。", "附件"),
        ("全文共分七大部分。", "七大部分"),
        ("全市十个部分乡镇参加。", None),
        ("主动公开、依申请公开、行政复议、存在问题和改进的咨询情况均已写明。", "咨询情况"),
    ],
)
def test_the_parts_that_a_preface_lists(words: str, published: str | None) -> None:
    found = statuses(TEXT.replace(TITLE, f"{TITLE}{words}\n"), "preface-differs")

    expected = ("fail", published, 6) if published else ("pass", None, None)
    assert found == [expected]


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("2024年，青石县林业局认真执行条例", None),
        ("2024年，青石县水务局认真执行条例", "青石县水务局"),
        ("2024年，白河县林业局认真执行条例", "白河县林业局"),
        ("青石县人民政府高度重视，我局认真执行条例", None),
        ("云州市青石县林业局坚持执行条例", None),
        ("2024年，县林业局认真执行条例", None),
        ("本报告由青石县林业局按照条例编制", None),
        ("本年度报告由青石县水务局按照条例编制", "青石县水务局"),
    ],
)
def test_the_agency_with_which_section_one_opens(words: str, published: str | None) -> None:
    found = statuses(TEXT.replace(OPENING, words), "agency-differs")

    assert [value for status, value, _ in found if status == "fail"] == [published] * bool(
        published
    )


def test_the_agency_that_a_preface_announces() -> None:
    words = "现公布青石县教育局2023年政府信息公开工作年度报告。"

    found = statuses(TEXT.replace(TITLE, f"{TITLE}{words}\n"), "agency-differs")

    assert found == [("fail", "青石县教育局", "青石县林业局")]
    assert statuses(TEXT.replace("青石县林业局", "林业局"), "agency-differs") == []


def test_prose_of_a_few_clauses_is_not_compared() -> None:
    short = reportparse.parse(TEXT)
    last = reportparse.parse(read(CORPUS / "checks" / "consistent" / "forestry_2023.txt"))

    assert reportparse.check(short, last, rules=[rules()["prose-alike"]]).checks == ()


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("身份证号110101199003071209", "身份证号110*************09"),
        ("身份证号110101199003071208", None),  # the check digit
        ("11010119900307561X", None),
        ("110101209003071201", None),
        ("110101199013071207", None),
        ("电话：13912345678。", "电话：139******78。"),
        ("139-1234-5678", "139********78"),
        ("网站访问13912345678次", None),
        ("电话0571-88812345、12345热线", None),
        ("t_13912345678.html", None),
        ("统一社会信用代码：91110101MA13912345", None),
    ],
)
def test_numbers_of_persons(words: str, masked: str | None) -> None:
    assert without_personal_numbers(words) == (masked or words)
    assert len(list(personal_numbers(words))) == bool(masked)
    assert len(without_personal_numbers(words)) == len(words)
