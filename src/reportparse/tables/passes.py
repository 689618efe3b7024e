# SPDX-License-Identifier: MIT
"""The passes over the tokens of a table, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..forms.vocabulary import Vocabulary
from .cell_kinds import mark_openers, mark_padding, settle_texts
from .merged_cells import drop_repeated_cells
from .repair import (
    complete_row_labels,
    drop_row_numbers,
    drop_serial_numbers,
    insert_blanks_by_blank_lines,
    insert_blanks_by_padding,
    join_broken_labels,
    split_glued_figures,
)
from .table_context import TableContext
from .tokens import Token, new_token, places_of
from .wrapped_labels import join_wrapped_labels

Pass = Callable[[list[Token], TableContext], list[Token]]

#: Each takes the tokens of a table and returns them repaired.
PASSES: Final[tuple[Pass, ...]] = (
    join_wrapped_labels,
    join_broken_labels,
    drop_repeated_cells,
    drop_row_numbers,
    drop_serial_numbers,
    complete_row_labels,
    split_glued_figures,
    insert_blanks_by_blank_lines,
    mark_padding,
    settle_texts,
    mark_openers,
    insert_blanks_by_padding,
)


def classified(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """*tokens* with the kind of each, by itself."""
    found = list(tokens)
    for index in places_of({""}, tokens):
        token = tokens[index]
        found[index] = new_token((vocabulary.kind_of_words(token.text), *token[1:]))
    return found


def repaired(tokens: list[Token], context: TableContext) -> list[Token]:
    """*tokens*, classified, after all passes."""
    for repair in PASSES:
        tokens = repair(tokens, context)
    return tokens
