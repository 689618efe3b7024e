# SPDX-License-Identifier: MIT
"""The rules that are known: those of this package and those that others bring.

A package brings a rule by an entry point of the group `reportparse.rules` that names an object
of class `Rule`, or a tuple of such.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from ..diagnostics.catalogue import CODES, Code
from ..errors import RuleError
from ..support import plugins
from . import (
    contents,
    leftovers,
    personal_data,
    plausibility,
    prose_against_tables,
    shares_and_growth,
    structure,
    sum_rules,
    years,
)
from .rules import Rule

#: Name of the entry points by which other packages bring their rules.
ENTRY_POINTS: Final = "reportparse.rules"

_BUILT_IN = (
    sum_rules,
    years,
    structure,
    plausibility,
    prose_against_tables,
    shares_and_growth,
    contents,
    leftovers,
    personal_data,
)


@cache
def rules() -> dict[str, Rule]:
    """All rules by code: those of this package, then those of others by name.

    A rule that cannot be loaded, or has the code of another, raises a `RuleError`.
    """
    known = {rule.code: rule for module in _BUILT_IN for rule in module.RULES}
    for name, rule in plugins.brought(ENTRY_POINTS, Rule, RuleError):
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
    """The rules that judge where no profile says otherwise."""
    return tuple(rule for rule in rules().values() if not rule.is_optional)


def brought() -> frozenset[str]:
    """The codes of the rules that other packages bring."""
    return frozenset(rules()) - {rule.code for module in _BUILT_IN for rule in module.RULES}


def kinds() -> dict[str, Code]:
    """All kinds of findings by code: those of reading and the rules."""
    return {**CODES, **rules()}
