# SPDX-License-Identifier: MIT
"""Fields of a form's classes: each states once how the form prints it.

Rows, column headers, the vocabulary, JSON Schema, canonical tables and dataset columns are all
derived from these fields. Labels are given as printed, with full-width punctuation; other wordings
are regular expressions in the same punctuation, without blanks and quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from attrs import Attribute, field, fields, frozen

#: Between the labels of a path: 申请情况→本年新收→自然人.
STEP: Final = "→"
#: Key of a field's declaration in its metadata.
_KEY: Final = "printed"


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


@frozen
class Printed:
    """How a form prints a field.

    Attributes:
        label: Its label: a column header, a row label, or the label of a group of either.
        wordings: Other wordings of the label in use: regular expressions.
        note: Words that the form prints after the label; often left out.
        over: The header over this column header and its neighbours, or the group label beside
            this row label; the fields that share it are next to each other.
        part: The caption of the part of the table (`第二十条第（六）项`).
        part_wordings: Other wordings of the caption.
        counted_in: Measure word of a whole number; None for nothing certain.
        unit: Unit that the column header states, for an amount.
        signed: True if the figure may be below zero.
        role: `figure`, `unit`, `row`, `rows` or `columns`.
        short: The row's name in messages, if its label repeats the words of the table.
        prose: The names by which prose calls it, parted by blanks; once for all forms.
    """

    label: str
    role: str
    wordings: tuple[str, ...] = ()
    note: str = ""
    over: str | None = None
    part: str | None = None
    part_wordings: tuple[str, ...] = ()
    counted_in: str | None = None
    unit: str | None = None
    signed: bool = False
    short: str | None = None
    prose: str = ""

    @property
    def text(self) -> str:
        """The label with all that the form prints in its cell."""
        return self.label + (f"（单位：{self.unit}）" if self.unit else self.note)


def _field(default: Any, printed: Printed, description: str | None = None) -> Any:
    return field(default=default, metadata={_KEY: printed, "label": description or printed.label})


def figure(
    label: str,
    *wordings: str,
    over: str | None = None,
    counted_in: str | None = "件",
    unit: str | None = None,
    signed: bool = False,
    prose: str = "",
) -> Any:
    """A field for a published figure under the column header *label*; None until it is read.

    Its type says how it is read: `int | None` as a whole number, `Decimal | None` as an amount.
    See `Printed` for the arguments.
    """
    printed = Printed(
        label,
        "figure",
        wordings,
        over=over,
        counted_in=counted_in,
        unit=unit,
        signed=signed,
        prose=prose,
    )
    return _field(None, printed)


def amount_unit() -> Any:
    """A field for the unit of the amount before it, as printed in the cell or in the header."""
    return _field(None, Printed("单位", "unit"))


def row(
    model: type,
    label: str,
    *wordings: str,
    note: str = "",
    over: str | None = None,
    part: str | None = None,
    part_wordings: tuple[str, ...] = (),
    short: str | None = None,
    prose: str = "",
) -> Any:
    """A field for the figures that the form prints in the row *label*; all None until read.

    See `Printed` for the arguments.
    """
    printed = Printed(
        label,
        "row",
        wordings,
        note=note,
        over=over,
        part=part,
        part_wordings=part_wordings,
        short=short,
        prose=prose,
    )
    return _field(model(), printed)


def rows(model: type, label: str, *wordings: str, over: str | None = None, prose: str = "") -> Any:
    """A field for the rows that the form prints under the group label *label*."""
    return _field(model(), Printed(label, "rows", wordings, over=over, prose=prose))


def columns(model: type, label: str, *wordings: str, over: str | None = None) -> Any:
    """A field for the figures that the form prints under the column header *label*.

    Together such fields make up one row without a label.
    """
    description = f"{over}{STEP}{label}" if over else label
    return _field(model(), Printed(label, "columns", wordings, over=over), description)


def prose_names(model: type, above: str = "") -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The fields below *model* that prose has names for: role, path below *above*, and names."""
    for attribute in fields(model):
        declared: Printed | None = attribute.metadata.get(_KEY)
        if declared is not None:
            path = f"{above}{attribute.name}"
            if declared.prose:
                yield declared.role, path, tuple(declared.prose.split())
            if attribute.default is not None:
                yield from prose_names(type(attribute.default), f"{path}.")


def printed(attribute: Attribute[Any]) -> Printed:
    """How the form prints the field *attribute* of one of its classes."""
    declared: Printed = attribute.metadata[_KEY]
    return declared
