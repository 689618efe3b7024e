# SPDX-License-Identifier: MIT
"""Lines of text tables that separate their cells by other characters than a pipe.

Bars of other widths, commas with quotation marks, HTML tags inside Markdown, the markup of
MediaWiki, and the ruled lines that draw a table with characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..text.grids import GridCell
from ..text.numerals import shows_figure
from ..text.patterns import late
from ..text.source import BLANKS
from ..text.spans import Span

#: Bars that separate cells as a pipe does; one character for one, so that places stay.
BARS: Final = str.maketrans("｜│┃║¦‖", "||||||")
_BAR = late("[｜│┃║¦‖]")

#: A line that only draws: the rules of Markdown, of psql and of grids of box characters.
_RULE = late(r"[-=+|:_┌┬┐├┼┤└┴┘─│╔╦╗╠╬╣╚╩╝═║┏┳┓┣╋┫┗┻┛━┃\s]{3,}")
_DRAWN = late(r"--|==|──|══|━━|\+-|:-")

#: A cell of comma-separated values, quoted or not, with its comma or, on other lines, semicolon.
_CSV_CELL = {
    mark: late(rf'\s*+(?:"((?:[^"]|"")*+)"\s*+|([^{mark}"]*+))({mark}|$)') for mark in ",;"
}
#: What is around a value between marks.
_AROUND_VALUE: Final = f'{BLANKS}\r\n"'

_TAG = late(r"<(/?)(table|thead|tbody|tfoot|tr|td|th|caption)\b[^>]{0,400}>", re.IGNORECASE)
_SPAN = late(r"\b(col|row)span\s*=\s*[\"']?\s*([1-9][0-9]?)\b", re.IGNORECASE)
_INNER_TAG = late(r"<!--.*?(?:-->|$)|<[^>]{0,400}>|&nbsp;|&#(?:160|x[aA]0);|'{2,5}")
#: Tags of what is seen and cannot be read.
_OBJECT = late(r"<(?:img|input|select|textarea|button|svg|canvas|iframe|object)\b", re.IGNORECASE)

#: Tags that change nothing of a cell but its look or its lines.
_PLAIN_TAG = late(
    r"</?(?:br|b|strong|i|em|u|p|div|span|center|nobr)\s*/?>|&nbsp;|&#(?:160|x[aA]0);",
    re.IGNORECASE,
)

#: The first or last line of a table of MediaWiki, and a line that ends a row of it.
_WIKI_TABLE = late(r"\{\||\|\}")
_WIKI_ROW_END = late(r"\|[-}]")
#: What opens a cell of MediaWiki, with its attributes: `| colspan="3" |`.
_WIKI_CELL = late(
    r"(?:^\s*[|!]|\|\||!!)(?:(?:\s*+[\w-]++=(?:\"[^\"|]*\"|'[^'|]*'|\w++))++\s*+\|(?!\|))?"
)


class RawCell(NamedTuple):
    """A cell as its line holds it.

    Attributes:
        start: Offset of its first character in the line.
        text: Its characters.
        row: Number of the row in the line, from 0: only HTML has several on a line.
        markup: What opens it, with its attributes.
    """

    start: int
    text: str
    row: int = 0
    markup: str = ""


def is_rule(raw: str) -> bool:
    """True if a line only draws a rule: `|---|:--:|`, `+----+====+`, `├───┼───┤`."""
    body = raw.strip(BLANKS + "\r\n")
    return bool(_RULE.fullmatch(body)) and bool(_DRAWN.search(body))


def draws_rule(raw: str) -> bool:
    """True if a line with pipes only draws a rule."""
    may_draw = "--" in raw or "==" in raw or "──" in raw or "═" in raw or "━" in raw
    return may_draw and is_rule(raw)


def is_grid_rule(raw: str) -> bool:
    """True if a rule closes a row of a drawn grid, so that the lines between two are one row."""
    return raw.strip(BLANKS + "\r\n")[:1] in tuple("+├┌└┼╔╠╚╬┏┣┗╋")


def has_bars(raw: str) -> bool:
    """True if a line without pipes separates cells by other bars."""
    return bool(_BAR.search(raw))


def has_tags(raw: str) -> bool:
    """True if a line holds tags of an HTML table."""
    return "<" in raw and bool(_TAG.search(raw))


def csv_mark(raw: str) -> str:
    """The character that separates values on a line: of comma and semicolon the more frequent.

    Between semicolons commas may be all those of thousands, however many.
    """
    pieces = raw.split(";")
    marked = (piece.strip(_AROUND_VALUE) for piece in pieces if "," in piece)
    return ";" if len(pieces) > 1 and all(map(shows_figure, marked)) else max(",;", key=raw.count)


def csv_cells(raw: str) -> list[RawCell] | None:
    """The cells of a line of values with commas or semicolons between; None if it is not one.

    A quoted cell may begin on the line before or end on the line after.
    """
    body = raw.rstrip("\r\n")
    mark = csv_mark(body)
    if mark not in body:
        return None
    if body.count('"') % 2 == 0:
        return _csv_cells(body, mark)
    ended = _csv_cells(f'"{body}', mark)
    if ended is not None:
        return [cell._replace(start=cell.start - 1) for cell in ended]
    return _csv_cells(f'{body}"', mark)


def _csv_cells(body: str, mark: str) -> list[RawCell] | None:
    cells, place = [], 0
    while True:
        match = _CSV_CELL[mark].match(body, place)
        if match is None:
            return None
        group = 1 if match[1] is not None else 2
        cells.append(RawCell(match.start(group), match[group]))
        place = match.end()
        if not match[3]:
            return cells if place == len(body) else None


def is_wiki_table(raw: str) -> bool:
    """True if a line opens or closes a table of MediaWiki."""
    return bool(_WIKI_TABLE.match(raw.lstrip(BLANKS)))


def ends_wiki_row(raw: str) -> bool:
    """True if a line ends a row of a table of MediaWiki."""
    return bool(_WIKI_ROW_END.match(raw.lstrip(BLANKS)))


def wiki_cells(raw: str) -> list[RawCell]:
    """The cells on a line of a table of MediaWiki; tags and apostrophes count as blanks."""
    opened = list(_WIKI_CELL.finditer(raw))
    ends = (*(match.start() for match in opened[1:]), len(raw))[: len(opened)]
    return [
        RawCell(match.end(), _without_tags(raw[match.end() : end]), markup=match[0])
        for match, end in zip(opened, ends, strict=True)
    ]


def _without_tags(text: str) -> str:
    """*text* with blanks for the tags in it."""
    return _INNER_TAG.sub(lambda inner: " " * len(inner[0]), text)


def without_plain_tags(raw: str) -> str:
    """*raw* with blanks for the tags of bold words and broken lines that Markdown may hold."""
    has_markup = "<" in raw or "&" in raw
    return _PLAIN_TAG.sub(lambda tag: " " * len(tag[0]), raw) if has_markup else raw


def tagged_cells(raw: str) -> list[RawCell]:
    """The cells of a line of HTML: the text in each td and th; tags inside count as blanks."""
    cells: list[RawCell] = []
    row, opened = 0, -1
    for tag in _TAG.finditer(raw):
        name, closes = tag[2].lower(), bool(tag[1])
        if opened >= 0 and (closes or name in ("td", "th", "tr")):
            cells.append(RawCell(opened, _without_tags(raw[opened : tag.start()]), row))
            opened = -1
        if name == "tr" and not closes:
            row += bool(cells)
        if name in ("td", "th") and not closes:
            opened = tag.end()
    return cells


def tagged_rows(lines: Iterable[tuple[int, str]]) -> Iterator[list[RawCell]]:
    """The rows of a table of HTML, on whatever lines its tags are.

    Args:
        lines: Its lines, each with its offset in the text.
    """
    row: list[RawCell] = []
    for start, raw in lines:
        cells = {cell.start: cell for cell in tagged_cells(raw)}
        for tag in _TAG.finditer(raw):
            if tag[2].lower() == "tr" and not tag[1]:
                yield row
                row = []
            elif tag.end() in cells:
                cell = cells[tag.end()]
                held = _OBJECT.search(raw[cell.start : cell.start + len(cell.text)])
                markup = tag[0] + (held[0] if held else "")
                row.append(RawCell(start + cell.start, cell.text, markup=markup))
    yield row


def placed(rows: Iterable[Sequence[RawCell]]) -> Iterator[list[tuple[RawCell, GridCell]]]:
    """The cells of *rows* in their rows and columns, as the attributes of their markup say.

    A figure that covers several rows comes in each of them, and is a figure of none.
    """
    covered: dict[int, int] = {}  # the row that ends the span of a cell above, by column
    merged: list[tuple[RawCell, GridCell]] = []
    for number, cells in enumerate(rows):
        merged = [pair for pair in merged if pair[1].row + pair[1].row_span > number]
        found, column = list(merged), 0
        for cell in cells:
            spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(cell.markup)}
            across, down = spans.get("col", 1), spans.get("row", 1)
            while covered.get(column, 0) > number:
                column += 1
            covered |= dict.fromkeys(range(column, column + across), number + down)
            is_merged = down > 1 and shows_figure(cell.text.strip(BLANKS))
            doubt = "merged" if is_merged else "picture" if _OBJECT.search(cell.markup) else None
            span = Span(cell.start, cell.start + len(cell.text))
            found.append((cell, GridCell(number, column, span, down, across, doubt)))
            merged += found[-1:] * is_merged
            column += across
        yield sorted(found, key=lambda pair: pair[1].column)


def unquoted(cell: RawCell) -> RawCell:
    """*cell* without the quotation marks around it, as tables with tabs may have them."""
    body = cell.text.strip(BLANKS + "\r\n")
    if len(body) < 2 or body[0] != '"' or body[-1] != '"':
        return cell
    return cell._replace(start=cell.start + cell.text.index('"') + 1, text=body[1:-1])
