# SPDX-License-Identifier: MIT
"""Paragraphs -> what they state in numbers, with the figures of the tables that are meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..text.characters import SIMPLIFIED
from .clauses import NUMBER
from .comparisons import comparing, yearly
from .denials import Worded, may_deny, said_of_all, said_of_none
from .figures_meant import may_claim, meaning_of
from .meanings import Clause, Meaning
from .quantities import Quantity, Statement, quantities
from .scope import Context

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")
_CLAUSE_MARK = re.compile(r"[，。；：,;:（）()！？!?|]")
#: Between two numbers 、 parts them, too.
_ITEM_MARK = re.compile(r"[，。；：、,;:（）()！？!?|]")
#: Separators within one thing: `行政复议、行政诉讼` is one clause.
_CLAUSE = re.compile(r"[^，。；：,;:（）()！？!?|]+")
#: Traditional characters of units and verbs: a text with one of them is read as Simplified.
_TRADITIONAL = re.compile(r"[條場個項開報請復號張訴辦]")
_LONGEST_CLAUSE: Final = 60
_LONGEST_CONTEXT: Final = 400
#: So many numbers before one in its sentence say what it may be about.
_MOST_BEFORE: Final = 40


class Sentence(NamedTuple):
    """The statements of one sentence.

    Attributes:
        start: Offset of the sentence in its paragraph.
        text: The sentence.
        statements: In order; their offsets are those in the paragraph.
    """

    start: int
    text: str
    statements: tuple[Statement, ...]


def sentences(paragraph: str, context: Context) -> Iterator[Sentence]:
    """The sentences of *paragraph* that state something in numbers, or that there was nothing."""
    if _TRADITIONAL.search(paragraph):
        paragraph = paragraph.translate(SIMPLIFIED)
        context = context._replace(paragraph=paragraph)
    found = quantities(paragraph)
    if not found and not may_deny(paragraph):
        return
    starts = [quantity.start for quantity in found]
    for match in _SENTENCE.finditer(paragraph):
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        counted = _counted(paragraph, match, found[first:last], context)
        found_there = [*counted, *_in_words(match, counted, context)]
        said = {statement.claim for statement in found_there if not statement.is_implied}
        # 均已办结，无结转 says one thing twice.
        kept = [
            statement
            for statement in found_there
            if not (statement.is_implied and statement.claim in said)
        ]
        statements = tuple(sorted(kept, key=lambda statement: statement.quantity[:2]))
        if statements:
            yield Sentence(match.start(), match[0], statements)


def _counted(
    paragraph: str, sentence: re.Match[str], numbers: Sequence[Quantity], context: Context
) -> list[Statement]:
    """The numbers in a sentence, each with the words before it and after it."""
    found: list[Statement] = []
    stated: list[Meaning | None] = []
    last = sentence.start()
    for index, quantity in enumerate(numbers):
        following = numbers[index + 1].start if index + 1 < len(numbers) else sentence.end()
        start = _clause_start(paragraph, last, quantity.start)
        is_last = index + 1 == len(numbers)
        mark = (_CLAUSE_MARK if is_last else _ITEM_MARK).search(paragraph, quantity.end, following)
        end = mark.start() if mark else following
        words = f"{paragraph[start : quantity.start]}{NUMBER}{paragraph[quantity.end : end]}"
        last = quantity.end
        is_short = len(words) < _LONGEST_CLAUSE
        meaning = None
        if is_short:
            said = _said_before(paragraph, sentence.start(), start)
            rest = paragraph[end : min(end + _LONGEST_CLAUSE, sentence.end())]
            clause = Clause(words, quantity.unit, said, rest, stated[-_MOST_BEFORE:])
            compared = comparing(quantity, clause, context, found[-1] if found else None)
            if compared is not None:
                found.append(compared)
                continue
            meaning = yearly(clause, context)
            if meaning is None and may_claim(words):
                meaning = meaning_of(clause, context)
        stated.append(meaning)
        found.append(Statement(quantity, *meaning) if meaning else Statement(quantity))
    return found


def _said_before(text: str, sentence: int, clause: int) -> str:
    """The words before a clause in its sentence, as far back as they may matter."""
    return text[max(sentence, clause - _LONGEST_CONTEXT) : clause]


def _clause_start(paragraph: str, first: int, end: int) -> int:
    marks = [mark.end() for mark in _CLAUSE_MARK.finditer(paragraph, first, end)]
    return marks[-1] if marks else first


def _in_words(
    sentence: re.Match[str], counted: Sequence[Statement], context: Context
) -> Iterator[Statement]:
    """Statements of a sentence without a number: 未收到申请 is 0, 均已办结 leaves 0."""
    text, offset = sentence[0], sentence.start()
    if not may_deny(text):
        return
    ends = [statement.quantity.end for statement in counted]
    for match in _CLAUSE.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        if len(match[0]) > _LONGEST_CLAUSE or not may_deny(match[0]):
            continue
        first, last = bisect_left(ends, start + 1), bisect_left(ends, end + 1)
        clause = Worded(
            _with_marks(match[0], [statement.quantity for statement in counted[first:last]], start),
            _said_before(text, 0, match.start()),
            text[match.end() : match.end() + _LONGEST_CONTEXT],
            counted[max(0, first - _MOST_BEFORE) : first],
            counted[first:last],
        )
        nothing = said_of_none(clause, context)
        for meaning in nothing:
            yield Statement(Quantity(start, end, 0, "件", is_clause=True), *meaning)
        if nothing:
            continue
        everything = said_of_all(clause, context)
        if everything is not None:
            value, meaning = everything
            quantity = Quantity(start, end, value, "件", is_clause=True)
            yield Statement(quantity, *meaning, is_implied=True)


def _with_marks(clause: str, numbers: Sequence[Quantity], start: int) -> str:
    """*clause*, which begins at *start*, with `NUMBER` in place of its *numbers*."""
    for quantity in reversed(numbers):
        clause = f"{clause[: quantity.start - start]}{NUMBER}{clause[quantity.end - start :]}"
    return clause
