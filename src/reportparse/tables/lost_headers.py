# SPDX-License-Identifier: MIT
"""The lines above a row that print headers, also where these are not cells of a table.

A header that is not understood may take its line out of the table, and the others on it. Such
lines give no columns, but they may show that the columns are not as the rest has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain, groupby

from ..document.headings import heading_parts
from ..forms.folding import fold
from ..forms.form import Form, Part
from ..forms.vocabulary import TEXT, Vocabulary
from ..text.numerals import stands_for_figure
from ..text.patterns import late
from .header_words import Order, are_in_order

#: How near to a row its header is.
_NEAR = 2000
#: One word of a header may be another's.
_FEW = 2
#: A header has at most so many lines.
_MOST_LINES = 3
#: A cell whose words no form has, or the rest of its words.
_STRANGE = "\0"
_SENTENCE = late("[。，；！？]")
_YEAR = late("20[0-9]{2}年")
_QUOTED = late(r'(?<=,)"[^",|]*"')
_BETWEEN_CELLS = late(r'[\s|｜│┃║¦‖,"\\]+')


def words_against(
    form: Form, part: Part, order: Order, text: str, known: AbstractSet[str] | None
) -> str | None:
    """The words of *text*, which is right above a row, with which its columns are not in *order*.

    They are headers in another order, or other ones, or among them words that no form has.

    Args:
        form: The form.
        part: The part of the form's table that the row is in.
        order: The columns in which the row would be read.
        text: What the page prints between the row before and this one.
        known: The headers that are cells of the table, and these cells as printed; None if they
            leave no doubt but in which order they are.
    """
    printed = {fold(head): head for head in part.heads}
    heads = re.compile("|".join(map(re.escape, sorted(printed, key=len, reverse=True))))
    cells = list(_lines(form, part, text, heads))
    lines = [
        "".join(_words(form.vocabulary, {*printed, *(known or ())}, own, heads)) for own in cells
    ]
    names = [printed[found] for found in heads.findall("".join(lines))]
    on_lines = [[printed[found] for found in heads.findall(line)] for line in lines]
    are_lines = [
        are_in_order(part, order, own, is_line=len(cells[number]) > 1)
        for number, own in enumerate(on_lines)
    ]
    leaves = set(part.figure_heads)
    others = leaves.intersection(names) - known if known is not None else ()
    is_other = others and len(set(names)) >= _FEW and not leaves.issubset(names)
    if is_other or not all([are_in_order(part, order, names), *are_lines]):
        return "、".join(dict.fromkeys(names))
    if known is None:
        return None
    if not (names or known):
        right_above = _lines(form, part, text.rpartition("\n\n")[2], heads)
        rows = [own for own in right_above if len(own) > 1][-_MOST_LINES:]
        words = [word for own in rows for word in _words(form.vocabulary, known, own, heads)]
        is_strange = words.count(_STRANGE) >= len(order) > 1
        return "、".join(chain.from_iterable(rows)) if is_strange else None
    corner = fold(part.corner or "")
    for own, line in zip(cells, lines, strict=True):
        if first := heads.search(line):
            # Before the first header are words of the page, or others over its labels.
            is_first = bool(corner) and (corner in line or part.corner not in names)
            if _STRANGE in line[first.start() if is_first else 0 :]:
                return "、".join(own)
    return None


def _lines(form: Form, part: Part, text: str, heads: re.Pattern[str]) -> Iterator[list[str]]:
    """The cells of each line of *text* below its last heading, folded; a run of cells is a line."""
    title = fold(form.table_of[part.rows[0].table].title)
    printed = "\n".join(map(fold, part.heads))
    found: list[list[str]] = []
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
            found.append(cells)
    for is_one, run in groupby(found, lambda cells: len(cells) == 1):
        lines = list(run)
        yield from [list(chain.from_iterable(lines))] if is_one else lines


def _words(
    vocabulary: Vocabulary, known: AbstractSet[str], cells: Iterable[str], heads: re.Pattern[str]
) -> Iterator[str]:
    """The headers in *cells*, and their pieces; `_STRANGE` for words that no form has."""
    pieces = "\n".join(known)
    for cell in cells:
        kind = TEXT if _YEAR.search(cell) else vocabulary.kind(cell)
        if heads.fullmatch(fold(kind)):
            yield fold(kind)
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
