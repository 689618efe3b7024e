# SPDX-License-Identifier: MIT
"""Rows of a dataset -> reports, as far as rules on figures look at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import orjson
import pyarrow as pa

from ..forms import registry
from ..forms.flattening import Figure
from ..forms.form import AMOUNT, PrintedTable
from ..output.converter import report_converter
from ..output.frames import paths_with_units
from ..report.model import Provenance, Recorded, Report, Source, form_fields
from ..text.places import FilePlace
from .rows import Row

#: Name, agency, year and form of a report.
Head = tuple[str, str | None, int | None, str | None]


def restored(heads: Mapping[int, Head], figures: pa.Table) -> dict[int, Report]:
    """The reports of *heads* with their *figures*, by number."""
    rows: dict[int, list[Row]] = {number: [] for number in heads}
    for number, *rest in zip(*(column.to_pylist() for column in figures.columns), strict=True):
        rows[number].append(tuple(rest))
    return {number: _report(head, rows[number]) for number, head in heads.items()}


def _report(head: Head, rows: list[Row]) -> Report:
    name, agency, year, form = head
    printed = {row[0]: row for row in rows}
    model = _model(form)
    values: dict[str, Any] = {}
    for table in _tables(form, model, printed):
        values[table.name] = table.assemble(dict(_figures(table, printed)))
    return model(
        agency=agency,
        year=year,
        form=form,
        source=Source(name),
        origin=Recorded(_Places(printed), ()),
        **values,
    )


def _model(form: str | None) -> type[Report]:
    own = registry.forms().get(form or "")
    return (own.report if own else None) or Report


def _tables(form: str | None, model: type[Report], paths: Iterable[str]) -> Iterator[PrintedTable]:
    """The tables that have *paths*, those of *form* before those of others."""
    present = set(paths)
    own = registry.forms().get(form or "")
    known = [*([own] if own else []), *registry.forms().values()]
    for name in form_fields(model):
        those = {path for path in present if path.startswith(f"{name}.")}
        several = (other_form.table_of.get(name) for other_form in known)
        table = next(
            (
                printed_table
                for printed_table in several
                if printed_table and those and those == _paths(printed_table)
            ),
            None,
        )
        if table is not None:
            yield table


def _paths(table: PrintedTable) -> set[str]:
    return {path for path, _ in paths_with_units(table)}


def _figures(table: PrintedTable, printed: Mapping[str, Row]) -> Iterator[tuple[str, Figure]]:
    kinds = {column.path: column.kind for column in table.columns}
    for path, unit_path in paths_with_units(table):
        _, whole, other, unit, *_ = printed[path]
        if unit_path:
            yield unit_path, unit
        if kinds[path] == AMOUNT and (whole, other) != (None, None):
            yield path, Decimal(other if whole is None else whole)
        else:
            yield path, whole


class _Places(Mapping[str, Provenance]):
    """The places of figures, each made on demand."""

    def __init__(self, printed: Mapping[str, Row]) -> None:
        self._printed = {path: row for path, row in printed.items() if row[5] is not None}

    def __getitem__(self, path: str) -> Provenance:
        _, _, _, _, text, line, column, end_line, end_column, in_file = self._printed[path]
        kind: Any = FilePlace
        place = in_file and report_converter().structure(orjson.loads(in_file), kind)
        return Provenance(line, column, end_line, end_column, text, place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._printed)

    def __len__(self) -> int:
        return len(self._printed)
