# SPDX-License-Identifier: MIT
"""The narrative against itself and against the tables.

A finding here says that two printed numbers disagree, never which is right. What may be meant
otherwise is let pass: a warning that is wrong costs more than one that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..diagnostics.model import Related
from ..forms.flattening import Figure
from ..forms.sums import OWN
from ..narrative.breakdowns import Parts, parts_after, parts_before
from ..narrative.form_targets import claim_on
from ..narrative.passages import Passage
from ..narrative.quantities import Quantity
from .rules import Finding, Rule, failure, undecided
from .subject import Place, Subject, related_place


def _mentions(subject: Subject) -> Iterator[Finding]:
    """Each number that states figures of the tables against these figures."""
    for passage in subject.passages:
        for statement in passage.statements():
            claim = claim_on(statement.claim, subject.figures[OWN])
            if claim is not None:
                yield _compared(claim.path, claim.sums, statement.quantity, passage, subject)


def _compared(
    path: str,
    sums: Sequence[Sequence[str]],
    quantity: Quantity,
    passage: Passage,
    subject: Subject,
) -> Finding:
    figures = subject.figures[OWN]
    totals = [_total(figures, paths) for paths in sums]
    for total in totals:
        if total is not None and quantity.agrees(total):
            return Finding(path, "pass", quantity.value, total)
    if None in totals:
        return undecided(path, quantity.value)
    text = passage.paragraph.text[quantity.start : quantity.end]
    return failure(
        path,
        _place(subject, passage, quantity),
        published=quantity.value,
        computed=totals[0],
        related=[subject.related(one) for one in sums[0]],
        text=text,
        label=subject.label(path),
    )


def _total(figures: Mapping[str, Figure], paths: Sequence[str]) -> int | None:
    """The sum of the figures at *paths*; None if one is missing."""
    total = 0
    for path in paths:
        value = figures[path.lstrip("-")]
        if not isinstance(value, int):
            return None
        total += -value if path.startswith("-") else value
    return total


def _place(subject: Subject, passage: Passage, quantity: Quantity) -> Place:
    start = passage.paragraph.start
    first = None if start is None else start + quantity.start
    return subject.place_at(first, quantity.end - quantity.start)


def _announced(subject: Subject) -> Iterator[Finding]:
    """Each number that the text takes apart against the sum of its parts."""
    index = 0
    for passage in subject.passages:
        text = passage.paragraph.text
        for sentence in passage.sentences:
            numbers = [one.quantity for one in sentence.statements]
            for at, total in enumerate(numbers):
                parts = parts_after(text, numbers, at) or parts_before(text, numbers, at)
                if parts is not None:
                    yield _summed(f"mentions[{index + at}]", total, parts, passage, subject)
            index += len(numbers)


def _summed(
    path: str, total: Quantity, parts: Parts, passage: Passage, subject: Subject
) -> Finding:
    """Whether *parts* add up; a list that may be read to do so does."""
    for one in parts.sums():
        if total.agrees(one):
            return Finding(path, "pass", total.value, one)
    computed = parts.sums()[-1]
    if parts.may_overlap if computed > total.value else not parts.are_all:
        return undecided(path, total.value)
    text = passage.paragraph.text
    return failure(
        path,
        _place(subject, passage, total),
        published=total.value,
        computed=computed,
        related=[
            _part(f"{label}: {text[one.start : one.end]}", one, passage, subject)
            for label, one in zip(parts.labels, parts.items, strict=True)
        ],
        text=text[total.start : total.end],
        terms=" + ".join(str(one.value) for one in parts.items),
    )


def _part(message: str, one: Quantity, passage: Passage, subject: Subject) -> Related:
    return related_place(message, None, None, _place(subject, passage, one))


RULES = (
    Rule(
        code="parts-differ",
        severity="warning",
        evaluate=_announced,
        zh="文中称“{text}”，所列各项相加为 {terms} = {computed}",
        en="the text says {text!r}; what it lists adds up to {terms} = {computed}",
        hint_zh="核对总数与各项，或在列举后注明“等”",
        hint_en="check the number and its parts, or say that the list is not complete",
        why_zh="文中先报总数、再逐项列举的，各项之和应等于总数。列举不完整（其中、等）或渠道重叠的不作判断。",
        why_en="Where the text gives a number and takes it apart, the parts add up to it. Lists "
        "that are "
        "not complete (其中, 等) and channels that overlap are let pass.",
        example="全年共发布信息102条，涵盖工作动态41条、部门文件30条、人事信息18条。",
    ),
    Rule(
        code="mention-differs",
        severity="warning",
        evaluate=_mentions,
        zh="文中称“{text}”，表格中「{label}」为 {computed}",
        en="the text says {text!r}; in the tables {label} is {computed}",
        hint_zh="核对正文与表格，使两处一致",
        hint_en="check the text and the table: they should say the same",
        why_zh="正文所述收到、办结、结转的申请和行政复议、行政诉讼件数，应与第三、第四部分的表格一致。"
        "只比较指全年、指本机关全部申请的说法。",
        why_en="What the text says of applications received, concluded and carried over, of "
        "reconsiderations and suits agrees with sections three and four. Only statements on the "
        "whole year and all applications of the agency are compared.",
        example="全年收到政府信息公开申请1件。\n一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | "
        "0 | 0 | 0 | 0 |",
    ),
)
