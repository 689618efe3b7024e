# SPDX-License-Identifier: MIT
"""Sums that fail -> the one figure that is wrong, where only one can be.

A figure explains sums that fail if another value of it would make all of them hold: it is in each,
in no sum that holds, and each is out by the same amount. Sums that share figures are explained
together. A figure of another report must keep that report's own sums, too. Where several figures
would do, or none, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..forms.flattening import Figure
from ..forms.sums import OWN, Sum
from ..report.model import Report
from .rules import Finding
from .subject import SIGNED, Subject
from .sum_rules import computed

#: A figure: the report that prints it, and its path.
_Key = tuple[str, str]


class Explanation(NamedTuple):
    """The only figure that explains failing sums, with its value as printed and as needed."""

    of: str
    path: str
    published: int | Decimal
    value: int | Decimal


def explanations(findings: Sequence[Finding], subject: Subject) -> dict[int, Explanation]:
    """For those of *findings* that one figure explains, by index, that figure."""
    failing = [
        index for index, finding in enumerate(findings) if finding.status == "fail" and finding.sum
    ]
    if not failing:
        return {}
    holding = {
        key
        for finding in findings
        if finding.sum and finding.status == "pass"
        for key in _coefficients(finding)
    }
    found = {}
    for group in _connected(failing, findings):
        explanation = _only([findings[index] for index in group], holding, subject)
        if explanation is not None:
            found.update(dict.fromkeys(group, explanation))
    return found


def _coefficients(finding: Finding) -> dict[_Key, int]:
    """The figures of a sum, each with what one more of it adds to published less computed."""
    assert finding.sum is not None
    signs = {(of, path): -sign for path, sign, of in finding.sum.terms}
    return {(OWN, finding.sum.path): 1, **signs}


def _connected(failing: Iterable[int], findings: Sequence[Finding]) -> list[list[int]]:
    """The sums that fail, in groups that share figures."""
    groups: list[tuple[list[int], set[_Key]]] = []
    for index in failing:
        members, keys = [index], set(_coefficients(findings[index]))
        apart = []
        for group in groups:
            if keys.isdisjoint(group[1]):
                apart.append(group)
            else:
                members = group[0] + members
                keys |= group[1]
        groups = [*apart, (members, keys)]
    return [members for members, _ in groups]


def _only(failing: Sequence[Finding], holding: set[_Key], subject: Subject) -> Explanation | None:
    """The one figure that explains all of *failing*; None if there is none, or another."""
    shifts = [_shifts(finding) for finding in failing]
    common = set(shifts[0].items()).intersection(*(others.items() for others in shifts[1:]))
    candidates = [
        explanation
        for key, shift in common
        if key not in holding and (explanation := _explanation(key, shift, subject))
    ]
    return candidates[0] if len(candidates) == 1 else None


def _shifts(finding: Finding) -> Mapping[_Key, int | Decimal]:
    """The change in each figure of a failing sum that alone would make it hold."""
    gap = finding.published - finding.computed  # type: ignore[operator]  # numbers, in a sum
    return {key: -gap * sign for key, sign in _coefficients(finding).items()}


def _explanation(key: _Key, shift: int | Decimal, subject: Subject) -> Explanation | None:
    """The figure at *key* changed by *shift*, unless that would make new trouble."""
    of, path = key
    published = subject.figures[of][path]
    assert isinstance(published, int | Decimal)
    value = published + shift
    if (value < 0 <= published and not path.endswith(SIGNED)) or (
        of != OWN and _breaks(subject.reports[of], path, value)
    ):
        return None
    return Explanation(of, path, published, value)


def _breaks(report: Report, path: str, value: int | Decimal) -> bool:
    """True if a sum of *report* would fail with *value* at *path*."""
    figures = {**report.by_path, path: value}
    return any(
        _fails(total, figures)
        for table in report.printed_tables().values()
        for sums in table.sums.values()
        for total in sums
        if path in (total.path, *(term.path for term in total.terms))
    )


def _fails(total: Sum, figures: Mapping[str, Figure]) -> bool:
    """True if a sum over one report's figures fails; not if it needs those of another report."""
    published, value = figures.get(total.path), computed(total, {OWN: figures})
    return published is not None and value is not None and published != value
