# SPDX-License-Identifier: MIT
"""The lines above a row that print headers, also where these are not cells of a table.

A header that is not understood may take its line out of the table, and the others on it. Such
lines give no columns, but they may show that the columns are not as the rest has them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, groupby
from operator import itemgetter

from ..document.headings import heading_parts
from ..forms.folding import fold
from ..forms.form import Form, Part
from ..forms.vocabulary import TEXT, Vocabulary
from ..text.numerals import stands_for_figure
from ..text.patterns import late
from .header_words import Order, are_in_order
from .row_match import MatchedRow

#: How near to a row its header is.
_NEAR = 2000
#: One word of a header may be another's.
_FEW = 2
#: A header has at most so many lines, and is printed in so many pieces on one.
_MOST_LINES, _MOST_PIECES = 3, 4
#: A cell whose words no form has, or the rest of its words.
_STRANGE = "\0"
_SENTENCE = late("[。，；！？]")
_YEAR = late("20[0-9]{2}年")
_QUOTED = late(r'(?<=,)"[^",|]*"')
_BETWEEN_CELLS = late(r'[\s|｜│┃║¦‖,"\\]+')


def words_against(
    row: MatchedRow, order: Order, text: str, known: AbstractSet[str], *, order_alone: bool
) -> str | None:
    """The words of *text*, which is right above a *row*, with which its columns are not in *order*.

    They are headers in another order, or other ones, or among them words that no form has.

    Args:
        row: The row.
        order: The columns in which the row would be read.
        text: What the page prints between the row before and this one.
        known: The headers that are cells of the table, and these cells as printed.
        order_alone: True if they leave no doubt but in which order they are.
    """
    form, part = row.form, row.form.part_of[row.row.path]
    printed = {fold(head): head for head in part.heads}
    heads = re.compile("|".join(map(re.escape, sorted(printed, key=len, reverse=True))))
    cells = list(_lines(form, part, text, heads))
    lines = [list(_words(form.vocabulary, printed, known, own, heads)) for own in cells]
    on_lines = [[printed[found] for found in _named(line, heads)] for line in lines]
    names = [printed[found] for found in _named(list(chain.from_iterable(lines)), heads)]
    are_lines = [
        are_in_order(part, order, own, is_line=len(cells[number]) > 1)
        for number, own in enumerate(on_lines)
    ]
    leaves = set(part.figure_heads)
    others = () if order_alone else leaves.intersection(names) - known
    is_other = others and len(set(names)) >= _FEW and not leaves.issubset(names)
    if is_other or not all([are_in_order(part, order, names), *are_lines]):
        return "、".join(dict.fromkeys(names))
    if order_alone:
        return None
    if not (names or known):
        right_above = _lines(form, part, text.rpartition("\n\n")[2], heads)
        rows = [own for own in right_above if len(own) > 1][-_MOST_LINES:]
        strange = [word for own in rows for word in _words(form.vocabulary, (), known, own, heads)]
        is_strange = strange.count(_STRANGE) >= len(order) > 1
        return "、".join(chain.from_iterable(rows)) if is_strange else None
    corner = fold(part.corner or "")
    for own, words in zip(cells, lines, strict=True):
        line = "".join(words)
        if first := heads.search(line):
            # Before the first header are words of the page, or others over its labels.
            is_first = bool(corner) and (corner in line or part.corner not in names)
            if _STRANGE in line[first.start() if is_first else 0 :]:
                return "、".join(own)
    return None


def _named(words: Sequence[str], heads: re.Pattern[str]) -> Iterator[str]:
    """The headers that *words* print, each in one or in several."""
    at = 0
    while at < len(words):
        ends = range(min(at + _MOST_PIECES, len(words)), at + 1, -1)
        end = next((end for end in ends if heads.fullmatch("".join(words[at:end]))), at + 1)
        yield from heads.findall("".join(words[at:end]))
        at = end


def _lines(form: Form, part: Part, text: str, heads: re.Pattern[str]) -> Iterator[list[str]]:
    """The cells of each line of *text* below its last heading, folded.

    Cells alone on their lines are a line, headers among themselves from left to right.
    """
    title = fold(form.table_of[part.rows[0].table].title)
    printed = "\n".join(map(fold, part.heads))
    found: list[tuple[int, list[str]]] = []
    # A cell in quotation marks may go on on the next line.
    whole = _QUOTED.sub(lambda cell: "".join(cell[0].split()), text[-_NEAR:])
    for line in whole.splitlines():
        cells = list(filter(None, map(fold, _BETWEEN_CELLS.split(line))))
        others = [rest for cell in cells if (rest := heads.sub("", cell)) not in printed]
        heading = heading_parts(line) if len(cells) == 1 else None
        if title in "".join(cells) or (heading and heading.title):
            found.clear()
        # A number alone is that of a column.
        elif (
            cells
            and not heading
            and not (stands_for_figure(cells[-1]) or any(map(_SENTENCE.search, others)))
        ):
            found.append((len(line) - len(line.lstrip()), cells))
    for is_one, run in groupby(found, lambda line: len(line[1]) == 1):
        own = list(run)
        if is_one and all(heads.fullmatch(cells[0]) for _, cells in own):
            own.sort(key=itemgetter(0))
        lines = [cells for _, cells in own]
        yield from [list(chain.from_iterable(lines))] if is_one else lines


def _words(
    vocabulary: Vocabulary,
    printed: Collection[str],
    known: AbstractSet[str],
    cells: Iterable[str],
    heads: re.Pattern[str],
) -> Iterator[str]:
    """The headers in *cells*, and their pieces; `_STRANGE` for words that no form has.

    A cell of the table that only comes near a header, which is none of the table's, is a piece.
    """
    pieces = "\n".join((*printed, *known))
    for cell in cells:
        kind = TEXT if _YEAR.search(cell) else vocabulary.kind(cell)
        name = fold(kind)
        if heads.fullmatch(name) and (name in known or name == cell or cell not in known):
            yield name
        elif not any(map(str.isalpha, heads.sub("", cell))):
            yield cell
        elif cell in pieces:
            # 其他组织 is no 其他.
            yield "" if heads.search(cell) else cell
        elif heads.sub("", cell) in pieces:
            yield cell
        elif kind == TEXT and "：" not in cell and not vocabulary.is_part(cell):
            first = heads.match(cell)
            yield (first[0] if first else "") + _STRANGE
