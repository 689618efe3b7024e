# SPDX-License-Identifier: MIT
"""Lines between rows that are not of them: numbers of pages, and rows of blank cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from ..forms.noted_figures import read_count
from ..forms.vocabulary import BLANK, FIGURE, ROW, TEXT
from ..text.pagination import PAGE_NUMBER
from .cell_kinds import lines_of
from .row_sums import sums_in, totals_hold
from .table_context import TableContext
from .tokens import Token, kinds_in


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
            if last >= 0 and figures < context.form.shapes[found[last].kind].figures:
                found[last] = found[last]._replace(remark="page-number-doubtful")
            elif PAGE_NUMBER.fullmatch(token.printed):
                continue
        figures += token.kind in (FIGURE, BLANK)
        found.append(token)
    return found


def drop_numbers_between_rows(tokens: list[Token], context: TableContext) -> list[Token]:
    """Drop numbers on lines of their own between lines that lack no figure, or below the last.

    A figure may go on in the number below it, unless it is a total that is the sum of its parts, or
    the number of all pages is with it. Several are numbers of pages only if they follow each other.
    """
    if not context.has_pieces:
        return tokens
    lines = list(lines_of(tokens))
    found = dict(_numbers_alone(tokens, lines, context))
    numbers = [int(number.partition("/")[0]) for number in found.values()]
    if not found or any(after != before + 1 for before, after in pairwise(numbers)):
        return tokens
    gone = {index for first in found for index in range(*lines[first])}
    return [token for index, token in enumerate(tokens) if index not in gone]


def drop_blank_rows(tokens: list[Token], context: TableContext) -> list[Token]:
    """Drop lines of blank cells below a row that has all its figures on the line of its label.

    Word closes tables with such rows, and parts others with them.
    """
    if BLANK not in kinds_in(tokens):
        return tokens
    gone: set[int] = set()
    is_whole = False
    for first, end in lines_of(tokens):
        kinds = kinds_in(tokens[first:end])
        if kinds.count(BLANK) < len(kinds):
            label = next((kind for kind in reversed(kinds) if kind not in (FIGURE, BLANK)), "")
            figures = kinds[::-1].index(label) if label in context.form.shapes else 0
            is_whole = figures > 0 and figures >= context.form.shapes[label].figures
        elif is_whole and len(kinds) > 1:
            gone.update(range(first, end))
    return [token for index, token in enumerate(tokens) if index not in gone] if gone else tokens


def _numbers_alone(
    tokens: Sequence[Token], lines: Sequence[tuple[int, int]], context: TableContext
) -> Iterator[tuple[int, str]]:
    """The lines that may be numbers of pages, by their index, and what they print."""
    for index, (first, end) in enumerate(lines):
        if index == 0 or tokens[first].kind != FIGURE:
            continue
        line = tokens[first:end]
        text = " ".join(filter(None, (token.printed for token in line)))
        page = PAGE_NUMBER.fullmatch(text)
        if not page or not page.lastgroup or not _is_alone(line):
            continue
        above = tokens[slice(*lines[index - 1])]
        below = tokens[slice(*lines[index + 1])] if index + 1 < len(lines) else []
        # Between headers alone it may be a figure whose row is not known.
        if not any(token.kind == FIGURE for token in (*above, *below)):
            continue
        is_ended = _is_whole(above, context, without_sums=page.lastgroup != "bare")
        if is_ended and (not below or _is_whole(below, context, without_sums=True)):
            yield index, text


def _is_alone(line: Sequence[Token]) -> bool:
    """True if a line is no row of several cells; the blanks of filled-up columns are at its end."""
    blanks = [token.start for token in line if not token.text]
    if not line[0].text or line[0].cell:
        return False
    return len(set(blanks)) == 1 if blanks else not line[0].piped


def _is_whole(line: Sequence[Token], context: TableContext, *, without_sums: bool) -> bool:
    """True if a line has all figures of its row, or is of headers or the label of a group.

    Totals are the sums of their parts; *without_sums* says whether a row without any may be whole.
    """
    kinds = [token.kind for token in line]
    figures = sum(kind in (FIGURE, BLANK) for kind in kinds)
    labels = kinds[: len(kinds) - figures]
    if any(context.role_of.get(kind, TEXT) == TEXT for kind in labels):
        return False
    if labels and context.role_of[labels[-1]] != ROW:
        return FIGURE not in kinds
    form = context.form
    known = form.rows_of.get(labels[-1], ()) if labels else [row for row, _ in form.unlabelled]
    row = next((row for row in known if len(row.columns) == figures), None)
    if row is None:
        return False
    sums = sums_in(form, row.path)
    texts = [token.text for token in line[len(labels) :]]
    counts = dict(zip(row.paths, map(read_count, texts), strict=True))
    return totals_hold(sums, counts) if sums else without_sums
