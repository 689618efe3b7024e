# SPDX-License-Identifier: MIT
"""The kind of each cell by its neighbours.

A label is recognised by itself; whether a blank is a figure that is not printed, padding or the
pipe that opens a row, and whether words are an unknown label, an unknown column header or a bad
number, follows from the cells around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from ..forms.folding import fold
from ..forms.vocabulary import BLANK, FIGURE, GROUP, HEAD, ROW, TEXT
from ..text.numerals import chinese_number
from ..text.patterns import late
from ..text.source import BLANKS
from .table_context import TableContext
from .tokens import Token, kinds_in

#: Kind of a column header that no form has.
FOREIGN: Final = "FOREIGN"
#: Kind of a pipe on a line of its own that only opens the row on the lines after it.
OPENER: Final = "OPENER"
#: Kind of a blank cell that only fills its line up to the table's width.
PADDING: Final = "PADDING"

#: Word for the year reported on, in labels and as a header of its own.
THIS_YEAR: Final = "本年"
#: Headers of columns for the year reported on, and for the one before.
OWN_YEAR: Final = frozenset({THIS_YEAR, "本年度", "本年数", "本期"})
_LAST_YEAR: Final = frozenset({"上年", "上年度", "去年", "上期"})
#: A year that a label is printed with: before it, or after it in brackets or behind a blank.
LABEL_YEAR: Final = late(
    r"^\s*(20[0-9]{2})年度?(?=[^0-9月]|$)|[（(](20[0-9]{2})(?:年度?)?[）)]\s*$"
    r"|\s(20[0-9]{2})年度?\s*$",
    has="2",
)

#: What data frames print for columns and rows that they leave out.
CUT: Final = frozenset({"..", "...", "…"})

#: Kinds of cells that print nothing.
GAPS: Final = frozenset({BLANK, PADDING, OPENER})
_NOT_LABELS = GAPS | {FIGURE, FOREIGN}
_LONGEST_BAD_NUMBER = 12

_LINE, _IS_PADDING = attrgetter("line"), attrgetter("is_padding")


def lines_of(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """For each line the indices of its first token and after its last."""
    first = end = 0
    for _, line in groupby(map(_LINE, tokens)):
        end += len(list(line))
        yield first, end
        first = end


def first_on_line(tokens: Sequence[Token], index: int) -> int:
    """The index of the first token on the line of another."""
    while index and tokens[index - 1].line == tokens[index].line:
        index -= 1
    return index


def common_width(lines: Iterable[Sequence[Token]]) -> int:
    """The number of cells on each of *lines* that pipes or tabs part; 0 if they differ, or 1."""
    known = list(lines)
    widths = set(map(len, known))
    are_parted = all(
        token.piped or token.text.endswith("\t") for line in known for token in line[:-1]
    )
    return max(widths) if are_parted and len(widths) == 1 and widths != {1} else 0


def mark_padding(tokens: list[Token], context: TableContext) -> list[Token]:
    """Mark the cells that only fill their line."""
    del context
    if not any(map(_IS_PADDING, tokens)):
        return tokens
    return [
        token._replace(kind=PADDING) if token.is_padding and token.kind == BLANK else token
        for token in tokens
    ]


def mark_openers(tokens: list[Token], context: TableContext) -> list[Token]:
    """Where a table begins with a line of one pipe, mark such lines, which open its rows.

    They come before labels, and after the headers before figures that have no label.
    """
    if not tokens or not _is_single_pipe(tokens, *next(lines_of(tokens))):
        return tokens
    marked = list(tokens)
    below_head = True
    for first, end in lines_of(tokens):
        if _is_single_pipe(tokens, first, end):
            following = tokens[end].kind if end < len(tokens) else ""
            if below_head or following in context.role_of:
                marked[first] = tokens[first]._replace(kind=OPENER)
            below_head = False
        elif tokens[first].kind in context.role_of:
            below_head = context.role_of[tokens[first].kind] == HEAD
    return marked


def _is_single_pipe(tokens: Sequence[Token], first: int, end: int) -> bool:
    token = tokens[first]
    return end == first + 1 and token.kind == BLANK and not token.text.strip("\t ")


def settle_texts(tokens: list[Token], context: TableContext) -> list[Token]:
    """Decide for each cell of kind `TEXT` whether it is an unknown label or a value.

    After a row's label it is a value that cannot be read (`12O`), and so is a text that looks like
    a number after any label or without values of its own, and a number in words (`三`) right after
    a row's label, on whatever line. After a column header it is a header
    that no form has; else it is the label of a row that no form has.
    """
    if TEXT not in kinds_in(tokens):
        return tokens
    settled = _with_foreign_heads(tokens, context)
    widths = {len(row.columns) for row, _ in context.form.unlabelled}
    for first, end in lines_of(settled):
        are_figures = _are_mostly_figures(settled[first:end])
        role = ROW if are_figures and end - first in widths else ""
        printed = [token.kind for token in settled[first:end] if token.kind not in GAPS]
        # A line that begins with a figure has no label.
        is_value = printed[1:2] not in ([FIGURE], [TEXT]) or (
            are_figures and printed[:1] == [FIGURE]
        )
        for index in range(first, end):
            token = settled[index]
            if token.kind == TEXT and is_value and _may_be_figure(settled, index, context):
                settled[index] = token._replace(kind=FIGURE)
            elif token.kind == TEXT and role in (ROW, TEXT, HEAD):
                settled[index] = token._replace(kind=FOREIGN if role == HEAD else FIGURE)
            elif token.kind not in _NOT_LABELS:
                is_value = True
                role = context.role_of[token.kind]
    return settled


def _may_be_figure(tokens: Sequence[Token], place: int, context: TableContext) -> bool:
    """True if a text looks like a number, or is one in words right after the label of a row."""
    is_first = place > 0 and context.role_of.get(tokens[place - 1].kind) == ROW
    text = tokens[place].text
    return is_bad_number(text) or (is_first and chinese_number(text.strip(BLANKS)) is not None)


def _are_mostly_figures(line: Sequence[Token]) -> bool:
    """True if most cells of a line are figures or blank, and none is a label."""
    kinds = [token.kind for token in line]
    figures = sum(kind in (FIGURE, BLANK) for kind in kinds)
    return 2 * figures > len(line) and figures + kinds.count(TEXT) == len(line)


def _with_foreign_heads(tokens: Sequence[Token], context: TableContext) -> list[Token]:
    """Texts between column headers, without a figure between them, are headers themselves.

    So are parts of labels right after headers, and between headers and rows short words on a line
    of their own and those on a line with a year: `本年 累计`.
    """
    found = list(tokens)
    unknown: list[int] = []
    role = ""
    for index, token in enumerate(tokens):
        if token.kind == TEXT and role == HEAD:
            unknown.append(index)
        elif token.kind not in GAPS:
            role = context.role_of.get(token.kind, "")
            years = {tokens[place].line for place in unknown if is_year(tokens[place].text)}
            for place in unknown:
                if (
                    role == HEAD
                    or context.form.vocabulary.is_part(fold(tokens[place].text))
                    or (
                        role in (GROUP, ROW)
                        and (tokens[place].line in years or _is_head_alone(tokens, place))
                    )
                ):
                    found[place] = tokens[place]._replace(kind=FOREIGN)
            unknown = []
    return found


def _is_head_alone(tokens: Sequence[Token], place: int) -> bool:
    """True if words are alone on a line: `备注`.

    Between pipes the header before them is alone on its line, too.
    """
    if not _is_alone(tokens, place):
        return False
    head = next((at for at in reversed(range(place)) if tokens[at].kind not in GAPS), place)
    return not tokens[place].piped or _is_alone(tokens, head)


def _is_alone(tokens: Sequence[Token], place: int) -> bool:
    """True if no cell next to this one is on its line, but for blank ones."""
    beside = (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])
    line = tokens[place].line
    return not any(token.line == line and token.kind not in GAPS for token in beside)


def is_year(text: str) -> bool:
    """True if *text* is a year, as headers of columns print it: `2022年`."""
    body = text.strip(BLANKS)
    year = body.removesuffix("度").removesuffix("年")
    is_number = year != body and year.isdecimal() and len(year) == len("2022")
    return is_number or body in OWN_YEAR or body in _LAST_YEAR


def is_bad_number(text: str) -> bool:
    """True if *text* looks like a number that cannot be read: `12O`."""
    body = text.strip(BLANKS)
    digits = sum(character.isdigit() for character in body)
    short = digits > 0 and len(body) <= _LONGEST_BAD_NUMBER
    return short and (2 * digits >= len(body) or body.isascii())
