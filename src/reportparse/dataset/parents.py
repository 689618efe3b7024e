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
        one
        for one in placed.values()
        if one.id != number and _is_below(one.filed.file, name, names)
    ]
    places, without = standing(_below(own), list(map(_below, every)))
    unread = sum(_is_below(one, name, names) for one in failed)
    return [every[place] for place in places], without, unread


def _below(placed: Placed) -> Below:
    filed = placed.filed
    return Below(placed.series, filed.year, filed.text, filed.figures)


def _is_below(name: str | None, parent: str, parents: Iterable[str]) -> bool:
    """Whether the file *name* is in the folder of *parent*, and not below another parent in it."""
    name, folder = name or "", _folder(parent)
    inner = (_folder(one) for one in parents if one.startswith(folder) and _folder(one) != folder)
    return name.startswith(folder) and (
        name in parents or not any(name.startswith(one) for one in inner)
    )


def _folder(name: str) -> str:
    return name[: name.rfind("/") + 1]
