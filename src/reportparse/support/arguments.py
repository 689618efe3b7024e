# SPDX-License-Identifier: MIT
"""Errors for arguments of the wrong type or value, and suggestions for misspelt names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

#: Characters of a wrong argument that an error quotes.
_QUOTED = 60


def check_type(function: str, argument: str, value: object, *kinds: type, hint: str = "") -> None:
    """Raise a `TypeError` if *value* is an instance of none of *kinds*, with a *hint*, if any."""
    if not isinstance(value, kinds):
        expected = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
        raise TypeError(
            f"{function}() argument {argument!r} must be {expected}, "
            f"not {type(value).__name__}: {_quoted(value)}{hint and f'; {hint}'}"
        )


def check_each(function: str, argument: str, values: object, *kinds: type) -> None:
    """Raise a `TypeError` if *values* is no sequence, or an element of it has none of *kinds*."""
    check_type(function, argument, values, Sequence)
    for index, value in enumerate(values):  # type: ignore[arg-type, var-annotated]
        check_type(function, f"{argument}[{index}]", value, *kinds)


def check_choice(function: str, argument: str, value: object, choices: Iterable[str]) -> None:
    """Raise a `ValueError` if *value* is not one of *choices*."""
    choices = tuple(choices)
    if value not in choices:
        listed = " or ".join(map(repr, choices))
        raise ValueError(f"{function}() argument {argument!r} must be {listed}, not {value!r}")


#: Share of the characters of two names alike from which one may be meant by the other.
_ALIKE = 0.65


class Advice(NamedTuple):
    """The end of a message, in both languages; empty where there is no advice."""

    en: str = ""
    zh: str = ""


def did_you_mean(name: str, known: Iterable[str]) -> Advice:
    """A question that names up to three of *known* that resemble *name*; empty without any."""
    from difflib import get_close_matches

    similar = get_close_matches(name, known, 3, _ALIKE)
    if not similar:
        return Advice()
    return Advice(f"; did you mean {' or '.join(similar)}?", f"；相近的有 {'、'.join(similar)}")


def _quoted(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
