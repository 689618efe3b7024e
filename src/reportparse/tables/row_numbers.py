# SPDX-License-Identifier: MIT
"""Numbers of rows before their labels, which are no figures: an index, or a column of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from ..forms.vocabulary import BLANK, FIGURE, GROUP, HEAD, OVER_NUMBERS, ROW, TEXT
from ..text.patterns import late
from .cell_kinds import lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in, places_of

#: In tables with fewer rows a rising number may be a figure, below 序号 as without a header.
_FEWEST_SERIAL, _FEWEST_BELOW_HEADER = 4, 2

#: A row below an index has at least this many cells besides it.
_FEWEST_CELLS = 2

#: A number of a list, in characters of half width.
_SERIAL = late(r"\(?([0-9]{1,3})\)?[.、,]?")


def drop_index(tokens: list[Token], context: TableContext) -> list[Token]:
    """Drop the numbers 0, 1, 2 … before the rows of each data frame that pandas prints as text.

    They begin all lines with figures, and begin again at 0 only below a header, or before one that
    is in the frame. Where the columns of the frame have no names the header is their numbers,
    which are dropped as well.
    """
    gone: set[int] = set()
    follows, is_numbered = -1, False
    for first, end in lines_of(tokens):
        kinds = kinds_in(tokens[first:end])
        if _are_column_numbers(tokens[first:end]):
            gone.update(range(first, end))
            follows, is_numbered = -1, True
            continue
        if FIGURE not in kinds:
            follows, is_numbered = -1, False
            continue
        follows += 1
        is_row = kinds[-1] in (FIGURE, BLANK) and len(kinds) > _FEWEST_CELLS
        role = context.role_of.get(kinds[1]) if len(kinds) > 1 else None
        is_numbered = is_numbered or role == HEAD
        is_row = is_numbered or (is_row and (role in (GROUP, ROW) or bool(gone)))
        if tokens[first].printed != str(follows) or not is_row:
            return tokens
        gone.add(first)
    if len(gone) < _FEWEST_SERIAL:
        return tokens
    return [token for index, token in enumerate(tokens) if index not in gone]


def _are_column_numbers(tokens: Sequence[Token]) -> bool:
    """True if a line prints 0, 1, 2 … and nothing else."""
    numbers = [token.printed for token in tokens if token.printed]
    return len(numbers) > 1 and numbers == list(map(str, range(len(numbers))))


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


def _is_over_numbers(tokens: Iterable[Token]) -> bool:
    """True if one of *tokens* is the header over the numbers of rows, before the other headers."""
    return any(token.kind == BLANK and token.printed in OVER_NUMBERS for token in tokens)


def _serial_number(token: Token) -> int | None:
    """The number of a cell that prints one, with the marks of a list or without: `1`, `1.`, `①`."""
    if token.kind not in (FIGURE, TEXT):
        return None
    match = _SERIAL.fullmatch(unicodedata.normalize("NFKC", token.printed))
    return int(match[1]) if match else None
