# SPDX-License-Identifier: MIT
"""Twice the text takes twice the work: calls are counted; `make laws` measures time, too."""

from __future__ import annotations

import re
from itertools import product

import pytest

import reportparse
from reportparse.narrative.content import Section
from tests.laws import hostile
from tests.laws.measuring import calls, seconds

#: A text twice as long may take this many times the calls.
MOST_CALLS = 2.5
#: Calls that do not grow.
ALLOWANCE = 500
#: A text twice as long may take this many times the time; four times is what a square takes.
MOST_TIME = 3.0
#: Length of the shortest text that is timed, and seconds that it must take to be measured.
TIMED, MEASURED = 2_000, 0.004
#: Fragments that are repeated, alone and in pairs, to make regular expressions go round.
FRAGMENTS = ("甲", "1", "一", "，", "、", "（", "年", "件", " ", "|")
UNITS = sorted({"".join(pair) for pair in product(FRAGMENTS, ("", *FRAGMENTS))})


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_calls_grow_with_the_text(name: str) -> None:
    text = hostile.TEXTS[name]
    hostile.work(text(2 * hostile.SIZE))  # fills caches
    small, large = (calls(hostile.work, text(size)) for size in (hostile.SIZE, 2 * hostile.SIZE))

    assert large <= MOST_CALLS * small + ALLOWANCE


def grows_too_fast(text: hostile.Text, times: int) -> bool:
    """True if both doublings of a text take too much time: one may meet a bound, or a pause."""
    first, second, third = (seconds(hostile.work, text(size * TIMED), times) for size in (1, 2, 4))
    return second > MOST_TIME * max(first, MEASURED) and third > MOST_TIME * second


def check_growth(text: hostile.Text) -> None:
    """Fail if a text's time grows too fast, which is measured again before it is believed."""
    assert not (grows_too_fast(text, 1) and grows_too_fast(text, 5))


@pytest.mark.timing
@pytest.mark.parametrize("name", hostile.TEXTS)
def test_time_grows_with_the_text(name: str) -> None:
    check_growth(hostile.TEXTS[name])


@pytest.mark.timing
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_what_makes_expressions_go_round(unit: str) -> None:
    check_growth(hostile.pumped("", unit))


@pytest.mark.timing
def test_what_grows_faster_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostile, "work", re.compile("a+b").search)

    assert grows_too_fast(lambda size: "a" * (4 * size), 3)


def _depth(sections: tuple[Section, ...]) -> int:
    depth = 0
    while sections:
        depth += 1
        sections = tuple(
            paragraph for paragraph in sections[0].children if isinstance(paragraph, Section)
        )
    return depth


def test_ten_thousand_headings_are_no_deeper_than_their_levels() -> None:
    marks = ["一、", "（一）", "1.", "（1）", "①"]
    text = "".join(f"{mark}甲\n" for mark in marks * 2000)
    report = reportparse.parse(text)

    assert _depth(report.sections) == len(marks)
    assert reportparse.parse_document(text).raw() == text
    assert reportparse.parse(reportparse.unparse(report)) == report
    assert reportparse.from_json(reportparse.to_json(report)) == report


@pytest.mark.parametrize("unit", ["|", "| 规章 | 1 ", "甲，", "一、", "\n", "1.甲\n", "（"])
def test_long_texts_meet_no_limit(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    report = reportparse.parse(text)

    assert reportparse.parse_document(text).raw() == text
    reportparse.check(report)
    reportparse.to_json(report)
