# SPDX-License-Identifier: MIT
"""Figures that may be right and seldom are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ..forms.flattening import Figure
from ..forms.model import TEXT_COLUMN, Column
from ..forms.sums import OWN, PREVIOUS
from .rules import Finding, Rule, failure, passing, undecided
from .subject import SIGNED, Subject

#: A figure so many times last year's is more often a slip, or in another unit, than a fact.
_LEAP = 1000
_UNIT_VALUES = {"元": 1, "万元": 10**4, "亿元": 10**8}


def _negative(subject: Subject) -> Iterator[Finding]:
    """Counts below zero; for a table without any, one finding."""
    figures = subject.figures[OWN]
    negative = {path for path, figure in figures.items() if isinstance(figure, int) and figure < 0}
    for table in subject.tables.values():
        below = (
            [path for path in table.counts if path in negative and not path.endswith(SIGNED)]
            if negative
            else []
        )
        for path in below:
            label = subject.label(path)
            yield failure(path, subject.place(path), published=_number(figures[path]), label=label)
        if not below:
            yield passing(table.name)


def _number(figure: Figure) -> int | Decimal:
    assert isinstance(figure, int | Decimal), "it was compared as a number"
    return figure


def _leaps(subject: Subject) -> Iterator[Finding]:
    """Figures out of all proportion to last year's; for a table without any, one finding."""
    if PREVIOUS not in subject.reports:
        if subject.unpaired is not None:
            yield from (undecided(table, reason=subject.unpaired) for table in subject.tables)
        return
    for table in subject.tables.values():
        leaps = list(_leaps_in(subject, table.columns))
        yield from leaps
        if not leaps:
            yield passing(table.name)


def _leaps_in(subject: Subject, columns: Iterable[Column]) -> Iterator[Finding]:
    own, before = subject.figures[OWN], subject.figures[PREVIOUS]
    for column in columns:
        if column.kind == TEXT_COLUMN:
            continue
        path = column.path
        now, then = _in_one_unit(column, own), _in_one_unit(column, before)
        if now is not None and then is not None and now >= then * _LEAP > 0:
            yield failure(
                path,
                subject.place(path),
                published=_number(own[path]),
                related=[subject.related(path, PREVIOUS)],
                label=subject.label(path),
                before=_number(before[path]),
            )


def _in_one_unit(column: Column, figures: Mapping[str, Figure]) -> Decimal | None:
    """The figure, an amount in 元; None where its unit is not known."""
    value = figures.get(column.path)
    if not isinstance(value, int | Decimal):
        return None
    if column.unit is None:
        return Decimal(value)
    scale = _UNIT_VALUES.get(str(figures.get(column.unit)))
    return Decimal(value) * scale if scale else None


RULES = (
    Rule(
        code="count-negative",
        severity="info",
        evaluate=_negative,
        zh="「{label}」为负数：{published}",
        en="{label} is negative: {published}",
        hint_zh="件数不应小于零，核对是否误印负号",
        hint_en="counts are not below zero: see whether the sign is a slip",
        why_zh="件数是计数，只有“本年增/减”可以为负。",
        why_en="Counts are counts; only 本年增/减 may be below zero.",
        example="行政许可 | -12 |",
    ),
    Rule(
        code="figure-leaps",
        severity="info",
        scope="years",
        evaluate=_leaps,
        zh="「{label}」为 {published}，是上一年度（{before}）的一千倍以上",
        en="{label} is {published}, a thousand times last year's ({before}) or more",
        hint_zh="核对位数和计量单位",
        hint_en="check its digits and its unit",
        why_zh="一年之间增长千倍，多为多印数字或误用计量单位（万元、元）。",
        why_en="A growth of a thousand times in one year is mostly a slip of digits or of units "
        "（万元，元）.",
        example="行政处罚 | 173000 |\n(上一年度报告)行政处罚 | 173 |",
    ),
)
