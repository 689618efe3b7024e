# SPDX-License-Identifier: MIT
"""The narrative against itself and against the tables.

A finding here says that two printed numbers disagree, never which is right. What may be meant
otherwise is let pass: a warning that is wrong costs more than one that is missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Final

from ..diagnostics.collecting import related_place
from ..diagnostics.finding_kinds import COLON
from ..forms.claims import Claim
from ..forms.flattening import Figure
from ..forms.sums import OWN, PREVIOUS
from ..narrative.breakdowns import Parts, parts_of
from ..narrative.form_targets import APPLICANTS, CLAIMS, claim_on, total_of
from ..narrative.passages import Passage
from ..narrative.quantities import Quantity, Statement
from ..narrative.statements import Sentence
from ..text.patterns import late
from ..text.spans import Place
from .rules import Finding, Rule, failure, undecided
from .subject import Subject

#: Numbers that agree with a table show that those beside them are about it, if they add up to this.
LEAST_TO_CONFIRM: Final = 5
_END_OF_KIND: Final = late("[:+|]")
#: This many numbers before parts may be what they divide.
_MOST_BEFORE: Final = 40
#: This many of them may be divided together: 咨询300人次、投诉100人次，从渠道看，….
_MOST_TOGETHER: Final = 4
#: Words before parts of the number before them.
_WITHIN: Final = late(r"其中|含|包括|[（(：:]")
#: By year and row, the indices of the sums of a claim that the numbers of a sentence may mean.
_Bases = dict[tuple[str, str], Sequence[int]]
#: A number, the figures that it states, and the finding, without the facts of one that fails.
_Compared = tuple[Statement, Claim, Finding]
#: Between the figures of which either may be meant.
_OR: Final = " / "
_LAST_YEAR: Final = {"zh": "{label}（上年报告）", "en": "{label} (last year's report)"}


def _mentions(subject: Subject) -> Iterator[Finding]:
    """Each number that states figures of the tables against these figures."""
    for passage in subject.passages:
        text = passage.paragraph.text
        for sentence in passage.sentences:
            if not sentence.read:
                continue
            bases: _Bases = {}
            compared = [
                _compared(statement, subject, bases)
                for statement in sentence.read
                if statement.claim is not None and statement.relation is None
            ]
            known = [each for each in compared if each]
            agreeing = _agreeing(known)
            wrong = {
                statement.quantity.value
                for statement, _, finding in known
                if finding.status == "fail" and not statement.is_implied
            }
            # 全市收到1231件，本机关收到146件: the number that differs is of others.
            told = {
                (statement.claim, statement.is_last_year)
                for statement, _, finding in known
                if finding.status == "pass" and statement.quantity.value
            }
            for statement, claim, finding in known:
                value, is_wrong = statement.quantity.value, finding.status == "fail"
                if statement.is_implied and is_wrong and value and value in wrong:
                    continue  # what is said of all repeats a number that is wrong; 0 repeats none
                own = statement.quantity.value if finding.status == "pass" else 0
                is_of_others = is_wrong and (
                    (statement.claim, statement.is_last_year) in told
                    or _is_part(finding.computed, statement.quantity, sentence, text)
                )
                is_sure = statement.is_firm or agreeing[_table(statement)] - own >= LEAST_TO_CONFIRM
                if is_sure and not is_of_others:
                    yield _told(statement, claim, finding, passage, subject)
                elif subject.strictness == "draft" and is_wrong:
                    yield _told(statement, claim, finding, passage, subject).as_note()
                elif is_of_others:
                    yield undecided(finding.path, value)


def _is_part(figure: Figure, first: Quantity, sentence: Sentence, text: str) -> bool:
    """True if a number and those right after it that state nothing add up to *figure*.

    All are parts of it: 局机关制发4件，所属单位制发2件.
    """
    statements, sum_ = sentence.statements, first.value
    at = bisect_right(statements, first.start, key=lambda each: each.quantity.start)
    for statement in statements[at : at + _MOST_TOGETHER]:
        quantity = statement.quantity
        is_beside = statement.claim is None and quantity.unit == first.unit
        if not is_beside or _WITHIN.search(text, quantity.previous, quantity.start):
            return False
        sum_ += quantity.value
        if sum_ == figure:
            return True
    return False


def _agreeing(known: Sequence[_Compared]) -> Mapping[str, int | Decimal]:
    """For each table the sum of the numbers of a sentence that agree with it.

    Where there are some, those beside them are about the same table.
    """
    sums: defaultdict[str, int | Decimal] = defaultdict(int)
    for statement, _, finding in known:
        if finding.status == "pass" and not statement.is_last_year:
            sums[_table(statement)] += statement.quantity.value
    return sums


def row_of(statement: Statement) -> str:
    """The kind of the figures that *statement* states or compares, the first of several."""
    return _END_OF_KIND.split(statement.claim or "")[0]


def _table(statement: Statement) -> str:
    return CLAIMS[row_of(statement)][0].path.partition(".")[0]


def _compared(statement: Statement, subject: Subject, bases: _Bases) -> _Compared | None:
    """The finding on a number; applicants are of the same sum as the number that they divide."""
    of = PREVIOUS if statement.is_last_year else OWN
    figures = subject.figures.get(of, {})
    claim = claim_on(statement.claim, figures)
    if claim is None:
        return None
    quantity = statement.quantity
    row, _, column = (statement.claim or "").partition(":")
    sums: Sequence[int] = range(len(claim.sums))
    if statement.is_new:
        sums = sums[:1]
    elif column in APPLICANTS:
        sums = bases.get((of, row), sums)
    totals = [total_of(figures, claim.sums[index]) for index in sums]
    agreeing = [
        index
        for index, total in zip(sums, totals, strict=True)
        if total is not None and quantity.agrees(total)
    ]
    if agreeing:
        bases[of, row] = agreeing
        total = total_of(figures, claim.sums[agreeing[0]])
        path = claim.meant(agreeing[0]).path
        return statement, claim, Finding(path, "pass", quantity.value, total)
    if None in totals:
        return statement, claim, undecided(claim.path, quantity.value)
    claim = claim.with_sum(sums[0])
    return statement, claim, Finding(claim.path, "fail", quantity.value, totals[0])


def _told(
    statement: Statement, claim: Claim, finding: Finding, passage: Passage, subject: Subject
) -> Finding:
    """The *finding* on a number, with all facts if it fails."""
    if finding.status != "fail":
        return finding
    quantity = statement.quantity
    either, of = claim.either or (claim,), OWN
    label = _OR.join(_label(each, statement, subject) for each in either)
    if statement.is_last_year:
        of, label = PREVIOUS, _LAST_YEAR[subject.language].format(label=label)
    return failure(
        claim.path,
        place_of(subject, passage, quantity),
        published=quantity.value,
        computed=finding.computed,
        related=[subject.related(path, of) for each in either for path in each.sums[0]],
        text=passage.paragraph.text[quantity.start : quantity.end],
        shown=_OR.join(_shown(each, subject.figures[of]) for each in either),
        label=label,
    )


def _label(claim: Claim, statement: Statement, subject: Subject) -> str:
    """The name of the figures of *claim*, which *statement* states, for a person."""
    column = (statement.claim or "").partition(":")[2]
    if column in APPLICANTS and claim.path not in claim.sums[0]:
        return f"{subject.label(claim.path)}→{APPLICANTS[column][0]}"
    if claim.label or "." in claim.path:
        return claim.label or subject.label(claim.path)
    return " + ".join(subject.label(path.lstrip("-")) for path in claim.sums[0])


def _shown(claim: Claim, figures: Mapping[str, Figure]) -> str:
    """The number in the tables, with the unit of an amount."""
    unit = figures.get(f"{claim.path}_unit")
    return f"{figures[claim.path]} {unit}" if unit else str(total_of(figures, claim.sums[0]))


def place_of(subject: Subject, passage: Passage, quantity: Quantity) -> Place:
    """Where *quantity* is in the text of the report."""
    return subject.place_at(passage.paragraph.at(quantity.start), quantity.end - quantity.start)


def _announced(subject: Subject) -> Iterator[Finding]:
    """Each number that the text takes apart against the sum of its parts."""
    index = 0
    for passage in subject.passages:
        text = passage.paragraph.text
        before: list[Quantity] = []
        for sentence in passage.sentences:
            numbers = sentence.numbers
            for at, parts in parts_of(text, numbers) if len(numbers) > 1 else ():
                total, path = numbers[at], f"mentions[{index + at}]"
                told = (*before, *numbers[max(0, at - _MOST_BEFORE) : at + 1])
                wholes = [each for each in reversed(told) if each.unit == total.unit]
                wholes = wholes[: _MOST_BEFORE if parts.divides_any else 1]
                found = _summed(path, wholes, parts, passage, subject)
                # 上半年60件、下半年63件，共124件: the sum is said once to be wrong
                is_sum = parts.items[-1].end < total.start
                is_told = is_sum and _is_told(sentence.stated[at], found, subject)
                yield undecided(path, found.published, found.computed) if is_told else found
            index += len(numbers)
            before = [*before, *numbers][-_MOST_BEFORE:]


def _summed(
    path: str, wholes: Sequence[Quantity], parts: Parts, passage: Passage, subject: Subject
) -> Finding:
    """Compare *parts* with their whole, the first of *wholes* unless they add up to another.

    They may be of several together, or of fewer than are listed.
    """
    total, rounded = wholes[0], sum((item.grain for item in parts.items), Decimal(0)) / 2
    if rounded:
        wholes = [whole._replace(grain=whole.grain + rounded) for whole in wholes]
    several = [*accumulate(whole.value for whole in wholes[:_MOST_TOGETHER])]
    for sum_ in parts.sums():
        if sum_ in several or any(whole.agrees(sum_) for whole in wholes):
            return Finding(path, "pass", total.value, sum_)
    computed = parts.sums()[-1]
    is_open = parts.may_overlap if computed > total.value else not parts.are_all
    text, colon = passage.paragraph.text, COLON[subject.language]
    failed = failure(
        path,
        place_of(subject, passage, total),
        published=total.value,
        computed=computed,
        related=[
            related_place(
                f"{label}{colon}{text[quantity.start : quantity.end]}",
                None,
                None,
                place_of(subject, passage, quantity),
            )
            for label, quantity in zip(parts.labels, parts.items, strict=True)
        ],
        text=text[total.start : total.end],
        terms=" + ".join(str(quantity.value) for quantity in parts.items),
    )
    if not is_open and not parts.is_doubtful:
        return failed
    return failed.as_note() if subject.strictness == "draft" else undecided(path, total.value)


def _is_told(statement: Statement, failed: Finding, subject: Subject) -> bool:
    """True if a number that *failed* against its parts does so against the tables by as much."""
    if failed.status != "fail" or statement.figure_meant is None:
        return False
    compared = _compared(statement, subject, {})
    return compared is not None and compared[2][1:4] == failed[1:4]


RULES = (
    Rule(
        code="parts-differ",
        severity="warning",
        evaluate=_announced,
        zh="文中称“{text}”，所列各项相加为 {terms} = {computed}",
        en="the text says {text!r}; the parts it lists add up to {terms} = {computed}",
        hint_zh="核对总数与各项，或在列举后注明“等”",
        hint_en="check the number and its parts, or say that the list is not complete",
        why_zh="文中先报总数、再逐项列举的，各项之和应等于总数。列举不完整（其中、等）、"
        "渠道重叠或某项大于总数的，仅在起草时（--strictness draft）提示。",
        why_en="Where the text gives a number and lists its parts, the parts add up to it. "
        "Incomplete lists (其中, 等), overlapping channels and parts greater than the "
        "whole are noted in drafts only (--strictness draft).",
        example="全年共发布信息102条，涵盖工作动态41条、部门文件30条、人事信息18条。",
    ),
    Rule(
        code="mention-differs",
        severity="warning",
        evaluate=_mentions,
        zh="文中称“{text}”，表格中“{label}”为 {shown}",
        en="the text says {text!r}; in the tables {label} is {shown}",
        hint_zh="核对正文与表格，使两处一致",
        hint_en="check the text and the table: they should say the same",
        why_zh="正文所述规范性文件、行政许可、行政处罚、行政强制和收费，收到、办结、"
        "结转的申请及其办理结果和申请人，行政复议、行政诉讼件数及其结果，"
        "应与第二至第四部分的表格一致；称全部办结的，结转下年度应为 0。只比较指全年、"
        "指本机关全部业务的说法；所指有疑的，仅在起草时（--strictness draft）提示。",
        why_en="Statements on documents, licences, penalties, coercion and fees, on applications, "
        "their outcomes and applicants, and on reviews and their results must agree with sections "
        "two to four; where the text says that all applications are concluded, none is carried "
        "over. Only statements on the whole year and on all business of the agency are compared. "
        "Statements that may mean something else are noted in drafts only (--strictness draft).",
        example="全年收到政府信息公开申请1件。\n一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | "
        "0 | 0 | 0 | 0 |",
    ),
)
