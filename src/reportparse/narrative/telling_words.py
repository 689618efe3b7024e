# SPDX-License-Identifier: MIT
"""Words without which a sentence or a clause states no figure: what lacks them is passed over.

Most sentences of a report, and most clauses of the others, speak of other business.
"""

from __future__ import annotations

from functools import lru_cache

from ..text.patterns import late
from .clauses import MOST_CLAUSES
from .comparisons import COMPARED
from .form_targets import ENDS_OF_NAMES, names_figure

#: No sentence states a figure in numbers without one of these.
_OF_FIELD = late(
    "申请|处理|公开(?:答复)?的?[#0-9]|审结(?=[#0-9])|规(?:范性文件|章)|转[入来下次结]|移[至到]|承接上|之名|名义|收(?![入集看听视获益缩藏])|受理|办(?:[结理完]|(?<=[已在应当需要须予以]办))"
    f"|答复|回复|结转|复议|公民|应诉|起诉|被诉|诉[讼至]|{ENDS_OF_NAMES}"
)
#: Nor does a clause without one of these; acts are those on documents that were named before.
_OF_ACTS = late("有效|废止|失效|制发|制定|制订|出台|新增#|(?:决定|案件)#")
_CARRIED_ON = late(r"(?:结转|转[入至到]|延[至到]|留待)[^，。]{0,2}[下次2]")


def may_complete(words: str) -> bool:
    """True if *words* after a clause with a number may say what becomes of what it counts."""
    return names_figure(words) or bool(_CARRIED_ON.search(words))


def may_state(words: str) -> bool:
    """True if *words* have one without which no number states or compares a figure of the form."""
    return bool(_OF_FIELD.search(words) or COMPARED.search(words))


@lru_cache(maxsize=MOST_CLAUSES)
def may_claim(clause: str) -> bool:
    """True if *clause* has a word that a claim cannot be without."""
    return bool(_OF_FIELD.search(clause) or _OF_ACTS.search(clause))
