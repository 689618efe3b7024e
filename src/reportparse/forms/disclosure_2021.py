# SPDX-License-Identifier: MIT
"""The form of 2021: 国办公开办函〔2021〕30号, for reports on 2021 and later years."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from .declaring import amount_unit, figure, row, rows
from .disclosure import (
    HEADINGS,
    RESULTS,
    REVIEWS,
    ApplicantCounts,
    Denied,
    Unavailable,
    Unprocessed,
    applications_table,
    carried_in_row,
    carried_out_row,
    comparable_figures,
    new_row,
    part,
    partial_row,
    proactive_table,
)
from .disclosure_claims import disclosure_claims
from .form import Form
from .sums import PREVIOUS, Sum, Term

#: Column headers may name the year reported on: 本年（2023）制发件数.
_YEAR = "本年度?(（[0-9]{4}年?度?）)?"

#: Headers of amounts may name one unit, in brackets or not.
_UNIT = "(单位：?)?[万亿]?元"


@frozen
class DocumentCounts:
    """Documents of one kind under article 20 (1) of the Regulations, in 件."""

    issued: int | None = figure(
        "本年制发件数",
        f"{_YEAR}(新?制[发定]|致?发)(文?件数|数量|件|数|量)",
        prose="制 定 出 发 增 印 公 颁",
    )
    repealed: int | None = figure(
        "本年废止件数", f"{_YEAR}废止(文?件数|数量|件|数|量)", prose="废 止 失"
    )
    in_force: int | None = figure(
        "现行有效件数",
        "(截[至止]本?年[底末])?现行有效总?(文?件数|数量|件|数|量)(（历史累计）)?",
        prose="有",
    )


@frozen
class Decisions:
    """Decisions of one kind under article 20 (5) or (6), in 件."""

    decisions: int | None = figure(
        "本年处理决定数量", f"({_YEAR})?处理决定件数|{_YEAR}处理(决定数量?|绝对数量)", "处理决定数"
    )


@frozen
class Fees:
    """Administrative fees under article 20 (8)."""

    amount: Decimal | None = figure(
        "本年收费金额",
        # Of 2021年收费金额 the label is not what follows the number.
        f"({_YEAR}|(?<![0-9])年度?)?收费金额(：?{_UNIT}|（{_UNIT}）|单位：?（[万亿]?元）)?",
        unit="万元",
    )
    #: The unit printed in the cell, else in the header (万元, 元, 亿元); None if none is.
    amount_unit: str | None = amount_unit()


@frozen
class Proactive:
    """Section two: 主动公开政府信息情况."""

    rules: DocumentCounts = row(DocumentCounts, "规章", **part("一"), prose="规章")
    normative_documents: DocumentCounts = row(
        DocumentCounts, "行政规范性文件", "(行政)?规范性文[件档]", **part("一"), prose="规范性文件"
    )
    licensing: Decisions = row(Decisions, "行政许可", **part("五"), prose="行政许可 许可决定")
    penalties: Decisions = row(Decisions, "行政处罚", **part("六"), prose="行政处罚 处罚决定")
    coercion: Decisions = row(
        Decisions, "行政强制", **part("六"), prose="行政强制措施 行政强制执行 行政强制 强制决定"
    )
    fees: Fees = row(Fees, "行政事业性收费", "行政事业型收费", **part("八"))


#: What pages leave out behind the reason for which an application was closed.
_NO_MORE = "(、行政机关不再处理其政府信息公开申请)?"


@frozen
class OtherHandling:
    """（六）其他处理: applications closed in other ways."""

    no_correction: ApplicantCounts = row(
        ApplicantCounts,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        rf"(1\.)?申请人无正当理由逾期不补正{_NO_MORE}",
        prose="申请人无正当理由逾期不补正 无正当理由逾期不补正 申请人逾期不补正 逾期不补正"
        " 逾期未补正 未在规定期限内补正 规定期限内未补正 未按期补正",
    )
    fee_unpaid: ApplicantCounts = row(
        ApplicantCounts,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        rf"(2\.)?申请人逾期未按收费通知要求缴纳费用{_NO_MORE}",
        prose="逾期未按收费通知要求缴纳费用 未按收费通知要求缴纳费用 逾期未缴费 逾期不缴费"
        " 逾期未缴纳费用 逾期不缴纳费用 逾期未缴纳 逾期未交费 未按期缴费",
    )
    other: ApplicantCounts = row(ApplicantCounts, "3.其他")


@frozen
class Applications:
    """Section three: 收到和处理政府信息公开申请情况."""

    new: ApplicantCounts = new_row()
    carried_in: ApplicantCounts = carried_in_row()
    granted: ApplicantCounts = row(
        ApplicantCounts, "（一）予以公开", over=RESULTS, prose="予以公开 给予公开 同意公开 准予公开"
    )
    partial: ApplicantCounts = partial_row()
    denied: Denied = rows(Denied, "（三）不予公开", over=RESULTS, prose="不予公开 未予公开")
    unavailable: Unavailable = rows(Unavailable, "（四）无法提供", over=RESULTS, prose="无法提供")
    unprocessed: Unprocessed = rows(Unprocessed, "（五）不予处理", over=RESULTS, prose="不予处理")
    other: OtherHandling = rows(
        OtherHandling, "（六）其他处理", over=RESULTS, prose="其他处理 其它处理"
    )
    total: ApplicantCounts = row(
        ApplicantCounts, "（七）总计", "（?[七7][）、.]?合计", over=RESULTS
    )
    carried_out: ApplicantCounts = carried_out_row()


_PROACTIVE = proactive_table(
    Proactive,
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
    main=("normative_documents.issued", "licensing.decisions", "penalties.decisions"),
)
_APPLICATIONS = applications_table(Applications)

FORM = Form(
    key="2021",
    issued="国办公开办函〔2021〕30号",
    since=2021,
    headings=HEADINGS,
    comparable=comparable_figures(_APPLICATIONS, "proactive.normative_documents.issued"),
    claims=disclosure_claims((_PROACTIVE, _APPLICATIONS)),
    tables=(_PROACTIVE, _APPLICATIONS, REVIEWS),
)
