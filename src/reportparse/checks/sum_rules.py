# SPDX-License-Identifier: MIT
"""Sums as rules: whether a figure that is published is the sum of others that are.

The tables of the forms declare their terms; the rules here are those within one report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ..forms.flattening import Figure
from ..forms.sums import OWN, Sum
from .results import Value
from .rules import Evaluate, Finding, Problem, Rule, new_finding
from .subject import Subject


def sums(*several: Sum) -> Evaluate:
    """The evaluation of given sums on every report that has their figures."""

    def evaluate(subject: Subject) -> Iterator[Finding]:
        own = subject.figures[OWN]
        return (reckon(total, subject) for total in several if total.path in own)

    return evaluate


def sums_of_form(code: str) -> Evaluate:
    """The evaluation of the sums that the form's tables declare under *code*."""

    def evaluate(subject: Subject) -> Iterator[Finding]:
        for table in subject.tables.values():
            for total in table.sums.get(code, ()):
                yield reckon(total, subject)

    return evaluate


def reckon(total: Sum, subject: Subject) -> Finding:
    """Compare the published figure with the sum of the published terms."""
    figures = subject.figures
    published = figures[OWN].get(total.path)
    value = computed(total, figures)
    problem = None
    if published is None or value is None:
        status = "undecided"
    elif published == value:
        status = "pass"
    else:
        status, problem = "fail", _problem(total, value, subject)
    return new_finding((total.path, status, published, value, problem, total, None))


def computed(total: Sum, figures: Mapping[str, Mapping[str, Figure]]) -> Value:
    """The sum of the terms, of *figures* by report and path; None if one of them is not there."""
    of_report: Any = figures  # numbers, in sums
    value: Value
    try:
        if total.own_terms is None:
            value = sum(sign * of_report[of][path] for path, sign, of in total.terms)
        else:
            (added, taken), figure_at = total.own_terms, of_report[OWN].__getitem__
            value = sum(map(figure_at, added)) - sum(map(figure_at, taken))
    except (KeyError, TypeError):  # not there, or None
        return None
    return value


def _problem(total: Sum, value: Value, subject: Subject) -> Problem:
    figures = subject.figures
    return Problem(
        subject.place(total.path),
        {
            "label": subject.label(total.path),
            "published": figures[OWN][total.path],
            "computed": value,
            "reckoning": _reckoning(
                [(sign, figures[of][path]) for path, sign, of in total.terms], value
            ),
        },
        tuple(subject.related(path, of) for path, _, of in total.terms),
    )


def _reckoning(terms: Sequence[tuple[int, Figure]], total: Value) -> str:
    """`5 + 1 - 2 = 4`: the terms that are not zero; one number where there is not more than one."""
    shown = [(sign, value) for sign, value in terms if value]
    if len(shown) < 2:
        return str(total)
    (sign, first), *rest = shown
    start = f"{'-' if sign < 0 else ''}{first}"
    sums = "".join(f" {'-' if sign < 0 else '+'} {value}" for sign, value in rest)
    return f"{start}{sums} = {total}"


_rule = partial(
    Rule,
    scope="figures",
    hint_zh="核对该数及参与计算的各数；公布的数字不作改动",
    hint_en="check this figure and those it is computed from; published figures are never changed",
)

RULES = (
    _rule(
        code="balance-differs",
        severity="error",
        evaluate=sums_of_form("balance-differs"),
        zh="“{label}”填报为 {published}，按“本年新收+上年结转-结转下年度”应为 {reckoning}",
        en="{label} is printed as {published}; new + carried in - carried over is {reckoning}",
        why_zh="第三部分表头注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和"
        "（国办公开办函〔2019〕60号、〔2021〕30号）。各列分别适用。",
        why_en="The header of the table states it: the first item plus the second equals the third "
        "plus the fourth (国办公开办函〔2019〕60号, 〔2021〕30号). It applies to each column.",
        example="一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
        "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
        "(七)总计 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
        "四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
    ),
    _rule(
        code="outcomes-differ",
        severity="error",
        evaluate=sums_of_form("outcomes-differ"),
        zh="“{label}”填报为 {published}，各办理结果相加为 {reckoning}",
        en="{label} is printed as {published}; the outcomes add up to {reckoning}",
        why_zh="第三部分“（七）总计”是“三、本年度办理结果”（一）至（六）各行之和，各列分别适用；"
        "区分处理的只计入“部分公开”，不重复计算。",
        why_en="（七）总计 is the sum of the rows （一） to （六） under 三、本年度办理结果, "
        "column by column; a case answered in part is counted once, under 部分公开.",
        example="(一)予以公开 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
        "(二)部分公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
        "(七)总计 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |",
    ),
    _rule(
        code="applicants-differ",
        severity="error",
        evaluate=sums_of_form("applicants-differ"),
        zh="“{label}”填报为 {published}，各类申请人相加为 {reckoning}",
        en="{label} is printed as {published}; the applicants add up to {reckoning}",
        why_zh="第三部分表格每行的“总计”是自然人与五类法人或其他组织之和。",
        why_en="In each row of the table 总计 is the sum of natural persons and the five kinds of "
        "organisations.",
        example="一、本年新收政府信息公开申请数量 | 5 | 2 | 0 | 0 | 0 | 0 | 6 |",
    ),
    _rule(
        code="reviews-differ",
        severity="error",
        evaluate=sums_of_form("reviews-differ"),
        zh="“{label}”填报为 {published}，各结果相加为 {reckoning}",
        en="{label} is printed as {published}; the outcomes add up to {reckoning}",
        why_zh="第四部分三组（行政复议、未经复议直接起诉、复议后起诉）各自的“总计”是"
        "结果维持、结果纠正、其他结果、尚未审结之和。",
        why_en="In each of the three groups of section four 总计 is the sum of 结果维持, 结果纠正，"
        "其他结果 and 尚未审结.",
        example="1 | 0 | 0 | 1 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
    ),
    _rule(
        code="statistics-differ",
        severity="warning",
        evaluate=sums_of_form("statistics-differ"),
        zh="“{label}”填报为 {published}，所含各项相加为 {reckoning}",
        en="{label} is printed as {published}; its parts add up to {reckoning}",
        why_zh="按指标含义：收到申请数、申请办结数、申请答复数、不同意公开答复数、复议、诉讼、工作人员数"
        "分别是其下各项之和（国办发〔2014〕32号未印明，故为警告）。"
        "主动公开政府信息数不是各渠道之和，同一信息只计一条。",
        why_en="By the meaning of the indicators: applications received, concluded and "
        "answered, refusals, reconsiderations, suits and staff are the sums of their "
        "parts (国办发〔2014〕32号 does not state it, so this is a warning). "
        "Information disclosed is not the sum of its channels: one item is counted once.",
        example="(一)收到申请数 | 件 | 9 |\n1.当面申请数 | 件 | 2 |\n2.传真申请数 | 件 | 0 |\n"
        "3.网络申请数 | 件 | 5 |\n4.信函申请数 | 件 | 1 |",
    ),
)
