# SPDX-License-Identifier: MIT
"""The columns by the places of their headers: in the file's grid, or on lines of one width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from attrs import evolve

from ..forms.folding import fold
from ..forms.form import Form, Part
from ..forms.noted_figures import read_count
from ..forms.vocabulary import ROW
from .cell_kinds import is_year
from .header_words import OWN_YEAR, HeaderMatch, HeaderWord, group_heads, groups_in_order
from .row_cells import has_unnamed_column, label_end, mostly_fit
from .row_sums import sums_in, totals_hold
from .segments import PartOnPage
from .token_table import Segment


def by_page_column(
    form: Form, part: Part, words: Sequence[HeaderWord], read: PartOnPage
) -> HeaderMatch | None:
    """The columns by the page columns of their headers; None where these are not all known."""
    if not has_page_columns(part, words) or not all(word.columns for word in words):
        return None
    printed = tuple(word.printed for word in words)
    words = list(_of_own_year(form, part, _below_own_year(part, _spread(part, words))))
    if not words:
        return HeaderMatch((), "columns-differ", printed)
    placed = _leaves_by_column(part, words)
    if placed is None:
        return None
    if not all(_is_below_groups(part, index, word, words) for index, word in placed):
        # The header of a group is over too few columns, or too many.
        leaves = [word for _, word in placed]
        names = tuple(word.name for word in leaves)
        is_in_order = names == part.figure_heads and groups_in_order(part, words)
        if not is_in_order or not _totals_hold(form, part, read.rows):
            return HeaderMatch((), "columns-differ", printed)
        placed = list(enumerate(leaves))
    covered = [column for _, word in placed for column in _columns_of(word)]
    others = [word for word in words if word.name not in part.figure_heads]
    first = max((label_end(row) for row in read.rows if row.type == ROW), default=0)
    unknown = _unknown(form, part, others, set(covered), first)
    if len(covered) != len(set(covered)) or unknown is None:
        return None
    slots: list[tuple[int | None, HeaderWord]] = [*placed, *((None, word) for word in unknown)]
    slots.sort(key=lambda slot: _columns_of(slot[1]).start)
    order = tuple(index for index, _ in slots)
    missing = tuple(head for index, head in enumerate(part.figure_heads) if index not in set(order))
    code = (
        "column-missing"
        if missing
        else "column-added"
        if unknown
        else "columns-reordered"
        if order != tuple(range(len(part.columns)))
        else None
    )
    labels = missing or tuple(word.printed for word in (unknown or words))
    columns = tuple(_columns_of(word) for _, word in slots)
    return HeaderMatch((order,), code, labels if code else (), columns)


def _spread(part: Part, words: Sequence[HeaderWord]) -> Sequence[HeaderWord]:
    """*words*, in a grid without spans the header of a group over the blank cells after it."""
    if any(len(_columns_of(word)) > 1 for word in words):
        return words
    placed = [word._replace(column=_columns_of(word).start) for word in words]
    placed.sort(key=attrgetter("line", "column"))
    return list(_on_grid(part, placed, 1 + max(word.column for word in placed)))


def _unknown(
    form: Form, part: Part, others: Iterable[HeaderWord], covered: set[int], first: int
) -> list[HeaderWord] | None:
    """The headers from the column *first* on of columns that the form does not have.

    Of those over each other the lowest; None if they may be pieces of headers of the form.
    """
    found: list[HeaderWord] = []
    for word in others:
        own = set(_columns_of(word))
        if min(own) < first or own & covered:
            continue
        text = fold(word.printed)
        above = [other for other in found if own & set(_columns_of(other))]
        is_begun = text and any(head.startswith(text) for head in part.figure_heads)
        if is_begun or any(form.vocabulary.is_part(fold(other.printed)) for other in above):
            return None
        found = [other for other in found if other not in above] + [word]
    return found


def _below_own_year(part: Part, words: Sequence[HeaderWord]) -> Sequence[HeaderWord]:
    """*words* without the year reported on, and without those below other years on its line."""
    own = [word for word in words if word.name is None and fold(word.printed) in OWN_YEAR]
    years = [word for word in words if own and word.name is None and is_year(word.printed)]
    if len(years) == len(own) or {word.line for word in (*own, *years)} != {own[0].line}:
        return words
    below = [word for word in words if word.line > own[0].line]
    covered = {column for word in own for column in _columns_of(word)}
    others = {column for word in years if word not in own for column in _columns_of(word)}
    leaves = {word.name for word in below if _columns_of(word).start in covered}
    if covered & others or not leaves.issuperset(part.figure_heads):
        return words
    hidden = [word for word in below if _columns_of(word).start in others]
    return [word for word in words if word not in own and word not in hidden]


def _of_own_year(form: Form, part: Part, words: Sequence[HeaderWord]) -> Iterator[HeaderWord]:
    """*words*, headers over those of several years with the columns of the year reported on.

    None at all where others than units are below a header of the form.
    """
    found = list(words)
    for leaf in words:
        below = _below(part, leaf, words)
        own = [word for word in below if fold(word.printed) in OWN_YEAR]
        if len(own) == 1 and own[0] in found:
            found[found.index(leaf)] = leaf._replace(columns=own[0].columns)
            found.remove(own[0])
        elif any(word.printed.strip("（）() ") not in form.vocabulary.units for word in below):
            return
    yield from found


def _below(part: Part, leaf: HeaderWord, words: Sequence[HeaderWord]) -> list[HeaderWord]:
    """The headers of no form below the header *leaf* of a column."""
    if leaf.name not in part.figure_heads:
        return []
    own = _columns_of(leaf)
    return [
        word
        for word in words
        if word.name is None and word.line > leaf.line and _columns_of(word).start in own
    ]


def _columns_of(word: HeaderWord) -> range:
    assert word.columns is not None
    return word.columns


def by_text_grid(
    form: Form, part: Part, words: Sequence[HeaderWord], read: PartOnPage
) -> HeaderMatch | None:
    """The columns by the positions of their headers on lines that are all equally wide.

    None where the page pads its lines, or the rows are printed otherwise.
    """
    width = _width(words, read) if words else 0
    placed = list(_on_grid(part, words, width)) if width else []
    starts = sorted(word.column for word in placed if word.name in part.figure_heads)
    rows = [row for row in read.rows if row.type == ROW and row.cells]
    wide = [row for row in rows if row.table.width_at(row.start) == width]
    right = sum(label_end(row) <= starts[0] for row in wide) if starts else 0
    has_gap = any(after - before > 1 for before, after in pairwise(starts))
    if not right and _has_unnamed(placed, starts):
        return HeaderMatch((), "columns-differ", tuple(word.printed for word in words))
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
        printed = tuple(word.printed for word in words)
        is_open = has_unnamed_column(match, rows)
        return HeaderMatch((), "columns-differ", printed) if is_open else None
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
    bounds = [table.bounds[line] for line in {word.line for word in words}]
    widths = {end - first for first, end in bounds}
    lines = [table.tokens[first:end] for first, end in bounds]
    is_padded = any(token.is_padding for line in lines for token in line)
    if len(widths) != 1 or is_padded or widths == {1}:
        return 0
    is_parted = all(
        token.piped or token.text.endswith("\t") for line in lines for token in line[:-1]
    )
    return widths.pop() if is_parted else 0


def _on_grid(part: Part, words: Sequence[HeaderWord], width: int) -> Iterator[HeaderWord]:
    """*words* with the columns that they cover on lines of *width* cells."""
    leaves = set(part.figure_heads)
    for _, line in groupby(words, key=attrgetter("line")):
        own = list(line)
        ends = [*(word.column for word in own[1:]), width]
        for word, end in zip(own, ends, strict=True):
            columns = range(word.column, end)
            below = (other for other in words if not other.name and other.line > word.line)
            is_lowest = not any(other.column in columns for other in below)
            if is_lowest and (word.name is None or word.name in leaves):
                columns = columns[:1]
            yield word._replace(columns=columns)


def _leaves_by_column(
    part: Part, words: Sequence[HeaderWord]
) -> list[tuple[int, HeaderWord]] | None:
    """The index of the form's column for each header of a column; None if that is open.

    Of headers that several columns share, each is of the group whose header is over it; where the
    page says no group, those further left are of the group further left.
    """
    names = set(part.figure_heads)
    leaves = [word for word in words if word.name in names]
    above = _groups(part, words)
    counts = Counter(word.name for word in leaves)
    if any(_times(part, name) > 1 and counts[name] != _times(part, name) for name in counts):
        return None
    is_in_order = groups_in_order(part, words)
    left = set(range(len(part.columns)))
    placed = []
    for word in sorted(leaves, key=lambda word: _columns_of(word).start):
        place = _columns_of(word).start
        groups = {other.name for other in above if place in _columns_of(other)}
        own = [
            index
            for index in sorted(left)
            if part.figure_heads[index] == word.name and groups <= set(part.columns[index].heads)
        ]
        if not own or (len(own) > 1 and not is_in_order):
            return None
        left.remove(own[0])
        placed.append((own[0], word))
    return placed or None


def _groups(part: Part, words: Iterable[HeaderWord]) -> list[HeaderWord]:
    """The headers over some of the columns."""
    shared = group_heads(part)
    return [word for word in words if word.name in shared]


def _is_below_groups(part: Part, index: int, leaf: HeaderWord, words: Sequence[HeaderWord]) -> bool:
    """True if the header of a column is below those of its groups, as far as they are printed."""
    groups = [word for word in _groups(part, words) if word.name in part.columns[index].heads]
    below = {word.name for word in groups if _columns_of(leaf).start in _columns_of(word)}
    return below.issuperset(word.name for word in groups)


def _totals_hold(form: Form, part: Part, rows: Iterable[Segment]) -> bool:
    """True if the totals of *rows* are the sums of their parts in the form's order."""
    path = next(row.path for row in form.rows if form.part_of[row.path] is part)
    sums, paths = sums_in(form, path), next(row.paths for row in form.rows if row.path == path)
    found = [
        totals_hold(sums, dict(zip(paths, map(read_count, row.texts), strict=True)))
        for row in rows
        if len(row.texts) == len(paths)
    ]
    return bool(found) and all(found)


def _times(part: Part, name: str | None) -> int:
    return part.figure_heads.count(name or "")


def has_page_columns(part: Part, words: Sequence[HeaderWord]) -> bool:
    """True if the page column of each header of a figure is known."""
    leaves = [word for word in words if word.name in set(part.figure_heads)]
    return bool(leaves) and all(word.columns is not None for word in leaves)
