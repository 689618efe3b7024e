# SPDX-License-Identifier: MIT
"""Clauses that state figures in words: that there was nothing, or that all was done or upheld."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from ..text.patterns import late
from .clauses import ClauseReading, read_clause
from .form_targets import DECISIONS
from .meanings import (
    ABOUT_APPLICATIONS,
    ABOUT_REVIEWS,
    KINDS_OF_SUITS,
    OTHER_MAIL,
    Meaning,
    speaks_of_other_business,
)
from .quantities import Statement
from .scope import Context, Scope, is_narrowed, is_own, scope_of, speaks_of_applications

_NEGATIONS = late(r"未|没有|无|零(?=“?结转)|零(?<=[为是]零)(?=[，。；]|$)")
#: 58件案件中没有一件被纠正
_AMONG = late(r"^#(?P<none>[^#]+[中里][^#]+)$")
_DENIED = late(
    r"申请|要求公开|在办|复议|诉|结转|遗留|积压|跨年|纠|维持|许可|处罚|强制|规范性文件|规章|收费"
)
_ALL = late(r"均|全部|全都|悉数|办结率|^(?:现|并|目前)?已")
_ANSWERED = late(
    r"办结|审结|完毕|办理完成|办理结束|胜诉|驳回|维持|纠正|其[他它]结果|予以公开|同意公开|自然人|公民|企业|法人|均[属系因]|部[属系因]"
)
#: Statements on all applications do not cover those still open, carried over or late.
_CARRIED_OUT: Final = "(?<!上年)(?<!上年度)(?<!去年)结转"
_STILL_OPEN = late(
    rf"[件0-9][^，。；]{{0,4}}{_CARRIED_OUT}|{_CARRIED_OUT}[^，。；]{{0,8}}[0-9]"
    r"|正在办理|未办结|剩余|其余|尚在|外[，,]"
)
#: Who else applies.
_OTHER_APPLICANTS: Final = {
    "natural_person": "organisations",
    "organisations": "natural_person",
}
_COMMAS: Final = "，,、；;：:"
_CONCLUDED = late(
    # 全部按期办结 may be of those that were due, 已按期办结 is not.
    r"(?<![按限及准][时期])办结|已(?:全部|依法|依规|按照?[规时期限]定?|处理)+办结|办结完毕|办理完毕|办理完成|办理结束|处理完毕|答复完毕"
)
#: An application that the clause before names without a number: 全年共办理政府信息公开申请，…
#: It may be the subject of the sentence: 对新收的政府信息公开申请，均依法办理，已全部办结.
_NAMED_BEFORE = late(
    r"(?:信息公开申请|依申请公开(?:申请|件)?)[，,]$"
    r"|(?:^|[。；;])(?:针?对于?)?(?:全年|本年度?|[今当]年|年内)?(?:所有|全部|各类)?"
    r"(?:新?(?:收到?|受理|接收)(?:[和及、与](?:上一?年度?)?结转)?的)?(?:(?:政府)?信息公开申请|依申请公开申请)"
    r"[，,](?:(?:[^，,。；;0-9件案]|(?<=逐)件){2,20}[，,]){1,4}$"
)
_ON_REQUEST = late("依申请公开[^，。；]{0,4}[：:]")
#: All of those that the paragraph is about: 所有申请均依法答复，办结率100%
_ALL_BEFORE = late(rf"(?:所有|全部)申请[^，。；0-9]{{0,16}}[，,]$|{_NAMED_BEFORE.pattern}")
_WHOLE: Final = 100
#: Words for all applications received: after these 均已办结 speaks of applications.
_CAME_IN: Final = frozenset({"received", "handled", "incoming"})


def may_deny(text: str) -> bool:
    """True if *text* has the words of such a clause."""
    return _may_be_of_none(text) or _may_be_of_all(text)


def _may_be_of_none(text: str) -> bool:
    return bool(_NEGATIONS.search(text) and _DENIED.search(text))


def _may_be_of_all(text: str) -> bool:
    return bool(_ALL.search(text) and _ANSWERED.search(text))


class Worded(NamedTuple):
    """A clause with what is around it in its sentence.

    Attributes:
        words: The clause, `clauses.NUMBER` in place of each number with its unit.
        said: The words before it.
        after: The words after it.
        before: The statements that precede it.
        within: Those in it.
        start: Offset of the clause in its paragraph.
    """

    words: str
    said: str
    after: str
    before: Sequence[Statement]
    within: Sequence[Statement]
    start: int = 0


def said_of_none(clause: Worded, context: Context) -> tuple[Meaning, ...]:
    """The figures of which a clause without a number says that they are 0."""
    among = _AMONG.search(clause.words) if clause.within else None
    if among:
        clause = clause._replace(words=among["none"], within=())
    if clause.within or not _may_be_of_none(clause.words):
        return ()
    scope = scope_of(clause.words, clause.said, context)
    reading = read_clause(scope.words, "denied")
    if reading is None:
        return ()
    kinds = _rows_denied(reading)
    if kinds:
        if not is_own(scope, context) or is_narrowed(scope, context):
            return ()
        return tuple(Meaning(kind, True, scope.year != context.year) for kind in kinds)
    if reading.rule == "named" and reading.names[0][0] == "applicant":
        found = _no_applicant(reading, scope, context)
    elif reading.rule == "named":
        found = _no_result(reading, clause, context)
    else:
        found = _nothing(reading, clause, scope, context)
    return (found,) if found else ()


def _rows_denied(reading: ClauseReading) -> list[str]:
    """The rows of section two that a clause denies."""
    if reading.rule == "fees":
        return ["fees"]
    if reading.rule == "document":
        return reading.rows_of_documents
    # 未收到行政许可申请 says nothing of decisions.
    is_decided = "RECEIVED" not in reading.words
    return [key for group, key in reading.names if group == "decision" and is_decided]


def _nothing(
    reading: ClauseReading, clause: Worded, scope: Scope, context: Context
) -> Meaning | None:
    """Applications or reviews that a clause denies."""
    is_any = reading.rule == "received" and (
        not (reading.names_application or _is_on_request(reading, clause, context))
        or ("RECEIVED" not in reading.words and bool(reading.open_words))
    )
    after_work = reading.rule in ("carried_out", "review")  # 已全部办结，无结转
    if reading.rule == "carried_out" and not reading.names_application:
        is_any |= _is_of_other_business(clause, context)
        is_any |= {"NOT", "PENDING"} <= {*reading.words} and not context.on_applications
    if is_any or not is_own(scope, context) or is_narrowed(scope, context, parts_follow=after_work):
        return None
    is_last_year = scope.year != context.year
    if reading.rule != "review":
        return Meaning(reading.rule, True, is_last_year)
    is_meant = reading.names_application or "DISCLOSURE" in reading.words
    is_meant = is_meant or context.kind == "reviews" or _follows_applications(clause, context)
    return Meaning(reading.review or "", True, is_last_year) if is_meant else None


def _is_on_request(reading: ClauseReading, clause: Worded, context: Context) -> bool:
    """True if the heading, or what leads to a clause, says which applications it denies."""
    is_led = speaks_of_applications(context.heading) or _ON_REQUEST.search(clause.said)
    is_open = reading.open_words or speaks_of_other_business(context.business)
    return bool(is_led) and not is_open


def _follows_applications(clause: Worded, context: Context) -> bool:
    """True if a clause on reviews goes on with applications: 收到申请3件，未发生行政复议."""
    claims = [each.claim for each in clause.before if each.claim]
    counted = not ABOUT_APPLICATIONS.isdisjoint(claims) and claims[-1] not in DECISIONS
    is_beside = counted or speaks_of_applications(context.heading)
    return is_beside and not OTHER_MAIL.search(clause.said)


def _is_of_other_business(clause: Worded, context: Context) -> bool:
    """True if what was counted or named last is not applications: 信访件均已办结，无结转."""
    said = clause.said if "公开" in clause.said else context.paragraph
    counted = [each for each in clause.before if each.claim in ABOUT_APPLICATIONS]
    if counted:
        said = clause.said[counted[-1].quantity.end - clause.start :]
    elif any(statement.quantity.unit in "件宗" for statement in clause.before):
        return True
    return bool(OTHER_MAIL.search(said)) or any(
        map(speaks_of_other_business, (said, context.heading))
    )


def _no_applicant(reading: ClauseReading, scope: Scope, context: Context) -> Meaning | None:
    """未收到法律服务机构提出的申请: none by applicants of one kind."""
    (_, column), *others = reading.names
    is_meant = reading.names_application or context.on_applications
    is_meant &= not speaks_of_other_business(context.business)
    if (
        others
        or "RECEIVED" not in reading.words
        or not is_meant
        or not is_own(scope, context)
        or is_narrowed(scope, context)
    ):
        return None
    return Meaning(f"received:{column}", is_last_year=scope.year != context.year)


def _no_result(reading: ClauseReading, clause: Worded, context: Context) -> Meaning | None:
    """无被纠正, 无败诉: after the number of the reviews that it is said of."""
    group, column = reading.names[0]
    if group != "result":
        return None
    is_meant = context.kind == "reviews" or reading.names_disclosure
    if reading.review and (is_meant or _follows_applications(clause, context)):
        return Meaning(f"{reading.review}:{column}")
    whole = _reviews(clause.before)
    return Meaning(f"{whole.claim}:{column}", whole.is_firm) if whole else None


def said_of_all(clause: Worded, context: Context) -> tuple[int | Decimal, Meaning] | None:
    """The number that a clause states by what it says of all: none carried over, all upheld."""
    if not _may_be_of_all(clause.words):
        return None
    scope = scope_of(clause.words, clause.said, context)
    reading = read_clause(scope.words.lstrip(_COMMAS), "completed")
    by_applicant = reading is not None and any(group == "applicant" for group, _ in reading.names)
    is_meant = is_own(scope, context, by_applicant=by_applicant) and scope.year == context.year
    if reading is None or not is_meant:
        return None
    if reading.rule == "named" and reading.names[0] == ("outcome", "granted"):
        return _all_granted(reading, clause)
    if reading.rule == "named" and reading.names[0][0] in ("applicant", "ground"):
        return _all_of_kind(reading, clause)
    if reading.rule in ("named", "concluded", "won", "dismissed"):
        return _all_reviews(reading, clause)
    return (0, Meaning("carried_out")) if _is_all_done(reading, clause, context) else None


def _all_reviews(reading: ClauseReading, clause: Worded) -> tuple[int | Decimal, Meaning] | None:
    """The number of reviews of which a clause says that all were upheld, or that none is open."""
    whole = _reviews(clause.before)
    if whole is None:
        is_upheld = reading.names[:1] == (("result", "upheld"),) and reading.names_disclosure
        review = reading.review if is_upheld and not clause.within else None
        return (0, Meaning(f"{review}:corrected")) if review else None
    if reading.rule == "won":
        return 0, Meaning(f"{whole.claim}:corrected", whole.is_firm)
    if reading.rule == "concluded":
        return 0, Meaning(f"{whole.claim}:pending", whole.is_firm)
    group, column = reading.names[0] if reading.names else ("result", "dismissed")
    if group != "result" or whole.quantity.approximate:
        return None
    if column != "upheld" and ":" in (clause.before[-1].claim or ""):
        return None  # 4件，维持4件，均被纠正
    column = "upheld" if column == "dismissed" else column
    return whole.quantity.value, Meaning(f"{whole.claim}:{column}", whole.is_firm)


def _all_granted(reading: ClauseReading, clause: Worded) -> tuple[int | Decimal, Meaning] | None:
    """The number of applications of which a clause says that all were granted."""
    whole = (*clause.before, *clause.within)[-1:]
    is_said = bool(clause.within) and {"REQUEST", "CARRIED_IN"} & {*reading.words} == {"REQUEST"}
    is_said = is_said or (not clause.within and bool(whole) and whole[0].figure_meant in _CAME_IN)
    if not is_said or whole[0].quantity.approximate:
        return None
    return whole[0].quantity.value, Meaning("disclosed")


def _all_of_kind(reading: ClauseReading, clause: Worded) -> tuple[int | Decimal, Meaning] | None:
    """The number before a clause that says that all are of one applicant, or on one ground."""
    (group, key), *others = reading.names
    is_received = "RECEIVED" in reading.words and (reading.is_new or reading.names_application)
    if key in _OTHER_APPLICANTS and is_received and not others:
        # 新收申请全部由自然人提出: none is by others.
        return 0, Meaning(f"received:{_OTHER_APPLICANTS[key]}", is_new=reading.is_new)
    counted = [*clause.before, *clause.within]
    whole = counted[-1:]
    if group == "applicant" and "其中" in clause.said:  # 其中网上申请9件、信函申请2件，均为…
        led = [*takewhile(lambda each: each.claim, counted)]
        is_all = led and led[-1].quantity.value == sum(
            each.quantity.value for each in counted[len(led) :]
        )
        whole = led[-1:] if is_all else whole
    claim = whole[0].figure_meant if whole else None
    if others or claim is None or whole[0].quantity.approximate:
        return None
    if group == "applicant":
        is_total = claim in (*_CAME_IN, "answered")
        return (whole[0].quantity.value, Meaning(f"{claim}:{key}")) if is_total else None
    return (whole[0].quantity.value, Meaning(key)) if key.startswith(f"{claim}.") else None


def _is_all_done(reading: ClauseReading, clause: Worded, context: Context) -> bool:
    """True if all applications are said to be concluded, so that none was carried over."""
    if not _CONCLUDED.search(clause.words) or _leaves_some_open(context.paragraph):
        return False
    if "DONE_RATE" in reading.words and clause.within[-1].quantity.value != _WHOLE:
        return False
    if reading.names_application:
        return not clause.within or clause.within[-1].claim in (*_CAME_IN, "answered", None)
    stated = [
        statement
        for statement in (*clause.before, *clause.within)
        if statement.relation is None
        and not statement.is_implied
        and statement.quantity.unit != "%"
    ]
    if len(clause.within) != 1 and "；" not in clause.said:
        # 收到45件，连同上年结转的3件，均已办结
        stated = [each for each in stated if each.claim != "carried_in"] or stated
    if stated:
        return stated[-1].claim in _CAME_IN and stated[-1].figure_meant is not None
    is_on_all = context.on_applications and not speaks_of_other_business(clause.said)
    before = _ALL_BEFORE if is_on_all else _NAMED_BEFORE
    return not reading.open_words and bool(before.search(clause.said))


@lru_cache(maxsize=4)  # the current paragraph
def _leaves_some_open(paragraph: str) -> bool:
    return bool(_STILL_OPEN.search(paragraph))


def _reviews(before: Sequence[Statement]) -> Statement | None:
    """The last number of reviews before a clause, if nothing but their results follows it."""
    for index, statement in reversed([*enumerate(before)]):
        kind, _, column = (statement.claim or "").partition(":")
        if kind in ABOUT_REVIEWS and not statement.is_last_year:
            if not column:
                is_open = {each.claim for each in before[index - 1 : index + 1]} >= KINDS_OF_SUITS
                return statement._replace(claim="suits") if is_open else statement
        else:
            return None
    return None
