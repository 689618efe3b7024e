# SPDX-License-Identifier: MIT
"""Report -> the paragraphs of its narrative that state something in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from ..report import Child, Mention, Origin, Paragraph, Report, Section
from ..source import Position
from .claims import Context, claim_on, names_of
from .statements import Sentence, Statement, sentences

_NOWHERE = Position(0, 0)


@frozen
class Passage:
    """A paragraph with what it states.

    Attributes:
        paragraph: The paragraph.
        sentences: Those of its sentences that state something.
        report: The report it stands in.
    """

    paragraph: Paragraph
    sentences: tuple[Sentence, ...]
    report: Report

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """What it states, in order."""
        return tuple(map(self._mention, self.statements()))

    def statements(self) -> Iterator[Statement]:
        """The statements of all its sentences, in order."""
        for sentence in self.sentences:
            yield from sentence.statements

    def position(self, offset: int) -> Position:
        """Line and column of the character at *offset* in the paragraph; 0 if not known."""
        origin, start = self.report.origin, self.paragraph.start
        if start is None or not isinstance(origin, Origin):
            return _NOWHERE
        return origin.position(start + offset)

    def _mention(self, one: Statement) -> Mention:
        quantity = one.quantity
        claim = claim_on(one.claim, self.report.by_path)
        place = self.position(quantity.start)
        return Mention(
            label=quantity.label,
            value=quantity.value,
            unit=quantity.unit,
            approximate=quantity.approximate,
            text=self.paragraph.text[quantity.start : quantity.end],
            line=place.line,
            column=place.column,
            path=claim.path if claim else None,
        )


def passages(report: Report) -> Iterator[Passage]:
    """The paragraphs of *report* that state something in numbers, in order."""
    names = names_of(report.agency)
    for kind, paragraph in _paragraphs((*report.preamble, *report.sections), None):
        found = tuple(sentences(paragraph.text, Context(report.year, names, kind)))
        if found:
            yield Passage(paragraph, found, report)


def _paragraphs(
    children: tuple[Child, ...], kind: str | None
) -> Iterator[tuple[str | None, Paragraph]]:
    """The paragraphs in *children*, each with the kind of the section around it."""
    for child in children:
        if isinstance(child, Paragraph):
            yield kind, child
        elif isinstance(child, Section):
            yield from _paragraphs(child.children, child.kind or kind)
