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
from ..text.source import PageFacts, SourceText
from .blocks import Block, BlockCell, BlockTable, Words
from .bounded import archive_in, called_within, check_sizes
from .form_tables import is_label
from .layout_tables import without_layout
from .limits import Limits
from .page_text import laid_out
from .sheet_cells import damaged, packed_sheets, sheets

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
    blocks = chain.from_iterable(_blocks(*sheet, is_named=len(found) > 1) for sheet in found)
    text = laid_out(without_layout(blocks), limits)
    return evolve(text, name=name, format="xlsx", page=PageFacts())


def _blocks(name: str, cells: Sequence[Sequence[BlockCell]], *, is_named: bool) -> Iterator[Block]:
    """The rows of a sheet as a table, the blank ones left out; before it the sheet's name.

    The name may say whose the tables are; that of an only sheet says nothing.
    """
    rows = [row for row in map(_row, cells) if row]
    if rows and is_named and not _UNNAMED.fullmatch(name):
        yield Words(name)
    if rows:
        yield BlockTable(rows)


def _row(cells: Sequence[BlockCell]) -> Sequence[BlockCell]:
    """The cells of a row; of one whose only words are no label these alone, as wide as it is."""
    filled = [cell for cell in cells if cell.blocks]
    if len(filled) == 1 and not is_label(filled[0].text) and all(cell.down == 1 for cell in cells):
        return [evolve(filled[0], across=sum(cell.across for cell in cells))]
    return cells if filled else []
