# SPDX-License-Identifier: MIT
"""Findings of `reportparse check` -> text, JSON, SARIF, GitHub commands or a workbook."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from rich.text import Text

from ..agencies.reasons import in_counts, short
from ..checks.groups import Checked
from ..checks.known_rules import kinds
from ..checks.profile import NO_PROFILE
from ..checks.results import RULE_ITSELF
from ..diagnostics.catalogue import SEVERITIES, Language
from ..diagnostics.collecting import Diagnostic
from ..forms.sums import PREVIOUS
from ..output.excerpt import escaped
from ..output.finding_text import print_problem, terminal
from ..output.findings import Files, comparisons, counts, findings, findings_of
from ..output.github import commands
from ..output.json_text import dumps
from ..output.sarif import sarif
from ..version import __version__
from .common import Run, needing

#: Name of standard input where a name is needed.
_STDIN = "stdin"

_SUMMARY = {
    "zh": "{reports} 份报告：错误 {error}，警告 {warning}，提示 {info}；"
    "检查 {checks} 处，不符 {fail}，无法判断 {undecided}",
    "en": "reports: {reports}; errors: {error}, warnings: {warning}, notes: {info}; "
    "checks: {checks}, failed: {fail}, undecided: {undecided}",
}
_HOW = {"zh": "（--verbose 列出原因）", "en": " (--verbose says why)"}
_UNDECIDED = {"zh": "无法判断 {number} 处：{reason}", "en": "undecided: {number}: {reason}"}
_FAILED = {"zh": "规则运行出错", "en": "the rule failed"}
#: Of the other checks that state no reason.
_NO_VALUE = {
    "zh": "缺少要比较的数据，或文字的含义不能确定",
    "en": "a value to compare is missing, or the meaning of the words is not certain",
}

_SEVERITIES = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "errors", "warning": "warnings", "info": "notes"},
}
_NOT_COMPARED = {"zh": "未与上一年度比较：{}", "en": "not compared with last year: {}"}
_COMPARED = {"zh": "与 {} 比较", "en": "compared with {}"}
_SAME = {"zh": "数据与 {} 相同", "en": "same figures as {}"}
_FILES = {
    "zh": "未读取的文件：无法读取 {unreadable}，按文件名或内容略过 {passed_over}",
    "en": "files not checked: unreadable {unreadable}, "
    "passed over by name or content {passed_over}",
}
_PROFILE = {
    "zh": "按方案 {name}（{document}）核对",
    "en": "judged by the profile {name} ({document})",
}


def write(
    output_format: str, checked: Sequence[Checked], out: IO[bytes], language: Language, run: Run
) -> None:
    """Write *checked* and the other files of *run* to *out* in one of the formats of the command.

    If the run is verbose, a text says why checks are undecided.
    """
    files = Files(run.passed_over, run.unreadable)
    if output_format == "text":
        _text(checked, _last_lines(checked, files, language, verbose=run.verbose), out, language)
    else:
        out.write(_data(output_format, checked, language, files))


def _text(
    checked: Sequence[Checked], last_lines: Iterable[str], out: IO[bytes], language: Language
) -> None:
    wrapper = None
    if out is sys.stdout.buffer:
        console = terminal()
    else:
        wrapper = io.TextIOWrapper(out, "utf-8", errors="replace", write_through=True)
        console = terminal(wrapper)
    for report in checked:
        console.print(Text(_line(report, language), style="bold"), soft_wrap=True)
        others = {report.previous.name or PREVIOUS: report.previous} if report.previous else {}
        for diagnostic in report.diagnostics:
            print_problem(console, report.source, diagnostic, language, others, named=False)
    for line in last_lines:
        console.print(Text(line), soft_wrap=True)
    if wrapper is not None:
        wrapper.detach()


def _line(checked: Checked, language: Language) -> str:
    """The line of a report: file, agency and year, findings, comparison with last year."""
    report, reason = checked.report, checked.paired.reason
    numbers = counts([checked])
    parts = [" ".join(str(fact) for fact in (report.agency, report.year) if fact)]
    parts += [
        f"{_SEVERITIES[language][name]} {numbers[name]}" for name in SEVERITIES if numbers[name]
    ]
    if reason is not None:
        parts.append(_NOT_COMPARED[language].format(short(reason.kind, language)))
    elif checked.previous is not None:
        parts.append(_COMPARED[language].format(checked.previous.name or PREVIOUS))
    if checked.same_as is not None:
        parts.append(_SAME[language].format(checked.same_as))
    return escaped("  ".join((checked.source.name or "<stdin>", *filter(None, parts))))


def _last_lines(
    checked: Sequence[Checked], files: Files, language: Language, *, verbose: bool
) -> Iterator[str]:
    numbers = counts(checked)
    how = "" if verbose or not numbers["undecided"] else _HOW[language]
    yield _SUMMARY[language].format(**numbers) + how
    if verbose:
        yield from _undecided(checked, language)
    if files.passed_over or files.unreadable:
        yield _FILES[language].format(
            unreadable=len(files.unreadable), passed_over=len(files.passed_over)
        )
    profile = checked[0].profile if checked else NO_PROFILE
    if profile.name:
        yield _PROFILE[language].format(name=profile.name, document=profile.document)
    yield in_counts(comparisons(checked), language)


def _undecided(checked: Iterable[Checked], language: Language) -> Iterator[str]:
    """How many checks are undecided, by the reason."""
    checks = (check for report in checked for check in report.checks)
    reasons = Counter(
        check.reason or (_FAILED if check.path == RULE_ITSELF else _NO_VALUE)[language]
        for check in checks
        if check.status == "undecided"
    )
    for reason, number in reasons.most_common():
        yield _UNDECIDED[language].format(number=number, reason=reason)


def _data(
    output_format: str, checked: Sequence[Checked], language: Language, files: Files
) -> bytes:
    match output_format:
        case "json":
            return dumps(findings(checked, files), indent=True) + b"\n"
        case "ndjson":
            return b"".join(dumps(findings_of(report)) + b"\n" for report in checked)
        case "sarif":
            profile = checked[0].profile if checked else NO_PROFILE
            log = sarif(_named(checked), kinds(), __version__, language, files, profile)
            return dumps(log, indent=True) + b"\n"
        case "github":
            lines = (f"{line}\n" for line in commands(_named(checked)))
            return "".join(lines).encode("utf-8", "replace")
    with needing("dataset,xlsx"):
        from ..dataset.workbook import workbook_of

        return workbook_of(checked, files.unreadable)


def _named(checked: Sequence[Checked]) -> Iterator[tuple[str, Diagnostic]]:
    for each in checked:
        for finding in each.diagnostics:
            yield each.source.name or _STDIN, finding
