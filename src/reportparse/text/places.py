# SPDX-License-Identifier: MIT
"""Where in the file that people have - a web page, a DOCX, a PDF - a text was read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from attrs import field, frozen


@frozen
class HtmlPlace:
    """A place in a web page.

    Attributes:
        line: Of the start tag of the cell or paragraph, from 1, in the page's source.
        column: Of that tag, from 1, counted in characters.
    """

    line: int
    column: int


@frozen
class DocxPlace:
    """A place in a DOCX file.

    Attributes:
        paragraph: Number of the paragraph in the document's body, from 1, tables not counted;
            None for a place in a table.
        table: Number of the table in the document, from 1; None outside tables.
        row: Row in the table, from 1.
        cell: Cell in the row, from 1, a cell that spans several columns counted once.
    """

    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None


@frozen
class PdfPlace:
    """A box on a page of a PDF file, in points from the page's top left corner, rounded outwards.

    Attributes:
        page: Number of the page, from 1.
        left: Left edge.
        top: Upper edge.
        right: Right edge.
        bottom: Lower edge.
    """

    page: int
    left: int
    top: int
    right: int
    bottom: int


@frozen
class SheetPlace:
    """A cell in a workbook.

    Attributes:
        sheet: Name of the sheet.
        row: Row in the sheet, from 1.
        column: Column in the sheet, from 1.
    """

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell as workbooks name it: `B7`."""
        letters, number = "", self.column
        while number:
            number, place = divmod(number - 1, 26)
            letters = chr(ord("A") + place) + letters
        return f"{letters}{self.row}"


FilePlace = HtmlPlace | DocxPlace | PdfPlace | SheetPlace
#: A place in a file; the number of an element of a web page, whose place takes reading it again.
AnyPlace = FilePlace | int


@frozen
class Places:
    """Which part of a text was read from which place of a file.

    Attributes:
        starts: Offsets in the text, rising; from each on, up to the next, the place at the same
            index holds.
        places: The places; None for what the file does not have (pipes between cells).
        of_elements: The places of the elements of a web page, by number.
    """

    starts: Sequence[int]
    places: Sequence[AnyPlace | None]
    of_elements: Callable[[int], FilePlace] | None = field(default=None, eq=False, repr=False)

    def at(self, offset: int) -> FilePlace | None:
        """The place that the character at *offset* was read from."""
        index = bisect_right(self.starts, offset) - 1
        place = self.places[index] if index >= 0 else None
        if isinstance(place, int):
            return self.of_elements(place) if self.of_elements else None
        return place
