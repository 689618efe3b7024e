# SPDX-License-Identifier: MIT
"""The header over each row: a header holds until another one of its table comes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from attrs import define, evolve, field

from ..diagnostics.collecting import Collector
from ..forms.folding import NUMBER, fold
from ..forms.form import Part
from ..forms.vocabulary import CORNER
from ..text.numerals import is_blank, shows_figure
from ..text.patterns import late
from .header_match import match_header
from .header_words import HeaderMatch, HeaderWord, Order, are_in_order
from .lost_headers import words_against
from .row_cells import RowCells, cells_below, fit
from .row_match import MatchedRow
from .segments import PartOnPage
from .token_table import Segment

#: How near to a table a line is its header.
_NEAR = 400
_WORD, _WORDS_ALONE = late(r"\w"), late(r"[^|<>。，；！？：]*[^\W_][^|<>。，；！？：]*")
_BETWEEN_WORDS = late(r"\t|,|\s{2,}")
#: Headers of columns that hold words, if anything.
_REMARKS = frozenset({"备注", "说明", "注", "附注", "备考", "情况说明"})
_BETWEEN_CELLS = late(r"[\s|]+")


@define
class Headers:
    """The headers of a page, each matched once for each part of the form under it.

    Attributes:
        text: The page.
    """

    text: str
    #: By the identities of the two parts, which are kept so that no others can have them.
    _matches: dict[tuple[int, int], tuple[Part, PartOnPage, HeaderMatch]] = field(factory=dict)
    #: The last match for parts with these columns.
    _last: dict[tuple[str, ...], HeaderMatch] = field(factory=dict)
    #: Where the last row asked ends; what is between the row before each part on the page and it.
    _read_to: int = 0
    _above: dict[int, tuple[int, int]] = field(factory=dict)

    def match(self, found: MatchedRow) -> HeaderMatch:
        """The columns under the header over *found*, which comes after all rows asked before."""
        part = found.form.part_of[found.row.path]
        key = id(part), id(found.part)
        if key not in self._matches:
            self._above.setdefault(key[1], (self._read_to, found.entry.span.start))
            self._matches[key] = part, found.part, self._new_match(found, part)
        entry = found.entry
        self._read_to = entry.table.tokens[max(entry.end - 1, entry.labels[-1].cell)].end
        return self._matches[key][-1]

    def _new_match(self, found: MatchedRow, part: Part) -> HeaderMatch:
        columns = found.row.table, *part.figure_heads
        before = self._last.get(columns)
        pieces = [] if found.part.heads else self._pieces_above(found, part)
        names_columns = _names_columns(part, found.part)
        if before is not None and not pieces and not names_columns:
            match = before
        else:
            match = match_header(found.form, part, found.part, pieces)
        words = None if pieces else self._words_against(found, part, match, names_columns)
        if before is None and not (words or pieces or names_columns):
            words = _words_below(found, part)
        if words:
            match = HeaderMatch((), "columns-differ", (words,))
        if match.is_open and self._prints_all(found, part):
            match = HeaderMatch((tuple(range(len(part.columns))),))
        if before is not None and not pieces and match.code == "head-missing":
            match = _held(before, match, part, found.part)
        self._last[columns] = match
        return match

    def _pieces_above(self, found: MatchedRow, part: Part) -> list[HeaderWord]:
        """The words of the lines right above a row that are all parts of its columns' headers.

        They are a header of which the page prints no word whole.
        """
        start = found.entry.span.start
        lines = self.text[max(0, start - _NEAR) : start].rpartition("\n")[0].splitlines()
        known = "\n".join(map(fold, part.heads))
        words: list[HeaderWord] = []
        for number, line in reversed(list(enumerate(lines))):
            own = list(filter(str.strip, _BETWEEN_CELLS.split(line)))
            if not all(fold(word) in known for word in own):
                break
            words[:0] = [HeaderWord(None, word, number, at, None) for at, word in enumerate(own)]
        return words if len(words) > 1 else []

    def _prints_all(self, found: MatchedRow, part: Part) -> bool:
        """True if the characters right above a row are the form's whole header, though cut up."""
        names = {label.name for segment in found.part.heads for label in segment.labels}
        if names.issuperset(part.heads):
            return False
        above = self.text[slice(*self._above[id(found.part)])][-_NEAR:]
        return fold("".join(above.split())).endswith(fold("".join(part.heads)))

    def _words_against(
        self, found: MatchedRow, part: Part, match: HeaderMatch, names_columns: bool
    ) -> str | None:
        """The words above the rows of a part with which their columns are not those of *match*.

        As many words as the first row has cells are a header that no form has.
        """
        heads = found.part.heads
        known = {label.name for segment in heads for label in segment.labels}
        if match.is_open or (names_columns and known.issuperset(part.heads)):
            return None
        above = self.text[slice(*self._above[id(found.part)])]
        if not heads:
            lines = list(filter(_WORD.search, above[-_NEAR:].splitlines()))
            if words := _as_wide(lines, next(iter(found.part.rows))):
                return words
        tokens = (head.table.tokens[head.labels[0].cell : head.end] for head in heads)
        known.update(fold(token.printed) for token in chain.from_iterable(tokens))
        is_known = names_columns and match.code != "head-missing"
        return words_against(found, match.orders[0], above, known, order_alone=is_known)


def _words_below(found: MatchedRow, part: Part) -> str | None:
    """The headers of a part that its table prints below its rows, if in another order."""
    names = [token.kind for token in found.entry.table.tokens if token.kind in part.figure_heads]
    is_whole = are_in_order(part, tuple(range(len(part.columns))), names, is_line=True)
    return None if is_whole else "、".join(names)


def _as_wide(lines: Sequence[str], row: Segment) -> str | None:
    """The words right above a row, of the last of *lines* or one a line, if they are as many."""
    count = row.end - row.labels[-1].line
    last = [word.strip() for word in _BETWEEN_WORDS.split(lines[-1].strip())] if lines else []
    is_stacked = row.labels[-1].cell >= 0 and row.table.width_at(row.labels[-1].cell) == 1
    words = list(map(str.strip, lines[-count:])) if is_stacked else last
    is_header = len(words) == count > 1 and not any(
        shows_figure(word) or not _WORDS_ALONE.fullmatch(fold(word)) or NUMBER.match(fold(word))
        for word in words
    )
    return "、".join(words) if is_header else None


def _names_columns(part: Part, read: PartOnPage) -> bool:
    """True if a header on the page says anything of columns, or might."""
    names = {label.name for segment in read.heads for label in segment.labels}
    if names == {part.figure_heads[-1]} and len(part.columns) > 1:
        # The name of a row of totals, on a line of its own.
        return False
    words = (text for segment in read.heads for text in segment.texts)
    # Above the labels of rows is a header of no column.
    return bool(names - {part.corner, CORNER} | names & set(part.figure_heads)) or not all(
        map(is_blank, words)
    )


def _held(before: HeaderMatch, match: HeaderMatch, part: Part, read: PartOnPage) -> HeaderMatch:
    """The columns under a header of which words are missing, where the one *before* has others.

    They are those of the header before if the words begin it; else they are open.
    """
    whole = tuple(range(len(part.columns)))
    if before.orders[:1] == (whole,):
        return match
    names = [label.name for segment in read.heads for label in segment.labels]
    leaves = [name for name in names if name in part.figure_heads]
    order = before.orders[0] if before.orders else ()
    heads = [None if column is None else part.figure_heads[column] for column in order]
    if leaves == heads[: len(leaves)]:
        is_open = before.is_open
        return before if is_open else evolve(before, code=match.code, labels=match.labels)
    if before.is_open and len(leaves) * 2 > len(whole):
        return match
    return HeaderMatch((), "columns-differ", tuple(names))


def with_orders(rows: Sequence[MatchedRow], matches: Mapping[int, HeaderMatch]) -> list[MatchedRow]:
    """*rows*, each with the order of its columns.

    Where a header allows two numbers of columns, the rows under it decide, if they agree.
    """
    below: defaultdict[int, list[MatchedRow]] = defaultdict(list)
    for row in rows:
        below[id(matches[id(row.entry)])].append(row)
    chosen = {key: _chosen(matches[id(own[0].entry)], own) for key, own in below.items()}
    # A part of a table on another page of a file may have columns of its own.
    parts: defaultdict[tuple[int, int], list[RowCells | None]] = defaultdict(list)
    placed = []
    for row, number in zip(rows, _grid_numbers(rows), strict=True):
        match = matches[id(row.entry)]
        own = row._replace(order=chosen[id(match)], cells=cells_below(match, row.entry))
        placed.append(((id(match), number), own))
        parts[id(match), number].append(own.cells)
    below_headers = {key: fit(cells) for key, cells in parts.items()}
    return [row if below_headers[key] else row._replace(cells=None) for key, row in placed]


def _grid_numbers(rows: Iterable[MatchedRow]) -> Iterator[int]:
    """For each row the number of the grid it is in: one begins where rows count from 0 again."""
    number = last = 0
    for row in rows:
        cell = next((token.cell for token in row.entry.cells), None)
        if cell is not None:
            number += cell.row < last
            last = cell.row
        yield number


def _chosen(match: HeaderMatch, rows: Sequence[MatchedRow]) -> Order:
    if len(match.orders) < 2:
        return match.orders[0] if match.orders else ()
    whole, partial = match.orders
    if match.code == "column-added" and not (
        all(row.entry.table.is_piped for row in rows) or _REMARKS.issuperset(match.labels)
    ):
        # Without pipes any of the cells may be blank; only remarks often are.
        return whole
    widths = Counter(
        row.entry.end - row.entry.start for row in rows if not all(map(is_blank, row.entry.texts))
    )
    return partial if max(widths, key=widths.__getitem__, default=0) == len(partial) else whole


def report_header(match: HeaderMatch, row: MatchedRow, path: str, collector: Collector) -> None:
    """Report how a header differs from the form's."""
    if match.code is None:
        return
    place = row.part.heads[0].span if row.part.heads else row.entry.span
    is_partial = match.code != "column-added" and match.orders[1:] == (row.order,)
    collector.add(
        "column-missing" if is_partial else match.code, place, path, labels="、".join(match.labels)
    )
