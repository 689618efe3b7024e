# SPDX-License-Identifier: MIT
"""The figures of the forms that prose may state, and the words by which prose names them.

The only place of the narrative that knows paths of figures. The NAME of `clause_words` comes
from `NAMES`; what a clause states is a key of `CLAIMS`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ..text.patterns import late

#: A sum of figures, by their paths; `-` before one that is taken away.
Paths = tuple[str, ...]


class Claim(NamedTuple):
    """The figures that a clause may state.

    Attributes:
        path: The figure meant, or the table where it is several figures together.
        sums: Possible sums of the number: the clause is right if one of them agrees.
        label: The name for a person, where the path is a whole table.
    """

    path: str
    sums: tuple[Paths, ...]
    label: str | None = None


_ROW: Final = "applications."
_TOTAL: Final = ".total"

#: 三、本年度办理结果: the rows and groups of section three.
OUTCOMES: Final[Mapping[str, tuple[str, ...]]] = {
    "granted": ("予以公开", "同意公开", "准予公开"),
    "partial": ("部分公开", "予以部分公开", "同意部分公开", "部分同意公开", "准予部分公开"),
    "denied": ("不予公开",),
    "unavailable": ("无法提供",),
    "unprocessed": ("不予处理",),
    "other": ("其他处理", "其它处理"),
}
#: The grounds within them.
GROUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "denied.state_secret": ("国家秘密",),
    "denied.prohibited_by_law": (
        "其他法律行政法规禁止公开",
        "其他法律、行政法规禁止公开",
        "法律行政法规禁止公开",
        "法律、行政法规禁止公开",
    ),
    "denied.safety_stability": (
        "危及“三安全一稳定”",
        "危及三安全一稳定",
        "三安全一稳定",
        "危及国家安全、公共安全、经济安全、社会稳定",
        "危及国家安全、公共安全、经济安全和社会稳定",
        "危害国家安全、公共安全、经济安全、社会稳定",
    ),
    "denied.third_party": ("保护第三方合法权益", "第三方合法权益"),
    "denied.internal_affairs": ("三类内部事务信息", "内部事务信息"),
    "denied.process": ("四类过程性信息", "过程性信息"),
    "denied.enforcement_file": ("行政执法案卷信息", "行政执法案卷"),
    "denied.administrative_query": ("行政查询事项", "行政查询"),
    "unavailable.not_held": (
        "本机关不掌握相关政府信息",
        "本机关不掌握",
        "不掌握相关政府信息",
        "不掌握",
    ),
    "unavailable.needs_creation": (
        "没有现成信息需要另行制作",
        "没有现成信息",
        "需要另行制作",
        "需另行制作",
    ),
    "unavailable.unclear": (
        "补正后申请内容仍不明确",
        "补正后内容仍不明确",
        "补正后仍不明确",
    ),
    "unprocessed.petition": (
        "信访举报投诉类申请",
        "信访举报投诉类",
        "信访、举报、投诉类申请",
        "信访、举报、投诉类",
        "信访、投诉、举报类申请",
        "信访、投诉、举报类",
        "信访投诉举报类",
        "信访投诉类",
        "信访举报类",
        "投诉举报类",
        "信访类",
    ),
    "unprocessed.repeat": ("重复申请",),
    "unprocessed.publication": ("要求提供公开出版物", "公开出版物"),
    "unprocessed.excessive": ("无正当理由大量反复申请", "大量反复申请"),
    "unprocessed.confirmation": (
        "要求行政机关确认或重新出具已获取信息",
        "确认或重新出具已获取信息",
        "确认或者重新出具已获取信息",
    ),
    "other.no_correction": (
        "申请人无正当理由逾期不补正",
        "申请人逾期不补正",
        "逾期不补正",
        "逾期未补正",
    ),
    "other.fee_unpaid": (
        "逾期未按收费通知要求缴纳费用",
        "未按收费通知要求缴纳费用",
        "逾期未缴费",
        "逾期不缴费",
    ),
}
#: The last column of the applicants.
OTHERS: Final = "other_org"
#: Who applied: the columns of section three.
APPLICANTS: Final[Mapping[str, tuple[str, ...]]] = {
    "natural_person": ("自然人", "公民个人", "个人"),
    "organisations": ("法人或其他组织", "法人和其他组织", "法人及其他组织", "法人或者其他组织"),
    "enterprise": ("商业企业", "企业"),
    "research": ("科研机构",),
    "public_interest": ("社会公益组织", "公益组织"),
    "legal_service": ("法律服务机构",),
    OTHERS: ("其他组织",),
}
#: How reviews ended: the columns of section four.
RESULTS: Final[Mapping[str, tuple[str, ...]]] = {
    "upheld": (
        "结果维持",
        "被维持",
        "维持原行政行为",
        "维持原具体行政行为",
        "判决维持",
        "予以维持",
        "维持",
    ),
    "corrected": ("结果纠正", "被纠正", "予以纠正", "判决纠正", "被纠错", "纠正", "纠错", "败诉"),
    "other": ("其他结果", "其它结果", "其他处理结果"),
    "pending": ("尚未审结", "未审结", "正在审理"),
}
#: Decisions of section two, by the table's rows.
DECISIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "licensing": ("行政许可",),
    "penalties": ("行政处罚",),
    "coercion": ("行政强制措施", "行政强制执行", "行政强制"),
}
#: Acts on documents: the columns of section two.
ACTS: Final[Mapping[str, str]] = {"issued": "制定出发增印", "repealed": "废止失", "in_force": "有"}
DOCUMENTS: Final[Mapping[str, str]] = {"normative_documents": "规范性文件", "rules": "规章"}

_GROUPS: Final = {
    "outcome": OUTCOMES,
    "ground": GROUNDS,
    "applicant": APPLICANTS,
    "result": RESULTS,
    "decision": DECISIONS,
    "rest": {"rest": ("其他", "其它")},
}
#: By each word the group of the figure that it names, and its key in the group.
NAMES: Final[Mapping[str, tuple[str, str]]] = {
    word: (group, key)
    for group, keys in _GROUPS.items()
    for key, words in keys.items()
    for word in words
}
#: The last characters of those within which there is no other: no name is without them.
ENDS_OF_NAMES: Final = "|".join(
    sorted({word[-4:] for word in NAMES if not any(name in word[:-1] for name in NAMES)})
)
_NAME: Final = late(ENDS_OF_NAMES)


def names_figure(words: str) -> bool:
    """True if *words* name a figure of the form."""
    return bool(_NAME.search(words))


def _one(path: str) -> tuple[Claim, ...]:
    return (Claim(path, ((path,),)),)


def _group(group: str) -> tuple[Claim, ...]:
    """A group of section three: the sum of its grounds; one row in the form of 2019."""
    rows = tuple(f"{_ROW}{ground}{_TOTAL}" for ground in GROUNDS if ground.startswith(group))
    if group == "other":
        rows = tuple(
            f"{_ROW}other.{row}{_TOTAL}" for row in ("no_correction", "fee_unpaid", "other")
        )
    return (Claim(f"{_ROW}{group}", (rows,)), *_one(f"{_ROW}{group}{_TOTAL}"))


_NEW, _CARRIED_IN, _DONE, _OUT = (
    f"{_ROW}{row}{_TOTAL}" for row in ("new", "carried_in", "total", "carried_out")
)
_SUITS: Final = ("reviews.direct_litigation.total", "reviews.after_reconsideration.total")

_DISCLOSED: Final = (
    (f"{_ROW}granted{_TOTAL}",),
    (f"{_ROW}granted{_TOTAL}", f"{_ROW}partial{_TOTAL}"),
)

#: For each kind of clause what it states, form by form: the first whose figures the report has.
CLAIMS: Final[Mapping[str, tuple[Claim, ...]]] = {
    # Many count those of last year that they worked on.
    "received": (
        Claim(_NEW, ((_NEW,), (_NEW, _CARRIED_IN))),
        *_one("statistics.received.value"),
    ),
    # Answers to what was carried in may be counted apart.
    "answered": (
        Claim(_DONE, ((_DONE,), (_DONE, f"-{_CARRIED_IN}"))),
        Claim(
            "statistics.concluded.value",
            (("statistics.concluded.value",), ("statistics.answered.value",)),
        ),
    ),
    "handled": (Claim(_DONE, ((_DONE,), (_NEW,), (_NEW, _CARRIED_IN))),),
    # Applications by applicant, without a word for what was done with them.
    "applied": (Claim(_NEW, ((_NEW,), (_DONE,), (_NEW, _CARRIED_IN))),),
    "incoming": (Claim("applications", ((_NEW, _CARRIED_IN),)),),
    "disclosed": (Claim(f"{_ROW}granted{_TOTAL}", _DISCLOSED),),
    "carried_in": _one(_CARRIED_IN),
    # 结转14件, with no word for where to.
    "carried": (Claim(_OUT, ((_OUT,), (_CARRIED_IN,))),),
    "carried_out": _one(_OUT),
    **{key: _group(key) for key in ("denied", "unavailable", "unprocessed", "other")},
    **{key: _one(f"{_ROW}{key}{_TOTAL}") for key in ("granted", "partial", *GROUNDS)},
    "reconsideration": (
        *_one("reviews.reconsideration.total"),
        *_one("statistics.reconsideration.value"),
    ),
    "litigation": (Claim("reviews", (_SUITS,), "行政诉讼"), *_one("statistics.litigation.value")),
    "direct": _one(_SUITS[0]),
    "after": _one(_SUITS[1]),
    "disputes": (
        Claim("reviews", (("reviews.reconsideration.total", *_SUITS),), "行政复议、行政诉讼"),
    ),
    **{key: _one(f"proactive.{key}.decisions") for key in DECISIONS},
    **{
        f"{document}.{act}": _one(f"proactive.{document}.{act}")
        for document in DOCUMENTS
        for act in ACTS
    },
    "fees": _one("proactive.fees.amount"),
}

#: For each column that may be meant what it may be the sum of.
_COLUMNS: Final[Mapping[str, tuple[Paths, ...]]] = {
    **{key: ((key,),) for key in (*APPLICANTS, *RESULTS)},
    "organisations": (("enterprise", "research", "public_interest", "legal_service", OTHERS),),
    # Those that are still open may be among the others.
    "rest": (("other",), ("other", "pending")),
}


def claim_on(kind: str | None, figures: Collection[str]) -> Claim | None:
    """The figures that a clause of *kind* states of a report with *figures*; None if none.

    Args:
        kind: A key of `CLAIMS`; after `:` the column meant, instead of the totals. Several with `+`
            between them for the sum of their first figures.
        figures: The paths of the report's figures.
    """
    if kind and "+" in kind:
        return _together([claim_on(part, figures) for part in kind.split("+")])
    row, _, column = (kind or "").partition(":")
    for whole in CLAIMS.get(row, ()):
        claim = _in_column(whole, column) if column else whole
        if all(path.lstrip("-") in figures for path in paths_of(claim)):
            return claim
    return None


def _together(claims: Sequence[Claim | None]) -> Claim | None:
    """The sum of *claims*; None if one of them is not there."""
    known = [claim for claim in claims if claim is not None]
    if len(known) < len(claims):
        return None
    paths = tuple(path for claim in known for path in claim.sums[0])
    return Claim(known[0].path.partition(".")[0], (paths,))


def paths_of(claim: Claim) -> Iterable[str]:
    """The paths in all sums of *claim*."""
    return (path for paths in claim.sums for path in paths)


def _in_column(claim: Claim, column: str) -> Claim:
    """*claim*, which is about totals, about the figures of one column of the table instead."""
    sums = tuple(
        tuple(f"{path.removesuffix(_TOTAL)}.{name}" for path in paths for name in names)
        for paths in claim.sums
        for names in _COLUMNS[column]
    )
    is_figure = len(sums[0]) == 1
    label = f"{claim.label}→{RESULTS[column][0]}" if claim.label and column in RESULTS else None
    return Claim(sums[0][0] if is_figure else claim.path.removesuffix(_TOTAL), sums, label)
