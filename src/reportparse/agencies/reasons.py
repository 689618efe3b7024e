# SPDX-License-Identifier: MIT
"""Reasons why a comparison could not be made, and advice on what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, get_args

from attrs import field, frozen

from ..diagnostics.catalogue import Language

#: Why a report is not compared with last year's.
Kind = Literal[
    "no-agency",
    "no-year",
    "ambiguous",
    "editions",
    "gap",
    "similar",
    "no-predecessor",
    "no-figures",
    "other-agency",
    "other-year",
]

#: That it is compared, or why not.
Comparison = Literal["compared", Kind]
COMPARISONS: Final[tuple[Comparison, ...]] = get_args(Comparison)


class _Texts(NamedTuple):
    """The name of a kind in counts, and the reason and the advice, in both languages."""

    short_zh: str
    short_en: str
    zh: str
    en: str


KINDS: Final[dict[Kind, _Texts]] = {
    "no-agency": _Texts(
        "机关不明",
        "agency unknown",
        "未能确定机关，无法查找上一年度报告；请补正标题，或用 --previous 指定",
        "the agency is not known, so last year's report cannot be found; correct the title or name "
        "the report with --previous",
    ),
    "no-year": _Texts(
        "年度不明",
        "year unknown",
        "未能确定年度，无法查找上一年度报告；请补正标题，或用 --previous 指定",
        "the year is not known, so last year's report cannot be found; correct the title or name "
        "the report with --previous",
    ),
    "ambiguous": _Texts(
        "机关名称有歧义",
        "agency ambiguous",
        "“{agency}”可能是多个机关（{others}）；请在名录中写明上级或别名，或按地区分文件夹存放",
        "{agency} may be several agencies ({others}); state their parents or aliases in the "
        "register, or keep the files in a folder for each place",
    ),
    "editions": _Texts(
        "上一年度报告有多个版本",
        "several editions",
        "“{agency}”{year}年度报告有多个数据不同的版本（{others}）；请只保留应采用的一个",
        "there are several editions of {agency}'s report on {year} with other figures ({others}); "
        "keep the one that is valid",
    ),
    "gap": _Texts(
        "缺上一年度报告",
        "gap year",
        "缺少“{agency}”{year}年度报告（已有 {others} 年度）；请补充该年度报告",
        "{agency}'s report on {year} is missing (there are those on {others}); add it",
    ),
    "similar": _Texts(
        "名称相近未能认定",
        "similar name",
        "没有“{agency}”{year}年度报告，但有名称相近的：{others}；"
        "如为同一机关，请在名录（--agencies）中写明",
        "there is no report of {agency} on {year}, but similar names: {others}; if it is the same "
        "agency, say so in a register (--agencies)",
    ),
    "no-predecessor": _Texts(
        "没有读到上一年度报告",
        "no earlier report",
        "没有读到“{agency}”{year}年度报告；如有，请一并给出",
        "no report of {agency} on {year} was read; give it, too, if there is one",
    ),
    "no-figures": _Texts(
        "上一年度报告没有表格数据",
        "no figures last year",
        "“{agency}”{year}年度报告（{others}）没有可比较的表格数据；请给出有表格的文本",
        "{agency}'s report on {year} ({others}) has no figures in tables to compare with; give a "
        "text of it that has them",
    ),
    "other-agency": _Texts(
        "给出的是其他机关的报告",
        "report of another agency",
        "作为上一年度报告给出的是“{others}”的，不是“{agency}”的；如为同一机关，请在名录（--agencies）中写明",
        "the report given as last year's is of {others}, not of {agency}; if it is the same "
        "agency, say so in a register (--agencies)",
    ),
    "other-year": _Texts(
        "给出的不是上一年度报告",
        "report on another year",
        "作为上一年度报告给出的是 {others} 年度的，应为 {year} 年度",
        "the report given as last year's is on {others}; it should be on {year}",
    ),
}


@frozen
class Reason:
    """Why a report is not compared with last year's, and the arguments of the texts of its kind."""

    kind: Kind
    arguments: Mapping[str, object] = field(factory=dict)

    def text(self, language: Language) -> str:
        """The reason and what to do, in *language*."""
        texts = KINDS[self.kind]
        return (texts.zh if language == "zh" else texts.en).format(**self.arguments)


def no_figures(agency: str | None, year: int | None, file: str | None) -> Reason:
    """The reason that the report of *agency* on *year*, in *file*, prints no figure."""
    return Reason("no-figures", {"agency": agency, "year": year, "others": file or "—"})


def short(kind: str, language: Language) -> str:
    """The name of *kind* in counts."""
    texts = KINDS[kind]  # type: ignore[index]  # a `Kind`
    return texts.short_zh if language == "zh" else texts.short_en


_COUNTED: Final[Mapping[Language, str]] = {
    "zh": "与上一年度报告比较的 {compared:,} 份，未比较的 {others:,} 份{reasons}",
    "en": "reports compared with last year's: {compared:,}, not compared: {others:,}{reasons}",
}


def in_counts(numbers: Mapping[Comparison, int], language: Language) -> str:
    """How many reports are compared, and how many not, by reason, in one line."""
    comma, brackets = ("，", "（{}）") if language == "zh" else (", ", " ({})")
    others = {kind: number for kind, number in numbers.items() if kind != "compared" and number}
    listed = comma.join(f"{short(kind, language)} {number:,}" for kind, number in others.items())
    return _COUNTED[language].format(
        compared=numbers.get("compared", 0),
        others=sum(others.values()),
        reasons=brackets.format(listed) if listed else "",
    )
