# SPDX-License-Identifier: MIT
"""The figures of the forms that prose may state, and the words by which prose names them.

The only place of the narrative that knows paths of figures. The grammar `statement.lark` takes its
NAME from `NAMES`; what a clause states is a key of `CLAIMS`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

#: A sum of figures, by their paths; `-` before one that is taken away.
Paths = tuple[str, ...]


class Claim(NamedTuple):
    """The figures that a clause may state.

    Attributes:
        path: The figure meant, or the table where it is several figures together.
        sums: Possible sums of the number: the clause is right if one of them agrees.
    """

    path: str
    sums: tuple[Paths, ...]


_ROW: Final = "applications."
_TOTAL: Final = ".total"

#: 三、本年度办理结果: the rows and groups of section three.
OUTCOMES: Final[Mapping[str, tuple[str, ...]]] = {
    "granted": ("予以公开", "同意公开"),
    "partial": ("部分公开", "予以部分公开"),
    "denied": ("不予公开",),
    "unavailable": ("无法提供",),
    "unprocessed": ("不予处理",),
    "other": ("其他处理", "其它处理"),
}
#: The grounds within them.
GROUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "denied.state_secret": ("国家秘密",),
    "denied.prohibited_by_law": ("其他法律行政法规禁止公开", "法律行政法规禁止公开"),
    "denied.safety_stability": ("危及“三安全一稳定”", "危及三安全一稳定", "三安全一稳定"),
    "denied.third_party": ("保护第三方合法权益",),
    "denied.internal_affairs": ("三类内部事务信息", "内部事务信息"),
    "denied.process": ("四类过程性信息", "过程性信息"),
    "denied.enforcement_file": ("行政执法案卷",),
    "denied.administrative_query": ("行政查询事项",),
    "unavailable.not_held": ("本机关不掌握相关政府信息", "本机关不掌握", "不掌握相关政府信息"),
    "unavailable.needs_creation": (
        "没有现成信息需要另行制作",
        "没有现成信息",
        "需要另行制作",
        "需另行制作",
    ),
    "unavailable.unclear": ("补正后申请内容仍不明确", "补正后内容仍不明确"),
    "unprocessed.petition": ("信访举报投诉类申请", "信访举报投诉类", "信访、举报、投诉类申请"),
    "unprocessed.repeat": ("重复申请",),
    "unprocessed.publication": ("要求提供公开出版物",),
    "unprocessed.excessive": ("无正当理由大量反复申请",),
    "unprocessed.confirmation": ("要求行政机关确认或重新出具已获取信息",),
}
#: Who applied: the columns of section three.
APPLICANTS: Final[Mapping[str, tuple[str, ...]]] = {
    "natural_person": ("自然人", "公民个人", "个人"),
    "organisations": ("法人或其他组织", "法人和其他组织", "法人及其他组织", "法人或者其他组织"),
    "enterprise": ("商业企业",),
    "research": ("科研机构",),
    "public_interest": ("社会公益组织",),
    "legal_service": ("法律服务机构",),
}
#: How reviews ended: the columns of section four.
RESULTS: Final[Mapping[str, tuple[str, ...]]] = {
    "upheld": ("结果维持", "被维持", "维持原行政行为", "维持原具体行政行为", "维持"),
    "corrected": ("结果纠正", "被纠正", "被纠错", "纠正", "纠错", "被败诉", "败诉"),
    "other": ("其他结果", "其它结果"),
    "pending": ("尚未审结", "未审结", "正在审理"),
}
#: Decisions of section two, by the table's rows.
DECISIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "licensing": ("行政许可",),
    "penalties": ("行政处罚",),
    "coercion": ("行政强制措施", "行政强制执行", "行政强制"),
}
#: Acts on documents: the columns of section two.
ACTS: Final[Mapping[str, str]] = {"issued": "制定出发", "repealed": "废止", "in_force": "有效"}
DOCUMENTS: Final[Mapping[str, str]] = {"normative_documents": "规范性文件", "rules": "规章"}

_GROUPS: Final = {
    "outcome": OUTCOMES,
    "ground": GROUNDS,
    "applicant": APPLICANTS,
    "result": RESULTS,
    "decision": DECISIONS,
}
#: By each word the group of the figure that it names, and its key in the group.
NAMES: Final[Mapping[str, tuple[str, str]]] = {
    word: (group, key)
    for group, keys in _GROUPS.items()
    for key, words in keys.items()
    for word in words
}


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


_NEW, _CARRIED_IN, _DONE = (f"{_ROW}{row}{_TOTAL}" for row in ("new", "carried_in", "total"))
_SUITS: Final = ("reviews.direct_litigation.total", "reviews.after_reconsideration.total")

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
    "carried_in": _one(_CARRIED_IN),
    "carried_out": _one(f"{_ROW}carried_out{_TOTAL}"),
    **{key: _group(key) for key in ("denied", "unavailable", "unprocessed", "other")},
    **{key: _one(f"{_ROW}{key}{_TOTAL}") for key in ("granted", "partial", *GROUNDS)},
    "reconsideration": (
        *_one("reviews.reconsideration.total"),
        *_one("statistics.reconsideration.value"),
    ),
    "litigation": (Claim("reviews", (_SUITS,)), *_one("statistics.litigation.value")),
    "direct": _one(_SUITS[0]),
    "after": _one(_SUITS[1]),
    "disputes": (Claim("reviews", (("reviews.reconsideration.total", *_SUITS),)),),
    **{key: _one(f"proactive.{key}.decisions") for key in DECISIONS},
    **{
        f"{document}.{act}": _one(f"proactive.{document}.{act}")
        for document in DOCUMENTS
        for act in ACTS
    },
    "fees": _one("proactive.fees.amount"),
}

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    **{key: (key,) for key in (*APPLICANTS, *RESULTS)},
    "organisations": ("enterprise", "research", "public_interest", "legal_service", "other_org"),
}


def claim_on(kind: str | None, figures: Collection[str]) -> Claim | None:
    """The figures that a clause of *kind* states of a report with *figures*; None if none.

    Args:
        kind: A key of `CLAIMS`; after `:` the column meant, instead of the totals.
        figures: The paths of the report's figures.
    """
    row, _, column = (kind or "").partition(":")
    for whole in CLAIMS.get(row, ()):
        claim = _in_column(whole, column) if column else whole
        if all(path.lstrip("-") in figures for path in paths_of(claim)):
            return claim
    return None


def paths_of(claim: Claim) -> Iterable[str]:
    """The paths in all sums of *claim*."""
    return (path for paths in claim.sums for path in paths)


def _in_column(claim: Claim, column: str) -> Claim:
    """*claim*, which is about totals, about the figures of one column of the table instead."""
    names = _COLUMNS[column]
    sums = tuple(
        tuple(f"{path.removesuffix(_TOTAL)}.{name}" for path in paths for name in names)
        for paths in claim.sums
    )
    is_figure = len(sums[0]) == 1
    return Claim(sums[0][0] if is_figure else claim.path.removesuffix(_TOTAL), sums)
