# SPDX-License-Identifier: MIT
"""Lines of text tables that separate their cells by other characters than a pipe.

Bars of other widths, commas with quotation marks, and the ruled lines that draw a table with
characters.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ..text.numerals import shows_figure
from ..text.patterns import late
from ..text.source import BLANKS

#: Bars that separate cells as a pipe does; one character for one, so that places stay.
BARS: Final = str.maketrans("｜│┃║¦‖", "||||||")
_BAR = late("[｜│┃║¦‖]", has="｜│┃║¦‖")

#: A line that only draws: the rules of Markdown, of psql and of grids of box characters.
_RULE = late(r"[-=+|:_┌┬┐├┼┤└┴┘─│╔╦╗╠╬╣╚╩╝═║┏┳┓┣╋┫┗┻┛━┃\s]{3,}")
_DRAWN = late(r"--|==|──|══|━━|\+-|:-|-:")

#: A cell of comma-separated values, quoted or not, with its comma or, on other lines, semicolon.
_CSV_CELL = {
    mark: late(rf'\s*+(?:"((?:[^"]|"")*+)"\s*+|([^{mark}"]*+))({mark}|$)') for mark in ",;"
}
#: What is around a value between marks.
_AROUND_VALUE: Final = f'{BLANKS}"'

#: How AsciiDoc says over how many columns and rows a cell goes: `2+|`, `.3+|`, `2.3+|`.
_SPANS: Final = r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})?|\.[0-9]{1,2})\+(?=\|[^\s|]*[^\W\d_])"
#: Tags that change nothing of a cell but its look or its lines, the marks of a quotation before
#: a row's first pipe, and spans before a word that opens a row or comes behind another.
_PLAIN_TAG = late(
    rf"^\s*(?:>\s*)+(?=\|)|^\s*{_SPANS}|(?<=[^\W\d_）)]\s){_SPANS}|"
    r"</?(?:br|b|strong|i|em|u|p|div|span|center|nobr)(?:\s[^<>]*)?/?>|&nbsp;|&#(?:160|x[aA]0);",
    re.IGNORECASE,
)


class RawCell(NamedTuple):
    """A cell as its line holds it.

    Attributes:
        start: Offset of its first character in the line.
        text: Its characters.
    """

    start: int
    text: str


def is_rule(raw: str) -> bool:
    """True if a line only draws a rule: `|---|:--:|`, `+----+====+`, `├───┼───┤`."""
    body = raw.strip(BLANKS)
    return bool(_RULE.fullmatch(body)) and bool(_DRAWN.search(body))


def draws_rule(raw: str) -> bool:
    """True if a line with pipes only draws a rule."""
    may_draw = "--" in raw or "==" in raw or "──" in raw or "═" in raw or "━" in raw
    return (may_draw or ":-" in raw or "-:" in raw) and is_rule(raw)


def is_grid_rule(raw: str) -> bool:
    """True if a rule closes a row of a drawn grid, so that the lines between two are one row."""
    return raw.strip(BLANKS)[:1] in tuple("+├┌└┼╔╠╚╬┏┣┗╋")


def has_bars(raw: str) -> bool:
    """True if a line without pipes separates cells by other bars."""
    return bool(_BAR.search(raw))


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


def without_plain_tags(raw: str) -> str:
    """*raw* with blanks for the tags of bold words and broken lines that Markdown may hold."""
    has_markup = "<" in raw or "&" in raw or ">" in raw or "+|" in raw
    return _PLAIN_TAG.sub(lambda tag: " " * len(tag[0]), raw) if has_markup else raw


def unquoted(cell: RawCell) -> RawCell:
    """*cell* without the quotation marks around it, as tables with tabs may have them."""
    body = cell.text.strip(BLANKS)
    if len(body) < 2 or body[0] != '"' or body[-1] != '"':
        return cell
    return cell._replace(start=cell.start + cell.text.index('"') + 1, text=body[1:-1])
