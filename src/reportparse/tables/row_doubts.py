# SPDX-License-Identifier: MIT
"""Why the figures of rows may be misplaced, by what the rows of their table show together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..text.numerals import has_no_value
from .columns import Window
from .row_match import MatchedRow
from .row_order import ambiguous
from .row_sums import holds_without_one, row_holds, sums_in, without_total
from .tokens import Token
from .uneven_rows import (
    displaced_rows,
    is_listed,
    lone_figures,
    lone_signs,
    moved_rows,
    parts_thousands,
    prints_share,
    shares_some_lines,
    shifted_rows,
    short_rows,
    states_figures,
    uneven_tables,
)


def doubts_of(
    found: Sequence[MatchedRow],
    placing: Sequence[tuple[MatchedRow, Window]],
    cells_of: Mapping[int, Sequence[Token | None]],
) -> Mapping[int, list[str]]:
    """Why the figures of rows may be misplaced, as codes of the diagnostics, by identity."""
    doubts: defaultdict[int, list[str]] = defaultdict(list)
    doubtful = ambiguous(found)
    uneven, shifted = uneven_tables(placing), shifted_rows(found)
    displaced, short = displaced_rows(placing), short_rows(placing)
    rows = [row for row, _ in placing]
    alone, signs, moved = lone_figures(rows), lone_signs(rows), moved_rows(rows)
    lacking = without_total((row, cells_of[id(row.entry)]) for row, _ in placing)
    mixed = {id(row.entry) for row in rows if shares_some_lines(row.entry)}
    holding = {row.row.table for row in rows if mixed and _has_sum(row, cells_of)}
    for row, window in placing:
        entry = id(row.entry)
        filled = sum(not has_no_value(text) for text in row.entry.texts)
        # Where as many cells are filled as there are figures no figure is blank.
        is_odd = row.row.table in uneven and not window.below and filled != row.columns
        codes = {
            "label-ambiguous": row.row.path in doubtful,
            "figures-before-label": entry in displaced,
            "page-number-doubtful": states_figures(row)
            or (
                (entry in alone or (row.row.table in holding and entry in mixed))
                and not row_holds(row, cells_of[entry])
            )
            # Where others have lost their blanks, a row that has all figures may have one more.
            or (
                row.row.table in uneven
                and is_listed(row.entry)
                and not row_holds(row, cells_of[entry])
                and holds_without_one(row, cells_of[entry])
            ),
            "blanks-doubtful": entry in lacking
            or entry in short
            or entry in signs
            or prints_share(row)
            or (
                row.entry.remark == "digits-parted"
                and bool(sums_in(row.form, row.row.path))
                and not row_holds(row, cells_of[entry])
            )
            or (parts_thousands(row) and not row_holds(row, cells_of[entry]))
            or (row.row.table in uneven and entry in shifted | moved)
            or ((is_odd or entry in shifted) and filled < len(row.entry.cells)),
        }
        doubts[entry] += [code for code, is_so in codes.items() if is_so]
    return doubts


def _has_sum(row: MatchedRow, cells_of: Mapping[int, Sequence[Token | None]]) -> bool:
    """True if a row has a total, which is the sum of its figures."""
    return bool(sums_in(row.form, row.row.path)) and row_holds(row, cells_of[id(row.entry)])
