# SPDX-License-Identifier: MIT
"""What a rule is, and what it is given to look at.

A rule is a declaration: a kind of finding (severity and texts), the reason why it holds, and a
function from a subject to findings. Rules know nothing of each other, of files or of output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from attrs import field, frozen

from ..codes import Code, Language
from ..content import Section
from ..diagnostics import Related
from ..forms.assembly import Figure
from ..forms.base import Table
from ..forms.sums import OWN, PREVIOUS, Sum
from ..prose.passages import Passage
from ..report import Origin, Report
from .results import Status, Value


class Place(NamedTuple):
    """Where something stands in a text; all 0 where that is not known."""

    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


NOWHERE = Place()

#: Figures that may be negative: 本年增/减. All others count.
SIGNED: Final = ".change"


class Problem(NamedTuple):
    """What a diagnostic needs beyond its rule.

    Attributes:
        place: Of the figure or the words that are wrong.
        arguments: Fill the rule's texts.
        related: The other places that it speaks of.
    """

    place: Place
    arguments: Mapping[str, object]
    related: tuple[Related, ...] = ()


class Finding(NamedTuple):
    """What a rule found in one place; see `results.Check`.

    Attributes:
        path: What it is about.
        status: How it came out.
        published: What the report prints.
        computed: What it should be.
        problem: What the diagnostic of a failure needs.
        sum: The sum that was evaluated, if it was one.
    """

    path: str
    status: Status
    published: Value = None
    computed: Value = None
    problem: Problem | None = None
    sum: Sum | None = None


@frozen
class Subject:
    """What rules look at.

    Attributes:
        report: The report that is checked.
        previous: The same agency's report on the year before, if it is at hand.
        children: The reports of its agencies, None for one that is missing; None where the report
            has no agencies under it, or they are not looked at.
        language: Of the texts.
    """

    report: Report
    previous: Report | None = None
    children: Sequence[Report | None] | None = None
    language: Language = "zh"

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The form's tables that the report holds, by name."""
        return self.report.printed_tables()

    @cached_property
    def sections(self) -> Mapping[str, tuple[int, Section]]:
        """The first section of each kind with its place among the report's sections."""
        found: dict[str, tuple[int, Section]] = {}
        for place, section in enumerate(self.report.sections):
            if section.kind:
                found.setdefault(section.kind, (place, section))
        return found

    @cached_property
    def follows(self) -> bool:
        """Whether the report given as the previous one may be that of the year before."""
        if self.previous is None:
            return False
        years = (self.previous.year, self.report.year)
        return None in years or years[0] + 1 == years[1]  # type: ignore[operator]  # no None here

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The reports whose figures can be compared, by the names that terms give them."""
        reports = {OWN: self.report}
        if self.previous is not None and self.follows:
            reports[PREVIOUS] = self.previous
        for index, child in enumerate(self.children or ()):
            if child is not None and child.year == self.report.year:
                reports[child_name(index)] = child
        return reports

    @cached_property
    def figures(self) -> Mapping[str, Mapping[str, Figure]]:
        """The published figures of each of `reports`, by path."""
        return {name: report.by_path for name, report in self.reports.items()}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs of the report that state something in numbers."""
        return tuple(self.report.passages())

    def name(self, of: str) -> str:
        """What to call another report: its file, or what terms call it."""
        return self.reports[of].source.name or of

    def label(self, path: str) -> str:
        """What the form prints for the figure at *path*, for a person."""
        table = self.tables.get(path.partition(".")[0])
        return table.describe(path) if table else path

    def place(self, path: str, of: str = OWN) -> Place:
        """Where the figure at *path* stands in the text of its report."""
        found = self.reports[of].place_of(path)
        return (
            Place(found.line, found.column, found.end_line, found.end_column) if found else NOWHERE
        )

    def place_at(self, start: int | None, length: int) -> Place:
        """Where *length* characters from the offset *start* stand in the report's text."""
        origin = self.report.origin
        if start is None or not isinstance(origin, Origin):
            return NOWHERE
        return Place(*origin.position(start), *origin.position(start + length))

    def related(self, path: str, of: str = OWN, message: str | None = None) -> Related:
        """The figure at *path* as a place that a finding speaks of."""
        value = self.figures[of].get(path)
        place = self.place(path, of)
        return Related(
            message=message or f"{self.label(path)}: {'—' if value is None else value}",
            path=path,
            source=None if of == OWN else self.name(of),
            **place._asdict(),
        )


def child_name(index: int) -> str:
    """What terms call the child report at *index*."""
    return f"child {index}"


Evaluate = Callable[[Subject], Iterable[Finding]]


@frozen(kw_only=True)
class Rule(Code):
    """A rule.

    The texts may name `{published}` and `{computed}`, for sums `{label}` and `{reckoning}`, and
    whatever else the findings of its function give as arguments.

    Attributes:
        code: Its stable name; that of its diagnostics.
        evaluate: What looks at a subject and says what it found, place by place.
        why_zh: Why it holds: the regulation, the form, or the meaning of the words.
        why_en: The same in English.
    """

    code: str
    evaluate: Evaluate = field(repr=False)
    why_zh: str
    why_en: str


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


def undecided(path: str, published: Value = None, computed: Value = None) -> Finding:
    """A finding that cannot be decided, since something to compare is not there."""
    return Finding(path, "undecided", published, computed)


def sums(*several: Sum) -> Evaluate:
    """What evaluates the same sums for every report that has their figures."""

    def evaluate(subject: Subject) -> Iterator[Finding]:
        own = subject.figures[OWN]
        return (reckon(one, subject) for one in several if one.path in own)

    return evaluate


def sums_of_form(code: str) -> Evaluate:
    """What evaluates the sums that the form's tables declare under *code*."""

    def evaluate(subject: Subject) -> Iterator[Finding]:
        for table in subject.tables.values():
            for one in table.sums.get(code, ()):
                yield reckon(one, subject)

    return evaluate


def reckon(one: Sum, subject: Subject) -> Finding:
    """Whether the figure that is published is the sum of the terms that are."""
    published = subject.figures[OWN].get(one.path)
    computed = _computed(one, subject.figures)
    if published is None or computed is None:
        return Finding(one.path, "undecided", published, computed, None, one)
    if published == computed:
        return Finding(one.path, "pass", published, computed, None, one)
    return Finding(one.path, "fail", published, computed, _problem(one, computed, subject), one)


def _computed(one: Sum, figures: Mapping[str, Mapping[str, Figure]]) -> Value:
    """The sum of the terms; None if one of them is not there."""
    values: Sequence[Any]
    if one.own_terms is not None:
        try:
            values = one.own_terms(figures[OWN])
        except KeyError:
            return None
    else:
        values = [
            value if value is None or sign > 0 else -value  # type: ignore[operator]  # a number
            for path, sign, of in one.terms
            for value in (figures.get(of, {}).get(path),)
        ]
    return None if None in values else sum(values)


def _problem(one: Sum, computed: Value, subject: Subject) -> Problem:
    figures = subject.figures
    return Problem(
        subject.place(one.path),
        {
            "label": subject.label(one.path),
            "published": figures[OWN][one.path],
            "computed": computed,
            "reckoning": _reckoning(
                [(sign, figures[of][path]) for path, sign, of in one.terms], computed
            ),
        },
        tuple(subject.related(path, of) for path, _, of in one.terms),
    )


def _reckoning(terms: Sequence[tuple[int, Figure]], computed: Value) -> str:
    """`5 + 1 - 2 = 4`: the terms that are not zero; one number where there is not more than one."""
    shown = [(sign, value) for sign, value in terms if value]
    if len(shown) < 2:
        return str(computed)
    (sign, first), *rest = shown
    start = f"{'-' if sign < 0 else ''}{first}"
    sums = "".join(f" {'-' if sign < 0 else '+'} {value}" for sign, value in rest)
    return f"{start}{sums} = {computed}"
