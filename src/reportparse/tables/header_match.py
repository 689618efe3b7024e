# SPDX-License-Identifier: MIT
"""The printed column headers -> the order of the form's columns on the page.

Where the page column of each header is known, that decides. Else a line that names all columns
gives their order; a header over several lines is read line by line, and the total, which pages
print at the end of either line, may only end one. A header that can be read in two ways, or that
names a column the form does not have in a place that is not certain, gives no order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve, frozen

from ..forms.folding import fold
from ..forms.model import Form, Part
from ..forms.vocabulary import FIGURE, TEXT
from ..text.grids import GridCell
from .cell_kinds import FOREIGN
from .header_pieces import pieced_together
from .segments import PartOnPage, Segment
from .tokens import Token

#: A row's cells from left to right: the index of the form's column, or None for another column.
Order = tuple[int | None, ...]


@frozen
class HeaderMatch:
    """The columns under a header.

    Attributes:
        orders: The orders that the header allows, at most one for each number of columns; none
            if it leaves them open.
        code: Its difference from the form's header, as a code of the diagnostics, if it has one.
        labels: The labels that are missing, unknown or in another order.
        extra: The printed headers of the columns that the form does not have, in their order.
        grid_columns: The page column of each of the form's columns, where a grid is known.
        positions: Of the headers of one order on their line: number of cells before each.
        width: Number of cells on that line; 0 where several lines name the columns.
    """

    orders: tuple[Order, ...]
    code: str | None = None
    labels: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    grid_columns: tuple[range | None, ...] | None = None
    positions: tuple[int, ...] = ()
    width: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the columns are left open."""
        return not self.orders


class HeaderWord(NamedTuple):
    """A cell of the header.

    Attributes:
        name: Its name in the vocabulary, if the form's header has it.
        printed: Its characters.
        line: Number of its line in the table.
        column: Number of cells before it on that line.
        cell: Its place in the file's grid, where that is known.
    """

    name: str | None
    printed: str
    line: int
    column: int
    cell: GridCell | None


def match_header(form: Form, part: Part, read: PartOnPage) -> HeaderMatch:
    """The columns of the rows of *part* under the header of *read*."""
    identity: Order = tuple(range(len(part.columns)))
    words = list(_words(part, read.heads))
    seen = tuple(word.name for word in words)
    if seen == part.heads and not _has_columns(words, part):
        return _by_text_grid(part, words, read) or HeaderMatch((identity,))
    unknown = [word for word in words if word.name is None]
    if unknown and _is_of_other_part(form, part, read):
        labels = tuple(word.printed for word in words)
        return HeaderMatch((identity,), "head-of-other-part", labels)
    if _is_right_to_left(part, words):
        return HeaderMatch((), "columns-differ", tuple(word.printed for word in words))
    is_broken = any(form.vocabulary.is_part(fold(word.printed)) for word in unknown)
    match = _by_page_column(part, words)
    if match is None and not is_broken:
        match = _by_text_grid(part, words, read)
    if match is None and not is_broken:
        match = _by_one_line(part, words, read)
    if match is not None:
        return match
    named = seen
    if unknown:
        pieced = pieced_together(form, part, [(word.name, word.printed) for word in words])
        if pieced is None or not _totals_end_lines(part, words):
            return HeaderMatch((), "columns-differ", tuple(word.printed for word in unknown))
        named = pieced
    order = _by_lines(part, words) if not unknown else _flat(part, named, pieced=True)
    if order is None:
        return HeaderMatch((), "columns-differ", tuple(word.printed for word in words))
    missing = Counter(part.heads) - Counter(name for name in named if name)
    if missing:
        return (
            HeaderMatch((order,), "head-missing", tuple(missing))
            if order == identity
            else (HeaderMatch((), "columns-differ", tuple(word.printed for word in words)))
        )
    return _reordered(order, identity, words)


def _is_right_to_left(part: Part, words: Sequence[HeaderWord]) -> bool:
    """Whether the header of the labels is printed after one of figures."""
    leaves = set(part.figure_heads)
    if not part.heads or part.heads[0] in leaves or not part.rows[0].name:
        return False
    seen = [word.name for word in words]
    if part.caption is None or part.heads[0] not in seen:
        return False
    place = seen.index(part.heads[0])
    return any(name in leaves for name in seen[:place])


def _totals_end_lines(part: Part, words: Iterable[HeaderWord]) -> bool:
    """Whether each line of a broken header that prints the total ends with it."""
    total = part.figure_heads[-1]
    lines: defaultdict[int, list[bool]] = defaultdict(list)
    for word in words:
        is_total = word.name == total or (not word.name and total.startswith(word.printed))
        lines[word.line].append(is_total)
    return all(line[-1] for line in lines.values() if any(line))


def _reordered(order: Order, identity: Order, words: Iterable[HeaderWord]) -> HeaderMatch:
    if order == identity:
        return HeaderMatch((order,))
    return HeaderMatch((order,), "columns-reordered", tuple(word.printed for word in words))


def _words(part: Part, heads: Iterable[Segment]) -> Iterator[HeaderWord]:
    """The cells of the header in order; those that are not in the form's header have no name."""
    expected = set(part.heads)
    for segment in heads:
        tokens = segment.table.tokens
        for label in segment.labels:
            name = label.name if label.name in expected else None
            yield _word(name, tokens, label.cell, segment)
        for index in range(segment.start, segment.end):
            if tokens[index].kind in (TEXT, FIGURE, FOREIGN):
                yield _word(None, tokens, index, segment)


def _word(name: str | None, tokens: Sequence[Token], index: int, segment: Segment) -> HeaderWord:
    token = tokens[index]
    first = segment.table.first_on_line(index)
    return HeaderWord(name, token.printed, token.line, index - first, token.cell)


def _is_of_other_part(form: Form, part: Part, read: PartOnPage) -> bool:
    """Whether the header is, word for word, that of another part with as many columns."""
    seen = tuple(label.name for segment in read.heads for label in segment.labels)
    others = (other for table in form.tables for other in table.parts if part in table.parts)
    has_words = any(text.strip() for segment in read.heads for text in segment.texts)
    return not has_words and any(
        other.heads == seen and len(other.columns) == len(part.columns) for other in others
    )


def _has_columns(words: Sequence[HeaderWord], part: Part) -> bool:
    leaves = set(part.figure_heads)
    return all(word.cell is not None for word in words if word.name in leaves)


# --- by page column -------------------------------------------------------------------------


def _by_page_column(part: Part, words: Sequence[HeaderWord]) -> HeaderMatch | None:
    """The columns by the page columns of their headers; None where these are not all known."""
    if not words or any(word.cell is None for word in words):
        return None
    leaves = [word for word in words if word.name in set(part.figure_heads)]
    placed = _leaves_by_column(part, leaves)
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


def _by_text_grid(part: Part, words: Sequence[HeaderWord], read: PartOnPage) -> HeaderMatch | None:
    """The columns by the positions of their headers on lines that are all equally wide.

    None where the page pads its lines, or two headers of columns are at one position.
    """
    leaves = [word for word in words if word.name in set(part.figure_heads)]
    lines = {word.line for word in leaves}
    if len(lines) < 2 or len(leaves) != len(part.columns):
        return None
    tokens = read.heads[0].table.tokens
    own = [token for token in tokens if token.line in lines]
    widths = set(Counter(token.line for token in own).values())
    columns = [word.column for word in leaves]
    if len(widths) > 1 or len(columns) != len(set(columns)):
        return None
    if any(token.is_padding or not token.piped for token in own):
        return None
    left_to_right = sorted(leaves, key=lambda word: word.column)
    indices = _in_groups(part, [word.name for word in left_to_right if word.name])
    if indices is None:
        return None
    match = _reordered(tuple(indices), tuple(range(len(part.columns))), left_to_right)
    return evolve(match, positions=tuple(sorted(columns)), width=widths.pop())


def _leaves_by_column(
    part: Part, leaves: Sequence[HeaderWord]
) -> list[tuple[int, HeaderWord]] | None:
    """The index of the form's column for each of *leaves*; None if that is open.

    Of headers that several columns share, those further left are of the group further left.
    """
    left_to_right = sorted(leaves, key=lambda word: _columns_of(word).start)
    indices: defaultdict[str, list[int]] = defaultdict(list)
    for index, head in enumerate(part.figure_heads):
        indices[head].append(index)
    placed = []
    counts = Counter(word.name for word in leaves)
    for word in left_to_right:
        own = indices[word.name or ""]
        if len(own) < 1 or counts[word.name] > 1 and counts[word.name] != _times(part, word.name):
            return None
        placed.append((own.pop(0), word))
    if any(_times(part, name) > 1 and counts[name] != _times(part, name) for name in counts):
        return None
    return placed or None


def _times(part: Part, name: str | None) -> int:
    return part.figure_heads.count(name or "")


# --- by the lines of the text ----------------------------------------------------------------


def _by_one_line(part: Part, words: Sequence[HeaderWord], read: PartOnPage) -> HeaderMatch | None:
    """The columns in the order of the one line that names columns; None if there are more."""
    leaves = set(part.figure_heads)
    lines = {word.line for word in words if word.name in leaves}
    if len(lines) != 1:
        return None
    (line,) = lines
    depth = _common_depth(part)
    groups = {head for column in part.columns for head in column.heads[depth:-1]}
    if any(word.name in groups and word.line == line for word in words):
        return None
    if any(word.name is None and word.line != line for word in words):
        return None
    slots = [
        word for word in words if word.line == line and (word.name in leaves or word.name is None)
    ]
    if slots and slots[0].name is None and slots[0].column == 0 and _labels_begin_rows(read):
        slots = slots[1:]
    chunks = _in_groups(part, [word.name for word in slots if word.name])
    if chunks is None or not _groups_in_order(part, words):
        return None
    indices = iter(chunks)
    order = tuple(None if word.name is None else next(indices) for word in slots)
    match = _of_one_line(part, order, slots)
    if len(match.orders) > 1:
        return match
    table = read.heads[0].table
    width = sum(token.line == line for token in table.tokens if token.piped)
    return evolve(match, positions=tuple(word.column for word in slots), width=width)


def _of_one_line(part: Part, order: Order, slots: Sequence[HeaderWord]) -> HeaderMatch:
    identity: Order = tuple(range(len(part.columns)))
    unknown = tuple(word.printed for word in slots if word.name is None)
    own = [index for index in order if index is not None]
    missing = tuple(head for index, head in enumerate(part.figure_heads) if index not in own)
    if not missing and not unknown:
        return _reordered(order, identity, slots)
    if not missing:
        return HeaderMatch((order,), "column-added", unknown, unknown)
    if own == sorted(own) and not unknown:
        # The rows tell whether the column or only its header is missing.
        return HeaderMatch((identity, order), "head-missing", missing)
    return HeaderMatch((order,), "column-missing", missing, unknown)


def _labels_begin_rows(read: PartOnPage) -> bool:
    """Whether the labels of the rows are in the first column."""
    columns = [segment.labels[-1].column for segment in read.rows if segment.name]
    return bool(columns) and min(columns) == 0


def _in_groups(part: Part, names: Sequence[str]) -> list[int] | None:
    """The index of the form's column for each header name; None if that is open.

    Where groups of columns share their headers the names come group by group.
    """
    heads = part.figure_heads
    if len(set(heads)) == len(heads):
        if len(set(names)) != len(names):
            return None
        return [heads.index(name) for name in names]
    if len(names) != len(heads):
        return None
    found: list[int] = []
    for start, end in _groups(part):
        chunk, own = list(names[start:end]), list(heads[start:end])
        if sorted(chunk) != sorted(own):
            return None
        found += [start + own.index(name) for name in chunk]
    return found


def _groups(part: Part) -> Iterator[tuple[int, int]]:
    """The first index and the index after the last of the columns under each header above them."""
    starts = [
        index
        for index, column in enumerate(part.columns)
        if not index or column.heads[:-1] != part.columns[index - 1].heads[:-1]
    ]
    return pairwise([*starts, len(part.columns)])


def _groups_in_order(part: Part, words: Iterable[HeaderWord]) -> bool:
    """Whether the headers above others are in the form's order, if all are printed."""
    depth = _common_depth(part)
    groups = {head for column in part.columns for head in column.heads[depth:-1]}
    seen = [word.name for word in words if word.name in groups]
    expected = [head for head in part.heads if head in groups]
    return len(seen) == len(set(seen)) and seen == [head for head in expected if head in seen]


def _by_lines(part: Part, words: Sequence[HeaderWord]) -> Order | None:
    """The order of the columns under a header of several lines; None if it is open."""
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        by_line[word.line].append(word.name or "")
    lines = list(by_line.values())
    if all(len(line) == 1 for line in lines):
        return _flat(part, [name for line in lines for name in line])
    if len(set(part.figure_heads)) != len(part.figure_heads):
        return _flat(part, [name for line in lines for name in line])
    total = part.figure_heads[-1]
    is_tree = any(len(column.heads) != len(part.columns[0].heads) for column in part.columns)
    if is_tree and any(total in line[:-1] for line in lines):
        return None
    tree = _tree(part)
    ordered: dict[str, list[str]] = {}
    for parent, siblings in tree.items():
        own = _sibling_order(siblings, lines)
        if own is None:
            return None
        ordered[parent] = own
    return tuple(part.figure_heads.index(name) for name in _leaves(ordered, "", tree))


def _tree(part: Part) -> dict[str, list[str]]:
    """The headers directly under each header, the topmost under the empty name."""
    depth = _common_depth(part)
    tree: defaultdict[str, list[str]] = defaultdict(list)
    for column in part.columns:
        chain = ("", *column.heads[depth:])
        for parent, child in pairwise(chain):
            if child not in tree[parent]:
                tree[parent].append(child)
    return dict(tree)


def _common_depth(part: Part) -> int:
    """Number of headers that are over all columns."""
    first = part.columns[0].heads
    depth = 0
    while depth < len(first) - 1 and all(
        column.heads[depth : depth + 1] == first[depth : depth + 1] for column in part.columns
    ):
        depth += 1
    return depth


def _sibling_order(siblings: Sequence[str], lines: Sequence[Sequence[str]]) -> list[str] | None:
    """The order of headers next to each other: that of the line that has all, else the form's."""
    for line in lines:
        own = [name for name in line if name in siblings]
        if sorted(own) == sorted(siblings):
            return own
    for line in lines:
        own = [name for name in line if name in siblings]
        if own != [name for name in siblings if name in own]:
            return None
    return list(siblings)


def _leaves(
    ordered: dict[str, list[str]], parent: str, tree: dict[str, list[str]]
) -> Iterator[str]:
    for child in ordered[parent]:
        if child in tree:
            yield from _leaves(ordered, child, tree)
        else:
            yield child


def _flat(part: Part, names: Sequence[str | None], *, pieced: bool = False) -> Order | None:
    """The form's order, if a header whose lines are not known is printed in it."""
    leaves, total = set(part.figure_heads), part.figure_heads[-1]
    unique = pieced or part.figure_heads.count(total) == 1
    settled = [name for name in names if not (unique and name == total)]
    whole = [name for name in part.heads if not (unique and name == total)]
    for are_leaves in (True, False):
        own = [name for name in settled if (name in leaves) is are_leaves]
        if not _is_subsequence(own, [name for name in whole if (name in leaves) is are_leaves]):
            return None
    if unique and not pieced and total in names and not _ends_a_line(part, names, total):
        return None
    return tuple(range(len(part.columns)))


def _ends_a_line(part: Part, names: Sequence[str | None], total: str) -> bool:
    """Whether the total comes where the form prints it, or last."""
    place = names.index(total)
    if place == len(names) - 1:
        return True
    before = part.heads[: part.heads.index(total)]
    return (
        set(names[:place]) <= set(before)
        and part.heads.index(total) < len(part.heads) - 1
        and (not set(names[place + 1 :]) & set(before))
    )


def _is_subsequence(some: Iterable[str | None], whole: Iterable[str]) -> bool:
    rest = iter(whole)
    return all(any(name == other for other in rest) for name in some)
