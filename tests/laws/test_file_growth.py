# SPDX-License-Identifier: MIT
"""The time that a hostile page takes grows with its length; run by `make laws`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest

from reportparse.api import parse_source
from reportparse.errors import LimitError
from reportparse.readers import read
from tests.laws.measuring import seconds

#: Four times the length may take this many times the time; a square takes sixteen. A quiet machine
#: measures 4.5 at most, one that does other work beside more.
MOST_TIME = 5.5
#: Length of the shorter page, and seconds that are too few to be measured.
SIZE, MEASURED = 50_000, 0.004

#: The body of a page of about so many characters.
BODIES: Mapping[str, Callable[[int], str]] = {
    "long attributes": lambda size: f"<p title='{'x ' * (size // 2)}'>字",
    "many attributes": lambda size: "<p " + " ".join(f"a{at}" for at in range(size // 6)) + ">字",
    "spans": lambda size: "<p>" + "<span class=a>字1</span>" * (size // 24),
    "spans in a cell": lambda size: "<table><td>甲<td>" + "<b>1</b><i>2</i>" * (size // 16),
    "boxes in a cell": lambda size: "<table><td><b style='float:left'>1</b>" * (size // 38),
    "choices": lambda size: "<table><td>甲<td><select>" + "<option>字" * (size // 9),
    "chosen": lambda size: "<table><td>甲<td><select>" + "<option selected>字" * (size // 18),
    "rowspan": lambda size: "<table>" + "<tr><td rowspan=999>甲<td>1" * (size // 30),
    "colspan": lambda size: "<table>" + "<tr><td colspan=999>甲<td>1" * (size // 30),
    "comments": lambda size: "<p>" + "<!-- x -->字" * (size // 11),
    "entities": lambda size: "<p>" + "&nbsp;&#x5b57;&lt;" * (size // 18),
    "nested": lambda size: "<div>" * (size // 5),
    "styles": lambda size: "".join(f"<b a{at}>" for at in range(size // 20)) + "<p>字" * size,
    "rows": lambda size: "<table>" + "<tr><td>规章<td>1<td>2<td>3" * (size // 25),
}


def work(body: str) -> None:
    """Read a page, be it refused."""
    with suppress(LimitError):
        parse_source(read(f"<!DOCTYPE html><body>{body}".encode()))


def grows_too_fast(body: Callable[[int], str]) -> bool:
    """True if four times the length takes too much time."""
    small, large = (seconds(work, body(size), 3) for size in (SIZE, 4 * SIZE))
    return large > MOST_TIME * max(small, MEASURED)


@pytest.mark.timing
@pytest.mark.parametrize("name", BODIES)
def test_time_grows_with_the_page(name: str) -> None:
    """It is measured again before it is believed."""
    assert not all(grows_too_fast(BODIES[name]) for _ in range(3))
