# SPDX-License-Identifier: MIT
"""The form of 2019: 国办公开办函〔2019〕60号 (for trial), for reports on 2019 and 2020."""

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
    outcome,
    proactive_row,
    proactive_table,
)
from .model import Form, Part, Row, amount, counts, figure, group
from .sums import PREVIOUS, Sum, Term


@frozen
class PublishedDocuments:
    """Documents of one kind under article 20 (1) of the Regulations, in 件."""

    created: int | None = figure("本年新制作数量")
    published: int | None = figure("本年新公开数量")
    total: int | None = figure("对外公开总数量")


@frozen
class ManagedItems:
    """Items (事项) of one kind under article 20 (5) or (6), and the decisions made on them."""

    previous_items: int | None = figure("上一年项目数量")
    #: Signed: +19 is printed as such by most, a decrease is negative.
    change: int | None = figure("本年增/减")
    decisions: int | None = figure("处理决定数量")


@frozen
class FeeItems:
    """Items of administrative fees under article 20 (8)."""

    previous_items: int | None = figure("上一年项目数量")
    change: int | None = figure("本年增/减")


@frozen
class Procurement:
    """Centralised government procurement under article 20 (9)."""

    projects: int | None = figure("采购项目数量")
    amount: Decimal | None = figure("采购总金额")
    #: As printed in the cell or, failing that, in the head; the form states none.
    amount_unit: str | None = figure("单位")


@frozen
class Proactive2019:
    """Section two on the form of 2019: 主动公开政府信息情况."""

    rules: PublishedDocuments = group(PublishedDocuments, "规章")
    normative_documents: PublishedDocuments = group(PublishedDocuments, "规范性文件")
    licensing: ManagedItems = group(ManagedItems, "行政许可")
    other_services: ManagedItems = group(ManagedItems, "其他对外管理服务事项")
    penalties: ManagedItems = group(ManagedItems, "行政处罚")
    coercion: ManagedItems = group(ManagedItems, "行政强制")
    fees: FeeItems = group(FeeItems, "行政事业性收费")
    procurement: Procurement = group(Procurement, "政府集中采购")


@frozen
class Applications2019:
    """Section three on the form of 2019, where （六）其他处理 is one row."""

    new: ApplicantCounts = group(ApplicantCounts, "一、本年新收政府信息公开申请数量")
    carried_in: ApplicantCounts = group(ApplicantCounts, "二、上年结转政府信息公开申请数量")
    granted: ApplicantCounts = group(ApplicantCounts, "（一）予以公开")
    partial: ApplicantCounts = group(ApplicantCounts, "（二）部分公开")
    denied: Denied = group(Denied, "（三）不予公开")
    unavailable: Unavailable = group(Unavailable, "（四）无法提供")
    unprocessed: Unprocessed = group(Unprocessed, "（五）不予处理")
    other: ApplicantCounts = group(ApplicantCounts, "（六）其他处理")
    total: ApplicantCounts = group(ApplicantCounts, "（七）总计")
    carried_out: ApplicantCounts = group(ApplicantCounts, "四、结转下年度继续办理")


_DOCUMENT_COLUMNS = ("created", "published", "total")
_ITEM_COLUMNS = ("previous_items", "change", "decisions")
_ITEMS_HEAD = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")

_PROACTIVE = proactive_table(
    Proactive2019,
    Part(
        (
            ("第二十条第（一）项", "", "", ""),
            ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        ),
        (
            proactive_row("rules", "规章", *_DOCUMENT_COLUMNS),
            proactive_row("normative_documents", "规范性文件", *_DOCUMENT_COLUMNS),
        ),
        "HEAD_CREATED",
    ),
    Part(
        (("第二十条第（五）项", "", "", ""), _ITEMS_HEAD),
        (
            proactive_row("licensing", "行政许可", *_ITEM_COLUMNS),
            proactive_row("other_services", "其他对外管理服务事项", *_ITEM_COLUMNS),
        ),
        "HEAD_PREVIOUS_ITEMS",
    ),
    Part(
        (("第二十条第（六）项", "", "", ""), _ITEMS_HEAD),
        (
            proactive_row("penalties", "行政处罚", *_ITEM_COLUMNS),
            proactive_row("coercion", "行政强制", *_ITEM_COLUMNS),
        ),
        "HEAD_PREVIOUS_ITEMS",
    ),
    Part(
        (
            ("第二十条第（八）项", "", "", ""),
            ("信息内容", "上一年项目数量", "本年增/减", ""),
        ),
        (proactive_row("fees", "行政事业性收费", "previous_items", "change"),),
        "HEAD_PREVIOUS_ITEMS",
    ),
    Part(
        (
            ("第二十条第（九）项", "", "", ""),
            ("信息内容", "采购项目数量", "采购总金额", ""),
        ),
        (
            Row(
                "proactive.procurement",
                "PROCUREMENT",
                ("政府集中采购",),
                (
                    *counts("proactive.procurement", "projects", counted_in="个"),
                    amount("proactive.procurement.amount"),
                ),
            ),
        ),
        "HEAD_PROJECTS",
    ),
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

FORM = Form(
    key="2019",
    grammar_file=packaged("disclosure_2019"),
    issued="国办公开办函〔2019〕60号",
    since=2019,
    until=2020,
    headings=HEADINGS,
    tables=(
        _PROACTIVE,
        applications_table(Applications2019, outcome("other", "", "（六）其他处理", "")),
        REVIEWS,
    ),
)
