# SPDX-License-Identifier: MIT
"""Clauses with a number -> the figure of the form that each of them states, if it states one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, NamedTuple

from .clauses import ClauseReading, read_clause
from .form_targets import DECISIONS, DOCUMENTS, GROUNDS, NAMES, OUTCOMES
from .scope import Context, Scope, counts_applicants, is_narrowed, is_own, scope_of

ABOUT_APPLICATIONS: Final = frozenset(
    {"received", "answered", "handled", "carried_in", "carried_out"}
)
#: These speak of any business of the agency unless something beside them says otherwise.
ABOUT_REVIEWS: Final = frozenset({"reconsideration", "litigation", "direct", "after", "disputes"})
_WORKED_ON = frozenset({"received", "answered", "handled"})
_PARTS = frozenset({*OUTCOMES, *GROUNDS})

#: No claim is without one of these.
_MAY_CLAIM = re.compile(
    r"申请|收|受理|办|答复|回复|结转|转结|复议|诉|有效|废止|制[发定订]|出台|[升降增减加少][至为]|"
    + "|".join(sorted({word[-4:] for word in NAMES}))
)
#: Units of applications, cases, documents and decisions.
_CASES = frozenset("件条宗起份个次项例部")
_REVIEWED = re.compile(r"信息公开[^，,；;]{0,12}(?:行政复议|行政诉讼|起诉)[^，,；;]{0,8}[，,；;]$")
_ANSWERED = re.compile(r"办结|答复(?!率)")
#: Words after answers counted in parts: those in time and those after an extension, …
_SPLIT = re.compile(
    r"延期|不含|不包括|不予|另有|(?:办结|答复|回复)(?!率)[^，。；]{0,6}[0-9０-９]|结转[^，。；]{0,12}(?:办结|答复)"
)
#: Words after a count that is not of all applications received.
_REDUCED = re.compile(r"撤回|合并|计入统计")
_AMONG_THEM = re.compile(r"其中[^，。；]{0,8}信息公开")
_DECIDED = re.compile(r"决定|[作做]出")
#: Documents of other years, or of others, may be among these.
_SORTED_OUT = re.compile(r"清理|失效|历年|累计|梳理")
#: Grounds of so many characters can mean nothing else.
_PLAIN_GROUND = 7


class Meaning(NamedTuple):
    """The figures that a clause with a number states.

    Attributes:
        kind: A key of `form_targets.CLAIMS`, with the column meant, if it is one, after `:`.
        is_firm: True if nothing else can be meant.
        is_last_year: True if it is the figure of the year before the one reported on.
    """

    kind: str
    is_firm: bool = True
    is_last_year: bool = False


class Clause(NamedTuple):
    """A clause with a number, and the words around it in its sentence.

    Attributes:
        words: The clause, `clauses.NUMBER` in place of the number and its unit.
        unit: The unit.
        before: The words before the clause.
        after: The words after it.
        stated: The figures of the numbers before it, in order; None for one that states none.
    """

    words: str
    unit: str
    before: str
    after: str
    stated: Sequence[Meaning | None]

    @property
    def totals(self) -> list[str | None]:
        """The kinds of what was stated before: totals of this year, None for anything else."""
        return [
            meaning.kind
            if meaning and meaning.is_firm and not meaning.is_last_year and _is_total(meaning)
            else None
            for meaning in self.stated
        ]

    @property
    def last_total(self) -> str | None:
        """The kind of what the number right before it states."""
        return self.totals[-1] if self.stated else None

    def divided(self, kinds: Collection[str], parts: Collection[str]) -> Meaning | None:
        """The nearest statement before it of one of *kinds*, with only *parts* of it between."""
        for meaning in reversed(self.stated):
            if meaning is None or meaning.kind in kinds:
                return meaning
            if meaning.kind.partition(":")[2] not in parts and meaning.kind not in parts:
                return None
        return None


def _is_total(meaning: Meaning) -> bool:
    return meaning.kind in ABOUT_APPLICATIONS or meaning.kind in ABOUT_REVIEWS


def may_claim(clause: str) -> bool:
    """True if *clause* has a word that a claim cannot be without."""
    return bool(_MAY_CLAIM.search(clause))


def meaning_of(clause: Clause, context: Context) -> Meaning | None:
    """The figures that *clause* states; None if none."""
    scope = scope_of(clause.words, clause.before, context)
    reading = read_clause(scope.words, "counted")
    if reading is None or (clause.unit == "元") != (reading.rule == "fees"):
        return None
    if clause.unit not in _CASES and clause.unit != "元":
        return None
    group = reading.names[0][0] if reading.names else reading.rule
    said = _Said(reading, clause, scope, context)
    found = _MEANT.get(group, _total)(said)
    if found is None or scope.year == context.year:
        return found
    return found._replace(is_last_year=True)


class _Said(NamedTuple):
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


def _total(said: _Said) -> Meaning | None:
    """Applications received, answered, handled or carried over."""
    kind, clause, context = said.reading.rule, said.clause, said.context
    if (
        kind == "received"
        and "REQUEST" not in said.reading.words
        and "BARE" not in said.reading.words
    ):
        return _since(said)  # 2022年收到申请45件，2023年收到51件
    goes_on = kind != "received" and clause.last_total is not None
    if not is_own(said.scope, context):
        return None
    if not goes_on and is_narrowed(said.scope, context):
        return None
    if _is_counted_in_parts(said):
        return None
    is_meant = said.reading.names_application or clause.last_total in ABOUT_APPLICATIONS
    if not is_meant and kind == "answered":
        is_meant = context.kind == "applications" and not clause.stated
    elif not is_meant:
        is_meant = context.on_applications and None not in clause.totals
    return Meaning(kind) if is_meant else None


def _is_counted_in_parts(said: _Said) -> bool:
    """True if the number is one of several that count one thing, or an item in a list."""
    clause, kind = said.clause, said.reading.rule
    if kind == "answered":
        beside, _, _ = clause.after.partition("其中")
        return bool(_ANSWERED.search(clause.before) or _SPLIT.search(beside))
    if kind == "received" and _REDUCED.search(clause.after):
        return True
    is_noun = next(iter(said.reading.words)) == "REQUEST"
    return is_noun and (None in clause.totals or clause.unit not in "件宗起")


def _review(said: _Said) -> Meaning | None:
    """Reconsiderations and suits; those over other business are left alone."""
    kind, clause = said.reading.review or "", said.clause
    if not is_own(said.scope, said.context):
        return None
    if clause.last_total is None and is_narrowed(said.scope, said.context):
        return None
    if _AMONG_THEM.search(clause.after):
        return None
    is_part = "LINK" in said.reading.words and kind not in ("direct", "after")
    if is_part and clause.last_total != "disputes":
        return None
    return Meaning(kind, _is_on_disclosure(said))


def _is_on_disclosure(said: _Said) -> bool:
    """True if a number of reviews is of those over disclosure, and not over other business."""
    clause = said.clause
    if "DISCLOSURE" in said.reading.words or clause.last_total in ABOUT_REVIEWS:
        return True
    if None in clause.totals:
        return False
    return said.context.kind == "reviews" or bool(_REVIEWED.search(clause.before))


def _outcome(said: _Said) -> Meaning | None:
    """A row or a group of section three, after a total that it is part of, or in a list of them."""
    clause, key = said.clause, said.reading.names[0][1]
    if not said.is_own():
        return None
    whole = clause.divided(_WORKED_ON, _PARTS)
    if whole is not None:
        return Meaning(key, whole.is_firm and not whole.is_last_year)
    if None in clause.stated:
        return None
    in_list = any(meaning and meaning.kind in _PARTS for meaning in clause.stated)
    return Meaning(key, said.context.kind == "applications" and in_list)


def _ground(said: _Said) -> Meaning | None:
    """A ground within a group of section three."""
    clause, key = said.clause, said.reading.names[0][1]
    if not said.is_own() or (clause.stated and clause.stated[-1] is None):
        return None
    is_plain = len(said.reading.words["NAME"]) >= _PLAIN_GROUND
    whole = clause.divided(_WORKED_ON, _PARTS)
    return Meaning(key, is_plain or (whole is not None and whole.is_firm))


def _applicant(said: _Said) -> Meaning | None:
    """Applications of one kind of applicant, after a total, or under words that announce them."""
    column = said.reading.names[0][1]
    if not is_own(said.scope, said.context, by_applicant=True):
        return None
    whole = said.clause.divided(ABOUT_APPLICATIONS, _COLUMNS_OF_APPLICANTS)
    if whole is not None and whole.kind in ABOUT_APPLICATIONS:
        return Meaning(f"{whole.kind}:{column}", whole.is_firm and not whole.is_last_year)
    last = said.clause.stated[-1] if said.clause.stated else None
    goes_on = last is not None and last.kind.startswith("handled:")
    if goes_on or counts_applicants(said.clause.before):
        return Meaning(f"handled:{column}")
    return None


def _result(said: _Said) -> Meaning | None:
    """How reviews ended, after their number."""
    column = said.reading.names[0][1]
    if not is_own(said.scope, said.context):
        return None
    if said.reading.review:
        return Meaning(f"{said.reading.review}:{column}", _is_on_disclosure(said))
    whole = said.clause.divided(ABOUT_REVIEWS, _COLUMNS_OF_RESULTS)
    if whole is None:
        return None
    return Meaning(f"{whole.kind}:{column}", whole.is_firm and not whole.is_last_year)


def _decision(said: _Said) -> Meaning | None:
    """Decisions of section two; without a word for deciding, other counts may be meant."""
    if not said.is_own():
        return None
    last = said.clause.stated[-1] if said.clause.stated else None
    goes_on = last is not None and last.is_firm and last.kind in DECISIONS
    return Meaning(said.reading.names[0][1], goes_on or bool(_DECIDED.search(said.clause.words)))


def _document(said: _Said) -> Meaning | None:
    """Documents issued, repealed and in force; those of a list go on with its documents."""
    clause = said.clause
    document = said.reading.document
    if document is None and None not in clause.stated:
        named = [key for key, name in DOCUMENTS.items() if name in clause.before]
        document = named[0] if len(named) == 1 else None
    if document is None or not is_own(said.scope, said.context):
        return None
    around = f"{clause.before}{clause.words}{clause.after}"
    is_firm = not said.is_led() and not _SORTED_OUT.search(around)
    return Meaning(f"{document}.{said.reading.act}", is_firm)


def _fees(said: _Said) -> Meaning | None:
    return Meaning("fees") if said.is_own() else None


def _before(said: _Said) -> Meaning | None:
    """The first number of 由45件上升至51件: last year's."""
    last_year = said.context.year and said.scope.before
    is_compared = last_year and re.search(r"上年|去年|上一年", said.scope.before)
    return Meaning("received", said.context.on_applications, True) if is_compared else None


def _since(said: _Said) -> Meaning | None:
    """The second one."""
    last = said.clause.stated[-1] if said.clause.stated else None
    return Meaning(last.kind, last.is_firm) if last and last.is_last_year else None


_COLUMNS_OF_APPLICANTS: Final = frozenset(
    key for group, key in NAMES.values() if group == "applicant"
)
_COLUMNS_OF_RESULTS: Final = frozenset(key for group, key in NAMES.values() if group == "result")

_MEANT: Final[Mapping[str, Callable[[_Said], Meaning | None]]] = {
    "review": _review,
    "outcome": _outcome,
    "ground": _ground,
    "applicant": _applicant,
    "result": _result,
    "decision": _decision,
    "document": _document,
    "fees": _fees,
    "before": _before,
    "since": _since,
}
