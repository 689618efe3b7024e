# SPDX-License-Identifier: MIT
"""The content of a report: sections, paragraphs, tables, quantities in the prose.

All classes are frozen; two are equal when what they print is, wherever it was printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from ..support.fields import hidden


@frozen
class Paragraph:
    """One line of prose.

    Attributes:
        text: Its words, the blanks around them left out.
        start: Offset of its first character in the text; None if it was not read from one.
    """

    text: str
    start: int | None = hidden()

    def at(self, offset: int) -> int | None:
        """The offset in the text of the character at *offset* in the paragraph, if it is known."""
        return None if self.start is None else self.start + offset


@frozen
class Table:
    """A table that fits no form, as it was read, made rectangular.

    Attributes:
        rows: Its cells, row by row, all rows of one length.
        start: Offset of its first character in the text; None if it was not read from one.
    """

    rows: tuple[tuple[str, ...], ...]
    start: int | None = hidden()


@frozen
class FormTable:
    """The place of a table of the form; its figures are in the report.

    Attributes:
        table: The report's attribute that holds them (`applications`).
    """

    table: str


@frozen
class Section:
    """A heading with its content.

    Attributes:
        kind: Of a section of the form, whatever the wording of its heading: `overview`,
            `proactive`, `applications`, `reviews`, `problems`, `other_matters`; else None.
        number: The heading's number, from 1; where it prints none, the one that comes next.
        heading: Its words.
        level: 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `（1）`, 5 for `①`.
        separator: The mark or the blanks between the heading and the paragraph that follows on
            the same line (`。`; empty if there is none); None where the heading has its own line.
        children: Paragraphs, tables and sections, in order.
        start: Offset of the heading's first character; None if it was not read from a text.
        words_start: Offset of the first of its words, after its number; None like *start*.
    """

    kind: str | None
    number: int
    heading: str
    level: int
    separator: str | None = None
    children: tuple[Child, ...] = ()
    start: int | None = hidden()
    words_start: int | None = hidden()


Content = Paragraph | Table | FormTable
Child = Content | Section


@frozen(kw_only=True)
class Mention:
    """A quantity that the narrative states.

    Attributes:
        label: The words that say what is counted, as far as the clause does.
        value: The number in *unit*: `1.2万条` is 12000.
        unit: The measure word (条, 件, 人次, %).
        approximate: True if the text says that the number is not exact (约, 余, 近 …).
        text: The characters that state it; where the text says that there was nothing
            (未收到政府信息公开申请) its whole clause, and *value* is 0.
        line: From 1; 0 where the report was not read from a text.
        column: Of the first character, from 1; 0 like *line*.
        path: The figure of the tables that it states, or the table where it states the sum of
            several; None where it states none, or leaves doubt which.
    """

    label: str
    value: int | Decimal
    unit: str
    approximate: bool
    text: str
    line: int
    column: int
    path: str | None = None


def walk(children: tuple[Child, ...]) -> Iterator[Child]:
    """All of *children* and what is inside them, in the order of the report."""
    for child in children:
        yield child
        if isinstance(child, Section):
            yield from walk(child.children)
