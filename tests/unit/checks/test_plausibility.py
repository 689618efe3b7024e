# SPDX-License-Identifier: MIT
"""Figures that may be right and seldom are: one finding for each, or one for the table."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

import reportparse
from reportparse.checks.known_rules import rules
from reportparse.forms.sums import OWN
from tests.conftest import CORPUS, read
from tests.makers.consistent import with_figures

REPORT = reportparse.parse(read(CORPUS / "checks" / "consistent" / "forestry_2023.txt"))
PATH = "proactive.licensing.decisions"
ACTS = {"in_force": 7, "issued": 5, "repealed": 2}


@pytest.mark.parametrize(
    ("now", "before", "leaps"),
    [(1000, 1, True), (999, 1, False), (5000, 5, True), (4999, 5, False), (9999, 0, False)],
)
def test_a_thousand_times_last_years_figure_is_a_leap(now: int, before: int, leaps: bool) -> None:
    last = with_figures(evolve(REPORT, year=2022), {PATH: before})
    checks = reportparse.check(
        with_figures(REPORT, {PATH: now}), last, rules=[rules()["figure-leaps"]]
    ).checks

    assert [(check.path, check.status) for check in checks] == [
        (PATH, "fail") if leaps else ("proactive", "pass"),
        ("applications", "pass"),
        ("reviews", "pass"),
    ]


@pytest.mark.parametrize(
    ("agency", "may"),
    [
        ("云溪市人民政府", True),
        ("云溪市政府", True),
        ("云溪市人民政府办公室", True),
        ("云溪市人民政府外事办公室", False),
        ("云溪市人民政府国有资产监督管理委员会", False),
        ("云溪市司法局", False),
        ("石桥县人民政府", False),
    ],
)
def test_offices_of_a_government_make_no_rules(agency: str, may: bool) -> None:
    made = with_figures(evolve(REPORT, agency=agency), {"proactive.rules.issued": 1})
    checks = reportparse.check(made, rules=[rules()["rules-not-empowered"]]).checks

    assert [check.status for check in checks] == ([] if may else ["fail"])


def test_documents_in_force_are_looked_at_in_any_table() -> None:
    """A form of another package may count them in a table of another name."""
    row = SimpleNamespace(path="documents.notices")
    figures = {f"documents.notices.{act}": number for act, number in ACTS.items()}
    subject: Any = SimpleNamespace(
        tables={"documents": SimpleNamespace(rows=(row,))}, figures={OWN: figures}
    )

    (finding,) = rules()["in-force-low"].evaluate(subject)

    assert (finding.path, finding.status) == ("documents.notices.in_force", "pass")
