# SPDX-License-Identifier: MIT
"""Figures by path -> the attrs classes of a form, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

import attrs

#: A published figure: a count, an amount, the unit of an amount, or nothing.
Figure = int | Decimal | str | None


def assemble(model: type, path: str, figures: Mapping[str, Figure]) -> Any:
    """An instance of the attrs class *model* from the figures below *path*.

    A figure that is not there is None.
    """
    return _assembler(model, path)(figures)


@cache
def _assembler(model: type, path: str) -> Callable[[Mapping[str, Figure]], Any]:
    """Made once for each class and path: figures come by the hundred, reports in millions."""
    paths = [f"{path}.{field.name}" for field in attrs.fields(model)]
    classes: list[Any] = [type(field.default) for field in attrs.fields(model)]
    if not any(map(attrs.has, classes)):
        return lambda figures: model(*map(figures.get, paths))
    parts = [
        _assembler(part_class, below) for part_class, below in zip(classes, paths, strict=True)
    ]
    return lambda figures: model(*[part(figures) for part in parts])


def figures_of(model: object, path: str) -> Iterator[tuple[str, Figure]]:
    """The figures in *model*, an instance of a form's class, with their paths below *path*."""
    cls: Any = type(model)
    paths, read = _reader(cls, path)
    return zip(paths, read(model), strict=True)


@cache
def _reader(model: Any, path: str) -> tuple[tuple[str, ...], Callable[[object], Iterable[Figure]]]:
    """The paths of the figures in *model*, and what gets them all at once."""
    names = tuple(_names(model))
    paths = tuple(f"{path}.{name}" for name in names)
    if len(names) > 1:
        return paths, attrgetter(*names)
    return paths, lambda figures: tuple(getattr(figures, name) for name in names)


def _names(model: Any) -> Iterator[str]:
    """The attributes of *model* that are figures, from `rules.issued` on."""
    for field in attrs.fields(model):
        if attrs.has(part := type(field.default)):
            yield from (f"{field.name}.{below}" for below in _names(part))
        else:
            yield field.name


def figure_text(figure: Figure) -> str:
    """A figure as canonical text prints it; empty for None."""
    if figure is None:
        return ""
    return f"{figure:f}" if isinstance(figure, Decimal) else str(figure)
