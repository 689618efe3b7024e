# SPDX-License-Identifier: MIT
"""Rows that no form has, on lines without pipes: a label and its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document.lines import Pieces
from ..forms.folding import fold
from ..text.numerals import shows_figure
from ..text.patterns import late
from ..text.source import BLANKS, SPACES

#: The label of a row is at most this long.
_LONGEST_LABEL = 50
#: So many figures after words, parted by blanks, show a row; fewer are one among other rows.
_FEWEST_FIGURES = 3

#: A word, which characters without width do not part, with the blanks around it.
WORD = late(
    f"[{re.escape(BLANKS)}]*[^{re.escape(BLANKS)}][^{re.escape(SPACES)}]*[{re.escape(BLANKS)}]*"
)
_DIGIT = late("[0-9０-９零〇一二三四五六七八九]")
_SENTENCE = late("[。，；：！？]")


def is_other_row(printed: Sequence[str]) -> bool:
    """True if the cells *printed* are a label and its figures.

    A label that ends in a figure makes no row: the comma after it separates thousands.
    """
    label, *figures = printed or ("",)
    if not 0 < len(label) <= _LONGEST_LABEL or "。" in label:
        return False
    has_figures = any(map(_DIGIT.search, figures)) and all(map(shows_figure, figures))
    return has_figures and not shows_figure(label.split()[-1])


def other_row(raw: str, body: str, known: str) -> Pieces | None:
    """The cells of a line that parts a label and its figures by blanks; None for other lines.

    Words one of which is a part of a label are what the page broke of a row of the form.

    Args:
        raw: The line.
        body: The same without blanks around it.
        known: The labels of the forms, folded.
    """
    if not body or not shows_figure(body.rsplit(maxsplit=1)[-1]):
        return None
    words = WORD.findall(raw)
    first = len(words)
    while first and shows_figure(words[first - 1].strip(BLANKS)):
        first -= 1
    label, figures = "".join(words[:first]), words[first:]
    is_row = len(figures) >= _FEWEST_FIGURES
    if not is_other_row((label.strip(BLANKS), *map(str.strip, figures))):
        return None
    if not is_row and _SENTENCE.search(label):
        return None
    if first > 1 and any(fold(word) in known for word in words[:first]):
        return None
    return Pieces((label, *figures), frozenset(), is_whole=is_row)
