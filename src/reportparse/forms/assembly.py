# SPDX-License-Identifier: MIT
"""Figures by path -> the attrs classes of a form, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, get_type_hints

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
    hints = get_type_hints(model)
    paths = [f"{path}.{field.name}" for field in attrs.fields(model)]
    classes = [hints[field.name] for field in attrs.fields(model)]
    if not any(map(attrs.has, classes)):
        return lambda figures: model(*map(figures.get, paths))
    parts = [_assembler(one, below) for one, below in zip(classes, paths, strict=True)]
    return lambda figures: model(*[part(figures) for part in parts])


def figures_of(model: object, path: str) -> Iterator[tuple[str, Figure]]:
    """The figures in *model*, an instance of a form's class, with their paths below *path*."""
    cls: Any = type(model)
    for name, below, has_fields in _names(cls, path):
        value = getattr(model, name)
        if has_fields:
            yield from figures_of(value, below)
        else:
            yield below, value


@cache
def _names(model: Any, path: str) -> tuple[tuple[str, str, bool], ...]:
    """Of each field its name, its path and whether its class has fields itself."""
    hints = get_type_hints(model)
    names = [field.name for field in attrs.fields(model)]
    return tuple((name, f"{path}.{name}", attrs.has(hints[name])) for name in names)
