# SPDX-License-Identifier: MIT
"""A text and reports -> a verdict on each quantity of the text.

The reading of the narrative says which figure a clause states. Where it leaves a doubt the verdict
is `unclear`: a wrong verdict costs more than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from ..diagnostics.catalogue import Language
from ..narrative.quantities import Statement
from ..narrative.scope import Context, Scope, is_narrowed, is_own, names_of
from ..narrative.statements import sentences
from .collection import Collection
from .computing import StatedNumber
from .judging import Judge, Ruling
from .owner_mentions import OwnerFinder, Piece, SpokenOf
from .verdicts import Verdict, reason

#: The sections as whose prose a clause is read if it says nothing without one.
_SECTIONS: Final = ("applications", "reviews")
#: Numbers without a unit, but dates, times and numbers of articles.
_BARE: Final = re.compile(
    r"(?<![0-9０-９.．第,，:：/-])[0-9０-９]+(?:[.．,，][0-9０-９]+)*(?![0-9０-９]|\s*[年月日号时:：/-])"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST_CONTEXT: Final = 400


class _Ruled(NamedTuple):
    """The ruling on the characters from *start* to *end* of a piece."""

    start: int
    end: int
    stated: StatedNumber | None
    ruling: Ruling


def verdicts(text: str, collection: Collection, language: Language = "zh") -> Iterator[Verdict]:
    """The verdicts on the quantities of *text*, in order."""
    finder = OwnerFinder(collection.names)
    spoken, offset = SpokenOf(), 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        for piece in finder.pieces(line.rstrip(), spoken):
            spoken = piece.spoken
            for ruled in _rulings(piece, text, Judge(collection, spoken, language)):
                yield _verdict(ruled, piece, line, number, offset)
        offset += len(line)


def _verdict(ruled: _Ruled, piece: Piece, line: str, number: int, offset: int) -> Verdict:
    start, end = piece.span(ruled.start, ruled.end)
    quantity = ruled.stated.quantity if ruled.stated else None
    ruling = ruled.ruling
    return Verdict(
        text=line[start:end],
        start=offset + start,
        end=offset + end,
        line=number,
        column=start + 1,
        value=quantity.value if quantity else None,
        unit=quantity.unit if quantity else None,
        judgement=ruling.judgement,
        agency=piece.spoken.agency,
        year=piece.spoken.year,
        path=ruling.path,
        figures=ruling.figures,
        formula=ruling.formula,
        reason=ruling.reason,
    )


def _rulings(piece: Piece, text: str, judge: Judge) -> list[_Ruled]:
    """The rulings on the quantities of *piece*, in order."""
    found = [
        _Ruled(*stated.quantity[:2], stated, judge.ruling(stated))
        for stated in _numbers(piece, text)
    ]
    read = {place for ruled in found for place in range(ruled.start, ruled.end)}
    no_unit = Ruling("unclear", reason("no-unit", judge.language))
    found += [
        _Ruled(*match.span(), None, no_unit)
        for match in _BARE.finditer(piece.text)
        if not _YEAR.fullmatch(match[0]) and match.start() not in read
    ]
    return sorted(found, key=lambda ruled: ruled.start)


def _numbers(piece: Piece, text: str) -> Iterator[StatedNumber]:
    """The numbers that *piece* states.

    A clause that says nothing by itself is read as the prose of a section, or as a label of the
    form, which is less certain.
    """
    plain = _by_start(piece, _context(piece, text, None))
    others = [_by_start(piece, _context(piece, text, kind)) for kind in _SECTIONS if plain]
    for start, own in plain.items():
        if own.claim is not None:
            yield StatedNumber(own, "", own.is_firm)
            continue
        read = (other.get(start) for other in others)
        statement = next((other for other in read if other and other.claim), own)
        yield StatedNumber(statement, _label(piece, own, _context(piece, text, None)), False)


def _label(piece: Piece, statement: Statement, context: Context) -> str:
    """The words before a number that may be a label; empty where they speak of a part."""
    words = statement.quantity.label(piece.text)
    start = max(0, piece.text.rfind(words, 0, statement.quantity.start))
    scope = Scope(words, piece.text[max(0, start - _LONGEST_CONTEXT) : start], context.year)
    is_whole = is_own(scope, context) and not is_narrowed(scope, context, parts_follow=True)
    return words if is_whole else ""


def _context(piece: Piece, text: str, section: str | None) -> Context:
    spoken = piece.spoken
    return Context(spoken.year, names_of(spoken.agency), section, "", text)


def _by_start(piece: Piece, context: Context) -> Mapping[int, Statement]:
    return {
        statement.quantity.start: statement
        for sentence in sentences(piece.text, context)
        for statement in sentence.statements
        if not statement.is_implied
    }
