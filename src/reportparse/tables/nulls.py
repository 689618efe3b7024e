# SPDX-License-Identifier: MIT
"""Why a figure is null, and how canonical text keeps it.

A cell whose figure is in doubt is printed with a mark after its characters, and a figure that the
page lacks by a mark alone, so that canonical text gives the same nulls again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from ..errors import UnknownPathError
from ..forms import registry
from ..forms.flattening import Figure
from ..forms.form import AMOUNT, TEXT_COLUMN, PrintedColumn, Row
from ..forms.noted_figures import read_amount, read_count
from ..text.numerals import (
    DOUBTFUL,
    MISSING,
    Unreadable,
    is_not_applicable,
    read_text,
)
from .row_match import MatchedRow
from .tokens import Token

#: What a figure of a report is: read, or null, because its cell is blank or prints a mark for none,
#: says that it is not applicable, cannot be read, because it is open which characters are the
#: figure's, because the page lacks it, or because only another form has it.
Status = Literal[
    "read", "blank", "not-applicable", "unreadable", "doubtful", "missing", "not-on-form"
]


class Null(NamedTuple):
    """The reason why a figure is null.

    Attributes:
        status: The reason.
        text: The characters that the page prints for it, where it prints any.
    """

    status: Status
    text: str = ""


#: The reason that is not kept: what is null and has no other.
BLANK: Final = Null("blank")
_MISSING: Final = Null("missing")


def status_of(
    path: str, figures: Mapping[str, Figure], statuses: Mapping[str, Status], key: str | None
) -> Status:
    """The status of the figure at *path* of a report.

    Args:
        path: The path.
        figures: The report's figures.
        statuses: The reasons of its nulls, plain blanks left out.
        key: Of its form.

    Raises:
        UnknownPathError: If no form has such a figure.
    """
    if path in figures:
        return "read" if figures[path] is not None else statuses.get(path, "blank")
    keys = [form.key for form in registry.forms().values() if form.has(path)]
    if not keys:
        raise UnknownPathError(path, figures)
    return "missing" if key is None or key in keys else "not-on-form"


def printed_null(status: Status, text: str) -> str:
    """The cell by which canonical text prints a null."""
    if status == "doubtful":
        return text + DOUBTFUL
    return MISSING if status == "missing" else text


def nulls_of(
    row: Row,
    found: MatchedRow | None,
    cells: Iterable[Token | None],
    known: Mapping[str, Null],
    values: Mapping[str, object],
) -> dict[str, Null]:
    """The reasons why the figures of a row of the form are null, by path; none for those read.

    Args:
        row: The row.
        found: Where the page prints it; None if it does not.
        cells: The cell that each of its figures was read from.
        known: The reasons known already.
        values: The figures, by path.
    """
    nulls = dict.fromkeys(row.figures, _MISSING)
    if found is None or not found.entry.cells:
        return nulls
    cells = list(cells)
    is_placed = any(cells)
    printed = (_unmarked(cell.printed) for cell in found.entry.cells if cell.printed)
    for index, (column, cell) in enumerate(zip(row.columns, cells, strict=True)):
        if values.get(column.path) is not None:
            nulls[column.path] = BLANK
        elif column.path in known:
            nulls[column.path] = known[column.path]
        elif cell is not None:
            nulls[column.path] = _null_in(cell, column)
        elif not is_placed and index in (found.order or (index,)):
            nulls[column.path] = Null("doubtful", next(printed, ""))
    main = next(column.path for column in row.columns if column.kind != TEXT_COLUMN)
    for column in row.columns:
        if column.kind == TEXT_COLUMN:
            nulls[column.path] = Null(nulls[main].status)
        elif column.unit:
            nulls[column.unit] = Null(nulls[column.path].status)
    return nulls


def _unmarked(text: str) -> str:
    return "" if text == MISSING else text.removesuffix(DOUBTFUL).rstrip()


def _null_in(cell: Token, column: PrintedColumn) -> Null:
    """The null of the figure of *column* that *cell* gives none for."""
    text = cell.printed
    if text == MISSING:
        return _MISSING
    if text.endswith(DOUBTFUL):
        return Null("doubtful", _unmarked(text))
    if read_text(text) is None:
        return Null("not-applicable", text) if is_not_applicable(text) else BLANK
    value = (
        read_amount(text)[0] if column.kind == AMOUNT else read_count(text, signed=column.signed)
    )
    has_doubt = cell.cell is not None and cell.cell.doubt is not None
    is_read = not isinstance(value, Unreadable)
    return Null("doubtful" if has_doubt or is_read else "unreadable", text)
