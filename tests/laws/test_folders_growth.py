# SPDX-License-Identifier: MIT
"""The work of registers and of pairing grows with the agencies and reports, no faster."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportparse import Agency, Register
from reportparse.agencies.pairing import Filed, paired
from tests.laws.measuring import calls, seconds

_NAME = "石桥县第{}中学"


def chain(count: int) -> Register:
    """A register in which each agency is the parent of the next, the last line first."""
    names = [_NAME.format(number) for number in range(count)]
    lines = zip(names, [None, *names], strict=False)
    register = Register([Agency(name, parent=parent) for name, parent in lines][::-1])
    assert len({register.key(agency) for agency in register.agencies}) == count
    return register


def editions(count: int) -> None:
    """*count* reports of one agency and year, and as many on the next, all with other figures."""
    several = [
        Filed(f"{year}-{n}", "石桥县教育局", year, f"{n}")
        for year in (2023, 2024)
        for n in range(count)
    ]
    places = paired(several)
    assert {len(place.editions) for place in places} == {min(10, count - 1)}
    assert {len(place.editions) + place.more_editions for place in places} == {count - 1}
    assert all(n not in place.editions for n, place in enumerate(places))
    assert places[-1].reason
    assert places[-1].reason.text("en").count("2023-") == 5


FEW, MANY = 500, 4000


@pytest.mark.parametrize("work", [chain, editions])
def test_calls_grow_with_the_number(work: Callable[[int], object]) -> None:
    work(FEW)

    assert calls(work, MANY) < 1.5 * MANY / FEW * calls(work, FEW)


@pytest.mark.timing
@pytest.mark.parametrize("work", [chain, editions])
def test_time_grows_with_the_number(work: Callable[[int], object]) -> None:
    assert seconds(work, MANY, 3) < 3 * MANY / FEW * seconds(work, FEW, 3)
