# SPDX-License-Identifier: MIT
"""The path of a figure, from the path itself or the labels that messages print for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from ..errors import UnknownPathError
from ..forms.flattening import Figure
from ..forms.form import TEXT_COLUMN, PrintedTable


def paths_of(
    name: str, figures: Mapping[str, Figure], tables: Iterable[PrintedTable]
) -> tuple[str, ...]:
    """The paths of the *figures* that *name* is the path or the labels of."""
    if name in figures:
        return (name,)
    return () if name.isascii() else by_labels(tuple(tables)).get("".join(name.split()), ())


def path_of(name: str, figures: Mapping[str, Figure], tables: Iterable[PrintedTable]) -> str:
    """The one path that *name* is or has the labels of; otherwise an `UnknownPathError`."""
    tables = tuple(tables)
    found = paths_of(name, figures, tables)
    if len(found) == 1:
        return found[0]
    raise UnknownPathError(name, found or (figures if name.isascii() else by_labels(tables)))


@cache
def by_labels(tables: tuple[PrintedTable, ...]) -> Mapping[str, tuple[str, ...]]:
    """The paths of the figures of *tables* by their labels; several where labels are alike."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for table in tables:
        for column in table.columns:
            if column.kind != TEXT_COLUMN:
                found[table.describe(column.path)] += (column.path,)
    return dict(found)
