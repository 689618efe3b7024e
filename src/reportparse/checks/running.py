# SPDX-License-Identifier: MIT
"""Report and rules -> checks and diagnostics."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics.collecting import Diagnostic, in_order
from ..forms.sums import OWN
from .misprints import Explanation, explanations
from .results import Check, CheckResult
from .rules import Problem, Rule
from .subject import Subject

_EXPLAINED = {
    "zh": "若“{label}”{of}为 {value}（现填报为 {published}），此处及与之相关的不符即全部消除，"
    "请先核对此数",
    "en": "if {label}{of} were {value}, not {published}, this sum and those it shares figures with "
    "would hold: check it first",
}
_OTHER_REPORT = {"zh": "（见 {name}）", "en": " (in {name})"}


def run(rules: Iterable[Rule], subject: Subject) -> CheckResult:
    """The results of *rules* on *subject*."""
    found = [(rule, finding) for rule in rules for finding in rule.evaluate(subject)]
    explained = explanations([finding for _, finding in found], subject)
    diagnostics = [
        _diagnostic(rule, finding.path, finding.problem, explained.get(index), subject)
        for index, (rule, finding) in enumerate(found)
        if finding.problem is not None
    ]
    # Written out here: there are some seventy for each report.
    checks = [
        Check(rule.code, path, status, published, computed, reason)
        for rule, (path, status, published, computed, _, _, reason) in found
    ]
    return CheckResult(tuple(checks), in_order(diagnostics))


def _diagnostic(
    rule: Rule, path: str, problem: Problem, explanation: Explanation | None, subject: Subject
) -> Diagnostic:
    message, hint = rule.texts(subject.language)
    return Diagnostic(
        code=rule.code,
        severity="info" if problem.is_note else rule.severity,
        message=message.format(**problem.arguments),
        hint=_explained(explanation, subject) if explanation else hint,
        path=path,
        **problem.place._asdict(),
        related=problem.related,
    )


def _explained(explanation: Explanation, subject: Subject) -> str:
    of = ""
    if explanation.of != OWN:
        of = _OTHER_REPORT[subject.language].format(name=subject.name(explanation.of))
    return _EXPLAINED[subject.language].format(
        label=subject.label(explanation.path),
        of=of,
        value=explanation.value,
        published=explanation.published,
    )
