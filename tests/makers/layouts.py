# SPDX-License-Identifier: MIT
"""Print a report in the layouts that extractors leave behind, with the noise seen in them.

    from tests.makers.layouts import LAYOUTS, Noise, render
    text = render(report, LAYOUTS["cell_per_line"], Noise(blank="/"))

A table has merged cells. What is left of them in text is what the layouts differ in: a cell
that spans several columns is printed once, and what it spans is made up for by padding, or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Final, NamedTuple

from attrs import field, frozen

from reportparse.output.printing import PrintedRow, page, table_line
from reportparse.report.model import Report
from reportparse.text.characters import SIMPLIFIED, TRADITIONAL, traditional

_HALF_WIDTH: Final = str.maketrans("（），：；", "(),:;")
_FULL_WIDTH_DIGITS: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_WHOLE = re.compile(r"[+-]?[0-9]+")
#: The characters after which mirrors print a romanisation.
_ROMANISED = re.compile("([{}])".format("".join(map(chr, [*TRADITIONAL, *SIMPLIFIED]))))


@frozen(kw_only=True)
class Noise:
    """Changes that a page makes to the words and figures of a report, whatever its layout.

    Attributes:
        blank: What it prints in cells without a figure: nothing, `/`, `-`, `—`, `无`.
        half_width: Whether brackets, commas and colons of labels are half-width characters.
        inner_blanks: Whether labels have a blank in their middle.
        traditional: Whether labels and headings are in Traditional characters.
        romanised: Whether a romanisation follows the characters of labels and headings.
        thousands: Whether whole numbers have thousands commas.
        full_width_digits: Whether numbers are in full-width digits.
        figure_blanks: Whether blanks are printed before and after numbers.
        captions: Whether the captions above the heads are printed.
        headings: Whether the headings of sections are printed.
        line_end: What ends the lines.
        cut: After how many characters the text is cut off; None for a whole text.
    """

    blank: str = ""
    half_width: bool = False
    inner_blanks: bool = False
    traditional: bool = False
    romanised: bool = False
    thousands: bool = False
    full_width_digits: bool = False
    figure_blanks: bool = False
    captions: bool = True
    headings: bool = True
    line_end: str = "\n"
    cut: int | None = None

    def heading(self, text: str) -> str:
        """A heading with this noise."""
        if self.half_width:
            text = text.translate(_HALF_WIDTH)
        if self.traditional:
            text = traditional(text)
        return _ROMANISED.sub(r"\1(xiàng)", text) if self.romanised else text

    def label(self, text: str) -> str:
        """A label of a table with this noise."""
        if self.inner_blanks and len(text) > 1:
            middle = len(text) // 2
            text = f"{text[:middle]} {text[middle:]}"
        return self.heading(text)

    def figure(self, text: str) -> str:
        """A figure with this noise."""
        if not text:
            return self.blank
        if self.thousands and _WHOLE.fullmatch(text):
            text = f"{int(text):,}"
        if self.full_width_digits:
            text = text.translate(_FULL_WIDTH_DIGITS)
        return f" {text} " if self.figure_blanks else text


class PageRow(NamedTuple):
    """A row as one layout prints it.

    Attributes:
        cells: Its cells, merged ones left out or filled in as the layout has it.
        fillers: How many columns of the table they do not make up for.
        is_last: Whether it is the last of its table.
    """

    cells: Sequence[str]
    fillers: int
    is_last: bool


class Merged(Enum):
    """The rest of a merged cell after its first row and column, in a layout."""

    NOTHING = "nothing"
    #: Rowspans as blank cells before the row's label.
    BLANK = "blank"
    #: Rowspans as the text above, again.
    TEXT = "text"
    #: All of it as blank cells: the table is a rectangle.
    GRID = "grid"
    #: All of it as the text of the merged cell, again.
    REPEATED = "repeated"


@frozen(kw_only=True)
class Layout:
    """A way to print the rows of a table.

    Attributes:
        name: Key in `LAYOUTS`.
        print_row: Makes lines of one row.
        merged: What is left of merged cells.
        joins: Whether the whole page is one line.
        keeps_blanks: Whether a cell without a character can be distinguished from padding and
            from nothing, wherever it is.
        keeps_figures: Whether the figures of a row can be distinguished.
    """

    name: str
    print_row: Callable[[PageRow], Iterable[str]] = field(repr=False)
    merged: Merged = Merged.NOTHING
    joins: bool = False
    keeps_blanks: bool = True
    keeps_figures: bool = True


def render(report: Report, layout: Layout, noise: Noise | None = None) -> str:
    """The text of a page that prints *report* in *layout*, with *noise*."""
    noise = noise or Noise()
    lines = page(
        report,
        partial(_table, layout=layout, noise=noise),
        lambda line: (noise.heading(line),) if noise.headings else (),
    )
    text = " ".join(lines) if layout.joins else "".join(f"{page_line}\n" for page_line in lines)
    return text.replace("\n", noise.line_end)[: noise.cut]


def _table(rows: Sequence[PrintedRow], *, layout: Layout, noise: Noise) -> Iterator[str]:
    kept = [row for row in rows if noise.captions or not _is_caption(row)]
    above: tuple[str, ...] = ()
    raw_above: tuple[str, ...] = ()
    for row in kept:
        labels = tuple(map(noise.label, row.labels))
        figures = list(map(noise.figure, row.figures))
        if layout.merged is Merged.REPEATED:
            labels = above = _repeated(labels, above, raw_above, is_head=not figures)
            cells = [*labels, *figures, *[*labels, *figures][-1:] * row.empty]
        else:
            cells = [*_labels(labels, above, layout.merged, row), *figures]
            above = _carried(labels, above)
        if layout.merged is Merged.GRID:
            cells += [""] * (row.width - len(cells))
        raw_above = row.labels
        yield from layout.print_row(PageRow(cells, row.width - len(cells), row is kept[-1]))


def _repeated(
    labels: Sequence[str], above: Sequence[str], raw_above: Sequence[str], *, is_head: bool
) -> tuple[str, ...]:
    """*labels* with the merged cells filled: from the left, or from above."""
    filled: list[str] = []
    from_above = True
    for place, label in enumerate(labels):
        over = above[place] if place < len(above) else ""
        begins_above = place < len(raw_above) and bool(raw_above[place])
        if label:
            from_above = False
        elif is_head and begins_above:
            from_above = True
        filled.append(label or (over if from_above else filled[-1]))
    return tuple(filled)


def _is_caption(row: PrintedRow) -> bool:
    return not row.figures and not any(row.labels[1:])


def _labels(
    labels: Sequence[str], above: Sequence[str], merged: Merged, row: PrintedRow
) -> Iterator[str]:
    """The label cells that are printed."""
    first = next((index for index, label in enumerate(labels) if label), 0)
    for index, label in enumerate(labels):
        spans_rows = bool(row.figures) and index < first
        if label or merged is Merged.GRID or (spans_rows and merged is Merged.BLANK):
            yield label
        elif spans_rows and merged is Merged.TEXT:
            yield above[index]


def _carried(labels: Sequence[str], above: Sequence[str]) -> tuple[str, ...]:
    """The labels that a row below *labels* would repeat."""
    first = next((index for index, label in enumerate(labels) if label), 0)
    return (*above[:first], *labels[first:], *above[len(labels) :])


def _pipes(count: int) -> str:
    return "|" * max(count, 0)


def _row(row: PageRow) -> Iterator[str]:
    yield f"{' | '.join(row.cells)} |"


def _row_filled(row: PageRow) -> Iterator[str]:
    yield f"{' | '.join(row.cells)} | {'' if row.is_last else _pipes(row.fillers)}".rstrip()


def _row_framed(row: PageRow) -> Iterator[str]:
    yield f"| {' | '.join(row.cells)} | {'' if row.is_last else _pipes(row.fillers)}"


def _row_broken(row: PageRow) -> Iterator[str]:
    """Blank cells and the closing pipe begin a line."""
    first, *others = row.cells
    line = first
    for cell in others:
        line += f" | {cell}" if cell else " |\n"
    yield re.sub(r"\n \|", "\n|", f"{line}\n|" if row.is_last else f"{line} |")


def _cell_per_line(row: PageRow) -> Iterator[str]:
    yield from (f"{cell} |".lstrip() for cell in row.cells)
    if row.fillers > 0 and not row.is_last:
        yield _pipes(row.fillers)


def _filled_cell_per_line(row: PageRow) -> Iterator[str]:
    *others, last = row.cells
    yield from (f"{cell} |".lstrip() for cell in others)
    yield f"{last} | {'' if row.is_last else _pipes(row.fillers)}".strip()


def _opened_cell_per_line(row: PageRow) -> Iterator[str]:
    yield "|"
    yield from _filled_cell_per_line(row)


def _cell_then_pipe(row: PageRow) -> Iterator[str]:
    for cell in row.cells:
        yield from (cell, "|") if cell else ("|",)


def _paragraphs(row: PageRow) -> Iterator[str]:
    for cell in row.cells:
        yield from (cell, "") if cell else ("",)


def _glued(row: PageRow) -> Iterator[str]:
    yield "".join(row.cells)


def _blanks(row: PageRow) -> Iterator[str]:
    yield " ".join(row.cells)


def _tabs(row: PageRow) -> Iterator[str]:
    yield "\t".join(row.cells)


def _markdown(row: PageRow) -> Iterator[str]:
    yield table_line(row.cells)


_EVERY = (
    Layout(name="row", print_row=_row),
    Layout(name="row_filled", print_row=_row_filled, keeps_blanks=False),
    Layout(name="row_framed", print_row=_row_framed, keeps_blanks=False),
    Layout(name="row_broken", print_row=_row_broken),
    Layout(name="row_carried_blank", print_row=_row, merged=Merged.BLANK),
    Layout(name="row_carried_text", print_row=_row, merged=Merged.TEXT),
    Layout(name="grid", print_row=_markdown, merged=Merged.GRID),
    Layout(name="grid_repeated", print_row=_markdown, merged=Merged.REPEATED),
    Layout(name="cell_per_line", print_row=_cell_per_line, keeps_blanks=False),
    Layout(name="cell_per_line_filled", print_row=_filled_cell_per_line, keeps_blanks=False),
    Layout(name="cell_per_line_opened", print_row=_opened_cell_per_line, keeps_blanks=False),
    Layout(name="cell_then_pipe", print_row=_cell_then_pipe),
    Layout(name="paragraphs", print_row=_paragraphs, keeps_blanks=False),
    Layout(name="tabs", print_row=_tabs),
    Layout(name="blanks", print_row=_blanks, keeps_blanks=False),
    Layout(name="glued", print_row=_glued, keeps_blanks=False, keeps_figures=False),
    Layout(name="one_line", print_row=_row, joins=True, keeps_blanks=False),
)

#: All layouts by name.
LAYOUTS: Final[Mapping[str, Layout]] = {layout.name: layout for layout in _EVERY}
