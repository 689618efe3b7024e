# SPDX-License-Identifier: MIT
"""The elements of a page -> its blocks: lines of words and tables, in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen

from ...errors import LimitError
from ...text.places import HtmlPlace
from ..blocks import OBJECT, PICTURE, Block, BlockCell, BlockTable, Words, with_pictures
from ..layout_tables import lays_out, untabled
from ..limits import Limits
from .marking import PLACE, names

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


#: What a page holds that is no text of it.
_NO_TEXT = names(
    "script style noscript template head iframe frame embed button audio video map datalist "
    "dialog rt rp noframes noembed progress meter -comment"
)
#: What a line of words does not go beyond.
_BLOCKS = names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre "
    "section summary ul caption tbody thead tfoot tr td th"
)
#: Page furniture by its element, whatever it says.
_FURNITURE = frozenset({"nav", "footer", "aside"})
_NOT_STYLE = re.compile(r"/\*.*?\*/|\s+|!important", re.DOTALL)
_NOTHING = re.compile(r"0*\.?0+(?:px|pt|em|rem|ex|%)?")
#: What is raised, lowered or struck through is no part of the figure beside it.
_ASIDE = frozenset({"sup", "sub", "small", "del", "s", "strike"})
#: What shows words that are none of the page's text, as those of a form.
_FIELDS = frozenset({"input", "textarea", "select"})
_WORDLESS = frozenset({"hidden", "checkbox", "radio", "file", "password", "image", "reset"})
_PICTURES = frozenset({"img", "svg", "math", "object", "canvas"})
#: Pictures that only keep cells open.
_SPACER = re.compile(r"spacer|blank|transparent|space\.|1x1", re.IGNORECASE)
_SMALLEST = 4
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_DIGITS = re.compile(r"\s*\+?([0-9]{1,9})")


@frozen
class Found:
    """A block of a page and what stands around it.

    Attributes:
        block: The block.
        within: The offsets of the elements around it, the outermost first.
        heading: Whether it is marked up as a heading of the page.
        linked: Whether all its words are those of links.
        furniture: Whether it stands in what is marked up as navigation or footer.
    """

    block: Block
    within: tuple[int, ...]
    heading: bool = False
    linked: bool = False
    furniture: bool = False


@define
class _Line:
    """The line of words at hand."""

    parts: list[str] = field(factory=list)
    at: int | None = None
    linked: bool = True


@define
class PageWalker:
    """Walks through the elements of a page.

    Attributes:
        line_starts: The offsets at which the lines of the page's source begin.
        limits: How deep elements may be nested.
        found: The blocks so far.
    """

    line_starts: Sequence[int]
    limits: Limits
    found: list[Found] = field(factory=list)
    _line: _Line = field(factory=_Line)
    _pictures: int = 0
    _tables: int = 0

    def walk_page(self, body: LexborNode | None) -> None:
        """Add the blocks of a page.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        if body is not None:
            self.walk(body)
            self._end_line((), frozenset())

    def walk(
        self, node: LexborNode, within: tuple[int, ...] = (), state: frozenset[str] = frozenset()
    ) -> None:
        """Add the blocks in *node*.

        Args:
            node: An element.
            within: The offsets of the elements around it.
            state: What holds for what is in it: `heading`, `link`, `furniture`, `pre`, `aside`,
                `cell`, `tiny`, `unseen`.

        Raises:
            LimitError: If elements are nested too deeply.
        """
        if len(within) > self.limits.depth:
            raise LimitError("depth", self.limits.depth)
        for child in node.iter(include_text=True):
            self._child(child, within, state)

    def _child(self, child: LexborNode, within: tuple[int, ...], state: frozenset[str]) -> None:
        tag = child.tag
        if tag == "-text":
            self._text(child.text_content or "", within, state)
            return
        if tag is None or tag in _NO_TEXT:
            return
        attributes = child.attributes
        if _is_gone(attributes):
            return
        place = _number(attributes.get(PLACE))
        inside = (*within, within[-1] if place is None and within else place or 0)
        own = _state_in(tag, attributes, state)
        if tag == "br":
            self._end_line(within, state)
        elif tag == "table":
            self._end_line(within, state)
            self._table(child, inside, own)
        elif tag in _FIELDS:
            if "cell" in state:
                self._text(f" {_filled_in(child)} ", inside, own)
        elif tag in _PICTURES:
            self._picture(child, state)
        elif tag in _BLOCKS:
            self._end_line(within, state)
            self.walk(child, inside, own)
            self._end_line(inside, own)
        else:
            self.walk(child, inside, own)

    def _picture(self, node: LexborNode, state: frozenset[str]) -> None:
        """Note where there is a picture in a cell: it may show what the text lacks."""
        attributes = node.attributes
        sizes = [_number(attributes.get(name)) for name in ("width", "height")]
        is_spacer = any(size is not None and size < _SMALLEST for size in sizes)
        if not is_spacer and not _SPACER.search(attributes.get("src") or "") and "cell" in state:
            self._line.parts.append(OBJECT)
            self._pictures += 1

    def _text(self, text: str, within: tuple[int, ...], state: frozenset[str]) -> None:
        if "unseen" in state or "tiny" in state:
            return
        lines = text.split("\n") if "pre" in state else [text]
        for number, line in enumerate(lines):
            if number:
                self._end_line(within, state)
            if line.strip():
                self._line.linked &= "link" in state
                if self._line.at is None:
                    self._line.at = within[-1] if within else 0
            # What is raised or struck through must not be taken for digits of a figure.
            is_aside = "aside" in state and any(sign.isdigit() for sign in line)
            self._line.parts.append(f"〔{line}〕" if is_aside else line)

    def _end_line(self, within: tuple[int, ...], state: frozenset[str]) -> None:
        line, self._line = self._line, _Line()
        text = with_pictures(_SPACES.sub(" ", "".join(line.parts)).strip(" "))
        if line.at is not None and text:
            self.found.append(
                Found(
                    Words(text, self._place(line.at)),
                    within,
                    heading="heading" in state,
                    linked=line.linked,
                    furniture="furniture" in state,
                )
            )

    def _place(self, offset: int) -> HtmlPlace:
        line = bisect_right(self.line_starts, offset)
        return HtmlPlace(line, offset - self.line_starts[line - 1] + 1)

    def _table(self, table: LexborNode, within: tuple[int, ...], state: frozenset[str]) -> None:
        """Add a table, or what it holds if it only lays out the page."""
        self._tables += 1
        if self._tables > self.limits.tables:
            raise LimitError("tables", self.limits.tables)
        rows: list[list[BlockCell]] = []
        inside: list[Found] = []
        for row in _rows(table):
            if row.tag == "caption":
                self.walk(row, within, state)
                self._end_line(within, state)
                continue
            cells = []
            for cell in _visible(row, ("td", "th")):
                content = self._content(cell, within, state)
                inside += content
                cells.append(self._cell(cell, content, within))
            rows.append(cells)
        grid = BlockTable(rows)
        if lays_out(grid):
            self.found += inside
        elif any(rows):
            self._add_table(grid, inside, within)

    def _add_table(
        self, grid: BlockTable, inside: Sequence[Found], within: tuple[int, ...]
    ) -> None:
        whole = Found(grid, within, linked=bool(inside) and all(one.linked for one in inside))
        around = {id(one.block): one for one in inside}
        for block in untabled(grid):
            self.found.append(evolve(around.get(id(block), whole), block=block, within=within))

    def _content(
        self, cell: LexborNode, within: tuple[int, ...], state: frozenset[str]
    ) -> list[Found]:
        outer, self.found = self.found, []
        place = _number(cell.attributes.get(PLACE))
        inside = (*within, within[-1] if place is None else place)
        before = self._pictures
        own = _state_in("td", cell.attributes, state) | {"cell"}
        self.walk(cell, inside, own)
        self._end_line(inside, own)
        found, self.found = self.found, outer
        if not found and self._pictures > before:
            # What a picture shows cannot be read: not a blank cell, and no figure.
            found.append(Found(Words(PICTURE, self._place(inside[-1])), inside))
        return found

    def _cell(
        self, cell: LexborNode, content: Sequence[Found], within: tuple[int, ...]
    ) -> BlockCell:
        attributes = cell.attributes
        place = _number(attributes.get(PLACE))
        across, down = _number(attributes.get("colspan")), _number(attributes.get("rowspan"))
        return BlockCell(
            [one.block for one in content],
            self._place(within[-1] if place is None else place),
            across or 1,
            # 0 is: all rows that follow.
            self.limits.slots if down == 0 else down or 1,
        )


_STATES = {
    **dict.fromkeys(_FURNITURE, "furniture"),
    **dict.fromkeys(_ASIDE, "aside"),
    **dict.fromkeys(("h1", "h2", "h3"), "heading"),
    "pre": "pre",
}


def _state_in(
    tag: str, attributes: Mapping[str, str | None], around: frozenset[str]
) -> frozenset[str]:
    """What holds for all that is in an element; see `PageWalker.walk`."""
    states = set(around)
    if tag in _STATES:
        states.add(_STATES[tag])
    target = attributes.get("href") or "" if tag == "a" else ""
    if target:
        states.add("link")
    if target.startswith("#") and len(target) > 1:  # one within the page leads to a note
        states.add("aside")
    if attributes.get("style"):
        _note_style(_style(attributes), states)
    return frozenset(states)


def _note_style(style: Mapping[str, str], states: set[str]) -> None:
    if "font-size" in style:
        states.discard("tiny")
        if _NOTHING.fullmatch(style["font-size"]):
            states.add("tiny")
    if "visibility" in style:
        states.discard("unseen")
        if style["visibility"] in ("hidden", "collapse"):
            states.add("unseen")
    decoration = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    raised = style.get("vertical-align", "") in ("super", "sub", "text-top", "text-bottom")
    if (
        "line-through" in decoration
        or raised
        or style.get("mso-text-raise", "0") not in ("0", "0pt")
    ):
        states.add("aside")


def _style(attributes: Mapping[str, str | None]) -> Mapping[str, str]:
    """The declarations of an element's own style; of two of one name the last counts."""
    text = _NOT_STYLE.sub("", attributes.get("style") or "").lower()
    pairs = (one.partition(":") for one in text.split(";"))
    return {name: value for name, _, value in pairs if value}


def _is_gone(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element takes no place on the page, or is not seen whatever is in it."""
    if "hidden" in attributes:
        return True
    if not attributes.get("style"):
        return False
    style = _style(attributes)
    return style.get("display") == "none" or bool(_NOTHING.fullmatch(style.get("opacity", "1")))


def _filled_in(node: LexborNode) -> str:
    """What a field of a form shows."""
    if node.tag == "textarea":
        return node.text()
    if node.tag == "select":
        option = node.css_first("option[selected]") or node.css_first("option")
        return option.text() if option is not None else ""
    attributes = node.attributes
    kind = (attributes.get("type") or "text").lower()
    return "" if kind in _WORDLESS else attributes.get("value") or ""


def _number(value: Any) -> int | None:
    match = _DIGITS.match(value or "")
    return int(match[1]) if match else None


def _visible(node: LexborNode, tags: Sequence[str]) -> Iterator[LexborNode]:
    yield from (
        child for child in node.iter() if child.tag in tags and not _is_gone(child.attributes)
    )


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of *table* and its caption, those of its nested tables not."""
    for part in _visible(table, ("caption", "thead", "tbody", "tfoot", "tr")):
        if part.tag in ("tr", "caption"):
            yield part
        else:
            yield from _visible(part, ("tr",))
