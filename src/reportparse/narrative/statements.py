# SPDX-License-Identifier: MIT
"""Paragraphs -> what they state in numbers, with the figures of the tables that are meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .figures_meant import NUMBER, Clause, Context, claim_of, may_claim, none_claimed
from .quantities import Quantity, quantities

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")
_CLAUSE_MARK = re.compile(r"[，。；：,;:（）()！？!?|]")
#: What parts clauses that are about one thing: `行政复议、行政诉讼` is one clause.
_CLAUSE = re.compile(r"[^，。；：,;:（）()！？!?|]+")
_NEGATIONS = re.compile(r"未|没有|无")
_DENIED = re.compile(r"申请|复议|诉|结转")
_LONGEST_CLAUSE = 60
_LONGEST_CONTEXT = 400


class Statement(NamedTuple):
    """A quantity with what it claims.

    Attributes:
        quantity: The number, its unit, and where they stand in the paragraph.
        claim: Which figures of the tables it states, a key of `claims.CLAIMS`; None for none.
    """

    quantity: Quantity
    claim: str | None


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
    found = quantities(paragraph)
    if not found and not _may_deny(paragraph):
        return
    starts = [one.start for one in found]
    for match in _SENTENCE.finditer(paragraph):
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        counted = _counted(paragraph, match, found[first:last], context)
        nothing = _nothing(match, starts[first:last], context)
        statements = tuple(sorted([*counted, *nothing]))
        if statements:
            yield Sentence(match.start(), match[0], statements)


def _counted(
    paragraph: str, sentence: re.Match[str], numbers: Sequence[Quantity], context: Context
) -> Iterator[Statement]:
    """The numbers in a sentence, each with the words before it and after it."""
    claims: list[str | None] = []
    last = sentence.start()
    for index, one in enumerate(numbers):
        following = numbers[index + 1].start if index + 1 < len(numbers) else sentence.end()
        start = _clause_start(paragraph, last, one.start)
        before = paragraph[start : one.start]
        mark = _CLAUSE_MARK.search(paragraph, one.end, following)
        after = paragraph[one.end : mark.start() if mark else following]
        words = f"{before}{NUMBER}{after}"
        claim = None
        if len(words) < _LONGEST_CLAUSE and may_claim(words):
            said = _said_before(paragraph, sentence.start(), start)
            end = one.end + len(after)
            rest = paragraph[end : min(end + _LONGEST_CLAUSE, sentence.end())]
            claim = claim_of(Clause(words, one.unit, said, rest, claims), context)
        claims.append(claim)
        yield Statement(one, claim)
        last = one.end


def _said_before(text: str, sentence: int, clause: int) -> str:
    """What stands in a sentence before a clause, as far back as it may matter."""
    return text[max(sentence, clause - _LONGEST_CONTEXT) : clause]


def _may_deny(text: str) -> bool:
    return bool(_NEGATIONS.search(text) and _DENIED.search(text))


def _clause_start(paragraph: str, first: int, end: int) -> int:
    marks = [mark.end() for mark in _CLAUSE_MARK.finditer(paragraph, first, end)]
    return marks[-1] if marks else first


def _nothing(
    sentence: re.Match[str], numbers: Sequence[int], context: Context
) -> Iterator[Statement]:
    """The clauses of a sentence that state that there was nothing: 未收到申请 is 0.

    Args:
        sentence: The sentence.
        numbers: Where its numbers begin: a clause with one states something else.
        context: Of the paragraph.
    """
    text, offset = sentence[0], sentence.start()
    if not _may_deny(text):
        return
    for match in _CLAUSE.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        if len(match[0]) > _LONGEST_CLAUSE or not _may_deny(match[0]):
            continue
        if bisect_left(numbers, start) < bisect_left(numbers, end):
            continue
        claim = none_claimed(match[0], _said_before(text, 0, match.start()), context)
        if claim is not None:
            yield Statement(Quantity(start, end, 0, "件", is_clause=True), claim)
