# SPDX-License-Identifier: MIT
"""What each kind of claim states: figures of the form's tables, form by form."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

#: A sum of figures, by their paths; `-` before one that is taken away.
Paths = tuple[str, ...]


class Claim(NamedTuple):
    """What a clause may state.

    Attributes:
        path: The figure meant, or the table where it is several figures together.
        sums: What the number may be the sum of: the clause is right if one of these agrees.
    """

    path: str
    sums: tuple[Paths, ...]


#: For each kind of clause what it states, form by form: the first whose figures the report has.
CLAIMS: Mapping[str, tuple[Claim, ...]] = {
    "received": (
        Claim(
            "applications.new.total",
            (
                ("applications.new.total",),
                # Many count those of last year that they worked on.
                ("applications.new.total", "applications.carried_in.total"),
            ),
        ),
        Claim("statistics.received.value", (("statistics.received.value",),)),
    ),
    "answered": (
        Claim(
            "applications.total.total",
            (
                ("applications.total.total",),
                # Answers to what was carried in may be told apart.
                ("applications.total.total", "-applications.carried_in.total"),
            ),
        ),
        Claim(
            "statistics.concluded.value",
            (("statistics.concluded.value",), ("statistics.answered.value",)),
        ),
    ),
    "handled": (
        Claim(
            "applications.total.total",
            (
                ("applications.total.total",),
                ("applications.new.total",),
                ("applications.new.total", "applications.carried_in.total"),
            ),
        ),
    ),
    "carried_in": (Claim("applications.carried_in.total", (("applications.carried_in.total",),)),),
    "carried_out": (
        Claim("applications.carried_out.total", (("applications.carried_out.total",),)),
    ),
    "reconsideration": (
        Claim("reviews.reconsideration.total", (("reviews.reconsideration.total",),)),
        Claim("statistics.reconsideration.value", (("statistics.reconsideration.value",),)),
    ),
    "litigation": (
        Claim(
            "reviews",
            (("reviews.direct_litigation.total", "reviews.after_reconsideration.total"),),
        ),
        Claim("statistics.litigation.value", (("statistics.litigation.value",),)),
    ),
    "direct": (Claim("reviews.direct_litigation.total", (("reviews.direct_litigation.total",),)),),
    "after": (
        Claim("reviews.after_reconsideration.total", (("reviews.after_reconsideration.total",),)),
    ),
    "disputes": (
        Claim(
            "reviews",
            (
                (
                    "reviews.reconsideration.total",
                    "reviews.direct_litigation.total",
                    "reviews.after_reconsideration.total",
                ),
            ),
        ),
    ),
}


def claim_on(kind: str | None, figures: Container[str]) -> Claim | None:
    """What a clause of *kind* states of a report that has the *figures*; None if nothing."""
    for claim in CLAIMS.get(kind or "", ()):
        if all(path.lstrip("-") in figures for paths in claim.sums for path in paths):
            return claim
    return None
