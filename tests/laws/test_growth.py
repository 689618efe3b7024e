# SPDX-License-Identifier: MIT
"""Twice the text takes twice the steps, whatever it is: counted, not timed."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from typing import Any

import pytest

import reportparse
from reportparse.narrative.content import Section
from tests.conftest import ROOT
from tests.laws.steps import Counted, Counter, Matcher, Pump, pumps

#: A text twice as long may take so many times the steps.
MOST = 2.5
#: Steps that do not grow.
ALLOWANCE = 500


@pytest.mark.parametrize(("way", "least"), [("texts", 50), ("pumps", 120), ("calls", 50)])
def test_steps_grow_with_the_text(way: str, least: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.laws.steps", way],
        check=True,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        # To trace the matcher, too, would take minutes.
        env={name: one for name, one in os.environ.items() if not name.startswith("COVERAGE")},
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)

    grown = [one for one in found if one["steps"][1] > MOST * one["steps"][0] + ALLOWANCE]
    assert grown == []
    assert len(found) >= least
    assert sum(one["steps"][1] > ALLOWANCE for one in found) >= least // 3


def test_what_grows_faster_is_seen() -> None:
    counter = Counter()
    pattern = Counted("a+b", 0, counter)
    steps = []
    for size in (200, 400):
        counter.steps = {}
        pattern.search("a" * size)
        steps.append(counter.steps["a+b"])

    assert steps[1] > 3.5 * steps[0]


def test_pumps_make_a_pattern_go_round() -> None:
    assert list(pumps(r"甲(?:[乙丙]{2,20}丁)*(?=戊)[^己]*?|[0-9]{1,4}")) == [
        Pump("甲", "乙"),
        Pump("甲", "乙乙丁"),
        Pump("甲乙乙丁", "甲"),
    ]


PATTERNS = [
    r"(?P<a>a|ab)(?:c|bcd)?d*?$",
    r"^(?:[^a-c]|b{2,3})+(?!c)",
    r"(?<=ab)c|(?<!a)b\w\s?",
    r"(?:a*b?){2,4}c",
    r"\d+?\D.(?=a)|\S\W",
]


@pytest.mark.parametrize("flags", [0, re.MULTILINE, re.DOTALL])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_counting_matcher_matches_as_re_does(pattern: str, flags: int) -> None:
    dice = random.Random(pattern)
    real, counting = re.compile(pattern, flags), Matcher(pattern, flags)
    for _ in range(400):
        text = "".join(dice.choices("aabbcd1 \n", k=dice.randrange(12)))
        for at in range(len(text) + 1):
            for full, method in ((False, real.match), (True, real.fullmatch)):
                match = method(text, at)
                expected = match.end() if match else -1
                assert counting.end_of_match(text, at, len(text), full=full) == expected


def _depth(sections: tuple[Section, ...]) -> int:
    depth = 0
    while sections:
        depth += 1
        sections = tuple(one for one in sections[0].children if isinstance(one, Section))
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
