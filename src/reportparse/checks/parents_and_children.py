# SPDX-License-Identifier: MIT
"""Rules between the report of a government and the reports of its agencies."""

from __future__ import annotations

from collections.abc import Iterator

from ..forms.sums import Sum, Term
from .rules import Finding, Rule, undecided
from .subject import Subject, child_name
from .sum_rules import reckon


def _children(subject: Subject) -> Iterator[Finding]:
    """Each count of the report against the sum of its agencies' counts."""
    if not subject.children:
        return
    if subject.missing is not None:
        yield from (undecided(table, reason=subject.missing) for table in subject.tables)
        return
    names = tuple(child_name(index) for index in range(len(subject.children)))
    for table in subject.tables.values():
        for path in table.counts:
            yield reckon(Sum(path, tuple(Term(path, of=name) for name in names)), subject)


RULES = (
    Rule(
        code="children-differ",
        severity="warning",
        scope="agencies",
        evaluate=_children,
        zh="“{label}”填报为 {published}，所属各机关报告相加为 {reckoning}",
        en="{label} is printed as {published}; the reports of its agencies add up to {reckoning}",
        hint_zh="核对是否缺少某一机关的报告，或汇总有误",
        hint_en="check whether an agency's report is missing or the summary is wrong",
        why_zh="一级政府的报告汇总其所属机关的数字（按含义）；给出的报告缺一份，即不作判断。",
        why_en="The report of a government sums up the reports of its agencies (by its "
        "meaning; the form does not say so). If one of them is missing, nothing is "
        "decided.",
        example="一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n"
        "(教育局)一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
        "(公安局)一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |",
    ),
)
