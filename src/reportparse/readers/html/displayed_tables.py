# SPDX-License-Identifier: MIT
"""The parts of tables: of any elements that are displayed as tables, rows and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve
from selectolax.lexbor import LexborNode

from ..blocks import BlockCell
from .boxes import CELLS, OF_TABLES, PARTS, Style, is_turned, style_of
from .looks import Look
from .marking import names
from .seen_elements import NO_SHEET, SeenAs
from .sheet_matching import SheetStyles

#: The elements as which others are displayed, by their `display`.
_ROLES: Final = {
    **dict.fromkeys(("table", "inline-table"), "table"),
    "table-caption": "caption",
    "table-header-group": "thead",
    "table-row-group": "tbody",
    "table-footer-group": "tfoot",
    "table-row": "tr",
    "table-cell": "td",
    "none": "none",
}
_WITH_CELLS = names("table thead tbody tfoot tr")
#: What may be beside the cells of a table.
_BESIDE = names("-comment none caption colgroup col")


def role_of(element: LexborNode, sheets: SheetStyles) -> str:
    """The element of a table as which *element* is displayed, or its own name.

    It is `none` if it takes no place.
    """
    tag = element.tag or ""
    if tag in OF_TABLES or tag.startswith("-"):
        return tag
    sheet = sheets.styles.get(element.mem_id, NO_SHEET)
    style = style_of(element.attributes, sheet.normal, sheet.important)
    return _ROLES.get(style.get("display", ""), tag)


def is_table(element: LexborNode, style: Style, sheets: SheetStyles) -> bool:
    """True if *element* of a *style* is displayed as a table, or rows of one, with cells in it."""
    return _ROLES.get(style.get("display", "")) in _WITH_CELLS and _has_cells(element, sheets)


def _has_cells(part: LexborNode, sheets: SheetStyles) -> bool:
    """True if *part* of a table holds cells, or parts with cells, and nothing else."""
    has_cells = False
    for child in part.iter(include_text=True):
        role = role_of(child, sheets)
        if role in CELLS or (role in PARTS and _has_cells(child, sheets)):
            has_cells = True
        elif role not in _BESIDE and (role != "-text" or (child.text_content or "").strip()):
            return False
    return has_cells


def spanned(rows: Sequence[Sequence[BlockCell]]) -> list[Sequence[BlockCell]]:
    """The *rows* of such a table, without spans: a cell alone in its row is over all columns."""
    widest = max(map(len, rows), default=1)
    return [[row[0]._replace(across=widest)] if len(row) == 1 else row for row in rows]


def in_order(rows: Sequence[tuple[LexborNode, SeenAs]]) -> Iterator[tuple[LexborNode, Look]]:
    """The *rows*; those are in doubt that show their cells in another order than the others."""
    turned = [is_turned(shown.style) for _, shown in rows]
    for (row, shown), is_other in zip(rows, turned, strict=True):
        is_reversed = is_other and not all(turned)
        yield row, evolve(shown.look, aside="reversed") if is_reversed else shown.look
