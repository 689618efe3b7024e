# SPDX-License-Identifier: MIT
"""The reports of a dataset -> whose each is, its editions, and the report on the year before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import pyarrow as pa

from ..agencies.pairing import Filed, Paired
from ..diagnostics.catalogue import Language
from .store import Store

_REPORTS: Final = """
SELECT id, name, agency, year, figures_digest, sha256, breadcrumb,
       coalesce(published, page_published), printed
FROM reports ORDER BY id
"""
_UPDATE: Final = """
UPDATE reports
SET series = _placed.series, duplicate_of = _placed.duplicate_of, edition_of = _placed.edition_of,
    comparison = _placed.comparison
FROM _placed WHERE reports.id = _placed.id
AND (reports.series, reports.duplicate_of, reports.edition_of, reports.comparison)
    IS DISTINCT FROM
    (_placed.series, _placed.duplicate_of, _placed.edition_of, _placed.comparison)
"""
_SCHEMA: Final = pa.schema(
    [
        pa.field("id", pa.int64()),
        pa.field("series", pa.string()),
        pa.field("duplicate_of", pa.int64()),
        pa.field("edition_of", pa.int64()),
        pa.field("previous", pa.int64()),
        pa.field("comparison", pa.string()),
        pa.field("editions", pa.list_(pa.int64())),
        pa.field("reason", pa.string()),
        pa.field("against", pa.string()),
    ]
)


class Placed(NamedTuple):
    """A report of the dataset among the others; all numbers are those of the dataset.

    Attributes:
        id: Its number.
        filed: The facts for pairing.
        series: As in the dataset.
        duplicate_of: The first report with the same bytes, or of the same agency and year with
            equal figures.
        edition_of: The report that sums count for its agency and year instead of this one.
        previous: That on the year before.
        comparison: As in the dataset.
        editions: Those of the same agency and year with other figures.
        reason: Why there is no previous one.
        against: All that it is compared with, by name and content; after a blank the reason why
            there is nothing.
    """

    id: int
    filed: Filed
    series: str | None
    duplicate_of: int | None
    edition_of: int | None
    previous: int | None
    comparison: str
    editions: tuple[int, ...]
    reason: str | None
    against: str


class _Row(NamedTuple):
    """A report with what decides which edition counts."""

    id: int
    filed: Filed
    published: datetime.date | None
    printed: int


def place_all(
    store: Store, pair: Callable[[Sequence[Filed]], Sequence[Paired]], language: Language
) -> dict[int, Placed]:
    """The reports by number; the dataset is brought up to date, and `_placed` is made.

    Args:
        store: The dataset.
        pair: Finds the place of each report among the others.
        language: Of the reasons.
    """
    rows = [_row(values) for values in store.connection.execute(_REPORTS).fetchall()]
    found = list(_placed(rows, pair([row.filed for row in rows]), language))
    columns = {
        name: pa.array([getattr(placed, name) for placed in found], _SCHEMA.field(name).type)
        for name in _SCHEMA.names
    }
    store.replace_temporary("_placed", pa.table(columns, schema=_SCHEMA))
    store.connection.execute(_UPDATE)
    return {placed.id: placed for placed in found}


def _row(values: tuple[Any, ...]) -> _Row:
    number, name, agency, year, figures, sha256, steps, published, printed = values
    breadcrumb = tuple((steps or "").split(" > "))
    filed = Filed(name, agency, year, figures or "", sha256, breadcrumb)
    return _Row(number, filed, published, printed)


def _placed(rows: Sequence[_Row], places: Sequence[Paired], language: Language) -> Iterator[Placed]:
    first: dict[str, int] = {}
    for index, (row, place) in enumerate(zip(rows, places, strict=True)):
        same = place.same_as
        if same is None and first.setdefault(row.filed.text, index) != index:
            same = first[row.filed.text]
        counted = max((index, *place.editions), key=lambda number: _validity(rows[number]))
        others = [
            rows[number] for number in (place.previous, *place.editions) if number is not None
        ]
        reason = place.reason.text(language) if place.reason else None
        named = "\n".join(f"{other.filed.file} {other.filed.text}" for other in others)
        yield Placed(
            row.id,
            row.filed,
            place.series,
            None if same is None else rows[same].id,
            rows[counted].id if counted != index and same is None else None,
            None if place.previous is None else rows[place.previous].id,
            place.reason.kind if place.reason else "compared",
            tuple(rows[edition].id for edition in place.editions),
            reason,
            f"{reason or ''}\n{named}" if others else f" {reason}",
        )


def _validity(row: _Row) -> tuple[datetime.date, int, int]:
    """The edition that counts is the last published, else the fullest, else the first."""
    return row.published or datetime.date.min, row.printed, -row.id
