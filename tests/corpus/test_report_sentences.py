# SPDX-License-Identifier: MIT
"""Sentences of several sets in whole reports, checked with last year's: what is found."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import pytest

import reportparse
from reportparse.checks import prose_against_tables, shares_and_growth
from tests.conftest import CORPUS

FOLDER: Final = CORPUS / "prose" / "reports"
SETS: Final[dict[str, Any]] = tomllib.loads((FOLDER / "sentences.toml").read_text("utf-8"))
RULES: Final = (*prose_against_tables.RULES, *shares_and_growth.RULES)
PLACEHOLDER: Final = "本年度工作按照要求有序推进。"
#: How many of the faulty sentences of each set are found, at least; it does not go down.
RECALL: Final = {
    "first": 0.9,
    "second": 0.67,
    "third": 0.63,
    "fourth": 0.95,
    "fifth": 0.9,
    "sixth": 0.95,
    "seventh": 0.9,
    "eighth": 0.9,
    "ninth": 0.86,
    "tenth": 0.8,
    "eleventh": 1.0,
    "twelfth": 0.75,
    "thirteenth": 1.0,
    "fourteenth": 1.0,
    "fifteenth": 1.0,
    "sixteenth": 1.0,
    "seventeenth": 1.0,
    "eighteenth": 1.0,
    "nineteenth": 1.0,
}


@cache
def last_year(name: str) -> reportparse.Report | None:
    """The report on the year before that called *name*."""
    agency, year = name.split("_")
    path = FOLDER / f"{agency}_{int(year) - 1}.txt"
    return reportparse.parse(path.read_text("utf-8")) if path.exists() else None


def found(name: str, sentences: Sequence[str]) -> set[str]:
    """Those of *sentences*, each a paragraph of the report called *name*, with a finding."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    text = text.replace(PLACEHOLDER, "\n".join(sentences))
    report, lines = reportparse.parse(text), text.split("\n")
    result = reportparse.check(report, last_year(name), rules=RULES)
    return {lines[finding.line - 1] for finding in result.diagnostics}


def test_the_reports_hold_together() -> None:
    for path in FOLDER.glob("*.txt"):
        report = reportparse.parse(path.read_text("utf-8"))
        assert report.diagnostics == ()
        assert reportparse.check(report, last_year(path.stem)).diagnostics == ()


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_found_in_right_sentences(name: str) -> None:
    for report, sentences in SETS[name].items():
        assert found(report, sentences["right"]) == set()


@pytest.mark.parametrize(("name", "least"), RECALL.items())
def test_faulty_sentences_are_found(name: str, least: float) -> None:
    every = {(report, text) for report in SETS[name] for text in SETS[name][report]["faulty"]}
    seen = {
        (report, text)
        for report in SETS[name]
        for text in found(report, SETS[name][report]["faulty"])
    }

    assert len(seen) >= len(every) * least, sorted(every - seen)
