# SPDX-License-Identifier: MIT
"""Text -> lines, each told by its shape and its neighbours. Joined, their raw texts are the text.

What a line is cannot be seen from its first signs alone: `一、本年新收… | 0 |` opens like
a heading and is a row, and where a page has lost its pipes only the form's own words tell
`四、结转下年度继续办理` from the heading of section four. Those words come in as a
function; the module itself knows no form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple

from ..text.numerals import chinese_number, is_blank
from ..text.source import BLANKS, SourceText
from .line_breaks import SHORTEST_PAGE, unroll

#: Longer than this, what follows a number is prose and no title.
_LONGEST_HEADING = 60

_LONGEST_BREADCRUMB = 300

#: Marks that part a heading from prose on the same line.
_SEPARATOR = re.compile(rf"[。：！？；]|[:;](?![{re.escape(BLANKS)}]*[0-9/])")
#: What may stand between a bracketed number and the heading.
_AFTER_NUMBER = BLANKS + "、．."

#: Numbers that are one sign, from 1, by level: `㈠` for `（一）`, `⒈` for `1.`, `⑴` for `（1）`.
_SIGNS = {
    2: "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    3: "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    4: "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    5: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
}
SINGLE_SIGNS = {
    sign: (level, number) for level, signs in _SIGNS.items() for number, sign in enumerate(signs, 1)
}
_HEADING = re.compile(
    rf"""
    (?P<hanzi>[〇零一二三四五六七八九十百]{{1,5}})\s*[、．.]
  | [（(]\s*(?P<hanzi2>[〇零一二三四五六七八九十百]{{1,5}})\s*[）)]
  | (?P<arabic>[1-9１-９][0-9０-９]{{0,2}})\s*[、．.](?![0-9０-９])
  | [（(]\s*(?P<arabic2>[0-9０-９]{{1,3}})\s*[）)]
  | (?P<sign>[{"".join(SINGLE_SIGNS)}])
    """,
    re.VERBOSE,
)
_HEADING_STARTS = frozenset("〇零一二三四五六七八九十百（(0123456789０１２３４５６７８９").union(
    SINGLE_SIGNS
)

_BREADCRUMB_LABEL = re.compile(r"(?:您?(?:的)?(?:当前|现在|所在)?的?位置|当前页面)\s*[：:]\s*")
_BREADCRUMB_STEP = re.compile(r"[>＞»›→]+")


class LineKind(StrEnum):
    """What a line is."""

    HEADING = "HEADING"
    BREADCRUMB = "BREADCRUMB"
    #: Cells parted by pipes.
    ROW = "ROW"
    #: Cells of a table without a pipe on their line.
    CELL = "CELL"
    TEXT = "TEXT"
    BLANK = "BLANK"


TABLE_KINDS = frozenset({LineKind.ROW, LineKind.CELL})
_TABLE_OR_BLANK = TABLE_KINDS | {LineKind.BLANK}
_MAY_BE_CELL = frozenset({LineKind.HEADING, LineKind.TEXT})
#: Looking up a member of an enumeration costs more than the rest of what a row needs.
_ROW, _TEXT = LineKind.ROW, LineKind.TEXT


class HeadingParts(NamedTuple):
    """A heading taken apart.

    Attributes:
        level: 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `（1）`, 5 for `①`.
        number: Its number, from 1.
        title: The words of the heading, outer blanks removed; may be empty.
        separator: What parts it from prose on the same line (`。`; empty where the prose
            follows the number at once); None where no prose follows.
        prose: That prose, outer blanks removed.
    """

    level: int
    number: int
    title: str
    separator: str | None = None
    prose: str = ""


class Pieces(NamedTuple):
    """The cells of a line without pipes.

    Attributes:
        cells: Their raw texts; joined they are the line's.
        forms: The keys of the forms whose labels they are; none for figures alone.
        is_whole: Whether they are labels and figures, and not only parts of labels.
        is_near: Whether it is one cell that only comes near a label.
    """

    cells: tuple[str, ...]
    forms: frozenset[str]
    is_whole: bool
    is_near: bool = False


class Line(NamedTuple):
    """One line.

    Attributes:
        kind: What it is.
        start: Its offset in the text.
        raw: Its characters with the line end.
        heading: The parts of the heading, for a heading's line.
        pieces: The raw texts of its cells, for a line of kind `CELL`.
    """

    kind: LineKind
    start: int
    raw: str
    heading: HeadingParts | None = None
    pieces: tuple[str, ...] = ()

    @property
    def cells(self) -> Sequence[str]:
        """The raw texts of its cells."""
        return self.pieces or self.raw.split("|")

    @property
    def body(self) -> str:
        """The line without blanks and line end around it."""
        return self.raw.strip(BLANKS)

    @property
    def body_start(self) -> int:
        """Offset of the first character of `body`."""
        return self.start + len(self.raw) - len(self.raw.lstrip(BLANKS))


Split = Callable[[str], Pieces | None]


def scan(source: SourceText, split: Split | None = None) -> list[Line]:
    """The lines of *source*.

    Args:
        source: Any text.
        split: Finds the cells of a line without pipes that may be one of a known form's tables.
    """
    lines: list[Line] = []
    found: dict[int, Pieces] = {}
    start = 0
    for raw in _unrolled(source, split):
        line = _shape(raw, start)
        if split is not None and line.kind in _MAY_BE_CELL:
            pieces = split(raw)
            if pieces is not None:
                found[start] = pieces
        lines.append(line)
        start += len(raw)
    return list(_settle_cells(lines, found, split)) if split and found else lines


def _unrolled(source: SourceText, split: Split | None) -> Iterable[str]:
    """The raw lines of *source*, a page on one line broken at its headings."""
    if split is None or max(map(len, source.lines), default=0) < SHORTEST_PAGE:
        return source.lines

    def is_label(text: str) -> bool:
        pieces = split(text)
        return pieces is not None and bool(pieces.forms)

    return chain.from_iterable(unroll(raw, is_label) for raw in source.lines)


def _shape(raw: str, start: int) -> Line:
    if "|" in raw:
        return Line(_ROW if _is_row(raw) else _TEXT, start, raw)
    # Headings come again on every page, prose does not.
    kind, heading = (_told_again if len(raw) <= _LONGEST_HEADING else _told)(raw)
    return Line(kind, start, raw, heading)


def _told(raw: str) -> tuple[LineKind, HeadingParts | None]:
    """What a line without pipes is, by itself."""
    body = raw.strip(BLANKS)
    if not body:
        return LineKind.BLANK, None
    if body[0] in _HEADING_STARTS:
        heading = heading_parts(body)
        if heading is not None:
            return LineKind.HEADING, heading
    crumbs = len(body) <= _LONGEST_BREADCRUMB and breadcrumb_steps(body)
    return LineKind.BREADCRUMB if crumbs else _TEXT, None


_told_again = lru_cache(maxsize=1 << 12)(_told)


def _is_row(raw: str) -> bool:
    """A sentence with a pipe in it is prose, unless pipes open or close it or part it twice."""
    if "。" not in raw or raw.count("|") > 1:
        return True
    body = raw.strip(BLANKS)
    return body[0] == "|" or body[-1] == "|"


def heading_parts(body: str) -> HeadingParts | None:
    """The parts of *body* (a line without outer blanks) if it opens with a heading's number."""
    match = _HEADING.match(body)
    if match is None:
        return None
    level, number = _level_and_number(match)
    if not number:
        return None
    rest = body[match.end() :].lstrip(BLANKS if level in (1, 3) else _AFTER_NUMBER)
    stop = _SEPARATOR.search(rest)
    if stop is not None and 0 < stop.start() <= _LONGEST_HEADING and stop.end() < len(rest):
        title, prose = rest[: stop.start()].rstrip(BLANKS), rest[stop.end() :].lstrip(BLANKS)
        return HeadingParts(level, number, title, stop[0], prose)
    if len(rest) > _LONGEST_HEADING:
        return HeadingParts(level, number, "", "", rest)
    return HeadingParts(level, number, rest)


def _level_and_number(match: re.Match[str]) -> tuple[int, int]:
    group = match.lastgroup
    digits = match[group] if group else ""
    if group == "sign":
        return SINGLE_SIGNS[digits]
    if group in ("hanzi", "hanzi2"):
        return (1 if group == "hanzi" else 2), chinese_number(digits) or 0
    return (3 if group == "arabic" else 4), int(digits)


def breadcrumb_steps(body: str) -> tuple[str, ...]:
    """The steps of a breadcrumb line (`当前位置: 首页 > 政务公开`); empty if it is none."""
    label = _BREADCRUMB_LABEL.match(body)
    if label is None and not _BREADCRUMB_STEP.search(body):
        return ()
    parts = _BREADCRUMB_STEP.split(body[label.end() if label else 0 :])
    steps = tuple(step for part in parts if (step := part.strip(BLANKS)))
    return steps if label is not None or (len(steps) > 2 and "。" not in body) else ()


def _settle_cells(
    lines: Sequence[Line], found: Mapping[int, Pieces], split: Split
) -> Iterator[Line]:
    """Take for cells those lines that stand with rows or in company."""
    for table, run in groupby(
        lines, key=lambda line: line.kind in _TABLE_OR_BLANK or line.start in found
    ):
        members = list(run)
        if table and any(line.start in found for line in members):
            yield from _as_table(members, found, split, _is_cut(members[-1], lines))
        else:
            yield from members


def _is_cut(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the text ends with *line*, and no line end."""
    return line is lines[-1] and not line.raw.endswith(("\n", "\r"))


def _as_table(
    run: Sequence[Line], found: Mapping[int, Pieces], split: Split, is_cut: bool
) -> Iterator[Line]:
    """The lines of *run*, those in *found* as cells if they are cells of a table."""
    chosen = {
        line.start: found[line.start]
        for line, kin in zip(run, _kin(run, found, split), strict=True)
        if line.start in found
        and (kin or line.kind is not LineKind.HEADING or len(found[line.start].cells) > 1)
    }
    first, last = _whole(run, chosen, is_cut)
    rows = any(line.kind is _ROW for line in run)
    cells = [chosen[line.start] for line in run[first:last] if line.start in chosen]
    enough = sum(len(one.cells) for one in cells) > _FEWEST_CELLS
    is_table = rows or (enough and any(one.forms for one in cells))
    for index, line in enumerate(run):
        if is_table and line.start in chosen and first <= index < last:
            yield Line(LineKind.CELL, line.start, line.raw, None, chosen[line.start].cells)
        else:
            yield line


#: So many cells without a pipe may be chance.
_FEWEST_CELLS = 2


def _whole(run: Sequence[Line], chosen: Mapping[int, Pieces], is_cut: bool) -> tuple[int, int]:
    """Where in *run* the table begins and ends.

    Parts of labels at its edges are none of it, but for a label that the end of the text cuts.
    """
    whole = [
        index
        for index, line in enumerate(run)
        if line.kind is _ROW or (line.start in chosen and chosen[line.start].is_whole)
    ]
    if not whole:
        return 0, 0
    last = whole[-1] + 1
    return whole[0], len(run) if is_cut and len(run) == last + 1 else last


def _kin(run: Sequence[Line], found: Mapping[int, Pieces], split: Split) -> list[bool]:
    """For each of *run* whether a line beside it shows labels of the same form.

    What looks like a heading is a label only there: `三、依申请公开情况` is a row of one form
    and, above the table of another, a heading. Where no line beside it shows any it is a label
    if it is one to the sign.
    """
    forms = [_forms(line, found, split) for line in run]
    before = _nearest(forms)
    after = _nearest(forms[::-1])[::-1]
    return [
        not own
        or not own.isdisjoint(above | below)
        or not (above or below or (line.start in found and found[line.start].is_near))
        for line, own, above, below in zip(run, forms, before, after, strict=True)
    ]


def _nearest(forms: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """For each place the last of *forms* before it that is not empty."""
    nearest = []
    last = frozenset[str]()
    for own in forms:
        nearest.append(last)
        last = own or last
    return nearest


def _forms(line: Line, found: Mapping[int, Pieces], split: Split) -> frozenset[str]:
    """The forms of which a line shows labels."""
    if line.start in found:
        return found[line.start].forms
    cells = (split(cell) for cell in line.cells if line.kind is _ROW and not is_blank(cell))
    return frozenset[str]().union(*(one.forms for one in cells if one is not None))
