# SPDX-License-Identifier: MIT
"""Shares that the narrative states, and what it says has changed since last year.

Both are computed from the number that the text states right before, so that a number that is wrong
is reported once. They are notes unless the sentence has all the numbers: what a share is of, and
what a year is compared with, is seldom written out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice, product, takewhile
from typing import Final

from ..forms.sums import OWN, PREVIOUS
from ..narrative.comparisons import change_of
from ..narrative.form_targets import CLAIMS, OUTCOMES, claim_on, total_of
from ..narrative.list_items import ITEMS, count_in
from ..narrative.meanings import ABOUT_REVIEWS
from ..narrative.passages import Passage
from ..narrative.quantities import Quantity, Statement
from ..text.patterns import late
from .prose_against_tables import LEAST_TO_CONFIRM, row_of
from .rules import Finding, Rule
from .stated_comparisons import judged
from .subject import Subject
from .written_arithmetic import Kind, are_results, may_be_written, names_whole, written
from .written_changes import MOST_BEFORE, PERCENT, Number

#: Wholes as kinds of claims. Reviews are taken apart by their own kind only.
_WHOLE_OF_ANSWERS: Final = ("answered",)
_WHOLE_OF_REVIEWS: Final = ("reviews",)
_OF_NEW: Final = ("received", "incoming")
_OF_APPLICATIONS: Final = ("received", "answered", "handled", "incoming")
#: Totals that a share may be of, as kinds of claims.
_WHOLES: Final = ("answered", "received", "handled")
#: Those of the applications answered, of which a rate is computed with all to be answered.
_WHOLES_OF_ANSWERS: Final = ("incoming", *_WHOLES)
#: Those of applicants, by the first of which a share is computed.
_WHOLES_OF_APPLICANTS: Final = ("received", "answered", "handled")

#: The words for the whole of which a share is: 占办结总数的8.3%.
_WHOLE: Final = late(r"占(?P<words>[^占，,。；;：:（()）0-9]{0,24})$")
_LONGEST_WHOLE: Final = 25
#: With any other word it may be another whole than those of the tables: 占全市申请总数的.
_WORDS_OF_WHOLE: Final = late(
    "(?:全[部年]|[本当今]年度?|所有|总|政府信息|信息|依申请公开|公开|办理|处理|收件|事项"
    "|比[例重]?|超过?|高达|达到?|[件宗起数量到的了已新为是仅]"
    "|(?P<review>行政复议|行政诉讼|复议|诉讼|审结|案件?)"
    "|(?P<answered>办结|答复)|(?P<received>收到?|受理|接收)|(?P<application>申请))*"
)
#: From words for several numbers to the share that they lead to: 两项占, 合计占全部答复的.
_BEFORE_SHARE: Final = late(
    rf"(?:(?P<items>{ITEMS})[^，,。；;0-9]{{0,8}}|[合共总]计|之和|共)"
    r"[^，,。；;0-9]{0,4}占[^，,。；;0-9]{0,16}$"
)
_LONGEST_BEFORE: Final = 32

_Computed = Iterator[tuple[Passage, Statement, Sequence[Number]]]


def _shares(subject: Subject) -> Iterator[Finding]:
    """Each share against its sentence; of applications also against the totals."""
    return _compared(subject, "share", _shares_computed(subject))


def _growth(subject: Subject) -> Iterator[Finding]:
    """Stated changes since last year, compared with the text or last year's report."""
    return _compared(subject, "growth", _changes_computed(subject))


def _compared(subject: Subject, kind: Kind, computed: _Computed) -> Iterator[Finding]:
    """Compare what is stated with what its sentence gives, and with what is *computed* for it."""
    known: defaultdict[int, dict[int, tuple[Statement, Sequence[Number]]]] = defaultdict(dict)
    for passage, statement, numbers in computed:
        known[id(passage)][statement.quantity.start] = statement, numbers
    index = 0
    for passage in subject.passages:
        text, of_passage = passage.paragraph.text, known.get(id(passage), {})
        before: list[Quantity] = []
        for sentence in passage.sentences:
            quantities = sentence.numbers
            clear = {}
            if may_be_written(sentence.text, quantities, kind):
                clear = {
                    found.at: found
                    for found in written(text, quantities, kind, subject.report.year)
                }
            stated = sentence.stated if clear or of_passage else ()
            for at, quantity in enumerate(quantities if stated else ()):
                statement, numbers = of_passage.get(quantity.start, (stated[at], ()))
                path = CLAIMS[row_of(statement)][0].path if numbers else f"mentions[{index + at}]"
                if at in clear:
                    grain = quantity.grain + clear[at].slack
                    statement = statement._replace(
                        quantity=quantity._replace(grain=grain),
                        relation="ratio" if clear[at].is_ratio else kind,
                        falls=clear[at].falls,
                    )
                    numbers = [*clear[at].computed, *numbers, *clear[at].shares_of(before)]
                for finding in judged(statement, numbers, passage, subject, path):
                    is_note = finding.problem is not None and at not in clear
                    is_note = is_note and not (at and names_whole(text, stated[at - 1], quantity))
                    yield finding.as_note("fail") if is_note else finding
            before += quantities
            index += len(quantities)


def _shares_computed(subject: Subject) -> _Computed:
    """The shares of applications, computed from the number before, or that they name."""
    for passage, before, statement in _relations(subject, "share"):
        text = passage.paragraph.text
        count = _count_before_share(text, statement.quantity.start)
        named = _whole_named(text, statement.quantity.start)
        wholes = _wholes(statement, subject, named)
        pairs: list[tuple[Number, Number]] = []
        if not statement.is_named:
            # 办结25件，无结转，办结率100%: not of what there was none of.
            there = [
                stated
                for stated in before
                if not stated.quantity.is_clause or stated.claim == statement.claim
            ]
            parts = _parts(there, count) if there else []
            written = [
                stated.quantity.value
                for stated in before[-2::-1]
                if stated.quantity.unit != "%"
                and not are_results(text, stated.quantity, before[-1].quantity)
            ]
            pairs += product(parts, [*wholes, *written] if wholes else ())
        elif wholes and count in (1, (statement.claim or "").count("+") + 1):
            last = before[-1] if before and named is None else None
            is_part = last and "中" in text[last.quantity.end : statement.quantity.start]
            pairs += _named_pairs(statement, wholes, last if is_part else None, subject)
        shares = [part * Decimal(PERCENT) / whole for part, whole in pairs if whole]
        yield passage, statement, shares


def _count_before_share(text: str, start: int) -> int | None:
    """How many numbers the share at *start* takes together; None where that is open."""
    together = _BEFORE_SHARE.search(text, max(0, start - _LONGEST_BEFORE), start)
    return count_in(together["items"]) if together else 1


def _whole_named(text: str, share: int) -> Sequence[str] | None:
    """The totals of which the text says that it gives a share, which begins at *share*.

    None if it names no whole; none at all if that is not one of the tables.
    """
    whole = _WHOLE.search(text, max(0, share - _LONGEST_WHOLE), share)
    if whole is None:
        return None
    words = _WORDS_OF_WHOLE.fullmatch(whole["words"])
    if words is None:
        return ()
    if words["review"]:
        return _WHOLE_OF_REVIEWS
    if words["answered"]:
        return _WHOLE_OF_ANSWERS
    if words["application"]:
        return _OF_NEW if words["received"] else _OF_APPLICATIONS
    return None


def _parts(before: Sequence[Statement], count: int | None) -> list[Number]:
    """The sum of the last *count* numbers; none if there are fewer, the total of all aside."""
    *others, last = before
    unit = last.quantity.unit
    own = takewhile(
        lambda stated: stated.quantity.unit == unit and stated.claim not in _WHOLES,
        reversed(others),
    )
    values = [stated.quantity.value for stated in islice(chain((last,), own), count)]
    return [sum(values)] if len(values) == count else []


def _named_pairs(
    statement: Statement, totals: Sequence[Number], whole: Statement | None, subject: Subject
) -> list[tuple[Number, Number]]:
    """The numbers that a share names, each with the totals that it may be of, or its *whole*."""
    row, _, column = (statement.claim or "").partition(":")
    if whole and whole.claim in OUTCOMES and (column or row.startswith(f"{whole.claim}.")):
        # 不予公开40件，其中60%属于行政执法案卷
        part = f"{whole.claim}:{column}" if column else row
        return list(product(_totals(subject, [part]), [whole.quantity.value]))
    if row in ABOUT_REVIEWS or not column:
        return list(product(_totals(subject, [statement.claim]), totals))
    pairs: list[tuple[Number, Number]] = []
    for kind in dict.fromkeys((row, *_WHOLES_OF_APPLICANTS)):
        pairs += product(_totals(subject, [f"{kind}:{column}"]), _totals(subject, [kind]))
    return pairs


def _wholes(
    statement: Statement, subject: Subject, named: Sequence[str] | None
) -> Sequence[Number]:
    """The totals of what a share is of: those *named*, or of all of its kind.

    Of results of reviews these are reviews; all reviews are a share of nothing unless it is named.
    """
    row, _, column = (statement.claim or "").partition(":")
    if row not in ABOUT_REVIEWS:
        claim = claim_on(row.partition("+")[0], subject.figures[OWN])
        kinds = _WHOLES_OF_ANSWERS if row == "answered" else _WHOLES
        kinds = _WHOLES_OF_APPLICANTS if column else kinds
        is_known = claim and claim.path.startswith("applications")
        return _totals(subject, kinds if named is None else named) if is_known else []
    if not column or named not in (None, _WHOLE_OF_REVIEWS, _WHOLE_OF_ANSWERS):
        return _totals(subject, named or ()) if not column else []
    all_of, open_ones = _totals(subject, [row]), _totals(subject, [f"{row}:pending"])
    return [*all_of, *(whole - number for whole in all_of for number in open_ones)]


def _totals(subject: Subject, kinds: Iterable[str | None], of: str = OWN) -> list[Number]:
    """The numbers that claims of these *kinds* may mean in one of the reports compared."""
    figures = subject.figures.get(of, {})
    claims = [claim_on(kind, figures) for kind in kinds]
    totals = [total_of(figures, paths) for claim in claims if claim for paths in claim.sums]
    return [total for total in totals if total is not None]


def _changes_computed(subject: Subject) -> _Computed:
    """The changes since last year, computed from the text or last year's report."""
    for passage, before, statement in _relations(subject, "growth", "ratio"):
        now = _stated(statement, before, is_last_year=False)
        last = _stated(statement, before, is_last_year=True)
        if now is None and last is not None and _is_parted(passage, before[-1], statement):
            continue  # 2022年收到45件，增长3件
        nows = [now] if now is not None else _totals(subject, [statement.claim])
        lasts = [last] if last is not None else _totals(subject, [statement.claim], PREVIOUS)
        changes = (change_of(statement, *pair) for pair in product(nows, lasts))
        yield passage, statement, [change for change in changes if change is not None]


def _is_parted(passage: Passage, first: Statement, second: Statement) -> bool:
    """True if a mark separates two numbers."""
    between = passage.paragraph.text[first.quantity.end : second.quantity.start]
    return any(mark in between for mark in "，,；;")


def _stated(
    relation: Statement, before: Sequence[Statement], *, is_last_year: bool
) -> Number | None:
    """The number of a year that the sentence states of the figures that are compared."""
    if relation.is_named:
        return None
    values = (
        statement.quantity.value
        for statement in reversed(before)
        if statement.claim == relation.claim and statement.is_last_year == is_last_year
    )
    return next(values, None)


def _relations(
    subject: Subject, *relations: str
) -> Iterator[tuple[Passage, list[Statement], Statement]]:
    """The firm statements of a relation, each with the numbers before it in its sentence."""
    for passage in subject.passages:
        for sentence in passage.sentences:
            before: list[Statement] = []
            for statement in sentence.read:
                if statement.relation is None:
                    before += () if statement.is_implied else (statement,)
                elif (
                    statement.relation in relations
                    and statement.claim
                    and statement.base is None
                    and (before or statement.is_named)
                    and (statement.is_firm or _is_confirmed(statement, before[-2:], subject))
                ):
                    yield passage, before[-MOST_BEFORE:], statement


def _is_confirmed(relation: Statement, before: Sequence[Statement], subject: Subject) -> bool:
    """True if numbers right before a doubtful share are those of the table that it is about."""
    table = row_of(relation)
    return any(
        stated.claim and row_of(stated) == table and _agrees(stated, subject) for stated in before
    )


def _agrees(statement: Statement, subject: Subject) -> bool:
    """True if the number of a doubtful statement is that of the tables, so that they are meant."""
    figures = subject.figures[OWN]
    claim = claim_on(statement.claim, figures)
    if claim is None or statement.quantity.value < LEAST_TO_CONFIRM:
        return False
    return total_of(figures, claim.sums[0]) == statement.quantity.value


RULES = (
    Rule(
        code="share-differs",
        severity="warning",
        evaluate=_shares,
        zh="文中比例为“{text}”，按该项数量与总数计算为 {result}",
        en="the text says {text!r}; computed from the number before it the share is {result}",
        hint_zh="核对比例、该项数量和作为分母的总数",
        hint_en="check the share, the number, and the total that it is a share of",
        why_zh="紧接在数量之后的比例，应等于该数量除以同一句中的总数，或办结、收到的申请数。分母未写明的，可能另有所指，只作提示。",
        why_en="A share that follows a number is that number divided by a total in the sentence, "
        "or by the applications concluded or received. Where the sentence does not have the "
        "total, another may be meant, and the finding is a note.",
        example="全年办结政府信息公开申请18件，其中予以公开9件，占60%。",
    ),
    Rule(
        code="growth-differs",
        severity="warning",
        evaluate=_growth,
        zh="文中称“{text}”，按两年数据计算为{result}",
        en="the text says {text!r}; computed from the two years it is {result}",
        hint_zh="核对本年数、上年数和增减幅度",
        hint_en="check this year's figure, last year's, and the change",
        why_zh="同比增减应由本年数与上年数算得：上年数取自同一句或上年报告，两处均无时不作判断；两年数据不都在同一句的，只作提示。",
        why_en="A change since last year follows from two figures. Last year's figure is taken "
        "from the same sentence or from last year's report; without either, nothing is "
        "reported. Unless the sentence has both figures, the finding is a note.",
        example="2022年收到政府信息公开申请45件；2023年收到51件，增加9件。",
    ),
)
