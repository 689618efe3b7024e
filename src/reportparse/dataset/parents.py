# SPDX-License-Identifier: MIT
"""A parent of a dataset -> the reports of its agencies that it sums up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..agencies.pairing import Below, standing
from .placing import Placed


def below(
    number: int, names: Mapping[str, int], placed: Mapping[int, Placed], failed: Iterable[str]
) -> tuple[list[Placed], int, int]:
    """The reports in the folder of the parent *number* and below; of other parents' only these.

    Args:
        number: The parent's.
        names: All parents, by name.
        placed: All reports, by number.
        failed: The names of inputs that could not be read.

    Returns:
        The reports that count for its agencies; the number of agencies without one; the number of
        inputs that could not be read.
    """
    own = placed[number]
    name = own.filed.file or ""
    every = [
        placed_report
        for placed_report in placed.values()
        if placed_report.id != number and _is_below(placed_report.filed.file, name, names)
    ]
    places, without = standing(_below(own), list(map(_below, every)))
    unread = sum(_is_below(path, name, names) for path in failed)
    return [every[place] for place in places], without, unread


def _below(placed: Placed) -> Below:
    filed = placed.filed
    return Below(placed.series, filed.year, filed.text, filed.figures)


def _is_below(name: str | None, parent: str, parents: Iterable[str]) -> bool:
    """True if the file *name* is in the folder of *parent*, and not below another parent in it."""
    name, folder = name or "", _folder(parent)
    inner = (
        _folder(other) for other in parents if other.startswith(folder) and _folder(other) != folder
    )
    return name.startswith(folder) and (
        name in parents or not any(name.startswith(below) for below in inner)
    )


def _folder(name: str) -> str:
    return name[: name.rfind("/") + 1]
