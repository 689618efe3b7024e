# SPDX-License-Identifier: MIT
"""The elements of a page -> its blocks: lines of words and tables, in order."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import define, evolve, field

from ...errors import LimitError
from ..blocks import Block, BlockCell, BlockTable, LineParts, without_pictures
from ..layout_tables import lays_out, untabled
from ..limits import Limits
from .looks import TELLING, Attributes, Look, Style, is_block, is_gone, is_turned, style_of
from .marking import PLACE, names
from .page_fields import UNREAD, WITHOUT_WORDS, number_in, shown_in
from .sheet_matching import GENERATED, ElementStyles

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


#: Elements without text of the page.
_NO_TEXT = names(
    "style noscript template head frame map datalist dialog rt rp noframes noembed -comment"
)
#: Elements that end a line of words.
_BLOCKS = names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre "
    "section summary ul caption tbody thead tfoot tr td th"
)
_PARTS = names("caption thead tbody tfoot tr")
_CELLS = names("td th")


class PageBlock(NamedTuple):
    """A block of a page with its surroundings.

    Attributes:
        block: The block.
        within: The numbers of the elements around it, the outermost first.
        heading: True if it is marked up as a heading of the page.
        linked: True if all its words are those of links.
        furniture: True if it is in an element marked up as navigation or footer.
    """

    block: Block
    within: tuple[int, ...]
    heading: bool = False
    linked: bool = False
    furniture: bool = False


class _Shown(NamedTuple):
    """An element that is seen: its style, and the look it gives to what is in it.

    Attributes:
        style: The style.
        look: The look.
        is_block: It begins and ends a line.
        generates: A style sheet inserts words in it.
    """

    style: Style
    look: Look
    is_block: bool
    generates: bool


_PLAIN = Look()
_NO_SHEET = ElementStyles()
#: A cell that may not be there: those after it may be in other columns.
_DISPLACED = "displaced"


@define
class PageWalker:
    """Walks through the elements of a page.

    Attributes:
        limits: How deep elements may be nested.
        styles: Styles of the page's own style sheets for its elements, by their `mem_id`.
        found: The blocks so far.
        hides: Something on the page is not seen.
        offsets: The offset of the tag of each element, by number, on a page that is marked.
    """

    limits: Limits
    styles: Mapping[int, ElementStyles]
    found: list[PageBlock] = field(factory=list)
    hides: bool = False
    offsets: list[int] = field(factory=lambda: [0])
    _line: LineParts = field(factory=LineParts)
    _at: int | None = None
    _linked: bool = True
    _tables: int = 0
    _known: dict[tuple[Any, ...], _Shown | None] = field(factory=dict)

    def walk_page(self, body: LexborNode | None) -> None:
        """Add the blocks of a page.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        if body is not None:
            attributes = body.attributes
            self.hides = is_gone(attributes, style_of(attributes))
            if not self.hides:
                self.walk(body, (), _PLAIN)
                self._end_line((), _PLAIN)

    def walk(self, node: LexborNode, within: tuple[int, ...], look: Look) -> None:
        """Add the blocks in *node*.

        Args:
            node: An element.
            within: The numbers of the elements around it.
            look: The look they give to the words in it.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        if len(within) > self.limits.depth:
            raise LimitError("depth", self.limits.depth)
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                self._text(child.text_content or "", within, look)
            elif tag is not None and tag not in _NO_TEXT:
                shown = self._shown(child, tag, look, in_cell=look.cell or tag == "table")
                if shown is not None:
                    self._element(child, tag, within, look, shown)

    def _element(
        self, child: LexborNode, tag: str, within: tuple[int, ...], look: Look, shown: _Shown
    ) -> None:
        own = shown.look
        if tag == "br":
            self._end_line(within, look)
        elif tag == "table":
            self._end_line(within, look)
            self._table(child, self._inside(child, within), own)
        elif tag in WITHOUT_WORDS:
            if look.cell:
                self._show(child, tag, self._inside(child, within), own)
        else:
            inside = self._inside(child, within)
            if shown.is_block:
                self._end_line(within, look)
            if shown.generates:
                self._line.add_unread("generated")
            self.walk(child, inside, own)
            if shown.is_block:
                self._end_line(inside, own)

    def _inside(self, element: LexborNode, within: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers of the elements around what is in *element*."""
        place = number_in(element.attributes.get(PLACE))
        self.offsets.append(self.offsets[within[-1] if within else 0] if place is None else place)
        return (*within, len(self.offsets) - 1)

    def _shown(self, element: LexborNode, tag: str, look: Look, *, in_cell: bool) -> _Shown | None:
        """The style of an element and the look it gives; None if it is not seen."""
        attributes = element.attributes
        sheet = _NO_SHEET
        if in_cell and self.styles:
            sheet = self.styles.get(element.mem_id, _NO_SHEET)
        told = [
            (name, value and value[: TELLING[name]])
            for name, value in attributes.items()
            if name in TELLING
        ]
        key = (tag, look, sheet, *told)
        try:
            shown = self._known[key]
        except KeyError:
            shown = self._known[key] = _shown_as(tag, dict(told), look, sheet)
        self.hides |= shown is None
        if shown is not None and shown.look.apart and not shown.is_block:
            return shown._replace(look=shown.look.in_own_box(element.mem_id))
        return shown

    def _show(self, node: LexborNode, tag: str, within: tuple[int, ...], look: Look) -> None:
        """Add what a field shows, and note in a cell what is seen there and cannot be read."""
        if look.is_hidden:
            return
        words, unread = shown_in(node, tag)
        if words is not None:
            self._text(f" {words} ", within, evolve(look, box=(*look.box, tag)))
        self._line.beside |= tag in UNREAD
        if unread:
            self._line.add_unread(unread)

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
        line = self._line
        if not line.pieces and not line.beside:
            return
        at, linked = self._at, self._linked
        self._line, self._at, self._linked = LineParts(), None, True
        words = line.words(at or (within[-1] if within else 0), in_cell=look.cell)
        if words is not None:
            self.found.append(PageBlock(words, within, look.heading, linked, look.furniture))

    def _table(self, table: LexborNode, within: tuple[int, ...], look: Look) -> None:
        """Add a table, or what it holds if it only lays out the page."""
        self._tables += 1
        if self._tables > self.limits.tables:
            raise LimitError("tables", self.limits.tables)
        rows: list[list[BlockCell]] = []
        inside: list[PageBlock] = []
        for row, row_look in _in_order(list(self._rows(table, look))):
            if row.tag == "caption":
                self.walk(row, within, row_look)
                self._end_line(within, row_look)
                continue
            cells = []
            visible = list(self._visible(row, _CELLS, row_look))
            displaced = any(shown.look.aside == _DISPLACED for _, shown in visible)
            for cell, shown in visible:
                own = evolve(shown.look, aside=_DISPLACED) if displaced else shown.look
                around = self._inside(cell, within)
                content = self._content(cell, around, shown._replace(look=own))
                inside += content
                cells.append(self._cell(cell, content, around[-1]))
            rows.append(cells)
        grid = BlockTable(rows)
        if lays_out(grid):
            self.found += inside
        elif any(rows):
            self._add_table(grid, inside, within)

    def _rows(self, table: LexborNode, look: Look) -> Iterator[tuple[LexborNode, _Shown]]:
        """The rows of *table* and its caption, those of its nested tables not."""
        for part, shown in self._visible(table, _PARTS, look):
            if part.tag in ("tr", "caption"):
                yield part, shown
            else:
                yield from self._visible(part, ("tr",), shown.look)

    def _visible(
        self, node: LexborNode, tags: Container[str | None], look: Look
    ) -> Iterator[tuple[LexborNode, _Shown]]:
        for child in node.iter():
            tag = child.tag
            if tag and tag in tags:
                shown = self._shown(child, tag, look, in_cell=True)
                if shown is not None:
                    yield child, shown

    def _add_table(
        self, grid: BlockTable, inside: Sequence[PageBlock], within: tuple[int, ...]
    ) -> None:
        whole = PageBlock(
            grid, within, linked=bool(inside) and all(page_block.linked for page_block in inside)
        )
        around = {id(found.block): found for found in inside}
        for block in untabled(grid):
            self.found.append(around.get(id(block), whole)._replace(block=block, within=within))

    def _content(self, cell: LexborNode, inside: tuple[int, ...], shown: _Shown) -> list[PageBlock]:
        outer, self.found = self.found, []
        if shown.generates:
            self._line.add_unread("generated")
        self.walk(cell, inside, shown.look)
        self._end_line(inside, shown.look)
        found, self.found = self.found, outer
        if len(found) == 1:
            return found
        kept = {id(block) for block in without_pictures([page_block.block for page_block in found])}
        return [page_block for page_block in found if id(page_block.block) in kept]

    def _cell(self, cell: LexborNode, content: Sequence[PageBlock], number: int) -> BlockCell:
        attributes = cell.attributes
        across, down = number_in(attributes.get("colspan")), number_in(attributes.get("rowspan"))
        return BlockCell(
            [found.block for found in content],
            number,
            across or 1,
            # 0 is: all rows that follow.
            self.limits.slots if down == 0 else down or 1,
        )


def _shown_as(tag: str, attributes: Attributes, look: Look, sheet: ElementStyles) -> _Shown | None:
    """An element as it is seen within a *look*; None if it is not.

    What rules that may hold would change is in doubt.
    """
    style = style_of(attributes, sheet.normal, sheet.important)
    gone = is_gone(attributes, style)
    own = look.inside(tag, attributes, style)
    for possible in sheet.possible:
        other = style_of(attributes, {**sheet.normal, **possible}, sheet.important)
        if is_gone(attributes, other) != gone:
            gone, own = False, evolve(own, aside=_DISPLACED)
            break
        shown = look.inside(tag, attributes, other)
        if not shown.shows_as(own) or _generated(other) != _generated(style):
            own = evolve(own, aside="hidden")
    is_line = tag in _BLOCKS or is_block(style)
    return None if gone else _Shown(style, own, is_line, bool(_generated(style)))


def _generated(style: Style) -> list[str]:
    """The words that a style sheet inserts."""
    return [style[name] for name in GENERATED if style.get(name)]


def _in_order(rows: Sequence[tuple[LexborNode, _Shown]]) -> Iterator[tuple[LexborNode, Look]]:
    """The *rows*; those are in doubt that show their cells in another order than the others."""
    turned = [is_turned(shown.style) for _, shown in rows]
    for (row, shown), is_other in zip(rows, turned, strict=True):
        is_reversed = is_other and not all(turned)
        yield row, evolve(shown.look, aside="reversed") if is_reversed else shown.look
