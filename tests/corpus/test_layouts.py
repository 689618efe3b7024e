# SPDX-License-Identifier: MIT
"""The pages in all layouts: no figure silently wrong, and never fewer exact than before."""

from __future__ import annotations

import pytest

from reportparse.corpus import Score, score_folder, total
from tests.conftest import LAYOUTS, SHARED

#: Of the figures that can be seen in the pages so many are exact: it never goes down.
FLOOR = 1565


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    return list(score_folder(LAYOUTS))


def test_no_figure_is_silently_wrong(scores: list[Score]) -> None:
    assert len(scores) == 57
    assert total(scores).silent == ()


def test_what_was_exact_stays_exact(scores: list[Score]) -> None:
    assert total(scores).exact >= FLOOR, total(scores).flagged


@pytest.mark.skipif(not SHARED.exists(), reason="the real report is not here")
def test_real_reports() -> None:
    everything = total(score_folder(SHARED / "seed"))

    assert everything.expected >= 200
    assert everything.exact == everything.expected
