# SPDX-License-Identifier: MIT
"""The units of a table that are multiples of what its form counts: 单位：百件."""

from __future__ import annotations

from collections.abc import Sequence

from ..document.lines import Line
from ..forms.registry import plays
from ..forms.vocabulary import HEAD, ROW
from ..text.characters import simplified
from ..text.patterns import late
from ..text.source import BLANKS
from ..text.spans import Span

#: A unit that is a multiple of what the form counts, and one that is not.
_MULTIPLE = late(
    r"(?:单位[：:为是（(\s]{0,3}|以)[十百千万亿]+[件条次项个宗份篇人]|以[十百千万亿]+(?=[为作]单位|计)"
    r"|单位[：:为是（(\s]{1,3}[十百千万亿]+(?!\s*元)(?=[）)，。；、|\s]|$)|[（(][十百千万亿]+[件条次项个宗份篇人][）)]"
    r"|(?<=[一-鿿])(?<![额费元金第])[（(]十?[百千万亿]+[）)]"
)
#: Between the cells of a row.
_CELL_BORDER = late(r"[|>\t,;]")
_SCALE = late("十(?!条第)|[百千万亿萬億]")
#: The last characters of the headers of amounts.
_AMOUNT = ("额", "费")


def multiple(lines: Sequence[Line]) -> tuple[Span, str] | None:
    """The words by which all figures count hundreds or thousands; not those of one row's label."""
    if not _SCALE.search("".join(line.raw for line in lines)):
        return None
    for line in lines:
        if not _SCALE.search(line.raw):
            continue
        text = simplified(line.body)
        match = _MULTIPLE.search(text)
        if match is not None and not _is_of_row(text[: match.start()]):
            start = line.body_start + match.start()
            return Span(start, start + len(match[0])), match[0]
    return None


def _is_of_row(before: str) -> bool:
    """True if a note after the words *before* is one of a row, of an amount or of a figure."""
    words = _CELL_BORDER.split(before)[-1].strip(BLANKS + "（(")
    is_amount = words.endswith(_AMOUNT) and plays(words, HEAD)
    return is_amount or plays(words, ROW) or words[-1:].isdecimal()
