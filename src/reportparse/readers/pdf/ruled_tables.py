# SPDX-License-Identifier: MIT
"""Ruled lines and characters on a page -> its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from ...text.places import PdfPlace
from ..blocks import BlockCell, BlockTable
from .cell_contents import FilledCell, filled
from .nearby import Box
from .page_objects import Glyph, Ruled

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Lines nearer to each other than this are one: rules are drawn as thin boxes.
_NEAR = 3.0
#: A table cut by the end of a page has no rule below; its columns end further down than this.
_OPEN = 4.0
#: A table has more rules than this.
_FEWEST_RULES = 3
#: The heights that characters have, in points, and how wide they are at most in parts of it.
_CHARACTER = (4.0, 30.0)
_WIDEST = 1.5
_SETTINGS = {"snap_tolerance": _NEAR, "join_tolerance": _NEAR, "intersection_tolerance": _NEAR}


def ruled_tables(
    page: Page, number: int, glyphs: list[Glyph], unseen: Sequence[Glyph]
) -> list[Ruled]:
    """The tables on *page*, from top to bottom; their characters are removed from *glyphs*.

    A blank cell with *unseen* digits is in doubt.
    """
    page = _without_grounds(page)
    drawn = [
        *((box, "picture") for box in _drawings(page)),
        *((one[1:5], "hidden") for one in unseen),
    ]
    found = page.find_tables({**_SETTINGS, "explicit_horizontal_lines": list(_closing(page))})
    tables = []
    for table in sorted(found, key=lambda table: table.bbox[1]):
        cells = filled(table.cells, glyphs, drawn)
        if len(cells) > 1:
            left, top, right, bottom = table.bbox
            grid = _grid(cells, number)
            tables.append(Ruled(grid, top, bottom, left, right))
    return tables


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


def _closing(page: Page) -> Iterator[dict[str, Any]]:
    """Rules where columns end without one: above and below a table that the page cuts."""
    from pdfplumber.table import merge_edges

    straight = [edge for edge in page.edges if edge["orientation"]]  # and no part of a curve
    edges = merge_edges(straight, *[_NEAR] * 4)
    rules = [
        edge for edge in edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > _OPEN
    ]
    columns = [
        side
        for side in edges
        if side["orientation"] == "v" and side["bottom"] - side["top"] > _OPEN
    ]
    for end in ("top", "bottom"):
        for group in _side_by_side(columns, end):
            at = sum(edge[end] for edge in group) / len(group)
            for left, right in pairwise(sorted(edge["x0"] for edge in group)):
                goes_on = any(left < edge["x0"] < right and _crosses(edge, at) for edge in columns)
                if right - left > _OPEN and not goes_on and not _is_closed(rules, at, left, right):
                    yield _rule(left, right, at)


def _crosses(column: dict[str, Any], at: float) -> bool:
    return bool(column["top"] + _OPEN < at < column["bottom"] - _OPEN)


def _is_closed(rules: Sequence[dict[str, Any]], at: float, left: float, right: float) -> bool:
    """True if a rule at the height *at* goes along most of the way from *left* to *right*."""
    covered = sum(
        max(0.0, min(rule["x1"], right) - max(rule["x0"], left))
        for rule in rules
        if abs(rule["top"] - at) <= _OPEN
    )
    return bool(covered > (right - left) / 2)


def _side_by_side(columns: Sequence[dict[str, Any]], end: str) -> list[list[dict[str, Any]]]:
    """Columns that end at the same height, on whichever side."""
    groups: list[list[dict[str, Any]]] = []
    for edge in sorted(columns, key=lambda rule: rule[end]):
        if groups and edge[end] - groups[-1][-1][end] <= _NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _rule(left: float, right: float, at: float) -> dict[str, Any]:
    return {
        "object_type": "line",
        "x0": left,
        "x1": right,
        "top": at,
        "bottom": at,
        "width": right - left,
        "height": 0,
        "orientation": "h",
    }


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
    return BlockTable(
        [
            [block for _, block in sorted(placed[row], key=lambda column: column[0])]
            for row in sorted(placed)
        ]
    )


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
    return min(range(len(levels)), key=lambda index: abs(levels[index] - place))
