# SPDX-License-Identifier: MIT
"""The form of 2019: 国办公开办函〔2019〕60号 (for trial), for reports on 2019 and 2020."""

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


@frozen
class PublishedDocuments:
    """Documents of one kind under article 20 (1) of the Regulations, in 件."""

    created: int | None = figure("本年新制作数量", "本年度?新制作数量?")
    published: int | None = figure("本年新公开数量", "本年度?新公开数量?")
    total: int | None = figure("对外公开总数量", "对外公开总数")


@frozen
class ManagedItems:
    """Items (事项) of one kind under article 20 (5) or (6), and the decisions made on them."""

    previous_items: int | None = figure("上一年项目数量", "上一?年度?项目数量?", counted_in="项")
    #: Signed: +19 is printed as such by most, a decrease is negative.
    change: int | None = figure("本年增/减", "本年度?增(减|（减）)", counted_in="项", signed=True)
    decisions: int | None = figure("处理决定数量", "处理决定数")


@frozen
class FeeItems:
    """Items of administrative fees under article 20 (8)."""

    previous_items: int | None = figure("上一年项目数量", "上一?年度?项目数量?", counted_in="项")
    change: int | None = figure("本年增/减", "本年度?增(减|（减）)", counted_in="项", signed=True)


@frozen
class Procurement:
    """Centralised government procurement under article 20 (9)."""

    projects: int | None = figure("采购项目数量", "采购项目数", counted_in="个")
    amount: Decimal | None = figure("采购总金额", "采购总金?额(（(单位：)?[万亿]?元(，.*)?）)?")
    #: As printed in the cell or, failing that, in the header; the form states none.
    amount_unit: str | None = amount_unit()


@frozen
class Proactive2019:
    """Section two on the form of 2019: 主动公开政府信息情况."""

    rules: PublishedDocuments = row(PublishedDocuments, "规章", **part("一"))
    normative_documents: PublishedDocuments = row(
        PublishedDocuments, "规范性文件", "行政规范性文件", **part("一")
    )
    licensing: ManagedItems = row(ManagedItems, "行政许可", **part("五"))
    other_services: ManagedItems = row(ManagedItems, "其他对外管理服务事项", **part("五"))
    penalties: ManagedItems = row(ManagedItems, "行政处罚", **part("六"))
    coercion: ManagedItems = row(ManagedItems, "行政强制", **part("六"))
    fees: FeeItems = row(FeeItems, "行政事业性收费", "行政事业型收费", **part("八"))
    procurement: Procurement = row(Procurement, "政府集中采购", **part("九"))


@frozen
class Applications2019:
    """Section three on the form of 2019, where （六）其他处理 is one row."""

    new: ApplicantCounts = new_row()
    carried_in: ApplicantCounts = carried_in_row()
    granted: ApplicantCounts = row(ApplicantCounts, "（一）予以公开", over=RESULTS)
    partial: ApplicantCounts = partial_row()
    denied: Denied = rows(Denied, "（三）不予公开", over=RESULTS)
    unavailable: Unavailable = rows(Unavailable, "（四）无法提供", over=RESULTS)
    unprocessed: Unprocessed = rows(Unprocessed, "（五）不予处理", over=RESULTS)
    other: ApplicantCounts = row(ApplicantCounts, "（六）其他处理", over=RESULTS)
    total: ApplicantCounts = row(
        ApplicantCounts, "（七）总计", "（?[七7][）、.]?合计", over=RESULTS
    )
    carried_out: ApplicantCounts = carried_out_row()


_PROACTIVE = proactive_table(
    Proactive2019,
    sums={
        # By what the columns mean: the items of a year are those of the year before and the change.
        "items-differ": tuple(
            Sum(
                f"proactive.{items}.previous_items",
                (
                    Term(f"proactive.{items}.previous_items", of=PREVIOUS),
                    Term(f"proactive.{items}.change", of=PREVIOUS),
                ),
            )
            for items in ("licensing", "other_services", "penalties", "coercion", "fees")
        )
    },
)
_APPLICATIONS = applications_table(Applications2019)

FORM = Form(
    key="2019",
    issued="国办公开办函〔2019〕60号",
    since=2019,
    until=2020,
    headings=HEADINGS,
    comparable=comparable_figures(_APPLICATIONS, "proactive.normative_documents.created"),
    claims=disclosure_claims((_PROACTIVE, _APPLICATIONS)),
    tables=(_PROACTIVE, _APPLICATIONS, REVIEWS),
)
