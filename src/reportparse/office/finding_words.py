# SPDX-License-Identifier: MIT
"""A finding in the words of an office: what is wrong, what to do, which places it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import evolve

from ..checks.groups import Checked
from ..checks.results import RULE_ITSELF
from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import Diagnostic, Related
from ..diagnostics.finding_kinds import SEVERITY_NAMES
from ..output.locations import described

#: Of the other places that a finding names, this many are listed.
_LISTED: Final = 8
_LINES: Final = {"zh": "第 {} 行", "en": "line {}"}
_WORDS: Final = {
    "zh": ("{severity}：{message}", "处理：{hint}", "参见：{places}", "代码：{code}"),
    "en": ("{severity}: {message}", "What to do: {hint}", "See: {places}", "Code: {code}"),
}


def described_finding(finding: Diagnostic, language: Language) -> str:
    """A finding on several lines."""
    finding = without_folders(finding)
    first, advice, others, code = _WORDS[language]
    severity = SEVERITY_NAMES[language][finding.severity]
    lines = [first.format(severity=severity, message=finding.message)]
    lines.append(advice.format(hint=finding.hint))
    if finding.related:
        joined = ("；" if language == "zh" else "; ").join(_related(finding, language))
        lines.append(others.format(places=joined))
    return "\n".join((*lines, code.format(code=finding.code)))


def of_agency(checked: Checked) -> list[Diagnostic]:
    """The findings that an agency can act on: those of a rule that failed are its author's."""
    return [finding for finding in checked.diagnostics if finding.path != RULE_ITSELF]


def without_folders(finding: Diagnostic) -> Diagnostic:
    """*finding* with the names of other files alone: their folders are of the sender's machine."""
    message, related = finding.message, []
    for other in finding.related:
        name = Path(other.source).name if other.source else None
        if other.source and name:
            message = message.replace(other.source, name)
        related.append(evolve(other, source=name))
    return evolve(finding, message=message, related=tuple(related))


def place(finding: Diagnostic | Related, language: Language) -> str:
    """Where in its file *finding* is; empty if that is not known."""
    if finding.in_file is not None:
        return described(finding.in_file, language)
    return _LINES[language].format(finding.line) if finding.line else ""


def _related(finding: Diagnostic, language: Language) -> Iterator[str]:
    for other in finding.related[:_LISTED]:
        at = " ".join(filter(None, (other.source, place(other, language))))
        yield f"{other.message}（{at}）" if at else other.message
    if len(finding.related) > _LISTED:
        yield f"… +{len(finding.related) - _LISTED}"
