# SPDX-License-Identifier: MIT
"""The columns by the places of their headers: in the file's grid, or on lines of one width.

The words over a column of the page, from the top down, are those that the form prints over one of
its columns, however the page broke or repeated them, or the column is the page's own. The year
reported on among them says nothing; another year is a word that the form does not print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, product
from operator import attrgetter
from typing import NamedTuple

from attrs import evolve

from ..forms.folding import fold
from ..forms.form import Form, Part
from ..forms.noted_figures import read_count
from ..forms.vocabulary import ROW
from ..text.numerals import is_blank
from .cell_kinds import OWN_YEAR, common_width
from .header_words import (
    HeaderMatch,
    HeaderWord,
    differs,
    group_heads,
    groups_in_order,
    of_slots,
)
from .row_cells import has_unnamed_column, label_end, mostly_fit
from .row_sums import sums_in, totals_hold
from .segments import PartOnPage
from .token_table import Segment


class _Above(NamedTuple):
    """The words above a column of the page, or above several next to each other.

    Attributes:
        columns: The columns.
        words: The words, from the top down.
        fitting: The indices of the form's columns over which it prints these words.
    """

    columns: range
    words: list[HeaderWord]
    fitting: tuple[int, ...]


def by_page_column(
    form: Form, part: Part, words: Sequence[HeaderWord], read: PartOnPage
) -> HeaderMatch | None:
    """The columns by the page columns of their headers; None where these are not all known."""
    if not words or not all(word.columns for word in words):
        return None
    above = list(_above_columns(form, part, words))
    for own in above:
        leaves = [word for word in own.words if word.name in part.figure_heads]
        has_names_only = all(word.name for word in own.words)
        if own.fitting or not _begins(own):
            continue
        if has_names_only and len(leaves) == 1 and not _is_beside_group(part, leaves[0], words):
            # The header of a group is over too few columns, or too many.
            return _by_totals(form, part, words, read)
        if (has_names_only and leaves) or _has_piece(part, own):
            return None
    indices = _indices(above, has_order=groups_in_order(part, words))
    if not any(index is not None for index in indices or ()):
        return None
    first = max((label_end(row) for row in read.rows if row.type == ROW), default=0)
    slots = [
        (index, own)
        for index, own in zip(indices or (), above, strict=True)
        # A column of the page's own has a word over it alone.
        if index is not None
        or (own.columns.start >= first and any(word.columns == own.columns for word in own.words))
    ]
    order = [(index, _label(own)) for index, own in slots]
    printed = tuple(word.printed for word in words)
    return of_slots(part, order, printed, tuple(own.columns for _, own in slots))


def _above_columns(form: Form, part: Part, words: Sequence[HeaderWord]) -> Iterator[_Above]:
    """The words above columns of the page, those with the same as one."""
    printed = {word.name for word in words} & group_heads(part)
    known = [set(_texts_over(part, index, printed)) for index in range(len(part.columns))]
    over: defaultdict[int, list[HeaderWord]] = defaultdict(list)
    for word in sorted(_spread(part, words), key=attrgetter("line")):
        for column in _columns_of(word):
            over[column].append(word)
    for own, run in groupby(sorted(over), key=over.__getitem__):
        columns = list(run)
        found = _Above(range(columns[0], columns[-1] + 1), own, ())
        texts = _texts_of(form, part, own) if _begins(found) else set()
        fitting = (index for index, own_texts in enumerate(known) if own_texts & texts)
        yield found._replace(fitting=tuple(fitting))


def _begins(above: _Above) -> bool:
    """True if the lowest word begins over the column: not beside the words below it."""
    return _columns_of(above.words[-1]).start == above.columns.start


def _by_totals(
    form: Form, part: Part, words: Sequence[HeaderWord], read: PartOnPage
) -> HeaderMatch:
    """The form's columns, if their headers are in its order and the totals of the rows hold."""
    leaves = [word for word in words if word.name in part.figure_heads]
    leaves.sort(key=lambda word: _columns_of(word).start)
    is_in_order = tuple(word.name for word in leaves) == part.figure_heads
    totals = totals_of(form, part, read.rows)
    if not (is_in_order and groups_in_order(part, words) and totals and all(totals)):
        return differs(words)
    columns = tuple(map(_columns_of, leaves))
    return HeaderMatch((tuple(range(len(columns))),), columns=columns)


def totals_of(form: Form, part: Part, rows: Iterable[Segment]) -> list[bool]:
    """For each of *rows* with as many cells whether its totals are sums in the form's order."""
    path = next(row.path for row in form.rows if form.part_of[row.path] is part)
    sums, paths = sums_in(form, path), next(row.paths for row in form.rows if row.path == path)
    return [
        totals_hold(sums, dict(zip(paths, map(read_count, row.texts), strict=False)))
        for row in (rows if sums else ())
        if len(row.texts) >= len(paths) and all(map(is_blank, row.texts[len(paths) :]))
    ]


def _is_beside_group(part: Part, leaf: HeaderWord, words: Sequence[HeaderWord]) -> bool:
    """True if a header and that of a group of its are on one line, which is not above it then."""
    columns = [column for column in part.columns if column.heads[-1] == leaf.name]
    groups = {head for column in columns for head in column.heads[:-1]}
    return any(word.line == leaf.line and word.name in groups for word in words)


def _has_piece(part: Part, above: _Above) -> bool:
    """True if a word may be the beginning of a header of the form."""
    texts = {fold(word.printed) for word in above.words if not word.name} - OWN_YEAR - {""}
    return any(head.startswith(text) for text in texts for head in part.figure_heads)


def _label(above: _Above) -> str:
    """The words above a column that the form does not print."""
    unknown = "".join(word.printed for word in above.words if not word.name)
    return unknown or above.words[-1].printed


def _indices(above: Sequence[_Above], *, has_order: bool) -> list[int | None] | None:
    """The index of the form's column for each of the page, None for its own.

    None at all where that is open. Of headers that several columns share those further left are
    of the group further left, where the page does not say which.
    """
    shared: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for place, own in enumerate(above):
        shared[own.fitting].append(place)
    found: dict[int, int] = {}
    for fitting, places in shared.items():
        if len(fitting) not in (0, len(places)) or (len(fitting) > 1 and not has_order):
            return None
        found |= dict(zip(places, fitting, strict=False))
    return [found.get(place) for place in range(len(above))]


def _texts_over(part: Part, index: int, printed: set[str | None]) -> Iterator[str]:
    """The words that the form prints over a column, with groups that *printed* lacks or without."""
    *above, lowest = part.columns[index].heads
    for own in product(*((head,) if head in printed else ("", head) for head in above)):
        yield fold("".join((*own, lowest)))


def _texts_of(form: Form, part: Part, over: Sequence[HeaderWord]) -> set[str]:
    """The words over a column of the page as one, with and without the year reported on."""
    known = {*part.figure_heads, *group_heads(part)}
    own = [
        word
        for word in over
        if (word.name in known or not word.name)
        and word.printed.strip("（）() ") not in form.vocabulary.units
    ]
    names = [fold(word.name or word.printed) for word in own]
    single = [text for text, _ in groupby(names)]
    undated = [text for text in single if text not in OWN_YEAR]
    return {"".join(single), "".join(undated), "".join(fold(word.printed) for word in own)}


def _spread(part: Part, words: Sequence[HeaderWord]) -> Sequence[HeaderWord]:
    """*words*, in a grid without spans the header of a group over the blank cells after it."""
    if any(len(_columns_of(word)) > 1 for word in words):
        return words
    placed = [word._replace(column=_columns_of(word).start) for word in words]
    placed.sort(key=attrgetter("line", "column"))
    return list(_on_grid(part, placed, 1 + max(word.column for word in placed)))


def _columns_of(word: HeaderWord) -> range:
    assert word.columns is not None
    return word.columns


def by_text_grid(
    form: Form, part: Part, words: Sequence[HeaderWord], read: PartOnPage
) -> HeaderMatch | None:
    """The columns by the positions of their headers on lines that are all equally wide.

    None where the page pads its lines, or the rows are printed otherwise.
    """
    width = _width(words, read) if words and read.heads else 0
    placed = list(_on_grid(part, words, width)) if width else []
    starts = sorted(word.column for word in placed if word.name in part.figure_heads)
    rows = [row for row in read.rows if row.type == ROW and row.cells]
    wide = [row for row in rows if row.table.width_at(row.start) == width]
    right = sum(label_end(row) <= starts[0] for row in wide) if starts else 0
    has_gap = any(after - before > 1 for before, after in pairwise(starts))
    if not right and _has_unnamed(placed, starts):
        return differs(words)
    # Over a column without a name one row that has it shows that its blank header is no padding.
    if not right or (2 * right <= len(rows) and not has_gap):
        return None
    match = by_page_column(form, part, placed, read)
    if match is None or match.is_open:
        return match
    match = evolve(match, width=width)
    if mostly_fit(match, read.rows):
        return match
    if match.code != "column-missing":
        is_open = has_unnamed_column(match, rows)
        return differs(words) if is_open else None
    # Figures are under no header, and a header of the form is not there.
    whole = _with_blank_headers(part, match)
    is_whole = whole is not None and mostly_fit(whole, read.rows)
    return whole if is_whole else HeaderMatch((), "columns-differ", match.labels)


def _has_unnamed(words: Sequence[HeaderWord], starts: Sequence[int]) -> bool:
    """True if a cell between the headers that begin at *starts* is blank on all lines.

    Where no two headers are next to each other two bars part them, `||`, and no blank column.
    """
    known = {word.column for word in words}
    are_apart = all(column + 1 not in known for column in known)
    return bool(starts) and not are_apart and not known.issuperset(range(starts[0], starts[-1]))


def _with_blank_headers(part: Part, match: HeaderMatch) -> HeaderMatch | None:
    """*match* with missing headers in their places, if the others are in theirs of the form."""
    count = len(part.columns)
    found = zip(match.orders[0], match.columns, strict=True)
    firsts = {columns.start - (count if index is None else index) for index, columns in found}
    if len(firsts) != 1 or min(firsts) < 0 or min(firsts) + count > match.width:
        return None
    (first,) = firsts
    columns = tuple(range(first + index, first + index + 1) for index in range(count))
    return evolve(match, orders=(tuple(range(count)),), code="head-missing", columns=columns)


def _width(words: Sequence[HeaderWord], read: PartOnPage) -> int:
    """The number of cells on each line of a header that shows the columns; 0 where none do."""
    table = read.heads[0].table
    bounds = (table.bounds[line] for line in {word.line for word in words})
    lines = [table.tokens[first:end] for first, end in bounds]
    is_padded = any(token.is_padding for line in lines for token in line)
    return 0 if is_padded else common_width(lines)


def _on_grid(part: Part, words: Sequence[HeaderWord], width: int) -> Iterator[HeaderWord]:
    """*words* with the columns that they cover on lines of *width* cells.

    No header goes on below one of another column.
    """
    leaves = set(part.figure_heads)
    first = {word.column: word.line for word in reversed(words)}
    lowest = {word.column: word.line for word in words}
    unknown = {word.column: word.line for word in words if not word.name}
    for line, same in groupby(words, key=attrgetter("line")):
        own = list(same)
        ends = [*(word.column for word in own[1:]), width]
        for word, end in zip(own, ends, strict=True):
            after = (at for at in range(word.column + 1, end) if first.get(at, line) < line)
            columns = range(word.column, next(after, end))
            below = unknown if word.name else lowest
            is_lowest = all(below.get(at, line) <= line for at in columns)
            if is_lowest and (word.name is None or word.name in leaves):
                columns = columns[:1]
            yield word._replace(columns=columns)
