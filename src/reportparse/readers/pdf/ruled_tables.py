# SPDX-License-Identifier: MIT
"""Ruled lines and characters on a page -> its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from ...text.places import PdfPlace
from ..blocks import BlockCell, BlockTable
from .cell_contents import Drawn, FilledCell, filled
from .nearby import Box
from .page_objects import Glyph, Ruled
from .ruled_cells import RuledLine, ruled_cells

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Areas that are thinner, in points, are rules.
_THIN = 3.0
#: A table has more rules than this.
_FEWEST_RULES = 3
#: The heights that characters have, in points, and how wide they are at most in parts of it.
_CHARACTER = (4.0, 30.0)
_WIDEST = 1.5


def ruled_tables(
    page: Page, number: int, glyphs: list[Glyph], unseen: Sequence[Glyph]
) -> list[Ruled]:
    """The tables on *page*, from top to bottom; their characters are removed from *glyphs*.

    A blank cell with *unseen* digits is in doubt.
    """
    page = _without_grounds(page)
    drawn: list[Drawn] = [(box, "picture") for box in _drawings(page)]
    drawn += [(digit[1:5], "hidden") for digit in unseen]
    levels = (RuledLine(edge["top"], edge["x0"], edge["x1"]) for edge in _edges(page, "h"))
    uprights = (RuledLine(edge["x0"], edge["top"], edge["bottom"]) for edge in _edges(page, "v"))
    tables = []
    for cells in filled(ruled_cells(levels, uprights), glyphs, drawn):
        left, top, right, bottom = zip(*(cell.box for cell in cells), strict=True)
        grid = _grid(cells, number)
        tables.append(Ruled(grid, min(top), max(bottom), min(left), max(right)))
    return tables


def _edges(page: Page, orientation: str) -> Iterator[dict[str, Any]]:
    return (edge for edge in page.edges if edge["orientation"] == orientation)


def _without_grounds(page: Page) -> Page:
    """*page* without areas of colour, if something else on it rules its tables."""
    areas = sum(map(_is_ground, page.rects))
    if not areas or len(page.lines) + len(page.rects) - areas <= _FEWEST_RULES:
        return page
    return page.filter(lambda shape: shape["object_type"] != "rect" or not _is_ground(shape))


def _is_ground(rect: dict[str, Any]) -> bool:
    """True if *rect* is an area of colour without a border, and not a thin rule."""
    is_thick = min(rect["width"], rect["height"]) > _THIN
    return bool(is_thick and rect["fill"] and not rect["stroke"])


def _grid(cells: Sequence[FilledCell], page: int) -> BlockTable:
    """The table of *cells*, whose edges are the same number where they are the same rule.

    Rows leave out cells that begin above, and places that are in none.
    """
    sides, heights = ({edge for cell in cells for edge in cell.box[at::2]} for at in (0, 1))
    columns, rows = ({edge: at for at, edge in enumerate(sorted(es))} for es in (sides, heights))
    placed: dict[float, list[BlockCell]] = defaultdict(list)
    ends: dict[float, int] = defaultdict(int)
    for cell in sorted(cells, key=lambda cell: (cell.box[1], cell.box[0])):
        left, top, right, bottom = cell.box
        place = PdfPlace(page, floor(left), floor(top), ceil(right), ceil(bottom))
        across, down = columns[right] - columns[left], rows[bottom] - rows[top]
        before = columns[left] - ends[top]
        placed[top].append(BlockCell(cell.words(page, place), place, across, down, before))
        ends[top] = columns[right]
    return BlockTable(list(placed.values()))


def _drawings(page: Page) -> list[Box]:
    """The boxes of the pictures on *page*, and of curves that may be characters."""
    shapes = [*page.images, *filter(_is_character, [*page.curves, *page.lines])]
    return [(shape["x0"], shape["top"], shape["x1"], shape["bottom"]) for shape in shapes]


def _is_character(shape: dict[str, Any]) -> bool:
    """True if *shape* is as high and wide as a character: an upright line may be the digit 1."""
    low, high = _CHARACTER
    is_high = low < shape["height"] < high and shape["width"] < _WIDEST * shape["height"]
    return bool(is_high and (shape["object_type"] == "curve" or shape["width"] < 1))
