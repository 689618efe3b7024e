# SPDX-License-Identifier: MIT
"""The owner of each table: whose and which year's figures the lines above it say it holds.

A table of another agency or of another year is not the report's, whatever rows it prints.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from operator import eq
from typing import NamedTuple

from ..document.lines import Block, Line
from ..document.tree import Document
from ..forms import registry
from ..forms.captions import (
    caption,
    is_another_agency,
    is_of_another_agency,
    is_of_another_time,
    is_valid,
    said_of_tables,
)
from ..forms.folding import NUMBER, fold, without_number
from ..forms.registry import plays
from ..forms.section_kinds import is_heading
from ..forms.vocabulary import GROUP, HEAD, ROW
from ..tables.cell_kinds import is_year
from ..tables.separators import draws_rule
from ..text.numerals import shows_figure
from ..text.pagination import PAGE_NUMBER
from ..text.patterns import late
from ..text.source import BLANKS
from ..text.spans import Span
from .earlier_editions import earlier_editions
from .multiplied_units import multiple
from .titles import is_title, names_report, parts_of_title

#: Number of lines above a table that may be its captions, and of those next to it that are
#: captions even if others of them are sentences; number of rows at its top that may be captions.
_LINES_ABOVE, _NEXT, _ROWS = 4, 2, 3
_LONGEST_BEFORE_SENTENCE = 24
#: A shorter part of a label, 上年, may be a caption.
_SHORTEST_PART = 4
#: How many captions and headings are remembered: all pages of a form have the same.
_MEMORY = 1 << 10
#: The part of the characters of a row's label that a misread one still has.
_ALIKE = 0.9

#: Around the words of a cell: of comma-separated values, too.
AROUND_CELL = BLANKS + '\r\n",;'
_NOTE = late(r"(?<=.)[（(][^（()）]*[）)]$", has="（(")
#: Words and marks of the caption of a table.
_CAPTION_WORD = late("[表。]|：(?![0-9])|情况|数据|统计")
#: A row that looks like a heading.
_ENDING_IN_FIGURE = late(rf"[{BLANKS},][0-9]+(?:\.[0-9]+)?\s*$", has="0123456789")
_WIDE_BLANKS = late(rf"[{BLANKS}]{{2,}}")
_COUNTED = late(r"单位[：:]\s*[件条次项]", has="位")


class OtherOwner(NamedTuple):
    """The line by which a table is another agency's or year's, or counts another unit."""

    span: Span
    text: str
    code: str = "table-of-other"


def other_owners(document: Document, agency: str | None, year: int | None) -> dict[int, OtherOwner]:
    """The tables of *document* whose figures are not the report's, by the identity of the block.

    The line above a table that gives it to another holds for the tables below it as well, until a
    heading, a sentence or a line that names the report's own agency or year. The report's name as
    the running head of a page ends nothing if the table goes on below it.
    """
    found: dict[int, OtherOwner] = {}
    held: list[OtherOwner] = []
    cut: list[OtherOwner] = []
    above: list[Block] = []
    title: OtherOwner | None = None
    pieces: list[Block] = []
    for block, headings in _without_page_lines(document, agency, year):
        if block.type == "TEXT" and not draws_rule(block.text):
            if is_title(block.text):
                is_again = document.source.text.count(block.text) > 1
                is_running = is_again or parts_of_title(block.text)[1] is None
                above, held, cut = [], [], held if is_running and not above else []
                title = _owner_of_title(block, agency, year)
                pieces = [] if title else pieces
            else:
                if pieces:
                    found |= _by_note(block, pieces, above, (agency, year))
                above.append(block)
                held = [] if "。" in block.text else held
        elif block.type == "HEADING":
            # A row that looks like a heading ends no table.
            if not (pieces or held) or not _is_row(block.text):
                found |= _by_unit_below(above, pieces)
                pieces, held, cut = [], [], []
            above = []
        elif block.type == "TABLE":
            if cut and not above and _goes_on(pieces[-1], block):
                held = cut
            owner = _owner(block, headings, above, held, (agency, year)) or title
            held, cut = [owner] if owner else [], []
            found |= {id(block): owner for owner in held}
            is_cut = not any(_may_be_caption(line, agency, year) for line in above)
            above, pieces = [], [*(pieces if is_cut else []), block]
    replaced = earlier_editions(document).items()
    found |= {table: OtherOwner(line.span, line.text) for table, line in replaced}
    return found | _by_unit_below(above, pieces)


def _goes_on(before: Block, table: Block) -> bool:
    """True if the first caption or row of a *table* is not in the table *before*."""
    above, below = (
        [cell.strip(AROUND_CELL) for line in block.lines for cell in line.cells]
        for block in (before, table)
    )
    labels = (cell for cell in below if cell and not (plays(cell, HEAD) or plays(cell, GROUP)))
    first = next(labels, "")
    return shows_figure(first) or fold(first) not in map(fold, above)


def _may_be_caption(line: Block, agency: str | None, year: int | None) -> bool:
    """False for a line of the page that cuts a table: its running head, its address, its time.

    So does a row of a changed page, marked as an old or a new one.
    """
    words = line.text.replace(agency or "", "")
    is_of_page = names_report(line.text) or not _CAPTION_WORD.search(words)
    is_of_page = is_of_page or (line.text[0] in "+-" and _is_row(line.text[1:]))
    return not is_of_page or _other_owner([line], agency, year) is not None


def _by_note(
    note: Block, pieces: Sequence[Block], below: Sequence[Block], own: tuple[str | None, int | None]
) -> dict[int, OtherOwner]:
    """The owner of a table, by the identities of its *pieces*, if a *note* gives it to another.

    Only words that are no sentence are between the table and its note.
    """
    said = said_of_tables(note.text)
    is_near = len(below) < _LINES_ABOVE and not any("。" in line.text for line in below)
    if said is None or said.above is None or not is_near:
        return {}
    lines = [OtherOwner(note.span, said.above)]
    owner = _other_owner(lines, *own) or _multiplied(note.lines)
    return {id(piece): owner for piece in pieces} if owner else {}


def _by_unit_below(below: Sequence[Block], pieces: Sequence[Block]) -> dict[int, OtherOwner]:
    """The note *below* the *pieces* of the last table of a section: another unit of its figures."""
    if not pieces:
        return {}
    lines = [line for block in below[:_LINES_ABOVE] for line in block.lines]
    owner = _multiplied(lines)
    return {id(piece): owner for piece in pieces} if owner else {}


def _owner(
    table: Block,
    headings: Sequence[Block],
    above: Sequence[Block],
    held: Sequence[OtherOwner],
    own: tuple[str | None, int | None],
) -> OtherOwner | None:
    """The owner of *table*, if not the report's; *held* is that of the table before."""
    units = [owner for owner in held if owner.code == "unit-multiplied"]
    above = above[: len(above) - _tabs(above, own[1])]
    # Those of a form name neither agency nor time.
    said = [
        block
        for block in headings
        if block.heading is None or block.heading.prose or not is_heading(block.heading.title)
    ]
    before: list[Block | OtherOwner] = [*said, *(owner for owner in held if owner not in units)]
    rows = list(_rows_of_one_text(table.lines[:_ROWS]))
    lines = [*before, *_captions_above(above), *rows, *_corner(table.lines[len(rows) :])]
    near = [line.lines[0] for line in (*headings, *above[-_LINES_ABOVE:])]
    if any(_COUNTED.search(line.body) for line in near):
        units = []
    multiplied = _multiplied([*near, *table.lines]) or next(iter(units), None)
    last = islice(_rows_of_one_text(reversed(table.lines)), _LINES_ABOVE)
    notes = ((row.span, said_of_tables(row.text)) for row in last)
    below = [OtherOwner(span, note.above) for span, note in notes if note and note.above]
    return _other_owner(lines, *own) or _other_owner(below, *own) or multiplied


def _tabs(lines: Sequence[Block], year: int | None) -> int:
    """Number of the last of *lines* that are years alone, as tabs print them, one the report's."""
    years = list(takewhile(is_year, (line.text for line in reversed(lines))))
    is_own = any(text.startswith(str(year)) for text in years)
    return len(years) if is_own and len(years) > 1 else 0


def _without_page_lines(
    document: Document, agency: str | None, year: int | None
) -> Iterator[tuple[Block, Sequence[Block]]]:
    """All blocks but the numbers of pages and, right after them, the report's name."""
    opens_page = False
    for block, headings in document.blocks_with_headings:
        is_number = block.type == "TEXT" and bool(PAGE_NUMBER.fullmatch(block.text))
        is_name = opens_page and block.type == "TEXT" and names_report(block.text)
        if is_number or (is_name and _other_owner([block], agency, year) is None):
            opens_page = is_number
            continue
        opens_page = opens_page and block.type == "BLANK"
        yield block, headings


def _owner_of_title(block: Block, agency: str | None, year: int | None) -> OtherOwner | None:
    """The owner of what is below a title, if it names another agency or year."""
    named, named_year = parts_of_title(block.text)
    if named is None or named_year is None:
        return None
    is_other = year not in (None, named_year) or is_another_agency(named, agency)
    return OtherOwner(block.span, block.text) if is_other else None


def _is_label(text: str) -> bool:
    """True if *text* is a label of a form, or a part of one that the page broke."""
    folded = fold(text)
    is_part = len(folded) >= _SHORTEST_PART
    return any(
        form.vocabulary.exactly(folded) or (is_part and form.vocabulary.is_part(folded))
        for form in registry.forms().values()
    )


def _is_misread_label(text: str) -> bool:
    """True if *text* is the numbered label of a row but for a tenth of its characters."""
    folded = fold(text)
    number = NUMBER.match(folded)
    return number is not None and any(
        len(name) == len(folded)
        and name.startswith(number[0])
        and _ALIKE * len(name) <= sum(map(eq, name, folded))
        for form in registry.forms().values()
        for name, role in form.vocabulary.role_of.items()
        if role == ROW
    )


@lru_cache(maxsize=_MEMORY)
def _is_row(line: str) -> bool:
    """True if a line like a heading ends in a figure, or begins with a label or a part of one."""
    first = _NOTE.sub("", line.strip(BLANKS)).split(maxsplit=1)[0]
    return _ENDING_IN_FIGURE.search(line) is not None or _is_label(first)


def _multiplied(lines: Sequence[Line]) -> OtherOwner | None:
    """The note of another unit in *lines*."""
    said = multiple(lines)
    return OtherOwner(*said, "unit-multiplied") if said else None


def _captions_above(lines: Sequence[Block]) -> list[Block]:
    """The last of *lines*, prose above a table: two of them, or more that are all captions.

    A long line before the end of a sentence is a part of it. Lines of labels are of the header.
    """
    lines = [line for line in lines if not all(map(_is_label, _WIDE_BLANKS.split(line.text)))]
    found = takewhile(lambda line: _caption(line.text) is not None, reversed(lines))
    count = sum(1 for _ in islice(found, _LINES_ABOVE))
    if count or len(lines) < _NEXT:
        return list(lines[-max(count, _NEXT) :])
    return [line for line in lines[-_NEXT:] if len(line.text) <= _LONGEST_BEFORE_SENTENCE]


@lru_cache(maxsize=_MEMORY)
def _caption(line: str) -> str | None:
    """The words of a *line* on the table below it; None if it has none."""
    said = said_of_tables(line)
    return said.below if said else caption(line)


def _rows_of_one_text(lines: Iterable[Line]) -> Iterator[OtherOwner]:
    """The first of *lines* as rows of a table, those that hold one text each."""
    for line in lines:
        texts = texts_of(line)
        if len(texts) > 1:
            return
        span = Span(line.body_start, line.body_start + len(line.body))
        yield OtherOwner(span, next(iter(texts), line.body))


def texts_of(line: Line) -> Collection[str]:
    """The texts of the cells of a row, each once."""
    return dict.fromkeys(filter(None, (cell.strip(AROUND_CELL) for cell in line.cells))).keys()


def _corner(lines: Sequence[Line]) -> Iterator[OtherOwner]:
    """The first cells of a header, the first of *lines*, that are no labels.

    One over figures, as those in the last of *lines*, is the header of these alone.
    """
    for line in lines[:_ROWS]:
        cells = enumerate(cell.strip(AROUND_CELL) for cell in line.cells)
        at, first = next((place for place in cells if place[1]), (0, ""))
        if _names_nobody(first) or not any(plays(cell, HEAD) for _, cell in cells):
            continue
        if not any(map(shows_figure, lines[-1].cells[at : at + 1])):
            yield OtherOwner(Span(line.body_start, line.body_start + len(line.body)), first)


def names_owner(text: str, agency: str | None, year: int | None) -> bool:
    """True if *text* is a caption that says whose figures are below it, or of which time."""
    said = _caption(text)
    return (
        said is not None
        and not _names_nobody(said)
        and (is_of_another_agency(said, agency), is_of_another_time(said, year)) != (None, None)
    )


@lru_cache(maxsize=_MEMORY)
def _names_nobody(text: str) -> bool:
    """True if the words of a caption are a heading or a label of a form."""
    return is_heading(without_number(fold(text))) or _is_label(text)


def _other_owner(
    lines: Sequence[Block | OtherOwner], agency: str | None, year: int | None
) -> OtherOwner | None:
    """The nearest of *lines* that names an agency or a time, if it names another's.

    So is one that says that its figures hold no longer, not yet, or are an example.
    """
    is_open = {"agency", "year"}
    for line in reversed(lines):
        text = _caption(line.text)
        if text is None or _names_nobody(text):
            continue
        said = {
            "agency": is_of_another_agency(text, agency),
            "year": is_of_another_time(text, year),
        }
        if any(said[fact] for fact in is_open) or not is_valid(text):
            forms = registry.forms().values()
            # A header may be labels with nothing between them.
            if _is_misread_label(text) or any(form.vocabulary.pieces(fold(text)) for form in forms):
                continue
            return OtherOwner(line.span, line.text)
        is_open -= {fact for fact, is_other in said.items() if is_other is not None}
    return None
