# SPDX-License-Identifier: MIT
"""Rows of a dataset -> reports, as far as rules on figures look at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any

import orjson
import pyarrow as pa

from ..forms import registry
from ..forms.flattening import Figure
from ..forms.form import AMOUNT, Form, PrintedTable
from ..output.converter import report_converter
from ..output.frames import paths_with_units
from ..report.model import Provenance, Recorded, Report, Source, form_fields
from ..text.places import FilePlace
from .rows import Row

#: Name, agency, year and form of a report.
Head = tuple[str, str | None, int | None, str | None]


def restored(heads: Mapping[int, Head], figures: pa.Table) -> dict[int, Report]:
    """The reports of *heads* with their *figures*, by number."""
    printed: dict[int, dict[str, Row]] = {number: {} for number in heads}
    numbers, paths, *rest = (column.to_pylist() for column in figures.columns)
    for number, path, row in zip(numbers, paths, zip(*rest, strict=True), strict=True):
        printed[number][path] = row
    return {number: _report(head, printed[number]) for number, head in heads.items()}


def _report(head: Head, printed: Mapping[str, Row]) -> Report:
    name, agency, year, form = head
    own = registry.forms().get(form or "")
    model: type[Report] = (own and own.report) or Report
    values: dict[str, Any] = {}
    for table in _tables(own, model, printed):
        values[table.name] = table.assemble(dict(_figures(table, printed)))
    return model(
        agency=agency,
        year=year,
        form=form,
        source=Source(name),
        origin=Recorded(_Places(printed), ()),
        **values,
    )


def _tables(own: Form | None, model: type[Report], paths: Iterable[str]) -> Iterator[PrintedTable]:
    """The tables that have *paths*, those of the *own* form before those of others."""
    present: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        present[path.partition(".")[0]].add(path)
    known = [*([own] if own else []), *registry.forms().values()]
    for name in form_fields(model):
        several = (other_form.table_of.get(name) for other_form in known)
        own_tables = (table for table in several if table and present[name] == _paths(table))
        yield from islice(own_tables, 1)


@cache
def _paths(table: PrintedTable) -> frozenset[str]:
    return frozenset(path for path, _ in paths_with_units(table))


def _figures(table: PrintedTable, printed: Mapping[str, Row]) -> Iterator[tuple[str, Figure]]:
    kinds = {column.path: column.kind for column in table.columns}
    for path, unit_path in paths_with_units(table):
        whole, other, unit, *_ = printed[path]
        if unit_path:
            yield unit_path, unit
        if kinds[path] == AMOUNT and (whole, other) != (None, None):
            yield path, Decimal(other if whole is None else whole)
        else:
            yield path, whole


def place_in_file(text: str) -> FilePlace:
    """The place that a row has as JSON."""
    kind: Any = FilePlace
    place: FilePlace = report_converter().structure(orjson.loads(text), kind)
    return place


class _Places(Mapping[str, Provenance]):
    """The places of figures, each made on demand."""

    def __init__(self, printed: Mapping[str, Row]) -> None:
        self._printed = printed

    def __getitem__(self, path: str) -> Provenance:
        _, _, _, text, line, column, end_line, end_column, in_file = self._printed[path]
        if line is None:
            raise KeyError(path)
        place = in_file and place_in_file(in_file)
        return Provenance(line, column, end_line, end_column, text, place)

    def __iter__(self) -> Iterator[str]:
        return (path for path, (_, _, _, _, line, *_) in self._printed.items() if line is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
