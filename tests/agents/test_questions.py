# SPDX-License-Identifier: MIT
"""The questions of the corpus are answered through the tools, each of them."""

from __future__ import annotations

from corpus.questions import ask
from reportparse.agents.libraries import library_at
from reportparse.agents.tools import Tools
from tests.conftest import CORPUS


def test_sixty_of_sixty_questions_are_answered_or_rightly_not() -> None:
    library = library_at(ask.FOLDERS, "zh")
    library.refresh()
    tools = Tools(library, "zh")

    answers = [(asked, ask.answer(asked["question"], tools)) for asked in ask.questions()]

    assert len(answers) == 60
    assert [asked for asked, found in answers if not ask.is_right(asked, found)] == []


def test_the_places_of_the_answers_hold_them() -> None:
    for asked in ask.questions():
        if "line" in asked:
            lines = (CORPUS / asked["file"]).read_text("utf-8").splitlines()
            assert asked["text"] in lines[asked["line"] - 1], asked["question"]
