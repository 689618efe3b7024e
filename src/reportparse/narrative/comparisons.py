# SPDX-License-Identifier: MIT
"""Clauses that compare figures: shares, changes since last year, and last year's numbers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ..text.patterns import HAN, NO_HAN, late
from .clauses import NUMBER, ClauseReading, read_clause
from .denials import Worded
from .form_targets import OUTCOMES, names_figure
from .meanings import (
    ABOUT_APPLICATIONS,
    ABOUT_REVIEWS,
    Clause,
    Meaning,
    on_disclosure,
    speaks_of_other_business,
)
from .quantities import Quantity, Relation, Statement
from .scope import Context, is_narrowed, is_own, scope_of

#: No comparison is without one of these.
COMPARED: Final = late(
    f"增(?<!新增)|减|上升|降|提高|多(?=了|收|{NO_HAN}|[〇零一二两三四五六七八九十百千万大约不近将逾超突最至])|少(?=了|{NO_HAN}|[〇零一二两三四五六七八九十百千万大约不近将逾超突最至])|占|比例|比重"
    "|错率|正率|诉率|持率|开率|办结率|年的|度的|期的"
)
_YEARLY: Final = late(
    r"[由从][^#]{0,60}#|[比较与](?:上一?年|去年|20[0-9]{2}年|的?#|[增减上下升降])"
    r"|[升降增减加少高低][至到为]|(?:[去上]年度?|20[0-9]{2}年)(?:同期)?(?:则?[为是]|仅|只有)|^[去上]年度?(?:同期)?#"
)
_LAST_YEAR: Final = late(r"上一?年|去年")
_NUMBER_OF_REQUESTS: Final = late(r"申请(?:公开)?(?:受理|接收)?(?:件数|数量|总?量|总数)")
#: 与上年（27起）相比: last year's number in a note.
_NOTE_ON_YEAR: Final = late(r"[比较与](?:上一?年|去年|(?P<year>20[0-9]{2})年)(?:度|同期)*（$")
#: A change since last year without a number: none, about none, or 翻了一番.
CHANGED_IN_WORDS: Final = late(
    rf"(?:(?<!{HAN})|(?<=[数量额]))(?P<since>同比|[比较与](?:上一?年|去年|20[0-9]{{2}}年)度?(?:同期)?(?:相比)?)"
    r"(?:(?P<about>(?:基本|大致|大体|总体|几乎)?(?:保持)?)"
    r"(?:持平|不变|(?:没有|无|未有?)(?:发生)?变化)|翻(?:了)?一番)",
    has="持变番",
)
#: 翻了一番 is said of 80 to 120 % more.
_DOUBLED: Final = Quantity(0, 0, 100, "%", is_clause=True, grain=Decimal(20))
_UNCHANGED: Final = Quantity(0, 0, 0, "件", is_clause=True)
_FALLS: Final = late(r"下降|减|降|少")
_MARKS: Final = "，,、；;）"
#: Units that measure parts of a number, and how many of each are all of it.
PARTS_OF_ONE: Final = {"%": 100, "倍": 1}
#: 两倍 is not three times as many.
_LESS_THAN_ONE: Final = Decimal("0.9")
_SHOWN: Final = Decimal("0.01")
_UNITS_OF_CASES: Final = frozenset("件宗起")
_RELATIONS: Final[Mapping[str, Relation]] = {"share": "share", "growth": "growth", "times": "ratio"}
#: The figures that a clause names by what was done, from the most telling word on.
_DONE: Final = (
    ("ANSWERED", "answered"),
    ("HANDLED", "handled"),
    ("RECEIVED", "received"),
    ("REQUEST", "received"),
)
#: A number with no unit, right before its share.
_BARE_NUMBER = late(r"[0-9０-９][，（]$")


def comparing(
    quantity: Quantity, clause: Clause, context: Context, previous: Statement | None
) -> Statement | None:
    """A share of what was stated last, or how it has changed; None for a number of things.

    The clause itself, or the comparison *previous* right before it, may name what is compared.
    """
    is_named = quantity.unit == "%" and names_figure(clause.words)
    if not is_named and not COMPARED.search(clause.words):
        return None
    scope = scope_of(clause.words.lstrip(_MARKS), clause.before, context)
    reading = read_clause(scope.words.lstrip(_MARKS), "compared")
    if reading is None or not _may_compare(reading, quantity.unit):
        return None
    relation: Relation = _RELATIONS[reading.rule]
    falls = relation == "growth" and bool(_FALLS.search(clause.words))
    is_since_last = "同比" in clause.words or bool(_LAST_YEAR.search(clause.words))
    is_other = context.year and scope.year not in (context.year, context.year - 1)
    base = scope.year if is_other and not is_since_last else None
    compared = Statement(quantity, None, False, relation=relation, falls=falls, base=base)
    last = clause.stated[-1] if clause.stated else None
    # Of a share, words for what was done name the whole: 占办结总数的50%.
    is_rate = bool({"RATE", "DONE_RATE"} & reading.words.keys())
    names = reading.names or is_rate
    named = _named(reading, context, last) if names or relation != "share" else None
    is_nested = previous is not None and previous.relation == relation == "share"
    # 无法提供的占26.5%，其中八成系本机关不掌握; 部分公开67，占4.6%
    is_of_other = "RATE" in reading.words or _BARE_NUMBER.search(clause.before)
    if (is_nested and "LINK" in reading.words) or (named is None and is_of_other):
        return compared
    if named is not None and (last is None or named != last.kind):
        is_share = relation == "share"
        is_firm = is_own(scope, context) and not is_narrowed(scope, context, parts_follow=is_share)
        is_firm = is_firm and _is_plain(reading, relation, clause, context)
        return compared._replace(claim=named, is_firm=is_firm, is_named=True)
    if named is None and previous is not None and previous.is_named:
        return compared._replace(claim=previous.claim, is_firm=previous.is_firm, is_named=True)
    last = last or (_divided(clause, previous) if relation == "share" else None)
    return compared._replace(claim=last.kind, is_firm=last.is_firm) if last else compared


def change_of(
    statement: Statement, now: int | Decimal, last: int | Decimal
) -> int | Decimal | None:
    """The change or the ratio that is stated, by two numbers in its unit; None without one."""
    if statement.relation == "ratio":
        return Decimal(now) / last if last else None
    change = last - now if statement.falls else now - last
    return in_unit(change, last, statement.quantity.unit)


def in_unit(change: int | Decimal, last: int | Decimal, unit: str) -> int | Decimal | None:
    """A *change* of the number *last*, as a part of it if *unit* says so; None of nothing."""
    scale = PARTS_OF_ONE.get(unit)
    if scale is None:
        return change
    return Decimal(change) * scale / last if last else None


def agrees(stated: Quantity, computed: int | Decimal) -> bool:
    """True if *stated* is *computed*, to the digits that are stated."""
    value = Decimal(stated.value)
    digits = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    slack = {"%": digits, "百分点": digits, "倍": digits * _LESS_THAN_ONE}.get(stated.unit, 0)
    return abs(Decimal(computed) - value) <= slack or stated.agrees(computed)


def rounded(number: int | Decimal) -> Decimal:
    """A computed *number* to the digits that are shown to a person."""
    return Decimal(number).quantize(_SHOWN, ROUND_HALF_UP).normalize()


def changed(clause: Worded, start: int, end: int, context: Context) -> Statement | None:
    """The change that a clause from *start* to *end* states in words: 与上年持平, 翻了一番."""
    match = None if clause.within else CHANGED_IN_WORDS.search(clause.words)
    if match is None:
        return None
    amount = _DOUBLED if match["about"] is None else _UNCHANGED
    amount = amount._replace(start=start, end=end, approximate=bool(match["about"]))
    words = f"{clause.words[: match.end('since')]}增长{NUMBER}{clause.words[match.end() :]}"
    stated = [Meaning.of(before) for before in clause.before if before.relation is None]
    previous = clause.before[-1] if clause.before else None
    said = Clause(words, amount.unit, clause.said, clause.after, stated)
    return comparing(amount, said, context, previous)


def _is_plain(reading: ClauseReading, relation: Relation, clause: Clause, context: Context) -> bool:
    """True if what a clause names can be of nothing but applications, or reviews of disclosure."""
    if not reading.review and {"RATE", "DONE_RATE"} & reading.words.keys():
        last = clause.stated[-1] if clause.stated else None
        if last and _is_of_reviews(last):
            return last.is_firm
        is_form_word = "予以" in reading.words.get("RATE", "")
        return is_form_word or _follows_applications(clause, context)
    if reading.review and relation == "growth" and "DISCLOSURE" not in reading.words:
        return context.kind == "reviews" or context.on_applications
    return True


def _is_of_reviews(meaning: Meaning) -> bool:
    return meaning.kind.partition(":")[0] in ABOUT_REVIEWS


def _divided(clause: Clause, previous: Statement | None) -> Meaning | None:
    """The total that is divided where a share follows a part: 收到80件，其中网上40件，占50%."""
    if previous is None or previous.relation or previous.quantity.unit not in _UNITS_OF_CASES:
        return None
    return next((total for total in reversed(clause.stated) if total), None)


def _follows_applications(clause: Clause, context: Context) -> bool:
    """True if the numbers before a rate, or else its paragraph, are of applications."""
    if not clause.stated:
        return context.on_applications and not speaks_of_other_business(context.business)
    last = clause.stated[-1]
    return last is not None and (
        last.kind in ABOUT_APPLICATIONS or last.kind.partition("+")[0] in OUTCOMES
    )


def _may_compare(reading: ClauseReading, unit: str) -> bool:
    """True if a number in *unit* is a share, or a change in numbers or percent."""
    if reading.rule == "share":
        telling = {"SHARE", "RATE", "DONE_RATE"} & reading.words.keys()
        return unit == "%" and bool(reading.names or telling)
    if reading.rule == "times":
        return unit == "倍"
    return "CHANGE" in reading.words and unit != "百分点"


def yearly(clause: Clause, context: Context) -> Meaning | None:
    """Last year's number in a comparison (较上年的98件), or this year's after it."""
    last = clause.stated[-1] if clause.stated else None
    note = _NOTE_ON_YEAR.search(clause.before) if clause.words == NUMBER else None
    if note and last and note["year"] in (None, str((context.year or 0) - 1)):
        return last._replace(is_last_year=True)
    if not _YEARLY.search(clause.words):
        return None
    scope = scope_of(clause.words, clause.before, context)
    reading = read_clause(scope.words.lstrip(_MARKS), "yearly")
    if reading is None:
        return None
    if reading.rule == "since":
        return Meaning(last.kind, last.is_firm) if last and last.is_last_year else None
    kind = _named(reading, context, last) or (last.kind if last else None)
    if kind is None and _NUMBER_OF_REQUESTS.search(clause.before):
        kind = None if speaks_of_other_business(context.business) else "received"
    is_last_year = scope.year is not None and scope.year + 1 == context.year
    is_last_year = is_last_year or bool(_LAST_YEAR.search(f"{clause.before}{scope.words}"))
    if kind is None or not is_last_year or not is_own(scope, context):
        return None
    return Meaning(kind, is_last_year=True)


def _named(reading: ClauseReading, context: Context, last: Meaning | None) -> str | None:
    """The kind of figures that a clause names after *last*; None for none, or for several."""
    rate = reading.words.get("RATE") or reading.words.get("DONE_RATE")
    if rate:
        row = last.kind.partition(":")[0] if last and _is_of_reviews(last) else None
        return _rated(rate, reading.review or row)
    if reading.names:
        return _named_by_word(reading)
    if "ACT" in reading.words:
        return f"{reading.document}.{reading.act}" if reading.document else None
    if "FEES" in reading.words or reading.review:
        return reading.review or "fees"
    known = (kind for terminal, kind in _DONE if terminal in reading.words)
    return next(known, None) if on_disclosure(reading, context) else None


def _rated(rate: str, review: str | None) -> str | None:
    """The kind of the figures of which a clause gives the *rate*, those of a *review*."""
    if review:
        column = "upheld" if "维持" in rate else "corrected"
        return f"{review}:{column}"
    kinds = {"公开": "disclosed", "办结": "answered"}
    return next((kind for word, kind in kinds.items() if word in rate), None)


def _named_by_word(reading: ClauseReading) -> str | None:
    """The kind of the only figure that a clause names by the form's word for it."""
    (group, key), *others = reading.names
    if others and all(name == "outcome" for name, _ in reading.names):
        return "+".join(key for _, key in reading.names)
    if group == "result":
        return f"{reading.review}:{key}" if reading.review else None
    if others or group == "rest":
        return None
    return f"received:{key}" if group == "applicant" else key
