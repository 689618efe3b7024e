# SPDX-License-Identifier: MIT
"""The body of a DOCX file -> its paragraphs and tables, in order.

Word keeps the order in the XML only, so this walks through it. Inserted text counts and deleted
text does not: that is what the reader of the accepted document sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field

from ...errors import LimitError
from ...text.places import DocxPlace
from ..blocks import OBJECT, PICTURE, Block, BlockCell, BlockTable, Words, with_pictures
from ..layout_tables import lays_out
from ..limits import Limits
from .names import MATH, child, children, is_on, number, w
from .numbering import Numbering
from .styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _TBL, _TR, _TC, _R = map(w, ("p", "tbl", "tr", "tc", "r"))
#: What only wraps what it holds.
_WRAPPERS = frozenset(
    map(
        w,
        (
            "sdt",
            "sdtContent",
            "customXml",
            "smartTag",
            "ins",
            "moveTo",
            "hyperlink",
            "fldSimple",
            "dir",
            "bdo",
        ),
    )
)
_TEXTS = frozenset({w("t"), MATH + "t"})
#: Stands for what is shown and cannot be known.
UNKNOWN: Final = "□"
#: A sign of a symbol font shows something that is not known, so it is no blank either.
_TEXT_OF = {
    w("tab"): " ",
    w("ptab"): " ",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
    w("sym"): UNKNOWN,
    w("br"): "\n",
    w("cr"): "\n",
}
#: Fields that show what their code says.
_SHOWN_CODES = frozenset({"MACROBUTTON", "EQ", "SYMBOL", "QUOTE", "FORMTEXT"})
_BOX = w("txbxContent")
_FIELD = w("fldChar")
_CODE = w("instrText")
_PICTURES = frozenset(map(w, ("drawing", "pict", "object")))
#: What shows nothing.
_SKIPPED = frozenset(
    map(
        w,
        (
            "del",
            "moveFrom",
            "pPr",
            "rPr",
            "delText",
            "instrText",
            "sectPr",
            "tblPr",
            "tblGrid",
            "footnoteReference",
            "endnoteReference",
            "commentReference",
            "rt",
        ),
    )
)


@define
class _Field:
    """A field that is open: its code is not shown, its result is."""

    code: str = ""
    has_result: bool = False


@define
class _Line:
    """What a paragraph shows so far.

    Attributes:
        pieces: Its words; a line end for a break.
        boxes: The text boxes that hang on it.
        fields: The fields that are open.
        held: Words that stand where the code of a field does.
        pictures: How many pictures it shows.
    """

    pieces: list[str] = field(factory=list)
    boxes: list[_Element] = field(factory=list)
    fields: list[_Field] = field(factory=list)
    held: list[str] = field(factory=list)
    pictures: int = 0

    def add(self, text: str) -> None:
        """Add *text* unless it is the code of a field."""
        shown = all(one.has_result for one in self.fields)
        (self.pieces if shown else self.held).append(text)

    def take(self, element: _Element) -> bool:
        """Add what *element* itself shows; whether there is nothing to look for inside it."""
        tag = element.tag
        if tag in _TEXTS:
            self.add(_text(element))
        elif tag in _TEXT_OF:
            self.add(_TEXT_OF[tag])
        elif tag == _BOX:
            self.boxes.append(element)
        elif tag == _FIELD:
            self.turn(element.get(w("fldCharType")))
        elif tag == _CODE and self.fields:
            self.fields[-1].code += _text(element)
        elif tag in _SKIPPED:
            _turn_all(element, self)
        else:
            return False
        return True

    def turn(self, kind: str | None) -> None:
        """A field begins, goes from its code to its result, or ends."""
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].has_result = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            name = ended.code.split(maxsplit=1)[:1]
            if not ended.has_result and name and name[0].upper() in _SHOWN_CODES:
                self.add(UNKNOWN)

    def text(self) -> str:
        """All words; also those held back for a field that never came to its result."""
        held = self.held if self.fields else []
        return "".join([*self.pieces, *held])


@define
class BodyReader:
    """Reads the body; it counts paragraphs and tables as it goes.

    Attributes:
        numbering: Makes the numbers that Word shows before paragraphs.
        styles: Which styles hide their text.
        limits: How deep elements may be nested.
    """

    numbering: Numbering
    styles: Styles
    limits: Limits
    _paragraphs: int = 0
    _tables: int = 0

    def blocks(self, body: _Element) -> Iterator[Block]:
        """The paragraphs and tables of *body*.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        yield from self._blocks(body, None, 0)

    def _blocks(self, parent: _Element, place: DocxPlace | None, depth: int) -> Iterator[Block]:
        """What stands in *parent*, a cell at *place* or, without one, the body."""
        if depth > self.limits.depth:
            raise LimitError("depth", self.limits.depth)
        for element in children(parent):
            if element.tag == _P:
                yield from self._paragraph(element, place, depth)
            elif element.tag == _TBL:
                yield from self._table(element, place, depth)
            elif element.tag in _WRAPPERS:
                yield from self._blocks(element, place, depth + 1)

    def _paragraph(
        self, paragraph: _Element, place: DocxPlace | None, depth: int
    ) -> Iterator[Block]:
        if place is None:
            self._paragraphs += 1
            place = DocxPlace(paragraph=self._paragraphs)
        if _is_deleted(paragraph):
            return
        shown = _Line()
        self._collect(paragraph, shown, depth)
        text = with_pictures(shown.text()) if place.table is not None else _plain(shown.text())
        if not text.strip() and shown.pictures and place.table is not None:
            text = PICTURE  # in a cell: what it shows cannot be read, and is no blank
        marker = self.numbering.before(paragraph)
        if text.strip():
            # A number before a digit must not become part of it.
            text = marker + (" " if marker and text[0].isdigit() else "") + text
        for line in text.split("\n"):
            if line.strip():
                yield Words(line.strip(" \t"), place)
        for box in shown.boxes:
            yield from self._blocks(box, place, depth + 1)

    def _collect(self, element: _Element, shown: _Line, depth: int) -> None:
        """Add the words in *element*, and the text boxes that hang on it."""
        if depth > self.limits.depth:
            raise LimitError("depth", self.limits.depth)
        for one in children(element):
            if one.tag == _R:
                self._run(one, shown, depth)
            elif not shown.take(one) and isinstance(one.tag, str):
                before = len(shown.boxes)
                self._collect(one, shown, depth + 1)
                if one.tag in _PICTURES and len(shown.boxes) == before and not _floats(one):
                    shown.pictures += 1
                    shown.add(OBJECT)

    def _run(self, run: _Element, shown: _Line, depth: int) -> None:
        """Add the words of a run; those raised or struck through are set apart from figures."""
        properties = child(run, "rPr")
        if self.styles.is_hidden(properties):
            _turn_all(run, shown)
            return
        before = len(shown.pieces)
        self._collect(run, shown, depth + 1)
        words = "".join(shown.pieces[before:])
        if self.styles.is_aside(properties) and any(sign.isdigit() for sign in words):
            shown.pieces[before:] = ["〔", words, "〕"]

    def _table(self, table: _Element, place: DocxPlace | None, depth: int) -> Iterator[Block]:
        if place is None:
            self._tables += 1
        number_here = self._tables if place is None else place.table
        rows: list[list[_Spanned]] = []
        for row_number, row in enumerate(_rows(table), 1):
            cells = []
            for cell_number, cell in enumerate(_cells(row), 1):
                here = place or DocxPlace(table=number_here, row=row_number, cell=cell_number)
                cells.append(_Spanned.of(cell, here, list(self._blocks(cell, here, depth + 2))))
            rows.append([*_skipped(row), *cells])
        grid = BlockTable(_merged(rows))
        if lays_out(grid):
            for cell in grid.cells():
                yield from cell.blocks
        elif any(grid.rows):
            yield grid


@define
class _Spanned:
    """A cell as Word keeps it: those below it in a merged cell are cells of their own.

    Attributes:
        cell: What it holds.
        merge: `restart` for the first of a merged cell, `continue` for the others; None if it
            is not merged with one above or below.
    """

    cell: BlockCell
    merge: str | None = None

    @classmethod
    def of(cls, element: _Element, place: DocxPlace, blocks: Sequence[Block]) -> _Spanned:
        properties = child(element, "tcPr")
        span = number(child(properties, "gridSpan"), 1)
        merge = child(properties, "vMerge")
        kind = None if merge is None else merge.get(w("val")) or "continue"
        return cls(BlockCell(blocks, place, max(1, span)), kind)


def _skipped(row: _Element) -> list[_Spanned]:
    """The columns before the first cell of *row*, as one blank cell that stands for none."""
    before = number(child(child(row, "trPr"), "gridBefore"), 0)
    return [_Spanned(BlockCell((), None, before), "skipped")] if before > 0 else []


def _merged(rows: Sequence[Sequence[_Spanned]]) -> list[list[BlockCell]]:
    """The cells that begin in each row, with the rows that they cover."""
    open_at: dict[int, tuple[int, int]] = {}  # column -> row and index of the cell merged down
    merged: list[list[BlockCell]] = []
    for row in rows:
        cells: list[BlockCell] = []
        column = 0
        now: dict[int, tuple[int, int]] = {}
        for one in row:
            if one.merge == "continue" and column in open_at:
                at, index = now[column] = open_at[column]
                merged[at][index] = evolve(merged[at][index], down=merged[at][index].down + 1)
            elif one.merge != "skipped":
                if one.merge == "restart":
                    now[column] = len(merged), len(cells)
                cells.append(one.cell)
            column += one.cell.across
        open_at = now
        merged.append(cells)
    return merged


def _rows(table: _Element) -> Iterator[_Element]:
    for row in _within(table, _TR):
        properties = child(row, "trPr")
        if child(properties, "del") is None and not is_on(child(properties, "hidden")):
            yield row


def _cells(row: _Element) -> Iterator[_Element]:
    yield from (cell for cell in _within(row, _TC) if child(child(cell, "tcPr"), "cellDel") is None)


def _within(parent: _Element, tag: str) -> Iterator[Any]:
    """The elements *tag* in *parent*, be they wrapped."""
    for one in children(parent):
        if one.tag == tag:
            yield one
        elif one.tag in _WRAPPERS:
            yield from _within(one, tag)


def _is_deleted(paragraph: _Element) -> bool:
    """Whether the whole paragraph, its mark included, is deleted: then it has no words left."""
    mark = child(child(paragraph, "pPr"), "rPr")
    return child(mark, "del") is not None and not any(
        run.getparent().tag != w("del") for run in paragraph.iter(_R)
    )


def _turn_all(element: _Element, shown: _Line) -> None:
    """Fields begin and end also in what is not shown."""
    for one in element.iter(_FIELD):
        shown.turn(one.get(w("fldCharType")))


def _plain(text: str) -> str:
    return text.replace(OBJECT, "")


def _floats(picture: _Element) -> bool:
    """Whether a picture stands beside the text and not in its line."""
    return any(str(one.tag).endswith("}anchor") for one in picture)


def _text(element: _Element) -> str:
    """The text of *element*, be there comments in it."""
    return (element.text or "") + "".join(one.tail or "" for one in element)
