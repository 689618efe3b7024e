# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from reportparse.narrative.form_targets import NAMES
from reportparse.narrative.passages import normalised
from reportparse.narrative.scope import Context
from reportparse.narrative.statements import Sentence, sentences
from reportparse.narrative.telling_words import may_claim, may_state

PARAGRAPHS = (
    "1.2023年收到申请12件,办结11件(均按期答复).",
    "依申请公开方面\u3000全年收到9件",
    "全年報送信息8條，臺賬完備。",
    "培训3场，約请专家2名:1,024人次参加!",
)


def read(text: str) -> list[Sentence]:
    return [*sentences(normalised(text), Context(2023))]


@pytest.mark.parametrize("name", sorted(NAMES))
def test_what_names_a_figure_is_not_passed_over(name: str) -> None:
    assert may_state(f"{name}12件")
    assert may_claim(f"{name}#")


def test_a_sentence_of_other_business_has_its_numbers_alone() -> None:
    (sentence,) = read("举办培训3场，参加120人次。")

    assert [number.value for number in sentence.numbers] == [3, 120]
    assert not sentence.read
    assert [statement.claim for statement in sentence.statements] == [None, None]


def test_a_sentence_with_a_figure_has_statements_on_all_its_numbers() -> None:
    (sentence,) = read("全年收到政府信息公开申请12件，均已办结，举办培训3场。")

    assert [number.value for number in sentence.numbers] == [12, 3]
    assert [statement.claim for statement in sentence.read] == ["received", "carried_out", None]


def test_paragraphs_together_are_read_as_each_alone() -> None:
    together = normalised("\n".join(PARAGRAPHS))

    assert together == "\n".join(map(normalised, PARAGRAPHS))
    assert [*map(len, together.split("\n"))] == [*map(len, PARAGRAPHS)]
