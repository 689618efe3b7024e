# SPDX-License-Identifier: MIT
"""Report and rules -> checks and diagnostics."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from attrs import evolve

from ..diagnostics.collecting import Diagnostic, in_order
from ..forms.sums import OWN
from ..text.spans import NOWHERE
from .known_rules import brought
from .misprints import Explanation, explanations
from .results import Check, CheckResult
from .rules import Finding, Problem, Rule
from .subject import Subject

_EXPLAINED = {
    "zh": "若“{label}”{of}为 {value}（现填报为 {published}），此处及与之相关的不符即全部消除，"
    "请先核对此数",
    "en": "if {label}{of} were {value}, not {published}, this sum and those it shares figures with "
    "would hold: check it first",
}
_OTHER_REPORT = {"zh": "（见 {name}）", "en": " (in {name})"}
#: A rule that raised, by its severity and texts.
_raising = partial(
    evolve,
    severity="error",
    zh="规则“{rule}”运行出错，没有核对：{problem}",
    en="the rule {rule!r} failed and was not evaluated: {problem}",
    hint_zh="请把这一信息告知提供该规则的软件包的作者",
    hint_en="tell the author of the package that brings the rule",
)


def run(rules: Iterable[Rule], subject: Subject) -> CheckResult:
    """The results of *rules* on *subject*.

    A rule of another package that raises an exception has a finding that says so.
    """
    found: list[tuple[Rule, Finding]] = []
    raised = []
    for rule in rules:
        try:
            own = list(rule.evaluate(subject))
            for finding in own:
                if finding.problem is not None:
                    _message(rule, finding.problem, subject)
        except Exception as error:
            if rule.code not in brought():
                raise
            raised.append(rule.code)
            what = {"rule": rule.code, "problem": f"{type(error).__name__}: {error}"}
            found.append((_raising(rule), Finding("", "undecided", problem=Problem(NOWHERE, what))))
        else:
            found += [(rule, finding) for finding in own]
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
    return CheckResult(tuple(checks), in_order(diagnostics), tuple(raised))


def _message(rule: Rule, problem: Problem, subject: Subject) -> str:
    return rule.texts(subject.language)[0].format(**problem.arguments)


def _diagnostic(
    rule: Rule, path: str, problem: Problem, explanation: Explanation | None, subject: Subject
) -> Diagnostic:
    hint = rule.texts(subject.language)[1]
    return Diagnostic(
        code=rule.code,
        severity="info" if problem.is_note else rule.severity,
        message=_message(rule, problem, subject),
        hint=_explained(explanation, subject) if explanation else hint,
        path=path or None,
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
