# SPDX-License-Identifier: MIT
"""Findings of `reportparse check` -> text, JSON, SARIF, GitHub commands or a workbook."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

from rich.text import Text

from ..agencies.reasons import in_counts, short
from ..checks.groups import Checked
from ..checks.known_rules import kinds
from ..checks.profile import NO_PROFILE
from ..checks.results import RULE_ITSELF
from ..diagnostics.catalogue import SEVERITIES, Language
from ..diagnostics.collecting import Diagnostic
from ..diagnostics.finding_kinds import SEVERITY_NAMES, either
from ..errors import needing
from ..forms.sums import PREVIOUS
from ..output.excerpt import escaped
from ..output.finding_text import print_problem, terminal
from ..output.findings import Files, comparisons, counts, findings, findings_of
from ..output.github import commands
from ..output.json_text import dumps
from ..output.sarif import sarif
from ..version import __version__
from .common import Run

#: Name of standard input where a name is needed.
_STDIN = "stdin"

_SEVERITIES = SEVERITY_NAMES | {"en": {"error": "errors", "warning": "warnings", "info": "notes"}}


def write(
    output_format: str, checked: Sequence[Checked], out: IO[bytes], language: Language, run: Run
) -> None:
    """Write *checked* and the other files of *run* to *out* in one of the formats of the command.

    If the run is verbose, a text says why checks are undecided.
    """
    files = Files(run.passed_over, run.unreadable, run.stopped)
    if output_format == "text":
        _text(checked, _last_lines(checked, files, language, verbose=run.verbose), out, language)
    else:
        out.write(_data(output_format, checked, language, files))


def _text(
    checked: Sequence[Checked], last_lines: Iterable[str], out: IO[bytes], language: Language
) -> None:
    wrapper = None
    if out is not sys.stdout.buffer:
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
    numbers, say = counts([checked]), either(language)
    parts = [" ".join(str(fact) for fact in (report.agency, report.year) if fact)]
    parts += [
        f"{_SEVERITIES[language][name]} {numbers[name]}" for name in SEVERITIES if numbers[name]
    ]
    if reason is not None:
        why = short(reason.kind, language)
        parts.append(say(f"未与上一年度比较：{why}", f"not compared with last year: {why}"))
    elif checked.previous is not None:
        before = checked.previous.name or PREVIOUS
        parts.append(say(f"与 {before} 比较", f"compared with {before}"))
    if checked.same_as is not None:
        parts.append(say(f"数据与 {checked.same_as} 相同", f"same figures as {checked.same_as}"))
    return escaped("  ".join((checked.source.name or "<stdin>", *filter(None, parts))))


def _last_lines(
    checked: Sequence[Checked], files: Files, language: Language, *, verbose: bool
) -> Iterator[str]:
    numbers, say = counts(checked), either(language)
    summary = say(
        "{reports} 份报告：错误 {error}，警告 {warning}，提示 {info}；"
        "检查 {checks} 处，不符 {fail}，无法判断 {undecided}",
        "reports: {reports}; errors: {error}, warnings: {warning}, notes: {info}; "
        "checks: {checks}, failed: {fail}, undecided: {undecided}",
    )
    is_open = not verbose and numbers["undecided"]
    how = say("（--verbose 列出原因）", " (--verbose says why)") if is_open else ""
    yield summary.format(**numbers) + how
    if verbose:
        for reason, number in _undecided(checked, say).most_common():
            yield say(f"无法判断 {number} 处：{reason}", f"undecided: {number}: {reason}")
    unread, over, stopped = map(len, (files.unreadable, files.passed_over, files.stopped))
    if unread or over or stopped:
        left = say(f"，中断时未核对 {stopped}", f", left when interrupted {stopped}")
        yield say(
            f"未读取的文件：无法读取 {unread}，按文件名或内容略过 {over}",
            f"files not checked: unreadable {unread}, passed over by name or content {over}",
        ) + (left if stopped else "")
    profile = checked[0].profile if checked else NO_PROFILE
    if profile.name:
        name, of = profile.name, profile.document
        yield say(f"按方案 {name}（{of}）核对", f"judged by the profile {name} ({of})")
    yield in_counts(comparisons(checked), language)


def _undecided(checked: Iterable[Checked], say: Callable[[str, str], str]) -> Counter[str]:
    """How many checks are undecided, by the reason."""
    failed = say("规则运行出错", "the rule failed")
    no_value = say(
        "缺少要比较的数据，或文字的含义不能确定",
        "a value to compare is missing, or the meaning of the words is not certain",
    )
    return Counter(
        check.reason or (failed if check.path == RULE_ITSELF else no_value)
        for report in checked
        for check in report.checks
        if check.status == "undecided"
    )


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

        return workbook_of(checked, files.unread)


def _named(checked: Sequence[Checked]) -> Iterator[tuple[str, Diagnostic]]:
    for each in checked:
        for finding in each.diagnostics:
            yield each.source.name or _STDIN, finding
