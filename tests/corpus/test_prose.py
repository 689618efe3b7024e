# SPDX-License-Identifier: MIT
"""The rules on prose, on passages as agencies write them."""

from __future__ import annotations

import pytest

from tests.conftest import CORPUS
from tests.corpus.prose import Passage, alarm, passages, score

PASSAGES = [
    passage for path in sorted((CORPUS / "prose").glob("*.toml")) for passage in passages(path)
]

#: Neither goes down.
PRECISION, RECALL = 0.98, 0.86


def test_there_are_enough_passages() -> None:
    assert len(PASSAGES) >= 60
    assert sum(bool(one.expected) for one in PASSAGES) >= 20
    assert sum(not one.expected for one in PASSAGES) >= 30


def test_precision_and_recall() -> None:
    total = score(PASSAGES)

    assert total.precision >= PRECISION
    assert total.recall >= RECALL


@pytest.mark.parametrize("one", PASSAGES, ids=lambda one: one.name)
def test_no_false_alarm(one: Passage) -> None:
    assert one.found <= one.expected, one.text


@pytest.mark.parametrize("section", ["overview", "applications", "reviews", "problems"])
def test_lines_that_look_inconsistent_and_are_not(section: str) -> None:
    lines = (CORPUS / "prose" / "alarms.lines").read_text("utf-8").splitlines()

    assert len(lines) >= 40
    assert {line: found for line in lines if (found := alarm(line, section))} == {}
