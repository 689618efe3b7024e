# SPDX-License-Identifier: MIT
"""The objects that other packages bring by entry points."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_Thing = TypeVar("_Thing")

#: Folders of metadata end in this: `.dist-info`, `.egg-info`, `EGG-INFO`.
_METADATA: Final = "-info"


def brought(
    group: str, kind: type[_Thing], error: Callable[[str, str, str], Exception]
) -> Iterator[tuple[str, _Thing]]:
    """The objects of class *kind* that entry points of *group* name, and their names, in order.

    An entry point names an object, or a tuple of such. *error* makes the exception for what cannot
    be used, of its name and two messages.
    """
    for point in _entry_points(group):
        try:
            found = point.load()
        except Exception as problem:
            raise error(
                point.name,
                f"{point.value} cannot be loaded: {problem}",
                f"{point.value} 无法载入：{problem}",
            ) from problem
        for each in found if isinstance(found, tuple) else (found,):
            if not isinstance(each, kind):
                name = type(each).__name__
                raise error(
                    point.name,
                    f"{point.value} is of the type {name}, not a {kind.__name__}",
                    f"{point.value} 是 {name}，不是 {kind.__name__}",
                )
            yield point.name, each


def _entry_points(group: str) -> list[EntryPoint]:
    """The entry points of *group* by name.

    Importing `importlib.metadata` takes longer than reading a page: it is asked only if a file of
    entry points has the name of the group, or if something else than a folder may have one.
    """
    others = (finder for finder in sys.meta_path if finder is not PathFinder)
    if not any(hasattr(finder, "find_distributions") for finder in others) and not any(
        _may_have(folder or ".", group.encode()) for folder in sys.path
    ):
        return []
    from importlib.metadata import entry_points

    return sorted(entry_points(group=group), key=lambda point: point.name)


def _may_have(folder: str, group: bytes) -> bool:
    """False if no package in *folder* has an entry point of *group*."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  # paths take twice the time
    except OSError:
        return os.path.exists(folder)  # noqa: PTH110  # an archive
    for name in names:
        if name.lower().endswith(_METADATA):
            try:
                with open(f"{folder}/{name}/entry_points.txt", "rb") as file:  # noqa: PTH123
                    if group in file.read():
                        return True
            except OSError:
                continue
    return False
