# SPDX-License-Identifier: MIT
"""Tables as a file lays them out: cells with row, column, spans and their place in the text."""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen

from .spans import Span


class GridCell(NamedTuple):
    """A cell of a table in a file.

    Attributes:
        row: Row in which it begins, from 0.
        column: Column in which it begins, from 0.
        span: Its characters in the text, between the pipes: blanks included, pipes not.
        row_span: Number of rows that it covers, from 1.
        column_span: Number of columns that it covers, from 1.
        doubt: Why its characters cannot be trusted, as a code of the diagnostics' arguments
            (`picture`, `field`, `struck`, `raised`, `merged`, `over-rule` …); None if they can.
    """

    row: int
    column: int
    span: Span
    row_span: int = 1
    column_span: int = 1
    doubt: str | None = None


@frozen
class Grid:
    """A table of a file, as far as it is in the text.

    Attributes:
        span: From the first character of its first line to the end of its last line.
        cells: Its cells in the order of the text.
    """

    span: Span
    cells: tuple[GridCell, ...]
