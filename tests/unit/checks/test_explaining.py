# SPDX-License-Identifier: MIT
"""Which one figure explains sums that fail: sums as drawings, `a=b+c`, over figures by letter."""

from __future__ import annotations

import re

import pytest

import reportparse
from reportparse.checks.misprints import explanations
from reportparse.checks.subject import Subject
from reportparse.checks.sum_rules import reckon
from reportparse.forms import total
from tests.conftest import CORPUS, read
from tests.makers.consistent import with_figures

CONSISTENT = CORPUS / "checks" / "consistent"
REPORT = reportparse.parse(read(CONSISTENT / "forestry_2023.txt"))
COUNTS = [path for path in REPORT.by_path if path.startswith("applications.")]
PATHS = dict(zip("abcdefgh", COUNTS, strict=False))
LETTERS = {path: letter for letter, path in PATHS.items()}


def explained(sums: str, **figures: int) -> dict[str, str]:
    """The value that would repair each of *sums* that one figure explains, by letter: `b=3`."""
    subject = Subject(with_figures(REPORT, {PATHS[name]: item for name, item in figures.items()}))
    findings = [
        reckon(
            total(PATHS[published], [PATHS[part] for part in re.findall("[a-h]", parts)]), subject
        )
        for published, _, parts in (one.partition("=") for one in sums.split())
    ]
    return {
        LETTERS[findings[index].path]: f"{LETTERS[item.path]}={item.value}"
        for index, item in explanations(findings, subject).items()
    }


def test_the_figure_that_all_failing_sums_share_and_no_other_holds() -> None:
    assert explained("a=b+c d=c+e", a=5, b=2, c=4, d=8, e=5) == {"a": "c=3", "d": "c=3"}
    assert explained("a=b+c d=b+e", a=6, b=2, c=4, d=8, e=5) == {}
    assert explained("a=b+c", a=5, b=2, c=4) == {}


def test_sums_out_by_different_amounts_have_no_one_figure_to_blame() -> None:
    held = "f=a+b"

    assert explained(f"a=b+c d=c+e {held}", a=5, b=2, c=4, d=8, e=5, f=7) == {
        "a": "c=3",
        "d": "c=3",
    }
    assert explained(f"a=b+c d=c+e {held}", a=5, b=2, c=4, d=7, e=5, f=7) == {}


def test_sums_that_share_figures_by_way_of_another_are_explained_together() -> None:
    figures = {"a": 5, "b": 2, "c": 4, "d": 8, "e": 5, "f": 9, "g": 5}

    assert explained("a=b+c d=c+e f=e+g", **figures) == {}
    assert explained("f=e+g d=c+e a=b+c", **figures) == {}


@pytest.mark.parametrize(
    ("printed", "published", "repaired"), [(1, 2, "c=0"), (1, 1, None), (0, 1, None), (3, 1, None)]
)
def test_no_count_is_mended_to_less_than_zero(
    printed: int, published: int, repaired: str | None
) -> None:
    found = explained("a=b+c d=c+e", a=published, b=2, c=printed, d=published + 3, e=5)

    assert found == ({"a": repaired, "d": repaired} if repaired else {})


def test_what_may_be_negative_is_mended_to_less_than_zero() -> None:
    change, items, before, fees, past = (
        f"proactive.{path}"
        for path in (
            "licensing.change",
            "licensing.decisions",
            "licensing.previous_items",
            "penalties.decisions",
            "penalties.previous_items",
        )
    )
    report = reportparse.parse(read(CONSISTENT / "township_2019.txt"))
    figures = {change: 1, items: 3, before: 5, fees: 4, past: 6}
    subject = Subject(with_figures(report, figures))
    sums = [total(items, [before, change]), total(fees, [past, change])]

    found = explanations([reckon(declared_sum, subject) for declared_sum in sums], subject)

    assert {(value.path, value.published, value.value) for value in found.values()} == {
        (change, 1, -2)
    }
