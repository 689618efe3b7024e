# SPDX-License-Identifier: MIT
"""Ruled lines and signs on a page -> its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from ...text.places import PdfPlace
from ..blocks import PICTURE, BlockCell, BlockTable, Words
from .page_objects import Ruled, Sign, box, lines_of

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Lines nearer to each other than this are one: rules are drawn as thin boxes.
_NEAR = 3.0
#: A table cut by the end of a page has no rule below; its columns end further down than this.
_OPEN = 4.0
_SETTINGS = {"snap_tolerance": _NEAR, "join_tolerance": _NEAR, "intersection_tolerance": _NEAR}

_Box = tuple[float, float, float, float]


def ruled_tables(page: Page, number: int, signs: list[Sign]) -> list[Ruled]:
    """The tables on *page*, from top to bottom; the signs in them are taken out of *signs*."""
    found = page.find_tables({**_SETTINGS, "explicit_horizontal_lines": list(_closing(page))})
    tables = []
    for table in sorted(found, key=lambda one: one.bbox[1]):
        cells = _filled([tuple(one) for one in table.cells], signs)
        if len(cells) > 1:
            left, top, right, bottom = table.bbox
            inside = {id(sign) for _, own in cells for sign in own}
            signs[:] = [sign for sign in signs if id(sign) not in inside]
            grid = _grid(cells, number, _pictures(page))
            tables.append(Ruled(grid, top, bottom, left, right))
    return tables


def _closing(page: Page) -> Iterator[dict[str, Any]]:
    """Rules where columns end without one: above and below a table that the page cuts."""
    from pdfplumber.table import merge_edges

    edges = merge_edges(page.edges, *[_NEAR] * 4)
    rules = [one for one in edges if one["orientation"] == "h" and one["x1"] - one["x0"] > _OPEN]
    columns = [
        one for one in edges if one["orientation"] == "v" and one["bottom"] - one["top"] > _OPEN
    ]
    for end in ("top", "bottom"):
        for group in _side_by_side(columns, end):
            at = sum(edge[end] for edge in group) / len(group)
            left, right = min(edge["x0"] for edge in group), max(edge["x1"] for edge in group)
            if right - left > _OPEN and not _is_closed(rules, at, left, right):
                yield _rule(left, right, at)


def _is_closed(rules: Sequence[dict[str, Any]], at: float, left: float, right: float) -> bool:
    """Whether a rule at the height *at* goes along most of the way from *left* to *right*."""
    covered = sum(
        max(0.0, min(rule["x1"], right) - max(rule["x0"], left))
        for rule in rules
        if abs(rule["top"] - at) <= _OPEN
    )
    return bool(covered > (right - left) / 2)


def _side_by_side(columns: Sequence[dict[str, Any]], end: str) -> list[list[dict[str, Any]]]:
    """Columns that end at the same height, on whichever side."""
    groups: list[list[dict[str, Any]]] = []
    for edge in sorted(columns, key=lambda one: one[end]):
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


def _filled(boxes: Sequence[Any], signs: Sequence[Sign]) -> list[tuple[_Box, list[Sign]]]:
    """Each cell's box with the signs whose middle lies in it."""
    cells: list[tuple[_Box, list[Sign]]] = [(one, []) for one in boxes]
    by_top = sorted(cells, key=lambda cell: cell[0][1])
    for sign in signs:
        x, y = sign.middle
        for (left, top, right, bottom), own in by_top:
            if top > y:
                break
            if y <= bottom and left <= x <= right:
                own.append(sign)
                break
    return cells


def _grid(
    cells: Sequence[tuple[_Box, list[Sign]]], page: int, pictures: Sequence[tuple[float, float]]
) -> BlockTable:
    columns = _levels([one[0][0] for one in cells] + [one[0][2] for one in cells])
    rows = _levels([one[0][1] for one in cells] + [one[0][3] for one in cells])
    placed: dict[int, list[tuple[int, BlockCell]]] = {}
    for (left, top, right, bottom), signs in cells:
        place = PdfPlace(page, floor(left), floor(top), ceil(right), ceil(bottom))
        words = [Words(line.text, box(page, [line])) for line in lines_of(signs)]
        if not words and any(left < x < right and top < y < bottom for x, y in pictures):
            words = [Words(PICTURE, place)]
        first, last = _index(columns, left), _index(columns, right)
        above, below = _index(rows, top), _index(rows, bottom)
        cell = BlockCell(words, place, max(1, last - first), max(1, below - above))
        placed.setdefault(above, []).append((first, cell))
    return BlockTable(
        [
            [cell for _, cell in sorted(placed[row], key=lambda one: one[0])]
            for row in sorted(placed)
        ]
    )


def _pictures(page: Page) -> list[tuple[float, float]]:
    """The points in the middle of the pictures on *page*."""
    return [((one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2) for one in page.images]


def _levels(places: Sequence[float]) -> list[float]:
    """The different ones among *places*, those that are near taken for one."""
    levels: list[float] = []
    for place in sorted(places):
        if not levels or place - levels[-1] > _NEAR:
            levels.append(place)
    return levels


def _index(levels: Sequence[float], place: float) -> int:
    return min(range(len(levels)), key=lambda index: abs(levels[index] - place))
