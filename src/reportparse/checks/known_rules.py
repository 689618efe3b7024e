# SPDX-License-Identifier: MIT
"""The rules that are known: those of this package and those that others bring.

A package brings a rule by an entry point of the group `reportparse.rules` that names an object
of class `Rule`, or a tuple of such.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, get_args

from ..diagnostics.catalogue import CODES, SEVERITIES, Code
from ..errors import RuleError
from ..support import plugins
from ..text.patterns import late
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
from .rules import Rule, Scope

#: Name of the entry points by which other packages bring their rules.
ENTRY_POINTS: Final = "reportparse.rules"

_CODE: Final = late("[a-z0-9]+(?:-[a-z0-9]+)*")
#: The values that a rule may have for an attribute, and the attributes that are texts.
_CHOICES: Final = {"severity": SEVERITIES, "scope": get_args(Scope)}
_TEXTS: Final = ("zh", "en", "hint_zh", "hint_en", "why_zh", "why_en", "example")

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

    A rule that cannot be loaded, is not valid, or has the code of another, raises a `RuleError`.
    """
    known = {rule.code: rule for module in _BUILT_IN for rule in module.RULES}
    for name, rule in plugins.brought(ENTRY_POINTS, Rule, RuleError):
        for fault, zh in _faults(rule):
            raise RuleError(name, fault, zh)
        if rule.code in known or rule.code in CODES:
            raise RuleError(
                name,
                f"another rule has the code {rule.code!r}, too",
                f"另一规则也用代码“{rule.code}”",
            )
        known[rule.code] = rule
    return known


def _faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """The reasons why *rule* cannot be used, in English and Chinese."""
    if not isinstance(rule.code, str) or not _CODE.fullmatch(rule.code):
        yield (
            f"the code {rule.code!r} is not lower-case words joined by hyphens, as 'fees-charged'",
            f"代码“{rule.code}”须为用连字符连接的小写单词，如 fees-charged",
        )
    for name, choices in _CHOICES.items():
        if (value := getattr(rule, name)) not in choices:
            yield (
                f"{name} of {rule.code!r} is {value!r}, not one of {', '.join(choices)}",
                f"{rule.code} 的 {name} 为“{value}”，须为 {'、'.join(choices)} 之一",
            )
    for name in _TEXTS:
        text = getattr(rule, name)
        if not isinstance(text, str) or not text.strip():
            yield f"{rule.code!r} has no text {name!r}", f"{rule.code} 缺少 {name} 的文字"


def brought() -> frozenset[str]:
    """The codes of the rules that other packages bring."""
    return frozenset(rules()) - {rule.code for module in _BUILT_IN for rule in module.RULES}


def kinds() -> dict[str, Code]:
    """All kinds of findings by code: those of reading and the rules."""
    return {**CODES, **rules()}
