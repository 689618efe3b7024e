# SPDX-License-Identifier: MIT
"""The cells of a row -> its figures, each with the cell it was read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from attrs import field, frozen

from ..diagnostics.collecting import Collector
from ..forms.flattening import Figure
from ..forms.form import AMOUNT, COUNT, Form, PrintedColumn
from ..forms.noted_figures import read_amount, read_count
from ..text.numerals import Unreadable, is_blank, read_text
from ..text.source import BLANKS
from ..text.spans import Span
from .extra_rows import ExtraRow
from .nulls import BLANK, Null, nulls_of
from .row_match import MatchedRow
from .stated_units import units_beside, units_in
from .tokens import Token


class ReadRow(NamedTuple):
    """A row of the form and the cells that its figures were read from.

    Attributes:
        columns: The paths of the figures.
        cells: The cell of each; None where the page has none for it.
    """

    columns: tuple[str, ...]
    cells: tuple[Token | None, ...]


class FoundRows(Protocol):
    """Where the rows of a page were read, worked out when it is asked for."""

    def bounds(self) -> Mapping[str, tuple[int, int]]:
        """Where the printed characters of each figure's cell begin and end, by path."""

    def find(self, path: str) -> ReadRow:
        """The cells of the row at *path*."""


@frozen
class Figures:
    """The figures read from the tables.

    Attributes:
        form: The form that the page as a whole is on.
        forms: The form by which each table of the report was read, by its name.
        values: The published figures by path; rows that are not there have none.
        nulls: Why a figure is null, by its path; plain blanks are left out.
        extra: Rows that the form does not have.
        tables: For each of the page's tables the names of the form's tables in it; none where
            it has heads of the form and no row: such a table is kept like any other.
        found: Where the rows were read, if all are there and none is entered.
    """

    form: Form
    forms: dict[str, Form] = field(factory=dict)
    values: dict[str, Figure] = field(factory=dict)
    nulls: dict[str, Null] = field(factory=dict)
    extra: list[ExtraRow] = field(factory=list)
    tables: list[tuple[str, ...]] = field(factory=list)
    _found: FoundRows | None = None

    _rows: dict[str, ReadRow] = field(factory=dict)

    @property
    def rows(self) -> dict[str, ReadRow]:
        """Where the figures were read, by the row's path."""
        found = self._found
        if found is not None and not self._rows:
            self._rows.update(
                (row.path, found.find(row.path))
                for name, form in self.forms.items()
                for row in form.table_of[name].rows
            )
        return self._rows

    def bounds(self) -> Mapping[str, tuple[int, int]]:
        """Where the printed characters of each figure's cell begin and end, by path."""
        if self._found is not None:
            return self._found.bounds()
        return {
            path: cell.bounds
            for row in self.rows.values()
            for path, cell in zip(row.columns, row.cells, strict=True)
            if cell is not None
        }

    def span(self, path: str) -> Span | None:
        """The place of the figure at *path*; None if no cell was read for it."""
        group = path.rpartition(".")[0]
        if self._found and group in self.form.part_of:
            named: ReadRow | None = self._found.find(group)
        else:
            named = self.rows.get(group)
        for row in (named,) if named else self.rows.values():
            if path in row.columns:
                cell = row.cells[row.columns.index(path)]
                return cell.span if cell else None
        return None

    def models(self) -> dict[str, Any]:
        """The content of each table in the report, by its name."""
        return {
            name: form.table_of[name].assemble(self.values) for name, form in self.forms.items()
        }


def enter(
    found: MatchedRow,
    cells: Sequence[Token | None],
    figures: Figures,
    collector: Collector,
) -> None:
    """Read the row's figures into *figures*; of a row that is printed twice, the equal ones.

    Where any two figures differ it is open which print is the report's: none is read. Blank cells
    of a row right below its first print, as a page that ends within a row has, take none away.

    Args:
        found: The row.
        cells: The cell of each figure; None where the page has none that is certain.
        figures: The figures read so far.
        collector: Receives the findings.
    """
    row = found.row
    read = ReadRow(row.paths, tuple(cells))
    values = _read_columns(found, read, collector)
    before = figures.rows.get(row.path)
    if before is None:
        figures.rows[row.path] = read
        figures.values.update(values)
        return
    if _are_halves(before, read):
        both = zip(before.cells, read.cells, strict=True)
        figures.rows[row.path] = ReadRow(row.paths, tuple(own or other for own, other in both))
        figures.values.update({path: value for path, value in values.items() if value is not None})
        return
    collector.add("row-repeated", found.entry.span, row.path, label=found.label)
    pairs = {path: (figures.values.get(path), values.get(path)) for path in row.figures}
    is_another = any(None not in pair and pair[0] != pair[1] for pair in pairs.values())
    blank = _blank_below(found, before, read, figures)
    for path, (first, second) in pairs.items():
        if is_another or (first != second and path not in blank):
            figures.values[path] = None
            figures.nulls[path] = Null("doubtful", _printed(path, before) or _printed(path, read))


def _blank_below(
    found: MatchedRow, before: ReadRow, read: ReadRow, figures: Figures
) -> frozenset[str]:
    """The figures whose cells are blank in a row right below the same row of its table."""
    first = next((cell.start for cell in before.cells if cell), -1)
    is_in_table = found.entry.name and first > found.entry.table.tokens[0].start
    if not is_in_table or next(reversed(figures.rows)) != found.row.path:
        return frozenset()
    both = zip(read.columns, read.cells, strict=True)
    return frozenset(path for path, cell in both if cell and is_blank(cell.text))


def _printed(path: str, row: ReadRow) -> str:
    """The characters of the cell of the figure at *path* in *row*."""
    both = zip(row.columns, row.cells, strict=True)
    return next((cell.printed for own, cell in both if own == path and cell is not None), "")


def settle_nulls(figures: Figures, found: Sequence[MatchedRow]) -> None:
    """Enter why each figure is null that none of *found*, the page's rows, gives.

    Of a row that is printed more than once the first print says it.
    """
    printed = {row.row.path: row for row in reversed(found)}
    nulls: dict[str, Null] = {}
    for name, form in figures.forms.items():
        for row in form.table_of[name].rows:
            if None not in map(figures.values.get, row.figures):
                continue
            read = figures.rows.get(row.path)
            cells = read.cells if read else ()
            nulls |= nulls_of(row, printed.get(row.path), cells, figures.nulls, figures.values)
    figures.nulls.clear()
    figures.nulls.update(
        (path, null)
        for path, null in nulls.items()
        if null != BLANK and figures.values.get(path) is None
    )


def _are_halves(before: ReadRow, read: ReadRow) -> bool:
    """True if two prints of a row have cells for different columns."""
    is_apart = not any(map(all, zip(before.cells, read.cells, strict=True)))
    return is_apart and any(before.cells) and any(read.cells)


def _read_columns(found: MatchedRow, read: ReadRow, collector: Collector) -> dict[str, Figure]:
    """The figures of a row, each read as its column says."""
    values: dict[str, Figure] = {}
    is_shifted = False
    for column, cell in zip(found.row.columns, read.cells, strict=True):
        text = cell.text if cell else ""
        unit = None
        if column.kind == AMOUNT:
            # With an amount the unit after it is in doubt: the finding is on the row.
            value, unit = read_amount(text)
            values[column.path] = _certain(found.row.path, value, cell, found, collector)
        elif column.kind == COUNT:
            count = read_count(text, signed=column.signed)
            values[column.path] = _certain(column.path, count, cell, found, collector)
        else:
            values[column.path] = word = read_text(text)
            if cell is not None and word != column.printed:
                arguments = {"found": word or "—", "expected": column.printed or "—"}
                arguments["label"] = found.label
                # On the row: the cell there may be its figure.
                collector.add("unit-differs", cell.span, found.row.path, **arguments)
                is_shifted = column.printed is None or any(map(str.isdigit, word or ""))
        if column.unit is not None:
            # A row may print the unit in a cell of its own.
            beside = values.get(column.unit)
            own = {unit} if unit else set[str]()
            if beside and not unit:
                own = {str(beside), *units_in([found.entry.label])}
            values[column.unit], is_open = _unit(found, column, own, cell, collector)
            if is_open:
                values[column.path] = None
            elif isinstance(value, Unreadable) or cell is None:
                # What is not read may state another unit: 921美元.
                texts = [text] if cell else found.entry.texts
                if any("元" in one and any(map(str.isdecimal, one)) for one in texts):
                    values[column.unit] = None
    # A figure in the place of a unit, or a unit in a row without one: cells are those of others.
    return dict.fromkeys(values) if is_shifted else values


def _unit(
    found: MatchedRow,
    column: PrintedColumn,
    own: set[str],
    cell: Token | None,
    collector: Collector,
) -> tuple[str | None, bool]:
    """The unit of an amount, and whether it is open.

    That of the cell comes before that of the row's label, of the column header, of the caption;
    another one further away, or another than the form's, is reported. It is open if a line beside
    the table says another, since pages leave the form's headers as they are.
    """
    label = found.entry.label if found.entry.name else ""
    caption = found.part.caption.label if found.part.caption else ""
    heads = [
        segment.table.tokens[label.cell].text
        for segment in found.part.heads
        for label in segment.labels
    ]
    stated = [
        units for units in (own, units_in([label]), units_in(heads), units_in([caption])) if units
    ]
    table = found.entry.table
    beside = units_beside(collector.source.text, table.tokens[0].start, table.end)
    if beside:
        stated[:1] = [beside.union(*stated[:1])]
    if not stated:
        return None, False
    place = cell.span if cell else found.entry.span
    if len(stated[0]) > 1:
        arguments = {"label": found.label, "units": "、".join(sorted(stated[0]))}
        collector.add("unit-open", place, found.row.path, **arguments)
        return None, True
    (unit,) = stated[0]
    others = {other for units in stated[1:] for other in units} | {column.head_unit or unit}
    if others != {unit} and column.printed is None:
        expected = "、".join(sorted(others - {unit}))
        arguments = {"label": found.label, "found": unit, "expected": expected}
        collector.add("unit-differs", place, found.row.path, **arguments)
    return unit, False


def _certain(
    path: str,
    value: Figure | Unreadable,
    cell: Token | None,
    found: MatchedRow,
    collector: Collector,
) -> Figure:
    """*value* unless it could not be read or may be cut off, which is reported."""
    if cell is None:
        return None
    # Where letters are printed for digits, a full stop may be one: 5。 for 50.
    is_stopped = cell.printed.endswith("。") and found.entry.table.has_misread_digits
    # Before a row of pipes a number and a tab are those of its line.
    is_numbered = cell.piped and "\t" in cell.text and _opens_line(cell, collector)
    is_doubted = is_stopped or is_numbered or (cell.cell is not None and cell.cell.doubt)
    if is_doubted or isinstance(value, Unreadable):
        code = "number-unreadable"
    elif value is not None and _ends_text(cell, found, collector):
        code = "text-cut"
    else:
        return value
    collector.add(code, cell.span, path, text=cell.printed)
    return None


def _opens_line(cell: Token, collector: Collector) -> bool:
    """True if only blanks are before a cell on its line."""
    text = collector.source.text
    return not text[text.rfind("\n", 0, cell.start) + 1 : cell.start].strip(BLANKS)


def _ends_text(cell: Token, found: MatchedRow, collector: Collector) -> bool:
    """True if the text ends with this cell, no pipe and no line end after it."""
    if cell.end < len(collector.source.text) or cell is not found.entry.table.tokens[-1]:
        return False
    return cell.text.rstrip(BLANKS) == cell.text
