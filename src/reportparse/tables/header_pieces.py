# SPDX-License-Identifier: MIT
"""Column headers that the page broke in pieces, over two rows or one line a character.

Pieces count as the header that they make up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from ..forms.folding import fold
from ..forms.form import Form, Part
from .header_lines import flat
from .header_words import HeaderWord


def pieced_together(
    form: Form, part: Part, words: Sequence[tuple[str | None, str]]
) -> tuple[str, ...] | None:
    """The names of *words* (name, printed), pieces as the header they begin, in order of print.

    Pieces are taken in sweeps: each belongs to the next header that it fits, after the last one
    the first again, so that headers in another order than the form's come out in that order.
    None if a word is not such a piece. A header of which only the beginning is there counts as
    missing.
    """
    missing = Counter(part.heads)
    missing.subtract(name for name, _ in words if name is not None)
    open_heads = [
        [kind, fold(cell)]
        for cell in (cell for row in part.head for cell in row)
        if missing[kind := form.vocabulary.kind(cell)] > 0
    ]
    begun: list[int] = []
    sequence: list[str] = []
    #: For each header the sweeps in which its pieces came.
    sweeps: defaultdict[int, list[int]] = defaultdict(list)
    last, sweep = -1, 0
    for name, printed in words:
        if name is not None:
            sequence.append(name)
            continue
        text = fold(printed)
        onward = (*range(last + 1, len(open_heads)), *range(last + 1))
        fitting = (index for index in onward if text and open_heads[index][1].startswith(text))
        before, last = last, next(fitting, -1)
        if last < 0:
            return None
        sweep += last <= before
        sweeps[last].append(sweep)
        if last not in begun:
            begun.append(last)
            sequence.append(open_heads[last][0])
        open_heads[last][1] = open_heads[last][1][len(text) :]
    if not _sweeps_agree([sweeps[index] for index in sorted(sweeps)]):
        return None
    leaves = set(part.figure_heads)
    cut = [open_heads[index][0] for index in begun if open_heads[index][1]]
    if leaves - set(sequence) and not leaves.issuperset(cut):
        return None  # a column of its own, as 法人 in place of 科研机构
    if cut and flat(part, sequence, pieced=True) is None:
        return None
    for name in cut:
        sequence.remove(name)
    return tuple(sequence)


def _sweeps_agree(sweeps: Iterable[Sequence[int]]) -> bool:
    """True if no header got a piece in a later sweep than one after it that began with it."""
    last: dict[int, Sequence[int]] = {}
    for own in sweeps:
        before = last.get(own[0], own)
        if any(sweep > other for sweep, other in zip(before, own, strict=False)):
            return False
        last[own[0]] = own
    return True


def is_printed_in_full(part: Part, words: Iterable[HeaderWord]) -> bool:
    """True if a header prints the form's in its order, however broken, caption aside."""
    printed = fold("".join(word.printed for word in words))
    whole = [fold(name) for name in part.heads]
    first = whole[:1] if part.caption == part.heads[0] else []
    return bool(printed) and printed in ("".join(whole), "".join(whole[len(first) :]))


def are_lines_in_order(part: Part, words: Sequence[HeaderWord]) -> bool:
    """True if each line of a header prints pieces of the form's, from left to right.

    So are those of groups. All pieces together must be the whole headers of all columns, and
    some line has several.
    """
    left = [fold(name) for name in part.figure_heads]
    others = [fold(name) for name in part.heads if name not in part.figure_heads]
    has_order = False
    for _, line in groupby(words, key=attrgetter("line")):
        last, group, count = -1, -1, 0
        for word in line:
            text = fold(word.printed)
            place = _place_of(text, left, last + 1)
            if place is not None:
                left[place] = left[place][len(text) :]
                last, count = place, count + 1
                continue
            place = _place_of(text, others, group + 1)
            if place is None:
                return False
            others[place] = others[place][len(text) :]
            group = place
        has_order |= count > 1
    return has_order and not any(left)


def _place_of(text: str, names: Sequence[str], first: int) -> int | None:
    """The place of the name that *text* begins, from the *first* on; None if it begins none."""
    onward = range(first, len(names))
    return next((at for at in onward if names[at] and names[at].startswith(text)), None)
