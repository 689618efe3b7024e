# SPDX-License-Identifier: MIT
"""Comparisons that name their figures, denials of several figures, and what leaves them open."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from reportparse.narrative.form_targets import claim_on
from reportparse.narrative.own_names import names_of
from reportparse.narrative.passages import normalised
from reportparse.narrative.quantities import quantities
from reportparse.narrative.scope import Context
from reportparse.narrative.statements import sentences

CONTEXT = Context(2024, names_of("青禾县人民政府"))


def stated(text: str) -> list[tuple[Any, ...]]:
    """Claim, relation, whether it is firm, and whether last year's, of each statement."""
    context = CONTEXT._replace(paragraph=text)
    return [
        (statement.claim, statement.relation, statement.is_firm, statement.is_last_year)
        for sentence in sentences(normalised(text), context)
        for statement in sentence.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "申请量较2023年的98件增加29件。",
            [("received", None, True, True), ("received", "growth", True, False)],
        ),
        ("行政处罚数量同比减少9件。", [("penalties", "growth", True, False)]),
        (
            "收到政府信息公开申请51件（去年45件）。",
            [("received", None, True, False), ("received", None, True, True)],
        ),
        ("行政处罚数量与上年持平。", [("penalties", "growth", True, False)]),
        ("行政复议维持率为60%。", [("reconsideration:upheld", "share", True, False)]),
        ("纠错率为60%。", [(None, "share", False, False)]),
        ("行政复议纠正数增加2件。", [("reconsideration:corrected", "growth", False, False)]),
        ("纠正数增加2件。", [(None, "growth", False, False)]),
        ("予以公开和部分公开数增加2件。", [("granted+partial", "growth", True, False)]),
        ("由45件上升至51件。", [(None, None, True, False), (None, None, True, False)]),
        (
            "政府信息公开申请由45件上升至51件。",
            [(None, None, True, False), (None, None, True, False)],
        ),
        (
            "2024年新收依申请信息公开件9件，结转上年度2件。",
            [("received", None, True, False), ("carried_in", None, True, False)],
        ),
        ("受理行政复议15件，上年结转4件。", [(None, None, True, False)] * 2),
        ("均予以公开。", []),
        (
            "未作出行政处罚和行政强制决定。",
            [("penalties", None, True, False), ("coercion", None, True, False)],
        ),
        ("无行政事业性收费。", [("fees", None, True, False)]),
    ],
)
def test_what_comparisons_and_denials_state(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert stated(text) == expected


def test_a_sum_of_names_needs_all_its_figures() -> None:
    paths = ["applications.granted.total"]

    assert claim_on("granted+partial", paths) is None
    both = claim_on("granted+partial", [*paths, "applications.partial.total"])
    assert both is not None
    assert both.sums == (("applications.granted.total", "applications.partial.total"),)


@pytest.mark.parametrize(
    ("words", "value", "agrees"),
    [
        ("8.84万件", 88431, True),
        ("8.84万件", 88500, False),
        ("9万件", 88431, False),
        ("4.52亿元", Decimal(452106000), True),
        ("884件", 885, False),
    ],
)
def test_numbers_in_scales_may_be_rounded(words: str, value: int | Decimal, agrees: bool) -> None:
    (quantity,) = quantities(words)

    assert quantity.agrees(value) is agrees


@pytest.mark.parametrize(
    ("text", "is_firm"),
    [
        ("收到政府信息公开申请9件，办结行政复议案件150件。", False),
        ("收到政府信息公开申请9件，行政复议案件2件。", True),
    ],
)
def test_an_agency_concludes_reviews_of_others(text: str, is_firm: bool) -> None:
    assert stated(text)[-1] == ("reconsideration", None, is_firm, False)
