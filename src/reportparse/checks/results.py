# SPDX-License-Identifier: MIT
"""The results of checking; the report itself is never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, Literal, get_args

from attrs import define, field, frozen, setters

from ..diagnostics.collecting import MOST_SHOWN, Diagnostic, as_diagnostics, diagnostics_html
from ..support.fields import optional
from ..text.html_tables import html_table

Status = Literal["pass", "fail", "undecided"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)

#: The path of a rule that failed to run, in its check and its finding.
RULE_ITSELF: Final = "rule"

#: `publish`: findings on the prose that leave no doubt. `draft`: also notes on the others.
Strictness = Literal["publish", "draft"]

#: Values that a rule compares: numbers, or words such as headings.
Value = int | Decimal | str | None


# Frozen like the others, but made in half the time: there are some seventy for each report.
@define(on_setattr=setters.frozen, unsafe_hash=True)
class Check:
    """The result of a rule in one place.

    Attributes:
        rule: The rule's code.
        path: The figure or part of the report that is checked.
        status: `pass`; `fail`; or `undecided` if a value to compare is missing.
        published: The value in the report.
        computed: The value that the rule expects; None if unknown.
        reason: Why a comparison with another report is undecided, and what to do.
    """

    rule: str
    path: str
    status: Status
    published: Value = None
    computed: Value = None
    reason: str | None = optional()


def raised_in(checks: Iterable[Check]) -> tuple[str, ...]:
    """The codes of rules that failed to run, by their *checks*."""
    return tuple(check.rule for check in checks if check.path == RULE_ITSELF)


@frozen(repr=False)
class CheckResult:
    """The results of all rules on a report.

    Attributes:
        checks: One for each rule and place, in the order of the rules.
        diagnostics: The failed checks, and notes on undecided ones, by place.
    """

    checks: tuple[Check, ...]
    diagnostics: tuple[Diagnostic, ...] = field(converter=as_diagnostics)

    @property
    def raised(self) -> tuple[str, ...]:
        """The codes of rules of other packages that failed to run."""
        return raised_in(self.checks)

    def __repr__(self) -> str:
        return f"<CheckResult: {self._counts()}, {len(self.diagnostics)} findings>"

    def _counts(self) -> str:
        count = Counter(check.status for check in self.checks)
        return ", ".join(f"{count[status]} {status}" for status in STATUSES)

    def _repr_html_(self) -> str:
        failing = [check for check in self.checks if check.status == "fail"][:MOST_SHOWN]
        rows = (
            (
                check.rule,
                check.path,
                str(check.published),
                "—" if check.computed is None else str(check.computed),
            )
            for check in failing
        )
        shown = html_table(("rule", "path", "公布", "计算"), rows) if failing else ""
        return f"<p>{self._counts()}</p>{shown}{diagnostics_html(self.diagnostics)}"
