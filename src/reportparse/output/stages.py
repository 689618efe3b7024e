# SPDX-License-Identifier: MIT
"""The stages between a text and its figures, each as lines that a person can read.

A wrong figure can be followed from stage to stage to the one that made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from operator import attrgetter
from typing import Final

from attrs import evolve

from ..diagnostics.collecting import Collector
from ..document.tree import parse_document
from ..forms.section_kinds import known_sections
from ..report.building import recognise
from ..report.opening import top_of_page
from ..tables.headers import Headers, with_orders
from ..tables.pages import reader
from ..tables.passes import PASSES
from ..tables.reading import OnForm
from ..tables.row_match import MatchedRow, occurrences
from ..tables.segments import parts, segments
from ..tables.tokens import Token, page_tokens
from ..text.characters import without_radicals
from ..text.source import SourceText

#: The passes over the tokens of a table, by their names.
_PASSES: Final = {repair.__name__.replace("_", "-"): repair for repair in PASSES}

#: The names of the stages, in order.
STAGES: Final = ("lines", "tokens", "classified", *_PASSES, "segments", "rows", "columns", "values")


def stage_lines(name: str, source: SourceText) -> Iterator[str]:
    """The output of the stage *name* on *source*, each line with its place."""
    source = evolve(source, text=without_radicals(source.text))
    page, collector = reader(), Collector(source)
    document = parse_document(source, page.split, collector, known_sections())
    if name == "lines":
        for line in document.lines():
            words = " ¦ ".join(cell.strip() for cell in line.cells)
            yield f"{_place(source, line.start)} {line.kind} {words}".rstrip()
        return
    if name == "values":
        report = recognise(document, page, collector)
        for path, figure in report.figures():
            place = report.place_of(path)
            where = f"{place.line}:{place.column} {place.text!r}" if place else "-"
            yield f"{path} = {figure} ({report.status(path)}) {where}"
        return
    tables = [block.lines for block in document.blocks() if block.type == "TABLE"]
    year = top_of_page(document.opening, source.page, page.split).opening.year
    _, found = page.on_forms(tables, page_tokens(tables, source), year)
    for number, (lines, table) in enumerate(zip(tables, found, strict=True), 1):
        form = table.form.key if table else None
        yield f"# table {number}, {_place(source, lines[0].start)}, form {form}"
        if table is not None:
            yield from _table_lines(name, table, source)


def _place(source: SourceText, offset: int) -> str:
    return ":".join(map(str, source.position(offset)))


def _table_lines(name: str, table: OnForm, source: SourceText) -> Iterator[str]:
    """The stage *name* of a table that is on a form."""
    tokens = table.tokens
    if name in ("tokens", "classified"):
        yield from _token_lines(tokens, source, with_kinds=name == "classified")
        return
    for own_name, repair in _PASSES.items():
        tokens = repair(tokens, table.context)
        if own_name == name:
            yield from _token_lines(tokens, source)
            return
    found = segments(tokens, table.context.role_of)
    if name == "segments":
        for segment in found:
            cells = " ¦ ".join(token.printed for token in segment.cells)
            place = _place(source, segment.span.start)
            yield f"{place} {segment.type} {segment.label!r}: {cells}".rstrip()
        return
    rows = list(chain.from_iterable(occurrences(table.form, parts(found))))
    headers = Headers(source.text)
    matches = {id(row.entry): headers.match(row) for row in rows}
    for row in with_orders(rows, matches) if name == "columns" else rows:
        yield f"{_place(source, row.entry.span.start)} {_row_text(row, name)}"


def _token_lines(
    tokens: list[Token], source: SourceText, *, with_kinds: bool = True
) -> Iterator[str]:
    """The tokens of each line of a table, with their kinds."""
    for _, line in groupby(tokens, key=attrgetter("line")):
        cells = list(line)
        words = " ¦ ".join(
            f"{token.printed} <{token.kind}>" if with_kinds else token.printed for token in cells
        )
        yield f"{_place(source, cells[0].span.start)} {words}"


def _row_text(row: MatchedRow, name: str) -> str:
    """The path of a row with its cells, or with its columns in the order of the page."""
    if name == "rows":
        return f"{row.row.path}: {' ¦ '.join(token.printed for token in row.entry.cells)}"
    names = [column.path.rpartition(".")[2] for column in row.row.columns]
    order = ["-" if index is None else names[index] for index in row.order]
    return f"{row.row.path}: {', '.join(order) or 'open'}"
