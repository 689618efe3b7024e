# SPDX-License-Identifier: MIT
"""Repair cells that the extractor split, merged or dropped.

Each repair is made only where one reading is possible: pieces are joined if together they are a
label of the form, digits without blanks are split if they are as many as the row has figures,
blank cells are inserted where padding or blank lines show exactly how many are missing.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import islice, pairwise, takewhile
from operator import attrgetter

from ..forms.folding import fold
from ..forms.form import Form
from ..forms.vocabulary import BLANK, FIGURE, GROUP, HEAD, TEXT
from ..text.patterns import late
from ..text.source import BLANKS
from .cell_kinds import PADDING, lines_of
from .table_context import TableContext
from .tokens import Token, kinds_in, places_of

#: A label is split into this many cells at most.
_MOST_PIECES = 4

#: A header has no more words, whole or in pieces.
_MOST_WORDS = 64

_TEXT = attrgetter("text")
_YEAR = late("20[0-9]{2}年度?")


def unname_beginnings(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take a word that comes near a header for its beginning where a line below has its rest.

    A narrow column breaks 社会公益组织 before its last character.
    """
    if TEXT not in kinds_in(tokens):
        return tokens
    found = list(tokens)
    for index in places_of(context.role_of, tokens):
        own, text = tokens[index], fold(tokens[index].text)
        is_begun = own.kind != text and own.kind.startswith(text)
        if not is_begun or context.role_of[own.kind] != HEAD:
            continue
        near = islice(tokens, index + 1, index + 1 + _MOST_WORDS)
        below = takewhile(lambda token: token.kind not in (FIGURE, BLANK), near)
        rests = {fold(token.text) for token in below if token.line > own.line}
        if own.kind[len(text) :] in rests:
            found[index] = own._replace(kind=TEXT)
    return found


def join_broken_labels(tokens: list[Token], context: TableContext) -> list[Token]:
    """Join cells that only together print a label: `商业` and `企业`.

    The line of a header that another line breaks goes on on that one.
    """
    labels = [tokens[index] for index in places_of(context.role_of, tokens)]
    meant = map(context.form.vocabulary.meant, map(_TEXT, labels))
    if TEXT not in kinds_in(labels) and not any(meant):
        return tokens
    joined: list[Token] = []
    lines: dict[int, int] = {}
    index = 0
    while index < len(tokens):
        end, kind = 0, ""
        if _is_year(tokens[index : index + 2]):
            end, kind = index + 2, TEXT
        elif _may_be_broken(tokens, context, index):
            end, kind = _joined(tokens, context, index)
        if end:
            pieces = tokens[index:end]
            text, stop = "".join(piece.text for piece in pieces), pieces[-1].span.end
            line = pieces[-1].line
            if context.role_of[kind] in (HEAD, TEXT) and FIGURE not in kinds_in(joined[-1:]):
                lines[line] = lines.get(pieces[0].line, pieces[0].line)
            line = lines.get(line, line)
            joined.append(pieces[0]._replace(kind=kind, text=text, stop=stop, line=line))
        else:
            token = tokens[index]
            line = lines.get(token.line, token.line)
            joined.append(token if line == token.line else token._replace(line=line))
        index = end or index + 1
    return joined


def _is_year(pieces: Sequence[Token]) -> bool:
    """True if a number at the end of a line is part of a year: 2022 before 年, 202 before 2年."""
    if pieces[0].kind != FIGURE or pieces[0].line == pieces[-1].line:
        return False
    return bool(_YEAR.fullmatch("".join(piece.printed for piece in pieces)))


def _may_be_broken(tokens: Sequence[Token], context: TableContext, index: int) -> bool:
    """True if a cell is part of a label, and the next is not a label, figure or blank.

    Figures before it on its line are those of its row, which it could not be joined to.
    """
    if index + 1 >= len(tokens) or tokens[index + 1].kind in (FIGURE, BLANK):
        return False
    before = [(token.kind, token.line) for token in tokens[max(0, index - 2) : index]]
    if before == [(FIGURE, tokens[index].line)] * 2:
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
        if kind is not None and (_is_piece(piece, context) or piece.kind in kind):
            return end, kind
    return 0, ""


def _is_piece(token: Token, context: TableContext) -> bool:
    """True if a cell may be a piece of a label: it is none, or only comes near one."""
    return token.kind == TEXT or context.form.vocabulary.meant(token.text) is not None


def join_labels_of_two_rows(tokens: list[Token], context: TableContext) -> list[Token]:
    """Join the label of a row whose beginning or end has a line of its own, with blank cells."""
    lines = (
        [tokens[first:end] for first, end in lines_of(tokens)] if TEXT in kinds_in(tokens) else []
    )
    whole: dict[int, Token] = {}
    gone: set[int] = set()
    for above, below in pairwise(lines):
        pieces = [token for token in (*above, *below) if token.kind not in (FIGURE, BLANK)]
        with_figures = [line for line in (above, below) if FIGURE in kinds_in(line)]
        if len(pieces) != len((above, below)) or len(with_figures) != 1 or pieces[0] in below:
            continue
        if not all(_is_piece(piece, context) for piece in pieces):
            continue
        text = "".join(piece.printed for piece in pieces)
        kind = context.form.vocabulary.exactly(fold(text))
        if kind in context.form.shapes:
            row = with_figures[0][0].line
            whole[row] = pieces[0]._replace(kind=kind, text=text, line=row, stop=pieces[1].span.end)
            gone |= {above[0].line, below[0].line} - {row}
    if not whole:
        return tokens
    return [
        whole.get(token.line, token) if _is_piece(token, context) else token
        for token in tokens
        if token.line not in gone
    ]


def complete_row_labels(tokens: list[Token], context: TableContext) -> list[Token]:
    """Take a column header that begins a row of figures for the row of that name: `总计`.

    The form prints the row with a number (`（七）总计`), which the page left out. Where the page
    has that row as well the other is a total of its own, as is one without other rows of the form.
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
            is_other |= name in printed or not _has_others(name, printed, context.form)
            kind = TEXT if is_other else name
            found[first + label] = tokens[first + label]._replace(kind=kind)
    return found


def _has_others(name: str, printed: Container[str], form: Form) -> bool:
    """True if *printed* has labels of other rows under the headers of the row *name*."""
    rows = form.part_of[form.rows_of[name][0].path].rows
    return any(row.name in printed for row in rows if row.name != name)


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
    return before.end == token.start and before.text == before.text.rstrip(BLANKS)


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
    blank: dict[int, int] = {}
    is_below = False
    remarks: dict[int, str] = {}
    for index in places_of(context.form.shapes, tokens):
        expected = context.form.shapes[kinds[index]].figures
        figures = _run(kinds, index + 1, FIGURE)
        is_below |= figures > expected
        lost = [extra[tokens[index + place].line] for place in range(figures + 1)]
        if figures >= expected or min(lost) < 0 or not any(lost):
            pass
        elif not figures:
            # A row of blank cells shows only that the page has all cells of its rows.
            blank |= {index + 1: expected} if lost == [expected] else {}
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
    # One blank line on the whole page may be any, and figures may be below all labels.
    found |= blank if sum(blank.values()) > 1 and not is_below else {}
    return _with_blanks(tokens, found, remarks | _uneven_without_label(tokens, extra, context))


def _uneven_without_label(
    tokens: Sequence[Token], extra: Sequence[int], context: TableContext
) -> dict[int, str]:
    """Remarks on rows without a label between whose figures are unlike numbers of blank lines."""
    found: dict[int, str] = {}
    counts = {len(row.columns) for row, _ in context.form.unlabelled}
    roles = [context.role_of.get(token.kind, "") for token in tokens]
    most = max(counts, default=0)
    heads = (index for index, role in enumerate(roles) if role == HEAD)
    for index in heads if counts else ():
        below = roles[index + 1 : index + 2 + most]
        figures = len(list(takewhile(lambda role: role in ("", TEXT), below)))
        between = [extra[token.line] for token in tokens[index + 1 : index + figures]]
        if figures in counts and len(set(between)) > 1:
            found[index + 1] = "blank-lines-uneven"
    return found


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
