# SPDX-License-Identifier: MIT
"""Forms as data: tables with their parts, rows and columns, as derived from the form's classes.

`tables/` reads any form and `output/canonical` prints any, both from these values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain, groupby
from typing import Any, Final, Literal, NamedTuple

from attrs import Attribute, field, fields_dict, frozen

from .claims import Claim
from .declaring import STEP, Heading, printed
from .flattening import Figure, assemble, figures_of
from .folding import without_number
from .sums import Sum
from .vocabulary import CAPTION, GROUP, HEAD, ROW, Label, Vocabulary

#: Kinds of columns: whole numbers, exact decimals, words that are kept as printed.
COUNT: Final = "count"
AMOUNT: Final = "amount"
TEXT_COLUMN: Final = "text"


class PrintedColumn(NamedTuple):
    """A figure of a row.

    Attributes:
        path: Its place in the report (`applications.new.total`).
        kind: How its cell is read.
        unit: The path of an amount's unit, if the form leaves it to the cell or the header.
        printed: For a column of words what the form prints there itself; None for nothing.
        counted_in: Measure word of a whole number; None for nothing certain.
        heads: Labels of the column headers over it, the lowest last.
        signed: True if the figure may be below zero.
        head_unit: The unit of an amount that the form's column header states.
    """

    path: str
    kind: Literal["count", "amount", "text"] = COUNT
    unit: str | None = None
    printed: str | None = None
    counted_in: str | None = None
    heads: tuple[str, ...] = ()
    signed: bool = False
    head_unit: str | None = None


@frozen
class Row:
    """A row of figures.

    Attributes:
        path: The place of its figures in the report (`applications.new`).
        name: Its label in the form's vocabulary; None for a row without a label, whose figures
            follow the column headers.
        labels: The cells printed before the figures, empty where a merged cell goes on.
        columns: Its figures, in order of print.
        groups: The group labels beside it, the outermost first.
    """

    path: str
    name: str | None
    labels: tuple[str, ...]
    columns: tuple[PrintedColumn, ...]
    groups: tuple[str, ...] = ()

    @cached_property
    def table(self) -> str:
        """Name of the table it belongs to, the first of its path."""
        return self.path.partition(".")[0]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of its figures, in order of print."""
        return tuple(column.path for column in self.columns)

    @cached_property
    def only_counts(self) -> bool:
        """True if all its figures are whole numbers, none of them a change."""
        return all(column.kind == COUNT and not column.signed for column in self.columns)

    @property
    def label(self) -> str:
        """The row's own label, without those of its groups; empty for a row without one."""
        return next((label for label in reversed(self.labels) if label), "")

    @property
    def units(self) -> tuple[str, ...]:
        """The paths of the units of its amounts that have no column of their own."""
        units = (column.unit for column in self.columns)
        return tuple(unit for unit in units if unit and unit not in self.paths)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The paths of all that the row holds, the units of amounts included."""
        return (*self.paths, *self.units)


class RowShape(NamedTuple):
    """Size of a row in print.

    Attributes:
        figures: Number of its figures.
        width: Number of columns of its table.
    """

    figures: int
    width: int


@frozen
class Part:
    """The rows of a table under one header.

    Attributes:
        head: The rows of the header as printed, caption first, empty where a merged cell goes on.
        rows: The rows under it.
        caption: Name of its caption in the vocabulary, if it has one.
        heads: Names of its column headers in order of print, those over labels included.
    """

    head: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    caption: str | None
    heads: tuple[str, ...]

    @cached_property
    def columns(self) -> tuple[PrintedColumn, ...]:
        """The columns under the header: those of its first row."""
        return self.rows[0].columns

    @cached_property
    def corner(self) -> str | None:
        """The header over the labels of the rows, if they have any."""
        has_labels = self.heads and self.heads[0] not in self.figure_heads and self.rows[0].name
        return self.heads[0] if has_labels else None

    @cached_property
    def figure_heads(self) -> tuple[str, ...]:
        """The lowest header over each column, from left to right."""
        return tuple(column.heads[-1] for column in self.columns if column.heads)

    @cached_property
    def groups(self) -> dict[str, tuple[PrintedColumn, ...]]:
        """The columns under each header that is over several of the lowest, by its name."""
        grouped = groupby(self.columns, lambda column: "".join(column.heads[-2:-1]))
        return {head: tuple(columns) for head, columns in grouped if head}


@frozen(eq=False)
class PrintedTable:
    """A table of a form.

    Attributes:
        name: The report's attribute that holds it.
        title: Its name on the form.
        model: The attrs class of its figures.
        kind: Of the section that holds it.
        width: Number of columns in print.
        parts: Its parts, in order.
        labels: The labels that it prints.
        sums: Equations between its figures, by the codes of the rules that evaluate them.
        main: The paths of its main figures, for summaries.
        short: Its name in messages, before the labels of its figures.
    """

    name: str
    title: str
    model: type
    kind: str | None
    width: int
    parts: tuple[Part, ...]
    labels: tuple[Label, ...] = ()
    sums: Mapping[str, tuple[Sum, ...]] = field(factory=dict)
    main: tuple[str, ...] = ()
    short: str = ""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order of print."""
        return tuple(row for part in self.parts for row in part.rows)

    @cached_property
    def columns(self) -> tuple[PrintedColumn, ...]:
        """The columns of all rows in order of print."""
        return tuple(column for row in self.rows for column in row.columns)

    @cached_property
    def counts(self) -> tuple[str, ...]:
        """The paths of the figures that are whole numbers, in order of print."""
        return tuple(column.path for column in self.columns if column.kind == COUNT)

    def assemble(self, figures: Mapping[str, Figure]) -> Any:
        """The value of the report's attribute, from the figures by path."""
        return assemble(self.model, self.name, figures)

    def figures(self, value: Any) -> Iterator[tuple[str, Figure]]:
        """The figures in *value*, which `assemble` made, with their paths, in print order."""
        return figures_of(value, self.name)

    def label(self, path: str) -> str:
        """The label that the form prints for the figure or the group of figures at *path*."""
        return str([*self.fields(path)][-1].metadata["label"])

    def describe(self, path: str) -> str:
        """The labels down to the figure or the group at *path*, for a person."""
        return _described(self, path)

    def fields(self, path: str) -> Iterator[Attribute[Any]]:
        """The fields on the way to *path*, the outermost first."""
        model: Any = self.model
        for name in path.split(".")[1:]:
            level = fields_dict(model)[name]
            model = type(level.default)
            yield level

    def holds(self, value: object) -> bool:
        """True if *value* is one that `assemble` makes."""
        return isinstance(value, self.model)


@lru_cache(maxsize=1 << 10)
def _described(table: PrintedTable, path: str) -> str:
    own = (printed(level).short or level.metadata["label"] for level in table.fields(path))
    labels = [table.short, *map(without_number, own)]
    return STEP.join(filter(None, labels)) if labels[1:] else table.title


@frozen(eq=False)
class Form:
    """One version of a form.

    Attributes:
        key: The report's `form` (`"2021"`).
        issued: The document that prescribes it.
        since: The first year reported on it: where labels leave a choice, the year decides.
        tables: Its tables in order.
        until: The last year reported on it; None while it is in force.
        headings: The form's sections in order, with their headings.
        comparable: The figures that are added up to each of `comparable.COMPARABLE` that the form
            has, by its name.
        claims: The figures that prose may state, by the kind of the clause.
        units: Words that a cell of the tables prints as the unit of the row.
        telling: Labels of this many characters or more are not labels of other papers' tables.
        report: The report's class, if it is one of the form's own: a subclass of `Report`
            with a field (`form_table()`) for each of *tables* that `Report` does not have.
    """

    key: str
    issued: str
    since: int
    tables: tuple[PrintedTable, ...]
    until: int | None = None
    headings: tuple[Heading, ...] = ()
    comparable: Mapping[str, tuple[str, ...]] = field(factory=dict)
    claims: Mapping[str, Claim] = field(factory=dict)
    units: frozenset[str] = frozenset()
    telling: int = 7
    report: type | None = None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Its labels."""
        labels = dict.fromkeys(chain.from_iterable(table.labels for table in self.tables))
        return Vocabulary(_in_role_order(labels), self.units, self.telling)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows of all tables in order of print."""
        return tuple(row for table in self.tables for row in table.rows)

    @cached_property
    def rows_of(self) -> dict[str, tuple[Row, ...]]:
        """The rows that print a label, by its name; most labels are those of one row."""
        named: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if row.name:
                named[row.name].append(row)
        return {name: tuple(several) for name, several in named.items()}

    @cached_property
    def without_figures(self) -> frozenset[str]:
        """The names of the labels that no figure follows at once."""
        roles = self.vocabulary.role_of.items()
        return frozenset(name for name, role in roles if role in (CAPTION, GROUP))

    @cached_property
    def rows_below(self) -> dict[str, frozenset[str]]:
        """The names of the rows beside a group label, by its name."""
        below: defaultdict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            for group in row.groups:
                below[group].add(row.name or "")
        return {group: frozenset(names) for group, names in below.items()}

    @cached_property
    def shapes(self) -> dict[str, RowShape]:
        """The size of each row, by the name of its label."""
        return {
            name: RowShape(len(rows[0].columns), self.table_of[rows[0].table].width)
            for name, rows in self.rows_of.items()
        }

    @cached_property
    def short_labels(self) -> dict[str, str]:
        """The names of rows whose label without its number is a column header, by that header."""
        heads = {label.name for label in self.vocabulary.labels if label.role == HEAD}
        return {short: name for name in self.rows_of if (short := without_number(name)) in heads}

    @cached_property
    def part_of(self) -> dict[str, Part]:
        """Parts by the paths of their rows."""
        return {
            row.path: part for table in self.tables for part in table.parts for row in part.rows
        }

    @cached_property
    def table_of(self) -> dict[str, PrintedTable]:
        """Tables by name."""
        return {table.name: table for table in self.tables}

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Ordinal numbers of the rows in the order of print, by path."""
        return {row.path: index for index, row in enumerate(self.rows)}

    def has(self, path: str) -> bool:
        """True if the form has a figure at *path*."""
        row = self.part_of.get(path.rpartition(".")[0])
        return any(path in row.figures for row in (row.rows if row else self.rows))

    @cached_property
    def unlabelled(self) -> tuple[tuple[Row, frozenset[str]], ...]:
        """The rows without a label, and the names of the column headers over them."""
        parts = (part for table in self.tables for part in table.parts)
        return tuple(
            (part.rows[0], frozenset(part.heads)) for part in parts if not part.rows[0].name
        )


def _in_role_order(labels: Iterable[Label]) -> tuple[Label, ...]:
    """*labels* with those of one role together: of two that fit a cell the first is taken."""
    order = (CAPTION, HEAD, GROUP, ROW)
    return tuple(sorted(labels, key=lambda label: order.index(label.role)))
