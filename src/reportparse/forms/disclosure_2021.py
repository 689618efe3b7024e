# SPDX-License-Identifier: MIT
"""The form of 2021: 国办公开办函〔2021〕30号, for reports on 2021 and later years."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from ..grammar.loading import packaged
from .disclosure import (
    HEADINGS,
    REVIEWS,
    ApplicantCounts,
    Denied,
    Unavailable,
    Unprocessed,
    applications_table,
    outcomes_of_group,
    proactive_row,
    proactive_table,
)
from .model import Form, Part, Row, amount, figure, group
from .sums import PREVIOUS, Sum, Term


@frozen
class DocumentCounts:
    """Documents of one kind under article 20 (1) of the Regulations, in 件."""

    issued: int | None = figure("本年制发件数")
    repealed: int | None = figure("本年废止件数")
    in_force: int | None = figure("现行有效件数")


@frozen
class Decisions:
    """Decisions of one kind under article 20 (5) or (6), in 件."""

    decisions: int | None = figure("本年处理决定数量")


@frozen
class Fees:
    """Administrative fees under article 20 (8)."""

    amount: Decimal | None = figure("本年收费金额")
    #: The unit printed in the cell, else in the head (万元, 元, 亿元); None if none is.
    amount_unit: str | None = figure("单位")


@frozen
class Proactive:
    """Section two: 主动公开政府信息情况."""

    rules: DocumentCounts = group(DocumentCounts, "规章")
    normative_documents: DocumentCounts = group(DocumentCounts, "行政规范性文件")
    licensing: Decisions = group(Decisions, "行政许可")
    penalties: Decisions = group(Decisions, "行政处罚")
    coercion: Decisions = group(Decisions, "行政强制")
    fees: Fees = group(Fees, "行政事业性收费")


@frozen
class OtherHandling:
    """（六）其他处理: applications closed in other ways."""

    no_correction: ApplicantCounts = group(
        ApplicantCounts, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    )
    fee_unpaid: ApplicantCounts = group(
        ApplicantCounts, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    )
    other: ApplicantCounts = group(ApplicantCounts, "3.其他")


@frozen
class Applications:
    """Section three: 收到和处理政府信息公开申请情况."""

    new: ApplicantCounts = group(ApplicantCounts, "一、本年新收政府信息公开申请数量")
    carried_in: ApplicantCounts = group(ApplicantCounts, "二、上年结转政府信息公开申请数量")
    granted: ApplicantCounts = group(ApplicantCounts, "（一）予以公开")
    partial: ApplicantCounts = group(ApplicantCounts, "（二）部分公开")
    denied: Denied = group(Denied, "（三）不予公开")
    unavailable: Unavailable = group(Unavailable, "（四）无法提供")
    unprocessed: Unprocessed = group(Unprocessed, "（五）不予处理")
    other: OtherHandling = group(OtherHandling, "（六）其他处理")
    total: ApplicantCounts = group(ApplicantCounts, "（七）总计")
    carried_out: ApplicantCounts = group(ApplicantCounts, "四、结转下年度继续办理")


_DOCUMENT_COLUMNS = ("issued", "repealed", "in_force")
_DECISIONS_HEAD = ("信息内容", "本年处理决定数量", "", "")

_PROACTIVE = proactive_table(
    Proactive,
    Part(
        (
            ("第二十条第（一）项", "", "", ""),
            ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ),
        (
            proactive_row("rules", "规章", *_DOCUMENT_COLUMNS),
            proactive_row("normative_documents", "行政规范性文件", *_DOCUMENT_COLUMNS),
        ),
        "HEAD_ISSUED",
    ),
    Part(
        (("第二十条第（五）项", "", "", ""), _DECISIONS_HEAD),
        (proactive_row("licensing", "行政许可", "decisions"),),
        "HEAD_DECISIONS",
    ),
    Part(
        (("第二十条第（六）项", "", "", ""), _DECISIONS_HEAD),
        (
            proactive_row("penalties", "行政处罚", "decisions"),
            proactive_row("coercion", "行政强制", "decisions"),
        ),
        "HEAD_DECISIONS",
    ),
    Part(
        (
            ("第二十条第（八）项", "", "", ""),
            ("信息内容", "本年收费金额（单位：万元）", "", ""),
        ),
        (Row("proactive.fees", "FEES", ("行政事业性收费",), (amount("proactive.fees.amount"),)),),
        "HEAD_AMOUNT",
    ),
    sums={
        # By what the columns mean; the form does not print it, and late clean-ups break it.
        "in-force-differs": tuple(
            Sum(
                f"{documents}.in_force",
                (
                    Term(f"{documents}.in_force", of=PREVIOUS),
                    Term(f"{documents}.issued"),
                    Term(f"{documents}.repealed", -1),
                ),
            )
            for documents in ("proactive.rules", "proactive.normative_documents")
        )
    },
)

_OTHER_HANDLING = outcomes_of_group(
    "other",
    "（六）其他处理",
    ("no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    (
        "fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("other", "3.其他"),
)

FORM = Form(
    key="2021",
    grammar_file=packaged("disclosure_2021"),
    issued="国办公开办函〔2021〕30号",
    since=2021,
    headings=HEADINGS,
    tables=(_PROACTIVE, applications_table(Applications, *_OTHER_HANDLING), REVIEWS),
)
