# SPDX-License-Identifier: MIT
"""Text -> lines, each told by its shape and its neighbours. Joined, their raw texts are the text.

What a line is cannot be seen from its first signs alone: `一、本年新收… | 0 |` opens like
a heading and is a row, and where a page has lost its pipes only the form's own words tell
`四、结转下年度继续办理` from the heading of section four. Those words come in as a
predicate; the module itself knows no form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from .numerals import chinese_number, shows_figure
from .source import BLANKS, SourceText

#: Longer than this, what follows a number is prose and no title.
_LONGEST_HEADING = 60

_LONGEST_BREADCRUMB = 300

#: No cell that has a line to itself is longer: labels with all their notes are shorter.
_LONGEST_CELL = 160

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
    #: One cell of a table without a pipe on its line.
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


class Line(NamedTuple):
    """One line: its kind, where it starts in the text, its raw characters with the line end."""

    kind: LineKind
    start: int
    raw: str
    heading: HeadingParts | None = None

    @property
    def body(self) -> str:
        """The line without blanks and line end around it."""
        return self.raw.strip(BLANKS)

    @property
    def body_start(self) -> int:
        """Offset of the first character of `body`."""
        return self.start + len(self.raw) - len(self.raw.lstrip(BLANKS))


def scan(source: SourceText, is_label: Callable[[str], bool] | None = None) -> list[Line]:
    """The lines of *source*.

    Args:
        source: Any text.
        is_label: Tells whether a line without pipes is a label of a known form's tables.
    """
    lines: list[Line] = []
    start = 0
    doubtful = False
    for raw in source.lines:
        line = _shape(raw, start)
        if is_label is not None and line.kind in _MAY_BE_CELL and _could_be_cell(line, is_label):
            line = Line(LineKind.CELL, start, raw)
            doubtful = True
        lines.append(line)
        start += len(raw)
    return list(_settle_cells(lines, is_label)) if doubtful and is_label else lines


def _shape(raw: str, start: int) -> Line:
    if "|" in raw:
        return Line(_ROW if _is_row(raw) else _TEXT, start, raw)
    body = raw.strip(BLANKS)
    if not body:
        return Line(LineKind.BLANK, start, raw)
    if body[0] in _HEADING_STARTS:
        heading = heading_parts(body)
        if heading is not None:
            return Line(LineKind.HEADING, start, raw, heading)
    crumbs = len(body) <= _LONGEST_BREADCRUMB and breadcrumb_steps(body)
    return Line(LineKind.BREADCRUMB if crumbs else _TEXT, start, raw)


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


def _could_be_cell(line: Line, is_label: Callable[[str], bool]) -> bool:
    if len(line.raw) > _LONGEST_CELL:
        return False
    body = line.body
    return is_label(body) or shows_figure(body)


def _settle_cells(lines: list[Line], is_label: Callable[[str], bool]) -> Iterator[Line]:
    """Keep cells that stand with rows or in company; give the others their own shape back."""
    for table, run in groupby(lines, key=lambda line: line.kind in _TABLE_OR_BLANK):
        members = list(run)
        if table and _is_table(members, is_label):
            yield from members
        else:
            for line in members:
                yield _shape(line.raw, line.start) if line.kind is LineKind.CELL else line


def _is_table(run: list[Line], is_label: Callable[[str], bool]) -> bool:
    cells = [line for line in run if line.kind is LineKind.CELL]
    rows = any(line.kind is LineKind.ROW for line in run)
    return rows or (len(cells) > 2 and any(is_label(line.body) for line in cells))
