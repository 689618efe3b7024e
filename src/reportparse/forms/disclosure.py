# SPDX-License-Identifier: MIT
"""The disclosure forms of 2019 and 2021 in common: classes and tables.

Source of all labels and of their order: the formats annexed to 国办公开办函〔2019〕60号
and 国办公开办函〔2021〕30号. Names are those of the Open Government Information
Regulations (2019) as translated in legal English. Every figure is the number that the
report prints, or None where it prints none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from .declaring import Heading, columns, figure, row
from .form import PrintedTable
from .layout import Frame, printed_table
from .sums import PREVIOUS, Sum, Term, by_column, by_row

#: The header over five columns, and its names in prose.
ORGANISATIONS: Final = ("法人或其他组织", "法人和其他组织", "法人及其他组织", "法人或者其他组织")
_OVER: Final = ORGANISATIONS[0]
#: The group label beside all rows on what became of applications.
RESULTS: Final = "三、本年度办理结果"


@frozen
class ApplicantCounts:
    """Applications by who made them, in 件: one row of the table of section three."""

    natural_person: int | None = figure("自然人", prose="自然人 公民个人 个人")
    enterprise: int | None = figure("商业企业", over=_OVER, prose="商业企业 企业 公司名义")
    research: int | None = figure("科研机构", "科研企业", over=_OVER, prose="科研机构")
    public_interest: int | None = figure(
        "社会公益组织", "社会公益性组织", over=_OVER, prose="社会公益组织 公益组织"
    )
    legal_service: int | None = figure("法律服务机构", over=_OVER, prose="法律服务机构")
    other_org: int | None = figure("其他", over=_OVER, prose="其他组织")
    total: int | None = figure("总计", "合计")


#: What applications are called behind words for when they came, and how many.
_OF_APPLICATIONS = "(的?(政府信息公开)?申请(总?数量?)?|政府信息公开数量)"


def new_row() -> Any:
    """A field for the row on applications received in the year."""
    label = "一、本年新收政府信息公开申请数量"
    return row(ApplicantCounts, label, f"(一、)?本年度?新收到?{_OF_APPLICATIONS}", short="本年新收")


def carried_in_row() -> Any:
    """A field for the row on applications of the year before that were open at its end."""
    label = "二、上年结转政府信息公开申请数量"
    return row(ApplicantCounts, label, f"(二、)?上一?年度?结转{_OF_APPLICATIONS}", short="上年结转")


def carried_out_row() -> Any:
    """A field for the row on applications that are open at the end of the year."""
    wording = f"(四、)?结转至?下一?年度?(继续)?办理{_OF_APPLICATIONS}?"
    return row(ApplicantCounts, "四、结转下年度继续办理", wording)


def partial_row() -> Any:
    """A field for the row on applications granted in part, whose note is often left out."""
    return row(
        ApplicantCounts,
        "（二）部分公开",
        "（二）部[分份]公开(（区分处理的，只计这一情[形况]，不计其他情[形况]）)?",
        note="（区分处理的，只计这一情形，不计其他情形）",
        over=RESULTS,
        prose="部分公开 予以部分公开 同意部分公开 部分同意公开 准予部分公开",
    )


@frozen
class Denied:
    """（三）不予公开: applications denied, by ground."""

    state_secret: ApplicantCounts = row(ApplicantCounts, "1.属于国家秘密", prose="国家秘密")
    prohibited_by_law: ApplicantCounts = row(
        ApplicantCounts,
        "2.其他法律行政法规禁止公开",
        "2.其他法律、行政法规禁止公开",
        prose="其他法律行政法规禁止公开 其他法律、行政法规禁止公开 法律行政法规禁止公开 "
        "法律、行政法规禁止公开 法律法规禁止公开",
    )
    safety_stability: ApplicantCounts = row(
        ApplicantCounts,
        "3.危及“三安全一稳定”",
        r"3\.危及三安全稳定",
        prose="危及“三安全一稳定” 危及三安全一稳定 三安全一稳定 "
        "危及国家安全、公共安全、经济安全、社会稳定 "
        "危及国家安全、公共安全、经济安全和社会稳定 "
        "危害国家安全、公共安全、经济安全、社会稳定",
    )
    third_party: ApplicantCounts = row(
        ApplicantCounts,
        "4.保护第三方合法权益",
        prose="保护第三方合法权益 第三方合法权益 第三方权益 第三方利益 "
        "公开后会损害其合法权益 公开会损害其合法权益 公开后可能损害其合法权益",
    )
    internal_affairs: ApplicantCounts = row(
        ApplicantCounts,
        "5.属于三类内部事务信息",
        "5.属于三类内容事务信息",
        prose="三类内部事务信息 内部事务信息",
    )
    process: ApplicantCounts = row(
        ApplicantCounts, "6.属于四类过程性信息", prose="四类过程性信息 过程性信息"
    )
    enforcement_file: ApplicantCounts = row(
        ApplicantCounts, "7.属于行政执法案卷", prose="行政执法案卷信息 行政执法案卷 执法案卷"
    )
    administrative_query: ApplicantCounts = row(
        ApplicantCounts, "8.属于行政查询事项", prose="行政查询事项 行政查询"
    )


@frozen
class Unavailable:
    """（四）无法提供: applications for what the agency cannot provide, by reason."""

    not_held: ApplicantCounts = row(
        ApplicantCounts,
        "1.本机关不掌握相关政府信息",
        prose="本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 不掌握 "
        "不属于本机关掌握 非本机关掌握",
    )
    needs_creation: ApplicantCounts = row(
        ApplicantCounts,
        "2.没有现成信息需要另行制作",
        prose="没有现成信息 无现成信息 需要另行制作 需另行制作 另行加工制作",
    )
    unclear: ApplicantCounts = row(
        ApplicantCounts,
        "3.补正后申请内容仍不明确",
        prose="补正后申请内容仍不明确 补正后内容仍不明确 补正后仍不明确 补正仍不明确",
    )


@frozen
class Unprocessed:
    """（五）不予处理: applications not processed, by reason."""

    petition: ApplicantCounts = row(
        ApplicantCounts,
        "1.信访举报投诉类申请",
        prose="信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访、举报、投诉类 "
        "信访、投诉、举报类申请 信访、投诉、举报类 信访投诉举报类 信访投诉类 "
        "信访举报类 投诉举报类 信访类",
    )
    repeat: ApplicantCounts = row(
        ApplicantCounts, "2.重复申请", prose="重复申请 重复提交 重复提出申请"
    )
    publication: ApplicantCounts = row(
        ApplicantCounts, "3.要求提供公开出版物", prose="要求提供公开出版物 公开出版物"
    )
    excessive: ApplicantCounts = row(
        ApplicantCounts, "4.无正当理由大量反复申请", prose="无正当理由大量反复申请 大量反复申请"
    )
    confirmation: ApplicantCounts = row(
        ApplicantCounts,
        "5.要求行政机关确认或重新出具已获取信息",
        prose="要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 "
        "确认或者重新出具已获取信息",
    )


@frozen
class ReviewOutcomes:
    """Cases of administrative reconsideration or litigation, in 件, by outcome."""

    upheld: int | None = figure(
        "结果维持", prose="结果维持 被维持 维持原行政行为 维持原具体行政行为 判决维持 予以维持 维持"
    )
    corrected: int | None = figure(
        "结果纠正", prose="结果纠正 被纠正 予以纠正 判决纠正 被纠错 纠正 纠错 败诉"
    )
    other: int | None = figure(
        "其他结果", prose="其他结果 其它结果 其他处理结果 其他方式结案 其它方式结案"
    )
    pending: int | None = figure("尚未审结", prose="尚未审结 未审结 正在审理 尚在审理 仍在审理")
    total: int | None = figure("总计", "合计")


def _suits(label: str) -> Any:
    wording = rf"(行政诉讼(情况)?)?[（：-]?{label}(情况)?）?"
    return columns(ReviewOutcomes, label, wording, over="行政诉讼")


@frozen
class Reviews:
    """Section four: 政府信息公开行政复议、行政诉讼情况."""

    reconsideration: ReviewOutcomes = columns(ReviewOutcomes, "行政复议", "行政复议情况")
    direct_litigation: ReviewOutcomes = _suits("未经复议直接起诉")
    after_reconsideration: ReviewOutcomes = _suits("复议后起诉")


_APPLICANTS = (
    "natural_person",
    "enterprise",
    "research",
    "public_interest",
    "legal_service",
    "other_org",
    "total",
)
_CASES = ("reconsideration", "direct_litigation", "after_reconsideration")
_OUTCOMES = ("upheld", "corrected", "other", "pending")


def part(article: str) -> dict[str, Any]:
    """The caption of a part of section two, by the item of article 20 that it reports on."""
    item = f"二十条第（{article}）项"
    return {"part": f"第{item}", "part_wordings": (f"第?{item.replace('第', '第?')}",)}


def applications_table(model: type) -> PrintedTable:
    """The table of section three; the forms differ in the rows of （六）其他处理."""
    table = printed_table(
        "applications",
        model,
        "收到和处理政府信息公开申请情况",
        width=10,
        kind="applications",
        short="申请情况",
        frame=Frame(
            note="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            note_wordings=("（?本列）?数据的勾稽关系为[第一二三四项加之和等于，]*）?",),
            over_all="申请人情况",
            label_columns=3,
        ),
        main=("new.total", "carried_in.total", "total.total", "carried_out.total"),
    )
    return evolve(table, sums=_applications_sums([row.path for row in table.rows]))


def _applications_sums(rows: Sequence[str]) -> dict[str, tuple[Sum, ...]]:
    """The sums of section three, whose rows have the paths *rows*.

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


REVIEWS: Final = printed_table(
    "reviews",
    Reviews,
    "政府信息公开行政复议、行政诉讼情况",
    width=15,
    kind="reviews",
    short="复议诉讼",
    frame=Frame(label_columns=0),
    sums={"reviews-differ": by_row([f"reviews.{case}" for case in _CASES], _OUTCOMES)},
    main=tuple(f"{case}.total" for case in _CASES),
)


def proactive_table(
    model: type, sums: Mapping[str, tuple[Sum, ...]], main: tuple[str, ...] = ()
) -> PrintedTable:
    """The table of section two, in which the forms differ most."""
    return printed_table(
        "proactive",
        model,
        "主动公开政府信息情况",
        width=4,
        kind="proactive",
        short="主动公开",
        frame=Frame(item_head="信息内容"),
        sums=sums,
        main=main,
    )


#: Names of the groups of outcomes and other rows of section three, where not their own.
_COMPARABLE_ROWS: Final = {"new": "received", "total": "concluded", "other": "otherwise"}


def comparable_figures(
    applications: PrintedTable, normative_documents: str
) -> dict[str, tuple[str, ...]]:
    """The figures of a form that can be compared with those of the others.

    Args:
        applications: Its table of section three.
        normative_documents: The path of its figure of documents issued in the year.
    """
    found: dict[str, tuple[str, ...]] = {"normative_documents": (normative_documents,)}
    for printed in applications.rows:
        group = printed.path.split(".")[1]
        name = _COMPARABLE_ROWS.get(group, group)
        found[name] = (*found.get(name, ()), f"{printed.path}.total")
    for outcome in _OUTCOMES:
        found[f"reconsideration_{outcome}"] = (f"reviews.reconsideration.{outcome}",)
        found[f"litigation_{outcome}"] = tuple(
            f"reviews.{case}.{outcome}" for case in ("direct_litigation", "after_reconsideration")
        )
    return found


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
