# SPDX-License-Identifier: MIT
"""What a form is made of: its tables as printed, its grammar, its classes.

A form is data. `forms.reading` reads any form and `writers.canonical` prints any, both
from the declarations made with the classes here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from attrs import Factory, field, fields_dict, frozen

from ..grammar import loading as grammar
from ..tables.repair import RowShape
from .flattening import Figure, assemble, figures_of
from .sums import Sum
from .vocabulary import CAPTION, GROUP, HEAD, ROW, Vocabulary, without_number

if TYPE_CHECKING:
    from ..tables.parts import PartBuilder


def _part_builder() -> type[PartBuilder]:
    from ..tables.parts import PartBuilder

    return PartBuilder


#: What the grammars of the forms are.
GRAMMAR: Final = grammar.Kind(
    _part_builder, tuple(role.lower() for role in (CAPTION, HEAD, GROUP, ROW))
)


def figure(label: str) -> Any:
    """A field for a published figure that the form heads with *label*; None until it is read."""
    return field(default=None, metadata={"label": label})


def group(model: type, label: str) -> Any:
    """A field for the figures that the form prints under *label*; all None until read."""
    return field(default=model(), metadata={"label": label})


#: Kinds of columns: whole numbers, exact decimals, words that are kept as printed.
COUNT: Final = "count"
AMOUNT: Final = "amount"
TEXT_COLUMN: Final = "text"


class Column(NamedTuple):
    """What a row prints in one of its columns.

    Attributes:
        path: Where it is in the report (`applications.new.total`).
        kind: How its cell is read.
        unit: The path of an amount's unit, if the form leaves it to the cell or the head.
        printed: For a column of words what the form prints there itself; None for nothing.
        counted_in: What a whole number counts, as a measure word; None for nothing certain.
    """

    path: str
    kind: Literal["count", "amount", "text"] = COUNT
    unit: str | None = None
    printed: str | None = None
    counted_in: str | None = None


def counts(path: str, *names: str, counted_in: str = "件") -> tuple[Column, ...]:
    """Columns of whole numbers, *names* below *path*, all counted in one measure."""
    return tuple(Column(f"{path}.{name}", counted_in=counted_in) for name in names)


def amount(path: str) -> Column:
    """A column for an amount of money, with its unit at *path*`_unit`."""
    return Column(path, AMOUNT, f"{path}_unit")


@frozen
class Row:
    """A row of figures.

    Attributes:
        path: Where its figures are in the report (`applications.new`).
        terminal: The grammar's name for its label; None for a row without a label,
            whose figures follow the heads.
        labels: The cells printed before the figures, empty where a merged cell goes on.
        columns: Its figures, in order of print.
        table: Name of the table it stands in, the first of its path.
        paths: The paths of its figures, in order of print.
        only_counts: Whether all its figures are whole numbers.
    """

    path: str
    terminal: str | None
    labels: tuple[str, ...]
    columns: tuple[Column, ...]
    table: str = field(
        init=False,
        default=Factory(lambda self: self.path.partition(".")[0], takes_self=True),
    )
    paths: tuple[str, ...] = field(
        init=False,
        default=Factory(lambda self: tuple(one.path for one in self.columns), takes_self=True),
    )
    only_counts: bool = field(
        init=False,
        default=Factory(
            lambda self: all(one.kind == COUNT for one in self.columns), takes_self=True
        ),
    )

    @property
    def label(self) -> str:
        """The row's own label, without those of its group; empty for a row without one."""
        return next((label for label in reversed(self.labels) if label), "")

    @property
    def units(self) -> tuple[str, ...]:
        """The paths of the units of its amounts that have no column of their own."""
        return tuple(one.unit for one in self.columns if one.unit and one.unit not in self.paths)

    @property
    def figures(self) -> tuple[str, ...]:
        """The paths of all that the row holds, the units of amounts included."""
        return (*self.paths, *self.units)


@frozen
class Part:
    """The part of a table under one head.

    Attributes:
        head: The rows of the head as printed, caption first, empty where a merged
            cell goes on.
        rows: The rows under it.
        first_figure: The grammar's name for the head of the first figure.
    """

    head: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    first_figure: str


@frozen
class Table:
    """A table of a form.

    Attributes:
        name: The report's attribute that holds it.
        title: What the form calls it.
        model: The attrs class of its figures.
        kind: Of the section in which it stands.
        width: How many columns it is printed in.
        parts: Its parts, in order.
        sums: What holds between its figures, by the codes of the rules that evaluate it.
    """

    name: str
    title: str
    model: type
    kind: str | None
    width: int
    parts: tuple[Part, ...]
    sums: Mapping[str, tuple[Sum, ...]] = field(factory=dict, hash=False)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order of print."""
        return tuple(row for part in self.parts for row in part.rows)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all rows in order of print."""
        return tuple(column for row in self.rows for column in row.columns)

    @cached_property
    def counts(self) -> tuple[str, ...]:
        """The paths of the figures that are whole numbers, in order of print."""
        return tuple(one.path for one in self.columns if one.kind == COUNT)

    def assemble(self, figures: Mapping[str, Figure]) -> Any:
        """What the report holds of this table, from the figures by path; None if not there."""
        return assemble(self.model, self.name, figures)

    def figures(self, value: Any) -> Iterator[tuple[str, Figure]]:
        """The figures in *value*, which `assemble` made, with their paths, in print order."""
        return figures_of(value, self.name)

    def label(self, path: str) -> str:
        """What the form prints over, or before, the figure or the group of figures at *path*."""
        model: Any = self.model
        *groups, last = path.split(".")[1:]
        for name in groups:
            model = type(fields_dict(model)[name].default)
        label: str = fields_dict(model)[last].metadata["label"]
        return label

    def describe(self, path: str) -> str:
        """Row and column of the figure at *path*, or the row's label, for a person."""
        names = path.split(".")
        labels = [self.label(".".join(names[:length])) for length in range(2, len(names) + 1)]
        return " · ".join(map(without_number, labels[-2:])) or self.title

    def holds(self, value: object) -> bool:
        """Whether *value* is one that `assemble` makes."""
        return isinstance(value, self.model)


class Heading(NamedTuple):
    """The heading of a section, as the form prescribes it.

    Attributes:
        kind: Of the section (`overview`).
        label: Its words.
        others: Other words that are in use for it.
    """

    kind: str
    label: str
    others: tuple[str, ...] = ()


@frozen(eq=False)
class Form:
    """One version of a form.

    Attributes:
        key: The report's `form` (`"2021"`).
        grammar_file: Its grammar, in Lark's notation.
        issued: The document that prescribes it.
        since: The first year reported on it: where labels leave a choice, the year decides.
        tables: Its tables in order.
        until: The last year reported on it; None while it is in force.
        headings: The form's sections in order, with their headings.
        units: Words that a cell of the tables prints as the unit of the row.
        telling: From so many signs on a label is none that other papers' tables have, too.
        report: The report's class, if it is one of the form's own: a subclass of `Report`
            with a field (`table()`) for each of *tables* that `Report` does not have.
    """

    key: str
    grammar_file: Path
    issued: str
    since: int
    tables: tuple[Table, ...]
    until: int | None = None
    headings: tuple[Heading, ...] = ()
    units: frozenset[str] = frozenset()
    telling: int = 7
    report: type | None = None

    @cached_property
    def grammar(self) -> grammar.Grammar:
        """The grammar that reads its entries into parts."""
        return grammar.build(self.grammar_file, GRAMMAR)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Its labels."""
        return Vocabulary(self.grammar.labels, tuple(self._printed()), self.units, self.telling)

    def _printed(self) -> Iterator[str]:
        for table in self.tables:
            for part in table.parts:
                yield from (cell for row in part.head for cell in row if cell)
                yield from (label for row in part.rows for label in row.labels if label)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows of all tables in order of print."""
        return tuple(row for table in self.tables for row in table.rows)

    @cached_property
    def rows_of(self) -> dict[str, tuple[Row, ...]]:
        """The rows that print a label, by its terminal; most labels are those of one row."""
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if row.terminal:
                rows[row.terminal].append(row)
        return {terminal: tuple(several) for terminal, several in rows.items()}

    @cached_property
    def rows_below(self) -> dict[str, frozenset[str]]:
        """The terminals of the rows that stand below the label of a group, by its terminal."""
        below: defaultdict[str, set[str]] = defaultdict(set)
        for table in self.tables:
            open_: dict[int, str] = {}
            for row in table.rows:
                for place, label in enumerate(row.labels):
                    if label:
                        open_ = {one: open_[one] for one in open_ if one < place}
                        open_[place] = self.vocabulary.kind(label)
                for kind in open_.values():
                    if row.terminal and self.vocabulary.role_of.get(kind) == GROUP:
                        below[kind].add(row.terminal)
        return {group: frozenset(rows) for group, rows in below.items()}

    @cached_property
    def shapes(self) -> dict[str, RowShape]:
        """What is printed in a row, by the terminal of its label."""
        return {
            terminal: RowShape(len(rows[0].columns), self.table_of[rows[0].table].width)
            for terminal, rows in self.rows_of.items()
        }

    @cached_property
    def part_of(self) -> dict[str, Part]:
        """Parts by the paths of their rows."""
        return {
            row.path: part for table in self.tables for part in table.parts for row in part.rows
        }

    @cached_property
    def table_of(self) -> dict[str, Table]:
        """Tables by name."""
        return {table.name: table for table in self.tables}

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The places of rows in the order of print, by path."""
        return {row.path: index for index, row in enumerate(self.rows)}

    @cached_property
    def unlabelled(self) -> tuple[tuple[Row, frozenset[str]], ...]:
        """The rows without a label, and the terminals of the heads above them."""
        parts = (part for table in self.tables for part in table.parts)
        return tuple(
            (part.rows[0], frozenset(self.heads(part)))
            for part in parts
            if part.rows[0].terminal is None
        )

    def heads(self, part: Part) -> tuple[str, ...]:
        """The terminals of the head cells of *part*, in order of print."""
        return self._heads[part.rows[0].path]

    def figure_heads(self, part: Part) -> frozenset[str]:
        """The terminals of those head cells of *part* that stand right above figures."""
        labels = len(part.rows[0].labels)
        lowest = {
            column: self.vocabulary.kind(cell)
            for row in part.head
            for column, cell in enumerate(row)
            if cell and column >= labels
        }
        return frozenset(lowest.values())

    @cached_property
    def _heads(self) -> dict[str, tuple[str, ...]]:
        parts = [part for table in self.tables for part in table.parts]
        return {part.rows[0].path: tuple(self._head_kinds(part)) for part in parts}

    def _head_kinds(self, part: Part) -> Iterator[str]:
        for cell in (cell for row in part.head for cell in row):
            kind = self.vocabulary.kind(cell)
            if self.vocabulary.role_of.get(kind) == HEAD:
                yield kind
