# SPDX-License-Identifier: MIT
"""The reports of a dataset -> whose each is, its editions, and the report on the year before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import pyarrow as pa

from ..agencies.pairing import Filed, Paired
from ..agencies.reasons import Reason
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

    It is a duplicate of the first report with the same bytes, or of the same agency and year with
    equal figures; an edition of the one that sums count instead. What it is compared with is in
    `against`, by name and content; after a blank the reason why there is nothing.
    """

    id: int
    filed: Filed
    series: str | None
    duplicate_of: int | None
    edition_of: int | None
    previous: int | None
    editions: tuple[int, ...]
    reason: Reason | None
    against: str
    more_editions: int


class _Row(NamedTuple):
    """A report; the edition with the highest rank counts.

    That is one that prints figures, the last published of these, else the fullest, else the first.
    """

    id: int
    filed: Filed
    rank: tuple[bool, datetime.date, int, int]


def place_all(
    store: Store, pair: Callable[[Sequence[Filed]], Sequence[Paired]], language: Language
) -> dict[int, Placed]:
    """The reports by number, as *pair* places them; the dataset is updated, `_placed` is made."""
    rows = [_row(values) for values in store.connection.execute(_REPORTS).fetchall()]
    found = list(_placed(rows, pair([row.filed for row in rows]), language))
    columns: dict[str, list[object]] = {
        name: [getattr(placed, name) for placed in found] for name in Placed._fields
    }
    reasons = [placed.reason for placed in found]
    columns["comparison"] = [reason.kind if reason else "compared" for reason in reasons]
    columns["reason"] = [reason and reason.text(language) for reason in reasons]
    store.replace_temporary(
        "_placed", pa.table({name: columns[name] for name in _SCHEMA.names}, _SCHEMA)
    )
    store.connection.execute(_UPDATE)
    return {placed.id: placed for placed in found}


def _row(values: tuple[Any, ...]) -> _Row:
    number, name, agency, year, figures, sha256, steps, published, printed = values
    breadcrumb = tuple((steps or "").split(" > "))
    filed = Filed(name, agency, year, figures or "", sha256, breadcrumb)
    return _Row(number, filed, (bool(figures), published or datetime.date.min, printed, -number))


def _placed(rows: Sequence[_Row], places: Sequence[Paired], language: Language) -> Iterator[Placed]:
    copies = _copies(rows, places)
    counted = _counted(rows, places, copies)
    for row, place, same in zip(rows, places, copies, strict=True):
        edition_of = counted.get((place.series, row.filed.year), row)
        others = [
            rows[number] for number in (place.previous, *place.editions) if number is not None
        ]
        reason = place.reason and place.reason.text(language)
        named = "\n".join(f"{other.filed.file} {other.filed.text}" for other in others)
        more = f"\n+{place.more_editions}" if place.more_editions else ""
        yield Placed(
            row.id,
            row.filed,
            place.series,
            None if same is None else rows[same].id,
            edition_of.id if edition_of is not row and same is None else None,
            None if place.previous is None else rows[place.previous].id,
            tuple(rows[edition].id for edition in place.editions),
            place.reason,
            f"{reason or ''}\n{named}{more}" if others else f" {reason}",
            place.more_editions,
        )


def _copies(rows: Sequence[_Row], places: Sequence[Paired]) -> list[int | None]:
    """For each report the first with the same bytes, or equal figures, if it is another one."""
    first: dict[str, int] = {}
    found = []
    for index, (row, place) in enumerate(zip(rows, places, strict=True)):
        same = first.setdefault(row.filed.text, index)
        found.append(same if place.same_as is None and same != index else place.same_as)
    return found


def _counted(
    rows: Sequence[_Row], places: Sequence[Paired], copies: Sequence[int | None]
) -> dict[tuple[str | None, int | None], _Row]:
    """The report that counts for each agency and year that are known."""
    found: dict[tuple[str | None, int | None], _Row] = {}
    for row, place, same in zip(rows, places, copies, strict=True):
        key = place.series, row.filed.year
        if None not in key and same is None:
            found[key] = max(row, found.get(key, row), key=lambda each: each.rank)
    return found
