# SPDX-License-Identifier: MIT
"""Patterns that are compiled late: what they say of each match is true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from re import _constants as ops
from re import _parser as parser
from typing import Any

import pytest

import reportparse
from reportparse.text.patterns import HAN, NO_HAN, late

_PACKAGE = Path(reportparse.__file__).parent


def _patterns() -> Iterator[Any]:
    """The late patterns of the package that name characters."""
    for file in sorted(_PACKAGE.rglob("*.py")):
        if re.search(r"\bhas=", file.read_text("utf-8")):
            name = ".".join(file.relative_to(_PACKAGE.parent).with_suffix("").parts)
            for pattern in vars(import_module(name)).values():
                if getattr(pattern, "has", None) and hasattr(pattern, "pattern"):
                    yield pattern


def _is_sure(items: Iterable[tuple[Any, Any]], has: frozenset[str]) -> bool:
    """True if each match of *items* has, in what it takes, one of the characters."""
    return any(_has(operation, value, has) for operation, value in items)


def _has(operation: Any, value: Any, has: frozenset[str]) -> bool:
    if operation is ops.LITERAL:
        return chr(value) in has
    if operation is ops.IN:
        return all(_in(kind, each, has) for kind, each in value)
    if operation is ops.BRANCH:
        return all(_is_sure(each, has) for each in value[1])
    if operation is ops.SUBPATTERN:
        return _is_sure(value[-1], has)
    if operation in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return bool(value[0]) and _is_sure(value[2], has)
    return False


def _in(kind: Any, value: Any, has: frozenset[str]) -> bool:
    if kind is ops.RANGE:
        return all(chr(code) in has for code in range(value[0], value[1] + 1))
    return kind is ops.LITERAL and chr(value) in has


@pytest.mark.parametrize("pattern", [*_patterns()], ids=lambda pattern: pattern.pattern[:30])
def test_each_match_has_one_of_the_characters(pattern: Any) -> None:
    assert _is_sure(parser.parse(pattern.pattern, pattern.flags), pattern.has)


def test_texts_without_the_characters_are_answered_without_the_pattern() -> None:
    # Not a pattern: compiling it would fail.
    broken = late("(", has="a")
    for method in ("search", "match", "fullmatch"):
        assert getattr(broken, method)("bcd") is None
    assert broken.findall("b") == []
    assert [*broken.finditer("b")] == []
    assert broken.sub("c", "b") == "b"
    assert broken.search("aba", 1, 2) is None
    with pytest.raises(re.error):
        broken.search("aba", 1)


def test_texts_with_one_are_searched() -> None:
    pattern = late("a.", has="a")
    assert pattern.search("bab") is not None
    assert pattern.sub("c", "bab") == "bc"
    assert pattern.findall("b") == []


@pytest.mark.parametrize("character", [*"一鿿年〇aZ_5５①é， "])
def test_chinese_characters_are_told_by_classes(character: str) -> None:
    is_chinese = "一" <= character <= "鿿" or character == "〇"
    assert bool(late(HAN).search(character)) == is_chinese
    assert bool(late(NO_HAN).search(character)) != is_chinese
