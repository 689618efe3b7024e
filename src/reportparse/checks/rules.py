# SPDX-License-Identifier: MIT
"""Rules and their findings.

A rule is a declaration: a kind of finding (severity and texts), the reason why it holds, and a
function from a subject to findings. Rules know nothing of each other, of files or of output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final, Literal, NamedTuple

from attrs import field, frozen

from ..diagnostics.catalogue import Code, Language
from ..diagnostics.collecting import Related
from ..forms.sums import Sum
from ..text.spans import Place
from .results import Status, Value
from .subject import Subject


class Problem(NamedTuple):
    """The facts of a diagnostic beyond its rule; a note may be meant otherwise."""

    place: Place
    arguments: Mapping[str, object]
    related: tuple[Related, ...] = ()
    is_note: bool = False


class Finding(NamedTuple):
    """The finding of a rule in one place; see `results.Check`.

    Attributes:
        path: The figure or part of the report concerned.
        status: The result.
        published: The value in the report.
        computed: The expected value.
        problem: The facts for the diagnostic; a failure must have them.
        sum: The sum that was evaluated, if any; in a failure all of its figures are numbers.
        reason: Why a comparison with another report is undecided.
    """

    path: str
    status: Status
    published: Value = None
    computed: Value = None
    problem: Problem | None = None
    sum: Sum | None = None
    reason: str | None = None

    def as_note(self, status: Status = "undecided") -> Finding:
        """The finding as one that a person should look at, and that may be none."""
        problem = self.problem and self.problem._replace(is_note=True)
        return self._replace(status=status, problem=problem)


#: A finding from all its fields: of the ways to make a tuple the fastest.
new_finding: Final[Callable[[Iterable[object]], Finding]] = partial(tuple.__new__, Finding)

Evaluate = Callable[[Subject], Iterable[Finding]]

#: Subjects of rules: all of a report; its figures alone; those of two years; those of agencies.
Scope = Literal["report", "figures", "years", "agencies"]


@frozen(kw_only=True)
class Rule(Code):
    """A rule.

    The texts may name `{published}` and `{computed}`, for sums `{label}` and `{reckoning}`, and
    whatever else the findings of its function give as arguments.

    Attributes:
        code: Its stable name; that of its diagnostics.
        evaluate: The function from a subject to its findings, place by place.
        why_zh: Why it holds: the regulation, the form, or the meaning of the words.
        why_en: The same in English.
        scope: Its subject. Only a rule that needs no more than figures can be used where the
            text of a report is no longer available, as in a dataset.
        is_optional: True if it judges only where a profile says so.
    """

    code: str
    evaluate: Evaluate = field(repr=False)
    why_zh: str
    why_en: str
    scope: Scope = "report"
    is_optional: bool = False

    def why(self, language: Language) -> str:
        """Why it holds, in *language*."""
        return self.why_zh if language == "zh" else self.why_en


def failure(
    path: str,
    place: Place,
    *,
    published: Value = None,
    computed: Value = None,
    related: Iterable[Related] = (),
    **arguments: object,
) -> Finding:
    """A finding that fails at *place*; *arguments* fill the rule's texts."""
    filled = {"published": published, "computed": computed, **arguments}
    return Finding(path, "fail", published, computed, Problem(place, filled, tuple(related)))


def passing(path: str, value: Value = None) -> Finding:
    """A finding that holds, the published and the computed value being the same."""
    return Finding(path, "pass", value, value)


def undecided(
    path: str, published: Value = None, computed: Value = None, reason: str | None = None
) -> Finding:
    """A finding that cannot be decided, since something to compare is not there."""
    return Finding(path, "undecided", published, computed, reason=reason)
