# SPDX-License-Identifier: MIT
"""The rules that are known: those of this package and those that others bring.

A package brings a rule by an entry point of the group `reportparse.rules` that names an object
of class `Rule`, or a tuple of such.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any, Final

from ..diagnostics.catalogue import CODES, Code
from ..errors import RuleError
from . import (
    arithmetic,
    contents,
    leftovers,
    personal_data,
    plausibility,
    shares_and_growth,
    structure,
    years,
)
from . import (
    parents_and_children as family,
)
from . import (
    prose_against_tables as prose,
)
from .rules import Rule

#: Name of the entry points by which other packages bring their rules.
ENTRY_POINTS: Final = "reportparse.rules"

_BUILT_IN = (
    arithmetic,
    years,
    family,
    structure,
    plausibility,
    prose,
    shares_and_growth,
    contents,
    leftovers,
    personal_data,
)


@cache
def rules() -> dict[str, Rule]:
    """All rules by code: those of this package, then those of others by name.

    Raises:
        RuleError: If a rule of another package cannot be loaded or has the code of another.
    """
    known = {rule.code: rule for module in _BUILT_IN for rule in module.RULES}
    for name, rule in _brought():
        if rule.code in known or rule.code in CODES:
            raise RuleError(
                name,
                f"another rule has the code {rule.code!r}, too",
                f"另一规则也用代码“{rule.code}”",
            )
        known[rule.code] = rule
    return known


@cache
def rules_by_default() -> tuple[Rule, ...]:
    """The rules that judge where no profile says otherwise.

    Raises:
        RuleError: As `rules`.
    """
    return tuple(rule for rule in rules().values() if not rule.is_optional)


def brought() -> frozenset[str]:
    """The codes of the rules that other packages bring.

    Raises:
        RuleError: As `rules`.
    """
    return frozenset(rules()) - {rule.code for module in _BUILT_IN for rule in module.RULES}


def kinds() -> dict[str, Code]:
    """All kinds of findings by code: those of reading and the rules."""
    return {**CODES, **rules()}


def _brought() -> Iterator[tuple[str, Rule]]:
    from importlib.metadata import entry_points

    points = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return chain.from_iterable(_loaded(point) for point in points)


def _loaded(point: Any) -> Iterator[tuple[str, Rule]]:
    try:
        found = point.load()
    except Exception as error:
        raise RuleError(
            point.name,
            f"{point.value} cannot be loaded: {error}",
            f"{point.value} 无法载入：{error}",
        ) from error
    for rule in found if isinstance(found, tuple) else (found,):
        if not isinstance(rule, Rule):
            raise RuleError(
                point.name,
                f"{point.value} is a {type(rule).__name__}, not a Rule",
                f"{point.value} 是 {type(rule).__name__}，不是 Rule",
            )
        yield point.name, rule
