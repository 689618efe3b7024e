# SPDX-License-Identifier: MIT
"""Errors for arguments of the wrong type or value, and suggestions for misspelt names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

#: Characters of a wrong argument that an error quotes.
_QUOTED = 60


def check_type(function: str, argument: str, value: object, *kinds: type, hint: str = "") -> None:
    """Refuse a *value* that is an instance of none of *kinds*.

    Args:
        function: The public function that was called.
        argument: The name of its argument.
        value: The argument as given.
        kinds: The classes it may have.
        hint: Advice.

    Raises:
        TypeError: If the value has another type; names the function, the argument and the value.
    """
    if not isinstance(value, kinds):
        expected = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
        raise TypeError(
            f"{function}() argument {argument!r} must be {expected}, "
            f"not {type(value).__name__}: {_quoted(value)}{hint and f'; {hint}'}"
        )


def check_each(function: str, argument: str, values: object, *kinds: type) -> None:
    """Refuse *values* that are not a sequence, or one with an element that has none of *kinds*.

    Raises:
        TypeError: As for `check_type`.
    """
    check_type(function, argument, values, Sequence)
    for index, value in enumerate(values):  # type: ignore[arg-type, var-annotated]
        check_type(function, f"{argument}[{index}]", value, *kinds)


def check_choice(function: str, argument: str, value: object, choices: Iterable[str]) -> None:
    """Refuse a *value* that is not one of *choices*.

    Raises:
        ValueError: If it is another; lists the choices.
    """
    choices = tuple(choices)
    if value not in choices:
        listed = " or ".join(map(repr, choices))
        raise ValueError(f"{function}() argument {argument!r} must be {listed}, not {value!r}")


class Advice(NamedTuple):
    """The end of a message, in both languages; empty where there is no advice."""

    en: str = ""
    zh: str = ""


def did_you_mean(name: str, known: Iterable[str]) -> Advice:
    """A question that names up to three of *known* that resemble *name*; empty without any."""
    from difflib import get_close_matches

    similar = get_close_matches(name, known, 3)
    if not similar:
        return Advice()
    return Advice(f"; did you mean {' or '.join(similar)}?", f"；相近的有 {'、'.join(similar)}")


def _quoted(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
