# SPDX-License-Identifier: MIT
"""The body of a DOCX file -> its paragraphs and tables, in order.

Word keeps the order in the XML only, so this walks through it. Inserted text counts and deleted
text does not: that is what the reader of the accepted document sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import define, evolve

from ...errors import FileFormatError
from ...text.numerals import shows_figure
from ...text.places import DocxPlace
from ..blocks import Block, BlockCell, BlockTable, Words, without_pictures
from ..layout_tables import lays_out
from ..limits import Limits
from .element_names import child, children, is_on, named, number, w
from .numbering import Numbering
from .paragraphs import Shown
from .styles import RunLook, Styles, ground_of, is_flat

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _TBL, _TR, _TC, _R = map(w, ("p", "tbl", "tr", "tc", "r"))
#: Elements that only wrap their content.
_WRAPPERS = named("sdt sdtContent customXml smartTag ins moveTo hyperlink fldSimple dir bdo")
#: Parts of a document in files of their own, which Word puts in when it opens it.
_FOREIGN = named("altChunk subDoc")
_PLAIN = RunLook()


@define
class BodyReader:
    """Reads the body; it counts paragraphs and tables as it goes.

    Paragraphs and cells are kept by place only where a mapping for the *elements* is given: they
    take more memory than what is read of them.
    """

    numbering: Numbering
    styles: Styles
    limits: Limits
    elements: dict[DocxPlace, _Element] | None = None
    _paragraphs: int = 0
    _tables: int = 0

    def blocks(
        self,
        parent: _Element,
        place: DocxPlace | None = None,
        depth: int = 0,
        around: RunLook = _PLAIN,
    ) -> Iterator[Block]:
        """The blocks in *parent*: a cell at *place* or, without one, the body.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        self.limits.check("depth", depth)
        for element in children(parent):
            if element.tag == _P:
                yield from self._paragraph(element, place, depth, around)
            elif element.tag == _TBL:
                yield from self._table(element, place, depth)
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element, place, depth + 1, around)
            elif element.tag in _FOREIGN:
                raise FileFormatError(
                    "the document holds parts in other formats: open it in Word and save it anew",
                    "文档嵌有其他格式的内容：请用 Word 打开后另存",
                )

    def _paragraph(
        self, paragraph: _Element, place: DocxPlace | None, depth: int, around: RunLook
    ) -> Iterator[Block]:
        if place is None:
            self._paragraphs += 1
            place = DocxPlace(paragraph=self._paragraphs)
            self._keep(place, paragraph)
        properties = child(paragraph, "pPr")
        if _is_deleted(paragraph, properties):
            return
        base = self.styles.base(properties, around)
        shown = Shown(self.limits, self.styles, base, place.table is not None)
        shown.collect(paragraph, depth)
        marker = self.numbering.before(properties)
        if self.styles.look(child(properties, "rPr"), base).is_hidden:
            marker = ""
        for line in shown.words(place):
            if not line.text:
                yield line
                continue
            # A number before a digit must not become part of it.
            space = " " if marker and line.text[0].isdigit() else ""
            numbered = line._replace(text=marker + space + line.text)
            if marker and place.table is not None and shows_figure(line.text):
                numbered = numbered.doubted("generated")
            yield numbered
            marker = ""
        # The number of an empty cell looks like a figure; first cells hold serial numbers.
        if marker.strip() and (place.cell or 1) > 1:
            yield Words(marker.strip(), place).doubted("generated")
        for box in shown.boxes:
            yield from self.blocks(box, place, depth + 1)

    def _keep(self, place: DocxPlace, element: _Element) -> None:
        if self.elements is not None:
            self.elements.setdefault(place, element)

    def _table(self, table: _Element, place: DocxPlace | None, depth: int) -> Iterator[Block]:
        grid = BlockTable(_merged(list(_aligned(list(self._spanned(table, place, depth))))))
        if lays_out(grid):
            for cell in grid.cells():
                yield from cell.blocks
        elif any(grid.rows):
            yield grid

    def _spanned(
        self, table: _Element, place: DocxPlace | None, depth: int
    ) -> Iterator[list[_Spanned]]:
        """The rows of *table*, which is in the cell at *place* if that is given."""
        if place is None:
            self._tables += 1
        number_here = self._tables if place is None else place.table
        look = self.styles.of_table(child(table, "tblPr"))
        for row_number, row in enumerate(_rows(table), 1):
            cells = list[_Spanned]()
            before = number(child(child(row, "trPr"), "gridBefore"), 0)
            is_open = False
            for cell_number, cell in enumerate(_within(row, _TC), 1):
                here = place or DocxPlace(table=number_here, row=row_number, cell=cell_number)
                self._keep(here, cell)
                across = _merge(cell, "hMerge")
                if is_open and across == "continue" and not "".join(cell.itertext()).strip():
                    # Documents of old versions of Word merge cells so, not by one that spans.
                    cells[-1] = cells[-1].wider(cell)
                    continue
                is_open = across == "restart"
                around = evolve(look, ground=ground_of(child(cell, "tcPr")) or look.ground)
                content = without_pictures(tuple(self.blocks(cell, here, depth + 2, around)))
                cells.append(_Spanned.of(cell, here, content, 0 if cells else before))
            yield cells


class _Spanned(NamedTuple):
    """A cell as Word keeps it, where those below it in a merged one are cells that `continue`."""

    cell: BlockCell
    merge: str | None

    @classmethod
    def of(
        cls, element: _Element, place: DocxPlace, blocks: Sequence[Block], before: int
    ) -> _Spanned:
        span = _columns(element)
        return cls(BlockCell(blocks, place, span, before=before), _merge(element, "vMerge"))

    def wider(self, element: _Element) -> _Spanned:
        """The cell, over the columns of *element*, too."""
        across = self.cell.across + _columns(element)
        return self._replace(cell=self.cell._replace(across=across))


def _columns(cell: _Element) -> int:
    """How many columns a cell spans."""
    return max(1, number(child(child(cell, "tcPr"), "gridSpan"), 1))


def _merge(cell: _Element, direction: str) -> str | None:
    """How a cell takes part in a merged one in a *direction*: `restart`, `continue` or not."""
    merge = child(child(cell, "tcPr"), direction)
    return None if merge is None else merge.get(w("val")) or "continue"


def _aligned(rows: Sequence[Sequence[_Spanned]]) -> Iterator[Sequence[_Spanned]]:
    """The *rows*; figures of one that is moved out of the columns of the others are in doubt."""
    widths = [sum(cell.before + cell.across for cell, _ in row) for row in rows]
    moved = [bool(row) and row[0].cell.before > 0 for row in rows]
    others = (width for width, is_moved in zip(widths, moved, strict=True) if not is_moved)
    widest = max(others, default=0)
    for row, width, is_moved in zip(rows, widths, moved, strict=True):
        yield list(map(_doubted, row)) if is_moved and width > widest > 0 else row


def _doubted(cell: _Spanned) -> _Spanned:
    blocks = [
        block.doubted("displaced")
        if isinstance(block, Words) and shows_figure(block.text)
        else block
        for block in cell.cell.blocks
    ]
    return cell._replace(cell=cell.cell._replace(blocks=blocks))


def _merged(rows: Sequence[Sequence[_Spanned]]) -> list[list[BlockCell]]:
    """The cells that begin in each row, with the rows that they cover."""
    open_at: dict[int, tuple[int, int]] = {}  # column -> row and index of the cell merged down
    merged: list[list[BlockCell]] = []
    for row in rows:
        cells: list[BlockCell] = []
        column = skipped = 0
        now: dict[int, tuple[int, int]] = {}
        for cell, merge in row:
            skipped += cell.before
            column += cell.before
            if merge == "continue" and column in open_at:
                at, index = now[column] = open_at[column]
                merged[at][index] = merged[at][index]._replace(down=merged[at][index].down + 1)
            else:
                if merge == "restart":
                    now[column] = len(merged), len(cells)
                cells.append(cell._replace(before=skipped) if skipped != cell.before else cell)
                skipped = 0
            column += cell.across
        open_at = now
        merged.append(cells)
    return merged


def _rows(table: _Element) -> Iterator[_Element]:
    for row in _within(table, _TR):
        properties = child(row, "trPr")
        is_hidden = is_on(child(properties, "hidden")) or is_flat(
            child(properties, "trHeight"), "val", "hRule"
        )
        if child(properties, "del") is None and not is_hidden:
            yield row


def _within(parent: _Element, tag: str) -> Iterator[Any]:
    """The elements *tag* in *parent*, be they wrapped; cells that are deleted are none."""
    for element in children(parent):
        if element.tag == tag:
            if child(child(element, "tcPr"), "cellDel") is None:
                yield element
        elif element.tag in _WRAPPERS:
            yield from _within(element, tag)


def _is_deleted(paragraph: _Element, properties: Any) -> bool:
    """True if the whole paragraph, its mark included, is deleted: then it has no words left."""
    mark = child(properties, "rPr")
    return child(mark, "del") is not None and not any(
        run.getparent().tag != w("del") for run in paragraph.iter(_R)
    )
