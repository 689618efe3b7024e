# SPDX-License-Identifier: MIT
"""Repair cells that the extractor split, merged or dropped.

Each repair is made only where one reading is possible: pieces are joined if together they are a
label of the form, digits without blanks are split if they are as many as the row has figures,
blank cells are inserted where padding or blank lines show exactly how many are missing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile, zip_longest
from operator import attrgetter

from ..forms.folding import fold
from ..forms.vocabulary import BLANK, FIGURE, GROUP, HEAD, OVER_NUMBERS, ROW, TEXT
from ..text.patterns import late
from ..text.source import BLANKS
from .cell_kinds import PADDING, lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in, places_of

#: In tables with fewer rows a rising number may be a figure, below 序号 as without a header.
_FEWEST_SERIAL, _FEWEST_BELOW_HEADER = 4, 2

#: A row below an index has at least this many cells besides it.
_FEWEST_CELLS = 2

#: A number of a list, in characters of half width.
_SERIAL = late(r"\(?([0-9]{1,3})\)?[.、,]?")

#: A label is split into this many cells at most.
_MOST_PIECES = 4

_TEXT = attrgetter("text")


def join_broken_labels(tokens: list[Token], context: TableContext) -> list[Token]:
    """Join cells that only together print a label: `商业` and `企业`."""
    labels = [tokens[index] for index in places_of(context.role_of, tokens)]
    meant = map(context.form.vocabulary.meant, map(_TEXT, labels))
    if TEXT not in kinds_in(labels) and not any(meant):
        return tokens
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        end, kind = 0, ""
        if _may_be_broken(tokens, context, index):
            end, kind = _joined(tokens, context, index)
        if end:
            pieces = tokens[index:end]
            text, stop = "".join(piece.text for piece in pieces), pieces[-1].span.end
            line = pieces[-1].line
            joined.append(pieces[0]._replace(kind=kind, text=text, stop=stop, line=line))
        else:
            joined.append(tokens[index])
        index = end or index + 1
    return joined


def _may_be_broken(tokens: Sequence[Token], context: TableContext, index: int) -> bool:
    """True if a cell is part of a label, and the next is not a label, figure or blank."""
    if index + 1 >= len(tokens) or tokens[index + 1].kind in (FIGURE, BLANK):
        return False
    if tokens[index].kind == TEXT:
        return context.form.vocabulary.is_part(fold(tokens[index].text))
    return tokens[index + 1].kind == TEXT and tokens[index].kind not in (FIGURE, BLANK)


def _joined(tokens: Sequence[Token], context: TableContext, first: int) -> tuple[int, str]:
    """The index after the label that begins with the cell *first*, and its kind."""
    text = fold(tokens[first].text)
    for end in range(first + 2, min(first + 1 + _MOST_PIECES, len(tokens) + 1)):
        piece = tokens[end - 1]
        if piece.kind in (FIGURE, BLANK):
            break
        text += fold(piece.text)
        kind = context.form.vocabulary.exactly(text)
        if kind is not None and (piece.kind == TEXT or piece.kind in kind):
            return end, kind
    return 0, ""


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


def _is_over_numbers(tokens: Iterable[Token]) -> bool:
    """True if one of *tokens* is the header over the numbers of rows, before the other headers."""
    return any(token.kind == BLANK and token.printed in OVER_NUMBERS for token in tokens)


def _serial_number(token: Token) -> int | None:
    """The number of a cell that prints one, with the marks of a list or without: `1`, `1.`, `①`."""
    if token.kind not in (FIGURE, TEXT):
        return None
    match = _SERIAL.fullmatch(unicodedata.normalize("NFKC", token.printed))
    return int(match[1]) if match else None


def drop_page_numbers(tokens: list[Token], context: TableContext) -> list[Token]:
    """Drop numbers that begin a page after a whole row; a row that one would complete is in doubt.

    After a row without a label, which may lack a figure for it, they are dropped. Text of a PDF
    opens each page with a form feed, and the page's number may come first.
    """
    if not any("\f" in token.text for token in tokens):
        return tokens
    found: list[Token] = []
    last, figures = -1, 0
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.kind in context.form.shapes:
            last, figures = len(found), 0
        is_alone = following is None or following.line != token.line
        is_first = token.kind == FIGURE and token.text.lstrip(" \r\n").startswith("\f")
        if is_first and is_alone:
            if last < 0 or figures >= context.form.shapes[found[last].kind].figures:
                continue
            found[last] = found[last]._replace(remark="page-number-doubtful")
        figures += token.kind in (FIGURE, BLANK)
        found.append(token)
    return found


def complete_row_labels(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take a column header that begins a row of figures for the row of that name: `总计`.

    The form prints the row with a number (`（七）总计`), which the page left out. Where the page
    has that row as well the other is a total of its own.
    """
    heads, printed = context.form.short_labels, set(kinds_in(tokens))
    if heads.keys().isdisjoint(printed):
        return tokens
    found = list(tokens)
    for first, end in lines_of(tokens):
        kinds = kinds_in(tokens[first:end])
        label = next((place for place, kind in enumerate(kinds) if kind != BLANK), 0)
        name = heads.get(kinds[label])
        below = kinds[label + 1 :]
        if name and not below and first and tokens[first - 1].kind == FIGURE:
            # Between the figures of two rows no header begins.
            below = kinds_in(takewhile(lambda token: token.kind in (FIGURE, BLANK), tokens[end:]))
            below = below if len(below) == context.form.shapes[name].figures else []
        if name and set(below) - {BLANK} == {FIGURE}:
            # One figure only is the total of another table, of two columns.
            is_other = len(below) == 1 < context.form.shapes[name].figures
            kind = TEXT if is_other or name in printed else name
            found[first + label] = tokens[first + label]._replace(kind=kind)
    return found


def split_glued_figures(tokens: list[Token], context: TableContext) -> list[Token]:
    """Split the figures of rows that are printed with nothing between: `规章692`.

    They may be fewer and longer, with blank cells that left no trace: the row is remarked on.
    """
    if not context.has_pieces:
        return tokens
    split: list[Token] = []
    for index, token in enumerate(tokens):
        text = token.printed
        before = split[-1] if split else None
        shape = context.form.shapes.get(before.kind) if before else None
        is_glued = (
            before is not None
            and shape is not None
            and token.kind == FIGURE
            and len(text) == shape.figures > 1
            and text.isdecimal()
            and _touch(before, token)
            and [following.kind for following in tokens[index + 1 : index + 2]] != [FIGURE]
        )
        if is_glued and before is not None:
            split[-1] = before._replace(remark="digits-parted")
            split += [
                token._replace(text=digit, start=token.start + place)
                for place, digit in enumerate(text)
            ]
        else:
            split.append(token)
    return split


def _touch(before: Token, token: Token) -> bool:
    """True if nothing at all is printed between two cells."""
    blanks = BLANKS + "\r\n"
    return before.end == token.start and before.text == before.text.rstrip(blanks)


def drop_row_numbers(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take the numbers before labels for blank cells, where the header says 序号."""
    if not any(tokens[index].printed for index in places_of({BLANK}, tokens)):
        return tokens
    found = list(tokens)
    for first, end in lines_of(tokens):
        number = next((index for index in range(first, end) if tokens[index].kind != BLANK), end)
        is_label = number + 1 < end and tokens[number + 1].kind in context.role_of
        if is_label and _serial_number(tokens[number]) is not None:
            found[number] = tokens[number]._replace(kind=BLANK)
    return found


def insert_blanks_by_padding(tokens: list[Token], context: TableContext) -> list[Token]:
    """Insert blank figures that the page merged into one cell, where padding shows how many.

    A row is as wide as its table: with one blank cell, one figure and so much padding that it
    comes to the form's width, the blank cell spans all figures but that one.
    """
    kinds = kinds_in(tokens)
    if PADDING not in kinds:
        return tokens
    found: dict[int, int] = {}
    remarks: dict[int, str] = {}
    for index in places_of(context.form.shapes, tokens):
        after = kinds[index + 1 : index + 3]
        if BLANK not in after or FIGURE not in after:
            continue
        shape = context.form.shapes[kinds[index]]
        lost = shape.figures - len(after)
        padding = _run(kinds, index + 3, PADDING)
        labels = 2 if index and context.role_of.get(kinds[index - 1]) == GROUP else 1
        if 0 < lost <= padding and labels + len(after) + padding == shape.width:
            found[index + 1 + after.index(BLANK)] = lost
            remarks[index] = "blanks-inferred"
            # The padding after the figure gives as many cells as are inserted before it.
            found[index + 3] = -lost
    return _with_blanks(tokens, found, remarks)


def insert_blanks_by_blank_lines(tokens: list[Token], context: TableContext) -> list[Token]:
    """Insert blank figures that left only blank lines, where the lines are just as many.

    On a page with each cell in a paragraph of its own one blank line separates two cells; further
    blank lines are cells that print nothing.
    """
    if not context.blank_lines or len({token.line for token in tokens}) < len(tokens):
        return tokens
    extra = [count - 1 for count in context.blank_lines]
    extra[-1] = max(0, extra[-1])
    may_be_two = all(count % 2 == 0 for count in extra)
    kinds = [token.kind for token in tokens]
    found: dict[int, int] = {}
    remarks: dict[int, str] = {}
    for index in places_of(context.form.shapes, tokens):
        expected = context.form.shapes[kinds[index]].figures
        figures = _run(kinds, index + 1, FIGURE)
        lost = [extra[tokens[index + place].line] for place in range(figures + 1)]
        if not 0 < figures < expected or min(lost) < 0 or not any(lost):
            pass
        elif may_be_two and figures + sum(lost) // 2 <= expected:
            # A blank cell may leave one blank line or two, and those at the end none.
            remarks[index] = "blank-lines-uneven"
            if figures + sum(lost) // 2 == expected != figures + sum(lost):
                halves = {index + place: count // 2 for place, count in enumerate(lost, 1) if count}
                found |= halves
                remarks[index] = "blanks-inferred"
        elif expected == figures + sum(lost):
            found |= {index + place: count for place, count in enumerate(lost, 1) if count}
            remarks[index] = "blanks-inferred"
        if figures == expected and len(set(lost[:-1])) > 1:
            remarks[index] = "blank-lines-uneven"
    return _with_blanks(tokens, found, remarks)


def _run(kinds: Sequence[str], start: int, kind: str) -> int:
    end = start
    while end < len(kinds) and kinds[end] == kind:
        end += 1
    return end - start


def _with_blanks(
    tokens: list[Token], counts: Mapping[int, int], remarks: Mapping[int, str]
) -> list[Token]:
    """*tokens* with this many blank cells before those indices, or that many fewer from there."""
    if not counts and not remarks:
        return tokens
    found: list[Token] = []
    skipped = 0
    for index, token in enumerate([*tokens, None]):
        count = counts.get(index, 0)
        if count > 0:
            before = tokens[index - 1]
            found += [Token(BLANK, "", before.end, before.line, before.piped)] * count
        skipped = max(skipped, -count)
        if skipped:
            skipped -= 1
        elif token is not None:
            found.append(token._replace(remark=remarks[index]) if index in remarks else token)
    return found
