# SPDX-License-Identifier: MIT
"""Numbers of rows before their labels, which are no figures: an index, or a column of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..forms.vocabulary import BLANK, FIGURE, GROUP, HEAD, OVER_NUMBERS, ROW, TEXT
from ..text.patterns import late
from .cell_kinds import CUT, first_on_line, lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in, places_of

#: In tables with fewer rows a rising number may be a figure, below 序号 as without a header.
_FEWEST_SERIAL, _FEWEST_BELOW_HEADER = 4, 2

#: Before the first row of a table, and after rows that are left out, any number may be next.
_ANY: Final = -2

#: A row below an index has at least this many cells besides it.
_FEWEST_CELLS = 2

#: A number of a list, in characters of half width, or a code that ends in one: A01.
_SERIAL = late(r"\(?[A-Z]?([0-9]{1,3})\)?[.、,]?")


def drop_index(tokens: list[Token], context: TableContext) -> list[Token]:
    """Drop the numbers 0, 1, 2 … before the rows of each data frame that pandas prints as text.

    They begin all lines with figures, and begin again at 0 only below a header, or before one that
    is in the frame. Where the columns of the frame have no names the header is their numbers,
    which are dropped as well, and so is the line of dots for rows that are left out. A few rows
    show an index only if they have all their figures besides it, or a cell below each header.
    """
    if "0" in (token.printed for token in tokens):
        tokens = _without_column_numbers(tokens)
    figure = next(places_of({FIGURE}, tokens), 0)
    # The numbers of columns come after a blank cell.
    first = first_on_line(tokens, figure) if tokens else 0
    if not tokens or (tokens[first].kind != BLANK and _number(tokens[first]) < 0):
        return tokens
    gone: set[int] = set()
    follows, is_numbered = _ANY, False
    for first, end in lines_of(tokens):
        line = tokens[first:end]
        kinds = kinds_in(line)
        if _are_column_numbers(line) or _is_cut(line):
            gone.update(range(first, end))
            follows, is_numbered = (_ANY, is_numbered) if _is_cut(line) else (-1, True)
            continue
        if FIGURE not in kinds:
            follows, is_numbered = -1, False
            continue
        follows = _number(line[0]) if follows == _ANY else follows + 1
        is_row = kinds[-1] in (FIGURE, BLANK) and len(kinds) > _FEWEST_CELLS
        role = context.role_of.get(kinds[1]) if len(kinds) > 1 else None
        is_numbered = is_numbered or role == HEAD
        is_row = is_numbered or (is_row and (role in (GROUP, ROW) or bool(gone)))
        if _number(line[0]) != follows or follows < 0 or not is_row:
            return tokens
        gone.add(first)
    if len(gone) < _FEWEST_BELOW_HEADER:
        return tokens
    return [token for index, token in enumerate(tokens) if index not in gone]


def _without_column_numbers(tokens: list[Token]) -> list[Token]:
    """*tokens* without lines 0, 1, 2 … each over a line of as many cells without a figure.

    So data frames without names of columns are printed where the index of their rows is left out.
    """
    gone: set[int] = set()
    for (first, end), (below, last) in pairwise(lines_of(tokens)):
        is_as_wide = 1 < end - first == last - below and FIGURE not in kinds_in(tokens[below:last])
        if is_as_wide and list(map(_number, tokens[first:end])) == list(range(end - first)):
            gone.update(range(first, end))
    return [token for index, token in enumerate(tokens) if index not in gone] if gone else tokens


def _number(token: Token) -> int:
    """The number that a cell prints in digits; -1 for any other cell."""
    return int(token.printed) if token.printed.isdecimal() else -1


def _is_cut(tokens: Sequence[Token]) -> bool:
    """True if a line prints dots for the cells of rows that are left out."""
    return len(tokens) > 1 and all(token.printed in CUT for token in tokens)


def _are_column_numbers(tokens: Sequence[Token]) -> bool:
    """True if a line prints 0, 1, 2 … and nothing else, but for dots for columns left out."""
    printed = [token.printed for token in tokens if token.printed]
    numbers = [text for text in printed if text not in CUT]
    places = map(_number, (token for token in tokens if token.printed in numbers))
    steps = {after - before for before, after in pairwise(places)}
    is_cut = len(numbers) < len(printed)
    return numbers[:1] == ["0"] and (steps == {1} or (is_cut and 1 in steps and min(steps) > 0))


def drop_serial_numbers(tokens: list[Token], context: TableContext) -> list[Token]:
    """Drop the numbers 1, 2, 3 … right before the labels of rows, where each label has one."""
    labels = list(places_of(context.form.shapes, tokens))
    has_header = _is_over_numbers(tokens[: min(labels, default=0)])
    if len(labels) < (_FEWEST_BELOW_HEADER if has_header else _FEWEST_SERIAL):
        return tokens
    numbers = [_serial_number(tokens[index - 1]) if index else None for index in labels]
    if not numbers[0] or numbers != list(range(numbers[0], numbers[0] + len(labels))):
        return tokens
    gone = {index - 1 for index in labels}
    return [token for index, token in enumerate(tokens) if index not in gone]


def drop_row_numbers(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take the numbers before labels for blank cells, below headers that begin with 序号.

    Below headers without it they may be figures, unless those of all the table are in sequence.
    """
    if not _is_over_numbers(tokens):
        return tokens
    numbers: dict[int, int] = {}
    below_header: set[int] = set()
    is_below = was_header = False
    for first, end in lines_of(tokens):
        line = tokens[first:end]
        is_over = _is_over_numbers(line)
        is_header = is_over or HEAD in map(context.role_of.get, kinds_in(line))
        is_below = is_over or (is_below and (was_header or not is_header))
        was_header = is_header
        place = next((index for index in range(first, end) if tokens[index].kind != BLANK), end)
        is_label = place + 1 < end and tokens[place + 1].kind in context.role_of
        number = _serial_number(tokens[place]) if is_label else None
        if number is not None:
            numbers[place] = number
            below_header |= {place} if is_below else set()
    start = next(iter(numbers.values()), 0)
    if list(numbers.values()) == list(range(start, start + len(numbers))):
        below_header.update(numbers)
    return [
        token._replace(kind=BLANK) if index in below_header else token
        for index, token in enumerate(tokens)
    ]


def _is_over_numbers(tokens: Sequence[Token]) -> bool:
    """True if one of *tokens* is the header over the numbers of rows, before the other headers."""
    return any(tokens[index].printed in OVER_NUMBERS for index in places_of({BLANK}, tokens))


def _serial_number(token: Token) -> int | None:
    """The number of a cell that prints one, with the marks of a list or without: `1`, `1.`, `①`."""
    if token.kind not in (FIGURE, TEXT):
        return None
    match = _SERIAL.fullmatch(unicodedata.normalize("NFKC", token.printed))
    return int(match[1]) if match else None
