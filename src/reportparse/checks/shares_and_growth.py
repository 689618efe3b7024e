# SPDX-License-Identifier: MIT
"""Shares that the narrative states, and what it says has changed since last year.

Both are computed from the number that the text states right before, so that a number that is wrong
is reported once. They are notes unless the sentence has all the numbers: what a share is of, and
what a year is compared with, is seldom written out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice, product, takewhile
from typing import Final

from ..forms.sums import OWN, PREVIOUS
from ..narrative.comparisons import change_of
from ..narrative.form_targets import CLAIMS, claim_on, total_of
from ..narrative.items_together import count_before_share
from ..narrative.meanings import ABOUT_REVIEWS
from ..narrative.passages import Passage
from ..narrative.quantities import Quantity, Statement
from .prose_against_tables import LEAST_TO_CONFIRM
from .rules import Finding, Rule
from .stated_comparisons import judged
from .subject import Subject
from .wholes import WHOLE_OF_ANSWERS, WHOLE_OF_REVIEWS, whole_named
from .written_arithmetic import Kind, may_be_written, names_whole, written
from .written_changes import PERCENT, Number

#: This many numbers before one in its sentence may be what it compares.
_MOST_BEFORE: Final = 40
#: Totals that a share may be of, as kinds of claims.
_WHOLES: Final = ("answered", "received", "handled")
#: Those of the applications answered, of which a rate is computed with all to be answered.
_WHOLES_OF_ANSWERS: Final = ("incoming", *_WHOLES)
#: Those of applicants, by the first of which a share is computed.
_WHOLES_OF_APPLICANTS: Final = ("received", "answered", "handled")

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
                path = CLAIMS[_row(statement)][0].path if numbers else f"mentions[{index + at}]"
                if at in clear:
                    grain = quantity.grain + clear[at].slack
                    statement = statement._replace(
                        quantity=quantity._replace(grain=grain),
                        relation=clear[at].relation or kind,
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
        count = count_before_share(text, statement.quantity.start)
        wholes = _wholes(statement, subject, whole_named(text, statement.quantity.start))
        pairs: list[tuple[Number, Number]] = []
        if not statement.is_named:
            # 办结25件，无结转，办结率100%: not of what there was none of.
            there = [
                stated
                for stated in before
                if not stated.quantity.is_clause or stated.claim == statement.claim
            ]
            parts = _parts(there, count) if there else []
            written = [stated.quantity.value for stated in before[-2::-1] if _is_whole(stated)]
            pairs += product(parts, [*wholes, *written] if wholes else ())
        elif wholes and count in (1, (statement.claim or "").count("+") + 1):
            pairs += _named_pairs(statement, wholes, subject)
        shares = [part * Decimal(PERCENT) / whole for part, whole in pairs if whole]
        yield passage, statement, shares


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
    statement: Statement, totals: Sequence[Number], subject: Subject
) -> list[tuple[Number, Number]]:
    """The numbers that a share names, each with the totals that it may be of."""
    row, _, column = (statement.claim or "").partition(":")
    if row in ABOUT_REVIEWS or not column:
        return list(product(_values(statement, OWN, subject), totals))
    pairs: list[tuple[Number, Number]] = []
    for kind in dict.fromkeys((row, *_WHOLES_OF_APPLICANTS)):
        parts, wholes = (
            _values(statement._replace(claim=claim), OWN, subject)
            for claim in (f"{kind}:{column}", kind)
        )
        pairs += product(parts, wholes)
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
    if not column or named not in (None, WHOLE_OF_REVIEWS, WHOLE_OF_ANSWERS):
        return _totals(subject, named or ()) if not column else []
    all_of, open_ones = (
        _values(statement._replace(claim=kind), OWN, subject) for kind in (row, f"{row}:pending")
    )
    return [*all_of, *(whole - number for whole in all_of for number in open_ones)]


def _totals(subject: Subject, kinds: Sequence[str]) -> list[Number]:
    figures = subject.figures[OWN]
    claims = [claim_on(kind, figures) for kind in kinds]
    totals = [total_of(figures, paths) for claim in claims if claim for paths in claim.sums]
    return [total for total in totals if total is not None]


def _is_whole(statement: Statement) -> bool:
    return statement.relation is None and statement.quantity.unit != "%"


def _changes_computed(subject: Subject) -> _Computed:
    """The changes since last year, computed from the text or last year's report."""
    for passage, before, statement in _relations(subject, "growth", "ratio"):
        now = _stated(statement, before, is_last_year=False)
        last = _stated(statement, before, is_last_year=True)
        if now is None and last is not None and _is_parted(passage, before[-1], statement):
            continue  # 2022年收到45件，增长3件
        nows = [now] if now is not None else _values(statement, OWN, subject)
        lasts = [last] if last is not None else _values(statement, PREVIOUS, subject)
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


def _values(statement: Statement, of: str, subject: Subject) -> list[Number]:
    """The numbers that *statement* may mean in one of the reports that are compared."""
    figures = subject.figures.get(of, {})
    claim = claim_on(statement.claim, figures)
    totals = [total_of(figures, paths) for paths in claim.sums] if claim else []
    return [total for total in totals if total is not None]


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
                    yield passage, before[-_MOST_BEFORE:], statement


def _is_confirmed(relation: Statement, before: Sequence[Statement], subject: Subject) -> bool:
    """True if numbers right before a doubtful share are those of the table that it is about."""
    table = _row(relation)
    return any(
        stated.claim and _row(stated) == table and _agrees(stated, subject) for stated in before
    )


def _row(statement: Statement) -> str:
    return re.split("[:+]", statement.claim or "")[0]


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
