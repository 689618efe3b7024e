# SPDX-License-Identifier: MIT
"""What `reportparse check` found -> text, JSON, SARIF or commands for GitHub Actions."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from rich.text import Text

from .. import __version__
from ..checks.groups import Checked
from ..checks.known_rules import kinds
from ..diagnostics.catalogue import Language
from ..diagnostics.model import Diagnostic
from ..forms.sums import PREVIOUS
from ..output.findings import counts, findings, findings_of
from ..output.github import commands
from ..output.json_text import dumps
from ..output.sarif import sarif
from .finding_text import print_problem, terminal

#: What standard input is called where a name is needed.
_STDIN = "stdin"

_SUMMARY = {
    "zh": "{reports} 份报告：错误 {error}，警告 {warning}，提示 {info}；"
    "检查 {checks} 处，不符 {fail}，无法判断 {undecided}",
    "en": "reports: {reports}; errors: {error}, warnings: {warning}, notes: {info}; "
    "checks: {checks}, failed: {fail}, undecided: {undecided}",
}


def write(
    output_format: str, checked: Sequence[Checked], out: IO[bytes], language: Language
) -> None:
    """Write *checked* to *out* in one of the formats of the command."""
    _WRITERS[output_format](checked, out, language)


def _text(checked: Sequence[Checked], out: IO[bytes], language: Language) -> None:
    wrapper = None
    if out is sys.stdout.buffer:
        console = terminal()
    else:
        wrapper = io.TextIOWrapper(out, "utf-8", errors="replace", write_through=True)
        console = terminal(wrapper)
    for one in checked:
        others = {one.previous.name or PREVIOUS: one.previous} if one.previous else {}
        for diagnostic in one.diagnostics:
            print_problem(console, one.source, diagnostic, language, others)
    console.print(Text(_SUMMARY[language].format(**counts(checked))), soft_wrap=True)
    if wrapper is not None:
        wrapper.detach()


def _json(checked: Sequence[Checked], out: IO[bytes], _: Language) -> None:
    out.write(dumps(findings(checked), indent=True) + b"\n")


def _ndjson(checked: Sequence[Checked], out: IO[bytes], _: Language) -> None:
    out.writelines(dumps(findings_of(one)) + b"\n" for one in checked)


def _sarif(checked: Sequence[Checked], out: IO[bytes], language: Language) -> None:
    log = sarif(_named(checked), kinds(), __version__, language)
    out.write(dumps(log, indent=True) + b"\n")


def _github(checked: Sequence[Checked], out: IO[bytes], _: Language) -> None:
    for line in commands(_named(checked)):
        out.write(line.encode("utf-8", "replace") + b"\n")


def _named(checked: Sequence[Checked]) -> Iterator[tuple[str, Diagnostic]]:
    for each in checked:
        for one in each.diagnostics:
            yield each.source.name or _STDIN, one


_WRITERS: dict[str, Callable[[Sequence[Checked], IO[bytes], Language], None]] = {
    "text": _text,
    "json": _json,
    "ndjson": _ndjson,
    "sarif": _sarif,
    "github": _github,
}
