# SPDX-License-Identifier: MIT
"""Prose -> prose of the same length, with the marks and characters by which sentences are read."""

from __future__ import annotations

import re
from typing import Final

from ..text.characters import SIMPLIFIED
from ..text.patterns import HAN, late

#: Traditional characters of units and verbs: a text with one of them is read as Simplified.
_TRADITIONAL = late(r"[處條場個萬億餘臺戶冊項開報請復號張訴辦]")
#: Marks of half width; between digits they are part of a number.
_HALF_WIDTH = late(r"[,:();!?](?:(?<![,:])|(?![0-9]))")
#: The number of a sentence: 1．2022年…
_NUMBERING = late(r"^[0-9]{1,2}[．.、](?=20[0-9]{2}年)", re.MULTILINE)
#: Between words it parts a heading from its sentence.
_WIDE_BLANK = late(rf"\u3000(?<={HAN}.)(?={HAN})")
_FULL_WIDTH: Final = dict(zip(",:();!?", "，：（）；！？", strict=True))


def normalised(text: str) -> str:
    """Paragraphs, one a line, with marks and characters as sentences are read; as long."""
    text = _HALF_WIDTH.sub(lambda mark: _FULL_WIDTH[mark[0]], text)
    text = _NUMBERING.sub(lambda number: "\u3000" * len(number[0]), text)
    text = _WIDE_BLANK.sub("：", text)
    if not _TRADITIONAL.search(text):
        return text
    return "\n".join(
        line.translate(SIMPLIFIED) if _TRADITIONAL.search(line) else line
        for line in text.split("\n")
    )
