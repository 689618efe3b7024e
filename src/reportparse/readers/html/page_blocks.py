# SPDX-License-Identifier: MIT
"""The elements of a page -> its blocks: lines of words and tables, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

from attrs import define, evolve, field
from selectolax.lexbor import LexborNode

from ...text.source import PICTURED
from ..blocks import PICTURE as UNREADABLE
from ..blocks import BlockCell, BlockTable, SizeSteps, Words, without_pictures
from ..colors import PICTURE, Color
from ..layout_tables import lays_out, untabled
from ..limits import Limits
from .boxes import CELLS, COLUMNS, PARTS, spans_rows
from .displayed_tables import in_order, is_table, role_of, spanned
from .looks import TELLING, Look
from .marking import PLACE, names
from .outside_tables import BoxedLine, PageBlock, is_short, unless_script_shows
from .page_fields import COLLAPSED, FIELD, UNREAD, WITHOUT_WORDS, is_large, number_in, shown_in
from .seen_elements import DISPLACED, NO_SHEET, SeenAs, Told, is_changed, seen_as
from .sheet_matching import SheetStyles

#: Elements without text of the page.
_NO_TEXT = names(
    "style noscript template head frame datalist dialog rt rp noframes noembed -comment"
)
#: The first head of a table is above its other rows, the first foot below them.
_RANKS = {"thead": -1, "tfoot": 1}


_PLAIN = Look()
_Row = tuple[BlockCell, ...]


@define
class PageWalker:
    """Walks through the elements of a page.

    Attributes:
        limits: How deep elements may be nested.
        sheets: What the page's own style sheets do.
        found: The blocks so far.
        hides: Something on the page is not seen.
        counters: The elements in which a script will show another number, by `mem_id`.
        is_marked: Each tag has its offset in an attribute.
        hidden: The numbers of elements around tables that the sheets hide.
        offsets: The offset of the tag of each element, by number, on a page that is marked.
        unseen: The offsets of the tags of elements that are not seen, on such a page.
        notes: What is seen outside of tables and is not read, or may not be seen: for the identity
            of the block before it the codes of findings, as doubts of no words.
    """

    limits: Limits
    sheets: SheetStyles
    counters: frozenset[int] = frozenset()
    is_marked: bool = False
    found: list[PageBlock] = field(factory=list)
    hides: bool = False
    hidden: set[int] = field(factory=set)
    offsets: list[int] = field(factory=lambda: [0])
    unseen: set[int] = field(factory=set)
    notes: defaultdict[int, list[Words]] = field(factory=lambda: defaultdict(list))
    _line: BoxedLine = field(factory=BoxedLine)
    _tables: int = 0
    _sizes: SizeSteps = field(factory=SizeSteps)

    def walk_page(self, body: LexborNode | None) -> None:
        """Add the blocks of a page.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        if body is not None:
            shown = self._shown(body, "body", _PLAIN)
            if shown is not None:
                look = _on_ground(shown.look.ground)
                self.walk(body, (), look)
                self._end_line((), look)

    def walk(self, node: LexborNode, within: tuple[int, ...], look: Look) -> None:
        """Add the blocks in *node*; around are the elements *within*, which give it a *look*.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        if len(within) > self.limits.depth:
            self.limits.check("depth", len(within))
        inner: Iterable[LexborNode] = node.iter(include_text=True)
        if node.tag == "figure":  # the caption of a table precedes it
            inner = sorted(inner, key=lambda child: child.tag != "figcaption")
        for child in inner:
            tag = child.tag
            if tag == "-text":
                text = child.text_content or ""
                if self._line.pieces or not text.isspace():
                    self._text(text, within, look)
            elif tag is not None and tag not in _NO_TEXT:
                shown = self._shown(child, tag, look)
                if self.is_marked and (shown is None or shown.look.is_hidden):
                    self.unseen.add(number_in(child.attributes.get(PLACE)) or 0)
                if shown is not None:
                    self._element(child, tag, within, look, shown)

    def _element(
        self, child: LexborNode, tag: str, within: tuple[int, ...], look: Look, shown: SeenAs
    ) -> None:
        own, acts = shown.look, not shown.is_plain
        if tag == "br":
            self._end_line(within, look)
        elif acts and (tag == "table" or is_table(child, shown.style, self.sheets)):
            self._end_line(within, look)
            self._table(child, self._inside(child, within), own)
        elif acts and tag in WITHOUT_WORDS:
            self._show(child, tag, self._inside(child, within), own)
        else:
            inside = self._inside(child, within)
            if shown.is_block:
                self._end_line(within, look)
                if tag == "details" and "open" not in child.attributes:
                    self._note(COLLAPSED, inside, own)
            elif own.boxed and not look.boxed:
                self._line.open_box()
            if acts:
                self._walk_drawn(child, tag, inside, shown)
            else:
                self.walk(child, inside, own)
            if shown.is_block:
                self._end_line(inside, own)

    def _walk_drawn(
        self, node: LexborNode, tag: str, inside: tuple[int, ...], shown: SeenAs
    ) -> None:
        """Add what is in *node*; note what it shows if there are no words in it."""
        if shown.generates:
            self._line.add_unread("generated")
        if shown.is_blank:
            return
        before = len(self.found), len(self._line.pieces)
        self.walk(node, inside, shown.look)
        if (len(self.found), len(self._line.pieces)) != before or shown.look.is_hidden:
            return
        is_numbered = tag == "li" and node.parent is not None and node.parent.tag == "ol"
        if shown.draws or is_numbered:
            self._line.add_unread("picture")

    def _inside(self, element: LexborNode, within: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers of the elements around what is in *element*."""
        number, around = len(self.offsets), within[-1] if within else 0
        place = number_in(element.attributes.get(PLACE)) if self.is_marked else 0
        self.offsets.append(self.offsets[around] if place is None else place)
        if self.sheets.hidden and element.mem_id in self.sheets.hidden:
            self.hidden.add(number)
        return (*within, number)

    def _shown(self, element: LexborNode, tag: str, look: Look) -> SeenAs | None:
        """The style of an element and the look it gives; None if it is not seen."""
        told: Told = ()
        attributes = element.attributes
        for name in attributes:
            if name in TELLING:
                value = attributes[name]
                told = (*told, (name, value and value[: TELLING[name]]))
        number = element.mem_id
        sheet = self.sheets.styles.get(number, NO_SHEET)
        shown = seen_as(tag, look, sheet, told)
        if shown is not None and shown.is_certain and number not in self.counters:
            return shown
        if is_changed(tag, look, sheet, shown):
            shown = unless_script_shows(element, seen_as(tag, look, NO_SHEET, told), shown)
        self.hides |= shown is None or shown.is_blank
        if shown is not None and number in self.counters:
            shown = shown._replace(generates=True, is_plain=False)
        if shown is not None and spans_rows(shown.style):
            return shown.with_aside("merged") if is_short(element) else shown
        if shown is not None and shown.look.apart and not shown.is_block:
            boxes = (*shown.look.box, str(number))
            return shown._replace(look=evolve(shown.look, box=boxes, apart=False))
        return shown

    def _show(self, node: LexborNode, tag: str, within: tuple[int, ...], look: Look) -> None:
        """Add what a field in a cell shows, and note what is seen and cannot be read."""
        if look.is_hidden:
            return
        words, unread = shown_in(node, tag)
        if words is not None and look.cell:
            self._text(f" {words} ", within, evolve(look, box=(*look.box, tag)))
        if tag in UNREAD:
            self._line.note_beside(in_cell=look.cell)
        if unread or (words and not look.cell):
            self._line.add_unread(unread or "field")
        if unread == "picture":
            is_shown = is_large(node.attributes) and not look.linked
            self._line.picture = within if is_shown else self._line.picture
        elif words or (unread == "field" and tag != "input"):
            self._line.has_field = True
            self._note(FIELD, within, look)

    def _note(self, code: str, within: tuple[int, ...], look: Look) -> None:
        """Note that outside of tables, links and menus something is not read, or not seen."""
        if not (look.cell or look.linked or look.furniture):
            before = id(self.found[-1].block) if self.found else 0
            self.notes[before].append(Words("", within[-1], code))

    def _text(self, text: str, within: tuple[int, ...], look: Look) -> None:
        if look.is_hidden:
            self.hides |= bool(text.strip())
            return
        for number, words in enumerate(text.split("\n") if look.preformatted else (text,)):
            if number:
                self._end_line(within, look)
            line = self._line
            box: object = look.box
            if words and not words.isspace():
                line.linked &= look.linked
                line.has_others |= not look.boxed
                if line.at is None:
                    line.at = within[-1] if within else 0
                box = (box, self._sizes.at(look.size))
            line.add(words, look.doubt, box)

    def _end_line(self, within: tuple[int, ...], look: Look) -> None:
        line = self._line
        if not line.pieces and not line.beside:
            return
        self._line = BoxedLine()
        place = line.at or (within[-1] if within else 0)
        words = line.words(place, in_cell=look.cell)
        if words is None and line.has_field:
            words = Words(UNREADABLE, place)
        elif words is None and line.picture:
            self._note(PICTURED, line.picture, look)
        if words is not None:
            row = line.row(place) if line.boxes and not look.boxed else ()
            found = PageBlock(words, within, look.heading, line.linked, look.furniture, row)
            self.found.append(found)

    def _table(self, table: LexborNode, within: tuple[int, ...], look: Look) -> None:
        """Add a table, or what it holds if it only lays out the page."""
        self._tables += table.tag == "table"
        self.limits.check("tables", self._tables)
        look = self._with_columns(table, look)
        rows: list[list[BlockCell]] = []
        inside: list[PageBlock] = []
        for row, row_look in in_order(list(self._rows(table, look))):
            if role_of(row, self.sheets) == "caption":
                self.walk(row, within, row_look)
                self._end_line(within, row_look)
                continue
            visible = list(self._visible(row, CELLS, row_look))
            if any(shown.look.aside == DISPLACED for _, shown in visible):
                visible = [(cell, shown.with_aside(DISPLACED)) for cell, shown in visible]
            rows.append([self._cell(cell, shown, within, inside) for cell, shown in visible])
        grid = BlockTable(rows if table.tag == "table" else spanned(rows))
        alone = tuple(rows[0]) if table.tag != "table" and len(rows) == 1 else ()
        if len(alone) == len(inside) == 1:
            self.found.append(inside[0]._replace(row=alone))
        elif lays_out(grid):
            self.found += inside
        elif any(rows):
            self._add_table(grid, inside, within, alone)

    def _cell(
        self, cell: LexborNode, shown: SeenAs, within: tuple[int, ...], inside: list[PageBlock]
    ) -> BlockCell:
        """A cell of a table; what it holds is added to all that is *inside* of that."""
        around = self._inside(cell, within)
        content = self._content(cell, around, shown)
        inside += content
        attributes = cell.attributes
        across = number_in(attributes.get("colspan")) or 1
        down = number_in(attributes.get("rowspan"))
        # 0 is: all rows that follow.
        down = self.limits.slots if down == 0 else down or 1
        return BlockCell([found.block for found in content], around[-1], across, down)

    def _with_columns(self, table: LexborNode, look: Look) -> Look:
        """The *look* of a table; in doubt where it hides or colours columns."""
        groups = [part for part in table.iter() if part.tag in COLUMNS]
        for column in (part for group in groups for part in (group, *group.iter())):
            shown = self._shown(column, "col", _PLAIN)
            if shown is not None and shown.style.get("visibility") == "collapse":
                return evolve(look, aside=DISPLACED)
            if shown is not None and shown.look.ground is not None:
                look = evolve(look, classed=True, ground=None)
        return look

    def _rows(self, table: LexborNode, look: Look) -> Iterator[tuple[LexborNode, SeenAs]]:
        """The rows of *table* and its caption as they are shown, those of its nested tables not."""
        parts = list(self._visible(table, PARTS, look))
        first = {role_of(part, self.sheets): part.mem_id for part, _ in reversed(parts)}

        def rank(found: tuple[LexborNode, SeenAs]) -> int:
            role = role_of(found[0], self.sheets)
            return _RANKS.get(role, 0) if first[role] == found[0].mem_id else 0

        if not parts and table.tag != "table":  # cells without a row around them
            yield table, SeenAs({}, look, True, False, False, False)
        for part, shown in sorted(parts, key=rank):
            if role_of(part, self.sheets) in ("tr", "caption"):
                yield part, shown
            else:
                yield from self._visible(part, ("tr",), shown.look)

    def _visible(
        self, node: LexborNode, roles: Container[str], look: Look
    ) -> Iterator[tuple[LexborNode, SeenAs]]:
        for child in node.iter():
            role = role_of(child, self.sheets)
            if role in roles:
                shown = self._shown(child, role, look)
                if shown is not None:
                    yield child, shown

    def _add_table(
        self, grid: BlockTable, inside: Sequence[PageBlock], within: tuple[int, ...], row: _Row
    ) -> None:
        is_linked = bool(inside) and all(page_block.linked for page_block in inside)
        whole = PageBlock(grid, within, linked=is_linked, row=row)
        around = {id(found.block): found for found in inside}
        for block in (grid,) if row else untabled(grid):
            self.found.append(around.get(id(block), whole)._replace(block=block, within=within))

    def _content(self, cell: LexborNode, inside: tuple[int, ...], shown: SeenAs) -> list[PageBlock]:
        outer, self.found = self.found, []
        self._walk_drawn(cell, "td", inside, shown)
        self._end_line(inside, shown.look)
        found, self.found = self.found, outer
        if len(found) <= 1:
            return found
        kept = {id(block) for block in without_pictures([page_block.block for page_block in found])}
        return [page_block for page_block in found if id(page_block.block) in kept]


@lru_cache(maxsize=1 << 6)
def _on_ground(color: Color | None) -> Look:
    """The look of words of a page on a ground of its own."""
    return _PLAIN if color in (None, PICTURE) else Look(ground=color)
