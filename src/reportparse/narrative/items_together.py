# SPDX-License-Identifier: MIT
"""The words by which several numbers are taken together: 两项合计, 三者之和."""

from __future__ import annotations

from typing import Final

from ..text.numerals import chinese_value
from ..text.patterns import late

#: How many, and the same with its measure.
FEW: Final = "[两二三四五六七八九十]"
ITEMS: Final = f"{FEW}[项者类种]"
#: From such words to the share that they lead to: 两项占, 合计占全部答复的.
_BEFORE_SHARE: Final = late(
    rf"(?:(?P<items>{ITEMS})[^，,。；;0-9]{{0,8}}|[合共总]计|之和|共)"
    r"[^，,。；;0-9]{0,4}占[^，,。；;0-9]{0,16}$"
)
_LONGEST: Final = 32
#: Before the number of all that was listed. 累计 may count what was before the list, too.
SUM: Final = "(?:合计|共计|总计|总共|总数(?=[为达])|共)"
#: Between it and the number.
SUM_IS: Final = "(?:[为有达]|达到)?"
#: 181件（含上年结转12件则为193件）: the number of all, those of a note added.
SUM_IF: Final = "则(?:[合总共]?计|共)?[为是有达]"


def count_in(items: str | None) -> int | None:
    """How many *items* there are, which begin with a numeral."""
    return chinese_value(items[0]) if items else None


def count_before_share(text: str, start: int) -> int | None:
    """How many numbers the share at *start* takes together; None where that is open."""
    together = _BEFORE_SHARE.search(text, max(0, start - _LONGEST), start)
    return count_in(together["items"]) if together else 1
