# SPDX-License-Identifier: MIT
"""Finds of fuzzing stay fixed; those that are open are marked so."""

from __future__ import annotations

import pytest

from tests.laws.finds import Find, finds, shrunk

FINDS = finds()


@pytest.mark.parametrize("find", [one for one in FINDS if not one.open], ids=lambda one: one.number)
def test_mended(find: Find) -> None:
    assert find.broken() == set()


@pytest.mark.parametrize("find", [one for one in FINDS if one.open], ids=lambda one: one.number)
def test_open(find: Find) -> None:
    """A find that is fixed incidentally must be marked as fixed."""
    assert find.broken() == {find.promise}


def test_numbers() -> None:
    assert [one.number for one in FINDS] == list(range(1, len(FINDS) + 1))


def test_shrinking() -> None:
    text = "甲|乙\n丙|丁戊己|庚\n辛\n"

    assert shrunk(text, lambda shorter: "戊" in shorter and "|" in shorter) in ("戊|", "|戊")
