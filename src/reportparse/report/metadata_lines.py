# SPDX-License-Identifier: MIT
"""Lines and cells that say something of a report, and the labelled facts in them.

A fact is printed behind its label on the line (`发布日期：2024-01-16`), in the next cell, in the
cell below, or on the next line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import NamedTuple

from ..document.lines import Block
from ..narrative.content import Child, FormTable, Paragraph, Table
from ..tables.separators import is_rule
from ..text.characters import (
    narrow,
    simplified,
    simplified_in_place,
    with_mainland_characters,
)
from ..text.patterns import late
from ..text.source import BLANKS
from ..text.spans import Span
from .dates import LABELLED_DAY
from .metadata_labels import APART, FIRST, LABEL, MARKS, OF_INDEX, OPENING, kind_of
from .titles import as_agency, names_report, title_in


class LinePiece(NamedTuple):
    """A line of text or a cell, without blanks around it, and its offset if known."""

    text: str
    start: int | None

    def span(self, start: int, end: int) -> Span | None:
        """The place of some of its characters."""
        return None if self.start is None else Span(self.start + start, self.start + end)


class MetadataLine(NamedTuple):
    """A line of text, or a row of a table: its cells that are not blank."""

    pieces: tuple[LinePiece, ...]
    is_row: bool = False

    @property
    def text(self) -> str:
        """The line of text; empty for a row."""
        return "" if self.is_row else self.pieces[0].text


class FoundFact(NamedTuple):
    """A candidate for a fact: its value as printed, its place, and the kind of its label.

    It is *in_doubt* if it may be about another paper.
    """

    value: str
    span: Span | None
    label: str
    in_doubt: bool = False


#: Longer lines are prose.
LONGEST = 200
#: Below the first heading, where prose is.
LONGEST_BELOW = 60
_NAME = r"[一-鿿（）()·、]{2,40}"
_VALUE = {
    # One that ends in a mark goes on in the next line.
    "index_number": late(r"[0-9A-Za-z一-鿿][^\s：:，。；|【】]{1,60}+(?<![-/_])"),
    "document_number": late(
        r"[一-鿿]{1,14}\s?[〔\[（(【﹝]\s?20[0-9]{2}\s?[〕\])）】﹞]\s?第?\s?[0-9]{1,5}\s?号"
    ),
    "publisher": late(_NAME),
    "author": late(_NAME),
    "source": late(_NAME),
    "heading": late(r".{4,}"),
    "published": LABELLED_DAY,
    "date": LABELLED_DAY,
}
_NOTHING = late(r"无|暂无|[/\-—]+$")
#: Text that may follow a value; a comma or a word belongs to a sentence.
_AFTER_DAY = late(
    r"T?\s{0,4}(?:[0-9]{1,2}[：:时][0-9]{2}(?:[：:][0-9]{2})?)?\s{0,4}(?:$|[\s）)\]】;；|/·•*\-]|[一-鿿])"
)


def lines_of_blocks(blocks: Iterable[Block]) -> Iterator[tuple[Block, MetadataLine]]:
    """The lines of *blocks* and the rows of their tables, each with its block."""
    for block in blocks:
        if block.type == "TABLE":
            for line in block.lines:
                yield block, MetadataLine(tuple(_cells(line.cells, line.start)), is_row=True)
        elif block.type != "BLANK":
            yield block, MetadataLine((LinePiece(block.text, block.lines[0].body_start),))


def _cells(cells: Sequence[str], start: int) -> Iterator[LinePiece]:
    for cell in cells:
        text = cell.strip(BLANKS)
        if text:
            yield LinePiece(text, start + len(cell) - len(cell.lstrip(BLANKS)))
        start += len(cell) + 1


def lines_of_content(children: Iterable[Child], text: str = "") -> list[MetadataLine]:
    """The paragraphs among *children*, and the rows of tables; those of a form have no cells.

    The cells of a table are found again in the *text* that it was read from.
    """
    lines = []
    for child in children:
        if isinstance(child, Paragraph):
            lines.append(MetadataLine((LinePiece(child.text, child.start),)))
        elif isinstance(child, Table):
            lines += _rows(child, text)
        elif isinstance(child, FormTable):
            lines.append(MetadataLine((), is_row=True))
    return lines


#: Between the cells of a table there are pipes and blanks.
_GAP = 1000


def _rows(table: Table, text: str) -> Iterator[MetadataLine]:
    at = table.start
    for row in (row for row in table.rows if not is_rule("|".join(row))):
        pieces = []
        for cell in filter(None, row):
            start = text.find(cell, at, at + len(cell) + _GAP) if at is not None else -1
            pieces.append(LinePiece(cell, start if start >= 0 else None))
            at = start + len(cell) if start >= 0 else None
        yield MetadataLine(tuple(pieces), is_row=True)


#: The number of a paper at its head, beside which the one who signs it is named.
_NUMBER_ALONE = late(
    rf"(?P<number>{_VALUE['document_number'].pattern})(?:\s+签\s*发\s*人\s*[：:].*)?", has="号"
)


def numbers_alone(lines: Iterable[MetadataLine]) -> Iterator[FoundFact]:
    """The lines that print the number of a document, and nothing else."""
    for line in lines:
        text = line.text if len(line.text) <= LONGEST_BELOW else ""
        match = _NUMBER_ALONE.fullmatch(text)
        if match:
            yield FoundFact(
                match["number"], line.pieces[0].span(*match.span("number")), "document_number"
            )


def labels_end_in(text: str) -> bool | None:
    """Return whether *text*, ends in a label; None if it does not begin with one."""
    plain = simplified(text)
    labels = list(LABEL.finditer(narrow(plain)))
    is_labelled = labels and labels[0].start() <= _opened(plain)
    return labels[-1].end() == len(plain) if is_labelled else None


def labelled(
    lines: Sequence[MetadataLine], *, anywhere: bool, year: int | None = None
) -> Iterator[FoundFact]:
    """The labelled facts in *lines*: of labels *anywhere* in a line, or where it begins.

    Labels anywhere are those above the report. Facts of a line or a table that names the report
    on another year than *year* are not this report's. If it names a paper that is not a report,
    they are another paper's; in doubt above the report or in an index, certain in an index above.
    """
    # The rows between two lines of text are together, and each of these is by itself.
    parts = list(accumulate(not line.is_row for line in lines))
    for _, indices in groupby(
        _with_labels(lines) if anywhere else range(len(lines)),
        key=lambda index: (parts[index], lines[index].is_row),
    ):
        facts = [fact for index in indices for fact in _labelled_on(lines, index, anywhere)]
        names = [fact.value for fact in facts if fact.label == "heading"]
        if any(_is_of_other_year(name, year) for name in names):
            continue
        # One for each sign that they are the report's.
        signs = anywhere + any(fact.label in OF_INDEX for fact in facts)
        if all(names_report(name) or as_agency(name) for name in names) or signs > 1:
            yield from facts
        elif signs:
            yield from (fact._replace(in_doubt=True) for fact in facts)


def _with_labels(lines: Sequence[MetadataLine]) -> list[int]:
    """The indices of those *lines* that may have a label: all are searched at once."""
    texts = ["\n".join([piece.text for piece in line.pieces]) for line in lines]
    ends = list(accumulate(len(text) + 1 for text in texts))
    plain = with_mainland_characters("\n".join(texts).replace("\u3000", " ").replace("\xa0", " "))
    return sorted({bisect_right(ends, found.start()) for found in OPENING.finditer(plain)})


def _is_of_other_year(name: str, year: int | None) -> bool:
    title = title_in(name) if year is not None else None
    return title is not None and title.year not in (None, year)


def _labelled_on(lines: Sequence[MetadataLine], index: int, anywhere: bool) -> Iterator[FoundFact]:
    """The labelled facts that begin on the line at *index*."""
    for column, piece in enumerate(lines[index].pieces):
        text = piece.text
        if text.isascii() or len(text) > (LONGEST if anywhere else LONGEST_BELOW):
            continue  # a number, or prose
        if not anywhere and "".join(text.lstrip(MARKS)[:APART].split())[:2] not in FIRST:
            continue
        plain = simplified_in_place(text)
        spaced = narrow(plain)
        first = LABEL.search(spaced) if anywhere else LABEL.match(spaced, _opened(plain))
        if first is not None:
            matches = list(chain((first,), LABEL.finditer(spaced, first.end())))
            yield from _behind(piece, spaced, matches)
            if matches[-1].end() == len(plain):
                yield from _beyond(lines, index, column, kind_of(matches[-1]))


def _opened(text: str) -> int:
    return len(text) - len(text.lstrip(MARKS))


def is_label(text: str) -> bool:
    """Return whether *text* is a label alone, or begins with one."""
    return len(text) <= LONGEST and bool(LABEL.match(narrow(simplified(text)), _opened(text)))


def _behind(piece: LinePiece, plain: str, labels: Sequence[re.Match[str]]) -> Iterator[FoundFact]:
    """The values behind the *labels* of one piece."""
    ends = [label.start() for label in labels[1:]] + [len(plain)]
    for label, end in zip(labels, ends, strict=True):
        kind = kind_of(label)
        blank = label.end() > label.end("label")
        if blank or kind == "published":
            yield from _value(kind, piece, plain, label.end(), end)


def _value(kind: str, piece: LinePiece, plain: str, start: int, end: int) -> Iterator[FoundFact]:
    pattern = _VALUE.get(kind)
    match = pattern.match(plain, start, end) if pattern else None
    if match is None or _NOTHING.fullmatch(match[0]):
        return
    if pattern is LABELLED_DAY and not (
        pattern.match(plain, start) and _AFTER_DAY.match(plain, match.end())
    ):
        return
    value = piece.text[match.start() : match.end()].rstrip(
        BLANKS + "）)、" if pattern is LABELLED_DAY else BLANKS
    )
    yield FoundFact(value, piece.span(match.start(), match.start() + len(value)), kind)


def _is_list(lines: Sequence[MetadataLine], index: int, column: int, kind: str) -> bool:
    """True if the row at *index* and the one below it have a value in a *column*: many things'."""
    rows = lines[index : index + 2]
    if len(rows) < 2 or not all(row.is_row for row in rows):
        return False
    first, second = (row.pieces for row in rows)
    cells = (first[column], second[column]) if len(first) == len(second) else ()
    return bool(cells) and all(
        any(_value(kind, cell, narrow(cell.text), 0, len(cell.text))) for cell in cells
    )


def _beyond(
    lines: Sequence[MetadataLine], index: int, column: int, kind: str
) -> Iterator[FoundFact]:
    """The value of a label that fills the end of its cell or line: beside it or below."""
    line = lines[index].pieces
    below = lines[index + 1] if index + 1 < len(lines) else MetadataLine(())
    if column + 1 < len(line) and not is_label(line[column + 1].text):
        piece = line[column + 1]
    elif (
        below.is_row is lines[index].is_row
        and len(line) == len(below.pieces)
        and (
            len(line) == 1 or all(is_label(cell.text) for cell in line)
        )  # not the head of a list of other things
    ):
        piece = below.pieces[column]
        if is_label(piece.text) or _is_list(lines, index + 1, column, kind):
            return
    else:
        return
    if len(piece.text) <= LONGEST:
        plain = narrow(simplified_in_place(piece.text))
        found = _value(kind, piece, plain, 0, len(plain))
        # A line of its own must be the value, not a sentence that begins with one.
        yield from (fact for fact in found if len(piece.text) - len(fact.value) <= 12)
