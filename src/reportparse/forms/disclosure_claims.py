# SPDX-License-Identifier: MIT
"""The figures of the disclosure forms that clauses of prose state, by the kind of the clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from .claims import Claim, Paths, one_figure
from .form import PrintedTable

_ROW: Final = "applications."
_NEW, _CARRIED_IN, _DONE, _OUT, _GRANTED, _PARTIAL = (
    f"{_ROW}{row}.total"
    for row in ("new", "carried_in", "total", "carried_out", "granted", "partial")
)
_RECONSIDERATION: Final = "reviews.reconsideration.total"
_SUITS: Final = ("reviews.direct_litigation.total", "reviews.after_reconsideration.total")


def _claim(*sums: Paths, path: str | None = None, label: str | None = None) -> Claim:
    return Claim(path or sums[0][0], sums, label)


_TOTALS: Final[Mapping[str, Claim]] = {
    # Many count those of last year that they worked on.
    "received": _claim((_NEW,), (_NEW, _CARRIED_IN)),
    # Answers to what was carried in may be counted apart.
    "answered": _claim((_DONE,), (_DONE, f"-{_CARRIED_IN}")),
    "handled": _claim((_DONE,), (_NEW,), (_NEW, _CARRIED_IN)),
    # Applications by applicant, without a word for what was done with them.
    "applied": _claim((_NEW,), (_DONE,), (_NEW, _CARRIED_IN)),
    "incoming": _claim((_NEW, _CARRIED_IN), path="applications"),
    "disclosed": _claim((_GRANTED,), (_GRANTED, _PARTIAL)),
    "carried_in": one_figure(_CARRIED_IN),
    # 结转14件, with no word for where to.
    "carried": _claim((_OUT,), (_CARRIED_IN,)),
    "carried_out": one_figure(_OUT),
    "reconsideration": one_figure(_RECONSIDERATION),
    "litigation": _claim(_SUITS, path="reviews", label="行政诉讼"),
    # Results behind both kinds of suits may be those of all, or of one kind.
    "suits": _claim(_SUITS, *((path,) for path in _SUITS), path="reviews", label="行政诉讼"),
    "direct": one_figure(_SUITS[0]),
    "after": one_figure(_SUITS[1]),
    "disputes": _claim((_RECONSIDERATION, *_SUITS), path="reviews", label="行政复议、行政诉讼"),
}


def disclosure_claims(tables: Iterable[PrintedTable]) -> dict[str, Claim]:
    """The claims on a form with *tables*: totals, rows, groups of rows, figures of section two."""
    found = dict(_TOTALS)
    for row in (row for table in tables for row in table.rows):
        _, _, key = row.path.partition(".")
        if row.table == "proactive":
            for path in row.paths:
                name = path.rpartition(".")[2]
                kind = {"decisions": key, "amount": key}.get(name, f"{key}.{name}")
                found[kind] = one_figure(path)
        elif row.table == "applications" and key not in found:
            group = key.partition(".")[0]
            found[key] = one_figure(f"{row.path}.total")
            if group != key:
                above = found.get(group)
                rows = (*(above.sums[0] if above else ()), f"{row.path}.total")
                found[group] = Claim(f"{_ROW}{group}", (rows,))
    return found
