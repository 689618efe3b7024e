# SPDX-License-Identifier: MIT
"""Lines -> blocks: the postlexer of `document.lark` decides what only neighbours show.

`一、本年新收… | 0 |` opens like a heading and is a row, which its pipes show. Where a page has
lost its pipes only the form's own words distinguish `四、结转下年度继续办理` from the heading of
section four, and only if lines next to it belong to the same table. The words come in as a
function; the module itself knows no form. Imports Lark.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lark.lark import PostLex

from ..text.numerals import is_blank
from ..text.patterns import late
from .form_headings import is_section, with_form_headings
from .lexer import LexerInput
from .lines import TABLE_KINDS, Block, FindSection, Line, LineKind, Pieces, Split

_MAY_BE_CELL = frozenset({LineKind.HEADING, LineKind.TEXT})
_IN_TABLES = TABLE_KINDS | {LineKind.BLANK}
#: Looking up a member of an enumeration costs more than the rest of the work on a row.
_ROW, _BLANK = LineKind.ROW, LineKind.BLANK

#: A longer line between column headers is not one.
_LONGEST_HEAD = 16
#: So many headers that no form has may follow each other.
_MOST_HEADS = 3
_SENTENCE = late("[。，、；：！？]")

#: This many cells without a pipe may be chance.
_FEW_CELLS = 2


class BlockMaker(PostLex):
    """Finds cells without pipes and headings without numbers; joins the lines of each table."""

    always_accept = ("ROW", "_STEP", "_LABELLED_STEP", "_INNER_HEADING")

    def process(self, stream: tuple[list[Line], LexerInput]) -> Iterator[Block]:  # type: ignore[override]  # of its own tokens
        """The blocks of which the lines are."""
        lines: Iterable[Line]
        lines, reading = stream
        if reading.split:
            lines = _with_cells(stream[0], reading.split, reading.find_section)
        if reading.find_section:
            lines = with_form_headings(list(lines), reading.find_section)
        return _blocks(lines)


def _blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """One block a line; table lines with only blank ones between them are one table."""
    table: list[Line] = []
    blanks: list[Line] = []
    for line in lines:
        if line.kind in TABLE_KINDS:
            table += [*blanks, line]
            blanks = []
        elif table and line.kind is _BLANK:
            blanks.append(line)
        else:
            yield from _closed(table, blanks)
            table, blanks = [], []
            yield Block(line.kind, (line,))
    yield from _closed(table, blanks)


def _closed(table: list[Line], blanks: list[Line]) -> Iterator[Block]:
    if table:
        yield Block("TABLE", tuple(table))
    for line in blanks:
        yield Block("BLANK", (line,))


def _with_cells(
    lines: list[Line], split: Split, find_section: FindSection | None
) -> Iterable[Line]:
    """*lines*, those that are cells of a table without pipes as such."""
    found = {
        line.start: pieces
        for line in lines
        if line.kind in _MAY_BE_CELL and (pieces := split(line.raw)) is not None
    }
    if any(pieces.is_head for pieces in found.values()):
        found |= _unknown_heads(lines, found)
    sections = frozenset(
        line.start
        for line in lines
        if find_section and line.start in found and is_section(line, find_section)
    )
    return _settled(lines, found, split, sections) if found else lines


def _unknown_heads(lines: Sequence[Line], found: Mapping[int, Pieces]) -> dict[int, Pieces]:
    """The short lines after column headers and before others or rows: headers that no form has."""
    printed = [line for line in lines if line.kind is not _BLANK and line.body.strip("| ")]
    own: dict[int, Pieces] = {}
    run: list[Line] = []
    is_below = False
    for line in printed:
        pieces = found.get(line.start)
        if pieces is None and is_below and _may_be_head(line) and len(run) < _MOST_HEADS:
            run.append(line)
            continue
        if pieces is not None and (pieces.is_head or pieces.is_whole):
            own |= {head.start: Pieces((head.raw,), frozenset(), is_whole=False) for head in run}
        run, is_below = [], pieces is not None and pieces.is_head
    return own


def _may_be_head(line: Line) -> bool:
    """True if a line may be a header that no form has."""
    is_short = line.kind is LineKind.TEXT and len(line.body) <= _LONGEST_HEAD
    return is_short and not _SENTENCE.search(line.body)


def _settled(
    lines: Sequence[Line], found: Mapping[int, Pieces], split: Split, sections: Container[int]
) -> Iterator[Line]:
    """Take those lines in *found* for cells that are among rows, or enough of their own."""
    is_below = False
    for in_table, run in groupby(
        lines, key=lambda line: line.kind in _IN_TABLES or line.start in found
    ):
        members = list(run)
        if in_table and any(line.start in found for line in members):
            related = _related(members, found, split, sections)
            is_cut = _is_cut(members[-1], lines)
            members = list(_as_table(members, found, related, is_cut, is_below))
        yield from members
        for line in members:
            if line.heading is not None and line.heading.level == 1:
                is_below = False
            elif line.kind in TABLE_KINDS:
                is_below = True


def _is_cut(line: Line, lines: Sequence[Line]) -> bool:
    """Return whether the text ends with *line*, and no line end."""
    return line is lines[-1] and not line.raw.endswith(("\n", "\r"))


def _as_table(
    run: Sequence[Line],
    found: Mapping[int, Pieces],
    related: Container[int],
    is_cut: bool,
    is_below: bool,
) -> Iterator[Line]:
    """The lines of *run*, those in *found* as cells if they are cells of a table.

    Figures show no form; below a table of their section they may be its rows.
    """
    chosen = {line.start: found[line.start] for line in run if line.start in related}
    first, last = _whole(run, chosen, is_cut)
    cells = [chosen[line.start] for line in run[first:last] if line.start in chosen]
    is_table = any(line.kind is _ROW for line in run) or (
        sum(len(pieces.cells) for pieces in cells) > _FEW_CELLS
        and (is_below or any(pieces.forms for pieces in cells))
    )
    for index, line in enumerate(run):
        if is_table and line.start in chosen and first <= index < last:
            yield Line(LineKind.CELL, line.start, line.raw, None, chosen[line.start].cells)
        else:
            yield line


def _whole(run: Sequence[Line], chosen: Mapping[int, Pieces], is_cut: bool) -> tuple[int, int]:
    """Where in *run* the table begins and ends.

    Parts of labels at its edges do not belong to it, but for a label that the end of the text
    cuts, and for words that are the only cell after a label, as a number in words.
    """
    whole = [
        index
        for index, line in enumerate(run)
        if line.kind is _ROW or (line.start in chosen and chosen[line.start].is_whole)
    ]
    if not whole:
        return 0, 0
    last = whole[-1] + 1
    label = chosen.get(run[last - 1].start)
    rest = [index for index in range(last, len(run)) if run[index].kind is not _BLANK]
    if rest and label and label.forms and len(label.cells) == 1 and not label.is_head:
        below = chosen.get(run[rest[0]].start)
        last = rest[0] + 1 if below and not below.forms else last
    return whole[0], len(run) if is_cut and len(run) == last + 1 else last


def _related(
    run: Sequence[Line], found: Mapping[int, Pieces], split: Split, sections: Container[int]
) -> set[int]:
    """The offsets of those lines in *found* that may be cells: by lines next to them of their form.

    A line like a heading is a label only there: `三、依申请公开情况` is a row of one form
    and, above the table of another or above prose, a heading, which shows no form to others.
    Where no line next to it shows any label it is one if it is exact.
    """

    def shown(line: Line) -> frozenset[str]:
        return frozenset() if line.start in sections else _forms(line, found, split)

    above, below = _nearest(run, found, shown), _nearest(run[::-1], found, shown)
    related = set()
    for line in (line for line in run if line.start in found):
        own, around = found[line.start].forms, above[line.start] | below[line.start]
        is_free = line.start not in sections and _is_free(line, found[line.start], around)
        if is_free or not own or not own.isdisjoint(around):
            related.add(line.start)
    return related


def _is_free(line: Line, pieces: Pieces, around: frozenset[str]) -> bool:
    """True if a *line* with labels is a cell whatever is *around* it, or as nothing is."""
    if line.kind is not LineKind.HEADING or len(pieces.cells) > 1:
        return True
    return not (around or pieces.is_near)


def _nearest(
    run: Iterable[Line], found: Container[int], shown: Callable[[Line], frozenset[str]]
) -> dict[int, frozenset[str]]:
    """For each line in *found* the forms of the nearest before it that shows any.

    Most lines are rows of a table, at whose cells nobody needs to look.
    """
    nearest: dict[int, frozenset[str]] = {}
    between: list[Line] = []
    last = frozenset[str]()
    for line in run:
        if line.start in found:
            nearest[line.start] = next(filter(None, map(shown, reversed(between))), last)
            last = shown(line) or nearest[line.start]
            between = []
        else:
            between.append(line)
    return nearest


def _forms(line: Line, found: Mapping[int, Pieces], split: Split) -> frozenset[str]:
    """The forms of which a line shows labels."""
    if line.start in found:
        return found[line.start].forms
    cells = (split(cell) for cell in line.cells if line.kind is _ROW and not is_blank(cell))
    return frozenset[str]().union(*(pieces.forms for pieces in cells if pieces is not None))
