# SPDX-License-Identifier: MIT
"""Report and rules -> checks and diagnostics."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import partial

from attrs import evolve

from ..diagnostics.collecting import Diagnostic, in_order
from ..diagnostics.finding_kinds import either
from ..forms.sums import OWN, Sum
from ..text.spans import NOWHERE
from .known_rules import brought
from .misprints import Explanation, explanations
from .results import RULE_ITSELF, STATUSES, Check, CheckResult
from .rules import Finding, Problem, Rule, undecided
from .subject import Subject

#: A rule that raised, by its severity and texts.
_raising = partial(
    evolve,
    severity="error",
    zh="规则“{rule}”运行出错，没有核对：{problem}",
    en="the rule {rule!r} failed and was not evaluated: {problem}",
    hint_zh="请把这一信息告知提供该规则的软件包的作者",
    hint_en="tell the author of the package that brings the rule",
)

#: A finding with its check, and its diagnostic if it has a problem.
_Result = tuple[Finding, Check, Diagnostic | None]


def run(rules: Iterable[Rule], subject: Subject) -> CheckResult:
    """The results of *rules* on *subject*.

    A rule of another package that raises an exception, or has findings that cannot be reported, has
    one finding that says so.
    """
    results: list[_Result] = []
    for rule in rules:
        try:
            results += _results(rule, rule.evaluate(subject), subject)
        except Exception as error:
            if rule.code not in brought():
                raise
            what = {"rule": rule.code, "problem": f"{type(error).__name__}: {error}"}
            finding = undecided(RULE_ITSELF)._replace(problem=Problem(NOWHERE, what))
            results += _results(_raising(rule), [finding], subject)
    findings, checks, diagnostics = (
        map(list, zip(*results, strict=True)) if results else ([], [], [])
    )
    for index, explanation in explanations(findings, subject).items():
        hint = _explained(explanation, subject)
        diagnostics[index] = evolve(diagnostics[index], hint=hint)
    return CheckResult(tuple(checks), in_order(filter(None, diagnostics)))


def _results(rule: Rule, findings: Iterable[Finding], subject: Subject) -> list[_Result]:
    """Each of *findings* with its check and its diagnostic."""
    results = []
    for finding in findings:
        path, status, published, computed, problem, _, reason = finding
        # Written out here: there are some seventy for each report.
        check = Check(rule.code, path, status, published, computed, reason)
        is_silent = problem is None and status == "pass"
        diagnostic = None if is_silent else _diagnostic(rule, finding, subject)
        results.append((finding, check, diagnostic))
    return results


def _diagnostic(rule: Rule, finding: Finding, subject: Subject) -> Diagnostic | None:
    """The diagnostic of *finding*, if it has a problem; one that fails must have one."""
    problem = finding.problem
    if finding.status not in STATUSES:
        raise ValueError(f"a finding has the status {finding.status!r}")
    if finding.status == "fail":
        if problem is None:
            raise ValueError("a finding that fails has no problem")
        if finding.sum is not None and not _has_numbers(finding, finding.sum, subject):
            raise ValueError("a sum that fails has no numbers")
    if problem is None:
        return None
    text, hint = rule.texts(subject.language)
    return Diagnostic(
        code=rule.code,
        severity="info" if problem.is_note else rule.severity,
        message=text.format(**problem.arguments),
        hint=hint,
        path=finding.path or None,
        **problem.place._asdict(),
        related=problem.related,
    )


def _has_numbers(finding: Finding, evaluated: Sum, subject: Subject) -> bool:
    """True if all figures of the sum *evaluated* are there, and are numbers."""
    terms = (subject.figures.get(of, {}).get(path) for path, _, of in evaluated.terms)
    own = subject.figures[OWN].get(evaluated.path)
    every = (finding.published, finding.computed, own, *terms)
    return all(isinstance(value, int | Decimal) for value in every)


def _explained(explanation: Explanation, subject: Subject) -> str:
    say, (of, path, published, value) = either(subject.language), explanation
    label = subject.label(path)
    name = "" if of == OWN else say("（见 {}）", " (in {})").format(subject.name(of))
    return say(
        f"若“{label}”{name}为 {value}（现填报为 {published}），此处及与之相关的不符即全部消除，"
        "请先核对此数",
        f"if {label}{name} were {value}, not {published}, this sum and those it shares figures "
        "with would hold: check it first",
    )
