# SPDX-License-Identifier: MIT
"""Texts as cells of CSV that a spreadsheet does not take for formulas, and back."""

from __future__ import annotations

import re
from typing import Final

#: A text that a spreadsheet computes (`=1+1`, `+86-10`, `-x`, `@SUM`, in full width, too), with the
#: apostrophes before it. Numbers (-5, +3.2%) and dashes alone are none. A regular expression of
#: DuckDB as of Python.
FORMULA: Final = (
    r"^'*(?:[=@\t\r\n＝＠]|[-+－＋]+(?:[^-+－＋0-9]|[0-9][0-9,.%]*[^0-9,.%])|[-+－＋]{2,}[0-9])"
)
_FORMULA: Final = re.compile(FORMULA)


def written(cell: object) -> object:
    """*cell* as it is written: a text that would be a formula has an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.search(cell) else cell


def read(cell: str) -> str:
    """The text that was `written` as *cell*."""
    return cell[1:] if cell.startswith("'") and _FORMULA.search(cell) else cell
