# SPDX-License-Identifier: MIT
"""Do the printed heads say what the form's columns mean?

Figures are read in the form's column order. That is sound only where the page's own head
does not speak against it: a head of other words, or of the form's words in another order,
makes the figures under it doubtful. Pages break heads in pieces, over two rows of a table or,
in vertical heads, over one line for each sign; pieces count as the head that they make up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..forms.folding import fold
from ..forms.model import Form, Part
from ..forms.vocabulary import FIGURE, TEXT
from ..text.source import BLANKS
from .segments import PartOnPage, Segment


class HeadFinding(NamedTuple):
    """How a head departs from the form's.

    Attributes:
        code: `head-missing`, `head-of-other-part` or `columns-differ`.
        labels: The labels that are missing, strange or in another order.
    """

    code: str
    labels: tuple[str, ...]

    @property
    def lets_read(self) -> bool:
        """Whether the figures under the head are read all the same."""
        return self.code != "columns-differ"


class _Word(NamedTuple):
    """A cell of the head: the terminal it prints, if it is one of the part, and its words."""

    terminal: str | None
    printed: str


def check_head(form: Form, part: Part, read: PartOnPage) -> HeadFinding | None:
    """What is wrong with the head that stands over *read*, if its rows are those of *part*."""
    expected = part.heads
    words = list(_words(form, read.heads, set(expected)))
    seen = tuple(word.terminal for word in words)
    if seen == expected:
        return None
    if None in seen:
        if _is_of_other_part(form, part, read):
            return HeadFinding("head-of-other-part", tuple(word.printed for word in words))
        pieced = _pieced_together(form, part, words)
        if pieced is None:
            strange = tuple(word.printed for word in words if word.terminal is None)
            return HeadFinding("columns-differ", strange)
        named = pieced
    else:
        named = tuple(one for one in seen if one is not None)
    if not _is_in_order(form, part, named, pieced=None in seen):
        return HeadFinding("columns-differ", tuple(word.printed for word in words))
    missing = Counter(expected) - Counter(named)
    if not missing:
        return None
    printed = (cell for row in part.head for cell in row if form.vocabulary.kind(cell) in missing)
    return HeadFinding("head-missing", tuple(dict.fromkeys(printed)))


def _words(form: Form, heads: Iterable[Segment], expected: set[str]) -> Iterator[_Word]:
    """The cells of the head in order; those that are no head of the part have no terminal."""
    for entry in heads:
        for label in entry.labels:
            name = label.name if label.name in expected else None
            yield _Word(name, entry.table.texts[label.cell].strip(BLANKS))
        for text in entry.texts:
            if text and form.vocabulary.kind(text) in (TEXT, FIGURE):
                yield _Word(None, text.strip(BLANKS))


def _is_of_other_part(form: Form, part: Part, read: PartOnPage) -> bool:
    """Whether the head is, word for word, that of another part with as many columns."""
    seen = tuple(label.name for entry in read.heads for label in entry.labels)
    columns = len(part.rows[0].columns)
    others = (one for table in form.tables for one in table.parts if part in table.parts)
    return not any(word.strip(BLANKS) for entry in read.heads for word in entry.texts) and any(
        one.heads == seen and len(one.rows[0].columns) == columns for one in others
    )


def _pieced_together(form: Form, part: Part, words: Sequence[_Word]) -> tuple[str, ...] | None:
    """The terminals of *words*, pieces as the head they begin, in order of print.

    Pieces are taken in sweeps: each belongs to the next head that it fits, after the last one
    the first again, so that heads in another order than the form's come out in that order.
    None if a word is no such piece. A head of which only the beginning is there counts as
    missing.
    """
    missing = Counter(part.heads)
    missing.subtract(word.terminal for word in words if word.terminal is not None)
    open_heads = [
        [terminal, fold(cell)]
        for cell in (cell for row in part.head for cell in row)
        if missing[terminal := form.vocabulary.kind(cell)] > 0
    ]
    begun: list[int] = []
    sequence: list[str] = []
    #: For each head the sweeps in which its pieces came.
    sweeps: defaultdict[int, list[int]] = defaultdict(list)
    last, sweep = -1, 0
    for word in words:
        if word.terminal is not None:
            sequence.append(word.terminal)
            continue
        text = fold(word.printed)
        onward = (*range(last + 1, len(open_heads)), *range(last + 1))
        fitting = (one for one in onward if text and open_heads[one][1].startswith(text))
        before, last = last, next(fitting, -1)
        if last < 0:
            return None
        sweep += last <= before
        sweeps[last].append(sweep)
        if last not in begun:
            begun.append(last)
            sequence.append(open_heads[last][0])
        open_heads[last][1] = open_heads[last][1][len(text) :]
    if not _sweeps_agree([sweeps[one] for one in sorted(sweeps)]):
        return None
    for terminal in (open_heads[one][0] for one in begun if open_heads[one][1]):
        sequence.remove(terminal)
    return tuple(sequence)


def _sweeps_agree(sweeps: Iterable[Sequence[int]]) -> bool:
    """Whether no head got a piece in a later sweep than a head after it that began with it."""
    last: dict[int, Sequence[int]] = {}
    for own in sweeps:
        before = last.get(own[0], own)
        if any(one > other for one, other in zip(before, own, strict=False)):
            return False
        last[own[0]] = own
    return True


def _is_in_order(form: Form, part: Part, seen: Sequence[str], *, pieced: bool) -> bool:
    """Whether *seen* are in the form's order: heads of figures among each other, and the rest.

    Which of the two kinds a page prints first depends on how it breaks the rows of the head.
    """
    leaves = frozenset(part.figure_heads)
    expected = part.heads
    total = part.figure_heads[-1]
    wanders = pieced or expected.count(total) == 1
    if wanders and not pieced and _stands_first(seen, leaves, total):
        return False
    settled = [one for one in seen if not (wanders and one == total)]
    whole = [one for one in expected if not (wanders and one == total)]
    return all(
        _is_subsequence(
            [one for one in settled if (one in leaves) is figures],
            [one for one in whole if (one in leaves) is figures],
        )
        for figures in (True, False)
    )


def _stands_first(seen: Sequence[str], leaves: frozenset[str], total: str) -> bool:
    """Whether the head that wanders stands before all other heads of figures."""
    figures = [one for one in seen if one in leaves]
    # With the first head missing it may just as well stand at the end of the row above.
    return figures[:1] == [total] and len(set(figures)) == len(leaves)


def _is_subsequence(some: Iterable[str], whole: Iterable[str]) -> bool:
    rest = iter(whole)
    return all(any(one == other for other in rest) for one in some)
