# SPDX-License-Identifier: MIT
"""Clauses with a number -> the part of section four that it states."""

from __future__ import annotations

from typing import Final

from ..text.patterns import late
from .clauses import read_clause
from .form_targets import RESULTS
from .meanings import (
    ABOUT_APPLICATIONS,
    ABOUT_REVIEWS,
    KINDS_OF_SUITS,
    OTHER_MAIL,
    ClauseInContext,
    Meaning,
)
from .scope import is_narrowed, is_own, speaks_of_applications

#: The columns of results; the last one together, too.
COLUMNS_OF_RESULTS: Final = frozenset({"rest", "concluded", *RESULTS})
#: The clause right before a list of results: 行政复议结果：维持6件
_LEAD = late(r"(?:^|[，,；;：:。])([^，,；;：:。]{1,24})[：:，,]$")
#: Suits of one kind alone.
_KIND_OF_SUIT = late(r"直接|径[行直]|未经|复议后")
#: What led to a review: the answer to an application.
_OVER_ANSWERS = late(
    r"由此(?:引发|产生|引起)|(?P<own>申请人[^，。；]{0,8})?(?:不服[^，。；]{0,4}答复|答复不服)"
)
_REVIEWED = late(r"信息公开[^，,；;]{0,12}(?:行政复议|行政诉讼|起诉)[^，,；;]{0,8}[，,；;]$")
#: Who decides: its decisions are on what was named before.
_BODY = late(r"机关$|法院$")
#: By the reviews that a body decides, those that it does not.
_OTHERS_DECIDED: Final = {"litigation": "reconsideration", "reconsideration": "litigation"}
_PARTY = late(r"被申请|被告|当事人|应诉|[我本]")
_AMONG_THEM = late(r"其中[^，。；]{0,8}信息公开")


def review(said: ClauseInContext) -> Meaning | None:
    """Reconsiderations and suits; those over other business are left alone."""
    kind, clause = said.reading.review or "", said.clause
    if not is_own(said.scope, said.context):
        return None
    is_kind_of_suit = kind in KINDS_OF_SUITS
    if clause.last_total is None and is_narrowed(
        said.scope, said.context, parts_follow=is_kind_of_suit
    ):
        return None
    is_of_unknown = is_kind_of_suit and bool(clause.stated) and not any(clause.stated)
    if is_of_unknown or _AMONG_THEM.search(clause.after):
        return None
    if "RECEIVED" in said.reading.words and "结转" in clause.after:
        return None
    is_part = said.reading.words.get("LINK", "中") not in "中里" and not is_kind_of_suit
    if is_part and clause.last_total != "disputes":
        return None
    # An agency also accepts, handles and concludes the reviews of what others have decided.
    words = said.reading.words
    decides = words.get("RECEIVED") == "受理" or "结" in words.get("ANSWERED", "")
    decides = (decides and not said.reading.names_disclosure) or "HANDLED" in words
    is_party = not decides or clause.last_total in ABOUT_REVIEWS - {kind}
    is_party = is_party or bool(_PARTY.search(clause.words))
    column = _result_divided(said) if is_kind_of_suit else ""
    return Meaning(f"{kind}{column}", is_party and _is_on_disclosure(said))


def _result_divided(said: ClauseInContext) -> str:
    """The result of suits taken apart by their kinds: 14件诉讼尚未审结，其中直接起诉9件."""
    last = said.clause.stated[-1] if said.clause.stated else None
    row, mark, column = last.kind.partition(":") if last else ("", "", "")
    goes_on = row == "direct" and f"litigation{mark}{column}" in said.clause.kinds
    is_divided = row == "litigation" and "LINK" in said.reading.words
    return f"{mark}{column}" if goes_on or is_divided else ""


def _is_on_disclosure(said: ClauseInContext) -> bool:
    """True if a number of reviews is of those over disclosure, and not over other business."""
    clause = said.clause
    if said.reading.names_disclosure or clause.last_total in ABOUT_REVIEWS:
        return True
    rows = {stated and stated.is_firm and stated.kind.partition(":")[0] for stated in clause.stated}
    if rows and rows <= ABOUT_REVIEWS:
        return True
    if None in clause.totals or said.reading.review in KINDS_OF_SUITS:
        return None not in clause.totals  # 直接起诉 is a word of the form
    over = _OVER_ANSWERS.search(f"{clause.before}{clause.words}")
    if over and (over["own"] or said.context.on_applications):
        return True
    if said.context.kind == "reviews" or _REVIEWED.search(clause.before):
        return True
    is_worked_on = not said.reading.words.keys().isdisjoint(("RECEIVED", "HANDLED"))
    is_beside = clause.follows or not ABOUT_APPLICATIONS.isdisjoint(clause.totals)
    is_beside = is_beside or speaks_of_applications(said.context.heading)
    return is_beside and not is_worked_on and not OTHER_MAIL.search(_without_reviews(said))


def _without_reviews(said: ClauseInContext) -> str:
    """The words of a sentence up to a number of reviews, without those for reviews."""
    return f"{said.clause.before}{said.clause.words}".replace("复议", "")


def result(said: ClauseInContext) -> Meaning | None:
    """How reviews ended, after their number."""
    column, review = said.reading.names[0][1], said.reading.review
    is_alone = column == "concluded" and not said.clause.stated  # of other years, too
    if is_alone or len(set(said.reading.names)) > 1 or not is_own(said.scope, said.context):
        return None
    is_body = bool(review and _BODY.search(said.reading.words["REVIEW"]))
    led = None if review and not is_body else _row_led(said)
    last = said.clause.stated[-1] if said.clause.stated else None
    row, _, before = last.kind.partition(":") if last else ("", "", "")
    whole = said.clause.divided(ABOUT_REVIEWS, COLUMNS_OF_RESULTS)
    is_firm = "ANSWERED" in said.reading.words or _is_on_disclosure(said)
    if said.reading.words["NAME"] == "败诉" and not review and said.context.kind == "reviews":
        review, is_firm = "litigation", False
    if led:
        return Meaning(f"{led[0]}:{column}", led[1] or is_firm)
    if last and (is_body or not review) and row in ABOUT_REVIEWS and before in COLUMNS_OF_RESULTS:
        if is_body and row == _OTHERS_DECIDED.get(review or ""):
            row = review or ""  # 5件被复议机关纠正，3件被法院纠正
        elif {stated and stated.kind for stated in said.clause.stated[-2:]} == {
            f"{kind}:{before}" for kind in KINDS_OF_SUITS
        }:
            row = "suits"  # 败诉6件，其中直接起诉4件、复议后起诉2件；审结73件
        return last._replace(kind=f"{row}:{column}")
    if whole and (is_body or not review):
        is_of_others = is_body and whole.kind == _OTHERS_DECIDED.get(review or "")
        return None if is_of_others else _result_of(said, whole, column)
    is_of_a_kind = is_body and _KIND_OF_SUIT.search(said.clause.before)
    return Meaning(f"{review}:{column}", is_firm) if review and not is_of_a_kind else None


def _result_of(said: ClauseInContext, whole: Meaning, column: str) -> Meaning | None:
    """A result of the reviews that were counted before it."""
    last_two = {meaning and meaning.kind for meaning in said.clause.stated[-2:]}
    if {"reconsideration", "litigation"} <= last_two:  # 复议18件、诉讼15件，被纠正的共4件
        return None
    # 诉讼15件，其中复议后起诉6件，尚有3件未审结
    goes_back = "LINK" in said.reading.words and said.clause.stated[0] != whole
    is_open = last_two >= KINDS_OF_SUITS or (goes_back and whole.kind in KINDS_OF_SUITS)
    row = "suits" if is_open else whole.kind
    return Meaning(f"{row}:{column}", whole.is_firm and not whole.is_last_year)


def _row_led(said: ClauseInContext) -> tuple[str, bool] | None:
    """The reviews that the words right before a clause name, and if they name disclosure."""
    found = _LEAD.search(said.clause.before)
    reading = read_clause(found[1], "lead") if found else None
    if reading is None or reading.open_words or reading.review in (None, "disputes"):
        return None
    if _BODY.search(reading.words["REVIEW"]):
        return None
    return reading.review, reading.names_disclosure or reading.review in KINDS_OF_SUITS
