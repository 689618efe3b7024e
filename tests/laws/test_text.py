# SPDX-License-Identifier: MIT
"""Laws of any text."""

from __future__ import annotations

from hypothesis import example, given

import reportparse
from reportparse.testing.promises import broken
from reportparse.testing.strategies import texts


@given(texts)
@example("")
@example("一、甲\n\n|\n")
@example("（一）、\u200b、甲")
@example("1. 2024年")
@example("1.标题: 2024年")
@example("| a |\n\n| b | c |")
@example("|\n|")
@example("\ud800")
def test_all_promises_are_kept(text: str) -> None:
    assert list(broken(text)) == []


@given(texts)
def test_canonical_text_has_no_loose_blanks(text: str) -> None:
    canonical = reportparse.unparse(reportparse.parse(text))

    assert "\r" not in canonical
    assert all(line.strip() == line != "" for line in canonical.split("\n")[:-1])
    assert canonical == "" or canonical.endswith("\n")
