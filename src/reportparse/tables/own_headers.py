# SPDX-License-Identifier: MIT
"""Headers in the page's own words: the one over the labels, and those of tables of its own.

A table that no form has may have rows by the names of the form's: 公开条数 of 行政许可. The words
right above the rows are their header, whether a form has them or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..forms.folding import fold
from ..forms.vocabulary import CAPTION, CORNER, FIGURE, HEAD, ROW, TEXT
from .cell_kinds import FOREIGN, GAPS, lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in

#: A header is over the labels and at least one column.
_FEWEST_WORDS = 2


def mark_own_headers(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take words right above the rows of a part without a header for its header.

    On a line with headers the words before these are headers, too, the first the one over the
    labels. Beside them 总计, which any table may have, is no header of the form.
    """
    if TEXT not in kinds_in(tokens):
        return tokens
    found = list(tokens)
    words: Sequence[int] = ()
    width = 0
    is_open = True
    for first, end in lines_of(tokens):
        line = [index for index in range(first, end) if tokens[index].kind not in GAPS]
        roles = [context.role_of.get(tokens[index].kind, FIGURE) for index in line]
        if FIGURE in roles:
            # Fewer words than the row has cells are the lower line of a header of groups.
            _mark(found, words if width > roles.count(FIGURE) else (), context)
        elif HEAD in roles and is_open:
            own = _before_heads(tokens, line, roles, context)
            words, width = list(dict.fromkeys((first, *own))) if own else (), len({first, *line})
            is_open = False
            continue
        elif not {CAPTION, HEAD} & set(roles):
            if is_open and _are_header(tokens, line, roles, context):
                words = list(dict.fromkeys((first, *line)))
                width = len(words)
            continue
        words, is_open = (), CAPTION in roles
    return found


def _before_heads(
    tokens: Sequence[Token], line: Sequence[int], roles: Sequence[str], context: TableContext
) -> Sequence[int]:
    """The words of the page's own before the headers on a *line*; all if these are of any table."""
    parts = (part for table in context.form.tables for part in table.parts if part.corner)
    heads = {tokens[index].kind for index in line[roles.index(HEAD) :]}
    if roles[0] != TEXT or heads.isdisjoint(head for part in parts for head in part.heads):
        return ()
    has_words = len(line) - roles.count(HEAD) >= _FEWEST_WORDS
    is_own = has_words and heads <= context.form.short_labels.keys()
    own = line if is_own else line[: roles.index(HEAD)]
    return () if any(_are_pieces(tokens, own, context)) else own


def _are_header(
    tokens: Sequence[Token], line: Sequence[int], roles: Sequence[str], context: TableContext
) -> bool:
    """True if a line of words may be a header: no row without figures, facts or pieces of labels.

    Labels of several rows are over columns of the page's own.
    """
    texts = [fold(tokens[index].text) for index in line]
    are_words = all("：" not in text and any(map(str.isalpha, text)) for text in texts)
    is_header = len(line) >= _FEWEST_WORDS and roles.count(ROW) != 1 and are_words
    return is_header and not all(_are_pieces(tokens, line, context))


def _are_pieces(
    tokens: Sequence[Token], words: Iterable[int], context: TableContext
) -> Iterator[bool]:
    """For each of *words* that is no label, whether it is a piece of a header of the form."""
    heads = "\n".join(fold(name) for name, role in context.role_of.items() if role == HEAD)
    return (fold(tokens[index].text) in heads for index in words if tokens[index].kind == TEXT)


def _mark(tokens: list[Token], words: Iterable[int], context: TableContext) -> None:
    """Mark *words* as a header, the first as the one over the labels."""
    kind = CORNER if CORNER in context.role_of else context.form.tables[0].parts[0].corner
    for index in words:
        tokens[index] = tokens[index]._replace(kind=kind or CORNER)
        kind = FOREIGN
