# SPDX-License-Identifier: MIT
"""What a form is made of: its tables as printed, its grammar, its classes.

A form is data. `forms.reading` reads any form and `writers.canonical` prints any, both
from the declarations made with the classes here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import Factory, field, frozen

from .. import grammar
from .labels import CAPTION, GROUP, HEAD, ROW, Vocabulary

if TYPE_CHECKING:
    from lark import Transformer

    from .entries import Entry

#: A published figure: a count, an amount, the unit of an amount, or nothing.
Figure = int | Decimal | str | None


def figure(label: str) -> Any:
    """A field for a published figure that the form heads with *label*; None until it is read."""
    return field(default=None, metadata={"label": label})


def group(model: type, label: str) -> Any:
    """A field for the figures that the form prints under *label*; all None until read."""
    return field(default=model(), metadata={"label": label})


@frozen
class Row:
    """A row of figures.

    Attributes:
        path: Where its figures are in the report (`applications.new`).
        terminal: The grammar's name for its label; None for a row without a label,
            whose figures follow the heads.
        labels: The cells printed before the figures, empty where a merged cell goes on.
        columns: The paths of its figures, in order of print (`applications.new.total`).
        table: Name of the table it stands in, the first of its path.
        unit: The path of an amount's unit; a row that has one holds one exact decimal,
            all others hold whole numbers.
    """

    path: str
    terminal: str | None
    labels: tuple[str, ...]
    columns: tuple[str, ...]
    unit: str | None = None
    table: str = field(
        init=False,
        default=Factory(lambda self: self.path.partition(".")[0], takes_self=True),
    )

    @property
    def label(self) -> str:
        """The row's own label, without those of its group; empty for a row without one."""
        return next((label for label in reversed(self.labels) if label), "")

    @property
    def figures(self) -> tuple[str, ...]:
        """The paths of all that the row holds, an amount's unit included."""
        return (*self.columns, self.unit) if self.unit else self.columns


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
    """

    name: str
    title: str
    model: type
    kind: str
    width: int
    parts: tuple[Part, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order of print."""
        return tuple(row for part in self.parts for row in part.rows)


@frozen(eq=False)
class Form:
    """One version of a form.

    Attributes:
        key: The report's `form` (`"2021"`).
        grammar_name: The file in `grammars/`, without its ending.
        issued: The document that prescribes it.
        tables: Its tables in order.
    """

    key: str
    grammar_name: str
    issued: str
    tables: tuple[Table, ...]

    @cached_property
    def grammar(self) -> grammar.Grammar:
        """The grammar that reads its entries into parts."""
        text = grammar.grammar_text(self.grammar_name)
        roles = [role.lower() for role in (CAPTION, HEAD, GROUP, ROW)]
        return grammar.build(self.grammar_name, text, _part_builder(), roles)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Its labels."""
        return Vocabulary(self.grammar.labels)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows of all tables in order of print."""
        return tuple(row for table in self.tables for row in table.rows)

    @cached_property
    def row_of(self) -> dict[str, Row]:
        """Rows by the terminal of their labels."""
        return {row.terminal: row for row in self.rows if row.terminal}

    @cached_property
    def part_of(self) -> dict[str, Part]:
        """Parts by the paths of their rows."""
        return {
            row.path: part for table in self.tables for part in table.parts for row in part.rows
        }

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

    @cached_property
    def _heads(self) -> dict[str, tuple[str, ...]]:
        parts = [part for table in self.tables for part in table.parts]
        return {part.rows[0].path: tuple(self._head_kinds(part)) for part in parts}

    def _head_kinds(self, part: Part) -> Iterator[str]:
        for cell in (cell for row in part.head for cell in row):
            kind = self.vocabulary.kind(cell)
            if self.vocabulary.role_of.get(kind) == HEAD:
                yield kind


class ReadPart(NamedTuple):
    """What the grammar makes of the entries under one head.

    Attributes:
        caption: The caption's entry, if one stands there.
        heads: The entries of head cells.
        rows: The entries after them: rows, group labels and texts that no form has.
    """

    caption: Entry | None
    heads: tuple[Entry, ...]
    rows: tuple[Entry, ...]


def _part_builder() -> type[Transformer[Any, Any]]:
    from lark import Transformer

    class PartBuilder(Transformer[Any, Any]):
        """Grammar -> list of ReadPart."""

        def start(self, parts: list[ReadPart]) -> list[ReadPart]:
            return parts

        def part(self, entries: list[Entry]) -> ReadPart:
            first = 1 if entries[0].type == CAPTION else 0
            rows = first
            while rows < len(entries) and entries[rows].type == HEAD:
                rows += 1
            return ReadPart(
                entries[0] if first else None, tuple(entries[first:rows]), tuple(entries[rows:])
            )

    return PartBuilder
