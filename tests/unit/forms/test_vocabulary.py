# SPDX-License-Identifier: MIT
"""The labels of a form, also of one whose wordings let words in that no label has."""

from __future__ import annotations

import pytest

from reportparse.forms.vocabulary import ROW, TEXT, Label, Vocabulary


@pytest.mark.parametrize(
    "wording", ["决算.{0,9}总额", "决算[^数]{0,9}总额", "决算[一-鿿]{0,9}总额"]
)
def test_wordings_may_have_any_words_in_them(wording: str) -> None:
    vocabulary = Vocabulary((Label("决算总额", ROW, "决算总额", (wording,)),))

    assert vocabulary.kind("决算全年财政拨款支出总额") == "决算总额"


def test_words_of_which_the_labels_have_few_characters_are_none() -> None:
    vocabulary = Vocabulary((Label("决算总额", ROW, "决算总额"),))

    assert vocabulary.kind("全年财政拨款支出") == TEXT
    assert vocabulary.kind("决算总额") == "决算总额"
