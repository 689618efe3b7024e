# SPDX-License-Identifier: MIT
"""Figures that a clause of prose may state, as a form declares them."""

from __future__ import annotations

from typing import Final, NamedTuple

#: A sum of figures, by their paths; `-` before one that is taken away.
Paths = tuple[str, ...]

_TOTAL: Final = ".total"


class Claim(NamedTuple):
    """The figures that a clause may state.

    Attributes:
        path: The figure meant, or the table where it is several figures together.
        sums: Possible sums of the number: the clause is right if one of them agrees.
        label: The name for a person, where the path is a whole table.
        either: The claims of which any may be meant, the first as above, if there are several.
    """

    path: str
    sums: tuple[Paths, ...]
    label: str | None = None
    either: tuple[Claim, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """The paths in all its sums."""
        return frozenset(path.lstrip("-") for paths in self.sums for path in paths)

    def meant(self, index: int) -> Claim:
        """The one of `either` that has the sum at *index*; itself if it is but one."""
        return next((claim for claim in self.either if self.sums[index] in claim.sums), self)

    def with_sum(self, index: int) -> Claim:
        """The claim, if only one of its sums can be meant; the first is what its path names."""
        if index == 0:
            return self
        sum_ = self.sums[index]
        path = sum_[0] if len(sum_) == 1 else sum_[0].partition(".")[0]
        return Claim(path, (sum_,), self.label)

    def in_columns(self, columns: tuple[Paths, ...], label: str | None) -> Claim:
        """The claim, which is on totals, on other columns, each of which may be meant, instead."""
        sums = tuple(
            tuple(f"{path.removesuffix(_TOTAL)}.{name}" for path in paths for name in names)
            for paths in self.sums
            for names in columns
        )
        is_figure = len(sums[0]) == 1
        path = sums[0][0] if is_figure else self.path.removesuffix(_TOTAL)
        return Claim(path, sums, f"{self.label}→{label}" if self.label and label else None)


def one_figure(path: str) -> Claim:
    """The claim on the figure at *path*."""
    return Claim(path, ((path,),))
