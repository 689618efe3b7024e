# SPDX-License-Identifier: MIT
"""The columns by the places of their headers: in the file's grid, or on lines of one width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from ..forms.form import Part
from .header_words import HeaderMatch, HeaderWord, groups_in_order, in_groups, in_order
from .segments import PartOnPage


def by_page_column(part: Part, words: Sequence[HeaderWord]) -> HeaderMatch | None:
    """The columns by the page columns of their headers; None where these are not all known."""
    if not words or any(word.cell is None for word in words):
        return None
    placed = _leaves_by_column(part, words)
    if placed is None:
        return None
    columns: list[range | None] = [None] * len(part.columns)
    for index, word in placed:
        columns[index] = _columns_of(word)
    covered = [column for columns_ in columns if columns_ for column in columns_]
    if len(covered) != len(set(covered)):
        return None
    left = min(covered)
    unknown = [
        word
        for word in words
        if word.name not in part.figure_heads
        and _columns_of(word).start >= left
        and not set(_columns_of(word)) & set(covered)
    ]
    slots = sorted(
        [(_columns_of(word).start, index) for index, word in placed]
        + [(_columns_of(word).start, None) for word in unknown],
        key=lambda slot: slot[0],
    )
    order = tuple(index for _, index in slots)
    missing = tuple(
        head for head, column in zip(part.figure_heads, columns, strict=True) if column is None
    )
    identity = tuple(range(len(part.columns)))
    code = (
        "column-missing"
        if missing
        else "column-added"
        if unknown
        else "columns-reordered"
        if order != identity
        else None
    )
    labels = missing or tuple(word.printed for word in (unknown or words))
    extra = tuple(word.printed for word in unknown)
    return HeaderMatch((order,), code, labels if code else (), extra, tuple(columns))


def _columns_of(word: HeaderWord) -> range:
    assert word.cell is not None
    return range(word.cell.column, word.cell.column + word.cell.column_span)


def by_text_grid(part: Part, words: Sequence[HeaderWord], read: PartOnPage) -> HeaderMatch | None:
    """The columns by the positions of their headers on lines that are all equally wide.

    None where the page pads its lines, or two headers of columns are at one position.
    """
    leaves = [word for word in words if word.name in set(part.figure_heads)]
    lines = {word.line for word in leaves}
    if len(lines) < 2 or len(leaves) != len(part.columns):
        return None
    table = read.heads[0].table
    bounds = [table.bounds[line] for line in lines]
    own = [token for first, end in bounds for token in table.tokens[first:end]]
    widths = {end - first for first, end in bounds}
    columns = [word.column for word in leaves]
    if len(widths) > 1 or len(columns) != len(set(columns)):
        return None
    if any(token.is_padding or not token.piped for token in own):
        return None
    left_to_right = sorted(leaves, key=lambda word: word.column)
    indices = in_groups(part, [word.name for word in left_to_right if word.name])
    if indices is None or not groups_in_order(part, words):
        return None
    match = in_order(tuple(indices), part, left_to_right)
    return evolve(match, positions=tuple(sorted(columns)), width=widths.pop())


def _leaves_by_column(
    part: Part, words: Sequence[HeaderWord]
) -> list[tuple[int, HeaderWord]] | None:
    """The index of the form's column for each header of a column; None if that is open.

    Of headers that several columns share, each is of the group whose header is over it; where the
    page says no group, those further left are of the group further left.
    """
    names = set(part.figure_heads)
    leaves = [word for word in words if word.name in names]
    above = [word for word in words if word.name and word.name not in names]
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


def _times(part: Part, name: str | None) -> int:
    return part.figure_heads.count(name or "")


def has_page_columns(part: Part, words: Sequence[HeaderWord]) -> bool:
    """True if the page column of each header of a figure is known."""
    leaves = set(part.figure_heads)
    return all(word.cell is not None for word in words if word.name in leaves)
