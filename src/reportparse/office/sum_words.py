# SPDX-License-Identifier: MIT
"""Sums over agencies in words: who contributed, who did not, and which sums are open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..agencies.contributors import LeftOutReason, Standing
from ..agencies.totals import SummedFigure, Total
from ..diagnostics.catalogue import Language
from ..diagnostics.finding_kinds import COLON

STANDINGS: Final[Mapping[Language, Mapping[Standing, str]]] = {
    "zh": {
        "counted": "已计入",
        "missing": "缺本年度报告",
        "editions": "有多个数据不同的版本",
        "copied": "内容与其他机关的报告相同",
        "unreadable": "文件无法读取",
    },
    "en": {
        "counted": "counted",
        "missing": "no report on the year",
        "editions": "several editions with different figures",
        "copied": "the text of another agency's report",
        "unreadable": "unreadable",
    },
}
LEFT_OUT: Final[Mapping[Language, Mapping[LeftOutReason, str]]] = {
    "zh": {
        "not-a-report": "不是年度报告",
        "parent": "汇总机关自己的报告",
        "not-below": "不是名录中的下级机关",
        "other-year": "其他年度",
        "no-year": "年度不明",
        "same-figures": "与已计入的文件数据相同",
    },
    "en": {
        "not-a-report": "not a report",
        "parent": "the parent's own report",
        "not-below": "not below the parent by the register",
        "other-year": "on another year",
        "no-year": "year unknown",
        "same-figures": "same figures as a file that counts",
    },
}
_OPEN: Final = {
    "zh": {"doubtful": "数据存疑：{}", "missing": "缺数据：{}", "blank": "空白：{}"},
    "en": {"doubtful": "in doubt: {}", "missing": "missing: {}", "blank": "blank: {}"},
}
_COMMAS: Final = {"zh": ("、", "…（共 {} 个）"), "en": (", ", ", … ({} in all)")}
_LINES: Final = {
    "zh": (
        "{parent}{year}年度汇总：{all} 个机关，已计入 {counted} 个",
        "共 {sums} 项：得出 {done}，仅部分机关相加 {partial}，未能合计 {open}，均为空白 {blank}",
        "未计入的文件 {file}：{reason}",
        "… 另有 {} 项，见 JSON 或工作簿中的来源",
    ),
    "en": (
        "{parent}{year}: agencies: {all}, counted: {counted}",
        "sums: {sums}; complete: {done}, of some agencies: {partial}, open: {open}, blank: {blank}",
        "left out: {file}: {reason}",
        "… and {} more; see the sources in JSON or in the workbook",
    ),
}
#: Of the sums that are open, and of the names beside one, this many are listed.
_MOST_SUMS: Final = 20
_MOST_NAMES: Final = 8


def listed(names: Sequence[str], language: Language = "zh") -> str:
    """*names*; of many the first."""
    comma, more = _COMMAS[language]
    rest = more.format(len(names)) if len(names) > _MOST_NAMES else ""
    return comma.join(names[:_MOST_NAMES]) + rest


def why_open(figure: SummedFigure) -> str:
    """Which agencies add nothing to a sum, and why, on lines of their own, in Chinese."""
    parts = (
        text.format(listed(getattr(figure, state)))
        for state, text in _OPEN["zh"].items()
        if getattr(figure, state)
    )
    return "\n".join(parts)


def summary(total: Total, language: Language) -> Iterator[str]:
    """The lines that say what was summed up and what is open."""
    first, second, file, more = _LINES[language]
    colon, in_brackets = COLON[language], "（{}）" if language == "zh" else " ({})"
    figures = total.figures.values()
    counted = sum(agency.standing == "counted" for agency in total.agencies)
    done = sum(figure.value is not None and not figure.is_partial for figure in figures)
    partial = sum(figure.is_partial for figure in figures)
    is_open = sum(figure.is_open and figure.value is None for figure in figures)
    numbers = {"sums": len(figures), "done": done, "partial": partial, "open": is_open}
    yield first.format(
        parent=total.report.agency or "",
        year=total.report.year,
        all=len(total.agencies),
        counted=counted,
    )
    for agency in total.agencies:
        if agency.standing != "counted":
            of = in_brackets.format(listed(agency.files, language)) if agency.files else ""
            yield f"  {agency.name}{colon}{STANDINGS[language][agency.standing]}{of}"
    left_out: defaultdict[LeftOutReason, list[str]] = defaultdict(list)
    for report in total.left_out:
        left_out[report.reason].append(report.file)
    for why, names in left_out.items():
        named = listed(names, language)
        yield f"  {file.format(file=named, reason=LEFT_OUT[language][why])}"
    yield second.format(**numbers, blank=len(figures) - done - partial - is_open)
    open_by = [*_open_by(total, language)]
    for path, reasons in open_by[:_MOST_SUMS]:
        label = total.form.table_of[path.partition(".")[0]].describe(path)
        yield f"  {label}{colon}{reasons}"
    if len(open_by) > _MOST_SUMS:
        yield f"  {more.format(len(open_by) - _MOST_SUMS)}"


def _open_by(total: Total, language: Language) -> Iterator[tuple[str, str]]:
    """The agencies that leave a sum open, though they are counted, by the path of its figure."""
    counted = {agency.name for agency in total.agencies if agency.standing == "counted"}
    for path, figure in total.figures.items():
        names = {"doubtful": figure.doubtful, "missing": figure.missing}
        own = {state: [*filter(counted.__contains__, some)] for state, some in names.items()}
        reasons = [
            _OPEN[language][state].format(listed(own[state], language))
            for state in own
            if own[state]
        ]
        if reasons:
            yield path, ("；" if language == "zh" else "; ").join(reasons)
