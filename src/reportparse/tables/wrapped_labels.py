# SPDX-License-Identifier: MIT
"""Labels that wrap around the figures of their row, put together again.

The text of a PDF comes line by line. Where a label fills several lines of its cell, the figures
are on a line between its pieces, and pieces of the group's label come between them::

    （四）
    2.没有现成信息需要另
    无法提 238 3 3 2 5 2 253
    行制作
    供

The pieces are put together only where this gives each row of the form, in order, its label to the
character and one line with as many figures as it has columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from ..forms.folding import fold
from ..forms.form import Form, Row
from ..forms.vocabulary import BLANK, CAPTION, FIGURE, HEAD
from .cell_kinds import lines_of
from .table_context import TableContext
from .tokens import Token

#: A shorter piece does not show with which row a table begins.
_SHORTEST_BEGINNING = 3


def join_wrapped_labels(tokens: list[Token], context: TableContext) -> list[Token]:
    """Join the pieces of labels that are above and below the figures of their rows."""
    lines = [tokens[first:end] for first, end in lines_of(tokens)]
    if not context.has_pieces or not any(_is_led_by_piece(line, context) for line in lines):
        return tokens
    if any(token.kind == BLANK for token in tokens):
        return tokens
    for first, place in _beginnings(lines, context):
        rows = _Rows(context.form, place, [token for line in lines[:first] for token in line])
        if all(map(rows.take, lines[first:])):
            return rows.finished()
    return tokens


def _is_led_by_piece(line: Sequence[Token], context: TableContext) -> bool:
    """True if *line* has several figures and no label of a row before them."""
    return (
        len(line) > 1
        and [token.kind for token in line[-2:]] == [FIGURE, FIGURE]
        and not any(token.kind in context.form.shapes for token in line)
    )


def _beginnings(
    lines: Iterable[Sequence[Token]], context: TableContext
) -> Iterator[tuple[int, int]]:
    """The first line with the beginning of a row's label, and the places of such rows."""
    rows = context.form.rows
    for number, line in enumerate(lines):
        words = [fold(token.text) for token in line]
        places = [
            place
            for place, row in enumerate(rows)
            for word in words
            if len(word) >= _SHORTEST_BEGINNING
            and any(label.startswith(word) for label in _printed(row))
        ]
        if places:
            yield from ((number, place) for place in places)
            return


def _printed(row: Row) -> tuple[str, ...]:
    """The label of *row*, folded, with its note and without; none for a row that has none."""
    if row.name is None:
        return ()
    return tuple(dict.fromkeys((fold(row.label), fold(row.name))))


def _begins(row: Row, token: Token) -> bool:
    """True if *token* is the label of *row*, or begins it."""
    text = fold(token.text)
    return token.kind == row.name or any(label.startswith(text) for label in _printed(row))


@define
class _Rows:
    """The rows of a form, as far as the lines taken so far print them.

    Attributes:
        form: The form.
        place: That of the current row among the form's.
        tokens: The tokens of headers and of the rows before the current one.
        pieces: The pieces of the current row's label.
        figures: Its figures.
        below_header: True if the last line was one of a header.
    """

    form: Form
    place: int
    tokens: list[Token]
    pieces: list[Token] = field(factory=list)
    figures: list[Token] = field(factory=list)
    below_header: bool = False

    def take(self, line: Sequence[Token]) -> bool:
        """Take the next line; return whether it fits."""
        words = [token for token in line if token.kind != FIGURE]
        figures = list(line[len(words) :])
        if self._is_header(words):
            if self._is_whole():
                self._close()
            self.tokens += line
            self.below_header = True
            return True
        self.below_header = False
        if any(token.kind != FIGURE for token in figures) or not all(map(self._take_word, words)):
            return False
        if figures:
            fits = bool(self.pieces) and not self.figures
            self.figures = figures
            return fits and (len(figures) == len(self._row.columns) or self._is_whole())
        return True

    def finished(self) -> list[Token]:
        """All tokens, those of a last row that is not whole as they are."""
        if self._is_whole():
            self._close()
        rest = sorted((*self.pieces, *self.figures), key=lambda token: token.start)
        return [*self.tokens, *rest]

    @property
    def _row(self) -> Row:
        return self.form.rows[self.place]

    def _is_header(self, words: Sequence[Token]) -> bool:
        """True if a line is one of a header, or of the figures right below it."""
        roles = self.form.vocabulary.role_of
        if not words:
            return self.below_header
        if any(roles.get(token.kind) in (CAPTION, HEAD) for token in words):
            return True
        if not self.below_header and self._continues(words[0]):
            return False
        heads = [fold(head) for head in self.form.part_of[self._row.path].heads]
        return all(any(fold(token.text) in head for head in heads) for token in words)

    def _take_word(self, token: Token) -> bool:
        """Take a piece of the current row's label, the next row's or a group's."""
        if self._continues(token):
            self.pieces.append(token)
            return True
        following = self.form.rows[self.place + 1 : self.place + 2]
        if self._is_whole() and any(_begins(row, token) for row in following):
            self._close()
            self.pieces.append(token)
            return True
        rows = self.form.rows[max(0, self.place - 1) : self.place + 2]
        return any(fold(token.text) in fold(group) for row in rows for group in row.groups)

    def _continues(self, token: Token) -> bool:
        """True if *token* continues the label of the current row, or is all of it."""
        if not self.pieces:
            return _begins(self._row, token)
        text = fold("".join(piece.text for piece in self.pieces)) + fold(token.text)
        return any(label.startswith(text) for label in _printed(self._row))

    def _is_whole(self) -> bool:
        """True if the current row has all of its label, and its figures."""
        if not self.pieces or not self.figures:
            return False
        text = fold("".join(piece.text for piece in self.pieces))
        return text in _printed(self._row) or self.pieces[0].kind == self._row.name

    def _close(self) -> None:
        """Put the current row's label and figures on one line, and go on to the next row."""
        line = self.figures[0].line
        text = "".join(piece.printed for piece in self.pieces)
        stop = self.pieces[-1].span.end
        label = self.pieces[0]._replace(kind=self._row.name or "", text=text, stop=stop, line=line)
        self.tokens += (label, *self.figures)
        self.pieces, self.figures = [], []
        self.place = min(self.place + 1, len(self.form.rows) - 1)
