# SPDX-License-Identifier: MIT
"""Ruled lines and characters on a page -> its tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ...text.places import PdfPlace
from ..blocks import BlockCell, BlockTable
from .cell_contents import Drawn, FilledCell, filled
from .nearby import Box
from .page_objects import Glyph, Ruled
from .ruled_cells import RuledLine, ruled_cells

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Edges of cells nearer to each other than this are one, and thinner areas are rules.
_NEAR = 3.0
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
    is_thick = min(rect["width"], rect["height"]) > _NEAR
    return bool(is_thick and rect["fill"] and not rect["stroke"])


def _grid(cells: Sequence[FilledCell], page: int) -> BlockTable:
    boxes = [cell.box for cell in cells]
    columns = _levels([side for box in boxes for side in (box[0], box[2])])
    rows = _levels([side for box in boxes for side in (box[1], box[3])])
    placed: dict[int, list[tuple[int, BlockCell]]] = {}
    for cell in cells:
        left, top, right, bottom = cell.box
        place = PdfPlace(page, floor(left), floor(top), ceil(right), ceil(bottom))
        words = cell.words(page, place)
        first, last = _index(columns, left), _index(columns, right)
        above, below = _index(rows, top), _index(rows, bottom)
        block = BlockCell(words, place, max(1, last - first), max(1, below - above))
        placed.setdefault(above, []).append((first, block))
    return BlockTable([list(_in_row(placed[row])) for row in sorted(placed)])


def _in_row(placed: Iterable[tuple[int, BlockCell]]) -> Iterator[BlockCell]:
    """The cells of a row by their columns; those are left out that begin above or that none is."""
    end = 0
    for column, cell in sorted(placed, key=itemgetter(0)):
        yield evolve(cell, before=column - end)
        end = column + cell.across


def _drawings(page: Page) -> list[Box]:
    """The boxes of the pictures on *page*, and of curves that may be characters."""
    shapes = [*page.images, *filter(_is_character, [*page.curves, *page.lines])]
    return [(shape["x0"], shape["top"], shape["x1"], shape["bottom"]) for shape in shapes]


def _is_character(shape: dict[str, Any]) -> bool:
    """True if *shape* is as high and wide as a character: an upright line may be the digit 1."""
    low, high = _CHARACTER
    is_high = low < shape["height"] < high and shape["width"] < _WIDEST * shape["height"]
    return bool(is_high and (shape["object_type"] == "curve" or shape["width"] < 1))


def _levels(places: Sequence[float]) -> list[float]:
    """The different ones among *places*, those that are near taken for one."""
    levels: list[float] = []
    for place in sorted(places):
        if not levels or place - levels[-1] > _NEAR:
            levels.append(place)
    return levels


def _index(levels: Sequence[float], place: float) -> int:
    at = bisect_left(levels, place)
    near = range(max(0, at - 1), min(at + 1, len(levels)))
    return min(near, key=lambda index: abs(levels[index] - place))
