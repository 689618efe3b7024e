# SPDX-License-Identifier: MIT
"""A statement and reports -> the verdict on it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from attrs import frozen

from ..diagnostics.catalogue import Language
from ..forms import registry
from ..forms.claims import Claim
from ..narrative.comparisons import agrees
from .collection import Collection, Lookup
from .computing import YUAN, OwnReport, StatedNumber, first_sum, joined, relations, shown
from .figure_names import figures_on, paths_labelled
from .owner_mentions import SpokenOf, is_named
from .quoting import Computation, QuotedFigure
from .verdicts import Judgement, reason

#: Smaller numbers are found in many reports.
_LEAST_TELLING: Final = 10
_IN_DOUBT: Final = frozenset({"doubtful", "unreadable"})
#: An approximate number may be off by this part of it.
_NEAR: Final = 5
#: Facts that are certain without a report.
_NOT_FOUND: Final = frozenset({"unknown-agency", "unknown-year"})


@frozen
class Ruling:
    """The verdict, its reason in a sentence, and the printed figures that decide, if any."""

    judgement: Judgement
    reason: str
    path: str | None = None
    figures: tuple[QuotedFigure, ...] = ()
    formula: str | None = None


@frozen
class Judge:
    """Judges statements on one agency and year."""

    collection: Collection
    spoken: SpokenOf
    language: Language

    def ruling(self, stated: StatedNumber) -> Ruling:
        """The verdict on a number; only one that is certain can be contradicted."""
        statement, agency, year = stated.statement, self.spoken.agency, self.spoken.year
        labelled = (paths_labelled(stated.label, form) for form in registry.forms())
        if statement.claim is None and not any(labelled):
            return self._bare("unclear", "not-read")
        if len(self.spoken.each) > 1:
            return self._together(stated)
        if statement.is_last_year and year is not None:
            year -= 1
        found = self.collection.find(agency if agency and is_named(agency) else None, year)
        if found.entry is None:
            return self._not_there(found, year)
        own = OwnReport.of(found.entry, self.collection)
        claim = stated.claim(own.report)
        if claim is None:
            return self._not_on_form(stated.label, own.report.form)
        judged = self._stated if statement.relation is None else self._related
        return judged(stated, own, claim)

    def _not_on_form(self, label: str, form: str | None) -> Ruling:
        """The verdict where no figure has the *label*; if it is a part of one, it may be meant."""
        if form and label and any(label in figure.label for figure in figures_on(form)):
            return self._bare("unclear", "not-read")
        return self._bare("not_found", "not-on-form")

    def _together(self, stated: StatedNumber) -> Ruling:
        """The verdict on a number of several agencies or years: their sum, or their mean."""
        found = [self.collection.find(each.agency, each.year).entry for each in self.spoken.each]
        owns = [OwnReport.of(entry, self.collection) for entry in found if entry]
        totals = [total for own in owns if (total := first_sum(stated, own))]
        claim = stated.claim(owns[0].report) if len(totals) == len(found) else None
        if claim and stated.statement.relation is None:
            number = joined(totals, is_mean=stated.is_mean)
            if agrees(stated.quantity, number.value):
                return self._on("derived", "derived", claim, number)
        return self._bare("unclear", "several")

    def _not_there(self, found: Lookup, year: int | None) -> Ruling:
        """The verdict where there is no single report."""
        key: str = found.problem or "no-agency"
        names = "、".join(dict.fromkeys(entry.agency or "" for entry in found.candidates))
        if key == "unknown-agency" and names:
            key = "similar-agency"
        judgement: Judgement = "not_found" if key in _NOT_FOUND else "unclear"
        agency = self.spoken.agency
        return self._bare(judgement, key, agency=agency, year=year, names=names)

    def _bare(self, judgement: Judgement, key: str, **arguments: object) -> Ruling:
        return Ruling(judgement, reason(key, self.language, **arguments))

    def _on(self, judgement: Judgement, key: str, claim: Claim, of: Computation) -> Ruling:
        """A verdict by the number *of*, which is printed or computed."""
        sentence = reason(key, self.language, printed=shown(of))
        formula = of.formula if len(of.figures) > 1 else None
        return Ruling(judgement, sentence, claim.path, of.figures, formula)

    def _stated(self, stated: StatedNumber, own: OwnReport, claim: Claim) -> Ruling:
        """The verdict on a number that states a figure, or several together."""
        totals = [own.total(paths) for paths in claim.sums]
        for total in totals:
            if total is not None and stated.quantity.agrees(total.value):
                if len(total.figures) > 1:
                    return self._on("derived", "derived", claim, total)
                key = "about" if stated.quantity.approximate else "confirmed"
                return self._on("confirmed", key, claim, total)
        main = totals[0]
        if main is None:
            return self._null(own, claim)
        elsewhere = self._of_another_year(stated, own, claim, main)
        difference = abs(main.value - Decimal(stated.quantity.value))
        is_near = stated.quantity.approximate and difference * _NEAR <= stated.quantity.value
        if stated.is_certain and not is_near:
            elsewhere = elsewhere or self._of_another_agency(stated, own, claim, main)
            return elsewhere or self._on("contradicted", "contradicted", claim, main)
        return elsewhere or self._on("unclear", "may-differ", claim, main)

    def _null(self, own: OwnReport, claim: Claim) -> Ruling:
        figures = own.quote(claim.sums[0])
        status = next(figure.status for figure in figures if figure.status != "read")
        judgement: Judgement = "unclear" if status in _IN_DOUBT else "not_found"
        return Ruling(judgement, reason(status, self.language), claim.path, figures)

    def _of_another_year(
        self, stated: StatedNumber, own: OwnReport, claim: Claim, main: Computation
    ) -> Ruling | None:
        """The verdict on a number that the agency's report on another year prints."""
        least, value = 1 if stated.is_certain else _LEAST_TELLING, stated.exact_value
        for entry in self.collection.years_of(own.entry):
            total = first_sum(stated, OwnReport.of(entry, self.collection))
            if total is not None and total.value == value and total.value >= least:
                return self._elsewhere("other_year", claim, main, total)
        return None

    def _of_another_agency(
        self, stated: StatedNumber, own: OwnReport, claim: Claim, main: Computation
    ) -> Ruling | None:
        """The verdict on a number that just one other agency prints for the same figure."""
        value, path, year = stated.exact_value, claim.path, own.entry.year
        is_telling = isinstance(value, int) and value >= _LEAST_TELLING and main.unit != YUAN
        if len(main.figures) > 1 or not is_telling or year is None:
            return None
        entries = list(self.collection.printing(path, value, year))
        if len({entry.series or entry.agency for entry in entries}) != 1:
            return None
        total = OwnReport.of(entries[0], self.collection).total([path])
        return None if total is None else self._elsewhere("other_agency", claim, main, total)

    def _elsewhere(
        self, judgement: Judgement, claim: Claim, main: Computation, total: Computation
    ) -> Ruling:
        """The verdict on a number that the report does not print, and another report does."""
        other = total.figures[0]
        arguments = {"printed": shown(main), "agency": other.agency, "year": other.year}
        sentence = reason(judgement, self.language, **arguments)
        return Ruling(judgement, sentence, claim.path, (*main.figures, *total.figures))

    def _related(self, stated: StatedNumber, own: OwnReport, claim: Claim) -> Ruling:
        """The verdict on a share, or on a change since last year."""
        computed = relations(stated, own, self.collection)
        for number in computed:
            if agrees(stated.quantity, number.value):
                return self._on("derived", "derived", claim, number)
        if not computed:
            return self._bare("not_found", "no-other-figure")
        # A share may be of another total.
        if not stated.is_certain or stated.statement.relation == "share":
            return self._on("unclear", "may-differ-computed", claim, computed[0])
        return self._on("contradicted", "computed", claim, computed[0])
