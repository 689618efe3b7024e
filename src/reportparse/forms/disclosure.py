# SPDX-License-Identifier: MIT
"""What the disclosure forms of 2019 and 2021 have in common: classes and tables.

Source of all labels and of their order: the formats annexed to 国办公开办函〔2019〕60号
and 国办公开办函〔2021〕30号. Names are those of the Open Government Information
Regulations (2019) as translated in legal English. Every figure is the number that the
report prints, or None where it prints none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from .model import Column, Heading, Part, Row, Table, counts, figure, group
from .sums import PREVIOUS, Sum, Term, by_column, by_row


@frozen
class ApplicantCounts:
    """Applications by who made them, in 件: one row of the table of section three."""

    natural_person: int | None = figure("自然人")
    enterprise: int | None = figure("商业企业")
    research: int | None = figure("科研机构")
    public_interest: int | None = figure("社会公益组织")
    legal_service: int | None = figure("法律服务机构")
    other_org: int | None = figure("其他")
    total: int | None = figure("总计")


@frozen
class Denied:
    """（三）不予公开: applications denied, by ground."""

    state_secret: ApplicantCounts = group(ApplicantCounts, "1.属于国家秘密")
    prohibited_by_law: ApplicantCounts = group(ApplicantCounts, "2.其他法律行政法规禁止公开")
    safety_stability: ApplicantCounts = group(ApplicantCounts, "3.危及“三安全一稳定”")
    third_party: ApplicantCounts = group(ApplicantCounts, "4.保护第三方合法权益")
    internal_affairs: ApplicantCounts = group(ApplicantCounts, "5.属于三类内部事务信息")
    process: ApplicantCounts = group(ApplicantCounts, "6.属于四类过程性信息")
    enforcement_file: ApplicantCounts = group(ApplicantCounts, "7.属于行政执法案卷")
    administrative_query: ApplicantCounts = group(ApplicantCounts, "8.属于行政查询事项")


@frozen
class Unavailable:
    """（四）无法提供: applications for what the agency cannot provide, by reason."""

    not_held: ApplicantCounts = group(ApplicantCounts, "1.本机关不掌握相关政府信息")
    needs_creation: ApplicantCounts = group(ApplicantCounts, "2.没有现成信息需要另行制作")
    unclear: ApplicantCounts = group(ApplicantCounts, "3.补正后申请内容仍不明确")


@frozen
class Unprocessed:
    """（五）不予处理: applications not processed, by reason."""

    petition: ApplicantCounts = group(ApplicantCounts, "1.信访举报投诉类申请")
    repeat: ApplicantCounts = group(ApplicantCounts, "2.重复申请")
    publication: ApplicantCounts = group(ApplicantCounts, "3.要求提供公开出版物")
    excessive: ApplicantCounts = group(ApplicantCounts, "4.无正当理由大量反复申请")
    confirmation: ApplicantCounts = group(ApplicantCounts, "5.要求行政机关确认或重新出具已获取信息")


@frozen
class ReviewOutcomes:
    """Cases of administrative reconsideration or litigation, in 件, by outcome."""

    upheld: int | None = figure("结果维持")
    corrected: int | None = figure("结果纠正")
    other: int | None = figure("其他结果")
    pending: int | None = figure("尚未审结")
    total: int | None = figure("总计")


@frozen
class Reviews:
    """Section four: 政府信息公开行政复议、行政诉讼情况."""

    reconsideration: ReviewOutcomes = group(ReviewOutcomes, "行政复议")
    direct_litigation: ReviewOutcomes = group(ReviewOutcomes, "行政诉讼: 未经复议直接起诉")
    after_reconsideration: ReviewOutcomes = group(ReviewOutcomes, "行政诉讼: 复议后起诉")


_APPLICANTS = (
    "natural_person",
    "enterprise",
    "research",
    "public_interest",
    "legal_service",
    "other_org",
    "total",
)

_APPLICATIONS_HEAD = (
    (
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        *("", "", "申请人情况", "", "", "", "", "", ""),
    ),
    ("", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"),
    ("", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""),
)


def outcome(path: str, *labels: str) -> Row:
    """The row of section three at `applications.`*path*, with its three label cells.

    Its terminal in the grammar is the last name of the path in capitals.
    """
    full = f"applications.{path}"
    terminal = path.rpartition(".")[2].upper()
    return Row(full, terminal, labels, counts(full, *_APPLICANTS))


def outcomes_of_group(group: str, label: str, *rows: tuple[str, str]) -> tuple[Row, ...]:
    """The rows (name, label) of a group in section three."""
    return tuple(
        outcome(f"{group}.{name}", "", "" if index else label, text)
        for index, (name, text) in enumerate(rows)
    )


_BEFORE_OTHER = (
    outcome("new", "一、本年新收政府信息公开申请数量", "", ""),
    outcome("carried_in", "二、上年结转政府信息公开申请数量", "", ""),
    outcome("granted", "三、本年度办理结果", "（一）予以公开", ""),
    outcome("partial", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    *outcomes_of_group(
        "denied",
        "（三）不予公开",
        ("state_secret", "1.属于国家秘密"),
        ("prohibited_by_law", "2.其他法律行政法规禁止公开"),
        ("safety_stability", "3.危及“三安全一稳定”"),
        ("third_party", "4.保护第三方合法权益"),
        ("internal_affairs", "5.属于三类内部事务信息"),
        ("process", "6.属于四类过程性信息"),
        ("enforcement_file", "7.属于行政执法案卷"),
        ("administrative_query", "8.属于行政查询事项"),
    ),
    *outcomes_of_group(
        "unavailable",
        "（四）无法提供",
        ("not_held", "1.本机关不掌握相关政府信息"),
        ("needs_creation", "2.没有现成信息需要另行制作"),
        ("unclear", "3.补正后申请内容仍不明确"),
    ),
    *outcomes_of_group(
        "unprocessed",
        "（五）不予处理",
        ("petition", "1.信访举报投诉类申请"),
        ("repeat", "2.重复申请"),
        ("publication", "3.要求提供公开出版物"),
        ("excessive", "4.无正当理由大量反复申请"),
        ("confirmation", "5.要求行政机关确认或重新出具已获取信息"),
    ),
)

_AFTER_OTHER = (
    outcome("total", "", "（七）总计", ""),
    outcome("carried_out", "四、结转下年度继续办理", "", ""),
)


def applications_table(model: type, *other: Row) -> Table:
    """The table of section three; *other* are the rows of （六）其他处理, which forms differ in."""
    rows = (*_BEFORE_OTHER, *other, *_AFTER_OTHER)
    return Table(
        name="applications",
        title="收到和处理政府信息公开申请情况",
        model=model,
        kind="applications",
        width=10,
        parts=(Part(_APPLICATIONS_HEAD, rows, "HEAD_NATURAL_PERSON"),),
        sums=_applications_sums([row.path for row in rows]),
    )


def _applications_sums(rows: Sequence[str]) -> dict[str, tuple[Sum, ...]]:
    """What holds in section three, whose rows stand at *rows*.

    The head of the table prints the first: 第一项加第二项之和，等于第三项加第四项之和. The others
    hold by what the rows and columns are.
    """
    new, carried_in, *outcomes, closed, carried_out = rows
    return {
        "balance-differs": by_column(closed, (new, carried_in), _APPLICANTS, carried_out),
        "outcomes-differ": by_column(closed, outcomes, _APPLICANTS),
        "applicants-differ": by_row(rows, _APPLICANTS[:-1]),
        "carried-in-differs": tuple(
            Sum(f"{carried_in}.{column}", (Term(f"{carried_out}.{column}", of=PREVIOUS),))
            for column in _APPLICANTS
        ),
    }


_OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
_OUTCOME_HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")

REVIEWS = Table(
    name="reviews",
    title="政府信息公开行政复议、行政诉讼情况",
    model=Reviews,
    kind="reviews",
    width=15,
    parts=(
        Part(
            head=(
                ("行政复议", *[""] * 4, "行政诉讼", *[""] * 9),
                (*_OUTCOME_HEADS, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4),
                (*[""] * 5, *_OUTCOME_HEADS, *_OUTCOME_HEADS),
            ),
            rows=(
                Row(
                    path="reviews",
                    terminal=None,
                    labels=(),
                    columns=(
                        *counts("reviews.reconsideration", *_OUTCOMES),
                        *counts("reviews.direct_litigation", *_OUTCOMES),
                        *counts("reviews.after_reconsideration", *_OUTCOMES),
                    ),
                ),
            ),
            first_figure="HEAD_UPHELD",
        ),
    ),
    sums={
        "reviews-differ": by_row(
            (
                "reviews.reconsideration",
                "reviews.direct_litigation",
                "reviews.after_reconsideration",
            ),
            _OUTCOMES[:-1],
        )
    },
)


def proactive_row(name: str, label: str, *columns: str) -> Row:
    """The row of section two at `proactive.`*name*, whose figures are whole numbers.

    Its terminal in the grammar is the name in capitals.
    """
    path = f"proactive.{name}"
    figures = (Column(f"{path}.{one}", counted_in=_MEASURES.get(one, "件")) for one in columns)
    return Row(path, name.upper(), (label,), tuple(figures))


#: What the columns of section two count, where it is not 件.
_MEASURES: Final = {"previous_items": "项", "change": "项"}


def proactive_table(model: type, *parts: Part, sums: Mapping[str, tuple[Sum, ...]]) -> Table:
    """The table of section two, in which the forms differ most."""
    return Table(
        name="proactive",
        title="主动公开政府信息情况",
        model=model,
        kind="proactive",
        width=4,
        parts=parts,
        sums=sums,
    )


#: The six sections of the formats, with the wordings that agencies use for them.
HEADINGS = (
    Heading(
        "overview", "总体情况", ("概述", "概况", "基本情况", "主要工作", "工作情况", "工作开展情况")
    ),
    Heading("proactive", "主动公开政府信息情况", ("主动公开情况", "主动公开政府政府情况")),
    Heading(
        "applications",
        "收到和处理政府信息公开申请情况",
        (
            "收到的处理政府信息公开申请情况",
            "收到和办理政府信息公开申请情况",
            "信息公开申请办理情况",
            "依申请公开政府信息情况",
            "依申请公开情况",
        ),
    ),
    Heading(
        "reviews",
        "政府信息公开行政复议、行政诉讼情况",
        (
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "行政复议、行政诉讼情况",
            "行政复议、诉讼情况",
        ),
    ),
    Heading(
        "problems",
        "存在的主要问题及改进情况",
        ("存在的主要问题", "存在问题", "存在的不足", "改进情况", "改进措施"),
    ),
    Heading(
        "other_matters", "其他需要报告的事项", ("其他报告事项", "其他需报告", "需要报告的其他事项")
    ),
)
