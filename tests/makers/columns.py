# SPDX-License-Identifier: MIT
"""Pages with one table of a form, its columns in any order, as text, HTML and DOCX."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from docx import Document

from reportparse.forms.flattening import Figure
from reportparse.forms.form import AMOUNT, COUNT, Form, Part, PrintedTable, Row

#: A year on which reports are on each form.
YEARS = {"2021": 2023, "2019": 2020, "2014": 2016}


class Slot(NamedTuple):
    """A column on the page: the number of the form's column, if it is one, and its headers."""

    number: int | None
    heads: tuple[str, ...]


class Cell(NamedTuple):
    """A cell of the page's table, as it is merged."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


class Page(NamedTuple):
    """The lines around the table, the cells of the table, and the figures to be read from it."""

    title: str
    heading: str
    cells: tuple[Cell, ...]
    figures: dict[str, Figure]

    @property
    def grid(self) -> list[list[Cell | None]]:
        """The cells at their places; None where a merged cell goes on."""
        height = max(cell.row + cell.rows for cell in self.cells)
        width = max(cell.column + cell.columns for cell in self.cells)
        grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
        for cell in self.cells:
            grid[cell.row][cell.column] = cell
        return grid


def slots_of(part: Part, *, one_line: bool) -> list[Slot]:
    """The form's columns in its order, with all their headers or only the lowest."""
    texts = {text.partition("（单位")[0]: text for line in part.head for text in line}
    return [
        Slot(
            index,
            tuple(texts.get(head, head) for head in column.heads[-1 if one_line else 0 :]),
        )
        for index, column in enumerate(part.columns)
    ]


def page_of(form: Form, table: PrintedTable, slots: Sequence[Sequence[Slot]]) -> Page:
    """The page of *table* with these columns for each of its parts."""
    numbers = itertools.count(101, 3)
    cells: list[Cell] = []
    figures: dict[str, Figure] = {}
    top = 0
    for part, columns in zip(table.parts, slots, strict=True):
        labels = len(part.rows[0].labels)
        if part.caption:
            cells.append(Cell(top, 0, part.caption, columns=labels + len(columns)))
            top += 1
        header = list(_header(part, columns, top, labels))
        cells += header
        top += max(cell.row + cell.rows for cell in header) - top
        for number, row in enumerate(part.rows):
            cells += _labels(part.rows, number, top)
            for place, slot in enumerate(columns):
                text = str(next(numbers))
                if slot.number is not None:
                    column = row.columns[slot.number]
                    value: Figure = int(text) if column.kind == COUNT else column.printed
                    value = Decimal(text) / 4 if column.kind == AMOUNT else value
                    figures[column.path] = value
                    text = str(value or "")
                cells.append(Cell(top, labels + place, text))
            top += 1
    title = f"示例镇{YEARS[form.key]}年政府信息公开工作年度报告"
    return Page(title, f"二、{table.title}", tuple(cells), figures)


def _header(part: Part, columns: Sequence[Slot], top: int, labels: int) -> Iterator[Cell]:
    depth = max(len(slot.heads) for slot in columns)
    if labels:
        text = next((line[0] for line in part.head[bool(part.caption) :] if line[0]), "")
        yield Cell(top, 0, text, depth, labels)
    for level in range(depth):
        place = labels
        chains = itertools.groupby(columns, key=lambda slot: slot.heads[: level + 1])
        for chain, group in chains:
            width = len(list(group))
            if len(chain) == level + 1:
                is_lowest = any(slot.heads == chain for slot in columns)
                # Equal headers next to each other are one cell only above others.
                parts = [1] * width if is_lowest else [width]
                for offset, wide in enumerate(parts):
                    rows = depth - level if is_lowest else 1
                    yield Cell(top + level, place + offset, chain[-1], rows, wide)
            place += width


def _labels(rows: Sequence[Row], number: int, top: int) -> Iterator[Cell]:
    labels = rows[number].labels
    filled = [place for place, text in enumerate(labels) if text]
    for place in filled:
        is_last = place == filled[-1]
        below = itertools.takewhile(
            lambda row: not any(row.labels[: place + 1]) and any(row.labels),  # noqa: B023
            rows[number + 1 :],
        )
        height = 1 if is_last else 1 + len(list(below))
        yield Cell(top, place, labels[place], height, len(labels) - place if is_last else 1)


def _text(page: Page, line: Callable[[list[Cell | None]], str]) -> str:
    body = "".join(f"{line(row)}\n" for row in page.grid)
    return f"{page.title}\n\n{page.heading}\n\n{body}\n五、存在的主要问题及改进情况\n无。\n"


def piped(page: Page) -> str:
    """All places between pipes, blank where a merged cell goes on."""
    return _text(page, lambda row: f"| {' | '.join(cell.text if cell else '' for cell in row)} |")


def compact(page: Page) -> str:
    """The cells between pipes; merged cells leave nothing."""
    return _text(page, lambda row: "".join(f"{cell.text} | " for cell in row if cell).strip())


def tabbed(page: Page) -> str:
    """The cells at tabs; merged cells leave nothing."""
    return _text(page, lambda row: "\t".join(cell.text for cell in row if cell))


def blank_separated(page: Page) -> str:
    """The cells that print anything, at blanks."""
    return _text(page, lambda row: "  ".join(cell.text for cell in row if cell and cell.text))


def comma_separated(page: Page) -> str:
    """All places at commas, blank where a merged cell goes on; lines within cells are quoted."""

    def line(row: list[Cell | None]) -> str:
        written = io.StringIO()
        csv.writer(written, lineterminator="").writerow(cell.text if cell else "" for cell in row)
        return written.getvalue()

    return _text(page, line)


def cell_a_line(page: Page) -> str:
    """Each cell that prints anything on a line of its own."""
    return _text(page, lambda row: "\n".join(cell.text for cell in row if cell and cell.text))


def html(page: Page) -> bytes:
    """A web page with the cells as they are merged."""
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{cell.text}</td>'
            for cell in row
            if cell
        )
        + "</tr>"
        for row in page.grid
    )
    body = f"<h1>{page.title}</h1><p>{page.heading}</p><table>{rows}</table>"
    end = "<p>五、存在的主要问题及改进情况</p><p>无。</p>"
    return f'<html><meta charset="utf-8"><body>{body}{end}</body></html>'.encode()


def docx(page: Page) -> bytes:
    """A document of Word with the cells as they are merged."""
    document = Document()
    document.add_paragraph(page.title)
    document.add_paragraph(page.heading)
    grid = page.grid
    table = document.add_table(len(grid), len(grid[0]))
    for cell in page.cells:
        first = table.cell(cell.row, cell.column)
        last = table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
        (first if first is last else first.merge(last)).text = cell.text
    document.add_paragraph("五、存在的主要问题及改进情况")
    document.add_paragraph("无。")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
