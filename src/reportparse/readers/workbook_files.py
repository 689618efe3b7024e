# SPDX-License-Identifier: MIT
"""A workbook whose sheets hold a report -> its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import chain
from typing import Final

from attrs import evolve

from ..errors import MissingExtraError
from ..text.patterns import late
from ..text.places import SheetPlace
from ..text.source import BLANKS, PageFacts, SourceText
from .blocks import Block, BlockCell, BlockTable, Words
from .bounded import archive_in, called_within, check_sizes
from .form_tables import is_label
from .layout_tables import without_layout
from .limits import Limits
from .page_text import laid_out
from .sheet_cells import SheetCell, ShownSheet, damaged, packed_sheets, sheets

#: Names that sheets have without anybody's doing.
_UNNAMED: Final = late("(?:Sheet|工作表|Table)[0-9]*", re.IGNORECASE)


def read_workbook(data: bytes, name: str | None, limits: Limits) -> SourceText:
    """The text of the report in the sheets of a workbook that are shown, in their order."""
    is_packed = data.startswith(b"PK") and b"xl/workbook.xml" in data
    library, read = ("openpyxl", packed_sheets) if is_packed else ("python_calamine", sheets)
    if find_spec(library) is None:
        raise MissingExtraError(library.replace("_", "-"), "xlsx")
    if data.startswith(b"PK"):
        with archive_in(data, damaged) as archive:
            check_sizes(archive, limits)
    found = called_within(limits, read, data, damaged)
    blocks = chain.from_iterable(_blocks(sheet, is_named=len(found) > 1) for sheet in found)
    return laid_out(without_layout(blocks), limits).source(name, None, "xlsx", PageFacts())


def _blocks(sheet: ShownSheet, *, is_named: bool) -> Iterator[Block]:
    """The rows of *sheet* as a table, the blank ones left out; before it the sheet's name.

    The name may say whose the tables are; that of an only sheet says nothing.
    """
    if not any(cell.text.strip(BLANKS) for row in sheet.rows for cell in row):
        return
    if is_named and not _UNNAMED.fullmatch(sheet.name):
        yield Words(sheet.name)
    rows = [_row(sheet.name, row) for row in sheet.rows]
    yield BlockTable([row for row in rows if row])


def _row(sheet: str, row: Sequence[SheetCell]) -> list[BlockCell]:
    """The cells of a row; of one whose only words are no label these alone, as wide as it is."""
    cells = [
        BlockCell(
            [Words(line, SheetPlace(sheet, cell.row, cell.column)) for line in _lines(cell)],
            SheetPlace(sheet, cell.row, cell.column),
            cell.across,
            cell.down,
        )
        for cell in row
    ]
    filled = [cell for cell in cells if cell.blocks]
    if len(filled) == 1 and not is_label(filled[0].text) and all(cell.down == 1 for cell in cells):
        return [evolve(filled[0], across=sum(cell.across for cell in cells))]
    return cells if filled else []


def _lines(cell: SheetCell) -> list[str]:
    return [line for line in cell.text.splitlines() if line.strip(BLANKS)]
