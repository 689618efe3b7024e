# SPDX-License-Identifier: MIT
"""A statement and reports -> the verdict on it."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from ..diagnostics.catalogue import Language
from ..forms.flattening import Figure
from ..narrative.form_targets import Claim, claim_on
from ..narrative.quantities import Statement
from .collection import Collection, Lookup
from .computing import OwnReport, agrees, relations, shown, sums
from .owner_mentions import SpokenOf, is_named
from .quoting import Computation, QuotedFigure
from .verdicts import Judgement, reason

#: Smaller numbers are found in the reports of many agencies.
_LEAST_OF_OTHERS: Final = 10
#: What is certain, but has no report.
_NOT_FOUND: Final = frozenset({"unknown-agency", "unknown-year"})


@frozen
class Ruling:
    """What the reports say of a statement.

    Attributes:
        judgement: The verdict.
        reason: The reason in a sentence.
        path: The figure stated, or the table of several.
        figures: The printed figures that decide.
        formula: How they are computed together.
    """

    judgement: Judgement
    reason: str
    path: str | None = None
    figures: tuple[QuotedFigure, ...] = ()
    formula: str | None = None


@frozen
class Judge:
    """Judges statements on one agency and year.

    Attributes:
        collection: The reports.
        spoken: The agency and the year.
        language: The language of the reasons.
    """

    collection: Collection
    spoken: SpokenOf
    language: Language

    def ruling(self, statement: Statement, *, is_certain: bool) -> Ruling:
        """The verdict on *statement*; only one that is certain can be contradicted."""
        if statement.claim is None:
            return self._bare("unclear", "not-read")
        year = self.spoken.year
        if statement.is_last_year and year is not None:
            year -= 1
        found = self._find(year)
        if found.entry is None:
            problem = found.problem or "no-agency"
            arguments = {"agency": self.spoken.agency, "year": year}
            return self._bare(
                "not_found" if problem in _NOT_FOUND else "unclear", problem, **arguments
            )
        own = OwnReport(found.entry, self.collection.load(found.entry))
        claim = claim_on(statement.claim, own.report.by_path)
        if claim is None:
            return self._bare("not_found", "not-on-form")
        if statement.relation is None:
            return self._stated(statement, own, claim, is_certain=is_certain)
        return self._related(statement, own, claim, is_certain=is_certain)

    def _find(self, year: int | None) -> Lookup:
        agency = self.spoken.agency
        if agency is None or not is_named(agency):
            return Lookup(problem="no-agency")
        return self.collection.find(agency, year)

    def _bare(self, judgement: Judgement, key: str, **arguments: object) -> Ruling:
        return Ruling(judgement, reason(key, self.language, **arguments))

    def _on(self, judgement: Judgement, key: str, claim: Claim, of: Computation) -> Ruling:
        """A verdict by the number *of*, which is printed or computed."""
        sentence = reason(key, self.language, printed=shown(of))
        formula = of.formula if len(of.figures) > 1 else None
        return Ruling(judgement, sentence, claim.path, of.figures, formula)

    def _stated(
        self, statement: Statement, own: OwnReport, claim: Claim, *, is_certain: bool
    ) -> Ruling:
        """The verdict on a number that states a figure, or several together."""
        quantity, totals = statement.quantity, sums(own, claim)
        for total in totals:
            if total is not None and quantity.agrees(total.value):
                if len(total.figures) > 1:
                    return self._on("derived", "derived", claim, total)
                key = "about" if quantity.approximate else "confirmed"
                return self._on("confirmed", key, claim, total)
        main = totals[0]
        if main is None:
            return self._null(own, claim)
        if not is_certain:
            return self._on("unclear", "may-differ", claim, main)
        return self._elsewhere(statement, own, claim, main) or self._on(
            "contradicted", "contradicted", claim, main
        )

    def _null(self, own: OwnReport, claim: Claim) -> Ruling:
        figures = own.quote(claim.sums[0])
        status = next(figure.status for figure in figures if figure.status != "printed")
        judgement: Judgement = "unclear" if status == "doubtful" else "not_found"
        return Ruling(judgement, reason(status, self.language), claim.path, figures)

    def _elsewhere(
        self, statement: Statement, own: OwnReport, claim: Claim, main: Computation
    ) -> Ruling | None:
        """The verdict on a number that the report does not print, and another report does."""
        value, printed = statement.quantity.value, shown(main)
        if statement.quantity.approximate or not value:
            return None
        for entry in self.collection.years_of(own.entry):
            other = OwnReport(entry, self.collection.load(entry))
            meant = claim_on(statement.claim, other.report.by_path)
            total = other.total(meant.sums[0]) if meant else None
            if total is not None and total.value == value:
                sentence = reason("other_year", self.language, printed=printed, year=entry.year)
                figures = (*main.figures, *total.figures)
                return Ruling("other_year", sentence, claim.path, figures)
        return self._of_another_agency(value, own, claim, main)

    def _of_another_agency(
        self, value: Figure, own: OwnReport, claim: Claim, main: Computation
    ) -> Ruling | None:
        """The verdict on a number that just one other agency prints for the same figure."""
        path = claim.path
        is_telling = isinstance(value, int) and value >= _LEAST_OF_OTHERS
        if len(main.figures) > 1 or not is_telling or own.entry.year is None:
            return None
        numbers = self.collection.printing(path, value, own.entry.year)
        entries = [self.collection.entries[number - 1] for number in numbers]
        agencies = {entry.series or entry.agency: entry for entry in entries}
        if len(agencies) != 1:
            return None
        entry = next(iter(agencies.values()))
        figures = OwnReport(entry, self.collection.load(entry)).quote([path])
        sentence = reason(
            "other_agency", self.language, printed=shown(main), agency=entry.agency
        )
        return Ruling("other_agency", sentence, path, (*main.figures, *figures))

    def _related(
        self, statement: Statement, own: OwnReport, claim: Claim, *, is_certain: bool
    ) -> Ruling:
        """The verdict on a share, or on a change since last year."""
        computed = relations(statement, own, self.collection)
        for number in computed:
            if agrees(statement.quantity, number):
                return self._on("derived", "derived", claim, number)
        if not computed:
            return self._bare("not_found", "no-other-figure")
        # A share may be of another total.
        if not is_certain or statement.relation == "share":
            return self._on("unclear", "may-differ-computed", claim, computed[0])
        return self._on("contradicted", "computed", claim, computed[0])
