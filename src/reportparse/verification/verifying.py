# SPDX-License-Identifier: MIT
"""A text and reports -> a verdict on each quantity of the text.

The reading of the narrative says which figure a clause states. Where it leaves a doubt the verdict
is `unclear`: a wrong verdict costs more than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final

from ..diagnostics.catalogue import Language
from ..narrative.clauses import NUMBER, ClauseReading, read_clause
from ..narrative.own_names import names_of
from ..narrative.passages import normalised
from ..narrative.quantities import Quantity, Statement, without_notes
from ..narrative.scope import Context, Scope, is_narrowed, is_own
from ..narrative.statements import sentences
from .cell_clauses import CellClauses
from .collection import Collection
from .computing import StatedNumber
from .judging import Judge, Ruling
from .owner_mentions import OwnerFinder, Piece, SpokenOf
from .verdicts import Verdict, reason

#: The sections as whose prose a clause is read: none, and if it says nothing then, each of them.
_SECTIONS: Final = (None, "applications", "reviews")
#: Numbers without a unit, but dates, times and numbers of articles.
_BARE: Final = re.compile(
    r"(?<![0-9０-９.．第,，:：/-])[0-9０-９]+(?:[.．,，][0-9０-９]+)*(?![0-9０-９]|\s*[年月日号时:：/-])"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_CLAUSE_MARK: Final = re.compile(r"[，,；;：:、。（(]")
#: The words before a number that another agency or year leads to: 2023年这一数字为588件.
_SAME_FIGURE: Final = re.compile(
    r"[，,、；;和而\s]*(?:(?:这一|该|此项?)(?:数字|数据|数量|指标))?(?:[则为是有达仅共的\s]|分别)*"
)
_QUESTION: Final = re.compile(r"[吗？?]")
_LONGEST_CONTEXT: Final = 400


#: The place of a quantity in a piece, the quantity, if it has a unit, and the ruling on it.
_Ruled = tuple[int, int, Quantity | None, Ruling]


def verdicts(text: str, collection: Collection, language: Language = "zh") -> Iterator[Verdict]:
    """The verdicts on the quantities of *text*, in order."""
    finder, cells = OwnerFinder(collection.names), CellClauses()
    spoken, offset = SpokenOf(), 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        for words, places in cells.of(line.rstrip()):
            last: Statement | None = None
            for found in finder.pieces(words, spoken):
                piece = found._replace(places=[places[place] for place in found.places])
                stated = list(_numbers(piece, text, last))
                said = (each.statement for each in reversed(stated))
                last = next((each for each in said if each.figure_meant), last)
                for ruled in _rulings(piece, stated, collection, language):
                    yield _verdict(ruled, piece, line, number, offset)
                spoken = piece.spoken if words == line.rstrip() else spoken
        offset += len(line)


def _verdict(ruled: _Ruled, piece: Piece, line: str, number: int, offset: int) -> Verdict:
    first, last, quantity, ruling = ruled
    start, end = piece.places[first], piece.places[last - 1] + 1
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


def _rulings(
    piece: Piece, stated: Sequence[StatedNumber], collection: Collection, language: Language
) -> list[_Ruled]:
    """The rulings on the quantities of *piece*, in order."""
    judge = Judge(collection, piece.spoken, language)
    found: list[_Ruled] = [
        (*each.quantity[:2], each.quantity, judge.ruling(each)) for each in stated
    ]
    read = {place for start, end, *_ in found for place in range(start, end)}
    no_unit = Ruling("unclear", reason("no-unit", language))
    found += [
        (*match.span(), None, no_unit)
        for match in _BARE.finditer(piece.text)
        if not _YEAR.fullmatch(match[0]) and match.start() not in read
    ]
    return sorted(found, key=itemgetter(0))


def _numbers(piece: Piece, text: str, last: Statement | None) -> Iterator[StatedNumber]:
    """The numbers that *piece* states.

    A clause that says nothing by itself is read as the prose of a section, or as a label of the
    form, which is less certain. One with no more than another agency or year (2023年为588件) means
    the figure that was stated *last*.
    """
    contexts = [_context(piece, text, section) for section in _SECTIONS]
    plain, *others = (_by_start(piece, context) for context in contexts)
    for start, own in plain.items():
        reading, before = _reading(own, piece.text), piece.text[:start]
        read = [own, *(other[start] for other in others if start in other)]
        # 予以公开的自然人申请 is not 予以公开: a claim has all that the clause names.
        names = [key for _, key in reading.names] if reading and own.relation is None else []
        whole = (each for each in read if each.claim and all(key in each.claim for key in names))
        statement = next(whole, None)
        if statement is own:
            is_certain = _is_certain(own, reading, piece.text)
            yield StatedNumber(own, "", is_certain, piece.is_mean)
        elif last and last.quantity.unit == own.quantity.unit and _SAME_FIGURE.fullmatch(before):
            yield StatedNumber(Statement(own.quantity, last.claim), "", False)
        else:
            label = _label(piece, own, contexts[0])
            yield StatedNumber(statement or own._replace(claim=None), label, False)


def _reading(statement: Statement, text: str) -> ClauseReading | None:
    """The clause of a number, up to it."""
    before = without_notes(text[: statement.quantity.start][-_LONGEST_CONTEXT:])
    return read_clause(f"{_CLAUSE_MARK.split(before)[-1]}{NUMBER}", "counted")


def _is_certain(statement: Statement, reading: ClauseReading | None, text: str) -> bool:
    """True if a number is firm, and no word makes it a plan, a guess or a question.

    The narrative passes over words that it does not know; in a report they make no difference.
    """
    before, after = text[: statement.quantity.start], text[statement.quantity.end :]
    is_read = statement.relation is not None or statement.quantity.is_clause or "分别" in before
    is_known = is_read or (reading is not None and not reading.open_words)
    return statement.is_firm and is_known and not _QUESTION.search(after)


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
        for sentence in sentences(normalised(piece.text), context)
        for statement in sentence.statements
        if not statement.is_implied
    }
