# SPDX-License-Identifier: MIT
"""Figures that several forms print with one meaning, and measures computed from them, as data.

A form declares by `Form.comparable` which of its figures are which. A figure whose meaning on a
form differs, or is not certain to be the same, has no place there: its series ends at that form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from .flattening import Figure


@frozen
class Comparable:
    """A figure that can be compared over several forms.

    Attributes:
        name: Its name, a legal variable name.
        zh: Its label in Chinese.
        en: Its label in English.
        why: Why the figures of the forms mean the same, and why a form has none.
    """

    name: str
    zh: str
    en: str
    why: str


@frozen
class Measure:
    """A share of two sums of comparable figures.

    It is null if one of the figures is null, or if what it is a share of is 0.

    Attributes:
        name: Its name, a legal variable name.
        zh: Its label in Chinese.
        en: Its label in English.
        part: The names of the figures that are added up above the line.
        whole: The names of the figures that are added up below it.
    """

    name: str
    zh: str
    en: str
    part: tuple[str, ...]
    whole: tuple[str, ...]


_REPLIES: Final = (
    "The form of 2014 counts replies (答复), of which one application can have several, under "
    "other headings; the later forms count applications by their one outcome."
)
_OUTCOMES: Final = (
    "Cases with this outcome in the year on all forms; of litigation the later forms print two "
    "kinds, which are added up."
)
_PENDING: Final = (
    "The form of 2014 has no column for pending cases, and does not say what 其他情形 includes."
)

COMPARABLE: Final = (
    Comparable(
        "received",
        "本年新收申请",
        "applications received in the year",
        "收到申请数 of 2014 and 本年新收 count what came in during the year, without what was "
        "carried in.",
    ),
    Comparable(
        "carried_in",
        "上年结转申请",
        "applications carried in from last year",
        "The form of 2014 does not print it.",
    ),
    Comparable(
        "concluded",
        "本年办结申请",
        "applications concluded in the year",
        "申请办结数 of 2014 and the 总计 of 办理结果 count the applications closed in the year, "
        "those carried in included.",
    ),
    Comparable(
        "carried_out",
        "结转下年度申请",
        "applications carried over to next year",
        "The form of 2014 does not print it.",
    ),
    Comparable("granted", "予以公开", "applications granted", _REPLIES),
    Comparable("partial", "部分公开", "applications granted in part", _REPLIES),
    Comparable("denied", "不予公开", "applications denied, all grounds", _REPLIES),
    Comparable("unavailable", "无法提供", "information not available, all reasons", _REPLIES),
    Comparable("unprocessed", "不予处理", "applications not processed, all reasons", _REPLIES),
    Comparable(
        "otherwise",
        "其他处理",
        "applications closed otherwise",
        "One row on the form of 2019, three on that of 2021, which are added up. " + _REPLIES,
    ),
    Comparable("reconsideration_upheld", "行政复议维持", "reconsideration: upheld", _OUTCOMES),
    Comparable(
        "reconsideration_corrected", "行政复议纠正", "reconsideration: corrected", _OUTCOMES
    ),
    Comparable(
        "reconsideration_other", "行政复议其他结果", "reconsideration: other outcome", _PENDING
    ),
    Comparable("reconsideration_pending", "行政复议尚未审结", "reconsideration: pending", _PENDING),
    Comparable("litigation_upheld", "行政诉讼维持", "litigation: upheld", _OUTCOMES),
    Comparable("litigation_corrected", "行政诉讼纠正", "litigation: corrected", _OUTCOMES),
    Comparable("litigation_other", "行政诉讼其他结果", "litigation: other outcome", _PENDING),
    Comparable("litigation_pending", "行政诉讼尚未审结", "litigation: pending", _PENDING),
    Comparable(
        "normative_documents",
        "本年制发规范性文件",
        "normative documents issued in the year",
        "制发规范性文件总数 of 2014, 本年新制作数量 of 2019 and 本年制发件数 of 2021 count what "
        "was made in the year. What is in force or public altogether differs from form to form.",
    ),
)

_CONCLUDED: Final = ("concluded",)

MEASURES: Final = (
    Measure("rate_disclosed", "公开率", "share disclosed", ("granted", "partial"), _CONCLUDED),
    Measure("rate_granted", "予以公开率", "share granted", ("granted",), _CONCLUDED),
    Measure("rate_denied", "不予公开率", "share denied", ("denied",), _CONCLUDED),
    Measure("rate_unavailable", "无法提供率", "share not available", ("unavailable",), _CONCLUDED),
    Measure("rate_unprocessed", "不予处理率", "share not processed", ("unprocessed",), _CONCLUDED),
    Measure(
        "rate_carried_out",
        "结转率",
        "share carried over",
        ("carried_out",),
        ("received", "carried_in"),
    ),
    *(
        Measure(
            f"rate_corrected_{short}",
            f"{zh}纠错率",
            f"share corrected in {case}",
            (f"{case}_corrected",),
            tuple(f"{case}_{outcome}" for outcome in ("upheld", "corrected", "other")),
        )
        for case, short, zh in (
            ("reconsideration", "appeal", "行政复议"),
            ("litigation", "court", "行政诉讼"),
        )
    ),
)


def comparable_value(
    paths: Mapping[str, tuple[str, ...]], name: str, figures: Mapping[str, Figure]
) -> int | None:
    """The comparable figure *name* of a report; None if its form has none, or one is null.

    Args:
        paths: `Form.comparable` of its form.
        name: Of the figure.
        figures: The figures of the report, by path.
    """
    values = [figures.get(path) for path in paths.get(name, ())]
    whole = [value for value in values if isinstance(value, int)]
    return sum(whole) if whole and len(whole) == len(values) else None
