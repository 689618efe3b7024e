# SPDX-License-Identifier: MIT
"""The elements in a text of Markdown or MediaWiki: the page that they make, and their places.

Tables of MediaWiki are written as those of HTML: a line is a table, a row or cells, each with the
attributes that HTML has.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import define, field

from ...text.patterns import late
from ...text.spans import Span
from .boxes import CELLS
from .marking import PLACE, TAG, names

#: The ranks of the parts of a table: the beginning of one ends those of its rank and below.
_RANKS: Final = {
    **dict.fromkeys(("caption", "thead", "tbody", "tfoot"), 1),
    "tr": 2,
    **dict.fromkeys(CELLS, 3),
}
_AROUND_CELLS: Final = names("table thead tbody tfoot tr")
#: The tags before which words outside of cells are those of a table.
_IN_TABLES: Final = names("tr td th thead tbody tfoot caption col colgroup /table")
#: Words below a blank line.
_PARAGRAPH = late(r">?[^\S\n]*\n[^\S\n]*\n\s*\S")
_VOID: Final = names("area base br col embed hr img input link meta param source track wbr")
#: Elements of HTML: other words in angle brackets are addresses, or words.
_NAME = late(r"[a-z][a-z0-9-]*", re.IGNORECASE)

_LINE = late(r"[^\n]*(?:\n|\Z)")
_WIKI_TABLE = late(r"^[ \t:]*\{\|(?=[^|\n]*$)", re.MULTILINE)
_MARK = late(r"[ \t:]*(?P<mark>\{\||\|\}|\|-+|\|\+|[|!])")
#: The attributes before the words of a cell: `colspan="3" |`.
_ATTRIBUTES = late(
    r"(?P<attributes>(?:\s*[\w-]+\s*=\s*(?:\"[^\"|]*\"|'[^'|]*'|[^\s|\"']+))+)\s*\|(?!\|)"
)
_BETWEEN = {"|": late(r"\|\|"), "!": late(r"\|\||!!")}
_QUOTES = late(r"'{2,5}")


class Element(NamedTuple):
    """An element of the text.

    Attributes:
        name: Its name.
        span: Its characters, tags included.
        inner: Those between its tags.
    """

    name: str
    span: Span
    inner: Span


@define
class TextElements:
    """The elements of a text.

    Attributes:
        text: The text.
        by_place: The elements, by the offset at which they begin.
        unseen: The comments, scripts and style sheets.
    """

    text: str
    by_place: dict[int, Element] = field(factory=dict)
    unseen: list[Span] = field(factory=list)
    _parts: list[str] = field(factory=list)
    _open: list[tuple[str, int, int]] = field(factory=list)

    @classmethod
    def of(cls, text: str) -> TextElements:
        """The elements of *text*."""
        found = cls(text)
        start = 0
        while table := _WIKI_TABLE.search(text, start):
            start = found._copy(start, table.start(), len(text))
            if start == table.start():
                start = found._wiki_table(start)
        found._copy(start, len(text), len(text))
        found._end(0, len(text), len(text))
        return found

    @property
    def page(self) -> str:
        """The text as a page: each tag has its offset in the text in an attribute."""
        return "".join(self._parts)

    def _copy(self, at: int, end: int, last: int) -> int:
        """Add characters of the text, the tags among them marked with their offsets.

        Return where they end: a comment may go on behind *end*, up to *last*.
        """
        for tag in TAG.finditer(self.text, at, end):
            if tag[3] is None and tag.end() == end < last:
                tag = TAG.match(self.text, tag.start(), last) or tag  # noqa: PLW2901  # all of it
            closes, name, attributes = tag[2], tag[3], tag[4]
            if name is not None:
                at = self._end_open_table(at, tag.start(), f"{closes or ''}{name}".lower())
            self._parts.append(self.text[at : tag.start()])
            at = tag.end()
            if name is None:
                span = Span(tag.start(), self._after(tag))
                opening = tag[0]
                if tag[1] and tag[1].lower() == "textarea":
                    self.by_place[span.start] = Element("textarea", span, span)
                    opening = opening.replace(tag[1], f'{tag[1]} {PLACE}="{span.start}"', 1)
                else:
                    self.unseen.append(span)
                self._parts.append(opening)
            elif not _NAME.fullmatch(name):
                continue
            elif closes:
                self._close(name.lower(), tag.start(), self._after(tag))
                self._parts.append(tag[0])
            else:
                self._begin(name.lower(), tag.start(), self._after(tag))
                self._parts.append(f'<{name} {PLACE}="{tag.start()}"{attributes}')
        at = self._end_open_table(at, end, "")
        self._parts.append(self.text[at:end])
        return max(at, end)

    def _end_open_table(self, at: int, end: int, following: str) -> int:
        """End a table that is not closed before words outside of its cells, below a blank line.

        Before more of its rows, or its end, the words are in it. Return where they begin.
        """
        names_open = [name for name, *_ in self._open]
        is_between = "table" in names_open and names_open[-1] in _AROUND_CELLS
        if not is_between or following in _IN_TABLES or not _PARAGRAPH.match(self.text, at, end):
            return at
        start = self.text.index("\n", at, end)
        self._end(len(names_open) - 1 - names_open[::-1].index("table"), start, start)
        self._parts += [self.text[at:start], "</table>"]
        return start

    def _after(self, tag: re.Match[str]) -> int:
        """The offset after a tag, or after an element that is read as one, its end included."""
        if tag[1]:
            end = self.text.find(">", tag.end())
            return end + 1 if end >= 0 else len(self.text)
        return min(tag.end() + (tag[3] is not None), len(self.text))

    def _begin(self, name: str, start: int, inner: int) -> None:
        """Note that an element begins; it ends those that it cannot be in."""
        if name in _VOID:
            return
        rank = _RANKS.get(name)
        if rank is not None:
            for index in reversed(range(len(self._open))):
                outer = self._open[index][0]
                if outer == "table":
                    break
                if _RANKS.get(outer, 0) >= rank:
                    self._end(index, start, start)
        self._open.append((name, start, inner))

    def _close(self, name: str, inner_end: int, end: int) -> None:
        """Note that the innermost element of a *name* ends, if it can from here."""
        rank = _RANKS.get(name, 0 if name == "table" else 4)
        for index in reversed(range(len(self._open))):
            outer = self._open[index][0]
            if outer == name:
                self._end(index, inner_end, end)
                return
            if outer == "table" or _RANKS.get(outer, rank) < rank:
                return

    def _end(self, index: int, inner_end: int, end: int) -> None:
        """Note that the element *index* of those that are open ends, and all in it."""
        while len(self._open) > index:
            name, start, inner = self._open.pop()
            last = end if len(self._open) == index else inner_end
            span = Span(start, max(start, last))
            self.by_place[start] = Element(name, span, Span(inner, max(inner, inner_end)))

    def _wiki_table(self, at: int) -> int:
        """Add the table of MediaWiki that begins at an offset; return where it ends."""
        depth = 0
        while at < len(self.text):
            line = _LINE.match(self.text, at)
            assert line is not None, "any line matches"
            mark = _MARK.match(line[0])
            at = line.end()
            if mark is None:
                self._wiki_words(line.start(), at)
                continue
            start, body = line.start() + mark.start("mark"), line.start() + mark.end()
            match mark["mark"]:
                case "{|":
                    depth += 1
                    self._add("table", self.text[body:at], start, at)
                case "|}":
                    depth -= 1
                    self._close("table", line.start(), body)
                    self._parts.append("</table>")
                    if not depth:
                        return body
                    self._wiki_words(body, at)
                case "|" | "!" as kind:
                    self._wiki_cells(kind, start, body, at)
                case "|+":
                    self._wiki_cell("caption", start, body, at)
                case _:
                    self._add("tr", self.text[body:at], start, at)
        self._close("table", at, at)
        self._parts.append("</table>")
        return at

    def _wiki_cells(self, kind: str, start: int, body: int, end: int) -> None:
        """Add the cells on a line of a table."""
        name = "td" if kind == "|" else "th"
        for between in _BETWEEN[kind].finditer(self.text, body, end):
            self._wiki_cell(name, start, body, between.start())
            start, body = between.span()
        self._wiki_cell(name, start, body, end)

    def _wiki_cell(self, name: str, start: int, body: int, end: int) -> None:
        attributes = _ATTRIBUTES.match(self.text, body, end)
        inner = attributes.end() if attributes else body
        self._add(name, attributes[1] if attributes else "", start, inner)
        self._wiki_words(inner, end)

    def _wiki_words(self, start: int, end: int) -> None:
        """Add words without the marks of bold ones."""
        at = start
        for quotes in _QUOTES.finditer(self.text, start, end):
            self._copy(at, quotes.start(), quotes.start())
            at = quotes.end()
        self._copy(at, end, end)

    def _add(self, name: str, attributes: str, start: int, inner: int) -> None:
        """Add the beginning of an element of MediaWiki."""
        self._begin(name, start, inner)
        plain = attributes.replace(">", " ").replace("<", " ").strip()
        self._parts.append(f'<{name} {PLACE}="{start}" {plain}>')
