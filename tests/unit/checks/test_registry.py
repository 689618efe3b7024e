# SPDX-License-Identifier: MIT
"""Rules that other packages bring, and what is wrong with some."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints

import pytest
from attrs import evolve

import reportparse
from reportparse.checks import known_rules as registry
from reportparse.checks.known_rules import ENTRY_POINTS, kinds, rules
from reportparse.checks.plausibility import RULES
from reportparse.checks.rules import Finding, Rule, failure
from reportparse.checks.subject import Subject
from reportparse.errors import RuleError
from reportparse.forms import total
from reportparse.support import plugins
from reportparse.text.spans import NOWHERE
from tests.conftest import CORPUS, read

FIRST, SECOND, THIRD = (evolve(RULES[0], code=f"made-up-{number}") for number in (1, 2, 3))
PAIR = (SECOND, THIRD)
TAKEN = RULES[0]
OF_READING = evolve(RULES[0], code="row-missing")
NO_RULE = "a rule"
BAD_CODE = evolve(FIRST, code="Bad Code")
BAD_SEVERITY = evolve(FIRST, severity="bad")  # type: ignore[arg-type]
BAD_SCOPE = evolve(FIRST, scope="everything")  # type: ignore[arg-type]
NO_TEXT = evolve(FIRST, why_zh=" ")
WRONG_TEXT = evolve(FIRST, en="{unknown}", evaluate=lambda _: [failure("title", NOWHERE)])


def _raise(_: Subject) -> list[Finding]:
    raise ZeroDivisionError("of no use")


RAISING = evolve(FIRST, evaluate=_raise)
YIELDING_WORDS = evolve(FIRST, evaluate=lambda _: "word")  # type: ignore[arg-type, return-value]


def _finding(finding: Finding) -> Rule:
    """A rule that has this one finding."""
    return evolve(FIRST, evaluate=lambda _: [finding])


FAILING = failure("title", NOWHERE, label="", published=1, computed=2)
NEW = "applications.new.total"
NO_PROBLEM = _finding(Finding("title", "fail"))
NO_STATUS = _finding(Finding("title", "failed"))  # type: ignore[arg-type]
NO_NUMBERS = _finding(FAILING._replace(published="1", sum=total(NEW, [NEW])))
NO_TERM = _finding(FAILING._replace(sum=total(NEW, ["applications.new"])))
NO_FIGURE = _finding(FAILING._replace(sum=total("applications.new", [NEW])))
SHORT = _finding(("title", "pass"))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def known_anew() -> Iterator[None]:
    """Rules are sought once: before each of these tests and after it they are sought anew."""
    rules.cache_clear()
    yield
    rules.cache_clear()


def bring(monkeypatch: pytest.MonkeyPatch, **named: str) -> None:
    """Let packages bring rules by these names, in this order."""
    others = EntryPoint("other", "not:there", "reportparse.forms")
    ours = (EntryPoint(name, f"{__name__}:{item}", ENTRY_POINTS) for name, item in named.items())
    points = EntryPoints((others, *ours))
    monkeypatch.setattr(importlib.metadata, "entry_points", points.select)
    monkeypatch.setattr(plugins, "_may_have", lambda *_: True)


def test_rules_of_others_come_after_those_of_this_package_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = list(rules())
    rules.cache_clear()
    bring(monkeypatch, b="FIRST", a="PAIR")

    assert list(rules()) == [*own, "made-up-2", "made-up-3", "made-up-1"]
    assert rules()["made-up-1"] is FIRST
    assert list(kinds())[-3:] == ["made-up-2", "made-up-3", "made-up-1"]
    assert "row-missing" in kinds()


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("NOT_THERE", f"{__name__}:NOT_THERE cannot be loaded: "),
        ("NO_RULE", f"{__name__}:NO_RULE is of the type str, not a Rule"),
        ("TAKEN", f"another rule has the code {TAKEN.code!r}, too"),
        ("BAD_CODE", "the code 'Bad Code' is not lower-case words"),
        ("BAD_SEVERITY", "severity of 'made-up-1' is 'bad', not one of error, warning, info"),
        ("BAD_SCOPE", "scope of 'made-up-1' is 'everything', not one of report, "),
        ("NO_TEXT", "'made-up-1' has no text 'why_zh'"),
        ("OF_READING", "another rule has the code 'row-missing', too"),
    ],
)
def test_what_cannot_be_used_is_named(
    named: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(monkeypatch, mine=named)

    with pytest.raises(RuleError) as caught:
        registry.rules()

    assert caught.value.name == "mine"
    assert words in str(caught.value)
    assert caught.value.text("zh").startswith("规则 mine：")


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ("RAISING", "ZeroDivisionError: of no use"),
        ("WRONG_TEXT", "KeyError: 'unknown'"),
        ("YIELDING_WORDS", "ValueError: "),
        ("NO_PROBLEM", "ValueError: a finding that fails has no problem"),
        ("NO_STATUS", "ValueError: a finding has the status 'failed'"),
        ("NO_NUMBERS", "ValueError: a sum that fails has no numbers"),
        ("NO_TERM", "ValueError: a sum that fails has no numbers"),
        ("NO_FIGURE", "ValueError: a sum that fails has no numbers"),
        ("SHORT", "ValueError: "),
    ],
)
def test_a_rule_that_raises_is_a_finding(
    named: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = reportparse.parse(read(CORPUS / "checks" / "balance-differs" / "forestry_2024.txt"))
    alone = reportparse.check(report, rules=rules().values(), language="en")
    rules.cache_clear()
    bring(monkeypatch, mine=named)

    result = reportparse.check(report, rules=rules().values(), language="en")

    assert (alone.raised, result.raised) == ((), ("made-up-1",))
    (finding,) = set(result.diagnostics) - set(alone.diagnostics)
    assert (finding.code, finding.severity, finding.line) == ("made-up-1", "error", 0)
    assert f"'made-up-1' failed and was not evaluated: {problem}" in finding.message
    assert alone.checks == result.checks[:-1]
    assert result.checks[-1].status == "undecided"


def test_a_rule_given_by_hand_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        reportparse.check(reportparse.parse("一、总体情况\n"), rules=[RAISING])
