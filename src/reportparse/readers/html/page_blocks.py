# SPDX-License-Identifier: MIT
"""The elements of a page -> its blocks: lines of words and tables, in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen

from ...errors import LimitError
from ...text.patterns import late
from ...text.places import HtmlPlace
from ..blocks import Block, BlockCell, BlockTable, LineParts, without_pictures
from ..layout_tables import lays_out, untabled
from ..limits import Limits
from .looks import Attributes, Look, Style, is_block, is_gone, is_turned, style_of
from .marking import PLACE, names
from .style_sheets import GENERATED, ElementStyles

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


#: Elements without text of the page.
_NO_TEXT = names(
    "style noscript template head frame map datalist dialog rt rp noframes noembed -comment"
)
#: Elements that show something other than text: in a cell it may be a figure.
_UNREAD = names("script iframe embed button audio video progress meter")
#: Elements that end a line of words.
_BLOCKS = names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre "
    "section summary ul caption tbody thead tfoot tr td th"
)
#: Elements whose words are not the page's text, such as fields of a form.
_FIELDS = frozenset({"input", "textarea", "select"})
_PICTURES = frozenset({"img", "svg", "math", "object", "canvas"})
#: Pictures that only keep cells open.
_SPACER = late(
    r"(?:.*[/_-])?(?:spacer|blank|transparent|space|pixel|clear|1x1)[-_0-9]*\.\w{3,4}(?:\?.*)?",
    re.IGNORECASE,
)
_SMALLEST = 4
#: Scripts that put words where they are, and buttons with digits on them.
_MAKES_FIGURES = late(r"script:.*(?:\bwrite|\.inner|\.text)|button:.*[0-9]", re.DOTALL)
_DIGITS = late(r"\s*\+?([0-9]{1,9})")


@frozen
class PageBlock:
    """A block of a page with its surroundings.

    Attributes:
        block: The block.
        within: The offsets of the elements around it, the outermost first.
        heading: True if it is marked up as a heading of the page.
        linked: True if all its words are those of links.
        furniture: True if it is in an element marked up as navigation or footer.
    """

    block: Block
    within: tuple[int, ...]
    heading: bool = False
    linked: bool = False
    furniture: bool = False


_PLAIN = Look()
_NO_SHEET = ElementStyles()
#: A cell that may not be there: those after it may be in other columns.
_DISPLACED = "displaced"


@define
class PageWalker:
    """Walks through the elements of a page.

    Attributes:
        line_starts: The offsets at which the lines of the page's source begin.
        limits: How deep elements may be nested.
        styles: Styles of the page's own style sheets for its elements, by offset of their tag.
        found: The blocks so far.
        hides: Something on the page is not seen.
    """

    line_starts: Sequence[int]
    limits: Limits
    styles: Mapping[int, ElementStyles]
    found: list[PageBlock] = field(factory=list)
    hides: bool = False
    _line: LineParts = field(factory=LineParts)
    _at: int | None = None
    _linked: bool = True
    _tables: int = 0

    def walk_page(self, body: LexborNode | None) -> None:
        """Add the blocks of a page.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        if body is not None:
            attributes = body.attributes
            self.hides = is_gone(attributes, style_of(attributes))
            if not self.hides:
                self.walk(body)
                self._end_line((), Look())

    def walk(self, node: LexborNode, within: tuple[int, ...] = (), look: Look = _PLAIN) -> None:
        """Add the blocks in *node*.

        Args:
            node: An element.
            within: The offsets of the elements around it.
            look: The look they give to the words in it.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        if len(within) > self.limits.depth:
            raise LimitError("depth", self.limits.depth)
        for child in node.iter(include_text=True):
            self._child(child, within, look)

    def _child(self, child: LexborNode, within: tuple[int, ...], look: Look) -> None:
        tag = child.tag
        if tag == "-text":
            self._text(child.text_content or "", within, look)
            return
        if tag is None or tag in _NO_TEXT:
            return
        attributes = child.attributes
        place = _number(attributes.get(PLACE))
        seen = self._seen(tag, attributes, look, in_cell=look.cell or tag == "table")
        if seen is None:
            self.hides = True
            return
        style, own = seen
        inside = (*within, within[-1] if place is None and within else place or 0)
        if tag == "br":
            self._end_line(within, look)
        elif tag == "table":
            self._end_line(within, look)
            self._table(child, inside, own)
        elif tag in _FIELDS or tag in _UNREAD or tag in _PICTURES:
            if look.cell:
                self._show(child, tag, inside, own)
        elif tag in _BLOCKS or is_block(style):
            self._end_line(within, look)
            self._generated(style)
            self.walk(child, inside, own)
            self._end_line(inside, own)
        else:
            self._generated(style)
            self.walk(child, inside, own)

    def _seen(
        self, tag: str, attributes: Attributes, look: Look, *, in_cell: bool
    ) -> tuple[Style, Look] | None:
        """The style of an element and the look it gives; None if it is not seen.

        Style sheets count only in and around cells, where they make figures. What rules that may
        hold would change is in doubt.
        """
        place = _number(attributes.get(PLACE)) if in_cell and self.styles else None
        sheet = self.styles.get(place, _NO_SHEET) if place is not None else _NO_SHEET
        style = style_of(attributes, sheet.normal, sheet.important)
        gone = is_gone(attributes, style)
        own = look.inside(tag, attributes, style)
        for possible in sheet.possible:
            other = style_of(attributes, {**sheet.normal, **possible}, sheet.important)
            if is_gone(attributes, other) != gone:
                return style, evolve(own, aside=_DISPLACED)
            shown = look.inside(tag, attributes, other)
            if not shown.shows_as(own) or _generated(other) != _generated(style):
                own = evolve(own, aside="hidden")
        return None if gone else (style, own)

    def _generated(self, style: Style) -> None:
        if _generated(style):
            self._line.add_unread("generated")

    def _show(self, node: LexborNode, tag: str, within: tuple[int, ...], look: Look) -> None:
        """Add what a field shows, and note in a cell what is seen there and cannot be read."""
        if look.is_hidden:
            return
        words = _filled_in(node) if tag in _FIELDS else None
        if words is not None:
            self._text(f" {words} ", within, evolve(look, box=(*look.box, tag)))
        elif tag in _UNREAD:
            self._line.beside = True
            if _MAKES_FIGURES.search(f"{tag}:{node.text()}"):
                self._line.add_unread("unread")
        elif tag != "img" or not _is_spacer(node.attributes):
            self._line.add_unread("picture" if tag in _PICTURES else "field")

    def _text(self, text: str, within: tuple[int, ...], look: Look) -> None:
        if look.is_hidden:
            self.hides |= bool(text.strip())
            return
        lines = text.split("\n") if look.preformatted else [text]
        for number, line in enumerate(lines):
            if number:
                self._end_line(within, look)
            if line.strip():
                self._linked &= look.linked
                if self._at is None:
                    self._at = within[-1] if within else 0
            self._line.add(line, look.doubt, look.box)

    def _end_line(self, within: tuple[int, ...], look: Look) -> None:
        line, at, linked = self._line, self._at, self._linked
        self._line, self._at, self._linked = LineParts(), None, True
        words = line.words(self._place(at or (within[-1] if within else 0)), in_cell=look.cell)
        if words is not None:
            self.found.append(PageBlock(words, within, look.heading, linked, look.furniture))

    def _place(self, offset: int) -> HtmlPlace:
        line = bisect_right(self.line_starts, offset)
        return HtmlPlace(line, offset - self.line_starts[line - 1] + 1)

    def _table(self, table: LexborNode, within: tuple[int, ...], look: Look) -> None:
        """Add a table, or what it holds if it only lays out the page."""
        self._tables += 1
        if self._tables > self.limits.tables:
            raise LimitError("tables", self.limits.tables)
        rows: list[list[BlockCell]] = []
        inside: list[PageBlock] = []
        shown = list(self._rows(table, look))
        for row, row_look in _in_order(shown):
            if row.tag == "caption":
                self.walk(row, within, row_look)
                self._end_line(within, row_look)
                continue
            cells = []
            visible = list(self._visible(row, ("td", "th"), row_look))
            displaced = any(cell_look.aside == _DISPLACED for *_, cell_look in visible)
            for cell, style, own_look in visible:
                cell_look = evolve(own_look, aside=_DISPLACED) if displaced else own_look
                content = self._content(cell, style, within, cell_look)
                inside += content
                cells.append(self._cell(cell, content, within))
            rows.append(cells)
        grid = BlockTable(rows)
        if lays_out(grid):
            self.found += inside
        elif any(rows):
            self._add_table(grid, inside, within)

    def _rows(self, table: LexborNode, look: Look) -> Iterator[tuple[LexborNode, Style, Look]]:
        """The rows of *table* and its caption, those of its nested tables not."""
        tags = ("caption", "thead", "tbody", "tfoot", "tr")
        for part, style, part_look in self._visible(table, tags, look):
            if part.tag in ("tr", "caption"):
                yield part, style, part_look
            else:
                yield from self._visible(part, ("tr",), part_look)

    def _visible(
        self, node: LexborNode, tags: Sequence[str], look: Look
    ) -> Iterator[tuple[LexborNode, Style, Look]]:
        for child in node.iter():
            if child.tag in tags:
                seen = self._seen(child.tag or "", child.attributes, look, in_cell=True)
                if seen is None:
                    self.hides = True
                else:
                    yield child, *seen

    def _add_table(
        self, grid: BlockTable, inside: Sequence[PageBlock], within: tuple[int, ...]
    ) -> None:
        whole = PageBlock(
            grid, within, linked=bool(inside) and all(page_block.linked for page_block in inside)
        )
        around = {id(found.block): found for found in inside}
        for block in untabled(grid):
            self.found.append(evolve(around.get(id(block), whole), block=block, within=within))

    def _content(
        self, cell: LexborNode, style: Style, within: tuple[int, ...], look: Look
    ) -> list[PageBlock]:
        outer, self.found = self.found, []
        attributes = cell.attributes
        place = _number(attributes.get(PLACE))
        inside = (*within, within[-1] if place is None else place)
        self._generated(style)
        self.walk(cell, inside, look)
        self._end_line(inside, look)
        found, self.found = self.found, outer
        kept = {id(block) for block in without_pictures([page_block.block for page_block in found])}
        return [page_block for page_block in found if id(page_block.block) in kept]

    def _cell(
        self, cell: LexborNode, content: Sequence[PageBlock], within: tuple[int, ...]
    ) -> BlockCell:
        attributes = cell.attributes
        place = _number(attributes.get(PLACE))
        across, down = _number(attributes.get("colspan")), _number(attributes.get("rowspan"))
        return BlockCell(
            [found.block for found in content],
            self._place(within[-1] if place is None else place),
            across or 1,
            # 0 is: all rows that follow.
            self.limits.slots if down == 0 else down or 1,
        )


def _generated(style: Style) -> list[str]:
    """The words that a style sheet inserts."""
    return [style[name] for name in GENERATED if style.get(name)]


def _in_order(
    rows: Sequence[tuple[LexborNode, Style, Look]],
) -> Iterator[tuple[LexborNode, Look]]:
    """The *rows*; those are in doubt that show their cells in another order than the others."""
    turned = [is_turned(style) for _, style, _ in rows]
    for (row, _, look), is_other in zip(rows, turned, strict=True):
        yield row, evolve(look, aside="reversed") if is_other and not all(turned) else look


def _is_spacer(attributes: Attributes) -> bool:
    sizes = [_number(attributes.get(name)) for name in ("width", "height")]
    is_small = any(size is not None and size < _SMALLEST for size in sizes)
    return is_small or bool(_SPACER.fullmatch(attributes.get("src") or ""))


def _filled_in(node: LexborNode) -> str | None:
    """The words that a field of a form shows; None for what it shows without words."""
    if node.tag == "textarea":
        return node.text()
    if node.tag == "select":
        option = node.css_first("option[selected]") or node.css_first("option")
        return option.text() if option is not None else ""
    attributes = node.attributes
    kind = (attributes.get("type") or "text").lower()
    if kind in ("checkbox", "radio", "file", "password", "image"):
        return None
    return "" if kind == "hidden" else attributes.get("value") or ""


def _number(value: Any) -> int | None:
    match = _DIGITS.match(value or "")
    return int(match[1]) if match else None
