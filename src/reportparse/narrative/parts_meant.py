# SPDX-License-Identifier: MIT
"""Clauses with a number -> the part of section three that it states."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ..text.patterns import late
from .clauses import NUMBER, read_clause
from .form_targets import APPLICANTS, GROUNDS, OUTCOMES, names_figure
from .grounds_meant import grounds_of
from .meanings import (
    ABOUT_APPLICATIONS,
    ClauseInContext,
    Meaning,
    on_disclosure,
    speaks_of_other_business,
)
from .scope import counts_applicants, is_own, speaks_of_applications

CARRIED: Final = frozenset({"carried_in", "carried_out", "carried", "incoming"})
_WORKED_ON: Final = frozenset({"received", "answered", "handled"})
_PARTS: Final = frozenset({*OUTCOMES, *GROUNDS, "disclosed"})

#: Applications by the kind of their applicants: 申请人为自然人的…
_IS_APPLICANT = late(r"申请(?:人|主体)(?:身份|类型|性质)?(?:系|为|是|属于?)")
#: After 公开 it leaves to that only what was granted: 公开21件，部分公开3件.
_PARTLY_NEXT = late(r"[、，；]?(?:以及|[和与])?(?:予以)?部分(?:予以)?公开")
#: 收到7件，上年结转1件；予以公开3件: of all of them.
_AFTER_CARRIED = late(r"结转[^，。；（]{0,8}[0-9]+[件宗]；(?!其中)")
#: 因信息不存在或不掌握无法提供13件: grounds of which some are not in the words of the form.
_REASONS = late(r"[^#]{0,4}因([^#等]+?)而?(?=无法提供|不予)")
_REASON_MARK = late(r"[、或和及与]")
#: Grounds of at least this many characters can mean nothing else.
_PLAIN_GROUND = 5
_SEVERAL: Final = 2
#: What is not disclosed is a paper, and not what was asked for: 不予公开公文7件.
_OF_PAPERS = late("公开(?:公文|文件|发文)#")
_NOT_AGAIN = late(r"不[予再]?重复处理")
_COLUMNS_OF_APPLICANTS: Final = frozenset(APPLICANTS)
_ROWS: Final = (("RECEIVED", "received"), ("ANSWERED", "answered"))


def _among_outcomes(said: ClauseInContext) -> ClauseInContext:
    """*said* without what the form has no row for, where a list of outcomes goes on after it.

    收到9件，其中予以公开3件，告知其他途径1件，不予公开5件; but what is among others beside an
    outcome is theirs: 予以公开3件，征地类2件，其中不予公开1件
    """
    stated = said.clause.stated
    if None in stated and names_figure(
        f"{said.clause.before}{said.clause.words}".rpartition("其中")[0]
    ):
        return said
    first = next((at for at, each in enumerate(stated) if each and each.kind in _PARTS), None)
    if not first or None not in stated[first:] or None in stated[:first]:
        return said
    kept = [each for each in stated if each is not None]
    return said._replace(clause=said.clause._replace(stated=kept))


def outcome(said: ClauseInContext) -> Meaning | None:
    """A row or a group of section three, after a total that it is part of, or by itself."""
    said = _among_outcomes(said)
    clause = said.clause
    subset, named = _subset(said), together(said, _PARTS)
    name = said.reading.words["NAME"]
    kind = named and grounds_of(named, name, clause.words, clause.before)
    is_by_ground = kind is not None and kind != named
    is_own_part = is_own(said.scope, said.context) if is_by_ground else said.is_own()
    if not subset and not is_own_part:
        return None
    if kind is None:
        return None
    if kind == "other" and any(stated.startswith("other.") for stated in clause.kinds):
        kind = "other.other|other"  # 逾期不补正34件，其他处理52件
    if kind == "disclosed" and _PARTLY_NEXT.match(clause.after):
        kind = "granted"
    # 收到48件，上年结转3件。其中…: of all of them.
    words = clause.before + clause.words
    among_all = "。其中" in words or "），其中" in words or bool(_AFTER_CARRIED.search(words))
    whole = clause.divided(_WORKED_ON, _PARTS | CARRIED if among_all else _PARTS)
    if whole is not None:
        return Meaning(kind, whole.is_firm and not whole.is_last_year)
    if None in clause.stated or _is_part_of_carried(said) or kind == "disclosed":
        return None
    if subset:
        keys = kind.partition("|")[0].split("+")
        return Meaning("+".join(f"{key}:{subset}" for key in keys))
    return Meaning(kind, _is_alone(said))


def _subset(said: ClauseInContext) -> str | None:
    """The column of the applicants that a clause is about by what precedes it."""
    if said.clause.stated:
        return said.clause.subset
    lead = said.scope.lead
    reading = read_clause(lead, "lead") if lead else None
    if reading is None or reading.open_words or len(reading.names) != 1:
        return None
    (group, key) = reading.names[0]
    is_own_lead = is_own(said.scope, said.context, by_applicant=True)
    return key if group == "applicant" and is_own_lead else None


def _is_alone(said: ClauseInContext) -> bool:
    """True if a count of outcomes with no total before it is of applications and nothing else."""
    if _OF_PAPERS.search(said.clause.words):
        return False
    if said.clause.goes_on:
        return None not in said.clause.stated
    if said.clause.stated:
        return all(
            meaning and meaning.is_firm and _PARTS.issuperset(meaning.kind.split("+"))
            for meaning in said.clause.stated
        )
    if said.reading.words.get("LINK") == "其中":
        return speaks_of_applications(said.context.paragraph)
    if said.context.kind == "applications":
        return True
    return said.clause.unit in "件宗" and not speaks_of_other_business(said.context.business)


def _is_part_of_carried(said: ClauseInContext) -> bool:
    """True if a number is a part of the applications carried over: 上年结转14件，其中…"""
    totals = said.clause.totals
    only = not any(kind in _WORKED_ON for kind in totals) and any(
        kind in CARRIED for kind in totals
    )
    is_part = "LINK" in said.reading.words and said.clause.last_total in CARRIED
    return only or (is_part and not said.clause.before.endswith("），"))


def ground(said: ClauseInContext) -> Meaning | None:
    """A ground within a group of section three."""
    said = _among_outcomes(said)
    clause, key = said.clause, together(said, _PARTS)
    if key is None or ("等" in said.reading.open_words and key not in OUTCOMES):
        return None
    name = said.reading.words["NAME"]
    reasons = _REASONS.match(clause.words)
    items = _REASON_MARK.split(reasons[1].replace(name, NUMBER)) if reasons else []
    if not all(NUMBER in item or names_figure(item) for item in filter(None, items)):
        return None
    subset = _subset(said)
    if not subset and not said.is_own():
        return None
    if (clause.stated and clause.stated[-1] is None) or _is_part_of_carried(said):
        return None
    if subset:
        return Meaning(f"{key}:{subset}")
    name = said.reading.words["NAME"]
    is_plain = len(said.reading.names) > 1 or len(name) >= _PLAIN_GROUND
    # 对属于重复申请的3件，…; 对重复申请3件，不再重复处理
    is_plain |= f"属于{name}" in clause.words and not said.reading.open_words
    is_plain |= key == "unprocessed.repeat" and bool(_NOT_AGAIN.search(clause.after))
    is_on_applications = "申请" in said.context.paragraph.replace(name, "")
    is_plain = is_plain or (is_on_applications and _is_alone(said))
    whole = clause.divided({*_WORKED_ON, *OUTCOMES}, _PARTS)
    return Meaning(key, is_plain or (whole is not None and whole.is_firm))


def applicant(said: ClauseInContext) -> Meaning | None:
    """Applications of one kind of applicant, after a total, or under words that announce them."""
    column = said.reading.names[0][1]
    if len(said.reading.names) > 1 or not is_own(said.scope, said.context, by_applicant=True):
        return None
    last = said.clause.stated[-1] if said.clause.stated else None
    of = last.kind.rpartition(":")[2] if last else ""
    if last and of in _COLUMNS_OF_APPLICANTS and "RECEIVED" not in said.reading.words:
        return last.in_column(column)
    whole = said.clause.divided({*ABOUT_APPLICATIONS, *OUTCOMES}, _COLUMNS_OF_APPLICANTS)
    if "。其中" in said.clause.before + said.clause.words or _is_of_all(said, whole):
        totals = said.clause.totals
        is_whole = None not in totals and not {"received", "incoming"}.isdisjoint(totals)
        whole = Meaning("applied") if is_whole else None
    if whole is not None and whole.kind == "carried_in" and "received" in said.clause.totals:
        whole = whole._replace(kind="applied|carried_in")  # 收到9件，上年结转5件，其中自然人…
    if whole is not None:
        return whole.in_column(column)
    led = None if said.clause.stated else _row_led(said)
    led = led or _row_named(said)
    return led and led.in_column(column)


def _is_of_all(said: ClauseInContext, whole: Meaning | None) -> bool:
    """True if applicants after several totals are those of all: 结转2件。从申请人看，自然人9件.

    So they are behind a note: 申请9件（含上年结转2件），其中自然人9件.
    """
    if whole is None or len(set(said.clause.totals)) < _SEVERAL:
        return False
    before = said.clause.before
    is_part = ("LINK" in said.reading.words and before[-2:] != "），") or before.endswith("（")
    is_announced = counts_applicants(before)
    return is_announced or (whole.kind in CARRIED and not is_part)


def _row_named(said: ClauseInContext) -> Meaning | None:
    """The row of section three that a clause on applicants names itself."""
    words = said.reading.words
    for terminal, kind in _ROWS:
        if terminal in words:
            return Meaning(kind, is_new=said.reading.is_new)
    is_part = "LINK" in words and not said.clause.stated
    is_meant = "REQUEST" in words and on_disclosure(said.reading, said.context) and not is_part
    is_meant = is_meant or said.clause.goes_on or bool(_IS_APPLICANT.search(said.clause.words))
    return Meaning("applied") if is_meant or counts_applicants(said.clause.before) else None


def _row_led(said: ClauseInContext) -> Meaning | None:
    """The row of section three that the words right before a clause name: 予以公开的申请中，…"""
    lead = said.scope.lead
    reading = read_clause(lead, "lead") if lead else None
    if reading is None or reading.open_words:
        return None
    # 新收申请的法人或其他组织中，商业企业…
    if reading.names and reading.names != (("applicant", "organisations"),):
        (group, key), *others = reading.names
        return Meaning(key) if group == "outcome" and not others else None
    kinds = (
        Meaning(kind, is_new=reading.is_new)
        for terminal, kind in _ROWS
        if terminal in reading.words
    )
    return None if "HANDLED" in reading.words else next(kinds, None)


def together(said: ClauseInContext, keys: Collection[str]) -> str | None:
    """The kinds that a clause names; of a group after its grounds only the grounds.

    None if it names some of them only: 不予公开、无法提供等22件.
    """
    named = list(dict.fromkeys(key for _, key in said.reading.names if key in keys))
    before, _, rest = said.clause.words.rpartition("等")
    if before:
        return named[-1] if names_figure(rest) else None
    grounds = [key for key in named if key.startswith(f"{named[-1]}.")]
    return "+".join(grounds if len(grounds) == len(named) - 1 > 0 else named)
