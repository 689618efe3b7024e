# SPDX-License-Identifier: MIT
"""Paragraphs -> what they state in numbers, with the figures of the tables that are meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from ..text.patterns import late
from .clauses import NUMBER
from .closed_lists import closed_lists, labels_of_each
from .comparisons import CHANGED_IN_WORDS, changed, comparing, yearly
from .denials import Worded, may_deny, said_of_all, said_of_none
from .figures_meant import meaning_of
from .form_targets import names_figure
from .list_items import SUM, SUM_IF, SUM_IS
from .meanings import ABOUT_APPLICATIONS, Clause, Meaning
from .own_names import OF_ONE_LEVEL, WHOLE_AREA
from .quantities import Quantity, Statement, quantities
from .scope import Context
from .telling_words import may_claim, may_complete, may_state

#: What begins with 其中, or 按申请方式分, goes on with the sentence before.
_SENTENCE = late(
    r"(?:[^。！？!?]++|。(?=其中|[从按](?![^，,]{0,4}(?:办理|答复|处理|结果))[^，,。；]{1,10}[分看类计][，,：:]))+[。！？!?]?"
)
#: Marks that part clauses; between two numbers 、 does, too.
_ITEM_MARK = late(
    r"[，。；：、,;:（）()！？!?|中里](?:(?<![中里])|(?<=申请.)(?![，,：:]))"
    r"|(?<=[件宗起例])[和及](?=(?:被?提起)?(?:行政)?(?:复议|诉讼))"
)
#: What a clause has that may state something in words, up to its end, and all up to its beginning;
#: `行政复议、行政诉讼` is one clause.
_CLAUSE_MARKS: Final = "，。；：,;:（）()！？!?|"
_WORDED: Final = late(
    "(?:未|没有|无|零|均|悉|番|全[部都]|办结率|持平|不变|变化"
    rf"|已(?=[^0-9，。；]{{0,12}}(?:办结|完[毕成])[，。；]))[^{_CLAUSE_MARKS}]*"
)
_BEFORE_CLAUSE: Final = late(rf"(?:.*[{_CLAUSE_MARKS}])?", re.DOTALL)
_LONGEST_CLAUSE: Final = 60
_LONGEST_CONTEXT: Final = 400
_LONGEST_NOTE: Final = 20
_ENDS: Final = "，。；！"
_LISTS: Final = ("，其中", "，包括")
#: The first words of a note that adds to what is counted.
_INCLUDES: Final = ("含", "包括", "包含", "及", "和")
#: This many numbers before one in its sentence say what it may be about.
_MOST_BEFORE: Final = 40
#: The clause after one, if it has no number.
_PREDICATE = late(r"[，,]([^，,。；;：:（）()0-9０-９]{2,24}+)(?=[，,。；;]|$)")
#: A clause that says no more than that all before it are counted: 无法提供的较多，共60件.
_BARE_COUNT = late(r"(?:全年|本年度?|总?共计?|合计|总计|有|为|达到?)*")
#: Numbers of which the next one may be the sum.
_INCOMING: Final = (["received", "carried_in"], ["carried_in", "received"])
_SUM = late(
    rf"[，,、；;]?(?:(?:两项|两者|以上|全年)?(?:{SUM}|累计){SUM_IS}|{SUM_IF}){NUMBER}(?:申请)?"
)


class Sentence(NamedTuple):
    """The statements of one sentence.

    Attributes:
        start: Offset of the sentence in its paragraph.
        text: The sentence.
        numbers: What it states, none included, in order, with offsets in the paragraph.
        read: The statements, if one of them says more than its number; else none.
    """

    start: int
    text: str
    numbers: Sequence[Quantity]
    read: Sequence[Statement] = ()

    @property
    def statements(self) -> Sequence[Statement]:
        """All statements, in order."""
        return self.read or [*map(Statement, self.numbers)]

    @property
    def stated(self) -> list[Statement]:
        """Those of `numbers`."""
        return [statement for statement in self.statements if not statement.is_implied]


class Marks(NamedTuple):
    """The offsets of the marks in a sentence that part its clauses, and of those of its items."""

    clauses: list[int]
    items: list[int]

    def clause_start(self, first: int, end: int) -> int:
        """Where the clause before *end* begins, no earlier than *first*."""
        index = bisect_left(self.clauses, end) - 1
        return self.clauses[index] + 1 if index >= 0 and self.clauses[index] >= first else first

    def end_of(self, start: int, following: int) -> int:
        """Where the clause of a number before *start* ends: at an item only if another follows."""
        end = self.clauses[bisect_left(self.clauses, start)]
        return (
            end if end <= following else min(self.items[bisect_left(self.items, start)], following)
        )


def _marks(sentence: re.Match[str]) -> Marks:
    text, (start, end) = sentence.string, sentence.span()
    items = [mark.start() for mark in _ITEM_MARK.finditer(text, start, end)]
    return Marks([*(at for at in items if text[at] != "、"), end], [*items, end])


def sentences(paragraph: str, context: Context) -> Iterator[Sentence]:
    """The sentences of a *paragraph* that state something in numbers, or that there was nothing.

    Args:
        paragraph: Its text, `normalised`.
        context: What is around it.
    """
    found, worded = quantities(paragraph), [*_worded(paragraph)]
    if not found and not worded:
        return
    context = context.of_paragraph(paragraph)
    starts, follows, last = [quantity[0] for quantity in found], False, 0
    is_of_level = False
    for match in _SENTENCE.finditer(paragraph):
        start, end = match.span()
        first, last = last, bisect_left(starts, end, last)
        clauses = worded and worded[bisect_left(worded, (start,)) : bisect_left(worded, (end,))]
        if first == last and not clauses:
            continue
        numbers: Sequence[Quantity] = found[first:last]
        read: Sequence[Statement] = ()
        may_say_more = numbers and may_state(match[0])
        is_of_level = is_of_level and not WHOLE_AREA.search(match[0])
        if is_of_level:
            clauses, may_say_more = clauses[:0], False
        is_of_level = is_of_level or bool(OF_ONE_LEVEL.match(match[0]))
        if clauses or may_say_more:
            within = context.in_sentence(match[0])
        if may_say_more:
            read = _counted(match, numbers, within, follows)
            follows = follows or any(map(_counts_applications, read))
        if clauses:
            counted = read or [*map(Statement, numbers)]
            read = _with_words(counted, [*_in_words(match, clauses, counted, within)])
            numbers = [statement.quantity for statement in read if not statement.is_implied]
        if numbers or read:
            yield Sentence(start, match[0], numbers, read if any(map(_says_more, read)) else ())


def _worded(paragraph: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of *paragraph* are that may state a figure, or a change, in words."""
    end = 0
    for word in _WORDED.finditer(paragraph):
        before = _BEFORE_CLAUSE.match(paragraph, end, word.start())
        start, end = before.end() if before else end, word.end()
        if end - start <= _LONGEST_CLAUSE:
            clause = paragraph[start:end]
            if may_deny(clause) or CHANGED_IN_WORDS.search(clause):
                yield start, end


def _with_words(counted: Sequence[Statement], worded: Sequence[Statement]) -> list[Statement]:
    """The statements of a sentence in numbers and in words, in order."""
    said = {statement.claim for statement in (*counted, *worded) if not statement.is_implied}
    # 均已办结，无结转 says one thing twice.
    kept = [
        statement for statement in worded if not (statement.is_implied and statement.claim in said)
    ]
    return sorted((*counted, *kept), key=lambda statement: statement.quantity[:2])


def _counted(
    sentence: re.Match[str],
    numbers: Sequence[Quantity],
    context: Context,
    follows: bool,
) -> list[Statement]:
    """The numbers in a sentence, each with the words before it and after it."""
    found: list[Statement] = []
    stated: list[Meaning | None] = []
    paragraph, last, marks = sentence.string, sentence.start(), _marks(sentence)
    labels, lists = labels_of_each(sentence, numbers), closed_lists(sentence, numbers)
    told, left = last, Decimal(0)
    for index, quantity in enumerate(numbers):
        of_list = lists.get(index)
        if index in lists and of_list is None:
            found.append(Statement(quantity))
            last = quantity.end
            continue
        following = sentence.end() if quantity is numbers[-1] else numbers[index + 1].start
        start, label = of_list or _words_before(paragraph, last, quantity, marks)
        end = marks.end_of(quantity.end, following)
        label = labels.get(index, label)
        rest = "" if index + 1 in labels else paragraph[quantity.end : end]
        words = f"{label}{NUMBER}{rest}"
        gap = paragraph[last : quantity.start]
        if "）" in gap or (not left and paragraph.startswith(_LISTS, told)):
            while stated and stated[-1] is None:  # of the note, or all parts
                stated.pop()
        last = end if end < following and paragraph[end] == "、" else quantity.end
        until = min(end + _LONGEST_CLAUSE, sentence.end())
        if len(words) < _LONGEST_CLAUSE:
            said = _said_before(paragraph, sentence.start(), start)
            rest = f"{labels.get(index + 1, '')}{paragraph[end:until]}"
            clause = Clause(words, quantity.unit, said, rest, stated[-_MOST_BEFORE:], follows)
            previous = found[-1] if found else None
            statement = _read(quantity, clause, context, previous)
        else:
            statement = Statement(quantity)
        if statement.relation is None and (statement.claim or quantity.unit != "%"):
            stated.append(Meaning.of(statement))
        left -= quantity.value
        if statement.claim:
            told, left = quantity.end, Decimal(quantity.value)
        found.append(statement)
    return found


def _read(
    quantity: Quantity, clause: Clause, context: Context, previous: Statement | None
) -> Statement:
    """The statement of the number of a clause, which follows a *previous* one."""
    compared = comparing(quantity, clause, context, previous)
    if compared is not None:
        return compared
    meaning = yearly(clause, context) or _counted_again(clause, previous)
    if meaning is None and may_claim(clause.words):
        meaning = meaning_of(clause, context)
    meaning = meaning or _summed(clause) or _said_after(clause, context)
    return Statement(quantity, *meaning) if meaning else Statement(quantity)


def _summed(clause: Clause) -> Meaning | None:
    """The sum of those received and those of last year: 新收363件，上年结转23件，共计386件."""
    if len(clause.stated) < len(_INCOMING) or clause.unit != "件":
        return None
    is_sum = clause.totals[-2:] in _INCOMING and _SUM.fullmatch(clause.words)
    return Meaning("incoming") if is_sum else None


def _counted_again(clause: Clause, last: Statement | None) -> Meaning | None:
    """The figure whose share precedes a bare number: 不予公开的占22.3%，共966件."""
    if last is None or last.relation != "share" or not last.is_named or not last.claim:
        return None
    is_bare = clause.unit == "件" and _SUM.fullmatch(clause.words)
    return Meaning(last.claim, last.is_firm) if is_bare else None


def _said_after(clause: Clause, context: Context) -> Meaning | None:
    """The figures that a clause states with the next one: 对53件申请，均作出不予公开决定."""
    predicate = _PREDICATE.match(clause.after)
    if predicate is None or not may_complete(predicate[1]):
        return None
    words = f"{clause.words}{predicate[1]}"
    return meaning_of(clause._replace(words=words, after=clause.after[predicate.end() :]), context)


def _says_more(statement: Statement) -> bool:
    return statement.claim is not None or statement.relation is not None


def _counts_applications(statement: Statement) -> bool:
    return statement.is_firm and statement.claim in ABOUT_APPLICATIONS


def _said_before(text: str, sentence: int, clause: int) -> str:
    """The words before a clause in its sentence, as far back as they may matter."""
    return text[max(sentence, clause - _LONGEST_CONTEXT) : clause]


def _words_before(paragraph: str, first: int, number: Quantity, marks: Marks) -> tuple[int, str]:
    """The words of a clause before its *number*, and where they begin.

    A note without a figure's name interrupts no clause (维持（含驳回）合计6件), one with a name may
    add it (予以公开（含部分公开）49件) or be it (责令重新答复（纠正）1件), nor does a comma or
    a colon before a bare count (无法提供的较多，共60件).
    """
    end = number.start
    start = marks.clause_start(first, end)
    if start <= first:
        return start, paragraph[start:end]
    mark = paragraph[start - 1]
    is_bare = mark in "，,：:" and paragraph[number.end : number.end + 1] in _ENDS
    if is_bare and _BARE_COUNT.fullmatch(paragraph, start, end):
        before = marks.clause_start(first, start - 1)
        return before, paragraph[before : start - 1] + paragraph[start:end]
    opening = paragraph.rfind("（", first, start) if mark == "）" else -1
    if opening < max(first, start - _LONGEST_NOTE):
        return start, paragraph[start:end]
    note, before = paragraph[opening + 1 : start - 1], marks.clause_start(first, opening)
    if not names_figure(note) or note.startswith("不"):
        note = ""
    elif not note.startswith(_INCLUDES):
        # 责令重新答复（纠正）1件: the note has the form's word
        is_name = paragraph[before:opening] and not names_figure(paragraph[before:opening])
        return start, (note if is_name else "") + paragraph[start:end]
    return before, paragraph[before:opening] + note + paragraph[start:end]


def _in_words(
    sentence: re.Match[str],
    clauses: Sequence[tuple[int, int]],
    counted: Sequence[Statement],
    context: Context,
) -> Iterator[Statement]:
    """Statements of *clauses* of a sentence in words: 未收到申请 is 0, 均已办结 leaves 0."""
    text, offset = sentence.string, sentence.start()
    ends = [statement.quantity.end for statement in counted]
    denied: list[Statement] = []
    for start, end in clauses:
        first, last = bisect_left(ends, start + 1), bisect_left(ends, end + 1)
        clause = Worded(
            _with_marks(
                text[start:end], [statement.quantity for statement in counted[first:last]], start
            ),
            _said_before(text, offset, start),
            text[end : min(end + _LONGEST_CONTEXT, sentence.end())],
            counted[max(0, first - _MOST_BEFORE) : first],
            counted[first:last],
            start,
        )
        if denied and denied[-1].quantity.end == start - 1:  # 未收到申请，与上年持平
            clause = clause._replace(before=(*clause.before, *denied))
        change = changed(clause, start, end, context)
        if change is not None:
            yield change
            continue
        nothing = said_of_none(clause, context)
        denied = [
            Statement(Quantity(start, end, 0, "件", is_clause=True), *meaning)
            for meaning in nothing
        ]
        yield from denied
        if denied:
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
