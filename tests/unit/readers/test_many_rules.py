# SPDX-License-Identifier: MIT
"""Pages with as many rules in their style sheets as cells."""

from __future__ import annotations

import pytest

from reportparse import LimitError, Limits
from reportparse.readers import read

COUNT = 600
CELLS = "".join(f"<td class='a c{number}'>{number}" for number in range(COUNT))


@pytest.mark.parametrize("selector", [".c{}", "tr > .c{}", "table td.c{}", "p .c{}:hover"])
def test_as_many_rules_as_cells_are_within_the_limit(selector: str) -> None:
    rules = "".join(f"{selector.format(at)}{{visibility:hidden}}" for at in range(2, COUNT))
    page = f"<style>{rules}</style><table><tr>{CELLS}</table>"

    shown = read(page.encode()).text.strip("| \n").split(" | ")

    assert shown[:2] == ["0", "1"]
    assert len([*filter(str.strip, shown)]) == (COUNT if selector.startswith("p") else 2)


@pytest.mark.parametrize("selector", [".a", "i.a", "p > i", "body i", "i.a:hover"])
def test_looking_at_elements_that_get_no_style_counts(selector: str) -> None:
    rules = f"{selector}{{color:red}}" * COUNT
    page = f"<style>{rules}</style><table><tr>{CELLS}</table><p>{'<i class=a>1</i>' * COUNT}"

    with pytest.raises(LimitError, match="rules"):
        read(page.encode(), limits=Limits(rules=COUNT * COUNT // 2))
