# SPDX-License-Identifier: MIT
"""The figures of cells, with what a note in brackets says of their parts: 12（其中撤销3）.

Parts that are not of the label's figures leave open what the whole counts.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from ..text import numerals
from ..text.numerals import UNREADABLE, Unreadable
from ..text.patterns import late
from .captions import is_changed_by

_PARTS: Final = "其中"
#: What ends a part, and what is not of its words: numbers, brackets, a part of the same year.
_BETWEEN = late(r"[,，、;；]")
_BESIDE = late(r"[0-9０-９.()（）:：\s]+|第?[一二三四]季度|[上下]半年")


@lru_cache(maxsize=1 << 12)
def read_count(cell: str, *, signed: bool = False) -> int | Unreadable | None:
    """The whole number in *cell* as in `numerals.read_count`; `UNREADABLE` if its note changes it.

    Args:
        cell: The cell.
        signed: True if the figure is a change.
    """
    return UNREADABLE if _has_others(cell) else numerals.read_count(cell, signed=signed)


@lru_cache(maxsize=1 << 12)
def read_amount(cell: str) -> tuple[Decimal | Unreadable | None, str | None]:
    """The amount and unit in *cell* as in `numerals.read_amount`; `UNREADABLE` likewise."""
    return (UNREADABLE, None) if _has_others(cell) else numerals.read_amount(cell)


def _has_others(cell: str) -> bool:
    """True if the note of a figure counts among its parts what is not of its label."""
    _, is_noted, note = cell.partition(_PARTS)
    return bool(is_noted) and any(
        is_changed_by(f"（{_BESIDE.sub('', part)}）") for part in _BETWEEN.split(note)
    )
