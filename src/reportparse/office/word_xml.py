# SPDX-License-Identifier: MIT
"""The parts of a Word document: paragraphs and tables as elements of its XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from attrs import frozen

#: Names of the styles of paragraphs.
TITLE: Final = "Title"
BODY: Final = "Body Text"
CELL: Final = "Table Text"
HEADINGS: Final = ("Heading 1", "Heading 2", "Heading 3")

#: Width between the margins, in twentieths of a point: 156 mm.
_WIDTH: Final = 8844
#: Tables of more columns have smaller letters.
_MOST_COLUMNS: Final = 9
#: Least height of a row, in twentieths of a point: 7 mm.
_ROW: Final = 400
_SMALL: Final = '<w:rPr><w:sz w:val="18"/></w:rPr>'
#: Characters that no XML can hold.
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME: Final = re.compile("<[^ />]+")
_BREAKS: Final = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>"}
_PARTS: Final = re.compile("[\t\n\r]|[^\t\n\r]+")


@frozen
class WordCell:
    """A cell of a table, and the columns and rows it covers; a head is repeated on each page."""

    text: str
    across: int = 1
    down: int = 1
    centred: bool = True
    is_head: bool = False


def element(xml: str) -> Any:
    """The element that *xml* describes."""
    from docx.oxml import parse_xml

    return parse_xml(declared(xml))


def declared(xml: str) -> str:
    """*xml* with the namespace of Word's elements declared in its first tag."""
    from docx.oxml.ns import nsdecls

    return _NAME.sub(rf"\g<0> {nsdecls('w')}", xml, count=1)


def legal(text: str) -> str:
    """*text* with a mark in place of each character that no Word file can hold."""
    return _ILLEGAL.sub("\ufffd", text)


def page_number(size: int) -> Iterator[Any]:
    """The runs of the number of the page between dashes, *size* in half points."""
    for mark in (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> PAGE </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    ):
        yield element(f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr>{mark}</w:r>')


def paragraph(style: str, *texts: str, is_indented: bool = True) -> str:
    """The XML of a paragraph of *texts*, each a run of its own, in the *style* of a name."""
    indent = "" if is_indented else '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    look = f'<w:pPr><w:pStyle w:val="{_id(style)}"/>{indent}</w:pPr>'
    return f"<w:p>{look}{''.join(map(_run, texts))}</w:p>"


def _run(text: str, look: str = "") -> str:
    parts = (
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _PARTS.findall(legal(text))
    )
    return f"<w:r>{look}{''.join(parts)}</w:r>"


def _id(style: str) -> str:
    return style.replace(" ", "")


def table(rows: Sequence[Sequence[WordCell]], weights: Sequence[int]) -> str:
    """The XML of a table of *rows*, the cells that begin in each; *weights* are of columns."""
    widths = [_WIDTH * weight // sum(weights) for weight in weights]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = _SMALL if len(weights) > _MOST_COLUMNS else ""
    margins = "".join(
        f'<w:{side} w:w="40" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    open_at: dict[int, tuple[WordCell, int]] = {}
    lines = "".join(_row(row, open_at, widths, look) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{sides}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f"{margins}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"
    )


def _row(
    row: Sequence[WordCell],
    open_at: dict[int, tuple[WordCell, int]],
    widths: Sequence[int],
    look: str,
) -> str:
    """A row; *open_at* has the cells above that cover it, and for how many rows more."""
    cells, begun, column = [], iter(row), 0
    while column < len(widths):
        cell, left = open_at.pop(column, (None, 0))
        goes_on = cell is not None
        if cell is None:
            cell = next(begun)
            left = cell.down
        if left > 1:
            open_at[column] = cell, left - 1
        cells.append(_cell(cell, sum(widths[column : column + cell.across]), look, goes_on))
        column += cell.across
    repeated = "<w:tblHeader/>" if any(cell.is_head for cell in row) else ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_ROW}" w:hRule="atLeast"/>{repeated}'
        f"</w:trPr>{''.join(cells)}</w:tr>"
    )


def _cell(cell: WordCell, width: int, look: str, goes_on: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    side = "center" if cell.centred else "left"
    text = _run(cell.text, look) if cell.text and not goes_on else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{_id(CELL)}"/><w:jc w:val="{side}"/></w:pPr>{text}</w:p>'
        "</w:tc>"
    )
