# SPDX-License-Identifier: MIT
"""The passes over the tokens of a table, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..forms.vocabulary import BLANK, FIGURE, HEAD, TEXT, Vocabulary
from ..text.numerals import is_blank
from ..text.source import BLANKS
from .added_columns import blank_column_before_labels, labels_to_front
from .cell_kinds import LABEL_YEAR, THIS_YEAR, lines_of, mark_openers, mark_padding, settle_texts
from .merged_cells import drop_repeated_cells
from .own_headers import mark_own_headers
from .page_numbers import drop_blank_rows, drop_numbers_between_rows, drop_page_numbers
from .repair import (
    complete_row_labels,
    insert_blanks_by_blank_lines,
    insert_blanks_by_padding,
    join_broken_labels,
    join_labels_of_two_rows,
    split_glued_figures,
    unname_beginnings,
)
from .row_groups import groups_beside_each_other
from .row_numbers import drop_index, drop_row_numbers, drop_serial_numbers
from .side_by_side import halves_below_each_other
from .stacked_cells import place_stacked_cells
from .table_context import TableContext
from .tokens import Token, kinds_in, new_token, places_of
from .unlabelled_rows import part_unlabelled_rows, without_label_of_row
from .wrapped_labels import join_wrapped_labels

Pass = Callable[[list[Token], TableContext], list[Token]]

#: Each takes the tokens of a table and returns them repaired.
PASSES: Final[tuple[Pass, ...]] = (
    without_label_of_row,
    groups_beside_each_other,
    halves_below_each_other,
    labels_to_front,
    blank_column_before_labels,
    drop_index,
    join_wrapped_labels,
    unname_beginnings,
    join_broken_labels,
    join_labels_of_two_rows,
    place_stacked_cells,
    drop_repeated_cells,
    drop_row_numbers,
    drop_serial_numbers,
    drop_page_numbers,
    drop_numbers_between_rows,
    drop_blank_rows,
    mark_own_headers,
    complete_row_labels,
    split_glued_figures,
    insert_blanks_by_blank_lines,
    mark_padding,
    settle_texts,
    mark_openers,
    insert_blanks_by_padding,
    part_unlabelled_rows,
)


#: What begins the header of a figure for the year before.
_LAST_YEAR = ("上一年", "上年")
#: Years next to each other are the one reported on, and others up to this many in all.
_MOST_YEARS = 5


def classified(
    tokens: Sequence[Token], vocabulary: Vocabulary, year: int | None = None
) -> list[Token]:
    """*tokens* with the kind of each, by itself.

    Args:
        tokens: The cells of a table.
        vocabulary: The labels of its form.
        year: The year reported on; if it is not known, the one year that labels are printed with.
            A label of that year is the form's; the year is 本年, as it may be in labels. So is
            a label on the year before (上一年项目数量) with that year.
    """
    found = list(_with_years(tokens, vocabulary, year))
    tokens = found[:]
    words = list(places_of({""}, tokens))
    dated = {index: match for index in words if (match := LABEL_YEAR.search(tokens[index].text))}
    year_of = {index: int(match[match.lastindex or 0]) for index, match in dated.items()}
    years = set(year_of.values())
    own = year if year is not None or len(years) != 1 else min(years)
    # Beside 本年处理决定数量（2022年） it is open which column is of the year reported on.
    is_own = not any(THIS_YEAR in tokens[index].text for index in dated if year_of[index] != own)
    rows = {token.line for token in tokens if token.kind == FIGURE} if dated else ()
    corner: Token | None = None
    for index in words:
        token, match = tokens[index], dated.get(index)
        text = token.text
        without = text[: match.start()] + text[match.end() :] if match else text
        is_of_last = without.lstrip(BLANKS).startswith(_LAST_YEAR)
        if match and own is not None and year_of[index] in (own, own - is_of_last):
            text = without
            if is_blank(text):
                text = THIS_YEAR if token.line not in rows else token.text
                token = token._replace(text=text, start=token.span.start, stop=token.span.end)
            elif is_own and not vocabulary.has(text):
                text = f"{THIS_YEAR}{text}"
        kind = vocabulary.kind_of_words(text)
        if kind == BLANK and _follows_header(index, found, corner, vocabulary):
            # After a header 序号 and 代码 are those of a column that no form has.
            kind = TEXT
        found[index] = new_token((kind, *token[1:]))
        corner = found[index] if _is_corner(index, found, vocabulary) else corner
    return _without_year_of_row(found, own) if dated else found


def _follows_header(
    index: int, tokens: Sequence[Token], corner: Token | None, vocabulary: Vocabulary
) -> bool:
    """True if a header comes before a cell on its line, or before one alone on its line.

    So does that of the labels, the *corner*, if it goes on below itself to the left of the cell.
    """
    own, before = tokens[index], tokens[max(0, index - 1)]
    if vocabulary.role_of.get(before.kind) == HEAD:
        is_last = index + 1 == len(tokens) or tokens[index + 1].line != own.line
        if is_last or before.line == own.line:
            return True
    if corner is None or own.line == corner.line:
        return False
    if own.cell is not None and corner.cell is not None and corner.cell.row_span > 1:
        return own.cell.row < corner.cell.row + corner.cell.row_span
    # Where cells are not merged those below it are blank.
    first = next((at for at in range(index, 0, -1) if tokens[at - 1].printed), 0)
    line = own.line - (before.line == own.line)
    return corner.line == line == tokens[max(0, first - 1)].line


def _is_corner(index: int, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """True if a header is the first cell of its line."""
    is_first = not index or tokens[index - 1].line != tokens[index].line
    return is_first and vocabulary.role_of.get(tokens[index].kind) == HEAD


def _with_years(
    tokens: Sequence[Token], vocabulary: Vocabulary, year: int | None
) -> Sequence[Token]:
    """*tokens*, lines of years alone below a header as words: 2023 and 2022 as 2023年, 2022年."""
    own = str(year)
    figures = (tokens[index] for index in places_of({FIGURE}, tokens))
    if not any(own in token.text and token.printed == own for token in figures):
        return tokens
    found = list(tokens)
    years = {str((year or 0) - back) for back in range(_MOST_YEARS)}
    is_below = False
    for first, end in lines_of(tokens):
        printed = [index for index in range(first, end) if tokens[index].printed]
        words = [tokens[index].printed for index in printed]
        if is_below and own in words and {own} < set(words) <= years:
            for index in printed:
                token, (start, stop) = tokens[index], tokens[index].bounds
                found[index] = token._replace(
                    kind="", text=f"{token.printed}年", start=start, stop=stop
                )
        kinds = map(vocabulary.kind_of_words, words)
        is_below = any(vocabulary.role_of.get(kind) == HEAD for kind in kinds)
    return found


def _without_year_of_row(tokens: list[Token], year: int | None) -> list[Token]:
    """*tokens* without the year reported on before figures alone, as rows of several years have."""
    words = {f"{year}年", f"{year}年度"}
    gone = {
        first
        for first, end in lines_of(tokens)
        if tokens[first].printed in words and set(kinds_in(tokens[first + 1 : end])) == {FIGURE}
    }
    return [token for index, token in enumerate(tokens) if index not in gone]


def repaired(tokens: list[Token], context: TableContext) -> list[Token]:
    """*tokens*, classified, after all passes."""
    for repair in PASSES:
        tokens = repair(tokens, context)
    return tokens
