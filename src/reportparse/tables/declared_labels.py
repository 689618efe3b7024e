# SPDX-License-Identifier: MIT
"""Labels in other words than the form's, in tables that are else printed as it declares them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..diagnostics.collecting import Collector
from ..forms.form import Form
from ..forms.vocabulary import GROUP
from .declared_cells import DeclaredCells
from .declared_ways import TABLE_MARK, RowPlace, declared


class OtherWords(NamedTuple):
    """A label in other words.

    Attributes:
        name: Its name in the vocabulary.
        place: Its index among the cells of the page.
    """

    name: str
    place: int


def in_other_words(form: Form, found: str, characters: str) -> list[OtherWords] | None:
    """The labels in other words; None if that of a merged cell is repeated in such.

    Args:
        form: The form.
        found: The characters of the page's cells.
        characters: Those that they have if all labels are in the form's own words.
    """
    both = zip(found, characters, strict=True)
    labels = [
        OtherWords(declared(form).name(character), place)
        for place, (own, character) in enumerate(both)
        if own != character
    ]
    is_repeated = any(
        form.vocabulary.role_of[label.name] == GROUP
        and characters.count(characters[label.place]) > 1
        for label in labels
    )
    return None if is_repeated else labels


def report_labels(
    form: Form,
    labels: Iterable[OtherWords],
    places: Sequence[RowPlace],
    cells: DeclaredCells,
    collector: Collector,
) -> None:
    """Report *labels*, those of rows by the path of the row, others by that of their table.

    Args:
        form: The form.
        labels: The labels in other words.
        places: The places of all rows.
        cells: The cells of the page.
        collector: Receives the findings.
    """
    for name, index in labels:
        row = next(place.row for place in places if place.start > index)
        above = (at for at in range(index, 0, -1) if cells.texts[at - 1] == TABLE_MARK)
        first = next(above, 0)
        table = next(place.row.table for place in places if place.start > first)
        path = row.path if row.name == name else table
        (cell,) = cells.tokens(index, index + 1)
        meant = form.vocabulary.meant(cell.text)
        collector.add("label-inexact", cell.span, path, text=cell.printed, label=meant)
