# SPDX-License-Identifier: MIT
"""Clauses with their context, and the figures that they state."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from ..text.patterns import late
from .clauses import ClauseReading
from .form_targets import GROUNDS
from .quantities import Statement
from .scope import Context, Scope, is_narrowed, is_own

ABOUT_APPLICATIONS: Final = frozenset(
    {
        "received",
        "answered",
        "handled",
        "applied",
        "carried_in",
        "carried_out",
        "carried",
        "incoming",
    }
)
#: These speak of any business of the agency unless something beside them says otherwise.
ABOUT_REVIEWS: Final = frozenset(
    {"reconsideration", "litigation", "direct", "after", "suits", "disputes"}
)
#: Suits taken apart: what follows both numbers may be said of all, or of the last.
KINDS_OF_SUITS: Final = frozenset({"direct", "after"})
#: Business in which there are other applications.
_OTHER_BUSINESS = late(
    r"许可|复议|信访|救助|补[贴助]|登记(?:证|业务|(?<=[产商婚户权]登记))|审批|政务服务|证|热线|工单|留言|建议|提案|低保|贷款|专利|商标|资质|职称"
    r"|保障|保险|仲裁|执行|项目|资金|住房|落户|公证|鉴定|入学|奖|认定|备案|报名"
)
#: What else comes in and is counted in 件.
OTHER_MAIL = late("咨询|热线|信访|投诉|举报|建议|提案|复议|留言|来[信电访函]|信箱|工单|诉求")
#: The contents of applications, which may be of any business.
_TOPICS = late(
    r"(?:内容|事项|主要|集中|重点)[^。；，]{0,6}(?:涉及|在|为)[^。；]*|从[^。；，]{0,4}内容[来上]?看[^。；]*"
)
#: Grounds with words of such business.
_LABELS = late(
    r"信访[^，。；]{0,6}(?:类|诉求|申请|渠道)|信访、?举报、?投诉|(?:公开|答复)[^，。；]{0,12}复议|"
    + "|".join(sorted(chain(*GROUNDS.values()), key=len, reverse=True))
)


class Meaning(NamedTuple):
    """The figures that a clause with a number states.

    Attributes:
        kind: A key of `form_targets.CLAIMS`, with the column meant, if it is one, after `:`.
        is_firm: True if nothing else can be meant.
        is_last_year: True if it is the figure of the year before the one reported on.
        is_new: True if it names those received in the year in the form's word, 新收.
    """

    kind: str
    is_firm: bool = True
    is_last_year: bool = False
    is_new: bool = False

    @classmethod
    def of(cls, statement: Statement) -> Meaning | None:
        """The figures that a *statement* states; None for none."""
        _, claim, *said = statement[:5]
        return cls(claim, *said) if claim else None

    @property
    def total(self) -> str | None:
        """Its kind, if it is a total of this year and nothing else can be meant."""
        is_total = self.kind in ABOUT_APPLICATIONS or self.kind in ABOUT_REVIEWS
        return self.kind if is_total and self.is_firm and not self.is_last_year else None

    def in_column(self, column: str) -> Meaning:
        """A *column* of it."""
        kind = "|".join(f"{row.partition(':')[0]}:{column}" for row in self.kind.split("|"))
        return self._replace(kind=kind, is_firm=self.is_firm and not self.is_last_year)


class Clause(NamedTuple):
    """A clause with a number, and the words around it in its sentence.

    Attributes:
        words: The clause, `clauses.NUMBER` in place of the number and its unit.
        unit: The unit.
        before: The words before the clause.
        after: The words after it.
        stated: The figures of the numbers before it, in order; None for one that states none.
        follows: True if a sentence before it in the paragraph has a total of applications.
    """

    words: str
    unit: str
    before: str
    after: str
    stated: Sequence[Meaning | None]
    follows: bool = False

    @property
    def totals(self) -> list[str | None]:
        """The kinds of what was stated before: totals of this year, None for anything else."""
        return [meaning and meaning.total for meaning in self.stated]

    @property
    def kinds(self) -> list[str]:
        """The kinds of what was stated before."""
        return [meaning.kind for meaning in self.stated if meaning]

    @property
    def is_on_applications(self) -> bool:
        """True if all numbers before it in its sentence are of applications, a total among them."""
        if None in self.stated or ABOUT_APPLICATIONS.isdisjoint(self.totals):
            return False
        columns = [meaning for meaning in self.stated if meaning and ":" in meaning.kind]
        return len(columns) != 1  # 收到12件，其中自然人5件，答复4件

    @property
    def goes_on(self) -> bool:
        """True if its sentence goes on with the applications of one before it."""
        sentence = f"{self.before}{self.words}{self.after}"
        return self.follows and not speaks_of_other_business(sentence)

    @property
    def last_total(self) -> str | None:
        """The kind of what the number right before it states."""
        last = self.stated[-1] if self.stated else None
        return last and last.total

    def divided(self, kinds: Collection[str], parts: Collection[str]) -> Meaning | None:
        """The nearest statement before it of one of *kinds*, with only *parts* of it between."""
        for meaning in reversed(self.stated):
            if meaning is None or meaning.kind in kinds:
                return meaning
            row, _, column = meaning.kind.partition(":")
            if column not in parts and row not in parts:
                return None
        return None

    @property
    def subset(self) -> str | None:
        """The column of the applicants that all numbers before it are about; None for several."""
        columns = {
            meaning.kind.partition(":")[2] if meaning and not meaning.is_last_year else None
            for meaning in self.stated
        }
        return columns.pop() if len(columns) == 1 else None


class ClauseInContext(NamedTuple):
    """A clause as the grammar reads it, with all words around it."""

    reading: ClauseReading
    clause: Clause
    scope: Scope
    context: Context

    def is_own(self) -> bool:
        """True if it speaks of the whole agency and year, so that it may state a part of them."""
        return is_own(self.scope, self.context) and not self.is_led()

    def is_led(self) -> bool:
        """True if the words before it narrow it down; not where it goes on with a list."""
        goes_on = bool(self.clause.stated) and self.clause.stated[-1] is not None
        return not goes_on and is_narrowed(self.scope, self.context, parts_follow=True)


def on_disclosure(reading: ClauseReading, context: Context) -> bool:
    """True if applications that a clause names are for disclosure, and not for other business."""
    if reading.names_application or context.on_applications:
        return True
    return "REQUEST" in reading.words and not speaks_of_other_business(context.business)


@lru_cache(maxsize=4)  # the current paragraph
def speaks_of_other_business(words: str) -> bool:
    """True if *words* speak of business in which there are other applications."""
    if not _OTHER_BUSINESS.search(words):
        return False
    return bool(_OTHER_BUSINESS.search(_TOPICS.sub("", _LABELS.sub("", words))))
