# SPDX-License-Identifier: MIT
"""Verdicts on the quantities of a text."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from attrs import frozen

from ..diagnostics.catalogue import Language
from .quoting import QuotedFigure

#: `confirmed`: the report prints it. `derived`: it is a sum, difference or rate of printed figures.
#: `contradicted`: the report prints another number. `other_year`, `other_agency`: another report
#: prints it. `not_found`: no report prints the figure. `unclear`: what it states is not certain.
Judgement = Literal[
    "confirmed", "derived", "contradicted", "other_year", "other_agency", "not_found", "unclear"
]
#: The judgements with their names in Chinese.
JUDGEMENTS: Final[dict[Judgement, str]] = {
    "confirmed": "相符",
    "derived": "可由报告数据算出",
    "contradicted": "不符",
    "other_year": "属其他年度",
    "other_agency": "属其他机关",
    "not_found": "报告未载",
    "unclear": "不能确定",
}


@frozen
class Verdict:
    """A quantity of a text, and what the reports say of it.

    Attributes:
        text: The number with its unit, as written; for a denial (未收到申请) its clause.
        start: The offset of its first character in the text.
        end: The offset after its last character.
        line: Its line, from 1.
        column: Its column, from 1.
        value: The number; None for one that could not be read.
        unit: Its unit; None without one.
        judgement: The verdict.
        agency: The agency that it seems to speak of.
        year: The year that it seems to speak of.
        path: The figure that it seems to state, or the table of several.
        figures: The printed figures that decide: those that confirm or contradict it.
        formula: How a sum, difference or rate is computed of them.
        reason: The reason in a sentence.
    """

    text: str
    start: int
    end: int
    line: int
    column: int
    value: int | Decimal | None
    unit: str | None
    judgement: Judgement
    agency: str | None
    year: int | None
    path: str | None
    figures: tuple[QuotedFigure, ...]
    formula: str | None
    reason: str


#: The reasons, by their keys.
_REASONS: Final[dict[str, tuple[str, str]]] = {
    "confirmed": ("与报告所载一致", "the report prints this figure"),
    "about": ("文中为约数，与报告所载相符", "an approximate number that agrees with the report"),
    "derived": ("由报告所载数据计算得出", "computed from figures that the report prints"),
    "contradicted": ("报告所载为 {printed}", "the report prints {printed}"),
    "computed": ("按报告所载数据计算为 {printed}", "computed from printed figures it is {printed}"),
    "other_year": (
        "报告所载为 {printed}；此数见于{year}年度报告",
        "the report prints {printed}; this is the figure of the report on {year}",
    ),
    "other_agency": (
        "报告所载为 {printed}；此数见于{agency}的报告",
        "the report prints {printed}; this is the figure of the report of {agency}",
    ),
    "no-agency": ("未写明是哪一个机关", "no single agency is named"),
    "several": ("同时写明多个机关或年度", "several agencies or years are named together"),
    "no-year": ("未写明年度", "no year is named"),
    "unknown-agency": ("没有{agency}的报告", "there is no report of {agency}"),
    "similar-agency": (
        "没有{agency}的报告；名称相近的有{names}",
        "there is no report of {agency}; similar names: {names}",
    ),
    "ambiguous-agency": ("“{agency}”可能是多个机关", "{agency} may be several agencies"),
    "unknown-year": ("没有{agency}{year}年度的报告", "there is no report of {agency} on {year}"),
    "editions": (
        "{agency}{year}年度报告有多个数据不同的版本",
        "there are several reports of {agency} on {year} with other figures",
    ),
    "not-on-form": ("报告的表格没有这一项", "the tables of the report do not have this figure"),
    "blank": ("报告中这一项空白", "the report leaves this figure blank"),
    "not-applicable": ("报告注明不适用", "the report says that it does not apply"),
    "unreadable": ("报告中这一数据无法识别", "this figure of the report cannot be read"),
    "missing": ("报告中没有这一项", "the report does not print this figure"),
    "doubtful": ("报告中这一数据存疑", "this figure of the report is in doubt"),
    "no-other-figure": (
        "缺少用以计算的数据，未作判断",
        "the figures that it would be computed from are not there",
    ),
    "not-read": ("未能确定所指的数据", "which figure it states is not certain"),
    "may-differ": (
        "可能另有所指；报告所载为 {printed}",
        "may mean something else; the report prints {printed}",
    ),
    "may-differ-computed": (
        "可能另有所指；按报告所载数据计算为 {printed}",
        "may mean something else; computed from printed figures it is {printed}",
    ),
    "no-unit": ("没有计量单位，未作判断", "without a unit that reports count in"),
}


def reason(key: str, language: Language, **arguments: object) -> str:
    """The reason of this *key* as a sentence."""
    return _REASONS[key][language == "en"].format(**arguments)
